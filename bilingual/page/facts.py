"""What a line's own text shows: its width, shape, words and punctuation, as names of features that hold or do not.

`bilingual.page.classify` weighs the names by ``lexicons/blocks.toml``. Length is measured in width (a Han character counts
two), so that one scale serves both languages. Only so much of a line is read as tells what it is, so a line of 50 MB costs
no more than one of four thousand characters. Declined: whatever takes another line to see (`bilingual.page.features`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from bilingual.page.blocks import RawBlock
from bilingual.page.phrases import Functions, Phrases, letters
from bilingual.page.told import sentence

__all__ = ["COUNTS", "Facts", "facts", "terms"]

_WIDTHS = (4, 8, 14, 22, 32, 48, 70, 100, 150, 250, 500)
COUNTS = (0, 1, 2, 3, 5, 9, 17, 40)
_READ = 800
"""How many characters of a line are looked at; phrases are looked for in as many at its beginning and its end together."""
_URL = re.compile(r"https?://|www\.|[a-z0-9]\.(?:com|cn|net|org|gov|edu|io|co)\b|\w@\w")
_SEPARATORS = re.compile(r"\s[|｜·•»>/\-–—:]\s|[|｜»>]|\s{2,}|[│┃]")
_NAMES = re.compile(r"(?:[A-Z][\w.'’-]*\s?){2,6}$")
_SENTENCE = re.compile(r"[。！？；]|[.!?][\"”’)]?\s")
_COMMA = re.compile("[，,、]")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]+")
_OPENING = "“\"‘「『'《（("
_BULLETS = "·•●■▪►◆★☆-*—–○◎※>»▲△|▼"
_ENDS = {
    **dict.fromkeys("。！？!?", "stop"), ".": "dot", **dict.fromkeys("”\"’」』'", "quote"), **dict.fromkeys("）)】]", "bracket"),
    **dict.fromkeys("：:", "colon"), **dict.fromkeys("，,、；;", "comma"), "…": "cut", **dict.fromkeys("»›>→＞", "arrow"),
}
_WHOLE = 24
"""The width from which on a line that ends like one may be a sentence."""
_WEAKEST = frozenset({"advertisement"})
"""Reasons whose words are ordinary ones too, so that one of them in a short line tells nothing yet."""
_WEAK = frozenset({"advertisement", "byline"})
"""The same for a short line that ends like a sentence."""


@dataclass(slots=True)
class Facts:
    """What a line's own text shows."""

    width: int
    shape: str
    """One letter: P prose, S a sentence, M a line of middle length, T short, N a word or two, D date or figures, K noise words."""
    key: str
    """The line's letters, for comparing lines with each other."""
    han: float
    """The share of Han and other wide characters."""
    names: list[str] = field(default_factory=list)
    head: str | None = None
    """The reason of the section of noise that this line may open."""
    hint: str | None = None
    """The reason that its words give for dropping it."""


