"""What looks like a quantity and is none: dates, years, times, phone numbers, versions, scores, identifiers.

Each rule is a name and a pattern that is tried where a digit stands; what it matches is passed over whole. A number
that grows out of a word (``H200``, ``GPT-4``, ``scp-173``) or into one (``24703L202``) is an identifier.
"""

from __future__ import annotations

import re
from functools import cache

from bilingual.quantity.arabic import DIGIT as D
from bilingual.quantity.knowledge import Knowledge, source

__all__ = ["RULES", "identifier", "passed_over", "token_end"]

RULES: tuple[tuple[str, str], ...] = (
    ("long digits", r"[#]{41,}"),
    ("date", r"[#]{4}(?P<d>[-/.]){dd}(?P=d){dd}(?![#.])"),
    ("date, year last", r"{dd}(?P<e>[-/.]){dd}(?P=e)(?:19|20)?[#]{2}(?![#.,])"),
    ("year", r"(?:1[5-9]|20|21)[#]{2}(?:[ ]?(?:{span}|/)[ ]?(?:19|20)?[#]{2})?[ ]?(?!{no year}){year}"
             r"(?:[ ]?{dd}[ ]?{month}(?:[ ]?{dd}[ ]?{day})?)?"),
    ("years", r"(?:19|20)\d\d[-–—](?:19|20)?\d\d(?![#.,%])(?![ ]?(?:{scale}|{no day}|yuan))"),
    ("school year", r"(?:19|20)\d\d/\d\d(?!\d)"),
    ("month", r"{dd}(?:(?:{span}|、){dd})?[ ]?{month}(?!{no month}|{no day})"
              r"(?:{part of month}|(?:[ ]?{dd}[ ]?{day})?)(?:(?:{span}|、){dd}{day})?"),
    ("day", r"{dd}(?:(?:{span}|、){dd})?[ ]?{day}(?!{no day})"),
    ("time", r"{dd}[:：][#]{2}(?:[:：][#]{2})?(?![#])"),
    ("hour", r"{dd}{hour}(?![#]|{digit})|{dd}{hour}{dd}{minute}(?!{of})"),
    ("hour, English", r"\d{1,2}(?:[:.]\d\d)?[ \u00a0]?(?:[ap]m|[AP]M|[ap]\.m\.)(?![A-Za-z])"),
    ("version", r"[#]{1,9}(?:\.[#]{1,9}){2,8}(?![#,])(?<!\.[#][#][#])"),
    ("decade", r"[#]{2}{decade}|(?:1[5-9]|20)\d0s|\d0s(?![A-Za-z])|[#]{2}{generation}(?=[\u4e00-\u9fff]|$)"),
    ("phone", r"(?:400|800)-\d{3,4}-\d{3,4}|0\d{2,3}-\d{7,8}(?!\d)|\d{3}-\d{3}-\d{4}(?!\d)|1[3-9]\d{9}(?!\d)"),
    ("phone, abroad", r"(?<=\+)\d{1,3}[- ]\d[\d -]{6,16}\d|(?<=\()\d{3}\) ?\d{3}-\d{4}"),
    ("ratio or score", r"[#]{1,4}(?:\.[#]{1,4})?[ ]?[:：∶比][ ]?[#]{1,4}(?:\.[#]{1,4})?(?![#])"),
    ("formation", r"[#]{1,2}[-–][#]{1,2}(?:[-–][#]{1,2}){1,3}(?![#.,%]|[-–]|{scale})"),
    ("ordinal", r"\d{1,6}(?:st|nd|rd|th)(?![A-Za-z])|(?<=第)[ ]?\d{1,6}"),
    ("listed share", r"\d{4,6}\.(?:SH|SZ|HK|SS|TW|BJ|KS|KQ|T|sh|sz|hk)(?![A-Za-z])"),
    ("numbered", r"(?<=[#№])\d{1,12}|(?<=[Nn]o\. )\d{1,12}|(?<=[Nn]o\.)\d{1,12}".replace("[#№]", "[\\x23№]")),
)  # fmt: skip
"""Name and pattern: ``#`` in a set is a digit of either width, ``{dd}`` one or two of them, ``{day}`` the words of that role."""

_TOKEN = re.compile(r"[A-Za-z0-9_./-]{1,200}(?:,[0-9]{3}){0,9}(?![0-9])|[A-Za-z0-9_./-]{1,200}")
_SLUG = re.compile(r"[\w.%-]{0,200}\.(?:s?html?|php|aspx?|pdf|jpe?g|png|gif|mp4)\b")
_GROUPED = re.compile(r"\d{1,3}(?:[,. ]\d|[ ]?(?:[kmbKMBT]|bn|[mb]illion|trillion)\b)")
"""What follows a sign that may as well begin a name (R, Q): Q3 is none, R1,200 is."""
_HYPHENS = "-‐‑"


def passed_over(text: str, start: int, known: Knowledge) -> int | None:
    """Where what stands at ``start`` ends, if one of the rules knows it."""
    match = _rules(known).match(text, start)
    return match.end() if match else None


@cache
def _rules(known: Knowledge) -> re.Pattern[str]:
    """The rules as one pattern, the words of their roles filled in."""
    def fill(match: re.Match[str]) -> str:
        role = match[1]
        if role == "dd":
            return f"[{D}]{{1,2}}"
        if role in ("scale", "digit"):
            return "[" + "".join(form for form, (kind, _) in known.characters.items() if kind == role) + "]"
        return f"(?:{source(known, role)})"

    return re.compile("|".join(re.sub(r"\{([a-z][a-z ]*)\}", fill, pattern.replace("[#", f"[{D}")) for _, pattern in RULES))


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
        sign = known.signs.before(text, start)
        named = sign is not None and (sign.meaning.position != "grouped" or _GROUPED.match(text, start))
        if named or (before.isalpha() and last == start):
            return None
        return token_end(text, start)
    if before in _HYPHENS and start > 1 and last != start - 1 and text[start - 2].isascii() and text[start - 2].isalnum():
        slug = _SLUG.match(text, start)
        if slug is not None:
            return slug.end()
        if text[start - 2].isalpha() and known.signs.before(text, start - 1) is None:
            return token_end(text, start)
    return None
