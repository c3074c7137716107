"""The headline of a flattened page, and its second line: named rules, in their order.

``topped``     the line above the one that dates or signs the article is its headline, where none is kept there
``headline``   the line above the article that says in few words what the article says in many
``sole``       the only line at the top that is neither menu nor byline, or the first of two, is the headline
``crowned``    where no headline stands above the first paragraph, the line right above it is one, if nothing but a menu stands before that
``deck``       the line right below the headline stays where it speaks of the article's things
``title``      the page's title once more above a headline that says the same goes
"""

from __future__ import annotations

import re
from itertools import takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.facts import terms
from bilingual.page.masthead import ARROWS, WRITER, dated, row, stamps
from bilingual.page.phrases import Phrases, function_words, letters, phrases, width
from bilingual.page.settle import ARTICLE, BEFORE, STOPS, Line, plain, vocabulary

__all__ = ["crowned", "crumbs", "deck", "headline", "sole", "title", "topped"]

_REACH = 25
"""How many lines above the article a headline is looked for."""
_CRUMB = re.compile("[›>»|｜]")
_HANDLE = re.compile(r"@\w")
_HOST = re.compile(r"[A-Za-z\d-]{1,40}(?:\.[A-Za-z\d-]{1,40}){1,4}$")
"""The site's address."""
_SERIES, _WAY = 24, 2
"""The least width of a headline behind the name of a series and a bar, and the most pieces that a headline has between arrows."""
_LIST = 3
"""So many lines that begin with a quantity are a list."""
_MENU = 0.07
"""What each item of a menu between a line and the article says against its being the headline."""
_MENU_ROW = 5
"""So many items of a menu are a whole one."""
_NAMED, _SEEN = 8, 3
"""The least letters of a headline that ends the way to its page, and how far a thread's stands below its count of views."""
_TITLE = 14
"""The least width of a headline that nothing else tells."""
_CARD, _NEAR = 10, 8
"""How many short lines (a writer's card) may stand between a headline that is known, or is sought, and the line that dates it."""
_LINES, _LEAST, _LEAST_HAN, _DECKED, _HEADLINE = 2, 24, 18, 36, 160
"""How many more of its kind above a headline are a list of others, the least width of one, of a Chinese one, of one with a second line,
and the greatest."""
_BESIDE = 2
"""How near a headline stands to the line that dates it where it needs to say nothing that the article says."""
_LEAD, _DECK, _TOPIC = 2000, 0.4, 0.2
"""How much of the article a second line of the headline is held against, in characters, the share of its words that this must say, and
of a headline's above the line that dates it."""
_BEGIN = 3
"""How many lines a menu has at most above a headline that begins the page."""
_TOPS = 3
"""Among how many kept lines one is looked for that the headline below repeats."""
_SPOKEN = 50
"""The width from which on a headline may end with a full stop, being more than one sentence."""
_CLOSED = ".。:：,，;；›»>→"
"""What no headline ends with."""


