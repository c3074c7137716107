"""Spark and Ray, run for real on this machine: the records are those of the batch command, value for value.

They are large, so their tests are skipped where they are not installed, unless BILINGUAL_ENGINES is set, as in the continuous run.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bilingual.batch import Columns, Job, run

SAMPLES = Path(__file__).resolve().parent.parent / "samples"

SPARK = """
import sys
import pyarrow.parquet as pq
from pyspark.sql import SparkSession
from bilingual.integrations.spark import normalise, register

source, target = sys.argv[1:]
spark = (
    SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    .config("spark.sql.execution.arrow.maxRecordsPerBatch", "3").getOrCreate()
)
pages = spark.read.parquet(source).repartition(2)
made = normalise(pages, input_column="key", keep=["key"]).toArrow()
pq.write_table(made.combine_chunks(), f"{target}/frame.parquet")
pages.createOrReplaceTempView("pages")
register(spark, "normalise", fields=["normalised", "amounts"])
made = spark.sql("SELECT key, record.status, record.normalised, size(record.amounts) AS amounts "
                 "FROM (SELECT key, normalise(html, url) AS record FROM pages)").toArrow()
pq.write_table(made.combine_chunks(), f"{target}/sql.parquet")
spark.stop()
"""

RAY = """
import sys
import pyarrow as pa
import pyarrow.parquet as pq
import ray
from bilingual.integrations.ray import normalise

source, target = sys.argv[1:]
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
pages = ray.data.from_arrow(pq.read_table(source)).repartition(3)
made = normalise(pages, input_column="key", keep=["key"], batch_size=4, ray_options={"concurrency": 2})
pq.write_table(pa.concat_tables(ray.get(made.to_arrow_refs())).combine_chunks(), f"{target}/frame.parquet")
ray.shutdown()
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages in a Parquet table, as bytes, with keys and addresses; an empty one and a damaged one among them."""
    made = [path.read_bytes() for path in sorted(SAMPLES.glob("*.html"))] + [b"", b"\xff\xfe\x00"]
    keys, urls = [f"{number:02}" for number in range(len(made))], [f"https://news.example.hk/{number}" for number in range(len(made))]
    path = tmp_path_factory.mktemp("pages") / "pages.parquet"
    pq.write_table(pa.table({"key": keys, "html": pa.array(made, pa.binary()), "url": urls}), path)
    return path


def needs(engine: str) -> pytest.MarkDecorator:
    missing = importlib.util.find_spec(engine) is None and not os.environ.get("BILINGUAL_ENGINES")
    return pytest.mark.skipif(missing, reason=f"{engine} is not installed; try pip install '.[spark,ray,scrapy]'")


@pytest.fixture(scope="module")
def expected(source: Path) -> pa.Table:
    output = source.with_name("out.parquet")
    run([str(source)], output, Job(), jobs=1, columns=Columns(name="key"), progress=False)
    return pq.read_table(output)


def engine(script: str, source: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "RAY_USAGE_STATS_ENABLED": "0", "PYTHONWARNINGS": "ignore"}
    words = [sys.executable, "-c", script, str(source), str(target)]
    done = subprocess.run(words, env=environment, cwd=target, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-6000:]


def rows(table: pa.Table) -> list[dict[str, object]]:
    return table.select([name for name in table.schema.names if name != "key"]).sort_by("input").to_pylist()


@needs("pyspark")
def test_spark(source: Path, expected: pa.Table, tmp_path: Path) -> None:
    engine(SPARK, source, tmp_path)
    made = pq.read_table(tmp_path / "frame.parquet")
    assert made.schema.names == ["key", *expected.schema.names]
    assert rows(made) == rows(expected)
    assert made.column("key") == made.column("input")
    by_key = {row["key"]: row for row in pq.read_table(tmp_path / "sql.parquet").to_pylist()}
    for row in rows(expected):
        assert by_key[row["input"]]["normalised"] == row["normalised"]
        assert by_key[row["input"]]["amounts"] == len(row["amounts"])  # type: ignore[arg-type]


@needs("ray")
def test_ray(source: Path, expected: pa.Table, tmp_path: Path) -> None:
    engine(RAY, source, tmp_path)
    made = pq.read_table(tmp_path / "frame.parquet")
    assert made.schema.names == ["key", *expected.schema.names]
    assert rows(made) == rows(expected)
