"""What looks like a quantity and is none: dates, years, times, phone numbers, versions, scores, identifiers.

Each rule is a name and a pattern that is tried where a digit stands; what it matches is passed over whole. A number
that grows out of a word (``H200``, ``GPT-4``, ``scp-173``) or into one (``24703L202``) is an identifier.
"""

from __future__ import annotations

import re

from bilingual.quantity.arabic import DIGIT as D
from bilingual.quantity.knowledge import Knowledge

__all__ = ["RULES", "identifier", "passed_over", "token_end"]

_TO = "[-–—~～至到]"
_TWO = f"[{D}]{{1,2}}"
_DAY = f"[ ]?{_TWO}[ ]?[日号號]"

RULES: tuple[tuple[str, str], ...] = (
    ("long digits", rf"[{D}]{{41,}}"),
    ("date", rf"[{D}]{{4}}(?P<d>[-/.]){_TWO}(?P=d){_TWO}(?![{D}.])"),
    ("date, year last", rf"{_TWO}(?P<e>[-/.]){_TWO}(?P=e)(?:19|20)?[{D}]{{2}}(?![{D}.,])"),
    ("year", rf"(?:1[5-9]|20|21)[{D}]{{2}}(?:[ ]?(?:{_TO}|/)[ ]?(?:19|20)?[{D}]{{2}})?[ ]?"
             rf"(?:年(?!薪)|財年|财年)(?:[ ]?{_TWO}[ ]?月(?:{_DAY})?)?"),
    ("years", rf"(?:19|20)\d\d[-–—](?:19|20)?\d\d(?![{D}.,])(?![ ]?(?:[亿万億萬元%]|yuan))"),
    ("school year", r"(?:19|20)\d\d/\d\d(?!\d)"),
    ("month", rf"{_TWO}(?:(?:{_TO}|、){_TWO})?[ ]?月(?:份|底|初|中旬|末|(?:{_DAY})?)(?:(?:{_TO}|、){_TWO}[日号號])?"),
    ("day", rf"{_TWO}(?:(?:{_TO}|、){_TWO})?[ ]?[日号號](?![元圓圆円幣币本])"),
    ("time", rf"{_TWO}[:：][{D}]{{2}}(?:[:：][{D}]{{2}})?(?![{D}])"),
    ("hour", rf"{_TWO}[时時点點](?![{D}一二三四五六七八九])|{_TWO}[时時点點]{_TWO}分(?!之)"),
    ("hour, English", r"\d{1,2}(?:[:.]\d\d)?[ \u00a0]?(?:[ap]m|[AP]M|[ap]\.m\.)(?![A-Za-z])"),
    ("version", rf"[{D}]{{1,9}}(?:\.[{D}]{{1,9}}){{2,8}}(?![{D},])(?<!\.[{D}][{D}][{D}])"),
    ("decade", rf"[{D}]{{2}}年代|(?:1[5-9]|20)\d0s|\d0s(?![A-Za-z])|[{D}]{{2}}[后後](?=[\u4e00-\u9fff]|$)"),
    ("phone", r"(?:400|800)-\d{3,4}-\d{3,4}|0\d{2,3}-\d{7,8}(?!\d)|\d{3}-\d{3}-\d{4}(?!\d)|1[3-9]\d{9}(?!\d)"),
    ("phone, abroad", r"(?<=\+)\d{1,3}[- ]\d[\d -]{6,16}\d|(?<=\()\d{3}\) ?\d{3}-\d{4}"),
    ("ratio or score", rf"[{D}]{{1,4}}(?:\.[{D}]{{1,4}})?[:：∶比][{D}]{{1,4}}(?:\.[{D}]{{1,4}})?(?![{D}])"),
    ("ordinal", r"\d{1,6}(?:st|nd|rd|th)(?![A-Za-z])"),
    ("listed share", r"\d{4,6}\.(?:SH|SZ|HK|SS|TW|BJ|KS|KQ|T|sh|sz|hk)(?![A-Za-z])"),
    ("numbered", r"(?<=[#№])\d{1,12}|(?<=[Nn]o\. )\d{1,12}|(?<=[Nn]o\.)\d{1,12}|(?<=第)[ ]?\d{1,6}"),
)  # fmt: skip

_ANY = re.compile("|".join(pattern for _, pattern in RULES))
_TOKEN = re.compile(r"[A-Za-z0-9_./-]{1,200}")
_SLUG = re.compile(r"[\w.%-]{0,200}\.(?:s?html?|php|aspx?|pdf|jpe?g|png|gif|mp4)\b")
_HYPHENS = "-‐‑"


def passed_over(text: str, start: int) -> int | None:
    """Where what stands at ``start`` ends, if one of the rules knows it."""
    match = _ANY.match(text, start)
    return match.end() if match else None


def token_end(text: str, start: int) -> int:
    """The end of the run of letters, digits, points and hyphens at ``start``."""
    token = _TOKEN.match(text, start)
    return token.end() if token else start + 1


def identifier(text: str, start: int, last: int, known: Knowledge) -> int | None:
    """Where the identifier ends whose digits begin at ``start``; None where they begin a number.

    ``last`` is the end of the figure before, which a hyphen may tie to this one (3-5亿).
    """
    before = text[start - 1] if start else ""
    if (not before.isascii() and before not in _HYPHENS) or not before:
        return None
    if before.isalnum() or before == "_":
        if known.signs.before(text, start) is not None or (before.isalpha() and last == start):
            return None
        return token_end(text, start)
    if before in _HYPHENS and start > 1 and last != start - 1 and text[start - 2].isascii() and text[start - 2].isalnum():
        slug = _SLUG.match(text, start)
        if slug is not None:
            return slug.end()
        if text[start - 2].isalpha() and known.signs.before(text, start - 1) is None:
            return token_end(text, start)
    return None
