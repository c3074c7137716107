"""Evidence from who is spoken of, where, and for whom: companies, markets, countries, readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilingual.currency.scene import Scene
from bilingual.currency.spoken import BEARERS
from bilingual.currency.spot import Spot, of_all_in
from bilingual.currency.terms import Named
from bilingual.currency.vote import Vote

__all__ = [
    "market",
    "other_government",
    "outlet",
    "place",
    "places_of_line",
    "places_of_story",
    "quoted",
    "readers",
    "region",
    "regions_of_line",
    "said_of",
    "stock_code",
    "subject",
    "subject_above",
    "subject_of_line",
]

_REACH = 1500


def subject(spot: Spot) -> Iterable[Vote]:
    """The nearest organisation, person or product before it in its sentence, or else after it, counts in this currency."""
    named = spot.scene.nearest(spot.index, BEARERS)
    if named is None or (spot.role == "quotation" and named.entity.quoted != named.entity.currency):
        return ()
    return (Vote(named.entity.currency, 1.0, f"{named.entity.name} counts in {named.entity.currency}"),)


def quoted(spot: Spot) -> Iterable[Vote]:
    """It is a market value, and the company's shares are quoted in this currency."""
    named = spot.scene.nearest(spot.index, BEARERS) if spot.role == "quotation" else None
    if named is None:
        return ()
    return (Vote(named.entity.quoted, 1.0, f"the shares of {named.entity.name} are quoted in {named.entity.quoted}"),)


def other_government(spot: Spot) -> Iterable[Vote]:
    """A government pays in its own money; that another country's sum stands before it (日本政府出资3000亿日元，英国政府拨款20亿)
    says nothing of this one."""
    scene = spot.scene
    own = scene.nearest(spot.index, BEARERS)
    if own is None or own.entity.kind != "government" or own.start > spot.start or spot.before is None or spot.before.where == "page":
        return ()
    known = spot.before.known
    said, there = scene.currency(known), scene.mentions[known].start
    if said == own.entity.currency or own.start < there:
        return ()
    if not any(name.entity.currency == said and name.start < there for name in scene.names(*scene.sentence(there))):
        return ()
    pays = f"{own.entity.name} pays in {own.entity.currency}"
    return (Vote(said, -1.0, f"{scene.quote(known)} is another country's"), Vote(own.entity.currency, 1.0, pays))


@of_all_in(lambda spot: spot.near)
def subject_of_line(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """The organisations, people and products of its line."""
    return _share(scene.names(start, end), BEARERS, "named in the line")


@of_all_in(lambda spot: spot.heading)
def subject_above(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """The organisations, people and products of the headline that it stands under."""
    return _share(scene.names(start, end), BEARERS, "named in the headline above")


def market(spot: Spot) -> Iterable[Vote]:
    """The market spoken of in the sentence."""
    return _at(spot, "market", "trades in")


@of_all_in(lambda spot: spot.near)
def markets_of_line(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """The markets spoken of in its line."""
    return _share(scene.names(start, end), ("market",), "spoken of in the line")


def place(spot: Spot) -> Iterable[Vote]:
    """The country spoken of in the sentence."""
    return _at(spot, "place", "pays in")


def region(spot: Spot) -> Iterable[Vote]:
    """The province or city spoken of in the sentence."""
    return _at(spot, "region", "pays in")


@of_all_in(lambda spot: spot.near)
def places_of_line(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """The countries of the line."""
    return _share(scene.names(start, end), ("place",), "spoken of in the line")


@of_all_in(lambda spot: spot.near)
def regions_of_line(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """The provinces and cities of the line."""
    return _share(scene.names(start, end), ("region",), "spoken of in the line")


@of_all_in(lambda spot: spot.story)
def places_of_story(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """The countries and cities spoken of under its headline."""
    return _share(scene.names(start, min(end, start + _REACH)), ("place", "region"), "spoken of under its headline")


def stock_code(spot: Spot) -> Iterable[Vote]:
    """A stock code in the line (``600519.SH``, ``(02007.HK)``) tells where the company is listed."""
    codes = spot.scene.stock_codes(spot.line)[:3]
    return [Vote(code, 1 / len(codes), f"the stock code {word} is one of a market that trades in {code}") for code, word in codes]


@of_all_in(lambda spot: spot.sentence)
def said_of(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """A word of its sentence that is said of one country's money alone (注册资本, 票房)."""
    words: dict[str, str] = {}
    for _, _, cue in scene.cues(start, min(end, start + _REACH)):
        if cue.currency:
            words.setdefault(cue.currency, cue.word)
    for code, word in words.items():
        yield Vote(code, 1 / len(words), f"{word} is said of {code}")


def readers(spot: Spot) -> Iterable[Vote]:
    """Whom the page is written for: Chinese readers take a bare amount for yuan."""
    code = spot.scene.reader_currency
    return (Vote(code, 1.0, f"a page for readers who count in {code}"),) if code else ()


def outlet(spot: Spot) -> Iterable[Vote]:
    """The country of the page's address."""
    code = spot.scene.outlet_currency
    return (Vote(code, 1.0, f"the page's address is one of a country that pays in {code}"),) if code else ()


def _at(spot: Spot, kind: str, does: str) -> Iterable[Vote]:
    named = spot.scene.nearest(spot.index, (kind,))
    if named is None:
        return ()
    code = named.entity.currency
    return (Vote(code, 1.0, f"{spot.scene.text[named.start : named.end]} {does} {code}"),)


def _share(names: list[Named], kinds: tuple[str, ...], what: str) -> Iterator[Vote]:
    """Each currency's share of the names, with the first of them for a reason."""
    homes: dict[str, list[str]] = {}
    for name in names:
        if name.entity.kind in kinds:
            homes.setdefault(name.entity.currency, []).append(name.entity.name)
    total = sum(map(len, homes.values()))
    for code, there in homes.items():
        yield Vote(code, len(there) / total, f"{there[0]}, {what}, is at home with {code}")
