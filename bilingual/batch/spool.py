"""The spool: lines of output, written aside, and the state that says how many of them count.

Beside the output ``out.jsonl`` lies the folder ``.out.jsonl.batch``. In it the spool grows in frames of a fixed number of
records, and ``state.json`` is replaced every second or so, after the spool has reached the disk: it names the length of the
spool, the place where reading goes on, and the counts so far. A run that starts again cuts the spool to that length and
goes on from that place, so that nothing is lost and nothing is there twice, whenever and however the one before it ended.
Frames depend on nothing but the records in them, so that the bytes come out the same as well.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from bilingual.batch.crew import Done
from bilingual.batch.items import Place
from bilingual.batch.readers import Cursor
from bilingual.batch.streams import codec
from bilingual.errors import BilingualError

__all__ = ["Spool", "State", "move", "to_disk"]

FRAME, FRAME_BYTES = 64, 500_000
"""A frame ends after so many records, or with the one that brings it to so many bytes."""
COMMIT_SECONDS = 1.0


@dataclass
class State:
    """How far a run has come: of which command and inputs, and everything that it needs to go on."""

    command: str
    records: int = 0
    cursor: Cursor = (0, Place())
    length: int = 0
    longest: int = 0
    """Bytes of the longest line."""
    seconds: float = 0.0
    read: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    complete: bool = False
    """Every record is in the spool."""
    finished: bool = False
    """The output stands under its name."""
    again: bool = False
    """It was finished before, and nothing was done now."""

    @classmethod
    def load(cls, path: Path) -> State | None:
        """The state that a file holds, or None where there is none (a file cut short cannot be: it is moved into place)."""
        try:
            values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            number, place = values.pop("cursor")
            return cls(**{**values, "cursor": (number, Place(*place)), "tally": Counter(values["tally"])})
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            raise BilingualError(f"{path}: not the state of a run; remove the folder {path.parent} to begin anew") from None

    def store(self, path: Path) -> None:
        """Replaces the file; on the disk when this returns."""
        aside = path.with_suffix(".new")
        with aside.open("w", encoding="utf-8") as file:
            json.dump(vars(self), file)
            to_disk(file)
        move(aside, path)


class Spool:
    """The lines written so far, and the open end. Use as a context; one process at a time (the others get a BilingualError)."""

    def __init__(self, folder: Path, compression: str) -> None:
        self.folder = folder
        self.path = folder / ("spool.jsonl" + {"gzip": ".gz", "zstd": ".zst", "": ""}[compression])
        self._codec = codec(compression)
        self._frame: list[bytes] = []
        self._frame_bytes = 0
        self._lock: IO[bytes] | None = None
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Spool:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = (self.folder / "lock").open("wb")
        with contextlib.suppress(ImportError):  # no fcntl on Windows
            import fcntl

            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                self._lock.close()
                raise BilingualError(f"{self.folder}: another run is writing this output; wait for its end") from None
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._file, self._lock):
            if file is not None:
                file.close()

    @property
    def state_file(self) -> Path:
        return self.folder / "state.json"

    def open(self, state: State) -> None:
        """Makes ready to go on from ``state``: what was written after it is cut off."""
        self.state = state
        self._file = open(self.path, "ab")  # noqa: SIM115 (closed on leaving the context)
        if self._file.tell() < state.length:
            raise BilingualError(f"{self.path}: shorter than its state says; remove the folder {self.folder} to begin anew")
        self._file.truncate(state.length)
        self._committed = self._began = time.monotonic()
        self._seconds = state.seconds
        self._tally = Counter(state.tally)
        self._last: Done | None = None

    def add(self, done: Done) -> None:
        """One record; every now and then all records so far are committed."""
        self._frame.append(done.line)
        self._frame_bytes += len(done.line)
        self._tally.update(done.tally)
        self._last = done
        if len(self._frame) >= FRAME or self._frame_bytes >= FRAME_BYTES:
            self._end_frame()
            if time.monotonic() - self._committed >= COMMIT_SECONDS:
                self.commit()

    def complete(self) -> None:
        """No record follows."""
        if self._frame:
            self._end_frame()
        self.state.complete = True
        self.commit()

    def commit(self) -> None:
        """Everything up to the last whole frame counts from now on, even if the power fails."""
        assert self._file is not None
        to_disk(self._file)
        self.state.seconds = self._seconds + time.monotonic() - self._began
        self.state.store(self.state_file)
        self._committed = time.monotonic()

    def _end_frame(self) -> None:
        assert self._file is not None
        assert self._last is not None
        state = self.state
        state.length += self._file.write(self._codec(b"".join(self._frame)))
        state.records += len(self._frame)
        state.longest = max(state.longest, *map(len, self._frame))
        state.cursor, state.read, state.tally = self._last.cursor, self._last.read, Counter(self._tally)
        self._frame, self._frame_bytes = [], 0


def to_disk(file: IO[Any]) -> None:
    """What was written to a file is on the disk when this returns."""
    file.flush()
    os.fsync(file.fileno())


def move(source: Path, target: Path) -> None:
    """Gives a finished file its name, so that it is there wholly or not at all."""
    os.replace(source, target)
    with contextlib.suppress(OSError):  # folders cannot be opened everywhere
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
