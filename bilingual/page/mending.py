"""Where the walk is too sure: named rules that look at what stands right beside a line, in their order.

``prose``      sentences without a sign of noise stay, behind a line or two that open no section; behind a short section
               inside the article (Related topics, two links) they must speak of the article's things, let someone speak, or
               have no headline above them but tags
``close``      a sentence right behind the last paragraph stays too, where its words have come before
``lead``       the same above the article: a paragraph that speaks of its things stays, with the list or headings between
``section``    a head like 相关推荐 behind the first paragraph opens a section of noise: the short lines under it go, two at least;
               behind two paragraphs, one like 相关问答 ends the article; under an invitation (更多…报道) headlines go
``topped``     the line above the one that dates or signs the article is its headline, where none is kept there
``sole``       the only line at the top that is neither menu nor byline, or the first of two, is the headline
``listed``     the lines under one that ends with a colon, up to the next kept one, are its list
``deck``       the line right below the headline stays where it speaks of the article's things
``heading``    a short line without a sign of noise between two kept paragraphs is a heading, and one that the next one says too
``dateline``   lines of a date, a source or an author above the first paragraph go
``author``     a line behind the last paragraph that begins with the name above the first one is about the author, and goes
``menu``       a line of three or more menu words above the first paragraph goes, prices of a market, and a row of lines of a word
               or two at the top

They come between the rules of `bilingual.page.settle`, since losing a paragraph is worse than keeping a line too many.
Declined: sentences of less than a line's width, which teasers and prompts are made of, and whatever follows questions and
answers, comments or a disclaimer.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.facts import terms
from bilingual.page.phrases import Phrases, function_words, letters, phrases, width
from bilingual.page.settle import ARTICLE, BEFORE, BEHIND, Line, crowned, crumbs, dated, marked, stamps
from bilingual.page.told import invites

__all__ = ["author", "close", "dateline", "deck", "heading", "lead", "listed", "menu", "prose", "section", "sole", "topped"]

_WIDE, _SIGNED = 72, 50
"""The least width of a sentence that stays for its own sake, and of one right behind the article, behind a name
and a date, as posts are, or behind a prompt that says what it is."""
_GAP, _SECTION = 2, 4
"""How many lines may stand between two paragraphs: without signs of noise, and with a section among them."""
_BOX = 10
"""How many lines a prompt or a box may have between two paragraphs."""
_ABOVE = 12
"""How many lines of a list or a recipe may stand between the first paragraph and the rest."""
_SHARED, _SHARED_ABOVE = 0.1, 0.05
"""The share of a paragraph's words that the article must have said for it to go on behind a section, and above it."""
_ROW, _ENTRY = 5, 10
"""So many Chinese items of so little width each are a menu, known or not."""
_TICKER = re.compile(r"[^\s\d][^\s]{1,14}(?: [^\s\d]{1,12})?\s[\d,.]{1,14}\s(?:[+−-][\d,.]{1,12}\s)?[+−-]?\d{1,3}(?:\.\d{1,2})?%$")
_HEADING, _NAMED, _MUCH = 40, 8, 1.4
"""The greatest width of a heading, the least of a Chinese one, and how much shorter it is than the headline of another story."""
_TAKEN = 10
"""The least letters of a heading that is known by the paragraph under it."""
_TITLE = 14
"""The least width of a headline that nothing else tells."""
_INVITED, _OTHER = 6, 24
"""The most headlines of other stories under an invitation to read them, and the least width of one."""
_LEAD, _DECK, _TOPIC = 2000, 0.4, 0.15
"""How much of the article a second line of the headline is held against, in characters, the share of its words that this must say, and
of a headline's above the line that dates it."""
_CARD, _LINES, _DECKED, _HEADLINE = 8, 2, 36, 160
"""How many short lines (a writer's card) may stand below a headline, how many more of its kind above it are a list of others, the least
width of one with a second line, and the greatest."""
_ITEMS = 10
"""The most items of a list that is announced."""
_SIGNS = frozenset({"byline", "comments"})
"""The reasons of lines that sign a post."""
_WEAK = frozenset({"byline", "comments", "navigation"})
"""Reasons whose words a paragraph may well use."""
_OPENED = frozenset({"related", "q-and-a", "comments", "advertisement"})
"""The reasons of heads that open a section."""
_ASKING = frozenset({"newsletter", "app-promotion"})
"""The reasons of prompts, however long."""
_ASKED = frozenset({"advertisement", "newsletter", "app-promotion", "share"})
"""The reasons of heads that a box inside the article may have."""
_INLINE = frozenset({"related", "advertisement", "newsletter", "app-promotion"})
"""The reasons of sections that stand inside articles."""
_SIGNED_ABOVE = 12
"""How many lines above the first paragraph an author is looked for."""
_ABOUT = 14
"""How many letters may stand before the name (About the author)."""
_DATELINE, _ITEM = 80, 14
"""The greatest widths of a dateline and of the longest item of a menu."""
_FIELD = re.compile(r"[^\d:：]{1,12}[:：]")
"""A field of a document (``Date: 3 March``), which is no dateline where others stand beside it."""
_PIECES = re.compile(r"[\s|｜·•>›»/]+")
_BUTTONS = re.compile(r"[^\[\]【】]{0,8}(?:[\[【][^\[\]【】]{1,12}[\]】][\s·|]{0,3}){3,20}$")
"""A row of buttons: [Print] [Close] [Reply]."""
_SAID = 0.05
"""The share of a closing sentence's words that the article must have said."""
_SPOKEN = 50
"""The width from which on a headline may end with a full stop, being more than one sentence."""
_CLOSED = ".。:：,，;；›»>→"
"""What no headline ends with."""
_STOPS = "。.!！?？"
_PAUSES = ".。!！?？,，、;；:：…"
"""What a line of a poem or a dialogue ends with, and an item of a menu does not."""


