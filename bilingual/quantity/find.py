"""The order in which amounts are found: lines that go on, figures, signs and units, compounds, ranges, qualifiers, glosses, tables."""

from __future__ import annotations

from collections.abc import Collection
from decimal import localcontext

from bilingual.lexicon import Lexicon
from bilingual.quantity import breaks, compounds, glosses, lists, money, qualifiers, ranges, scan, tables
from bilingual.quantity.knowledge import Knowledge, knowledge
from bilingual.quantity.mention import Mention

__all__ = ["find"]

_DIGITS = 200
"""More than any figure that is read can have, so that nothing is rounded."""


def find(text: str, lexicon: Lexicon, apart: Collection[int] = ()) -> list[Mention]:
    """The mentions of ``text`` in order, never overlapping. No amount goes on across the line breaks at ``apart``.

    >>> from bilingual.lexicon import shipped
    >>> [(m.kind, str(m.value), m.currencies[0]) for m in find("融资6000亿美元，或 $1.5bn", shipped())]
    [('money', '600000000000', 'USD'), ('money', '1500000000', 'USD')]
    """
    with localcontext() as context:
        context.prec = _DIGITS
        known = knowledge(lexicon)

        def within(words: str) -> list[Mention]:
            return _find(words, known)

        whole = breaks.unbroken(text, known, apart, within)
        return tables.read(text, whole.restore(within(whole.text)), known, within)


def _find(text: str, known: Knowledge) -> list[Mention]:
    items: list[money.Item] = []
    floor = 0
    for figure in scan.figures(text, known):
        if figure.start < floor:
            continue
        if items and compounds.joined(text, items[-1], figure, known):
            item = items[-1]
        elif found := money.amount(text, figure, floor, known):
            item = found
            items.append(item)
        else:
            continue
        compounds.rest(text, item, known)
        floor = item.mention.end
    items = ranges.join(text, items, known)
    lists.share(text, items, known)
    items = [item for item in items if not item.doubtful]
    qualifiers.read(text, items, known)
    items = glosses.fold(text, [item for item in items if not (_is_bare(text, item.mention) or breaks.strays(text, item.mention))])
    ranges.link(text, items, known)
    mentions = [item.mention for item in items]
    glosses.link(text, mentions, known)
    return mentions


def _is_bare(text: str, mention: Mention) -> bool:
    """A magnitude of one character (万, 千) with no unit and no word that bounds it is part of some other word."""
    return mention.kind == "number" and mention.qualifier == "order" and len(set(text[mention.start : mention.end])) == 1
