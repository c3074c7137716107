"""Amounts as a reader meets them: marked in the text with a tooltip that explains them, and as rows of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal

from bilingual.document import Amount, Document
from bilingual.render.canonical import canonical, plain
from bilingual.render.report.markup import Html, join, tag
from bilingual.render.wording import Words

__all__ = ["marked", "table"]

_CANDIDATES = 4
"""How many candidates for a currency a tooltip names."""
_COLUMNS = ("line", "text", "kind", "figure", "currency", "qualifier", "basis", "sure", "usd")
_FIGURES = frozenset(("line", "figure", "sure", "usd"))


def marked(document: Document, start: int, end: int, side: str, say: Words, partners: Mapping[int, tuple[str, str]]) -> Html:
    """``document.text[start:end]`` with its amounts marked. ``side`` is the first letter of their ids; ``partners`` gives for
    an amount of a pair the id and the text of the other."""
    parts: list[str] = []
    done = start
    for index in _within(document.amounts, start, end):
        amount = document.amounts[index]
        parts += (document.text[done : amount.start], _mark(document, index, side, say, partners.get(index)))
        done = amount.end
    parts.append(document.text[done:end])
    return join(parts)


def _within(amounts: Sequence[Amount], start: int, end: int) -> Sequence[int]:
    first = bisect_left(amounts, start, key=lambda amount: amount.start)
    last = bisect_left(amounts, end, key=lambda amount: amount.start)
    return [index for index in range(first, last) if amounts[index].end <= end]


def _mark(document: Document, index: int, side: str, say: Words, partner: tuple[str, str] | None) -> Html:
    amount, name = document.amounts[index], f"{side}{index}"
    style = f"amount {amount.basis}" if amount.kind == "money" else "amount other"
    tip = tag("span", *_tip(document, amount, say, partner), class_="tip", role="tooltip", id=f"{name}-tip")
    described = {"aria_describedby": f"{name}-tip", "data_partner": partner[0] if partner else None}
    return tag("span", amount.text, tip, id=name, class_=style, tabindex=0, **described)


def _tip(document: Document, amount: Amount, say: Words, partner: tuple[str, str] | None) -> list[Html]:
    """What is to be said of an amount, a line each."""
    lines = [tag("b", _figure(amount, say))]
    usd = amount.usd
    if usd is not None and amount.currency != "USD":
        value = _bounds(usd.value, usd.low, usd.high)
        since = "" if usd.rate_date is None else usd.rate_date.isoformat()
        lines.append(tag("span", say("tip_usd", value=value, rate=plain(usd.rate), currency=amount.currency)))
        rate = say("tip_rate_from", date=since, source=usd.source) if since else say("tip_rate_source", source=usd.source)
        lines.append(tag("small", rate, f" · {say('tip_stale')}" if usd.stale else ""))
    facts = [say(f"kind_{amount.kind}"), say(f"qualifier_{amount.qualifier}")]
    if amount.per:
        facts.append(say("tip_per", unit=amount.per))
    if amount.kind == "money":
        facts += [say(f"basis_{amount.basis}"), say("tip_sure", share=_share(amount))]
    lines.append(tag("span", " · ".join(facts)))
    if len(amount.candidates) > 1:
        shares = ", ".join(f"{code} {100 * weight:.0f}%" for code, weight in amount.candidates[:_CANDIDATES])
        lines.append(tag("span", say("tip_candidates", list=shares)))
    if amount.same_as is not None:
        lines.append(tag("span", say("tip_same_as", text=document.amounts[amount.same_as].text)))
    if partner:
        lines.append(tag("span", say("partner", text=partner[1])))
    lines += [tag("small", reason, class_="reason") for reason in amount.evidence]
    return lines


def _share(amount: Amount) -> int:
    """The confidence in hundredths, rounded down: nothing here is quite certain."""
    return min(99, int(100 * amount.confidence))


def _figure(amount: Amount, say: Words) -> str:
    """Money in canonical form; other figures with their unit."""
    if amount.kind == "money":
        return canonical(amount, "grouped").partition(" [= ")[0]
    figure = _bounds(amount.value, amount.low, amount.high)
    if amount.unit == "pp":
        return say("pp", figure=figure)
    return figure + (f" {amount.unit}" if amount.unit else "").replace(" %", "%")


def _bounds(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> str:
    if value is not None:
        return plain(value, ",")
    ends = ["" if end is None else plain(end, ",") for end in (low, high)]
    return "–".join(ends) if ends[1] else f"≥ {ends[0]}" if ends[0] else "?"


# --- the table ----------------------------------------------------------------------------------------------------------


def table(document: Document, side: str, say: Words) -> Html:
    """All amounts, a row each; the headings sort where scripts run."""
    if not document.amounts:
        return tag("p", say("no_amounts"), class_="quiet")
    heads = [
        tag("th", tag("button", say(f"column_{name}"), type="button"), scope="col", class_="figure" if name in _FIGURES else None)
        for name in _COLUMNS
    ]
    lines = _Lines(document)
    rows = [_row(amount, f"{side}{index}", lines.of(amount.start), say) for index, amount in enumerate(document.amounts)]
    whole = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="amounts")
    return tag("div", whole, class_="scroll", tabindex=0)


def _row(amount: Amount, name: str, line: int, say: Words) -> Html:
    money, usd = amount.kind == "money", amount.usd
    first = amount.value if amount.value is not None else amount.low if amount.low is not None else amount.high
    dollars = None if usd is None else usd.value if usd.value is not None else usd.low
    figure = _bounds(amount.value, amount.low, amount.high) if money else _figure(amount, say)
    cells = (
        tag("td", str(line), class_="figure", data_sort=line),
        tag("td", tag("a", amount.text, href=f"#{name}")),
        tag("td", say(f"kind_{amount.kind}")),
        tag("td", figure, class_="figure", data_sort=_key(first)),
        tag("td", (amount.currency or "?") if money else ""),
        tag("td", say(f"qualifier_{amount.qualifier}")),
        tag("td", tag("span", say(f"basis_{amount.basis}"), class_=f"basis {amount.basis}") if money else ""),
        tag("td", f"{_share(amount)}%" if money else "", class_="figure", data_sort=amount.confidence if money else ""),
        tag("td", _bounds(usd.value, usd.low, usd.high) if usd else "", class_="figure", data_sort=_key(dollars)),
    )
    return tag("tr", *cells)


def _key(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.6e}"


class _Lines:
    """The line of an offset: the page's own where it is plain text, else the article's. Offsets are asked for in order."""

    def __init__(self, document: Document) -> None:
        self._document, self._seen, self._count = document, 0, 1

    def of(self, offset: int) -> int:
        self._count += self._document.text.count("\n", self._seen, offset)
        self._seen = offset
        block = self._document.block_at(offset)
        return block.line if block is not None and block.line else self._count
