"""The phrases of ``lexicons/noise.tsv`` found in a line: evidence for the classifier, with the reason that each gives.

One pattern a place (line start, anywhere, credit), longest phrase first, and a table of whole lines; beside them the shapes
of dates, amounts, invitations and the like from ``shapes.toml``. Whole lines are compared by their letters alone, so that
``0 Comments`` and ``评论（12）`` meet the row that says ``comments`` or ``评论``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from bilingual.lexicon import Lexicon
from bilingual.page.memo import Memo

__all__ = ["Functions", "Openings", "Phrases", "any_of", "function_words", "letters", "phrases", "width"]

_WIDE = re.compile(r"[\u2e80-\u9fff]|\\u4e00")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NOT_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def letters(text: str) -> str:
    """The letters of a line in lower case, all else taken out.

    >>> letters("0 Comments:"), letters("【相关阅读】")
    ('comments', '相关阅读')
    """
    if text.isascii():
        return text.encode().translate(None, _NOT_ASCII_LETTERS).decode().lower()
    text = "".join(text.split())  # spaces are most of what goes, and go faster so
    return (text if text.isalpha() else _NOT_LETTERS.sub("", text)).lower()


def width(text: str) -> int:
    """How wide a text is: letters of a wide script count nearly two.

    >>> width("Alpha"), width("中文")
    (5, 4)
    """
    return len(text) if text.isascii() else (len(text) + len(text.encode(errors="replace"))) // 2


class Openings:
    """Phrases that a line may begin with, the longest first: one pattern for each first character."""

    def __init__(self, words: Iterable[str]) -> None:
        self._patterns = {first: re.compile(re.escape(first) + rest) for first, rest in _by_first(words, whole=True).items()}

    def match(self, text: str) -> re.Match[str] | None:
        """The phrase that the text begins with, as a match; None where there is none."""
        pattern = self._patterns.get(text[:1])
        return pattern.match(text) if pattern else None


@dataclass(frozen=True, eq=False)
class Phrases:
    """The compiled rows; each answers with the reason of the row that was met, or None."""

    heads: dict[str, str]
    """Letters of a line that opens a section of noise -> reason."""
    lines: dict[str, str]
    """Letters of a line that is noise as a whole -> reason."""
    alone: dict[str, str]
    """Letters of a line that is noise wherever it stands -> reason."""
    headings: dict[str, str]
    """Letters of a line that opens a section of noise, or a part of the article -> reason."""
    labels: dict[str, str]
    """Letters of all of these, and of what is one only among others -> reason."""
    starts: Openings
    anywhere: re.Pattern[str]
    credits: Openings
    date: re.Pattern[str]
    time: re.Pattern[str]
    numbered: re.Pattern[str]
    amount: re.Pattern[str]
    invitation: re.Pattern[str]
    about: re.Pattern[str]
    asking: re.Pattern[str]
    author: re.Pattern[str]
    captioned: re.Pattern[str]
    """The end of a sentence, and behind it whose picture it describes."""
    clause: re.Pattern[str]
    """What a sentence, or a headline, has in it and a name has not."""
    code: re.Pattern[str]
    """A command to type, or a line of a program; the scripts and styles of pages themselves are none."""
    contact: re.Pattern[str]
    """The head of a list of whom to ask about a release."""
    reached: re.Pattern[str]
    """How someone is reached: an address or a telephone number."""
    counted: re.Pattern[str]
    """The number in Chinese of a part (一、) or of an item （一）, as the groups ``ten`` and ``one``; ``open`` is the bracket."""
    credited: re.Pattern[str]
    quantity: re.Pattern[str]
    """How an ingredient begins."""
    quotation: re.Pattern[str]
    equation: re.Pattern[str]
    """What one currency is in another, as a line of its own."""
    field: re.Pattern[str]
    answered: re.Pattern[str]
    account: re.Pattern[str]
    """The number of an account's articles, as a line of its card."""
    ends: re.Pattern[str]
    """How a release says where its text ends; what stands below is about those who sent it."""
    scheduled: re.Pattern[str]
    """What makes a statement of a line with a day, or the number of a document."""
    day: re.Pattern[str]
    """A day behind a headline with nothing between, where no sentence has it."""
    following: re.Pattern[str]
    """The link to the story before or behind this one."""
    agency: re.Pattern[str]
    """Whose picture it is, as a line above the caption."""
    registered: re.Pattern[str]
    """The number under which a notice was issued."""
    watched: re.Pattern[str]
    """What stands below a question: how many follow it."""
    votes: re.Pattern[str]
    """How many agree with an answer."""
    attached: re.Pattern[str]
    """A file that hangs on a post, with its size, or how many have rated it."""
    signature: re.Pattern[str]
    """What a writer puts below every post: fields parted by bars, a motto in quotation marks, an offer."""
    speaker: re.Pattern[str]
    """Whose post is quoted in an answer to it."""
    contents: re.Pattern[str]
    """The head of an article's table of contents."""
    outlet: re.Pattern[str]
    """Who has the rights in a page, or of whom there are more stories: the group ``name``."""
    urging: re.Pattern[str]
    """How a prompt begins: what the reader is to do with what is named behind it."""
    urged: re.Pattern[str]
    """How it goes on behind the name."""
    shelf: re.Pattern[str]
    """The name of a series or a shelf, before the headline of another story."""
    imprint: re.Pattern[str]
    """How the lines begin that a release has behind its end: who sent it, whom to ask."""
    more: re.Pattern[str]
    """The button that opens another story."""
    notice: re.Pattern[str]
    """How a notice begins that may be long: of forward-looking statements, of a wire."""
    stamp: re.Pattern[str]
    """The date of a post in a thread."""
    floor: re.Pattern[str]
    """The number of a post in a thread."""
    duration: re.Pattern[str]
    issuer: re.Pattern[str]
    """Who issued a notice, as a line below it."""
    issued: re.Pattern[str]
    """The day of a notice, as a line below its issuer."""
    lasting: re.Pattern[str]
    """The end of a label whose value is a duration (Cooking time)."""
    ending: re.Pattern[str]
    """How a line begins that ends an article: who else wrote it, who edited it."""
    part: re.Pattern[str]
    """The number of an article's part, as a line of its own."""
    pictured: re.Pattern[str]
    """How the caption of a picture ends that says whose it is."""
    role: re.Pattern[str]
    """A name, maybe, and what its bearer does for a paper."""
    speech: re.Pattern[str]
    thread: re.Pattern[str]
    """The line above a thread's headline, how often it was seen and answered; or below it, a button for its writer's posts."""
    way: re.Pattern[str]
    """The way to a page from the first one."""
    weighed: re.Pattern[str]
    """The head of a list of what speaks for a thing or against it."""
    verb: re.Pattern[str]
    """What makes a sentence of a caption without a full stop."""
    between: tuple[re.Pattern[str], re.Pattern[str]]
    """What parts labels in a row, in narrow letters and in wide ones."""
    told: Memo[bool, re.Pattern[str]]
    """Whole lines by their shape, in narrow letters (False) and in wide ones, compiled when first asked for; the group that met is
    named by the reason, with ``_`` for ``-``."""
    reasons: dict[str, str]
    """A phrase as the patterns find it -> reason."""


