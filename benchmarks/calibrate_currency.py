"""Learns what each rule of evidence weighs, and says how well that does on documents it has not seen.

    python benchmarks/calibrate_currency.py FOLDER [--write] [--folds 5]

FOLDER holds ``currency.jsonl``, one item a line: ``text``, ``start`` and ``end`` of an amount that names no currency,
``gold_currency`` (null where it is no money), ``kind``, ``doc_id``, ``lang``, ``date``. To these come amounts that do name
their currency, with the word taken out (for the currencies), counts with their unit taken out and figures without a
magnitude (for money or not): they are plenty, weigh little, and keep the weights from clinging to single items.

The model is the one that `bilingual.currency` runs: a weighed sum of what the rules say, a softmax over the candidates
(currency) or a logistic curve (money). Ridge regression towards nothing; folds are drawn by document. ``--write`` puts
the weights of all documents into ``lexicons/currency.toml``; the figures that count are the cross-validated ones.
Needs numpy, which the package itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bilingual.currency.context import Context
from bilingual.currency.evidence import votes
from bilingual.currency.money import features
from bilingual.currency.scene import Scene, figure
from bilingual.currency.signs import senses
from bilingual.lexicon import Lexicon, shipped
from bilingual.quantity import find
from bilingual.quantity.mention import Mention

OWN_MASKS = 15  # amounts of each document that lose their currency
OWN_COUNTS = 10
ITEM_WEIGHTS = {
    "natural": 1.5, "natural_hidden": 1.5, "natural_random": 3.0, "natural_translated": 3.0, "nonmoney": 1.5, "nonmoney_cue": 3.0,
}  # fmt: skip
OWN_WEIGHT = 0.25
BY_HAND = {"other_government", "outlet", "own_money", "round_fits"}  # too few cases tell of them
RIDGE = 0.5


@dataclass
class Case:
    """One decision: the candidates (by name) with the strengths of the rules for each, and the right one."""

    document: str
    kind: str
    strengths: dict[str, dict[str, float]]
    answer: str
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    random.seed(1)
    lexicon = shipped()
    lines = (options.folder / "currency.jsonl").read_text(encoding="utf-8").splitlines()
    currencies, money = cases([json.loads(line) for line in lines], lexicon)
    for title, found in (("evidence", currencies), ("money", money)):
        report(title, found, options.folds)
        names, weights = fit(found, title == "evidence")
        if options.write:
            write(lexicon.folders[0] / "currency.toml", title, dict(zip(names, weights, strict=True)))


# --- cases ----------------------------------------------------------------------------------------------------------------


def cases(items: Sequence[dict[str, Any]], lexicon: Lexicon) -> tuple[list[Case], list[Case]]:
    """The decisions on a currency, and those on money or not."""
    currencies: list[Case] = []
    money: list[Case] = []
    seen: set[str] = set()
    for item in items:
        mentions = find(item["text"], lexicon)
        context = _context(item)
        index = next((i for i, m in enumerate(mentions) if m.start < item["end"] and item["start"] < m.end), None)
        if index is not None and mentions[index].kind == "number":
            scene = _scene(item["text"], mentions, context, lexicon)
            weight = ITEM_WEIGHTS.get(item["kind"], 1.0)
            gold = item["gold_currency"]
            money.append(_money(scene, index, item, gold is not None, weight))
            if gold is not None and item["lang"] == "zh":
                currencies.append(_currency(scene, index, item, item["kind"], gold, weight))
        if item["doc_id"] not in seen and item["lang"] == "zh":
            seen.add(item["doc_id"])
            _own(item, mentions, context, lexicon, currencies, money)
    return currencies, money


def _own(
    item: dict[str, Any], mentions: list[Mention], context: Context, lexicon: Lexicon, currencies: list[Case], money: list[Case]
) -> None:
    """Amounts of the document itself with their currency or unit taken out, and small figures as they stand."""
    text = item["text"]
    for index in _some(mentions, OWN_MASKS, lambda m: m.kind == "money" and m.sign and _ends(text, m, m.sign)):
        mention = mentions[index]
        scene = _scene(*_without(text, mentions, index, mention.sign or ""), context, lexicon)
        money.append(_money(scene, index, item, True, OWN_WEIGHT, "own money"))
        currencies.append(_currency(scene, index, item, "own", mention.currencies[0], OWN_WEIGHT))
    for index in _some(mentions, OWN_COUNTS, lambda m: m.kind == "measure" and m.unit and _ends(text, m, m.unit)):
        scene = _scene(*_without(text, mentions, index, mentions[index].unit or ""), context, lexicon)
        money.append(_money(scene, index, item, False, OWN_WEIGHT, "own count"))
    scene = _scene(text, mentions, context, lexicon)
    for index in _some(mentions, 4, lambda m: m.kind == "number" and m.scale is None and figure(m) is not None, scale=False):
        case = _money(scene, index, item, False, OWN_WEIGHT, "own small figure")
        if not case.strengths["money"]["small_but_priced"]:  # nobody has said whether a small price is money
            money.append(case)


def _some(mentions: Sequence[Mention], most: int, wanted: Any, *, scale: bool = True) -> list[int]:
    found = [index for index, mention in enumerate(mentions) if (mention.scale or not scale) and wanted(mention)]
    return sorted(random.sample(found, min(most, len(found))))


def _ends(text: str, mention: Mention, word: str) -> bool:
    return text[: mention.end].endswith(word)


def _without(text: str, mentions: Sequence[Mention], index: int, word: str) -> tuple[str, list[Mention]]:
    """The text without the word that ends a mention, and the mentions as they stand in it."""
    cut, end = len(word), mentions[index].end
    moved: list[Mention] = []
    for at, mention in enumerate(mentions):
        if at == index:
            mention = replace(mention, kind="number", end=end - cut, sign=None, currencies=(), unit=None)
        elif at > index:
            mention = replace(mention, start=mention.start - cut, end=mention.end - cut)
        moved.append(mention)
    return text[: end - cut] + text[end:], moved


def _scene(text: str, mentions: Sequence[Mention], context: Context, lexicon: Lexicon) -> Scene:
    scene = Scene(text, mentions, context, lexicon)
    scene.learn({index: sense.code for index, sense in senses(scene).items() if sense.code})
    return scene


def _context(item: dict[str, Any]) -> Context:
    day = item.get("date") or ""
    when = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    return Context(language="zh-Hans" if item["lang"] == "zh" else "en", date=when)


def _currency(scene: Scene, index: int, item: dict[str, Any], kind: str, answer: str, weight: float) -> Case:
    strengths: dict[str, dict[str, float]] = {answer: {}}
    for name, vote in votes(scene, index):
        own = strengths.setdefault(vote.currency, {})
        own[name] = own.get(name, 0.0) + vote.strength
    return Case(item["doc_id"], kind, strengths, answer, weight)


def _money(scene: Scene, index: int, item: dict[str, Any], answer: bool, weight: float, kind: str | None = None) -> Case:
    strengths = {"money": features(scene, index), "number": {}}
    return Case(item["doc_id"], kind or item["kind"], strengths, "money" if answer else "number", weight)


# --- the model --------------------------------------------------------------------------------------------------------------


class Table:
    """Cases as arrays: one row a candidate, ``first`` the row where each case begins, ``right`` the row of its answer."""

    def __init__(self, found: Sequence[Case], names: Sequence[str]) -> None:
        column = {name: at for at, name in enumerate(names)}
        rows: list[np.ndarray] = []
        self.first, self.right, self.owner, self.codes = [], [], [], []
        for at, case in enumerate(found):
            self.first.append(len(rows))
            for code in sorted(case.strengths):
                if code == case.answer:
                    self.right.append(len(rows))
                row = np.zeros(len(names))
                for name, strength in case.strengths[code].items():
                    if name in column:
                        row[column[name]] = strength
                rows.append(row)
                self.owner.append(at)
                self.codes.append(code)
        self.rows = np.array(rows)
        self.weight = np.array([case.weight for case in found])

    def shares(self, weights: np.ndarray) -> np.ndarray:
        """The softmax over each case's candidates."""
        scores = self.rows @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, self.first)[self.owner])
        return np.asarray(scores / np.add.reduceat(scores, self.first)[self.owner])


