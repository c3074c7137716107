"""Evidence from what stands near: the currencies of the sentence, the line, the story, the page."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bilingual.currency.scene import Scene
from bilingual.currency.vote import Vote

__all__ = [
    "earlier_in_story",
    "earlier_story",
    "later_in_story",
    "later_story",
    "line_after",
    "line_before",
    "page",
    "same_story",
    "sentence_after",
    "sentence_before",
    "story",
]


def sentence_before(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency before it in its sentence."""
    yield from _neighbour(scene, index, scene.told_before(index), sentence=True)


def sentence_after(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency after it in its sentence."""
    yield from _neighbour(scene, index, scene.told_after(index), sentence=True)


def line_before(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in an earlier sentence of its line."""
    yield from _neighbour(scene, index, scene.told_before(index), sentence=False)


def line_after(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in a later sentence of its line."""
    yield from _neighbour(scene, index, scene.told_after(index), sentence=False)


def earlier_in_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in the lines before, under the same headline."""
    yield from _across(scene, index, scene.told_before(index), same_story=True)


def later_in_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in the lines after, under the same headline."""
    yield from _across(scene, index, scene.told_after(index), same_story=True)


def earlier_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in the lines before, under another headline."""
    yield from _across(scene, index, scene.told_before(index), same_story=False)


def later_story(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest named currency in the lines after, under another headline."""
    yield from _across(scene, index, scene.told_after(index), same_story=False)


def story(scene: Scene, index: int) -> Iterator[Vote]:
    """The share of each currency among the amounts under its headline."""
    codes = scene.shares(*scene.story(scene.mentions[index].start))
    total = sum(codes.values())
    for code, count in codes.items():
        yield Vote(code, count / (total + 1), f"{count} of the {total} named amounts under its headline are in {code}")


def page(scene: Scene, index: int) -> Iterator[Vote]:
    """The share of the page's amounts that name a currency."""
    total = sum(scene.tally.values())
    for code, count in scene.tally.items():
        yield Vote(code, count / (total + 1), f"{count} of the page's {total} named amounts are in {code}")


def same_story(scene: Scene, index: int) -> Iterator[Vote]:
    """A line elsewhere that tells the same story, by the rare words that both have, names its currency."""
    mention = scene.mentions[index]
    span = scene.sentence(mention.start)
    if span[1] - span[0] < 12:
        span = scene.line_span(scene.line(mention.start))
    found = scene.stories.most_like(*span, scene.line(mention.start))
    if found is None:
        return
    line, likeness = found
    codes = scene.shares(*scene.line_span(line))
    total = sum(codes.values())
    for code, count in codes.items():
        yield Vote(code, likeness * count / total, f"line {line + 1} tells the same story in {code}")


def _neighbour(scene: Scene, index: int, known: int | None, *, sentence: bool) -> Iterator[Vote]:
    if known is None or known in scene.partners(index):
        return
    here, there = scene.mentions[index].start, scene.mentions[known].start
    start, end = scene.sentence(here)
    near = scene.line_near(here)
    if sentence == (start <= there < end) and near[0] <= there < near[1]:
        gap = max(0, max(here, there) - min(scene.mentions[index].end, scene.mentions[known].end))
        yield Vote(scene.currency(known), math.exp(-gap / (40 if sentence else 120)), f"{scene.quote(known)} stands near")


def _across(scene: Scene, index: int, known: int | None, *, same_story: bool) -> Iterator[Vote]:
    if known is None:
        return
    here, there = scene.mentions[index].start, scene.mentions[known].start
    apart = abs(scene.line(there) - scene.line(here))
    start, end = scene.story(here)
    if apart and same_story == (start <= there < end):
        yield Vote(scene.currency(known), 1 / apart, f"{scene.quote(known)} stands {apart} line{'s' if apart > 1 else ''} away")
