"""Currencies from evidence: the table of cases, and what must hold on any text."""

import gc
import re
from datetime import date

import pytest
from guard import limited
from hypothesis import given
from hypothesis import strategies as st
from tables import cases

from bilingual import normalise
from bilingual.currency import Context, resolve
from bilingual.currency.evidence import RULES
from bilingual.currency.money import MONEY_RULES
from bilingual.currency.scene import Scene
from bilingual.currency.stories import Stories
from bilingual.document import Amount
from bilingual.lexicon import shipped
from bilingual.quantity import find

CASES = cases("currency")


def amounts(text: str, **known: object) -> tuple[Amount, ...]:
    lexicon = shipped()
    return resolve(text, find(text, lexicon), Context(**known), lexicon)  # type: ignore[arg-type]


def marked(case: dict[str, str]) -> Amount:
    """The amount that a case marks."""
    text = case["text"].replace("⏎", "\n")
    start = text.index("[[")
    end = text.index("]]") - 2
    text = text.replace("[[", "").replace("]]", "")
    day = date.fromisoformat(case["date"]) if case["date"] else None
    found = amounts(text, language=case["language"], date=day, url=case["url"] or None)
    return next(amount for amount in found if amount.start < end and start < amount.end)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    amount = marked(case)
    if case["currency"] == "-":
        assert amount.kind != "money"
        return
    assert amount.kind == "money"
    assert amount.currency == (None if case["currency"] == "?" else case["currency"]), amount.evidence
    assert amount.basis == case["basis"]
    assert amount.evidence


def test_every_rule_has_a_weight_and_every_weight_a_rule() -> None:
    settings = shipped().settings("currency")
    assert set(settings["evidence"]) == {rule.name for rule in RULES}
    assert set(settings["money"]) == {name for name, _ in MONEY_RULES}
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_evidence_points_at_the_page() -> None:
    amount = amounts("海岸芯片拟投入4000亿。\n公司称投入4000亿美元。", language="zh-Hans")[0]
    assert any("4000亿美元" in reason for reason in amount.evidence)
    assert amount.candidates[0][0] == "USD"
    assert sum(share for _, share in amount.candidates) == pytest.approx(1, abs=0.05)


def test_the_callers_currency_serves_where_nothing_decides() -> None:
    text = "估值约[500亿]".replace("[", "").replace("]", "")
    undecided = amounts(text)[0]
    assert (undecided.kind, undecided.currency, undecided.basis, undecided.confidence) == ("money", None, "unresolved", 0)
    assumed = amounts(text, assume="CNY")[0]
    assert (assumed.currency, assumed.basis) == ("CNY", "inferred")
    assert "assumed" in assumed.evidence[0]
    decided = amounts("公司估值50亿美元，对手估值500亿。", assume="CNY")[1]
    assert decided.currency == "USD"


def test_what_a_page_says_of_its_language_tells_its_country() -> None:
    text = "公司去年營收達820億元。"
    assert amounts(text, language="zh-Hant", declared="zh-Hant-HK")[0].currency == "HKD"
    assert amounts(text, language="zh-Hant", declared="zh-TW")[0].currency == "TWD"
    assert amounts(text, language="zh-Hant", declared="en-HK")[0].currency == "TWD"  # a template's word, not this page's
    assert amounts(text, language="zh-Hant", declared="zh-HK", url="https://udn.com/a")[0].currency == "TWD"
    article = f"<article><h1>業績公布</h1><p>{text}公司的營運成本亦大幅上升，管理層指來年將會審慎。</p></article>"
    assert normalise(f'<html lang="zh-HK"><body>{article}</body></html>').amounts[0].currency == "HKD"


def test_a_shared_sign_that_nothing_contradicts_is_fairly_sure() -> None:
    plain = amounts("The council will borrow $12.5 million for a bridge.", language="en")[0]
    assert (plain.currency, plain.basis) == ("USD", "explicit")
    assert 0.9 <= plain.confidence < 0.98
    told = amounts("The council in Marion, Ohio, will borrow $12.5 million for a bridge.", language="en")[0]
    assert told.confidence >= plain.confidence
    torn = amounts("Canada's council will borrow $12.5 million, and Australia's will not.", language="en")[0]
    assert torn.confidence < plain.confidence
    apart = amounts("Ottawa paid $5 million to Toronto. In Sydney, Australia's firm paid $4 million.", language="en", url="https://www.cbc.ca/a")
    assert apart[1].confidence < 0.8 < apart[0].confidence


def test_a_guess_at_a_shared_sign_is_not_explicit() -> None:
    torn = amounts("Canada's council will borrow $12.5 million, and Australia's will not.", language="en")[0]
    assert (torn.currency, torn.basis) == ("USD", "inferred")
    assert torn.confidence < 0.6


def test_hong_kongs_words_say_nothing_where_the_address_does() -> None:
    text = "港鐵去年賺155億元，樓價升5%。"
    assert amounts(text, language="zh-Hant")[0].currency == "HKD"
    assert amounts(text, language="zh-Hant", url="https://udn.com/a")[0].currency == "TWD"
    assert amounts(text, language="zh-Hant", declared="zh-TW")[0].currency == "TWD"


def test_a_gloss_points_at_what_it_restates() -> None:
    first, second = amounts("收购价12亿美元（约合86亿元）", language="zh-Hans")
    assert (first.same_as, second.same_as) == (None, 0)
    assert (first.currency, second.currency) == ("USD", "CNY")


