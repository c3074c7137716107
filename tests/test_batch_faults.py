"""Whatever dies, and whenever: the same command goes on, and the output is byte for byte that of an undisturbed run."""

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from batch_jobs import Light, Poison

from bilingual.batch import Columns, Limits, run
from bilingual.batch import spool as spool_module
from bilingual.batch.crew import AHEAD, CHUNK, CHUNK_BYTES, Crew, Done
from bilingual.batch.items import PageItem, Place
from bilingual.batch.job import tally
from bilingual.batch.outputs import Output
from bilingual.batch.readers import items
from bilingual.batch.sources import sources

TESTS = Path(__file__).parent
KILLS = 24
SCRIPT = """
import sys
from batch_jobs import Light, Poison
from bilingual.batch import Columns, Limits, run
run(sys.argv[2:], sys.argv[1], Light(), jobs=2)
"""


@pytest.fixture(autouse=True)
def jobs_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(TESTS))


def inputs(folder: Path, files: int, lines: int) -> list[str]:
    """A folder of pages, an archive and a compressed file of lines."""
    (folder / "pages").mkdir(parents=True)
    for number in range(files):
        (folder / "pages" / f"{number:04}.txt").write_text(f"page {number} " * (number % 90), encoding="utf-8")
    with (folder / "crawl.warc.gz").open("wb") as archive:
        for number in range(lines):
            page = f"archived {number} ".encode() * (number % 50)
            head = f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
            archive.write(gzip.compress(head.encode() + page + b"\r\n\r\n"))
    data = "".join(json.dumps({"html": f"line {number}"}) + "\n" for number in range(lines))
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(data.encode()))
    return [str(folder / name) for name in ("pages", "crawl.warc.gz", "lines.jsonl.gz")]


def children(process: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in found.split()]


def kill(process: int) -> bool:
    try:
        if process:
            os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return bool(process)


def test_kills_at_random_moments(tmp_path: Path) -> None:
    """Parent and workers are killed by turns, `KILLS` times in all, and every time the same command is given again."""
    words = inputs(tmp_path / "in", 1500, 1500)
    whole, torn = tmp_path / "whole.jsonl.gz", tmp_path / "torn.jsonl.gz"
    assert run(words, whole, Light(), jobs=2).records == 4500
    moments, kills = random.Random(8), {"parent": 0, "worker": 0}
    while True:
        process = subprocess.Popen([sys.executable, "-c", SCRIPT, str(torn), *words], stderr=subprocess.DEVNULL)
        while process.poll() is None and sum(kills.values()) < KILLS:
            victim = moments.choice(("parent", "worker"))
            while victim == "worker" and process.poll() is None and not children(process.pid):
                time.sleep(0.01)
            time.sleep(moments.uniform(0, 0.8 if victim == "parent" else 0.3))
            if process.poll() is None:
                kills[victim] += kill(process.pid if victim == "parent" else moments.choice(children(process.pid) or [0]))
        if process.wait() == 0:
            break
    assert min(kills.values()) >= 3, f"the run ended after {kills}: make it longer"
    assert sum(kills.values()) >= 20
    assert torn.read_bytes() == whole.read_bytes()


def test_ctrl_c_stops_and_the_same_command_goes_on(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "bilingual.cli", "batch", *inputs(tmp_path / "in", 300, 100), "-j", "2", "-o"]
    process = subprocess.Popen([*words, str(tmp_path / "out.jsonl")], stderr=subprocess.PIPE, text=True)
    spool = tmp_path / ".out.jsonl.batch" / "spool.jsonl"
    while process.poll() is None and not (spool.exists() and spool.stat().st_size):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.communicate()[1] == "bilingual: stopped; the same command goes on from here\n"
    assert process.returncode == 130
    assert not (tmp_path / "out.jsonl").exists()
    done = subprocess.run([*words, str(tmp_path / "out.jsonl")], capture_output=True, text=True, check=True)
    assert done.stderr.startswith(f"{tmp_path / 'out.jsonl'}: 500 pages, 0 errors")
    names = [json.loads(line)["input"] for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(set(names)) == len(names) == 500


class PowerCut(BaseException):
    pass


class InlineCrew:
    """Does the job in this process: what is tested is the way to the disk."""

    def __init__(self, job: Any, limits: Any, count: int) -> None:
        self.job = job

    def __enter__(self) -> "InlineCrew":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, items: Iterator[Any]) -> Iterator[Done]:
        for cursor, item in items:
            record = self.job.item(item)
            yield Done(cursor, item.read, self.job.line(record), dict(tally(record)))


