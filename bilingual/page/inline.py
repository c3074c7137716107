"""Prompts, advertisements and other stories inside the article: named rules for the paragraphs of the article among them.

``stranded``     a paragraph between two kept ones is the article's own, where each other line there says itself that it is noise, and it
                 speaks of the article's things or begins with what someone says
``closed``       so are those right above the line that ends an article: who else wrote or edited it, what it is filed under; and at the
                 end of a text, where they speak of the article's things
``interrupted``  and sentences without a sign of noise between two prompts inside the article
``card``         the name, the price and the figure of what a button beside them sells go with it
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.phrases import function_words, phrases
from bilingual.page.settle import ARTICLE, INSIDE, PARAGRAPH, PAUSES, Line, marked, plain, shared, vocabulary

__all__ = ["card", "closed", "interrupted", "stranded"]

_INTERRUPTION = 6
"""The most lines of one."""
_STRANDED, _BOX = 8, 14
"""The most lines between two kept ones among which a paragraph is looked for, and behind the last one."""
_ASKING = frozenset({"newsletter", "app-promotion"})
"""The reasons of prompts that a description may follow."""
_LABEL, _LISTED = 48, 2
"""The greatest width of a line on a card, and so many lines of figures below its button are a list."""
_SHARED = 0.1
"""The share of a paragraph's words that the article must have said."""


def stranded(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a paragraph that stands between two kept ones with nothing beside it but single lines that say that they are noise."""
    functions, words = function_words(lexicon), phrases(lexicon)
    said: set[str] = set()
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape in "PS"]
    for above, below in pairwise(kept):
        gap = lines[above + 1:below] if below - above <= _STRANDED else []
        own = [line for line in gap if line.facts.shape == "P" and plain(line)]
        headed = gap[:-1] if len(gap) > 2 and gap[-1].facts.shape in "TN" and not marked(gap[-1]) else gap  # the last heads what follows
        if not own or not all(marked(line) or line in own or line.state == ARTICLE for line in headed):
            continue
        said = said or vocabulary((lines[index] for index in kept), functions)
        for before, line in zip(lines[above:], gap, strict=False):
            described = before.facts.head or before.facts.hint in _ASKING
            goes_on = words.quotation.match(line.text) or shared(said, functions, line) >= _SHARED
            if line in own and not described and goes_on:
                line.state = ARTICLE


def closed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the paragraphs behind the article, right above the first line that ends one."""
    functions, words = function_words(lexicon), phrases(lexicon)
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE), default=len(lines))
    for end in range(last + 2, min(len(lines), last + 2 + _BOX) + 1):
        over = end == len(lines)
        if over or lines[end].facts.hint == "tags" or (lines[end].reason == "byline" and words.ending.match(lines[end].text)):
            start = end
            while start > last + 1 and _paragraph(lines[start - 1]) and plain(lines[start - 1]):
                start -= 1
            if over and (start == end or _others(lines[last + 1:start], end - start)):
                return
            if over and shared(vocabulary(lines[:last + 1], functions), functions, *lines[start:end]) < _SHARED:
                return
            for line in lines[start:end]:
                line.state = ARTICLE
            return


def _others(between: list[Line], behind: int) -> bool:
    """Whether the heads in between say that so many paragraphs behind them are not the article's: below other stories a single one is not,
    below any other head (Comments) none is."""
    heads = {line.facts.head for line in between if line.facts.head}
    return bool(heads) and not (heads == {"related"} and behind > 1)


def _paragraph(line: Line) -> bool:
    return line.facts.shape == "P" or (line.facts.shape == "S" and line.facts.width >= PARAGRAPH)


def interrupted(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the sentences of a short interruption that has prompts at both of its ends."""
    start = None
    for index, line in enumerate(lines):
        if line.state != ARTICLE:
            continue
        gap: list[Line] = lines[start + 1:index] if start is not None else []
        if 2 < len(gap) <= _INTERRUPTION and gap[0].facts.shape == gap[-1].facts.shape == "K":
            for other in gap:
                if other.state == INSIDE and other.facts.shape in "PS" and not other.facts.hint and not other.reason:
                    other.state = ARTICLE
        start = index


def card(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the card inside the article that a product's button belongs to: its name and its price above, and one more figure below. Where
    more lines with figures stand on either side, they are a list, and the button is what the list is about."""
    words = phrases(lexicon)
    for index in range(3, len(lines)):
        above, name, price = lines[index - 3:index]
        if lines[index].reason != "product" or not (_label(name) and _label(price) and _figure(price)) or _figure(above):
            continue
        below = list(takewhile(lambda line: _label(line) and _figure(line), lines[index + 1:index + 1 + _LISTED]))
        more = [line for line in below if words.amount.search(line.text)]
        for line in (name, price, *more) if len(more) < _LISTED else ():
            line.state, line.reason = INSIDE, "product"


def _label(line: Line) -> bool:
    unpaused = line.text[-1] not in PAUSES and "\t" not in line.text
    return line.state == ARTICLE and line.facts.shape in "NTMD" and line.facts.width <= _LABEL and unpaused


def _figure(line: Line) -> bool:
    return line.facts.shape not in "PS" and any(map(str.isdigit, line.text))
