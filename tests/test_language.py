"""Detection, segments and remnants: corpus tables, and what must hold for any text."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import cases

from bilingual.document import Language, Segment
from bilingual.language import detect, remnants, segments
from bilingual.lexicon import shipped

ANY = st.text(st.characters(), max_size=200)  # every code point, lone surrogates and NUL among them
SCRAPS = ["公司", "發布", "模型", "the ", "company ", "raised ", "OpenAI", "5", " ", "\n", "，", "“", "”", "の", "한"]
MIXED = st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join)


@pytest.mark.parametrize("case", cases("language"), ids=lambda case: f"{case['code']}: {case['text'][:30]}")
def test_detect(case: dict[str, str]) -> None:
    assert detect(case["text"]).code == case["code"], case["why"]


@given(ANY | MIXED)
@settings(max_examples=300, deadline=None)
def test_detect_answers_for_any_text(text: str) -> None:
    answer = detect(text)
    assert isinstance(answer, Language)
    assert 0 <= answer.confidence <= 1
    assert answer.code
    assert detect(text) == answer


def test_the_same_text_has_the_same_answer_in_a_thousand_calls() -> None:
    for text in ("OpenAI 融资 6000亿美元 GPT", "involve partners", "Continua a haver"):
        assert len({detect(text) for _ in range(1000)}) == 1


def test_a_long_text_is_sampled_throughout() -> None:
    assert detect("x" * 10 + "\x00" + "这家公司的营收增长了。" * 200_000).code == "zh-Hans"
    assert detect("The company raised money for its plant. " * 50_000).code == "en"


def test_a_page_has_a_main_language() -> None:
    english = "The company raised money for its plant on Monday.\n"
    chinese = "这家公司周一为工厂筹集了资金。\n"
    assert detect((english + chinese) * 50).code == "mul"
    assert detect(english * 20 + chinese * 5).code == "en"
    assert detect(chinese * 20 + english * 5).code == "zh-Hans"


def test_plain_text_needs_no_heavy_package() -> None:
    script = (
        "import sys, bilingual; bilingual.detect('这家公司的营收'); bilingual.detect('The company raised money.');"
        "bilingual.detect('Der Konzern hat die Prognose erhöht'); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"langdetect", "jieba", "rjieba", "opencc"} & set(loaded)


def segment_cases() -> list[object]:
    lines = (Path(__file__).parent / "corpus" / "segments.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for record in map(json.loads, lines):
        marks = [pytest.mark.xfail(reason=record["xfail"])] if "xfail" in record else []
        found.append(pytest.param(record, marks=marks, id=record["why"]))
    return found


@pytest.mark.parametrize("case", segment_cases())
def test_segments(case: dict[str, list[list[str]]]) -> None:
    text = "".join(run for _, run in case["runs"])
    assert [[run.code, text[run.start : run.end]] for run in segments(text, shipped())] == case["runs"]


@given(ANY | MIXED)
@settings(max_examples=300, deadline=None)
def test_segments_cover_the_text_without_a_gap(text: str) -> None:
    runs = segments(text, shipped())
    assert "".join(text[run.start : run.end] for run in runs) == text
    assert all(run.start < run.end for run in runs)
    assert all(before.end == after.start and before.code != after.code for before, after in pairwise(runs))


@pytest.mark.parametrize("case", cases("remnants"), ids=lambda case: case["why"])
def test_remnants(case: dict[str, str]) -> None:
    text = case["text"]
    found = remnants(text, (Segment(0, len(text), case["code"]),), shipped())
    assert "|".join(remnant.text for remnant in found) == case["remnants"]


@given(ANY | MIXED)
@settings(max_examples=200, deadline=None)
def test_remnants_slice_to_their_text(text: str) -> None:
    runs = segments(text, shipped())
    for remnant in remnants(text, runs, shipped()):
        assert text[remnant.start : remnant.end] == remnant.text


def test_the_tables_know_each_other() -> None:
    lexicon = shipped()
    codes = {code for row in lexicon.table("scripts") for code in row.many("languages")}
    assert {code for row in lexicon.table("language_words") for code in row.many("languages")} <= codes
    assert set(lexicon.settings("language")["profiles"]) <= codes
    for row in lexicon.table("language_words"):
        assert row["word"] == row["word"].lower(), row.place
