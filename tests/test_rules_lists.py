"""The named rules for lists, tables and headings of the article's own: each case turns on one part of a rule."""

from __future__ import annotations

import pytest
from quay import ASIDE, FURTHER, STORY, TOP, ZH, html, kept, story

import bilingual
from bilingual.lexicon import shipped
from bilingual.page.data import data, weighed
from bilingual.page.headlines import topped
from bilingual.page.inline import closed
from bilingual.page.lists import code, rows, series
from bilingual.page.masthead import dateline, menu
from bilingual.page.mending import issued
from bilingual.page.phrases import phrases
from bilingual.page.pictures import caption
from bilingual.page.settle import BEFORE, BEHIND, INSIDE, teasers
from bilingual.page.threads import dated
from bilingual.page.told import player, sentence

PRICES = ["Crane hire, day: $1,900", "Quay dues, ship: $640", "Grain, tonne: $2.10", "Port pilot: $380"]
GOODS = ["Wool coat $89", "Leather boots $129", "Red scarf $19", "Linen shirt $45"]
DATED = ["Cranes and the quay", "May 2016", "A crane is taken down", "June 2020", "The port company plans", "July 2024", "It buys"]
SIGNED = [(INSIDE, "By Ann Lee"), (INSIDE, "4 June 2024")]


@pytest.mark.parametrize(
    ("run", "found"),
    [
        (PRICES, PRICES),
        (PRICES[:3], []),  # too few for a table
        (GOODS, []),  # what the site sells
        (["Dockers and grain", "Cranes for hire", "Port pilot rules", "Quay and company"], []),  # a menu
        ([f"{line} as the company said after a meeting of its board" for line in PRICES], []),  # as wide as headlines
        (["Crane hire 4 June 2024", "Quay dues 5 June 2024", "Grain, tonne 6 June 2024", "Port pilot 7 June 2024"], []),  # dated
        ([*PRICES[:2], "Share on Facebook", *PRICES[2:]], PRICES),
        ([PRICES[0], "Print", "Email", PRICES[1], "Share", *PRICES[2:]], []),  # a bar of buttons
    ],
)
def test_a_table_below_the_last_paragraph_stays(run: list[str], found: list[str]) -> None:
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in (*run, "Related stories")]) == found


def test_a_table_stays_with_the_paragraphs_behind_it() -> None:
    bare = ["Ellis 4,120", "Moss 3,980", "Tilling 2,011", "Vardy 1,400"]
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in (*bare, FURTHER)]) == [*bare, FURTHER]
    other = "A bakery behind the market opens again this spring with soups, pies and honest bread, baked from an aunt's old recipes."
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in (*bare, other)]) == []


ASKS, OTHERS = "Sign up for our harbour newsletter", ["Related stories", "Trust sells its last warehouse", "Ferry fares to rise in May"]
HEADED = ["What the quay costs", *PRICES]


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ([ASKS, *PRICES], PRICES),
        ([ASKS, *HEADED], HEADED),
        ([*OTHERS, *HEADED], []),  # may be about the other stories
        ([*OTHERS, *HEADED, FURTHER], [*HEADED, FURTHER]),
        ([*OTHERS, "What the quay costs", FURTHER, *PRICES, STORY[0]], ["What the quay costs", FURTHER, *PRICES, STORY[0]]),
        (["Copyright 2024 The Harbour Post. All rights reserved.", *PRICES, FURTHER], []),
        ([*OTHERS, *[f"▶ {line}" for line in PRICES], FURTHER], []),
        ([ASKS, *GOODS], []),
    ],
)
def test_a_table_behind_a_prompt_or_other_stories_stays(behind: list[str], found: list[str]) -> None:
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in behind]) == found


def test_a_table_ends_where_sentences_begin() -> None:
    more = ["The quay opens at six in the morning.", "Ask the port company for a pass.", "It may rain on the northern quay."]
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in (*PRICES, *more, *more, *more, "Related stories")])[:4] == PRICES


