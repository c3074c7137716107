"""The named rules for boxes of which only some lines say what they are, and for lines that others announce: each case turns on one."""

from __future__ import annotations

import pytest
from quay import ASIDE, FURTHER, STORY, TOP, ZH, html, kept, story

import bilingual
from bilingual.page.asides import between, carded, headed, played, profiled, stamped, trailed, urged
from bilingual.page.headlines import crowned, headline, sole, topped
from bilingual.page.inline import closed, stranded
from bilingual.page.lists import foreign
from bilingual.page.masthead import dateline, labels, menu
from bilingual.page.mending import author, issued, prose
from bilingual.page.outline import contents, footnotes
from bilingual.page.pictures import described
from bilingual.page.sections import ended, heading, section
from bilingual.page.settle import ARTICLE, BEFORE, BEHIND, INSIDE, prompt
from bilingual.page.threads import furnished, voted

SIGN_UP, AGREE = "Sign up for our newsletter", "By signing up you agree to our terms of use."
HEADING = "What the dockers say"


def box(*texts: str) -> list[tuple[int, str]]:
    return [(INSIDE, text) for text in texts]


@pytest.mark.parametrize(
    ("lines", "goes"),
    [
        (["The week on the water, with tides and tips for those who sail"], True),
        (["Job function", "Operations", "Engineering"], True),
        ([FURTHER], False),
        (["“They queue for nine days,” says Ann Lee, who runs the yard."], False),  # a sentence of the article's
        (["Rovers: Lee; Ruiz; Glas and Norden", "Referee: Ann Taylor"], False),
        (["200 g pearl barley", "2 carrots"], False),
        (["“They queue for nine days”, says Ann Lee, who runs the yard"], False),
        (["Your name", "Your firm", "Your town", "Your trade", "Your phone"], False),  # more than a form has
    ],
)
def test_what_stands_between_two_lines_of_a_prompt_is_the_prompts(lines: list[str], goes: bool) -> None:
    page = [*story(*STORY[:2]), *box(SIGN_UP), *story(*lines), *box(AGREE), *story(*STORY[2:])]
    assert kept(between, *page) == (lines if goes else [])
    ads = [*story(*STORY[:2]), *box("Advertisement"), *story(*lines), *box(SIGN_UP), *story(*STORY[2:])]
    assert kept(between, *ads) == []  # an advertisement may stand anywhere
    assert kept(between, *story(TOP), *box(SIGN_UP), *story(*lines), *box(AGREE), *story(*STORY)) == []  # above the article: its headline


def test_the_title_of_a_prompt_goes_where_a_heading_stands_behind_it() -> None:
    title = ["Make the harbour a little less mysterious", "Get one letter a week from the quay, free of charge."]
    page = [*story(*STORY[:2], *title), *box(SIGN_UP, AGREE)]
    assert kept(headed, *page, *story(HEADING, *STORY[2:])) == title
    assert kept(headed, *page, *story(*STORY[2:])) == []  # it may be the heading of what follows
    assert kept(headed, *story(*STORY[:2], title[1]), *box(SIGN_UP, AGREE), *story(HEADING, *STORY[2:])) == []  # a sentence alone
    assert kept(headed, *story(*STORY[:2], title[0]), *box(SIGN_UP), *story(HEADING, *STORY[2:])) == []  # one line of a prompt
    numbered = "1. Make the harbour a little less mysterious"
    assert kept(headed, *story(*STORY[:2], numbered), *box(SIGN_UP, AGREE), *story(HEADING, *STORY[2:])) == []


