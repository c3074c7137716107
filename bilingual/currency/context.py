"""What is known of a page besides its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """Language (a BCP 47 code), date, address and title of a page; ``assume`` is the caller's currency for bare money
    that no evidence decides; ``declared`` is what the page says of its own language (``zh-Hant-TW``). Everything may be unknown."""

    language: str | None = None
    date: Date | None = None
    url: str | None = None
    title: str | None = None
    assume: str | None = None
    declared: str | None = None
