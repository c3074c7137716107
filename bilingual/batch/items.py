"""The records of the inputs on their way to a worker, each of which becomes exactly one record of the output.

An item is small where it can be: a file travels as its path, and the worker opens it. What cannot be read is an item too.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import NamedTuple

from bilingual.batch.streams import decompressed, input_errors, whole
from bilingual.errors import InputError

__all__ = ["BadItem", "Columns", "FileItem", "Item", "LineItem", "Page", "PageItem", "Place"]


class Place(NamedTuple):
    """Where the reader of a source goes on: after so many of its records, from this byte, leaving out so many records there.

    What the last two mean exactly is each reader's own business, but that an offset below zero is the end.
    """

    record: int = 0
    offset: int = 0
    skip: int = 0

    @property
    def ends(self) -> bool:
        return self.offset < 0

    @classmethod
    def end(cls, record: int) -> Place:
        return cls(record, -1)


class Columns(NamedTuple):
    """The fields of a table or of JSON lines that hold the page, its address, and (where wanted) its name."""

    page: str = "html"
    url: str = "url"
    name: str | None = None


class Page(NamedTuple):
    """A page in a worker's hands."""

    content: bytes | str
    url: str | None = None
    media_type: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Item(ABC):
    """One record of an input: its name, the place after it, and how many bytes of its source were read up to there."""

    name: str
    after: Place
    read: int

    @property
    def weight(self) -> int:
        """The bytes that the item holds in memory."""
        return 0

    @property
    def address(self) -> str | None:
        """The page's address, where it is known before the page is read."""
        return None

    @abstractmethod
    def load(self, limit: int) -> Page:
        """The page. Raises InputError where there is none, or where it is larger than ``limit`` bytes."""


@dataclass(frozen=True, slots=True)
class BadItem(Item):
    """A record that could not be read."""

    message: str
    url: str | None = None

    @property
    def address(self) -> str | None:
        return self.url

    def load(self, limit: int) -> Page:
        raise InputError(self.message)


@dataclass(frozen=True, slots=True)
class FileItem(Item):
    """A page in a file of its own."""

    media_type: str | None

    def load(self, limit: int) -> Page:
        with input_errors(), open(self.name, "rb") as raw:
            return Page(whole(decompressed(raw, self.name), limit), None, self.media_type)


@dataclass(frozen=True, slots=True)
class PageItem(Item):
    """A page that the reader had in hand."""

    content: bytes | str
    url: str | None = None
    media_type: str | None = None

    @property
    def weight(self) -> int:
        return len(self.content)

    @property
    def address(self) -> str | None:
        return self.url

    def load(self, limit: int) -> Page:
        if len(self.content) > limit:
            raise InputError(f"the page is larger than {limit / 1e6:g} MB; --page-limit allows more")
        return Page(self.content, self.url, self.media_type)


@dataclass(frozen=True, slots=True)
class LineItem(Item):
    """A line of JSON with a page in one of its fields."""

    line: bytes
    columns: Columns

    @property
    def weight(self) -> int:
        return len(self.line)

    def load(self, limit: int) -> Page:
        try:
            record = json.loads(self.line.decode())
        except UnicodeDecodeError as error:
            raise InputError(f"the line is not UTF-8 (byte {error.start}); JSON lines must be") from None
        except (ValueError, RecursionError) as error:
            raise InputError(f"the line is not JSON ({error})") from None
        if not isinstance(record, dict):
            raise InputError("the line is not a JSON object")
        content = record.get(self.columns.page)
        if not isinstance(content, str):
            fields = ", ".join(sorted(map(str, record))[:12])
            raise InputError(f"the line has no text in the field {self.columns.page!r}; --field chooses another of: {fields}")
        url, name = record.get(self.columns.url), record.get(self.columns.name) if self.columns.name else None
        page = PageItem(self.name, self.after, self.read, content, url if isinstance(url, str) else None).load(limit)
        return page._replace(name=None if name is None else str(name))