@pytest.mark.parametrize("button", ["Read more", "Read full story", "Continue reading →", "阅读全文"])
def test_the_card_above_its_button_goes(button: str) -> None:
    card = ["The year I counted every ship", "Ann Lee · November 17, 2024", "There were 61 ships and 61 ideas of a berth..."]
    assert kept(carded, *story(*STORY[:2], *card), *box(button), *story(*STORY[2:])) == card
    other = "Freehold giant paid £38m to shareholders as flat owners’ bills soared"
    assert kept(carded, *story(*STORY[:2], other), *box(button), *story(*STORY[2:])) == [other]
    assert kept(carded, *story(*STORY[:2], "Why the dockers are angry"), *box(button), *story(*STORY[2:])) == []  # a heading
    assert kept(carded, *story(STORY[0], "What we read", other), *box(button), *story(*STORY[2:])) == []  # under a heading: a list
    assert kept(carded, *story(*STORY[:2]), *box(button), *story(*STORY[2:])) == []
    assert kept(carded, *story(*STORY[:2], "The cranes:", "Four from the old quay"), *box(button), *story(*STORY[2:])) == []  # a list


def test_the_title_of_a_video_goes_below_its_duration() -> None:
    title, said = "Drone tour of the idle cranes", "The cranes have been at the yard for four months. Here they are from above."
    player = box("Play video", "2:08")
    assert kept(played, *story(*STORY[:2]), *player, *story(title, *STORY[2:])) == [title]
    further = [*story(title, said), *box("Up next: Seal stops play at the bowls final"), *story(*STORY[2:])]
    assert kept(played, *story(*STORY[:2]), *player, *further) == [title, said]
    assert kept(played, *story(*STORY[:2], "2:08", title, *STORY[2:])) == []  # a time of the article's own
    assert kept(played, *player, *story(title, *STORY)) == []  # above the article: its headline
    assert kept(played, *story(*STORY[:2]), *box("Play", "6 min"), *story(title, *STORY[2:])) == []  # what it takes to read
    hours = [*box("Advertisement", "10:00"), *story("How ropes are made"), *box("11:30"), *story("How cranes are made")]
    assert kept(played, *story(*STORY[:2]), *hours, *story(*STORY[2:])) == []  # a timetable


def test_the_card_of_an_account_goes() -> None:
    card = ["码头手记", "记录北码头的船、货和人。"]
    assert kept(profiled, *story(*ZH[:2], *card), *box("214篇原创内容"), *story(ZH[2])) == card
    assert kept(profiled, *story(*ZH[:2]), *box("214篇原创内容"), *story(ZH[2])) == []


def test_headlines_with_their_day_run_into_them_go() -> None:
    others = ["北码头：一场9亿美元的吊机之争2024-06-11", "老码头的一个月电费是十二万2024-06-03"]
    assert kept(stamped, *story(*ZH, *others)) == others
    assert kept(stamped, *story(*ZH, others[0], "工期怎么算")) == []  # one alone
    assert kept(stamped, *story(*ZH, "工程的报名时间截止于2024-06-11", "材料的寄送时间截止于2024-06-18")) == []


def test_what_is_left_behind_the_article_goes() -> None:
    credit = box("责任编辑：林一")
    assert kept(trailed, *story(*ZH), *credit, *story("港口 吊机 粮食")) == ["港口 吊机 粮食"]
    assert kept(trailed, *story(*ZH), *credit, *story("+1746")) == ["+1746"]
    assert kept(trailed, *story(*ZH), *box("下一篇：老码头的新电费"), *story("电费涨了三成，货主不答应。"), *box("2024-06-18")) \
        == ["电费涨了三成，货主不答应。"]
    assert kept(trailed, *story(*ZH, "港口 吊机 粮食")) == []  # right below the text: a line of it
    other = "Dockworkers threaten a strike in October"
    assert kept(trailed, *story(*STORY, f"Go deeper: {other}")) == [f"Go deeper: {other}"]
    assert kept(trailed, *story(*STORY, f"What is next: {other}")) == []


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("Download the free Quay Post app to get alerts on your phone.", True),
        ("Share Quay Post", True),
        ("Download the free ferry app to get the timetable on your phone.", False),
        ("The Quay Post was founded by dockers in 1911.", False),
        ("Join Quay Post Harbour Volunteers on Saturday at nine", False),
    ],
)
def test_a_prompt_that_names_the_site_goes(line: str, goes: bool) -> None:
    page = [(BEFORE, "News"), *story(TOP, *STORY[:2], line, *STORY[2:]), (BEHIND, "© 2024 Quay Post. All rights reserved.")]
    assert kept(urged, *page) == ([line] if goes else [])
    assert kept(urged, *page[:-1]) == []
    assert kept(urged, (BEFORE, "UK"), *story(TOP, *STORY, "Join UK.")) == []  # a label, no name
    assert kept(urged, (BEFORE, "Quay Post"), *story(TOP, *STORY, "Join Quay Post.")) == ["Join Quay Post."]


