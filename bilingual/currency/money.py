"""Is a bare figure money? ``狂砸86亿`` is; ``9亿用户``, ``超过9亿`` after 周活跃用户, ``2亿像素`` are not.

The same kind of rules as for currencies, each with a weight in ``lexicons/currency.toml``, summed and turned into a
probability. In English, bare figures are numbers unless a list or a range ties them to money: hardly any writer leaves
the currency out there. Declined: a figure without a magnitude word or sign that no list ties to money (``涨了200``),
since it may count anything.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache

from bilingual.currency.scene import Scene, figure
from bilingual.currency.words import any_of, standing
from bilingual.lexicon import Lexicon

__all__ = ["MONEY_RULES", "features", "probability"]

_REACH = 15.0
_PRICED = ("pay", "price", "fine")
_NEXT_TO = 2.0
_SO_MUCH = 0.5
_NOT_BY_CHANCE = 1000
_COLLOQUIAL = re.compile(r"[wW][1-9]?\+?$")
"""万 as people type it: 5w, 2w5, 200W+."""
_OF = re.compile("的[\u4e00-\u9fff]")


def cue_before(scene: Scene, index: int) -> float:
    """The nearest cue before it in its clause, the more the nearer."""
    mention = scene.mentions[index]
    for _, end, cue in reversed(scene.cues(scene.clause(mention.start)[0], mention.start)):
        if cue.money and cue.side != "after":
            return cue.money / 5 * math.exp(-max(0, mention.start - end) / _REACH)
    return 0.0


def cue_after(scene: Scene, index: int) -> float:
    """The cue that follows it at once; or 的 and a noun, which are no count without a counter (一万多的电脑)."""
    mention = scene.mentions[index]
    hedge = _hedges(scene.lexicon).match(scene.text, mention.end)
    begin = hedge.end() if hedge else mention.end
    end = min(scene.clause(mention.end)[1], begin + 8)
    for start, _, cue in scene.cues(begin, end):
        if cue.money and cue.side != "before" and (len(cue.word) > 1 or start == begin):  # 片, not the end of 照片
            return cue.money / 5 * math.exp(-(start - begin) / _NEXT_TO)
    return _SO_MUCH if hedge is not None and mention.marker == "+" and _OF.match(scene.text, hedge.end() - 1) else 0.0


def cues_of_sentence(scene: Scene, index: int) -> float:
    """What the cues of its sentence before it say on the whole."""
    mention = scene.mentions[index]
    cues = scene.cues(max(scene.sentence(mention.start)[0], mention.start - 120), mention.start)
    spoken = [cue.money for _, _, cue in cues if cue.money]
    return sum(spoken) / 5 / max(1, len(spoken))


def said_as_money(scene: Scene, index: int) -> float:
    """The page says the same figure with a currency."""
    return 1.0 if any(_equal(scene, index, known) for known in scene.same_size(index)) else 0.0


def said_as_count(scene: Scene, index: int) -> float:
    """The page says the same figure with a unit that is no currency."""
    return 1.0 if any(_equal(scene, index, other) for other in scene.same_count(index)) else 0.0


def listed_with_money(scene: Scene, index: int) -> float:
    """Another member of its list or range names a currency."""
    return 1.0 if any(member in scene.known_set for member in scene.chain(index)) else 0.0


def listed_with_count(scene: Scene, index: int) -> float:
    """Another member of its list or range has a unit that is no currency."""
    return 1.0 if any(scene.mentions[member].kind == "measure" for member in scene.chain(index)) else 0.0


def converted(scene: Scene, index: int) -> float:
    """It restates money in brackets, or money restates it."""
    return 1.0 if any(partner in scene.known_set for partner in scene.partners(index)) else 0.0


def money_near(scene: Scene, index: int) -> float:
    """Money named in its sentence."""
    start, end = scene.sentence(scene.mentions[index].start)
    return 1.0 if scene.told_in(start, end) else 0.0


def hundred_millions(scene: Scene, index: int) -> float:
    """Its magnitude word is 亿 or larger: what is counted by the hundred million is mostly money."""
    scale = scene.mentions[index].scale
    return 1.0 if scale is not None and scale >= 10**8 else 0.0


def small(scene: Scene, index: int) -> float:
    """It has no magnitude word, and its line does not say the same figure with a currency."""
    return 1.0 if scene.mentions[index].scale is None and not _said_beside(scene, index) else 0.0


def small_but_priced(scene: Scene, index: int) -> float:
    """It has no magnitude word, but a word of pay or price right beside it (``每月5000多的工资``)."""
    if not small(scene, index) or not _priced(scene, index):
        return 0.0
    return max(cue_before(scene, index), cue_after(scene, index))


def english(scene: Scene, index: int) -> float:
    """It is written in Latin letters, a colloquial w for 万 aside, and its line does not say the same figure with a currency."""
    mention = scene.mentions[index]
    words = scene.text[mention.start : mention.end]
    bare = words.isascii() and mention.scale is not None and not _COLLOQUIAL.search(words)
    return 1.0 if bare and not _said_beside(scene, index) else 0.0


def always(scene: Scene, index: int) -> float:
    """How likely any bare figure is money."""
    return 1.0


MONEY_RULES: tuple[tuple[str, Callable[[Scene, int], float]], ...] = tuple(
    (function.__name__, function)
    for function in (
        cue_before, cue_after, cues_of_sentence, said_as_money, said_as_count, listed_with_money, listed_with_count,
        converted, money_near, hundred_millions, small, small_but_priced, english, always,
    )
)  # fmt: skip

_SIGNS = (cue_before, cue_after, cues_of_sentence, listed_with_money, converted, small_but_priced)
"""The rules that see a sign of money beside the figure itself."""


def features(scene: Scene, index: int) -> dict[str, float]:
    """How strongly each rule holds for a mention."""
    return {name: rule(scene, index) for name, rule in MONEY_RULES}


def probability(scene: Scene, index: int) -> float:
    """How likely a bare figure is money, 0 to 1.

    0 at once for a small one that nothing near it ties to money, and for one of a text that names no money anywhere and has
    no sign of it beside the figure: what is left then, its size and its language, is no evidence.
    """
    if small(scene, index) and not (scene.partners(index) or listed_with_money(scene, index) or _priced(scene, index)):
        return 0.0
    strengths = features(scene, index)
    if not scene.known_set and not any(strengths[rule.__name__] > 0 for rule in _SIGNS):
        return 0.0
    weights = scene.weights("money")
    total = sum(weights[name] * strength for name, strength in strengths.items() if strength)
    total *= scene.weights("confidence")["sharpness"]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _hedges(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand between a figure and the word for what it counts: ``左右的``."""
    return re.compile(rf"\s?(?:{any_of(lexicon.settings('currency')['lists']['hedges_after'])}){{0,2}}")