def test_a_table_between_paragraphs_stays() -> None:
    run = [(INSIDE, line) for line in PRICES]
    assert kept(data, *story(TOP, *STORY[:2]), *run, *story(*STORY[2:])) == PRICES
    posts = [(INSIDE, line) for day in "45" for line in (f"Treasure: {day}", "Rank: 2", f"Floor {day}, 2024-06-0{day} 10:12")]
    assert kept(data, *story(TOP, *STORY[:2]), *posts, *story(*STORY[2:])) == []
    floors = [(INSIDE, "1#"), (INSIDE, "2#")]
    assert kept(data, *story(TOP, *STORY[:2]), *run, *story(*STORY[2:]), *floors) == []  # a thread


def test_a_table_below_the_byline_stays() -> None:
    above = [(BEFORE, line) for line in PRICES]
    assert kept(data, *story(TOP), *SIGNED, *above, *story(*STORY)) == PRICES
    assert kept(data, *above, *story(*STORY)) == []  # nothing signs what stands below
    assert kept(data, *story(TOP), *SIGNED, *[(BEFORE, line) for line in GOODS], *story(*STORY)) == []
    assert kept(data, *story(TOP), *SIGNED, *above, (BEFORE, "4 June 2024"), *story(*STORY)) == []  # who wrote it, and when


def test_notes_below_the_byline_stay() -> None:
    notes = ["Four cranes, one quay", "Grain: most of it", "Dockers (30 of them)", "The port company pays"]
    assert kept(data, *story(TOP), *SIGNED, *[(BEFORE, line) for line in notes], *story(*STORY)) == notes
    bare = ["Four cranes and one quay", "Most of the grain", "Dockers of the port", "The port company pays"]
    assert kept(data, *story(TOP), *SIGNED, *[(BEFORE, line) for line in bare], *story(*STORY)) == []
    begun = [FURTHER, *bare]
    assert kept(data, *story(TOP), *SIGNED, *[(BEFORE, line) for line in begun], *story(*STORY)) == begun
    credit = [FURTHER, *bare, "4 June 2024", "The port company"]
    assert kept(data, *story(TOP), *SIGNED, *[(BEFORE, line) for line in credit], *story(*STORY)) == []


def test_a_chronicle_stays_where_the_article_goes_on_behind_it() -> None:
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in (*DATED, FURTHER)]) == [*DATED, FURTHER]
    below = ["Cranes and the quay", "A crane is taken down", "May 2016", "The port company plans", "June 2020", "It buys", "July 2024"]
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in (*below, FURTHER)]) == []
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in DATED]) == []
    assert kept(data, *story(TOP, *STORY), *[(BEHIND, line) for line in (*DATED[:3], *DATED[4::2], FURTHER)]) == []  # a single date


def test_teasers_that_say_how_old_they_are_are_no_table() -> None:
    lines = ["北码头吊机 3天前", "港务公司 4天前", "码头粮食装卸 5天前", "购置工期 6天前"]
    assert kept(data, *story(*ZH), *[(BEHIND, line) for line in lines]) == []
    assert kept(data, *story(*ZH), *[(BEHIND, line[:-1]) for line in lines]) == [line[:-1] for line in lines]


def test_lines_above_the_credit_that_ends_an_article_stay() -> None:
    names = ["港务公司经理 林一", "码头工长 周二", "吊机设计 吴三", "粮食协会 郑四"]
    ended = [(BEHIND, line) for line in (*names, "责任编辑：王五")]
    assert kept(data, *story(*ZH), *ended) == names
    assert kept(data, *story(*ZH), *ended[:-1], (BEHIND, "相关推荐")) == []
    asked = [names[0], "微信扫一扫", *names[1:]]
    assert kept(data, *story(*ZH), *[(BEHIND, line) for line in (*asked, "责任编辑：王五")]) == []
    others = ["邮票收藏 为何降温", "男子捡到手机 归还失主", "退休教师 义务辅导", "多地发布 暴雨预警"]
    assert kept(data, *story(*ZH), *[(BEHIND, line) for line in (*others, "责任编辑：王五")]) == []