def test_headings_that_a_table_of_contents_names_stay() -> None:
    listed = [HEADING, "Who pays for it", "Ten more years"]
    lost = [(INSIDE, listed[0]), *story(STORY[1]), (INSIDE, listed[1]), *story(STORY[2]), (INSIDE, listed[2]), *story(STORY[3])]
    items = [(BEFORE, text) for text in listed]
    assert kept(contents, (BEFORE, "Home"), *items, *story(TOP, STORY[0]), *lost) == listed
    assert kept(contents, (BEFORE, "Home"), *items[:2], *story(TOP, STORY[0]), *lost[:4]) == []
    assert kept(contents, *story(TOP, STORY[0]), *items, *story(STORY[0]), *lost) == []  # further down, a list must say what it is
    named = [(BEFORE, "Table of Contents"), *items[:2]]
    assert kept(contents, *story(TOP), (BEFORE, STORY[0]), *named, *story(STORY[3]), *lost[:4]) == [STORY[0], *listed[:2]]
    assert kept(contents, *items, *story(TOP, STORY[0]), *lost[4:], *lost[2:4], *lost[:2]) == []  # in another order


def test_footnotes_stay_that_the_article_refers_to() -> None:
    notes = ["1", "Cranes here are those that lift more than forty tonnes.", "2", "Quoted by two yards in September; a third laughed."]
    below = [(BEHIND, "Leave a comment"), *[(BEHIND, text) for text in notes]]
    told = [f"{STORY[0]}1", f"{STORY[1]}2"]
    assert kept(footnotes, *story(*told), *below) == notes
    assert kept(footnotes, *story(told[0], STORY[1]), *below) == []
    assert kept(footnotes, *story(*told), *below[:3]) == []  # one alone
    prompts = [*below[:4], (BEHIND, "Sign up for our newsletter and get the tides of the week by e-mail.")]
    assert kept(footnotes, *story(*told), *prompts) == []


@pytest.mark.parametrize("label", ["The Harbour Post", "创业 书店 小本生意", "Rare cranes centre"])
def test_labels_above_the_headline_go(label: str) -> None:
    assert kept(labels, (BEFORE, "News"), (ARTICLE, label), (BEFORE, "Sign in"), *story(TOP, *STORY)) == [label]
    assert kept(labels, (BEFORE, "News"), (ARTICLE, label), (BEFORE, "3 May 2024"), *story(TOP, *STORY)) == []  # a headline above its day
    assert kept(labels, *story(TOP), (BEFORE, "3 May 2024"), (ARTICLE, label), *story(TOP + " again", *STORY)) == []  # below the headline
    dated = [*story(TOP), (BEFORE, "3 May 2024"), (BEFORE, "Share"), (ARTICLE, label), (BEFORE, "Save")]
    assert kept(labels, *dated, *story("Cranes, ropes and all the other things that a quay needs", *STORY)) == []


def test_the_headline_that_the_way_to_it_ends_with_stays() -> None:
    top, second = "Port buys four new cranes", "It will pay for them out of what it earns in three years"
    assert kept(labels, (BEFORE, f"Home › News › {top}"), *story(top, second, *STORY)) == []
    assert kept(labels, (BEFORE, "Home | Port | Cranes"), *story("Port Cranes", top, *STORY)) == ["Port Cranes"]


