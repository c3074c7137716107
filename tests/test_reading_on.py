"""Where the judgement of single lines would lose an article or its headline, and what keeps it: each case turns on one rule."""

from __future__ import annotations

import pytest

import bilingual
from bilingual.lexicon import shipped
from bilingual.page import classify
from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.facts import facts
from bilingual.page.html_cues import cues
from bilingual.page.html_kinds import kind
from bilingual.page.lists import chapters
from bilingual.page.phrases import function_words, phrases
from bilingual.page.sections import listed
from bilingual.page.settle import ARTICLE, BEHIND, Line

STORY = [
    "The town council on Monday approved a plan to rebuild the old harbour after three years of debate, so that work can start.",
    "Supporters said the project would bring new jobs to the district, while critics warned that rents in the area would rise.",
    "The mayor told reporters that the first phase would mend the sea wall, which was damaged in storms two winters ago.",
    "Residents will be able to comment on the detailed drawings until the end of the month, when the office closes its books.",
]


def kept(lines: list[str]) -> list[str]:
    return bilingual.clean("\n".join(lines), media_type="text/plain").text.split("\n")


def test_a_walk_that_went_past_all_paragraphs_does_not_lose_them(monkeypatch: pytest.MonkeyPatch) -> None:
    menu = ["Home", "News", "Sport and weather for the coast"]
    monkeypatch.setattr(classify, "walk", lambda names, lexicon: [ARTICLE, *[3] * (len(names) - 1)])
    monkeypatch.setattr(classify, "RULES", ())
    assert set(STORY) <= set(kept([*menu, *STORY]))


def row(texts: list[str], behind: range) -> list[Line]:
    """Lines of the article, but for some that the walk took for what stands behind it."""
    words, functions = phrases(shipped()), function_words(shipped())
    return [Line(text, facts(RawBlock(text), words, functions), BEHIND if at in behind else ARTICLE) for at, text in enumerate(texts)]


def test_the_next_numbered_part_is_the_article_s_own() -> None:
    parts = ["01", *STORY[:2], "02", *STORY[2:], "Ten walks along the coast", "03", "What comes then", "The quay will open in two years."]
    lines = row(parts, range(6, len(parts)))
    chapters(lines, "", shipped())
    assert [line.text for line in lines if line.state == BEHIND] == ["Ten walks along the coast"]


@pytest.mark.parametrize(("announced", "stays"), [("The council must publish these figures each year:", True), (STORY[2], False)])
def test_the_items_of_a_list_that_is_announced_stay(announced: str, stays: bool) -> None:
    items = ["the premium before and after the fee", "any payment to a firm of the owner"]
    lines = row([*STORY[:2], announced, *items, STORY[3]], range(3, 5))
    listed(lines, "", shipped())
    assert all(line.state == ARTICLE for line in lines) == stays


@pytest.mark.parametrize(
    ("text", "is_date"),
    [("售13.98-18.58万元", False), ("13.04.18", True), ("04/05/2018", True), ("3,968.44-44.72", False), ("3018.24-0.42%", False)],
)
def test_decimals_are_no_date(text: str, is_date: bool) -> None:
    assert (phrases(shipped()).date.search(text) is not None) == is_date


def test_a_name_that_a_machine_has_drawn_hints_at_nothing() -> None:
    known = cues(shipped())
    assert known["p 0UQVV0SR"] == known["p"]
    assert known["p sr"] != known["p"]


def test_only_a_page_of_unknown_address_is_news_by_its_date() -> None:
    sheet = Sheet(blocks=[RawBlock("A new harbour", level=1), RawBlock("3 May 2024"), RawBlock(STORY[0])], media_type="text/html")
    undated = Sheet(blocks=[sheet.blocks[0], sheet.blocks[2]], media_type="text/html")
    assert kind(sheet, None, shipped()) == "news"
    assert kind(undated, None, shipped()) == kind(sheet, "https://harbour.example/a/b", shipped()) == "other"


def test_a_heading_that_begins_like_a_prompt_keeps_its_section() -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY)
    how = "Go to the county site and fill in the form with your name and the number of your old card, which takes a few minutes."
    asks = "By signing up you agree to our Terms of Service and Privacy Policy."

    def text(below: str) -> str:
        section = f'<section class="box"><h2>Sign up for a library card</h2><p>{how}</p><p>{below}</p></section>'
        return bilingual.clean(f"<html><body><article><h1>A new harbour</h1>{body}{section}</article></body></html>").text

    assert how in text(STORY[3].replace("drawings", "plans"))
    assert how not in text(asks)
