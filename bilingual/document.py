"""The data model: what a page is once it has been read. Frozen, comparable, picklable; no logic beyond their own invariants.

Offsets are half-open, count Unicode code points, and always satisfy ``doc.text[x.start:x.end] == x.text``.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, NamedTuple, Protocol

__all__ = [
    "Amount", "Basis", "Block", "Comparison", "Document", "Edit", "Finding", "Kind", "Language", "Qualifier", "Reader", "Region",
    "Remnant", "Script", "Segment", "Term", "Token", "UsdValue",
]

Kind = Literal["money", "number", "percent", "measure"]
Qualifier = Literal["exact", "about", "nearly", "over", "at_least", "under", "up_to", "range", "several", "order"]
Basis = Literal["explicit", "inferred", "conflict", "unresolved"]
Marker = Literal["", "+", "~", "<", "≥", "≤"]
Script = Literal["hans", "hant", "keep"]
Region = Literal["TW", "HK"]


class Language(NamedTuple):
    """A BCP 47 code (``zh-Hans``, ``zh-Hant``, ``zh``, ``en``, …, ``mul``, ``und``) and how sure it is, 0 to 1."""

    code: str
    confidence: float


class Segment(NamedTuple):
    """A run of one language; the segments of a document follow each other without a gap and cover its text."""

    start: int
    end: int
    code: str


class Edit(NamedTuple):
    """``text[start:end]`` became ``replacement`` in ``normalised``; edits are in order and never overlap."""

    start: int
    end: int
    replacement: str


class Block(NamedTuple):
    """One block of the page, kept or dropped.

    ``line`` is the 1-based line of a plain-text page, else None. ``start`` and ``end`` say where the block lies in the
    document's text, None where it was dropped; ``reason`` is a short code for why it was dropped, None where it was kept.
    """

    text: str
    kept: bool
    reason: str | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class UsdValue:
    """An amount in US dollars: its figure (or bounds), at ``rate`` units of its own currency per dollar.

    ``rate_date`` is the day the rate was set, ``source`` where it comes from; ``stale`` is true where that day lies
    further from the wanted one than ``lexicons/currency.toml`` allows.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    rate: Decimal
    rate_date: date | None
    source: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of the text. The contract of the fields stands in the README; ``value``, ``low`` and ``high`` are exact.

    ``marker`` is the sign by which the canonical form keeps a qualifier whose word lies inside the span
    (``3000多万元`` → ``CNY 30000000+``); qualifiers outside the span stay in the text and need none.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    per: str | None = None
    currency: str | None = None
    basis: Basis = "explicit"
    confidence: float = 1.0
    candidates: tuple[tuple[str, float], ...] = ()
    evidence: tuple[str, ...] = ()
    usd: UsdValue | None = None
    same_as: int | None = None
    marker: Marker = ""


class Token(NamedTuple):
    """A token with its language code and its kind; the gaps between tokens are white space."""

    start: int
    end: int
    text: str
    language: str
    kind: Literal["word", "number", "amount", "punctuation"]


@dataclass(frozen=True, slots=True)
class Term:
    """A named organisation, person or product and its canonical name (``奥特曼`` → ``Sam Altman``)."""

    start: int
    end: int
    text: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Remnant:
    """A word that a translation left in the other language; ``language`` is the word's own."""

    start: int
    end: int
    text: str
    language: str


class Reader(Protocol):
    """What finds the parts of a document that are worked out when they are first asked for."""

    def language(self, document: Document) -> Language: ...
    def segments(self, document: Document) -> tuple[Segment, ...]: ...
    def remnants(self, document: Document) -> tuple[Remnant, ...]: ...
    def tokens(self, document: Document) -> tuple[Token, ...]: ...
    def terms(self, document: Document) -> tuple[Term, ...]: ...
    def display(self, document: Document, script: Script, region: Region | None) -> str: ...
    def record(self, document: Document, all_blocks: bool) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Document:
    """A page, read: its article, and everything that was found in it."""

    text: str
    normalised: str
    edits: tuple[Edit, ...]
    title: str | None
    published: date | None
    url: str | None
    encoding: str | None
    blocks: tuple[Block, ...]
    amounts: tuple[Amount, ...]
    reader: Reader = field(repr=False, compare=False)

    @cached_property
    def language(self) -> Language:
        """The main language of ``text``."""
        return self.reader.language(self)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Runs of one language, which cover ``text``."""
        return self.reader.segments(self)

    @cached_property
    def remnants(self) -> tuple[Remnant, ...]:
        """Words that a translation left in the other language."""
        return self.reader.remnants(self)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of ``text``; a token never cuts an amount in two."""
        return self.reader.tokens(self)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Named organisations, people and products."""
        return self.reader.terms(self)

    @cached_property
    def _kept(self) -> tuple[tuple[int, Block], ...]:
        return tuple((block.start, block) for block in self.blocks if block.start is not None)

    def block_at(self, offset: int) -> Block | None:
        """The kept block that ``offset`` of ``text`` lies in; None on a separator, IndexError out of range."""
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} is outside the text, which has {len(self.text)} characters")
        index = bisect_right(self._kept, offset, key=lambda item: item[0]) - 1
        if index < 0:
            return None
        block = self._kept[index][1]
        assert block.end is not None
        return block if offset < block.end else None

    def display(self, script: Script = "keep", region: Region | None = None) -> str:
        """``normalised`` with its Chinese in one script, for reading: ``hans``, ``hant`` or ``keep``, with the words of
        ``region`` (``TW`` or ``HK``) on the Traditional side. Offsets count in ``text`` and never move."""
        return self.reader.display(self, script, region)

    def to_dict(self, *, all_blocks: bool = False) -> dict[str, Any]:
        """The JSON record: the fields by their names, decimals as strings, dates in ISO 8601; dropped blocks only,
        unless ``all_blocks``."""
        return self.reader.record(self, all_blocks)


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between a source and its translation, with what the translation should say (or None)."""

    kind: Literal["magnitude", "currency", "missing", "extra"]
    source: Amount | None
    translation: Amount | None
    message: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings of a comparison, and the two documents that they point into.

    ``links`` pairs the indices of amounts that stand for each other, rightly or wrongly; ``ties`` the offsets of paragraphs
    at which both texts run level, in order.
    """

    findings: tuple[Finding, ...]
    source: Document
    translation: Document
    links: tuple[tuple[int, int], ...] = ()
    ties: tuple[tuple[int, int], ...] = ()

    @property
    def ok(self) -> bool:
        """True where nothing was found."""
        return not self.findings
