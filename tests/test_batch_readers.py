"""Inputs: every record of every kind becomes one item, damage becomes error items, and reading goes on after any of them."""

import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bilingual.batch.items import BadItem, Columns, Item, Place
from bilingual.batch.readers import Cursor, items
from bilingual.batch.sources import Source, fingerprint, sources
from bilingual.batch.streams import codec, decoded
from bilingual.errors import InputError

LIMIT = 100_000
START: Cursor = (0, Place())


def read(path: Path, start: Cursor = START, columns: Columns | None = None) -> list[tuple[Cursor, Item]]:
    return list(items(sources([str(path)]), start, columns or Columns(), LIMIT))


def shown(pairs: list[tuple[Cursor, Item]]) -> list[str]:
    """The page of each item, or ``!`` and what is wrong with it."""
    found = []
    for _, item in pairs:
        try:
            content = item.load(LIMIT).content
            found.append(content if isinstance(content, str) else content.decode())
        except InputError as error:
            found.append(f"!{error}")
    return found


def every_start_goes_on(path: Path, columns: Columns | None = None) -> None:
    """Reading that begins again after any item gives the rest: the same names, pages and places."""
    whole = read(path, columns=columns)
    assert whole
    for number, (cursor, _) in enumerate(whole, 1):
        assert read(path, cursor, columns) == whole[number:]


def response(number: int, body: bytes, kind: bytes = b"text/html; charset=utf-8", status: bytes = b"200 OK", headers: bytes = b"") -> bytes:
    http = b"HTTP/1.1 %s\r\nContent-Type: %s\r\n%s\r\n" % (status, kind, headers) + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.cn/%d\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % (number, number, len(http))
    ) + http + b"\r\n\r\n"  # fmt: skip


RECORDS = [response(number, b"<p>page %d</p>" % number + b"x" * 40 * number) for number in range(6)]
MEMBERS = [gzip.compress(record) for record in RECORDS]


def pages(*numbers: int) -> list[str]:
    return [f"<p>page {number}</p>" + "x" * 40 * number for number in numbers]


