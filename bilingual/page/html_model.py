"""Which blocks of an HTML page are the article: the structural judgement, in two passes.

The first pass weighs each block alone, by what it looks like and what the names of the elements around it hint at; the
second weighs it again with what the first said of its neighbours, of its likes on the page, of the elements around it,
and of the part of the page that holds most of what looks like an article. Both are sums of weights, one a field's value,
that stand in ``lexicons/html.toml`` and were learned by ``benchmarks/train_html.py``; a sum is the log odds of being
article. Where nothing at all would stay, what comes closest does: a page has some text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, NamedTuple

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import Sheet
from bilingual.page.html_containers import contained
from bilingual.page.html_cues import cues
from bilingual.page.html_features import (
    Row,
    Value,
    company,
    company_fields,
    given_fields,
    look_fields,
    page_size,
    place_fields,
    values,
    word_fields,
)
from bilingual.page.html_kinds import kind
from bilingual.page.html_layout import Layout
from bilingual.page.html_masthead import datelines, decks, headline, trail
from bilingual.page.html_neighbours import SURELY_OUT, around_fields, like_fields, neighbour_values, part_fields, talk_fields, tree_fields
from bilingual.page.html_prompts import prompts
from bilingual.page.html_rules import bereft, boxes, captions, keywords, labelled, prompted
from bilingual.page.html_sections import sections
from bilingual.page.html_settle import settle
from bilingual.page.memo import Memo
from bilingual.page.phrases import phrases
from bilingual.page.told import told

__all__ = ["MENU", "judge", "key"]

REASONS = {
    **{name: name for name in ("popup", "advertisement", "share", "comments", "related")},
    **dict.fromkeys(("breadcrumb", "pagination", "toc", "navigation"), "navigation"), "tags": "tags", "byline": "byline",
    "footer": "footer", "form": "form", "sidebar": "sidebar", "user": "user", "fine": "disclaimer", "header": "navigation",
    "caption": "caption", "product": "product", "media": "media", "hiding": "hidden",
}  # fmt: skip
"""The cues that explain a drop, the most telling first, and the reason that each gives."""
STAYS = 0.01
"""The log odds of a block that stays by rule."""
MENU = -6.0
"""The log odds of an item of a menu."""
MENU_HUNDREDTHS, SURELY_OUT_HUNDREDTHS = round(100 * MENU), round(100 * SURELY_OUT)
Pair = tuple[int, int]
"""A weight in the first pass and in the second, in hundredths, so that sums are exact whatever their order."""
NOTHING: Pair = 0, 0
Grouped = Memo[Any, Pair]
"""What a group of values weighs."""
Cued = Memo[int, Pair]
"""What a set of cues weighs."""


class _Weights(NamedTuple):
    """The bias, a table a field, and what the cues around a block (``above``, for each kind of page; '' for any other) and
    nearest it (``near``) weigh; and the sums over all groups but the look, whose fields tell kinds and sizes of pages apart."""

    bias: Pair
    hidden: Pair
    tables: dict[str, dict[Value, Pair]]
    above: dict[str, Cued]
    near: Cued
    looks: dict[tuple[str, int], Grouped]
    alone: tuple[Grouped, ...]
    together: tuple[Grouped, ...]


def judge(sheet: Sheet, lexicon: Lexicon, url: str | None = None) -> None:
    """Sets ``weight``, the log odds, of every block, and ``reason`` where they are against it."""
    page = Layout(sheet, kind(sheet, url, lexicon), cues(lexicon))
    weights = _weights(lexicon)
    words = phrases(lexicon)
    own = values(sheet, page, words)
    first, sums = _sums(sheet, page, own, weights)
    likely, likes, trees, parts, talks = weights.together
    for index, around in enumerate(neighbour_values(sheet, page, own, first)):
        if around is not None:
            near, like, tree, part, talk = around
            sums[index] += likely[near][1] + likes[like][1] + trees[tree][1] + parts[part][1] + talks[talk][1]
    second = settle(sheet, page, [hundredths / 100 for hundredths in sums], own)
    top = headline(sheet, own, second)
    for index in captions(sheet, page, second, top, words):
        second[index] = STAYS
    decided = contained(sheet, page, second)
    named = _named(lexicon)
    for index, reason in decided.items():
        if reason is None:
            second[index] = STAYS
    inside = {
        **{index: reason for index, reason in decided.items() if reason},
        **sections(sheet, page, own, second, words),
        **trail(sheet, own, second, top),
        **keywords(sheet, page, second),
        **labelled(sheet, page, second, words),
        **boxes(sheet, page, second, named, words),
        **datelines(sheet, page, own, second, top, words),
        **prompts(sheet, own, second, words),
    }
    for index in () if top is None else (top, *decks(sheet, top)):
        if words.amount.search(sheet.blocks[index].text):
            second[index] = max(second[index], STAYS)
            inside.pop(index, None)
        elif second[index] <= 0:
            inside[index] = "title"
    stays = False
    for index, (block, weight) in enumerate(zip(sheet.blocks, second, strict=True)):
        block.weight = weight
        if block.hidden:
            block.reason = "hidden"
        elif index in inside:
            block.reason = inside[index]
        elif weight <= 0:
            at = block.container
            around_it = named[page.near[at]] or named[page.above[at]] if at >= 0 else ""
            leads = own[index] is None or 2 * block.links > len(block.text)
            block.reason = _said(own[index]) or around_it or ("navigation" if leads else "related")
        else:
            block.reason = told(block.text, words)
            stays = True
    if not stays:
        _rescue(sheet)
        return
    for index, reason in (prompted(sheet, page) | bereft(sheet, page, own)).items():
        sheet.blocks[index].reason = reason


def key(value: Value) -> str:
    """A value as it stands in the table of weights.

    >>> key(("p", 3)), key(""), key(True)
    ('p 3', '.', '1')
    """
    if isinstance(value, tuple):
        return " ".join(map(key, value))
    return str(int(value)) if isinstance(value, int) else str(value).replace(" ", "_") or "."


def _sums(sheet: Sheet, page: Layout, rows: list[Row], weights: _Weights) -> tuple[list[float], list[int]]:
    """The log odds of the first pass, and the sums of the second as far as they need no neighbours, in hundredths."""
    size = page_size(sheet)
    looks = weights.looks.get((page.kind, size))
    if looks is None:
        looks = weights.looks[page.kind, size] = _grouped(weights.tables, lambda look: look_fields(look, page.kind, size))
    words, places, givens, companies = weights.alone
    above, near = weights.above.get(page.kind, weights.above[""]), weights.near
    bias, hidden = weights.bias, weights.hidden
    first: list[float] = []
    second: list[int] = []
    for block, row, beside in zip(sheet.blocks, rows, company(page, rows), strict=True):
        if row is None:
            first.append(MENU)
            second.append(MENU_HUNDREDTHS)
            continue
        at = block.container
        look, word, place, given = row
        a, b, c, d, e = looks[look], words[word], places[place], givens[given], companies[beside]
        one, two = bias[0] + a[0] + b[0] + c[0] + d[0] + e[0], bias[1] + a[1] + b[1] + c[1] + d[1] + e[1]
        if at >= 0:
            f, g = above[page.above[at]], near[page.near[at]]
            one += f[0] + g[0]
            two += f[1] + g[1]
        if block.hidden:
            one += hidden[0]
            two += hidden[1]
        first.append(one / 100)
        second.append(two if one > SURELY_OUT_HUNDREDTHS else MENU_HUNDREDTHS)
    return first, second


def _said(row: Row) -> str:
    """The reason that the block's own words give, '' where they give none."""
    if row is None:
        return ""
    _, (_, line, _, _, start, _, _), _, _ = row
    return line.removeprefix("head_") if line else start


