"""News-like pages in Chinese and English, made from a seed, with every amount and every line of noise known.

The sentences stand in ``vocabulary.tsv`` and are ours; names are invented, but for the lines of kind ``news``, which speak of
companies and countries that there are. A page has a headline, a lead, paragraphs with
amounts and without, and around them what portals put there: menus, bylines, teasers of other stories (with amounts of their
own, which nobody asked for), prompts to subscribe, footers, scripts. Half of the Chinese headlines leave the currency out
that the lead names. The pages are cleaner than the web is: they show speed, and what a tool is blind to, but not who is best.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from html import escape
from pathlib import Path

__all__ = ["Line", "Page", "Truth", "generate", "real", "sentences", "vocabulary"]

Words = Mapping[str, Sequence[tuple[str, str]]]
_SLOT = re.compile(r"\{(\w+)\}")
_LAYOUTS = (
    {"main": ("div", "main-content"), "body": ("div", "article-body"), "side": ("div", "side-bar"), "foot": ("div", "footer")},
    {"main": ("article", "post"), "body": ("section", "post-text"), "side": ("aside", "recommend"), "foot": ("footer", "site-foot")},
    {"main": ("div", "wrap"), "body": ("div", "detail"), "side": ("div", "hot-list"), "foot": ("div", "copyright")},
)


@dataclass(frozen=True)
class Truth:
    """An amount of money that stands in the text, as a careful reader takes it."""

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    currency: str
    named: bool = True
    """Whether the text says the currency right there."""

    def moved(self, by: int) -> Truth:
        return Truth(self.start + by, self.end + by, self.text, self.value, self.low, self.high, self.currency, self.named)


@dataclass(frozen=True)
class Line:
    """A line of a page: of the article or not, and the amounts in it."""

    text: str
    kept: bool
    truths: tuple[Truth, ...] = ()
    place: str = "body"


@dataclass(frozen=True)
class Page:
    """A page in all the forms that a tool may want."""

    language: str
    lines: tuple[Line, ...]
    html: str

    @cached_property
    def article(self) -> str:
        """What a perfect cleaner leaves."""
        return "\n".join(line.text for line in self.lines if line.kept)

    @cached_property
    def flat(self) -> str:
        """The page as plain text, noise and all."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def truths(self) -> tuple[Truth, ...]:
        """The amounts of `article`, in order."""
        found: list[Truth] = []
        start = 0
        for line in self.lines:
            if line.kept:
                found += (truth.moved(start) for truth in line.truths)
                start += len(line.text) + 1
        return tuple(found)