def _by_first(words: Iterable[str], whole: bool) -> dict[str, str]:
    """What may follow the first character of a phrase, as an alternation, the longest first; ``whole`` where a letter must end a word."""
    rest: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        end = r"(?![a-zA-Z])" if whole and word[-1].isascii() and word[-1].isalpha() else ""
        rest.setdefault(word[:1], []).append(re.escape(word[1:]) + end)
    return {first: f"(?:{'|'.join(own)})" for first, own in sorted(rest.items())}


def any_of(words: Iterable[str], *, whole: bool = False) -> re.Pattern[str]:
    """One pattern for all words, by their first character, so that the scan skips what cannot begin one."""
    return re.compile("|".join(re.escape(first) + rest for first, rest in _by_first(words, whole).items()) or "(?!)")


def _shapes(table: dict[str, list[str]], wide: bool) -> re.Pattern[str]:
    """The shapes of whole lines, wide or narrow, one group a reason; marks and brackets before a line are no part of it."""
    groups = []
    for reason, shapes in table.items():
        if own := [shape for shape in shapes if wide == (_WIDE.search(shape) is not None)]:
            groups.append(f"(?P<{reason.replace('-', '_')}>{'|'.join(own)})")
    return re.compile(r"[\s（(\[【〔★☆※◎＊*▲△▼▶►⬇—–«»‹›<>＜＞↑↓→👇👆-]{0,5}+(?:" + "|".join(groups) + ")" if groups else "(?!)")


