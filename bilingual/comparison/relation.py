"""How two amounts relate: the same figure, a rounding, a power of ten apart; the same currency, or certainly another.

A translator rounds (``1,034万``, ``10.3 million``), keeps a figure rough (``数十亿``, ``billions``), or spells it another way
(``三成``, ``30%``); none of that is an error. So figures are compared at the precision of the coarser one. Other figures
for the same thing (miles for kilometres, a sum for its parts) are the business of `equivalent`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from math import inf, isfinite, log10

from bilingual.document import Amount
from bilingual.lexicon import Lexicon
from bilingual.quantity import find

__all__ = ["Item", "agree", "changed", "converted", "misread", "other_currency", "same_currency", "same_figure", "slipped", "told"]

_ROUND = 0.05
"""How far a rounded figure may lie from the exact one; twice as far where either is called rough."""
_CONVERTED = 0.12
"""How far a printed conversion may lie from ours: publishers round, and take the rate of another day."""
_WIDEST_SLIP, _SLIP_OF_ONE = 12, 4
"""The widest slip that is told from a coincidence, as a power of ten; narrower where the figure has a single digit."""
_MAY_WELL = 0.003
"""The weight from which a candidate for a shared word counts."""
_SPOKEN_OF = 0.1
"""The weight of a candidate that the text speaks of, be it by its country's name; what a bare $ may mean anywhere weighs less."""
_LARGE = 10_000
"""From here on a bare figure is likely to be money, and one digit likely to be the same digit."""
_TELLING = 1000
"""The smallest figure of a single digit whose likeness says that both mean the same money."""
_ROUGH = frozenset(("about", "nearly", "over", "order", "several", "under", "up_to", "at_least"))


@dataclass(eq=False)
class Item:
    """An amount and where it lies: ``paragraph`` counts those with text, ``place`` adds the way through it
    (0 to 1), ``before`` are the words that lead up to it."""

    index: int
    amount: Amount
    paragraph: int
    place: float
    lexicon: Lexicon
    before: str = ""
    apart: set[str] = field(default_factory=set)
    """The currencies that its side names elsewhere by words of their own."""

    @cached_property
    def shape(self) -> tuple[float, ...]:
        """One figure, or the two ends of a range; () where it cannot be compared."""
        amount = self.amount
        ends = (amount.value,) if amount.value is not None else (amount.low, amount.high)
        figures = tuple(inf if end is None else float(end) for end in ends)
        return figures if isfinite(figures[0]) else ()

    @cached_property
    def steps(self) -> tuple[float, ...]:
        """The unit in the last place that each figure gives: 10.3 million goes by 100,000."""
        amount = self.amount
        ends = (amount.value,) if amount.value is not None else (amount.low, amount.high)
        return tuple(_step(float(end), end.normalize().as_tuple().exponent) if end else 0.0 for end in ends)

    @cached_property
    def mantissa(self) -> str:
        """The significant digits of the figure, whatever its magnitude."""
        value = self.amount.value if self.amount.value is not None else self.amount.low
        return "".join(map(str, value.normalize().as_tuple().digits)) if value is not None else ""

    @cached_property
    def digits(self) -> int:
        """How many significant digits the figure has: with one alone, likeness proves little."""
        return len(self.mantissa)

    @cached_property
    def family(self) -> str:
        """What may stand for what: counts and plain numbers pass for each other, percentages and money do not."""
        return self.amount.kind if self.amount.kind in ("money", "percent") else "number"

    @cached_property
    def rough(self) -> bool:
        return self.amount.qualifier in _ROUGH

    @cached_property
    def firm(self) -> bool:
        """True where the text itself names a currency, be it by a word that several share."""
        return self.amount.kind == "money" and (self.amount.basis in ("explicit", "conflict") or bool(self._codes))

    @cached_property
    def settled(self) -> bool:
        """True where its words name one currency alone."""
        return len(self._codes) == 1

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The currencies that the amount's own words may mean, the default first; its resolved one where they name none."""
        return self._codes or ((self.amount.currency,) if self.amount.currency else ())

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        found = find(self.amount.text, self.lexicon)
        return tuple(found[0].currencies) if found else ()

    def may_mean(self, currency: str) -> bool:
        """True where a shared word may well stand for this currency: it is what the word means by itself, or likely here, or
        what its own country's papers call so (元 for Taiwan dollars)."""
        if self.named[:1] == (currency,):
            return True
        if len(self.named) > 1 and self.named[0] == "CNY" and currency in self.lexicon.settings("quantity")["plain_yuan"]:
            return currency in self.apart or "CNY" not in self.apart
        return currency in self.named and self._weight(currency) >= _MAY_WELL

    def reads_as(self, currency: str) -> bool:
        """The same for a translation: a reader takes a bare $ for US dollars, unless the text speaks of another country's;
        and where the text has C$ elsewhere, a bare $ is no Canadian one."""
        if self.named[:1] == ("USD",) != (currency,) and (currency in self.apart or self._weight(currency) < _SPOKEN_OF):
            return False
        return self.may_mean(currency)

    def _weight(self, currency: str) -> float:
        return dict(self.amount.candidates).get(currency, 0.0)


def _step(figure: float, exponent: int | str) -> float:
    return 10.0**exponent if isinstance(exponent, int) and -300 < exponent < 300 and isfinite(figure) else 0.0


# --- figures ------------------------------------------------------------------------------------------------------------


