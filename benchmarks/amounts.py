"""Finding amounts: on whole articles and on single lines, beside the recognisers that a user would pick, and the bare scan.

Right is an amount whose figure (or both ends) and currency are those of the page. Bare headline figures count too: to be
right, a tool must look for the currency elsewhere on the page. A second table holds the search for amounts against the
same with the currency decided, on articles with some fifty of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import bilingual
from benchmarks import peers
from benchmarks.measure import Contender, Settings, Timing, present, race
from benchmarks.pages import Page, Truth, generate, sentences
from benchmarks.peers import Found
from benchmarks.tables import ratio, short, table
from bilingual.currency import Context, resolve
from bilingual.document import Amount
from bilingual.lexicon import shipped
from bilingual.quantity import find, scan
from bilingual.quantity.knowledge import knowledge

__all__ = ["figures", "hits", "report", "scanner"]


class Known(Protocol):
    """A text whose amounts are known."""

    @property
    def truths(self) -> tuple[Truth, ...]: ...


def report(settings: Settings, folder: Path | None = None) -> str:
    out = "## Amounts\n\n"
    for language, name in (("zh", "Chinese"), ("en", "English")):
        pages = generate(settings.pages, languages=(language,))
        lines = [line for line in sentences(settings.pages * 10, language) if line.truths]
        out += f"### {name} articles\n\n" + _table(language, pages, [page.article for page in pages], settings) + "\n"
        thin = _thin(language, settings.pages)
        out += f"### {name} articles with few amounts\n\n" + _table(language, thin, [page.article for page in thin], settings) + "\n"
        out += f"### {name} lines\n\n" + _table(language, lines, [line.text for line in lines], settings) + "\n"
    return out + "### What deciding the currency costs\n\n" + _resolution(settings)


def figures(amounts: Iterable[Amount]) -> list[Found]:
    """Our own amounts of money, as the peers' are counted."""
    found = []
    for amount in amounts:
        if amount.kind == "money":
            exact = amount.value if amount.value is not None else Decimal(0)
            ends = (amount.low, amount.high) if amount.value is None else (exact, exact)
            found.append(Found(ends[0] or Decimal(0), ends[1] or Decimal(0), amount.currency))
    return found


def hits(found: Sequence[Found], truths: Sequence[Truth]) -> tuple[int, int, int]:
    """How many amounts have the right figure, how many the right currency as well, and how many were found that are none."""
    wanted = Counter((truth.low, truth.high) for truth in truths)
    values = sum((Counter((one.low, one.high) for one in found) & wanted).values())
    whole = Counter(Found(truth.low, truth.high, truth.currency) for truth in truths)
    return values, sum((Counter(found) & whole).values()), len(found) - values


def scanner(text: str) -> int:
    """The floor: the compiled patterns over a text, and nothing done with what they find."""
    digits, words, _ = scan._scanners(knowledge(shipped()))
    return sum(1 for _ in digits.finditer(text)) + sum(1 for _ in words.finditer(text))


def _thin(language: str, count: int) -> list[Page]:
    """Texts in which a sum is as rare as in most news."""
    kinds = ("prose", "prose", "prose", "money")
    texts = (sentences(40, language, seed, kinds) for seed in range(count))
    return [Page(language, tuple(replace(line, kept=True) for line in lines), "") for lines in texts]


def _mentions(text: str) -> list[Found]:
    """What the grammar finds, with the currency that stands right there or the sign's commonest one."""
    found = []
    for mention in find(text, shipped()):
        if mention.kind == "money":
            low = mention.low if mention.value is None else mention.value
            high = mention.high if mention.value is None else mention.value
            found.append(Found(low or Decimal(0), high or Decimal(0), mention.currencies[0] if mention.currencies else None))
    return found


def _loaders(language: str, settings: Settings) -> list[tuple[str, Callable[[], Callable[[Any], Any]]]]:
    rows: list[tuple[str, Callable[[], Callable[[Any], Any]]]] = [
        ("bilingual", lambda: lambda text: figures(bilingual.find_amounts(text))),
        ("bilingual, without evidence", lambda: _mentions),
    ]
    if settings.peers:
        rows += [("JioNLP", peers.jionlp)] if language == "zh" else [("quantulum3", peers.quantulum)]
        rows += [("recognizers-text", peers.recognizers("zh-cn" if language == "zh" else "en-us")), ("price-parser", peers.price_parser)]
        rows += [("cn2an (numerals only)", peers.cn2an)] if language == "zh" else []
    return rows


