"""HTML of particular shapes: threads, text that waits for a script or for subscribers, captions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import bilingual
from bilingual.lexicon import shipped
from bilingual.page import html
from bilingual.page.html_cues import cues
from bilingual.page.html_layout import Layout
from bilingual.page.html_settle import settle

POSTS = ["老屋八十平，师傅开价一万四。", "单子是这样的：<br>开槽 45元一米<br>线管 12元一米", "同意楼上", "让他按实测米数算，省了三千。"]
STORY_ZH = "老屋三十年没动过水电。请了两拨师傅来看，一个开价一万四，一个要两万二，说是墙里的管子全要换，厨房的地面也得敲开，工期差半个月。"
STORY = [
    "The town council voted on Monday to rebuild the bridge at Elm Lane, which has carried a weight limit since the flood of 2019.",
    "Work is to begin in May and to take eighteen months, and the county has promised to pay for a third of what it will cost.",
    "Shopkeepers on the western bank asked for a footbridge in the meantime, and for signs that tell drivers they are open.",
    "The mayor said that a decision on the footbridge would come before the summer, once the engineers have looked at the piers.",
]


def discuz(number: int, post: str) -> str:
    return f"""<div id="post_{number}"><table><tr><td class="pls"><a href=/u>水边人{number}</a><p>中级会员</p><p>88 帖子</p></td>
<td class="plc"><em>发表于 2026-3-{number} 09:12</em><div class="t_f" id="postmessage_{number}">{post}</div></td></tr></table></div>"""


def xenforo(number: int, post: str) -> str:
    return f"""<article class="message"><div class="message-user"><h4>moss_{number}</h4><h5>New Member</h5><dl><dt>Joined</dt>
<dd>2024</dd></dl></div><div class="message-main"><ul><li><a href=#>#{number}</a></li></ul><article class="message-body">
<div class="bbWrapper">{post}</div></article><aside class="message-signature"><div class="bbWrapper">Measure twice, cut once and
then ask again.</div></aside></div></article>"""


def phpbb(number: int, post: str) -> str:
    return f"""<div id="p{number}" class="post bg2"><dl class="postprofile"><dt><a class="username">moss_{number}</a></dt>
<dd>Posts: 41</dd><dd>Joined: Mon Mar 02, 2020</dd></dl><div class="postbody"><ul class="post-buttons"><li><a>Quote</a></li></ul>
<p class="author">by <a class="username">moss_{number}</a> » Tue Mar 03, 2020 8:1{number} am</p><div class="content">{post}</div>
<div id="sig{number}" class="signature">Rain is only weather.</div></div><div class="back2top"><a>Top</a></div></div>"""


def discourse(number: int, post: str) -> str:
    return f"""<article id="post_{number}"><div class="topic-body"><div class="topic-meta-data"><div class="names"><a>moss_{number}</a>
<span class="user-title">Regular</span></div><div class="post-infos"><a>Mar {number}</a></div></div><div class="cooked"><p>{post}</p>
</div><section class="post-menu-area"><button>2 Likes</button><button>Reply</button></section></div></article>"""


@pytest.mark.parametrize("system", [discuz, xenforo, discourse])
def test_a_thread_is_its_posts(system: Callable[[int, str], str]) -> None:
    posts = "".join(system(number, post) for number, post in enumerate(POSTS, 1))
    page = f"""<html><body><div id="hd"><a href=/>论坛</a><a href=/g>广场</a></div><h1>旧屋改水电，这个价合适吗</h1>
