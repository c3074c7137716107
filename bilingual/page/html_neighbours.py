"""What the first judgement of all blocks says of each, in groups that the functions at the end spell out as fields.

The article is a part of the tree: of all elements the one whose blocks gain most (their chance of being article above one
half, times their length, summed up) is where it stands. It is also a run of blocks, which need not end where an element
does. And what looks alike (the same tag and class) mostly is alike.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import exp

from bilingual.page.blocks import Sheet
from bilingual.page.html_features import Row, Value
from bilingual.page.html_layout import Layout

__all__ = ["SURELY_OUT", "Around", "around_fields", "like_fields", "neighbour_values", "part_fields", "talk_fields", "tree_fields"]

Around = tuple[tuple[int, int, int], int, tuple[int, int], tuple[int, str, str], tuple[bool, int, int] | None] | None
"""The bins of its own log odds and of those before and behind it; of its likes; of the share of article in the element around it
and in the next; its own and where it stands to the element and to the run that are most article; how much of the page is talk."""
LOGITS = (-4, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 4)
SURELY_OUT = -5.0
"""The log odds of the first pass from which down no second look is needed."""
LIKELY = 4
"""The bin of log odds above which a block is likely article."""
SHARES = (0.02, 0.1, 0.25, 0.45, 0.6, 0.75, 0.9, 0.98)
BESIDES = (50, 150, 300, 600, 1200, 3000)
"""Steps of how much text looks like article outside the comments; where there is much, comments are comments."""


def neighbour_values(sheet: Sheet, page: Layout, rows: list[Row], logits: list[float]) -> list[Around]:
    """What is said of every block, from the log odds that the first pass gave; None where its own row is None, or
    these odds say enough."""
    blocks, parents, lengths = sheet.blocks, sheet.elements.parents, page.lengths
    count = len(blocks)
    chances = [1 / (1 + exp(-logit)) if logit > -30 else 0.0 for logit in logits]
    masses = [chance * length for chance, length in zip(chances, lengths, strict=True)]
    good, total = [0.0, *accumulate(masses)], page.upto
    tree, tree_end = _tree(page, good)
    run, run_end = _run(chances, lengths)
    likes: dict[str, list[float]] = {}
    groups: list[list[float]] = []
    talk, talked = page.bits.get("comments", 0), 0.0
    for block, name, chance, mass, length in zip(blocks, page.names, chances, masses, lengths, strict=True):
        at = block.container
        group = likes.get(name)
        if group is None:
            group = likes[name] = [0.0, 0.0]
        group[0] += mass + 5 * chance
        group[1] += length + 5
        groups.append(group)
        if at >= 0 and page.above[at] & talk:
            talked += mass
    forum = page.kind == "forum"
    talks = forum, bisect_right(SHARES, talked / max(1.0, good[count])), bisect_right(BESIDES, good[count] - talked)
    bins = [bisect_right(LOGITS, logit) for logit in logits]
    bins.append(-1)  # before the first and behind the last
    places = {-1: (-1, -1)}
    result: list[Around] = []
    for i, (block, row, own, group) in enumerate(zip(blocks, rows, bins, groups, strict=False)):
        if row is None or logits[i] <= SURELY_OUT:
            result.append(None)
            continue
        at = block.container
        rest = group[1] - lengths[i] - 5
        parent = parents[at] if at >= 0 else -1
        place = places.get(parent)
        if place is None:
            outer = page.share(parents[parent], good, total)
            place = places[parent] = (_bin(page.share(parent, good, total)), _bin(outer))
        result.append((
            (own, bins[i - 1], bins[i + 1]),
            bisect_right(SHARES, (group[0] - masses[i] - 5 * chances[i]) / rest) if rest > 1 else -1,
            place,
            (own, "in" if tree <= i < tree_end else "before" if i < tree else "behind",
             "in" if run <= i < run_end else "before" if i < run else "behind"),
            talks if at >= 0 and page.above[at] & talk else None,
        ))  # fmt: skip
    return result


def around_fields(around: tuple[int, int, int]) -> dict[str, Value]:
    """What is weighed of the blocks next to one."""
    own, before, behind = around
    return {"own": own, "before": (own > LIKELY, before), "behind": (own > LIKELY, behind)}


def like_fields(likes: int) -> dict[str, Value]:
    """What is weighed of what looks alike."""
    return {"likes": likes}


def tree_fields(place: tuple[int, int]) -> dict[str, Value]:
    """What is weighed of the elements around."""
    return {"unit": place[0], "outer": place[1]}


def part_fields(part: tuple[int, str, str]) -> dict[str, Value]:
    """What is weighed of the part of the page."""
    own, tree, run = part
    return {"tree": (tree, own), "run": (run, tree)}


def talk_fields(talks: tuple[bool, int, int] | None) -> dict[str, Value]:
    """What is weighed of a block among comments."""
    return {"comments": talks[:2], "besides": talks[::2]} if talks else {"comments": "", "besides": ""}


def _bin(share: float | None) -> int:
    return -1 if share is None else bisect_right(SHARES, share)


def _tree(page: Layout, good: list[float]) -> tuple[int, int]:
    """The blocks of the element that gains most, the innermost of several."""
    gains = [mass - whole / 2 for mass, whole in zip(good, page.upto, strict=True)]
    best, best_gain = (0, len(good) - 1), 0.0
    for start, end in zip(page.starts, page.ends, strict=True):
        gain = gains[end] - gains[start]
        if gain >= best_gain and gain > 0:
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
