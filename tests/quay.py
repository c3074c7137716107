"""An article about a quay, and what the named rules keep of it: for the tests of these rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import bilingual
from bilingual.lexicon import Lexicon, shipped
from bilingual.page.blocks import RawBlock
from bilingual.page.facts import facts
from bilingual.page.phrases import function_words, phrases
from bilingual.page.settle import ARTICLE, Line, notice

__all__ = ["ASIDE", "FURTHER", "STORY", "TOP", "ZH", "html", "kept", "read", "story"]

TOP = "Port company to buy four cranes for the northern quay"
STORY = [
    "The port company on Monday said it would buy four new cranes for the northern quay, which handles most of the region's grain.",
    "The cranes will cost about $48 million, and the port company expects to pay for them out of what it earns in three years.",
    "Dockers said the northern quay had waited for new cranes since 2016, when one of the old ones was taken down after a storm.",
    "The port company will hire 30 people to run the cranes, most of whom it hopes to train at the college across the river.",
]
FURTHER = "Grain exporters welcomed the cranes, since ships now wait for up to nine days off the northern quay before they can load."
ASIDE = "A bakery in the old town will open its doors again after two years, with a menu that its owner calls plain and honest food."
ZH = [
    "港务公司周一表示，将为北码头购置四台新吊机，这座码头承担了全区大部分粮食的装卸，工期预计为两年。",
    "四台吊机约需4800万美元，港务公司预计三年内用经营所得付清，不会向市政府申请补贴，也不打算发行新债券。",
    "码头工人说，自2016年一台旧吊机在风暴后被拆除以来，北码头一直在等新的吊机，装船因此常常要排队九天。",
]


def read(*states: tuple[int, str]) -> list[Line]:
    """Lines in these states, noticed for what they say themselves."""
    words, functions = phrases(shipped()), function_words(shipped())
    lines = [Line(text, facts(RawBlock(text), words, functions), state) for state, text in states]
    notice(lines, "", shipped())
    return lines


Rule = Callable[[list[Line], str, Lexicon], None]


def kept(rule: Rule, *states: tuple[int, str]) -> list[str]:
    """What is kept of the lines that were not, and not of those that were: the text of each whose state the rule turns over."""
    lines = read(*states)
    before = [line.state == ARTICLE for line in lines]
    rule(lines, "", shipped())
    return [line.text for line, was in zip(lines, before, strict=True) if (line.state == ARTICLE) != was]


def story(*texts: str) -> list[tuple[int, str]]:
    return [(ARTICLE, text) for text in texts]


def html(body: str, below: Sequence[str] = (*STORY[2:], FURTHER)) -> list[str]:
    """The lines that are kept of an article with this in its middle, or above the lines given."""
    above, below = ("".join(f"<p>{line}</p>" for line in lines) for lines in (STORY[:2], below))
    links = "<ul class=menu><li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li></ul>"
    return bilingual.clean(f"<html><body>{links}<article><h1>{TOP}</h1>{above}{body}{below}</article></body></html>").text.split("\n")
