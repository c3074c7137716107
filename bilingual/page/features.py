"""What is seen of a block: names of features, first of its text alone, then of its place among the others.

Every feature is a name that either holds or does not; `bilingual.page.classify` weighs them by ``lexicons/blocks.toml``.
Length is measured in width (a Han character counts two), so that one scale serves both languages. All is done in one
pass a stage; what depends on the text alone is kept for lines that come again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.phrases import Functions, Phrases, function_words, letters, phrases

__all__ = ["Facts", "facts", "feature_names", "terms"]

_WIDTHS = (4, 8, 14, 22, 32, 48, 70, 100, 150, 250, 500)
_COUNTS = (0, 1, 2, 3, 5, 9, 17, 40)
_DATE = re.compile(
    r"\d{4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}|\d{1,2}[-./月]\d{1,2}日?[-./ ]\d{2}|\d{1,2}月\d{1,2}日"
    r"|(?i:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b|\b\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b)"
)
_TIME = re.compile(r"\b\d{1,2}:\d{2}|\d{1,2}\s?(?i:[ap]\.?m\b)|\b\d{1,3}\s?(?:小时|分钟|天|hours?|mins?|minutes?|days?|h|m|d)\s?(?:前|ago)")
_URL = re.compile(r"https?://|www\.|[a-z0-9]\.(?:com|cn|net|org|gov|edu|io|co)\b|\w@\w")
_SEPARATORS = re.compile(r"\s[|｜·•»>/\-–—:]\s|[|｜»>]|\s{2,}|[│┃]")
_NUMBERED = re.compile(r"(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[ivxIVX]{1,4}|[A-Ha-h])[)）.、．:：]\s?(?=\D)|第[\d一二三四五六七八九十]{1,4}[章节条部篇]|[①-⑳])")
_NAMES = re.compile(r"(?:[A-Z][\w.'’-]*\s?){2,6}$")
_SENTENCE = re.compile(r"[。！？；]|[.!?][\"”’)]?\s")
_COMMA = re.compile("[，,、]")
_WIDE = re.compile("[ᄀ-ᇿ⺀-鿿가-힣豈-﫿︰-﹏＀-｠￠-￦\U00020000-\U0003fffd]+")
_OPENING = "“\"‘「『'《（("
_BULLETS = "·•●■▪►◆★☆-*—–○◎※>»▲△|▼"
_ENDS = {
    **dict.fromkeys("。！？!?", "stop"), ".": "dot", **dict.fromkeys("”\"’」』'", "quote"), **dict.fromkeys("）)】]", "bracket"),
    **dict.fromkeys("：:", "colon"), **dict.fromkeys("，,、；;", "comma"), "…": "cut", **dict.fromkeys("»›>→＞", "arrow"),
}


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
    wide = 0 if text.isascii() else sum(map(len, _WIDE.findall(text)))
    width = length + wide
    han = wide / length
    short = width <= 160
    names = [f"width {bisect_right(_WIDTHS, width)} {'han' if han > 0.3 else 'latin'}"]
    end = _ENDS.get(text[-1], "")
    if text.endswith("..."):
        end = "cut"
    names.append(f"ends {end} {'short' if width < 32 else 'middle' if width < 100 else 'long'}")
    sentences = len(_SENTENCE.findall(text[:4000]))
    commas = len(_COMMA.findall(text[:4000]))
    names.append(f"sentences {min(sentences, 4)}")
    names.append(f"commas {bisect_right(_COUNTS, commas)}")
    if han > 0.3:
        function = sum(map(text[:2000].count, functions.characters)) / min(length, 2000)
        names.append(f"function han {min(int(function * 40), 5)}")
        spaces = text.count(" ") / length
        if spaces > 0.06:
            names.append(f"spaced {min(int(spaces * 12), 3)}")
    else:
        words = text[:2000].split()
        lower = text[:2000].lower().split()
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
    elif _NUMBERED.match(text):
        names.append("numbered " + ("short" if width < 48 else "long"))
    key = letters(text[:400])
    head = hint = None
    shape = ""
    if short:
        separators = len(_SEPARATORS.findall(text))
        if separators:
            names.append(f"separators {bisect_right(_COUNTS, separators)}")
        date, time = _DATE.search(text) is not None, _TIME.search(text) is not None
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
        if hint := phrases.lines.get(key):
            names.append("line " + hint)
            shape = "K"
    size = "short" if width < 70 else "middle" if short else "long"
    if start := phrases.starts.match(text):
        reason = phrases.reasons[start[0]]
        names.append(f"start {reason} {size}")
        hint = hint or reason
        if width < 70:
            shape = "K"
    met = phrases.anywhere.findall(text[:2000])
    found = {phrases.reasons[word] for word in met}
    for reason in found:
        names.append(f"any {reason} {size}")
    if found:
        hint = hint or min(found)
        if width < 48:
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
        elif end in ("stop", "dot", "quote") and width >= 24 or commas > 1 and width >= 60:
            shape = "S"
        elif width >= 40:
            shape = "M"
        elif width >= 14:
            shape = "T"
        else:
            shape = "N"
    names.append("shape " + shape)
    return Facts(width, shape, key, han, names, head, hint or head)


def terms(text: str, han: float, functions: Functions) -> list[str]:
    """The first words of a line that may tell what it is about: pairs of Han characters, or the stems of longer words."""
    if han > 0.3:
        text = text[:120]
        return [text[i:i + 2] for i in range(len(text) - 1)]
    return [word[:6] for word in letters_and_spaces(text[:240]).split() if len(word) > 3 and word not in functions.words]


_NO_WORD = re.compile(r"[\W\d_]+")


def letters_and_spaces(text: str) -> str:
    return _NO_WORD.sub(" ", text).lower()


_WORTH = {"P": 4.0, "S": 1.5, "M": -0.6, "T": -0.8, "N": -0.8, "D": -1.0, "K": -1.5}


def _body(row: list[Facts]) -> tuple[int, int]:
    """The run of lines with the most prose in it: the maximum-sum run, a long line worth more than a short one costs."""
    best = total = 0.0
    start = 0
    run = (0, len(row) - 1)
    for index, line in enumerate(row):
        worth = _WORTH[line.shape]
        if line.shape == "P":
            worth += min(line.width, 800) / 150
        total += worth
        if total <= 0:
            total, start = 0.0, index + 1
        elif total > best:
            best, run = total, (start, index)
    return run


def _distance(steps: int) -> str:
    return str(bisect_right(_COUNTS, steps))


def feature_names(sheet: Sheet, lexicon: Lexicon) -> tuple[list[Facts], list[list[str]]]:
    """The facts of each block and the names of all its features, its place among the others included."""
    words, functions = phrases(lexicon), function_words(lexicon)
    known: dict[str, Facts] = {}
    row: list[Facts] = []
    for block in sheet.blocks:
        seen = known.get(block.text) if not (block.level or block.links) else None
        if seen is None:
            seen = facts(block, words, functions)
            known[block.text] = seen
        row.append(seen)
    count = len(row)
    if not count:
        return [], []
    blocks = sheet.blocks
    times: dict[str, int] = {}
    for line in row:
        times[line.key] = times.get(line.key, 0) + 1
    first, last = _body(row)
    body_han = _share(row[first:last + 1])
    title = _title(sheet, row)
    # blank lines before each line; groups are lines without one between them
    gaps = [1] + [
        1 if (b.line or 0) - (a.line or 0) > 1 else 0 for a, b in zip(blocks, blocks[1:], strict=False)
    ] if blocks[0].line is not None else [1] * count
    groups = _groups(row, gaps)
    prose = [0]
    for line in row:
        prose.append(prose[-1] + (min(line.width, 400) if line.shape in "PS" else 0))
    rest = sum(1 for line in row if line.shape in "TNKD") / count
    page = f"page {min(int(rest * 5), 4)} {'small' if count < 8 else 'middle' if count < 40 else 'large'}"
    shapes = "".join(line.shape for line in row)
    noisy = shapes.count("K")
    page_words = f"noise words {bisect_right((0, 1, 3, 8), noisy)}"
    bags = [terms(block.text, line.han, functions) if line.width >= 12 else [] for block, line in zip(blocks, row, strict=True)]
    vocabulary: dict[str, int] = {}
    for index in range(first, last + 1):
        if shapes[index] in "PS":
            for term in set(bags[index]):
                vocabulary[term] = vocabulary.get(term, 0) + 1
    title_terms = set(terms(sheet.title or blocks[0].text, row[0].han, functions)) if title else set()
    runs = _runs(row, blocks)
    padded = "^^^" + shapes + "$$$"
    since, section, between = 99, "none", 0
    result: list[list[str]] = []
    for index, line in enumerate(row):
        names = list(line.names)
        names.append(page)
        at = index + 3
        for step in (-3, -2, -1, 1, 2, 3):
            names.append(f"near {step} {padded[at + step]}")
        names.append(f"around {padded[at - 1]}{line.shape}{padded[at + 1]}")
        if index < first:
            place = "before " + _distance(first - index)
        elif index > last:
            place = "behind " + _distance(index - last)
        else:
            place = "inside " + ("first" if index == first else "last" if index == last else "")
        names.append("body " + place)
        names.append(f"body {place.split()[0]} {line.shape}")
        low, high = max(0, index - 6), min(count, index + 7)
        here = prose[high] - prose[low] - (prose[index + 1] - prose[index])
        names.append(f"prose around {bisect_right((0, 60, 150, 300, 600, 1200), here)} {line.shape}")
        ahead = prose[min(count, index + 6)] - prose[index + 1]
        past = prose[index] - prose[max(0, index - 5)]
        names.append(f"prose ahead {bisect_right((0, 100, 300, 900), ahead)} past {bisect_right((0, 100, 300, 900), past)}")
        seen_before = prose[index] / prose[-1] if prose[-1] else 0.0
        names.append(f"prose share {int(seen_before * 5)} {line.shape}")
        size, wide = groups[index]
        names.append(f"group {bisect_right((1, 2, 4, 8, 20), size)} {wide}")
        names.append("gap" if gaps[index] else "no gap")
        if line.key and times[line.key] > 1:
            names.append(f"again {line.shape}")
        if title and line.key and len(line.key) > 5 and (line.key in title or title in line.key):
            names.append("title first" if index == 0 else "title")
        if index == 0:
            names.append("first line")
        if index == count - 1:
            names.append("last line")
        if line.width >= 16 and (line.han > 0.3) != (body_han > 0.3):
            names.append("other language " + ("short" if line.width < 70 else "long"))
        if since < 99:
            names.append(f"section {section} {_distance(since)}")
            names.append(f"since head {bisect_right((0, 100, 400, 1000, 2500), between)} {line.shape}")
        if line.head:
            since, section, between = 0, line.head, 0
        elif since < 99:
            since += 1
            if line.shape in "PS":
                between += line.width
        names.append(page_words)
        bag = bags[index]
        if len(bag) > 2 and vocabulary:
            least = 2 if first <= index <= last and line.shape in "PS" else 1
            about = sum(vocabulary.get(term, 0) >= least for term in bag) / len(bag)
            names.append(f"topic {min(int(about * 8), 5)} {line.shape}")
            if title_terms and index:
                about = sum(term in title_terms for term in bag) / len(bag)
                names.append(f"title topic {min(int(about * 8), 4)} {line.shape}")
        if runs[index]:
            names.extend(runs[index])
        result.append(names)
    return row, result


def _runs(row: list[Facts], blocks: list[RawBlock]) -> list[list[str]]:
    """For each line of a run without prose: how long the run is, how much of it is noise words, and what stands around it."""
    result: list[list[str]] = [[] for _ in row]
    count = len(row)
    start = 0
    while start < count:
        if row[start].shape in "PS":
            start += 1
            continue
        end = start
        noise = 0
        while end < count and row[end].shape not in "PS":
            noise += row[end].shape == "K"
            end += 1
        size = end - start
        before = "^" if not start else ":" if blocks[start - 1].text[-1] in ":：" else "P"
        after = "$" if end == count else "P"
        names = [f"run {bisect_right(_COUNTS, size)} {before}{after}", f"run noise {min(int(4 * noise / size), 3)} {before}{after}"]
        colon = False
        for index in range(start, end):
            result[index] = [*names, "after colon"] if colon or before == ":" else names
            colon = colon or blocks[index].text[-1] in ":："
        start = end
    return result


def _share(lines: list[Facts]) -> float:
    width = sum(line.width for line in lines)
    return sum(line.han * line.width for line in lines) / width if width else 0.0


def _title(sheet: Sheet, row: list[Facts]) -> str:
    """The letters of the page's title: of its head, or of its first line where that may be one."""
    if sheet.title:
        return letters(sheet.title)
    return row[0].key if 8 <= row[0].width <= 220 and row[0].shape not in "KD" else ""


def _groups(row: list[Facts], gaps: list[int]) -> list[tuple[int, str]]:
    """For each line how many lines its group has and whether the widest of them is long."""
    result: list[tuple[int, str]] = []
    start = 0
    for index in range(1, len(row) + 1):
        if index == len(row) or gaps[index]:
            widest = max(line.width for line in row[start:index])
            wide = "long" if widest >= 100 else "middle" if widest >= 40 else "short"
            result.extend([(index - start, wide)] * (index - start))
            start = index
    return result
