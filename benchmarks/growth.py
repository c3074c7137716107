"""How time grows with the input: one, ten and a hundred times as much of it. Linear is × 10 a step.

First what people bring (articles, pages, pairs of texts), for us and the peers; a peer's larger steps are left out where the
step before says that they would take more than half a minute. Then what nobody should bring, a megabyte at the end, and very
large pages, for us alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import bilingual
from benchmarks import peers
from benchmarks.amounts import scanner
from benchmarks.measure import Settings, cpu, present
from benchmarks.pages import Page, generate
from benchmarks.tables import short, table
from bilingual.pipeline import as_it_stands

__all__ = ["report"]

Task = tuple[str, Callable[[Any], Any], Sequence[Any]]
_LONGEST = 3.0
"""Seconds of a step after which a peer is not asked for the next."""
_HOSTILE: tuple[tuple[str, str], ...] = (
    ("one digit", "7"), ("亿", "亿"), ("commas", ","), ("1, again and again", "1,"), ("opening brackets", "("), ("$", "$"),
    ("spaces", " "), ("unfinished tags", "<a "), ("nested elements", "<div>"), ("nested quotes", "<blockquote><p>"),
    ("one amount a word", "$5 "),
)  # fmt: skip


def report(settings: Settings, folder: Path | None = None) -> str:
    steps = (1, 10, 100) if settings.rounds > 1 else (1, 10)
    out = "## Growth\n\n### What people bring\n\n" + _table(_tasks(settings), steps)
    size = 10_000 if settings.rounds > 1 else 1_000
    tasks: list[Task] = [
        (f"{name}: normalise", bilingual.normalise, [piece * (size * step // len(piece)) for step in steps]) for name, piece in _HOSTILE
    ]
    out += f"\n### What nobody should bring ({size // 1000} kB, and times that)\n\n" + _table(tasks, steps)
    if settings.rounds == 1:
        return out
    page = _together(generate(10, languages=("zh",)))
    large = [page * (megabytes * 1_000_000 // len(page.encode())) for megabytes in (5, 10, 20)]
    return f"{out}\n### Pages of 5, 10 and 20 MB\n\n" + _table([("cleaning HTML: bilingual", bilingual.clean, large)], (1, 2, 4))


def _tasks(settings: Settings) -> list[Task]:
    pages = generate(110, languages=("zh",), sentences=16)
    texts = ["\n".join(page.article for page in pages[:step]) for step in (1, 10, 100)]
    html = [_together(pages[:step]) for step in (1, 10, 100)]
    flat = ["\n".join(page.flat for page in pages[:step]) for step in (1, 10, 100)]
    lone = texts[2].replace("\n", "，")
    lines = [lone[: len(lone) // 100], lone[: len(lone) // 10], lone]
    tasks: list[Task] = [
        ("amounts: bare scan", scanner, texts),
        ("amounts: bilingual", bilingual.find_amounts, texts),
        ("amounts: bilingual, all in one line", bilingual.find_amounts, lines),
        ("language: bilingual", bilingual.detect, texts),
        ("tokens: bilingual", lambda text: as_it_stands(text).tokens, texts),
        ("cleaning HTML: bilingual", lambda page: bilingual.clean(page).text, html),
        ("cleaning text: bilingual", lambda page: bilingual.clean(page, media_type="text/plain").text, flat),
        ("page to record: bilingual", lambda page: bilingual.normalise(page).to_dict(), html),
        ("comparing a text with itself: bilingual", lambda text: bilingual.compare(text, text), texts),
    ]
    if settings.peers:
        readers, _ = present((("JioNLP", peers.jionlp), ("recognizers-text", peers.recognizers("zh-cn"))))
        tasks += [(f"amounts: {reader.name}", reader.run, texts) for reader in readers]
        detectors, _ = present(peers.DETECTORS)
        tasks += [(f"language: {detector.name}", detector.run, texts) for detector in detectors]
        cleaners, _ = present(peers.CLEANERS)
        tasks += [(f"cleaning HTML: {cleaner.name}", cleaner.run, html) for cleaner in cleaners]
    return tasks


def _together(pages: Sequence[Page]) -> str:
    """One large page out of many: their bodies one after another."""
    bodies = (page.html[page.html.index("<body>") + 6 : page.html.rindex("</body>")] for page in pages)
    return "<html><body>" + "".join(bodies) + "</body></html>"


def _table(tasks: Sequence[Task], steps: Sequence[int]) -> str:
    rows = []
    for name, run, inputs in tasks:
        run(inputs[0])
        times: list[float] = []
        for step, given in enumerate(inputs[: len(steps)]):
            if times and times[-1] > _LONGEST and "bilingual" not in name and "normalise" not in name:
                break
            repeats = 3 if step < 2 and (not times or times[-1] < _LONGEST / 100) else 1
            times.append(min(cpu(lambda given=given, run=run: run(given)) for _ in range(repeats)))  # type: ignore[misc]
        cells = [short(1e3 * time) for time in times] + ["too slow"] * (len(steps) - len(times))
        growth = [f"× {short(later / sooner)}" for sooner, later in pairwise(times)]
        rows.append((name, f"{len(inputs[0]) / 1000:,.1f}", *cells, ", ".join(growth)))
    return table(("", "thousand characters", *(f"{step} ×, ms" for step in steps), "growth a step"), rows)
