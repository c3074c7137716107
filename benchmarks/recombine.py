"""Makes pages to learn from out of labelled ones: an article between the noise of other pages, with teasers and comments.

So few labelled pages show too little of what may stand around an article. Here an article gets the head and the tail of other
pages, and lists of teasers (headlines and first sentences of other pages, laid out in one of many ways), threads of comments,
pointers, captions and lines about its author at any of the places where pages have them. What such lines say beside other
pages' words stands in ``page_parts.tsv``. Every line keeps its state, so the made pages are labelled as well as those that
they were made from. Declined: making articles; there is no learning from those what an article is.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bilingual.page.classify import STATES

__all__ = ["Parts", "Row", "made"]

BEFORE, ARTICLE, INSIDE, BEHIND = STATES
Row = tuple[int, str, str]
"""Blank lines above a line, the line, its state."""
Added = list[tuple[int, str]]
"""Lines to add, with the blank lines above them."""
LAYOUTS = ("h", "h", "kh", "hd", "kdh", "hl", "khl", "hdl", "hld", "dh", "hs", "hlr", "khdl", "l", "hnl", "nh", "hn", "hnd")
"""The fields of a teaser: headline, kicker, date, lead, read more, site, name."""
THREADS = ("ndtr", "ndt", "nt", "ntr", "dnt", "tnd", "ndrt", ":")
"""The fields of a comment: name, date, text, reply; or name and text in one line."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
PARAGRAPH = {"zh": 40, "en": 80}
"""The least length of a line that sentences are taken from."""
_ENDS = {"zh": re.compile(r"(?<=[。！？])"), "en": re.compile(r"(?<=[.!?])\s+")}


@dataclass
class Parts:
    """A page cut at its article."""

    lang: str
    head: list[Row]
    body: list[Row]
    tail: list[Row]
    paragraphs: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.paragraphs = [line for _, line, state in self.body if state == ARTICLE and len(line) > PARAGRAPH[self.lang]]

    @property
    def headline(self) -> str:
        return self.body[0][1]

    @classmethod
    def of(cls, lang: str, lines: list[str], states: list[str]) -> Parts:
        """From the lines of a page, blank ones included, and the states of those that are not."""
        rows: list[Row] = []
        blank, rest = 0, iter(states)
        for line in lines:
            if line.strip():
                rows.append((blank, line, next(rest)))
                blank = 0
            else:
                blank += 1
        if ARTICLE not in states:
            return cls(lang, rows, [], [])
        first, last = states.index(ARTICLE), len(states) - states[::-1].index(ARTICLE)
        return cls(lang, rows[:first], rows[first:last], rows[last:])


