"""The order of the rooms: the one module that knows it.

    decode → blocks → clean → metadata → language → amounts → currency → exchange rate → render

Each function here is a way through some or all of them; what a stage does, and why, stands in its own room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date
from datetime import datetime
from functools import cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilingual.currency import Context, Rates, resolve, terms
from bilingual.document import Amount, Block, Document, Language, Region, Remnant, Script, Segment, Term, Token
from bilingual.errors import InputError
from bilingual.language import convert, remnants, segments, tokenise
from bilingual.language import detect as detect_language
from bilingual.lexicon import Lexicon, shipped
from bilingual.page import Sheet, metadata, parted, source
from bilingual.page import blocks as split
from bilingual.page import clean as clean_sheet
from bilingual.page.collector import collector_off
from bilingual.page.metadata import Metadata
from bilingual.quantity import find
from bilingual.render import Style, record, render

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["as_it_stands", "assumed", "clean", "detect", "find_amounts", "lexicon_of", "normalise", "with_amounts"]

PathOrRates = str | PathLike[str] | Rates | None
PathOrLexicon = str | PathLike[str] | Lexicon | None


def normalise(
    page: bytes | str | BeautifulSoup,
    *,
    url: str | None = None,
    date: Date | None = None,
    media_type: str | None = None,
    rates: PathOrRates = None,
    assume: str | None = None,
    style: Style = "plain",
    terms: bool = False,
    lexicon: PathOrLexicon = None,
) -> Document:
    """The main job: the article of a page, its language, and every amount of it in canonical form.

    ``date`` chooses the exchange rates, else the page's own date, else the newest; ``rates`` is a CSV file of the user's
    own (date, currency, units per US dollar) or a `Rates`; ``assume`` is the currency for bare money that no evidence
    decides; ``style`` is how figures are written; ``terms`` also writes names in their canonical form; ``lexicon`` is a
    folder with rows of the user's own. Raises InputError on wrong arguments and never on page content.

    >>> doc = normalise("OpenAI拟融资6000亿美元。", media_type="text/plain")
    >>> doc.normalised
    'OpenAI拟融资USD 600000000000。'
    """
    words = lexicon_of(lexicon)
    document, sheet = _read(page, url, media_type, words)
    when = _date(date) or document.published
    context = Context(
        language=document.language.code, date=when, url=document.url, title=document.title, assume=assumed(assume, words),
        declared=sheet.language,
    )
    amounts = _price(resolve(document.text, find(document.text, words, parted(sheet, document.blocks)), context, words), rates, when)
    names = document.terms if terms else ()
    normalised, edits = render(document.text, amounts, style=_style(style), terms=names)
    return _changed(document, normalised=normalised, edits=edits, amounts=amounts)


def as_it_stands(text: str, *, rates: PathOrRates = None, lexicon: PathOrLexicon = None) -> Document:
    """The document that a text is with nothing cleaned off: every line with text in it is a kept block.

    >>> as_it_stands("相关推荐\\n\\n融资5亿美元").normalised
    '相关推荐\\n\\n融资USD 500000000'
    """
    words = lexicon_of(lexicon)
    document = _document(text, _lines(text), Metadata(None, None, None), None, words)
    context = Context(language=document.language.code, date=None, url=None, title=None, assume=None)
    return with_amounts(document, resolve(text, find(text, words), context, words), rates=rates)


def with_amounts(document: Document, amounts: Sequence[Amount], *, rates: PathOrRates = None) -> Document:
    """A document with these amounts in place of its own, priced where they are not yet, and its text written out anew."""
    priced = _price(amounts, rates, document.published)
    normalised, edits = render(document.text, priced)
    return _changed(document, normalised=normalised, edits=edits, amounts=priced)


def clean(
    page: bytes | str | BeautifulSoup,
    *,
    url: str | None = None,
    media_type: str | None = None,
    lexicon: PathOrLexicon = None,
) -> Document:
    """Cleaning alone: the document without amounts, its ``normalised`` the same as its ``text``.

    >>> clean("<html><body><nav><a href='/'>Home</a></nav><p>Shares rose on Monday.</p></body></html>").text
    'Shares rose on Monday.'
    """
    return _read(page, url, media_type, lexicon_of(lexicon))[0]


def find_amounts(
    text: str,
    *,
    lang: str | None = None,
    date: Date | None = None,
    url: str | None = None,
    rates: PathOrRates = None,
    assume: str | None = None,
    lexicon: PathOrLexicon = None,
) -> tuple[Amount, ...]:
    """The amounts of a text as it stands, nothing cleaned off. ``lang`` is a hint for the currency, never a filter.

    >>> [(amount.currency, str(amount.value)) for amount in find_amounts("up to $1.5bn")]
    [('USD', '1500000000')]
    """
    if not isinstance(text, str):
        raise InputError(f"text must be a str, not {type(text).__name__}; give pages in bytes to normalise()")
    _check_str(lang=lang, url=url)
    words = lexicon_of(lexicon)
    when = _date(date)
    context = Context(language=lang or detect_language(text, words).code, date=when, url=url, title=None, assume=assumed(assume, words))
    return _price(resolve(text, find(text, words), context, words), rates, when)


def detect(text: str) -> Language:
    """The language of a text as it stands, and how sure that is.

    >>> detect("OpenAI豪赌2030").code
    'zh-Hans'
    """
    if not isinstance(text, str):
        raise InputError(f"text must be a str, not {type(text).__name__}")
    return detect_language(text)


@collector_off()
def _read(page: bytes | str | BeautifulSoup, url: str | None, media_type: str | None, lexicon: Lexicon) -> tuple[Document, Sheet]:
    """A page's article and what it says of itself, and the page as it was read."""
    if media_type not in (None, "text/html", "text/plain"):
        raise InputError(f"media_type must be 'text/html' or 'text/plain', not {media_type!r}")
    _check_str(url=url)
    decoded = source(page, media_type)
    sheet = split(decoded, lexicon)
    text, blocks = clean_sheet(sheet, url=url, lexicon=lexicon)
    facts = metadata(sheet, url)
    return _document(text, blocks, facts, decoded.encoding, lexicon), sheet


