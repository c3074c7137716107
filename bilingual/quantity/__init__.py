"""Text to amounts: every number, sum of money, percentage and measure of a text, in Chinese and English at once."""

from bilingual.quantity.find import find
from bilingual.quantity.mention import Mention

__all__ = ["Mention", "find"]
