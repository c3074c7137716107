"""A text as runs of one language each, the way a reader would mark them: by line, and inside a line where it changes.

1. Every line is judged by itself. A line with a passage of its own in another script (an English quotation in a Chinese
   paragraph) is cut at the passage's edges, opening quotation marks going with what they open; single words and names
   are no passage.
2. What is too small to judge (a list of names, a figure, a heading of two words) follows its neighbours, and so does
   Chinese that shows neither script. A single doubtful character does not change the script of a document.
3. Equal neighbours are joined; the runs cover the text without a gap.

Declined: the languages of single words inside a sentence (see `bilingual.language.remnants`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bilingual.document import Language, Segment
from bilingual.language.detect import decide
from bilingual.language.evidence import char_class, weigh
from bilingual.lexicon import Lexicon

__all__ = ["segments"]

OPENING = re.compile(r"[\s“‘\"'(（「『《〈【\[]{1,20}\Z")


class Piece(NamedTuple):
    """A stretch of text with the language it shows; ``weak`` where it shows too little to stand alone."""

    start: int
    end: int
    code: str
    weak: bool


def segments(text: str, lexicon: Lexicon) -> tuple[Segment, ...]:
    """The runs of one language that cover ``text``, in order; () for the empty text.

    >>> from bilingual.lexicon import shipped
    >>> page = "公司周一发布了新的模型。\\nThe company released its new model on Monday.\\n"
    >>> [(run.code, page[run.start : run.end]) for run in segments(page, shipped())][1]
    ('en', 'The company released its new model on Monday.\\n')
    """
    pieces = [_judge(text, start, end, lexicon) for start, end in _stretches(text, lexicon)]
    runs: list[Segment] = []
    for piece, code in zip(pieces, _settled(pieces), strict=True):
        if runs and runs[-1].code == code:
            runs[-1] = Segment(runs[-1].start, piece.end, code)
        else:
            runs.append(Segment(piece.start, piece.end, code))
    return tuple(runs)


def _judge(text: str, start: int, end: int, lexicon: Lexicon) -> Piece:
    settings = lexicon.settings("language")["segments"]
    part = text[start:end]
    evidence = weigh(part, lexicon)
    language = decide(part, evidence, lexicon)
    code = language.code
    if code == "mul":  # mixed too finely to be cut: the script with more of it
        language = decide(part, weigh(_asian(lexicon).sub("", part), lexicon), lexicon) if not evidence.letters else language
        code = _heavier(evidence.letters, len(evidence.words), language)
    if evidence.letters or code == "und":
        return Piece(start, end, code, code == "und" or (code.startswith("zh-") and language.confidence < 0.92))
    weak = len(evidence.words) < settings["weak_words"] or (code != "en" and language.confidence < 0.9)
    return Piece(start, end, code, weak)


def _heavier(letters: dict[str, int], words: int, language: Language) -> str:
    return "zh" if 0.6 * sum(letters.values()) >= words else "en"


def _settled(pieces: list[Piece]) -> list[str]:
    """The code of each piece, the weak ones after their neighbours and after the document's habits."""
    sizes: Counter[str] = Counter()
    for piece in pieces:
        if not piece.weak:
            sizes[piece.code] += piece.end - piece.start
    script = max(("zh-Hans", "zh-Hant"), key=lambda code: sizes[code])
    if not sizes[script]:
        weak = Counter(piece.code for piece in pieces if piece.code.startswith("zh-"))
        script = max(weak, key=lambda code: weak[code]) if weak else "zh"
    codes: list[str | None] = []
    previous: str | None = None
    for piece in pieces:
        code: str | None = piece.code
        if piece.code.startswith("zh"):
            code = script if piece.weak or piece.code == "zh" else piece.code
        elif piece.weak:
            code = previous
        codes.append(code)
        previous = code
    following: str | None = None
    for index in range(len(codes) - 1, -1, -1):
        if codes[index] is None:
            codes[index] = following
        following = codes[index]
    if following is None and pieces:  # nothing but weak pieces: the heaviest of what they show
        shown = Counter[str]()
        for piece in pieces:
            if piece.code != "und":
                shown[piece.code] += piece.end - piece.start
        following = max(shown, key=lambda code: shown[code]) if shown else "und"
    return [code or following or "und" for code in codes]


def _stretches(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Lines, those of two scripts cut where a passage in the other one begins and ends."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield from _passages(text, start, end, lexicon)
        start = end


def _passages(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    settings = lexicon.settings("language")["segments"]
    asian = _asian(lexicon)
    if not asian.search(text, start, end):
        yield start, end
        return
    runs: list[tuple[bool, int, int, int]] = []  # Asian or not, start, end, size in letters or words
    for match in _runs(lexicon).finditer(text, start, end):
        is_asian = match.lastgroup == "asian"
        size = match.end() - match.start() if is_asian else 1
        if runs and runs[-1][0] == is_asian:
            runs[-1] = (is_asian, runs[-1][1], match.end(), runs[-1][3] + size)
        else:
            runs.append((is_asian, match.start(), match.end(), size))
    large = [run for run in runs if run[3] >= settings["quote_han" if run[0] else "quote_words"]]
    at = start
    for before, after in zip(large, large[1:], strict=False):
        if before[0] != after[0]:
            edge = _edge(text, before, after, runs)
            yield at, edge
            at = edge
    yield at, end


def _edge(text: str, before: tuple[bool, int, int, int], after: tuple[bool, int, int, int], runs: list[tuple[bool, int, int, int]]) -> int:
    """Where one passage ends and the next begins: before the opening marks of the next."""
    start = after[1]
    opening = OPENING.search(text, max(before[2], start - 20), start)
    return opening.start() if opening else start


@cache
def _asian(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"[{''.join(char_class(script, lexicon) for script in ('Hani', 'Kana', 'Hang'))}]")


@cache
def _runs(lexicon: Lexicon) -> re.Pattern[str]:
    latin = char_class("Latn", lexicon)
    return re.compile(f"(?P<asian>{_asian(lexicon).pattern}+)|(?P<latin>[{latin}]{{2,}})")
