"""A page as the rules of evidence see it: which amounts name their currency, where lines and sentences end, who is spoken of.

Everything that a rule looks up stands in an index (amounts by figure, names by offset), so that a rule costs the same
on a page of five amounts and of five thousand. The indexes are made on first use: a page whose every amount names its
currency needs few of them.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from decimal import Decimal
from functools import cache, cached_property, partial
from itertools import pairwise
from typing import TypeVar

from bilingual.currency.context import Context
from bilingual.currency.spoken import Spoken
from bilingual.currency.stories import Stories
from bilingual.currency.vote import Vote
from bilingual.currency.words import any_of
from bilingual.lexicon import Lexicon
from bilingual.quantity.mention import Mention

__all__ = ["Scene", "bucket", "figure"]

_Key = TypeVar("_Key")
_BUCKETS_A_DECADE = 40
_STANDING_BETWEEN = 12  # so many other sums
_OF_THE_KNOWN = ("told", "told_lines", "tally", "stories", "_sums", "_prices", "_told_roles", "_told_bearers")
"""The indexes of `Scene` that are made of the mentions whose currency is known."""


def figure(mention: Mention) -> Decimal | None:
    """The figure that a mention is known by: its value, else the bound that it names."""
    if mention.value is not None:
        return mention.value
    return mention.low if mention.low is not None else mention.high


def bucket(value: Decimal) -> int | None:
    """Figures of one size share a bucket; None for nothing and for what no float holds."""
    size = abs(float(value))
    return math.floor(math.log10(size) * _BUCKETS_A_DECADE) if 1e-300 < size < 1e300 else None


class Scene(Spoken):
    """A text, its mentions, and what is known of the page, indexed for the rules."""

    def __init__(self, text: str, mentions: Sequence[Mention], context: Context, lexicon: Lexicon) -> None:
        super().__init__(text, mentions, context, lexicon)
        self._name(_named(mentions))

    def _name(self, said: Mapping[int, str]) -> None:
        self._said = said
        self.known = sorted(said)
        self.known_set = frozenset(said)
        self._alike: dict[int, list[int]] = {}
        self.said_of_spans: dict[tuple[Callable[..., object], int, int], tuple[Vote, ...]] = {}
        """What rules of evidence said of whole lines and stories."""
        for name in _OF_THE_KNOWN:
            self.__dict__.pop(name, None)

    def learn(self, said: Mapping[int, str]) -> None:
        """Takes in the currencies of the signs that the page gave a sense."""
        if said:
            self._name({**self._said, **said})

    def without(self, hidden: Sequence[int]) -> Scene:
        """The same scene as if these mentions named no currency; what was found in the text need not be found again."""
        scene = copy(self)
        scene._name({index: code for index, code in self._said.items() if index not in hidden})
        return scene

    # --- currencies that the text names ---

    def currency(self, index: int) -> str:
        """The currency of one of the ``known`` mentions."""
        return self._said[index]

    @cached_property
    def told(self) -> list[int]:
        """The mentions that name their currency and tell the sums of the page: no restatements in another currency
        (``12亿美元（约合86亿元）``), and no prices of single things beside sums of millions; prices, where they are all there is."""
        telling = [known for known in self.known if not self._restating_one(known)]
        return [known for known in telling if self._weighty(known)] or telling

    def _restating_one(self, index: int) -> bool:
        return min(self.partners(index), default=index) < index

    def _weighty(self, index: int) -> bool:
        mention = self.mentions[index]
        if mention.scale is not None:
            return True
        value = figure(mention)
        return value is not None and abs(value) >= 10000

    @cached_property
    def told_lines(self) -> set[int]:
        """The lines that hold such sums."""
        return {self.line(self.mentions[known].start) for known in self.told}

    def told_before(self, index: int) -> int | None:
        """The nearest sum before this one that names its currency."""
        position = bisect_left(self.told, index)
        return self.told[position - 1] if position else None

    def told_after(self, index: int) -> int | None:
        """The nearest sum after this one that names its currency."""
        position = bisect_right(self.told, index)
        return self.told[position] if position < len(self.told) else None

    def told_in(self, start: int, end: int) -> list[int]:
        """The sums within a span that name their currency."""
        first = bisect_left(self.told, bisect_left(self.starts, start))
        return self.told[first : bisect_left(self.told, bisect_left(self.starts, end))]

    def shares(self, start: int, end: int) -> Counter[str]:
        """How often each currency is named among the sums of a span."""
        return Counter(map(self.currency, self.told_in(start, end)))

    @cached_property
    def tally(self) -> Counter[str]:
        """How often each currency is named on the page."""
        return Counter(map(self.currency, self.told))

    @cached_property
    def _sums(self) -> dict[int, list[int]]:
        return self._by_size(self.known)

    @cached_property
    def _counts(self) -> dict[int, list[int]]:
        return self._by_size([index for index, mention in enumerate(self.mentions) if mention.kind == "measure"])

    def _by_size(self, indexes: Sequence[int]) -> dict[int, list[int]]:
        groups: dict[int, list[int]] = {}
        for index in indexes:
            value = figure(self.mentions[index])
            if value is not None and (place := bucket(value)) is not None:
                groups.setdefault(place, []).append(index)
        return groups

    def same_size(self, index: int) -> list[int]:
        """Mentions of about this figure that name their currency: the nearest few on either side."""
        if index not in self._alike:
            self._alike[index] = self._near_in_size(index, self._sums)
        return self._alike[index]

    def same_count(self, index: int) -> list[int]:
        """Mentions of about this figure that have a unit, likewise."""
        return self._near_in_size(index, self._counts)

    def _near_in_size(self, index: int, groups: dict[int, list[int]], near: int = 3) -> list[int]:
        value = figure(self.mentions[index])
        place = bucket(value) if value is not None else None
        found: list[int] = []
        if place is None:
            return found
        for neighbour in (place - 1, place, place + 1):
            if group := groups.get(neighbour):
                position = bisect_left(group, index)
                found += [other for other in group[max(0, position - near) : position + near + 1] if other != index]
        return found

    @cached_property
    def _partners(self) -> dict[int, tuple[int, ...]]:
        partners: dict[int, tuple[int, ...]] = {}
        for index, mention in enumerate(self.mentions):
            other = mention.gloss_of
            if other is None and index and mention.start - self.mentions[index - 1].end <= 12 and self._restates(index - 1, index):
                other = index - 1
            if other is not None and other != index:
                partners[index] = (*partners.get(index, ()), other)
                partners[other] = (*partners.get(other, ()), index)
        return partners

    def _restates(self, left: int, right: int) -> bool:
        match = _restating(self.lexicon).fullmatch(self.text, self.mentions[left].end, self.mentions[right].start)
        if match is None or not (match["word"] or match["bracket"]):
            return False
        return bool(match["word"]) or _closing(self.lexicon).match(self.text, self.mentions[right].end) is not None

    def partners(self, index: int) -> tuple[int, ...]:
        """The mentions that this one restates, or that restate it, in another currency."""
        return self._partners.get(index, ())

    @cached_property
    def _chained(self) -> list[bool]:
        """For each mention whether it continues the list or range of the one before it."""
        joined = _joining(self.lexicon).fullmatch
        return [False] + [
            right.sibling == at or left.sibling == at + 1
            or (right.start - left.end <= 8 and joined(self.text, left.end, right.start) is not None)
            for at, (left, right) in enumerate(pairwise(self.mentions))
        ]  # fmt: skip

    def chain(self, index: int, reach: int = 12) -> list[int]:
        """The nearest members of the list or range that a mention is in (``3亿、4亿和5亿欧元``), without itself."""
        first = last = index
        while first > max(0, index - reach) and self._chained[first]:
            first -= 1
        while last < min(len(self.mentions) - 1, index + reach) and self._chained[last + 1]:
            last += 1
        return [*range(first, index), *range(index + 1, last + 1)]

    # --- what else is said ---

    @cached_property
    def stories(self) -> Stories:
        """Which lines tell one story."""
        return Stories(self.text, [(line, *self.line_span(line)) for line in sorted(self.told_lines)])

    def alike(self, index: int) -> int | None:
        """The nearest sum that names its currency and has the role of this one."""
        role = self.role(index)
        return self._nearest(index, self._told_roles[role]) if role else None

    def of_the_same(self, index: int) -> int | None:
        """The nearest sum that names its currency and is said of the same bearer, by a name in its own sentence."""
        name = self.bearer(index, near=True)
        return self._nearest(index, self._told_bearers[name]) if name else None

    def told_of(self, index: int, role: str) -> int | None:
        """The nearest sum of another role that is said of the same bearer as this one."""
        name, group = self.bearer(index), self._told_roles[role]
        at = bisect_left(group, index)
        near = group[max(0, at - _STANDING_BETWEEN) : at + _STANDING_BETWEEN]
        return self._nearest(index, [other for other in near if self.bearer(other) == name])

    @cached_property
    def _told_roles(self) -> defaultdict[str, list[int]]:
        return _grouped(self.told, self.role)

    @cached_property
    def _told_bearers(self) -> defaultdict[str | None, list[int]]:
        return _grouped(self.told, partial(self.bearer, near=True))

    def _nearest(self, index: int, group: list[int]) -> int | None:
        """Of a group of sums that name their currency the nearest one, if not too many others stand between."""
        if not group:
            return None
        position, at = bisect_left(self.told, index), bisect_left(group, index)
        window = self.told[max(0, position - _STANDING_BETWEEN) : position + _STANDING_BETWEEN]
        near = [other for other in group[max(0, at - 1) : at + 2] if other != index and window[0] <= other <= window[-1]]
        return min(near, key=lambda other: abs(self.mentions[other].start - self.mentions[index].start), default=None)

    @cached_property
    def _prices(self) -> list[int]:
        return [known for known in self.known if not self._weighty(known)]

    def price_before(self, index: int) -> int | None:
        """The nearest price of a single thing before this mention that names its currency."""
        position = bisect_left(self._prices, index)
        return self._prices[position - 1] if position else None


@cache
def _joining(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands between the members of a list or the ends of a range: ``、约``, ``and``."""
    settings = lexicon.settings("currency")["lists"]
    return re.compile(rf"\s*{any_of(settings['joints'])}\s*(?:{any_of(settings['hedges'])}\s*)?")


@cache
def _closing(lexicon: Lexicon) -> re.Pattern[str]:
    """The end of a bracket after an amount, with a hedge between: ``左右）``."""
    return re.compile(rf"\s?(?:{any_of(lexicon.settings('currency')['lists']['hedges_after'])})?[)）]")


@cache
def _restating(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands between an amount and the same in another currency: ``，约合人民币``, ``, or about``."""
    settings = lexicon.settings("currency")["conversion"]
    word, hedge = any_of(settings["words"]), any_of(settings["hedges"])
    return re.compile(rf"\s*(?:[,，]|(?P<bracket>[（(]))?\s*(?P<word>{word})?\s*(?:{hedge})?\s*")


def _grouped(indexes: Iterable[int], key: Callable[[int], _Key]) -> defaultdict[_Key, list[int]]:
    groups: defaultdict[_Key, list[int]] = defaultdict(list)
    for index in indexes:
        groups[key(index)].append(index)
    return groups


def _named(mentions: Sequence[Mention]) -> dict[int, str]:
    """The mentions that name one currency and no other."""
    return {
        index: mention.currencies[0]
        for index, mention in enumerate(mentions)
        if mention.kind == "money" and len(mention.currencies) == 1 and not mention.alternatives
    }
