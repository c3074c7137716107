"""A line that begins like a prompt: dropped where it is one, kept where it is a sentence of the article."""

import pytest

import bilingual

ABOVE = "公司周一公布了最新的年度业绩，营收增长一成，利润略有下降。"
BELOW = ("分析师认为，未来两年行业仍会保持增长，但竞争会更加激烈。", "公司董事长表示，明年将继续扩大研发投入，并在海外建厂。")
STORY = [
    "The town council voted on Monday to borrow $18.5 million for a new pier, ending an argument that had lasted for many years.",
    "The bond would add about $64 a year to the tax bill of an average home, the finance director said at the meeting.",
    "Construction of the pier is to start next spring, the council said, and boats will go along the northern bank for twenty months.",
    "The state has pledged another $6 million for the pier, the director said, though the council must first vote on the bond.",
]
SENTENCES = [
    "Damage reported from the storm was minor.",
    "Murrow reported from London during the Blitz.",
    "Smith reported from the scene that three people had died.",
    "如果您喜欢吃辣，可以点一份水煮鱼。",
    "如果你喜欢看日出，五点一刻就要出门",
    "We independently review every claim before we report the size of a commission.",
    "We independently test each device, so makers pay us no commission.",
    "摄影｜构图技巧",
    "Sat 17 Aug 2024 15:00 BST",
    "19:30播放",
    "★ 编辑：VS Code",
    "Follow the 1989 Tiananmen Events for the latest scholarship on the movement",
    "Return to “business as usual”",
    "Loaded: 40% copper, 60% tin",
    "Have YOU been hit by the floods? Write to the council before Friday to claim your grant.",
    "本文获《自然》授权转载的图表共三张。",
    "本文来源于一次版权纠纷，法院判决版权归张某，如有侵权应赔偿损失。",
    "We independently reviewed the accounts and found that $3 million was missing.",
    "Have YOU seen this man? That was the question on posters all over the harbour in May.",
    "Keller reported from Norden on the strike of 1926 and kept its minutes.",
    "Follow the Tribune's reporters for a day and you will walk ten miles.",
    "如果你喜欢码头，这座小城值得住上三天。",
    "本文获得的数据来自港务局，统计口径为全年。",
    "摄影｜一门越来越贵的爱好，吃掉了他三年的工资",
    "咨询电话：0555-0102200；监督电话：0555-0102211。",
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
    "编辑｜一本杂志如何活到一百岁，靠的是三万名订户",
    "觉得贵的人，点赞的反而不少，店主说。",
    "点击观看视频的人超过三百万，多数来自海外。",
    "股市有风险，入市需谨慎，这句话他听了二十年，去年还是亏了30万元。",
    "外交部声明：这一立场没有改变，双方将继续谈判。",
    "公司声明：上述传闻不实，已向公安机关报案。",
    "原标题党的做法已经行不通，读者会用脚投票。",
    "违者必究的条款写进了合同，但从来没有人执行。",
    "海量资讯涌来，读者的时间却尽在别处。",
    "欢迎来到阿勒泰！导游在机场举着牌子，我们跟着他上了车。",
    "剩余70%的股份由创始团队持有，未来两年不会减持。",
    "新闻线索往往来自读者，报料电话一天能响上百次。",
    "不得转载这篇文章的要求来自作者本人，编辑部表示理解。",
    "图片来自一台老相机，画质并不好。",
    "文末有一行小字，写着作者的名字和日期。",
    "比赛在00:42时被迫中断，二十分钟后恢复。",
    "The newsletter costs $5 a month and has 3,000 readers, she said.",
    "Get a job in your inbox: that was the promise of the start-up, which raised $4 million.",
    "The news, delivered by the mayor himself, shocked the town.",
    "Reporting by the local paper found that the mill had been sold twice.",
    "Our standards fell, and we all knew it.",
    "Reach her at the top of the hill and she will tell you the same.",
    "This story is developing into a scandal, says the opposition.",
    "This post may contain affiliates of the group, the memo says.",
    "Tried this for a week? The cook says to give it a month.",
    "Reactions: anger, disbelief and a run on the banks.",
    "New members joined the club in the spring, after the flood.",
    "2 minutes later the referee ended the match.",
    "By clicking a single button, she sold the company for $3 million and its privacy policy with it.",
    "I agree that the terms of the sale were generous, he said.",
    "MORE than one reader wrote to say that the bridge had been closed before.",
]
PROMPTS = [
    "PUBLISHED: 09:14, 3 May 2024 | UPDATED: 11:40, 3 May 2024",
    "ShareUpdated at 17.09 BST",
    "Keller reported from Norden. Tribune writer Tom Bailey in Tilling contributed to this report.",
    "We independently review every crane that we recommend. If you buy through our links, we may earn a commission.",
    "Follow the Tribune's coverage of harbours at https://tribune.example/harbours",
    "Have YOU been stuck on a ferry? Email stories@tribune.example",
    "Click to share on Facebook (Opens in new window)",
    "按一下以分享至 Facebook（在新視窗中開啟）",
    "6 posts • Page 1 of 1",
    "crane_front.jpg (212.4 KiB) Viewed 861 times",
    "Loaded: 12.4%Mute",
    "廣告 — 內文未完請往下捲動",
    "（本文獲港口文化授權轉載，標題為編輯所加。）",
    "本文转载自码头观察，版权归原作者所有，如有侵权请联系删除。",
    "如果你喜欢这篇文章，欢迎点个",
    "★更多相關新聞",
    "咨询热线：0555-0102200 林经理",
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
    "编辑｜林一",
    "记者丨周小满　编辑丨林一 校对｜何田",
    "头图｜晨星图库",
    "题图来自晨星图库",
    "（原标题：一家做风筝的公司，刚刚拿到3000万元融资，它打算把风筝卖到更远的地方，明年还要建第二座工厂）",
    "（本文来自于晨星财讯）",
    "晨星声明：此消息系转载自本站合作媒体，登载此文出于传递更多信息之目的，不代表本站观点。",
    "股市有风险，入市需谨慎",
    "市场有风险，投资需谨慎。",
    "★《晨星報》提醒您：投資一定有風險，基金投資有賺有賠，申購前應詳閱公開說明書。",
    "违者必究。",
    "海量行情、独家解读，尽在晨星财经APP",
    "更多精彩赛事，点击下载晨星体育APP",
    "看完觉得有用，点个“在看”再走吧👇",
    "文末有福利，别忘了领取",
    "点击观看视频",
    "欢迎添加作者微信（chenxing01）交流，请注明公司和姓名。",
    "原始連結",
    "剩余70%未读",
    "新闻线索报料：400-000-1234",
    "欢迎来到晨星交易所！我们已经让购买Bitcoin（BTC）变得简单。跟随我们的指南，放心注册您的账户。",
    "00:42",
    "只看该作者",
    "Advertisement · Scroll to continue",
    "Story continues below advertisement",
    "Article continues after ad",
    "RELATED: Old mill sells for $1.1 million",
    "MORE: Bridge work to close two lanes",
    "The Coast Letter newsletter brings you all that moves the harbour. Sign up here.",
    "Get the Tribune in your inbox",
    "Our morning headlines, delivered free every weekday at 6 a.m.",
    "* I understand and agree that use of this site is subject to its user agreement and privacy policy.",
    "Reporting by Anna Keller in Oslo and Mark O'Neil; Editing by Jane Roe",
    "Our Standards: The Coast Tribune Principles.",
    "Purchase Licensing Rights, opens new tab",
    "(AP Photo/Anna Keller)",
    "Anna Keller | Tribune photo",
    "Contact the reporter at akeller@tribune.example",
    "Reach her at 555-0142 or on Twitter @annakeller.",
    "Anna Keller covers the harbour. Reach her at 555-0142.",
    "Listen to this article",
    "2 min",
    "2 min read",
    "This story is developing. Check back for updates.",
    "This is a developing story. It will be updated.",
    "This post may contain affiliate links. Please read our disclosure.",
    "Tried this recipe? Tag @harbourkitchen on Instagram!",
    "Print Recipe",
    "4.87 from 23 votes",
    "Was this review helpful?",
    "or 4 interest-free payments of $42.25",
    "Click to expand...",
    "Reactions: mossy_roof and 2 others",
]


