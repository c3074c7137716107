"""The named rules for what stands around an article and inside it: each case turns on one rule."""

from __future__ import annotations

import pytest
from quay import ASIDE, FURTHER, STORY, TOP, ZH, html, kept, read, story

import bilingual
from bilingual.lexicon import shipped
from bilingual.page.headlines import headline, title, topped
from bilingual.page.inline import card, closed, stranded
from bilingual.page.lists import cells
from bilingual.page.masthead import dateline, menu
from bilingual.page.mending import opening, prose
from bilingual.page.phrases import phrases
from bilingual.page.pictures import caption, described
from bilingual.page.sections import heading, listed, section
from bilingual.page.settle import ARTICLE, BEFORE, BEHIND, INSIDE, alone
from bilingual.page.threads import posted
from bilingual.page.told import filed, told


@pytest.mark.parametrize(
    ("between", "found"),
    [
        (["Related: Harbour trust sells its last warehouse", FURTHER], [FURTHER]),
        (["Advertisement", FURTHER, "ALSO READ | Grain prices fall for a third week"], [FURTHER]),
        (["Sign up for our harbour newsletter", FURTHER], []),  # may be what the letter is
        (["A look back at fifty years of the harbour", FURTHER], []),  # a line that may as well head another story
        (["Advertisement", ASIDE], []),  # speaks of something else
    ],
)
def test_a_paragraph_between_prompts_stays(between: list[str], found: list[str]) -> None:
    assert kept(stranded, *story(*STORY[:2]), *[(INSIDE, text) for text in between], *story(*STORY[2:])) == found


def test_paragraphs_above_the_credit_that_ends_an_article_stay() -> None:
    box = [(BEHIND, text) for text in ("More from the harbour", "Trust sells its last warehouse", "Ferry fares to rise in May")]
    credit = (BEHIND, "— Ann Lee and Tom Ruiz contributed to this report.")
    assert kept(closed, *story(*STORY), *box, (BEHIND, ASIDE), credit) == [ASIDE]
    assert kept(closed, *story(*STORY), *box, (BEHIND, ASIDE), (BEHIND, "Ferry fares to rise in May")) == []
    assert kept(closed, *story(*STORY), *box, (BEHIND, ASIDE), (BEHIND, "Explore more on these topics")) == [ASIDE]


def test_the_card_of_what_a_button_sells_goes_with_it() -> None:
    lines = [*story(ZH[0], "岚港实业", "6.43 +0.31%"), (ARTICLE, "加自选"), *story("成交额1.2亿元", "工期怎么算", ZH[1])]
    assert kept(card, *lines) == ["岚港实业", "6.43 +0.31%", "成交额1.2亿元"]
    assert kept(card, *story(ZH[0], "工期怎么算"), (ARTICLE, "加自选"), *story(ZH[1])) == []  # no figure: a heading
    rows = [f"岚港{name} {price}元" for name, price in zip("甲乙丙丁", (71, 72, 73, 74), strict=True)]
    assert kept(card, *story(ZH[0], *rows), (ARTICLE, "加自选"), *story(ZH[1])) == []  # a list above it
    assert kept(card, *story(ZH[0], "岚港实业", "6.43 +0.31%"), (ARTICLE, "加自选"), *story(*rows, ZH[1])) == []  # and below


@pytest.mark.parametrize("credit", ["Photo: Ann Lee", "Ann Lee / The Harbour Post", "Ann Lee | Harbour Pictures", "Courtesy of the port"])
def test_a_caption_above_its_credit_stays(credit: str) -> None:
    caption = "A crane is lowered onto the northern quay in heavy rain on Saturday."
    page = [*story("Port to buy four cranes"), (BEFORE, caption), (BEFORE, credit), *story(*STORY)]
    assert kept(described, *page) == [caption]
    assert kept(described, *page[:2], (BEFORE, "Ferry fares to rise in May"), *page[3:]) == []


