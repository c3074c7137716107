"""The speed of ``bilingual batch`` on a folder of HTML pages, next to the bare library and to trafilatura's own batch command.

    python -m benchmarks batch [--pages FOLDER]

Pages a second by the clock, and milliseconds of processor time a page, of all processes together and with the start-up. The
best of the rounds counts. Without a folder, pages are generated. trafilatura gives the text alone.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import Settings
from benchmarks.pages import generate
from benchmarks.tables import short, table

__all__ = ["report"]

_BARE = """
import json, sys
from pathlib import Path
import bilingual

with open(sys.argv[2], "w", encoding="utf-8") as output:
    for path in sorted(Path(sys.argv[1]).glob("*.html")):
        record = bilingual.normalise(path.read_bytes(), media_type="text/html").to_dict()
        output.write(json.dumps({"input": str(path), **record}, ensure_ascii=False) + "\\n")
"""


def report(settings: Settings, folder: Path | None = None) -> str:
    if folder is not None:
        return _report(settings, folder)
    with tempfile.TemporaryDirectory() as aside:
        for number, page in enumerate(generate(settings.pages * 12)):
            Path(aside, f"{number:05}.html").write_text(page.html, encoding="utf-8")
        return _report(settings, Path(aside))


def _report(settings: Settings, folder: Path) -> str:
    count = len(list(folder.glob("*.html")))
    rows: list[tuple[str, ...]] = []
    bare = 0.0
    for name, command in _commands(folder, settings).items():
        try:
            clock, processor = _timed(command, min(settings.rounds, 2))
        except FileNotFoundError:
            rows.append((name, "not installed", "", ""))
            continue
        bare = bare or processor
        rows.append((name, f"{count / clock:,.0f}", short(1000 * processor / count), f"{short(processor / bare)} ×"))
    columns = ("", "pages/s", "processor, ms a page", "processor beside the bare library")
    return f"## Many pages\n\n{count} pages, on {os.cpu_count()} cores.\n\n" + table(columns, rows)


def _commands(folder: Path, settings: Settings) -> dict[str, Callable[[Path], list[str]]]:
    python = [sys.executable, "-W", "ignore"]
    rows: dict[str, Callable[[Path], list[str]]] = {
        "bare library, one process": lambda aside: [*python, "-c", _BARE, str(folder), str(aside / "out.jsonl")],
    }
    for jobs, suffix in ((1, "jsonl"), (2, "jsonl"), (2, "parquet")):
        rows[f"bilingual batch -j {jobs}, .{suffix}"] = lambda aside, jobs=jobs, suffix=suffix: [  # type: ignore[misc]
            *python, "-m", "bilingual.cli", "batch", str(folder), "-o", str(aside / f"out.{suffix}"), "-j", str(jobs),
        ]  # fmt: skip
    if settings.peers:
        command = str(Path(sys.executable).with_name("trafilatura"))
        for jobs in (1, 2):
            rows[f"trafilatura --parallel {jobs} (text alone)"] = lambda aside, jobs=jobs: [  # type: ignore[misc]
                command, "--input-dir", str(folder), "--output-dir", str(aside), "--parallel", str(jobs),
            ]  # fmt: skip
    return rows


def _timed(command: Callable[[Path], list[str]], rounds: int) -> tuple[float, float]:
    """Seconds by the clock and of the processor: the best of the rounds."""
    best = (float("inf"), float("inf"))
    for _ in range(rounds):
        aside = Path(tempfile.mkdtemp())
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command(aside), check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, (clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
        shutil.rmtree(aside)
    return best
