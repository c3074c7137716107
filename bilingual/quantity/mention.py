"""An amount as the grammar reads it, before the currency is decided: what `find` gives and `resolve` takes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilingual.document import Kind, Marker, Qualifier

__all__ = ["Mention"]


@dataclass(slots=True)
class Mention:
    """One amount of a text with everything that the text itself says of it, and nothing that it does not.

    ``kind`` is ``money`` where the text names a currency (then ``sign`` and ``currencies`` are set), else what the
    grammar sees; a bare ``6000亿`` is a ``number`` here and may become money by evidence later.
    """

    start: int
    end: int
    kind: Kind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    per: str | None = None
    sign: str | None = None
    """The currency word or symbol as it stands in the text, None where there is none."""
    currencies: tuple[str, ...] = ()
    """ISO 4217 codes that the sign may stand for, the default first; one code where it is unambiguous."""
    scale: Decimal | None = None
    """The magnitude word's value (亿 → 100000000), None where the figure has none."""
    marker: Marker = ""
    """See `bilingual.document.Amount.marker`."""
    gloss_of: int | None = None
    """The index of the mention that this one restates in brackets (12亿美元（约86亿元）), None elsewhere."""
    sibling: int | None = None
    """The index of the mention at the other end of the same change, list or per-share pair, None elsewhere."""
    canonical: bool = False
    """True for a figure in the canonical form that this package writes (``USD 600000000000``, ``XXX 5``)."""
    alternatives: tuple[str, ...] = ()
    """The codes that a canonical form lists after the chosen one (``[or CNY]``)."""
