"""The inputs of a command, read one by one: what fails is reported in one line on stderr and counted, and the rest goes on."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bilingual.errors import BilingualError, InputError

if TYPE_CHECKING:
    from bilingual.document import Document

__all__ = ["Run", "dumps", "media_type_of", "read", "tell_empty"]

LIMIT = 64_000_000
"""What a compressed input may hold, in bytes: as much as a page of `bilingual batch`; a bomb ends here."""
_FRAMES = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst"}
"""How compressed data begin."""
_SUFFIXES = frozenset((".gz", ".zst", ".zstd"))
MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain", ".md": "text/plain"}


class Run:
    """The inputs of one call, read one by one; what fails is reported and counted, and the rest goes on."""

    def __init__(self, files: Sequence[str], as_json: bool = False) -> None:
        self.files = files or ("-",)
        self.as_json = as_json
        self.failed = False
        for stream in (sys.stdout, sys.stderr):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]

    def each(self, work: Callable[[bytes, str | None], Any]) -> Iterator[tuple[str, Any]]:
        """``(name, work(page, media_type))`` of every input that could be read and worked on."""
        for name in self.files:
            try:
                content = read(name)
                result = work(content, media_type_of(name))
            except BilingualError as error:
                self.fail(name, error)
            else:
                tell_empty(name, content, result)
                yield name, result

    def fail(self, name: str, error: BilingualError) -> None:
        self.failed = True
        click.echo(f"bilingual: {name}: {error}", err=True)
        if self.as_json:
            from bilingual.render import error_record

            click.echo(dumps({"input": name, **error_record(error)}))

    def heading(self, name: str) -> None:
        """Names the input where there are several, as head(1) does."""
        if len(self.files) > 1:
            click.echo(f"==> {name} <==")

    def end(self, found: bool = False) -> None:
        sys.exit(1 if self.failed or found else 0)


def read(name: str) -> bytes:
    """A whole input, decompressed. Raises InputError with what is wrong and what to try."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        raise InputError("no such file; check the name, or use - for standard input") from None
    except IsADirectoryError:
        raise InputError("is a folder; name the files in it, such as folder/*.html") from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    suffix = next((suffix for frame, suffix in _FRAMES.items() if content.startswith(frame)), None)
    return content if suffix is None else _decompressed(content, suffix)


def _decompressed(content: bytes, suffix: str) -> bytes:
    from bilingual.batch.streams import decompressed, input_errors

    with input_errors():
        inside = decompressed(io.BytesIO(content), f"page{suffix}").read(LIMIT + 1)
    if len(inside) > LIMIT:
        raise InputError(f"holds more than {LIMIT / 1e6:g} MB; decompress it, or use bilingual batch with --page-limit")
    return inside


def tell_empty(name: str, content: bytes, result: Document | str) -> None:
    """Says on stderr that nothing came of a page that is not empty itself; it is no error, since the page holds nothing else."""
    text = result if isinstance(result, str) else result.text
    if content.strip() and not text.strip():
        why = "there is no text in it, as in an image, a PDF or a page that scripts fill; give HTML or plain text"
        click.echo(f"bilingual: {name}: {why}", err=True)


def media_type_of(name: str) -> str | None:
    """What a file's name says of its content, None where it says nothing; ``page.html.gz`` is HTML."""
    path = Path(name)
    return MEDIA_TYPES.get((Path(path.stem) if path.suffix.lower() in _SUFFIXES else path).suffix.lower())


def dumps(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
