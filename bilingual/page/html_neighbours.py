"""What the first judgement of all blocks says of each: one value a field, in the order of `NEIGHBOUR_FIELDS`.

The article is a part of the tree: of all elements the one whose blocks gain most (their chance of being article above one
half, times their length, summed up) is where it stands. It is also a run of blocks, which need not end where an element
does. And what looks alike (the same tag and class) mostly is alike.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import exp

from bilingual.page.blocks import Sheet
from bilingual.page.html_features import Row
from bilingual.page.html_layout import Layout

__all__ = ["NEIGHBOUR_FIELDS", "neighbour_values"]

NEIGHBOUR_FIELDS = ("own", "before", "behind", "likes", "unit", "outer", "tree", "run", "comments", "besides")
LOGITS = (-4, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 4)
SHARES = (0.02, 0.1, 0.25, 0.45, 0.6, 0.75, 0.9, 0.98)
BESIDES = (50, 150, 300, 600, 1200, 3000)
"""Steps of how much text looks like article outside the comments; where there is much, comments are comments."""


def neighbour_values(sheet: Sheet, page: Layout, rows: list[Row], logits: list[float]) -> list[Row]:
    """The values of every block, from the log odds that the first pass gave; None where its own row is None."""
    blocks, units = sheet.blocks, sheet.units
    count = len(blocks)
    chances = [1 / (1 + exp(-logit)) if logit > -30 else 0.0 for logit in logits]
    lengths = [len(block.text) for block in blocks]
    masses = [chance * length for chance, length in zip(chances, lengths, strict=True)]
    good, total = [0.0, *accumulate(masses)], [0.0, *accumulate(map(float, lengths))]
    tree, tree_end = _tree(page, good, total)
    run, run_end = _run(chances, lengths)
    likes: dict[str, list[float]] = {}
    names = [units[block.container].like if block.container >= 0 else "" for block in blocks]
    for name, chance, length in zip(names, chances, lengths, strict=True):
        group = likes.setdefault(name, [0.0, 0.0])
        group[0] += chance * (length + 5)
        group[1] += length + 5
    talk = page.bits.get("comments", 0)
    talked = sum(mass for block, mass in zip(blocks, masses, strict=True)
                 if block.container >= 0 and page.above[block.container] & talk)
    forum = page.kind == "forum"
    talks = (forum, bisect_right(SHARES, talked / max(1.0, good[count])))
    besides = (forum, bisect_right(BESIDES, good[count] - talked))
    bins = [bisect_right(LOGITS, logit) for logit in logits]
    places = {-1: (-1, -1)}
    result: list[Row] = []
    for i, (block, row, own) in enumerate(zip(blocks, rows, bins, strict=True)):
        if row is None:
            result.append(None)
            continue
        at, likely = block.container, own > 4
        group = likes[names[i]]
        rest = group[1] - lengths[i] - 5
        parent = units[at].parent if at >= 0 else -1
        place = places.get(parent)
        if place is None:
            outer = page.share(units[parent].parent, good, total)
            place = places[parent] = (_bin(page.share(parent, good, total)), _bin(outer))
        in_tree = "in" if tree <= i < tree_end else "before" if i < tree else "behind"
        in_run = "in" if run <= i < run_end else "before" if i < run else "behind"
        comment = at >= 0 and page.above[at] & talk
        result.append((
            own,
            (likely, bins[i - 1] if i else -1),
            (likely, bins[i + 1] if i + 1 < count else -1),
            bisect_right(SHARES, (group[0] - chances[i] * (lengths[i] + 5)) / rest) if rest > 1 else -1,
            place[0],
            place[1],
            (in_tree, own),
            (in_run, in_tree),
            talks if comment else "",
            besides if comment else "",
        ))  # fmt: skip
    return result


def _bin(share: float | None) -> int:
    return -1 if share is None else bisect_right(SHARES, share)


def _tree(page: Layout, good: list[float], total: list[float]) -> tuple[int, int]:
    """The blocks of the element that gains most, the innermost of several."""
    best, best_gain = (0, len(good) - 1), 0.0
    for start, end in zip(page.starts, page.ends, strict=True):
        if start < end:
            gain = good[end] - good[start] - 0.5 * (total[end] - total[start])
            if gain > 0 and gain >= best_gain:
                best, best_gain = (start, end), gain
    return best


def _run(chances: list[float], lengths: list[int]) -> tuple[int, int]:
    """The run of blocks that gains most."""
    best, best_gain = (0, len(chances)), 0.0
    gain, start = 0.0, 0
    for i, (chance, length) in enumerate(zip(chances, lengths, strict=True)):
        gain += (chance - 0.4) * (length + 10)
        if gain <= 0:
            gain, start = 0.0, i + 1
        elif gain > best_gain:
            best, best_gain = (start, i + 1), gain
    return best
