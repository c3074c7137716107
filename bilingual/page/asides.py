"""Boxes inside a flattened article of which only some lines say what they are: named rules, in their order.

``between``    what stands between two lines of a prompt is the prompt's: its description, the fields of its form
``headed``     so is the title right above a prompt behind which a heading of the article's own stands
``carded``     the card of another story, above the button that opens it (Read more), goes: its headline, its date, its first words
``played``     so does the title of a video below its duration, as far as the next one's
``profiled``   and the name and the motto of an account, above the number of its articles
``stamped``    headlines with a day run into their ends, two in a row, are other stories
``trailed``    a row of tags behind the last paragraph, a count, and the first words of the next story, above its date, go
``urged``      a line that begins by telling the reader what to do and names the site is a prompt

Each asks for a line that speaks for itself right beside the one that it drops. Declined: paragraphs, which are never a box's alone.
"""

from __future__ import annotations

from itertools import islice, pairwise

from bilingual.lexicon import Lexicon
from bilingual.page.phrases import Phrases, phrases
from bilingual.page.settle import ARTICLE, INSIDE, PARAGRAPH, STOPS, Line

__all__ = ["between", "carded", "headed", "played", "profiled", "stamped", "trailed", "urged"]

_ASKING = frozenset({"app-promotion", "newsletter"})
"""The reasons of prompts."""
_SELLING = _ASKING | {"advertisement"}
"""The same, and what is offered with them."""
_FIELDS, _DESCRIBED, _QUESTION = 4, 100, 32
"""The most lines between two of a prompt, the greatest width of one, and of one that ends like a sentence."""
_TITLE, _BOX = 2, 6
"""The most lines of a prompt's title, and of all others of its box."""
_HEADLINE, _WIDEST = 24, 160
"""The least and the greatest width of another story's headline."""
_BARE, _BARE_HAN = 56, 36
"""The same where nothing but the headline stands above the button: a heading of the article's own is shorter."""
_CUT = ("...", "…")
_PAIRED, _QUOTES = (": ", "：", ";", "；", "\t"), "“\"「『"
"""What stands in a list of players or of values, and what begins someone's words."""
_TAGS, _TAG = 3, 8
"""So many words parted by spaces are tags, and the longest of them, in characters."""
_PROMPT = 240
"""The greatest width of a prompt."""
_CLOCK, _NEAR = 3, 4
"""Where the colon of a duration stands, and how near another is a time of the same table."""
_NAMES, _NAME = 8, 4
"""How many names a site may have, and the least letters of one."""
_MOTTO = 40
"""The greatest width of an account's name, and of its motto."""


def _asks(line: Line, reasons: frozenset[str]) -> bool:
    return line.state != ARTICLE and (line.reason or line.facts.hint) in reasons


def _drop(lines: list[Line], reason: str | None) -> None:
    for line in lines:
        line.state, line.reason = INSIDE, line.reason or reason


