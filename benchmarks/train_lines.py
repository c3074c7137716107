"""Learns the weights of the line classifier and writes lexicons/blocks.toml.

    python -m benchmarks.train_lines DATA [--folds 5] [--write]

DATA holds lines.jsonl (id, lang, url, text, labels: 1 article, 0 noise, null neither) and, for more to learn from, pages.jsonl
(id, lang, type, url, gold) with pages/ID.html.gz, which are flattened here and labelled by their gold text. Each page is
learned from as it is, without its blank lines, as the article alone, from the article on, and as a few short excerpts,
so that neither layout nor length is taken for evidence; and beside them `benchmarks.recombine` sets its article between the
noise of other pages, with teasers and comments made of them. Prints line F1 on pages that the weights never saw, each fold held
out in turn, beside that of the pages they were learned from: the difference is what was learned by heart. A linear-chain
CRF; needs python-crfsuite and lxml. The figures are those of the whole cleaner, the named rules behind the walk included.

So few pages bear no richer model, but the made pages help: without them, F1 on pages never seen is lower by about 0.008 in
English and 0.004 in Chinese, and one draw of them alone varies by as much. Tried, and worse on pages never seen: densities and
forms of lines in wide windows as features, a second pass that learns from the first one's article and its words, features left
out at random, and the best state of each line alone.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import hashlib
import json
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
import pycrfsuite

from benchmarks.recombine import Parts, made
from bilingual.lexicon import shipped
from bilingual.page import classify, text
from bilingual.page.decode import source
from bilingual.page.features import feature_names
from bilingual.page.phrases import letters

LEXICON = shipped()
OUTPUT = Path(__file__).resolve().parent.parent / "lexicons" / "blocks.toml"
PENALTY = 10.0
"""L2; 3 and 30 do about as well on pages never seen."""
TYPES = ("article", "service", "documentation", "forum")
EXCERPTS, MADE, DRAWS = 3, 2, 4
"""How many excerpts of a page are learned from, how many pages that are made around its article, and how often both are drawn."""
BEFORE, ARTICLE, INSIDE, BEHIND = classify.STATES
Example = tuple[list[str], list[str]]
"""The lines of a page, blank ones included, and the state of each that is not blank."""


@dataclass
class Page:
    """A flattened page with a label for each of its lines."""

    name: str
    lang: str
    lines: list[str]
    labels: list[int | None]
    scored: bool

    def states(self) -> list[tuple[str, str]]:
        """Its lines that are not blank with their states. Unlabelled lines take their neighbours' side, and the nearest
        unlabelled line above the article that is like the page's first line is taken for the headline."""
        shown = [(line, label) for line, label in zip(self.lines, self.labels, strict=True) if line.strip()]
        labels = [label for _, label in shown]
        keys = [letters(line) for line, _ in shown]
        if 1 not in labels:
            return [(line, BEFORE) for line, _ in shown]
        first = labels.index(1)
        for index in range(first - 1, max(0, first - 25), -1):
            if labels[index] is None and len(keys[index]) > 5 and (keys[index] in keys[0] or keys[0] in keys[index]):
                labels[index] = 1
                break
        first, last = labels.index(1), len(labels) - 1 - labels[::-1].index(1)
        for index, label in enumerate(labels):
            if label is None:
                labels[index] = int(first < index < last and labels[index - 1] == 1 and labels[index + 1] in (1, None))
        return [
            (line, ARTICLE if label else BEFORE if index < first else BEHIND if index > last else INSIDE)
            for index, ((line, _), label) in enumerate(zip(shown, labels, strict=True))
        ]


def flatten(html: str) -> str:
    """A page as a browser's innerText would give it, its title first."""
    blank = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"}
    lines = blank | {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "header", "hr", "html", "li", "main", "nav", "option", "pre", "section", "table", "tbody", "tr",
    }  # fmt: skip
    skipped = {"script", "style", "noscript", "template", "svg", "iframe", "head", "textarea", "select", "object"}
    tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    parts: list[str] = []
    pending = 0

    def say(words: str | None) -> None:
        nonlocal pending
        words = re.sub(r"\s+", " ", words or "")
        if words.strip() or (words and not pending):
            parts.append("\n" * pending + words)
            pending = 0

    def walk(element: Any) -> None:
        nonlocal pending
        if not isinstance(element.tag, str) or element.tag in skipped:
            return
        breaks = 2 if element.tag in blank else 1 if element.tag in lines else 0
        pending = max(pending, breaks)
        if element.tag == "br":
            parts.append("\n")
        if element.tag in ("td", "th"):
            say(" ")
        say(element.text)
        for child in element:
            walk(child)
            say(child.tail)
        pending = max(pending, breaks)

    walk(tree)
    title = (tree.findtext(".//title") or "").strip().split("\n")[0]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")))
    return f"{title}\n\n{body.strip()}"