def _document(text: str, blocks: tuple[Block, ...], facts: Metadata, encoding: str | None, lexicon: Lexicon) -> Document:
    """A text whose blocks are known, with its language and without amounts."""
    return Document(
        text=text,
        normalised=text,
        edits=(),
        title=facts.title,
        published=facts.published,
        url=facts.url,
        encoding=encoding,
        blocks=blocks,
        amounts=(),
        reader=_Reader(lexicon),
    )


def _changed(document: Document, **fields: Any) -> Document:
    """The document with other fields but the same text, so that what was found out about the text still holds."""
    made = replace(document, **fields)
    made.__dict__.update({name: document.__dict__[name] for name in ("language", "segments", "remnants") if name in document.__dict__})
    return made


def _lines(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(Block(line, True, line=number, start=start, end=start + len(line)))
        start += len(line) + 1
    return tuple(blocks)


class _Reader:
    """Finds what a document is asked for later, in the rooms that know it; so jieba loads only where tokens are wanted."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def language(self, document: Document) -> Language:
        return detect_language(document.text, self.lexicon)

    def segments(self, document: Document) -> tuple[Segment, ...]:
        return segments(document.text, self.lexicon)

    def remnants(self, document: Document) -> tuple[Remnant, ...]:
        return remnants(document.text, document.segments, self.lexicon)

    def tokens(self, document: Document) -> tuple[Token, ...]:
        return tokenise(document.text, document.segments, document.amounts, self.lexicon)

    def terms(self, document: Document) -> tuple[Term, ...]:
        return terms(document.text, self.lexicon)

    def display(self, document: Document, script: Script, region: Region | None) -> str:
        return convert(document.normalised, script, region)

    def record(self, document: Document, all_blocks: bool) -> dict[str, Any]:
        return record(document, all_blocks)


def _price(amounts: Sequence[Amount], rates: PathOrRates, when: Date | None) -> tuple[Amount, ...]:
    """The amounts with their worth in US dollars; the rate table is opened only where there is money without one."""
    if rates is not None and not isinstance(rates, str | PathLike | Rates):
        raise InputError(f"rates must be a CSV file or a Rates, not {type(rates).__name__}; see the README for its columns")
    own = Rates.load(Path(rates)) if isinstance(rates, str | PathLike) else rates
    if all(amount.currency is None or amount.usd is not None for amount in amounts):
        return tuple(amounts)
    table = own or Rates.load(None)

    def priced(amount: Amount) -> Amount:
        done = amount.currency is None or amount.usd is not None
        return amount if done else replace(amount, usd=table.in_usd(amount, when))

    return tuple(map(priced, amounts))


def lexicon_of(lexicon: PathOrLexicon) -> Lexicon:
    """The lexicon that an argument names: one already loaded, a folder of rows over the shipped ones, or these alone."""
    if isinstance(lexicon, Lexicon):
        return lexicon
    return shipped() if lexicon is None else shipped(Path(lexicon))


def _check_str(**arguments: Any) -> None:
    """Raises InputError for an argument that is there and is no str."""
    for name, value in arguments.items():
        if value is not None and not isinstance(value, str):
            raise InputError(f"{name} must be a str, not {type(value).__name__}")


def _date(date: Any) -> Date | None:
    if isinstance(date, datetime):
        return date.date()
    if date is None or isinstance(date, Date):
        return date
    raise InputError(f"date must be a datetime.date, not {type(date).__name__}; try datetime.date.fromisoformat(…)")


def assumed(assume: Any, lexicon: Lexicon) -> str | None:
    """A caller's currency for what no evidence decides. Raises InputError where it is none that the tables know."""
    if assume is None or (isinstance(assume, str) and assume in _codes(lexicon)):
        return assume
    raise InputError(f"assume must be an ISO 4217 code such as 'CNY', not {assume!r}")


@cache
def _codes(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(code for row in lexicon.table("currencies") for code in row.many("codes"))


def _style(style: Any) -> Style:
    if style not in ("plain", "grouped", "short"):
        raise InputError(f"style must be 'plain', 'grouped' or 'short', not {style!r}")
    return style  # type: ignore[no-any-return]