def contents(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {"": path.read_bytes()}
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


@pytest.mark.parametrize("name", ["out.jsonl.zst", "out.parquet", "out"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_power_cut_at_every_step_to_the_disk(tmp_path: Path, name: str, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bilingual.batch.runs.Crew", InlineCrew)
    monkeypatch.setattr(spool_module, "FRAME", 4)
    monkeypatch.setattr(spool_module, "COMMIT_SECONDS", 0.0)
    monkeypatch.setattr(Light, "suffer", lambda self, page: None)
    words = inputs(tmp_path / "in", 3, 3)
    (tmp_path / "whole").mkdir()
    run(words, tmp_path / "whole" / name, Light())
    whole = contents(tmp_path / "whole" / name)
    steps = 0

    def cut_at(step: int, real: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == step and when == "before":
                raise PowerCut
            result = real(*arguments)
            if steps == step:
                raise PowerCut
            return result

        return wrapped

    for step in range(1, 1000):
        output, steps = tmp_path / str(step) / name, 0
        output.parent.mkdir()
        with monkeypatch.context() as patch:
            patch.setattr(spool_module.os, "fsync", cut_at(step, os.fsync))
            patch.setattr(spool_module.os, "replace", cut_at(step, os.replace))
            try:
                run(words, output, Light())
            except PowerCut:
                assert contents(output) in ({}, whole), "what stands under the name is complete"
                for spool in Output.named(str(output)).aside.glob("spool*"):
                    with spool.open("ab") as file:
                        file.write(b"what was on its way to the disk")
            else:
                break
        assert run(words, output, Light()).finished
        assert contents(output) == whole
        assert run(words, output, Light()).finished
    assert step > 15


def test_the_order_is_kept_and_memory_is_bounded_behind_a_slow_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pages follow one that hangs, no more than the window are under way."""
    window = 200
    monkeypatch.setattr("bilingual.batch.crew.WINDOW", window)

    taken = 0

    def pages() -> Iterator[Any]:
        nonlocal taken
        for number in range(3 * window):
            taken = number + 1
            yield (0, Place(number + 1)), PageItem(str(number), Place(number + 1), 0, b"hang" if number == 0 else b"page")

    given = 0
    with Crew(Poison(), Limits(seconds=2.0), 2) as crew:
        for given, done in enumerate(crew.map(pages()), 1):
            assert json.loads(done.line)["input"] == str(given - 1)
            assert taken - given <= window + 2 * AHEAD * CHUNK
    assert given == 3 * window


def test_memory_is_bounded_by_the_window_whatever_the_size_of_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive thirty times the window is never read far ahead of what is written. How far depends on which worker is late:
    pages that are done and wait for their turn are small records already, and no longer weigh what they weighed."""
    window = 1_000_000
    monkeypatch.setattr("bilingual.batch.crew.WINDOW_BYTES", window)
    page = b"<p>" + b"x" * 100_000
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)
    with (tmp_path / "crawl.warc").open("wb") as archive:
        for _ in range(300):
            archive.write(head + page + b"\r\n\r\n")
    taken = 0

    def counted() -> Iterator[Any]:
        nonlocal taken
        for pair in items(sources([str(tmp_path / "crawl.warc")]), (0, Place()), Columns(), 10**7):
            taken += 1
            yield pair

    with Crew(Light(), Limits(), 2) as crew:
        for given, _ in enumerate(crew.map(counted()), 1):
            assert (taken - given) * len(page) <= 8 * (window + CHUNK_BYTES)
    assert given == taken == 300
