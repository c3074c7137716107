"""HTML pages: blocks, their facts, and which of them are the article."""

from __future__ import annotations

import re

import pytest
from guard import limited
from hypothesis import given, settings
from hypothesis import strategies as st

import bilingual
from bilingual.lexicon import shipped
from bilingual.page import html
from bilingual.page.blocks import Sheet

LEXICON = shipped()
PARAGRAPHS = [
    "市交通局昨天公布，环城路的改造将分三期进行，第一期下月动工，预计明年春天完成，期间公交线路照常运行。",
    "负责人说，工程总投资约为十二亿元，其中一半来自专项债券，其余由市财政承担，不会向沿线住户收取任何费用。",
    "附近的店主普遍表示理解，也希望施工单位能把围挡退后一些，给行人留出通道，夜里少用噪音大的机器。",
    "The council said on Monday that the ring road will be rebuilt in three stages, the first of which begins next month.",
    "Shopkeepers along the route welcomed the plan but asked for wider pavements while the work goes on, and for quiet nights.",
]


def read(text: str) -> Sheet:
    return html.read(text, LEXICON)


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


@pytest.mark.parametrize(("page", "blocks"), [
    ("<p>one<p>two", ["one", "two"]),
    ("a<br>b<br><br>c", ["a", "b", "c"]),
    ("<div>a <b>bold</b> <i>word</i></div>", ["a bold word"]),
    ("<p>多&nbsp;&nbsp; &nbsp;空\u200b格&shy;</p>", ["多 空格"]),
    ("<p>\u3000\u3000首行缩进</p>", ["首行缩进"]),
    ("<ul><li>one<li>two</ul>", ["one", "two"]),
    ("<table><tr><td>年份<td>产量<tr><td>2024<td>5万吨</table>", ["年份\t产量", "2024\t5万吨"]),
    ("<table><tr><td><p>1</p></td><td>2</td></tr></table>", ["1\t2"]),
    ("<pre>a = 1\n  b = 2</pre>", ["a = 1\n  b = 2"]),
    ("<a href=/>one</a><a href=/>two</a>", ["one two"]),
    ("x<script>var y = '<p>z</p>'</script><style>p{}</style><template>t</template><!-- c -->", ["x"]),
    ("<figure><img src=data:image/png;base64,AAAA><figcaption>A bridge</figcaption></figure>", ["A bridge"]),
    ("<p>1 &lt; 2 &amp; 3 &gt; 2 &#20013;</p>", ["1 < 2 & 3 > 2 中"]),
    ("<b>a<p>b</b>c<div>d", ["a", "bc", "d"]),
    ("<nav><a href=/>Home</a><ul><li>World</ul><script>x</script></nav>x<footer><p>© 2024<p>About us</footer>",
     ["Home\nWorld", "x", "© 2024\nAbout us"]),
    ("<article><p>x<footer><p>y<p>z</footer></article>", ["x", "y", "z"]),
    ("", []),
    ("<html><body></body></html>", []),
])  # fmt: skip
def test_what_becomes_a_block(page: str, blocks: list[str]) -> None:
    assert texts(page) == blocks


def test_layout_tables_come_apart() -> None:
    first, second = PARAGRAPHS[0] * 5, PARAGRAPHS[1] * 5
    assert texts(f"<table><tr><td>{first}</td><td>{second}</td></tr></table>") == [first, second]


def test_facts_of_blocks() -> None:
    title, link, item = read("<h2>Head</h2><p>see <a href=/x>here</a></p><ul><li><a name=x>anchor</a></ul>").blocks
    assert (title.level, title.tag) == (2, "h2")
    assert (link.links, link.level) == (4, 0)
    assert (item.links, item.tag) == (0, "li")


@pytest.mark.parametrize(("tag", "leads"), [
    ("<a href=/x>", True), ("<a href>", True), ("<a class=button onclick=go()>", True),
    ("<a name=x>", False), ("<a id=x class=y>", False), ("<a>", False),
])  # fmt: skip
def test_what_is_a_link(tag: str, leads: bool) -> None:
    (block,) = read(f"<p>{tag}here</a>").blocks
    assert block.links == 4 * leads


@pytest.mark.parametrize("attributes", ["hidden", "style='display:none'", "style='color:red; DISPLAY : NONE'"])
def test_hidden_elements_are_blocks_that_say_so(attributes: str) -> None:
    blocks = read(f"<p>{PARAGRAPHS[0]}</p><div {attributes}><p>not shown</p></div>").blocks
    assert [block.hidden for block in blocks] == [False, True]


def test_a_page_that_a_script_will_show_is_shown() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:3])
    for page in (f"<div id=js_content style='visibility: hidden'>{body}</div>", f"<div style='display:none'>{body}</div>",
                 f"<noscript>{body}</noscript>"):
        assert bilingual.clean(page).text == "\n".join(PARAGRAPHS[:3])


