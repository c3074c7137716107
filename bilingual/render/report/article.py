"""A document as a page: what it says of itself, the article with its marks, what was dropped and why, the table."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from bilingual.document import Basis, Block, Document
from bilingual.render.report.amounts import marked, table
from bilingual.render.report.markup import Html, page, tag
from bilingual.render.wording import Words, words

__all__ = ["Article", "document_page", "facts", "legend", "title_of"]

_BASES: tuple[Basis, ...] = ("explicit", "inferred", "conflict", "unresolved")

_TITLE = 90
"""How many characters of a line stand for a title."""


def document_page(document: Document, ui: str) -> Html:
    say = words(ui)
    title = title_of(document, say)
    return page(
        "zh-Hans" if ui == "zh" else "en",
        say("title", title=title),
        tag("header", tag("h1", title), facts(document, say), legend((document,), say)),
        tag(
            "main",
            tag("section", tag("h2", say("article")), Article(document, "a", say).whole()),
            tag("section", tag("h2", say("amounts")), table(document, "a", say)),
        ),
    )


def facts(document: Document, say: Words) -> Html:
    """What the page says of itself. The address is text, not a link: a report must not lead anywhere."""
    told = [say("language", code=document.language.code)]
    if document.published:
        told.append(say("published", date=document.published.isoformat()))
    if document.encoding:
        told.append(say("encoding", encoding=document.encoding))
    told.append(say("count_amounts", count=len(document.amounts)))
    dropped = sum(not block.kept for block in document.blocks)
    if dropped:
        told.append(say("count_dropped", count=dropped))
    if document.url:
        told.append(say("address", url=document.url))
    return tag("ul", *(tag("li", fact) for fact in told), class_="facts")


def legend(documents: tuple[Document, ...], say: Words) -> Html:
    """The marks and what they mean, with how often each occurs."""
    counts = Counter(amount.basis for document in documents for amount in document.amounts if amount.kind == "money")
    entries = (
        tag("span", tag("span", say(f"basis_{basis}"), class_=f"amount {basis}"), f" {counts[basis]}", title=say(f"basis_{basis}_why"))
        for basis in _BASES
    )
    return tag("p", tag("span", say("legend")), *entries, tag("small", say("hint"), class_="hint"), class_="legend")


class Article:
    """The blocks of a document in page order, runs of dropped ones folded, as a whole or from one offset to another."""

    def __init__(self, document: Document, side: str, say: Words, partners: Mapping[int, tuple[str, str]] | None = None) -> None:
        self._document, self._side, self._say, self._partners = document, side, say, partners or {}
        self._places: list[int] = []
        """Where each block stands; a dropped one with the kept one that it follows."""
        at = 0
        for block in document.blocks:
            at = block.start if block.start is not None else at
            self._places.append(at)

    def whole(self, start: int = 0, end: int | None = None) -> Html:
        """The blocks that stand from ``start`` to ``end`` of the text."""
        first = bisect_left(self._places, start)
        last = len(self._places) if end is None else bisect_left(self._places, end)
        parts: list[Html] = []
        for kept, group in groupby(self._document.blocks[first:last], key=lambda block: block.kept):
            run = list(group)
            parts += map(self._paragraph, run) if kept else [_folded(run, self._say)]
        code = self._document.language.code
        return tag("article", *parts, lang=None if code in ("mul", "und") else code)

    def _paragraph(self, block: Block) -> Html:
        assert block.start is not None
        assert block.end is not None
        return tag("p", marked(self._document, block.start, block.end, self._side, self._say, self._partners))


def _folded(run: list[Block], say: Words) -> Html:
    def reason(block: Block) -> str:
        return say.get(f"reason_{block.reason}", block.reason or "?")

    summary = say("dropped", count=len(run), reasons=", ".join(dict.fromkeys(map(reason, run))))
    lines = (tag("p", tag("span", reason(block), class_="why"), block.text) for block in run)
    return tag("details", tag("summary", summary), *lines, class_="dropped")


def title_of(document: Document, say: Words) -> str:
    """The page's title, else the beginning of its first line."""
    first = document.text.lstrip().partition("\n")[0]
    return document.title or (first if len(first) <= _TITLE else f"{first[:_TITLE]}…") or say("untitled")