@pytest.mark.parametrize(
    "above",
    [
        [TOP, "Ann Lee", "3 May 2024, 09:30"],
        [TOP, "Dockers have waited since 2016 for the cranes, which the port will pay for out of three years of earnings.", "3 May 2024"],
        ["Follow live: council votes on a new stadium at the old airfield", TOP, "3 May 2024, 09:30"],
        [TOP, "Ann Lee", "Harbour affairs correspondent @annlee", "3 May 2024, 09:30"],
    ],
)
def test_the_headline_above_a_date_stays(above: list[str]) -> None:
    found = kept(topped, (BEFORE, "News"), *[(BEFORE, text) for text in above], *story(*STORY))
    assert found == [TOP, *(text for text in above if text.endswith("."))]  # with its second line


def test_a_line_with_a_handle_is_no_headline() -> None:
    assert kept(topped, (BEFORE, "Port company cranes at the quay @annlee"), (BEFORE, "3 May 2024, 09:30"), *story(*STORY)) == []


@pytest.mark.parametrize(("line", "goes"), [("Ann LeeHarbour reporter, The Post", True), ("Reporter held at the quay", False)])
def test_who_someone_is_at_the_paper_goes_below_the_headline(line: str, goes: bool) -> None:
    assert kept(dateline, (BEFORE, "News"), *story(TOP, line), (BEFORE, "3 May 2024"), *story(*STORY)) == ([line] if goes else [])
    assert kept(dateline, (BEFORE, "News"), *story(TOP, line, "Port planner", *STORY)) == []  # a list of jobs


def test_an_article_goes_on_behind_other_stories_in_its_own_words() -> None:
    titles = ("Ferry fares to rise in May", "Bakery opens again after two years", "Ten walks along the coast", "A song for the old quay")
    others = [(BEHIND, text) for text in ("You may also like", *titles)]
    second = "The company has not said which of its old cranes will go, and dockers said they would like to keep the one on the quay."
    assert kept(prose, *story(*STORY), *others, (BEHIND, FURTHER), (BEHIND, second)) == [FURTHER, second]
    assert kept(prose, *story(*STORY), *others, (BEHIND, ASIDE), (BEHIND, ASIDE.replace("bakery", "café"))) == []


@pytest.mark.parametrize(
    ("box", "stays"),
    [
        (["Newsletter", "Get the best of the harbour in your inbox", "Email address", "Sign me up"], True),
        (["Newsletter", "Email address"], False),  # may be what the letter has in it
        (["Newsletter", "Get the best of the harbour in your inbox", "Bakery opens again after two years in May"], False),
        (["Newsletter", "Get the best of the harbour in your inbox", "Comments"], False),
    ],
)
def test_an_article_goes_on_behind_a_prompt(box: list[str], stays: bool) -> None:
    rest = ["Are the northern cranes coming back?", ASIDE]
    found = kept(prose, *story(*STORY), *[(BEHIND, text) for text in (*box, *rest, "Most read")])
    assert found == (rest if stays else [])


NEAR = ASIDE.replace("old town", "old town near the quay")
STRANGE = "Tomatoes, olives and honey fill shelves at a little grocer's whose owner never reads newspapers and sleeps until noon on Sunday."


@pytest.mark.parametrize(
    ("rest", "stays"),
    [
        ([NEAR, ASIDE], True),
        ([ASIDE], False),  # may be about the letter
        (["Are the northern cranes coming back?", "Nobody on the quay can say so."], False),
        ([STRANGE, STRANGE.replace("Tomatoes", "Potatoes")], False),  # of something else
    ],
)
def test_what_goes_on_behind_a_prompt_are_paragraphs_about_the_article(rest: list[str], stays: bool) -> None:
    box = ["Newsletter", "Get the best of the harbour in your inbox", "Email address", "Sign me up"]
    found = kept(prose, *story(*STORY), *[(BEHIND, text) for text in (*box, *rest, "Most read")])
    assert found == (rest if stays else [])


