"""What a walk through the page cannot see, because it lies in lines that stand far apart: named rules, in their order.

``notice``     a credit, disclaimer or copyright line that says so itself, and the duration of a player
``prompt``     a short line of nothing but noise words that the walk went over
``resume``     the article goes on after a line or two of promotion, or after a list of its own
``headline``   the line above the article that says in few words what the article says in many
``title``      the page's title once more above a headline that says the same
``teasers``    cut-off sentences that end the page, and the full ones that they were cut from

Each rule takes the lines and the states that the walk gave them, and changes what it must; declined: anything that one
page alone would want.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.facts import Facts, terms
from bilingual.page.phrases import Phrases, function_words, phrases, width
from bilingual.page.told import contacts, others, player, told

__all__ = [
    "ARTICLE", "BEFORE", "BEHIND", "INSIDE", "Line", "crowned", "crumbs", "dated", "headline", "marked", "notice", "prompt", "resume",
    "stamps", "teasers", "title",
]  # fmt: skip

BEFORE, ARTICLE, INSIDE, BEHIND = range(4)
_REACH = 25
"""How many lines above the article a headline is looked for."""
_ASKING = frozenset({"app-promotion", "advertisement", "copyright", "newsletter", "share"})
_CRUMB = re.compile("[›>»|｜]")
_ARROWS = re.compile("[›>»]")
_SERIES, _WAY = 24, 2
"""The least width of a headline behind the name of a series and a bar, and the most pieces that a headline has between arrows."""
_CARD = 10
"""How many short lines (a writer's card) may stand between a headline and the line that dates it."""
_DATELINE, _SPOKEN = 80, 50
"""The greatest width of a dateline, and the width from which on a headline may end with a full stop, being more than one sentence."""
_LIST = 3
"""So many lines that begin with a quantity are a list."""
_MENU = 0.07
"""What each item of a menu between a line and the article says against its being the headline."""
_SHARED = 0.1
"""The share of a line's words that the article must have said before, for the line to go on with it."""
_LATELY = 40
"""How many lines of the article are remembered for that."""


class Line:
    """A line with all that is known of it when the rules come."""

    __slots__ = ("facts", "reason", "state", "text")

    def __init__(self, text: str, facts: Facts, state: int) -> None:
        self.text, self.facts, self.state = text, facts, state
        self.reason: str | None = None
        """Why a rule dropped it."""


def _first(lines: Sequence[Line]) -> int | None:
    return next((index for index, line in enumerate(lines) if line.state == ARTICLE), None)


def notice(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the lines that say by themselves that they are a credit or a notice."""
    words = phrases(lexicon)
    for above, line in zip((None, *lines), lines, strict=False):
        reason = told(line.text, words) or ("media" if above and others(line.text, above.text, words) else None)
        if reason:
            line.state, line.reason = INSIDE if line.state == ARTICLE else line.state, reason
    for at in contacts([line.text for line in lines], words):
        lines[at].state, lines[at].reason = INSIDE if lines[at].state == ARTICLE else lines[at].state, "byline"
    if (index := player((line.text for line in lines), words)) is not None and lines[index].state == ARTICLE:
        lines[index].state, lines[index].reason = INSIDE, "media"


def prompt(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops a short line inside the article whose words ask the reader for something, and below its prose one that says who made it."""
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape in "PS"), default=len(lines))
    for index, line in enumerate(lines[1:], 1):
        asks = line.facts.hint in _ASKING or (line.facts.hint == "byline" and index > last)
        if asks and line.state == ARTICLE and line.facts.shape == "K" and line.facts.width < 70:
            line.state = INSIDE