def test_both_sides_of_a_contradiction_answer_alike() -> None:
    text = (
        "OpenAI Raises $90 B, Valuation Near $2 T\n"
        "OpenAI raised $90 billion in a round, bringing its valuation close to two trillion RMB.\n"
        "A near-two-trillion-RMB valuation is hard to sustain.\n"
    )
    conflicts = [amount for amount in amounts(text, language="en") if amount.basis == "conflict"]
    assert len(conflicts) == 3
    assert {amount.currency for amount in conflicts} == {"USD"}
    for amount in conflicts:
        assert {code for code, _ in amount.candidates} == {"USD", "CNY"}
        assert "the same figure" in amount.evidence[0]


def test_a_round_must_fit_its_valuation() -> None:
    text = (
        "OpenAI raised $120 billion in funding.\n"
        "That brings the OpenAI valuation to one trillion RMB.\n"
        "An OpenAI valuation near $1 trillion is bold.\n"
    )
    conflict = next(amount for amount in amounts(text, language="en", date=date(2026, 4, 1)) if amount.basis == "conflict")
    assert conflict.currency == "USD"
    assert any("does not fit a valuation" in reason for reason in conflict.evidence)


PIECES = st.sampled_from(
    ["融资", "5亿", "3亿美元", "$2 billion", "（约", "）", "、", "，", "。", "\n", "用户", "12亿元", "OpenAI", "腾讯", "港股", "至",
     "7000万",
     " ", "one trillion RMB", "valuation", "USD 5", " [or CNY]", "XXX 7", "每股", "3.5", "¥40", "dinars", "\ud800", "\x00", "；", "丨"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([None, "zh", "zh-Hant", "en", "und", "??"]))
def test_any_text(text: str, language: str | None) -> None:
    lexicon = shipped()
    mentions = find(text, lexicon)
    found = resolve(text, mentions, Context(language=language, url="http://[bad", date=date(2024, 3, 3)), lexicon)
    assert len(found) == len(mentions)
    for mention, amount in zip(mentions, found, strict=True):
        assert (amount.start, amount.end, amount.text) == (mention.start, mention.end, text[mention.start : mention.end])
        assert (amount.value, amount.low, amount.high) == (mention.value, mention.low, mention.high)
        assert 0 <= amount.confidence <= 1
        assert (amount.currency is None) or (amount.kind == "money" and re.fullmatch("[A-Z]{3}", amount.currency))
        if mention.kind == "money" and len(mention.currencies) == 1 and amount.basis != "conflict" and not mention.canonical:
            assert amount.currency == mention.currencies[0]
        if amount.kind == "money" and amount.currency is None:
            assert amount.basis == "unresolved"


@pytest.mark.parametrize(
    "unit",
    [
        "融资5亿，", "营收3亿美元、4亿、", "市值100亿\n", "OpenAI估值$5 billion, one trillion RMB. ", "12亿美元（约86亿）",
        "估值7亿元。\n估值7亿美元。\n",
        "OpenAI closed a round of $122 billion that values it at one trillion RMB. ",
        "存款30万，想定投纳指，",
        "forecast of ¥485 billion ($3.3 billion) from ¥433 billion, ", "TOKYO -- It paid ¥3 billion and 3 billion yen.\n",
    ],
)
def test_time_grows_with_the_page_and_no_faster(unit: str) -> None:
    lexicon = shipped()

    text = unit * 4000
    mentions = find(text, lexicon)
    with limited():
        assert len(resolve(text, mentions, Context(language="zh-Hans", date=date(2024, 3, 3)), lexicon)) == len(mentions)


def test_few_lines_and_many_are_compared_alike() -> None:
    """Few answers are searched for each piece, many are indexed: what is found must not depend on it."""
    stories = ["海岸芯片在苏州建新厂", "Marlow Rail orders trains", "港口冷库今年扩建", "海岸芯片再建苏州二期"]
    more = [f"第{'甲乙丙丁戊己庚辛壬癸'[at % 10]}号公告{'春夏秋冬'[at % 4]}" for at in range(40)]
    text = "\n".join(stories + more)
    spans = [(line, match.start(), match.end()) for line, match in enumerate(re.finditer(r"[^\n]+", text))]
    few, many = Stories(text, spans[:4]), Stories(text, spans)
    assert few.most_like(*spans[0][1:], 0) == many.most_like(*spans[0][1:], 0)
    assert few.most_like(*spans[0][1:], 0) is not None
    assert few.most_like(*spans[2][1:], 2) is None is many.most_like(*spans[2][1:], 2)
    assert Stories("Marlow Rail\nmarlow rails", [(1, 12, 24)]).most_like(0, 11, 0) == (1, 1 / 8)


def test_a_piece_that_most_lines_have_says_nothing() -> None:
    for count in (20, 40):
        text = "\n".join(["公司公告"] * count)
        spans = [(line, 5 * line, 5 * line + 4) for line in range(count)]
        assert Stories(text, spans).most_like(*spans[0][1:], 0) is None


def test_nothing_is_left_for_the_garbage_collector() -> None:
    """A page's indexes go with it: circles of references would wait for a collection, which costs a fifth of the time."""
    text = "海岸芯片融资300亿，估值达6000亿美元。\n去年营收$5亿，约合36亿元人民币。"
    amounts(text, language="zh-Hans")
    gc.collect()
    gc.disable()
    try:
        amounts(text, language="zh-Hans")
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_page_that_contradicts_itself_keeps_what_it_found() -> None:
    """The scene without the contradicting amounts shares what was found in the text, and none of what follows from them."""
    lexicon = shipped()
    text = "海岸芯片估值达6000亿美元。\n公司称估值为6000亿欧元。"
    scene = Scene(text, find(text, lexicon), Context(), lexicon)
    assert (scene.told, scene.tally) == ([0, 1], {"USD": 1, "EUR": 1})
    rest = scene.without([0])
    assert (rest.told, rest.tally) == ([1], {"EUR": 1})
    assert (scene.told, scene.tally) == ([0, 1], {"USD": 1, "EUR": 1})
