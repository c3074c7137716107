"""What the structure of a page knows of each block: one value a field, in the order of `FIELDS`, for the weights of
``lexicons/html.toml``.

The first group is seen of a block alone and of the elements around it; the second, in `neighbour_values`, of what the
first judgement said of the blocks around it. Values are small integers or short names, so that a table of weights stays
readable. Lengths are widths (a Han character counts two), so that one scale serves both languages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.phrases import Phrases, letters

__all__ = ["FIELDS", "NEIGHBOUR_FIELDS", "Layout", "Value", "neighbour_values", "values"]

Value = int | str | tuple[int | str, ...]
FIELDS = (
    "tag", "shape", "links", "ending", "commas", "place", "title", "alike", "crowd", "line", "section", "start", "any", "page", "times",
)
WIDTHS = (4, 10, 18, 30, 45, 70, 110, 180, 320, 640)
COUNTS = (1, 2, 3, 5, 8, 15, 30, 60)
ENDS = {
    **dict.fromkeys("。！？!?", "stop"), ".": "stop", **dict.fromkeys("”\"’」』'", "quote"), **dict.fromkeys("）)】]", "bracket"),
    **dict.fromkeys("：:", "colon"), **dict.fromkeys("，,、；;", "comma"), "…": "cut", **dict.fromkeys("»›>→＞", "arrow"),
}  # fmt: skip
TAGS = frozenset("p li tr td th h1 h2 h3 h4 h5 h6 dt dd figcaption blockquote pre button label option address center caption "
                 "summary legend section article span textarea".split())
"""The tags that weigh of themselves; all others count as ``div``."""
WHOLE = 0.7
"""The share of the page's text from which on an element's names say nothing of a block in it."""


class Layout:
    """The page as a whole: how much text each element holds, and what all names around a block hint at."""

    __slots__ = ("above", "ends", "near", "sizes", "starts", "total")

    def __init__(self, sheet: Sheet) -> None:
        units, blocks = sheet.units, sheet.blocks
        count = len(units)
        sizes = [0] * count
        self.starts, self.ends = [len(blocks)] * count, [0] * count
        for index, block in enumerate(blocks):
            unit = block.container
            if unit >= 0:
                sizes[unit] += len(block.text)
                if index < self.starts[unit]:
                    self.starts[unit] = index
                self.ends[unit] = index + 1
        starts, ends = self.starts, self.ends
        for unit in range(count - 1, 0, -1):
            parent = units[unit].parent
            if parent >= 0:
                sizes[parent] += sizes[unit]
                if starts[unit] < starts[parent]:
                    starts[parent] = starts[unit]
                if ends[unit] > ends[parent]:
                    ends[parent] = ends[unit]
        self.sizes = sizes
        self.total = sum(len(block.text) for block in blocks)
        limit = WHOLE * self.total
        self.above = above = [0] * count
        self.near = near = [0] * count
        for index, unit in enumerate(units):
            outer = unit.parent
            own = unit.cues
            if outer < 0 or unit.tag == "body":
                continue
            if sizes[index] > limit:
                own = 0
            above[index] = above[outer] | own
            near[index] = own or near[outer]


def values(sheet: Sheet, page: Layout, phrases: Phrases) -> list[tuple[Value, ...]]:
    """The values of every block, in the order of `FIELDS`."""
    blocks, units = sheet.blocks, sheet.units
    count = len(blocks)
    alike = Counter(units[b.container].like for b in blocks if b.container >= 0)
    linked = Counter()
    for b in blocks:
        if b.container >= 0 and 2 * b.links > len(b.text):
            linked[units[b.container].like] += 1
    seen = Counter(b.text for b in blocks)
    titles = _titles(sheet)
    first_title = next((i for i, b in enumerate(blocks) if b.level and letters(b.text[:200]) in titles), -1)
    if first_title < 0:
        first_title = next((i for i, b in enumerate(blocks) if b.level == 1), -1)
    size = bisect_right((8, 20, 50, 100, 200, 400), count)
    done, total = 0, max(1, page.total)
    section, section_level, since = "none", 0, 0
    result: list[tuple[Value, ...]] = []
    for index, block in enumerate(blocks):
        text = block.text
        length = len(text)
        wide = 0 if text.isascii() else (len(text.encode()) - length) // 2
        width = bisect_right(WIDTHS, length + wide)
        han = 3 * wide > length
        density = block.links / length
        links = 0 if density < 0.01 else 1 if density < 0.2 else 2 if density < 0.5 else 3 if density < 0.8 else 4
        end = ENDS.get(text[-1], "")
        commas = text.count(",")
        if wide:
            commas += text.count("，") + text.count("、")
        key = ""
        line = start = any_ = ""
        if width < 8:
            key = letters(text)
            line = phrases.lines.get(key, "")
            head = phrases.heads.get(key)
            if head:
                section, section_level, since = head, block.level, 0
                line = "head_" + head
            elif block.level and (section_level == 0 or block.level <= section_level):
                section = "none"
            match = phrases.starts.match(text)
            if match:
                start = phrases.reasons[match[0]]
            words = phrases.anywhere.search(text)
            if words:
                any_ = phrases.reasons[words[0]]
        since += 1
        tag = block.tag
        if block.level:
            tag = "h%d" % block.level
        elif tag not in TAGS:
            tag = "div"
        like = units[block.container].like if block.container >= 0 else ""
        twins = alike[like]
        place = "before" if index < first_title else "title" if index == first_title else "none" if first_title < 0 else "after"
        result.append((
            tag,
            (width, links),
            (tag, links),
            (end, min(width, 6)),
            (bisect_right(COUNTS, commas), han),
            (place, 5 * done // total),
            "title" if width < 8 and key in titles else "",
            (bisect_right(COUNTS, twins), 3 * linked[like] // twins if twins else 0),
            (tag, width),
            line,
            (section, min(since, 4)),
            start,
            (any_, width > 5),
            (size, width > 5),
            min(seen[text], 3),
        ))
        done += length
    return result


def _titles(sheet: Sheet) -> set[str]:
    """The ways in which the head gives the headline, as letters."""
    found = set()
    for text in (sheet.title, sheet.meta.get("og:title"), sheet.meta.get("twitter:title")):
        if text:
            found.add(letters(text[:200]))
            for mark in (" - ", " | ", "_", "-", "|", " – ", " — ", "–", "—"):
                if mark in text:
                    found.add(letters(text.split(mark)[0][:200]))
                    found.add(letters(text.rpartition(mark)[0][:200]))
    found.discard("")
    return found


NEIGHBOUR_FIELDS = ("own", "before", "behind", "around", "alike", "unit", "outer", "tree", "run", "kind")
LOGITS = (-4, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 4)
SHARES = (0.02, 0.1, 0.25, 0.45, 0.6, 0.75, 0.9, 0.98)


def neighbour_values(sheet: Sheet, page: Layout, logits: list[float]) -> list[tuple[Value, ...]]:
    """The values of every block, in the order of `NEIGHBOUR_FIELDS`, from the first judgement of all blocks."""
    from math import exp

    blocks, units = sheet.blocks, sheet.units
    count = len(blocks)
    chances = [1 / (1 + exp(-x)) if x > -30 else 0.0 for x in logits]
    mass = [len(b.text) for b in blocks]
    gains = [0.0] * (count + 1)
    total = [0.0] * (count + 1)
    good = [0.0] * (count + 1)
    for i in range(count):
        gains[i + 1] = gains[i] + (chances[i] - 0.5) * mass[i]
        total[i + 1] = total[i] + mass[i]
        good[i + 1] = good[i] + chances[i] * mass[i]
    best, best_gain = -1, 0.0
    for index in range(len(units)):
        a, b = page.starts[index], page.ends[index]
        if a < b:
            gain = gains[b] - gains[a]
            if gain > best_gain or (gain >= best_gain and best >= 0):
                best, best_gain = index, gain
    first, last = (page.starts[best], page.ends[best]) if best >= 0 else (0, count)
    # the run of blocks with the most in it
    run, run_start, run_best, r = 0.0, 0, 0.0, (0, count)
    for i in range(count):
        run += (chances[i] - 0.4) * (mass[i] + 10)
        if run <= 0:
            run, run_start = 0.0, i + 1
        elif run > run_best:
            run_best, r = run, (run_start, i + 1)
    groups: dict[str, list[float]] = {}
    for i, b in enumerate(blocks):
        g = groups.setdefault(units[b.container].like if b.container >= 0 else "", [0.0, 0.0])
        g[0] += chances[i] * (mass[i] + 5)
        g[1] += mass[i] + 5
    result: list[tuple[Value, ...]] = []
    for i, b in enumerate(blocks):
        own = bisect_right(LOGITS, logits[i])
        before = bisect_right(LOGITS, logits[i - 1]) if i else -1
        behind = bisect_right(LOGITS, logits[i + 1]) if i + 1 < count else -1
        lo, hi = max(0, i - 4), min(count, i + 5)
        around = (good[hi] - good[lo] - chances[i] * mass[i]) / max(1, total[hi] - total[lo] - mass[i])
        g = groups[units[b.container].like if b.container >= 0 else ""]
        alike = (g[0] - chances[i] * (mass[i] + 5)) / max(1, g[1] - mass[i] - 5) if g[1] > mass[i] + 6 else -1
        u = units[b.container].parent if b.container >= 0 else -1
        unit = _share(page, u, good, total)
        u2 = units[u].parent if u >= 0 else -1
        outer = _share(page, u2, good, total)
        tree = "in" if first <= i < last else "before" if i < first else "behind"
        r_ = "in" if r[0] <= i < r[1] else "before" if i < r[0] else "behind"
        result.append((own, (own > 4, before), (own > 4, behind), bisect_right(SHARES, around),
                       bisect_right(SHARES, alike) if alike >= 0 else -1, unit, outer, (tree, own), (r_, tree), (own, b.tag in ("li", "tr", "td"), b.level > 0)))
    return result


def _share(page: Layout, unit: int, good: list[float], total: list[float]) -> int:
    if unit < 0:
        return -1
    a, b = page.starts[unit], page.ends[unit]
    return bisect_right(SHARES, (good[b] - good[a]) / max(1, total[b] - total[a])) if a < b else -1
