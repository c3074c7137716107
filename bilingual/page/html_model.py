"""Which blocks of an HTML page are the article: the structural judgement, in two passes.

The first pass weighs each block alone, by what it looks like and what the names of the elements around it hint at; the
second weighs it again with what the first said of its neighbours, of its likes on the page, of the elements around it,
and of the part of the page that holds most of what looks like an article. Both are sums of weights, one a field's value,
that stand in ``lexicons/html.toml`` and were learned by ``benchmarks/train_html.py``; a sum is the log odds of being
article. Where nothing at all would stay, what comes closest does: a page has some text.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import Sheet
from bilingual.page.collector import collector_off
from bilingual.page.html_cues import cues
from bilingual.page.html_features import FIELDS, Row, Value, values
from bilingual.page.html_kinds import kind
from bilingual.page.html_layout import Layout
from bilingual.page.html_neighbours import NEIGHBOUR_FIELDS, neighbour_values
from bilingual.page.html_prompts import LINE, START, prompts
from bilingual.page.html_rules import datelines, headline, sections
from bilingual.page.html_settle import settle
from bilingual.page.phrases import phrases

__all__ = ["MENU", "judge", "key"]

REASONS = {
    **{name: name for name in ("popup", "advertisement", "share", "comments", "related")},
    **dict.fromkeys(("breadcrumb", "pagination", "toc", "navigation"), "navigation"), "tags": "tags", "byline": "byline",
    "footer": "footer", "form": "form", "sidebar": "sidebar", "user": "user", "fine": "disclaimer", "header": "navigation",
    "caption": "caption", "product": "product", "media": "media", "hiding": "hidden",
}  # fmt: skip
"""The cues that explain a drop, the most telling first, and the reason that each gives."""
HEADLINE = 0.01
"""The log odds of a headline that stays by rule."""
MENU = -6.0
"""The log odds of an item of a menu."""
Pair = tuple[float, float]
"""A weight in the first pass and in the second."""


class _Weights(NamedTuple):
    """The bias, a table a field, and the weights of the cues around a block (``above``; ``above_kind`` on a page of that
    kind) and nearest it (``near``); ``neighbours`` are the tables of what only the second pass knows."""

    bias: Pair
    hidden: Pair
    fields: tuple[dict[Value, Pair], ...]
    above: tuple[tuple[int, Pair], ...]
    above_kind: dict[str, tuple[tuple[int, Pair], ...]]
    near: tuple[tuple[int, Pair], ...]
    neighbours: tuple[dict[Value, float], ...]


def judge(sheet: Sheet, lexicon: Lexicon, url: str | None = None) -> None:
    """Sets ``weight``, the log odds, of every block, and ``reason`` where they are against it."""
    with collector_off():
        _judge(sheet, lexicon, url)


def _judge(sheet: Sheet, lexicon: Lexicon, url: str | None) -> None:
    page = Layout(sheet, kind(sheet, url, lexicon), cues(lexicon).bits)
    weights = _weights(lexicon)
    words = phrases(lexicon)
    own = values(sheet, page, words)
    first, second = _sums(sheet, page, own, weights)
    for index, row in enumerate(neighbour_values(sheet, page, own, first)):
        if row is not None:
            for table, value in zip(weights.neighbours, row):  # noqa: B905 (as long as each other, and this is the hot loop)
                second[index] += table.get(value, 0.0)
    second = settle(sheet, page, second)
    top = headline(sheet, own, second)
    dates = datelines(sheet, own, second, top, words)
    inside = {**sections(sheet, page, own, second, words), **dates, **prompts(sheet, own, second, words)}
    if top is not None and words.amount.search(sheet.blocks[top].text):
        second[top] = max(second[top], HEADLINE)
        inside.pop(top, None)
    elif top is not None and second[top] <= 0:
        inside[top] = "title"
    by_names: dict[tuple[int, int], str] = {(0, 0): ""}
    for index, (block, weight, row) in enumerate(zip(sheet.blocks, second, own, strict=True)):
        block.weight = weight
        if block.hidden:
            block.reason = "hidden"
        elif index in inside:
            block.reason = inside[index]
        elif weight <= 0:
            at = block.container
            names = (page.near[at], page.above[at]) if at >= 0 else (0, 0)
            if names not in by_names:
                by_names[names] = _named(page, names)
            block.reason = _said(row) or by_names[names] or ("navigation" if 2 * block.links > len(block.text) else "related")
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


def _sums(sheet: Sheet, page: Layout, rows: list[Row], weights: _Weights) -> tuple[list[float], list[float]]:
    """The sums of the first pass, and of the second as far as they need no neighbours."""
    known: dict[tuple[int, int], Pair] = {}
    above = weights.above + weights.above_kind.get(page.kind, ())
    fields = weights.fields
    first, second = [], []
    for block, row in zip(sheet.blocks, rows, strict=True):
        if row is None:
            first.append(MENU)
            second.append(MENU)
            continue
        at = block.container
        names = (page.above[at], page.near[at]) if at >= 0 else (0, 0)
        start = known.get(names)
        if start is None:
            pairs = [pair for bit, pair in above if bit & names[0]] + [pair for bit, pair in weights.near if bit & names[1]]
            start = known[names] = (weights.bias[0] + sum(a for a, _ in pairs), weights.bias[1] + sum(b for _, b in pairs))
        one, two = start
        for table, value in zip(fields, row):  # noqa: B905 (as long as each other, and this is the hot loop)
            pair = table.get(value)
            if pair is not None:
                one += pair[0]
                two += pair[1]
        if block.hidden:
            one += weights.hidden[0]
            two += weights.hidden[1]
        first.append(one)
        second.append(two)
    return first, second


def _said(row: Row) -> str:
    """The reason that the block's own words give, '' where they give none."""
    if row is None:
        return ""
    word = row[LINE] or row[START]
    return str(word).removeprefix("head_")


def _named(page: Layout, names: tuple[int, int]) -> str:
    """The reason that the names around give, the nearest first."""
    for mask in names:
        for name, reason in REASONS.items():
            if mask & page.bits.get(name, 0):
                return reason
    return ""


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
def _weights(lexicon: Lexicon) -> _Weights:
    settings = lexicon.settings("html")
    alone, together = settings["alone"], settings["together"]
    bits = cues(lexicon).bits

    def pairs(field: str) -> dict[str, Pair]:
        one, two = alone.get(field, {}), together.get(field, {})
        return {name: (float(one.get(name, "0")), float(two.get(name, "0"))) for name in {**one, **two}}

    def masks(field: str) -> tuple[tuple[int, Pair], ...]:
        return tuple((bits[cue], pair) for cue, pair in pairs(field).items() if cue in bits)

    return _Weights(
        bias=(float(alone["bias"]), float(together["bias"])),
        hidden=(float(alone.get("hidden", "0")), float(together.get("hidden", "0"))),
        fields=tuple({_value(name): pair for name, pair in pairs(field).items()} for field in FIELDS),
        above=masks("above"),
        above_kind={field.partition(" ")[2]: masks(field) for field in alone if field.startswith("above ")},
        near=masks("near"),
        neighbours=tuple({_value(name): float(weight) for name, weight in together.get(field, {}).items()}
                         for field in NEIGHBOUR_FIELDS),
    )


def _value(name: str) -> Value:
    parts = tuple("" if part == "." else int(part) if part.lstrip("-").isdigit() else part for part in name.split(" "))
    return parts if len(parts) > 1 else parts[0]
