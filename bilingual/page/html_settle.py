"""The last look at a judgement as a whole: paragraphs stand by their sisters, and the article by itself.

A paragraph whose sisters (same parent, same kind) are nearly all kept stays too, unless much speaks against it; so does one
between two of them that are prose, one whose element has the names of others that stay (posts), and a heading right above prose
that stays. Where nearly all that is kept stands in one part of the tree, a block elsewhere needs more than a small margin to stay,
and a row of data or code there needs less. Lines of one element (a poem, parted by ``<br>``) stand or fall together. A page in
which nothing hints at noise is kept whole; one of whose prose nothing would stay keeps what comes near.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.html_features import ENDS, Row
from bilingual.page.html_layout import Layout
from bilingual.page.phrases import letters, width

__all__ = ["settle"]

LIFT = 1.5
"""The odds against a block that its sisters outweigh."""
SISTERS = 0.7
"""The share of the sisters' text that must be kept."""
SENTENCE, SENTENCE_LIFT, SENTENCE_SISTERS = 80, 5.0, 0.6
"""The width from which on a block may be running text, and the same for such a block."""
BETWEEN = 3.0
"""The odds against a paragraph without a link that do not matter between two sisters of prose that are kept."""
HEADED, BELOW = 60, 2
"""The least width of the prose that a heading stays with, and how many blocks below it such prose begins at most."""
ALIKE = 0.6
"""The share of the text that must be kept in elements of the same names, for one of them to stay."""
PARAGRAPH = 20
"""The least length of a text that stays for its element's names."""
PART = 0.85
"""The share of all kept text that makes an element the article's place."""
FEW = 3
"""An element with fewer blocks is a paragraph, not a place."""
MARGIN = 1.5
"""The odds for a block that it needs outside that place."""
NEARLY = 1.0
"""The odds against the best prose of a page that do not matter where nothing else would stay."""
TABLE = 2.0
"""The odds against a row of data, or code, that do not matter inside that place: they are seldom noise there."""
LINES_LEAST, LINES_MOST, AGAINST = 4, 80, -2.5
"""The fewest and the most lines of a small element that stay together, and the odds against one of them that part it from the article."""
NOISE = ("advertisement", "comments", "footer", "form", "navigation", "popup", "related", "share", "sidebar", "pagination")
HEADS = frozenset(f"head_{reason}" for reason in ("advertisement", "app-promotion", "comments", "newsletter", "related", "share"))
"""What the words of such a heading say."""
QUOTES = "”\"’」』'"
HANGING = frozenset(("p", "li", "td", "blockquote", "pre"))
PLAIN = frozenset(("p", "div", "blockquote", "article", "section", "pre"))


def settle(sheet: Sheet, page: Layout, weights: list[float], rows: Sequence[Row] = ()) -> list[float]:
    """The log odds of every block, with those turned over that the whole contradicts. ``rows`` tell, where they are given, which
    headings open a section of noise."""
    if _bare(sheet, page):
        return [max(weight, 0.01) for weight in weights]
    result = _with_headings(sheet, page, _with_sisters(sheet, page, _lifted(sheet, page, weights)), rows)
    kept = [length if weight > 0 and not block.hidden else 0
            for block, weight, length in zip(sheet.blocks, result, page.lengths, strict=True)]
    total = [0, *accumulate(kept)]
    place = None
    for start, end in zip(page.starts, page.ends, strict=True):
        if end - start >= FEW and total[end] - total[start] >= PART * total[-1]:
            place = start, end  # the last is the innermost
    if place is None or not total[-1]:
        return result
    _with_lines(sheet, page, result, place, total)
    for index, weight in enumerate(result):
        if 0 < weight < MARGIN:
            if not place[0] <= index < place[1]:
                result[index] = -0.01
        elif -TABLE < weight <= 0 and place[0] <= index < place[1]:
            block = sheet.blocks[index]
            code = block.tag == "pre" and weight > -LIFT and letters(block.text[:HEADED])  # and no numbers of its lines
            data = "\t" in block.text or code
            if data and 5 * block.links < len(block.text):
                result[index] = 0.01
    return result


def _with_lines(sheet: Sheet, page: Layout, weights: list[float], place: tuple[int, int], total: list[int]) -> None:
    """Lifts the lines of small elements that have neither a link nor a name that hints at noise, where little speaks against any of
    them: half a table serves no one. An ``<aside>`` in the middle of the article's place may be a box of facts."""
    noise = sum(page.bits.get(name, 0) for name in NOISE)
    aside = page.bits.get("sidebar", 0)
    first, last = place
    against = [0, *accumulate(weight <= AGAINST or block.links > 0 for weight, block in zip(weights, sheet.blocks, strict=True))]
    for start, end, above in zip(page.starts, page.ends, page.above, strict=True):
        size = end - start
        if not LINES_LEAST <= size <= LINES_MOST or against[end] > against[start]:
            continue
        inside = total[first] < total[start] and total[end] < total[last]
        if above & (noise & ~aside if inside else noise):
            continue
        if 2 * (total[end] - total[start]) <= total[-1]:  # else it is the article itself
            weights[start:end] = [max(weight, 0.01) for weight in weights[start:end]]