def _rescue(sheet: Sheet) -> None:
    """Nothing would stay: the blocks of the best element do, or the best block."""
    shown = [block for block in sheet.blocks if not block.hidden]
    if not shown:
        return
    best = max(shown, key=lambda block: block.weight + min(len(block.text), 400) / 100)
    for block in shown:
        if block.container == best.container and block.weight > best.weight - 2:
            block.reason = None


def _grouped(tables: dict[str, dict[Value, Pair]], fields: Callable[[Any], dict[str, Value]]) -> Grouped:
    """What a group of values weighs, summed up over its fields."""

    def weigh(group: Hashable) -> Pair:
        one = two = 0
        for name, value in fields(group).items():
            if name in tables and (pair := tables[name].get(value)):
                one += pair[0]
                two += pair[1]
        return one, two

    return Memo(weigh)


def _cued(weights: dict[int, Pair]) -> Cued:
    """What a set of cues weighs."""
    def weigh(mask: int) -> Pair:
        one = two = 0
        while mask:
            first, second = weights.get(mask & -mask, NOTHING)  # by its lowest bit: a set has few of all cues
            one += first
            two += second
            mask &= mask - 1
        return one, two

    return Memo(weigh)


@cache
def _named(lexicon: Lexicon) -> Memo[int, str]:
    """The reason that a set of cues gives, '' where it gives none."""
    bits = cues(lexicon).bits
    reasons = [(bits[name], reason) for name, reason in REASONS.items() if name in bits]
    return Memo(lambda mask: next((reason for bit, reason in reasons if mask & bit), ""))


@cache
def _weights(lexicon: Lexicon) -> _Weights:
    settings = lexicon.settings("html")
    alone, together = settings["alone"], settings["together"]
    bits = cues(lexicon).bits

    def pairs(field: str) -> dict[str, Pair]:
        one, two = alone.get(field, {}), together.get(field, {})
        return {name: (_hundredths(one.get(name, "0")), _hundredths(two.get(name, "0"))) for name in {**one, **two}}

    def masks(*fields: str) -> Cued:
        found: dict[int, Pair] = {}
        for cue, (one, two) in [item for field in fields for item in pairs(field).items() if item[0] in bits]:
            before = found.get(bits[cue], (0, 0))
            found[bits[cue]] = before[0] + one, before[1] + two
        return _cued(found)

    tables = {field: {_value(name): pair for name, pair in pairs(field).items()} for field in {**alone, **together}
              if isinstance((alone.get(field) or together.get(field)), dict)}
    return _Weights(
        bias=(_hundredths(alone["bias"]), _hundredths(together["bias"])),
        hidden=(_hundredths(alone.get("hidden", "0")), _hundredths(together.get("hidden", "0"))),
        tables=tables,
        above={field.partition(" ")[2]: masks("above", field) for field in ("above ", *alone) if field.startswith("above ")},
        near=masks("near"),
        looks={},
        alone=tuple(_grouped(tables, fields) for fields in (word_fields, place_fields, given_fields, company_fields)),
        together=tuple(_grouped(tables, fields) for fields in (around_fields, like_fields, tree_fields, part_fields, talk_fields)),
    )


def _hundredths(weight: str) -> int:
    return round(100 * float(weight))


def _value(name: str) -> Value:
    parts = tuple("" if part == "." else int(part) if part.lstrip("-").isdigit() else part for part in name.split(" "))
    return parts if len(parts) > 1 else parts[0]
