"""A text as runs of one language each, the way a reader would mark them: by line, and inside a line where it changes.

1. Every line is judged by itself. A line with a passage of its own in another script (an English quotation in a Chinese
   paragraph) is cut at the passage's edges, opening quotation marks going with what they open; single words and names
   are no passage.
2. What is too small to judge (a list of names, a figure, a heading of two words) follows its neighbours. So does the
   script of Chinese that shows none, or shows it by a single character; and lines without kana in a Japanese page.
3. Equal neighbours are joined; the runs cover the text without a gap.

Declined: the languages of single words inside a sentence (see `bilingual.language.remnants`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bilingual.document import Segment
from bilingual.language.detect import decide, sample
from bilingual.language.evidence import Evidence, char_class, scripts, weigh
from bilingual.language.letters import survey
from bilingual.lexicon import Lexicon

__all__ = ["segments"]

ASIAN = ("Hani", "Bopo", "Hira", "Kana", "Hang")
OPENING = re.compile(r"[\s“‘\"'(（「『《〈【\[]{1,20}\Z")


class Piece(NamedTuple):
    """A stretch of text with the language it shows; ``weak`` where it shows too little to stand alone. ``script`` is
    what it is written in, "Hani" for Chinese, Japanese and Korean alike, "" for no letters or a mixture."""

    start: int
    end: int
    code: str
    weak: bool
    script: str


class Passage(NamedTuple):
    """Neighbouring letters of one kind: East Asian ones (counted as such) or Latin ones (counted in words)."""

    start: int
    end: int
    asian: bool
    size: int


def segments(text: str, lexicon: Lexicon) -> tuple[Segment, ...]:
    """The runs of one language that cover ``text``, in order; () for the empty text.

    >>> from bilingual.lexicon import shipped
    >>> page = "公司周一发布了新的模型。\\nThe company released its new model on Monday.\\n"
    >>> [(run.code, page[run.start : run.end]) for run in segments(page, shipped())][1]
    ('en', 'The company released its new model on Monday.\\n')
    """
    pieces = [_judge(text, start, end, lexicon) for start, end in _stretches(text, lexicon)]
    if all(piece.weak for piece in pieces):
        return (Segment(0, len(text), _prevailing(text, lexicon)),) if text else ()
    runs: list[Segment] = []
    for piece, code in zip(pieces, _settled(pieces), strict=True):
        if runs and runs[-1].code == code:
            runs[-1] = Segment(runs[-1].start, piece.end, code)
        else:
            runs.append(Segment(piece.start, piece.end, code))
    return tuple(runs)


def _prevailing(text: str, lexicon: Lexicon) -> str:
    """The language of most of a text that shows little of any."""
    part = sample(text, lexicon)
    evidence = weigh(part, lexicon)
    code = decide(part, evidence, lexicon).code
    return code if code != "mul" else "zh" if 2 * sum(evidence.letters.values()) >= 3 * len(evidence.words) else "en"


def _judge(text: str, start: int, end: int, lexicon: Lexicon) -> Piece:
    part = sample(text[start:end], lexicon)
    evidence = weigh(part, lexicon)
    if not evidence.letters:
        return _judge_latin(start, end, part, evidence, lexicon)
    code, confidence = decide(part, evidence, lexicon)
    if code in ("mul", "und"):  # "mul" here is mixed too finely to be cut
        return Piece(start, end, code, True, "")
    settings = lexicon.settings("language")["segments"]
    script = next(script for script, codes in scripts(lexicon).items() if code.split("-")[0] in codes)
    if script in ASIAN:
        doubtful = code.startswith("zh") and confidence < float(settings["script_confidence"])
        return Piece(start, end, code, doubtful, "Hani")
    several = len(scripts(lexicon)[script]) > 1
    return Piece(start, end, code, several and sum(evidence.letters.values()) < settings["foreign_letters"], script)


def _judge_latin(start: int, end: int, part: str, evidence: Evidence, lexicon: Lexicon) -> Piece:
    """A Latin stretch: English by listed words alone as long as nothing speaks against it, so that the letter
    statistics are asked where there is a doubt and not for every heading."""
    settings = lexicon.settings("language")["segments"]
    words = evidence.words
    own, _, other = survey([word.lower() for word in words[:60]], lexicon)
    if len(words) < settings["weak_words"] and (other or own < 2 or evidence.lower < 2):
        return Piece(start, end, "und", True, "Latn" if words else "")
    if not other:
        return Piece(start, end, "en", own < (2 if evidence.lower else 3), "Latn")
    code, confidence = decide(part, evidence, lexicon)
    if code == "en":
        return Piece(start, end, code, not evidence.lower, "Latn")
    doubtful = len(words) < settings["foreign_words"] or confidence < float(settings["foreign_confidence"])
    return Piece(start, end, code, doubtful, "Latn")


def _settled(pieces: list[Piece]) -> list[str]:
    """The code of each piece. A weak one has its neighbour's: of the nearest before and after the one in its own script,
    else the one before; figures and empty lines go with what stands before them. Where only short words of other
    scripts are near (a menu's links to other languages), it has the Latin language that the document is in."""
    known, latin = _known(pieces)
    after: list[int | None] = [None] * len(pieces)
    for index in range(len(pieces) - 2, -1, -1):
        after[index] = index + 1 if known[index + 1] else after[index + 1]
    codes: list[str] = []
    before: int | None = None
    for index, piece in enumerate(pieces):
        if known[index]:
            before = index
        near = [at for at in (before, after[index]) if at is not None]
        near.sort(key=lambda at: pieces[at].script != piece.script)
        code = known[index]
        if code is None and piece.script == "Latn" and latin and all(_is_switch(pieces[at]) for at in near):
            code = latin
        elif code is None:
            code = known[near[0]] if piece.script or not codes else codes[-1]
        codes.append(code or "und")
    return codes


def _is_switch(piece: Piece) -> bool:
    return piece.script != "Latn" and piece.end - piece.start < 12


def _known(pieces: list[Piece]) -> tuple[list[str | None], str | None]:
    """The code of each piece that can be told without its neighbours, or by the document's habits; and the document's
    commonest Latin language."""
    sizes: Counter[str] = Counter()
    usual: dict[str, str] = {}  # the commonest language of each script
    for piece in pieces:
        if not piece.weak:
            sizes[piece.code] += piece.end - piece.start
            if sizes[piece.code] >= sizes[usual.get(piece.script, piece.code)]:
                usual[piece.script] = piece.code
    japanese = usual.get("Hani") == "ja"
    strong = (piece.code for piece in pieces if piece.code.startswith("zh-") and not piece.weak)
    weak = (piece.code for piece in pieces if piece.code.startswith("zh-"))
    chinese = next(strong, None) or next(weak, "zh")
    codes: list[str | None] = []
    for piece in pieces:
        if piece.code.startswith("zh"):
            if not piece.weak and piece.code != "zh":
                chinese = piece.code
            codes.append("ja" if japanese and piece.end - piece.start < 40 else chinese)
        elif piece.weak and piece.script in ("", "Latn"):
            codes.append(None)
        else:
            codes.append(usual.get(piece.script, piece.code) if piece.weak else piece.code)
    return codes, usual.get("Latn")


def _stretches(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Lines, those of two scripts cut where a passage in the other one begins and ends."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        last: Passage | None = None
        for passage in _passages(text, start, end, lexicon):
            if last and last.asian != passage.asian:
                opening = OPENING.search(text, max(last.end, passage.start - 20), passage.start)
                edge = opening.start() if opening else passage.start
                yield start, edge
                start = edge
            last = passage
        yield start, end
        start = end


def _passages(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Passage]:
    """The passages of a line that are large enough to be marked; none where it has one script only."""
    settings = lexicon.settings("language")["segments"]
    if text.count(" ", start, end) < settings["quote_words"] - 1 or not _asian(lexicon).search(text, start, end):
        return
    least = {True: settings["quote_letters"], False: settings["quote_words"]}
    here: Passage | None = None
    for match in _runs(lexicon).finditer(text, start, end):
        asian = match.lastgroup == "asian"
        size = match.end() - match.start() if asian else 1
        if here and here.asian == asian:
            here = Passage(here.start, match.end(), asian, here.size + size)
            continue
        if here and here.size >= least[here.asian]:
            yield here
        here = Passage(match.start(), match.end(), asian, size)
    if here and here.size >= least[here.asian]:
        yield here


@cache
def _asian(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"[{''.join(char_class(script, lexicon) for script in ASIAN)}]")


@cache
def _runs(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"(?P<asian>{_asian(lexicon).pattern}+)|[{char_class('Latn', lexicon)}]{{2,}}")