def _lifted(sheet: Sheet, page: Layout, weights: list[float]) -> list[float]:
    """Where headings or labels would stay and no prose, all is lifted until the best of the prose stays, if little speaks against it."""
    best = max((weight for block, weight, prose in zip(sheet.blocks, weights, page.prose, strict=True) if prose and not block.hidden),
               default=MARGIN)
    return [weight + MARGIN / 2 - best for weight in weights] if -NEARLY < best <= 0 else weights


def _bare(sheet: Sheet, page: Layout) -> bool:
    """A page without a link and without a name that hints at noise has nothing but its text."""
    noise = sum(page.bits.get(name, 0) for name in NOISE)
    return not any(block.links for block in sheet.blocks) and not any(mask & noise for mask in page.cues)


def _with_sisters(sheet: Sheet, page: Layout, weights: list[float]) -> list[float]:
    """Lifts what its sisters, the lines of its element, or what looks alike outweigh, and paragraphs between sisters of prose; only these
    are summed up, since few blocks are in doubt."""
    blocks, parents = sheet.blocks, sheet.elements.parents
    result = list(weights)
    doubtful = [index for index, weight in enumerate(weights) if -SENTENCE_LIFT < weight <= 0 and _in_doubt(blocks[index], weight)]
    if not doubtful:
        return result
    sisters = {_sisters(parents, blocks[index]): _Text() for index in doubtful}
    lines = {blocks[index].container: _Text() for index in doubtful}
    likes = {page.names[index]: _Text() for index in doubtful}
    around = {top for top, _ in sisters}
    for index, (block, name, weight, length) in enumerate(zip(blocks, page.names, weights, page.lengths, strict=True)):
        at = block.container
        if at < 0 or block.hidden:
            continue
        if (at in around or parents[at] in around) and (text := sisters.get(_sisters(parents, block))):
            text.add(length, weight)
            if weight > 0 and page.prose[index]:
                text.prose.append(index)
        if name in likes:
            likes[name].add(length, weight)
            if at in lines:
                lines[at].add(length, weight)
    noise = _noise(page)
    for index in doubtful:
        block, weight, size, name = blocks[index], weights[index], page.lengths[index], page.names[index]
        text, near, alike = sisters[_sisters(parents, block)], lines[block.container], likes[name]
        if text.prose and text.prose[0] < index < text.prose[-1] and _paragraph(block, weight) and not page.above[block.container] & noise:
            result[index] = 0.01
        elif weight > -LIFT or _sentence(block):
            share = SENTENCE_SISTERS if _sentence(block) else SISTERS
            kept = text.whole > size and (text.kept >= share * (text.whole - size) or 2 * near.kept > near.whole)
            named = " " in name and size >= PARAGRAPH and alike.whole > size and alike.kept >= ALIKE * alike.whole
            if kept or (named and weight > -LIFT):
                result[index] = 0.01
    return result


def _noise(page: Layout) -> int:
    """The cues of elements in which nothing is the article's for standing beside it."""
    return sum(page.bits.get(name, 0) for name in (*NOISE, "hiding"))


class _Text:
    """How much text some blocks have, how much of it is kept, and which of them are prose that is."""

    __slots__ = ("kept", "prose", "whole")

    def __init__(self) -> None:
        self.kept = self.whole = 0
        self.prose: list[int] = []

    def add(self, length: int, weight: float) -> None:
        self.whole += length
        if weight > 0:
            self.kept += length


def _in_doubt(block: RawBlock, weight: float) -> bool:
    """Whether so little speaks against a block that others may outweigh it."""
    shown = block.container >= 0 and not block.hidden and 2 * block.links < len(block.text)
    return shown and (weight > -LIFT or _paragraph(block, weight) or _sentence(block))


def _paragraph(block: RawBlock, weight: float) -> bool:
    """A paragraph without a link that may stay between two sisters."""
    return block.tag == "p" and not block.links and weight > -BETWEEN


def _sisters(parents: list[int], block: RawBlock) -> tuple[int, str]:
    """What a block shares with its sisters: the element around, and the kind."""
    return parents[block.container] if block.tag in HANGING else block.container, "p" if block.tag in PLAIN else block.tag


def _with_headings(sheet: Sheet, page: Layout, weights: list[float], rows: Sequence[Row]) -> list[float]:
    """A heading without a link, and little against it, stays with the prose right below it, though a line may stand between; in a box of
    noise it is the box's, and Most popular belongs to no prose."""
    noise = _noise(page)
    for index, block in enumerate(sheet.blocks):
        doubtful = block.level > 1 and -LIFT < weights[index] <= 0 and not (block.links or block.hidden)
        if doubtful and not (block.container >= 0 and page.above[block.container] & noise) and not _opens(rows[index] if rows else None):
            below = zip(sheet.blocks[index + 1:index + 1 + BELOW], weights[index + 1:index + 1 + BELOW], strict=True)
            if any(weight > 0 and not other.hidden and 5 * other.links < len(other.text) and width(other.text) >= HEADED
                   for other, weight in below):
                weights[index] = 0.01
    return weights


def _opens(row: Row) -> bool:
    """Whether a heading says that other things than the article follow."""
    return row is not None and row[1][1] in HEADS


def _sentence(block: RawBlock) -> bool:
    """A paragraph of running text, without a link: losing one is the worst that can happen to a page."""
    text = block.text.rstrip(QUOTES)
    return block.tag == "p" and not block.links and ENDS.get(text[-1:]) == "stop" and width(text) >= SENTENCE
