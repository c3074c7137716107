"""What a text shows of its scripts, counted once: the ground of every decision on language.

A scan over the text finds the runs of each script (Unicode Script property, as ranges in `lexicons/scripts.tsv`).
Latin runs come as words. A word in capitals, of mixed case (``iPhone``) or with a digit (``K3``) is taken for a name,
a ticker or a model: names stand in every language and say nothing of it. Addresses (URLs, e-mail) are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from bilingual.lexicon import Lexicon

__all__ = ["Evidence", "addresses", "char_class", "leaning", "only", "scripts", "telling", "weigh"]

ADDRESS = re.compile(
    r"(?:https?://|(?<![\w.])www\.)[!-~]{1,2000}(?<![.,;:!?)\]}'\"])"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    re.ASCII,
)


@dataclass(slots=True)
class Evidence:
    """Counts of letters by script, the Latin words that may be ordinary ones, and those that look like names."""

    letters: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def lower(self) -> int:
        """How many words are written small: ordinary words beyond doubt."""
        return sum(word[0].islower() for word in self.words)


def weigh(text: str, lexicon: Lexicon) -> Evidence:
    """Count the scripts of ``text``."""
    if spans := addresses(text):
        ends = [0, *(end for _, end in spans)]
        text = " ".join(text[end:start] for end, (start, _) in zip(ends, [*spans, (len(text), 0)], strict=True))
    found = Evidence()
    letters, words = found.letters, found.words
    for match in _scan(lexicon).finditer(text):
        group = match.lastgroup
        if group is None:  # a digit with what hangs on it: 5G, 36kr
            continue
        if group != "Latn":
            start, end = match.span()
            script = "Hani" if group == "Hani" else _script(text[start], lexicon)
            letters[script] = letters.get(script, 0) + end - start
            continue
        word = match.group()
        if (word[1:].islower() or len(word) == 1) and (word.isalpha() or not any(map(str.isdigit, word))):
            words.append(word)
        else:
            found.names.append(word)
    return found


def addresses(text: str) -> list[tuple[int, int]]:
    """The spans of URLs and e-mail addresses."""
    if "://" in text or "www." in text or "@" in text:
        return [match.span() for match in ADDRESS.finditer(text)]
    return []


@cache
def scripts(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The languages of each script."""
    return {row["script"]: row.many("languages") for row in lexicon.table("scripts")}


@cache
def char_class(script: str, lexicon: Lexicon) -> str:
    """The inside of a character class that matches the letters of ``script``."""
    row = next(row for row in lexicon.table("scripts") if row["script"] == script)
    ends = ([chr(int(end, 16)) for end in span.split("-")] for span in row.many("ranges"))
    return "".join("-".join(map(re.escape, pair)) for pair in ends)


@cache
def only(script: str, lexicon: Lexicon) -> frozenset[str]:
    """The characters that only ``hans``, ``hant`` or ``jpan`` writes."""
    return frozenset("".join(row[script] for row in lexicon.table("han")))


@cache
def telling(lexicon: Lexicon) -> frozenset[str]:
    """Every character that says something of the script it stands in."""
    leans = frozenset(row["character"] for row in lexicon.table("leaning"))
    return leans.union(*(only(script, lexicon) for script in ("hans", "hant", "jpan")))


@cache
def leaning(script: str, lexicon: Lexicon) -> frozenset[str]:
    """The characters that ``hans`` or ``hant`` writes far more often than the other."""
    return frozenset(row["character"] for row in lexicon.table("leaning") if row["script"] == script)


@cache
def _scan(lexicon: Lexicon) -> re.Pattern[str]:
    """Few alternatives, the commonest first, since each is tried at every character: the other scripts are one class,
    and `_script` says which of them a run is in."""
    han, latin = char_class("Hani", lexicon), char_class("Latn", lexicon)
    other = "".join(char_class(script, lexicon) for script in scripts(lexicon) if script not in ("Hani", "Latn"))
    word = f"[{latin}](?:[{latin}0-9_]|['’](?=[{latin}]))*"
    return re.compile(f"(?P<Hani>[{han}]+)|(?P<Latn>{word})|[0-9][{latin}0-9_]*|(?P<other>[{other}]+)")


@cache
def _starts(lexicon: Lexicon) -> tuple[list[int], list[str]]:
    rows = [(int(span.split("-")[0], 16), row["script"]) for row in lexicon.table("scripts") for span in row.many("ranges")]
    return [start for start, _ in sorted(rows)], [script for _, script in sorted(rows)]


def _script(letter: str, lexicon: Lexicon) -> str:
    """The script of a character that is a letter of one."""
    starts, names = _starts(lexicon)
    return names[bisect_right(starts, ord(letter)) - 1]
