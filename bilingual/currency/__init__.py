"""Which currency every amount is in, from evidence on the page; and what it is worth in US dollars."""

from bilingual.currency.context import Context
from bilingual.currency.rates import Rates
from bilingual.currency.resolve import resolve
from bilingual.currency.terms import terms

__all__ = ["Context", "Rates", "resolve", "terms"]
