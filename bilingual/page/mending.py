"""Where the walk is too sure: named rules that look at what stands right beside a line, in their order.

``prose``      sentences without a sign of noise stay, behind a line or two that open no section; behind a short section
               inside the article (Related topics, two links) they must speak of the article's things, let someone speak, or
               have no headline above them but tags
``close``      a sentence right behind the last paragraph stays too, where its words have come before
``lead``       the same above the article: a paragraph that speaks of its things stays, with the list or headings between
``author``     a line behind the last paragraph that begins with the name above the first one is about the author, and goes, as does such
               a name alone
``issued``     who issued a notice, and the day below, stay right behind it
               and so does its number right above its first paragraph
``opening``    the paragraph below the headline or its byline stays, though single words in it may be noise

They come between the rules of `bilingual.page.settle`, since losing a paragraph is worse than keeping a line too many.
Declined: sentences of less than a line's width, which teasers and prompts are made of, and whatever follows questions and
answers, comments or a disclaimer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from bilingual.lexicon import Lexicon
from bilingual.page.masthead import DATELINE, WRITER
from bilingual.page.phrases import Functions, function_words, letters, phrases
from bilingual.page.settle import ARTICLE, BEHIND, PARAGRAPH, STOPS, Line, plain, shared, vocabulary

__all__ = ["author", "close", "issued", "lead", "opening", "prose"]

_SIGNED = 50
"""The least width of a sentence right behind the article, behind a name and a date, as posts are, or behind a prompt that says so."""
_GAP, _SECTION = 2, 4
"""How many lines may stand between two paragraphs: without signs of noise, and with a section among them."""
_STORIES, _RUN = 6, 3
"""How many lines a list of other stories inside the article has with its head, and so many paragraphs in a row behind it need share fewer
words with it than one does."""
_BOX = 10
"""How many lines a prompt or a box may have between two paragraphs."""
_ABOVE = 12
"""How many lines of a list or a recipe may stand between the first paragraph and the rest."""
_SHARED, _SHARED_ABOVE, _SAME = 0.1, 0.05, 0.2
"""The share of a paragraph's words that the article must have said for it to go on behind a section, above it (or in several paragraphs),
and behind other stories."""
_SAID_LATER = 0.03
"""The same where a prompt and nothing else stands between."""
_SIGNS = frozenset({"byline", "comments"})
"""The reasons of lines that sign a post."""
_ASKING = frozenset({"newsletter", "app-promotion"})
"""The reasons of prompts, however long."""
_ASKED = frozenset({"advertisement", "newsletter", "app-promotion", "share"})
"""The reasons of heads that a box inside the article may have."""
_INLINE = frozenset({"related", "advertisement", "newsletter", "app-promotion"})
"""The reasons of sections that stand inside articles."""
_SIGNED_ABOVE = 12
"""How many lines above the first paragraph an author is looked for."""
_AND = re.compile(r",\s| and | & ")
"""What stands between two names."""
_ABOUT = 14
"""How many letters may stand before the name (About the author)."""
_OPENING, _OPENED = 8, 30
"""How far below the headline the first paragraph stands, and how many lines of the article show what it is about."""
_SINGLE = frozenset({None, "advertisement", "byline", "comments", "navigation"})
"""The reasons that a single word in a paragraph gives."""
_SAID = 0.05
"""The share of a closing sentence's words that the article must have said."""


