"""What an HTML page says of itself: ``<title>``, ``<meta>``, ``<link rel=canonical>``, ``<time>`` and JSON-LD.

Publishers write JSON-LD with raw line breaks, comments and trailing commas; the first is read, the rest is declined.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from bilingual.page.blocks import Sheet

__all__ = ["linked_body", "read_head"]

DEPTH = 12
"""JSON-LD nested deeper than this is not looked into."""


def read_head(sheet: Sheet, node: LexborNode, tag: str) -> bool:
    """Notes what an element says of the page; True where the walk goes on inside it."""
    if tag == "script":
        if "ld+json" in (node.attrs.get("type") or "").lower():
            sheet.linked_data.extend(_objects(node.text() or ""))
        return False
    if tag == "link" and sheet.canonical is not None:  # of the others nothing is asked
        return False
    attributes = node.attributes
    if tag == "meta":
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            sheet.meta.setdefault(name.lower(), content.strip())
    elif tag == "title":
        if sheet.title is None:
            sheet.title = " ".join((node.text() or "").split()) or None
    elif tag == "link":
        if (attributes.get("rel") or "").lower() == "canonical" and attributes.get("href"):
            sheet.canonical = (attributes["href"] or "").strip()
    elif tag == "html":
        sheet.language = attributes.get("lang") or attributes.get("xml:lang") or None
        return True
    else:  # time
        stamp = attributes.get("datetime") or node.text()
        if stamp and stamp.strip():
            sheet.times.append(stamp.strip()[:80])
        return True
    return False


def linked_body(sheet: Sheet) -> str:
    """The article as JSON-LD gives it, in markup, for a page whose own is empty until scripts have run; '' where it gives none."""
    for item in sheet.linked_data:
        body = item.get("articleBody") or item.get("text")
        if isinstance(body, str) and body.strip():
            return "<br>".join(body.splitlines())
    return ""


def _objects(text: str) -> list[dict[str, Any]]:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return []
    return list(_flattened(data, 0))


def _flattened(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _flattened(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(data.get(key), (list, dict)):
                yield from _flattened(data[key], depth + 1)
