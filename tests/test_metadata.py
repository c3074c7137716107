"""What a page says of itself: title, day of publication, address."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.lexicon import shipped
from bilingual.page import html, text
from bilingual.page.dates import dates
from bilingual.page.metadata import Metadata, metadata

LEXICON = shipped()
PROSE = "这一数字高于市场此前的预期，也高于2024年3月1日公布的初值，分析人士认为主要来自出口的带动，后续走势仍待观察。"


LINKED = '<script type="application/ld+json">%s</script>'


def of_html(page: str, url: str | None = None) -> Metadata:
    return metadata(html.read(page, LEXICON), url)


def of_text(page: str) -> Metadata:
    return metadata(text.read(page, LEXICON), None)


@pytest.mark.parametrize(("line", "day", "role"), [
    ("发布于2026-03-03", (2026, 3, 3), "published"), ("2026-02-20 07:25:06", (2026, 2, 20), ""), ("2024年05月10日", (2024, 5, 10), ""),
    ("March 3, 2026", (2026, 3, 3), ""), ("Updated 3 Mar 2026", (2026, 3, 3), "updated"),
    ("Published: Sept. 3rd, 2025", (2025, 9, 3), "published"), ("2025/12/1", (2025, 12, 1), ""),
    ("2025.12.01", (2025, 12, 1), ""), ("12/31/2025", (2025, 12, 31), ""), ("31/12/2025", (2025, 12, 31), ""),
    ("Tue, 03 Mar 2026 10:00:00 GMT", (2026, 3, 3), ""), ("更新时间：2026年3月3日", (2026, 3, 3), "updated"),
    ("截至2025年6月30日", (2025, 6, 30), "other"),
])  # fmt: skip
def test_dates_of_a_line(line: str, day: tuple[int, int, int], role: str) -> None:
    found = next(dates(line, LEXICON))
    assert (found.day, found.role) == (date(*day), role)


@pytest.mark.parametrize("line", [
    "2026-13-40", "1234-05-06", "12345-01-02", "3小时前", "version 2024.1.300", "10-20-30", "5月10日", "May 2026",
])  # fmt: skip
def test_what_is_no_date(line: str) -> None:
    assert not list(dates(line, LEXICON))


@pytest.mark.parametrize(("head", "day"), [
    ('<meta property="article:published_time" content="2026-03-03T08:00:00+08:00">', (2026, 3, 3)),
    ('<meta name="pubdate" content="20260303">', (2026, 3, 3)),
    ('<meta itemprop="datePublished" content="2026-03-03 10:00">', (2026, 3, 3)),
    (LINKED % '{"@type":"NewsArticle","datePublished":"2026-03-03","headline":"h"}', (2026, 3, 3)),
    (LINKED % '[{"@type":"Person"},{"@graph":[{"@type":["Article"],"datePublished":"2026-03-03"}]}]', (2026, 3, 3)),
    (LINKED % "{broken" + '<meta name=date content="March 3, 2026">', (2026, 3, 3)),
])  # fmt: skip
def test_the_head_of_a_page_gives_its_date(head: str, day: tuple[int, int, int]) -> None:
    assert of_html(f"<html><head>{head}</head><body><p>{PROSE}</p></body></html>").published == date(*day)


@pytest.mark.parametrize("body", [
    "<h1>标题在此处</h1><time datetime='2026-03-03T10:00'>昨天</time><p>{prose}</p>",
    "<h1>标题在此处</h1><div>2026年03月03日 10:11 来源：日报</div><p>{prose}</p>",
    "<h1>标题在此处</h1><p>{prose}</p><p>发布时间：2026-03-03</p><ul><li>2025-01-01 别的新闻<li>2025-01-02 另一条</ul>",
])  # fmt: skip
def test_a_shown_date(body: str) -> None:
    assert of_html(body.format(prose=PROSE)).published == date(2026, 3, 3)


def test_the_address_gives_the_date_where_nothing_else_does() -> None:
    assert of_html(f"<p>{PROSE}</p>", "https://news.example.org/2026/03/03/story.html").published == date(2026, 3, 3)


@pytest.mark.parametrize(("page", "title"), [
    ("<title>新厂投产_财经频道_某某网</title><h1>新厂投产</h1>", "新厂投产"),
    ("<title>New plant opens in the north - The Daily</title><p>x", "New plant opens in the north"),
    ("<title>Short | Site</title><meta property='og:title' content='Short'>", "Short"),
    ("<meta property='og:site_name' content='Daily'><meta property='og:title' content='New plant | Daily'>", "New plant"),
    ("<h1>Only a heading here</h1><p>x", "Only a heading here"),
    ("<title>Buyers - and sellers - meet again this spring</title>", "Buyers - and sellers - meet again this spring"),
    ("<p>x", None),
])  # fmt: skip
def test_titles_of_pages(page: str, title: str | None) -> None:
    assert of_html(page).title == title


def test_addresses() -> None:
    page = "<link rel=canonical href='https://example.org/a'><meta property='og:url' content='https://x.example/b'>"
    assert of_html(page).url == "https://example.org/a"
    assert of_html(page, "https://example.org/c").url == "https://example.org/c"
    assert of_html("<link rel=canonical href='/relative'>").url is None


def test_a_flattened_page() -> None:
    page = ("某网首页 > 财经 > 正文\n\n新能源车企一季度销量公布\n\n2026-02-20 07:25:06\n来源: 某网\n分享至\n\n" + PROSE + "\n" + PROSE
            + "\n\n相关推荐\n某公司发布年报 2025-01-01 10:00\n另一家公司裁员 2025-01-02 10:00\n")
    assert of_text(page) == Metadata("新能源车企一季度销量公布", date(2026, 2, 20), None)


def test_published_beats_updated_on_the_same_line() -> None:
    page = f"Chipmakers race to build new plants\n\n某媒体发布于2026-03-03更新于2026-03-05\n\n{PROSE}"
    assert of_text(page).published == date(2026, 3, 3)


def test_prose_alone_has_neither_title_nor_date() -> None:
    assert of_text(PROSE * 3) == Metadata(None, None, None)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(page: str) -> None:
    of_text(page)
