"""The article of a page: time and accuracy beside the extractors that a user would pick, and the bare parse.

Accuracy counts characters of known lines: of the article's, how many came out; of what came out, how many are the article's.
Lines are looked for in the output whatever white space it has. Real pages have no known lines and are timed alone. Flattened
text has a table of its own; no peer reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import bilingual
from benchmarks import peers
from benchmarks.measure import Contender, Settings, Timing, present, race
from benchmarks.pages import Page, generate, real
from benchmarks.tables import ratio, short, table, timed

__all__ = ["parse", "report"]

_COLUMNS = ("", "ms a page", "time beside ours", "zh: article kept", "zh: noise let in", "en: article kept", "en: noise let in")
_SPACE = re.compile(r"\s+")


def report(settings: Settings, folder: Path | None = None) -> str:
    pages = generate(settings.pages)
    out = f"## Cleaning\n\n### Generated HTML\n\n{_sizes([page.html for page in pages])}\n\n{_table(pages, settings)}"
    out += f"\n### The same pages as plain text\n\n{_sizes([page.flat for page in pages])}\n\n{_flat(pages, settings)}"
    if folder:
        items = [item.decode("utf-8", "replace") for item in real(folder)]
        contenders, _ = present(_loaders(settings))
        timings = race(contenders, items, settings)
        out += f"\n### Real pages\n\n{_sizes(items)}\n\n" + table(("", "ms a page", "time beside ours"), _rows(timings))
    return out


def parse(page: str) -> int:
    """The floor: lexbor's tree and a walk over all its nodes."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(page).root
    return sum(1 for _ in root.traverse(include_text=True)) if root else 0


def _loaders(settings: Settings) -> list[tuple[str, Callable[[], Callable[[Any], Any]]]]:
    return [
        ("bare parse and walk", lambda: parse),
        ("bilingual", lambda: lambda page: bilingual.clean(page).text),
        *(peers.CLEANERS if settings.peers else ()),
    ]


def _table(pages: Sequence[Page], settings: Settings) -> str:
    contenders, missing = present(_loaders(settings))
    timings = race(contenders, [page.html for page in pages], settings)
    scores = [[""] * 4, *(_scores(contender, pages, "html") for contender in contenders[1:])]
    rows = [(*row, *score) for row, score in zip(_rows(timings), scores, strict=True)]
    rows += [(name, "not installed", *[""] * 5) for name in missing]
    return table(_COLUMNS, rows)


def _flat(pages: Sequence[Page], settings: Settings) -> str:
    ours = Contender("bilingual", lambda page: bilingual.clean(page, media_type="text/plain").text)
    floor = Contender("bare split into lines", lambda page: [line.strip() for line in page.split("\n")])
    timings = race([floor, ours], [page.flat for page in pages], settings)
    first, second = _rows(timings)
    rows = [(*first, *[""] * 4), (*second, *_scores(ours, pages, "flat"))]
    return table(_COLUMNS, rows)


def _rows(timings: Sequence[Timing]) -> list[tuple[str, str, str]]:
    return [(timing.name, timed(timing, 1e3), ratio(timing, timings[1])) for timing in timings]


def _scores(contender: Contender, pages: Sequence[Page], form: str) -> list[str]:
    """Kept and let in, in Chinese and in English."""
    return [score for code in ("zh", "en") for score in _score(contender, [page for page in pages if page.language == code], form)]


def _score(contender: Contender, pages: Sequence[Page], form: str) -> tuple[str, str]:
    """The share of the article that was kept, and of the output that is noise."""
    kept = lost = leaked = 0
    for page in pages:
        out = _SPACE.sub("", contender.run(getattr(page, form)))
        for line in page.lines:
            text = _SPACE.sub("", line.text)
            if line.kept:
                kept, lost = (kept + len(text), lost) if text in out else (kept, lost + len(text))
            elif len(text) > 8 and text in out:  # a short menu item may be a word of the article
                leaked += len(text)
    return f"{100 * kept / (kept + lost):.1f} %", f"{100 * leaked / ((kept + leaked) or 1):.1f} %"


def _sizes(items: Sequence[str]) -> str:
    return f"{len(items)} pages of {short(sum(map(len, items)) / len(items) / 1000)} kB."