def test_tabs_sizes_and_the_source_once_more_go() -> None:
    assert kept(labels, *story(TOP, "Summary", "Companies", *STORY)) == ["Summary", "Companies"]
    assert kept(labels, *story(TOP, "Summary", *STORY)) == []
    assert kept(labels, *story(TOP), (BEFORE, "Share"), *story("A+", *STORY)) == ["A+"]
    dated = (BEFORE, "August 08, 2023 07:00 ET | Source: Quay Cranes, Inc. Follow")
    assert kept(labels, *story(TOP), dated, *story("Quay Cranes, Inc.", *STORY)) == ["Quay Cranes, Inc."]
    assert kept(labels, *story(TOP), dated, *story("Quay Ropes, Inc.", *STORY)) == []


def test_the_headline_of_a_page_that_begins_with_it_stays() -> None:
    soup = "Barley soup for cold evenings"
    assert kept(crowned, (BEFORE, "Tin Spoon"), (BEFORE, soup), *story(*STORY)) == [soup]
    assert kept(crowned, *[(BEFORE, text) for text in ("News", "Sport", "Weather", soup)], *story(*STORY)) == []
    assert kept(crowned, (BEFORE, soup), *story(TOP, *STORY)) == []


def test_the_name_of_the_site_is_no_second_headline() -> None:
    page = [(BEFORE, "Town of Penwick on the northern coast"), *[(BEFORE, text) for text in ("News", "Home")]]
    assert kept(sole, *page, *story(TOP), (BEFORE, "By Ann Lee"), (BEFORE, "3 May 2024, 09:30"), *story(*STORY)) == []


def test_a_writers_name_is_no_headline() -> None:
    page = [(BEFORE, "Quarto"), (BEFORE, "On borrowed cranes"), (BEFORE, "Lavinia Crane")]
    assert kept(headline, *page, *story(*STORY)) == ["On borrowed cranes"]


def test_the_headline_right_above_the_line_that_dates_it_needs_no_topic() -> None:
    top, dated = "长测报告：新款车跑了三千公里，到底省不省油？", (BEFORE, "2023-04-09 12:30")
    assert kept(topped, (BEFORE, "首页"), (BEFORE, top), dated, *story(*ZH)) == [top]
    assert kept(topped, (BEFORE, "首页"), (BEFORE, "慢牛养殖户认证"), dated, *story(*ZH)) == []  # a writer
    fields = [(BEFORE, "发布机构：\t县发展和改革局\t发文日期：\t十一月"), (BEFORE, "文号：\t栖发改价36号\t有效性：\t有效\t主题：\t城乡")]
    assert kept(topped, *fields, (BEFORE, top), dated, *story(*ZH)) == [top]
    second = "The northern quay, which handles most of the grain, gets them in three years"
    above = [(BEFORE, text) for text in (f"Home / Companies / News / {TOP}", TOP, second)]
    assert kept(topped, *above, (BEFORE, "By Ann Lee | Aug 13 2024, 6:41 PM"), *story(*STORY)) == [TOP, second]


@pytest.mark.parametrize("mark", ["ENDS", "- ENDS -", "###", "-30-"])
def test_a_release_ends_where_it_says_so(mark: str) -> None:
    notes = ["About the port", "The port company runs nine quays and has 300 people. It was founded in 1952 by the town."]
    assert [line for line in kept(ended, *story(TOP, *STORY, mark, *notes)) if line != mark] == notes
    assert [line for line in kept(ended, *story(TOP, *STORY, mark, *notes[1:])) if line != mark] == []  # no one says who sent it
    assert kept(ended, *story(TOP, STORY[0], mark, notes[0], *STORY[1:])) == []  # most stands below
    assert [line for line in html(f"<p>{mark}</p><h4>{notes[0]}</h4><p>{notes[1]}</p>", below=()) if line in notes] == []
    assert STORY[2] in html(f"<p>{mark}</p><p>{STORY[2]}</p>", below=(*STORY[2:], FURTHER))
    assert notes[1] in html(f"<p>{mark}</p><p>{notes[1]}</p>", below=())  # no one says who sent it
    assert FURTHER in html(f"<p>{mark}</p><h4>{notes[0]}</h4>", below=(*STORY[2:], FURTHER))  # most stands below
    assert notes[1] in html(f"<pre>{mark}</pre><h4>{notes[0]}</h4><p>{notes[1]}</p>", below=())  # a line of a program


