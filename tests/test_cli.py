"""The commands, as a user types them."""

import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import main

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PAGE = "首页 | 财经 | 科技\n公司宣布融资5亿美元，员工3万人，增长12%。\n分享至\n"
BODY = "公司宣布融资5亿美元，员工3万人，增长12%。"


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=stdin.encode(), catch_exceptions=False)


def test_normalise_reads_stdin_and_writes_canonical_text() -> None:
    result = run("normalise", stdin=BODY)
    assert (result.exit_code, result.stdout) == (0, "公司宣布融资USD 500000000，员工3万人，增长12%。\n")
    assert run("normalise", "-", stdin=BODY).stdout == result.stdout


def test_normalise_styles() -> None:
    assert "USD 500m" in run("normalise", "--style", "short", stdin=BODY).stdout
    assert "CNY 12bn [= USD 1.68bn]" in run("normalise", "--style", "short", "--date", "2024-01-05", stdin="公司营收120亿元。").stdout
    assert "USD 500,000,000" in run("normalise", "--style", "grouped", stdin=BODY).stdout


def test_several_files_are_headed_by_their_names() -> None:
    names = [str(SAMPLES / name) for name in ("wire.html", "slip.txt")]
    result = run("normalise", *names)
    assert [line for line in result.stdout.splitlines() if line.startswith("==>")] == [f"==> {name} <==" for name in names]


def test_json_is_one_record_a_line() -> None:
    result = run("normalise", "--json", str(SAMPLES / "wire.html"), "-", stdin=BODY)
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["published"], first["status"]) == ("2024-11-14", "ok")
    assert second["amounts"][0]["usd"]["value"] == "500000000"
    assert all(not block["kept"] for block in first["blocks"])
    kept = json.loads(run("normalise", "--json", "--all-blocks", stdin=BODY).stdout)["blocks"]
    assert [block["text"] for block in kept] == [BODY]


def test_date_and_rates_choose_the_exchange_rate(tmp_path: Path) -> None:
    rates = tmp_path / "mine.csv"
    rates.write_text("date,currency,units per USD\n2020-01-01,CNY,8\n2021-01-01,CNY,5\n", encoding="utf-8")
    early = run("normalise", "--rates", str(rates), "--date", "2020-06-01", stdin="公司盈利40元。").stdout
    late = run("normalise", "--rates", str(rates), "--date", "2021-01-01", stdin="公司盈利40元。").stdout
    assert "[= USD 5]" in early
    assert "[= USD 8]" in late


@pytest.mark.parametrize("arguments", [["normalise"], ["normalise", "--json"], ["amounts"], ["amounts", "--csv"]])
def test_a_day_without_a_rate_is_told_once(arguments: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("公司盈利40元，另有3英镑和5美元。", encoding="utf-8")
    names = [str(page), str(page)]
    result = run(*arguments, "--date", "1900-01-01", *names)
    assert result.exit_code == 0
    assert result.stderr.startswith("bilingual: no exchange rate for CNY, GBP on 1900-01-01,")
    assert result.stderr.count("\n") == 1
    assert run(*arguments, "--date", "2024-01-05", *names).stderr == ""
    assert run(*arguments, *names).stderr == ""
    rates = tmp_path / "mine.csv"
    rates.write_text("1899-01-01,CNY,8\n1899-01-01,GBP,0.2\n", encoding="utf-8")
    assert run(*arguments, "--rates", str(rates), "--date", "1900-01-01", *names).stderr == ""


def test_clean_and_what_it_removed() -> None:
    portal = str(SAMPLES / "portal.html")
    kept, removed = run("clean", portal).stdout, run("clean", "--removed", portal).stdout
    assert "6000亿美元" in kept
    assert "责任编辑" not in kept
    assert any(line.startswith("related\t") for line in removed.splitlines())
    assert "球星续约" in removed


def test_removed_lines_of_plain_text_carry_their_numbers() -> None:
    removed = run("clean", "--removed", "--media-type", "text/plain", str(SAMPLES / "flattened.txt")).stdout.splitlines()
    assert all(len(line.split("\t")) >= 3 and line.split("\t")[1].isdigit() for line in removed)


def test_amounts_as_a_table_as_csv_as_json_and_explained() -> None:
    table = run("amounts", stdin=BODY).stdout.splitlines()
    assert table[0].split() == ["line", "text", "kind", "canonical", "qualifier", "basis", "sure", "USD"]
    assert "USD 500000000" in table[1]
    rows = list(csv.DictReader(io.StringIO(run("amounts", "--csv", stdin=BODY).stdout.removeprefix("\ufeff"))))
    assert [(row["kind"], row["value"]) for row in rows] == [("money", "500000000"), ("measure", "30000"), ("percent", "12")]
    record = json.loads(run("amounts", "--json", "--kind", "money", stdin=BODY).stdout)
    assert [amount["currency"] for amount in record["amounts"]] == ["USD"]
    explained = run("amounts", "--explain", "--kind", "money", stdin="公司拟融资近500亿。此前估值5000亿美元。").stdout
    assert "[500亿]" in explained
    assert "   - " in explained


def test_csv_cells_are_no_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(run("amounts", "--csv", stdin="Net: -$5 million.").stdout.removeprefix("\ufeff"))))
    assert rows[0]["value"] == "-5000000"
    assert rows[0]["text"].startswith("'-")


def test_detect() -> None:
    assert run("detect", stdin=BODY).stdout == "zh-Hans\n"
    assert run("detect", "--lines", stdin="公司宣布融资\nThe company raised money\n").stdout.split("\n")[1].startswith("en\t")
    wire = str(SAMPLES / "wire.html")
    assert run("detect", wire, "-", stdin=BODY).stdout == f"en\t{wire}\nzh-Hans\t-\n"