def test_an_empty_page_falls_back_on_linked_data() -> None:
    page = ('<div id=app></div><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "articleBody": '
            f'"{PARAGRAPHS[0]}\\n{PARAGRAPHS[1]}"}}]}}</script>')
    assert bilingual.clean(page).text == "\n".join(PARAGRAPHS[:2])


def story(paragraphs: list[str]) -> str:
    def items(names: list[str]) -> str:
        return "".join(f"<li><a href='/{n}.html'>{name}</a></li>" for n, name in enumerate(names))

    links, more = items(["首页", "新闻", "财经", "体育", "视频"]), items(["春季车展明日开幕", "成交额再创新高", "专家谈夏季用电"])
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (f"<html><head><title>环城路改造下月动工_本地新闻网</title></head><body><div class='nav'><ul>{links}</ul></div>"
            "<div class='main'><h1>环城路改造下月动工</h1><div class='info'>2026-03-03 08:15 来源：本地新闻网</div>"
            f"<div class='article-content'>{body}</div>"
            f"<div class='share'>分享到：微信 微博</div><div class='related'><h3>相关阅读</h3><ul>{more}</ul></div></div>"
            "<div class='footer'><p>版权所有 本地新闻网 未经授权不得转载</p></div></body></html>")


def test_a_portal_page_gives_its_article_and_nothing_else() -> None:
    doc = bilingual.clean(story(PARAGRAPHS[:3]))
    assert [line for line in doc.text.split("\n") if line != "环城路改造下月动工"] == PARAGRAPHS[:3]
    assert all(block.reason for block in doc.blocks if not block.kept)


def test_nothing_is_lost() -> None:
    page = story(PARAGRAPHS) + "<div hidden>unseen words</div>"
    doc = bilingual.clean(page)
    assert [block.text for block in doc.blocks] == texts(page)
    assert {block.reason for block in doc.blocks if block.text == "unseen words"} == {"hidden"}
    for block in doc.blocks:
        if block.kept:
            assert doc.text[block.start:block.end] == block.text


def test_a_soup_gives_the_same_article() -> None:
    from bs4 import BeautifulSoup

    page = story(PARAGRAPHS[:3])
    assert bilingual.clean(BeautifulSoup(page, "html.parser")).text == bilingual.clean(page).text


@pytest.mark.parametrize("page", [
    "<div>" * 100_000 + "x" + "</div>" * 100_000, "<div>" * 100_000, "<a href=x><div>" * 50_000 + "x", "<table><tr><td>" * 20_000 + "x",
    "<b><i><p>" * 30_000 + "x", "</div>" * 100_000, "<" * 100_000, "<p " + "a" * 200_000, "<ul><li>" * 50_000,
])  # fmt: skip
def test_pathological_pages_take_no_time(page: str) -> None:
    with limited():
        read(page)


def test_a_long_page_takes_no_longer_than_its_length() -> None:
    with limited():
        assert len(bilingual.clean(story(PARAGRAPHS) * 600).blocks) > 600 * len(PARAGRAPHS)


@pytest.mark.parametrize("page", [
    "<table>" + "<tr><td>a<td>b" * 300 + "</table>", "<ul>" + "<li><a href=x>c</a>" * 300 + "</ul>", "d<br>" * 300,
    "<div hidden><p>e</div>" * 300,
])  # fmt: skip
def test_what_comes_behind_very_many_blocks_is_lumped_together(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    every = "".join(texts(page))
    monkeypatch.setattr(html, "MOST", 50)
    monkeypatch.setattr(html, "LUMP", 20)
    blocks = texts(page)
    assert len(blocks) < 150
    assert re.sub(r"\s", "", "".join(blocks)) == re.sub(r"\s", "", every)


PIECES = st.sampled_from([
    "<div>", "</div>", "<p>", "</p>", "<br>", "<table><tr><td>", "</td><td>", "</tr>", "</table>", "<li>", "<a href=x>", "</a>",
    "<script>", "</script>", "<div hidden>", "<noscript>", "</noscript>", "<h1>", "</h1>", "<pre>", "</pre>", "&nbsp;", "&#0;",
    "<select><option>", "<svg>", "</svg>", "<template>", "<!--", "-->", "文字", "word ", "。", "\0", "\ud800", "<", ">", '"', "<x-y>",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_markup_raises_and_blocks_are_whole(page: str) -> None:
    doc = bilingual.clean(page, media_type="text/html")
    assert doc.text == "\n".join(block.text for block in doc.blocks if block.kept)
    assert all(block.text.strip() for block in doc.blocks)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.integers(1, 12))
def test_elements_hold_the_blocks_that_they_say(page: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "MOST", most)
        sheet = read(page)
    elements = sheet.elements
    inside: list[list[int]] = [[] for _ in elements.tags]
    for index, block in enumerate(sheet.blocks):
        at = block.container
        while at >= 0:
            inside[at].append(index)
            assert elements.parents[at] < at
            at = elements.parents[at]
    for start, end, own in zip(elements.starts, elements.ends, inside, strict=True):
        assert own == list(range(start, end))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises_as_html(page: str) -> None:
    bilingual.clean(page, media_type="text/html")