def test_what_writers_put_below_their_posts_goes() -> None:
    row = "Report Like + Quote Reply"
    below = ["'52 Delta | '71 Power 180 | too many clamps", "Please search before posting!"]
    numbered = box("#1", "#2")
    posts = [*numbered, *story(TOP, STORY[0], *below), *box(row), *story(STORY[1]), *box(row), *story(STORY[2]), *box(row)]
    assert kept(furnished, *posts) == below
    assert kept(furnished, *posts[2:]) == []  # no posts
    assert kept(furnished, *posts[:-3]) == []  # twice is no thread
    head = [*numbered, *story(TOP, STORY[0], "Attachments"), *box("roof_01.jpg 412.6 KB · Views: 138"), *story(STORY[1])]
    assert kept(furnished, *head) == ["Attachments"]
    answer = [*story("TinKnocker said:", STORY[0][:40], STORY[3]), *box(row)]
    assert kept(furnished, *numbered, *posts[6:], *story(STORY[0]), *box(row), *answer) == ["TinKnocker said:"]
    assert kept(furnished, *numbered, *posts[6:], *box(row), *answer) == []  # no one in the thread has
    assert kept(furnished, *numbered, *story(STORY[0], "TinKnocker said:", STORY[0][:40])) == []  # no thread


def test_the_first_sentence_of_an_answer_and_the_question_stay() -> None:
    votes = [(INSIDE, "1,286 人赞同了该回答"), (INSIDE, "泼个冷水，我帮客户做过三家书店的账，三家全关了。")]
    assert kept(voted, *story(*ZH[:2]), *votes, *story(ZH[2]), (INSIDE, "312 人赞同了该回答"), *story(ZH[0])) == [votes[1][1]]
    assert kept(voted, *story(*ZH[:2]), *votes, *story(ZH[2])) == []
    asked = [(BEFORE, "把阳台改成书房，你后悔了吗？真的有用吗？"), (BEFORE, "关注者"), (BEFORE, "1,906")]
    assert kept(voted, (BEFORE, "书房"), *asked, *story(*ZH)) == [asked[0][1]]


def test_the_headline_of_another_story_alone_between_paragraphs_goes() -> None:
    other = "Lending App Mossgate Recovers $8.2M From White-Hat Hacker"
    more = "Hauliers, whose lorries queue along the river road before sunrise, asked the council for a second gate and a weighbridge."
    page = [(BEFORE, "Sign in"), *story(TOP, *STORY, more)]
    assert kept(foreign, *page, *story(FURTHER, other, ASIDE)) == [other]
    assert kept(foreign, *page, *story(FURTHER, "Port company buys northern quay cranes for $48 million", ASIDE)) == []  # its own things
    assert kept(foreign, *page, *story("What it costs:", other, ASIDE)) == []
    assert kept(foreign, *page, *story(FURTHER, f"Note: {other}", ASIDE)) == []
    assert kept(foreign, *page, *story(FURTHER, "Debt falls below £400m for the first time", ASIDE)) == []  # a heading, no title


def test_headlines_in_a_row_of_which_one_asks_go() -> None:
    row = ["Sea wall repairs to cost council £3.1m", "Flood-hit pub reopens after £25,000 refit", "What is a surge and when does it come?"]
    page = [(BEFORE, "Sign in"), *story(TOP, *STORY[:3])]
    assert kept(foreign, *page, *story(*row, HEADING, STORY[3])) == row
    assert kept(foreign, *page, *story(*row[:2], "New pumps for the lock cost £90,000", HEADING, STORY[3])) == []  # a list of sums
    assert kept(foreign, *page, *story(HEADING, *row, STORY[3])) == []  # under a heading