<div id="postlist">{posts}</div><div id="ft"><p>Powered by Forum X3</p></div></body></html>"""
    lines = bilingual.clean(page).text.split("\n")
    assert [line for line in lines if "合适吗" not in line] == [line for post in POSTS for line in post.split("<br>")]


def test_the_cards_and_buttons_of_a_thread_without_a_mark_of_its_posts_go() -> None:
    posts = "".join(phpbb(number, post) for number, post in enumerate(STORY, 1))
    page = f"<html><body><div><a href=/>Board</a><a href=/g>Town</a></div><h2>Elm Lane</h2>{posts}</body></html>"
    assert bilingual.clean(page).text.removeprefix("Elm Lane\n") == "\n".join(STORY)


def test_an_answer_whose_heading_repeats_the_topic_is_no_comment() -> None:
    heads = ("", "Re: ", "Re: ", "Re: ")
    posts = "".join(phpbb(number, post).replace("<p class=", f"<h3>{head}Elm Lane</h3><p class=")
                    for number, (head, post) in enumerate(zip(heads, STORY, strict=True)))
    page = f"<html><body><div><a href=/>Board</a><a href=/g>Town</a></div><h2>Elm Lane at night</h2>{posts}</body></html>"
    lines = bilingual.clean(page).text.split("\n")
    assert [line for line in lines if "Elm Lane" not in line[:12]] == STORY
    assert not any(line.startswith("Re:") for line in lines)
    story = "".join(f"<p>{line}</p>" for line in STORY)
    comment = "<div class=c><h3>Re: Elm Lane</h3><p>I have never read so much about a single bridge, and I live in a town of ten.</p></div>"
    page = f"<html><body><div><a href=/>Board</a></div><h2>Elm Lane</h2>{story}{comment}</body></html>"
    assert "so much about" not in bilingual.clean(page).text
    cards = "".join(f'<div class="author-box">{name} writes of bridges.</div>' for name in ("Ann Lee", "Tom Bailey"))
    page = f"<html><body><div><a href=/>Board</a></div><h2>Elm Lane</h2>{story}{cards}{comment}</body></html>"
    assert "so much about" not in bilingual.clean(page).text


@pytest.mark.parametrize("name", ["promo", "bx"])
@pytest.mark.parametrize("head", ["Most popular", "RELATED STORIES", "Don't miss"])
def test_the_head_of_other_stories_goes_though_prose_is_below(head: str, name: str) -> None:
    box = f"<div class={name}><h4>{head}</h4></div>"
    menu = "<ul class=menu><li><a href=/>Town</a></li><li><a href=/n>News</a></li></ul>"
    page = f"<html><body>{menu}<h1>A bridge</h1><p>{STORY[0]}</p><p>{STORY[1]}</p>{box}<p>{STORY[2]}</p></body></html>"
    assert head not in bilingual.clean(page).text


@pytest.mark.parametrize(
    ("row", "goes"),
    [
        ("<a href=/r>{0}</a>【水边人{1}】08-{1} 16:{1} {1}字 [1{1}/0]", True),
        ("<a href=/r>{0}</a> ({1} bytes) - moss_{1} - 10:{1} 05/06/10 ({1} reads)", True),
        ("<a href=/r>{0}</a> -- 水边人 (2005-8-{1} 12:{1}) 点击:2{1}", True),
        ("<a href=/r>{0}</a> 08-{1} 16:{1} 量了{1}次", False),
    ],
)
def test_the_index_of_a_thread_goes_and_its_post_stays(row: str, goes: bool) -> None:
    said = ["一样的事我也遇到过，就在去年", "楼上的说得对，师傅都这样", "谁能说说水管要多少钱？", "哈哈", "自己买料最省"]
    rows = [row.format(said[number % 5], 10 + number) for number in range(12)]
    post = f"<table><tr><td>主题： 老屋的水电</td></tr><tr><td><p>{STORY_ZH}</p></td></tr></table>"
    document = bilingual.clean(f"{post}<ul><li>{'</li><li>'.join(rows)}</li></ul>")
    assert STORY_ZH in document.text.split("\n")
    if goes:
        assert {block.reason for block in document.blocks[-12:]} == {"navigation"}
    flat = bilingual.clean("\n".join(block.text for block in document.blocks), media_type="text/plain")
    assert STORY_ZH in flat.text.split("\n")
    assert (said[0] in flat.text) is not goes


def test_an_index_on_its_own_is_no_noise_and_few_rows_are_no_index() -> None:
    rows = [f"一样的事我也遇到过【水边人{number}】08-{number} 16:{number} {number}字 [1{number}/0]" for number in range(10, 22)]
    assert bilingual.clean("\n".join(rows), media_type="text/plain").text.split("\n") == rows
    links = "".join(f"<p><a href=/r>{row[:9]}</a>{row[9:]}</p>" for row in rows)
    assert len(bilingual.clean(f"<html><body>{links}</body></html>").text.split("\n")) > len(rows) // 2
    headed = ["老屋的水电", *rows]
    assert bilingual.clean("\n".join(headed), media_type="text/plain").text.split("\n") == headed
    paragraphs = "".join(f"<p>{row}</p>" for row in (STORY_ZH, *rows))
    assert bilingual.clean(f"<html><body>{paragraphs}<p><a href=/>首页</a></p></body></html>").text.split("\n")[1:13] == rows
    few = [STORY_ZH, *rows[:7]]
    assert bilingual.clean("\n".join(few), media_type="text/plain").text.split("\n") == few
    assert rows[7] not in bilingual.clean("\n".join([STORY_ZH, *rows[:8]]), media_type="text/plain").text


def test_a_saying_that_no_forum_marks_as_a_signature_stays() -> None:
    saying = "Measure twice, cut once and then ask again."
    assert saying in bilingual.clean(f"<html><body><article><p>{STORY[0]}</p><p>{saying}</p></article></body></html>").text


@pytest.mark.parametrize("name", ["author-bio", "author-box", "about-author"])
def test_the_card_of_an_author_goes(name: str) -> None:
    card = f'<div class="{name}"><div>Anna Keller</div><p>Anna reports from the coast, and has written of boats since 2019.</p></div>'
    story = "".join(f"<p>{text}</p>" for text in STORY)
    assert bilingual.clean(f"<html><body><article>{story}{card}</article></body></html>").text == "\n".join(STORY)


@pytest.mark.parametrize("empty", ["<div id=root></div>", "<p>We use cookies.</p>", "<noscript>You need to enable JavaScript.</noscript>"])
def test_linked_data_stand_in_for_what_a_script_would_show(empty: str) -> None:
    body = "\\n\\n".join(STORY).replace("council", "counc&#105;l", 1)
    head = f'<head><script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script></head>'
    assert bilingual.clean(f"<html>{head}<body>{empty}</body></html>").text.endswith("\n".join(STORY))


def test_linked_data_of_short_lines_are_read_where_the_page_is_empty() -> None:
    lines = ["By Anna Keller", "3 March 2024, 14:05", *STORY]
    head = f'<head><script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{"<br>".join(lines)}"}}</script></head>'
    assert bilingual.clean(f"<html>{head}<body></body></html>").text.endswith("\n".join(STORY))


def test_linked_data_say_nothing_twice() -> None:
    body, shown = " ".join(STORY), "".join(f"<p>{text}</p>" for text in STORY)
    head = f'<head><script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script></head>'
    assert bilingual.clean(f"<html>{head}<body><article>{shown}</article></body></html>").text == "\n".join(STORY)


def test_what_only_subscribers_read_is_the_article() -> None:
    parts = "".join(f'<div class="subscriber-only"><p>{text}</p></div>' for text in STORY)
    offer = '<div class="newsletter subscribe-box"><form><input type=email><button>Sign up!</button></form></div>'
    assert bilingual.clean(f"<html><body><article>{parts}{offer}</article></body></html>").text == "\n".join(STORY)


def test_captions_stay_with_what_they_describe() -> None:
    picture = "<figure><img src=x><figcaption>The span over the river has carried a limit of ten tonnes.</figcaption></figure>"
    table = "<table><caption>Costs in the plan</caption><tr><td>Bridge</td><td>11 million</td></tr><tr><td>Roads<td>4</tr></table>"
    first, *rest = (f"<p>{text}</p>" for text in STORY)
    text = bilingual.clean(f"<html><body><article>{first}{picture}{table}{''.join(rest)}</article></body></html>").text
    assert "The span over the river" in text
    assert "Costs in the plan\nBridge\t11 million" in text


@pytest.mark.parametrize(("last", "stays"), [
    ("Dana Pruitt said the council would look at the plan again in May.", True),
    ("Dana Pruitt covers city government. She joined the paper in 2021.", False),
])  # fmt: skip
def test_who_is_quoted_is_no_author(last: str, stays: bool) -> None:
    lines = ["Council votes to rebuild the bridge", "By Dana Pruitt", *STORY, last]
    head, *body = lines
    page = f"<html><body><article><h1>{head}</h1>" + "".join(f"<p>{line}</p>" for line in body) + "</article></body></html>"
    for document in (bilingual.clean(page), bilingual.clean("\n".join(lines), media_type="text/plain")):
        assert (last in document.text) is stays
        assert STORY[-1] in document.text


REMARKS = [
    "I cycle over that bridge every morning and would gladly go round for a year and a half if it saves the old stones.",
    "Eighteen months means three years, as we all know, and the shops on the western bank will be gone before it opens again.",
    "The limit was put there for good reason, and nobody who has seen the cracks under the second arch would say it came too soon.",
    "Why not build the footbridge first? It could carry the pipes as well, and the lane would never have to be closed at night.",
    "My father laid some of that paving in 1961, and he always said that the western bank moves a little further every winter.",
    "They promised us signs the last time too, and the only one that ever came pointed to the wrong side of the river.",
]


@pytest.mark.parametrize("head", ["<h4>Top Rated Comments</h4>", "<h3>Reader reactions</h3>"])
def test_remarks_longer_than_the_story_are_remarks(head: str) -> None:
    story, remarks = ("".join(f"<div>{text}</div>" for text in texts) for texts in (STORY, REMARKS))
    page = f"<html><body><h1>Council votes to rebuild the bridge</h1><div>{story}</div><div>{head}{remarks}</div></body></html>"
    text = bilingual.clean(page).text
    assert STORY[-1] in text
    assert not any(remark in text for remark in REMARKS)


def test_remarks_that_have_a_heading_each_go() -> None:
    remarks = "".join(f"<h4># re: The bridge 2005-03-{day:02} 08:1{day} moss</h4><p>{text}</p>" for day, text in enumerate(REMARKS, 1))
    text = bilingual.clean(f"<html><body><div><h2>The bridge</h2>{''.join(f'<p>{t}</p>' for t in STORY)}{remarks}</div></body></html>").text
    assert text.removeprefix("The bridge\n") == "\n".join(STORY)


@pytest.mark.parametrize(("names", "cue"), [("left-rail", "sidebar"), ("modal", "popup"), ("share", "share"), ("tags", "tags")])
def test_what_holds_most_of_the_prose_is_the_page_whatever_its_names_say(names: str, cue: str) -> None:
    links = "".join(f"<li><a href=/{n}>More about matter {n}</a></li>" for n in range(30))
    for story, around in ((STORY, False), ([], True)):
        inside = "".join(f"<p>{text}</p>" for text in ("Council votes", *story))
        page = f"<html><body><div><ul>{links}</ul><div class='{names}'>{inside}</div><p>{REMARKS[0]}</p></div></body></html>"
        sheet = html.read(page, shipped())
        layout = Layout(sheet, "other", cues(shipped()))
        at = next(block.container for block in sheet.blocks if block.text == "Council votes")
        assert bool(layout.above[at] & layout.bits[cue]) is around


@pytest.mark.parametrize(("names", "popup", "sidebar"), [
    ("div article modal-enabled", False, False), ("div article-modal", True, False), ("div modal", True, False),
    ("p text-left", False, False), ("div text-left", False, True),
])  # fmt: skip
def test_names_that_speak_against_each_other(names: str, popup: bool, sidebar: bool) -> None:
    table = cues(shipped())
    assert (bool(table[names] & table.bits["popup"]), bool(table[names] & table.bits["sidebar"])) == (popup, sidebar)


def test_links_above_the_headline_go() -> None:
    way = "<div><a href=/>Town</a> › <a href=/c>Council news</a></div>"
    page = f"<html><body>{way}<h2>Council votes</h2>{''.join(f'<p>{text}</p>' for text in STORY)}</body></html>"
    assert bilingual.clean(page).text.removeprefix("Council votes\n") == "\n".join(STORY)


def test_the_writer_beside_the_date_goes_with_it() -> None:
    row = "".join(f"<div class=attr>{text}</div>" for text in ("林佳敏", "2025年3月27日 14:16"))
    story = "<p>市議會週一表決通過重建榆樹巷的橋，這座橋自從那年淹水之後一直限重通行。</p><p>工程預計五月動工，為期十八個月。</p>"
    text = bilingual.clean(f"<html><body><article><h1>議會通過重建11億元的橋</h1>{row}{story}</article></body></html>").text
    assert text.startswith("議會通過重建11億元的橋\n市議會週一")


@pytest.mark.parametrize(("odds", "stays"), [(-0.6, True), (-1.6, False)])
def test_code_stays_between_its_paragraphs(odds: float, stays: bool) -> None:
    code = "<pre>def span(load):\n    return load / 2</pre>"
    page = f"<html><body><div><p>{STORY[0]}</p>{code}<p>{STORY[1]}</p><p><a href=/>Town</a></p></div></body></html>"
    sheet = html.read(page, shipped())
    assert (settle(sheet, Layout(sheet, "other", cues(shipped())), [3.0, odds, 3.0, -4.0])[1] > 0) is stays


@pytest.mark.parametrize(
    ("line", "odds", "stays"),
    [
        ("<p>Scope</p>", -2.9, True),
        ("<p>Scope</p>", -3.1, False),
        ("<p><a href=/s>Scope</a></p>", -2.9, False),
        ("<div>Scope</div>", -2.9, False),
        ("<div class=related><p>Scope</p></div>", -2.9, False),
        ("<h2>Scope</h2>", -1.4, True),
        ("<h2>Scope</h2>", -1.6, False),
        ("<h2><a href=/s>Scope</a></h2>", -1.4, False),
        ("<div class=related><h2>Scope</h2></div>", -1.4, False),
        ("<h1>Scope</h1>", -1.4, False),
    ],
)
def test_a_paragraph_between_prose_stays_and_a_heading_above_it(line: str, odds: float, stays: bool) -> None:
    page = f"<html><body><div><p>{STORY[0]}</p>{line}<p>{STORY[1]}</p><p><a href=/>Town</a></p><p>{STORY[2]}</p></div></body></html>"
    sheet = html.read(page, shipped())
    assert (settle(sheet, Layout(sheet, "other", cues(shipped())), [3.0, odds, 3.0, -4.0, -6.0])[1] > 0) is stays


@pytest.mark.parametrize(("name", "stays"), [("story", True), ("related", False), ("hidden", False)])
def test_a_paragraph_between_prose_stays_but_in_a_box_of_noise(name: str, stays: bool) -> None:
    box = f"<div class={name}><p>{STORY[0]}</p><p>Scope</p><p>{STORY[1]}</p></div>"
    page = f"<html><body><div>{''.join(f'<p>{line}</p>' for line in STORY * 2)}</div>{box}<p><a href=/>Town</a></p></body></html>"
    sheet = html.read(page, shipped())
    weights = settle(sheet, Layout(sheet, "other", cues(shipped())), [3.0] * 8 + [3.0, -2.0, 3.0, -6.0])
    assert (weights[9] > 0) is stays


@pytest.mark.parametrize("below", [f"<p><a href=/s>{STORY[1]}</a></p>", f"<p hidden>{STORY[1]}</p>", "<p>Scope and costs</p>"])
def test_a_heading_goes_without_prose_below_it(below: str) -> None:
    page = f"<html><body><div><p>{STORY[0]}</p></div><div><h2>Scope</h2></div><div>{below}</div><p><a href=/>Town</a></p></body></html>"
    sheet = html.read(page, shipped())
    assert settle(sheet, Layout(sheet, "other", cues(shipped())), [3.0, -1.0, 3.0, -6.0])[1] < 0


@pytest.mark.parametrize(("between", "odds", "stays"), [(1, -4.0, True), (1, 3.0, True), (2, -4.0, False)])
def test_a_heading_stays_only_for_the_prose_right_below_it(between: int, odds: float, stays: bool) -> None:
    rows = "<li>Terms</li>" * between
    page = f"<html><body><div><h2>Scope</h2><ul>{rows}</ul><p>{STORY[1]}</p><h2>Costs</h2><p><a href=/>Town</a></p></div></body></html>"
    sheet = html.read(page, shipped())
    weights = settle(sheet, Layout(sheet, "other", cues(shipped())), [-1.0, *[odds] * between, 3.0, -1.0, -6.0])
    assert (weights[0] > 0, weights[-2] > 0) == (stays, False)


@pytest.mark.parametrize(
    ("box", "odds", "stays"),
    [
        ("<pre>$ ss -tan\n11873</pre>", -0.6, True),
        ("<pre>$ ss -tan\n11873</pre>", -1.6, False),
        ("<pre>1\n2\n3</pre>", -0.6, False),  # the numbers of its lines
        ("<pre><a href=/raw>view raw</a></pre>", -0.6, False),
    ],
)
def test_code_stays_in_a_box_of_its_own(box: str, odds: float, stays: bool) -> None:
    figure = f"<figure class=highlight><div>{box}</div></figure>"
    page = f"<html><body><div><p>{STORY[0]}</p>{figure}<p>{STORY[1]}</p><p>{STORY[2]}</p></div><p><a href=/>Town</a></p></body></html>"
    sheet = html.read(page, shipped())
    assert (settle(sheet, Layout(sheet, "other", cues(shipped())), [3.0, odds, 3.0, 3.0, -6.0])[1] > 0) is stays


@pytest.mark.parametrize(("odds", "stays"), [(-0.3, True), (-1.7, False)])
def test_a_page_keeps_its_best_prose_and_not_headings_alone(odds: float, stays: bool) -> None:
    story = f"<h2>Council</h2><div>{STORY[0]}</div><div>{STORY[1]}</div>"
    page = f"<html><body><div class=ad><a href=/>Town</a></div><div>{story}</div></body></html>"
    sheet = html.read(page, shipped())
    weights = [-4.0, 0.4, odds, odds - 0.2]
    assert [weight > 0 for weight in settle(sheet, Layout(sheet, "other", cues(shipped())), weights)] == [False, True, stays, stays]


def test_a_page_without_prose_is_not_lifted() -> None:
    sheet = html.read("<html><body><div class=ad><a href=/>Town</a></div><p>Rates</p><p>Weather</p></body></html>", shipped())
    assert all(weight < 0 for weight in settle(sheet, Layout(sheet, "other", cues(shipped())), [-4.0, -0.3, -0.4]))


def test_what_a_visitor_may_write_over_is_no_text() -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY)
    field = "<textarea>&lt;div class='gallery'&gt; Photographs of the old bridge at Elm Lane &lt;/div&gt;</textarea>"
    page = bilingual.clean(f"<html><body><div class=story><h1>A new bridge</h1>{body}{field}</div></body></html>")
    assert "gallery" not in page.text
    assert next(block.reason for block in page.blocks if "gallery" in block.text) == "hidden"


def test_a_section_like_the_one_before_it_goes_too() -> None:
    questions = ("How long will the work take?", "Eighteen months, the council says, if the winter is mild and the piers are sound.")
    rows = "".join(f"<div><h3>{questions[0]}</h3><p>{questions[1]}</p></div>")
    body = "".join(f"<p>{line}</p>" for line in STORY)

    def text(names: str) -> str:
        own = f'<section class="{names}"><h2>All about bridges</h2>{rows}</section>'
        related = f'<section class="box"><h2>Related questions</h2>{rows}</section>'
        return bilingual.clean(f"<html><body><article><h1>A new bridge</h1>{body}{related}{own}</article></body></html>").text

    assert questions[1] not in text("box learn")
    assert questions[1] in text("facts")


def test_a_paragraph_that_ends_with_a_quotation_stays_by_its_sisters() -> None:
    quoted = "“这件事我们议了三年，”他说，“今年无论如何要把桥墩先修好，再谈步行桥和指示牌，镇上的铺子已经等不起了。”"
    body = "".join(f"<p>{line}</p>" for line in ("市议会周一表决通过重建榆树巷桥的计划，这座桥自二〇一九年洪水后限重。" * 2, quoted) * 3)
    sheet = html.read(f"<html><body><div class=nav><a href=/>首页</a></div><div>{body}</div></body></html>", shipped())
    page = Layout(sheet, "news", cues(shipped()))
    odds = settle(sheet, page, [-3.0 if block.text == quoted else 2.0 for block in sheet.blocks])
    assert all(weight > 0 for block, weight in zip(sheet.blocks, odds, strict=True) if block.text == quoted)
