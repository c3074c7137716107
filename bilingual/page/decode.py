"""Bytes to text: what encoding a page really has, whatever it says, and whether it is markup or plain text.

The order of belief, each step tried only where the one before gave nothing:

1. a byte order mark, or the NULs that UTF-16 leaves between ASCII characters;
2. strict UTF-8, which other encodings almost never satisfy; a page cut off in the middle of a character passes, and so
   does one with a few broken bytes among very many good ones;
3. the declared encoding (``<meta charset>``, ``<?xml encoding?>``), by the labels of the WHATWG standard, in which
   ``gb2312`` and ``gbk`` mean GB18030 and ``iso-8859-1`` means windows-1252;
4. the frequency of common characters, which also judges step 3 for the encodings that accept nearly any bytes: Big5
   decodes as GB18030 without an error, so that success proves nothing;
5. windows-1252.

Declined: a statistical model of every encoding. Bytes that are no text at all (an image, a PDF) give the empty text.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bilingual.errors import InputError
from bilingual.lexicon import Lexicon, shipped

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["Source", "source"]


class Source(NamedTuple):
    """A page as text; ``encoding`` is None where it came as text, ``media_type`` is given or told from the content."""

    text: str
    encoding: str | None
    media_type: str
    utf8: bytes | None = None
    """The text in UTF-8, where it came so: parsers want bytes."""


class _Codec(NamedTuple):
    name: str
    labels: frozenset[str]
    common: re.Pattern[str] | None
    """Runs of its common characters; None where nothing tells it but its label."""


MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
SAMPLE = 8_000
"""How many bytes are decoded by every candidate to count common characters."""
SURE = 0.4
"""The share of common characters at which the declared encoding is believed without a look at the others."""
FEW = 12
"""How many letters it takes to believe in an alphabet of single bytes that nobody declared."""
HEAD = 4_096
"""How many bytes are searched for a declaration and for the signs of UTF-16 and of no text at all."""

BOMS = ((codecs.BOM_UTF8, "utf_8"), (codecs.BOM_UTF32_LE, "utf_32_le"), (codecs.BOM_UTF32_BE, "utf_32_be"),
        (codecs.BOM_UTF16_LE, "utf_16_le"), (codecs.BOM_UTF16_BE, "utf_16_be"))
SIGNATURES = (b"\x89PNG", b"%PDF-", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF",
              b"RIFF", b"\x00asm", b"OggS", b"ID3", b"7z\xbc\xaf", b"Rar!", b"wOFF", b"wOF2", b"MZ\x90")
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})"""
                      rb"""|<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.I)
CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32), 127))
"""Control characters that text does not have; ESC is not among them, since ISO-2022 shifts with it."""
ASCII = bytes(range(128))
RUN = re.compile(rb"[\x80-\xff]{2,}")
MULTIBYTE = frozenset(("utf_8", "utf_16_le", "utf_16_be", "gb18030", "big5hkscs", "cp932", "cp949", "euc_jp"))

# https://html.spec.whatwg.org/multipage/indices.html#elements-3, in two groups: those whose mere presence tells markup,
# and those whose names people also write as placeholders (<title>, <address>), which need an attribute or an end tag.
PLAIN_ELEMENTS = (
    "html|head|body|div|span|br|hr|img|ul|ol|li|dl|dt|dd|table|tbody|thead|tfoot|tr|td|th|h[1-6]|script|style|meta|iframe"
    "|blockquote|pre|figure|figcaption|noscript|strong|em|font|center|p|article|nav|frameset|sup|sub|tt|u|b|i|a"
)
OTHER_ELEMENTS = (
    "section|header|footer|main|aside|title|link|base|form|input|button|select|option|textarea|label|fieldset|legend|code"
    "|small|big|s|del|ins|mark|q|cite|abbr|dfn|kbd|samp|var|time|address|details|summary|video|audio|source|picture|svg"
    "|canvas|object|embed|param|template|caption|col|colgroup|map|area|dialog|menu|strike|marquee|frame|noframes|hgroup"
)
MARKUP = re.compile(
    rf"<!doctype\s{{1,9}}html|<(?:{PLAIN_ELEMENTS})\s{{0,9}}/?>|</(?:{PLAIN_ELEMENTS}|{OTHER_ELEMENTS})\s{{0,9}}>"
    rf"|<(?:{PLAIN_ELEMENTS}|{OTHER_ELEMENTS})\s{{1,99}}[a-z:@][\w:.-]{{0,60}}\s{{0,9}}=", re.I | re.A)


def source(page: bytes | str | BeautifulSoup, media_type: str | None = None, lexicon: Lexicon | None = None) -> Source:
    """The page's text, its encoding and its media type. Raises InputError where an argument is of the wrong kind.

    >>> source("<p>这是我们的价格</p>".encode("gb18030"))
    Source(text='<p>这是我们的价格</p>', encoding='gb18030', media_type='text/html', utf8=None)
    >>> source("press <Name> to go on").media_type
    'text/plain'
    """
    if media_type is not None and media_type not in MEDIA_TYPES:
        raise InputError(f"media_type {media_type!r} is not known; try one of {', '.join(MEDIA_TYPES)}")
    encoding: str | None = None
    utf8: bytes | None = None
    if isinstance(page, str):
        text = _sound(page)
    elif isinstance(page, (bytes, bytearray, memoryview)):
        text, encoding, utf8 = decode(bytes(page), lexicon or shipped())
    elif type(page).__module__.partition(".")[0] == "bs4":
        text, encoding = _sound(page.decode()), getattr(page, "original_encoding", None)
        media_type = media_type or "text/html"
    else:
        raise InputError(f"a page is bytes, str or BeautifulSoup, not {type(page).__name__}")
    if (isinstance(page, str) or b"\0" in page) and "\0" in text:  # bytes are looked through much faster
        text, utf8 = text.replace("\0", ""), None
    encoding = codecs.lookup(encoding).name if encoding else None
    return Source(text, encoding, MEDIA_TYPES[media_type] if media_type else _media_type(text), utf8)


def decode(page: bytes, lexicon: Lexicon) -> tuple[str, str | None, bytes | None]:
    """The text of ``page``, the Python name of its encoding, which is None where the bytes are no text, and the text in UTF-8 where it
    stands so in the page."""
    for mark, name in BOMS:
        if page.startswith(mark):
            return page[len(mark):].decode(name, "replace"), name, None
    if page.startswith(SIGNATURES):
        return "", None, None
    head = page[:HEAD]
    wide = _utf16(head)
    if wide:
        return page.decode(wide, "replace"), wide, None
    if head and len(head.translate(None, CONTROLS)) < 0.95 * len(head):
        return "", None, None
    if b"\x1b" in page and page.isascii() and _declared(head, lexicon) == "iso2022_jp":  # seven bits, so it passes for UTF-8
        return page.decode("iso2022_jp", "replace"), "iso2022_jp", None
    utf8 = _utf8(page)
    if utf8 is not None:
        return utf8
    declared = _declared(head, lexicon)
    codec = _by_frequency(page, declared, lexicon)
    text = page.decode(codec, "replace")
    return text.replace("\ue5e5", "\u3000") if codec == "gb18030" else text, codec, None  # A3 A0, which the web standard reads so


def _utf8(page: bytes) -> tuple[str, str, bytes | None] | None:
    try:
        text, used = codecs.utf_8_decode(page, "strict", False)
    except UnicodeDecodeError:
        text = page.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = len(page) - len(page.translate(None, ASCII[128:] + bytes(range(0xC2, 0xF5))))  # lead bytes
        return (text, "utf_8", None) if 20 * broken < whole and broken < 0.02 * len(text) else None
    return (text, "utf_8", page[:used]) if len(page) - used < 4 else None


def _utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: its ASCII characters have a NUL on one side, always the same."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if many < 4 or many < 0.01 * len(head) or few > 0.2 * many:  # 一 is 4E 00
        return None
    return "utf_16_le" if odd > even else "utf_16_be"


def _declared(head: bytes, lexicon: Lexicon) -> str | None:
    found = DECLARED.search(head)
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    return next((codec.name for codec in _codecs(lexicon) if label in codec.labels), None)


def _by_frequency(page: bytes, declared: str | None, lexicon: Lexicon) -> str:
    """The codec under which most of the non-ASCII characters are common ones; the declared one goes first."""
    sample = _sample(page)
    runs = RUN.findall(sample)
    if sum(map(len, runs)) < 0.5 * len(sample.translate(None, ASCII)):  # accents and quotes among ASCII letters
        return declared if declared and declared not in MULTIBYTE else "cp1252"
    best, best_share = "cp1252", 0.25
    for codec in sorted(_codecs(lexicon), key=lambda codec: codec.name != declared):
        if codec.common is None:
            continue
        text = sample.decode(codec.name, "replace")
        foreign = len(text) - len(text.encode("ascii", "ignore"))
        share = len("".join(codec.common.findall(text))) / max(1, foreign)
        share *= 1 - min(1.0, 4 * text.count("\ufffd") / max(1, foreign))
        if codec.name not in MULTIBYTE and codec.name != declared and foreign < FEW:
            share = 0.0  # a handful of any bytes makes a handful of Russian letters
        if codec.name == declared and share > SURE:
            return codec.name
        if share > best_share:
            best, best_share = codec.name, share
    return best


def _sample(page: bytes) -> bytes:
    """The parts of lines from their first non-ASCII byte on, so that a long head of markup does not use the sample up."""
    picked, size = [], 0
    for line in re.finditer(rb"[\x80-\xff][^\n]{0,4000}", page):
        picked.append(line[0])
        size += len(line[0])
        if size > SAMPLE:
            break
    return b"\n".join(picked)


def _media_type(text: str) -> str:
    return "text/html" if MARKUP.search(text) else "text/plain"


def _sound(text: str) -> str:
    """Text that every later stage can encode: surrogate pairs joined, lone surrogates replaced, no byte order mark."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.removeprefix("\ufeff")


@cache
def _codecs(lexicon: Lexicon) -> tuple[_Codec, ...]:
    runs = {row["common"]: re.compile(f"[{re.escape(row['common'])}]+") for row in lexicon.table("encodings") if row["common"]}
    return tuple(_Codec(row["codec"], frozenset(row.many("labels")), runs.get(row["common"])) for row in lexicon.table("encodings"))
