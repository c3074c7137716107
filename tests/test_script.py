"""Script conversion, and the table of characters that only one script has."""

import han_table
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.errors import InputError
from bilingual.language import convert

CASES = [  # script, region, before, after
    ("hans", None, "輝達公布財報，營收創下新高。", "辉达公布财报，营收创下新高。"),
    ("hans", "TW", "這款軟體支援網路列印", "这款软件支持网络打印"),
    ("hans", "HK", "香港羣眾", "香港群众"),
    ("hant", None, "这家公司发布了新模型", "這家公司發佈了新模型"),
    ("hant", "TW", "这款软件支持网络打印", "這款軟體支援網路列印"),
    ("hant", "HK", "里面的东西", "裏面的東西"),
    ("hant", "TW", "用U盘拷贝文件", "用隨身碟複製檔案"),  # a phrase that begins with a letter
    ("keep", None, "这家公司，這間公司", "这家公司，這間公司"),
    ("hans", None, "OpenAI raised $5bn.", "OpenAI raised $5bn."),
    ("hans", None, "乾隆年间的建筑", "乾隆年间的建筑"),  # negative: Simplified already, a shared character stays
    ("hans", None, "乾隆年間的建築", "乾隆年间的建筑"),
    ("hant", None, "皇后的頭髮", "皇后的頭髮"),  # negative: Traditional already
    ("hans", None, "这家公司的营收。\n這間公司的營收。", "这家公司的营收。\n这间公司的营收。"),
]


@pytest.mark.parametrize(("script", "region", "before", "after"), CASES)
def test_convert(script: str, region: str | None, before: str, after: str) -> None:
    assert convert(before, script, region) == after


@pytest.mark.parametrize(("script", "region"), [("latin", None), ("hant", "MO"), ("HANS", None)])
def test_wrong_arguments_say_what_to_try(script: str, region: str | None) -> None:
    with pytest.raises(InputError, match="hans"):
        convert("公司", script, region)


@given(st.text(st.characters(), max_size=100) | st.text("發財于於乾后麵里，\n a", max_size=40))
@settings(max_examples=200, deadline=None)
def test_to_simplified_keeps_the_length(text: str) -> None:
    simplified = convert(text, "hans")
    assert len(simplified) == len(text)
    assert convert(simplified, "hans") == simplified


def test_a_long_run_costs_what_its_length_costs() -> None:
    assert len(convert("這間公司的營收" * 5000, "hans")) == 35000


def test_the_table_is_what_the_dictionaries_say() -> None:
    assert han_table.TABLE.read_text(encoding="utf-8") == han_table.render(han_table.derive())
