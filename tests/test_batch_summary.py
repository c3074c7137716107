"""What a run says while it goes, and at its end."""

import io
from collections import Counter

from bilingual.batch.crew import Done
from bilingual.batch.items import Place
from bilingual.batch.sources import Source
from bilingual.batch.spool import State
from bilingual.batch.summary import Progress, summary, worded


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def step(stream: io.StringIO, read: int) -> str:
    found = [Source("a.jsonl", "jsonl", 1_000_000), Source("b.jsonl", "jsonl", 3_000_000)]
    told = Progress(found, State("x", records=100, cursor=(0, Place(100)), read=500_000), stream)
    told.began -= 10
    told.told -= 10
    told.step(Done((1, Place(7)), read, b"", {"status:error": 1}))
    told.end()
    return stream.getvalue()


def test_progress_on_a_terminal() -> None:
    shown = step(Terminal(), 1_500_000)
    assert "101 pages, 0 pages/s, 0.2 MB/s, 1 errors, 62%, 0:00:08 left" in shown
    assert shown.endswith("\r\x1b[K")


def test_no_progress_elsewhere() -> None:
    assert step(io.StringIO(), 1_500_000) == ""


def test_the_summary_counts_by_group() -> None:
    tally = {"status:ok": 3, "status:error": 1, "language:en": 1, "language:zh-Hans": 2, "amount:explicit": 5, "error:InputError": 1}
    counts = summary(State("x", records=4, seconds=2.0, tally=Counter(tally)), "out.jsonl")
    assert (counts["ok"], counts["errors"], counts["pages_per_second"]) == (3, 1, 2.0)
    assert list(counts["languages"].items()) == [("zh-Hans", 2), ("en", 1)]
    assert worded(counts).splitlines() == [
        "out.jsonl: 3 pages, 1 errors in 2.0 s (2.0 pages/s)",
        "  languages: zh-Hans 2, en 1",
        "  amounts: explicit 5",
        "  errors by kind: InputError 1",
    ]
