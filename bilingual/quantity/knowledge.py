"""What the grammar knows, read from the tables once for each lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from bilingual.lexicon import Lexicon, Row
from bilingual.quantity.forms import Forms

__all__ = ["Bound", "Knowledge", "Magnitude", "Sign", "Unit", "knowledge", "source"]


class Sign(NamedTuple):
    """What a currency word or symbol means; ``factor`` is less than one for minor units."""

    codes: tuple[str, ...]
    kind: str
    factor: Decimal
    position: str


class Unit(NamedTuple):
    """A unit's one name, and what the form is worth in it."""

    name: str
    kind: str
    factor: Decimal


class Bound(NamedTuple):
    """A qualifying word: what it says, and on which side of the amount it stands."""

    qualifier: str
    side: str


class Magnitude(NamedTuple):
    """A short sign of magnitude (bn, K)."""

    factor: Decimal
    kind: str


@dataclass(frozen=True, eq=False, slots=True)
class Knowledge:
    """The tables, each in the shape in which it is looked up; hashed by identity, so that patterns can be cached on it."""

    signs: Forms[Sign]
    units: Forms[Unit]
    bounds_before: Forms[Bound]
    bounds_after: Forms[Bound]
    verbs: Forms[bool]
    """What may stand between an adverb that bounds and its amount."""
    origins: Forms[Bound]
    states: Forms[Bound]
    magnitudes: Forms[Magnitude]
    sign_traps: Forms[str]
    """Words that begin like a sign, and after which figures they are none: see the head of ``traps.tsv``."""
    unit_traps: Forms[bool]
    word_traps: Forms[bool]
    yearly: Forms[bool]
    """Sums by the year that begin like the unit (年终奖)."""
    characters: dict[str, tuple[str, Decimal]]
    """Han numerals: kind and value."""
    words: dict[str, tuple[str, Decimal]]
    """English numerals: kind and value."""
    vulgar: dict[str, Fraction]
    fixed: Forms[Decimal]
    """Words that are a percentage by themselves."""
    dotted: frozenset[str]
    """Currencies that group their thousands with points and have no small change: Rp 31.500."""
    dotted_before: frozenset[str]
    """Currencies that do so where the figure stands before the sign: 31.500 €."""
    roles: dict[str, frozenset[str]]
    """Words between and around amounts, by what they say: see the heads of ``connectors.tsv`` and ``calendar.tsv``."""
    codes: frozenset[str]
    word_codes: frozenset[str]
    """Codes that are also a word or a name (ALL, TRY)."""


@cache
def knowledge(lexicon: Lexicon) -> Knowledge:
    """Everything the grammar needs of ``lexicon``."""
    currencies, bounds, traps, numerals = (lexicon.table(n) for n in ("currencies", "qualifiers", "traps", "numerals"))
    return Knowledge(
        signs=Forms((r["form"], Sign(r.many("codes"), r["kind"], _factor(r), r["position"]), len(r["form"]) == 1) for r in currencies),
        units=Forms((r["form"], Unit(r["unit"], r["kind"], _factor(r)), r["kind"] == "sign") for r in lexicon.table("units")),
        bounds_before=_bounds(bounds, "before", "adverb", "both", "bare", "price", "emphatic"),
        bounds_after=_bounds(bounds, "after", "both"),
        verbs=Forms((r["form"], True, True) for r in lexicon.table("connectors") if "verb" in r.many("role")),
        origins=_bounds(bounds, "origin"),
        states=_bounds(bounds, "state"),
        magnitudes=Forms((r["form"], Magnitude(_factor(r), r["kind"]), True) for r in lexicon.table("scales")),
        sign_traps=Forms((r["form"], r["kind"], True) for r in traps if r["kind"] in ("sign", "small", "sum")),
        unit_traps=_forms(traps, "unit"),
        word_traps=_forms(traps, "word"),
        yearly=_forms(traps, "yearly"),
        characters={r["form"]: (r["kind"], _value(r)) for r in numerals if _is_han(r)},
        words={r["form"]: (r["kind"].removeprefix("word").strip() or "small", _value(r)) for r in numerals if r["kind"].startswith("word")},
        vulgar={r["form"]: Fraction(r["value"]) for r in numerals if r["kind"] == "vulgar"},
        fixed=Forms((r["form"], _value(r), True) for r in numerals if r["kind"] == "share"),
        dotted=frozenset(lexicon.settings("quantity")["dotted"]),
        dotted_before=frozenset(lexicon.settings("quantity")["dotted_before_the_sign"]),
        roles=_roles(lexicon.table("connectors") + lexicon.table("calendar")),
        codes=frozenset(r["form"] for r in currencies if r["kind"] == "iso" and r["form"] in r.many("codes")),
        word_codes=frozenset(r["form"] for r in currencies if r["kind"] == "iso" and r["position"] == "grouped"),
    )


def _bounds(rows: tuple[Row, ...], *sides: str) -> Forms[Bound]:
    return Forms((r["form"], Bound(r["qualifier"], r["side"]), False) for r in rows if r["side"] in sides)


def _roles(rows: tuple[Row, ...]) -> dict[str, frozenset[str]]:
    roles = {role for row in rows for role in row.many("role")}
    return {role: frozenset(row["form"] for row in rows if role in row.many("role")) for role in roles}


@cache
def source(known: Knowledge, role: str) -> str:
    """The words of a role as a pattern source, longest first."""
    return "|".join(re.escape(form) for form in sorted(known.roles[role], key=len, reverse=True))


def _factor(row: Row) -> Decimal:
    return Decimal(row["factor"] or 1)


def _value(row: Row) -> Decimal:
    return Decimal(row["value"] or 0)


def _is_han(row: Row) -> bool:
    return not row["kind"].startswith(("word", "vulgar", "share"))


def _forms(rows: tuple[Row, ...], kind: str) -> Forms[bool]:
    return Forms((row["form"], True, True) for row in rows if row["kind"] == kind)