def _priced(scene: Scene, index: int) -> bool:
    mention = scene.mentions[index]
    value = figure(mention)
    if value is None or value < 100:
        return False
    # Most small figures stand near no such word at all: look before asking for the role.
    start, end = scene.clause(mention.start)
    near = _price_words(scene.lexicon).search(scene.text, max(start, mention.start - 60), min(end, mention.end + 12))
    return near is not None and scene.role(index) in _PRICED


@cache
def _price_words(lexicon: Lexicon) -> re.Pattern[str]:
    return standing(row["cue"] for row in lexicon.table("cues") if row["role"] in _PRICED)


def _said_beside(scene: Scene, index: int) -> bool:
    """Its line says the same figure with a currency (60,000 yuan of cover; what can 60,000 do?), and not a small one."""
    mention, line = scene.mentions[index], scene.line(scene.mentions[index].start)
    value = figure(mention)
    if value is None or value < _NOT_BY_CHANCE:
        return False
    return any(_equal(scene, index, known) and scene.line(scene.mentions[known].start) == line for known in scene.same_size(index))


def _equal(scene: Scene, left: int, right: int) -> bool:
    one, other = figure(scene.mentions[left]), figure(scene.mentions[right])
    return one is not None and other is not None and abs(one - other) <= abs(one) / 1000
