"""Structures of short lines that belong to articles (timelines, tables, line-ups, price lists, poems …) on flattened pages.

A file of ``corpus/structures/`` has the parts of an article: headline, byline, paragraphs, such a structure, more paragraphs. It is
put between the furniture of a site with the structure above the paragraphs, between them and below them, and all of the
article must stay. Lists of the site's own in the same places go. All sentences and names are our own.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bilingual import clean

FOLDER = Path(__file__).resolve().parent / "corpus" / "structures"
NAMES = sorted(f"{path.parent.name}/{path.stem}" for path in FOLDER.glob("*/*.txt"))
PLACES = {"head": ("list", "one", "two"), "mid": ("one", "list", "two"), "end": ("one", "two", "list")}
ABOVE = {
    "en": "Skip to content\nThe Harrow Courier\nNews\nSport\nBusiness\nCulture\nOpinion\nLife\nVideo\nSign in\nSubscribe",
    "zh": "河湾新闻网\n首页\n国内\n国际\n财经\n体育\n娱乐\n科技\n汽车\n登录 | 注册\n当前位置：首页 > 新闻 > 正文",
}
BELOW = {
    "en": (
        "Share this article\nRelated stories\nCouncil backs plan for second footbridge at Millgate\n"
        "Why the price of eggs fell for a third month\nFerry crews vote to end strike\nMost read\n"
        "Storm closes coast road for a second day\nMan, 41, charged after fire at warehouse\nTeacher wins £1m on a scratchcard\n"
        "About us\nContact us\nTerms of use\nPrivacy policy\n© 2025 Harrow Courier Media Ltd"
    ),
    "zh": (
        "责任编辑：林一\n分享到：微信 微博 QQ空间\n相关推荐\n两座跨江大桥同日通车 通行费暂不收取\n"
        "这家小店凭什么排队三小时\n多地发布暴雨预警 学校停课一天\n热门排行\n男子捡到手机归还失主获赠锦旗\n"
        "退休教师义务辅导学生十二年\n关于我们\n联系我们\n版权所有 河湾新闻网\n京ICP备00000000号"
    ),
}
KNOWN = {
    "en/books_list": "head mid end",
    "en/cast_credits": "head",
    "en/checklist": "head",
    "en/data_sources": "head",
    "en/dialogue": "head",
    "en/event_details": "end",
    "en/faq": "head",
    "en/footnotes": "head",
    "en/howto_steps": "head",
    "en/if_you_go": "end",
    "en/key_points": "head",
    "en/key_takeaways": "head",
    "en/letter": "head end",
    "en/market_summary": "head end",
    "en/names": "end",
    "en/opening_hours": "mid end",
    "en/poem": "head end",
    "en/quiz": "end",
    "en/references": "head",
    "en/score_card": "head end",
    "en/timeline_clock": "head",
    "en/weather": "head",
    "zh/award_list": "head",
    "zh/book_list": "head",
    "zh/changelog": "head",
    "zh/command_line": "mid end",
    "zh/glossary": "head end",
    "zh/howto_steps": "head",
    "zh/job_post": "head",
    "zh/law_articles": "head",
    "zh/letter": "head",
    "zh/lyrics_couplets": "head",
    "zh/market_quotes": "head end",
    "zh/modern_poem": "head",
    "zh/poll_results": "head mid end",
    "zh/quiz_multiple_choice": "head",
    "zh/references": "head",
    "zh/store_list": "head",
    "zh/weather_forecast": "head end",
}
"""The structures that are lost, in part at least, and in which places."""
OTHERS = {
    "en": (
        "Storm closes coast road\n12,345 views\nEggs fall again\n9,201 views\nMan charged\n7,003 views",
        "Winter sale\nWool coat $89\nLeather boots $129\nScarf $19\nShop all",
        "FTSE 100 8,210.4 +0.3%\nGBP/USD 1.2710 -0.1%\nBrent 71.36 -1.9%\nGold 2,341.80 +0.2%",
        "Harrow\n12°\nWed 14°\nThu 11°\nFri 9°\nSat 13°",
        "Newsdesk: 020 7946 0000\nAdvertising: 020 7946 0001\nSubscriptions: 020 7946 0002\nFax: 020 7946 0003",
        "House prices up 3.2% in May\nBank cuts rate to 4.25%\nTrain fares to rise by 4.6%\nMinister quits over £2m\nPetrol falls to 131p",
        "Reporter, Millgate, £24,000\nSub-editor, Harrow, £27,500\nSales executive, Coldwell, £22,000\nDriver, Harrow, £19,800",
    ),
    "zh": (
        "1 男子捡到手机归还失主获赠锦旗\n2 退休教师义务辅导学生十二年\n3 多地发布暴雨预警 学校停课一天\n4 这家小店凭什么排队三小时",
        "男子捡到手机归还失主\n阅读 1.2万\n退休教师义务辅导学生\n阅读 8千\n多地发布暴雨预警\n阅读 5621",
        "央行降准0.5个百分点\n5月房价环比上涨0.3%\n这家公司三年亏损12亿元\n油价下调每吨200元\n某地彩民中奖1000万",
        "河湾 25℃\n周三 27℃\n周四 24℃\n周五 22℃",
        "新闻热线：000-88880000\n广告热线：000-88880001\n发行热线：000-88880002\n投稿邮箱：tougao@hewan.example",
        "纯棉四件套 ¥199\n保温杯 ¥59\n蓝牙耳机 ¥129\n行李箱 ¥259",
        "一号黄金 近一年 +23.1%\n成长蓝筹 近一年 -8.2%\n海外科技 近一年 +31.5%\n现金宝 七日年化 1.52%",
    ),
}
"""Lists of a site's own, built as data are: views, goods, quotations, weather, telephones, headlines with figures, posts."""
ARTICLE = {"en": "names", "zh": "key_points"}
"""The article among which these stand."""


