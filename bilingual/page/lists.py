"""Lists and rows seen as a whole, which a walk from line to line cannot see: named rules, in their order.

``rows``         unfinished sentences right above the first paragraph, four at least, are other articles' headlines
``foreign``      behind the first paragraph, two to eight unfinished sentences in a row without an amount that say nothing of what the
                 article speaks of are other articles' headlines
``series``       a list that counts on (1. 2. 3. …, [1] [2] …, 一、二、…, （一）（二）…) stays to its end where it stays at
                 its beginning, with the lines between its items; a list of more than a dozen items is nobody's list of teasers
``chapters``     parts that count on with lines of a mere number (01, 02) are the article's own, where the two before them are
``quantities``   lines between two kept ones that have no sign of noise and of which three begin with a number (200 g barley)
                 are the article's own
``cells``        short lines between two kept ones that have hardly a sign of noise, every fourth of them a figure and nothing else,
                 are a table of the article's own, a cell a line
``equation``     a line below a kept one that says what one currency is in another stays
``code``         commands and lines of a program, three at least, behind a kept sentence or right above the first, stay with the
                 comments among them and the heading above

``rows`` and ``foreign`` hold for text with spaces only: Chinese headings, fields and verses look too much like headlines; and
only where something on the page speaks of noise. Declined: lists that do not count, whose lines alone tell whether they
are a menu or the article's own.
"""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise, takewhile
from unicodedata import numeric

from bilingual.lexicon import Lexicon
from bilingual.page.facts import terms
from bilingual.page.phrases import Phrases, function_words, phrases
from bilingual.page.settle import ARTICLE, BEFORE, INSIDE, STOPS, Line, alone, marked, shared, vocabulary

__all__ = ["cells", "chapters", "code", "equation", "foreign", "quantities", "rows", "series"]

_NUMBER = re.compile(r"[\[(（【#№第]?\s?(\d{1,3})(?:ª|º|a\b|o\b|st\b|nd\b|rd\b|th\b)?(?![\d:/%-])\s?[\])）】.、．:：?？)）\s]")
_ITEM = re.compile("\\d{1,2}\\s[\u2e80-\u9fff]")
"""How an item of a Chinese table of contents begins."""
_GAP = 14
"""How many lines may stand between one item of a list and the next."""
_PART = 40
"""The same for the parts of a text."""
_ASKING = frozenset({"advertisement", "app-promotion", "newsletter", "share"})
"""The reasons of prompts between the items of a list."""
_LONG = 12
"""More items than a list of the most read has."""
_LEAST, _TABLE, _CELL, _FIGURE = 4, 400, 60, 24
"""The fewest and the most cells of a table, the greatest width of one, and the longest figure, in characters."""
_COMMANDS, _COMMENT = 3, ("# ", "//", "--", '"""')
"""So many lines of a program make one, and what a comment in it begins with."""
_CODED = re.compile(r"[=(/$|;{}]|\s--?\w")
"""What headlines that begin with the name of a command have not."""
_NONE, _SIGNS = "—–-－/", "+-−–±~<>$€£¥￥₩₹"
"""What a cell says where there is no figure, and what may stand before one."""
_ROWS = 4
"""How many headlines are too many for one article."""
_OWN = 0.3
"""The share of their words that the article says where they are its own points."""
_MOST, _WIDE, _SHARED = 8, 32, 0.2
"""The most headlines in a row, the least width of one, and the share of their words that an article's own lines would have."""
_LONGEST = 60
"""The greatest width of a part's heading that is no title."""
_VOCABULARY = 60
"""How many words an article must have for that to tell anything."""
_STOPPED, _QUOTES = ".:;,!?…", "‘'“\""
_PAUSED = ".。!！:：;；,，…"


def _number(text: str, words: Phrases) -> tuple[str, int] | None:
    """How a line is numbered, and the number."""
    if met := _NUMBER.match(text):
        return "", int(met[1])
    met = words.counted.match(text)
    if met is None or not (met["ten"] or met["one"]):
        return None
    tens, ones = (numeric(digits[0]) if digits else 0 for digits in (met["ten"], met["one"]))
    return met["open"] or met[0][-1], int(10 * tens if 0 < tens < 10 else tens) + int(ones)


def _lists(lines: list[Line], words: Phrases) -> list[list[int]]:
    """The lists that count on from one line to a later one, three items at least."""
    begun: dict[tuple[str, int], list[int]] = {}
    found: list[list[int]] = []
    for index, line in enumerate(lines):
        numbered = _number(line.text, words)
        if not numbered:
            continue
        style, number = numbered
        items = begun.pop((style, number - 1), None)
        if items is None or index - items[-1] > (_GAP if not style else _PART):
            items = []
        elif style and any(other.facts.head or "byline" in (other.facts.hint, other.reason) for other in lines[items[-1]:index]):
            items = []  # the article has ended
        items.append(index)
        if len(items) == 3:
            found.append(items)
        begun[style, number] = items
    return found