def topped(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the headline that stands above the line which dates or signs the article, with its second line, where none is kept yet."""
    words = phrases(lexicon)
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape in "PS"), 0)
    signs = [index for index in range(1, first) if stamps(lines[index], words)]
    kept = next((index for index, line in enumerate(lines) if line.state == ARTICLE), 0)
    body = _body(lines[first:])
    for stamp in signs:
        if stamp >= kept or _top_at(lines, stamp, body, lexicon):
            return


def _top_at(lines: list[Line], stamp: int, body: str, lexicon: Lexicon) -> bool:
    """Keeps the headline above a stamp, if the article speaks of what it says; whether there is one."""
    words = phrases(lexicon)
    second: list[Line] = []
    for index in range(stamp - 1, max(-1, stamp - 2 - _NEAR), -1):
        line = lines[index]
        if _headline(line, words):
            run = list(takewhile(lambda line: _first_line(line, words), lines[max(0, index - _LINES):index][::-1]))
            if len(run) == _LINES:  # headlines of other stories
                return False
            topic = _about(line, body, lexicon)
            if line.facts.hint and topic < _DECK:  # a word of noise in it
                continue
            above = run[0] if run and _about(run[0], body, lexicon) >= max(_TOPIC, topic / 2) else line
            alone = not run and index >= stamp - _BESIDE and line.facts.width >= _DECKED and line.text[-1] != "."
            if above is line and topic < _TOPIC and not alone:
                return False
            for other in (above, *second):
                other.state = ARTICLE
            if line.facts.width >= above.facts.width:  # a shorter one is its writer
                line.state = ARTICLE
            return True
        if line.facts.shape in "NDK" or line.reason is not None or stamps(line, words) or words.role.match(line.text):
            continue
        if second or line.facts.shape not in "PS" or not plain(line):
            return False
        second = [line]  # which may be a paragraph
    return False


def _first_line(line: Line, words: Phrases) -> bool:
    """Whether a line may be the first of a headline that has two, and is no row of names."""
    return _headline(line, words) and line.facts.width >= _DECKED and line.text[-1] not in STOPS and not line.text.istitle()


def _headline(line: Line, words: Phrases) -> bool:
    """Whether a line above the article may be its headline."""
    own = line.facts
    quiet = (own.shape == "K" or (own.shape in "TMS" and not own.hint)) and not (own.head or line.reason)
    fits = (_LEAST_HAN if own.han > 0.3 and "：" not in line.text else _LEAST) <= own.width <= _HEADLINE
    stamped = words.date.search(line.text) or words.time.search(line.text)
    closed = line.text[-1] in _CLOSED and not (line.text[-1] == "." and own.width >= _SPOKEN)
    titled = not (_HANDLE.search(line.text) or "\t" in line.text or crumbs(line.text) or words.way.match(line.text) or row(line, words))
    return quiet and fits and titled and not stamped and not closed


def _crowned(lines: list[Line], first: int, words: Phrases) -> bool:
    """Whether the first kept line is a headline, right above the line that dates or signs what stands below it."""
    top = lines[first] if first + 1 < len(lines) else None
    if top is None or top.facts.shape not in "TMS" or (top.text[-1] in ".。" and top.facts.width < _SPOKEN):
        return False
    below = takewhile(lambda line: line.state != ARTICLE and (line.facts.shape in "NDKT" or line.reason or stamps(line, words)),
                      lines[first + 1:first + 1 + _CARD])
    return any(stamps(line, words) for line in below)


def crowned(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the headline of a page that begins with it, but for a line or two of a menu."""
    words = phrases(lexicon)
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE), 0)
    top = lines[first - 1] if 0 < first <= _BEGIN and lines[first].facts.shape in "PS" else None
    if top and top.facts.shape in "TM" and not top.facts.hint and _headline(top, words):
        top.state = ARTICLE


def crumbs(text: str) -> bool:
    """Whether a line is the way to a page, and no headline behind the name of its series.

    >>> crumbs("Home > News > Local"), crumbs("Exclusive | Harbour bridge to close for a year")
    (True, False)
    """
    pieces = _CRUMB.split(text)
    return len(pieces) > 2 or (len(pieces) == 2 and width(pieces[1]) < _SERIES)


