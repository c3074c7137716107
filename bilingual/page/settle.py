"""What a walk through the page cannot see, because it lies in lines that stand far apart: named rules, in their order.

``notice``     a credit, disclaimer or copyright line that says so itself, and the duration of a player
``prompt``     a short line of nothing but noise words that the walk went over
``resume``     the article goes on after a line or two of promotion, or after a list of its own
``teasers``    cut-off sentences that end the page, and the full ones that they were cut from

Each rule takes the lines and the states that the walk gave them, and changes what it must; declined: anything that one
page alone would want.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from bilingual.lexicon import Lexicon
from bilingual.page.facts import Facts, terms
from bilingual.page.phrases import Functions, function_words, phrases
from bilingual.page.told import contacts, counts_pictures, filed, player, told

__all__ = [
    "ARTICLE", "BEFORE", "BEHIND", "INSIDE", "PARAGRAPH", "PAUSES", "STOPS", "Line", "alone", "marked", "notice", "plain", "prompt",
    "resume", "shared", "sign", "teasers", "vocabulary",
]  # fmt: skip

BEFORE, ARTICLE, INSIDE, BEHIND = range(4)
STOPS = "。.!！?？"
PAUSES = STOPS + "，,、；;：:…"
"""What ends a sentence, and what else ends a line of a poem or a dialogue and neither a headline nor an item of a menu."""
_ASKING = frozenset({"app-promotion", "advertisement", "copyright", "newsletter", "share"})
_WEAK = frozenset({"byline", "comments", "navigation"})
"""Reasons whose words a paragraph may well use."""
PARAGRAPH = 72
"""The least width of a paragraph, which may well use such words."""
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
        reason = told(line.text, words)
        if above and not reason:
            reason = "media" if counts_pictures(line.text, above.text, words) else "disclaimer" if filed(line.text, above.text) else None
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
        beside = (lines[index - 1], *lines[index + 1:index + 2])
        short = line.facts.shape == "K" or (line.facts.shape == "N" and all(other.state != ARTICLE for other in beside))
        if asks and line.state == ARTICLE and short and line.facts.width < 70:
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
    said = vocabulary((lines[index] for index in kept[-_LATELY:]), functions)
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


def plain(line: Line) -> bool:
    """No sign of noise in the line, or none that a paragraph of this length could not do with."""
    if line.reason is not None:
        return False
    return line.facts.hint is None or (line.facts.hint in _WEAK and line.facts.head is None and line.facts.width >= PARAGRAPH)


def vocabulary(lines: Iterable[Line], functions: Functions) -> set[str]:
    """The words that tell what the lines are about."""
    return {term for line in lines for term in terms(line.text, line.facts.han, functions)}


def shared(said: Container[str], functions: Functions, *lines: Line) -> float:
    """The share of these words in those of the lines, which have none other where they have none at all."""
    bag = [term for line in lines for term in terms(line.text, line.facts.han, functions)]
    return sum(term in said for term in bag) / len(bag) if bag else 1.0


def marked(line: Line) -> bool:
    """Whether the line's own words speak of noise."""
    return line.facts.head is not None or line.facts.hint is not None or line.reason is not None


def sign(facts: Facts) -> bool:
    """Whether a line is a sign that the text is a page of a site; who wrote it stands above articles everywhere."""
    return facts.shape == "K" and facts.hint != "byline"


def alone(lines: Iterable[Line]) -> bool:
    """Whether nothing on the page speaks of noise, but for who wrote it: a text with nothing around it."""
    return not any(line.reason or line.facts.head or sign(line.facts) for line in lines)


def teasers(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the cut-off sentences that end a page, two at least, with the full lines among them that they were cut from. Where neither
    such a line nor a headline is among them, they end a story."""
    start = end = len(lines)
    cut, named = 0, False
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
        named = named or copied
        start = index
    named = named or any(line.facts.shape not in "PS" and not line.text.endswith(("…", "..")) for line in lines[max(0, start - 1):])
    if cut < 2 or not named or not any(line.state == ARTICLE and line.facts.shape in "PS" for line in lines[:start]):
        return
    for line in lines[start:]:
        if line.state == ARTICLE:
            line.state, line.reason = BEHIND, "teaser"
