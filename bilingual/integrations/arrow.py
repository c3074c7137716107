"""Pages in an Arrow record batch: the kernel that every engine calls, and the schema of what it gives back.

The records are those of ``bilingual batch``, value for value. What an engine does not do, and the batch command does, is to
end a page that takes too long or too much memory; ``page_limit`` is the guard here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pyarrow as pa

from bilingual.batch.job import Job
from bilingual.batch.table import batch_of, schema
from bilingual.errors import InputError
from bilingual.integrations.options import job_of

__all__ = ["normalise_batch", "output_schema"]


def output_schema(keep: Sequence[pa.Field] = (), **options: Any) -> pa.Schema:
    """The schema of `normalise_batch` with the same options: the columns that are kept, then those of the record."""
    return _joined(keep, schema(job_of(options).fields))


def normalise_batch(
    batch: pa.RecordBatch,
    column: str = "html",
    *,
    url_column: str | None = "url",
    input_column: str | None = None,
    keep: Sequence[str] = (),
    job: Job | None = None,
    **options: Any,
) -> pa.RecordBatch:
    """One record for each page of a batch, in order.

    ``column`` holds the pages, as strings or binary; ``url_column`` their addresses, if the batch has it; ``input_column``
    their names (for the ``input`` of the record; left out, the number of the row); ``keep`` names columns to carry over.
    The other options are those of `options.job_of`, or a ``job`` made by it. A page that cannot be read gives a record
    whose ``status`` is ``error``. Raises InputError for a column that is not there or that a record has already.

    >>> pages = pa.RecordBatch.from_pydict({"id": [7], "html": ["<p>融资5亿美元。</p>"]})
    >>> made = normalise_batch(pages, keep=["id"], fields=["normalised"])
    >>> made.to_pylist()
    [{'id': 7, 'input': '1', 'status': 'ok', 'error': None, 'normalised': '融资USD 500000000。'}]
    """
    todo = job or _job(tuple(sorted((key, _hashable(value)) for key, value in options.items())))
    names = batch.schema.names
    for name in (column, *keep, *filter(None, [input_column])):
        if name not in names:
            raise InputError(f"the batch has no column {name!r}; it has {', '.join(names)}")
    inputs = batch.column(input_column).to_pylist() if input_column else range(1, batch.num_rows + 1)
    urls = batch.column(url_column).to_pylist() if url_column in names else [None] * batch.num_rows
    records = []
    for page, name, url in zip(batch.column(column), inputs, urls, strict=True):
        content = page.as_py()
        if content is None:
            records.append(todo.failure(str(name), InputError(f"the row has nothing in the column {column!r}"), url))
        else:
            records.append(todo.record(content, name=str(name), url=url))
    made = batch_of(map(todo.chosen, records), todo.fields)
    kept = [batch.schema.field(name) for name in keep]
    return pa.RecordBatch.from_arrays([*(batch.column(name) for name in keep), *made.columns], schema=_joined(kept, made.schema))


@lru_cache(8)
def _job(options: tuple[tuple[str, Any], ...]) -> Job:
    """One job for equal options, so that an engine that calls batch by batch opens its tables once a process."""
    return job_of(dict(options))


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _joined(keep: Sequence[pa.Field], record: pa.Schema) -> pa.Schema:
    for field in keep:
        if field.name in record.names:
            raise InputError(f"a record has a column {field.name!r} of its own; rename the one to keep")
    return pa.schema([*keep, *record])
