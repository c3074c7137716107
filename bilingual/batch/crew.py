"""The crew: worker processes, each served by a thread, and the window that keeps the order and bounds the memory.

A worker that dies is replaced, and the page that it died of is tried again alone on a new one, for the death may have come
from outside; a page that ran out of time, or that three workers died of, gets an error record. What is read ahead and what
waits for its turn to be written are both bounded, however large the input is.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, NamedTuple

from bilingual.batch.items import Item
from bilingual.batch.job import Job, tally
from bilingual.batch.readers import Cursor
from bilingual.batch.worker import OUT_OF_MEMORY, TIMED, Limits
from bilingual.errors import BilingualError

__all__ = ["Crew", "Done"]

CHUNK, CHUNK_BYTES = 8, 256_000
"""So many items, or so many bytes of them, travel to a worker at once."""
AHEAD = 4
"""Chunks that wait for each worker."""
WINDOW, WINDOW_BYTES = 4096, 256_000_000
"""Records (and their bytes) that may be under way: a slow page holds up no more than these."""
ATTEMPTS = 3
"""Workers that may die of a page."""
STARTS, KILLS = 5, 100
"""Workers in a row that may end by themselves, or be killed, before they are ready."""
KILLED = -9


class Done(NamedTuple):
    """An item that is done: where reading goes on after it, how far its source was read, its line and what to count of it."""

    cursor: Cursor
    read: int
    line: bytes
    tally: dict[str, int]


class Died(Exception):
    """A worker ended before it answered."""

    def __init__(self, status: int | None) -> None:
        super().__init__(status)
        self.status = status


class TimeLimit(BilingualError):
    """A page took too long."""


class Crash(BilingualError):
    """Every worker that a page was given to died."""


class OutOfMemory(BilingualError):
    """Every worker that a page was given to ran into its memory limit."""


class Worker:
    """The parent's end of one worker process. Raises Died wherever the process has ended."""

    def __init__(self, job: Job, limits: Limits) -> None:
        home = str(Path(__file__).resolve().parents[2])  # workers run the same package, wherever it was found
        paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-W", "ignore", "-m", "bilingual.batch.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0 if os.name == "posix" else None,  # what is typed at the terminal is for the parent
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        try:
            self.send((job, limits))
            if complaint := self.receive():
                raise BilingualError(f"a worker cannot start: {complaint}")
        except BaseException:
            self.end()
            raise

    def send(self, message: object) -> None:
        assert self.process.stdin is not None
        try:
            pickle.dump(message, self.process.stdin, pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
        except OSError:
            raise Died(self.process.wait()) from None

    def receive(self) -> Any:
        assert self.process.stdout is not None
        try:
            return pickle.load(self.process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise Died(self.process.wait()) from None

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # what was not sent yet
                pass


class Crew:
    """``count`` workers; `map` gives them items and gives back what they made of them, in order."""

    def __init__(self, job: Job, limits: Limits, count: int) -> None:
        self.job, self.limits, self.count = job, limits, count
        self._tasks: SimpleQueue[tuple[int, list[Item]] | None] = SimpleQueue()
        self._results: SimpleQueue[tuple[int, bytes, dict[str, int]] | BaseException] = SimpleQueue()
        self._workers: dict[int, Worker] = {}
        self._stopping = False
        self._threads = [threading.Thread(target=self._serve, args=(number,), daemon=True) for number in range(count)]

    def __enter__(self) -> Crew:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stopping = True
        for _ in self._threads:
            self._tasks.put(None)
        for worker in list(self._workers.values()):
            worker.process.kill()
        for thread in self._threads:
            thread.join()

    def map(self, items: Iterator[tuple[Cursor, Item]]) -> Iterator[Done]:
        """The items, done, in order. Raises BilingualError where workers cannot be started at all."""
        chunks = _chunks(items, self.count)
        waiting: dict[int, tuple[Cursor, int, int]] = {}  # what is known of items under way, by their numbers
        finished: dict[int, Done] = {}
        sent = written = held = 0
        more = True
        while True:
            while written in finished:
                done = finished.pop(written)
                held -= len(done.line)
                written += 1
                yield done
            room = len(waiting) < AHEAD * CHUNK * self.count and sent - written < WINDOW
            room &= held < WINDOW_BYTES or sent == written
            if more and room:
                chunk = next(chunks, None)
                if chunk is None:
                    more = False
                    continue
                self._tasks.put((sent, [item for _, item in chunk]))
                for cursor, item in chunk:
                    waiting[sent] = cursor, item.read, item.weight
                    held += item.weight
                    sent += 1
            elif sent == written:
                return
            for number, line, counts in self._arrived(block=not (more and room)):
                cursor, read, weight = waiting.pop(number)
                held += len(line) - weight
                finished[number] = Done(cursor, read, line, counts)

    def _arrived(self, block: bool) -> Iterator[tuple[int, bytes, dict[str, int]]]:
        """What has come back; if ``block``, at least one."""
        try:
            while True:
                result = self._results.get(block)
                if isinstance(result, BaseException):
                    raise result
                yield result
                block = False
        except Empty:
            return

    def _serve(self, number: int) -> None:
        try:
            while (task := self._tasks.get()) is not None:
                self._do(number, *task)
        except BaseException as error:
            if not self._stopping:
                self._results.put(error)
        finally:
            if worker := self._workers.pop(number, None):
                worker.end()

    def _do(self, number: int, index: int, items: list[Item]) -> None:
        """Has a worker do a chunk; what a dead one left undone goes to the next."""
        pending, attempts = deque(items), 0
        while pending:
            if number not in self._workers:
                self._workers[number] = self._start()
            worker = self._workers[number]
            if self._stopping:
                return
            try:
                worker.send(list(pending))
                while pending:
                    line, counts = worker.receive()
                    self._results.put((index, line, counts))
                    pending.popleft()
                    index, attempts = index + 1, 0
            except Died as death:
                if self._stopping:
                    return
                self._workers.pop(number).end()
                attempts += 1
                if error := self._verdict(death, attempts):
                    item = pending.popleft()
                    record = self.job.failure(item.name, error, item.address)
                    self._results.put((index, self.job.line(record), dict(tally(record))))
                    index, attempts = index + 1, 0

    def _verdict(self, death: Died, attempts: int) -> BilingualError | None:
        """The error of the page that a worker died of; None where it deserves another attempt."""
        if TIMED and death.status == -signal.SIGALRM:  # the worker's own timer
            return TimeLimit(f"the page took more than {self.limits.seconds:g} s; --time-limit allows more")
        if attempts < ATTEMPTS:
            return None
        if death.status == OUT_OF_MEMORY:
            return OutOfMemory(f"the page needs more than {self.limits.memory / 1e6:g} MB of memory; --memory-limit allows more")
        how = f"signal {-death.status}" if death.status and death.status < 0 else f"exit status {death.status}"
        return Crash(f"the page made {attempts} workers die ({how})")

    def _start(self) -> Worker:
        failed = killed = 0
        while True:
            try:
                return Worker(self.job, self.limits)
            except Died as death:
                killed += death.status == KILLED  # by somebody else: that may happen to any of them
                failed += death.status != KILLED
                if failed == STARTS or killed == KILLS or self._stopping:
                    status = death.status
                    raise BilingualError(f"no worker can be started (exit status {status}); try a larger --memory-limit") from None


def _chunks(items: Iterator[tuple[Cursor, Item]], workers: int) -> Iterator[list[tuple[Cursor, Item]]]:
    """Chunks of one item at first, so that every worker has some of a few, and then larger ones."""
    chunk: list[tuple[Cursor, Item]] = []
    made = weight = 0
    for pair in items:
        chunk.append(pair)
        weight += pair[1].weight
        if len(chunk) >= min(CHUNK, 1 + made // (AHEAD * workers)) or weight >= CHUNK_BYTES:
            yield chunk
            chunk, weight, made = [], 0, made + 1
    if chunk:
        yield chunk
