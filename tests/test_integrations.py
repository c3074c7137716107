"""The Arrow kernel and the Scrapy pipeline: the same records as the batch command gives."""

import json
import os
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bilingual.batch import Columns, Job, run
from bilingual.errors import InputError
from bilingual.integrations.arrow import normalise_batch, output_schema
from bilingual.integrations.options import job_of

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def pages() -> pa.RecordBatch:
    made = [path.read_bytes() for path in sorted(SAMPLES.glob("*.html"))]
    made += [b"\xff\xfe\x00", b"", "公司融资5亿美元。".encode(), None]
    columns = {
        "key": pa.array([f"page {number}" for number in range(len(made))]),
        "html": pa.array(made, pa.binary()),
        "url": pa.array([f"https://news.example.hk/{number}" if number % 2 else None for number in range(len(made))]),
    }
    return pa.RecordBatch.from_pydict(columns)


def test_the_kernel_gives_what_the_batch_command_gives(tmp_path: Path) -> None:
    batch = pages()
    pq.write_table(pa.Table.from_batches([batch]), tmp_path / "pages.parquet")
    run([str(tmp_path / "pages.parquet")], tmp_path / "out.parquet", Job(), jobs=1, columns=Columns(name="key"), progress=False)
    expected = pq.read_table(tmp_path / "out.parquet")
    made = normalise_batch(batch, input_column="key")
    assert made.schema == output_schema() == expected.schema
    errors = made.column("status").to_pylist().count("error")
    assert errors == 1  # the row without a page: its words differ, for here there is no file to speak of
    assert pa.Table.from_batches([made]).slice(0, batch.num_rows - 1) == expected.slice(0, batch.num_rows - 1)


def test_columns_are_kept_and_chosen() -> None:
    made = normalise_batch(pages(), keep=["key", "html"], fields=["published", "normalised"], date=date(2024, 1, 5), style="short")
    assert made.schema.names == ["key", "html", "input", "status", "error", "published", "normalised"]
    assert made.schema == output_schema([pages().schema.field(name) for name in ("key", "html")], fields=("published", "normalised"))
    assert made.column("normalised")[-2].as_py() == "公司融资USD 500m。"
    strings = pa.RecordBatch.from_pydict({"text": pa.array(["<p>赚5亿美元</p>"] * 2, pa.large_string())})
    assert normalise_batch(strings, "text", fields=["normalised"]).column("normalised").to_pylist() == ["赚USD 500000000"] * 2
    empty = normalise_batch(pages().slice(0, 0))
    assert (empty.num_rows, empty.schema) == (0, output_schema())


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(InputError, match="no column 'body'; it has key, html, url"):
        normalise_batch(pages(), "body")
    with pytest.raises(InputError, match="a column 'url' of its own"):
        normalise_batch(pages(), keep=["url"])
    with pytest.raises(InputError, match="unexpected keyword argument 'stile'; the options are"):
        job_of({"stile": "short"})
    with pytest.raises(InputError, match="date must be"):
        job_of({"date": "2024-01-05"})


def test_a_page_over_the_limit_is_an_error_record() -> None:
    made = normalise_batch(pages(), page_limit=100, fields=[])
    first = made.to_pylist()[0]
    assert (first["status"], first["error"]["kind"]) == ("error", "InputError")


SPIDER = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Pages(scrapy.Spider):
    name = "pages"
    start_urls = [f"file://{path}" for path in sys.argv[2:]]

    def parse(self, response):
        yield {"url": response.url, "html": response.body}
        yield {"url": response.url, "other": 1}

    def closed(self, reason):
        pass

process = CrawlerProcess({
    "ITEM_PIPELINES": {"bilingual.integrations.scrapy.BilingualPipeline": 300},
    "BILINGUAL_OPTIONS": {"fields": ["title", "normalised", "amounts"]},
    "FEEDS": {sys.argv[1]: {"format": "jsonlines", "fields": ["url", "bilingual", "other"]}},
    "LOG_LEVEL": "ERROR",
    "TELNETCONSOLE_ENABLED": False,
})
process.crawl(Pages)
process.start()
"""


@pytest.mark.skipif(
    find_spec("scrapy") is None and not os.environ.get("BILINGUAL_ENGINES"),
    reason="scrapy is not installed; try pip install '.[spark,ray,scrapy]'",
)
def test_a_scrapy_crawl(tmp_path: Path) -> None:
    names = [str(SAMPLES / name) for name in ("wire.html", "portal.html")]
    feed = tmp_path / "items.jsonl"
    subprocess.run([sys.executable, "-W", "ignore", "-c", SPIDER, str(feed), *names], check=True, cwd=tmp_path, timeout=120)
    items = [json.loads(line) for line in feed.read_text(encoding="utf-8").splitlines()]
    assert sum("other" in item for item in items) == 2
    made = {item["url"]: item["bilingual"] for item in items if "bilingual" in item}
    for name in names:
        record = made[f"file://{name}"]
        expected = Job(fields=("title", "normalised", "amounts"))
        assert record == expected.chosen(expected.record(Path(name).read_bytes(), name=f"file://{name}", url=f"file://{name}"))


def test_importing_bilingual_loads_no_engine() -> None:
    script = "import sys, bilingual, bilingual.cli, bilingual.batch; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pyarrow", "pyspark", "ray", "scrapy", "fastwarc"} & set(loaded)