WEIGHED = ["Pros", "Cranes lift more", "Ships wait less", "Cons", "They cost a lot"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (WEIGHED, WEIGHED),
        (["【优点】", "吊得更多", "缺点：", "造价高"], ["【优点】", "吊得更多", "缺点：", "造价高"]),
        (["Like", "Cranes lift more", "Don’t like", "They cost a lot"], ["Like", "Cranes lift more", "Don’t like", "They cost a lot"]),
        (WEIGHED[:3], []),  # nothing speaks against it
        (["Cons", "They cost a lot", "Pros", "Ships wait less"], []),
        ([*WEIGHED, ASIDE], WEIGHED),
        (["Pros", "Cons", "They cost a lot"], []),  # tabs
        (["Pros", "Share on Facebook", "Cons", "They cost a lot"], []),
        (["Pros", "Cranes lift more", "Cons", "Share on Facebook"], []),
    ],
)
def test_reasons_for_and_against_stay(lines: list[str], found: list[str]) -> None:
    assert kept(weighed, *story(TOP), *[(BEFORE, line) for line in lines], *story(*STORY)) == found


def test_the_last_reasons_are_as_many_as_the_first() -> None:
    bad = [f"Reason {number}" for number in range(9)]
    assert kept(weighed, *story(*STORY), *[(BEHIND, line) for line in ("Pros", "Ships wait less", "Cons", *bad)])[3:] == bad[:3]


def test_points_above_the_article_are_no_headlines_of_others() -> None:
    points = ["Port company to buy four cranes", "Northern quay has waited", "Cranes will cost about $48 million", "Dockers to train"]
    assert kept(rows, *story(*points, *STORY), (BEHIND, ASKS)) == []
    others = ["Bakery in the old town opens again", "Rain expected all week", "Two held after fight at fair", "Council debates bins"]
    assert kept(rows, *story(*others, *STORY), (BEHIND, ASKS)) == others
    assert kept(rows, *story(*others, "By Ann Lee", *STORY)) == []  # with nothing around it it is all the writer's


def test_a_headline_behind_the_name_of_its_section_is_no_menu() -> None:
    assert kept(menu, *story("财经 | 吊机的钱从哪里来", *ZH)) == []
    assert kept(menu, *story("江城网 财经", *ZH)) == ["江城网 财经"]
    assert kept(menu, *story("财经 > 北码头将购四台吊机", *ZH)) == ["财经 > 北码头将购四台吊机"]
    assert kept(menu, *story("首頁 / 地方 / 蘭渡", *ZH)) == ["首頁 / 地方 / 蘭渡"]
    assert kept(menu, *story("首页/频道今年为何改版？", *ZH)) == []
    assert kept(menu, *story("主演：林一 / 周二 / 吴三 / 郑四 / 王五", *ZH)) == []


def test_a_headline_may_have_a_word_of_noise_in_it() -> None:
    signed = [(BEFORE, "2024-06-04 08:10"), *story(*ZH)]
    assert kept(topped, (BEFORE, "首页"), (BEFORE, "北码头二维码吊机今年将购置四台"), *signed) == ["北码头二维码吊机今年将购置四台"]
    assert kept(topped, (BEFORE, "首页"), (BEFORE, "扫码领取二维码优惠大礼"), *signed) == []
    assert kept(topped, (BEFORE, "首页"), (BEFORE, "扫描二维码领北码头吊机优惠券"), *signed) == []


def test_a_sentence_above_the_credit_stays_with_the_paragraph() -> None:
    short = "吊机将编号存放在码头，明年秋天粮食装船以前全部安装完毕，并且交付给工人使用。"

    def above(*lines: str) -> list[str]:
        return kept(closed, *story(*ZH[:2]), *[(BEHIND, line) for line in ("最新消息", *lines, "责任编辑：王五")])

    assert above(ZH[2], short) == [ZH[2], short]
    assert above("吊机将编号存放，明年用。") == []


