"""Named organisations, people and products of a text, with their canonical names (奥特曼, Altman → Sam Altman).

The names come from ``lexicons/entities.tsv``, where a row also says whose currency its bearer counts in; the resolver reads
the same matches. The longest name wins. A Latin name must stand alone (``Metals`` is no Meta) and in its own capitals;
a Chinese one may stand anywhere, since nothing tells where a Chinese word ends.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bilingual.currency.words import standing
from bilingual.document import Term
from bilingual.lexicon import Lexicon

__all__ = ["Entity", "Named", "dateline", "entities_in", "terms"]


_DATELINE = re.compile(
    r"\s*(?P<city>[A-Z][A-Z.' ]{2,30}[A-Z])(?:, [A-Z][\w. ]{1,25})?(?: ?\([^()\n]{1,40}\))?\s?(?:--|[—–-])\s"
)
_TERMS = {"organisation": "organisation", "government": "organisation", "person": "person", "product": "product"}


class Entity(NamedTuple):
    """A row of ``entities.tsv``: canonical name, kind, the currency that its bearer counts in ('' where it has none), and
    the one that its shares are quoted in."""

    name: str
    kind: str
    currency: str
    quoted: str


class Named(NamedTuple):
    """A name at its place in the text."""

    start: int
    end: int
    entity: Entity


def terms(text: str, lexicon: Lexicon) -> tuple[Term, ...]:
    """The terms of a text, in order, never overlapping; markets and places are evidence for currencies but no terms."""
    return tuple(
        Term(start, end, text[start:end], entity.name, _TERMS[entity.kind])
        for start, end, entity in entities_in(text, lexicon)
        if entity.kind in _TERMS
    )


def entities_in(text: str, lexicon: Lexicon, begin: int = 0, stop: int | None = None) -> list[Named]:
    """Every known name of a text, or of a part of it, in order."""
    pattern, entities = _compiled(lexicon)
    found = pattern.finditer(text, begin, len(text) if stop is None else stop)
    return [Named(*match.span(), entities[match.group()]) for match in found]


def dateline(text: str, lexicon: Lexicon, begin: int, stop: int) -> Named | None:
    """The known city or country in capitals that a line begins with where it says whence the story comes (``TOKYO, May 4 --``)."""
    match = _DATELINE.match(text, begin, stop)
    entity = _compiled(lexicon)[1].get(match["city"].title()) if match else None
    return Named(*match.span("city"), entity) if match and entity and entity.kind in ("place", "region") else None


@cache
def _compiled(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Entity]]:
    entities: dict[str, Entity] = {}
    for row in lexicon.table("entities"):
        entity = Entity(row["name"], row["kind"], row["currency"], row["quoted"] or row["currency"])
        for form in (row["name"], *row.many("forms")):
            entities.setdefault(form, entity)
    return standing(entities), entities
