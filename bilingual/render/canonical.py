"""Canonical text: every money amount of a text rewritten in one form that says its currency and its figure outright.

    6000亿美元           USD 600000000000
    300亿至500亿美元     USD 30000000000–50000000000
    1.2万亿元            CNY 1200000000000 [= USD 168421052631.58]
    3000余万元           CNY 30000000+ [= USD 4210526.32]
    one trillion RMB     USD 1000000000000 [or CNY]      (the page contradicts itself)
    一万亿               XXX 1000000000000               (money of no known currency: ISO 4217's own code)

Words that qualify an amount from outside its span (约, 超过, up to) stay where they stood. The grammar reads the form
back as the same amount, so that rendering a rendered text changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext
from typing import Literal

from bilingual.document import Amount, Edit, Term

__all__ = ["Style", "canonical", "plain", "render"]

Style = Literal["plain", "grouped", "short"]

_SHORT = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))


def render(text: str, amounts: Iterable[Amount], *, style: Style = "plain", terms: Iterable[Term] = ()) -> tuple[str, tuple[Edit, ...]]:
    """The canonical text and the edits that made it, in order. Terms, where given, become their canonical names.

    >>> five = Amount(1, 4, "5亿元", "money", Decimal(500000000), Decimal(500000000), Decimal(500000000), currency="CNY")
    >>> render("赚5亿元。", [five])
    ('赚CNY 500000000。', (Edit(start=1, end=4, replacement='CNY 500000000'),))
    """
    wanted = [(amount.start, amount.end, canonical(amount, style)) for amount in amounts if amount.kind == "money"]
    wanted += [(term.start, term.end, term.name) for term in terms if term.text != term.name]
    wanted.sort()
    parts: list[str] = []
    edits: list[Edit] = []
    done = 0
    for start, end, form in wanted:
        if start < done:  # a term inside an amount, or the other way round: the first one stands
            continue
        form = _apart(text, start, end, form)
        if form != text[start:end]:
            edits.append(Edit(start, end, form))
            parts += (text[done:start], form)
            done = end
    parts.append(text[done:])
    return "".join(parts), tuple(edits)


def canonical(amount: Amount, style: Style = "plain") -> str:
    """One money amount in canonical form.

    >>> near = Amount(0, 3, "近万亿", "money", Decimal(10) ** 12, None, Decimal(10) ** 12, "nearly", currency="USD")
    >>> canonical(near, "grouped")
    'USD 1,000,000,000,000'
    """
    code = amount.currency or "XXX"
    form = f"{code} {_bounds(amount.value, amount.low, amount.high, amount.marker, style)}"
    if amount.usd is not None and code != "USD":
        usd = amount.usd
        form += f" [= USD {_bounds(_rounded(usd.value, style), _rounded(usd.low, style), _rounded(usd.high, style), '', style)}]"
    others = [other for other, _ in amount.candidates if other != code] if amount.basis == "conflict" else []
    return f"{form} [or {', '.join(others)}]" if others else form


def _bounds(value: Decimal | None, low: Decimal | None, high: Decimal | None, marker: str, style: Style) -> str:
    if value is not None:
        return f"{_figure(value, style)}+" if marker == "+" else marker + _figure(value, style)
    if low is not None and high is not None:
        return f"{_figure(low, style)}–{_figure(high, style)}"
    if low is not None:
        return f"≥{_figure(low, style)}"
    return f"≤{_figure(high, style)}" if high is not None else "?"


def _rounded(value: Decimal | None, style: Style) -> Decimal | None:
    """What was converted, to the cent; where it is written short, to the hundredth of its scale."""
    if value is None:
        return None
    scale = next((scale for scale, _ in _SHORT if abs(value) >= scale), Decimal(1)) if style == "short" else Decimal(1)
    with localcontext() as context:
        context.prec = max(28, value.adjusted() + 4)
        return value.quantize(Decimal(1).scaleb(scale.adjusted() - 2))


def _figure(value: Decimal, style: Style) -> str:
    if style == "short":
        for scale, suffix in _SHORT:
            if abs(value) >= scale:
                return plain(value.scaleb(-scale.adjusted())) + suffix
    return plain(value, "," if style == "grouped" else "")


def plain(value: Decimal, separator: str = "") -> str:
    """All digits, no exponent, no trailing zeros; exact whatever the length."""
    figure = f"{value:{separator}f}"
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


def _apart(text: str, start: int, end: int, form: str) -> str:
    """A space keeps the form's letters and digits from growing together with an ASCII neighbour's."""
    if start and (text[start - 1].isalnum() and text[start - 1].isascii()) and form[0].isascii():
        form = " " + form
    if end < len(text) and text[end].isalnum() and (text[end].isascii() or text[end].isdecimal()):
        form += " "
    return form