def series(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a counting list whole of which the beginning or the most is kept."""
    for items in _lists(lines, phrases(lexicon)):
        kept = [lines[index].state == ARTICLE for index in items]
        headed = any(line.facts.head for line in lines[max(0, items[0] - 2):items[0]])
        if not (kept[0] and kept[1]) and 2 * sum(kept) <= len(items) and (headed or len(items) <= _LONG):
            continue
        numbered = set(items)
        for index in range(items[0], items[-1] + 1):
            own = lines[index].facts
            prompt = own.shape == "K" and own.hint in _ASKING and index not in numbered
            if lines[index].reason is None and not own.head and not prompt:
                lines[index].state = ARTICLE


def chapters(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the next part of an article that numbers its parts on lines of their own (01, 02), with the heading under the number and the
    paragraphs from there on."""
    part = phrases(lexicon).part
    count = 0
    for index, line in enumerate(lines):
        met = part.match(line.text)
        number = int(met[1]) if met else 0
        if line.state == ARTICLE and number in (1, count + 1):
            count = number
        elif count > 1 and number == count + 1 and line.reason is None:
            body = list(takewhile(lambda other: other.facts.shape in "PS" and not marked(other), lines[index + 2:]))
            if not body or marked(lines[index + 1]):
                continue
            count = number
            for other in (line, lines[index + 1], *body):
                other.state = ARTICLE


def rows(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the headlines of other articles that stand in a row above the first paragraph."""
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"), 0)
    if alone(lines):
        return
    start = first
    while start and _headline(lines[start - 1]):
        start -= 1
    if first - start < _ROWS:
        return
    functions = function_words(lexicon)
    said = vocabulary((line for line in lines[first:] if line.state == ARTICLE), functions)
    if shared(said, functions, *lines[start:first]) < _OWN:
        for line in lines[start:first]:
            line.state = BEFORE


def _headline(line: Line) -> bool:
    own = line.facts
    return (
        line.state == ARTICLE and own.shape in "MTS" and own.han < 0.3 and line.text[-1] not in _PAUSED and not line.text[0].isdigit()
    )


def quantities(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the lists of ingredients and the like inside the article."""
    quantity = phrases(lexicon).quantity
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    for above, below in pairwise(kept):
        gap = lines[above + 1:below]
        counted = sum(quantity.match(line.text) is not None for line in gap) if 2 < len(gap) <= _LONG else 0
        if counted > 2 and all(line.facts.shape in "MTNS" and not line.facts.hint and not line.reason for line in gap):
            for line in gap:
                line.state = ARTICLE


def cells(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the tables inside the article of which each cell is a line, and the sentences right below them; where the walk left the
    article at a table, one between two paragraphs."""
    known = phrases(lexicon)

    def figure(line: Line) -> bool:
        text = line.text
        if len(text) > _FIGURE or known.date.search(text) or known.time.search(text) or known.numbered.match(text) or _ITEM.match(text):
            return False
        return text in _NONE or (any(map(str.isdigit, text)) and (text[0] in _SIGNS or text[0].isdigit()))

    kept = list(dropwhile(lambda index: lines[index].facts.shape not in "PS", (i for i, line in enumerate(lines) if line.state == ARTICLE)))
    for above, below in pairwise((*kept, len(lines)) if kept else ()):
        gap = lines[above + 1:below]
        table = list(takewhile(lambda line: line.facts.width <= _CELL and not (line.facts.head or line.reason), gap))
        figures = sum(map(figure, table)) if _LEAST <= len(table) <= _TABLE else 0
        hinted = sum(line.facts.hint is not None for line in table)  # Shares, Contact: the head of a column may be
        behind = list(takewhile(lambda line: line.facts.shape in "PS" and not marked(line), gap[len(table):]))
        inside = below < len(lines) or (lines[above].facts.shape == "P" and any(line.facts.shape == "P" for line in behind))
        if inside and figures > 2 and 4 * figures >= len(table) and 4 * hinted <= figures:
            for line in (*table, *behind):
                line.state = ARTICLE


def equation(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps an exchange rate below the article that it is for: ($1 = 0.79 pounds)."""
    known = phrases(lexicon)
    for above, line in pairwise(lines):
        if above.state == ARTICLE and line.state != ARTICLE and known.equation.match(line.text) and known.amount.search(line.text):
            line.state, line.reason = ARTICLE, None


def code(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps what is to be typed or run, in the article or right above its first paragraph, with the comments in it and its heading."""
    written = phrases(lexicon).code
    typed = [written.match(line.text) is not None for line in lines]
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape in "PS"), len(lines))
    end = 0
    while (start := next((index for index in range(end, len(lines)) if typed[index]), len(lines))) < len(lines):
        end = start
        while end < len(lines) and (typed[end] or (lines[end].reason is None and lines[end].text.startswith(_COMMENT))):
            end += 1
        coded = sum(typed[start:end]) >= _COMMANDS and any(_CODED.search(line.text) for line in lines[start:end])
        if coded and (end == first or (start > first and not _in_section(lines, start))):
            head = lines[start - 1:start] if start and lines[start - 1].facts.shape in "TN" and not marked(lines[start - 1]) else []
            for line in (*head, *lines[start:end]):
                line.state = ARTICLE


def _in_section(lines: list[Line], start: int) -> bool:
    """Whether a section of noise has begun since the last sentence of the article."""
    above = takewhile(lambda line: line.state != ARTICLE or line.facts.shape not in "PS", reversed(lines[max(0, start - _PART):start]))
    return any(line.facts.head for line in above)


def foreign(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the headlines of other articles in a row inside the article."""
    words, known = function_words(lexicon), phrases(lexicon)
    kept = [line for line in lines if line.state == ARTICLE and line.facts.shape in "PS"]
    if alone(lines):
        return
    if not kept or sum(line.facts.han * line.facts.width for line in kept) > 0.3 * sum(line.facts.width for line in kept):
        return

    def own(rows: list[Line]) -> bool:
        """A list that is announced, or that has amounts, dates or fields in it, is the article's."""
        signs = (": " in line.text or known.amount.search(line.text) or known.date.search(line.text) for line in rows[1:])
        return rows[0].text[-1] in ":," or any(signs)

    def alien(above: Line, line: Line, *below: Line) -> bool:
        """The headline of another story, alone between two paragraphs: it gives an amount, which no heading of a part would."""
        whole = all(other.state == ARTICLE and other.facts.shape == "P" for other in (above, *below)) and below
        title = all(word[0].isupper() or not word[0].isalpha() for word in line.text.split() if len(word) > 3)
        given = line.state == ARTICLE and line.facts.width >= (_WIDE if title else _LONGEST) and known.amount.search(line.text) is not None
        return bool(whole) and given and ": " not in line.text and above.text[-1] not in ":,"

    def mixed(start: int) -> int:
        """Where a row of headlines ends of which one gives an amount and another asks a question, as no list of an article's own does;
        where it begins, if there is none."""
        run = list(takewhile(lambda line: line.state == ARTICLE and line.facts.width >= _WIDE and (
            _unfinished(line) or (line.text[-1] == "?" and line.facts.shape != "P" and line.text[0].isalpha())
        ), lines[start:start + _MOST]))
        asked = sum(line.text[-1] == "?" for line in run)
        given = sum(known.amount.search(line.text) is not None and ": " not in line.text for line in run)
        behind = lines[start - 1].facts.shape == "P" and lines[start - 1].text[-1] in STOPS
        return start + len(run) if behind and asked and given and asked + given == len(run) > 2 else start

    said: set[str] = set()
    start = lines.index(kept[0]) + 1
    while start < len(lines):
        if (end := mixed(start)) > start:
            for line in lines[start:end]:
                line.state = INSIDE
            start = end
            continue
        end = start
        while end < len(lines) and _unfinished(lines[end]):
            end += 1
        wide = [line.text for line in lines[start:end] if line.facts.width >= _WIDE and line.state == ARTICLE]
        spoken = [text for text in wide if not words.words.isdisjoint(text.lower().split())]  # no mere names or goods
        row = 1 < len(wide) <= end - start <= min(_MOST, 2 * len(wide)) and 2 * len(spoken) > len(wide) and not own(lines[start - 1:end])
        if row or (end == start + 1 and alien(*lines[start - 1:end + 1])):
            said = said or vocabulary(kept, words)
            bag = [term for text in wide for term in terms(text, 0.0, words)]
            if len(said) >= _VOCABULARY and sum(term in said for term in bag) <= _SHARED * len(bag):
                for line in lines[start:end]:
                    line.state = INSIDE
        start = max(end, start + 1)


def _unfinished(line: Line) -> bool:
    opens = line.text[0].isalpha() or line.text[0] in _QUOTES
    return opens and line.facts.shape in "MTN" and line.facts.han < 0.3 and line.text[-1] not in _STOPPED