@cache
def words(lang: str) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for line in Path(__file__).with_name("page_parts.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            language, part, text = line.split("\t")
            if language == lang:
                rows[part].append(text)
    return dict(rows)


@dataclass
class Maker:
    """Writes what stands around one article, by chance but the same way throughout a list or a thread."""

    lang: str
    own: list[str]
    pool: list[Parts]
    chance: random.Random

    def one(self, part: str) -> str:
        text = self.chance.choice(words(self.lang)[part])
        for slot in ("name", "outlet", "topic", "place"):
            while f"{{{slot}}}" in text:
                text = text.replace(f"{{{slot}}}", self.one(slot), 1)
        return text

    def date(self) -> str:
        pick = self.chance.randint
        year, month, day, hour, minute = pick(2004, 2026), pick(1, 12), pick(1, 28), pick(0, 23), pick(0, 59)
        if self.lang == "zh":
            forms = (f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}", f"{year}年{month}月{day}日", f"{month:02}-{day:02}",
                     f"{pick(1, 23)}小时前", f"{year}/{month:02}/{day:02}", f"{month:02}-{day:02} {pick(100, 9000)}")  # fmt: skip
        else:
            name = MONTHS[month - 1]
            forms = (f"{name} {day}, {year}", f"{name[:3]} {day}, {year} {hour % 12 + 1}:{minute:02} pm", f"{day} {name} {year}",
                     f"{pick(2, 23)} hours ago", f"{month}/{day}/{year}", f"{name[:3]} {day}", f"{pick(1, 59)}m ago",
                     f"{name} {day}, {year} at {hour % 12 + 1}:{minute:02} am")  # fmt: skip
        return self.chance.choice(forms)

    def sentences(self, paragraphs: list[str], most: int) -> str:
        """One sentence or a few in a row out of one of the paragraphs."""
        found = [text.strip() for text in _ENDS[self.lang].split(self.chance.choice(paragraphs)) if len(text.strip()) > 4]
        start = self.chance.randrange(len(found))
        return " ".join(found[start : start + self.chance.randint(1, most)])

    def teasers(self, count: int, layouts: tuple[str, ...] = LAYOUTS, headed: float = 0.6) -> Added:
        chance = self.chance
        layout, gap = chance.choice(layouts), chance.choice((0, 0, 1))
        cut, dots = chance.choice((0, 60, 90, 120, 160, 300)), chance.choice(("…", "...", "", "…", " [...]"))
        mark, counted, together = chance.choice(("", "", "", "", "· ", "• ", "- ", "» ")), chance.random() < 0.12, chance.random() < 0.12
        cut = cut // 2 if self.lang == "zh" else cut
        more = self.one("more")
        lines: Added = [(1, self.one("section"))] if chance.random() < headed else []
        for number in range(1, count + 1):
            other = chance.choice(self.pool)
            lead = other.paragraphs[0][:cut] + dots if cut else self.sentences(other.paragraphs[:1], 3)
            item = {
                "h": f"{mark}{f'{number}. ' if counted else ''}{other.headline[:120]}", "k": self.one("kicker"), "d": self.date(),
                "l": lead, "r": more, "s": self.one("site"), "n": self.one("name"),
            }  # fmt: skip
            texts = [item[letter] for letter in layout]
            lines += [(gap, text) for text in ([" ".join(texts)] if together else texts)]
        return lines

    def comments(self, count: int) -> Added:
        chance = self.chance
        layout, gap, reply = chance.choice(THREADS), chance.choice((0, 0, 1)), self.one("reply")
        lines: Added = [(1, self.one("comments"))] if chance.random() < 0.7 else []
        for _ in range(count):
            texts = []
            for _ in range(chance.choice((1, 1, 1, 2, 3))):
                source = self.own if chance.random() < 0.3 else chance.choice(self.pool).paragraphs
                text = self.sentences(source, 3)
                texts.append(self.one("says") + text if chance.random() < 0.35 else text.lower() if chance.random() < 0.15 else text)
            if layout == ":":
                lines.append((gap, f"{self.one('name')}: {texts[0]}"))
            for letter in layout if layout != ":" else "":
                item = {"n": [self.one("name")], "d": [self.date()], "r": [reply], "t": texts}[letter]
                lines += [(gap, text) for text in item]
        return lines

    def author(self) -> Added:
        head = [(1, self.one("bio head"))] if self.chance.random() < 0.4 else []
        return [*head, (1, self.one("bio"))]

    def interruption(self) -> Added:
        """What stands inside articles: a pointer to another page, a caption, a few headlines."""
        kind = self.chance.random()
        if kind < 0.35:
            return [(1, self.one("pointer").replace("{headline}", self.chance.choice(self.pool).headline[:120]))]
        if kind < 0.6:
            text, credit = self.sentences(self.own, 1)[:180], self.one("credit")
            return self.chance.choice(([(1, f"{text} {credit}")], [(1, text), (self.chance.choice((0, 1)), credit)], [(1, credit)]))
        return self.teasers(self.chance.randint(1, 4), ("h", "h", "h", "h", "kh"))


def made(page: Parts, pool: list[Parts], chance: random.Random) -> tuple[list[str], list[str]]:
    """The lines of a page made of the article of one page and the noise of others, and the states of those that are not blank."""
    pool = [other for other in pool if other is not page]
    maker = Maker(page.lang, page.paragraphs, pool, chance)
    head, body, tail = list(page.head), list(page.body), list(page.tail)
    if chance.random() < 0.5:
        head = head[:1] + chance.choice(pool).head[1:]  # the title stays
    if chance.random() < 0.5:
        tail = list(chance.choice(pool).tail)

    def add(rows: list[Row], at: int, lines: Added, state: str) -> None:
        rows[at:at] = [(gap, line, state) for gap, line in lines]

    if chance.random() < 0.3 and len(head) > 1:
        add(head, chance.randint(1, len(head)), maker.teasers(chance.randint(2, 8)), BEFORE)
    if chance.random() < 0.35 and len(body) > 4:
        for _ in range(chance.choice((1, 1, 2))):
            add(body, chance.randint(2, len(body) - 1), maker.interruption(), INSIDE)
    extra = maker.author() if chance.random() < 0.3 else []
    for kind in chance.sample("tct", chance.choice((0, 1, 1, 2))):
        extra += maker.teasers(chance.randint(2, 12)) if kind == "t" else maker.comments(chance.randint(2, 12))
    if chance.random() < 0.2:
        tail = []
    add(tail, 0 if chance.random() < 0.5 else chance.randint(0, len(tail)), extra, BEHIND)
    loose = chance.random() < 0.6
    lines: list[str] = []
    for blank, line, _ in [*head, *body, *tail]:
        lines += [""] * (blank if loose else 0) + [line]
    states = [BEFORE] * len(head) + [state for _, _, state in body] + [BEHIND] * len(tail)
    return lines, states
