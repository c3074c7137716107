"""Spark: a DataFrame of pages in, a DataFrame of records out; or a function for SQL.

Every executor needs the package with its extra ``spark``, and ``PYSPARK_PYTHON`` must name the Python that has it. Pages are large: set
``spark.sql.execution.arrow.maxRecordsPerBatch`` to some hundreds, or a batch of the usual 10,000 pages fills the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from bilingual.integrations.arrow import normalise_batch, output_schema
from bilingual.integrations.options import job_of

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

__all__ = ["normalise", "register"]


def normalise(
    frame: DataFrame,
    column: str = "html",
    *,
    url_column: str | None = "url",
    input_column: str | None = None,
    keep: Sequence[str] = (),
    **options: Any,
) -> DataFrame:
    """The records of a DataFrame of pages; the arguments are those of `normalise_batch`.

    Without ``input_column`` a record's ``input`` is its row in the Arrow batch, which says little: name a key, or ``keep`` it.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    job = job_of(options).check()
    wanted = [name for name in dict.fromkeys((column, url_column, input_column, *keep)) if name in frame.columns]
    kept = [to_arrow_schema(frame.select(name).schema).field(0) for name in keep]

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield normalise_batch(batch, column, url_column=url_column, input_column=input_column, keep=keep, job=job)

    return frame.select(*wanted).mapInArrow(work, from_arrow_schema(output_schema(kept, **options)))


def register(session: SparkSession, name: str = "normalise", **options: Any) -> Callable[..., Column]:
    """Makes a function of SQL: ``SELECT normalise(html).amounts FROM pages``; a second argument would be the page's address.

    Returns the function for use on columns too.
    """
    from pyspark.sql.functions import arrow_udf
    from pyspark.sql.pandas.types import from_arrow_schema

    job = job_of(options).check()

    def work(*columns: pa.Array) -> pa.Array:
        batch = pa.RecordBatch.from_arrays(list(columns), names=["html", "url"][: len(columns)])
        return normalise_batch(batch, job=job).to_struct_array()

    function: Callable[..., Column] = session.udf.register(name, arrow_udf(work, from_arrow_schema(output_schema(**options))))
    return function
