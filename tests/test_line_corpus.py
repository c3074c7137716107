"""Lines of every kind that stands around an article, and lines of articles that look like these: what goes, what stays.

A line of ``corpus/lines.tsv`` is set inside a short article, as what stays is found, or below it, as what goes mostly is; the
article is read as HTML and as plain text. ``wrong`` names the forms in which a row is known to come out wrong: strictly, so that
the day one comes out right, the suite says so.
"""

from __future__ import annotations

from html import escape

import pytest
from tables import cases

import bilingual

STORY = {
    "zh": (
        "岚港市央行公布新政策，市场反应平稳",
        "本报岚港五月二十日电，中国人民银行周一公布了新一轮货币政策报告，报告指出经济运行总体平稳，物价水平保持在合理区间。",
        "报告认为，外部环境依然复杂，国内需求仍需提振，下一阶段将继续实施稳健的货币政策，保持流动性合理充裕。",
        "多位分析人士对记者表示，市场对这一表态早有预期，债券收益率当天小幅下行，股市成交量则略有放大。",
        "一位基金经理说，未来几个月的关键在于财政支出的节奏，以及房地产销售能否企稳回升。",
    ),
    "en": (
        "City council approves a new plan for the harbour",
        "The city council on Monday approved a plan to rebuild the old harbour after three years of debate, so that work can start.",
        "Supporters said the project would bring new jobs to the district, while critics warned that rents in the area would rise sharply.",
        "The mayor told reporters that the first phase would mend the sea wall, which was damaged in storms two winters ago.",
        "Residents will be able to comment on the detailed drawings until the end of the month, when the planning office closes its books.",
    ),
}
ROWS = cases("lines")


def forms(language: str, line: str, place: int) -> dict[str, str]:
    """What is kept of the article with this line at a place in it, in either form of the page."""
    title, *body = STORY[language]
    lines = [*body[:place], line, *body[place:]]
    html = f"<html><head><title>{title}</title></head><body><div class=content><h1>{title}</h1>" \
        + "".join(f"<p>{escape(one)}</p>" for one in lines) + "</div></body></html>"
    return {"html": bilingual.clean(html).text, "text": bilingual.clean("\n".join((title, *lines)), media_type="text/plain").text}


def wrong(row: dict[str, str]) -> str:
    """The forms in which a row comes out wrong."""
    keep = row["verdict"] == "keep"
    found = forms(row["language"], row["text"], 2 if keep else 4)
    return " ".join(form for form, text in found.items() if (row["text"] in text.split("\n")) is not keep)


@pytest.mark.parametrize("language", sorted(STORY))
@pytest.mark.parametrize("verdict", ["drop", "keep"])
def test_lines_go_or_stay(language: str, verdict: str) -> None:
    rows = [row for row in ROWS if (row["language"], row["verdict"]) == (language, verdict)]
    assert len(rows) > 300
    found = {row["text"]: wrong(row) for row in rows}
    assert {text: forms for text, forms in found.items() if forms} == {row["text"]: row["wrong"] for row in rows if row["wrong"]}
