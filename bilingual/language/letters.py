"""Which language a run of Latin, Cyrillic, Arabic or Devanagari letters is in.

Listed words (`lexicons/language_words.tsv`) come first: most plain English is told by them alone, with nothing loaded.
Where they leave a doubt, every group of one to three letters is scored against the profiles that langdetect ships. This
is langdetect's own naive Bayes model without its sampling: each group counts once, in order, so the same text always
has the same answer, and a page costs what its words cost. Languages without a profile (Basque, Irish …) are declined:
they come out as a neighbour with a low confidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from math import exp, log
from pathlib import Path

from bilingual.document import Language
from bilingual.lexicon import Lexicon

__all__ = ["listed", "survey", "tell"]

NOWHERE: frozenset[str] = frozenset()


def tell(words: Sequence[str], codes: Sequence[str], lexicon: Lexicon) -> Language:
    """The likeliest of ``codes``, the first of them favoured, for ``words`` as they stand in the text; ``und`` where
    none of their letters is known.

    >>> from bilingual.lexicon import shipped
    >>> tell("der Konzern hat die Prognose erhöht".split(), ("en", "de", "nl"), shipped()).code
    'de'
    """
    if len(codes) == 1:
        return Language(codes[0], 1.0)
    settings = lexicon.settings("language")["letters"]
    words = words[: settings["words"]]
    small = [word.lower() for word in words if word[0].islower()]
    named = [word.lower() for word in words if not word[0].islower()]
    headline = small + named if len(named) > 3 * len(small) else small
    if "en" in codes:
        own, both, other = survey(headline, lexicon)
        share = float(settings["plain_share"]) * len(headline)
        if own and own >= settings["plain_odds"] * other and own + both >= share:
            return Language("en", round(1 - 0.2 / (1 + own), 3))
    # Beside words written small, a capitalised one is likely a name, and names travel: it counts for little.
    scores = _scores(small or named, tuple(codes), 1.0, 1.0, lexicon)
    if small and named:
        lesser = _scores(named, tuple(codes), float(settings["name"]), float(settings["listed_name"]), lexicon)
        scores = [score + more for score, more in zip(scores, lesser, strict=True)]
    if not any(scores):
        return Language("und", 0.0)
    scores[0] += float(settings["prior"])
    for code in settings["rare"]:
        if code in codes:
            scores[codes.index(code)] += float(settings["rare_prior"])
    best = max(scores)
    # Letter groups overlap, so their evidence counts about three times: the differences are divided by that.
    return Language(codes[scores.index(best)], round(1 / sum(exp((score - best) / 3) for score in scores), 3))


def listed(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The languages in which a lower-case word is an ordinary one, by the table; an elided article (``l'``) speaks for
    the word that it leans on."""
    words = _words(lexicon)
    word = word.replace("’", "'")
    return words.get(word) or words.get(word[: word.find("'") + 1]) or NOWHERE


def survey(words: Sequence[str], lexicon: Lexicon) -> tuple[int, int, int]:
    """How many of the lower-case words are English by the table and nothing else, English among others, not English."""
    own = both = other = 0
    for word in words:
        found = listed(word, lexicon)
        if "en" not in found:
            other += bool(found) or not word.isascii()
        elif len(found) == 1:
            own += 1
        else:
            both += 1
    return own, both, other


def _scores(
    words: Sequence[str], codes: tuple[str, ...], weight: float, listed_weight: float, lexicon: Lexicon
) -> list[float]:
    """The weighted log likelihood of the words in each language; all zero where they show nothing."""
    settings = lexicon.settings("language")["letters"]
    model = _model(codes, lexicon)
    rows = [row for row in map(model.word, words) if row]
    scores = [weight * sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(codes)
    for found in filter(None, (listed(word, lexicon) for word in words)):
        for index, code in enumerate(codes):
            if code in found:
                scores[index] += listed_weight * float(settings["word" if code == "en" else "foreign_word"])
    return scores


@cache
def _words(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    return {
        row["word"]: groups.setdefault(row["languages"], frozenset(row.many("languages")))
        for row in lexicon.table("language_words")
    }


class _Model:
    """The log probabilities of letter groups in each language, worked out as they are asked for."""

    def __init__(self, profiles: list[tuple[dict[str, int], list[int]]], floor: float) -> None:
        self._profiles = profiles
        self._floor = floor
        self._rows: dict[str, tuple[float, ...]] = {}
        self.word = lru_cache(maxsize=4096)(self._word)  # a page repeats its words

    def _word(self, word: str) -> tuple[float, ...] | None:
        """How well ``word`` fits each language; None where no profile holds any letter group of it."""
        rows = list(self._groups(f" {word[:40]} "))
        return tuple(map(sum, zip(*rows, strict=True))) if rows else None

    def _groups(self, padded: str) -> Iterator[tuple[float, ...]]:
        """A row for each letter group that a profile holds; a group that none holds is evidence for none."""
        for size in (1, 2, 3):
            for start in range(size == 1, len(padded) - size + (size > 1)):
                if row := self._row(padded[start : start + size]):
                    yield row

    def _row(self, group: str) -> tuple[float, ...] | None:
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
    profiles: list[tuple[dict[str, int], list[int]]] = []
    for code in codes:
        record = json.loads((folder / settings["profiles"].get(code, code)).read_text(encoding="utf-8"))
        profiles.append((record["freq"], record["n_words"]))
    return _Model(profiles, float(settings["letters"]["floor"]))
