"""What is done with each page: the options of the library, in a form that travels to workers and engines.

Everything that cleans many pages, here or on a cluster, calls `Job.record`, so that all give the same records.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from bilingual.batch.items import Item
from bilingual.batch.table import row
from bilingual.errors import BilingualError, InputError
from bilingual.render import Style, error_record

__all__ = ["FIELDS", "Job", "tally"]

FIELDS = (
    "url", "title", "published", "encoding", "language", "text", "normalised", "edits", "segments", "amounts", "terms",
    "remnants", "blocks",
)  # fmt: skip
"""The fields of a record that can be chosen; ``input``, ``status`` and (of a failed one) ``error`` are always there."""


@dataclass(frozen=True)
class Job:
    """The options of `bilingual.normalise`, and which fields of the record to keep (None: all).

    ``url`` and ``media_type`` are for all pages: the one where a page's own is not known, the other whatever its name says.

    ``rows`` gives lines in the shape of a table's rows; ``page_limit`` is in bytes. Raises InputError for a field that there is not.
    """

    url: str | None = None
    media_type: str | None = None
    date: date | None = None
    rates: Path | None = None
    assume: str | None = None
    style: Style = "plain"
    terms: bool = False
    lexicon: Path | None = None
    all_blocks: bool = False
    fields: tuple[str, ...] | None = None
    rows: bool = False
    page_limit: int = 64_000_000

    def __post_init__(self) -> None:
        for name in self.fields or ():
            if name not in FIELDS:
                raise InputError(f"there is no field {name!r}; the fields are {', '.join(FIELDS)}")

    def __getstate__(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}  # what was opened stays here

    def check(self) -> Job:
        """Raises a BilingualError for what is wrong with the options or their files, before a worker starts."""
        from bilingual.pipeline import normalise

        normalise("", **self._options)
        return self

    def open(self) -> Job:
        """Reads the tables that the job needs, so that the first page is as quick as the next."""
        from bilingual.pipeline import normalise

        for sample in ("<p>€5 million, 5亿", "$5"):
            normalise(sample, **self._options).to_dict()
        return self

    def record(self, content: bytes | str, *, name: str, url: str | None = None, media_type: str | None = None) -> dict[str, Any]:
        """The record of a page, whole. Never raises for a page, but MemoryError, which the worker must not outlive."""
        try:
            if len(content) > self.page_limit:
                raise InputError(f"the page is larger than {self.page_limit / 1e6:g} MB")
            return {"input": name, **self.work(content, url or self.url, self.media_type or media_type)}
        except MemoryError:
            raise
        except Exception as error:  # a fault of ours in one page must not cost the others
            return self.failure(name, error, url)

    def work(self, content: bytes | str, url: str | None, media_type: str | None) -> dict[str, Any]:
        """What is done with a page, its record but for the name."""
        from bilingual.pipeline import normalise

        return normalise(content, url=url, media_type=media_type, **self._options).to_dict(all_blocks=self.all_blocks)

    def failure(self, name: str, error: Exception, url: str | None = None) -> dict[str, Any]:
        """The record of a page that could not be read or worked on."""
        known = {} if url is None else {"url": url}
        return {"input": name, **error_record(error), **known}

    def item(self, item: Item) -> dict[str, Any]:
        """The record of an item."""
        try:
            page = item.load(self.page_limit)
        except BilingualError as error:
            return self.failure(item.name, error, item.address)
        return self.record(page.content, name=page.name or item.name, url=page.url, media_type=page.media_type)

    def chosen(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """A record with the chosen fields alone."""
        if self.fields is None:
            return dict(record)
        return {key: record[key] for key in ("input", "status", "error", *self.fields) if key in record}

    def line(self, record: Mapping[str, Any]) -> bytes:
        """A record as the line of JSON that `bilingual normalise --json` prints, or as a row of a table."""
        chosen = self.chosen(record)
        return json.dumps(row(chosen) if self.rows else chosen, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"

    @cached_property
    def _options(self) -> dict[str, Any]:
        from bilingual.currency import Rates
        from bilingual.lexicon import shipped

        return {
            "date": self.date,
            "rates": Rates.load(self.rates) if self.rates else None,
            "assume": self.assume,
            "style": self.style,
            "terms": self.terms,
            "lexicon": shipped(self.lexicon) if self.lexicon else shipped(),
        }


def tally(record: Mapping[str, Any]) -> Counter[str]:
    """What a summary counts of a record: ``group:kind`` and how often.

    >>> tally({"input": "a.html", "status": "error", "error": {"kind": "InputError", "message": "no such file"}})
    Counter({'status:error': 1, 'error:InputError': 1})
    """
    counts = Counter({f"status:{record['status']}": 1})
    if record["status"] != "ok":
        counts[f"error:{record['error']['kind']}"] = 1
        return counts
    counts[f"language:{record['language']['code']}"] = 1
    counts.update(f"amount:{amount['basis'] if amount['kind'] == 'money' else amount['kind']}" for amount in record["amounts"])
    unpriced = (amount["currency"] for amount in record["amounts"] if amount["currency"] and not amount["usd"])
    counts.update(f"unpriced:{currency}" for currency in unpriced)
    counts.update(f"dropped:{block['reason']}" for block in record["blocks"] if not block["kept"])
    return counts
