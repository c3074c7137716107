"""Names of organisations, people and products, and the table that they come from."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.currency import terms
from bilingual.lexicon import shipped

KINDS = {"organisation", "government", "person", "product", "market", "place", "region"}


def names(text: str) -> list[tuple[str, str]]:
    return [(term.text, term.name) for term in terms(text, shipped())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("奥特曼与阿尔特曼是同一个人，英文作Altman", [("奥特曼", "Sam Altman"), ("阿尔特曼", "Sam Altman"), ("Altman", "Sam Altman")]),
        ("英伟达、輝達和NVIDIA", [("英伟达", "NVIDIA"), ("輝達", "NVIDIA"), ("NVIDIA", "NVIDIA")]),
        ("Sam Altman runs OpenAI.", [("Sam Altman", "Sam Altman"), ("OpenAI", "OpenAI")]),
        ("SK海力士的订单", [("SK海力士", "SK Hynix")]),
        ("摩根士丹利与摩根大通", [("摩根士丹利", "Morgan Stanley"), ("摩根大通", "JPMorgan")]),
        ("Metals and metadata, openai.com", []),  # parts of other words, other capitals
        ("the appleseed of SAPling", []),
        ("港股与纳斯达克，美国和日本", []),  # markets and places are evidence, no terms
        ("", []),
    ],
)
def test_names(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


def test_the_table_knows_each_form_once() -> None:
    rows = shipped().table("entities")
    forms = Counter(form for row in rows for form in {row["name"], *row.many("forms")})
    assert [form for form, count in forms.items() if count > 1] == []
    assert {row["kind"] for row in rows} <= KINDS
    for row in rows:
        assert len(row["currency"]) == 3, row.place
        assert row["currency"].isupper(), row.place
        assert row["quoted"] == "" or (len(row["quoted"]) == 3 and row["quoted"] != row["currency"]), row.place
    assert len(rows) > 300


@given(st.text())
def test_spans_hold_and_never_overlap(text: str) -> None:
    end = 0
    for term in terms(text, shipped()):
        assert term.start >= end
        assert text[term.start : term.end] == term.text
        end = term.end


def test_words_whose_parts_look_like_names_are_none() -> None:
    assert names("平台新金融业务让朋友达成共识，科技嘉年华上全球巨头谈社群创作，统一超过千家门店，组合库存。") == []
    assert names("玉山銀行與合作金庫") == [("玉山銀行", "E.Sun Bank"), ("合作金庫", "Taiwan Cooperative Bank")]
