"""Telling the language: whole sentences, short scraps and mixed lines, beside the statistical detectors.

The peers know Chinese from English; which script the Chinese is in they do not say, so their column is empty there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import bilingual
from benchmarks import peers
from benchmarks.measure import Settings, present, race
from benchmarks.pages import sentences
from benchmarks.tables import ratio, short, table, timed

__all__ = ["report"]

_HAN = re.compile(r"[\u3400-\u9fff]+")


def report(settings: Settings, folder: Path | None = None) -> str:
    count = settings.pages * 5
    chinese = [line.text for line in sentences(count, "zh")]
    sets = {
        "Chinese sentences": [(text, "zh-Hans") for text in chinese],
        "the same in Traditional characters": [(_traditional(text), "zh-Hant") for text in chinese],
        "English sentences": [(line.text, "en") for line in sentences(count, "en")],
        "Chinese scraps": [(line.text, "zh") for line in sentences(count, "zh", kinds=("scrap",))],
        "English scraps": [(line.text, "en") for line in sentences(count, "en", kinds=("scrap",))],
        "Chinese with English words": [(line.text, "zh") for line in sentences(count, "zh", kinds=("mixed",))],
    }
    return "## Language\n\n" + "\n".join(f"### {name[0].upper()}{name[1:]}\n\n{_table(items, settings)}" for name, items in sets.items())


def _traditional(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(text))


def _table(items: Sequence[tuple[str, str]], settings: Settings) -> str:
    loaders: list[tuple[str, Callable[[], Callable[[str], Any]]]] = [
        ("bare search for Han", lambda: _HAN.findall),
        ("bilingual", lambda: lambda text: bilingual.detect(text).code),
        *(peers.DETECTORS if settings.peers else ()),
    ]
    contenders, missing = present(loaders)
    texts = [text for text, _ in items]
    timings = race(contenders, texts, settings)
    rows = []
    for contender, timing in zip(contenders, timings, strict=True):
        right = ("", "")
        if contender.name != "bare search for Han":
            given = [str(contender.run(text)) for text in texts]
            tongue = sum(code[:2] == wanted[:2] for code, (_, wanted) in zip(given, items, strict=True))
            script = sum(code == wanted for code, (_, wanted) in zip(given, items, strict=True))
            knows = contender.name == "bilingual" and len(items[0][1]) > 2
            right = (f"{100 * tongue / len(items):.1f} %", f"{100 * script / len(items):.1f} %" if knows else "")
        rows.append((contender.name, timed(timing, 1e6), ratio(timing, timings[1]), *right))
    rows += [(name, "not installed", "", "", "") for name in missing]
    size = sum(map(len, texts)) / len(texts)
    columns = ("", "µs a text", "time beside ours", "language right", "script right")
    return f"{len(texts)} texts of {short(size)} characters.\n\n" + table(columns, rows)
