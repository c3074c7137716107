"""Cutting text into words, beside plain jieba and its fast twin.

jieba and rjieba are given the whole text, as their users do, and cut amounts in pieces (the last column); ours come with
offsets, language and kind, and an amount stays whole. Ours runs twice, on either engine.
"""

from __future__ import annotations

import logging
import unittest.mock
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import Contender, Settings, Timing, present, race
from benchmarks.pages import Page, generate
from benchmarks.tables import ratio, short, table
from bilingual.lexicon import Lexicon, shipped
from bilingual.pipeline import as_it_stands

__all__ = ["report"]


def report(settings: Settings, folder: Path | None = None) -> str:
    out = "## Tokens\n\n"
    for language, name in (("zh", "Chinese"), ("en", "English")):
        pages = generate(settings.pages, languages=(language,))
        out += f"### {name} articles\n\n{_table(pages, language, settings)}\n"
    return out


def _ours(slow: bool) -> Callable[[], Callable[[Any], Any]]:
    """Tokens alone: the amounts and segments of the text are known already, for those are measured elsewhere."""

    def load() -> Callable[[Any], Any]:
        from bilingual.language import tokenise

        lexicon = Lexicon(*shipped().folders)
        if slow:
            with unittest.mock.patch("bilingual.language.segmenter.find_spec", return_value=None):
                tokenise("我们", (), (), lexicon)
        else:
            import rjieba  # noqa: F401

        documents = _Documents()
        return lambda text: tokenise(text, documents[text].segments, documents[text].amounts, lexicon)

    return load


class _Documents(dict[str, Any]):
    def __missing__(self, text: str) -> Any:
        self[text] = document = as_it_stands(text)
        _ = document.segments
        return document


def _jieba() -> Callable[[str], list[str]]:
    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    cut: Callable[[str], list[str]] = jieba.lcut
    return cut


def _rjieba() -> Callable[[str], list[str]]:
    import rjieba

    cut: Callable[[str], list[str]] = rjieba.cut
    return cut


def _split(text: str) -> list[str]:
    return text.split()


def _table(pages: Sequence[Page], language: str, settings: Settings) -> str:
    loaders: list[tuple[str, Callable[[], Callable[[Any], Any]]]] = [
        ("bare split at spaces", lambda: _split),
        ("bilingual with rjieba", _ours(slow=False)),
        ("bilingual with jieba", _ours(slow=True)),
    ]
    if settings.peers:
        loaders += [("jieba", _jieba), ("rjieba", _rjieba)]
    contenders, missing = present(loaders)
    for contender in contenders:
        for page in pages:
            contender.run(page.article)
    timings = race(contenders, [page.article for page in pages], settings, size=lambda text: len(text.encode()))
    ours = next(timing for timing in timings if timing.name.startswith("bilingual"))
    rows = [
        (timing.name, _speed(timing), ratio(timing, ours), _cut(contender, pages))
        for contender, timing in zip(contenders, timings, strict=True)
    ]
    rows += [(name, "not installed", "", "") for name in missing]
    return table(("", "MB/s", "time beside ours", "amounts cut"), rows)


def _speed(timing: Timing) -> str:
    return f"{short(1e-6 / timing.seconds)} ± {short(100 * timing.spread / timing.seconds)} %"


def _cut(contender: Contender, pages: Sequence[Page]) -> str:
    """How many of the amounts are no single token."""
    cut = 0
    for page in pages:
        texts = [token if isinstance(token, str) else token.text for token in contender.run(page.article)]
        whole = set(texts)
        cut += sum(truth.text not in whole for truth in page.truths)
    return f"{100 * cut / sum(len(page.truths) for page in pages):.0f} %"
