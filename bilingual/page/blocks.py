"""What the cleaner sees: a page as a row of blocks, and what is known of each before anything is decided.

Both inputs end here. Plain text knows a block's line and nothing else; HTML adds structure. Every reader fills what it
knows and leaves the rest at its default, so that one classifier serves both. Nothing is dropped at this stage: hidden
elements are blocks too, since kept and dropped blocks together must be the whole page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Elements", "RawBlock", "Sheet"]


@dataclass(slots=True)
class RawBlock:
    """One block as it was read. ``text`` contains no line break unless the block is preformatted, a ``<nav>`` or a ``<footer>``."""

    text: str
    line: int | None = None
    """The 1-based line of a plain-text page; None for HTML."""
    tag: str = ""
    """The block element that the text stands in (``p``, ``li``, ``tr``, ``figcaption`` …); '' in plain text."""
    links: int = 0
    """How many characters of ``text`` are link text."""
    level: int = 0
    """1 to 6 for a heading (``<h2>``, ``## …``), else 0."""
    hidden: bool = False
    """Not shown to a reader of the page."""
    container: int = -1
    """The index in ``Sheet.elements`` of the element that the block stands in directly; -1 in plain text."""
    weight: float = 0.0
    """What the structure says, as log odds for the article: above 0 for it, below 0 against it."""
    parted: bool = False
    """An empty line of HTML (``<br><br>``) stands before it, so that no sentence goes on from the block above."""
    reason: str | None = None
    """The reason why the structure would drop it (``navigation``, ``hidden`` …), None where it would not."""


@dataclass(slots=True)
class Elements:
    """The block elements of an HTML page that hold text, in page order: one entry an element in each list."""

    parents: list[int] = field(default_factory=list)
    """The index of the element around it, always smaller than its own; -1 at the root."""
    tags: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """Its element, class, id, role and itemprop names as they stand; elements that share them look alike on the page."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """The range of blocks that lie in the element, at any depth."""


@dataclass(slots=True)
class Sheet:
    """A page read into blocks, in page order, and what its head says of it."""

    blocks: list[RawBlock] = field(default_factory=list)
    elements: Elements = field(default_factory=Elements)
    """Empty for plain text."""
    media_type: str = "text/plain"
    title: str | None = None
    """The text of ``<title>``."""
    language: str | None = None
    """What the page says of its language (``<html lang>``), as it stands there."""
    canonical: str | None = None
    """The page's own address, where its head gives one."""
    meta: dict[str, str] = field(default_factory=dict)
    """``<meta>`` content by its name, property or itemprop in lower case; the first of each."""
    linked_data: list[dict[str, Any]] = field(default_factory=list)
    """The JSON-LD objects, flattened out of lists and graphs."""
    times: list[str] = field(default_factory=list)
    """The ``datetime`` values (or texts) of ``<time>`` elements, in page order."""