def texts(line: str, *, last: bool = False) -> tuple[str, str]:
    """What is kept of an article with this line in it or below it, read as HTML and as plain text."""
    lines = (ABOVE, *BELOW, line) if last else (ABOVE, line, *BELOW)
    html = "<html><body><article>" + "".join(f"<p>{one}</p>" for one in lines) + "</article></body></html>"
    return bilingual.clean(html).text, bilingual.clean("\n".join(lines), media_type="text/plain").text


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_stays(line: str) -> None:
    assert all(line in text for text in texts(line))


@pytest.mark.parametrize("line", PROMPTS)
def test_a_prompt_goes(line: str) -> None:
    assert not any(line in text for text in texts(line))
    assert not any(line in text for text in texts(line, last=True))


@pytest.mark.parametrize("times", [("00:42", "10:15"), ("2 min", "3 min")])
def test_several_times_are_a_chronicle(times: tuple[str, str]) -> None:
    lines = (ABOVE, times[0], BELOW[0], times[1], BELOW[1])
    assert bilingual.clean("<html><body><article>" + "".join(f"<p>{line}</p>" for line in lines) + "</article></body></html>").text == \
        "\n".join(lines)


@pytest.mark.parametrize(("about", "kept"), [("Anna Keller writes about harbours and lives in one.", False),
                                             ("Harbours are what the council wants to write about next.", True)])
def test_what_is_said_of_the_author_below_an_article_goes(about: str, kept: bool) -> None:
    page = f"<html><body><article><h1>A new pier</h1><div>By Anna Keller</div>{''.join(f'<p>{line}</p>' for line in STORY)}" \
        f"<p>{about}</p></article></body></html>"
    text = bilingual.clean(page).text
    assert (about in text) is kept
    assert all(line in text for line in STORY)


def test_a_list_inside_the_article_goes_with_its_head() -> None:
    offers = ["People are also reading…", "Two held after a chase along the quay", "Harlow High names a new coach"]
    text = bilingual.clean("\n".join((*STORY[:2], *offers, *STORY[2:])), media_type="text/plain").text
    assert text == "\n".join(STORY)