def test_a_paragraph_in_quotation_marks_and_a_heading_stay_behind_a_related_line() -> None:
    quotation = "“The old one read the wind from a single mast. That is the whole story,” Ivo Glas told the harbour board on a wet Tuesday."
    gap = box("Related: Harbour trust sells its last warehouse", quotation, "Bounty offer")
    page = [*story(*STORY[:2]), *gap, *story(*STORY[2:])]
    assert kept(stranded, *page) == [quotation]
    assert kept(heading, *story(*STORY[:2]), gap[0], *story(quotation), gap[2], *story(*STORY[2:])) == ["Bounty offer"]


def test_paragraphs_at_the_end_of_a_text_stay_behind_a_form() -> None:
    form = [(BEHIND, text) for text in ("Where do you live?", "Optional", "Submit")]
    assert kept(closed, *story(TOP, *STORY), *form, (BEHIND, FURTHER)) == [FURTHER]
    assert kept(closed, *story(TOP, *STORY), *form, (BEHIND, ASIDE)) == []
    assert kept(closed, *story(TOP, *STORY), *form, (BEHIND, "Comments"), (BEHIND, FURTHER)) == []


def test_the_text_goes_on_behind_the_title_of_a_prompt() -> None:
    asked = [(BEHIND, text) for text in ("Stay on the cutting edge", SIGN_UP, AGREE)]
    behind = [(BEHIND, STORY[2]), (BEHIND, "Bottom line"), (BEHIND, STORY[3])]
    assert kept(prose, *story(TOP, *STORY[:2]), *asked, *behind)[0] == STORY[2]


def test_the_writers_name_alone_below_the_text_goes() -> None:
    page = [*story(TOP), (BEFORE, "Ann Lee, Tom Ruiz"), (BEFORE, "Share"), *story(*STORY)]
    assert kept(author, *page, *story("Ann Lee")) == ["Ann Lee"]
    assert kept(author, *page, *story("Ivo Glas")) == []
    assert kept(author, (BEFORE, "in the harbour"), *story(*STORY, "in the harbour")) == []


def test_the_number_of_a_notice_stays() -> None:
    number = "栖发改价〔2024〕36号"
    assert kept(issued, *story(TOP), (BEFORE, "2024-11-29"), (BEFORE, number), *story(*ZH)) == [number]
    assert kept(issued, *story(TOP), (BEFORE, number), (BEFORE, "2024-11-29"), *story(*ZH)) == []


def test_what_is_stated_with_a_day_is_no_dateline() -> None:
    opens = "北码头将于 2025年02月12日 14:00 开放"
    assert kept(dateline, *story("北码头开放公告", opens, *ZH)) == []
    assert kept(dateline, *story("北码头开放公告", "2025年02月12日 14:00", *ZH)) == ["2025年02月12日 14:00"]
    listed = f"<article><h1>北码头开放公告</h1><ul><li>{opens}</li><li>总额1,250,000元</li></ul>{''.join(f'<p>{line}</p>' for line in ZH)}"
    assert opens in bilingual.clean(f"<html><body><ul class=menu><li><a href=/n>新闻</a></li></ul>{listed}</article></body></html>").text


def test_a_caption_below_its_credit_stays() -> None:
    caption = "The quay was under almost a metre of water during the tidal surge in December"
    page = [*story(TOP), (BEFORE, "By Ann Lee"), (BEFORE, "Getty Images"), (BEFORE, caption), *story(*STORY)]
    assert kept(described, *page) == [caption]
    assert kept(described, *page[:2], *page[3:]) == []
    view = "Northern quay in the early morning, seen from the old lighthouse on the hill"
    assert kept(described, *page[:3], (BEFORE, view), *page[4:]) == []  # no sentence


def test_the_last_headline_of_a_list_goes_where_it_has_a_label() -> None:
    others = ["Five questions the port has not answered", "Inside the yard with those who saw it coming"]
    page = [*story(TOP, *STORY[:2]), (BEHIND, "更多晨报报道"), *story(*others)]
    label = "Opinion: Stop building things for ribbons"
    assert kept(section, *page, *story(label, *STORY[2:])) == [*others, label]
    assert kept(section, *page, *story(HEADING, *STORY[2:])) == others