def test_an_article_goes_on_behind_a_box_of_other_stories() -> None:
    box = [(BEHIND, text) for text in ("Related Stories", "Ferry fares to rise in May", "Bakery opens again", "A song for May")]
    rest = [
        "Officials counted 27 vessels at anchor on Wednesday, up from twelve at the weekend, and more were awaited before Friday.",
        "“A day is an inconvenience, but with two months customers go and buy elsewhere,” said one captain, who asked for no name.",
        "Farmers upriver had begun to fill their barns, and some hoped that the cranes of another quay might be lent until autumn.",
    ]
    others = [text.replace("cranes of another quay", "ovens of another shop") for text in rest]
    assert kept(prose, *story(*STORY), *box, *[(BEHIND, text) for text in rest]) == rest
    assert kept(prose, *story(*STORY), *box, *[(BEHIND, text) for text in rest[:2]]) == []  # two may be a teaser
    assert kept(prose, *story(*STORY), *box, *[(BEHIND, text) for text in others]) == []
    parted = [rest[0], "What captains say", rest[1], "What farmers say", rest[2]]
    assert kept(prose, *story(*STORY), *box, *[(BEHIND, text) for text in parted]) == parted
    more = [(BEHIND, text) for text in ("Grain", "Ferries", "Bakeries")]
    assert kept(prose, *story(*STORY), *box, *more, *[(BEHIND, text) for text in parted]) == []  # no box is so long
    goods = "We independently review every crane that we recommend here. If you buy through our links, we may earn a small commission."
    assert kept(prose, *story(*STORY), *box, (BEHIND, goods), *[(BEHIND, text) for text in parted]) == parted
    for ended in ("Comments", "Most read", "By Ann Lee"):
        assert kept(prose, *story(*STORY), *box[:2], (BEHIND, ended), *[(BEHIND, text) for text in parted]) == []


@pytest.mark.parametrize(("below", "stays"), [("热门景点", True), ("林一/摄", False)])
def test_the_first_paragraph_stays_though_a_word_in_it_is_an_advertisement_s(below: str, stays: bool) -> None:
    offer = "岚港晨报记者林一周一报道：码头公司与市旅游局商定，吊机启用当天全市十二家景区门票半价优惠，凭码头参观券即可入园，为期三天。"
    page = [*story("岚港北码头换新吊机 景区半价迎客"), (BEFORE, offer), (BEFORE, below), *story(*ZH, "".join(ZH))]
    assert kept(opening, *page) == ([offer] if stays else [])


def test_one_headline_below_a_head_goes() -> None:
    other = "Ferry fares across the estuary to rise by a tenth in May"
    assert kept(section, *story("Port buys cranes", *STORY[:2], "Related", other, *STORY[2:])) == ["Related", other]
    assert kept(section, *story("Port buys cranes", *STORY[:2], "Related", "What it costs", *STORY[2:])) == []


def test_a_heading_that_a_prompt_may_be_stays_between_paragraphs() -> None:
    assert kept(heading, *story(*STORY[:2]), (BEHIND, "What's next"), *story(*STORY[2:])) == ["What's next"]
    assert kept(heading, *story(*STORY[:2]), (BEHIND, "Read next"), *story(*STORY[2:])) == []


@pytest.mark.parametrize(("name", "goes"), [("inline-newsletter", True), ("sponsor-box", True), ("related-story", True), ("facts", False)])
def test_a_small_element_that_is_a_box_by_its_name_goes(name: str, goes: bool) -> None:
    said = "From a window above the quay, a photographer follows the grain ships every Thursday, and what the dockers say of the cranes."
    box = f'<div class="{name}"><h4>The harbour in ten pictures</h4><p>{said}</p>{{}}</div>'
    page = "".join(f"<p>{line}</p>" for line in STORY * 2)
    linked, quoted = (
        bilingual.clean(f"<html><body><article><h1>{TOP}</h1>{page}{box.format(link)}<p>{FURTHER}</p></article></body></html>").text
        for link in ("<a href='/more'>Find out more</a>", "")
    )
    assert (said not in linked) == goes
    assert FURTHER in linked
    assert said in quoted  # from a letter, say