def prose(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the paragraphs behind the article that have no sign of noise, and those that go on with it behind a section."""
    functions, words = function_words(lexicon), phrases(lexicon)
    kept = [line for line in lines if line.state == ARTICLE]
    if not any(line.facts.shape in "PS" for line in kept):
        return
    wide = sum(line.facts.han * line.facts.width for line in kept) > 0.3 * sum(line.facts.width for line in kept)
    said = {term for line in kept for term in terms(line.text, line.facts.han, functions)}
    last = max(index for index, line in enumerate(lines) if line.state == ARTICLE)

    def run(start: int, least: float, width: int) -> int:
        """Where the paragraphs end that begin here."""
        end = start
        while end < len(lines) and lines[end].facts.shape in "PS" and _plain(lines[end]):
            bag = terms(lines[end].text, lines[end].facts.han, functions)
            if (lines[end].facts.han > 0.3) != wide or (end == start and lines[end].facts.width < width):
                break
            if sum(term in said for term in bag) < least * len(bag) and not words.quotation.match(lines[end].text):
                break
            end += 1
        return end

    while True:
        start = last + 1
        while start < min(len(lines), last + 2 + _SECTION) and not _paragraph(lines[start]):
            start += 1
        gap = lines[last + 1:start]
        hints = {line.facts.hint for line in gap if line.facts.hint}
        heads = sum(line.facts.head is not None for line in gap)
        end = start
        if len(gap) <= _GAP and hints <= _SIGNS | _INLINE and not heads:
            sure = not gap or hints & _SIGNS or any(line.reason for line in gap)
            end = run(start, 0.0, _SIGNED if sure else _WIDE)
        elif len(gap) <= _SECTION and hints <= _INLINE and heads < 2:
            tags = len(gap) > 2 and all(line.facts.shape == "N" for line in gap[1:])
            end = run(start, 0.0 if tags else _SHARED, _WIDE)
        if end == start:
            start = _again(lines, last, words)
            end = run(start, 0.0, _WIDE)
        if end == start:
            return
        for line in lines[start:end]:
            line.state = ARTICLE
            said.update(terms(line.text, line.facts.han, functions))
        last = end - 1


def _again(lines: list[Line], last: int, words: Phrases) -> int:
    """Where two paragraphs in a row stand behind a prompt or a box inside the article, in which someone speaks; the end of the page,
    where there are none."""
    for start in range(last + 1, min(len(lines) - 1, last + 2 + _BOX)):
        line, below = lines[start:start + 2]
        if line.facts.head and line.facts.head not in _ASKED:
            break
        if line.facts.shape == "P" and line.facts.width >= _WIDE and _plain(line) and _paragraph(below) and _plain(below):
            return start if words.speech.search(line.text) or words.speech.search(below.text) else len(lines)
    return len(lines)


def _paragraph(line: Line) -> bool:
    wide = line.facts.shape == "P" or (line.facts.shape == "S" and line.facts.width >= _SIGNED)
    return wide and line.facts.hint not in _ASKING


def _plain(line: Line) -> bool:
    """No sign of noise in the line, or none that a paragraph of this length could not do with."""
    if line.reason is not None:
        return False
    return line.facts.hint is None or (line.facts.hint in _WEAK and line.facts.head is None and line.facts.width >= _WIDE)


def close(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a whole sentence right behind the last paragraph that speaks of what the article has spoken of."""
    functions = function_words(lexicon)
    kept = [line for line in lines if line.state == ARTICLE]
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE), default=len(lines))
    if last + 1 < len(lines) and kept[-1].facts.shape == "P" and (line := lines[last + 1]).facts.shape == "S" and _plain(line):
        said = {term for other in kept for term in terms(other.text, other.facts.han, functions)}
        bag = terms(line.text, line.facts.han, functions)
        if line.text[-1] in _STOPS and sum(term in said for term in bag) >= _SAID * len(bag):
            line.state = ARTICLE


