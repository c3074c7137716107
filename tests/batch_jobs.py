"""Jobs for the tests of the batch room: one that is quick to start and slow enough to be killed, one whose pages are poison."""

import hashlib
import os
import signal
import time
from typing import Any

from bilingual.batch import Job


class Light(Job):
    """Records that depend on the page alone, without the tables that the real job loads."""

    def open(self) -> Job:
        return self

    def work(self, content: bytes | str, url: str | None, media_type: str | None) -> dict[str, Any]:
        page = content if isinstance(content, bytes) else content.encode()
        self.suffer(page)
        digest = hashlib.sha256(page).hexdigest()
        language = {"code": "en", "confidence": 1.0}
        empty: dict[str, Any] = {key: [] for key in ("edits", "segments", "amounts", "terms", "remnants", "blocks")}
        known = {"url": url, "title": None, "published": None, "encoding": None, "language": language}
        return {"status": "ok", **known, "text": digest, "normalised": digest, **empty}

    def suffer(self, page: bytes) -> None:
        time.sleep(0.002)


class Poison(Light):
    """A page whose text is a command is obeyed."""

    def suffer(self, page: bytes) -> None:
        if page == b"hang":
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM])
            while True:
                pass
        if page == b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if page == b"eat":
            del bytearray(10**11)[:]
        if page == b"raise":
            raise RuntimeError("a fault of ours")
        if page == b"print":
            os.write(1, b"noise on the standard output\n")


class Unready(Light):
    """A job that cannot be opened."""

    def open(self) -> Job:
        raise RuntimeError("no tables here")


class Stillborn(Light):
    """A job whose workers die before they are ready."""

    def open(self) -> Job:
        os._exit(3)
