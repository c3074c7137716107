"""Amounts that a line break splits are one; what merely stands below a figure is not drawn to it."""

import pytest

import bilingual
from bilingual.lexicon import shipped
from bilingual.quantity import find

SPLIT = [
    ("公司今年投入约2.6亿\n美元，明年再议。", "2.6亿\n美元", "260000000", "USD"),
    ("港口工程耗资6000\n亿元", "6000\n亿元", "600000000000", "CNY"),
    ("造价\n43\n亿美元", "43\n亿美元", "4300000000", "USD"),
    ("公司拿出\n50\n亿元建设新厂，明年投产", "50\n亿元", "5000000000", "CNY"),
    ("亏损达\r\n43\r\n亿元。", "43\r\n亿元", "4300000000", "CNY"),
    ("约43\n亿\n美元", "43\n亿\n美元", "4300000000", "USD"),
    ("规模达三千\n亿元", "三千\n亿元", "300000000000", "CNY"),
    ("过亿\n美元", "亿\n美元", "100000000", "USD"),
    ("运价为3.5\n美元/吨", "3.5\n美元", "3.5", "USD"),
    ("人民币\n43亿元", "人民币\n43亿元", "4300000000", "CNY"),
    ("The harbour will cost 1.2\nbillion yuan", "1.2\nbillion yuan", "1200000000", "CNY"),
    ("  will cost 1.2\n    billion yuan in all", "1.2\n    billion yuan", "1200000000", "CNY"),
    ("paid $3.5\nmillion for the mill", "$3.5\nmillion", "3500000", "USD"),
    ("$\n3.5\nmillion", "$\n3.5\nmillion", "3500000", "USD"),
    ("RMB\n0.35", "RMB\n0.35", "0.35", "CNY"),
    ("Total\nUSD\n4,100.00\nPay now", "USD\n4,100.00", "4100", "USD"),
    ("AUD\n$\n4.1\nBuy", "$\n4.1", "4.1", "USD"),
    ("3.5 billion\nyuan", "3.5 billion\nyuan", "3500000000", "CNY"),
    ("3.5 billion\nCanadian dollars", "3.5 billion\nCanadian dollars", "3500000000", "CAD"),
    ("one trillion\ndollars", "one trillion\ndollars", "1000000000000", "USD"),
    ("a budget of half a\nbillion dollars", "half a\nbillion dollars", "500000000", "USD"),
    ("hundreds of millions\nof dollars", "hundreds of millions\nof dollars", "None", "USD"),
    ("12\nmillion people moved", "12\nmillion people", "12000000", None),
]


@pytest.mark.parametrize(("text", "span", "value", "code"), SPLIT, ids=[text for text, *_ in SPLIT])
def test_a_break_within_an_amount(text: str, span: str, value: str, code: str | None) -> None:
    (mention,) = find(f"{text}\n\n又见7家。", shipped())[:-1]
    assert text[mention.start : mention.end] == span
    assert f"{mention.value:f}" == value if mention.value is not None else value == "None"
    assert (mention.currencies[0] if mention.currencies else None) == code


APART = [
    ("2024\nBillion-dollar deals", ""),
    ("Mills 43\n\nbillion yuan", "43"),
    ("投入6000\n\n亿元", "6000"),
    ("Table 3\nmillion yuan", "3"),
    ("表3\n亿元", "3"),
    ("第3\n亿元", ""),
    ("2025\n人民币千元", ""),
    ("2025\nRMB'000", ""),
    ("Note 12\nHKD", "12"),
    ("1\n亿元项目落地\n2\n万亿市场开启", "1 2"),
    ("01\n亿元项目落地", "01"),
    ("12\n15\n亿元", "12 15"),
    ("门店\n43\n美元债\n12", "43 12"),
    ("门店 43\n美元债 12", "43 12"),
    ("Nova 15\n万元旗舰", "15"),
    ("报105.3\n美元走强", "105.3"),
    ("报7.12\n人民币汇率走低", "7.12"),
    ("突破12\n万科发布", "12"),
    ("12\n万象更新", "12"),
    ("展望2025\n万亿赛道", ""),
    ("signed 12\nbillion-dollar deals", "12"),
    ("Grew by 12\nMillion people", "12"),
    ("in 2024\nbillion yuan", ""),
    ("on March 12\nbillion yuan", "12"),
    ("12\nUS$5 million raised", "12 US$5 million"),
    ("12 RMB\n0.35 of it", "12 RMB 0.35"),
    ("priced in HKD\n12 shops opened", "12"),
    ("$\n2024", ""),
    ("RMB\n0.35\n0.40\n0.51", "0.35 0.40 0.51"),
    ("500\nUSD\n300\nCNY", "500 300"),
    ("Mills\t43\n亿元\t12", "43 12"),
    ("GBP\n:\n$110.82\nAUD\n:\n$232.60", "$110.82 $232.60"),
    ("110.82\nAUD: 232.60", "110.82 232.60"),
    ("2031-00518\n分 组：名单", "00518"),
    ("Peso\nVES\n7.3练习", "7.3"),
    ("EUR\nUSD\nVES\n4.1\nRating", "4.1"),
    ("欧元\n人民币\n4.1", "4.1"),
]


@pytest.mark.parametrize(("text", "spans"), APART, ids=[text for text, _ in APART])
def test_a_break_between_two_lines(text: str, spans: str) -> None:
    assert " ".join(text[mention.start : mention.end] for mention in find(text, shipped())) == spans


def test_a_text_with_many_breaks_slices() -> None:
    text = "".join(part for part, *_ in SPLIT).replace("。", "。\n\n") * 3
    for mention in find(text, shipped()):
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end] != ""
    joined = "\n\n".join(part for part, *_ in SPLIT)
    assert [joined[mention.start : mention.end] for mention in find(joined, shipped())] == [span for _, span, *_ in SPLIT]


STORY = "The board said on Monday that it had spent a great deal of money on the new harbour in the north of the country."


@pytest.mark.parametrize(
    ("lines", "normalised"),
    [
        ("It paid 3.5\nmillion dollars for it.", "It paid USD 3500000 for it."),
        ("It paid 3.5\n\nmillion dollars for it.", "It paid 3.5\nmillion dollars for it."),
    ],
)
def test_blank_lines_and_elements_never_join(lines: str, normalised: str) -> None:
    assert bilingual.normalise(f"{STORY}\n{lines}", media_type="text/plain").normalised == f"{STORY}\n{normalised}"
    page = f"<html><body><article><p>{STORY}</p><p>{lines}</p></article></body></html>".replace("\n", "<br>\n")
    assert bilingual.normalise(page).normalised == f"{STORY}\n{normalised}"
    page = page.replace("<br>\n", "</p><p>")
    assert "3.5\nmillion" in bilingual.normalise(page).normalised
