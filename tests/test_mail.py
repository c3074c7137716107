"""Mails saved or pasted as text: what the mail says stays; its fields, what it quotes and its signature go."""

import pytest

import bilingual

FIELDS = "From: Jane Roe <jane@rivertech.example>\nTo: all@rivertech.example\nDate: Tue, 4 Mar 2025 10:12:33 +0100\nSubject: Round closed\n"
BODY = "\nDear all,\n\nwe closed the round on Friday: $45 million, led by Northgate.\nThe money goes to the second plant.\n"
QUOTED = "\nOn Mon, 3 Mar 2025 Tom Bailey <tom@rivertech.example> wrote:\n> Is there a figure? I heard $40 million.\n>\n> Tom\n"
SIGNED = "\n-- \nJane Roe\nRiver Tech, +1 555 0100\n"
HAN = (
    "发件人：林一 <lin@hechuan.example>\n收件人：全体员工\n主题：融资完成\n日期：2025年3月4日 10:12\n\n各位同事：\n\n"
    "本轮融资已于上周五完成，金额为3亿元人民币，由北山资本领投。\n\n发自我的手机\n\n"
    "在 2025年3月3日，王二 <wang@hechuan.example> 写道：\n> 有数字了吗？我听说是2.5亿元。\n"
)


def kept(text: str) -> list[str]:
    return bilingual.clean(text, media_type="text/plain").text.split("\n")


BARE = QUOTED.replace("\n> ", "\n").replace("\n>", "\n")


@pytest.mark.parametrize("rest", ["", QUOTED, BARE, SIGNED, SIGNED + QUOTED, "\nSent from my phone\n"])
def test_what_the_mail_says_stays(rest: str) -> None:
    assert kept(FIELDS + BODY + rest) == ["Subject: Round closed", *(line for line in BODY.split("\n") if line)]


def test_a_chinese_mail() -> None:
    document = bilingual.clean(HAN, media_type="text/plain")
    assert document.title == "融资完成"
    assert document.text.split("\n") == ["主题：融资完成", "各位同事：", "本轮融资已于上周五完成，金额为3亿元人民币，由北山资本领投。"]


def test_the_subject_is_the_title() -> None:
    assert bilingual.clean(FIELDS + BODY, media_type="text/plain").title == "Round closed"
    assert [amount.text for amount in bilingual.normalise(FIELDS + BODY + QUOTED, media_type="text/plain").amounts] == ["$45 million"]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 3 March\nPlace: the small hall\nThe board agreed to spend another $3 million on the roof of the hall.",  # a record
        "From: a shop by the sea\nto a house on the hill, she wrote, it is eleven minutes on foot and a lifetime in rent.",  # one field
        FIELDS.strip(),  # nothing but fields
        "> quoted by nobody\nThe board agreed to spend another $3 million on the roof of the hall.",
    ],
)
def test_no_mail(text: str) -> None:
    assert kept(text) == text.split("\n")