def test_an_article_of_such_elements_stays() -> None:
    parts = "".join(f'<div class="newsletter-block"><h2>Quay {n}</h2><p>{line}</p><a href="/{n}">All about it</a></div>'
                    for n, line in enumerate(STORY * 3))
    text = bilingual.clean(f"<html><body><article><h1>{TOP}</h1>{parts}</article></body></html>").text
    assert all(line in text for line in STORY)


def test_a_box_goes_from_an_article_with_such_a_name() -> None:
    page, more = ("".join(f"<p>{line}</p>" for line in lines) for lines in (STORY * 2, [FURTHER]))
    box = f'<div class="sponsor-box"><p>{ASIDE}</p><a href="/more">Find out more</a></div>'
    text = bilingual.clean(f'<html><body><article class="newsletter-post"><h1>{TOP}</h1>{page}{box}{more}</article></body></html>').text
    assert ASIDE not in text
    assert FURTHER in text


def test_an_article_in_an_element_with_such_a_name_stays() -> None:
    page = "".join(f"<p>{line}</p>" for line in STORY)
    named = f'<div class="subscribe-content"><h1>{TOP}</h1>{page}<a href="/join">Join the readers of the harbour</a></div>'
    text = bilingual.clean(f"<html><body><ul class=menu><li><a href=/news>News</a></li></ul>{named}</body></html>").text
    assert all(line in text for line in STORY)


def test_the_line_that_the_way_to_the_page_ends_with_is_its_headline() -> None:
    asked = "[求助] 装修公司临时加价，合同还算数吗？"
    way = "江城论坛›房产家居›装修交流›装修公司临时加价，合同还算数吗？"
    card = [(BEFORE, text) for text in ("老城住户", "14 主题", "中级会员", "江城币", "发消息", "阅读权限")]
    assert kept(headline, (BEFORE, way), (BEFORE, asked), *card, *story(*ZH)) == [asked]
    assert kept(headline, (BEFORE, "查看: 28417回复: 63"), (BEFORE, asked), *card, *story(*ZH)) == [asked]
    assert kept(headline, (BEFORE, "江城论坛›房产家居"), (BEFORE, asked), *card, *story(*ZH)) == []


@pytest.mark.parametrize(("line", "goes"), [("Kestrel › Port › Quays › Port company to buy cranes", True), ("Cranes » and more", False)])
def test_the_way_to_the_page_goes(line: str, goes: bool) -> None:
    assert kept(menu, *story(line, TOP, *STORY)) == ([line] if goes else [])


def test_what_repeats_the_headline_goes_though_it_stands_second() -> None:
    assert kept(title, *story("Guide to the harbour", f"Home Containers {TOP}", TOP, *STORY)) == [f"Home Containers {TOP}"]
    assert kept(title, *story(TOP, "Norden 2-3 Kestrel Town", "Kestrel Town", "Farrant 31", *STORY)) == []  # a score and its scorers


def test_a_figure_below_its_label_is_no_dateline() -> None:
    assert kept(dateline, (BEFORE, "News"), *story(TOP, "Attendance", "21,407", *STORY)) == []
    assert kept(dateline, (BEFORE, "News"), *story(TOP, "21,407", *STORY)) == ["21,407"]  # how often it was read
    assert kept(dateline, (BEFORE, "News"), *story(TOP, "Harbour", "3 May 2024", *STORY)) == ["3 May 2024"]
    assert kept(dateline, *story("Harbour", "21,407", *STORY)) == ["21,407"]
    assert kept(dateline, *story(TOP, "Norden Herald", "2024-03-04 10:20", *STORY)) == ["2024-03-04 10:20"]


