"""Canonical text: what it looks like, that it maps back, and that rendering twice changes nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilingual
from bilingual.document import Amount, UsdValue
from bilingual.lexicon import shipped
from bilingual.quantity import find
from bilingual.render import canonical, render

D = Decimal


def money(value=None, low=None, high=None, **more):
    def exact(v):
        return None if v is None else D(v)

    return Amount(0, 1, "?", "money", exact(value), exact(low), exact(high), **{"currency": "USD", **more})


YUAN = UsdValue(D("142857142.857"), D("142857142.857"), D("142857142.857"), D(7), None, "test")


@pytest.mark.parametrize(
    ("amount", "plain", "grouped", "short"),
    [
        (money("6E+11", "6E+11", "6E+11"), "USD 600000000000", "USD 600,000,000,000", "USD 600bn"),
        (money(None, "3E+10", "5E+10", qualifier="range"),
         "USD 30000000000–50000000000", "USD 30,000,000,000–50,000,000,000", "USD 30bn–50bn"),
        (money(30000000, 30000000, 40000000, qualifier="over", marker="+"), "USD 30000000+", "USD 30,000,000+", "USD 30m+"),
        (money("1E+11", qualifier="order", marker="~"), "USD ~100000000000", "USD ~100,000,000,000", "USD ~100bn"),
        (money(1234567890, 1234567890, 1234567890), "USD 1234567890", "USD 1,234,567,890", "USD 1.23456789bn"),
        (money("0.50", "0.50", "0.50"), "USD 0.5", "USD 0.5", "USD 0.5"),
        (money(-5000000, -5000000, -5000000), "USD -5000000", "USD -5,000,000", "USD -5m"),
        (money(5, 5, 5, currency=None, basis="unresolved"), "XXX 5", "XXX 5", "XXX 5"),
        (money(5, 5, 5, basis="conflict", candidates=(("USD", 0.7), ("CNY", 0.3))), "USD 5 [or CNY]", "USD 5 [or CNY]", "USD 5 [or CNY]"),
        (money(10**9, 10**9, 10**9, currency="CNY", usd=YUAN),
         "CNY 1000000000 [= USD 142857142.86]", "CNY 1,000,000,000 [= USD 142,857,142.86]",
         "CNY 1bn [= USD 142.86m]"),
    ],
)  # fmt: skip
def test_the_three_styles(amount: Amount, plain: str, grouped: str, short: str) -> None:
    assert [canonical(amount, style) for style in ("plain", "grouped", "short")] == [plain, grouped, short]


figures = st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False).map(lambda v: abs(v).normalize() + 0)


@st.composite
def amounts(draw):
    value = draw(figures)
    shape = draw(st.sampled_from(["exact", "range", "over", "order"]))
    more = {"currency": draw(st.sampled_from(["USD", "CNY", "EUR", "TWD", None]))}
    if more["currency"] is None:
        more["basis"] = "unresolved"
    if shape == "exact":
        return money(value, value, value, **more)
    if shape == "range":
        return money(None, value, value + draw(figures) + 1, qualifier="range", **more)
    if shape == "over":
        value = value.to_integral_value() + 1
        step = D(10) ** value.normalize().as_tuple().exponent
        return money(value, value, value + step, qualifier="over", marker="+", **more)
    return money(value, None, None, qualifier="order", marker="~", **more)


@given(amounts(), st.sampled_from(["plain", "grouped", "short"]), st.sampled_from(["{}", "约{}，", "a {} and", "({})", "{}。"]))
def test_the_grammar_reads_the_canonical_form_back(amount: Amount, style: str, around: str) -> None:
    text = around.format(canonical(amount, style))
    found = [mention for mention in find(text, shipped()) if mention.kind == "money"]
    assert len(found) == 1
    assert found[0].canonical
    assert found[0].currencies[:1] == ((amount.currency,) if amount.currency else ())
    if not around.startswith("约"):  # which says on purpose that the bounds are not known
        assert (found[0].value, found[0].low, found[0].high) == (amount.value, amount.low, amount.high)


TEXTS = [
    "OpenAI估值近万亿美元，去年收入131亿美元，拟融资300亿至500亿美元。",
    "公司营收1.2万亿元，净利润3000余万元，派息约18亿。",
    "The deal is worth up to $1.5bn, or 12 billion yuan; tens of billions of dollars may follow.",
    "千亿融资，数千亿美元的收入，八九百亿欧元，负债¥35bn。",
    "Shares fell to HK$45.60. It paid £28.5 million, nearly €30m, on a bid of $25 to $30 million.",
    "年薪1.2亿美元3年，共3亿多美元。亏损(5亿元)。",
]


@pytest.mark.parametrize("style", ["plain", "grouped", "short"])
@pytest.mark.parametrize("text", TEXTS)
def test_rendering_twice_changes_nothing_the_second_time(text: str, style: str) -> None:
    def what(document):
        return [(a.value, a.low, a.high, a.currency) for a in document.amounts if a.kind == "money"]

    first = bilingual.normalise(text, media_type="text/plain", style=style)
    second = bilingual.normalise(first.normalised, media_type="text/plain", style=style)
    assert what(first)
    assert what(second) == what(first)
    assert second.normalised == first.normalised


def test_edits_map_the_text_onto_the_normalised_text() -> None:
    for text in TEXTS:
        document = bilingual.normalise(text, media_type="text/plain")
        rebuilt, done = [], 0
        for start, end, replacement in document.edits:
            assert done <= start < end
            rebuilt += [document.text[done:start], replacement]
            done = end
        assert "".join([*rebuilt, document.text[done:]]) == document.normalised


def test_a_figure_never_grows_together_with_its_neighbour() -> None:
    amount = money(5, 5, 5)
    for before, after in (("a", "b"), ("1", "2"), ("元", "元"), ("", "٣")):
        text = f"{before}?{after}"
        here = bilingual.Amount(len(before), len(before) + 1, "?", "money", D(5), D(5), D(5), currency="USD")
        rendered, _ = render(text, [here])
        assert canonical(amount) in rendered
        assert f"{before}USD" not in rendered or not before.isascii() or not before
        assert f"5{after}" not in rendered or after in ("元", "")
