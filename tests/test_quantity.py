"""The number grammar against its corpus: one value in many spellings, and what is none."""

from decimal import Decimal

import pytest
from tables import cases

from bilingual.lexicon import shipped
from bilingual.quantity import Mention, find


def shown(mention: Mention) -> str:
    """A mention in the notation of the corpus."""
    sort = mention.currencies[0] if mention.currencies else mention.unit or "-"
    figure = f"{mention.value:f}" if mention.value is not None else ""
    if mention.value is None or (mention.qualifier == "over" and mention.high is not None) or mention.marker == "≥":
        low, high = (f"{bound:f}" if bound is not None else "" for bound in (mention.low, mention.high))
        figure = f"{low}..{high}"
    return f"{sort} {mention.qualifier} {figure}"


@pytest.mark.parametrize("case", cases("quantity"), ids=lambda case: case["text"])
def test_amounts(case: dict[str, str]) -> None:
    mentions = find(case["text"], shipped())
    assert " ; ".join(shown(mention) for mention in mentions) == case["amounts"]
    for mention in mentions:
        assert_in_the_contracts_table(mention)


@pytest.mark.parametrize("case", [case for case in cases("quantity") if "—" not in case["text"]], ids=lambda case: case["text"])
@pytest.mark.parametrize("frame", ["「{}」", "\n{}\n", "  {}  ", "（{}）。"])
def test_the_neighbourhood_changes_nothing(case: dict[str, str], frame: str) -> None:
    """Quotes, lines, spaces and brackets around it leave an amount what it is, years and lone words aside."""
    if not case["amounts"] or "2022" in case["text"] or case["note"].startswith("accounting"):
        return
    mentions = find(frame.format(case["text"]), shipped())
    assert " ; ".join(shown(mention) for mention in mentions) == case["amounts"]


def assert_in_the_contracts_table(mention: Mention) -> None:
    value, low, high = mention.value, mention.low, mention.high
    match mention.qualifier:
        case "exact":
            assert value == low == high is not None
        case "about" | "order":
            assert value is not None
            assert low is None
            assert high is None
        case "nearly" | "under" | "up_to":
            assert value == high is not None
            assert low is None
        case "over" | "at_least":
            assert value == low is not None
            assert high is None or high > value
        case "range":
            assert value is None
            assert low is not None
            assert high is not None
            assert low < high
        case "several":
            assert value is None
            assert low is not None
            assert high is not None


@pytest.mark.parametrize("case", cases("canonical"), ids=lambda case: case["text"])
@pytest.mark.parametrize("frame", ["{}", "公司投资{}，同比增长", "spent {}.", "({})", "{} {}"])
def test_the_canonical_form_reads_back(case: dict[str, str], frame: str) -> None:
    def number(cell: str) -> Decimal | None:
        return None if cell == "-" else Decimal(cell)

    text = frame.replace("{}", case["text"])
    mentions = find(text, shipped())
    assert len(mentions) == frame.count("{}")
    for mention in mentions:
        assert text[mention.start : mention.end] == case["text"]
        assert mention.canonical
        assert (mention.value, mention.low, mention.high) == tuple(number(case[part]) for part in ("value", "low", "high"))
        assert mention.qualifier == case["qualifier"]
        assert mention.currencies == (() if case["code"] == "XXX" else (case["code"],))
        assert mention.alternatives == tuple(case["alternatives"].split("|") if case["alternatives"] else ())


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("约USD 600000000000", "about"), ("超过USD 5", "over"), ("USD 5左右", "about"), ("up to USD 300", "up_to"),
        ("near‑USD 1000000000000 [or CNY]", "nearly"), ("CNY 100 [= USD 14.00]以上", "at_least"),
    ],
)  # fmt: skip
def test_words_around_the_canonical_form_keep_working(text: str, qualifier: str) -> None:
    (mention,) = find(text, shipped())
    assert mention.canonical
    assert mention.qualifier == qualifier
    assert mention.marker == ""


@pytest.mark.parametrize("text", ["USD 200 million", "CNY 30万", "USD 5-6", "ABC 500", "USD 3.5 billion"])
def test_what_only_looks_canonical(text: str) -> None:
    assert not any(mention.canonical for mention in find(text, shipped()))