def align(lines: list[str], gold: str) -> list[int | None]:
    """Labels by a gold text: article where it has the line's letters, None where a short line may be there by chance."""
    whole = letters(gold)
    wanted = collections.Counter(letters(line) for line in gold.split("\n"))
    keys = [letters(line) for line in lines]
    times = collections.Counter(keys)
    labels: list[int | None] = []
    for key in keys:
        enough = 12 if re.search("[\u4e00-\u9fff]", key) else 25
        if not key or (len(key) < 12 and key in whole and key not in wanted):
            labels.append(None)
        elif key in wanted:
            labels.append(1 if times[key] <= wanted[key] or len(key) > 40 else None)
        elif len(key) >= enough and key in whole:
            labels.append(1 if times[key] == 1 or len(key) > 60 else None)
        else:
            labels.append(int(len(key) > 60 and (key[:40] in whole or key[-40:] in whole)))
    return labels


def load(data: Path) -> Iterator[Page]:
    """The labelled pages, which are scored, and those labelled here, which are not."""
    seen = set()
    for line in (data / "lines.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        seen.add(row["id"])
        yield Page(row["id"], row["lang"], row["text"].split("\n"), row["labels"], True)
    pages = data / "pages.jsonl"
    for line in pages.read_text(encoding="utf-8").splitlines() if pages.exists() else ():
        row = json.loads(line)
        if row["id"] in seen or (row.get("type") or "article") not in TYPES:
            continue
        body = gzip.decompress((data / "pages" / f"{row['id']}.html.gz").read_bytes())
        lines = flatten(source(body, None).text).split("\n")
        labels = align(lines, row["gold"])
        found = sum(len(letters(line)) for line, label in zip(lines, labels, strict=True) if label)
        if labels.count(1) > 1 and 0.6 < found / len(letters(row["gold"])) < 1.3:
            yield Page(row["id"], row["lang"], lines, labels, False)


def examples(page: Page, chance: random.Random) -> Iterator[Example]:
    """The page in the shapes in which it may come."""
    base = page.states()
    states = [state for _, state in base]
    yield page.lines, states
    yield [line for line, _ in base], states
    if ARTICLE not in states:
        return

    def laid_out(rows: list[tuple[str, str]]) -> Example:
        return chance.choice(("\n", "\n\n")).join(line for line, _ in rows).split("\n"), [state for _, state in rows]

    first, last = states.index(ARTICLE), len(states) - 1 - states[::-1].index(ARTICLE)
    yield laid_out([row for row in base if row[1] == ARTICLE])
    yield laid_out(base[first:])
    for _ in range(EXCERPTS):
        size = chance.randint(2, 12)
        at = first + chance.randint(0, max(0, last + 1 - first - size)) * chance.randint(0, 1)
        body = base[at : min(at + size, last + 1)]
        while body and body[-1][1] != ARTICLE:
            body.pop()
        while body and body[0][1] != ARTICLE:
            body.pop(0)
        if body:
            head, tail = chance.choice((0, 0, 2, 4, 8)), chance.choice((0, 1, 2, 4, 8, 16))
            start = last + 1 if chance.random() < 0.7 else chance.randint(last + 1, len(base))
            yield laid_out(base[max(0, first - head) : first] + body + base[start : start + tail])


def shaped(pages: list[Page], chance: random.Random) -> Iterator[Example]:
    """All that is learned from: the pages in their shapes, and pages made of them."""
    for page in pages:
        yield from examples(page, chance)
    for lang in sorted({page.lang for page in pages}):
        cut = [Parts.of(lang, page.lines, [state for _, state in page.states()]) for page in pages if page.lang == lang]
        pool = [parts for parts in cut if parts.paragraphs]
        for parts in pool if len(pool) > 1 else ():
            for _ in range(MADE):
                yield made(parts, pool, chance)


Model = tuple[dict[str, classify.Vector], list[list[float]]]
"""The weights of the features and of the steps, as `bilingual.page.classify` takes them."""


def learn(pages: list[Page]) -> Model:
    """The mean of what is learned in several draws, rounded, without what hardly speaks for one state against another."""
    models = [drawn(pages, random.Random(number)) for number in range(1, DRAWS + 1)]
    names = sorted(set().union(*(weights for weights, _ in models)))
    silent = (0.0, 0.0, 0.0, 0.0)
    rows = {name: _mean([weights.get(name, silent) for weights, _ in models]) for name in names}
    steps = [list(_mean([tuple(prices[index]) for _, prices in models])) for index in range(len(classify.STATES))]
    return {name: row for name, row in rows.items() if max(row) - min(row) >= 0.02}, steps


def _mean(rows: Sequence[Sequence[float]]) -> classify.Vector:
    one, two, three, four = (round(sum(column) / len(rows), 2) + 0.0 for column in zip(*rows, strict=True))
    return one, two, three, four


def drawn(pages: list[Page], chance: random.Random) -> tuple[dict[str, Sequence[float]], list[list[float]]]:
    """What is learned from the pages and one draw of what is made of them."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0, "c2": PENALTY, "max_iterations": 150})
    for lines, states in shaped(pages, chance):
        trainer.append(feature_names(text.read("\n".join(lines)), LEXICON)[1], states)
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        info = tagger.info()
        tagger.close()
    weights: dict[str, list[float]] = {}
    for (name, state), weight in info.state_features.items():
        weights.setdefault(name, [0.0] * 4)[classify.STATES.index(state)] = weight
    return dict(weights), [[info.transitions.get((one, other), -9.0) for other in classify.STATES] for one in classify.STATES]


def score(pages: list[Page], model: Model) -> collections.Counter[str]:
    """Counts of kept and dropped lines by language, with the model in the place of the shipped one."""
    shipped_weights, classify.weights = classify.weights, lambda lexicon: model
    counts: collections.Counter[str] = collections.Counter()
    for page in pages:
        sheet = text.read("\n".join(page.lines))
        reasons = classify.reasons(sheet, url=None, lexicon=LEXICON)
        kept = {block.line for block, reason in zip(sheet.blocks, reasons, strict=True) if reason is None}
        for number, (line, label) in enumerate(zip(page.lines, page.labels, strict=True), 1):
            if label is not None and line.strip():
                counts[f"{page.lang} {('removed', 'leaked')[number in kept] if not label else ('lost', 'true')[number in kept]}"] += 1
    classify.weights = shipped_weights
    return counts


def shown(counts: collections.Counter[str]) -> str:
    f1 = {lang: 2 * counts[f"{lang} true"] / max(1, 2 * counts[f"{lang} true"] + counts[f"{lang} leaked"] + counts[f"{lang} lost"])
          for lang in sorted({key.split()[0] for key in counts})}  # fmt: skip
    return ", ".join(f"{lang} {value:.4f}" for lang, value in f1.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5, help="0 leaves the held-out figures out")
    parser.add_argument("--write", action="store_true", help=f"write {OUTPUT.name}")
    options = parser.parse_args()
    pages = list(load(options.data))
    unseen: collections.Counter[str] = collections.Counter()
    for number in range(options.folds):
        held = [page for page in pages if int(hashlib.md5(page.name.encode()).hexdigest(), 16) % options.folds == number]
        model = learn([page for page in pages if page not in held])
        unseen += score([page for page in held if page.scored], model)
    model = learn(pages)
    print(f"{len(pages)} pages; line F1 on pages never seen: {shown(unseen)}; on those learned from:",
          shown(score([page for page in pages if page.scored], model)))  # fmt: skip
    if options.write:
        rows = "".join(f'"{name}" = "{" ".join(f"{x:.2f}" for x in row)}"\n' for name, row in sorted(model[0].items()))
        steps = "".join(f'{state} = "{" ".join(f"{x:.2f}" for x in row)}"\n' for state, row in zip(classify.STATES, model[1], strict=True))
        head = OUTPUT.read_text(encoding="utf-8").split("\n\n")[0]
        OUTPUT.write_text(f"{head}\n\n[steps]\n{steps}\n[features]\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    main()
