"""One mention and what stands around it: looked up once, since every rule of evidence asks for some of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Literal, NamedTuple

from bilingual.currency.scene import Scene, figure
from bilingual.currency.vote import Vote

__all__ = ["Beside", "Spot", "Where", "of_all_in"]

Where = Literal["sentence", "line", "story", "page"]


class Beside(NamedTuple):
    """The nearest sum on one side that names its currency, the smallest part of the page that it shares with the mention,
    and how many lines it is away."""

    known: int
    where: Where
    lines: int


class Spot:
    """A mention with its sentence, its line, the story that it belongs to and the named sums beside it."""

    __slots__ = (
        "after", "before", "end", "index", "line", "near", "partners", "private", "role", "scene", "sentence", "start", "story", "value",
    )  # fmt: skip

    def __init__(self, scene: Scene, index: int) -> None:
        mention = scene.mentions[index]
        self.scene = scene
        self.index = index
        self.start, self.end = mention.start, mention.end
        self.value = figure(mention)
        self.role = scene.role(index)
        self.private: bool | None = None  # nobody has asked
        self.partners = scene.partners(index)
        self.sentence = scene.sentence(self.start)
        self.line = scene.line(self.start)
        self.near = scene.line_near(self.start)
        self.story = scene.story(self.start)
        self.before = self._beside(scene.told_before(index))
        self.after = self._beside(scene.told_after(index))

    @property
    def heading(self) -> tuple[int, int]:
        """The headline above it, nothing where it stands in the headline itself."""
        start, end = self.scene.line_span(self.scene.line(self.story[0]))
        return (0, 0) if start <= self.start < end else (start, end)

    def _beside(self, known: int | None) -> Beside | None:
        if known is None:
            return None
        there = self.scene.mentions[known].start
        apart = abs(self.scene.line(there) - self.line)
        if apart:
            return Beside(known, "story" if self.story[0] <= there < self.story[1] else "page", apart)
        if known in self.partners or not self.near[0] <= there < self.near[1]:
            return None
        return Beside(known, "sentence" if self.sentence[0] <= there < self.sentence[1] else "line", 0)


_OfSpot = Callable[[Spot], Iterable[Vote]]
_OfSpan = Callable[[Scene, int, int], Iterable[Vote]]


def of_all_in(span: Callable[[Spot], tuple[int, int]]) -> Callable[[_OfSpan], _OfSpot]:
    """Makes a rule of what is said of a whole span, a line or a story: worked out for the first mention there, and the same
    for every other."""

    def rule(votes: _OfSpan) -> _OfSpot:
        @wraps(votes)
        def remembered(spot: Spot) -> Sequence[Vote]:
            key = (votes, *span(spot))
            said = spot.scene.said_of_spans.get(key)
            if said is None:
                said = spot.scene.said_of_spans[key] = tuple(votes(spot.scene, *key[1:]))
            return said

        return remembered

    return rule