def fit(found: Sequence[Case], positive: bool, steps: int = 400) -> tuple[list[str], np.ndarray]:
    """The weights that make the answers likeliest, by Adam's method; ``positive`` lets no rule mean its own opposite."""
    names = sorted({name for case in found for own in case.strengths.values() for name in own})
    table = Table(found, names)
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        push = -table.shares(weights) * table.weight[table.owner]
        push[table.right] += table.weight
        slope = table.rows.T @ push - RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights + 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        if positive:
            weights = np.maximum(weights, 0)
    return names, weights


def report(title: str, found: Sequence[Case], folds: int) -> None:
    """Accuracy by kind, on documents that the weights have not seen and on those that they have."""
    print(f"== {title}: {len(found)} cases")
    fold = [int(hashlib.md5(case.document.encode()).hexdigest(), 16) % folds for case in found]
    unseen = Counter[str]()
    sure, sure_right, items = 0, 0, 0
    for at in range(folds):
        names, weights = fit([case for case, where in zip(found, fold, strict=True) if where != at], title == "evidence")
        for case, answer, share in _answers([c for c, where in zip(found, fold, strict=True) if where == at], names, weights):
            unseen[case.kind] += answer == case.answer
            if not case.kind.startswith("own"):
                items += 1
                sure += share >= 0.9
                sure_right += share >= 0.9 and answer == case.answer
    names, weights = fit(found, title == "evidence")
    seen = Counter(case.kind for case, answer, _ in _answers(found, names, weights) if answer == case.answer)
    total = Counter(case.kind for case in found)
    for kind in sorted(total):
        print(f"  {kind:20} {total[kind]:5}  unseen {unseen[kind] / total[kind]:6.1%}  seen {seen[kind] / total[kind]:6.1%}")
    print(f"  at 0.9 or surer: {sure / items:.1%} of the items, {sure_right / max(1, sure):.1%} of them right (unseen)")


def _answers(found: Sequence[Case], names: Sequence[str], weights: np.ndarray) -> Iterator[tuple[Case, str, float]]:
    table = Table(found, names)
    shares = table.shares(weights)
    rows: dict[int, list[int]] = defaultdict(list)
    for row, owner in enumerate(table.owner):
        rows[owner].append(row)
    for at, case in enumerate(found):
        best = max(rows[at], key=lambda row: shares[row])
        yield case, table.codes[best], float(shares[best])


def write(path: Path, section: str, weights: dict[str, float]) -> None:
    """The weights in their section of the TOML file; rules that no case tells of keep theirs, and the rest stays as it was."""
    text = path.read_text(encoding="utf-8")
    head, _, tail = text.partition(f"[{section}]\n")
    body, *rest = tail.split("\n[", 1)
    comments = [line for line in body.split("\n") if line.startswith("#")]
    lines = {line.split(" = ")[0]: line for line in body.split("\n") if " = " in line}
    lines.update({name: f'{name} = "{weight:.2f}"' for name, weight in weights.items() if name not in BY_HAND})
    new = "\n".join([f"[{section}]", *comments, *(lines[name] for name in sorted(lines))])
    path.write_text(head + new + "\n" + "".join(f"\n[{part}" for part in rest), encoding="utf-8")


if __name__ == "__main__":
    main()
