"""A source and its translation as a page: the findings on top, both texts side by side, their amounts linked."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from bilingual.document import Amount, Comparison, Document, Finding
from bilingual.render.report.amounts import table
from bilingual.render.report.article import Article, facts, legend, title_of
from bilingual.render.report.markup import Html, join, page, tag
from bilingual.render.wording import Words, message, words

__all__ = ["comparison_page"]

_AROUND = 40
"""How many characters of the text a finding shows on either side of its amount."""


def comparison_page(comparison: Comparison, ui: str) -> Html:
    say, source, translation = words(ui), comparison.source, comparison.translation
    title = title_of(translation, say)
    ours, theirs = tag("h2", say("source")), tag("h2", say("translation"))
    return page(
        "zh-Hans" if ui == "zh" else "en",
        say("title_compare", title=title),
        tag("header", tag("h1", title), legend((source, translation), say)),
        tag(
            "main",
            tag("section", tag("h2", say("findings")), _findings(comparison, say), class_="findings"),
            tag("section", tag("div", tag("div", ours, facts(source, say)), tag("div", theirs, facts(translation, say)), class_="pair"),
                *_rows(comparison, say)),
            tag("section", tag("h2", say("amounts")), tag("h3", say("source")), table(source, "s", say),
                tag("h3", say("translation")), table(translation, "t", say)),
            class_="wide",
        ),
    )


def _findings(comparison: Comparison, say: Words) -> Html:
    if comparison.ok:
        return tag("p", say("no_findings"), class_="fine")
    counts = Counter(finding.kind for finding in comparison.findings)
    summary = " · ".join(f"{say(f'finding_{kind}')} {count}" for kind, count in counts.most_common())
    ours, theirs = _names(comparison.source, "s"), _names(comparison.translation, "t")
    cards = (_card(finding, comparison, ours, theirs, say) for finding in comparison.findings)
    return join((tag("p", summary, class_="quiet"), tag("ol", *cards)))


def _card(finding: Finding, comparison: Comparison, ours: dict[int, str], theirs: dict[int, str], say: Words) -> Html:
    lines = [
        tag("span", say(f"finding_{finding.kind}"), class_=f"badge {finding.kind}"),
        tag("strong", message(finding.kind, finding.source, finding.translation, say.ui)),
    ]
    if finding.source:
        lines.append(_quoted(comparison.source, finding.source, ours, say("source")))
    if finding.translation:
        lines.append(_quoted(comparison.translation, finding.translation, theirs, say("translation")))
    if finding.suggestion:
        lines.append(tag("p", say("says", suggestion=finding.suggestion), class_="suggestion"))
    return tag("li", *lines)


def _quoted(document: Document, amount: Amount, names: dict[int, str], label: str) -> Html:
    start, end = max(0, amount.start - _AROUND), amount.end + _AROUND
    before, after = document.text[start : amount.start], document.text[amount.end : end]
    before = before.rpartition("\n")[2] if "\n" in before or not start else f"…{before}"
    after = after.partition("\n")[0] if "\n" in after or end >= len(document.text) else f"{after}…"
    link = tag("a", amount.text, href=f"#{names.get(amount.start, '')}")
    return tag("p", tag("span", label, class_="label"), tag("bdi", before, link, after), class_="quote")


def _names(document: Document, side: str) -> dict[int, str]:
    """The ids of amounts by where they begin."""
    return {amount.start: f"{side}{index}" for index, amount in enumerate(document.amounts)}


def _rows(comparison: Comparison, say: Words) -> list[Html]:
    """Both texts in rows that begin where they run level."""
    source, translation = comparison.source, comparison.translation
    ours = {left: (f"t{right}", translation.amounts[right].text) for left, right in comparison.links}
    theirs = {right: (f"s{left}", source.amounts[left].text) for left, right in comparison.links}
    left, right = Article(source, "s", say, ours), Article(translation, "t", say, theirs)
    level = [(0, 0), *(tie for tie in comparison.ties if tie[0] and tie[1]), (None, None)]
    return [
        tag("div", left.whole(here[0] or 0, there[0]), right.whole(here[1] or 0, there[1]), class_="pair")
        for here, there in pairwise(level)
    ]
