"""A line that begins like a prompt: dropped where it is one, kept where it is a sentence of the article."""

import pytest

import bilingual

ABOVE = "公司周一公布了最新的年度业绩，营收增长一成，利润略有下降。"
BELOW = ("分析师认为，未来两年行业仍会保持增长，但竞争会更加激烈。", "公司董事长表示，明年将继续扩大研发投入，并在海外建厂。")
SENTENCES = [
    "扫码支付在中国非常普及，去年规模达到500万亿元。",
    "分享一个数字：公司拥有12万名工程师。",
    "编辑：这个行业正在变化，编辑部收到来信。",
    "责任编辑制度改革已经开始。",
    "打开APP的用户超过3亿人。",
    "关注我们的产品质量是第一位的。",
    "下载APP的人越来越多。",
    "版权所有者有权要求赔偿。",
    "Copyright infringement cost the agency $1.7bn.",
    "Photo: a film about a photograph, took $3.5 million at the box office.",
    "Media contact between the two sides broke off on Friday.",
    "On booking.example a room costs $90; on Booking.com it was $120 on the same day.",
    "Related companies were paid $3 million, the filing says.",
]
PROMPTS = [
    "扫码下载晨星客户端，看更多科技新闻",
    "责任编辑：林一",
    "分享到微信",
    "关注公众号：晨星科技",
    "扫码关注公众号，获取更多资讯。",
    "关注我们，获取更多资讯。",
    "打开APP查看更多精彩内容。",
    "下载APP，立享100元优惠。",
    "（图片来源：晨星图库）",
    "(Photo: Anna Keller)",
    "Photo: Getty Images",
    "Copyright 2024 River Tech.",
    "Media contact: Jane Roe, press@rivertech.example",
    "媒体联系人：林一",
    "[Related: Why the night train came back ]",
    "On CoastTribune.com: Storm closes the coast road for a second day",
]


def texts(line: str) -> tuple[str, str]:
    """What is kept of an article with this line in it, read as HTML and as plain text."""
    lines = (ABOVE, line, *BELOW)
    html = "<html><body><article>" + "".join(f"<p>{one}</p>" for one in lines) + "</article></body></html>"
    return bilingual.clean(html).text, bilingual.clean("\n".join(lines), media_type="text/plain").text


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_stays(line: str) -> None:
    assert all(line in text for text in texts(line))


@pytest.mark.parametrize("line", PROMPTS)
def test_a_prompt_goes(line: str) -> None:
    assert not any(line in text for text in texts(line))
