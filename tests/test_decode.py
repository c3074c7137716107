"""Bytes to text: every encoding found out, whatever the page declares; markup told from plain text."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.errors import InputError
from bilingual.page.decode import source

HANS = "本报讯，今年一季度全市工业用电量同比增长百分之五，物流企业的订单也在增加，多数工厂已经恢复生产。"
HANT = "本報訊，今年一季度全市工業用電量同比增長百分之五，物流企業的訂單也在增加，多數工廠已經恢復生產。"
FRENCH = "Le café du marché rouvre dès l'été, où les élèves déjeunaient déjà l'année passée."
JAPANESE = "この町では、新しい工場ができてから人がふえている。"


def page(text: str, encoding: str, declared: str | None) -> bytes:
    head = f'<meta charset="{declared}">' if declared else ""
    return f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode(encoding)


@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "big5", "iso-8859-1", "no-such-encoding"])
@pytest.mark.parametrize(("text", "encoding"), [
    (HANS, "utf-8"), (HANS, "gb18030"), (HANT, "big5"), (HANT, "utf-8"), (HANT, "gb18030"), (FRENCH, "cp1252"),
    (FRENCH, "utf-8"), (HANS, "utf-16-le"), (HANT, "utf-16-be"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp"),
])  # fmt: skip
def test_encodings_declared_right_wrong_or_not_at_all(text: str, encoding: str, declared: str | None) -> None:
    assert f"<p>{text}</p>" in source(page(text, encoding, declared)).text


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(mark: str) -> None:
    assert source(HANS.encode(mark)).text == HANS


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_in_the_middle_of_a_character(cut: int) -> None:
    found = source((HANS * 3).encode()[:-cut])
    assert found.encoding == "utf-8"
    assert found.text == (HANS * 3)[:-1]


def test_a_few_broken_bytes_do_not_make_utf8_something_else() -> None:
    found = source((HANS * 5).encode() + b"\xff\xfe" + HANS.encode())
    assert found.encoding == "utf-8"
    assert found.text.count("\ufffd") == 2


def test_a_declaration_in_single_quotes_and_in_xml() -> None:
    assert source(b"<?xml version='1.0' encoding='windows-1251'?><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>").encoding == "cp1251"


def test_the_users_own_space_of_gbk_is_a_space() -> None:
    assert source("\u3000".join((HANS, HANS)).encode("gbk").replace(b"\xa1\xa1", b"\xa3\xa0")).text == f"{HANS}\u3000{HANS}"


@pytest.mark.parametrize("junk", [
    b"\x89PNG\r\n\x1a\n" + bytes(200), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"PK\x03\x04" + bytes(50), bytes(range(256)) * 8, b"\0" * 500,
])  # fmt: skip
def test_what_is_no_text_gives_the_empty_text(junk: bytes) -> None:
    assert source(junk).text == ""


def test_lone_surrogates_and_nuls_of_text() -> None:
    assert source("a\ud83d\ude00b\ud800c\0d").text == "a😀b\ufffdcd"


@pytest.mark.parametrize("text", [
    "press <Name> to go on", "a < b and c > d", "x <y> z", "see <title> and <address> in the form", "List<String> names = null;",
    "<3 you", "价格<100元>", "", "<>",
])  # fmt: skip
def test_stray_angle_brackets_are_not_markup(text: str) -> None:
    assert source(text).media_type == "text/plain"


@pytest.mark.parametrize("text", [
    "<!DOCTYPE html>x", "<p>x", "a<br>b", "<div class=x>", "<a href='/'>x</a>", "text with a <b>bold</b> word", "<time datetime=2026>x",
])  # fmt: skip
def test_elements_of_html_are_markup(text: str) -> None:
    assert source(text).media_type == "text/html"


def test_the_media_type_given_wins() -> None:
    assert source("<p>x</p>", "text/plain") == ("<p>x</p>", None, "text/plain", None)
    assert source("x", "text/html").media_type == "text/html"


@pytest.mark.parametrize(("page", "utf8"), [
    ("<p>价格".encode(), "<p>价格".encode()), ("<p>价格".encode()[:-1], "<p>价".encode()), ("<p>价\0格".encode(), None),
    ("<p>价格".encode("gb18030"), None), ("\ufeff<p>价格".encode(), None), ("<p>价格", None),
])  # fmt: skip
def test_a_page_in_utf8_is_given_as_it_is(page: str | bytes, utf8: bytes | None) -> None:
    found = source(page)
    assert found.utf8 == utf8
    assert utf8 is None or utf8.decode() == found.text


def test_a_soup_is_a_page() -> None:
    found = source(BeautifulSoup(page(HANS, "utf-8", "utf-8"), "html.parser"))
    assert found.media_type == "text/html"
    assert HANS in found.text


@pytest.mark.parametrize("wrong", [None, 5, ["x"], object()])
def test_other_kinds_of_arguments_are_refused(wrong: object) -> None:
    with pytest.raises(InputError, match="a page is bytes, str or BeautifulSoup"):
        source(wrong)  # type: ignore[arg-type]


def test_an_unknown_media_type_is_refused() -> None:
    with pytest.raises(InputError, match="text/html"):
        source("x", "image/png")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    source(data).text.encode()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_utf8_comes_back(text: str) -> None:
    plain = "".join(c for c in text if c >= " " or c in "\n\t") + HANS
    assert source(plain.encode()).text == plain.removeprefix("\ufeff")
