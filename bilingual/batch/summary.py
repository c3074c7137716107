"""What a run tells: a line that changes while it goes, on a terminal alone, and the counts at its end."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Any, TextIO

from bilingual.batch.crew import Done
from bilingual.batch.sources import Source
from bilingual.batch.spool import State

__all__ = ["Progress", "summary", "worded"]

GROUPS = {"language": "languages", "amount": "amounts", "unpriced": "without_a_rate", "dropped": "dropped", "error": "errors_by_kind"}


class Progress:
    """A line on a terminal: pages, pages/s, MB/s, errors, time left. Says nothing where the stream is no terminal."""

    EVERY = 0.5

    def __init__(self, found: Sequence[Source], state: State, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.shown = self.stream.isatty()
        self.before = [0]
        for source in found:
            self.before.append(self.before[-1] + source.size)
        self.pages, self.errors = state.records, state.tally["status:error"]
        self.first_pages, self.first_read = self.pages, self.before[min(state.cursor[0], len(found))] + state.read
        self.began = self.told = time.monotonic()

    def step(self, done: Done) -> None:
        """One more record is done."""
        self.pages += 1
        self.errors += done.tally.get("status:error", 0)
        if self.shown and (now := time.monotonic()) - self.told >= self.EVERY:
            self.told = now
            read = self.before[done.cursor[0]] + done.read
            self._tell(now - self.began, read)

    def end(self) -> None:
        """Clears the line."""
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def _tell(self, seconds: float, read: int) -> None:
        speed, total = (read - self.first_read) / seconds, self.before[-1]
        parts = [f"{self.pages:,} pages", f"{(self.pages - self.first_pages) / seconds:,.0f} pages/s", f"{speed / 1e6:,.1f} MB/s"]
        parts.append(f"{self.errors:,} errors")
        if total and speed > 0:
            left = round(max(0, total - read) / speed)
            parts.append(f"{read / total:.0%}, {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
        self.stream.write("\r" + ", ".join(parts) + "\x1b[K")
        self.stream.flush()


def summary(state: State, output: str) -> dict[str, Any]:
    """The counts of a run, over all its starts, as a JSON object."""
    made: dict[str, Any] = {
        "output": output,
        "again": state.again,
        "records": state.records,
        "ok": state.tally["status:ok"],
        "errors": state.tally["status:error"],
        "seconds": round(state.seconds, 3),
        "pages_per_second": round(state.records / state.seconds, 1) if state.seconds else None,
    }
    for group, name in GROUPS.items():
        counts = [(key.partition(":")[2], count) for key, count in state.tally.items() if key.startswith(f"{group}:")]
        made[name] = dict(sorted(counts, key=lambda pair: (-pair[1], pair[0])))
    return made


def worded(counts: dict[str, Any]) -> str:
    """A summary for people."""
    speed = f" ({counts['pages_per_second']:,} pages/s)" if counts["pages_per_second"] else ""
    lines = [f"{counts['output']}: {counts['ok']:,} pages, {counts['errors']:,} errors in {counts['seconds']:,.1f} s{speed}"]
    if counts["again"]:
        lines[0] += "; it was finished before, and nothing was done"
    for name in GROUPS.values():
        if counts[name]:
            shown = ", ".join(f"{kind} {count:,}" for kind, count in counts[name].items())
            lines.append(f"  {name.replace('_', ' ')}: {shown}")
    return "\n".join(lines)