def parts(name: str) -> dict[str, list[str]]:
    """The lines of each part of an article."""
    found: dict[str, list[str]] = {}
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            own = found.setdefault(line[1:], [])
        elif line.strip():
            own.append(line.strip())
    return found


def cleaned(name: str, article: dict[str, list[str]], place: str, gap: str) -> Counter[str]:
    """The kept lines of the page that is made of an article, with single spaces."""
    lang = name.split("/")[0]
    lines = [*article["headline"], *article["byline"], *(line for part in PLACES[place] for line in article[part])]
    page = gap.join([*ABOVE[lang].split("\n"), *lines, *BELOW[lang].split("\n")])
    return Counter(" ".join(block.text.split()) for block in clean(page).blocks if block.kept)


@pytest.mark.parametrize(("name", "place"), [
    pytest.param(name, place, marks=pytest.mark.xfail(strict=True)) if place in KNOWN.get(name, "").split() else (name, place)
    for name in NAMES for place in PLACES
])  # fmt: skip
def test_a_structure_stays_with_its_article(name: str, place: str) -> None:
    article = parts(name)
    wanted = Counter(" ".join(line.split()) for part in PLACES[place] for line in article[part])
    for gap in ("\n", "\n\n"):
        assert not wanted - cleaned(name, article, place, gap)


@pytest.mark.parametrize("place", ["head", "end"])
@pytest.mark.parametrize("name", [f"{lang}/{ARTICLE[lang]}" for lang in ARTICLE])
def test_lists_of_the_site_go(name: str, place: str) -> None:
    article = parts(name)
    for rows in OTHERS[name.split("/")[0]]:
        for gap in ("\n", "\n\n"):
            kept = cleaned(name, {**article, "list": rows.split("\n")}, place, gap)
            assert not kept.keys() & set(rows.split("\n")), rows


def test_no_furniture_is_left() -> None:
    furniture = {line for lines in (*ABOVE.values(), *BELOW.values()) for line in lines.split("\n")}
    for name in NAMES:
        for place in PLACES:
            assert not cleaned(name, parts(name), place, "\n").keys() & furniture, name
