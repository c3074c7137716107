"""Runs from the command to the output: the records, their forms, and what a second start does."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from batch_jobs import Light, Poison, Stillborn, Unready
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from bilingual.batch import Columns, Job, Limits, run
from bilingual.batch.job import FIELDS, tally
from bilingual.batch.outputs import _file_name
from bilingual.batch.streams import decompressed
from bilingual.batch.table import batch_of, schema
from bilingual.cli import main
from bilingual.errors import BilingualError, InputError

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PAGES = sorted(str(path) for path in SAMPLES.glob("*.html"))


@pytest.fixture(autouse=True)
def jobs_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def command(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["batch", *arguments], catch_exceptions=False)


def records(path: Path) -> list[dict[str, object]]:
    with path.open("rb") as raw, decompressed(raw, path.name) as lines:
        return [json.loads(line) for line in lines]


def small(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"page {number}", encoding="utf-8")
    return folder


def test_the_command_gives_the_records_of_normalise(tmp_path: Path) -> None:
    output, counts = tmp_path / "out.jsonl", tmp_path / "counts.json"
    missing = str(tmp_path / "missing.html")
    result = command(*PAGES, missing, "-o", str(output), "-j", "2", "--summary", str(counts))
    assert result.exit_code == 1
    single = CliRunner().invoke(main, ["normalise", "--json", *PAGES])
    assert output.read_text(encoding="utf-8").splitlines()[:-1] == single.stdout.splitlines()
    last = records(output)[-1]
    assert (last["input"], last["status"], last["error"]["kind"]) == (missing, "error", "InputError")  # type: ignore[index]
    told = json.loads(counts.read_text(encoding="utf-8"))
    assert (told["records"], told["ok"], told["errors"]) == (len(PAGES) + 1, len(PAGES), 1)
    assert told["errors_by_kind"] == {"InputError": 1}
    assert told["languages"]["zh-Hans"] >= 2
    assert told["amounts"]["explicit"] > 10
    assert sum(told["dropped"].values()) > 5
    assert result.stderr.startswith(f"{output}: {len(PAGES)} pages, 1 errors")
    before = output.stat()
    again = command(*PAGES, missing, "-o", str(output))
    assert (again.exit_code, output.stat()) == (1, before)
    assert "nothing was done" in again.stderr
    assert command(*PAGES, "-o", str(output)).exit_code == 2


def test_a_table_holds_the_same_as_the_lines(tmp_path: Path) -> None:
    whole, lines, some = tmp_path / "a.parquet", tmp_path / "a.jsonl.zst", tmp_path / "some.parquet"
    for output in (whole, lines):
        assert command(*PAGES, "-o", str(output), "-j", "1").exit_code == 0
    table = pq.read_table(whole)
    assert table.schema == schema()
    made = records(lines)
    assert table.to_pylist() == batch_of(made).to_pylist()
    values = [(a["value"], a["value_float"]) for amounts in table.column("amounts").to_pylist() for a in amounts if a["value"]]
    assert values
    assert all(float(exact) == convenient for exact, convenient in values)
    assert command(*PAGES, "-o", str(some), "--fields", "url,language,amounts").exit_code == 0
    assert pq.read_table(some) == table.select(["input", "status", "error", "url", "language", "language_confidence", "amounts"])


def test_fields_of_lines(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl.gz"
    run([*PAGES[:1], "nothing.html"], output, Job(fields=("normalised", "language")), jobs=1)
    ok, error = records(output)
    assert list(ok) == ["input", "status", "normalised", "language"]
    assert list(error) == ["input", "status", "error"]
    with pytest.raises(InputError, match="there is no field 'norm'"):
        Job(fields=("norm",))
    assert set(schema().names) == {"input", "status", "error", "language_confidence", *FIELDS}


def test_texts(tmp_path: Path) -> None:
    folder, output = small(tmp_path / "pages", 3), tmp_path / "texts"
    (folder / "deep").mkdir()
    (folder / "deep" / "0000.txt").write_text("below", encoding="utf-8")
    (folder / "broken.txt.gz").write_bytes(b"no gzip")
    run([str(folder)], output, Light(), jobs=1)
    made = sorted(path.relative_to(output / str(folder).lstrip("/")).as_posix() for path in output.rglob("*.txt"))
    assert made == ["0000.txt.txt", "0001.txt.txt", "0002.txt.txt", "deep/0000.txt.txt"]
    assert len(records(output / "errors.jsonl")) == 1
    with pytest.raises(InputError, match="no fields to choose"):
        run([str(folder)], output, Light(fields=("text",)))


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    pages, mine = small(tmp_path / "pages", 2), tmp_path / "mine"
    mine.mkdir()
    run([str(pages)], mine, Light(), jobs=1)  # an empty folder is as good as none
    assert len(list(mine.rglob("*.txt"))) == 2
    (mine / "notes.docx").write_bytes(b"a year's work")
    for overwrite in (False, True):
        with pytest.raises(BilingualError, match="mine"):
            run([str(pages / "0000.txt")], mine, Light(), jobs=1, overwrite=overwrite)
    assert (mine / "notes.docx").read_bytes() == b"a year's work"
    (mine / "notes.docx").unlink()
    run([str(pages / "0000.txt")], mine, Light(), jobs=1, overwrite=True)
    assert len(list(mine.rglob("*.txt"))) == 1


def test_a_slash_at_the_end_makes_a_folder(tmp_path: Path) -> None:
    assert command(*PAGES[:1], "-o", f"{tmp_path}/v1.jsonl/").exit_code == 0
    assert len(list((tmp_path / "v1.jsonl").rglob("*.txt"))) == 1


@pytest.mark.parametrize("name", ["", ".", "/", "texts/.."])
def test_an_output_must_have_a_name(name: str) -> None:
    result = command(*PAGES[:1], "-o", name)
    assert result.exit_code == 2
    assert "must have a name" in result.stderr


@given(st.text(st.characters(), max_size=300))
def test_a_text_never_lands_outside_its_folder(name: str) -> None:
    safe = _file_name(name)
    assert _file_name(name) == safe
    path = Path("/folder") / f"{safe}.txt"
    assert Path(os.path.normpath(path)).is_relative_to("/folder")
    assert all(0 < len(os.fsencode(part)) <= 200 for part in path.parts)
    assert "\0" not in safe


def test_lines_of_pages_with_names_and_addresses(tmp_path: Path) -> None:
    path, output = tmp_path / "pages.jsonl.gz", tmp_path / "out.jsonl"
    lines = [{"body": f"<p>page {n}</p>", "link": f"https://example.cn/{n}", "key": f"k{n}"} for n in range(20)]
    path.write_bytes(gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode()))
    run([str(path)], output, Light(), jobs=2, columns=Columns("body", "link", "key"))
    assert [(r["input"], r["url"]) for r in records(output)] == [(line["key"], line["link"]) for line in lines]


def test_the_summary_counts_what_has_no_rate(tmp_path: Path) -> None:
    page, counts = tmp_path / "page.txt", tmp_path / "counts.json"
    page.write_text("公司盈利40元，另有3英镑、7元和5美元。", encoding="utf-8")
    words = [str(page), "-o", str(tmp_path / "out.jsonl"), "--summary", str(counts), "--fields", "text"]
    assert "without a rate: CNY 2, GBP 1" in command(*words, "--date", "1900-01-01").stderr
    assert json.loads(counts.read_text(encoding="utf-8"))["without_a_rate"] == {"CNY": 2, "GBP": 1}
    assert "without a rate" not in command(*words, "--date", "2024-01-05", "--overwrite").stderr


@pytest.mark.parametrize("names", [["nowhere"], ["nowhere/**/*.html", "gone.html"]])
def test_inputs_that_are_not_there_are_wrong_usage_and_leave_nothing_behind(tmp_path: Path, names: list[str]) -> None:
    result = command(*(str(tmp_path / name) for name in names), "-o", str(tmp_path / "out.jsonl"))
    assert result.exit_code == 2
    assert f"{tmp_path / names[0]}" in result.stderr
    assert "no such file or folder" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_folder_without_pages_is_done_at_once(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    result = command(str(tmp_path / "pages"), "-o", str(tmp_path / "out.jsonl"))
    assert (result.exit_code, (tmp_path / "out.jsonl").read_bytes()) == (0, b"")


def test_standard_input(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    page = json.dumps({"html": "<p>公司融资5亿美元。</p>"}) + "\n"
    words = [sys.executable, "-m", "bilingual.cli", "batch", "-", "-o", str(output), "-j", "1", "--fields", "normalised"]
    done = subprocess.run(words, input=page * 3, text=True, capture_output=True, check=True)
    assert [(r["input"], r["normalised"]) for r in records(output)] == [(f"-:{n}", "公司融资USD 500000000。") for n in (1, 2, 3)]
    assert "\r" not in done.stderr  # progress is for terminals
    assert not done.stdout


def test_each_poison_costs_one_record_and_the_order_stays(tmp_path: Path) -> None:
    poison = {3: "hang", 7: "crash", 8: "eat", 9: "raise", 12: "print", 13: "hang", 20: "crash"}
    folder = small(tmp_path / "pages", 24)
    for number, word in poison.items():
        (folder / f"{number:04}.txt").write_text(word, encoding="utf-8")
    (folder / "0005.txt").unlink()
    (folder / "0005.txt.gz").write_bytes(gzip.compress(b"\0" * 100_000_000))
    (folder / "0006.txt").write_bytes(b"<div>" * 14_000_000)
    state = run([str(folder)], tmp_path / "out.jsonl", Poison(), jobs=2, limits=Limits(3.0, 300_000_000), progress=False)
    made = records(tmp_path / "out.jsonl")
    assert [str(record["input"]).split("/")[-1][:4] for record in made] == [f"{number:04}" for number in range(24)]
    kinds = {number: record["error"]["kind"] for number, record in enumerate(made) if record["status"] != "ok"}  # type: ignore[index]
    assert kinds == {
        3: "TimeLimit", 5: "InputError", 6: "InputError", 7: "Crash", 8: "OutOfMemory", 9: "RuntimeError", 13: "TimeLimit", 20: "Crash",
    }  # fmt: skip
    assert state.tally["status:error"] == 8


def test_an_output_of_another_command_is_not_replaced_unasked(tmp_path: Path) -> None:
    folder, output = small(tmp_path / "pages", 3), tmp_path / "out.jsonl"
    output.write_text("precious", encoding="utf-8")
    with pytest.raises(BilingualError, match="is there already"):
        run([str(folder)], output, Light(), jobs=1)
    assert output.read_text(encoding="utf-8") == "precious"
    assert run([str(folder)], output, Light(), jobs=1, overwrite=True).records == 3
    (folder / "new.txt").write_text("a new page", encoding="utf-8")
    with pytest.raises(BilingualError, match="the inputs have changed"):
        run([str(folder)], output, Light(), jobs=1)
    assert run([str(folder)], output, Light(), jobs=1, overwrite=True).records == 4
    output.unlink()
    assert run([str(folder)], output, Light(), jobs=1).records == 4
    assert len(records(output)) == 4
    for name in ("out.csv", "out.json.gz"):
        with pytest.raises(InputError, match="suffix must be"):
            run([str(folder)], tmp_path / name, Light())


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet", "out"])
def test_no_pages_make_an_empty_output(tmp_path: Path, name: str) -> None:
    (tmp_path / "pages").mkdir()
    assert run([str(tmp_path / "pages")], tmp_path / name, Light(), jobs=1).finished
    assert (tmp_path / name).exists()


def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = command(PAGES[0], "-o", str(tmp_path / "file" / "out.jsonl"))
    assert result.exit_code == 2
    assert "Not a directory" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_one_run_at_a_time(tmp_path: Path) -> None:
    from bilingual.batch.spool import Spool

    with Spool(tmp_path / ".out.jsonl.batch", ""), pytest.raises(BilingualError, match="another run is writing"):
        run([str(small(tmp_path / "pages", 1))], tmp_path / "out.jsonl", Light(), jobs=1)


def test_what_no_worker_can_start_from_is_said_once(tmp_path: Path) -> None:
    words = [str(small(tmp_path / "pages", 1))]
    with pytest.raises(BilingualError, match="a worker cannot start: RuntimeError: no tables here"):
        run(words, tmp_path / "out.jsonl", Unready(), jobs=1)
    with pytest.raises(BilingualError, match=r"no worker can be started \(exit status 3\)"):
        run(words, tmp_path / "out.jsonl", Stillborn(), jobs=1, overwrite=True)


def test_wrong_options_are_wrong_usage(tmp_path: Path) -> None:
    output = str(tmp_path / "out.jsonl")
    for words, complaint in (
        (["--assume", "yuan"], "assume must be"),
        (["--rates", "/no/such.csv"], "/no/such.csv"),
        (["--lexicon", "/no/such"], "/no/such"),
        (["--fields", "text,size"], "there is no field 'size'"),
        (["--fail-on", "anger"], "--fail-on takes"),
    ):
        result = command(PAGES[0], "-o", output, *words)
        assert (result.exit_code, complaint in result.stderr) == (2, True), result.stderr
    assert not os.listdir(tmp_path)


def test_the_tally_counts_what_the_record_says() -> None:
    counts = tally(Job().record("公司融资5亿美元，员工3万人。\n分享至\n", name="x"))
    assert counts["amount:explicit"] == counts["amount:measure"] == counts["status:ok"] == 1
    assert counts["language:zh-Hans"] == 1
