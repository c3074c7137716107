"""Which lines of a flattened page are its article: the reason to drop each block, or None.

A page is read as a walk through four states, `before` the article, in the `article`, `inside` an interruption of it, and
`behind` it. Each feature of a block (`bilingual.page.features`) speaks for or against each state, each step from one block
to the next has its price, and the cheapest walk over the whole page wins (Viterbi): so no line is judged alone, an article
may go on after an inline promotion, and well-written teasers behind it stay behind it. The weights stand in
``lexicons/blocks.toml`` and were learned by ``benchmarks/train_lines.py``. Time is linear in the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from bilingual.lexicon import Lexicon
from bilingual.page.asides import between, carded, headed, played, profiled, stamped, trailed, urged
from bilingual.page.blocks import Sheet
from bilingual.page.data import data, weighed
from bilingual.page.facts import Facts
from bilingual.page.features import feature_names
from bilingual.page.headlines import crowned, deck, headline, sole, title, topped
from bilingual.page.inline import card, closed, interrupted, stranded
from bilingual.page.lists import cells, chapters, code, equation, foreign, quantities, rows, series
from bilingual.page.masthead import dateline, labels, menu
from bilingual.page.mending import author, close, issued, lead, opening, prose
from bilingual.page.outline import contents, footnotes
from bilingual.page.phrases import letters
from bilingual.page.pictures import caption, described
from bilingual.page.sections import ended, heading, listed, section
from bilingual.page.settle import ARTICLE, BEFORE, BEHIND, INSIDE, Line, notice, prompt, resume, sign, teasers
from bilingual.page.threads import dated, furnished, indexed, posted, signed, voted

__all__ = ["STATES", "Vector", "reasons", "walk", "weights"]

STATES = ("before", "article", "inside", "behind")
Vector = tuple[float, float, float, float]
RULES: tuple[Callable[[list[Line], str, Lexicon], None], ...] = (
    notice, between, prompt, resume, caption, prose, close, lead, section, rows, menu, topped, headline, sole, deck, dateline, author, menu,
    data, topped, weighed, stranded, closed, heading, listed, title, described, opening, teasers, chapters, quantities, cells, code,
    equation, interrupted, card, foreign, indexed, dated, signed, posted, series, issued,
    contents, footnotes, between, headed, carded, played, profiled, stamped, trailed, urged, labels, crowned, furnished, voted, ended,
)  # fmt: skip
"""What settles the walk, in this order; ``menu`` and ``topped`` come twice, since a headline may be taken from a menu and stand above a
table of the article's, and so does ``between``, since the article goes on behind prompts that are whole, and lines of prompts are found
among what it goes on with."""

_LABEL = 3
"""How far from both ends of a text a word of a menu stands that is a label of the article's own (Language), in lines."""
_PARAGRAPHS, _APART = 3, 40
"""So many paragraphs make an article, and how much of their width a line of another kind between them costs."""


@cache
def weights(lexicon: Lexicon) -> tuple[dict[str, Vector], list[list[float]]]:
    """The weights of each feature for the four states, and the price of each step (from, to)."""
    settings = lexicon.settings("blocks")
    table = {name: _vector(cell) for name, cell in settings["features"].items()}
    return table, [list(_vector(settings["steps"][state])) for state in STATES]


def _vector(cell: str) -> Vector:
    before, article, inside, behind = map(float, cell.split())
    return before, article, inside, behind


def walk(names: Sequence[Sequence[str]], lexicon: Lexicon) -> list[int]:
    """The best state of each block, as an index into STATES."""
    table, steps = weights(lexicon)
    arrivals, find = list(zip(*steps, strict=True)), table.get
    back: list[tuple[int, ...]] = []
    score = [0.0, 0.0, 0.0, 0.0]
    for index, features in enumerate(names):
        before = article = inside = behind = 0.0
        for name in features:
            if vector := find(name):
                before += vector[0]
                article += vector[1]
                inside += vector[2]
                behind += vector[3]
        own = [before, article, inside, behind]
        if not index:
            score = own
            continue
        origins = []
        reached = []
        one, two, three, four = score
        for (first, second, third, fourth), gain in zip(arrivals, own, strict=True):
            best, origin = one + first, 0
            if (way := two + second) > best:
                best, origin = way, 1
            if (way := three + third) > best:
                best, origin = way, 2
            if (way := four + fourth) > best:
                best, origin = way, 3
            origins.append(origin)
            reached.append(best + gain)
        back.append(tuple(origins))
        score = reached
    if not names:
        return []
    state = max(range(4), key=score.__getitem__)
    states = [state]
    for origins_at in reversed(back):
        state = origins_at[state]
        states.append(state)
    return states[::-1]