def test_one_label_of_a_menu_makes_no_page() -> None:
    """A text without anything around it comes back whole, though one of its fields is called as an item of a menu is."""
    guide = ["Day one", "9am: Coffee under the arcade", FURTHER, "Day two", "Best time", "May", "Language", "Oriel", "Tipping", "Round up"]
    text = "\n".join((TOP, *STORY[:2], *guide, STORY[2]))
    assert bilingual.clean(text).text == text
    assert bilingual.clean("\n".join(("Language", TOP, *STORY))).text == "\n".join((TOP, *STORY))
    teasers = ["Menu", "Ferry fares to rise in May", "Bakery opens again", "A song for May", "Ten walks by the sea"]
    assert bilingual.clean("\n".join((TOP, *STORY, *teasers))).text == "\n".join((TOP, *STORY))
    others = ["Related stories", "Ferry fares to rise in May", "Bakery opens again", "A song for May", "Ten walks by the sea"]
    assert bilingual.clean("\n".join((TOP, *STORY, *others))).text == "\n".join((TOP, *STORY))


def test_a_text_with_nothing_around_it_may_say_who_wrote_it() -> None:
    assert alone(read(*story(TOP, "By Ann Lee", *STORY)))
    for sign in ("About the author", "Advertisement", "ShareUpdated at 17.09 BST"):
        assert not alone(read(*story(TOP, *STORY, sign)))


def test_a_list_of_amounts_below_its_heading_in_brackets_stays_at_the_end() -> None:
    table = ["【資助一覽】", "一般業主：上限4萬元", "長者業主：上限5萬元"]
    assert kept(listed, *story(*ZH), *[(BEHIND, text) for text in table], (BEHIND, "你對這篇文章有何感受？")) == table
    assert kept(listed, *story(*ZH), (BEHIND, "【更多消息】"), (BEHIND, "碼頭：吊機到埗"), (BEHIND, "麵包店：重開")) == []


def test_a_table_has_a_paragraph_above_it() -> None:
    rows = [(BEHIND, text) for text in ("存档", "9 (1)", "7 (1)", "5 (2)", "4 (1)", "3 (1)")]
    assert kept(cells, *story("岚港的码头"), *rows, *story(*ZH)) == []
    assert kept(cells, *story("岚港的码头", ZH[0]), *rows, *story(*ZH[1:])) == [text for _, text in rows]


def test_the_lines_that_sign_the_posts_of_a_thread_go() -> None:
    signs = [f"quay_hal{n}MemberJanuary 1{n}, 2025, 7:42pm{n}" for n in (1, 2, 3)]
    thread = [text for sign, post in zip(signs, STORY, strict=False) for text in (sign, post)]
    assert kept(posted, *story("How do you like the cranes?", *thread)) == signs


def test_the_posts_of_a_thread_stay_whether_they_are_signed_above_or_below() -> None:
    above = [text for n, post in enumerate((FURTHER, ASIDE)) for text in (f"by moss_{n} » Sat Feb 0{n}, 2023 8:30 pm", post)]
    below = [text for n, post in enumerate((FURTHER, ASIDE), 2) for text in ("老马", "12", post, f"{n}楼2022-05-03 20:1{n}收起回复(3)")]
    first = "by quay_hal » Sat Feb 04, 2023 7:42 pm"
    assert kept(posted, (BEFORE, first), *story(*STORY), *[(BEHIND, text) for text in above]) == [FURTHER, ASIDE]
    opened = (*story(*STORY), (BEHIND, "来自 Android客户端1楼2022-05-03 20:14回复"))
    assert kept(posted, *opened, *[(BEHIND, text) for text in (*below, "发表回复", "内容：", ASIDE[:60] + ".")]) == [FURTHER, ASIDE]
    assert kept(posted, (BEFORE, first), *story(*STORY), *[(BEHIND, text) for text in (*above, "Display:")]) == [FURTHER, ASIDE]
    comments = [text.replace("楼2022", "楼 老马 2022") for text in below]
    assert kept(posted, *story(*STORY), *[(BEHIND, text) for text in comments]) == []  # below an article
    assert kept(posted, (BEHIND, "1楼2022-05-03 20:14回复"), *[(BEHIND, text) for text in below]) == []  # the first post is none


