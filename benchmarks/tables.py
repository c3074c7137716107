"""Markdown tables, and the figures in them."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from benchmarks.measure import Timing

__all__ = ["heading", "per_second", "ratio", "short", "table", "timed", "versions"]


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown, with a line after it."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def short(figure: float) -> str:
    """A figure with two or three digits that matter.

    >>> short(0.01234), short(3.456), short(12345.6)
    ('0.012', '3.46', '12,346')
    """
    if abs(figure) >= 100:
        return f"{figure:,.0f}"
    if abs(figure) >= 10:
        return f"{figure:.1f}"
    return f"{figure:.2f}" if abs(figure) >= 0.1 else f"{figure:.2g}"


def ratio(timing: Timing, ours: Timing) -> str:
    """How many times our time another takes."""
    return f"{short(timing.seconds / ours.seconds)} ×" if ours.seconds else "–"


def timed(timing: Timing, scale: float) -> str:
    """A time in the unit that ``scale`` makes of seconds, with its spread."""
    return f"{short(timing.seconds * scale)} ± {short(timing.spread * scale)}"


def per_second(timing: Timing) -> str:
    """Units in a second."""
    return short(1 / timing.seconds) if timing.seconds else "–"


def heading(command: str, settings: object) -> str:
    """When, where and with what the tables were made."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {_machine()}, Python {platform.python_version()}, `{command}`, {settings}.\n"
        "Processor time; other work ran on the same cores, so trust the ratios more than the figures.\n"
    )


def _machine() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), platform.machine())
    except OSError:
        model = platform.machine()
    import os

    return f"{os.cpu_count()} cores of {model}, {sys.platform}"


def versions(packages: Iterable[str]) -> str:
    """The versions of the peers that are installed, and the names of those that are not."""
    found = []
    for package in packages:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} not installed")
    return ", ".join(found)
