"""Sections of other things inside a flattened article, headings and announced lists of its own: named rules, in their order.

``section``    a head like 相关推荐 behind the first paragraph opens a section of noise: the short lines under it go, two at least, or one
               that is wide; behind two paragraphs, one like 相关问答 ends the article; under an invitation (更多…报道) headlines go
``ended``      what stands behind the line with which a release says that it ends (ENDS) goes
``heading``    a short line without a sign of noise, or one that may as well be a heading (What's next), between two kept paragraphs is one,
               and so is a line that the next one says too
``listed``     the lines under one that ends with a colon, up to the next kept one, are its list; so are the amounts below a heading in
               brackets that stands behind the article
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise, takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.masthead import top
from bilingual.page.phrases import phrases
from bilingual.page.settle import ARTICLE, BEHIND, PARAGRAPH, PAUSES, Line, marked
from bilingual.page.told import invites

__all__ = ["ended", "heading", "listed", "section"]

_OPENED = frozenset({"related", "q-and-a", "comments", "advertisement"})
"""The reasons of heads that open a section."""
_INVITED, _OTHER = 6, 24
"""The most headlines of other stories under an invitation to read them, and the least width of one."""
_ENDING, _ENDED = 20, 4
"""The greatest width of the line that says that the text ends, and among how many lines below it one says who sent it."""
_HEADING, _NAMED, _MUCH = 48, 8, 1.4
"""The greatest width of a heading, the least of a Chinese one, and how much shorter it is than the headline of another story."""
_TAKEN = 10
"""The least letters of a heading that is known by the paragraph under it."""
_BRACKETED = re.compile("【[^【】]{2,20}】")
_ITEMS = 10
"""The most items of a list that is announced."""


def section(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the short lines under the head of a section of noise, with the head."""
    words = phrases(lexicon)
    index = len(top(lines)) + 1
    while index < len(lines):
        end = index + 1
        head = lines[index].facts.head
        if head == "q-and-a" and sum(line.state == ARTICLE and line.facts.shape == "P" for line in lines[:index]) > 1:
            end = len(lines)
        elif head in _OPENED:
            while end < len(lines) and (lines[end].facts.shape not in "PS" or lines[end].facts.width < PARAGRAPH):
                end += 1
        one = end == index + 2 and head == "related" and lines[index + 1].facts.shape == "M"
        for line in lines[index:end] if end > index + 2 or one else ():
            if line.state == ARTICLE:
                line.state, line.reason = BEHIND, head
        if end == index + 1 and lines[index].reason == "related" and invites(lines[index].text, words):
            others = list(takewhile(_other_headline, lines[end:end + _INVITED]))
            last = others[-1].text if others else ""
            if end + len(others) < len(lines) and lines[end + len(others)].facts.shape in "PS" and ": " not in last:  # it may head these
                others = others[:-1]
            for line in others if len(others) > 1 else ():
                line.state, line.reason = BEHIND, "related"
        index = end


def _other_headline(line: Line) -> bool:
    return line.facts.shape in "MT" and line.facts.width >= _OTHER and line.text[0].isalnum() and line.text[-1] not in PAUSES


def ended(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what stands behind the end of a release, the most of which stands above it."""
    words = phrases(lexicon)
    kept = list(accumulate(line.facts.width if line.state == ARTICLE else 0 for line in lines))
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].facts.width <= _ENDING and words.ends.match(lines[index].text):
            below = [line for line in lines[index + 1:] if line.state == ARTICLE]
            if 2 * kept[index] >= kept[-1] and any(words.imprint.match(line.text) for line in lines[index + 1:index + 1 + _ENDED]):
                for line in (lines[index], *below):
                    line.state, line.reason = BEHIND, line.reason or "footer"
            return


def heading(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a short line between two kept paragraphs, one right above the kept paragraph that it is taken from, and, where the article goes
    on behind a prompt or other stories, one that is much shorter than these."""
    words = phrases(lexicon)
    begun, widest = False, 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        begun = begun or (above.state == ARTICLE and above.facts.shape == "P")
        widest = 0 if above.state == ARTICLE else max(widest, above.facts.width)
        if line.state == ARTICLE or below.state != ARTICLE or below.facts.shape not in "PS":
            continue
        own = line.facts.hint is None or line.facts.key in words.headings or (line.facts.hint == "byline" and words.clause.match(line.text))
        if line.reason not in (None, "related") or line.facts.shape not in "SMTNK" or not own:
            continue
        between = above.state == ARTICLE and line.text[0].isalnum() and above.facts.shape in "PS" and line.facts.shape != "S"
        taken = len(line.facts.key) > _TAKEN and line.facts.key in below.facts.key
        aside = not above.facts.head and (above.facts.hint or above.reason not in (None, "related") or not above.facts.key)
        shorter = aside or line.facts.width * _MUCH < widest
        named = line.facts.shape in "MTK" or (line.facts.width >= _NAMED and line.facts.han > 0.3)
        again = begun and above.state != ARTICLE and shorter and named and line.facts.width <= _HEADING
        if again or (line.reason is None and (between or taken)):
            line.state, line.reason = ARTICLE, None


def listed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the items of a list inside the article that a kept line announces with a colon, and behind it, with its heading in brackets,
    one that gives an amount for each of two things at least."""
    words = phrases(lexicon)
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    last = kept[-1] if kept else len(lines)
    if last + 1 < len(lines) and _BRACKETED.fullmatch(lines[last + 1].text) and not marked(lines[last + 1]):
        items = list(takewhile(lambda line: not marked(line) and "：" in line.text and words.amount.search(line.text), lines[last + 2:]))
        for line in (lines[last + 1], *items) if len(items) > 1 else ():
            line.state = ARTICLE
    for above, below in pairwise(kept):
        gap = lines[above + 1:below]
        if lines[above].text[-1] in ":：" and len(gap) <= _ITEMS and not any(map(marked, gap)):
            for line in gap:
                line.state = ARTICLE