@pytest.mark.parametrize(
    ("text", "restates"),
    [
        ("12亿美元（约合86亿元人民币）", 0), ("1.2 trillion yuan ($165 billion)", 0), ("$165 billion, or 1.2 trillion yuan", 0),
        ("100亿日元(约5亿元)", 0), ("12亿美元（去年为10亿美元）", None), ("$5 billion and 3 billion yuan", None),
    ],
)  # fmt: skip
def test_glosses(text: str, restates: int | None) -> None:
    first, second = find(text, shipped())
    assert first.gloss_of is None
    assert second.gloss_of == restates


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$15 an hour", "hour"), ("$1.40 a share", "share"), ("470 pence per share", "share"), ("$15.4/hour", "hour"),
        ("每月收费12元", "月"), ("每一份12元", "份"), ("299元/晚", "晚"), ("155日元/日", "日"), ("汇率为1美元/日元", None),
        ("每逢雨天就亏50元", None), ("每股收益0.85元", "股"),
        ("6元/千瓦时", "千瓦时"), ("每吨约3000元", "吨"), ("$5 a day trip ", "day"), ("5美元", None),
        ("Profit was $11.9 billion a year earlier.", None), ("up from $4.2bn a year ago", None), ("$3 a week ago", None),
        ("$40 a day earlier", None), ("£2 million a month before, and", None), ("$9 a quarter later", None), ("$8 a year-ago", None),
        ("$600 a week before tax", "week"), ("$25 an hour after the first", "hour"), ("$12 a day on food", "day"),
        ("$15 an hour earlier this year", "hour"), ("$2.10 a share earlier", "share"), ("$900 per month later", "month"),
    ],
)  # fmt: skip
def test_rates(text: str, per: str | None) -> None:
    assert find(text, shipped())[0].per == per


@pytest.mark.parametrize("text", ["从3亿元增至5亿元", "from $3 to $5", "由1.2万元提高到1.5万元"])
def test_the_ends_of_a_change_know_each_other(text: str) -> None:
    first, second = find(text, shipped())
    assert (first.sibling, second.sibling) == (1, 0)


@pytest.mark.parametrize(
    ("text", "marker"),
    [("3000多元", "+"), ("千亿元", "~"), ("$500+", "≥"), ("约3000元", ""), ("近千亿元", ""), ("3000元以上", ""), ("5元", "")],
)
def test_the_marker_is_for_what_stands_inside(text: str, marker: str) -> None:
    assert find(text, shipped())[0].marker == marker


def test_the_magnitude_is_kept() -> None:
    assert [mention.scale for mention in find("6000亿, 1.4万亿美元, $3 million, 5元", shipped())] == [
        Decimal(10**8), Decimal(10**12), Decimal(10**6), None,
    ]  # fmt: skip


@pytest.mark.parametrize("case", cases("quantity_known"), ids=lambda case: case["text"])
@pytest.mark.xfail(strict=True, reason="known failure")
def test_known_failures(case: dict[str, str]) -> None:
    assert " ; ".join(shown(mention) for mention in find(case["text"], shipped())) == case["amounts"]


def test_a_list_is_linked() -> None:
    first, second, third = find("3亿、5亿和8亿元", shipped())
    assert (first.sibling, second.sibling, third.sibling) == (1, 2, None)


TABLES = [
    ("单位：亿元\n项目\t2024\t2023\n营业收入\t52.3\t48.1\n净利润\t-3.2\t(1.5)\n公司表示，5.2是个好数。",
     [("5230000000", "CNY"), ("4810000000", "CNY"), ("-320000000", "CNY"), ("-150000000", "CNY"), ("5.2", None)]),
    ("Summary (in millions of US dollars)\n\t2024\t2023\nRevenue\t1,234.5\t(56.7)\nMargin\t12%\t10%",
     [("1234500000", "USD"), ("-56700000", "USD"), ("12", None), ("10", None)]),
    ("项目\t营业收入（亿元）\t净利润（万元）\t增速\n甲公司\t52.3\t4,810\t3.5%",
     [("5230000000", "CNY"), ("48100000", "CNY"), ("3.5", None)]),
    ("发行总额（亿）\t票面利率\n10\t2.5%", [("1000000000", None), ("2.5", None)]),
    ("（单位：人民币百万元）\n收入\n1,234", [("1234000000", "CNY")]),
    ("($ in millions)\nRevenue\t15", [("15000000", "USD")]),
    ("主要数据（单位：亿元）\n项目\t2026\t2025\n收入\t7.4\t6.1", [("740000000", "CNY"), ("610000000", "CNY")]),
    ("（单位：万美元）\n项目\t2026\n收入\t7.4", [("74000", "USD")]),
    ("9月投入2亿元（约合900万新台币）。\n單位：新台幣億元\n年度\t營收\n2025\t1,263",
     [("200000000", "CNY"), ("9000000", "TWD"), ("126300000000", "TWD")]),
    ("项目（单位：万元）\t2025\n收入\t7.4", [("74000", "CNY")]),
    ("Region\tSpend (USD thousands)\tShare\nAsia\t1,234\t5", [("1234000", "USD"), ("5", None)]),
    ("Region\tAid (USD million)\nAsia\t7.5", [("7500000", "USD")]),
    ("收入\tRMB'000\n2025\t1,234", [("1234000", "CNY")]),
    ("He said that in millions of cases 5 people moved.", [("None", None), ("5", None)]),
    ("今年收入（记者 王五）\n5", [("5", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES, ids=[text[:12] for text, _ in TABLES])
def test_the_head_of_a_table_says_what_its_figures_are_in(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find(text, shipped())
    assert [(str(mention.value), mention.currencies[0] if mention.currencies else None) for mention in found] == expected