def facts(block: RawBlock, phrases: Phrases, functions: Functions) -> Facts:
    """Looks at one block's text alone."""
    text = block.text
    length = len(text)
    wide = 0 if text.isascii() else sum(map(len, _WIDE.findall(text[:_READ])))
    if length > _READ:
        wide = wide * length // _READ
    width = length + wide
    han = wide / length
    short = width <= 160
    names = [f"width {bisect_right(_WIDTHS, width)} {'han' if han > 0.3 else 'latin'}"]
    end = _ENDS.get(text[-1], "")
    if text.endswith(".."):
        end = "cut"
    names.append(f"ends {end} {'short' if width < 32 else 'middle' if width < 100 else 'long'}")
    sentences = len(_SENTENCE.findall(text[:_READ]))
    commas = len(_COMMA.findall(text[:_READ]))
    names.append(f"sentences {min(sentences, 4)}")
    names.append(f"commas {bisect_right(COUNTS, commas)}")
    if han > 0.3:
        function = sum(map(text[:_READ].count, functions.characters)) / min(length, _READ)
        names.append(f"function han {min(int(function * 40), 5)}")
        spaces = text.count(" ") / length
        if spaces > 0.06:
            names.append(f"spaced {min(int(spaces * 12), 3)}")
    else:
        words = text[:_READ].split()
        lower = text[:_READ].lower().split()
        count = len(words)
        function = sum(word in functions.words for word in lower) / count if count else 0.0
        names.append(f"function latin {min(int(function * 12), 5)} {'few' if count < 6 else 'some' if count < 14 else 'many'}")
        if short:
            capital = sum(word[:1].isupper() for word in words) / count if count else 0.0
            names.append(f"capitals {int(capital * 4)} {'few' if count < 6 else 'some' if count < 14 else 'many'}")
            if text.isupper():
                names.append("upper case")
    first = text[0]
    if first in _BULLETS:
        names.append("bullet " + ("short" if width < 48 else "long"))
    elif first in _OPENING:
        names.append("opens quote " + ("short" if width < 48 else "long"))
    elif first.islower():
        names.append("lower case start " + ("short" if width < 48 else "long"))
    elif first in "[【<{":
        names.append("opens bracket " + ("short" if width < 48 else "long"))
    elif phrases.numbered.match(text):
        names.append("numbered " + ("short" if width < 48 else "long"))
    key = letters(text[:400])
    head = hint = None
    shape = ""
    if short:
        separators = len(_SEPARATORS.findall(text))
        if separators:
            names.append(f"separators {bisect_right(COUNTS, separators)}")
        date, time = phrases.date.search(text) is not None, phrases.time.search(text) is not None
        if date or time:
            names.append(f"{'date' if date else ''}{'time' if time else ''} {bisect_right(_WIDTHS, width) // 2}")
        if _URL.search(text):
            names.append(f"address {bisect_right(_WIDTHS, width) // 2}")
        if not key:
            names.append("no letters")
            shape = "D"
        elif (date or time) and width < 40:
            shape = "D"
        if han < 0.1 and width < 60 and _NAMES.match(text):
            names.append("names")
        head = phrases.heads.get(key)
        if head:
            names.append("head " + head)
            shape = "K"
        if not block.level and (hint := phrases.lines.get(key)):  # what is marked as a heading heads something
            names.append("line " + hint)
            shape = "K"
    size = "short" if width < 70 else "middle" if short else "long"
    start = phrases.starts.match(text)
    plain = start is not None and short and sentence(text, phrases)
    if start and not plain:
        reason = phrases.reasons[start[0]]
        names.append(f"start {reason} {size}")
        hint = hint or reason
        if width < 70:
            shape = "K"
    met = phrases.anywhere.findall(text if length <= _READ else text[: _READ // 2] + "\n" + text[-_READ // 2 :])
    if start and plain:
        met = [word for word in met if word not in start[0]]
    if len(met) == 1 and (plain or not start) and short and end == "stop" and width >= _WHOLE and not phrases.asking.search(text):
        met = []  # one word of noise in a whole sentence tells nothing
    found = {phrases.reasons[word] for word in met}
    for reason in found:
        names.append(f"any {reason} {size}")
    if found:
        hint = hint or min(found)
        if width < 48 and found - (_WEAK if end in ("stop", "dot") else _WEAKEST):
            shape = "K"
        if len(found) > 1:
            names.append(f"many reasons {size}")
        names.append(f"hits {min(len(met) + (start is not None), 4)} {size}")
    if block.level:
        names.append("heading")
    if block.links:
        names.append(f"links {min(int(4 * block.links / length), 4)}")
    if not shape:
        if width >= 100 and (sentences or commas > 1 or end in ("stop", "dot", "quote")):
            shape = "P"
        elif (end in ("stop", "dot", "quote") and width >= 24) or (commas > 1 and width >= 60):
            shape = "S"
        elif width >= 40:
            shape = "M"
        elif width >= 14:
            shape = "T"
        else:
            shape = "N"
    names.append("shape " + shape)
    return Facts(width, shape, key, han, names, head, hint or head)


_NO_WORD = re.compile(r"[\W\d_]+")


def terms(text: str, han: float, functions: Functions) -> list[str]:
    """The first words of a line that may tell what it is about: pairs of Han characters, or the stems of longer words."""
    if han > 0.3:
        text = text[:120]
        return [text[i:i + 2] for i in range(len(text) - 1)]
    return [word[:6] for word in _NO_WORD.sub(" ", text[:240]).lower().split() if len(word) > 3 and word not in functions.words]
