"""What the report and the findings say, in English or Chinese: the words of ``lexicons/ui.tsv``, and figures for a reader.

A message names what stood where and what probably happened; a suggestion is what the translation should say, in the
translation's own language, whatever the language of the message.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from math import prod

from bilingual.document import Amount
from bilingual.lexicon import shipped
from bilingual.render.canonical import plain

__all__ = ["Words", "figure", "message", "suggestion", "words"]

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SCALES = {"en": (12, 9, 6), "zh": (12, 8, 4)}
"""The powers of ten that each language has a word for."""


class Words:
    """The words of one language by their keys; blanks are filled with ``str.format``, so that values are never read as blanks."""

    def __init__(self, ui: str, table: dict[str, str]) -> None:
        self.ui = ui
        self._table = table

    def __call__(self, key: str, /, **values: object) -> str:
        return self._table[key].format(**values)

    def get(self, key: str, default: str) -> str:
        """The word for a key that only some of a kind have, such as the names of currencies."""
        return self._table.get(key, default)


@cache
def words(ui: str) -> Words:
    """The words of a language, ``zh`` or ``en``."""
    return Words(ui, {row["key"]: row[ui] for row in shipped().table("ui")})


def figure(value: Decimal, ui: str) -> str:
    """A figure with the magnitude words of a language; exact, and in plain digits where they would not make it shorter.

    >>> figure(Decimal("10750000"), "en")
    '10.75 million'
    """
    say = words(ui)
    for power in _SCALES[ui]:
        if abs(value) >= Decimal(10) ** power:
            scaled = plain(value.scaleb(-power), ",")
            if len(scaled.replace(",", "")) <= 8:
                return say("scaled", figure=scaled, scale=say(f"scale_{power}"))
    return plain(value, ",")


def suggestion(amount: Amount, ui: str) -> str | None:
    """What a translation into ``ui`` should say for an amount of its source; None where that is no single figure or range."""
    ends = (amount.value,) if amount.value is not None else (amount.low, amount.high)
    if any(end is None for end in ends):
        return None
    say = words(ui)
    shown = "–".join(figure(end, ui) for end in ends if end is not None)
    if amount.kind == "percent":
        return say("pp", figure=shown) if amount.unit == "pp" else f"{shown}%"
    if amount.kind == "money" and amount.currency:
        return say("money", figure=shown, currency=_currency(amount, say))
    return shown


def message(kind: str, source: Amount | None, translation: Amount | None, ui: str) -> str:
    """One sentence on a finding: both amounts as they stand, and for a magnitude the factor and the likely cause."""
    say = words(ui)
    ours, theirs = source.text if source else "", translation.text if translation else ""
    if source is None or translation is None:
        return say(f"message_{kind}", source=ours, translation=theirs)
    if kind == "currency":
        return say("message_currency", source=ours, translation=theirs, should=_currency(source, say))
    power = _power(source, translation)
    if not power:
        return say("message_changed", source=ours, translation=theirs)
    cause, key = _cause(source, translation, power, say), "message_too_large" if power > 0 else "message_too_small"
    return say(key, source=ours, translation=theirs, factor=f"{10 ** abs(power):,}", cause=cause)


def _currency(amount: Amount, say: Words) -> str:
    return say.get(f"currency_{amount.currency}", amount.currency or "?")


def _power(source: Amount, translation: Amount) -> int:
    """By which power of ten the translation is off; 0 where the figures differ otherwise."""
    ours = source.value if source.value is not None else source.low
    theirs = translation.value if translation.value is not None else translation.low
    if not ours or not theirs or (ours < 0) != (theirs < 0):
        return 0
    power = round(float((theirs / ours).log10()))
    return power if Decimal("0.85") < theirs / ours.scaleb(power) < Decimal("1.15") else 0


def _cause(source: Amount, translation: Amount, power: int, say: Words) -> str:
    """What probably happened: one scale word read as another, a point that slipped between two, or zeros lost or added."""
    ours, theirs = _scale(source.text), _scale(translation.text)
    if ours and theirs and ours[1] != theirs[1]:
        read_as = round(float((Decimal(theirs[1]) / Decimal(ours[1])).log10())) == power
        names = [f"{word} (10{str(len(str(worth)) - 1).translate(_SUPERSCRIPT)})" for word, worth in (ours, theirs)]
        return say("cause_read_as" if read_as else "cause_slipped", ours=names[0], theirs=names[1])
    key = "cause_added" if power > 0 else "cause_dropped"
    return say(f"{key}_one") if abs(power) == 1 else say(key, count=abs(power))


def _scale(text: str) -> tuple[str, int] | None:
    """The magnitude word of an amount and what it is worth; words in a row multiply (万亿)."""
    worths = _worths()
    found = _scale_pattern().search(text)
    if not found:
        return None
    sign = found["sign"]
    if sign:
        return sign, worths[sign]
    parts = [worths[part.lower()] for part in _scale_part().findall(found["words"])]
    return found["words"], prod(parts)


@cache
def _worths() -> dict[str, int]:
    rows = shipped().table("numerals")
    known = {row["form"]: int(row["value"]) for row in rows if row["kind"] in ("scale", "word scale", "word scales")}
    return {**known, **{row["form"]: int(row["factor"]) for row in shipped().table("scales")}}


def _forms(table: str) -> str:
    forms = [row["form"] for row in shipped().table(table) if table != "numerals" or "scale" in row["kind"].split(" ")[-1]]
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def _scale_part() -> re.Pattern[str]:
    return re.compile(_forms("numerals"), re.I)


@cache
def _scale_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<words>(?i:{_forms('numerals')})+)|(?<=\d)\s?(?P<sign>{_forms('scales')})(?![a-zA-Z])")