def test_what_announces_or_lists_is_no_caption() -> None:
    assert kept(caption, *story(*STORY[:2], "Here is what three of the dockers told Reuters after the vote:", *STORY[2:])) == []
    assert kept(caption, *story(*STORY[:2], "- Reuters, which counted the ships", *STORY[2:])) == []
    assert kept(caption, *story(*STORY[:2], "Reuters, the quay in June", *STORY[2:])) == ["Reuters, the quay in June"]


def test_a_story_may_end_in_dots() -> None:
    ends = ["The quay lay still, and somewhere beyond the bar a ship coughed twice…", "Then the crane turned its neck towards home…"]
    assert kept(teasers, *story(*STORY, *ends)) == []
    listed = [(BEHIND, "More cranes for the port"), *story(ends[0]), (BEHIND, "More grain for the port"), *story(ends[1])]
    assert kept(teasers, *story(*STORY), *listed) == ends
    assert kept(teasers, *story(*STORY, f"{ends[0][:-1]} in the dark.", *ends)) == [f"{ends[0][:-1]} in the dark.", *ends]


def test_the_times_of_a_report_are_no_dates_of_teasers() -> None:
    def report(stamps: list[str]) -> list[str]:
        return [line for stamp, text in zip(stamps, STORY, strict=True) for line in (f"The quay at {len(text)} tons of grain", stamp, text)]

    assert kept(dated, *story(FURTHER, *report(["9:40 am", "11:15 am", "12.52", "1:10 pm"]))) == []
    days = report(["4 June 2024", "5 June 2024", "6 June 2024", "7 June 2024"])
    assert kept(dated, *story(FURTHER, *days)) == days


def test_how_long_something_takes_is_no_player() -> None:
    words = phrases(shipped())
    assert player(["Lemon tart", "Prep time", "25 mins"], words) is None
    assert player(["柠檬挞", "烹饪时间：", "25分钟"], words) is None
    assert player(["Listen to the story", "25 mins"], words) == 1


def test_a_paragraph_about_prompts_is_none() -> None:
    words = phrases(shipped())
    said = "下载客户端的时候，多数人会同意读取位置和通讯录，真正看过隐私政策的只有千分之三，平均停留时间是一点八秒，市里的调查这样写道。"
    assert sentence(said, words)
    assert not sentence("下载客户端的人看过隐私政策。", words)
    assert not sentence(f"下载客户端的时候请扫码，{said[10:]}", words)


def test_whom_a_headline_speaks_of_has_not_written_the_article() -> None:
    author = phrases(shipped()).author
    for line in ("Late goal by Danny Marsh sends Gaunt Town through", "首页 人文 历史 财经", "图文 视频"):
        assert not author.search(line), line
    for line, name in (
        ("By Ann Lee", "Ann Lee"), ("4 June 2024 | By Ann Lee", "Ann Lee"), ("By Ann Lee, Harbour Post", "Ann Lee"),
        ("By Ann Lee and Ben Moss", "Ann Lee"), ("记者 林一", "林一"), ("文/林一", "林一"),
    ):  # fmt: skip
        met = author.search(line)
        assert met is not None, line
        assert (met["name"] or met["han"]) == name, line


def test_a_part_of_the_article_may_have_a_heading_like_others() -> None:
    more = f"<p>{FURTHER}</p>"
    assert FURTHER in html(f"<h2>What's next</h2>{more}", below=())
    linked = f"{more}<p><a href=/x>More cranes for the port of the north, says company</a></p>"
    assert FURTHER not in html(f"<h2>What's next</h2>{linked}", below=())


