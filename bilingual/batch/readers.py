"""Sources become items, one for each record, in order; a reader can start again after any of them.

A reader is a generator ``(source, place, columns, limit) -> items``. It holds one record at a time (a Parquet reader a few
rows), and it never raises for what it reads: a record, or the rest of a file, that cannot be read is a BadItem.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

from bilingual.batch.items import BadItem, Columns, FileItem, Item, LineItem, PageItem, Place
from bilingual.batch.sources import Source
from bilingual.batch.streams import decompressed, input_errors, needed
from bilingual.batch.warc import warc
from bilingual.errors import InputError

__all__ = ["Cursor", "items"]

Cursor = tuple[int, Place]
"""How many sources are done, and the place in the next one."""
Reader = Callable[[Source, Place, Columns, int], Iterator[Item]]
ROWS = 16
"""Rows of a table that are held at once."""
ESCAPED = 2
"""Bytes that one byte of a page may well take in a line of JSON: ``\\u4e00`` is six, and the character itself three."""


def items(found: Sequence[Source], start: Cursor, columns: Columns, limit: int) -> Iterator[tuple[Cursor, Item]]:
    """Every record of every source from ``start`` on, each with the cursor after it; no page is larger than ``limit`` bytes."""
    first, place = start
    for number in range(first, len(found)):
        if not place.ends:
            for item in READERS[found[number].kind](found[number], place, columns, limit):
                yield (number, item.after), item
        place = Place()


def page(source: Source, place: Place, columns: Columns, limit: int) -> Iterator[Item]:
    yield FileItem(source.name, Place.end(1), source.size, source.media_type)


def missing(source: Source, place: Place, columns: Columns, limit: int) -> Iterator[Item]:
    yield BadItem(source.name, Place.end(1), 0, "no such file, and no file matches; check the name")


def stdin(source: Source, place: Place, columns: Columns, limit: int) -> Iterator[Item]:
    yield from _lines(source, sys.stdin.buffer, None, place, columns, limit)


def jsonl(source: Source, place: Place, columns: Columns, limit: int) -> Iterator[Item]:
    try:
        with input_errors():
            raw = open(source.name, "rb")  # noqa: SIM115 (closed below)
            stream = decompressed(raw, source.name)
    except InputError as error:
        yield BadItem(source.name, Place.end(1), source.size, str(error))
        return
    with raw, stream:
        yield from _lines(source, stream, raw, place, columns, limit)


def _lines(
    source: Source, stream: IO[bytes], raw: IO[bytes] | None, place: Place, columns: Columns, limit: int
) -> Iterator[Item]:
    """The lines after ``place``. A plain file is set to it; what cannot be set (compressed, standard input) is read up to it."""
    longest = ESCAPED * limit + 65536
    number = offset = 0
    try:
        with input_errors():
            if stream is raw:
                number, offset = place.record, place.offset
                stream.seek(offset)
            for line, size in _cut(stream, longest):
                number, offset = number + 1, offset + size
                if number <= place.record or (line is not None and not line.strip()):
                    continue  # done before, or blank, which is no record
                name, after, read = f"{source.name}:{number}", Place(number, offset), raw.tell() if raw else 0
                if line is None:
                    yield BadItem(name, after, read, f"the line is longer than {longest / 1e6:g} MB; --page-limit allows more")
                else:
                    yield LineItem(name, after, read, line, columns)
    except InputError as error:
        message = f"{error}; nothing more of the file can be read"
        yield BadItem(f"{source.name}:{number + 1}", Place.end(number + 1), source.size, message)


def _cut(stream: IO[bytes], longest: int) -> Iterator[tuple[bytes | None, int]]:
    """Lines and their lengths; of a line that is longer than ``longest`` only the length."""
    while line := stream.readline(longest + 1):
        size = len(line)
        if size <= longest:
            yield line, size
            continue
        while not line.endswith(b"\n") and (line := stream.readline(1 << 20)):
            size += len(line)
        yield None, size


def parquet(source: Source, place: Place, columns: Columns, limit: int) -> Iterator[Item]:
    """The rows of a table. A row group that cannot be read costs an error record for each of its rows that was not read yet."""
    try:
        with input_errors():
            table = _table(source.name, columns)
    except InputError as error:
        yield BadItem(source.name, Place.end(1), source.size, str(error))
        return
    file, wanted = table
    groups, row = file.metadata.num_row_groups, 0
    for group in range(groups):
        end = row + file.metadata.row_group(group).num_rows
        if end <= place.record:
            row = end
            continue
        read = source.size * (group + 1) // groups
        try:
            with input_errors():
                for batch in file.iter_batches(ROWS, row_groups=[group], columns=wanted):
                    for cells in zip(*(batch.column(name) for name in wanted), strict=True):
                        row += 1
                        if row > place.record:
                            yield _row(source, row, read, dict(zip(wanted, cells, strict=True)), columns)
        except InputError as error:
            while row < end:
                row += 1
                if row > place.record:
                    yield BadItem(f"{source.name}:{row}", Place(row), read, f"row group {group} {error}")


def _table(name: str, columns: Columns) -> tuple[Any, list[Any]]:
    """A Parquet file, and those of the columns that it has. Raises InputError where it cannot serve."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise needed("pyarrow", "reading .parquet") from None
    file = pyarrow.parquet.ParquetFile(name, buffer_size=1 << 20)
    names = file.schema_arrow.names
    hint = f"--field chooses another of: {', '.join(names[:12])}"
    if columns.page not in names:
        raise InputError(f"the table has no column {columns.page!r}; {hint}")
    kind = file.schema_arrow.field(columns.page).type
    if str(kind) not in ("string", "large_string", "string_view", "binary", "large_binary", "binary_view"):
        raise InputError(f"the column {columns.page!r} holds {kind}, not pages; {hint}")
    return file, [name for name in dict.fromkeys(columns) if name in names]


def _row(source: Source, row: int, read: int, cells: dict[str, Any], columns: Columns) -> Item:
    name = f"{source.name}:{row}"
    try:
        values = {key: cell.as_py() for key, cell in cells.items()}
    except ValueError:  # bytes in a column of strings that are not UTF-8
        return BadItem(name, Place(row), read, "the row has text that is not UTF-8; store pages as binary")
    content, url = values[columns.page], values.get(columns.url)
    if columns.name and values.get(columns.name) is not None:
        name = str(values[columns.name])
    if content is None:
        return BadItem(name, Place(row), read, f"the row has nothing in the column {columns.page!r}", url)
    return PageItem(name, Place(row), read, content, url if isinstance(url, str) else None)


READERS: dict[str, Reader] = {
    "page": page, "missing": missing, "stdin": stdin, "jsonl": jsonl, "parquet": parquet, "warc": warc,
}  # fmt: skip
