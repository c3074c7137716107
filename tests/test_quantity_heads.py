"""Which figures of which table a head speaks for, and that the head itself is no amount."""

import pytest

import bilingual
from bilingual.lexicon import shipped
from bilingual.quantity import find

USD = "(in thousands of US dollars)"
CASES = [
    # a head lasts for its own table
    (f"{USD}\nSales\t1,284\nThe group has these people.\nRegion\tHeadcount\nNorth\t5,382", "USD 1284000 ; - 5382"),
    (f"{USD}\nSales\t1,284\nRegion\tGuests\nNorth\t5,382", "USD 1284000 ; - 5382"),
    (f"{USD}\nSales\t1,284\nHeadcount by region\nNorth\t5,382\nHeadcount\t2025\nSouth\t77", "USD 1284000 ; - 5382 ; - 77"),
    ("2025 RMB'000\nSegment\tStores\nNorth\t5,382", "- 5382"),
    ("(in millions of US dollars)\nSales\t1,284\nThe southern mills.\n\tHK$ million\nNorth\t5,382", "USD 1284000000 ; HKD 5382000000"),
    ("(in millions of US dollars)\nSales\t1,284\nHK$ million\nNorth\t5,382", "USD 1284000000 ; HKD 5382000000"),
    (f"{USD}\nProperty, plant and equipment\t803", "USD 803000"),
    (f"{USD}\nSegment\tSales\tStores\nNorth\t5,382\t12", "USD 5382000 ; - 12"),
    # signs, and what is divided or counted
    (f"{USD}\n\t2025\t2024\nSales\t$1,284\t$1,100\nCosts\t803\t(700)", "USD 1284000 ; USD 1100000 ; USD 803000 ; USD -700000"),
    (f"{USD}\nSales\t€1,284", "EUR 1284"),
    (f"{USD}\nSales\t$1.2 billion", "USD 1200000000"),
    ("(in thousands, except per share data)\nSales\t$1,284\nEarnings per share:\nBasic\t$1.2\nFull\t1", "USD 1284000 ; USD 1.2 ; - 1"),
    ("(US$ in millions, except per share amounts)\nSales\t1,284\nDiluted EPS\t0.41\nTax\t7", "USD 1284000000 ; - 0.41 ; USD 7000000"),
    ("(In millions)\nSales\t$1,284\nCosts\t803", "USD 1284000000 ; - 803000000"),
    ("(Dollars in millions)\t2025\t2024\nSales\t1,284\t1,100", "USD 1284000000 ; USD 1100000000"),
    ("(Unaudited, in thousands)\nSales\t1,284", "- 1284000"),
    (f"{USD}\nNumber of mills\t12\nLoans to customers\t5,000\nEmployee benefits\t7", "- 12 ; USD 5000000 ; USD 7000"),
    ("单位：亿元\n营业收入\t52.3\n每股收益\t0.85\n员工人数\t5,382\n毛利率\t31", "CNY 5230000000 ; - 0.85 ; - 5382 ; - 31"),
    # heads without brackets
    ("RMB million\nSales\t1,284", "CNY 1284000000"),
    ("RMB million\nSales\n1,284\nCosts\n803", "CNY 1284000000 ; CNY 803000000"),
    ("Segment\tRMB million\tHK$ million\nNorth\t1,284\t1,400", "CNY 1284000000 ; HKD 1400000000"),
    ("Item\t2025 RMB'000\t2024 RMB'000\nSales\t1,284\t1,100", "CNY 1284000 ; CNY 1100000"),
    ("2025 RMB'000\t2024 RMB'000\nSales\t1,284\t1,100", "CNY 1284000 ; CNY 1100000"),
    ("项目\t人民币千元\n收入\t1,284", "CNY 1284000"),
    ("人民币千元\n收入\t1,284", "CNY 1284000"),
    # a unit for a row, and one for a column of figures
    ("Sales (US$ million)\t1,284\nGuests\t5,382", "USD 1284000000 ; - 5382"),
    ("项目\t单位\t数值\n营收\t亿元\t43\n门店\t家\t12", "CNY 4300000000 ; - 12"),
    ("Price ($)\tSold\n5.2\t700", "USD 5.2 ; - 700"),
    # a unit for a single figure
    ("预算金额（万元）：128.5\n采购方式：公开招标", "CNY 1285000"),
    ("最高限价(元)：1,980,000.00，保证金（万元）：2", "CNY 1980000 ; CNY 20000"),
    ("合同金额（人民币万元）: ¥35 工期（天）：40", "CNY 350000 ; - 40"),
    ("Contract value (US$ million): 12.5", "USD 12500000"),
    ("注册资本（万元）：见附件3", "- 3"),
    ("门店数（万元店）：43", "- 43"),
    ("Deposit (USD): 5 guests", "- 5"),
    # what only looks like a head
    ("人民币两千元\n收入\t5", "CNY 2000 ; - 5"),
    ("12\n15\n亿元\n7", "- 12 ; - 15 ; - 7"),
    ("造价\n43\n亿美元\n订单\n5382", "USD 4300000000 ; - 5382"),
    ("Card\tPrice (>$800)\nRTX 4090\t4090", "USD 800 ; - 4090 ; - 4090"),
    (f"{USD}\nMar 8\nRTX 4090\n12 15\nUSD 7", "- 8 ; - 4090 ; - 12 ; - 15 ; USD 7"),
    ("Plan\t401(k)\nAge\t59", "- 401 ; - 59"),
    ("The mill made RMB million\nSales\t5", "- 5"),
]


def shown(text: str) -> str:
    return " ; ".join(f"{mention.currencies[0] if mention.currencies else '-'} {mention.value:f}" for mention in find(text, shipped()))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text.replace("\n", "⏎") for text, _ in CASES])
def test_heads(text: str, expected: str) -> None:
    assert shown(text) == expected
    for mention in find(text, shipped()):
        assert "\t" not in text[mention.start : mention.end]


def test_tables_of_a_page() -> None:
    story = "The board said on Monday that it had spent a great deal of money on the new harbour in the north of the country."
    tables = (
        "<p>(in millions of US dollars)</p><table><tr><td>Sales</td><td>1,284</td></tr></table>"
        "<p>The mills have these people.</p><table><tr><th>Region</th><th>Headcount</th></tr><tr><td>North</td><td>5,382</td></tr></table>"
        "<table><tr><th></th><th>2025 RMB'000</th></tr><tr><td>East</td><td>77</td></tr></table>"
    )
    text = bilingual.normalise(f"<html><body><article><h1>A year of mills</h1><p>{story}</p>{tables}</article></body></html>").normalised
    assert "Sales\tUSD 1284000000" in text
    assert "North\t5,382" in text
    assert "2025 RMB'000" in text
    assert "East\tCNY 77000" in text