def reasons(sheet: Sheet, *, url: str | None, lexicon: Lexicon) -> list[str | None]:
    """One reason a block, None where it stays. A page never comes back empty because its article is short."""
    shown = [block for block in sheet.blocks if block.reason is None and not block.hidden]
    row, names = feature_names(Sheet(shown, media_type=sheet.media_type, title=sheet.title), lexicon)
    states = walk(names, lexicon)
    signs = [index for index, line in enumerate(row) if sign(line)]
    if ARTICLE not in states or not signs or _label(row, signs):
        states = [ARTICLE] * len(states)  # nothing but an article, or nothing like one
    states = _found_again(row, states)
    lines = [Line(block.text, line, state) for block, line, state in zip(shown, row, states, strict=True)]
    for line in lines[1:] if url else ():
        if line.text == url:  # the page's own address
            line.state, line.reason = INSIDE if line.state == ARTICLE else line.state, "share"
    named = letters(sheet.title) if sheet.title else row[0].key if row else ""
    for rule in RULES:
        rule(lines, named, lexicon)
    if not any(line.state == ARTICLE for line in lines):
        for line, state in zip(lines, states, strict=True):
            line.state, line.reason = state, None
    decided = iter(_explain(lines))
    return ["hidden" if block.hidden else block.reason or next(decided) for block in sheet.blocks]


def _label(row: list[Facts], signs: list[int]) -> bool:
    """Whether the only sign of noise is an item of a menu in the middle of the text, with sentences on either side."""
    if len(signs) != 1 or row[signs[0]].hint != "navigation" or not _LABEL < signs[0] < len(row) - _LABEL:
        return False
    above, below = (sum(line.shape in "PS" for line in part) for part in (row[:signs[0]], row[signs[0]:]))
    return above > 1 and below > 0


def _found_again(row: list[Facts], states: list[int]) -> list[int]:
    """The states, where the walk went past all paragraphs, with those that stand closest together as the article."""
    plain = [line.shape == "P" and not (line.hint or line.head) for line in row]
    if sum(plain) < _PARAGRAPHS or any(state == ARTICLE and line.shape in "PS" for line, state in zip(row, states, strict=True)):
        return states
    best, start, end, begun, gain = 0, 0, 0, 0, 0
    for index, (line, own) in enumerate(zip(row, plain, strict=True)):
        if gain <= 0:
            begun, gain = index, 0
        gain += line.width if own else -_APART
        if own and gain > best:
            best, start, end = gain, begun, index + 1
    inside = [ARTICLE if line.shape in "PS" and not (line.hint or line.head) else INSIDE for line in row[start:end]]
    return [BEFORE] * start + inside + [BEHIND] * (len(row) - end)


def _explain(lines: list[Line]) -> list[str | None]:
    """Why each line is dropped: what its own words say, else the section it stands in, else where it stands."""
    kept = {line.facts.key for line in lines if line.state == ARTICLE and len(line.facts.key) > 5}
    result: list[str | None] = []
    section: str | None = None
    for line in lines:
        if line.state == ARTICLE:
            section = None
            result.append(None)
            continue
        section = line.facts.head or section
        if line.facts.hint or line.reason:
            result.append(line.reason or line.facts.hint)
        elif line.facts.key in kept:
            result.append("duplicate")
        elif section or line.facts.shape == "D":
            result.append(section or "byline")
        elif line.state == BEFORE or line.facts.shape in "TN":
            result.append("navigation")
        else:
            result.append("related")
    return result
