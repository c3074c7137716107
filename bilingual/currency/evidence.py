"""The rules of evidence: what a page says of the currency of one amount that does not name it.

A rule is a name and a function that yields votes: a currency, how strongly the rule holds here (0 to 1, below nothing
where it speaks against), and the reason in words that a reader can check against the page. What a rule weighs stands in
``lexicons/currency.toml`` under its name; nothing is decided here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from bilingual.currency.conversion import fitting
from bilingual.currency.places import outlet_currency, stock_codes
from bilingual.currency.scene import BEARERS, Named, Scene, figure

__all__ = ["RULES", "Rule", "Vote", "votes"]


class Vote(NamedTuple):
    """One rule's word on one currency."""

    currency: str
    strength: float
    reason: str


class Rule(NamedTuple):
    """A named kind of evidence; ``alone`` where it counts only if the sentence names no currency."""

    name: str
    votes: Callable[[Scene, int], Iterator[Vote]]
    alone: bool = False


# --- the same figure, the same list, the same sum ---------------------------------------------------------------------


def same_figure(scene: Scene, index: int) -> Iterator[Vote]:
    """The page says the same figure with a currency; a figure of three digits says more than a round one."""
    value = figure(scene.mentions[index])
    best: dict[str, tuple[float, int]] = {}
    for known in scene.same_size(index):
        other = figure(scene.mentions[known])
        if value and other and abs(value - other) <= abs(value) / 1000 and not _glosses(scene, index, known):
            strength = min(1.0, _digits(scene, index) / 3)
            code = scene.currency(known)
            if strength > best.get(code, (0.0, 0))[0]:
                best[code] = (strength, known)
    for code, (strength, known) in best.items():
        yield Vote(code, strength, f"the page also says {scene.quote(known)}")


def rounded_figure(scene: Scene, index: int) -> Iterator[Vote]:
    """The page says the figure with a currency, but more or less exactly (2451亿 and 2451.26亿元)."""
    value = figure(scene.mentions[index])
    best: dict[str, tuple[float, int]] = {}
    for known in scene.same_size(index):
        other = figure(scene.mentions[known])
        if not value or not other or _glosses(scene, index, known):
            continue
        digits = min(_digits(scene, index), _digits(scene, known))
        apart = abs(value - other)
        last_place = Decimal(1).scaleb(value.adjusted() - digits + 1)
        if abs(value) / 1000 < apart <= min(last_place, abs(value) / 20):
            code, strength = scene.currency(known), min(1.0, (digits - 1) / 2)
            if strength > best.get(code, (0.0, 0))[0]:
                best[code] = (strength, known)
    for code, (strength, known) in best.items():
        yield Vote(code, strength, f"about the same as {scene.quote(known)}")


def list_member(scene: Scene, index: int) -> Iterator[Vote]:
    """Another member of the same list, or the other end of the same range; the last one names it for all."""
    named = [member for member in scene.chain(index) if member in scene.known_set]
    if named:
        member = min(named, key=lambda known: (known < index, abs(known - index)))
        yield Vote(scene.currency(member), 1.0, f"listed together with {scene.quote(member)}")


def conversion(scene: Scene, index: int) -> Iterator[Vote]:
    """A conversion beside it: the exchange rate of the page's date fits one currency and not the others."""
    for partner in scene.partners(index):
        if partner not in scene.known_set:
            continue
        for code, fit, rate in fitting(scene, index, partner, scene.currency(partner)):
            yield Vote(code, fit, f"{scene.quote(partner)} beside it makes {code} at the rate of {rate:.4g}")


def other_than_partner(scene: Scene, index: int) -> Iterator[Vote]:
    """What restates an amount in brackets is in another currency than that amount."""
    for partner in scene.partners(index):
        if partner in scene.known_set:
            yield Vote(scene.currency(partner), -1.0, f"restates {scene.quote(partner)}, so in another currency")


# --- the currencies around it ---------------------------------------------------------------------------------------------