def test_the_caption_below_a_table_stays_with_it() -> None:
    table = "<table><tr><td>Cranes</td><td>4</td></tr><tr><td>Price</td><td>$48 million</td></tr><tr><td>Jobs</td><td>30</td></tr></table>"
    assert "The quay, $ million" in html(f"<figure>{table}<figcaption>The quay, $ million</figcaption></figure>")
    assert "The quay, $ million" not in html(f"{table}<figure><img src=a.png><figcaption>The quay, $ million</figcaption></figure>")


def lines_of(tag: str, lines: list[str], name: str = "") -> str:
    return f"<{tag}{name}>{''.join(f'<div>{line}</div>' for line in lines)}</{tag}>"


SCHEDULE = ["Thursday", "19:00 Brass band", "20:15 Dockers' choir", "21:30 Fireworks", "Friday", "18:00 Grain fair", "20:00 Crane walk"]


def test_the_lines_of_a_small_element_stay_together() -> None:
    assert {*SCHEDULE} <= {*html(lines_of("div", SCHEDULE))}
    assert {*SCHEDULE} <= {*html(lines_of("aside", SCHEDULE))}
    above = "".join(f"<p>{line}</p>" for line in (*STORY, FURTHER))
    page = f"<div><ul><li><a href=/>Home</a></li></ul><article><h1>{TOP}</h1>{above}{lines_of('aside', DATED)}</article></div>"
    assert not {*DATED} & {*bilingual.clean(page).text.split("\n")}  # at the end it may be the site's
    assert not {*SCHEDULE} <= {*html(lines_of("div", SCHEDULE, ' class="newsletter"'))}
    linked = [*SCHEDULE[:3], "<a href=/t>Tickets for the fair</a>", *SCHEDULE[3:]]
    assert not {*SCHEDULE} <= {*html(lines_of("aside", linked))}


def test_a_timetable_below_the_headline_is_no_dateline() -> None:
    times = [f"{hour}:00 Ship {hour} takes on grain" for hour in range(8, 15)]
    page = f"<article><h1>{TOP}</h1>{''.join(f'<p>{line}</p>' for line in (*times, *STORY))}</article>"
    assert {*times[3:]} <= {*bilingual.clean(page).text.split("\n")}


TIMES = [f"0{hour}:00 Ship {hour} takes on grain" for hour in range(5, 9)]


@pytest.mark.parametrize(
    ("rows", "gone"),
    [
        (TIMES, []),
        (["Grain day, 3 May", "Cranes", "Fish day, 4 May", "Cranes", "Ship day, 5 May", "Cranes", "Boat day, 6 May", "Cranes"], []),
        (TIMES[:3], TIMES[:3]),  # when it came out, when it changed, how long it takes to read
        (["Grain, tonne", "1,204", "+3.1%"], []),
        (["3 May 2024", "4 May 2024, 09:30", *TIMES[:1]], ["3 May 2024", "4 May 2024, 09:30", *TIMES[:1]]),
        (["By Ann Lee, 3 May 2024", *TIMES], ["By Ann Lee, 3 May 2024"]),
    ],
)
def test_a_timetable_above_the_first_paragraph_is_no_dateline(rows: list[str], gone: list[str]) -> None:
    assert kept(dateline, (BEFORE, "News"), *story(TOP, *rows, *STORY)) == gone


PARTS = ["一、适用范围", "二、收费标准", "三、减免对象", "（一）执行任务的消防车", "（二）本市的公交车", "四、缴费方式", "五、附则"]


