"""Which blocks of an HTML page are the article: the structural judgement, in two passes.

The first pass weighs each block alone, by what it looks like and what the names of the elements around it hint at; the
second weighs it again with what the first said of its neighbours, of its likes on the page, of the elements around it,
and of the part of the page that holds most of what looks like an article. Both are sums of weights, one a field's value,
that stand in ``lexicons/html.toml`` and were learned by ``benchmarks/train_html.py``; a sum is the log odds of being
article. Where nothing at all would stay, what comes closest does: a page has some text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.html_cues import cues
from bilingual.page.html_features import FIELDS, Value, values
from bilingual.page.html_kinds import kind
from bilingual.page.html_layout import Layout
from bilingual.page.html_neighbours import NEIGHBOUR_FIELDS, neighbour_values
from bilingual.page.html_settle import settle
from bilingual.page.phrases import phrases

__all__ = ["judge", "key"]

REASONS = ("hiding", "popup", "advertisement", "share", "comments", "related", "breadcrumb", "pagination", "tags", "byline",
           "footer", "navigation", "form", "sidebar", "toc", "user", "fine", "header", "caption", "product", "media")
"""The cues that explain a drop, the most telling first."""


class _Weights(NamedTuple):
    """One pass: the bias, a table a field, and the weights of cues around a block (``above``; ``above_kind`` on
    a page of that kind) and nearest it (``near``)."""

    bias: float
    fields: tuple[dict[Value, float], ...]
    above: tuple[tuple[int, float], ...]
    above_kind: dict[str, tuple[tuple[int, float], ...]]
    near: tuple[tuple[int, float], ...]
    hidden: float


def judge(sheet: Sheet, lexicon: Lexicon, url: str | None = None) -> None:
    """Sets ``weight``, the log odds, of every block, and ``reason`` where they are against it."""
    bits = cues(lexicon).bits
    page = Layout(sheet, kind(sheet, url, lexicon), bits)
    alone, together = _weights(lexicon)
    own = values(sheet, page, phrases(lexicon))
    first = _sums(sheet, page, own, alone)
    more = neighbour_values(sheet, page, first)
    second = settle(sheet, page, _sums(sheet, page, [a + b for a, b in zip(own, more, strict=True)], together))
    named = [(bits[name], name) for name in REASONS if name in bits]
    for block, weight, facts in zip(sheet.blocks, second, own, strict=True):
        block.weight = weight
        if block.hidden:
            block.reason = "hidden"
        elif weight <= 0:
            block.reason = _reason(block, page, facts, named)
    if all(block.reason for block in sheet.blocks):
        _rescue(sheet)


def key(value: Value) -> str:
    """A value as it stands in the table of weights.

    >>> key(("p", 3)), key(""), key(True)
    ('p 3', '.', '1')
    """
    if isinstance(value, tuple):
        return " ".join(map(key, value))
    return str(int(value)) if isinstance(value, int) else str(value).replace(" ", "_") or "."


def _sums(sheet: Sheet, page: Layout, rows: list[tuple[Value, ...]], weights: _Weights) -> list[float]:
    known: dict[tuple[int, int], float] = {}
    result = []
    above = weights.above + weights.above_kind.get(page.kind, ())
    fields = weights.fields
    for block, row in zip(sheet.blocks, rows, strict=True):
        unit = block.container
        names = (page.above[unit], page.near[unit]) if unit >= 0 else (0, 0)
        total = known.get(names)
        if total is None:
            total = known[names] = weights.bias + sum(w for bit, w in above if bit & names[0]) + sum(
                w for bit, w in weights.near if bit & names[1])
        for table, value in zip(fields, row, strict=True):
            total += table.get(value, 0.0)
        result.append(total + weights.hidden if block.hidden else total)
    return result


def _reason(block: RawBlock, page: Layout, facts: tuple[Value, ...], named: list[tuple[int, str]]) -> str:
    """The words of the block, else the nearest telling name around it, else what it looks like."""
    for field in ("line", "start", "any"):
        value = facts[FIELDS.index(field)]
        word = value[0] if isinstance(value, tuple) else value
        if word:
            return str(word).removeprefix("head_")
    if block.container >= 0:
        for mask in (page.near[block.container], page.above[block.container]):
            for bit, name in named:
                if mask & bit:
                    return "navigation" if name in ("header", "breadcrumb", "pagination", "toc") else name
    return "navigation" if 2 * block.links > len(block.text) else "related"


def _rescue(sheet: Sheet) -> None:
    """Nothing would stay: the blocks of the best element do, or the best block."""
    shown = [block for block in sheet.blocks if not block.hidden]
    if not shown:
        return
    best = max(shown, key=lambda block: block.weight + min(len(block.text), 400) / 100)
    for block in shown:
        if block.container == best.container and block.weight > best.weight - 2:
            block.reason = None


@cache
def _weights(lexicon: Lexicon) -> tuple[_Weights, _Weights]:
    settings = lexicon.settings("html")
    bits = cues(lexicon).bits

    def one(name: str, fields: tuple[str, ...]) -> _Weights:
        part = settings[name]

        def masks(field: str) -> tuple[tuple[int, float], ...]:
            return tuple((bits[cue], float(w)) for cue, w in part.get(field, {}).items() if cue in bits)

        return _Weights(
            float(part["bias"]), tuple(_table(part.get(field, {})) for field in fields), masks("above"),
            {field.partition(" ")[2]: masks(field) for field in part if field.startswith("above ")}, masks("near"),
            float(part.get("hidden", "0")),
        )  # fmt: skip

    return one("alone", FIELDS), one("together", FIELDS + NEIGHBOUR_FIELDS)


def _table(weights: Mapping[str, str]) -> dict[Value, float]:
    return {_value(name): float(weight) for name, weight in weights.items()}


def _value(name: str) -> Value:
    parts = tuple("" if part == "." else int(part) if part.lstrip("-").isdigit() else part for part in name.split(" "))
    return parts if len(parts) > 1 else parts[0]