@cache
def vocabulary(language: str) -> Words:
    """The words and sentences of a language by kind, each with its meaning (a currency, a power of ten, or nothing)."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in Path(__file__).with_name("vocabulary.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        tongue, kind, text, meaning = line.split("\t")
        if tongue == language:
            found[kind].append((text, meaning))
    return found


def generate(count: int, seed: int = 1, languages: Sequence[str] = ("zh", "en"), sentences: int = 0) -> list[Page]:
    """``count`` pages of each language, taking turns. ``sentences`` makes them all of one length, else that varies."""
    draw = random.Random(seed)
    return [_page(draw, language, sentences or draw.randint(8, 26)) for _ in range(count) for language in languages]


def sentences(
    count: int, language: str, seed: int = 2, kinds: Sequence[str] = ("money", "range", "prose"), once: bool = False
) -> list[Line]:
    """Single lines, with amounts or without; ``once`` makes each of another template."""
    draw = random.Random(seed)
    words = vocabulary(language)
    templates = [text for kind in kinds for text, _ in words[kind]]
    if once:
        return [_line(draw, words, template) for template in draw.sample(templates, min(count, len(templates)))]
    return [_line(draw, words, draw.choice(templates)) for _ in range(count)]


def real(folder: Path) -> list[bytes]:
    """The pages that a user names: every HTML and text file in a folder."""
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".htm", ".txt") and path.is_file()]


def _page(draw: random.Random, language: str, count: int) -> Page:
    words = vocabulary(language)
    cast = {**words, **{kind: draw.sample(words[kind], 2) for kind in ("person", "city")}}
    cast |= {kind: draw.sample(words[kind], 1) for kind in ("company", "product")}

    def some(kind: str, count: int, kept: bool = False, place: str = "body") -> list[Line]:
        pool = [text for text, _ in words[kind]]
        chosen = draw.sample(pool, count) if count <= len(pool) else draw.choices(pool, k=count)
        return [_line(draw, cast if kept else words, text, kept=kept, place=place) for text in chosen]

    amount = _amount(draw, words)
    bare = language == "zh" and draw.random() < 0.5
    headline = _line(draw, cast, draw.choice(words["headline"])[0], _bare(amount) if bare else amount, kept=True, place="headline")
    prose = round(count * 0.4)
    body = some("prose", prose, True) + some("range", draw.randint(0, 2), True)
    body += some("money", count - len(body), True)
    draw.shuffle(body)
    body = _paragraphs(draw, body, "" if language == "zh" else " ")
    body.insert(len(body) // 2, *some("promotion", 1, place="inset"))
    lines = [
        *some("menu", 12, place="menu"),
        headline,
        *some("byline", 1, place="byline"),
        *some("share", 1, place="byline"),
        _line(draw, cast, draw.choice(words["lead"])[0], amount, kept=True),
        *body,
        *some("tail", 1, place="tail"),
        *some("related head", 1, place="side head"),
        *some("teaser", draw.randint(5, 20), place="side"),
        *some("footer", 5, place="foot"),
    ]
    lines = list({line.text: line for line in lines}.values())
    return Page(language, tuple(lines), _html(draw, language, lines))


def _paragraphs(draw: random.Random, sentences: Sequence[Line], gap: str) -> list[Line]:
    """One to three sentences at a time."""
    made: list[Line] = []
    rest = list(sentences)
    while rest:
        count = draw.randint(1, 3)
        text, truths = "", list[Truth]()
        for line in rest[:count]:
            text += gap if text else ""
            truths += (truth.moved(len(text)) for truth in line.truths)
            text += line.text
        made.append(Line(text, True, tuple(truths)))
        del rest[:count]
    return made


def _line(draw: random.Random, words: Words, template: str, amount: Truth | None = None, kept: bool = False, place: str = "body") -> Line:
    """A template with its slots filled, and where the amounts came to stand."""
    text, truths, last = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[last : slot.start()]
        last = slot.end()
        if slot[1] == "amount":
            truth = amount or (_range if template in dict(words["range"]) else _amount)(draw, words)
            truths.append(truth.moved(len(text)))
            text += truth.text
        else:
            text += _filling(draw, words, slot[1])
    return Line(text + template[last:], kept, tuple(truths), place)


def _filling(draw: random.Random, words: Words, slot: str) -> str:
    if slot == "percent":
        return f"{draw.randint(1, 60)}.{draw.randint(1, 9)}%"
    if slot == "year":
        return str(draw.randint(2021, 2032))
    if slot == "day":
        return str(draw.randint(10, 28))
    if slot == "quarter":
        return str(draw.randint(1, 4))
    if slot == "few":
        return str(draw.randint(2, 960))
    if slot == "bare":
        scale = draw.choice(words["counted"])[0]
        return f"{_figure(draw, 980)}{_gap(scale)}{scale}"
    if slot == "count":
        scale = draw.choice(words["counted"])[0]
        return f"{draw.randint(2, 90)}{'' if scale > '一' else ' '}{scale}"
    return draw.choice(words[slot])[0]


def _amount(draw: random.Random, words: Words) -> Truth:
    scale, power = _scale(draw, words)
    figure = _figure(draw, 20 if power == "12" else 980)
    value = Decimal(figure) * 10 ** int(power)
    return _money(draw, words, f"{figure}{_gap(scale)}{scale}", value, value, value)


def _range(draw: random.Random, words: Words) -> Truth:
    """Two ends, of which the last alone names scale (in English) and currency."""
    low = draw.randint(2, 60)
    high = low + draw.randint(1, 30)
    scale, power = _scale(draw, words)
    joint = draw.choice(words["joint"])[0]
    first = f"{low}{scale}" if not _gap(scale) else str(low)
    factor = 10 ** int(power)
    return _money(draw, words, f"{first}{joint}{high}{_gap(scale)}{scale}", None, Decimal(low * factor), Decimal(high * factor))


def _money(draw: random.Random, words: Words, figure: str, value: Decimal | None, low: Decimal, high: Decimal) -> Truth:
    pattern, currency = draw.choice(words["currency"])
    text = pattern.replace("#", figure) if "#" in pattern else figure + pattern
    return Truth(0, len(text), text, value, low, high, currency)


def _bare(truth: Truth) -> Truth:
    """The amount without its currency, as Chinese headlines have it."""
    text = re.match(r"[\d.]+[万亿]+", truth.text)
    assert text is not None
    return Truth(0, text.end(), text[0], truth.value, truth.low, truth.high, truth.currency, named=False)


def _scale(draw: random.Random, words: Words) -> tuple[str, str]:
    """Trillions are rare."""
    return draw.choices(words["scale"], weights=(5, 5, 1))[0]


def _figure(draw: random.Random, most: int) -> str:
    return str(draw.randint(2, most)) if draw.random() < 0.5 else f"{draw.randint(1, min(98, most))}.{draw.randint(1, 9)}"


def _gap(scale: str) -> str:
    return "" if scale > "一" else " "


def _html(draw: random.Random, language: str, lines: Sequence[Line]) -> str:
    """The lines in the markup of a portal, with the ballast that such pages carry."""
    layout = draw.choice(_LAYOUTS)
    title = next(line.text for line in lines if line.place == "headline")

    def put(place: str, tag: str = "p", link: bool = False) -> str:
        inside = (escape(line.text) for line in lines if line.place == place)
        if not link:
            return "".join(f"<{tag}>{text}</{tag}>\n" for text in inside)
        return "".join(f'<{tag}><a href="/{draw.randrange(10**6)}.html">{text}</a></{tag}>\n' for text in inside)

    def box(name: str, inside: str) -> str:
        tag, word = layout[name]
        return f'<{tag} class="{word}" data-id="{draw.randrange(10**9)}">\n{inside}</{tag}>\n'

    article = "".join(
        f"<p>{escape(line.text)}</p>\n" if line.place == "body" else f'<div class="app-promo">{escape(line.text)}</div>\n'
        for line in lines
        if line.place in ("body", "inset")
    )
    main = f"<h1>{escape(title)}</h1>\n" + f'<div class="meta">{put("byline", "span")}</div>\n' + box("body", article) + put("tail")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>\n'
        f'{_ballast(draw)}</head>\n<body>\n'
        f'<nav class="nav"><ul>{put("menu", "li", link=True)}</ul></nav>\n{box("main", main)}'
        + box("side", put("side head", "h3") + f"<ul>{put('side', 'li', link=True)}</ul>")
        + box("foot", put("foot"))
        + f"{_ballast(draw)}</body></html>\n"
    )


def _ballast(draw: random.Random) -> str:
    """Scripts and styles: most of a page's bytes."""
    state = ",".join(f'"{draw.getrandbits(40):x}":{{"id":{draw.randrange(10**6)},"seen":false}}' for _ in range(draw.randint(100, 500)))
    rules = "".join(f".c{draw.getrandbits(24):x}{{margin:0 {draw.randint(1, 40)}px;display:block}}" for _ in range(draw.randint(50, 300)))
    return f"<style>{rules}</style>\n<script>window.state={{{state}}};</script>\n"
