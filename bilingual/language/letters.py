"""Which language a run of Latin, Cyrillic, Arabic or Devanagari letters is in.

Listed words (`lexicons/function_words.tsv`) come first: most plain English is told by them alone, with nothing loaded.
Where they leave a doubt, every group of one to three letters is scored against the profiles that langdetect ships. This
is langdetect's own naive Bayes model without its sampling: each group counts once, in order, so the same text always
has the same answer, and a page costs what its words cost. Languages without a profile (Basque, Irish …) are declined:
they come out as a neighbour with a low confidence.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from math import exp, log
from pathlib import Path

from bilingual.document import Language
from bilingual.lexicon import Lexicon

__all__ = ["listed_words", "tell"]

Profile = tuple[dict[str, int], list[int]]


def tell(words: Sequence[str], codes: Sequence[str], lexicon: Lexicon) -> Language:
    """The likeliest of ``codes`` for lower-case ``words``, ``und`` where no letter group of theirs is known."""
    if len(codes) == 1:
        return Language(codes[0], 1.0)
    settings = lexicon.settings("language")["letters"]
    words = words[: settings["words"]]
    known = [found for word in words if (found := listed_words(lexicon).get(word))]
    english = sum("en" in found for found in known)
    if "en" in codes and english and english == len(known) and english >= float(settings["plain"]) * len(words):
        only = sum(len(found) == 1 for found in known)
        if only and all(map(str.isascii, words)):
            return Language("en", 1 - 0.2 / (1 + only))
    return _score(words, known, tuple(codes), lexicon)


def _score(words: Sequence[str], known: list[frozenset[str]], codes: tuple[str, ...], lexicon: Lexicon) -> Language:
    settings = lexicon.settings("language")["letters"]
    model = _model(codes, lexicon)
    scores = [float(settings["prior"]) if code == "en" else 0.0 for code in codes]
    evidence = 0
    for word in words:
        padded = f" {word} "
        for size in (1, 2, 3):
            for start in range(size == 1, len(padded) - size + (size > 1)):
                row = model.row(padded[start : start + size])
                if row:
                    evidence += 1
                    scores = [score + value for score, value in zip(scores, row, strict=True)]
    if not evidence:
        return Language("und", 0.0)
    bonus = float(settings["word"])
    for found in known:
        scores = [score + bonus * (code in found) for score, code in zip(scores, codes, strict=True)]
    best = max(scores)
    # Letter groups overlap, so their evidence counts about three times: the differences are divided by that.
    return Language(codes[scores.index(best)], 1 / sum(exp((score - best) / 3) for score in scores))


@cache
def listed_words(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The languages in which each listed word is ordinary."""
    groups: dict[str, frozenset[str]] = {}
    return {
        row["word"]: groups.setdefault(row["languages"], frozenset(row.many("languages")))
        for row in lexicon.table("function_words")
    }


class _Model:
    """The log probabilities of letter groups in each language, worked out as they are asked for."""

    def __init__(self, profiles: list[Profile], floor: float) -> None:
        self._profiles = profiles
        self._floor = floor
        self._rows: dict[str, tuple[float, ...]] = {}

    def row(self, group: str) -> tuple[float, ...] | None:
        """One figure for each language; None for a group that no profile holds, which is evidence for none."""
        row = self._rows.get(group)
        if row is None:
            shares = [counts.get(group, 0) / totals[len(group) - 1] for counts, totals in self._profiles]
            if not any(shares):
                return None
            row = self._rows[group] = tuple(log(share + self._floor) for share in shares)
        return row


@cache
def _model(codes: tuple[str, ...], lexicon: Lexicon) -> _Model:
    settings = lexicon.settings("language")
    spec = find_spec("langdetect")  # finds the folder without importing the package, which would read all 55 profiles
    folder = Path(next(iter(spec.submodule_search_locations or ()))) / "profiles" if spec else Path()
    profiles: list[Profile] = []
    for code in codes:
        record = json.loads((folder / settings["profiles"].get(code, code)).read_text(encoding="utf-8"))
        profiles.append((record["freq"], record["n_words"]))
    return _Model(profiles, float(settings["letters"]["floor"]))
