"""What each kind of node is to the walk over a page (`bilingual.page.html`): text, a boundary, a link, or passed over.

The groups follow how browsers lay elements out by default; an element that is not named here is inline, and so says nothing of
where a block ends, but for custom elements (``<my-story>``), of which whole pages are made.
"""

from __future__ import annotations

from typing import Literal

from selectolax.lexbor import LexborNode

__all__ = ["Step", "is_link", "step_of"]

ANCHORED = frozenset(("name", "id"))
"""What a place to link to has."""

Step = Literal[
    "text", "inline", "span", "custom", "block", "heading", "skip", "break", "link", "row", "cell", "pre", "head", "unseen", "furniture"
]
STEPS: dict[str, Step] = {
    **dict.fromkeys((
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "header",
        "hgroup", "label", "legend", "li", "main", "menu", "ol", "optgroup", "option", "p", "search", "section",
        "select", "summary", "table", "tbody", "tfoot", "thead", "ul", "video", "audio",
    ), "block"),
    **dict.fromkeys((
        "style", "template", "svg", "math", "canvas", "object", "iframe", "embed", "noframes", "-comment",
    ), "skip"),
    **dict.fromkeys(("html", "title", "meta", "link", "script", "time"), "head"),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), "pre"),
    **dict.fromkeys(("nav", "footer"), "furniture"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "br": "break", "hr": "break", "a": "link", "td": "cell", "th": "cell", "tr": "row", "noscript": "unseen",
    "textarea": "unseen", "span": "span", "-text": "text",
}  # fmt: skip


def step_of(tag: str) -> Step:
    """What a node of this name is to the walk; texts and comments have names of their own (``-text``).

    >>> step_of("p"), step_of("em"), step_of("my-story"), step_of("-comment")
    ('block', 'inline', 'custom', 'skip')
    """
    return STEPS.get(tag) or ("custom" if "-" in tag else "inline")


def is_link(node: LexborNode) -> bool:
    """Whether an ``<a>`` is a link: most have an address, some a script. ``<a name=…>`` is a place to link to, a bare ``<a>`` a slip."""
    return "href" in node.attrs or ANCHORED.isdisjoint(node.attributes or ANCHORED)
