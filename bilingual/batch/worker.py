"""A worker: a process of its own that turns items into lines, so that a page can harm no more than itself.

It reads pickles from its standard input: the job and the limits, then lists of items. It answers with None, or with what
went wrong, when it is ready, then with one ``(line, tally)`` for each item, in order.
The kernel keeps the limits, so that they hold in the middle of C code too: a timer whose signal ends the process, and a cap
on its data. The parent tells from the way it died what to write for the page.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from typing import NamedTuple

from bilingual.batch.job import tally

__all__ = ["OUT_OF_MEMORY", "TIMED", "Limits", "main"]

OUT_OF_MEMORY = 66
"""The exit status of a worker that ran into its cap."""
TIMED = hasattr(signal, "setitimer")


class Limits(NamedTuple):
    """Seconds for one page and bytes for one worker; 0 is no limit."""

    seconds: float = 60.0
    memory: int = 2_000_000_000


def main() -> None:
    """Serves until the standard input ends."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # what a library prints must not get among the replies
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    try:
        try:
            job, limits = pickle.load(requests)
            _cap(limits)
            job.open()
        except Exception as error:
            _answer(replies, f"{type(error).__name__}: {error}")
            raise SystemExit(1) from None
        gc.collect()
        gc.freeze()  # the tables stay for good: no need to look through them again and again
        _answer(replies, None)
        while True:
            for item in pickle.load(requests):
                if TIMED and limits.seconds:
                    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
                record = job.item(item)
                reply = job.line(record), dict(tally(record))
                if TIMED:
                    signal.setitimer(signal.ITIMER_REAL, 0)
                _answer(replies, reply)
                del record, reply
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the parent is done, or gone


def _answer(replies, reply) -> None:  # type: ignore[no-untyped-def]
    pickle.dump(reply, replies, pickle.HIGHEST_PROTOCOL)
    replies.flush()


def _cap(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if limits.memory:
        resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))


if __name__ == "__main__":
    main()
    sys.exit(0)