def _table(language: str, known: Sequence[Known], texts: Sequence[str], settings: Settings) -> str:
    contenders, missing = present(_loaders(language, settings))
    timings = race([Contender("bare scan", scanner), *contenders], texts, settings, size=len)
    floor, ours = timings[0], timings[1]
    rows = [(floor.name, _speed(floor), ratio(floor, ours), "", "", "")]
    for contender, timing in zip(contenders, timings[1:], strict=True):
        rows.append((contender.name, _speed(timing), ratio(timing, ours), *_right(contender, known, texts)))
    rows += [(name, "not installed", "", "", "", "") for name in missing]
    columns = ("", "thousand characters/s", "time beside ours", "figures right", "and currency", "found too many")
    return f"{len(texts)} texts of {sum(map(len, texts)) // len(texts)} characters.\n\n" + table(columns, rows)


def _speed(timing: Timing) -> str:
    return f"{short(1e-3 / timing.seconds)} ± {short(100 * timing.spread / timing.seconds)} %"


def _right(contender: Contender, known: Sequence[Known], texts: Sequence[str]) -> tuple[str, str, str]:
    """The accuracy over all texts, also where they are too many to be timed."""
    values = whole = extra = wanted = 0
    for one, text in zip(known, texts, strict=True):
        counts = hits(contender.run(text), one.truths)
        values, whole, extra = values + counts[0], whole + counts[1], extra + counts[2]
        wanted += len(one.truths)
    return f"{100 * values / wanted:.1f} %", f"{100 * whole / wanted:.1f} %", f"{100 * extra / wanted:.1f} %"


def _resolution(settings: Settings) -> str:
    """The search for amounts, and the same with the currency decided: on sums that all name theirs, and on news, where most
    figures count other things, some sums are bare, and the names of companies and countries are evidence."""
    count = settings.pages
    texts = {
        "Chinese sums": ("zh", ["\n".join(line.text for line in sentences(60, "zh", seed) if line.truths) for seed in range(count)]),
        "Chinese news": ("zh", [_news("zh", seed) for seed in range(count)]),
        "English news": ("en", [_news("en", seed) for seed in range(count)]),
    }
    rows = []
    for name, (language, group) in texts.items():
        first, second = race(_with_and_without(language), group, replace(settings, rounds=3 * settings.rounds))  # the two are close
        many = sum(len(find(text, shipped())) for text in group) / len(group)
        length = sum(map(len, group)) // len(group)
        times = (short(timing.seconds * 1e3) for timing in (first, second))
        rows.append((name, f"{many:.0f}", f"{length}", *times, f"{short(second.seconds / first.seconds)} ×"))
    columns = ("", "amounts a text", "characters", "found, ms", "and their currency decided, ms", "ratio")
    return f"{count} texts of each kind.\n\n" + table(columns, rows)


def _news(language: str, seed: int) -> str:
    """A page of the day's news, some two and a half thousand Chinese characters and fifty figures: half of them counts of things,
    a quarter sums that name their currency, in Chinese one in fifteen a sum that does not. As in the papers, they crowd in some
    paragraphs, and others have none."""
    gap = "" if language == "zh" else " "
    told = [line.text for line in sentences(14, language, seed, ("news", "money"), once=True)]  # no two of one template
    quiet = [line.text for line in sentences(42, language, seed, ("background", "background", "prose"))]
    made = [line.text for line in sentences(1, language, seed, ("news head",))]
    while told:
        made += [gap.join(told[:2] + quiet[:1]), gap.join(quiet[1:4]), gap.join(quiet[4:6])]
        del told[:2], quiet[:6]
    return "\n".join(made)


def _with_and_without(language: str) -> list[Contender]:
    lexicon, context = shipped(), Context(language="zh-Hans" if language == "zh" else language)
    return [
        Contender("amounts found", lambda text: find(text, lexicon)),
        Contender("and their currency decided", lambda text: resolve(text, find(text, lexicon), context, lexicon)),
    ]