def between(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the lines between two of a prompt below the first paragraph, unless one of them is a sentence."""
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape in "PS"), len(lines))
    words = phrases(lexicon)
    asking = [index for index, line in enumerate(lines[first:], first) if _asks(line, _SELLING) and not _mere(line, words)]
    for above, below in pairwise(asking):
        box = lines[above + 1:below]
        reason = next((line.reason or line.facts.hint for line in (lines[above], lines[below]) if _asks(line, _ASKING)), None)
        if reason and 0 < len(box) <= _FIELDS and all(map(_described, box)):
            _drop(box, reason)


def _mere(line: Line, words: Phrases) -> bool:
    """Whether a line only says that an advertisement stands there, which may be anywhere."""
    return words.labels.get(line.facts.key) == "advertisement"


def _described(line: Line) -> bool:
    """Whether a line may be a field of a form, or describe what is offered, and is no sentence of the article's, no item and no value."""
    text = line.text
    item = any(mark in text for mark in _PAIRED) or any(map(str.isdigit, text)) or text[0] in _QUOTES
    return not item and line.facts.width <= (_QUESTION if text[-1] in STOPS else _DESCRIBED)


def headed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the title of a prompt inside the article, where a heading behind the prompt shows that it is none of the article's."""
    words = phrases(lexicon)
    index = 1
    while index < len(lines):
        end = index
        while end < len(lines) and end - index < _BOX and lines[end].state != ARTICLE:
            end += 1
        asked = [line for line in lines[index:end] if _asks(line, _SELLING) and not _mere(line, words)]
        if len(asked) > 1 and end + 1 < len(lines) and _heads(lines[end]) and lines[end + 1].state == ARTICLE:
            start = index
            while start and index - start <= _TITLE and lines[start - 1].facts.shape in "TMS" and lines[start - 1].facts.width < PARAGRAPH:
                start -= 1
            above = lines[start - 1] if start else None
            titled = 0 < index - start <= _TITLE and lines[start].facts.shape in "TM" and not words.numbered.match(lines[start].text)
            if titled and above and above.state == ARTICLE and above.facts.shape == "P":
                _drop(lines[start:index], asked[0].reason or asked[0].facts.hint)
        index = max(end, index) + 1


def _heads(line: Line) -> bool:
    """Whether a kept line is a heading, a question maybe."""
    return line.state == ARTICLE and line.facts.shape in "TMNS" and line.facts.width < PARAGRAPH and line.text[-1] not in ".。:："


def _other_story(line: Line) -> bool:
    """Whether a line may be the headline of another story."""
    own = line.facts
    return own.shape in "TM" and _HEADLINE <= own.width <= _WIDEST and line.text[-1] not in STOPS and line.text[-1] not in ":："


def carded(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the card of another story inside the article."""
    words = phrases(lexicon)
    for index in range(2, len(lines)):
        if lines[index].state == ARTICLE or not words.more.match(lines[index].text):
            continue
        start = index
        if lines[start - 1].text.endswith(_CUT):
            start -= 1
            if words.date.search(lines[start - 1].text) and lines[start - 1].facts.width < PARAGRAPH:
                start -= 1
        above, below = lines[start - 2:start], lines[start:index]
        least = _HEADLINE if below else _BARE if above[-1].facts.han < 0.3 else _BARE_HAN
        if len(above) < 2 or not _other_story(above[1]) or above[1].facts.width < least:
            continue
        if above[1].state == ARTICLE and above[0].facts.shape in "PS":
            _drop([above[1], *below], "related")


def played(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the title of a video inside the article, right below its duration, and what is said of it above the title of the next."""
    words = phrases(lexicon)
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"), len(lines))
    clocks = [":" in line.text[:_CLOCK] and words.duration.match(line.text) is not None for line in lines]
    for index in range(first + 2, len(lines)):
        line = lines[index]
        player = clocks[index - 1] and all(other.state != ARTICLE for other in lines[index - 2:index])
        timetable = sum(clocks[max(0, index - 1 - _NEAR):index + _NEAR]) > 1
        if line.state != ARTICLE or not player or timetable or line.facts.shape not in "TMS" or line.text[-1] in STOPS:
            continue
        said = lines[index + 1:index + 2]
        further = lines[index + 2:index + 3]
        described = said and said[0].facts.shape in "SM" and further and further[0].state != ARTICLE and further[0].reason == "related"
        _drop([line, *said] if described else [line], "media")


def profiled(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the name and the motto of an account, right above the number of its articles."""
    words = phrases(lexicon)
    for index in range(2, len(lines)):
        if words.account.match(lines[index].text):
            _drop([line for line in lines[index - 2:index] if line.state == ARTICLE and line.facts.width <= _MOTTO], "app-promotion")


def stamped(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the headlines that have the day when they came out right behind them, two at least in a row."""
    day = phrases(lexicon).day
    ends = [line.text[-1].isdigit() and line.facts.shape != "P" and day.search(line.text) is not None for line in lines]
    for index, line in enumerate(lines):
        if ends[index] and line.state == ARTICLE and (ends[index - 1:index] == [True] or ends[index + 1:index + 2] == [True]):
            _drop([line], "related")


def trailed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what is left behind the article of its tags, of those who like it, and of the next story."""
    words = phrases(lexicon)
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"), default=len(lines))
    for index in range(last + 1, len(lines)):
        line, above, below = lines[index], lines[index - 1], lines[index + 1:index + 2]
        shelved = line.state == ARTICLE and _other_story(line) and words.shelf.match(line.text)
        if shelved:
            _drop([line], "related")
        if line.state != ARTICLE or above.state == ARTICLE:
            continue
        tags = line.text.split()
        listed = line.facts.han > 0.3 and len(tags) >= _TAGS and all(len(tag) <= _TAG and tag.isalnum() for tag in tags)
        counted = line.text[0] in "+＋" and not line.facts.key
        following = words.following.match(above.text) and below and below[0].state != ARTICLE and below[0].facts.shape == "D"
        if listed or counted or following:
            _drop([line], "tags" if listed else "share" if counted else "related")


def urged(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the prompts that name the site, whose name the page's first line gives, or its notice of copyright, or a head (More from …)."""
    words = phrases(lexicon)
    met = (words.outlet.search(line.text) for line in lines if line.facts.width <= _PROMPT)
    names = [found["name"] for found in islice(filter(None, met), _NAMES)]
    top = lines[0] if lines and lines[0].state != ARTICLE and lines[0].facts.shape in "TN" else None
    if top and len(top.facts.key) >= _NAME and top.facts.key not in words.labels:
        names.append(top.text)
    for line in lines[1:] if names else ():
        asks = words.urging.match(line.text) if line.state == ARTICLE and line.facts.width <= _PROMPT else None
        named = line.text[asks.end():] if asks else ""
        if any(named.startswith(name) and words.urged.match(named[len(name):]) for name in names):
            _drop([line], "app-promotion")
