"""Learns the weights of the structural judgement of HTML blocks and writes lexicons/html.toml.

    python benchmarks/train_html.py DATA [--folds 4] [--write]

DATA holds pages.jsonl (id, source, lang, url, gold) and pages/ID.html.gz. A block's label is the share of its four-word
shingles that the gold text has. Learned from are the pages as they are and, with less weight, what reader modes and feeds
leave of them: the smallest element that holds the gold text, and the one around it. Prints how well pages do that the weights
never saw, each fold held out in turn, and how well the pages do that they were learned from: the difference is what was
learned by heart. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import hashlib
import json
import re
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from selectolax.lexbor import LexborHTMLParser
from sklearn.linear_model import LogisticRegression

from bilingual.lexicon import shipped
from bilingual.page import html
from bilingual.page.decode import source
from bilingual.page.html_cues import cues
from bilingual.page.html_features import company, company_fields, given_fields, look_fields, page_size, place_fields, values, word_fields
from bilingual.page.html_kinds import kind
from bilingual.page.html_layout import Layout
from bilingual.page.html_model import MENU, key
from bilingual.page.html_neighbours import around_fields, like_fields, neighbour_values, part_fields, talk_fields, tree_fields
from bilingual.page.html_settle import settle
from bilingual.page.phrases import phrases

LEXICON = shipped()
WORDS = re.compile(r"\w+")
CJK_OR_WORDS = re.compile(r"[㐀-鿿豈-﫿぀-ヿ가-힣]|[^\W㐀-鿿豈-﫿぀-ヿ가-힣]+")
PAGES_NEEDED = 4
"""A feature counts when it is seen on so many pages."""
ALONE, TOGETHER = 0.05, 0.15
"""How far the weights of either pass may go from nought (scikit-learn's C)."""
CORE = 0.1
"""How much the core of a page weighs beside the page itself."""
MOST = 0.95
"""The share of the gold text in a page that its core must hold."""
LINE, HALF = 20, 0.6
"""The shortest line of the gold text that is looked for, in characters, and the share of its lines that a page must hold."""
UNREAD = frozenset(("head", "script", "style"))


class Page:
    """A page with its blocks, their features, labels and weights in the learning."""

    def __init__(self, row, text, worth=1.0):
        self.row, self.worth = row, worth
        self.pattern = WORDS if row["lang"] == "en" else CJK_OR_WORDS
        self.group = "forum" if "forum" in row["source"] else "zh" if row["source"].endswith("_zh") else row["source"]
        self.fold = int(hashlib.md5(row["id"].encode()).hexdigest(), 16)
        self.sheet = html.read(text, LEXICON)
        bits = cues(LEXICON).bits
        self.layout = Layout(self.sheet, kind(self.sheet, row["url"], LEXICON), cues(LEXICON))
        own = values(self.sheet, self.layout, phrases(LEXICON))
        self.rows, self.alone = own, []
        for block, row_values, beside in zip(self.sheet.blocks, own, company(self.layout, own), strict=True):
            if row_values is None:
                self.alone.append(None)
                continue
            look, words, place, given = row_values
            size = page_size(self.sheet)
            fields = {**look_fields(look, self.layout.kind, size), **word_fields(words), **place_fields(place), **given_fields(given),
                      **company_fields(beside)}
            names = [f"{field}={key(value)}" for field, value in fields.items()]
            if block.container >= 0:
                above = [name for name, bit in bits.items() if bit & self.layout.above[block.container]]
                names += [f"above={name}" for name in above] + [f"above {self.layout.kind}={name}" for name in above]
                names += [f"near={name}" for name, bit in bits.items() if bit & self.layout.near[block.container]]
            self.alone.append(names + ["hidden="] * block.hidden)
        self.labels, self.size = self._labels()

    def together(self, logits):
        more = neighbour_values(self.sheet, self.layout, self.rows, [float(x) for x in logits])
        return [names and row and names + [f"{field}={key(value)}" for field, value in spelt(row).items()]
                for names, row in zip(self.alone, more, strict=True)]

    def _labels(self):
        tokens = self.pattern.findall(self.row["gold"])
        gold = collections.Counter(zip(*(tokens[i:] for i in range(4)), strict=False))
        lines = {tuple(self.pattern.findall(line)) for line in self.row["gold"].split("\n")}
        flat = "\0" + "\0".join(tokens) + "\0"
        found, words = [], [self.pattern.findall(block.text) for block in self.sheet.blocks]
        for i, own in enumerate(words):
            label = 0.0
            if len(own) >= 4:
                for shingle in zip(*(own[k:] for k in range(4)), strict=False):
                    if gold[shingle] > 0:
                        gold[shingle] -= 1
                        label += 1 / (len(own) - 3)
            elif own:
                before, behind = words[i - 1][-3:] if i else [], words[i + 1][:3] if i + 1 < len(words) else []
                near = [side for side, edge in ((before + own, before), (own + behind, behind)) if len(edge) >= 2]
                label = float(tuple(own) in lines or any("\0" + "\0".join(side) + "\0" in flat for side in near))
            found.append((len(own), min(label, 1.0)))
        return found, len(tokens)

    def score(self, logits):
        logits = settle(self.sheet, self.layout, [float(x) for x in logits])
        text = "\n".join(b.text for b, x in zip(self.sheet.blocks, logits, strict=True) if x > 0 and not b.hidden)
        gold, got = (self._shingles(t) for t in (self.row["gold"], text))
        true = sum((gold & got).values())
        return true, sum(got.values()), sum(gold.values())

    def _shingles(self, text):
        tokens = self.pattern.findall(text)
        starts = range(max(1, len(tokens) - 3)) if tokens else ()
        return collections.Counter(tuple(tokens[i:i + 4]) for i in starts)


def cores(row, text):
    """The smallest element that holds nearly all of the gold text, and the one around it, as pages of their own."""
    lines = [line for line in map(squeezed, row["gold"].split("\n")) if len(line) >= LINE]

    def held(node):
        own = squeezed(node.text(deep=True) or "")
        return sum(len(line) for line in lines if line in own)

    node = LexborHTMLParser(text).root
    whole = held(node) if node is not None else 0
    if not whole or whole < HALF * sum(map(len, lines)):
        return []
    while inner := next((child for child in node.iter() if child.tag not in UNREAD and held(child) >= MOST * whole), None):
        node = inner
    around = node.parent if node.parent is not None and node.parent.tag != "html" else node
    return [f"<!DOCTYPE html><html><body>{found}</body></html>" for found in sorted({node.html, around.html}, key=len)]


def squeezed(text):
    return "".join(text.split())


def spelt(around):
    """The fields of what is said of a block's neighbours."""
    near, likes, tree, part, talks = around
    return {**around_fields(near), **like_fields(likes), **tree_fields(tree), **part_fields(part), **talk_fields(talks)}


BALANCE = {"aeb": 1.0, "zh": 1.3, "forum": 2.0, "wcxb": 0.8}


def design(rows, vocabulary):
    indices, starts = [], [0]
    for names in rows:
        indices += [vocabulary[name] for name in names or () if name in vocabulary]
        starts.append(len(indices))
    return sp.csr_matrix((np.ones(len(indices), np.float32), indices, starts), shape=(len(rows), len(vocabulary)))


def fit(pages, features, strength):
    seen = collections.Counter(name for rows in features for name in {name for names in rows for name in names or ()})
    vocabulary = {name: i for i, name in enumerate(sorted(name for name, n in seen.items() if n >= PAGES_NEEDED))}
    x = design([names for rows in features for names in rows], vocabulary)
    weight = np.array([p.worth * BALANCE.get(p.group, 1.0) * (min(n, 300) + 3) / (p.size + 100) if n and row else 0.0
                       for p in pages for (n, _), row in zip(p.labels, p.alone, strict=True)])
    label = np.array([y for p in pages for _, y in p.labels])
    both, answers = sp.vstack([x, x]), np.r_[np.ones(len(label)), np.zeros(len(label))]
    weights = np.r_[weight * label, weight * (1 - label)]
    used = weights > 0
    model = LogisticRegression(C=strength, max_iter=400).fit(both[used], answers[used], sample_weight=100 * weights[used])
    return vocabulary, model.coef_[0], model.intercept_[0]


def apply(model, rows):
    vocabulary, weights, bias = model
    return np.where([names is None for names in rows], MENU, design(rows, vocabulary) @ weights + bias)


class Folds:
    """The pages in folds, and the models of the first pass that have not seen some of them."""

    def __init__(self, pages, count):
        self.pages, self.count = pages, count
        self.models = {}

    def without(self, *folds):
        """The first pass, learned from all other folds."""
        if frozenset(folds) not in self.models:
            inside = [page for page in self.pages if page.fold % self.count not in folds]
            self.models[frozenset(folds)] = fit(inside, [page.alone for page in inside], ALONE)
        return self.models[frozenset(folds)]

    def second(self, *folds):
        """The second pass, learned from all other folds, each of which had its first look from models that saw neither it nor these."""
        inside = [page for page in self.pages if page.fold % self.count not in folds]
        looks = [apply(self.without(page.fold % self.count, *folds), page.alone) for page in inside]
        return fit(inside, [page.together(look) for page, look in zip(inside, looks, strict=True)], TOGETHER)

    def held_out(self):
        """What either pass says of each page when its fold was never seen by any model that has a part in it."""
        first, second = [None] * len(self.pages), [None] * len(self.pages)
        for fold in range(self.count):
            alone, together = self.without(fold), self.second(fold)
            for i, page in enumerate(self.pages):
                if page.fold % self.count == fold:
                    first[i] = apply(alone, page.alone)
                    second[i] = apply(together, page.together(first[i]))
        return first, second


def report(title, pages, logits):
    groups = collections.defaultdict(list)
    for page, own in zip(pages, logits, strict=True):
        groups[page.group].append(page.score(own))
    cells = []
    for group, scores in sorted(groups.items()):
        p = [true / got for true, got, _ in scores if got]
        r = [true / gold for true, _, gold in scores if gold]
        p, r = sum(p) / max(1, len(p)), sum(r) / max(1, len(r))
        cells.append(f"{group} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}")
    print(f"{title:20}", " | ".join(cells), flush=True)


def write(models, path):
    lines = ["# The weights of the structural judgement of HTML blocks (bilingual/page/html_model.py): log odds for the article,",
             "# learned by benchmarks/train_html.py. A table a field, a key a value of it; fields and bins are explained in",
             "# html_features.py and html_neighbours.py, cues (above: around the block, near: nearest it) in hints.tsv."]
    for title, (vocabulary, weights, bias) in models:
        tables = collections.defaultdict(dict)
        for name, i in vocabulary.items():
            field, _, value = name.partition("=")
            if abs(weights[i]) >= 0.01:
                tables[field][value] = weights[i]
        lines.append(f'\n[{title}]\nbias = "{bias:.2f}"')
        lines += [f'hidden = "{w:.2f}"' for w in tables.pop("hidden", {}).values()]
        for field in sorted(tables):
            lines.append(f'\n[{title}."{field}"]')
            lines += [f'"{value}" = "{tables[field][value]:.2f}"' for value in sorted(tables[field])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = options.data / "pages"
    pages, parts = [], []
    with open(options.data / "pages.jsonl", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            text = source(gzip.decompress((folder / f"{row['id']}.html.gz").read_bytes())).text
            pages.append(Page(row, text))
            parts += [Page(row, core, CORE) for core in cores(row, text)]
    count = len(pages)
    folds = Folds(pages + parts, options.folds)
    first, second = folds.held_out()
    report("first pass, held out", pages, first[:count])
    report("held out", pages, second[:count])
    report("cores, held out", parts, second[count:])
    models = folds.without(), folds.second()
    report("learned from", pages, [apply(models[1], page.together(apply(models[0], page.alone))) for page in pages])
    if options.write:
        write(zip(("alone", "together"), models, strict=True), Path(__file__).resolve().parent.parent / "lexicons" / "html.toml")


if __name__ == "__main__":
    main()
