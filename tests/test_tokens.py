"""Tokens: corpus table, the two engines side by side, and what must hold for any text."""

import random
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import cases

from bilingual.document import Amount, Segment
from bilingual.errors import LexiconError
from bilingual.language import segments, tokenise
from bilingual.language.segmenter import _slow, cutter
from bilingual.lexicon import shipped

ANY = st.text(st.characters(), max_size=200)
SCRAPS = ["我们", "研究所", "don't ", "U.S.", "5,000", "$5bn", "4.2GW", "@", "www.", "://", "a@b.de", "……", " ", "\n"]
MIXED = st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)
COMMON = (
    "的一是不在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没"
    "日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长市场公司投资亿元美增長萬億營收發佈龥鿕"
)


def amount(start: int, end: int, text: str) -> Amount:
    return Amount(start, end, text[start:end], "money", Decimal(1), None, None)


@pytest.mark.parametrize("case", cases("tokens"), ids=lambda case: case["why"])
def test_tokens(case: dict[str, str]) -> None:
    text = case["text"]
    tokens = tokenise(text, (Segment(0, len(text), case["code"]),), (), shipped())
    assert " ".join(token.text for token in tokens) == case["tokens"]


@given(ANY | MIXED, st.lists(st.integers(0, 200), max_size=6, unique=True))
@settings(max_examples=300, deadline=None)
def test_tokens_and_gaps_give_the_text_back(text: str, edges: list[int]) -> None:
    edges = sorted(edge for edge in edges if edge <= len(text))
    amounts = [amount(start, end, text) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    tokens = tokenise(text, segments(text, shipped()), amounts, shipped())
    at = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        assert token.start >= at
        at = token.end
    assert not text[at:].strip()
    spans = {(token.start, token.end) for token in tokens if token.kind == "amount"}
    assert spans == {(item.start, item.end) for item in amounts}


def test_kinds_and_languages() -> None:
    text = "OpenAI融资6000亿美元，共3轮。"
    tokens = tokenise(text, segments(text, shipped()), [amount(8, 15, text)], shipped())
    assert [(token.text, token.kind, token.language) for token in tokens] == [
        ("OpenAI", "word", "en"),
        ("融资", "word", "zh-Hans"),
        ("6000亿美元", "amount", "zh-Hans"),
        ("，", "punctuation", "zh-Hans"),
        ("共", "word", "zh-Hans"),
        ("3", "number", "zh-Hans"),
        ("轮", "word", "zh-Hans"),
        ("。", "punctuation", "zh-Hans"),
    ]


def test_an_amount_inside_an_address_wins() -> None:
    text = "https://example.com/$5bn/x"
    tokens = tokenise(text, (Segment(0, len(text), "en"),), [amount(20, 24, text)], shipped())
    assert "$5bn" in [token.text for token in tokens if token.kind == "amount"]


def test_the_two_engines_agree_on_chinese_characters() -> None:
    rjieba = pytest.importorskip("rjieba")
    slow = _slow(shipped())
    draw = random.Random(7)
    for _ in range(3000):
        run = "".join(draw.choices(COMMON, k=draw.randint(1, 30)))
        assert slow(run) == rjieba.cut(run)


def test_words_of_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("# word\tfrequency\tnote\n江大桥\t20000\t\n算力博弈\t\t\n", encoding="utf-8")
    lexicon = shipped(tmp_path)
    assert cutter(lexicon)("算力博弈加剧") == ["算力博弈", "加剧"]
    assert "算力博弈" not in cutter(shipped())("算力博弈加剧")


def test_a_frequency_that_is_none_says_where(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("# word\tfrequency\tnote\n算力博弈\toften\t\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"words\.tsv:2: the frequency"):
        cutter(shipped(tmp_path))


def test_the_segmenter_is_quiet_and_keeps_its_cache_to_itself(tmp_path: Path) -> None:
    script = (
        "from bilingual.language.segmenter import _slow; from bilingual.lexicon import shipped;"
        "print(_slow(shipped())('研究人工智能'))"
    )
    home = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "PATH": "/usr/bin"}
    command = [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=home)
    assert done.stderr == ""
    assert done.stdout.strip() == "['研究', '人工智能']"
    assert [path.name for path in (tmp_path / "bilingual").iterdir()] == ["jieba.cache"]


def test_a_long_run_is_cut_in_parts() -> None:
    text = "这家公司的营收" * 3000
    tokens = tokenise(text, (Segment(0, len(text), "zh-Hans"),), (), shipped())
    assert "".join(token.text for token in tokens) == text