def same_figure(a: Item, b: Item, power: int = 0, sign: int = 1) -> bool:
    """True where the figures agree as far as the coarser one goes, ``b`` taken ``10**power`` times, with its ``sign`` turned by -1."""
    left, right, factor = a.shape, b.shape, sign * 10.0**power
    if not left or not right:
        return False
    if len(left) == len(right) == 1 or (a.amount.qualifier == b.amount.qualifier == "range"):
        room = (2 if a.rough or b.rough else 1) * _ROUND
        ends = zip(left, right, a.steps, b.steps, strict=True)
        return all(_close(x, y * factor, max(step, abs(other * factor)), room) for x, y, step, other in ends)
    low, high = max(left[0], right[0] * factor), min(left[-1], right[-1] * factor)
    return low <= high or _close(low, high, 0.0, _ROUND)


def _close(x: float, y: float, step: float, room: float) -> bool:
    return x == y or (isfinite(x) and isfinite(y) and abs(x - y) <= min(0.51 * step, room * max(abs(x), abs(y))) + 0.0001 * abs(x))


def _power_between(a: Item, b: Item) -> int:
    """The power of ten between two figures, rounded; 0 where there is none to speak of."""
    left, right = a.shape, b.shape
    if not left or not right or left[0] * right[0] <= 0:
        return 0
    power = round(log10(left[0] / right[0]))
    return power if abs(power) <= _WIDEST_SLIP else 0


# --- the relations, each a test of a pair -------------------------------------------------------------------------------


def agree(a: Item, b: Item) -> bool:
    """The same amount: kind, figure and currency."""
    return a.family == b.family and same_figure(a, b) and (a.family != "money" or same_currency(a, b))


def same_currency(a: Item, b: Item) -> bool:
    """No quarrel over the currency: the same one, or a word on one side that may well mean the other's (dollars, 澳元).

    Where a document contradicts itself, what counts is what the words name, not what was made of them.
    """
    if not (a.firm and b.firm):
        return a.amount.currency == b.amount.currency or not (a.firm or b.firm)
    if len(a.named) == 1 < len(b.named) and not b.reads_as(a.named[0]):
        return False
    contradicted = "conflict" in (a.amount.basis, b.amount.basis)
    same = a.named[:1] == b.named[:1] if contradicted else a.amount.currency == b.amount.currency
    if not same and len(a.named) > 1 < len(b.named):
        return _overlap(a, b)
    return same or (len(a.named) == 1 and b.may_mean(a.named[0])) or (len(b.named) == 1 and a.may_mean(b.named[0]))


def _overlap(a: Item, b: Item) -> bool:
    """Both words are shared (比索, pesos): they agree where one may mean what the other does, or where one is open."""
    ours, theirs = a.amount.currency, b.amount.currency
    if ours is None or theirs is None:
        return not set(a.named).isdisjoint(b.named)
    return a.may_mean(theirs) or b.reads_as(ours)


def told(a: Item, b: Item) -> bool:
    """One side names the currency and the other, by the same figure, leaves it out."""
    if a.firm == b.firm or "percent" in (a.family, b.family):
        return False
    bare = b if a.firm else a
    if bare.digits < 2 and bare.shape < (_TELLING,):
        return False
    several = "several" in (a.amount.qualifier, b.amount.qualifier)  # thousands of people are no thousand dollars
    return same_figure(a, b) and (bare.family == "money" or (bare.amount.kind == "number" and not several))


def converted(a: Item, b: Item) -> bool:
    """The translator gave the amount in another currency, at about the day's rate."""
    ours, theirs = a.amount.usd, b.amount.usd
    if ours is None or theirs is None or a.amount.currency == b.amount.currency or same_figure(a, b):
        return False
    if ours.value is None or theirs.value is None or ours.value * theirs.value <= 0:
        return False
    return abs(float(ours.value / theirs.value) - 1) <= _CONVERTED


def slipped(a: Item, b: Item) -> bool:
    """The same digits, a power of ten apart."""
    if a.family != b.family or (a.family == "money" and not same_currency(a, b)):
        return False
    power = _power_between(a, b)
    if a.amount.unit != b.amount.unit and a.amount.unit in (units := _physical(a.lexicon)) and b.amount.unit in units:
        return False  # metres and pounds
    if not power or "several" in (a.amount.qualifier, b.amount.qualifier):
        return False
    if min(a.digits, b.digits) < 2 and (abs(power) > _SLIP_OF_ONE or not ((a.firm and b.firm) or _large(a, b))):
        return False
    return same_figure(a, b, power)


@cache
def _physical(lexicon: Lexicon) -> frozenset[str]:
    """The units of measure that can be converted; all others merely count."""
    return frozenset(row["unit"] for row in lexicon.table("conversions") if row["base"] != "%")


def misread(a: Item, b: Item) -> bool:
    """A slip that a bare figure has a part in, whatever it was taken for: 15万 and 15,000 yuan."""
    bare = [item.amount.kind for item in (a, b) if not item.firm]
    if not bare or not set(bare) <= {"number", "money"} or "several" in (a.amount.qualifier, b.amount.qualifier):
        return False
    power = _power_between(a, b)
    return power != 0 and abs(power) <= _SLIP_OF_ONE and _large(a, b) and a.family != "percent" != b.family and same_figure(a, b, power)


def _large(a: Item, b: Item) -> bool:
    return min(abs(a.shape[0]), abs(b.shape[0])) >= _LARGE


def other_currency(a: Item, b: Item) -> bool:
    """The same figure, and each side names a currency of its own."""
    return a.firm and b.firm and same_figure(a, b) and not same_currency(a, b)


def changed(a: Item, b: Item) -> bool:
    """Another figure of the same currency where the first one should stand."""
    return a.firm and b.firm and len(a.shape) == len(b.shape) == 1 and not (a.rough or b.rough) and same_currency(a, b)