def lead(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a paragraph above the article that speaks of its things, with what stands between, where that has no sign of noise."""
    functions = function_words(lexicon)
    while first := next((index for index, line in enumerate(lines) if line.state == ARTICLE), None):
        start = first - 1
        while start > max(0, first - _ABOVE) and lines[start].facts.shape in "MTNS" and lines[start].facts.width < _WIDE:
            start -= 1
        line, between = lines[start], lines[start + 1:first]
        if line.facts.shape not in "PS" or line.facts.width < _WIDE or not _plain(line):
            return
        if any(other.facts.hint or other.reason for other in between):
            return
        said = {term for other in lines[first:first + 30] if other.state == ARTICLE
                for term in terms(other.text, other.facts.han, functions)}
        bag = terms(line.text, line.facts.han, functions)
        if sum(term in said for term in bag) < _SHARED_ABOVE * len(bag):
            return
        for other in (line, *between):
            other.state = ARTICLE


def section(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the short lines under the head of a section of noise, with the head."""
    words = phrases(lexicon)
    index = len(_top(lines)) + 1
    while index < len(lines):
        end = index + 1
        head = lines[index].facts.head
        if head == "q-and-a" and sum(line.state == ARTICLE and line.facts.shape == "P" for line in lines[:index]) > 1:
            end = len(lines)
        elif head in _OPENED:
            while end < len(lines) and (lines[end].facts.shape not in "PS" or lines[end].facts.width < _WIDE):
                end += 1
        for line in lines[index:end] if end > index + 2 else ():
            if line.state == ARTICLE:
                line.state, line.reason = BEHIND, head
        if end == index + 1 and lines[index].reason == "related" and invites(lines[index].text, words):
            others = list(takewhile(_other_headline, lines[end:end + _INVITED]))
            if end + len(others) < len(lines) and lines[end + len(others)].facts.shape in "PS":  # the last may head what follows
                others = others[:-1]
            for line in others if len(others) > 1 else ():
                line.state, line.reason = BEHIND, "related"
        index = end


def _other_headline(line: Line) -> bool:
    return line.facts.shape in "MT" and line.facts.width >= _OTHER and line.text[0].isalnum() and line.text[-1] not in _PAUSES


def heading(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a short line between two kept paragraphs, one right above the kept paragraph that it is taken from, and, where the article goes
    on behind a prompt or other stories, one that is much shorter than these."""
    begun = False
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        begun = begun or (above.state == ARTICLE and above.facts.shape == "P")
        if line.state == ARTICLE or below.state != ARTICLE or below.facts.shape not in "PS":
            continue
        if line.reason not in (None, "related") or line.facts.shape not in "SMTN" or line.facts.hint:
            continue
        between = above.state == ARTICLE and line.text[0].isalnum() and above.facts.shape in "PS" and line.facts.shape != "S"
        taken = len(line.facts.key) > _TAKEN and line.facts.key in below.facts.key
        aside = not above.facts.head and (above.facts.hint or above.reason not in (None, "related") or not above.facts.key)
        shorter = aside or line.facts.width * _MUCH < above.facts.width
        named = line.facts.shape == "T" or (line.facts.width >= _NAMED and line.facts.han > 0.3)
        again = begun and above.state != ARTICLE and shorter and named and line.facts.width <= _HEADING
        if again or (line.reason is None and (between or taken)):
            line.state, line.reason = ARTICLE, None


def listed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the items of a list inside the article that a kept line announces with a colon."""
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    for above, below in pairwise(kept):
        gap = lines[above + 1:below]
        if lines[above].text[-1] in ":：" and len(gap) <= _ITEMS and not any(map(marked, gap)):
            for line in gap:
                line.state = ARTICLE


def topped(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the headline that stands above the line which dates or signs the article, with its second line, where none is kept yet."""
    words = phrases(lexicon)
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape in "PS"), 0)
    signs = [index for index in range(1, first) if stamps(lines[index], words)]
    kept = next((index for index, line in enumerate(lines) if line.state == ARTICLE), 0)
    body = _body(lines[first:])
    any(_top_at(lines, stamp, body, lexicon) for stamp in signs if stamp < kept)


def _top_at(lines: list[Line], stamp: int, body: str, lexicon: Lexicon) -> bool:
    """Keeps the headline above a stamp, if the article speaks of what it says; whether there is one."""
    words = phrases(lexicon)
    for index in range(stamp - 1, max(-1, stamp - 2 - _CARD), -1):
        line = lines[index]
        if _headline(line, words):
            run = list(takewhile(lambda line: _first_line(line, words), lines[index - 1::-1][:_LINES] if index else ()))
            if len(run) == _LINES:  # headlines of other stories
                return False
            above = run[0] if run else line
            if _about(above, body, lexicon) < _TOPIC:
                return False
            above.state = ARTICLE
            if line.facts.width >= above.facts.width:  # a shorter one is its writer
                line.state = ARTICLE
            return True
        if line.facts.shape not in "NDK" and line.reason is None and not stamps(line, words):
            return False
    return False


def _first_line(line: Line, words: Phrases) -> bool:
    """Whether a line may be the first of a headline that has two, and is no row of names."""
    return _headline(line, words) and line.facts.width >= _DECKED and line.text[-1] not in _STOPS and not line.text.istitle()


def _headline(line: Line, words: Phrases) -> bool:
    """Whether a line above the article may be its headline."""
    own = line.facts
    plain = own.shape in "TMS" and not own.hint and not line.reason and _OTHER <= own.width <= _HEADLINE
    stamped = words.date.search(line.text) or words.time.search(line.text)
    closed = line.text[-1] in _CLOSED and not (line.text[-1] == "." and own.width >= _SPOKEN)
    return plain and not stamped and not closed and not crumbs(line.text) and not _row(line, words)


def sole(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the line above the article that can be nothing but its headline: above what may be one itself, a line with a date or a time
    between them."""
    words = phrases(lexicon)
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE), 0)
    if crowned(lines, first, words):
        return
    if lines and lines[first].facts.shape in "TM":
        first = max((index for index, line in enumerate(lines[:first]) if dated(line, words)), default=0)
    plain = [index for index, line in enumerate(lines[:first]) if line.facts.shape in "TMS" and not line.facts.hint and not line.reason
             and line.facts.width >= _TITLE and not crumbs(line.text) and not _row(line, words)]
    widest = max((lines[index].facts.width for index in plain), default=0)
    plain = [index for index in plain if 2 * lines[index].facts.width >= widest]
    menu = [index for index, line in enumerate(lines[:first]) if line.facts.hint == "navigation"]
    named = 0 < len(plain) < 3 and sum(index > plain[0] for index in menu) >= _ROW  # above a whole menu stands the site's name
    if 0 < len(plain) < 3 and (not named or (plain[0] == 0 and _about(lines[0], _body(lines[first:]), lexicon) >= _DECK)):
        lines[plain[0]].state = ARTICLE


def deck(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the line right below the headline that speaks of what the article speaks of: its second line."""
    words = phrases(lexicon)
    top = next((index for index, line in enumerate(lines) if line.state == ARTICLE), len(lines))
    if top + 2 >= len(lines) or lines[top].facts.shape not in "TM":
        return
    line = lines[top + 1]
    if line.state == ARTICLE or line.facts.shape not in "TMS" or line.facts.width < _TITLE or not _plain(line) or dated(line, words):
        return
    if _about(line, _body(lines[top + 2:]), lexicon) >= _DECK:
        line.state = ARTICLE


def _body(lines: list[Line]) -> str:
    """The beginning of the article in small letters."""
    return "\n".join(line.text.lower() for line in lines if line.state == ARTICLE)[:_LEAD]


def _about(line: Line, body: str, lexicon: Lexicon) -> float:
    """The share of a line's words that stand in a text."""
    bag = terms(line.text, line.facts.han, function_words(lexicon))
    return sum(term in body for term in bag) / max(1, len(bag))


def dateline(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what dates and signs the article above its first paragraph, unless it is one of a document's fields."""
    words = phrases(lexicon)
    top = _top(lines)
    fields = [_FIELD.match(line.text) is not None for line in top]
    record = any(field and line.facts.hint is None for field, line in zip(fields, top, strict=True))
    for line, field in list(zip(top, fields, strict=True))[1:]:
        stamped = words.date.search(line.text) is not None and words.time.search(line.text) is not None
        signed = line.facts.hint == "byline" or ((line.facts.shape == "D" or (stamped and line.facts.shape in "MTK")) and not field)
        if line.state == ARTICLE and line.facts.width < _DATELINE and signed and not (record and field):
            line.state, line.reason = BEFORE, "byline"


def author(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what is said of the author behind the last paragraph: lines that begin with the name that signs the article, or
    with a word or two before it, and what stands under a heading About … with a name that the article does not speak of."""
    words = phrases(lexicon)
    top = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"), 0)
    found = [met for line in lines[max(0, top - _SIGNED_ABOVE):top] if line.facts.width < _DATELINE
             for met in words.author.finditer(line.text)]
    names = {letters(met["name"] or met["han"]) for met in found}
    body = [line for line in lines[top:] if line.state == ARTICLE]
    for index in range(max(1, len(body) - 3), len(body)):
        if (met := words.about.match(body[index].text)) and not any(letters(met["name"]) in line.facts.key for line in body[:index]):
            for line in body[index:]:
                line.state, line.reason = BEHIND, "byline"
            return
    for line in body[:0:-1][:3]:
        if words.speech.search(line.text) or not any(name in line.facts.key[:_ABOUT + len(name)] for name in names):
            return
        line.state, line.reason = BEHIND, "byline"


def menu(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops a line above the first paragraph that has three or more items (two where no spaces stand between words), half of them
    known from menus, that has five short Chinese ones, is a row of buttons, or a price and its change; and the lines of a word or
    two that begin the page, three at least, where a headline follows."""
    words = phrases(lexicon)
    top = _top(lines)
    for line in top:
        if line.state != ARTICLE or line.facts.width > 12 * _ITEM:
            continue
        if _row(line, words) or _BUTTONS.match(line.text) or _TICKER.match(line.text):
            line.state, line.reason = BEFORE, "navigation"
    run = list(takewhile(lambda line: line.state != ARTICLE or (line.facts.shape in "NK" and line.text[-1] not in _PAUSES), top))
    if len(run) > 2 and len(run) < len(top) and top[len(run)].facts.shape in "TM":
        for line in run:
            if line.state == ARTICLE:
                line.state, line.reason = BEFORE, "navigation"


def _row(line: Line, words: Phrases) -> bool:
    """Whether a line is a row of a menu's items."""
    wide = line.facts.han > 0.3
    items = [item for item in map(letters, _PIECES.split(line.text)) if item]
    listed = len(items) >= (2 if wide else 3) and all(len(item) <= _ITEM for item in items)
    short = wide and "\t" not in line.text and len(items) >= _ROW and all(width(item) <= _ENTRY for item in items)
    return (listed and 2 * sum(item in words.lines for item in items) >= len(items)) or short


def _top(lines: list[Line]) -> list[Line]:
    """The lines above the first kept paragraph; none where there is no such paragraph. A headline may be a question."""
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    if kept and lines[kept[0]].facts.shape == "S" and lines[kept[0]].text[-1] in "?？!！":
        del kept[0]
    return lines[:next((index for index in kept if lines[index].facts.shape in "PS"), 0)]
