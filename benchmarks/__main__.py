"""The command: which parts to run, how thoroughly, and on which pages."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
import warnings
from pathlib import Path

import benchmarks
from benchmarks.measure import Settings
from benchmarks.peers import PACKAGES
from benchmarks.tables import heading, versions

PARTS = ("amounts", "language", "tokens", "cleaning", "pipeline", "comparison", "batch", "startup", "growth")


def main(arguments: list[str] | None = None) -> None:
    words = argparse.ArgumentParser(
        "python -m benchmarks", description=benchmarks.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("parts", nargs="*", metavar="PART", help="of " + ", ".join(PARTS) + "; all where none is named")
    words.add_argument("--pages", type=Path, metavar="FOLDER", help="real pages, for cleaning, pipeline and batch")
    words.add_argument("--quick", action="store_true", help="few pages, one round, no peers")
    words.add_argument("--rounds", type=int, default=Settings.rounds)
    given = words.parse_args(arguments)
    for part in given.parts:
        if part not in PARTS:
            words.error(f"there is no part {part!r}; the parts are {', '.join(PARTS)}")
    if given.pages and not given.pages.is_dir():
        words.error(f"{given.pages} is no folder")
    warnings.simplefilter("ignore")
    settings = Settings(pages=2, rounds=1, budget=0.2, peers=False) if given.quick else Settings(rounds=given.rounds)
    command = " ".join(["python -m benchmarks", *(sys.argv[1:] if arguments is None else arguments)])
    print(heading(command, f"{settings.rounds} rounds"))
    if settings.peers:
        print(f"Peers: {versions(PACKAGES)}.\n")
    for part in given.parts or PARTS:
        began = time.perf_counter()
        print(importlib.import_module(f"benchmarks.{part}").report(settings, given.pages), flush=True)
        print(f"{part}: {time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
