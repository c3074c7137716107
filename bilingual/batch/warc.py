"""Web archives: the pages in them, and the way on behind what is damaged.

A page is a response, resource or conversion record whose content type is HTML, XHTML or plain text, or is not told, and
whose HTTP status, where it has one, is a success; images, requests and redirects are no pages, and give no records.
Damage (a member of the gzip file that does not decompress, a header that makes no sense, an end in the middle) costs one
error record for each unbroken stretch; reading goes on at the next record whose beginning can be recognised.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from bilingual.batch.items import BadItem, Columns, Item, Page, PageItem, Place
from bilingual.batch.sources import Source
from bilingual.batch.streams import decoded, input_errors, needed
from bilingual.errors import InputError

__all__ = ["WarcItem", "warc"]

MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain", "": None}
GZIP, PLAIN = b"\x1f\x8b\x08", b"WARC/1."
BEHIND_DAMAGE = -1
"""As a place's ``skip``: the damage before it has had its error record."""
STRIDE = 1 << 20


@dataclass(frozen=True, slots=True)
class WarcItem(PageItem):
    """A page as it went over the wire; the worker undoes the codings of transfer and content, in this order."""

    codings: tuple[str, ...] = ()

    def load(self, limit: int) -> Page:
        content = self.content
        assert isinstance(content, bytes)
        for coding in self.codings:
            content = decoded(content, coding, limit)
        return PageItem(self.name, self.after, self.read, content, self.url, self.media_type).load(limit)


def warc(source: Source, place: Place, columns: Columns, limit: int) -> Iterator[Item]:
    """The pages of an archive after ``place``, which says at which record to begin and how many pages to leave out there."""
    try:
        with input_errors():
            file = open(source.name, "rb")  # noqa: SIM115 (closed below)
    except InputError as error:
        yield BadItem(source.name, Place.end(1), source.size, str(error))
        return
    number, start, skip, broken = place.record, place.offset, max(0, place.skip), place.skip == BEHIND_DAMAGE
    with file:
        while start >= 0:
            seen = 0  # pages since the record at ``start``
            try:
                with input_errors():
                    for record in _records(file, start):
                        if record.stream_pos > start and _begins(file, record.stream_pos):
                            start, seen, skip = record.stream_pos, 0, max(0, skip - seen)
                        if not _is_page(record):
                            continue
                        seen += 1
                        if seen > skip:
                            item = _item(record, source, Place(number + 1, start, seen), limit)
                            number, broken = number + 1, False
                            yield item
                return
            except InputError as error:
                start, skip = _next(file, start + 1), 0
                if not broken:
                    number, broken = number + 1, True
                    after = Place(number, start, BEHIND_DAMAGE)
                    yield BadItem(f"{source.name}:{number}", after, max(0, start), f"the archive is damaged: {error}")


def _records(file: IO[bytes], start: int) -> Iterator[Any]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise needed("fastwarc", "reading .warc") from None
    file.seek(start)
    return iter(ArchiveIterator(file, record_types=WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion))


def _is_page(record: Any) -> bool:
    return (_status(record) or 200) // 100 == 2 and _media_type(record) in MEDIA_TYPES


def _status(record: Any) -> int | None:
    return record.http_headers.status_code if record.http_headers else None


def _media_type(record: Any) -> str:
    told = record.http_content_type if record.http_headers else (record.headers.get("Content-Type") or "").partition(";")[0]
    told = (told or "").strip().lower()
    return "" if told == "application/http" else told


def _item(record: Any, source: Source, after: Place, limit: int) -> Item:
    name, url = f"{source.name}:{after.record}", record.headers.get("WARC-Target-URI")
    url = url.strip("<> ") if url else None
    length = record.content_length
    if length > limit:
        return BadItem(name, after, after.offset, f"the page is larger than {limit / 1e6:g} MB; --page-limit allows more", url)
    content = record.reader.read(length)
    if len(content) < length:
        raise InputError("the record ends in the middle")
    headers = record.http_headers or {}
    codings = [headers.get("Transfer-Encoding"), *reversed((headers.get("Content-Encoding") or "").split(","))]
    told = tuple(coding.strip().lower() for coding in codings if coding and coding.strip())
    return WarcItem(name, after, after.offset, content, url, MEDIA_TYPES[_media_type(record)], told)


def _begins(file: IO[bytes], offset: int) -> bool:
    """Whether reading can start here: true of every record of a plain archive, and of every member of a gzip file."""
    return os.pread(file.fileno(), len(PLAIN), offset).startswith((GZIP, PLAIN))


def _next(file: IO[bytes], offset: int) -> int:
    """Where the next record begins, from ``offset`` on; below zero where no beginning can be recognised any more."""
    mark = GZIP if os.pread(file.fileno(), len(GZIP), 0) == GZIP else PLAIN
    while chunk := os.pread(file.fileno(), STRIDE, offset):
        at = chunk.find(mark)
        while at >= 0:
            if _opens_a_record(file, offset + at, mark):
                return offset + at
            at = chunk.find(mark, at + 1)
        if len(chunk) < len(PLAIN):
            break
        offset += max(1, len(chunk) - len(mark) + 1)
    return -1


def _opens_a_record(file: IO[bytes], offset: int, mark: bytes) -> bool:
    if mark == PLAIN:  # a page may speak of WARC/1.0, but not at the beginning of a line
        return os.pread(file.fileno(), 1, offset - 1) == b"\n"
    try:
        return zlib.decompressobj(31).decompress(os.pread(file.fileno(), 512, offset), len(PLAIN)) == PLAIN
    except zlib.error:
        return False
