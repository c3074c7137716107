"""What the words of a command name: files, folders and patterns become the list of sources, the same at every start.

A folder gives its pages and archives, deeper folders too, sorted by name; hidden files are left out, and so are files of
other kinds. A file that is named outright is read whatever its suffix is. A source named twice is read once.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
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


def sources(words: Iterable[str], output: str = "") -> list[Source]:
    """The sources that the words of a command name, in order; ``output`` is the real path of what is no input."""
    return list(dict.fromkeys(source for word in words for source in _named(word, output)))


def fingerprint(found: Sequence[Source]) -> str:
    """A digest of the list: another one means that the inputs are no longer what they were.

    >>> fingerprint([Source("a.html", "page")]) == fingerprint([Source("a.html", "page", 7)])
    False
    """
    digest = sha256()
    for source in found:
        digest.update(f"{source.name}\0{source.size}\0{source.changed}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _named(word: str, output: str) -> Iterator[Source]:
    if word == "-":
        yield Source("-", "stdin")
    elif os.path.isdir(word):
        yield from _inside(word, output)
    elif os.path.exists(word):
        yield _source(word)
    elif found := sorted(glob.glob(word, recursive=True)):
        for path in found:
            if os.path.isdir(path):
                yield from _inside(path, output)
            elif not _is(path, output):
                yield _source(path)
    else:
        yield Source(word, "missing")


def _inside(folder: str, output: str) -> Iterator[Source]:
    paths: list[str] = []
    for home, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and not _is(os.path.join(home, name), output)]
        paths += [os.path.join(home, name) for name in files if not name.startswith(".")]
    for path in sorted(paths):
        suffix = _suffix(path)
        if (suffix in ARCHIVES or suffix in MEDIA_TYPES) and not _is(path, output):
            yield _source(path)


def _is(path: str, output: str) -> bool:
    return os.path.basename(path) == os.path.basename(output) and os.path.realpath(path) == output


def _source(path: str) -> Source:
    try:
        status = os.stat(path)
    except OSError:  # a link to nothing, or a file that went away meanwhile
        return Source(path, "missing")
    return Source(path, ARCHIVES.get(_suffix(path), "page"), status.st_size, status.st_mtime_ns)


def _suffix(name: str) -> str:
    """The suffix that tells what is inside, below that of a compression."""
    path = Path(name)
    return (Path(path.stem) if path.suffix.lower() in COMPRESSED else path).suffix.lower()
