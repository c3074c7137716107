"""Compressed files as streams, and blocks of output as compressed frames.

A file is decompressed as it is read, never as a whole, so that a bomb costs no more memory than the reader asks for. What
is wrong with a file, whatever library notices, comes out as one InputError in words.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from bilingual.errors import InputError

__all__ = ["COMPRESSED", "Codec", "codec", "decompressed", "input_errors", "needed", "whole"]

COMPRESSED = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}

Codec = Callable[[bytes], bytes]


def needed(package: str, purpose: str) -> InputError:
    """What to say where an optional package is missing."""
    return InputError(f"{purpose} needs the package {package}; try: pip install {package}, or in a checkout: pip install '.[batch]'")


@contextmanager
def input_errors() -> Iterator[None]:
    """Whatever reading a file or a stream raises, as an InputError of one line."""
    try:
        yield
    except FileNotFoundError:
        raise InputError("no such file; check the name") from None
    except EOFError:
        raise InputError("the compressed data end in the middle; the file is incomplete") from None
    except (OSError, ValueError, zlib.error) as error:  # pyarrow's and fastwarc's errors are OSErrors and ValueErrors
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise InputError(f"cannot be read ({' '.join(reason.split())[:200]})") from None


def decompressed(raw: IO[bytes], name: str) -> IO[bytes]:
    """What is inside a file, by the suffix of its name."""
    kind = COMPRESSED.get(Path(name).suffix.lower())
    if kind == "gzip":
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    if kind == "zstd":
        try:
            import pyarrow
        except ImportError:
            raise needed("pyarrow", "reading .zst") from None
        return io.BufferedReader(pyarrow.CompressedInputStream(pyarrow.PythonFile(raw, "r"), "zstd"), 1 << 16)
    return raw


def whole(stream: IO[bytes], limit: int) -> bytes:
    """All of a stream, if that is no more than ``limit`` bytes."""
    with input_errors():
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise InputError(f"the page is larger than {limit / 1e6:g} MB; --page-limit allows more")
    return content


def codec(name: str) -> Codec:
    """A function that makes a frame of a block, for ``''`` (as it is), ``gzip`` or ``zstd``.

    Frames that follow each other are one valid file, and equal blocks make equal frames.

    >>> gzip.decompress(codec("gzip")(b"a") + codec("gzip")(b"b"))
    b'ab'
    """
    if name == "gzip":
        return lambda block: gzip.compress(block, 4, mtime=0)
    if name == "zstd":
        try:
            import pyarrow
        except ImportError:
            raise needed("pyarrow", "writing .zst or .parquet") from None
        zstd = pyarrow.Codec("zstd", compression_level=3)
        return lambda block: cast(bytes, zstd.compress(block, asbytes=True))
    return lambda block: block


def decoded(content: bytes, coding: str, limit: int) -> bytes:
    """What an HTTP coding was put on. Many archives keep the header and have taken the coding off: then it is left as it is.

    Raises InputError where the content is damaged or larger than ``limit`` bytes.

    >>> decoded(gzip.compress(b"<p>"), "gzip", 10), decoded(b"<p>", "gzip", 10)
    (b'<p>', b'<p>')
    >>> decoded(b"3\\r\\n<p>\\r\\n0\\r\\n\\r\\n", "chunked", 10)
    b'<p>'
    """
    if coding == "chunked":
        return _unchunked(content)
    with input_errors():
        if coding in ("gzip", "x-gzip") and content.startswith(b"\x1f\x8b"):
            return whole(cast(IO[bytes], gzip.GzipFile(fileobj=io.BytesIO(content))), limit)
        if coding == "deflate" and not content.lstrip().startswith(b"<"):
            return zlib.decompressobj(15 if content[:1] == b"\x78" else -15).decompress(content, limit + 1)
        if coding in ("br", "zstd") and not content.lstrip().startswith(b"<"):
            try:
                import fastwarc.stream_io
            except ImportError:
                raise needed("fastwarc", f"reading {coding}") from None
            reader = fastwarc.stream_io.BrotliReader if coding == "br" else fastwarc.stream_io.ZstdReader
            return whole(cast(IO[bytes], reader(io.BytesIO(content))), limit)
    return content


def _unchunked(content: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (end := content.find(b"\r\n", at, at + 32)) >= 0:
        try:
            size = int(content[at:end].partition(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(parts)
        parts.append(content[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) if parts else content