def test_tokens_never_cut_an_amount() -> None:
    lines = [line.split("\t") for line in run("tokens", stdin="融资5亿美元。").stdout.splitlines()]
    assert [(line[2], line[4]) for line in lines] == [("word", "融资"), ("amount", "5亿美元"), ("punctuation", "。")]
    records = map(json.loads, run("tokens", "--json", stdin="融资5亿美元。").stdout.splitlines())
    assert [(record["start"], record["end"]) for record in records] == [(0, 2), (2, 6), (6, 7)]


def test_chinese_in_one_script() -> None:
    assert run("normalise", "--script", "hant", stdin="公司融资5亿美元，软件业务增长很快。").stdout.startswith("公司融資USD 500000000")
    assert "軟體" in run("clean", "--script", "hant", "--region", "TW", stdin="公司的软件业务增长很快。").stdout


def test_fail_on() -> None:
    slip = str(SAMPLES / "slip.txt")
    assert run("normalise", "--fail-on", "conflict", slip).exit_code == 1
    assert run("normalise", "--fail-on", "unresolved", slip).exit_code == 0
    told = run("normalise", "--fail-on", "unresolved, inferred", stdin="公司说，估值8万亿。").stderr
    assert told.startswith("bilingual: -:1: 8万亿 is ")
    assert told.count("\n") == 1


@pytest.mark.parametrize(("arguments", "said"), [
    (["normalise", "--region", "TW"], "--script hant"),
    (["clean", "--region", "HK", "--script", "hans"], "--script hant"),
    (["normalise", "--json", "--script", "hans"], "a record keeps the page's own"),
    (["clean", "--json", "--script", "hant"], "a record keeps the page's own"),
    (["normalise", "--ui", "zh"], "--report"),
])  # fmt: skip
def test_an_option_that_would_do_nothing_is_wrong_usage(arguments: list[str], said: str) -> None:
    result = run(*arguments, stdin=BODY)
    assert result.exit_code == 2
    assert said in result.stderr


def test_tables_of_ones_own_that_cannot_be_read_are_wrong_usage(tmp_path: Path) -> None:
    assert "no table is here" in run("lexicon", "check", str(tmp_path)).stdout
    (tmp_path / "noise.tsv").write_text("# a\tb\n", encoding="utf-8")
    result = run("normalise", "--lexicon", str(tmp_path), stdin=BODY)
    assert (result.exit_code, "noise.tsv:1:" in result.stderr) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_output_that_cannot_be_written_is_one_line() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bilingual.cli", "normalise"], input=BODY.encode(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr.decode().count("\n")) == (1, 1)
    assert b"No space left" in done.stderr


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_closed_stream_is_an_empty_one(closed: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(BODY, encoding="utf-8")
    number = ("stdin", "stdout", "stderr").index(closed)
    words = [sys.executable, "-m", "bilingual.cli", "normalise", "-" if closed == "stdin" else str(page)]
    shell = 'exec "$@" {}'.format(f"{number}{'<' if number == 0 else '>'}&-")
    done = subprocess.run(["sh", "-c", shell, "sh", *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == {"stdin": "\n", "stdout": ""}.get(closed, "公司宣布融资USD 500000000，员工3万人，增长12%。\n")


@pytest.mark.parametrize("code", ["ZZZ", "RMB", ""])
def test_assume_takes_currencies_only(code: str) -> None:
    result = run("normalise", "--assume", code, stdin=BODY)
    assert result.exit_code == 2
    assert "ISO 4217" in result.stderr


def test_lexicon_check() -> None:
    assert (run("lexicon", "check").stdout, run("lexicon", "check").exit_code) == ("no complaints\n", 0)


def test_a_users_own_rows(tmp_path: Path) -> None:
    page = "OpenAI融资5亿美元。\n更多精彩尽在云雀号\n公司表示，资金将用于研发和市场推广。"
    kept = run("clean", "--media-type", "text/plain", stdin=page).stdout
    from bilingual.lexicon import shipped

    header = (shipped().folders[0] / "noise.tsv").read_text(encoding="utf-8").split("\n")[0]
    (tmp_path / "noise.tsv").write_text(header + "\n", encoding="utf-8")
    assert run("clean", "--media-type", "text/plain", "--lexicon", str(tmp_path), stdin=page).stdout == kept


@pytest.mark.parametrize("arguments", [["--help"], ["normalise", "--help"], ["--version"]])
def test_help_works_from_the_installed_script(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "bilingual.cli", *arguments], capture_output=True, text=True, check=True)
    assert done.stdout
    assert not done.stderr


def test_a_compressed_page_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.txt.gz"
    page.write_bytes(gzip.compress(BODY.encode()))
    assert run("normalise", str(page)).stdout == "公司宣布融资USD 500000000，员工3万人，增长12%。\n"
    markup = tmp_path / "page.HTML.gz"
    markup.write_bytes(gzip.compress(f"<p>{BODY}</p>".encode()))
    assert run("clean", str(markup)).stdout == f"{BODY}\n"


def test_compressed_data_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = gzip.compress(BODY.encode())
    page = tmp_path / "page.gz"
    cases = [(whole[:-12], "the file is incomplete"), (whole + b"rest", "cannot be read"), (gzip.compress(b" " * 2000), "more than")]
    for content, said in cases:
        page.write_bytes(content)
        monkeypatch.setattr("bilingual.cli.inputs.LIMIT", 1000)
        result = run("normalise", str(page))
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"bilingual: {page}: ")
        assert said in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_the_table_of_pairs_is_named_where_it_cannot_be_read(tmp_path: Path) -> None:
    result = run("compare", "--pairs", str(tmp_path / "none.tsv"))
    assert result.exit_code == 2
    assert "none.tsv: no such file" in result.stderr