def headline(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the line above the article that is like the page's title or shares its words with what follows."""
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE), None)
    if first is None or (first == 0 and len(lines) < 3):
        return
    functions, known = function_words(lexicon), phrases(lexicon)

    def other(line: Line) -> bool:
        """What stands between a headline and the article: a caption, or a dateline with a time."""
        text = line.text
        return known.pictured.search(text) is not None or (known.date.search(text) is not None and known.time.search(text) is not None)

    def writer(line: Line) -> bool:
        """A name, and no words in capitals."""
        return WRITER.match(line.text) is not None and functions.words.isdisjoint(line.text.lower().split())

    lead = vocabulary((line for line in lines[first:first + 12] if line.state == ARTICLE), functions)
    above = range(max(0, first - (1 if _crowned(lines, first, known) else _REACH)), first)
    counted = [index for index in above if known.quantity.match(lines[index].text)]  # one may be a headline, a list is of ingredients
    ways = [way for line in lines[:first] if len(pieces := ARROWS.split(line.text)) > _WAY and len(way := letters(pieces[-1])) > _NAMED]
    best, found = 0.0, None
    for index in above if len(counted) < _LIST else [index for index in above if index not in counted]:
        line = lines[index]
        own = line.facts
        if not 14 <= own.width <= 220 or len(own.key) < 5 or own.shape == "D" or own.head or (own.hint and own.width < 30):
            continue
        if line.reason or other(line) or _HOST.match(line.text) or len(ARROWS.split(line.text)) > _WAY:
            continue
        nearby = [other.text for other in (*lines[max(0, index - _SEEN):index], lines[index + 1])]
        bag = terms(line.text, own.han, functions)
        # two words that the article says may be any name
        about = sum(term in lead for term in bag) / (len(bag) + 1) if len(bag) > 1 else 0.0
        named = index > 0 and len(title) > 5 and (own.key in title or title in own.key)
        named = named or any(own.key.endswith(way) for way in ways) or any(map(known.thread.match, nearby))
        between = lines[index + 1:first]
        near = len(between) < 5 and all(line.facts.shape in "DKN" or line.facts.hint or other(line) or writer(line) for line in between)
        menu = sum(line.facts.hint == "navigation" for line in between) if index else 0  # the page's title may well stand above one
        doubt = own.hint is not None or writer(line)
        worth = about + named + 0.3 * near + 0.1 * (index == 0) - 0.008 * (first - index) - 0.3 * doubt - _MENU * menu
        if worth > max(best, 0.3):
            best, found = worth, index
    if found is not None:
        lines[found].state = ARTICLE


def sole(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the line above the article that can be nothing but its headline: above what may be one itself, a line with a date or a time
    between them."""
    words = phrases(lexicon)
    above = takewhile(lambda line: line.state != ARTICLE or line.facts.shape not in "PS", lines)
    kept = [index for index, line in enumerate(above) if line.state == ARTICLE]
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE), 0)
    if any(_crowned(lines, index, words) for index in (first, *kept)):
        return
    if lines and lines[first].facts.shape in "TM":
        first = max((index for index, line in enumerate(lines[:first]) if dated(line, words)), default=0)
    able = [index for index, line in enumerate(lines[:first]) if line.facts.shape in "TMS" and not line.facts.hint and not line.reason
            and line.facts.width >= _TITLE and not crumbs(line.text) and not row(line, words)]
    widest = max((lines[index].facts.width for index in able), default=0)
    able = [index for index in able if 2 * lines[index].facts.width >= widest]
    menu = [index for index, line in enumerate(lines[:first]) if line.facts.hint == "navigation"]
    named = 0 < len(able) < 3 and sum(index > able[0] for index in menu) >= _MENU_ROW  # above a whole menu stands the site's name
    if 0 < len(able) < 3 and (not named or (able[0] == 0 and _about(lines[0], _body(lines[first:]), lexicon) >= _DECK)):
        lines[able[0]].state = ARTICLE


def deck(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the line right below the headline that speaks of what the article speaks of: its second line."""
    words = phrases(lexicon)
    top = next((index for index, line in enumerate(lines) if line.state == ARTICLE), len(lines))
    if top + 2 >= len(lines) or lines[top].facts.shape not in "TM":
        return
    line = lines[top + 1]
    if line.state == ARTICLE or line.facts.shape not in "TMS" or line.facts.width < _TITLE or not plain(line) or dated(line, words):
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


def title(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what stands above a headline and says the same: the page's title, a crumb, the headline of a gallery."""
    kept = [line for line in lines if line.state == ARTICLE]
    for index, top in enumerate(kept[:min(_TOPS, len(kept) - 2)]):
        below = kept[index + 1:index + 9]
        same = [other for other in below if other.facts.shape != "N" and len(other.facts.key) > max(5, len(top.facts.key) // 3)]
        again = any((not index and top.text.startswith(other.text)) or top.text.endswith(" " + other.text) for other in same)
        if top.text.endswith((".", "。")):
            return
        if again:
            top.state, top.reason = BEFORE, "duplicate"
