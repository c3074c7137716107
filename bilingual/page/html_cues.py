"""What the names of an element hint at: its tag, class, id, role and itemprop, through ``lexicons/hints.tsv``.

Names are cut into words (``articleBody``, ``article-body`` and ``article_body`` are the same two); a row's word is one of
those, or with ``*`` around it any part of a name, for names that run words together (``relatedposts``), or with ``=`` before it
a whole name but for the number at its end (``postmessage_1001``). Where an element is an article by one name and has popups by
another, the popups are a switch; left and right of a paragraph are its alignment. A set of cues is an integer with one bit a
cue, since every element of every page has one.
"""

from __future__ import annotations

import re
from functools import cache

from bilingual.lexicon import Lexicon
from bilingual.page.memo import Memo
from bilingual.page.phrases import any_of

__all__ = ["BOX", "LINES", "Cues", "cues"]

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
LOWER = bytes(code if chr(code).islower() else ord(" ") for code in range(128)) + b" " * 128
"""All but small letters to spaces, which cuts a name without capitals, as most are, much faster."""
RANDOM = re.compile(r"(?=[A-Z]{0,40}\d)(?=\d{0,40}[A-Z])[A-Z0-9]{6,40}")
"""A name that a machine has drawn (0UQVV0SR), in which no word means anything."""
MARKS = ("apart", "article-body", "post-body")
"""The cues that are the mark of one publishing system each: `html_containers` goes by them, and nothing weighs them."""
BOX = "box"
"""The cue of a small element that is no part of the article around it: `html_rules` goes by it, and nothing weighs it."""
LINES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements of one line or paragraph, whose left and right are no sidebars."""
KNOWN = 50_000
"""How many names are remembered with their cues."""
MANY, LONG = 20, 60
"""How many names of an element are read, and how much of each, in characters."""


class Cues(Memo[str, int]):
    """The cues of an element's names, which stand apart by spaces. ``bits`` gives each cue its bit, ``marks`` has those of all marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(self._of, KNOWN)
        rows = lexicon.table("hints")
        self.bits = {cue: 1 << i for i, cue in enumerate(sorted({cue for row in rows for cue in row.many("cue")}))}
        self.marks = sum(self.bits.get(name, 0) for name in MARKS)
        masks = {row["word"]: sum(self.bits[cue] for cue in row.many("cue")) for row in rows}
        words = {word: mask for word, mask in masks.items() if word[0] not in "*="}
        self._words = {spelt: mask for word, mask in words.items() for spelt in (word, word.capitalize(), word.upper())}
        self._lower = {word.encode(): mask for word, mask in words.items()}
        self._names = {word[1:].lower(): mask for word, mask in masks.items() if word.startswith("=")}
        self._parts = {word.strip("*"): mask for word, mask in masks.items() if word.startswith("*")}
        self._part = any_of(self._parts)
        self._article, self._popup, self._sidebar = (self.bits.get(cue, 0) for cue in ("article", "popup", "sidebar"))

    def _of(self, names: str) -> int:
        if " " not in names:
            return self._read(names[:LONG])
        several = names.split()[:MANY]
        found = 0
        for name in several:
            found |= self[name]
        if found & self._popup and found & self._article:
            masks = [self[name] for name in several]
            if any(mask & self._article and not mask & self._popup for mask in masks):  # article modal-enabled
                found &= ~self._popup
        if found & self._sidebar and several[0] in LINES:
            found &= ~self._sidebar
        return found

    def _read(self, name: str) -> int:
        lower = name.lower()
        plain = name == lower
        if not plain and RANDOM.fullmatch(name):
            return 0
        found = self._names.get(lower.rstrip("0123456789_-"), 0)
        if plain:
            for part in name.encode(errors="replace").translate(LOWER).split():
                if part in self._lower:
                    found |= self._lower[part]
        else:
            for word in WORD.findall(name):
                if word in self._words:
                    found |= self._words[word]
        if len(name) > 8:
            for part in self._part.findall(lower):
                found |= self._parts[part]
        return found


@cache
def cues(lexicon: Lexicon) -> Cues:
    """The cues of a lexicon, compiled once."""
    return Cues(lexicon)
