"""How a page uses a sign that several countries share: what it converts such sums into, and how it writes the same sums in words.

``¥485 billion ($3.1 billion)`` tells whose ¥ the page writes, and so does ``280 billion yen`` beside ``¥300 billion``: sums of
one size. A price of ``64,800 yen`` beside one of ``¥2,999`` tells nothing, as it may be the same price. A page that writes 日圓
means them by a bare 圓.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bilingual.currency.scene import Scene, figure

__all__ = ["alike", "compounds", "usage"]

_ONE_SIZE = 0.9  # in powers of ten


def usage(scene: Scene, indexes: Sequence[int], converted: Mapping[int, str]) -> Iterator[tuple[str, str, str]]:
    """What the page does with a family of currencies: a code, the weight's name in ``[signs]``, and the reason in words."""
    rates = Counter(converted[index] for index in indexes if index in converted)
    if len(rates) == 1:
        code = next(iter(rates))
        index = next(index for index in indexes if index in converted)
        yield code, "converted", f"the page converts {scene.quote(index)} at the rate of {code}"
    codes = scene.mentions[indexes[0]].currencies
    sizes = sorted(size for index in indexes if (size := _size(scene, index)) is not None)
    like: dict[str, int] = {}
    for known in scene.known:
        if scene.currency(known) in codes and not scene.partners(known) and _near(sizes, _size(scene, known)):
            like.setdefault(scene.currency(known), known)
    if len(like) == 1:
        code, known = next(iter(like.items()))
        yield code, "in_words", f"the page writes {scene.cite(known)}, a sum of the same size, in words"
    city = scene.city
    if city is not None:
        yield city.entity.currency, "dateline", f"the story comes from {city.entity.name}"


def alike(scene: Scene, index: int, converted: Mapping[int, str]) -> str | None:
    """The currency that a rate gives another sum of its sentence with the same sign, if the two are of one size."""
    start, end = scene.sentence(scene.mentions[index].start)
    first = bisect_left(scene.starts, start)
    for other in range(first, min(bisect_left(scene.starts, end, first), first + 24)):
        if other in converted and scene.mentions[other].sign == scene.mentions[index].sign and _of_one_size(scene, index, other):
            return converted[other]
    return None


def compounds(scene: Scene) -> dict[str, str]:
    """The one currency that the page names by compounds of a sign (日圓 for 圓), for the signs that are short for such."""
    shared = scene.lexicon.settings("currency")["shared"]
    codes: dict[str, set[str]] = {}
    for known in scene.known:
        sign = scene.mentions[known].sign or ""
        if sign[-1:] in shared["short"]:
            codes.setdefault(sign[-1], set()).add(scene.currency(known))
    return {sign: code for sign, (code, *others) in codes.items() if not others and code in shared["shortened"]}


def _of_one_size(scene: Scene, index: int, other: int) -> bool:
    """Whether two sums may be in one currency by their size."""
    one, two = _size(scene, index), _size(scene, other)
    return one is not None and two is not None and abs(one - two) <= _ONE_SIZE


def _size(scene: Scene, index: int) -> float | None:
    value = figure(scene.mentions[index])
    size = abs(float(value)) if value is not None else 0.0
    return math.log10(size) if 1e-300 < size < 1e300 else None


def _near(sizes: Sequence[float], size: float | None) -> bool:
    at = bisect_left(sizes, size - _ONE_SIZE) if size is not None else len(sizes)
    return size is not None and at < len(sizes) and sizes[at] <= size + _ONE_SIZE
