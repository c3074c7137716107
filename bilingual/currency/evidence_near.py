"""Evidence from what stands near: the currencies of the sentence, the line, the story, the page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from bilingual.currency.scene import Scene
from bilingual.currency.spot import Beside, Spot, Where, of_all_in
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


def sentence_before(spot: Spot) -> Iterable[Vote]:
    """The nearest named currency before it in its sentence."""
    return _in_line(spot, spot.before, "sentence", 40)


def sentence_after(spot: Spot) -> Iterable[Vote]:
    """The nearest named currency after it in its sentence."""
    return _in_line(spot, spot.after, "sentence", 40)


def line_before(spot: Spot) -> Iterable[Vote]:
    """The nearest named currency in an earlier sentence of its line."""
    return _in_line(spot, spot.before, "line", 120)


def line_after(spot: Spot) -> Iterable[Vote]:
    """The nearest named currency in a later sentence of its line."""
    return _in_line(spot, spot.after, "line", 120)


def earlier_in_story(spot: Spot) -> Iterable[Vote]:
    """The nearest named currency in the lines before, under the same headline."""
    return _across(spot, spot.before, "story")


def later_in_story(spot: Spot) -> Iterable[Vote]:
    """The nearest named currency in the lines after, under the same headline."""
    return _across(spot, spot.after, "story")


def earlier_story(spot: Spot) -> Iterable[Vote]:
    """The nearest named currency in the lines before, under another headline."""
    return _across(spot, spot.before, "page")


def later_story(spot: Spot) -> Iterable[Vote]:
    """The nearest named currency in the lines after, under another headline."""
    return _across(spot, spot.after, "page")


@of_all_in(lambda spot: spot.story)
def story(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """The share of each currency among the amounts under its headline."""
    codes = scene.shares(start, end)
    total = codes.total()
    for code, count in codes.items():
        yield Vote(code, count / (total + 1), f"{count} of the {total} named amounts under its headline are in {code}")


@of_all_in(lambda spot: (0, len(spot.scene.text)))
def page(scene: Scene, start: int, end: int) -> Iterator[Vote]:
    """The share of the page's amounts that name a currency."""
    total = scene.tally.total()
    for code, count in scene.tally.items():
        yield Vote(code, count / (total + 1), f"{count} of the page's {total} named amounts are in {code}")


def same_story(spot: Spot) -> Iterable[Vote]:
    """A line elsewhere that tells the same story, by the rare words that both have, names its currency."""
    scene = spot.scene
    span = spot.sentence if spot.sentence[1] - spot.sentence[0] >= 12 else scene.line_span(spot.line)
    found = None if scene.told_lines <= {spot.line} else scene.stories.most_like(*span, spot.line)
    if found is None:
        return ()
    line, likeness = found
    codes = scene.shares(*scene.line_span(line))
    total = codes.total()
    return [Vote(code, likeness * count / total, f"line {line + 1} tells the same story in {code}") for code, count in codes.items()]


def _in_line(spot: Spot, beside: Beside | None, where: Where, reach: int) -> Iterable[Vote]:
    if beside is None or beside.where != where:
        return ()
    there = spot.scene.mentions[beside.known]
    gap = max(0, max(spot.start, there.start) - min(spot.end, there.end))
    return (Vote(spot.scene.currency(beside.known), math.exp(-gap / reach), f"{spot.scene.quote(beside.known)} stands near"),)


def _across(spot: Spot, beside: Beside | None, where: Where) -> Iterable[Vote]:
    if beside is None or beside.where != where:
        return ()
    away = f"{beside.lines} line{'s' if beside.lines > 1 else ''} away"
    return (Vote(spot.scene.currency(beside.known), 1 / beside.lines, f"{spot.scene.quote(beside.known)} stands {away}"),)