@cache
def phrases(lexicon: Lexicon) -> Phrases:
    """The phrases of a lexicon, compiled once."""
    places = ("head", "heading", "line", "start", "any", "credit", "alone", "label")
    by_place: dict[str, dict[str, str]] = {place: {} for place in places}
    for row in lexicon.table("noise"):
        for place in row.many("place"):
            by_place[place][row["phrase"]] = row["reason"]
    settings = lexicon.settings("shapes")
    shapes = settings["patterns"]
    heads, headings, lines, alone, labels = (
        {letters(phrase): reason for phrase, reason in by_place[place].items()}
        for place in ("head", "heading", "line", "alone", "label")
    )
    return Phrases(
        heads=heads,
        headings=headings,
        lines=lines,
        alone=alone,
        labels={**labels, **heads, **lines, **alone},
        starts=Openings(by_place["start"]),
        anywhere=any_of(by_place["any"], whole=True),
        credits=Openings(by_place["credit"]),
        date=re.compile(shapes["date"]),
        time=re.compile(shapes["time"]),
        numbered=re.compile(shapes["numbered"]),
        amount=re.compile(shapes["amount"]),
        invitation=re.compile(shapes["invitation"]),
        about=re.compile(shapes["about"]),
        asking=re.compile(shapes["asking"]),
        author=re.compile(shapes["author"]),
        captioned=re.compile(shapes["captioned"]),
        clause=re.compile(shapes["clause"]),
        code=re.compile(shapes["code"]),
        contact=re.compile(shapes["contact"]),
        reached=re.compile(shapes["reached"]),
        counted=re.compile(shapes["counted"]),
        credited=re.compile(shapes["credited"]),
        quantity=re.compile(shapes["quantity"]),
        quotation=re.compile(shapes["quotation"]),
        equation=re.compile(shapes["equation"]),
        field=re.compile(shapes["field"]),
        answered=re.compile(shapes["answered"]),
        account=re.compile(shapes["account"]),
        ends=re.compile(shapes["ends"]),
        scheduled=re.compile(shapes["scheduled"]),
        day=re.compile(shapes["day"]),
        following=re.compile(shapes["following"]),
        agency=re.compile(shapes["agency"]),
        registered=re.compile(shapes["registered"]),
        watched=re.compile(shapes["watched"]),
        votes=re.compile(shapes["votes"]),
        attached=re.compile(shapes["attached"]),
        signature=re.compile(shapes["signature"]),
        speaker=re.compile(shapes["speaker"]),
        contents=re.compile(shapes["contents"]),
        more=re.compile(shapes["more"]),
        outlet=re.compile(shapes["outlet"]),
        urged=re.compile(shapes["urged"]),
        shelf=re.compile(shapes["shelf"]),
        imprint=re.compile(shapes["imprint"]),
        urging=re.compile(shapes["urging"]),
        notice=re.compile(shapes["notice"]),
        stamp=re.compile(shapes["stamp"]),
        floor=re.compile(shapes["floor"]),
        duration=re.compile(shapes["duration"]),
        issuer=re.compile(shapes["issuer"]),
        issued=re.compile(shapes["issued"]),
        lasting=re.compile(shapes["lasting"]),
        ending=re.compile(shapes["ending"]),
        part=re.compile(shapes["part"]),
        pictured=re.compile(shapes["pictured"]),
        role=re.compile(shapes["role"]),
        speech=re.compile(shapes["speech"]),
        thread=re.compile(shapes["thread"]),
        way=re.compile(shapes["way"]),
        weighed=re.compile(shapes["weighed"]),
        verb=re.compile(shapes["verb"]),
        between=(re.compile(shapes["between"]), re.compile(shapes["between_wide"])),
        told=Memo(partial(_shapes, settings["told"])),
        reasons={**by_place["start"], **by_place["any"]},
    )


@dataclass(frozen=True, eq=False)
class Functions:
    """The function words of languages with spaces, and the characters that do their work elsewhere."""

    words: frozenset[str]
    characters: str


@cache
def function_words(lexicon: Lexicon) -> Functions:
    """The rows of ``lexicons/function_words.tsv``: what running text cannot do without."""
    rows = [row["word"] for row in lexicon.table("function_words")]
    wide = [word for word in rows if len(word) == 1 and word > "\u1100"]
    return Functions(frozenset(rows) - frozenset(wide), "".join(wide))
