"""What the names of an element hint at: its tag, class, id, role and itemprop, through ``lexicons/hints.tsv``.

Names are cut into words (``articleBody``, ``article-body`` and ``article_body`` are the same two); a row's word is one of
those, or with ``*`` around it any part of a name, for names that run words together (``relatedposts``), or with ``=`` before it
a whole name but for the number at its end (``postmessage_1001``). A set of cues is an integer with one bit a cue, since every
element of every page has one.
"""

from __future__ import annotations

import re
from functools import cache

from bilingual.lexicon import Lexicon

__all__ = ["Cues", "cues", "marks"]

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
MARKS = ("apart", "article-body", "post-body")
"""The cues that are the mark of one publishing system each: `html_containers` goes by them, and nothing weighs them."""
KNOWN = 50_000
"""How many names are remembered with their cues before the memory is emptied."""


class Cues:
    """The table, compiled: ``bits`` gives each cue its bit, `of` the cues of an element's names."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("hints")
        self.bits = {cue: 1 << i for i, cue in enumerate(sorted({row["cue"] for row in rows}))}
        self._words = {row["word"]: self.bits[row["cue"]] for row in rows if row["word"][0] not in "*="}
        self._names = {row["word"][1:].lower(): self.bits[row["cue"]] for row in rows if row["word"].startswith("=")}
        self._parts = {row["word"].strip("*"): self.bits[row["cue"]] for row in rows if row["word"].startswith("*")}
        self._part = re.compile("|".join(sorted(map(re.escape, self._parts), key=len, reverse=True)) or "(?!)")
        self.known: dict[str, int] = {}
        """The cues of the names that were met so far."""

    def of(self, names: str) -> int:
        """The cues of names that stand apart by spaces."""
        known = self.known
        found = 0
        for name in names.split()[:20]:
            mask = known.get(name)
            if mask is None:
                mask = known[name] = self._read(name[:60])
            found |= mask
        if len(known) > KNOWN:
            known.clear()
        known[names] = found
        return found

    def _read(self, name: str) -> int:
        found = self._names.get(name.rstrip("0123456789_-").lower(), 0)
        for word in WORD.findall(name):
            found |= self._words.get(word.lower(), 0)
        if len(name) > 8:
            for part in self._part.findall(name.lower()):
                found |= self._parts[part]
        return found


def marks(bits: dict[str, int]) -> int:
    """The bits of all marks."""
    return sum(bits.get(name, 0) for name in MARKS)


@cache
def cues(lexicon: Lexicon) -> Cues:
    """The cues of a lexicon, compiled once."""
    return Cues(lexicon)
