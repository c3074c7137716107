"""The only reader and checker of ``lexicons/``: facts about language, one row a fact.

A table is a TSV file. Its first line is ``#`` and the column names, the last of them ``note``; the other lines that
begin with ``# `` are comments. Several values in a cell are separated by ``|``. Scalars (weights, thresholds) stand in
TOML files, decimals as strings. A folder of the user's own may hold tables by the same names: its rows are added, and
where its first column equals a shipped row's, the user's row replaces that one; its TOML values override key by key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from bilingual.errors import LexiconError

__all__ = ["Lexicon", "Row", "lint", "shipped"]


class Row(dict[str, str]):
    """One row by column name, every cell a string ('' where empty); ``place`` is its ``file:line``."""

    __slots__ = ("place",)
    place: str

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell, which are separated by ``|``; () where it is empty."""
        cell = self[column]
        return tuple(cell.split("|")) if cell else ()


class Lexicon:
    """The tables of one or more folders, later folders over earlier ones. Hashable by identity, so that what is
    compiled from it can be cached with ``functools.cache``."""

    def __init__(self, *folders: Path) -> None:
        self.folders = folders
        self._tables: dict[str, tuple[Row, ...]] = {}
        self._settings: dict[str, dict[str, Any]] = {}

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of ``name.tsv``, read once. Raises LexiconError on a malformed line."""
        if name not in self._tables:
            columns: list[str] | None = None
            rows: dict[str, list[Row]] = {}
            for folder in self.folders:
                path = folder / f"{name}.tsv"
                if not path.is_file():
                    continue
                own: dict[str, list[Row]] = {}
                columns, found = _read(path, columns)
                for row in found:
                    own.setdefault(row[columns[0]], []).append(row)
                rows.update(own)
            if columns is None:
                raise LexiconError(f"{self.folders[0]}: there is no table {name}.tsv")
            self._tables[name] = tuple(row for group in rows.values() for row in group)
        return self._tables[name]

    def settings(self, name: str) -> dict[str, Any]:
        """The tables of ``name.toml``, read once, the user's values over the shipped ones."""
        if name not in self._settings:
            merged: dict[str, Any] = {}
            for folder in self.folders:
                path = folder / f"{name}.toml"
                if path.is_file():
                    try:
                        _merge(merged, tomllib.loads(path.read_text(encoding="utf-8")))
                    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                        raise LexiconError(f"{path}: not valid TOML ({error})") from error
            self._settings[name] = merged
        return self._settings[name]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all tables, sorted."""
        return tuple(sorted({path.stem for folder in self.folders for path in folder.glob("*.tsv")}))


def _read(path: Path, columns: list[str] | None) -> tuple[list[str], list[Row]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as UTF-8 ({error})") from error
    header = lines[0].removeprefix("#").strip().split("\t") if lines[0].startswith("#") else []
    if len(header) < 2 or header[-1] != "note":
        raise LexiconError(f"{path}:1: the first line must be '#', the column names separated by tabs, the last one 'note'")
    if columns is not None and header != columns:
        raise LexiconError(f"{path}:1: the columns must be {', '.join(columns)}")
    return header, list(_rows(path, header, lines))


def _rows(path: Path, columns: list[str], lines: list[str]) -> Iterator[Row]:
    width, name = len(columns), path.name
    for number, line in enumerate(lines[1:], 2):
        if not line or line.startswith("# ") or line == "#":
            continue
        cells = line.split("\t")
        if len(cells) > width or len(cells) < width - 1 or not cells[0]:
            raise LexiconError(f"{path}:{number}: {len(cells)} cells where the header has {width} columns")
        cells += [""] * (width - len(cells))
        row = Row(zip(columns, cells, strict=True))
        row.place = f"{name}:{number}"
        yield row


def _merge(into: dict[str, Any], new: dict[str, Any]) -> None:
    for key, value in new.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _home() -> Path:
    """The shipped folder: inside the wheel, or beside the package in a source checkout."""
    package = Path(__file__).resolve().parent
    return next((p for p in (package / "lexicons", package.parent / "lexicons") if p.is_dir()), package / "lexicons")


@cache
def shipped(*extra: Path) -> Lexicon:
    """The lexicon that comes with the package, with the user's own folders over it."""
    for folder in extra:
        if not folder.is_dir():
            raise LexiconError(f"{folder}: not a folder of lexicon tables")
    return Lexicon(_home(), *extra)


def lint(folder: Path | None = None) -> list[str]:
    """What is wrong with the shipped tables, or with the user's own over them; each complaint begins with file:line.

    Tables must be well-formed, sorted by their first column, without white space around cells and without a row twice.
    Facts that a room cannot use (a currency that is not ISO 4217, a weight that is no number) show when it compiles them.
    """
    try:
        home = shipped().folders[0]
        lexicon = shipped(folder) if folder else shipped()
    except LexiconError as error:
        return [str(error)]
    paths = sorted((folder or home).iterdir())
    complaints: list[str] = []
    if not any(path.suffix in (".toml", ".tsv") for path in paths):
        complaints.append(f"{folder}: no table is here; tables end in .tsv or .toml")
    for path in paths:
        if path.suffix == ".toml":
            complaints += _complaints(lambda name=path.stem: lexicon.settings(name))  # type: ignore[misc]
        elif path.suffix == ".tsv":
            complaints += _complaints(lambda name=path.stem: lexicon.table(name)) or _lint_rows(path)  # type: ignore[misc]
            if not (home / path.name).is_file():
                complaints.append(f"{path}: no shipped table has this name, so nothing reads it; try {', '.join(shipped().names)}")
    return complaints


def _complaints(read: Callable[[], object]) -> list[str]:
    try:
        read()
    except LexiconError as error:
        return [str(error)]
    return []


def _lint_rows(path: Path) -> list[str]:
    header, rows = _read(path, None)
    complaints, before, seen = [], "", set()
    for row in rows:
        key, whole = row[header[0]], tuple(row[column] for column in header[:-1])
        if key < before:
            complaints.append(f"{row.place}: {key!r} must stand before {before!r}; rows are sorted by code point")
        if whole in seen:
            complaints.append(f"{row.place}: the row stands twice")
        if any(cell != cell.strip() for cell in row.values()):
            complaints.append(f"{row.place}: white space around a cell")
        before = key
        seen.add(whole)
    return complaints