def test_a_word_of_noise_alone_between_dropped_lines_goes() -> None:
    assert kept(prompt, *story(*ZH), *box("作者声明：未经许可，不得转载。"), *story("赞助"), *box("23人已打赏")) == ["赞助"]
    assert kept(prompt, *story(*ZH[:2], "赞助", ZH[2])) == []


def test_the_first_part_of_a_poem_is_no_item_of_a_menu() -> None:
    page = [(BEFORE, text) for text in ("詩", "散文", "投稿")]
    assert kept(menu, *page, *story("一、候船", "潮水把鑰匙還給石階", *ZH)) == []


PLAYER = "Please use Chrome browser for a more accessible video player"
CAPTION = "法院认定港务公司挪用工程款项，判决应返还价金并给付违约金。（示意图）"


@pytest.mark.parametrize(
    ("body", "line", "stays"),
    [
        (f"<div class=photo><img src=a.jpg><p class=pcap>{CAPTION}</p></div>", CAPTION, True),
        ("<p><b><i>Magazine: </i></b><a href=/m>I spent $5,000 on old cranes so you do not have to</a></p>", "Magazine", False),
        ("<p>Timetable: <a href=/m>Ferries</a></p>", "Timetable", True),  # too short for a headline
        ("<p>Address: <a href=/m>https://www.northern-quay.example/cranes/timetable</a></p>", "Address", True),
        ("<p><a href=/app><b>Download the free Quay Post app to get alerts.</b></a></p>", "Download", False),
        ("<p>Download the free ferry app to get the timetable before you leave home.</p>", "Download", True),
        ("<p><a href=/y>Subscribe to the Quay Post channel for all of the latest films, reviews and more!</a></p>", "Subscribe", False),
        ("<div class=product-card><h3>Holt K1</h3><p>Our pick: it lifts a ton in two minutes and stops without a jolt.</p>"
         "<a href=/b>Check price</a></div>", "Our pick", True),
        ("<div data-component=links-block><ul><li><a href=/1>Sea wall repairs to cost £3.1m</a></li></ul></div>", "Sea wall", False),
        ("<div class=card-product><h4>Quay insurance</h4><a href=/b>From $9 · Buy online</a></div>", "Quay insurance", False),
        (f"<div class=sdc-site-video><span>{PLAYER}</span><p>'My life on a crane'</p></div>", "My life", False),
    ],
)
def test_what_stands_inside_an_article(body: str, line: str, stays: bool) -> None:
    dated = f"<time datetime=2024-05-03>3 May 2024</time>{body}"  # a story
    assert any(line in kept_line for kept_line in html(dated)) is stays


@pytest.mark.parametrize("head", ["Article Sources", "Notes to editors"])
def test_what_an_article_was_made_from_goes_with_its_head(head: str) -> None:
    notes = ["Port office. “Your cranes at a glance.” 2024.", "National survey of quays. “Terms of berths.” Pages 11-14."]
    listed = "".join(f"<li>{note}</li>" for note in notes)
    assert not set(notes) & set(html(f"<div class=x><div class=y>{head}</div><ol>{listed}</ol></div>", below=(*STORY[2:], FURTHER)))
    assert set(notes) <= set(html(f"<ol>{listed}</ol>", below=(*STORY[2:], FURTHER)))


def test_small_print_goes_with_the_small_print_around_it() -> None:
    lines = "风险提示：文中测算仅为举例，不代表任何产品的实际利益。", "本文仅供投资者教育使用，不构成销售要约或投资建议。"
    fine = "".join(f"<p>{line}</p>" for line in lines)
    last = "保险产品由合作保险公司承保，北码头保险经纪有限公司提供经纪服务。"
    assert last not in html(f"<section class=note>{fine}<p>{last}</p></section>")
    assert last in html(f"<section class=note><p>{last}</p></section>")
    assert STORY[2] in html(f"<div>{fine}<p>{STORY[2]}</p></div>", below=())  # much of the article
    assert STORY[2] in html(f"<div>{fine.join(f'<p>{line}</p>' for line in STORY[:3])}</div>", below=())  # a short article above it
