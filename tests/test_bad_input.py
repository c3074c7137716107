"""Bad input gets an empty result or a clear one-line error, and the other inputs of the same call are still done."""

import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import bilingual
from bilingual.batch import run as run_batch
from bilingual.cli import main
from bilingual.errors import BilingualError, LexiconError, RatesError

GOOD = "公司宣布融资5亿美元。"


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


@pytest.mark.parametrize(
    "page",
    [
        b"", "", b"\x00" * 1000, "\x00\x00", "\ud800 5\udfff", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, b"\xff\xfe", b"\xef\xbb\xbf",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", b"<html><body><p>cut in the mid", b"<", "<html>", b"<p>\xe5\x85",
        "&nbsp;" * 99, "<div>" * 5000, "</div>" * 5000, "<!--", "<![CDATA[", b"\x1b$B", "\u200b\u200b",
    ],
    ids=lambda page: repr(page[:12]),
)  # fmt: skip
def test_junk_gives_a_document_and_no_exception(page: bytes | str) -> None:
    document = bilingual.normalise(page)
    assert json.loads(json.dumps(document.to_dict()))["status"] == "ok"
    for amount in document.amounts:
        assert document.text[amount.start : amount.end] == amount.text


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400)))
def test_no_page_content_raises(page: bytes | str) -> None:
    document = bilingual.normalise(page)
    json.dumps(document.to_dict(all_blocks=True), ensure_ascii=False).encode()
    assert document.tokens is not None


@given(st.text(st.sampled_from("0123456789.,亿万千百元美$¥-–(）%〇一两几多余约至到 bnmk"), max_size=60))
def test_amounts_slice_and_never_overlap(text: str) -> None:
    done = 0
    for amount in bilingual.find_amounts(text):
        assert text[amount.start : amount.end] == amount.text
        assert done <= amount.start < amount.end
        done = amount.end


def test_a_huge_line_is_read_in_time_that_grows_with_its_length() -> None:
    page = "融资5亿美元，" * 100_000
    assert len(bilingual.normalise(page, media_type="text/plain").amounts) == 100_000


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda: bilingual.normalise(5), "a page is bytes, str or BeautifulSoup"),
        (lambda: bilingual.normalise(None), "a page is bytes, str or BeautifulSoup"),
        (lambda: bilingual.normalise("x", media_type="text/rtf"), "media_type must be"),
        (lambda: bilingual.normalise("x", date="2026-01-01"), "date must be a datetime.date"),
        (lambda: bilingual.normalise("x", assume="yuan"), "assume must be an ISO 4217 code"),
        (lambda: bilingual.normalise("x", style="loud"), "style must be"),
        (lambda: bilingual.normalise("x", url=5), "url must be"),
        (lambda: bilingual.find_amounts(b"5"), "text must be a str"),
        (lambda: bilingual.find_amounts("5", lang=5), "lang must be a str"),
        (lambda: bilingual.find_amounts("5", url=b"x"), "url must be a str"),
        (lambda: run_batch("pages", "out.jsonl"), r"write \['pages'\]"),
        (lambda: bilingual.detect(b"5"), "text must be a str"),
        (lambda: bilingual.normalise("5元", rates="/no/such/file.csv"), "/no/such/file.csv"),
        (lambda: bilingual.normalise("no money", rates="/no/such/file.csv"), "/no/such/file.csv"),
        (lambda: bilingual.normalise("5元", rates={"CNY": 7}), "rates must be a CSV file"),
        (lambda: bilingual.normalise("5元", lexicon="/no/such/folder"), "/no/such/folder"),
    ],
)
def test_wrong_arguments_raise_one_line(call, complaint: str) -> None:
    with pytest.raises(BilingualError, match="(?s)" + complaint) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_a_datetime_serves_as_a_date() -> None:
    moment = datetime.datetime(2024, 5, 3, 12, 0)
    assert bilingual.find_amounts("5元", date=moment) == bilingual.find_amounts("5元", date=moment.date())


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good, folder, missing = tmp_path / "good.txt", tmp_path / "folder", tmp_path / "missing.txt"
    good.write_text(GOOD, encoding="utf-8")
    folder.mkdir()
    result = run("normalise", "--json", str(missing), str(folder), str(good))
    assert result.exit_code == 1
    assert [line.split(": ", 2)[:2] for line in result.stderr.splitlines()] == [["bilingual", str(missing)], ["bilingual", str(folder)]]
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["status"] for record in records] == ["error", "error", "ok"]
    assert records[0]["input"] == str(missing)
    assert records[0]["error"]["kind"] == "InputError"
    assert records[2]["amounts"][0]["value"] == "500000000"


@pytest.mark.parametrize("command", ["normalise", "clean", "amounts", "detect", "tokens"])
@pytest.mark.parametrize("page", [b"\x89PNG\r\n\x1a\n\x00\x01", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"<script>render()</script>"])
def test_an_input_without_text_is_named_and_no_error(command: str, page: bytes) -> None:
    result = run(command, stdin=page)
    assert result.exit_code == 0
    assert result.stderr == (
        "bilingual: -: there is no text in it, as in an image, a PDF or a page that scripts fill; give HTML or plain text\n"
    )
    assert run(command, stdin=b" \n").stderr == ""
    assert run(command, stdin=GOOD.encode()).stderr == ""


def test_compare_names_an_input_without_text(tmp_path: Path) -> None:
    image, text = tmp_path / "page.png", tmp_path / "page.txt"
    image.write_bytes(b"\x89PNG\r\n\x1a\n")
    text.write_text(GOOD, encoding="utf-8")
    assert run("compare", str(image), str(text)).stderr.startswith(f"bilingual: {image}: there is no text")


@pytest.mark.parametrize(
    "row",
    ["2026-01-01,CNY", "yesterday,CNY,7", "2026-01-01,CNY,seven", "2026-01-01,CNY,-7", "2026-01-01,yuan,7", "2026-01-01,CNY,0"],
)
def test_a_bad_row_of_rates_is_named(tmp_path: Path, row: str) -> None:
    rates = tmp_path / "rates.csv"
    rates.write_text(f"date,currency,units per USD\n2026-01-01,EUR,0.9\n{row}\n", encoding="utf-8")
    with pytest.raises(RatesError, match=r"rates\.csv:3"):
        bilingual.normalise(GOOD, rates=rates)
    result = run("normalise", "--rates", str(rates), stdin=GOOD.encode())
    assert result.exit_code == 2
    assert "rates.csv:3" in result.stderr


def test_rates_that_cannot_be_read_are_named_in_words(tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_bytes(b"\xff\xfe1")
    with pytest.raises(RatesError, match=r"rates\.csv: cannot be read \(it is not UTF-8\)"):
        bilingual.normalise(GOOD, rates=tmp_path / "rates.csv")
    with pytest.raises(RatesError, match=r"cannot be read \(Is a directory\)"):
        bilingual.normalise(GOOD, rates=tmp_path)


def test_a_bad_lexicon_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "noise.tsv").write_text("# something\tnote\nx\ty\tz\tw\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"noise\.tsv:1"):
        bilingual.clean("x", lexicon=tmp_path)
    assert run("lexicon", "check", str(tmp_path)).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["normalise", "--style", "loud"], ["normalise", "--date", "soon"], ["normalise", "--fail-on", "anger"], ["fly"],
        ["amounts", "--json", "--csv"],
    ],
)  # fmt: skip
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    result = run(*arguments, stdin=b"5")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