def test_the_headline_of_a_thread_stands_above_its_buttons() -> None:
    page = [(BEFORE, text) for text in ("岚港吧", "老码头爱好者的家", "求助，链条盒拆不下来", "只看楼主", "收藏", "老马", "6")]
    assert kept(headline, *page, *story(*ZH)) == ["求助，链条盒拆不下来"]
    assert kept(headline, *[line for line in page if line[1] != "只看楼主"], *story(*ZH)) == []


def test_a_heading_that_begins_like_a_byline_is_no_caption() -> None:
    assert kept(caption, *story(*STORY[:2], "By the numbers", *STORY[2:])) == []
    assert kept(caption, *story(*STORY[:2], "By Ann Lee, The Harbour Post", *STORY[2:])) == ["By Ann Lee, The Harbour Post"]


def test_labels_in_a_row_are_a_row_though_the_first_is_none() -> None:
    words = phrases(shipped())
    assert told("岚港新闻APP 缩小字体 放大字体 收藏 微博 微信", words) == "share"
    assert told("政府报告的关键词 科技 教育 健康 文化 体育", words) is None


def test_the_code_of_a_release_goes_below_its_end() -> None:
    page = "".join(f"<p>{line}</p>" for line in (*STORY, "END", "TSTQKLFLZFLFBBK"))
    assert "TSTQKLFLZFLFBBK" not in bilingual.clean(f"<html><body><h1>{TOP}</h1>{page}</body></html>").text
    assert not filed("TSTQKLFLZFLFBBK", STORY[3])


def test_the_day_of_a_release_goes_below_what_it_must_say() -> None:
    must = "THIS ANNOUNCEMENT CONTAINS INSIDE INFORMATION WITHIN THE MEANING OF THE REGULATION AS IT FORMS PART OF DOMESTIC LAW."
    rest = "".join(f"<p>{line}</p>" for line in ("3 July 2025", "Port Company PLC", *STORY))
    text = bilingual.clean(f"<html><body><article><h1>{TOP}</h1><p>{must}</p>{rest}</article></body></html>").text
    assert must in text
    assert "3 July 2025" not in text.split("\n")


def test_what_stands_with_prompts_in_a_small_element_goes_with_them() -> None:
    asks = ["Do you know the quay?", "Sign up for our harbour newsletter", "Download the Harbour Post app for free"]
    assert not {*asks} & {*html(f"<section>{''.join(f'<p>{line}</p>' for line in asks)}</section>")}
    assert asks[0] in html(f"<section>{''.join(f'<p>{line}</p>' for line in (*asks, FURTHER.replace('nine', 'ten')))}</section>")


def test_whose_words_a_quotation_gives_stays_with_it() -> None:
    quoted = "<blockquote><p>We have waited for eight years, and we can wait for two more.</p><footer>Ann Lee, docker</footer></blockquote>"
    assert "Ann Lee, docker" in html(quoted)
    assert "Ann Lee, docker" not in html("<footer>Ann Lee, docker</footer>")
    page = f"<html><body><div><h1>{TOP}</h1>{''.join(f'<p>{line}</p>' for line in STORY)}{quoted}</div></body></html>"
    assert "Ann Lee, docker" in bilingual.clean(page).text


def test_the_heading_of_a_table_stays_with_its_rows() -> None:
    table = "<table><tr><td>Cranes</td><td>4</td></tr><tr><td>Price</td><td>$48 million</td></tr><tr><td>Jobs</td><td>30</td></tr></table>"
    assert "The quay in figures" in html(f'<div class="factbox"><h4>The quay in figures</h4>{table}</div>')
    captioned = '<figure class="image"><figcaption class="caption credit">Table 1. The quay, $ million</figcaption>{}</figure>'
    assert "Table 1. The quay, $ million" in html(captioned.format(table))
    assert "Table 1. The quay, $ million" not in html(captioned.format("<img src=quay.png>"))
