"""The benchmark's own data and command: the same pages from the same seed, truths that slice, a command that runs."""

import random

import pytest

from benchmarks import tables
from benchmarks.__main__ import PARTS, main
from benchmarks.amounts import hits
from benchmarks.pages import generate, sentences, vocabulary
from benchmarks.peers import Found
from benchmarks.recombine import ARTICLE, BEFORE, BEHIND, Parts, made


def test_the_same_seed_makes_the_same_pages() -> None:
    assert generate(2, seed=7) == generate(2, seed=7)
    assert generate(2, seed=7) != generate(2, seed=8)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_truths_slice_to_their_text(language: str) -> None:
    for page in generate(10, languages=(language,)):
        assert page.truths
        for truth in page.truths:
            assert page.article[truth.start : truth.end] == truth.text
            assert truth.value is None or truth.low == truth.value == truth.high
    for line in sentences(50, language):
        for truth in line.truths:
            assert line.text[truth.start : truth.end] == truth.text


def test_pages_have_an_article_and_noise_with_amounts_of_its_own() -> None:
    pages = generate(10)
    assert any(line.truths for page in pages for line in page.lines if not line.kept)
    for page in pages:
        assert len({line.text for line in page.lines}) == len(page.lines)
        for line in page.lines:
            assert (line.text in page.article) or not line.kept
            assert line.text in page.flat


@pytest.mark.parametrize("language", ["zh", "en"])
def test_made_pages_keep_their_article_and_the_states_of_their_lines(language: str) -> None:
    pool = []
    for page in generate(8, languages=(language,)):
        kept = [line.kept for line in page.lines]
        first, last = kept.index(True), len(kept) - kept[::-1].index(True)
        states = [ARTICLE if line.kept else BEFORE if at < first else BEHIND if at >= last else "inside"
                  for at, line in enumerate(page.lines)]  # fmt: skip
        pool.append(Parts.of(language, [line.text for line in page.lines], states))
    pages = [made(parts, pool, random.Random(seed)) for seed in range(20) for parts in pool]
    assert pages == [made(parts, pool, random.Random(seed)) for seed in range(20) for parts in pool]
    for (lines, states), parts in zip(pages, pool * 20, strict=True):
        shown = [line for line in lines if line.strip()]
        article = [line for line, state in zip(shown, states, strict=True) if state == ARTICLE]
        assert article == [line for _, line, state in parts.body if state == ARTICLE]
        assert not any("{" in line for line in shown)
    assert len({len(lines) for lines, _ in pages}) > 20


def test_the_vocabulary_has_the_same_kinds_in_both_languages() -> None:
    assert set(vocabulary("zh")) - {"mixed"} == set(vocabulary("en"))


def test_right_is_right_once() -> None:
    truth = next(line.truths[0] for line in sentences(50, "en", kinds=("money",)) if line.truths)
    found = Found(truth.low, truth.high, truth.currency)
    assert hits([found, found], [truth]) == (1, 1, 1)
    assert hits([Found(truth.low, truth.high, None)], [truth]) == (1, 0, 0)
    assert hits([], [truth]) == (0, 0, 0)


def test_figures_are_short() -> None:
    assert [tables.short(figure) for figure in (0.01234, 3.456, 45.67, 12345.6)] == ["0.012", "3.46", "45.7", "12,346"]


@pytest.mark.parametrize("part", [part for part in PARTS if part not in ("batch", "startup")])
def test_a_quick_look_at_our_own_rows(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([part, "--quick"])
    out = capsys.readouterr().out
    assert "| --- |" in out
    assert "bilingual" in out


def test_an_unknown_part_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        main(["prices"])
    assert exit.value.code == 2
    assert "there is no part 'prices'" in capsys.readouterr().err
