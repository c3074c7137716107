"""Cleaning flattened pages: the article stays, all else goes with its reason, and nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import cases

from bilingual.document import Block
from bilingual.lexicon import shipped
from bilingual.page import clean, text

PAGES: dict[str, list[tuple[str, str]]] = {}
for row in cases("flattened"):
    PAGES.setdefault(row["page"], []).append((row["verdict"], row["text"]))


def cleaned(page: str) -> tuple[str, tuple[Block, ...]]:
    return clean(text.read(page, shipped()), url=None, lexicon=shipped())


@pytest.mark.parametrize("name", PAGES)
def test_no_noise_leaks_and_no_line_is_lost(name: str) -> None:
    lines = PAGES[name]
    _, blocks = cleaned("\n".join(line for _, line in lines))
    kept = {block.line: block.kept for block in blocks}
    wrong = [
        ("lost" if verdict == "keep" else "leaked", line)
        for number, (verdict, line) in enumerate(lines, 1)
        if verdict in ("keep", "drop") and kept[number] != (verdict == "keep")
    ]
    assert not wrong


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_nothing_but_article_stays_whole(name: str) -> None:
    article = "\n".join(line for verdict, line in PAGES[name] if verdict == "keep")
    assert cleaned(article)[0] == "\n".join(block.text for block in text.read(article).blocks)


@pytest.mark.parametrize(
    "name",
    [
        # without its marks, a heading of one word looks like a site's corner
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason="marks are gone")) if name == "readme" else name
        for name in PAGES
    ],
)
def test_cleaning_a_clean_text_returns_it(name: str) -> None:
    once, _ = cleaned("\n".join(line for _, line in PAGES[name]))
    assert cleaned(once)[0] == once


@pytest.mark.parametrize(
    "page",
    [
        "6000亿美元", "Hello.", "登录", "Read more", "·", "https://example.com/", "2026-03-03",
        "OpenAI 拟融资 6000 亿美元，估值近万亿。", "A short note about nothing much.\nAnd its second line.",
    ],
)  # fmt: skip
def test_a_line_or_two_are_never_emptied(page: str) -> None:
    assert cleaned(page)[0] == page


def test_a_long_text_without_noise_comes_back_unchanged() -> None:
    paragraphs = [f"In chapter {number} the ferry, which had been repaired twice, left the harbour once more." for number in range(60)]
    assert cleaned("\n\n".join(paragraphs))[0] == "\n".join(paragraphs)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("特别声明：以上内容由用户上传并发布，本平台仅提供信息存储服务，不代表本平台观点。", "disclaimer"),
        ("Copyright © 2026 Example Media. All rights reserved.", "copyright"),
    ],
)
def test_notices_say_why_they_went(line: str, reason: str) -> None:
    page = "渡船今天恢复通航，港口上下都松了一口气，第一班船在早上六点准时开出。\n船长说，修理花了三个月，比原先预计的多了一倍。\n" + line
    assert cleaned(page)[1][-1].reason == reason


ARTICLE = (
    "The ferry is back",
    "The ferry, which had been repaired twice in one winter, left the harbour of Norden again at six on Monday morning.",
    "Its captain said that the repairs had cost $3 million and that he would not miss the sound of the workshop.",
    "Fares will go up by a tenth in June, and the company hopes to carry 200,000 people this year.",
)


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("The harbour on the day the ferry came back. Credit: Anna Keller/EPA", True),
        ("The harbour last May. Anna Keller/EPA", True),
        ("Passengers wait for the first boat on Monday (AP Photo/Tom Bailey)", False),
        ("The captain, left, and the mate in the engine room | Getty Images", False),
        ("She gave the film credit: it had brought the harbour to the world.", True),
        ("The pictures, the company said, were bought from an agency for $40,000.", True),
    ],
)
def test_a_caption_that_is_no_sentence_goes_with_its_credit(line: str, stays: bool) -> None:
    assert (line in cleaned("\n".join([*ARTICLE[:2], line, *ARTICLE[2:]]))[0]) == stays


def test_a_caption_of_a_gallery_stays_once() -> None:
    caption = "The harbour on the day the ferry came back. Credit: Anna Keller/EPA"
    assert cleaned("\n".join([*ARTICLE[:2], caption, caption, caption, *ARTICLE[2:]]))[0].count(caption) == 1


@pytest.mark.parametrize(
    ("byline", "line", "stays"),
    [
        ("By Lena Ortiz · May 3, 2025", "Lena Ortiz covers the coast for the Norden Herald.", False),
        ("By Lena Ortiz · May 3, 2025", "About Lena Ortiz", False),
        ("May 3, 2025", "About Lena Ortiz", False),
        ("May 3, 2025", "About Norden", True),
        ("By Lena Ortiz · May 3, 2025", "Tom Bailey, who has sailed it for thirty years, will retire in the autumn.", True),
    ],
)
def test_a_line_about_the_author_behind_the_last_paragraph_goes(byline: str, line: str, stays: bool) -> None:
    assert (line in cleaned("\n".join([ARTICLE[0], byline, *ARTICLE[1:], line]))[0]) == stays


HEADLINES = ("Rents fall in three of five counties for the first time", "School bus cuts defended by minister", "A vet who paints")


def test_a_row_of_headlines_about_other_things_goes_and_an_own_list_stays() -> None:
    more = [
        "The captain learned his trade on a lighthouse tender, among fog signals, paraffin lamps and sacks of coal for the keepers.",
        "Engineers found cracked welds under the car deck, worn bearings in both shafts and a rudder bent by drifting timber.",
        "Islanders had chartered fishing boats meanwhile, carrying bread, newspapers, medicine and once a wedding dress.",
        "Hotels along the promenade counted empty beds, and bakers threw away half of what their ovens produced before dawn.",
        "Insurance will cover about half; a regional fund lends what remains, repayable over twelve seasons without interest.",
    ]
    article = [*ARTICLE, *more]
    assert not any(line in cleaned("\n".join([*article[:6], *HEADLINES, *article[6:], "Share this story"]))[0] for line in HEADLINES)
    assert all(line in cleaned("\n".join([*article[:6], *HEADLINES, *article[6:]]))[0] for line in HEADLINES)  # nothing else is around it
    own = ["Bread and newspapers for the islanders", "Cracked welds under the car deck, worn bearings", "Half of the repairs insured"]
    assert all(line in cleaned("\n".join([*article[:6], *own, *article[6:], "Share this story"]))[0] for line in own)


def test_the_address_of_the_page_is_none_of_its_lines() -> None:
    lines = ["https://norden.example/ferry", *ARTICLE[1:], "See https://norden.example/fares for the fares of the whole year."]
    page = "\n".join([ARTICLE[0], *lines])
    whole, _ = clean(text.read(page, shipped()), url="https://norden.example/ferry", lexicon=shipped())
    assert whole.split("\n") == [ARTICLE[0], *lines[1:]]


POSTS = [
    "新人报到，请多关照",
    "第一次在这里写东西，想说说这几年学习写程序的经过，前后大概有六年时间，走了不少弯路，也交了不少朋友。",
    "现在的工作和当初想的完全不一样，不过每天都有新的东西可以学，所以一直没有厌倦。",
]
TEASERS = ["渔港的冬天来得特别早", "老街的钟表铺关门之后", "一座水库和三个村子", "山里的小学有了图书馆"]


def test_a_thread_of_signed_comments_goes() -> None:
    thread = [line for day in range(3, 8) for line in (
        f"# re: 新人报到 2005-1-{day} 19:4{day} 林小五",
        f"欢迎欢迎，我也是{day}年前开始写程序的，当时还在用软盘，资料要到图书馆去抄，想起来像是上辈子的事情了。",
    )]  # fmt: skip
    assert cleaned("\n".join(POSTS + thread))[0].split("\n") == POSTS


def test_a_list_of_dated_teasers_goes_and_a_chronicle_stays() -> None:
    lead = "渔船提前半个月回港，码头上的人说往年这个时候还能再出两趟海，今年的风一天比一天大，谁也不愿意冒这个险，只好先把网收起来。"
    listed = [line for number, head in enumerate(TEASERS, 1) for line in (head, f"0{number}-1{number}", lead[number:])]
    assert cleaned("\n".join(POSTS + listed))[0].split("\n") == POSTS
    chronicle = [line for number in range(1, 5) for line in (f"201{number}年3月1日", lead[number:])]
    assert cleaned("\n".join(POSTS + chronicle))[0].split("\n") == POSTS + chronicle


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([line for page in PAGES.values() for _, line in page]), st.text(max_size=30)), max_size=30))
def test_nothing_is_lost_and_spans_hold(lines: list[str]) -> None:
    page = "\n".join(lines)
    whole, blocks = cleaned(page)
    assert [block.line for block in blocks] == [number for number, line in enumerate(page.split("\n"), 1) if line.strip()]
    for block in blocks:
        assert block.kept == (block.reason is None)
        if block.kept:
            assert block.start is not None
            assert whole[block.start:block.end] == block.text
    assert "\n".join(block.text for block in blocks if block.kept) == whole
    assert whole or all(block.reason in ("separator", "markup") for block in blocks)


@pytest.mark.parametrize("page", ["", "\n \n", "\x00\x01", "\ud800 \udfff", "好" * 300_000, "a " * 300_000, "登录\n" * 5_000])
def test_no_text_raises(page: str) -> None:
    whole, blocks = cleaned(page)
    assert len(blocks) == sum(1 for line in page.split("\n") if line.strip())
    assert whole or not blocks


PAPER = [
    "The harbour fund said on Tuesday that it had paid out more than it took in for the first time since it was set up in 2009.",
    "Its holdings at the end of the year were as follows:",
    "Name", "Shares", "Worth", "Quay", "1,200", "$18.6 million", "Salt Works", "940", "$16.9 million", "Old Ferry", "—", "$9.6 million",
    "The figures are those of the last day of the year, and leave out what the fund lent to the town.",
    "A spokesman said that the trustees would meet in May to decide whether the grants for the fishing fleet can go on as before.",
]  # fmt: skip


def test_a_table_of_which_each_cell_is_a_line_stays() -> None:
    assert cleaned("\n".join(PAPER))[0] == "\n".join(PAPER)


def test_a_list_of_dates_and_names_is_no_table() -> None:
    offers = [line for number in range(1, 7) for line in (f"Shop {number} opens", f"2024-05-0{number}", f"{number}1:30", "More")]
    text = cleaned("\n".join((*PAPER[:2], *offers, *PAPER[-2:])))[0]
    assert "Shop 3 opens" not in text


@pytest.mark.parametrize(("heading", "stays"), [("票价可能还要再涨", True), ("另一座城市的缆车也在这个春天停了下来 市民却说不急", False)])
def test_the_article_goes_on_with_a_heading_behind_other_stories(heading: str, stays: bool) -> None:
    lines = [
        "市政府周二向议会提交跨海缆车的追加预算，总经费将增至六十八亿元，完工时间延后两年，议会三个党团都要求先说明原因。",
        "工务局表示，增加的费用中六成来自物价，其余是路线微调后的用地补偿，目前北岸站的基桩已经完成，南岸站还在等待环境评估。",
        "相关报道：",
        "另一座城市的缆车刚刚开通第一周就有四万人排队",
        heading,
        "财务计画也跟着改了，原来的来回票价是三百八十元，如今提高到五百二十元，旺季还可以再上浮一成五，议员认为市民难以接受。",
        "议会预定十七日现勘，下个月六日审查预算，工务局长说，如果不追加经费，主塔的合约只能解除，前面投下去的钱就都浪费了。",
    ]
    assert (heading in cleaned("\n".join(lines))[0]) is stays


def test_the_article_goes_on_behind_lines_that_say_themselves_what_they_are() -> None:
    lines = [
        "水街的冰室开业四十二年，见证这一带由制衣厂林立变成咖啡店街，店主上周向员工宣布，租约期满后不再续租，月底就结业。",
        "她向记者出示手抄的账簿，每月营业额约四十一万元，扣除食材、六名员工的薪金和水电，剩下的还不够付业主要加的那一截。",
        "相关文章：北岸老字号药材铺易手，新租客是连锁抹茶店",
        "点击图片放大",
        "熟客由放学吃到带着女儿来",
        "记者昨天中午在现场看见，店外有三十多人轮候，当护士的街坊说，小时候每天早上由祖母带来吃通粉，现在轮到她带女儿来。",
        "在店内工作二十七年的侍应说，老板已承诺按年资发放遣散费，六名员工合共约五十七万元，没有一个人提早离开，都说要做到最后一天。",
    ]
    assert cleaned("\n".join(lines))[0] == "\n".join((*lines[:2], *lines[4:]))


def test_the_paragraph_above_a_heading_stays_though_it_names_its_reporters() -> None:
    lines = [
        "本报讯（记者 林一 通讯员 周满）十月十七日上午，随着河口泵站四台机组依次启动，清澈的河水沿着渠道奔涌西去，引水工程全线通水。",
        "五年修成一条渠",
        "引水工程的渠道全长一百二十七公里，沿线修了九座泵站和十一座倒虹吸，河口泵站是其中最大的一座，四台机组每秒能提水二十立方米。",
        "工程通水以后，西部四县的三十万亩农田不再只靠水库，沿线四十一万人也喝上了河水，县里的水厂上周已经开始换管。",
    ]
    page = ["岭北新闻网", "首页", "新闻", "县区", *lines, "责任编辑：林一"]
    assert cleaned("\n".join(page))[0] == "\n".join(lines)