def resume(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Takes the article up again where prose about the same things follows a line or two that open no section, or where
    so far there was no more of it than a headline."""
    functions = function_words(lexicon)
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    if not kept:
        return
    last = kept[-1]
    begun = any(lines[index].facts.shape in "PS" for index in kept)
    said = {term for index in kept[-_LATELY:] for term in terms(lines[index].text, lines[index].facts.han, functions)}
    while True:
        start, steps = last + 1, 2 if begun else 11
        while start < len(lines) and lines[start].facts.shape not in "PS" and not lines[start].facts.head:
            if not _aside(lines[start]):
                if not steps:
                    break
                steps -= 1
            start += 1
        far = begun and not steps and start < len(lines) and lines[start].facts.shape not in "PS"
        if far:  # a list of the article's own: no noise words in it, and prose behind it
            while start < min(len(lines), last + 12) and lines[start].facts.shape in "MTN" and not lines[start].facts.hint:
                start += 1
            own = all(line.facts.shape in "MTN" and not (line.facts.hint or line.reason) for line in lines[last + 1:start])
            if not own:
                return
        else:
            own = False
        asked = start == last + 2 and lines[last + 1].facts.hint in _ASKING - {"copyright", "share"}
        trusted = own or not begun or asked or _only_asides(lines[last + 1:start], lines[start:start + 2])
        index = start
        while index < len(lines) and lines[index].facts.shape in "PS" and not marked(lines[index]):
            bag = terms(lines[index].text, lines[index].facts.han, functions)
            if not trusted and (not bag or sum(term in said for term in bag) < _SHARED * len(bag)):
                break
            lines[index].state = ARTICLE
            said.update(bag)
            index += 1
        if index == start:
            return
        for line in lines[last + 1:start] if own else ():
            line.state = ARTICLE
        last, begun = index - 1, True


def _only_asides(between: list[Line], ahead: list[Line]) -> bool:
    """Whether nothing but asides, and a heading at most, stands before two paragraphs."""
    others = [line for line in between if not _aside(line)]
    prose = len(ahead) == 2 and all(line.facts.shape == "P" and not marked(line) for line in ahead)
    return prose and len(others) < min(2, len(between)) and not any(map(marked, others))


def _aside(line: Line) -> bool:
    """Whether the line is no step away from the article: it says itself that it is noise, or has no words."""
    return line.reason is not None or not line.facts.key


def marked(line: Line) -> bool:
    """Whether the line's own words speak of noise."""
    return line.facts.head is not None or line.facts.hint is not None or line.reason is not None


def crumbs(text: str) -> bool:
    """Whether a line is the way to a page, and no headline behind the name of its series.

    >>> crumbs("Home > News > Local"), crumbs("Exclusive | Harbour bridge to close for a year")
    (True, False)
    """
    pieces = _CRUMB.split(text)
    return len(pieces) > 2 or (len(pieces) == 2 and width(pieces[1]) < _SERIES)


def dated(line: Line, words: Phrases) -> bool:
    """Whether a short line gives a date or a time."""
    return line.facts.width < _DATELINE and (words.time.search(line.text) or words.date.search(line.text)) is not None


def stamps(line: Line, words: Phrases) -> bool:
    """Whether a line dates or signs what stands below."""
    return "byline" in (line.facts.hint, line.reason) or (dated(line, words) and line.text[-1] not in "。.!！?？")


def crowned(lines: list[Line], first: int, words: Phrases) -> bool:
    """Whether the first kept line is a headline, right above the line that dates or signs what stands below it."""
    top = lines[first] if first + 1 < len(lines) else None
    if top is None or top.facts.shape not in "TMS" or (top.text[-1] in ".。" and top.facts.width < _SPOKEN):
        return False
    below = takewhile(lambda line: line.state != ARTICLE and (line.facts.shape in "NDKT" or line.reason or stamps(line, words)),
                      lines[first + 1:first + 1 + _CARD])
    return any(stamps(line, words) for line in below)


def headline(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the line above the article that is like the page's title or shares its words with what follows."""
    first = _first(lines)
    if first is None or (first == 0 and len(lines) < 3):
        return
    functions, known = function_words(lexicon), phrases(lexicon)

    def other(line: Line) -> bool:
        """What stands between a headline and the article: a caption, or a dateline with a time."""
        text = line.text
        return known.pictured.search(text) is not None or (known.date.search(text) is not None and known.time.search(text) is not None)

    lead = {term for line in lines[first:first + 12] if line.state == ARTICLE for term in terms(line.text, line.facts.han, functions)}
    above = range(max(0, first - (1 if crowned(lines, first, known) else _REACH)), first)
    counted = [index for index in above if known.quantity.match(lines[index].text)]  # one may be a headline, a list is of ingredients
    best, found = 0.0, None
    for index in above if len(counted) < _LIST else [index for index in above if index not in counted]:
        line = lines[index]
        own = line.facts
        if not 14 <= own.width <= 220 or len(own.key) < 5 or own.shape == "D" or own.head or (own.hint and own.width < 30):
            continue
        if line.reason or other(line) or len(_ARROWS.split(line.text)) > _WAY:
            continue
        bag = terms(line.text, own.han, functions)
        # two words that the article says may be any name
        about = sum(term in lead for term in bag) / (len(bag) + 1) if len(bag) > 1 else 0.0
        named = index > 0 and len(title) > 5 and (own.key in title or title in own.key)
        between = lines[index + 1:first]
        near = len(between) < 5 and all(line.facts.shape in "DKN" or line.facts.hint or other(line) for line in between)
        menu = sum(line.facts.hint == "navigation" for line in between) if index else 0  # the page's title may well stand above one
        worth = about + named + 0.3 * near + 0.1 * (index == 0) - 0.008 * (first - index) - 0.3 * (own.hint is not None) - _MENU * menu
        if worth > max(best, 0.3):
            best, found = worth, index
    if found is not None:
        lines[found].state = ARTICLE


def title(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what stands above a headline and says the same: the page's title, a crumb, the headline of a gallery."""
    kept = [line for line in lines if line.state == ARTICLE]
    for index, top in enumerate(kept[:-2]):
        below = kept[index + 1:index + 9]
        same = [other for other in below if len(other.facts.key) > max(5, len(top.facts.key) // 3)]
        again = any(top.text.startswith(other.text) or top.text.endswith(" " + other.text) for other in same)
        if top.text.endswith((".", "。")) or not again:
            return
        top.state, top.reason = BEFORE, "duplicate"


def teasers(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the cut-off sentences that end a page, two at least, with the full lines among them that they were cut from."""
    start = end = len(lines)
    cut = 0
    for index in range(end - 1, 0, -1):
        line = lines[index]
        if line.state != ARTICLE:
            continue
        shortened = line.text.endswith(("…", "..")) and line.facts.width >= 24
        stem = line.facts.key
        copied = any(other.text.endswith(("…", "..")) and len(other.facts.key) > 10 and stem.startswith(other.facts.key[:-2])
                     for other in lines[index + 1:index + 4])
        if not shortened and not copied:
            break
        cut += shortened
        start = index
    if cut < 2 or not any(line.state == ARTICLE and line.facts.shape in "PS" for line in lines[:start]):
        return
    for line in lines[start:]:
        if line.state == ARTICLE:
            line.state, line.reason = BEHIND, "teaser"