def test_folders_patterns_and_names(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "sub/c.htm.gz", "sub/d.jsonl", "e.png", ".hidden.html", ".aside/x.html", "out.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = sources([str(tmp_path)], str(tmp_path / "out.jsonl"))
    assert [Path(source.name).name for source in found] == ["a.txt", "b.html", "c.htm.gz", "d.jsonl"]
    assert [source.kind for source in found] == ["page", "page", "page", "jsonl"]
    assert [source.media_type for source in found[:3]] == ["text/plain", "text/html", "text/html"]
    assert [Path(s.name).name for s in sources([f"{tmp_path}/*.png", f"{tmp_path}/**/*.gz", f"{tmp_path}/e.png"])] == ["e.png", "c.htm.gz"]
    assert [s.kind for s in sources([f"{tmp_path}/*.doc", "-"])] == ["missing", "stdin"]


def test_a_file_that_changes_changes_the_fingerprint(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"one")
    before = fingerprint(sources([str(page)]))
    assert fingerprint(sources([str(page)])) == before
    page.write_bytes(b"three")
    assert fingerprint(sources([str(page)])) != before


@pytest.mark.parametrize(("suffix", "compression"), [("", ""), (".gz", "gzip"), (".zst", "zstd")])
def test_pages_in_files(tmp_path: Path, suffix: str, compression: str) -> None:
    path = tmp_path / f"a.html{suffix}"
    packed = codec(compression)(b"<p>page</p>" * 50)
    path.write_bytes(packed)
    assert shown(read(path)) == ["<p>page</p>" * 50]
    every_start_goes_on(path)
    if compression:
        path.write_bytes(packed[:-6])
        assert shown(read(path))[0].startswith("!")
        path.write_bytes(b"nothing of the kind")
        assert shown(read(path))[0].startswith("!cannot be read")


def test_bombs_are_opened_no_further_than_the_limit(tmp_path: Path) -> None:
    for suffix, compression in ((".gz", "gzip"), (".zst", "zstd")):
        path = tmp_path / f"bomb.html{suffix}"
        path.write_bytes(codec(compression)(b"\0" * 30_000_000))
        assert shown(read(path)) == ["!the page is larger than 0.1 MB; --page-limit allows more"]
    with pytest.raises(InputError, match="larger than"):
        decoded(gzip.compress(b"\0" * 30_000_000), "gzip", LIMIT)


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_lines(tmp_path: Path, suffix: str) -> None:
    lines = [
        json.dumps({"html": "<p>一</p>", "url": "https://example.cn/1", "id": 7}, ensure_ascii=False).encode(),
        b'{"html": "\xff\xfe"}', b"", b"not JSON", b"[1, 2]", b'{"text": "elsewhere"}', b'{"html": null}', b"   ",
        b'{"html": "' + b"x" * 700_000 + b'"}', b'{"html": "last"}', b"[" * 100_000,
    ]  # fmt: skip
    path = tmp_path / f"pages.jsonl{suffix}"
    path.write_bytes(codec({"": "", ".gz": "gzip", ".zst": "zstd"}[suffix])(b"\n".join(lines)))
    pairs = read(path)
    assert [item.name.rpartition(":")[2] for _, item in pairs] == ["1", "2", "4", "5", "6", "7", "9", "10", "11"]
    found = shown(pairs)
    assert found[0] == "<p>一</p>"
    assert found[7] == "last"
    complaints = {1: "not UTF-8", 2: "not JSON", 3: "not a JSON object", 4: "of: text", 5: "no text", 6: "longer than", 8: "not JSON"}
    for number, words in complaints.items():
        assert words in found[number]
    named = read(path, columns=Columns(name="id"))[0][1].load(LIMIT)
    assert (named.name, named.url) == ("7", "https://example.cn/1")
    every_start_goes_on(path)


def test_lines_of_a_file_that_ends_too_soon(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.gz"
    data = gzip.compress(b"".join(b'{"html": "%d"}\n' % (number**7) for number in range(3000)))
    path.write_bytes(data[: len(data) // 2])
    found = shown(read(path))
    assert found[:3] == ["0", "1", "128"]
    assert [page for page in found if page.startswith("!")] == [found[-1]]
    assert "incomplete" in found[-1]
    whole = read(path)
    for number in (1, len(whole) - 1, len(whole)):
        assert read(path, whole[number - 1][0]) == whole[number:]


def table(path: Path, **more: object) -> list[str]:
    made = [f"<p>page {number}</p>" for number in range(100)]
    columns = {"html": made, "url": [f"https://example.cn/{n}" for n in range(100)], "key": list(range(100)), **more}
    pq.write_table(pa.table(columns), path, row_group_size=30, compression="none", use_dictionary=False)
    return made


def test_tables(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    made = table(path)
    pairs = read(path, columns=Columns(name="key"))
    assert shown(pairs) == made
    assert (pairs[41][1].name, pairs[41][1].address) == ("41", "https://example.cn/41")
    every_start_goes_on(path)
    assert "--field chooses another of: html, url, key" in shown(read(path, columns=Columns("body")))[0]
    assert "holds int64, not pages" in shown(read(path, columns=Columns("key")))[0]
    pq.write_table(pa.table({"html": pa.array([b"\xff<p>", None], pa.binary())}), path)
    (_, first), (_, second) = read(path)
    assert first.load(LIMIT).content == b"\xff<p>"
    assert isinstance(second, BadItem)


def test_a_damaged_row_group_costs_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    made = table(path)
    data = bytearray(path.read_bytes())
    column = pq.ParquetFile(path).metadata.row_group(1).column(0)
    data[column.data_page_offset : column.data_page_offset + 20] = b"\xff" * 20
    path.write_bytes(data)
    found = shown(read(path))
    assert (found[:30], found[60:]) == (made[:30], made[60:])
    assert all(page.startswith("!row group 1") for page in found[30:60])
    every_start_goes_on(path)
    path.write_bytes(data[:-20])
    assert len(read(path)) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("crawl.warc", b"".join(RECORDS)),
        ("crawl.warc.gz", b"".join(MEMBERS)),
        ("crawl.warc.gz", gzip.compress(b"".join(RECORDS))),
        ("crawl.warc.gz", MEMBERS[0] + gzip.compress(b"".join(RECORDS[1:4])) + MEMBERS[4] + MEMBERS[5]),
    ],
    ids=["plain", "gzip", "gzip as a whole", "gzip mixed"],
)
def test_archives(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    pairs = read(path)
    assert shown(pairs) == pages(*range(6))
    assert [item.address for _, item in pairs] == [f"https://example.cn/{number}" for number in range(6)]
    every_start_goes_on(path)


def test_what_is_a_page_in_an_archive(tmp_path: Path) -> None:
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n"
    text = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\ntext\r\n\r\n"
    names = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/dns\r\nContent-Length: 4\r\n\r\nhost\r\n\r\n"
    data = [
        info, names, text, response(1, b"\x89PNG", b"image/png"), response(2, b"gone", status=b"404 Not Found"),
        response(3, b"moved", status=b"301 Moved"), response(4, b"<p>unsaid</p>", b""), response(5, b"big" * LIMIT),
        response(6, b"<p>xhtml</p>", b"application/XHTML+xml"),
    ]  # fmt: skip
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(data))
    assert shown(read(path)) == ["text", "<p>unsaid</p>", "!the page is larger than 0.1 MB; --page-limit allows more", "<p>xhtml</p>"]
    every_start_goes_on(path)


def test_codings_of_the_transfer_and_of_the_content(tmp_path: Path) -> None:
    page = b"<p>coded</p>"
    gz = gzip.compress(page)
    chunked = b"%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (9, gz[:9], len(gz) - 9, gz[9:])
    buffer = io.BytesIO()
    from fastwarc.stream_io import BrotliWriter

    writer = BrotliWriter(buffer)
    writer.write(page)
    writer.close()
    data = [
        response(1, gz, headers=b"Content-Encoding: gzip\r\n"),
        response(2, page, headers=b"Content-Encoding: gzip\r\n"),
        response(3, chunked, headers=b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        response(4, buffer.getvalue(), headers=b"Content-Encoding: br\r\n"),
        response(5, gz[:-4], headers=b"Content-Encoding: gzip\r\n"),
        response(6, b"\x05 no deflate", headers=b"Content-Encoding: deflate\r\n"),
    ]
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(data))
    found = shown(read(path))
    assert found[:4] == ["<p>coded</p>"] * 4
    assert all(page.startswith("!") for page in found[4:])


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


BIG = gzip.compress(response(9, b"".join(b"%d " % (number**5) for number in range(6000))))


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.warc.gz", [*MEMBERS[:2], flipped(MEMBERS[2], 60), *MEMBERS[3:]], [0, 1, "!", 3, 4, 5]),
        ("a.warc.gz", [*MEMBERS[:2], flipped(MEMBERS[2], -6 + len(MEMBERS[2])), *MEMBERS[3:]], None),
        ("a.warc.gz", [*MEMBERS[:2], flipped(BIG, len(BIG) // 2), *MEMBERS[2:]], [0, 1, "!", 2, 3, 4, 5]),
        ("a.warc.gz", [*MEMBERS[:2], b"rubbish" * 9, *MEMBERS[2:]], [0, 1, "!", 2, 3, 4, 5]),
        ("a.warc.gz", [flipped(MEMBERS[0], 40), flipped(MEMBERS[1], 40), MEMBERS[2], b"rubbish", MEMBERS[3]], ["!", 2, "!", 3]),
        ("a.warc.gz", [*MEMBERS[:3], BIG[:-300]], [0, 1, 2, "!"]),
        ("a.warc", [*RECORDS[:2], b"rubbish" * 9 + b"\r\n", *RECORDS[2:]], [0, 1, "!", 2, 3, 4, 5]),
        ("a.warc", [*RECORDS[:3], RECORDS[3][:-30]], [0, 1, 2, "!"]),
        ("a.warc", [b"nothing of the kind"], ["!"]),
        ("a.warc.gz", [b"nothing of the kind"], ["!"]),
        ("a.warc.gz", [], []),
    ],
)
def test_damage_in_an_archive_costs_one_record(tmp_path: Path, name: str, data: list[bytes], expected: list[object] | None) -> None:
    path = tmp_path / name
    path.write_bytes(b"".join(data))
    found = ["!" if page.startswith("!") else page for page in shown(read(path))]
    if expected is None:  # a wrong check sum: the page itself may be taken or not, but no other is lost
        assert [page for page in found if page in pages(0, 1, 3, 4, 5)] == pages(0, 1, 3, 4, 5)
        assert "!" in found
    else:
        assert found == [page if page == "!" else pages(page)[0] for page in expected]  # type: ignore[arg-type]
    if found:
        every_start_goes_on(path)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet", "a.warc", "a.warc.gz"])
@pytest.mark.parametrize("content", [b"", b"\0" * 50, bytes(range(256)) * 20])
def test_rubbish_never_raises(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert all(page.startswith("!") for page in shown(read(path)))
    path.unlink()
    for kind in ("jsonl", "warc", "parquet", "page"):  # it went away after it had been listed
        gone = Source(str(path), kind)
        assert shown(list(items([gone], START, Columns(), LIMIT)))[0].startswith("!")
