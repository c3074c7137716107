"""Which amount of a translation stands for which of its source.

Values are the best anchors there are: amounts that occur as often on either side, the longest run of them in the same order,
tie paragraphs together, and what lies between two ties runs along in proportion. On that route, rules of falling
strictness pair the amounts: the same where it should stand, the same where a translator moved it, a rounding, a conversion,
and only then what looks like an error. Each rule looks at the few nearest amounts still free, so the whole is near linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from bilingual.comparison.equivalent import equivalent, runs, total_of
from bilingual.comparison.relation import Item, agree, changed, converted, misread, other_currency, slipped, told
from bilingual.document import Amount
from bilingual.lexicon import Lexicon

__all__ = ["Link", "Route", "Rule", "Side", "align", "around", "level"]

_NEAREST = 16
"""How many free amounts around the place where one is expected a rule looks at."""
_TELLING_DIGITS = 2
"""How many digits a figure must have to be told by them from its neighbours."""
_FAR = float("inf")
_BEFORE = 40
"""How many characters before an amount may say what it is."""
_WINDOW = 1000
"""How many characters on either side of a place count as near it, in paragraphs that have no end."""


class Rule(NamedTuple):
    """A relation that pairs amounts, None for a whole and its parts, which are no pair. ``near`` where it holds only in the
    paragraph that the route leads to, ``keyed`` where it is looked for among the very same figures alone, however many other
    amounts lie between, ``sole`` where it holds only for a figure that the other side has nowhere, in a paragraph that is
    certainly the right one."""

    name: str
    test: Callable[[Item, Item], bool] | None
    near: bool = True
    keyed: bool = False
    sole: bool = False


class Link(NamedTuple):
    """An amount of the source, the amount of the translation that stands for it, and the rule that says so."""

    source: Item
    translation: Item
    rule: str


class Side:
    """The amounts of one text, with the paragraphs that they lie in: a paragraph is a line with text, given by its start."""

    def __init__(self, text: str, amounts: Sequence[Amount], lexicon: Lexicon) -> None:
        self.text = text
        self.paragraphs: list[int] = []
        self.items: list[Item] = []
        apart: set[str] = set()
        start, waiting = 0, iter(enumerate(amounts))
        index, amount = next(waiting, (0, None))
        for line in text.split("\n"):
            if line.strip():
                self.paragraphs.append(start)
            end = start + len(line) + 1
            while amount is not None and amount.start < end:
                row = len(self.paragraphs) - 1
                before = text[max(start, amount.start - _BEFORE) : amount.start]
                self.items.append(Item(index, amount, row, row + (amount.start - start) / (end - start), lexicon, before, apart))
                index, amount = next(waiting, (0, None))
            start = end
        self._bounds = [*self.paragraphs, len(text)]
        apart.update(item.named[0] for item in self.items if item.firm and len(item.named) == 1)

    def near(self, place: float, reach: int) -> str:
        """The text around a place, as far as the paragraphs within ``reach`` go, and not much further than a long one."""
        if not self.paragraphs:
            return ""
        last = len(self.paragraphs) - 1
        row = min(max(0, int(place)), last)
        start, end = self._bounds[max(0, row - reach)], self._bounds[min(last, row + reach) + 1]
        middle = self._bounds[row] + int((place - row) * (self._bounds[row + 1] - self._bounds[row]))
        return self.text[max(start, middle - _WINDOW) : min(end, middle + _WINDOW)]


def align(source: Side, translation: Side) -> list[Link]:
    """The pairs, in the order of the source."""
    route = Route(source, translation)
    links: list[Link] = []
    ours, theirs = source.items, translation.items
    for rule in RULES:
        made = list(_sums(ours, theirs, route) if rule.test is None else _pairs(rule, rule.test, ours, theirs, route))
        links += made
        left, right = {id(link.source) for link in made}, {id(link.translation) for link in made}
        ours = [item for item in ours if id(item) not in left]
        theirs = [item for item in theirs if id(item) not in right]
    return sorted(links, key=lambda link: link.source.index)


def level(source: Side, translation: Side, links: Sequence[Link]) -> tuple[tuple[int, int], ...]:
    """Where both texts run level: the offsets of the paragraphs that the pairs tie together, in order."""
    ties = sorted({(link.source.paragraph, link.translation.paragraph) for link in links})
    if _parallel(source, translation, ties):
        return tuple(zip(source.paragraphs, translation.paragraphs, strict=True))
    return tuple((source.paragraphs[left], translation.paragraphs[right]) for left, right in _rising(ties))


def _pairs(rule: Rule, test: Callable[[Item, Item], bool], ours: list[Item], theirs: list[Item], route: Route) -> Iterator[Link]:
    taken: set[int] = set()
    rows: dict[object, list[Item]] = defaultdict(list)
    for item in theirs:
        rows[_key(item) if rule.keyed else None].append(item)
    elsewhere = {item.shape for item in theirs} if rule.sole else set()
    for item in ours:
        row = rows.get(_key(item) if rule.keyed else None, [])
        place, reach = route.place(item)
        if rule.sole and (reach or len(item.mantissa) < _TELLING_DIGITS or item.shape in elsewhere):
            continue
        for other in around(row, place, reach if rule.near else _FAR, taken):
            if test(item, other):
                taken.add(id(other))
                yield Link(item, other, rule.name)
                break


def _sums(ours: Sequence[Item], theirs: Sequence[Item], route: Route) -> Iterator[Link]:
    """Sums that one side draws and the other leaves open; each part is paired with the whole. Where many amounts are free,
    some add up to others by chance, and none is looked for."""
    left, right = _by_paragraph(ours), _by_paragraph(theirs)
    for row in left.values():
        place, reach = route.place(row[0])
        if reach > _NEAREST:
            continue
        beside = [item for near in range(int(place) - reach, int(place) + reach + 1) for item in right.get(near, ())]
        if max(len(row), len(beside)) > _NEAREST:
            continue
        taken: set[int] = set()
        for some, others, ahead in ((row, beside, True), (beside, row, False)):
            for parts, total in runs(some):
                whole = total_of(parts, total, (item for item in others if id(item) not in taken))
                if whole is not None and taken.isdisjoint(map(id, parts)):
                    taken.update((*map(id, parts), id(whole)))
                    right[whole.paragraph if ahead else parts[0].paragraph] = []  # each is looked at once
                    yield from (Link(part, whole, "sum") if ahead else Link(whole, part, "sum") for part in parts)


def _by_paragraph(items: Sequence[Item]) -> dict[int, list[Item]]:
    rows: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        rows[item.paragraph].append(item)
    return rows


def around(row: Sequence[Item], place: float, reach: float, taken: Container[int] = ()) -> Iterator[Item]:
    """The few amounts of a row nearest to ``place``, nearest first, those taken left out (by ``id``); none from paragraphs
    further off than ``reach``."""
    right = bisect_left(row, place, key=lambda item: item.place)
    left, seen, paragraph = right - 1, 0, int(place)
    while seen < _NEAREST and (left >= 0 or right < len(row)):
        if right >= len(row) or (left >= 0 and place - row[left].place < row[right].place - place):
            item, left = row[left], left - 1
        else:
            item, right = row[right], right + 1
        if abs(item.paragraph - paragraph) > reach:
            break
        if id(item) not in taken:
            seen += 1
            yield item


def _key(item: Item) -> object:
    return item.family, item.amount.currency, item.shape


class Route:
    """Where a place of the source lies in the translation, and by how many paragraphs that may be wrong."""

    def __init__(self, source: Side, translation: Side) -> None:
        ties = _anchors(source, translation)
        inner = [] if _parallel(source, translation, ties) else _rising(ties)
        self._ties = [(-1, -1), *inner, (len(source.paragraphs), len(translation.paragraphs))]
        self._rows = [tie[0] for tie in self._ties]

    def place(self, item: Item) -> tuple[float, int]:
        row, way = item.paragraph, item.place - item.paragraph
        after = bisect_left(self._rows, row)
        (left, here), (right, there) = self._ties[after - 1], self._ties[after]
        if row == right:
            return there + way, 0
        size, other = right - left, there - here
        inside = here + (row - left) * other / size
        return round(inside) + way, 0 if size == other else 1 + abs(size - other)


def _parallel(source: Side, translation: Side, ties: Sequence[tuple[int, int]]) -> bool:
    """Texts of as many paragraphs run side by side where most of the ties say so; the other ties are then chance. The same
    digits in the same line say so too, whatever their magnitude: a slip is no reason to look elsewhere."""
    if len(source.paragraphs) != len(translation.paragraphs):
        return False
    beside = sum(left == right for left, right in ties)
    return 2 * beside >= len(ties) or 2 * (beside + len(_digits(source) & _digits(translation))) >= len(ties)


def _digits(side: Side) -> set[tuple[int, str]]:
    return {(item.paragraph, item.mantissa) for item in side.items if len(item.mantissa) >= _TELLING_DIGITS}


def _anchors(source: Side, translation: Side) -> list[tuple[int, int]]:
    """The paragraphs of amounts that occur as often on either side, the first with the first and so on."""
    ours, theirs = _groups(source), _groups(translation)
    return sorted(
        (item.paragraph, twin.paragraph)
        for key, row in ours.items()
        if len(row) == len(theirs.get(key, ()))
        for item, twin in zip(row, theirs[key], strict=True)
    )


def _groups(side: Side) -> dict[object, list[Item]]:
    groups: dict[object, list[Item]] = defaultdict(list)
    for item in side.items:
        if item.shape and (item.digits > 1 or item.family == "money"):
            groups[_key(item)].append(item)
    return groups


def _rising(ties: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of ties that rises on both sides (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for index, (_, right) in enumerate(ties):
        pile = bisect_left(tops, right)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(right)
            piles.append(index)
        else:
            tops[pile], piles[pile] = right, index
    chain: list[tuple[int, int]] = []
    index = piles[-1] if piles else -1
    while index >= 0:
        if not chain or ties[index][0] < chain[-1][0]:
            chain.append(ties[index])
        index = before[index]
    return chain[::-1]


RULES = (
    Rule("same", agree, keyed=True),
    Rule("told", told),
    Rule("same", agree),
    Rule("magnitude", slipped, sole=True),
    Rule("same", agree, near=False, keyed=True),
    Rule("same", agree, near=False),
    Rule("converted", converted),
    Rule("same", equivalent),
    Rule("sum", None),
    Rule("magnitude", slipped),
    Rule("magnitude", misread),
    Rule("currency", other_currency),
    Rule("changed", changed),
)
"""Falling strictness; magnitude, currency and changed are errors, and none of them is looked for away from its place. A slip
that stands in its very line comes before the same figure further off: else a sum left out elsewhere would hide it."""
