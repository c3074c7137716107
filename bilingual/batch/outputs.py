"""What the output is, by its name: lines of JSON, a Parquet table, or a folder of texts. All are made from the spool.

For lines the spool is the output already, and only gets its name. The others are made beside it in one pass, and then get
theirs. So an output stands under its name when it is complete, and not before.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from bilingual.batch.job import Job
from bilingual.batch.spool import Spool, move, to_disk
from bilingual.batch.streams import COMPRESSED, decompressed
from bilingual.errors import InputError

__all__ = ["Output"]

BLOCK = 16_000_000
"""Bytes of lines that become a row group of a Parquet table."""
ERRORS = "errors.jsonl"
"""What failed, beside the texts."""
LONGEST_NAME = 120
"""Bytes of a part of a file's name that are surely allowed; a longer one is cut and gets a digest."""


class Output(NamedTuple):
    """Where the records go, and in which form."""

    path: Path
    form: Literal["lines", "table", "texts"]
    compression: str = ""

    @classmethod
    def named(cls, name: str) -> Output:
        """The output by its suffix; a name without one, or with / at its end, is a folder. Raises InputError for what is no name,
        and for a suffix that means nothing."""
        path = Path(name)
        if path.name in ("", ".."):
            raise InputError(f"{name or 'the output'}: must have a name, such as pages.jsonl or texts/")
        if name.endswith("/"):
            return cls(path, "texts", "gzip")
        inner = Path(path.stem) if path.suffix.lower() in COMPRESSED else path
        if inner.suffix.lower() in (".jsonl", ".ndjson"):
            return cls(path, "lines", COMPRESSED.get(path.suffix.lower(), ""))
        if path.suffix.lower() == ".parquet":
            return cls(path, "table", "zstd")
        if path.suffix and not path.is_dir():
            raise InputError(f"{name}: the suffix must be .jsonl, .jsonl.gz, .jsonl.zst or .parquet, or end a folder with /")
        return cls(path, "texts", "gzip")

    @property
    def aside(self) -> Path:
        """The folder for what is under way."""
        return self.path.with_name(f".{self.path.name}.batch")

    @property
    def there(self) -> bool:
        """Whether something stands under its name; an empty folder for texts is as good as none."""
        return self.path.exists() and not (self.form == "texts" and self.path.is_dir() and not any(self.path.iterdir()))

    @property
    def stranger(self) -> Path | None:
        """A file in a folder of texts that no run has written there, and that must not go with it."""
        files = (path for path in self.path.rglob("*") if not path.is_dir()) if self.form == "texts" else ()
        return next((path for path in files if path.suffix != ".txt" and path.name != ERRORS), None)

    def finish(self, spool: Spool, job: Job) -> None:
        """Makes the output of a complete spool. Doing it again does no harm."""
        if self.form == "lines":
            if spool.path.exists():
                move(spool.path, self.path)
            return
        made = self.aside / "made"
        _remove(made)
        if self.form == "table":
            _write_table(spool, made, job)
        else:
            _write_texts(spool.path, made)
        if self.path.is_dir():
            _remove(self.path)
        move(made, self.path)
        _remove(spool.path)


def _write_table(spool: Spool, target: Path, job: Job) -> None:
    """By Arrow's own reader of JSON, block by block; a block must hold the longest line."""
    import pyarrow.json
    import pyarrow.parquet

    from bilingual.batch.table import schema

    columns, size = schema(job.fields), max(BLOCK, spool.state.longest + 1)
    reading = pyarrow.json.ReadOptions(block_size=size)
    parsing = pyarrow.json.ParseOptions(explicit_schema=columns, unexpected_field_behavior="error")
    with target.open("wb") as file, spool.path.open("rb") as raw, decompressed(raw, spool.path.name) as lines:
        with pyarrow.parquet.ParquetWriter(file, columns, compression="zstd") as writer:
            if spool.state.records:
                for batch in pyarrow.json.open_json(lines, reading, parsing):
                    writer.write_batch(batch)
        to_disk(file)


def _write_texts(spool: Path, folder: Path) -> None:
    """A text for every page, under the name of its input and ``.txt``; what failed stands in `ERRORS`."""
    folder.mkdir()
    taken: set[str] = set()
    with spool.open("rb") as raw, decompressed(raw, spool.name) as lines:
        for line in lines:
            record = json.loads(line)
            if record["status"] != "ok":
                with (folder / ERRORS).open("ab") as errors:
                    errors.write(line)
                continue
            name, number = _file_name(record["input"]), 1
            while (unique := f"{name}.txt" if number == 1 else f"{name}-{number}.txt") in taken:
                number += 1
            taken.add(unique)
            path = folder / unique
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(record["normalised"] + "\n", encoding="utf-8", newline="\n")
    if hasattr(os, "sync"):
        os.sync()  # one call for the many files, before the spool goes


def _file_name(name: str) -> str:
    """The name of an input as one below the output's folder: never outside it, never too long, the same every time.

    >>> _file_name("../pages/a.html"), _file_name("https://example.com/a?b=1")
    ('pages/a.html', 'https_/example.com/a_b=1')
    """
    parts = []
    for part in name.replace("\\", "/").split("/"):
        safe = re.sub(r'[\x00-\x1f<>:"|?*\ud800-\udfff]', "_", part).strip(" ")
        if safe in ("", ".", ".."):
            continue
        if len(safe.encode()) > LONGEST_NAME:
            safe = safe[: LONGEST_NAME // 4] + "-" + sha256(part.encode("utf-8", "replace")).hexdigest()[:16]
        parts.append(safe)
    return "/".join(parts) or "page"


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
