"""Arabic numbers, half or full width, with the separators that pages use.

Read: ``1,234.5``, ``12,34,567`` (Indian groups), ``1.234,56`` and ``1.234.567`` (plainly European), ``9 800`` (spaces),
``1'049``, ``45,00``, ``.75``, ``2e5``, ``6.23x10^-4``, and single digits set apart (``1 0 亿``), where the caller knows them
for one number. Declined: runs of more than forty digits, ``1.2.3``.
A single group after a point (``31.500``) is a decimal here; the currency may know better (`money`).
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

__all__ = ["DIGIT", "Arabic", "apart", "decimal", "read", "scaled"]

DIGIT = "0-9０-９"
GAP = " \\u00a0\\u2000-\\u200a\\u202f\\u3000"
_THIN = "\\u00a0\\u2009\\u202f"

_NUMBER = re.compile(
    rf"""
    (?: (?P<grouped>[{DIGIT}]{{1,3}}(?:[,，][{DIGIT}]{{3}}){{1,13}})(?![{DIGIT}])
      | (?P<indian>[{DIGIT}]{{1,2}}(?:,[{DIGIT}]{{2}}){{1,6}},[{DIGIT}]{{3}})(?![{DIGIT}])
      | (?P<spaced>[{DIGIT}]{{1,3}}(?:[ {_THIN}'’][{DIGIT}]{{3}}){{1,13}})(?![{DIGIT}])
      | (?P<dotted>[{DIGIT}]{{1,3}}(?:\.[{DIGIT}]{{3}}){{1,13}})(?=,[{DIGIT}]{{1,2}}(?![{DIGIT}]))
      | (?P<dots>[{DIGIT}]{{1,3}}(?:\.[{DIGIT}]{{3}}){{2,13}})(?![{DIGIT}.])
      | (?P<plain>[{DIGIT}]{{1,40}})(?![{DIGIT}])
      | (?=[.．][{DIGIT}])
    )
    (?: [.．](?P<fraction>[{DIGIT}]{{1,40}})(?![{DIGIT}]|[.．][{DIGIT}])
      | ,(?P<comma>[{DIGIT}]{{1,2}}|-(?=[ {GAP}]))(?![{DIGIT}]|,[{DIGIT}])
    )?
    (?: [eE](?P<exponent>[+-]?[{DIGIT}]{{1,3}})(?![{DIGIT}A-Za-z.])
      | [ ]?[xX×][ ]?10\^(?P<ten>[-−]?[{DIGIT}]{{1,3}})
      | \^(?P<power>[-−]?[{DIGIT}]{{1,3}}) )?
    """,
    re.VERBOSE,
)
_SIMPLE = re.compile(r"([0-9]{1,15})(\.[0-9]{1,9})?(?![0-9０-９.．,，'’ \u00a0\u2009\u202feExX×^])")
"""Digits and a point with nothing after them that could go on: what most numbers are."""
_SPACED = re.compile(rf"[ {_THIN}'’]")
_APART = re.compile(
    rf"[{DIGIT}](?:[ \u3000][{DIGIT}]){{0,11}}"
    rf"(?:[ \u3000][.．][ \u3000](?P<fraction>[{DIGIT}](?:[ \u3000][{DIGIT}]){{0,5}}))?(?![{DIGIT}])"
)
_DIGITS = str.maketrans("０１２３４５６７８９−", "0123456789-")
_NOT_DIGITS = re.compile(r"[^0-9]")


class Arabic(NamedTuple):
    """A number and how it is written. ``loose``: grouped with one plain space, which may as well be two numbers."""

    start: int
    end: int
    value: Decimal
    plain: bool
    loose: bool
    point: bool
    digits: str


def decimal(digits: str) -> Decimal:
    """The value of ASCII or full-width digits; anything else in the string is a separator."""
    return Decimal(_NOT_DIGITS.sub("", digits.translate(_DIGITS)) or 0)


def scaled(value: Decimal, factor: Decimal) -> Decimal:
    """``value`` times ``factor`` without the zeros that are only an artefact: 1.4 times 10^12 is 1400000000000."""
    product = value * factor
    return product.to_integral_value() if product == product.to_integral_value() else product


def read(text: str, pos: int, *, spaces: bool = True) -> Arabic | None:
    """The number that begins at ``pos``; ``spaces=False`` reads only its first group."""
    simple = _SIMPLE.match(text, pos)
    if simple is not None:
        digits, point = simple.groups()
        return Arabic(pos, simple.end(), Decimal(simple[0]), point is None, False, point is not None, digits)
    match = _NUMBER.match(text, pos)
    if match is None or match.end() == pos:
        return None
    whole = match["grouped"] or match["indian"] or match["spaced"] or match["dotted"] or match["dots"] or match["plain"] or ""
    fraction = match["fraction"] or (match["comma"] or "").removeprefix("-")
    comma = match["comma"] is not None
    end, spaced = match.end(), match["spaced"]
    if spaced and not spaces:
        first = _SPACED.search(spaced)
        whole, fraction, end, spaced = spaced[: first.start()] if first else spaced, "", 0, None
        end = pos + len(whole)
        comma = False
    elif comma and (match["grouped"] or match["indian"]):
        fraction, end, comma = "", match.start("comma") - 1, False
    digits = _NOT_DIGITS.sub("", whole.translate(_DIGITS))
    after = fraction.translate(_DIGITS)
    value = Decimal(f"{digits or 0}.{after}") if after else Decimal(digits or 0)
    if end == match.end():
        value = _raised(value, match)
    plain = match["plain"] is not None and end == match.end("plain")
    loose = bool(spaced) and " " in (spaced or "") and not fraction and len(spaced or "") < 8
    return Arabic(pos, end, value, plain, loose, bool(match["fraction"]), digits)


def apart(text: str, pos: int) -> Arabic | None:
    """The number whose digits stand apart, each by itself: ``1 0``, ``２ ０ ０``, ``3 5 . 6``. As well it may be a list of digits."""
    match = _APART.match(text, pos)
    if match is None or match.end() == pos + 1 or text[max(0, pos - 2) : pos - 1].isdigit():
        return None
    after = _NOT_DIGITS.sub("", (match["fraction"] or "").translate(_DIGITS))
    whole = text[pos : match.start("fraction")] if after else match[0]
    digits = _NOT_DIGITS.sub("", whole.translate(_DIGITS))
    value = Decimal(f"{digits}.{after}" if after else digits)
    return Arabic(pos, match.end(), value, False, False, bool(after), digits)


def _raised(value: Decimal, match: re.Match[str]) -> Decimal:
    exponent = match["exponent"] or match["ten"]
    if exponent:
        return value.scaleb(int(exponent.translate(_DIGITS)))
    if match["power"]:
        power = int(match["power"].translate(_DIGITS))
        if value and abs(power) <= 99:
            return Context(prec=28).power(value, power)
    return value
