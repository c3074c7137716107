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
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property

from bilingual.currency.context import Context
from bilingual.currency.spoken import Spoken
from bilingual.currency.stories import Stories
from bilingual.currency.words import any_of
from bilingual.lexicon import Lexicon
from bilingual.quantity.mention import Mention

__all__ = ["Scene", "bucket", "figure"]

_BUCKETS_A_DECADE = 40


def figure(mention: Mention) -> Decimal | None:
    """The figure that a mention is known by: its value, else the bound that it names."""
    return next((f for f in (mention.value, mention.low, mention.high) if f is not None), None)


def bucket(value: Decimal) -> int | None:
    """Figures of one size share a bucket; None for nothing and for what no float holds."""
    if not value.is_finite() or not value or abs(value.adjusted()) > 300:
        return None
    return math.floor(math.log10(abs(float(value))) * _BUCKETS_A_DECADE)


class Scene(Spoken):
    """A text, its mentions, and what is known of the page, indexed for the rules."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        context: Context,
        lexicon: Lexicon,
        said: Mapping[int, str] | None = None,
    ) -> None:
        super().__init__(text, mentions, context, lexicon)
        self.starts = [mention.start for mention in mentions]
        self._said = _named(mentions) if said is None else said
        self.known = sorted(self._said)
        self.known_set = frozenset(self.known)
        self._shares: dict[tuple[int, int], Counter[str]] = {}

    def knowing(self, said: Mapping[int, str]) -> Scene:
        """The same scene with more currencies known: those of the signs that the page gave a sense."""
        return Scene(self.text, self.mentions, self.context, self.lexicon, {**self._said, **said}) if said else self

    def without(self, hidden: Sequence[int]) -> Scene:
        """The same scene as if these mentions named no currency."""
        said = {index: code for index, code in self._said.items() if index not in hidden}
        return Scene(self.text, self.mentions, self.context, self.lexicon, said)

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
        return any(partner < index for partner in self.partners(index))

    def _weighty(self, index: int) -> bool:
        mention = self.mentions[index]
        if mention.scale is not None:
            return True
        value = figure(mention)
        return value is not None and abs(value) >= 10000

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
        """How often each currency is named among the sums of a span, counted once a span."""
        if (start, end) not in self._shares:
            self._shares[start, end] = Counter(self.currency(known) for known in self.told_in(start, end))
        return self._shares[start, end]

    @cached_property
    def tally(self) -> Counter[str]:
        """How often each currency is named on the page."""
        return Counter(self.currency(index) for index in self.told)

    @cached_property
    def _sums(self) -> dict[int, list[int]]:
        return self._by_size(self.known)

    @cached_property
    def _counts(self) -> dict[int, list[int]]:
        return self._by_size([index for index, mention in enumerate(self.mentions) if mention.kind == "measure"])

    def _by_size(self, indexes: Sequence[int]) -> dict[int, list[int]]:
        groups: dict[int, list[int]] = defaultdict(list)
        for index in indexes:
            value = figure(self.mentions[index])
            if value is not None and (place := bucket(value)) is not None:
                groups[place].append(index)
        return groups

    def same_size(self, index: int) -> list[int]:
        """Mentions of about this figure that name their currency: the nearest few on either side."""
        return self._near_in_size(index, self._sums)

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
            group = groups.get(neighbour, [])
            position = bisect_left(group, index)
            found += [other for other in group[max(0, position - near) : position + near + 1] if other != index]
        return found

    @cached_property
    def _partners(self) -> dict[int, tuple[int, ...]]:
        partners: dict[int, tuple[int, ...]] = {}
        for index, mention in enumerate(self.mentions):
            other = mention.gloss_of
            if other is None and index and self._restates(index - 1, index):
                other = index - 1
            if other is not None and other != index:
                partners[index] = (*partners.get(index, ()), other)
                partners[other] = (*partners.get(other, ()), index)
        return partners

    def _restates(self, left: int, right: int) -> bool:
        start, end = self.mentions[left].end, self.mentions[right].start
        if end - start > 12:
            return False
        match = _restating(self.lexicon).fullmatch(self.text, start, end)
        if match is None:
            return False
        closed = _closing(self.lexicon).match(self.text, self.mentions[right].end) is not None
        return bool(match["word"]) or (bool(match["bracket"]) and closed)

    def partners(self, index: int) -> tuple[int, ...]:
        """The mentions that this one restates, or that restate it, in another currency."""
        return self._partners.get(index, ())

    @cached_property
    def _chains(self) -> list[int]:
        """For each mention the first one of its list or range."""
        firsts: list[int] = []
        for index in range(len(self.mentions)):
            firsts.append(firsts[-1] if index and self._joined(index - 1, index) else index)
        return firsts

    def chain(self, index: int, reach: int = 12) -> list[int]:
        """The nearest members of the list or range that a mention is in (``3亿、4亿和5亿欧元``), without itself."""
        first = self._chains[index]
        near = range(max(first, index - reach), min(len(self.mentions), index + reach + 1))
        return [member for member in near if member != index and self._chains[member] == first]

    def _joined(self, left: int, right: int) -> bool:
        if self.mentions[right].sibling == left or self.mentions[left].sibling == right:
            return True
        start, end = self.mentions[left].end, self.mentions[right].start
        return end - start <= 8 and _joining(self.lexicon).fullmatch(self.text, start, end) is not None

    # --- what else is said ---

    @cached_property
    def stories(self) -> Stories:
        """Which lines tell one story."""
        told = sorted({self.line(self.mentions[known].start) for known in self.told})
        return Stories(self.text, [(line, *self.line_span(line)) for line in told])

    def alike(self, index: int) -> int | None:
        """The nearest sum that names its currency and has the role of this one."""
        role = self.role(index)
        return self._nearest_told(index, lambda other: self.role(other) == role) if role else None

    def of_the_same(self, index: int) -> int | None:
        """The nearest sum that names its currency and is said of the same bearer, by a name in its own sentence."""
        name = self.bearer(index, near=True)
        return self._nearest_told(index, lambda other: self.bearer(other, near=True) == name) if name else None

    def told_of(self, index: int, role: str) -> int | None:
        """The nearest sum of another role that is said of the same bearer as this one."""
        name = self.bearer(index)
        return self._nearest_told(index, lambda other: self.role(other) == role and self.bearer(other) == name)

    def _nearest_told(self, index: int, fits: Callable[[int], bool], reach: int = 12) -> int | None:
        position = bisect_left(self.told, index)
        near = [other for other in self.told[max(0, position - reach) : position + reach] if other != index]
        near.sort(key=lambda other: abs(self.mentions[other].start - self.mentions[index].start))
        return next((other for other in near if fits(other)), None)

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


def _named(mentions: Sequence[Mention]) -> dict[int, str]:
    """The mentions that name one currency and no other."""
    return {
        index: mention.currencies[0]
        for index, mention in enumerate(mentions)
        if mention.kind == "money" and len(mention.currencies) == 1 and not mention.alternatives
    }
