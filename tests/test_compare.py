"""Comparisons: which amounts stand for which, what is an error and what is a translator's freedom."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from guard import limited
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import cases

import bilingual
from bilingual import Comparison
from bilingual.cli import main
from bilingual.errors import InputError

SLIP = "公司去年营收1075万美元。", "The company took $107.5 million last year."


def found(comparison: Comparison) -> list[str]:
    return [f"{finding.kind}:{finding.suggestion or ''}" for finding in comparison.findings]


def check(case: dict[str, str]) -> None:
    comparison = bilingual.compare(case["source"], case["translation"])
    assert "|".join(found(comparison)) == case["findings"], [finding.message for finding in comparison.findings]
    assert comparison.ok == (not case["findings"])


@pytest.mark.parametrize("case", cases("compare"), ids=lambda case: case["why"])
def test_the_table_of_cases(case: dict[str, str]) -> None:
    check(case)


@pytest.mark.xfail(strict=True, reason="known, and told here the day it changes")
@pytest.mark.parametrize("case", cases("compare_known_failures"), ids=lambda case: case["why"])
def test_the_known_failures(case: dict[str, str]) -> None:
    check(case)


def test_the_sample_pair() -> None:
    folder = Path(__file__).resolve().parent.parent / "samples" / "pair"
    comparison = bilingual.compare((folder / "source.txt").read_bytes(), (folder / "translation.txt").read_bytes())
    assert found(comparison) == ["magnitude:CNY 2.51 billion", "missing:34.5%", "currency:GBP 200 million"]


# --- messages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "translation", "said"),
    [
        (*SLIP, "too large by a factor of 10: the point probably slipped on the way from 万 (10⁴) to million (10⁶)"),
        ("营收5亿元。", "Sales of 5 billion yuan.", "too large by a factor of 10: 亿 (10⁸) was probably read as billion (10⁹)"),
        ("营收1.5万亿元。", "Sales of 1.5 billion yuan.", "too small by a factor of 1,000: 万亿 (10¹²) was probably read as billion (10⁹)"),
        ("售价12800元。", "It costs 1,280 yuan.", "too small by a factor of 10: a zero was dropped"),
    ],
)
def test_a_slip_names_its_factor_and_its_cause(source: str, translation: str, said: str) -> None:
    (finding,) = bilingual.compare(source, translation).findings
    assert finding.message.endswith(said)
    assert source[finding.source.start : finding.source.end] == finding.source.text
    assert translation[finding.translation.start : finding.translation.end] == finding.translation.text


# --- where the other side tells -----------------------------------------------------------------------------------------


def test_a_bare_amount_takes_its_currency_from_the_other_side_and_says_so() -> None:
    comparison = bilingual.compare("该公司拟融资500亿。", "The company plans to raise C$50 billion.")
    amount = comparison.source.amounts[0]
    assert (amount.currency, amount.basis) == ("CAD", "inferred")
    assert amount.evidence[0] == "the translation says C$50 billion"
    assert amount.usd is not None
    assert "CAD 50000000000" in comparison.source.normalised
    assert comparison.ok


def test_it_works_in_the_other_direction() -> None:
    comparison = bilingual.compare("It plans to raise 50 billion.", "该公司拟融资500亿加元。")
    assert comparison.source.amounts[0].currency == "CAD"
    assert comparison.source.amounts[0].kind == "money"


def test_a_shared_sign_takes_the_currency_that_the_other_side_spells_out() -> None:
    comparison = bilingual.compare("售价500港元，押金20美元。", "It costs $500 in Hong Kong, and the deposit is $20.")
    hongkong, american = comparison.translation.amounts
    assert (hongkong.currency, hongkong.basis, hongkong.evidence[0]) == ("HKD", "inferred", "the source says 500港元")
    assert (american.currency, american.basis, american.evidence[0]) == ("USD", "explicit", "the source says 20美元")
    assert min(hongkong.confidence, american.confidence) >= 0.97
    assert comparison.ok


def test_the_original_document_is_left_as_it_was() -> None:
    source = bilingual.normalise("该公司拟融资500亿。", media_type="text/plain")
    before = source.amounts
    bilingual.compare(source, "The company plans to raise C$50 billion.")
    assert source.amounts is before


# --- alignment ----------------------------------------------------------------------------------------------------------

CHINESE = [
    "公司一季度营收31.4亿元，同比增长12%。",
    "净利润为2.7亿元。",
    "管理层称，新工厂将耗资8.6亿元，雇用3400人。",
    "分析师预计全年营收140亿元。",
]
ENGLISH = [
    "The company took 3.14 billion yuan in the first quarter, up 12%.",
    "Net profit was 270 million yuan.",
    "Management said that a new plant would cost 860 million yuan and employ 3,400 people.",
    "Analysts expect sales of 14 billion yuan for the year.",
]


def test_paragraphs_may_be_merged_moved_and_set_apart_by_blank_lines() -> None:
    merged = [*ENGLISH[:2], " ".join(ENGLISH[2:])]
    moved = ENGLISH[1:] + ENGLISH[:1]
    for english in (ENGLISH, merged, moved):
        assert bilingual.compare("\n".join(CHINESE), "\n\n".join(english)).ok


def test_an_error_is_found_where_paragraphs_were_merged() -> None:
    english = [*ENGLISH[:2], " ".join(ENGLISH[2:]).replace("860 million", "86 million")]
    assert found(bilingual.compare("\n".join(CHINESE), "\n".join(english))) == ["magnitude:CNY 860 million"]


def test_links_pair_the_amounts_and_ties_the_paragraphs() -> None:
    source, translation = "\n".join(CHINESE), "\n".join(ENGLISH)
    comparison = bilingual.compare(source, translation)
    pairs = [(comparison.source.amounts[i], comparison.translation.amounts[j]) for i, j in comparison.links]
    assert all(ours.value == theirs.value for ours, theirs in pairs)
    assert len(pairs) == 6
    assert [source[left : left + 2] + translation[right : right + 3] for left, right in comparison.ties] == [
        "公司The", "净利Net", "管理Man", "分析Ana"
    ]  # fmt: skip


def test_a_repetition_left_out_of_its_own_paragraph_is_missing() -> None:
    source = "他要求支付800英镑。\n我拒绝支付800英镑后，他走了。"
    assert found(bilingual.compare(source, "He asked for £800.\nWhen I refused, he went.")) == ["missing:GBP 800"]


def test_a_summary_may_leave_out_but_not_slip() -> None:
    source = "\n".join(CHINESE * 8)
    assert bilingual.compare(source, ENGLISH[0]).ok
    assert bilingual.compare(ENGLISH[0], source).ok
    assert found(bilingual.compare(source, "The company took 31.4 billion yuan in the quarter.")) == ["magnitude:CNY 3.14 billion"]


# --- both languages read the same ---------------------------------------------------------------------------------------

CURRENCIES = {
    "USD": ("{}美元", "${}"), "CNY": ("{}元", "RMB {}"), "EUR": ("{}欧元", "{} euros"), "GBP": ("{}英镑", "£{}"),
    "JPY": ("{}日元", "{} yen"), "HKD": ("{}港元", "HK${}"), "KRW": ("{}韩元", "{} won"), "INR": ("{}卢比", "Rs {}"),
    "CAD": ("{}加元", "C${}"), "CHF": ("{}瑞士法郎", "CHF {}"),
}  # fmt: skip
FIGURES = {"870": "870", "3.5万": "35,000", "120万": "1.2 million", "4600万": "46 million", "2.51亿": "251 million", "34亿": "3.4 billion",
           "6000亿": "600 billion", "1.5万亿": "1.5 trillion"}  # fmt: skip
QUALIFIERS = {"": "", "约": "about ", "近": "nearly ", "超过": "more than ", "不到": "less than ", "至少": "at least ", "最多": "up to "}


@pytest.mark.parametrize("currency", CURRENCIES)
def test_both_languages_read_the_same_amount(currency: str) -> None:
    ours, theirs = CURRENCIES[currency]
    pairs = [
        (f"他们计划投资{before}{ours.format(figure)}。", f"They plan to invest {words}{theirs.format(number)}.")
        for figure, number in FIGURES.items()
        for before, words in QUALIFIERS.items()
    ]
    for source, translation in pairs:
        (one,), (other,) = bilingual.find_amounts(source), bilingual.find_amounts(translation)
        assert (one.value, one.currency, one.qualifier) == (other.value, other.currency, other.qualifier), (source, translation)
    assert bilingual.compare("\n".join(source for source, _ in pairs), "\n".join(translation for _, translation in pairs)).ok


# --- what it takes ------------------------------------------------------------------------------------------------------


def test_a_text_is_taken_as_it_stands_and_markup_is_cleaned() -> None:
    text = "相关推荐\n首页 | 财经\n售价500元。"
    assert bilingual.compare(text, "It costs 500 yuan.").source.text == text
    page = "<html><body><nav><a href='/'>Home</a></nav><p>It costs 500 yuan, the company said on Monday.</p></body></html>"
    comparison = bilingual.compare(text, page)
    assert comparison.translation.text == "It costs 500 yuan, the company said on Monday."
    assert comparison.ok
    assert "<p>" in bilingual.compare(text, "<p>It costs 500 yuan.</p>", media_type="text/plain").translation.text


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(InputError, match="int"):
        bilingual.compare(5, "five")  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789.,万亿千元美$£% -\n约数billion<p>"), max_size=60), st.text(max_size=40))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    for source, translation in ((one, other), (other, one), (one, one)):
        comparison = bilingual.compare(source, translation, media_type="text/plain")
        for finding in comparison.findings:
            if finding.source:
                assert source[finding.source.start : finding.source.end] == finding.source.text
            if finding.translation:
                assert translation[finding.translation.start : finding.translation.end] == finding.translation.text
    assert comparison.ok  # a text says what it says itself


def test_large_documents_take_no_longer_than_their_length() -> None:
    def pair(paragraphs: int) -> tuple[str, str]:
        each = range(paragraphs)
        source = [f"第{n}家公司营收{n}.{n % 9 + 1}亿元，同比增长{n % 40}.5%，雇用{n * 7 + 100}人。" for n in each]
        other = [f"Company {n} took {n * 100 + n % 9 * 10 + 10} million yuan, up {n % 40}.5%, employing {n * 7 + 100}." for n in each]
        return "\n".join(source), "\n".join(other)

    with limited():
        assert bilingual.compare(*pair(2000)).ok


# --- the command --------------------------------------------------------------------------------------------------------


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "source.txt").write_text("公司公布业绩。\n" + SLIP[0], encoding="utf-8")
    (tmp_path / "wrong.txt").write_text("The company reported its results.\n" + SLIP[1], encoding="utf-8")
    (tmp_path / "right.txt").write_text("The company reported its results.\nIt took $10.75 million last year.", encoding="utf-8")
    return tmp_path


def test_the_command_shows_findings_and_fails(pages: Path) -> None:
    result = run("compare", pages / "source.txt", pages / "wrong.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("magnitude  2 → 2  “1075万美元” became “$107.5 million”, too large by a factor of 10")
    assert "should say: USD 10.75 million" in result.stdout
    assert "应为" in run("compare", "--ui", "zh", pages / "source.txt", pages / "wrong.txt").stdout
    fine = run("compare", pages / "source.txt", pages / "right.txt")
    assert fine.exit_code == 0
    assert fine.stdout.startswith("No findings")


def test_many_pairs_from_a_table(pages: Path) -> None:
    table = pages / "pairs.tsv"
    table.write_text("# ours\ttheirs\nsource.txt\tright.txt\n\nsource.txt\tgone.txt\nsource.txt\twrong.txt\tnote\n", encoding="utf-8")
    result = run("compare", "--json", "--pairs", table)
    assert result.exit_code == 1
    fine, gone, wrong = map(json.loads, result.stdout.splitlines())
    assert (fine["ok"], fine["findings"]) == (True, [])
    assert gone["status"] == "error"
    assert "gone.txt" in gone["error"]["message"]
    (slip,) = wrong["findings"]
    assert (slip["kind"], slip["source"]["value"], slip["source_line"], slip["translation_line"]) == ("magnitude", "10750000", 2, 2)
    assert "==>" in run("compare", "--pairs", table).stdout
    table.write_text("only one name\n", encoding="utf-8")
    refused = run("compare", "--pairs", table)
    assert refused.exit_code == 2
    assert "pairs.tsv:1" in refused.stderr
    table.write_text("# ours\ttheirs\n", encoding="utf-8")
    empty = run("compare", "--pairs", table)
    assert (empty.exit_code, "pairs.tsv: holds no pair" in empty.stderr) == (2, True)


@pytest.mark.parametrize("arguments", [[], ["one.txt"], ["one.txt", "two.txt", "--pairs", "x.tsv"], ["--pairs", "no-such.tsv"], ["-", "-"]])
def test_wrong_usage_of_the_command(arguments: list[str]) -> None:
    assert run("compare", *arguments).exit_code == 2


def test_a_users_rates_decide_what_counts_as_a_conversion(tmp_path: Path) -> None:
    rates = tmp_path / "rates.csv"
    rates.write_text("date,currency,units per USD\n2020-01-01,CNY,2\n", encoding="utf-8")
    source, translation = "售价900元。", "It costs $450."
    assert bilingual.compare(source, translation, rates=rates).ok
    assert not bilingual.compare(source, translation).ok
    assert bilingual.normalise(source, date=date(2021, 1, 1), rates=rates).amounts[0].usd is not None
