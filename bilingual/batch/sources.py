"""What the words of a command name: files, folders and patterns become the list of sources, the same at every start.

A folder gives its pages and archives, deeper folders too, sorted by name; hidden files are left out, and so are files of
other kinds. A file that is named outright is read whatever its suffix is. A source named twice is read once.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Container, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from bilingual.batch.streams import COMPRESSED

__all__ = ["Source", "fingerprint", "sources"]

Kind = Literal["page", "warc", "jsonl", "parquet", "missing", "stdin"]
MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain", ".md": "text/plain"}
ARCHIVES: dict[str, Kind] = {".warc": "warc", ".wet": "warc", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}


class Source(NamedTuple):
    """One file (or the standard input, ``-``) and what it holds; size and time of change tell whether it is still the same."""

    name: str
    kind: Kind
    size: int = 0
    changed: int = 0

    @property
    def media_type(self) -> str | None:
        """What the suffix says of a page."""
        return MEDIA_TYPES.get(_suffix(self.name))


def sources(words: Iterable[str], without: Container[str] = ()) -> list[Source]:
    """The sources that the words of a command name, in order; ``without`` holds real paths that are not inputs (the output)."""
    return list(dict.fromkeys(source for word in words for source in _named(word, without)))


def fingerprint(found: Sequence[Source]) -> str:
    """A digest of the list: another one means that the inputs are no longer what they were.

    >>> fingerprint([Source("a.html", "page")]) == fingerprint([Source("a.html", "page", 7)])
    False
    """
    digest = sha256()
    for source in found:
        digest.update(f"{source.name}\0{source.size}\0{source.changed}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _named(word: str, without: Container[str]) -> Iterator[Source]:
    if word == "-":
        yield Source("-", "stdin")
    elif os.path.isdir(word):
        yield from _inside(word, without)
    elif os.path.exists(word):
        yield _source(word, "page")
    elif found := sorted(glob.glob(word, recursive=True)):
        for path in found:
            if os.path.isdir(path):
                yield from _inside(path, without)
            elif os.path.realpath(path) not in without:
                yield _source(path, "page")
    else:
        yield Source(word, "missing")


def _inside(folder: str, without: Container[str]) -> Iterator[Source]:
    paths = []
    for home, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and os.path.realpath(os.path.join(home, name)) not in without
        ]
        paths += [os.path.join(home, name) for name in files if not name.startswith(".")]
    for path in sorted(paths):
        suffix = _suffix(path)
        if (suffix in ARCHIVES or suffix in MEDIA_TYPES) and os.path.realpath(path) not in without:
            yield _source(path, "page")


def _source(path: str, otherwise: Kind) -> Source:
    try:
        status = os.stat(path)
    except OSError:  # a link to nothing, or a file that went away meanwhile
        return Source(path, "missing")
    return Source(path, ARCHIVES.get(_suffix(path), otherwise), status.st_size, status.st_mtime_ns)


def _suffix(name: str) -> str:
    """The suffix that tells what is inside, below that of a compression."""
    path = Path(name)
    return (Path(path.stem) if path.suffix.lower() in COMPRESSED else path).suffix.lower()
