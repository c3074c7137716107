"""The options that every adapter takes, as keywords."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from bilingual.batch.job import Job
from bilingual.errors import InputError

__all__ = ["job_of"]


def job_of(options: dict[str, Any]) -> Job:
    """The job that keyword options describe, as every adapter here takes them.

    They are those of `bilingual.normalise` (``rates`` and ``lexicon`` as paths, which every machine must have), ``fields``
    (the columns to keep) and ``page_limit`` in bytes. Raises InputError for a name or a value that means nothing.

    >>> job_of({"assume": "CNY", "fields": ["url", "amounts"]}).fields
    ('url', 'amounts')
    """
    known = {key: value for key, value in options.items() if value is not None}
    for key in ("rates", "lexicon"):
        if key in known:
            known[key] = Path(known[key])
    if "fields" in known:
        known["fields"] = tuple(known["fields"])
    if not isinstance(known.get("date", date.today()), date):
        raise InputError(f"date must be a datetime.date, not {type(known['date']).__name__}")
    try:
        return Job(**known)
    except TypeError as error:
        names = ", ".join(Job.__dataclass_fields__)
        raise InputError(f"{str(error).partition(') ')[2]}; the options are {names}") from None