def sentence_before(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency before it in its sentence."""
    yield from _neighbour(scene, index, scene.told_before(index), sentence=True)


def sentence_after(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency after it in its sentence."""
    yield from _neighbour(scene, index, scene.told_after(index), sentence=True)


def line_before(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in an earlier sentence of its line."""
    yield from _neighbour(scene, index, scene.told_before(index), sentence=False)


def line_after(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in a later sentence of its line."""
    yield from _neighbour(scene, index, scene.told_after(index), sentence=False)


def earlier_in_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in the lines before, under the same headline."""
    yield from _across(scene, index, scene.told_before(index), same_story=True)


def later_in_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in the lines after, under the same headline."""
    yield from _across(scene, index, scene.told_after(index), same_story=True)


def earlier_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in the lines before, under another headline."""
    yield from _across(scene, index, scene.told_before(index), same_story=False)


def later_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in the lines after, under another headline."""
    yield from _across(scene, index, scene.told_after(index), same_story=False)


def story(scene: Scene, index: int) -> Iterator[Vote]:
    """The share of each currency among the amounts under its headline."""
    codes = scene.shares(*scene.story(scene.mentions[index].start))
    total = sum(codes.values())
    for code, count in codes.items():
        yield Vote(code, count / (total + 1), f"{count} of the {total} named amounts under its headline are in {code}")


def same_role(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest amount of which the same is said (营收 and 营收, 市值 and 市值) names its currency."""
    found = scene.alike(index)
    if found is not None:
        apart = abs(scene.line(scene.mentions[found].start) - scene.line(scene.mentions[index].start))
        yield Vote(scene.currency(found), 1 / (1 + apart), f"{scene.quote(found)} is said of the same ({scene.role(index)})")


def same_bearer(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest amount that is said of the same organisation or person names its currency."""
    found = scene.of_the_same(index)
    if found is not None:
        apart = abs(scene.line(scene.mentions[found].start) - scene.line(scene.mentions[index].start))
        yield Vote(scene.currency(found), 1 / (1 + apart), f"{scene.quote(found)} is also said of {scene.bearer(index)}")


def price_near(scene: Scene, index: int) -> Iterator[Vote]:
    """The price of one share or thing, which its line gives before it, names its currency."""
    found = scene.price_before(index)
    if found is not None and scene.line(scene.mentions[found].start) == scene.line(scene.mentions[index].start):
        gap = scene.mentions[index].start - scene.mentions[found].end
        yield Vote(scene.currency(found), math.exp(-max(0, gap) / 60), f"the price {scene.quote(found)} stands near")


def size(scene: Scene, index: int) -> Iterator[Vote]:
    """Amounts of its line in one currency are of its size (won and yen run in trillions where euros run in billions)."""
    value = figure(scene.mentions[index])
    if value is None or value <= 0:
        return
    best: dict[str, tuple[float, int]] = {}
    for known in scene.told_in(*scene.line_near(scene.mentions[index].start))[:20]:
        other = figure(scene.mentions[known])
        if other and other > 0 and not _glosses(scene, index, known):
            apart = abs(value.adjusted() - other.adjusted())
            best[scene.currency(known)] = max(best.get(scene.currency(known), (0.0, known)), (1 / (1 + apart), known))
    for code, (strength, known) in best.items():
        yield Vote(code, strength, f"{scene.quote(known)} in its line is of its size")


def page(scene: Scene, index: int) -> Iterator[Vote]:
    """The share of the page's amounts that name a currency."""
    total = sum(scene.tally.values())
    for code, count in scene.tally.items():
        yield Vote(code, count / (total + 1), f"{count} of the page's {total} named amounts are in {code}")


def same_story(scene: Scene, index: int) -> Iterator[Vote]:
    """A line elsewhere that tells the same story, by the rare words that both have, names its currency."""
    mention = scene.mentions[index]
    span = scene.sentence(mention.start)
    if span[1] - span[0] < 12:
        span = scene.line_span(scene.line(mention.start))
    found = scene.stories.most_like(*span, scene.line(mention.start))
    if found is None:
        return
    line, likeness = found
    codes = scene.shares(*scene.line_span(line))
    total = sum(codes.values())
    for code, count in codes.items():
        yield Vote(code, likeness * count / total, f"line {line + 1} tells the same story in {code}")


# --- who, where, for whom ---------------------------------------------------------------------------------------------------


def subject(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest organisation, person or product before it in its sentence, or else after it, counts in this currency."""
    named = _nearest(scene, index, BEARERS)
    if named is not None and not (scene.role(index) == "quotation" and named.entity.quoted != named.entity.currency):
        yield Vote(named.entity.currency, 1.0, f"{named.entity.name} counts in {named.entity.currency}")


def quoted(scene: Scene, index: int) -> Iterator[Vote]:
    """It is a market value, and the company's shares are quoted in this currency."""
    named = _nearest(scene, index, BEARERS) if scene.role(index) == "quotation" else None
    if named is not None:
        yield Vote(named.entity.quoted, 1.0, f"the shares of {named.entity.name} are quoted in {named.entity.quoted}")


def subject_of_line(scene: Scene, index: int) -> Iterator[Vote]:
    """The organisations, people and products of its line."""
    start, end = scene.line_near(scene.mentions[index].start)
    yield from _share(scene.names(start, end), BEARERS, "named in the line")


def subject_above(scene: Scene, index: int) -> Iterator[Vote]:
    """The organisations, people and products of the headline that it stands under."""
    start, end = scene.line_span(scene.line(scene.story(scene.mentions[index].start)[0]))
    if not start <= scene.mentions[index].start < end:
        yield from _share(scene.names(start, end), BEARERS, "named in the headline above")


def market(scene: Scene, index: int) -> Iterator[Vote]:
    """The market spoken of in the sentence, or else in the line."""
    named = _nearest(scene, index, ("market",))
    if named is not None:
        yield Vote(named.entity.currency, 1.0, f"{scene.text[named.start:named.end]} trades in {named.entity.currency}")


def place(scene: Scene, index: int) -> Iterator[Vote]:
    """The country spoken of in the sentence."""
    yield from _at(scene, index, "place")


def region(scene: Scene, index: int) -> Iterator[Vote]:
    """The province or city spoken of in the sentence."""
    yield from _at(scene, index, "region")


def places_of_line(scene: Scene, index: int) -> Iterator[Vote]:
    """The countries of the line."""
    yield from _share(scene.names(*scene.line_near(scene.mentions[index].start)), ("place",), "a country in the line")


def regions_of_line(scene: Scene, index: int) -> Iterator[Vote]:
    """The provinces and cities of the line."""
    yield from _share(scene.names(*scene.line_near(scene.mentions[index].start)), ("region",), "a region in the line")


def stock_code(scene: Scene, index: int) -> Iterator[Vote]:
    """A stock code in the line (``600519.SH``, ``(02007.HK)``) tells where the company is listed."""
    start, end = scene.line_near(scene.mentions[index].start)
    codes = list(stock_codes(scene.text, start, end, scene.lexicon))
    for code, word in codes[:3]:
        yield Vote(code, 1 / min(3, len(codes)), f"the stock code {word} is one of a market that trades in {code}")


def said_of(scene: Scene, index: int) -> Iterator[Vote]:
    """A word of its sentence that is said of one country's money alone (注册资本, 票房)."""
    start, end = scene.sentence(scene.mentions[index].start)
    yield from _said(scene, start, end)


def places_of_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The countries and cities spoken of under its headline."""
    start, end = scene.story(scene.mentions[index].start)
    yield from _share(scene.names(start, min(end, start + 1500)), ("place", "region"), "a place under its headline")


def readers(scene: Scene, index: int) -> Iterator[Vote]:
    """Whom the page is written for: Chinese readers take a bare amount for yuan."""
    if scene.reader_currency:
        yield Vote(scene.reader_currency, 1.0, f"a page for readers who count in {scene.reader_currency}")


def outlet(scene: Scene, index: int) -> Iterator[Vote]:
    """The country of the page's address."""
    code = outlet_currency(scene.context.url, scene.lexicon)
    if code:
        yield Vote(code, 1.0, f"the page's address is one of a country that pays in {code}")


# Where its own sentence names no currency, these tell more; where it does, nothing.
_ALONE = (
    market, subject_of_line, subject_above, place, region, places_of_line, regions_of_line, stock_code, said_of,
)  # fmt: skip
_ALWAYS = (
    same_figure, rounded_figure, list_member, conversion, other_than_partner, sentence_before, sentence_after,
    line_before, line_after, earlier_in_story, later_in_story, earlier_story, later_story, story, same_role, same_bearer,
    price_near, size, page, same_story, subject, quoted, places_of_story, readers, outlet,
)  # fmt: skip
RULES: tuple[Rule, ...] = (
    *(Rule(function.__name__, function) for function in _ALWAYS),
    *(Rule(function.__name__, function, alone=True) for function in _ALONE),
)


def votes(scene: Scene, index: int) -> Iterator[tuple[str, Vote]]:
    """All votes on a mention, each with its rule's name."""
    alone = not scene.told_in(*scene.sentence(scene.mentions[index].start))
    for rule in RULES:
        if alone or not rule.alone:
            for vote in rule.votes(scene, index):
                if vote.currency:
                    yield rule.name, vote


# --- helpers ------------------------------------------------------------------------------------------------------------------


def _digits(scene: Scene, index: int) -> int:
    """How many figures a number was said with: 6000亿 has one, 2451.26亿 has six."""
    mention = scene.mentions[index]
    value = figure(mention)
    assert value is not None
    return len("".join(str(d) for d in value.as_tuple().digits).rstrip("0")) or 1


def _glosses(scene: Scene, left: int, right: int) -> bool:
    return right in scene.partners(left)


def _neighbour(scene: Scene, index: int, known: int | None, *, sentence: bool) -> Iterator[Vote]:
    if known is None or _glosses(scene, index, known):
        return
    here, there = scene.mentions[index].start, scene.mentions[known].start
    start, end = scene.sentence(here)
    near = scene.line_near(here)
    if sentence == (start <= there < end) and near[0] <= there < near[1]:
        gap = max(0, max(here, there) - min(scene.mentions[index].end, scene.mentions[known].end))
        yield Vote(scene.currency(known), math.exp(-gap / (40 if sentence else 120)), f"{scene.quote(known)} stands near")


def _across(scene: Scene, index: int, known: int | None, *, same_story: bool) -> Iterator[Vote]:
    if known is None:
        return
    here, there = scene.mentions[index].start, scene.mentions[known].start
    apart = abs(scene.line(there) - scene.line(here))
    start, end = scene.story(here)
    if apart and same_story == (start <= there < end):
        yield Vote(scene.currency(known), 1 / apart, f"{scene.quote(known)} stands {apart} lines away")


def _nearest(scene: Scene, index: int, kinds: tuple[str, ...]) -> Named | None:
    """The nearest name of these kinds before the mention in its sentence, else the nearest after it there."""
    mention = scene.mentions[index]
    start, end = scene.sentence(mention.start)
    named = [name for name in scene.names(start, end) if name.entity.kind in kinds]
    before = [name for name in named if name.end <= mention.start]
    after = [name for name in named if name.start >= mention.end]
    return before[-1] if before else after[0] if after else None


def _said(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    words: dict[str, str] = {}
    for _, _, cue in scene.cues(start, min(end, start + 1500)):
        if cue.currency:
            words.setdefault(cue.currency, cue.word)
    for code, word in words.items():
        yield Vote(code, 1 / len(words), f"{word} is said of {code}")


def _at(scene: Scene, index: int, kind: str) -> Iterator[Vote]:
    named = _nearest(scene, index, (kind,))
    if named is not None:
        yield Vote(named.entity.currency, 1.0, f"{scene.text[named.start : named.end]} pays in {named.entity.currency}")


def _share(names: list[Named], kinds: tuple[str, ...], what: str) -> Iterator[Vote]:
    codes = Counter(name.entity.currency for name in names if name.entity.kind in kinds)
    total = sum(codes.values())
    for code, count in codes.items():
        yield Vote(code, count / total, f"{what}: {code}")
