"""The speed of ``bilingual batch`` on a folder of HTML pages, next to the bare library and to trafilatura's own batch command.

    python benchmarks/batch.py FOLDER [--jobs 1 2] [--trafilatura PATH/TO/trafilatura] [--rounds 3]

Prints a table in Markdown: pages a second by the clock, and milliseconds of processor time a page, of all processes together
and with the start-up. The best of the rounds counts. Give it a folder of a thousand pages or more, or start-up is what you measure.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

BARE = """
import json, sys
from pathlib import Path
import bilingual

with open(sys.argv[2], "w", encoding="utf-8") as output:
    for path in sorted(Path(sys.argv[1]).glob("*.html")):
        record = bilingual.normalise(path.read_bytes(), media_type="text/html").to_dict()
        output.write(json.dumps({"input": str(path), **record}, ensure_ascii=False) + "\\n")
"""


def timed(command: Callable[[Path], list[str]], rounds: int) -> tuple[float, float]:
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


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("--jobs", type=int, nargs="*", default=sorted({1, os.cpu_count() or 1}))
    words.add_argument("--trafilatura", help="the command, where it is installed")
    words.add_argument("--rounds", type=int, default=3)
    given = words.parse_args()
    folder, count = str(given.folder), len(list(given.folder.glob("*.html")))
    python = [sys.executable, "-W", "ignore"]
    rows: dict[str, Callable[[Path], list[str]]] = {
        "bare library, one process": lambda aside: [*python, "-c", BARE, folder, str(aside / "out.jsonl")],
    }
    for jobs in given.jobs:
        for suffix in ("jsonl", "jsonl.zst", "parquet"):
            rows[f"bilingual batch -j {jobs}, .{suffix}"] = lambda aside, jobs=jobs, suffix=suffix: [
                *python, "-m", "bilingual.cli", "batch", folder, "-o", str(aside / f"out.{suffix}"), "-j", str(jobs),
            ]  # fmt: skip
    if given.trafilatura:
        for jobs in given.jobs:
            rows[f"trafilatura --parallel {jobs} (text alone)"] = lambda aside, jobs=jobs: [
                given.trafilatura, "--input-dir", folder, "--output-dir", str(aside), "--parallel", str(jobs),
            ]  # fmt: skip
    print("| | pages/s | processor, ms a page |\n| --- | --- | --- |")
    for name, command in rows.items():
        clock, processor = timed(command, given.rounds)
        print(f"| {name} | {count / clock:,.0f} | {1000 * processor / count:.2f} |", flush=True)


if __name__ == "__main__":
    main()