@pytest.mark.parametrize(
    ("kept_parts", "found"),
    [
        (3, ["（一）执行任务的消防车", "（二）本市的公交车", "四、缴费方式", "五、附则"]),
        (1, []),  # a table of contents, or another notice
    ],
)
def test_the_parts_of_a_notice_count_on_in_chinese(kept_parts: int, found: list[str]) -> None:
    lines = [*story("关于码头收费的通告", ZH[0], *PARTS[:kept_parts]), *[(BEHIND, text) for text in PARTS[kept_parts:]]]
    assert kept(series, *lines, (BEHIND, "上一篇")) == found
    mixed = ["一、码头改造", "二、海鲜市场", "（三）新店开张", "四年后再来", "第五家书店"]
    assert kept(series, *story(ZH[0], *mixed[:2]), *[(BEHIND, text) for text in mixed[2:]]) == []
    far = [text for part in PARTS[5:] for text in (*ZH * 6, part)]
    assert kept(series, *story(ZH[0], *PARTS[:3]), *[(BEHIND, text) for text in far]) == far
    ended = [(BEHIND, text) for text in ("责任编辑：林一", "二手车价格一览", *PARTS[5:])]
    assert kept(series, *story(ZH[0], *PARTS[:3]), *ended) == []
    steps = ["1. 坚持每周更新", "2. 找好选题", "3. 下载客户端"]
    assert kept(series, *story(ZH[0], *steps[:2]), (BEHIND, steps[2])) == steps[2:]
    asked = [*story(ZH[0], *PARTS[:3]), (BEHIND, "点击下载客户端"), (BEHIND, PARTS[5])]
    assert kept(series, *asked) == [PARTS[5]]


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (["岚港市交通运输局", "2024年8月30日"], 2),
        (["特此通告。", "岚港市人民政府办公室　岚港市财政局", "二〇二四年八月三十日"], 2),
        (["岚港市交通运输局", "2024-08-30 10:22"], 0),
        (["热门视频推荐", "2024年8月30日"], 0),
        (["主办单位　岚港市人民政府办公室", "2024年8月30日"], 0),
        (["省长调研岚港大学", "2024年8月30日"], 0),
        (["分享到：微信 微博", "岚港市交通运输局", "2024年8月30日"], 0),
        (["岚港新闻", "岚港天气", "岚港地图", "岚港市交通运输局", "2024年8月30日"], 0),
    ],
)
def test_who_issued_a_notice_ends_it(behind: list[str], found: int) -> None:
    assert kept(issued, *story(*ZH), *[(BEHIND, text) for text in (*behind, "上一篇")]) == behind[len(behind) - found:]


COMMANDS = ["sudo systemctl stop grain", "# before the ships come", "rsync -a /srv/grain/ /mnt/quay/", "cd /mnt/quay && make ready"]
PROGRAM = ["import cranes", "def lift(tonnes):", "cranes.lift(tonnes)"]
SCRIPTS = ["var cranes = cranes || [];", "(function() { load('/ads.js'); })();", ".crane { color: red }", "document.write(quay);"]


@pytest.mark.parametrize(
    ("run", "found"),
    [
        (COMMANDS, COMMANDS),
        (["On the server:", *COMMANDS], ["On the server:", *COMMANDS]),
        (["Share this", *COMMANDS], COMMANDS),
        (COMMANDS[:2], []),
        ([*COMMANDS[2:], "-- Loaded: 12.4%Mute", COMMANDS[0]], []),  # no comment, and what is left is too little
        (PROGRAM, PROGRAM),
        (SCRIPTS, []),  # the page's own
        (["git bisect in ten minutes", "curl tricks you missed", "npm audit: friend or foe"], []),  # headlines
        (["print article", "return home", "return to news"], []),
        (["Go to the harbour", "make the quay ready", "Import of grain rises"], []),
    ],
)
def test_code_stays(run: list[str], found: list[str]) -> None:
    assert kept(code, *story(TOP, *STORY), *[(BEHIND, line) for line in (*run, "Related stories")]) == found
    assert kept(code, *story(TOP, *STORY), (BEHIND, "Related articles"), *[(BEHIND, line) for line in run]) == []
    above = [(BEFORE, line) for line in run]
    assert kept(code, (BEFORE, "News"), *story(TOP), *above, *story(*STORY)) == found
    assert kept(code, *above, *story(TOP, "Harbour", *STORY)) == []  # it would be the site's


def test_what_announces_is_no_byline_in_markup() -> None:
    assert "By Friday evening two things had become clear:" in html("<p>By Friday evening two things had become clear:</p>")
