"""Comparing two long documents: a text of a hundred kilobytes and the same with every tenth figure slipped.

There is no peer: translation checkers compare digits. What is shown is the time, beside that of reading both texts (which any
comparison has to), and how many of the slips were found.
"""

from __future__ import annotations

import re
from pathlib import Path

import bilingual
from benchmarks.measure import Contender, Settings, race
from benchmarks.pages import Page, generate
from benchmarks.tables import ratio, table, timed
from bilingual.pipeline import as_it_stands

__all__ = ["report"]


def report(settings: Settings, folder: Path | None = None) -> str:
    size = 100_000 if settings.rounds > 1 else 5_000
    out = f"## Comparing\n\nTwo texts of about {size // 1000} kB.\n\n"
    rows = []
    for language, name in (("zh", "Chinese"), ("en", "English")):
        pages = generate(size // (1800 if language == "zh" else 1900), languages=(language,), sentences=17)
        text, slipped, slips = _slipped(pages)
        both = Contender("reading both", lambda pair: [as_it_stands(one) for one in pair])
        compare = Contender("bilingual.compare", lambda pair: bilingual.compare(*pair))
        first, second = race([both, compare], [(text, slipped)], settings)
        found = sum(finding.kind == "magnitude" for finding in bilingual.compare(text, slipped).findings)
        rows += [
            (f"{name}: {timing.name}", timed(timing, 1), ratio(timing, second), right)
            for timing, right in ((first, ""), (second, f"{found} of {slips}"))
        ]
    return out + table(("", "s", "beside comparing", "slips found"), rows)


def _slipped(pages: list[Page]) -> tuple[str, str, int]:
    """A text, the same with every tenth amount ten times too large, and how many those are."""
    sound, slipped, count, slips = [], [], 0, 0
    for page in pages:
        text, last = "", 0
        for truth in page.truths:
            figure = re.fullmatch(r"\D*(?P<whole>\d+)[^\d.]*", truth.text)
            count += figure is not None
            if figure and count % 10 == 0:
                at = truth.start + figure.end("whole")
                text += page.article[last:at] + "0"
                last, slips = at, slips + 1
        sound.append(page.article)
        slipped.append(text + page.article[last:])
    return "\n".join(sound), "\n".join(slipped), slips