def prose(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the paragraphs behind the article that have no sign of noise, and those that go on with it behind a section."""
    functions, words = function_words(lexicon), phrases(lexicon)
    kept = [line for line in lines if line.state == ARTICLE]
    if not any(line.facts.shape in "PS" for line in kept):
        return
    wide = sum(line.facts.han * line.facts.width for line in kept) > 0.3 * sum(line.facts.width for line in kept)
    said = vocabulary(kept, functions)
    last = max(index for index, line in enumerate(lines) if line.state == ARTICLE)

    def run(start: int, least: float, width: int) -> int:
        """Where the paragraphs end that begin here."""
        end = start
        while end < len(lines) and lines[end].facts.shape in "PS" and plain(lines[end]):
            if (lines[end].facts.han > 0.3) != wide or (end == start and lines[end].facts.width < width):
                break
            if shared(said, functions, lines[end]) < least and not words.quotation.match(lines[end].text):
                break
            end += 1
        return end

    while True:
        start = last + 1
        while start < min(len(lines), last + 2 + _SECTION) and not _paragraph(lines[start]):
            start += 1
        gap = lines[last + 1:start]
        hints = {line.facts.hint for line in gap if line.facts.hint}
        heads = sum(line.facts.head is not None for line in gap)
        end = start
        if len(gap) <= _GAP and hints <= _SIGNS | _INLINE and not heads:
            sure = not gap or hints & _SIGNS or any(line.reason for line in gap)
            end = run(start, 0.0, _SIGNED if sure else PARAGRAPH)
        elif len(gap) <= _SECTION and hints <= _INLINE and heads < 2:
            tags = len(gap) > 2 and all(line.facts.shape == "N" for line in gap[1:])
            end = run(start, 0.0 if tags else _SHARED, PARAGRAPH)
        if end == start:
            start, end = _behind_stories(lines, last, run, functions, said)
        if end == start and (behind := _prompted(lines, last)) > last + 1:
            ahead = run(behind, _SAID_LATER, 0)
            if ahead == behind + 1 < len(lines) - 1 and _may_head(lines[ahead]):
                further = run(ahead + 1, _SAID_LATER, PARAGRAPH)
                ahead = further if further > ahead + 1 else ahead
            if ahead - behind > 1 and any(line.facts.shape == "P" for line in lines[behind:ahead]):
                start, end = behind, ahead
        if end == start:
            start = _again(lines, last, said, lexicon)
            end = run(start, 0.0, PARAGRAPH)
        if end == start:
            return
        for line in lines[start:end]:
            line.state = ARTICLE
        said |= vocabulary(lines[start:end], functions)
        last = end - 1


def _behind_stories(
    lines: list[Line], last: int, run: Callable[[int, float, int], int], functions: Functions, said: set[str]
) -> tuple[int, int]:
    """Where paragraphs begin and end, with headings among them, that go on with the article behind a box of other stories or goods."""
    start = last + 1
    while start < min(len(lines), last + 1 + _BOX) and (lines[start].reason or not _paragraph(lines[start])):
        start += 1
    box = lines[last + 1:start]
    hints = {line.facts.hint for line in box if line.facts.hint}
    own = sum(line.reason is None for line in box)
    if own > _STORIES or hints - _INLINE or sum(line.facts.head is not None for line in box) > 1:
        return start, start
    end = run(start, 0.0, PARAGRAPH)
    while start < end < len(lines) - 1 and _may_head(lines[end]) and (further := run(end + 1, 0.0, PARAGRAPH)) > end + 1:
        end = further
    body = [line for line in lines[start:end] if line.facts.shape in "PS"]
    goes_on = len(body) >= _RUN and shared(said, functions, *body) >= _SHARED_ABOVE
    return start, end if goes_on else start


def _may_head(line: Line) -> bool:
    """Whether a line may be a heading between paragraphs."""
    return line.facts.shape in "TN" and not (line.facts.hint or line.reason)


def _prompted(lines: list[Line], last: int) -> int:
    """Where a prompt ends that stands right behind the article, two lines at least that ask for something, with labels among them; the last
    line of the article, where there is none."""
    asks = 0
    for index in range(last + 1, min(len(lines), last + 2 + _BOX)):
        line = lines[index]
        reason = line.reason or line.facts.hint
        if reason in _ASKED:
            asks += 1
            continue
        label = line.facts.shape in ("NK" if index > last + 1 else "NKT")  # and the title of its box
        if not (label and reason in (None, "comments", "navigation")) or line.facts.head not in (None, *_ASKED):
            return index if asks > 1 else last
    return last


def _again(lines: list[Line], last: int, said: set[str], lexicon: Lexicon) -> int:
    """Where two paragraphs in a row stand behind a prompt or a box inside the article, in which someone speaks, or behind other stories,
    in the words of the article; the end of the page, where there are none."""
    functions, words = function_words(lexicon), phrases(lexicon)
    others = False
    for start in range(last + 1, min(len(lines) - 1, last + 2 + _BOX)):
        line, below = lines[start:start + 2]
        if line.facts.head and line.facts.head not in _ASKED:
            if line.facts.head != "related" or others:
                break
            others = True
        if line.facts.shape == "P" and line.facts.width >= PARAGRAPH and plain(line) and _paragraph(below) and plain(below):
            if others:
                goes_on = shared(said, functions, line, below) >= _SAME
            else:
                goes_on = words.speech.search(line.text) is not None or words.speech.search(below.text) is not None
            return start if goes_on else len(lines)
        if others and line.facts.shape in "PS":
            break
    return len(lines)


def _paragraph(line: Line) -> bool:
    wide = line.facts.shape == "P" or (line.facts.shape == "S" and line.facts.width >= _SIGNED)
    return wide and line.facts.hint not in _ASKING


def close(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a whole sentence right behind the last paragraph that speaks of what the article has spoken of."""
    functions = function_words(lexicon)
    kept = [line for line in lines if line.state == ARTICLE]
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE), default=len(lines))
    if last + 1 >= len(lines) or kept[-1].facts.shape != "P":
        return
    line = lines[last + 1]
    whole = line.facts.shape == "S" and plain(line) and line.text[-1] in STOPS
    if whole and shared(vocabulary(kept, functions), functions, line) >= _SAID:
        line.state = ARTICLE


