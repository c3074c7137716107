"""Markup that is safe by construction: every ``str`` is escaped on its way in, unless it is `Html` that this module made.

What a report shows comes from hostile pages. So text never meets markup but through `tag`; names of elements and attributes
are written in this package, never taken from a page; and the page forbids itself the network and any script but its own,
whose hash it carries (https://www.w3.org/TR/CSP3/).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

__all__ = ["Html", "join", "page", "tag"]

# What HTML cannot hold (https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream), line breaks
# that would be changed in reading, and controls that turn the direction of what follows them.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


class Html(str):
    """Markup as it stands. Only `tag`, `join` and `page` make it."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: str | float | bool | None) -> Html:
    """An element; ``class_`` is written for ``class``, ``data_sort`` for ``data-sort``; None and False leave out.

    >>> tag("a", "<b>", href='#"')
    '<a href="#&quot;">&lt;b&gt;</a>'
    """
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[str]) -> Html:
    """Children after each other, each escaped where it is not markup."""
    return Html("".join(child if isinstance(child, Html) else _escaped(child) for child in children))


def page(language: str, title: str, *body: Html) -> Html:
    """A whole document that needs nothing but itself."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    head = (
        Html('<meta charset="utf-8">')
        + Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">')
        + Html('<meta name="viewport" content="width=device-width, initial-scale=1">')
        + Html('<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">')
    )
    inner = (Html(head), tag("title", title), Html(f"<style>{style}</style>"))
    script_tag = Html(f"<script>{script}</script>")
    return Html("<!doctype html>\n" + tag("html", tag("head", *inner), tag("body", *body, script_tag), lang=language) + "\n")


def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{_escaped(str(value))}"'


def _escaped(text: str) -> str:
    return escape(_UNSHOWABLE.sub("\ufffd", text))


@cache
def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"
