"""Whole pages in the manner of many outlets, HTML and flattened: no noise leaks, no line of the article is lost.

A page stands in ``corpus/pages/`` (or in ``samples/``), and beside it what a careful reader would mark, in page order, however
it is cut into blocks: ``+`` the article, ``-`` noise, ``?`` as you like, ``=`` a headline without a figure, which HTML may
leave to the title. All sentences and outlets are our own. Each page is read as it is, then flattened to text; and the article
alone, whole and in parts, must come back as it went in. ``?`` too is a caption that stands in no ``<figcaption>``, and a place
before a colon: annotators of English news leave such captions out, others keep them.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

import pytest

from bilingual.document import Block
from bilingual.lexicon import shipped
from bilingual.page import blocks, clean, source

HERE = Path(__file__).resolve().parent
PAGES = HERE / "corpus" / "pages"
SAMPLES = HERE.parent / "samples"
NAMES = sorted(path.name.removesuffix(".expected") for path in PAGES.glob("*.expected"))
HTML = [name for name in NAMES if name.endswith(".html")]


class Line(NamedTuple):
    verdict: str
    text: str


def cleaned(page: bytes | str, media_type: str) -> list[Block]:
    """The blocks of a page as they were judged, without lines of mere marks."""
    sheet = blocks(source(page, media_type), shipped())
    marks = [block.reason is not None for block in sheet.blocks]
    return [block for block, mark in zip(clean(sheet, url=None, lexicon=shipped())[1], marks, strict=True) if not mark]


def kept(page: str, media_type: str = "text/plain") -> list[list[str]]:
    """The words of each kept line; white space inside a line is the reader's business."""
    return [block.text.split() for block in cleaned(page, media_type) if block.kept]


@cache
def page(name: str) -> tuple[list[Line], list[Block]]:
    """What is expected of each block (its text in full), and the blocks as they came out."""
    path = PAGES / name if (PAGES / name).exists() else SAMPLES / name
    found = cleaned(path.read_bytes(), "text/html" if name.endswith(".html") else "text/plain")
    verdicts = "".join(
        mark[0] * len("".join(mark[2:].split())) for mark in (PAGES / f"{name}.expected").read_text(encoding="utf-8").splitlines()
    )
    lines, at = [], 0
    for block in found:
        own = set(verdicts[at : (at := at + len("".join(block.text.split())))])
        lines.append(Line(own.pop() if len(own) == 1 else "?", block.text))
    assert at == len(verdicts)
    return lines, found


def faults(lines: list[Line], found: list[Block], either: str = "?") -> list[str]:
    return [
        f"{'lost' if line.verdict in '+=' else 'leaked'}: {line.text[:60]}"
        for line, block in zip(lines, found, strict=True)
        if line.verdict not in either and block.kept != (line.verdict in "+=")
    ]


def article(name: str) -> list[str]:
    return [line.text for line in page(name)[0] if line.verdict in "+="]


def parts(name: str) -> dict[str, list[str]]:
    """The article and its parts; a paragraph is what has a sentence's width."""
    whole = article(name)
    body = whole[1:]
    paragraph = max(body, key=len)
    return {"whole": whole, "no headline": body, "first three": whole[:3], "one paragraph": [paragraph], "last two": whole[-2:]}


@pytest.mark.parametrize("name", NAMES)
def test_no_noise_leaks_and_no_line_is_lost(name: str) -> None:
    assert not faults(*page(name), either="?=")


@pytest.mark.parametrize("name", HTML)
def test_flattened_it_comes_out_the_same(name: str) -> None:
    lines = [Line(line.verdict, part) for line in page(name)[0] for part in line.text.split("\n")]
    assert not faults(lines, cleaned("\n".join(line.text for line in lines), "text/plain"))


@pytest.mark.parametrize("name", HTML)
def test_a_blank_line_behind_every_line_tells_nothing(name: str) -> None:
    """Many tools write pages so; what stands apart there is no more a paragraph than elsewhere."""
    lines = [part for line in page(name)[0] for part in line.text.split("\n")]
    assert kept("\n\n".join(lines)) == kept("\n".join(lines))


@pytest.mark.parametrize("part", ["whole", "no headline", "first three", "one paragraph", "last two"])
@pytest.mark.parametrize("name", NAMES)
def test_the_article_alone_is_kept_whole(name: str, part: str) -> None:
    lines = [line for text in parts(name)[part] for line in text.split("\n")]
    words = [line.split() for line in lines]
    html = "".join(f"<p>{escape(line)}</p>" for line in lines)
    assert kept("\n".join(lines)) == words
    assert kept("\n\n".join(lines)) == words
    assert kept(html, "text/html") == words
    assert kept(f"<!DOCTYPE html><html><body><div class='x'>{html}</div></body></html>", "text/html") == words


@pytest.mark.parametrize("form", ["head", "tail"])
@pytest.mark.parametrize("name", NAMES)
def test_noise_on_one_side_alone(name: str, form: str) -> None:
    lines = page(name)[0]
    body = [index for index, line in enumerate(lines) if line.verdict in "+="]
    rest = lines[: body[-1] + 1] if form == "head" else lines[body[0] :]
    rest = [Line(line.verdict, part) for line in rest for part in line.text.split("\n")]
    assert not faults(rest, cleaned("\n".join(line.text for line in rest), "text/plain"))


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_twice_changes_nothing(name: str) -> None:
    once = [block.text for line, block in zip(*page(name), strict=True) if block.kept and line.verdict != "?"]
    assert kept("\n".join(once)) == [line.split() for text in once for line in text.split("\n")]
