"""Evidence from who is spoken of, where, and for whom: companies, markets, countries, readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bilingual.currency.places import outlet_currency
from bilingual.currency.scene import Scene
from bilingual.currency.spoken import BEARERS, Named
from bilingual.currency.vote import Vote

__all__ = [
    "market",
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


def markets_of_line(scene: Scene, index: int) -> Iterator[Vote]:
    """The markets spoken of in its line."""
    yield from _share(scene.names(*scene.line_near(scene.mentions[index].start)), ("market",), "spoken of in the line")


def place(scene: Scene, index: int) -> Iterator[Vote]:
    """The country spoken of in the sentence."""
    yield from _at(scene, index, "place")


def region(scene: Scene, index: int) -> Iterator[Vote]:
    """The province or city spoken of in the sentence."""
    yield from _at(scene, index, "region")


def places_of_line(scene: Scene, index: int) -> Iterator[Vote]:
    """The countries of the line."""
    yield from _share(scene.names(*scene.line_near(scene.mentions[index].start)), ("place",), "spoken of in the line")


def regions_of_line(scene: Scene, index: int) -> Iterator[Vote]:
    """The provinces and cities of the line."""
    yield from _share(scene.names(*scene.line_near(scene.mentions[index].start)), ("region",), "spoken of in the line")


def places_of_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The countries and cities spoken of under its headline."""
    start, end = scene.story(scene.mentions[index].start)
    yield from _share(scene.names(start, min(end, start + 1500)), ("place", "region"), "spoken of under its headline")


def stock_code(scene: Scene, index: int) -> Iterator[Vote]:
    """A stock code in the line (``600519.SH``, ``(02007.HK)``) tells where the company is listed."""
    codes = scene.stock_codes(scene.line(scene.mentions[index].start))
    for code, word in codes[:3]:
        yield Vote(code, 1 / min(3, len(codes)), f"the stock code {word} is one of a market that trades in {code}")


def said_of(scene: Scene, index: int) -> Iterator[Vote]:
    """A word of its sentence that is said of one country's money alone (注册资本, 票房)."""
    start, end = scene.sentence(scene.mentions[index].start)
    yield from _said(scene, start, end)


def readers(scene: Scene, index: int) -> Iterator[Vote]:
    """Whom the page is written for: Chinese readers take a bare amount for yuan."""
    if scene.reader_currency:
        yield Vote(scene.reader_currency, 1.0, f"a page for readers who count in {scene.reader_currency}")


def outlet(scene: Scene, index: int) -> Iterator[Vote]:
    """The country of the page's address."""
    code = outlet_currency(scene.context.url, scene.lexicon)
    if code:
        yield Vote(code, 1.0, f"the page's address is one of a country that pays in {code}")


def _nearest(scene: Scene, index: int, kinds: tuple[str, ...]) -> Named | None:
    """The nearest name of these kinds before the mention in its sentence, else the nearest after it there."""
    mention = scene.mentions[index]
    start, end = scene.sentence(mention.start)
    named = [name for name in scene.names(start, end) if name.entity.kind in kinds]
    before = [name for name in named if name.end <= mention.start]
    after = [name for name in named if name.start >= mention.end]
    return before[-1] if before else after[0] if after else None


def _at(scene: Scene, index: int, kind: str) -> Iterator[Vote]:
    named = _nearest(scene, index, (kind,))
    if named is not None:
        yield Vote(named.entity.currency, 1.0, f"{scene.text[named.start : named.end]} pays in {named.entity.currency}")


def _share(names: list[Named], kinds: tuple[str, ...], what: str) -> Iterator[Vote]:
    """Each currency's share of the names, with the first of them for a reason."""
    codes: Counter[str] = Counter()
    firsts: dict[str, str] = {}
    for name in names:
        if name.entity.kind in kinds:
            codes[name.entity.currency] += 1
            firsts.setdefault(name.entity.currency, name.entity.name)
    for code, count in codes.items():
        yield Vote(code, count / codes.total(), f"{firsts[code]}, {what}, is at home with {code}")


def _said(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    words: dict[str, str] = {}
    for _, _, cue in scene.cues(start, min(end, start + 1500)):
        if cue.currency:
            words.setdefault(cue.currency, cue.word)
    for code, word in words.items():
        yield Vote(code, 1 / len(words), f"{word} is said of {code}")
