"""Ray Data: a dataset of pages in, a dataset of records out. Every node needs the package with its extra ``ray``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from bilingual.integrations.arrow import normalise_batch
from bilingual.integrations.options import job_of

if TYPE_CHECKING:
    from ray.data import Dataset

__all__ = ["normalise"]


def normalise(
    dataset: Dataset,
    column: str = "html",
    *,
    url_column: str | None = "url",
    input_column: str | None = None,
    keep: Sequence[str] = (),
    batch_size: int = 256,
    ray_options: dict[str, Any] | None = None,
    **options: Any,
) -> Dataset:
    """The records of a dataset of pages; the arguments are those of `normalise_batch`.

    ``batch_size`` is in pages, and ``ray_options`` goes to ``Dataset.map_batches`` (``concurrency``, ``num_cpus``, ``memory``).
    """
    job = job_of(options).check()

    def work(table: pa.Table) -> pa.Table:
        return pa.Table.from_batches(
            normalise_batch(batch, column, url_column=url_column, input_column=input_column, keep=keep, job=job)
            for batch in table.combine_chunks().to_batches()
        )

    return dataset.map_batches(work, batch_format="pyarrow", batch_size=batch_size, **(ray_options or {}))
