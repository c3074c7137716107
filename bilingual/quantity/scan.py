"""From text to figures: one bounded scan finds where a number may begin, and a reader works out what it says.

What only looks like a quantity is passed over whole: addresses of pages and mail, dates, years, times, phone numbers,
versions, identifiers (``GPT-4``, ``603501.SH``), ordinals (第三), and the words of ``lexicons/traps.tsv`` (万一, 三星).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from decimal import Decimal

from bilingual.quantity import arabic, canonical, chinese, english
from bilingual.quantity.arabic import DIGIT as D
from bilingual.quantity.figure import Figure, exact
from bilingual.quantity.knowledge import Knowledge

__all__ = ["figures"]

_SKIPS: tuple[tuple[str, str], ...] = (
    ("address", r"(?:https?://|www\.)[^\s<>\"'\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{1,2000}"),
    ("mail", r"(?<=@)[A-Za-z0-9.-]{1,100}"),
    ("long digits", rf"[{D}]{{41,}}"),
    ("date", rf"[{D}]{{4}}(?P<_s>[-/.])[{D}]{{1,2}}(?P=_s)[{D}]{{1,2}}(?![{D}.])"),
    ("date, year last", rf"[{D}]{{1,2}}(?P<_t>[-/.])[{D}]{{1,2}}(?P=_t)(?:19|20)?[{D}]{{2}}(?![{D}.,])"),
    ("year and month", rf"(?:1[5-9]|20|21)[{D}]{{2}}(?:[-–—~～至到/](?:(?:19|20)?[{D}]{{2}}))?年(?:[{D}]{{1,2}}月(?:[{D}]{{1,2}}[日号號])?)?"),
    ("years", r"(?<![\d.,])(?:19|20)\d\d[-–—](?:19|20)?\d\d(?![\d.,])(?![ ]?(?:亿|万|億|萬|[元%]))"),
    ("month and day", rf"[{D}]{{1,2}}(?:[-–—~～至到、][{D}]{{1,2}})?月(?:份|底|初|中旬|末|(?:[{D}]{{1,2}}[日号號])?)(?:[-–—~～至到、][{D}]{{1,2}}[日号號])?"),
    ("day", rf"[{D}]{{1,2}}(?:[-–—~～至到、][{D}]{{1,2}})?[日号號](?!元)"),
    ("time", rf"[{D}]{{1,2}}[:：][{D}]{{2}}(?:[:：][{D}]{{2}})?(?![{D}])"),
    ("hour", rf"[{D}]{{1,2}}[时時点點](?![{D}一二三四五六七八九])(?:[{D}]{{1,2}}分)?|[{D}]{{1,2}}[时時][{D}]{{1,2}}分"),
    ("hour, English", r"\d{1,2}(?:[:.]\d\d)?[  ]?(?:[ap]m|[AP]M|[ap]\.m\.)(?![A-Za-z])"),
    ("version", rf"[{D}]{{1,9}}(?:\.[{D}]{{1,9}}){{2,8}}(?![{D},])(?<!\.[{D}][{D}][{D}])"),
    ("decade", rf"[{D}]{{2}}年代|(?:1[5-9]|20)\d0s|\d0s(?![A-Za-z])"),
    ("phone", r"\+\d{1,3}[- ]\d[\d -]{6,16}\d|\b(?:400|800)-\d{3,4}-\d{3,4}|\b0\d{2,3}-\d{7,8}(?!\d)|\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)"),
    ("ratio or score", rf"[{D}]{{1,4}}(?:\.[{D}]{{1,4}})?[:：∶比][{D}]{{1,4}}(?:\.[{D}]{{1,4}})?(?![{D}])"),
    ("ordinal", r"\d{1,6}(?:st|nd|rd|th)(?![A-Za-z])"),
    ("listed share", r"\d{4,6}\.(?:SH|SZ|HK|SS|TW|BJ|KS|KQ|T|sh|sz|hk)(?![A-Za-z])"),
    ("number of", r"(?<=[#№])\d{1,12}|(?<=[Nn]o\. )\d{1,12}"),
)
_YEAR_MONTHS = re.compile(
    r"(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Ss]ept|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6}\.?,? $"
)
_TOKEN = re.compile(r"[A-Za-z0-9_./-]{1,200}")
_FRACTION = re.compile(rf"[/／]([{D}]{{1,9}})(?![{D}/／.])")
_MIXED = re.compile(rf"[ ]{{1,2}}([{D}]{{1,3}})[/／]([{D}]{{1,3}})(?![{D}/／.])")
_OVER = re.compile(r" (?:over|in) ", re.IGNORECASE)
_SLUG = re.compile(r"[\w.%-]{0,200}\.(?:s?html?|php|aspx?|pdf|jpe?g|png|gif|mp4)\b")
_SHARE = re.compile(r" {0,3}[分份] {0,3}之? {0,3}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ORDINAL = re.compile(r"[第][ ]?$")
_ANGLE = re.compile(r"[ ]{0,2}$")


@cache
def _scanner(known: Knowledge) -> re.Pattern[str]:
    han = "".join(form for form, (kind, _) in known.characters.items() if kind not in ("point", "more"))
    skips = "|".join(pattern for _, pattern in _SKIPS)
    return re.compile(
        rf"(?<![A-Za-z0-9])(?P<skip>(?=[{D}hw+(#№@]){skips})"
        rf"|(?P<canonical>{canonical.PATTERN})"
        rf"|(?P<arabic>[{D}]|(?<![{D}])[.．][{D}])"
        rf"|(?P<vulgar>[{''.join(known.vulgar)}])"
        rf"|(?P<han>[{han}])"
        rf"|(?<![A-Za-z])(?P<words>(?:{english.starters(known)})(?![a-z])|[aA]n?(?= )|multi)"
    )


def figures(text: str, known: Knowledge) -> Iterator[Figure | canonical.Written]:
    """The figures of a text in order, and the amounts that already stand in canonical form."""
    scanner, pos, last = _scanner(known), 0, -1
    search = scanner.search
    while match := search(text, pos):
        start, group = match.start(), match.lastgroup
        pos = match.end()
        figure: Figure | canonical.Written | None = None
        if group == "arabic":
            figure, pos = _arabic(text, start, last, known)
        elif group == "han":
            figure, pos = _han(text, start, known)
        elif group == "words":
            figure = _words(text, start, known)
        elif group == "vulgar":
            value = known.vulgar[text[start]]
            figure = exact(start, pos, Decimal(value.numerator) / Decimal(value.denominator))
        elif group == "canonical":
            figure = canonical.read(match, text, known)
            if figure is None:
                pos = start + 3
        if figure is not None:
            pos = max(pos, figure.end)
            last = figure.end
            yield figure


def _arabic(text: str, start: int, last: int, known: Knowledge) -> tuple[Figure | None, int]:
    """A figure that begins with Arabic digits, and where the scan goes on."""
    before = text[start - 1] if start else ""
    if before.isascii() and (before.isalnum() or before == "_") and not known.signs.before(text, start):
        if not (start > 1 and before.isalpha() and last == start):
            token = _TOKEN.match(text, start)
            return None, token.end() if token else start + 1
    if before in "-‐‑" and before and start > 1 and last != start - 1 and text[start - 2].isascii() and text[start - 2].isalnum():
        slug = _SLUG.match(text, start)
        if slug or text[start - 2].isalpha():
            end = slug.end() if slug else _token_end(text, start)
            if not known.signs.before(text, start - 1):
                return None, end
    number = arabic.read(text, start)
    if number is None:
        run = _TOKEN.match(text, start)
        return None, run.end() if run else start + 1
    if number.loose and not (known.signs.before(text, start) or known.signs.before(text, start - 1) or _follows(text, number.end, known)):
        number = arabic.read(text, start, spaces=False) or number
    mixed = _MIXED.match(text, number.end) if number.plain else None
    if mixed and arabic.decimal(mixed[2]):
        share = Fraction(int(arabic.decimal(mixed[1])), int(arabic.decimal(mixed[2])))
        number = number._replace(end=mixed.end(), value=number.value + Decimal(share.numerator) / share.denominator)
    elif (share_match := _FRACTION.match(text, number.end)) and arabic.decimal(share_match[1]) and number.plain:
        number = number._replace(end=share_match.end(), value=number.value / arabic.decimal(share_match[1]))
    elif text[number.end : number.end + 1] in known.vulgar and number.plain:
        vulgar = known.vulgar[text[number.end]]
        number = number._replace(end=number.end + 1, value=number.value + Decimal(vulgar.numerator) / vulgar.denominator)
    return _magnified(text, number, known)


def _token_end(text: str, start: int) -> int:
    token = _TOKEN.match(text, start)
    return token.end() if token else start + 1


def _follows(text: str, pos: int, known: Knowledge) -> bool:
    """A currency sign right after."""
    pos += text[pos : pos + 1] in (" ", "\u00a0")
    return known.signs.at(text, pos) is not None


def _magnified(text: str, number: arabic.Arabic, known: Knowledge) -> tuple[Figure | None, int]:
    """The magnitude after an Arabic number, Han, English or short, and whether the number is one at all."""
    end = number.end
    following = text[end : end + 1]
    if following == "":
        return _plain(number), end
    ahead = end
    while ahead - end < 3 and text[ahead : ahead + 1] in (" ", "\u00a0", "\u3000", "\u202f", "\u2009"):
        ahead += 1
    kind = known.characters.get(text[ahead : ahead + 1], ("", Decimal(0)))[0]
    if following in "个個分份" or kind in ("scale", "unit", "formal unit", "more", "half") and following != "点":
        figure = chinese.read(text, number.start, known, number._replace(end=ahead if kind in ("scale", "unit", "formal unit") else end))
        if figure is not None and figure.end > number.end:
            return _shared(text, figure, known), figure.end
        return _shared(text, _plain(number), known), end
    if following in known.characters and known.characters[following][0] == "digit":
        return _plain(number), end
    if following.isascii() and not following.isalnum() and following not in " -_" or following > "\u2e80":
        return _plain(number), end
    figure = english.read(text, number.start, known, number)
    if figure is not None and figure.end > number.end:
        return figure, figure.end
    hit = known.magnitudes.at(text, end) or (known.magnitudes.at(text, ahead) if ahead > end else None)
    if hit is not None:
        glued, factor, sort = hit.start == end, hit.meaning.factor, hit.meaning.kind
        money = _has_sign(text, number.start, hit.end, known)
        letter = text[hit.start : hit.end]
        if sort == "short" or (sort == "letter" and (glued or (money and letter.isupper()))) or (sort == "money" and glued and money):
            if not (letter in ("M", "T", "B", "G") and not money and known.units.at(text, hit.start) and not glued):
                figure = exact(number.start, hit.end, number.value * factor, factor)
                return figure, hit.end
    if following == "M" and (code := known.signs.at(text, end + 1)) and code.meaning.kind == "iso":
        return exact(number.start, end + 1, number.value * 10**6, Decimal(10**6)), end + 1
    if following.isalpha() or following == "_":
        if known.signs.at(text, end) or known.units.at(text, end):
            return _plain(number), end
        return None, _token_end(text, number.start)
    if following == " " and (code := known.signs.at(text, end + 2)) and code.meaning.kind == "iso" and text[end + 1] == "M":
        return exact(number.start, end + 2, number.value * 10**6, Decimal(10**6)), end + 2
    plain = _plain(number)
    if number.value and number.plain and (over := _OVER.match(text, end)) and over[0] == " over ":
        below = _below(text, over.end(), known)
        if below is not None and below.value:
            return exact(number.start, below.end, number.value / below.value), below.end
    return english.fraction_tail(plain, text, known), end


def _below(text: str, pos: int, known: Knowledge) -> Figure | None:
    number = arabic.read(text, pos, spaces=False)
    if number is not None:
        return exact(pos, number.end, number.value)
    return english.read(text, pos, known)


def _plain(number: arabic.Arabic) -> Figure:
    figure = exact(number.start, number.end, number.value)
    figure.plain = number.plain
    return figure


def _has_sign(text: str, start: int, end: int, known: Knowledge) -> bool:
    """Whether a currency stands right before or after."""
    for _ in range(2):
        if start and text[start - 1] in " -~<≥≤\u00a0":
            if known.signs.before(text, start):
                return True
            start -= 1
    if known.signs.before(text, start):
        return True
    end += text[end : end + 1] in (" ", "-", "\u00a0")
    return known.signs.at(text, end) is not None


def _han(text: str, start: int, known: Knowledge) -> tuple[Figure | None, int]:
    """A numeral in Han characters, unless it is an ordinal or part of a word."""
    traps = known.word_traps
    for back in range(3):
        trap = traps.at(text, start - back) if start >= back else None
        if trap is not None and trap.end > start:
            return None, trap.end
    negative = False
    figure = chinese.read(text, start, known)
    if figure is None:
        return None, start + 1
    if start and text[start - 1] in "第":
        return None, figure.end
    figure = _shared(text, figure, known)
    length = figure.end - start
    if not negative and figure.qualifier == "exact" and _lonely(text, start, figure.end, known):
        return None, figure.end
    after = text[figure.end : figure.end + 1]
    if length and after in "月号號日" and after and not known.units.at(text, figure.end):
        return None, figure.end
    if after == "年" and figure.value is not None and (length == 4 and figure.value >= 1000):
        return None, figure.end
    return figure, figure.end


def _lonely(text: str, start: int, end: int, known: Knowledge) -> bool:
    """A lone 一, a capital figure, or a row of Han digits inside a word is no number."""
    body = text[start:end]
    kinds = {known.characters.get(character, ("", None))[0] for character in body}
    if len(body) == 1 and body in "十百千万萬亿億":
        kinds = {"unit"}
    if kinds - {"digit", "formal", "half", "formal unit"}:
        return False
    left = bool(start and _HAN.match(text[start - 1]))
    right = bool(_HAN.match(text[end : end + 1]))
    if known.signs.at(text, end) or known.units.at(text, end) or known.signs.before(text, start):
        return False
    if len(body) == 1:
        return (left or right) and (body in "一半零〇" or kinds <= {"formal", "formal unit"}) and not (body == "一" and False)
    if kinds <= {"digit", "formal"} and "零" not in body[1:-1]:
        return left or right
    return False


def _shared(text: str, figure: Figure, known: Knowledge) -> Figure:
    """三分之一, 百分之五, 一又二分之一, 5分之3: the figure is the lower half, and what follows the upper."""
    match = _SHARE.match(text, figure.end)
    whole = Decimal(0)
    if match is None and text[figure.end : figure.end + 1] == "又" and figure.value is not None:
        inner = _numeral(text, figure.end + 1, known)
        if inner is not None and (share := _SHARE.match(text, inner.end)):
            whole, match, below = figure.value, share, inner
        else:
            return figure
    else:
        below = figure
    if match is None or below.value is None or not below.value:
        return figure
    if "之" not in match[0] and not (figure.end - figure.start <= 2 and figure.words):
        return figure
    above = _numeral(text, match.end(), known)
    if above is None or above.value is None:
        return figure
    if "之" not in match[0] and not (above.words and above.value < below.value and (whole or text[match.start()] == "份")):
        return figure
    if below.bare and not whole:
        result = exact(figure.start, above.end, above.value)
        result.share = below.value
        return result
    return exact(figure.start, above.end, whole + above.value / below.value)


def _numeral(text: str, pos: int, known: Knowledge) -> Figure | None:
    number = arabic.read(text, pos, spaces=False)
    if number is not None:
        figure, _ = _magnified(text, number, known)
        return figure
    return chinese.read(text, pos, known)


def _words(text: str, start: int, known: Knowledge) -> Figure | None:
    """A number in English words; a lone one, hundred or half is left alone."""
    figure = english.read(text, start, known)
    if figure is None:
        return None
    return english.fraction_tail(figure, text, known)
