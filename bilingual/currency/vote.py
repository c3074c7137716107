"""What a rule of evidence says."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Vote"]


class Vote(NamedTuple):
    """One rule's word on one currency."""

    currency: str
    strength: float
    reason: str
