"""Reads scraped Chinese and English pages: the article alone, its language, and every amount with its currency decided.

>>> import bilingual
>>> doc = bilingual.normalise("苹果公司称，将投资6000亿美元。")
>>> doc.normalised
'苹果公司称，将投资USD 600000000000。'
>>> amount = doc.amounts[0]
>>> amount.value, amount.currency, amount.basis
(Decimal('600000000000'), 'USD', 'explicit')

Nothing here reaches the network, and nothing raises on bad page content; wrong arguments raise `BilingualError`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bilingual.document import Amount, Block, Comparison, Document, Finding, Language, UsdValue
from bilingual.errors import BilingualError

if TYPE_CHECKING:
    from bilingual.comparison import compare
    from bilingual.pipeline import clean, detect, find_amounts, normalise

__all__ = [
    "Amount", "BilingualError", "Block", "Comparison", "Document", "Finding", "Language", "UsdValue",
    "clean", "compare", "detect", "find_amounts", "normalise",
]  # fmt: skip
__version__ = "0.1.0"

_FUNCTIONS = {
    "clean": "bilingual.pipeline",
    "compare": "bilingual.comparison",
    "detect": "bilingual.pipeline",
    "find_amounts": "bilingual.pipeline",
    "normalise": "bilingual.pipeline",
}


def __getattr__(name: str) -> Any:
    """The functions come with their rooms, which are loaded when one is first used: so the command line starts quickly."""
    if name not in _FUNCTIONS:
        raise AttributeError(f"module 'bilingual' has no attribute {name!r}")
    globals()[name] = function = getattr(import_module(_FUNCTIONS[name]), name)
    return function


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
