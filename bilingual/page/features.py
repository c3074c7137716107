"""Where a line stands among the others of its page: what is near it, what it is about, what section it is in.

The line's own features come from `bilingual.page.facts`; here are added its neighbours' shapes, its distance from the run
with the most prose, the words it shares with that run and with the title, the group and the run of short lines it is one
of, and the head of a section of noise that went before. One pass a question, so time is linear in the page.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.facts import COUNTS, Facts, facts, terms
from bilingual.page.phrases import function_words, letters, phrases

__all__ = ["feature_names"]

_WORTH = {"P": 4.0, "S": 1.5, "M": -0.6, "T": -0.8, "N": -0.8, "D": -1.0, "K": -1.5}


def _body(row: list[Facts]) -> tuple[int, int]:
    """The run of lines with the most prose in it: the maximum-sum run, a long line worth more than a short one costs."""
    best = total = 0.0
    start = 0
    run = (0, len(row) - 1)
    for index, line in enumerate(row):
        worth = _WORTH[line.shape]
        if line.shape == "P":
            worth += min(line.width, 800) / 150
        total += worth
        if total <= 0:
            total, start = 0.0, index + 1
        elif total > best:
            best, run = total, (start, index)
    return run


def _distance(steps: int) -> str:
    return str(bisect_right(COUNTS, steps))


def feature_names(sheet: Sheet, lexicon: Lexicon) -> tuple[list[Facts], list[list[str]]]:
    """The facts of each block and the names of all its features, its place among the others included."""
    words, functions = phrases(lexicon), function_words(lexicon)
    known: dict[str, Facts] = {}
    row: list[Facts] = []
    for block in sheet.blocks:
        seen = known.get(block.text) if not (block.level or block.links) else None
        if seen is None:
            seen = facts(block, words, functions)
            known[block.text] = seen
        row.append(seen)
    count = len(row)
    if not count:
        return [], []
    blocks = sheet.blocks
    times: dict[str, int] = {}
    for line in row:
        times[line.key] = times.get(line.key, 0) + 1
    first, last = _body(row)
    body_han = _share(row[first:last + 1])
    title = _title(sheet, row)
    # blank lines before each line; groups are lines without one between them
    gaps = [True] + [a.line is None or b.line is None or b.line - a.line > 1 for a, b in pairwise(blocks)]
    if all(gaps):  # a blank line everywhere tells no more than one nowhere
        gaps[1:] = [False] * (count - 1)
    groups = _groups(row, gaps)
    prose = [0]
    for line in row:
        prose.append(prose[-1] + (min(line.width, 400) if line.shape in "PS" else 0))
    rest = sum(1 for line in row if line.shape in "TNKD") / count
    page = f"page {min(int(rest * 5), 4)} {'small' if count < 8 else 'middle' if count < 40 else 'large'}"
    shapes = "".join(line.shape for line in row)
    noisy = shapes.count("K")
    page_words = f"noise words {bisect_right((0, 1, 3, 8), noisy)}"
    bags = [terms(block.text, line.han, functions) if line.width >= 12 else [] for block, line in zip(blocks, row, strict=True)]
    vocabulary: dict[str, int] = {}
    for index in range(first, last + 1):
        if shapes[index] in "PS":
            for term in set(bags[index]):
                vocabulary[term] = vocabulary.get(term, 0) + 1
    title_terms = set(terms(sheet.title or blocks[0].text, row[0].han, functions)) if title else set()
    runs = _runs(row, blocks)
    padded = "^^^" + shapes + "$$$"
    since, section, between = 99, "none", 0
    result: list[list[str]] = []
    for index, line in enumerate(row):
        names = list(line.names)
        names.append(page)
        at = index + 3
        for step in (-3, -2, -1, 1, 2, 3):
            names.append(f"near {step} {padded[at + step]}")
        names.append(f"around {padded[at - 1]}{line.shape}{padded[at + 1]}")
        if index < first:
            place = "before " + _distance(first - index)
        elif index > last:
            place = "behind " + _distance(index - last)
        else:
            place = "inside " + ("first" if index == first else "last" if index == last else "")
        names.append("body " + place)
        names.append(f"body {place.split()[0]} {line.shape}")
        low, high = max(0, index - 6), min(count, index + 7)
        here = prose[high] - prose[low] - (prose[index + 1] - prose[index])
        names.append(f"prose around {bisect_right((0, 60, 150, 300, 600, 1200), here)} {line.shape}")
        ahead = prose[min(count, index + 6)] - prose[index + 1]
        past = prose[index] - prose[max(0, index - 5)]
        names.append(f"prose ahead {bisect_right((0, 100, 300, 900), ahead)} past {bisect_right((0, 100, 300, 900), past)}")
        seen_before = prose[index] / prose[-1] if prose[-1] else 0.0
        names.append(f"prose share {int(seen_before * 5)} {line.shape}")
        size, wide = groups[index]
        names.append(f"group {bisect_right((1, 2, 4, 8, 20), size)} {wide}")
        names.append("gap" if gaps[index] else "no gap")
        if line.key and times[line.key] > 1:
            names.append(f"again {line.shape}")
        if title and line.key and len(line.key) > 5 and (line.key in title or title in line.key):
            names.append("title first" if index == 0 else "title")
        if index == 0:
            names.append("first line")
        if index == count - 1:
            names.append("last line")
        if line.width >= 16 and (line.han > 0.3) != (body_han > 0.3):
            names.append("other language " + ("short" if line.width < 70 else "long"))
        if since < 99:
            names.append(f"section {section} {_distance(since)}")
            names.append(f"since head {bisect_right((0, 100, 400, 1000, 2500), between)} {line.shape}")
        if line.head:
            since, section, between = 0, line.head, 0
        elif since < 99:
            since += 1
            if line.shape in "PS":
                between += line.width
        names.append(page_words)
        bag = bags[index]
        if len(bag) > 2 and vocabulary:
            least = 2 if first <= index <= last and line.shape in "PS" else 1
            about = sum(vocabulary.get(term, 0) >= least for term in bag) / len(bag)
            names.append(f"topic {min(int(about * 8), 5)} {line.shape}")
            if title_terms and index:
                about = sum(term in title_terms for term in bag) / len(bag)
                names.append(f"title topic {min(int(about * 8), 4)} {line.shape}")
        if runs[index]:
            names.extend(runs[index])
        result.append(names)
    return row, result


def _runs(row: list[Facts], blocks: list[RawBlock]) -> list[list[str]]:
    """For each line of a run without prose: how long the run is, how much of it is noise words, and what stands around it."""
    result: list[list[str]] = [[] for _ in row]
    count = len(row)
    start = 0
    while start < count:
        if row[start].shape in "PS":
            start += 1
            continue
        end = start
        noise = 0
        while end < count and row[end].shape not in "PS":
            noise += row[end].shape == "K"
            end += 1
        size = end - start
        before = "^" if not start else ":" if blocks[start - 1].text[-1] in ":：" else "P"
        after = "$" if end == count else "P"
        names = [f"run {bisect_right(COUNTS, size)} {before}{after}", f"run noise {min(int(4 * noise / size), 3)} {before}{after}"]
        colon = False
        for index in range(start, end):
            result[index] = [*names, "after colon"] if colon or before == ":" else names
            colon = colon or blocks[index].text[-1] in ":："
        start = end
    return result


def _share(lines: list[Facts]) -> float:
    width = sum(line.width for line in lines)
    return sum(line.han * line.width for line in lines) / width if width else 0.0


def _title(sheet: Sheet, row: list[Facts]) -> str:
    """The letters of the page's title: of its head, or of its first line where that may be one."""
    if sheet.title:
        return letters(sheet.title)
    return row[0].key if 8 <= row[0].width <= 220 and row[0].shape not in "KD" else ""


def _groups(row: list[Facts], gaps: list[bool]) -> list[tuple[int, str]]:
    """For each line how many lines its group has and whether the widest of them is long."""
    result: list[tuple[int, str]] = []
    start = 0
    for index in range(1, len(row) + 1):
        if index == len(row) or gaps[index]:
            widest = max(line.width for line in row[start:index])
            wide = "long" if widest >= 100 else "middle" if widest >= 40 else "short"
            result.extend([(index - start, wide)] * (index - start))
            start = index
    return result
