"""Captions and credits of pictures in a flattened page: named rules, in their order.

``caption``      a line that ends with a picture's credit goes, and behind the first paragraph an unfinished sentence with a
                 photographer's name in it; both in text with spaces only, since Chinese headings and fields look too much like one
``described``    a sentence with a picture's credit behind it or in the line below is the picture's caption and stays; so does one below
                 the name of an agency, right above the first paragraph
"""

from __future__ import annotations

from itertools import pairwise

from bilingual.lexicon import Lexicon
from bilingual.page.phrases import phrases
from bilingual.page.settle import ARTICLE, INSIDE, STOPS, Line
from bilingual.page.told import captioned

__all__ = ["caption", "described"]

_CAPTION, _CREDITED = 200, 500
"""The greatest width of a caption, and of one that ends with a credit."""
_LEAST, _CREDIT = 32, 80
"""The least width of a caption that is a sentence, and the greatest of a credit in a line of its own."""
_ENDING = 100
"""How much of a line's end may be a credit."""
_CLOSED = ".。!！?？”’\"，,:：;；"
_BULLETS = "-–•·*"


def caption(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the captions that say whose picture it is, unless they are sentences, once each."""
    words = phrases(lexicon)
    said: set[str] = set()
    begun = False
    for line in lines:
        own = line.facts
        if line.state != ARTICLE:
            continue
        if line.text not in said and captioned(line.text, words):
            said.add(line.text)
            continue
        unfinished = own.hint == "byline" and own.width < _CAPTION and line.text[-1] not in _CLOSED and not own.head
        unfinished = unfinished and line.text[0] not in _BULLETS and not words.clause.match(line.text)  # By the numbers
        ends = len(line.text) < _CREDITED and words.credited.search(line.text[-_ENDING:])
        if own.han < 0.3 and (ends or (begun and unfinished)):
            line.state, line.reason = INSIDE, "byline"
        begun = begun or own.shape == "P"


def described(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a sentence that says whose picture it describes, inside the article, where no section of noise has been opened."""
    words = phrases(lexicon)
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE), default=0)
    said = {line.text for line in lines if line.state == ARTICLE}
    inside, begun = False, False
    above: Line | None = None
    for line, below in pairwise(lines[:last + 1]):
        credit, above = above, line
        inside = line.state == ARTICLE or (inside and not (begun and line.facts.head))
        begun = begun or (line.state == ARTICLE and line.facts.shape in "PS")
        if not inside or line.reason is not None or line.facts.width < _LEAST or line.text in said:
            continue
        above_one = line.text[-1] in STOPS and below.state != ARTICLE and below.facts.width < _CREDIT
        credited = credit is not None and credit.reason == "byline" and words.agency.match(credit.text) is not None
        below_one = credited and not begun and below.state == ARTICLE and below.facts.shape == "P" and words.verb.search(line.text)
        if (above_one and captioned(f"{line.text} {below.text}", words)) or captioned(line.text, words) or below_one:
            line.state = ARTICLE
            said.add(line.text)