def lead(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a paragraph above the article that speaks of its things, with what stands between, where that has no sign of noise."""
    functions = function_words(lexicon)
    while first := next((index for index, line in enumerate(lines) if line.state == ARTICLE), None):
        start = first - 1
        while start > max(0, first - _ABOVE) and (_credit(lines[start]) or (
            lines[start].facts.shape in "MTNS" and lines[start].facts.width < PARAGRAPH
        )):
            start -= 1
        line, between = lines[start], [other for other in lines[start + 1:first] if not _credit(other)]
        if line.facts.shape not in "PS" or line.facts.width < PARAGRAPH or not plain(line):
            return
        if any(other.facts.hint or other.reason for other in between):
            return
        if shared(_opened(lines[first:first + _OPENED], functions), functions, line) < _SHARED_ABOVE:
            return
        for other in (line, *between):
            other.state = ARTICLE


def issued(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the lines that sign and date a notice below its end."""
    words = phrases(lexicon)
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE), default=len(lines))
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape in "PS"), 0)
    if first and words.registered.match(lines[first - 1].text):
        lines[first - 1].state, lines[first - 1].reason = ARTICLE, None
    for index in range(last + 1, min(len(lines) - 1, last + 2 + _GAP)):
        if lines[index].reason or lines[index].facts.head:
            return
        if words.issuer.match(lines[index].text) and words.issued.match(lines[index + 1].text):
            lines[index].state = lines[index + 1].state = ARTICLE
            return


def opening(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the paragraph below the headline, or below its byline, that speaks of the article's things, whatever single words are in it."""
    functions = function_words(lexicon)
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    first = next((index for index in kept if lines[index].facts.shape == "P"), 0)
    if not kept or lines[kept[0]].facts.shape not in "TMS":
        return
    for line, below in pairwise(lines[kept[0] + 1:min(first, kept[0] + 1 + _OPENING) + 1]):
        if line.facts.shape != "P" or line.reason is not None or line.state == ARTICLE:
            continue
        hardly = line.facts.head is None and line.facts.hint in _SINGLE and below.reason is None  # no caption
        if hardly and shared(_opened(lines[first:first + _OPENED], functions), functions, line) >= _SHARED_ABOVE:
            line.state = ARTICLE
        return


def _opened(lines: list[Line], functions: Functions) -> set[str]:
    """What the article speaks of as it begins."""
    return vocabulary((line for line in lines if line.state == ARTICLE), functions)


def _credit(line: Line) -> bool:
    """Whether a line of wide characters says whose picture stands above it, or when it was taken; in narrow ones what stands above such a
    line is mostly the picture's caption."""
    return line.facts.han > 0.3 and (line.reason == "byline" or line.facts.shape == "D")


def author(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what is said of the author behind the last paragraph: lines that begin with the name that signs the article, or
    with a word or two before it, and what stands under a heading About … with a name that the article does not speak of."""
    words = phrases(lexicon)
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"), 0)
    found = [met for line in lines[max(0, first - _SIGNED_ABOVE):first] if line.facts.width < DATELINE
             for met in words.author.finditer(line.text)]
    names = {letters(met["name"] or met["han"]) for met in found}
    bare = {letters(part) for line in lines[max(0, first - _SIGNED_ABOVE):first] if line.state != ARTICLE
            for part in _AND.split(line.text) if WRITER.match(part)}
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"), default=len(lines))
    for line in lines[last + 1:]:
        if line.facts.key in bare and not line.reason:
            line.state, line.reason = BEHIND, "byline"
    body = [line for line in lines[first:] if line.state == ARTICLE]
    for index in range(max(1, len(body) - 3), len(body)):
        if (met := words.about.match(body[index].text)) and not any(letters(met["name"]) in line.facts.key for line in body[:index]):
            for line in body[index:]:
                line.state, line.reason = BEHIND, "byline"
            return
    for line in body[:0:-1][:3]:
        if words.speech.search(line.text) or not any(name in line.facts.key[:_ABOUT + len(name)] for name in names):
            return
        line.state, line.reason = BEHIND, "byline"
