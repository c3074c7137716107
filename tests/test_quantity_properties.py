"""What holds for every text: spans slice, nothing overlaps or raises, figures survive being written out, time is linear."""

import re
from decimal import Decimal

import pytest
from guard import limited
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.lexicon import shipped
from bilingual.quantity import find

LEXICON = shipped()
PIECES = st.sampled_from(
    ["5", "3.5", "1,234", "亿", "万", "千", "百", "十", "一", "两", "半", "几", "数", "多", "余", "点", "元", "美元", "$", "USD ",
     "￥", " ", "-", "–", "至", "到", "从", "from ", " to ", "(", ")", "（", "）", "%", "分之", "个", "吨", "million", " billion",
     "one ", "hundred ", "and ", "a ", "half ", "约", "超过", "左右", "以上", "+", "~", "[= USD 5]", "\n", "年", "月", "日", ":",
     "/", "负", "GPT-4", "\x00", "\ud800", "２", "½", "第", "per share", "每股", "ft ", "in ", "cents", "块", "毛",
     "JPY ", "RMB", "$0元JPY", "港币", "元JPY", "[or CNY]", "pounds", "R", "Q3"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=24).map("".join), st.text(max_size=60))
DIGITS, UNITS, GROUPS = "零一二三四五六七八九", ("", "十", "百", "千"), ("", "万", "亿", "万亿")
SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
QUALIFIED = {
    "exact": (True, True), "about": (False, False), "order": (False, False), "nearly": (False, True), "under": (False, True),
    "up_to": (False, True),
}  # fmt: skip


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_mentions_are_in_order_and_well_formed(text: str) -> None:
    end = 0
    mentions = find(text, LEXICON)
    for index, mention in enumerate(mentions):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert text[mention.start : mention.end].strip()
        if mention.value is None:
            assert mention.low is not None
            assert mention.high is None or mention.low <= mention.high
        elif mention.qualifier in QUALIFIED:
            low, high = QUALIFIED[mention.qualifier]
            assert mention.low == (mention.value if low else None)
            assert mention.high == (mention.value if high else None)
        assert mention.gloss_of is None or mention.gloss_of < index
        assert mention.sibling is None or 0 <= mention.sibling < len(mentions)
        assert (mention.kind == "money") == (mention.sign is not None)


def in_chinese(number: int) -> str:
    """The number as it is written in full."""
    if number == 0:
        return "零"
    groups: list[str] = []
    gap = False
    text = ""
    for power in range(3, -1, -1):
        group = number // 10000**power % 10000
        if not group:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        part, zero = "", False
        for place in range(3, -1, -1):
            digit = group // 10**place % 10
            if digit:
                part += ("零" if zero and part else "") + DIGITS[digit] + UNITS[place]
                zero = False
            else:
                zero = True
        text += part + GROUPS[power].replace("万亿", "万" if number // 10**8 % 10000 else "万亿")
        gap = False
        groups.append(part)
    return text


def in_english(number: int) -> str:
    """The number in words."""
    for value, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= value:
            rest = number % value
            joint = " and " if value == 100 and rest else " "
            return f"{in_english(number // value)} {name}" + (f"{joint}{in_english(rest)}" if rest else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(st.integers(0, 10**15 - 1))
@settings(max_examples=300, deadline=None)
def test_numbers_written_out_in_chinese(number: int) -> None:
    (mention,) = find(f"共{in_chinese(number)}欧元", LEXICON)
    assert mention.value == number


@given(st.integers(0, 10**15 - 1))
@settings(max_examples=300, deadline=None)
def test_numbers_written_out_in_english(number: int) -> None:
    (mention,) = find(f"pay {in_english(number)} euros", LEXICON)
    assert mention.value == number


@given(st.decimals(min_value=0, max_value=10**20, places=2), st.sampled_from(["", "万", "亿", "万亿"]))
@settings(max_examples=200, deadline=None)
def test_figures_keep_every_digit(figure: Decimal, scale: str) -> None:
    (mention,) = find(f"共{figure:,}{scale}欧元", LEXICON)
    assert mention.value == figure * {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]


@given(st.decimals(min_value=-(10**25), max_value=10**25, places=3), st.sampled_from(["USD", "CNY", "XXX"]))
@settings(max_examples=200, deadline=None)
def test_the_canonical_form_keeps_every_digit(figure: Decimal, code: str) -> None:
    for text in (f"{code} {figure}", f"{code} {figure:,}"):
        (mention,) = find(f"共{text}。", LEXICON)
        assert mention.canonical
        assert mention.value == figure


@pytest.mark.parametrize(
    "piece",
    ["1", "亿", "十百", ",", "1,", "1 ", "1-", "1/", "(", "($", "一", "半", "几", "三分之", "百分之", "one ", "one and ", "a ", "one over ",
     "tens of ", "$1 or ", "1元到", "从", "约", "-", ".1", "1.", "USD 1 ", "http://", "a-1-", "1多", "1个", "$", "〇", "and a half "],
)  # fmt: skip
def test_time_grows_with_the_length(piece: str) -> None:
    with limited():
        find(piece * (100_000 // len(piece)), LEXICON)


def test_absurd_figures_are_declined() -> None:
    assert find("9" * 10000, LEXICON) == []
    assert len(find("亿" * 10000, LEXICON)) == 0
    assert find("one " * 5000, LEXICON) == []


def test_patterns_are_bounded() -> None:
    """No pattern of the room repeats without an end what the text gives it, page addresses and such aside."""
    from bilingual.quantity import scan, skips

    for _, pattern in (*skips.RULES, *((rule.name, rule.pattern) for rule in scan.RULES)):
        assert not re.search(r"(?<!\\)[*+](?![^\[]*\])", pattern.replace(r"\+", "")), pattern
