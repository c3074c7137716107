"""Where the walk is too sure: named rules that look at what stands right beside a line, in their order.

``prose``      sentences without a sign of noise stay, behind a line or two that open no section; behind a short section
               inside the article (Related topics, two links) they must speak of the article's things, let someone speak, or
               have no headline above them but tags
``close``      a sentence right behind the last paragraph stays too, where its words have come before
``lead``       the same above the article: a paragraph that speaks of its things stays, with the list or headings between
``section``    a head like 相关推荐 behind the first paragraph opens a section of noise: the short lines under it go, two at least;
               behind two paragraphs, one like 相关问答 ends the article; under an invitation (更多…报道) headlines go
``listed``     the lines under one that ends with a colon, up to the next kept one, are its list
``heading``    a short line without a sign of noise between two kept paragraphs is a heading, and one that the next one says too
``author``     a line behind the last paragraph that begins with the name above the first one is about the author, and goes

They come between the rules of `bilingual.page.settle`, since losing a paragraph is worse than keeping a line too many.
Declined: sentences of less than a line's width, which teasers and prompts are made of, and whatever follows questions and
answers, comments or a disclaimer.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.facts import terms
from bilingual.page.masthead import DATELINE, top
from bilingual.page.phrases import Phrases, function_words, letters, phrases
from bilingual.page.settle import ARTICLE, BEHIND, PAUSES, STOPS, Line, marked, plain
from bilingual.page.told import invites

__all__ = ["author", "close", "heading", "lead", "listed", "prose", "section"]

_WIDE, _SIGNED = 72, 50
"""The least width of a sentence that stays for its own sake, and of one right behind the article, behind a name
and a date, as posts are, or behind a prompt that says what it is."""
_GAP, _SECTION = 2, 4
"""How many lines may stand between two paragraphs: without signs of noise, and with a section among them."""
_BOX = 10
"""How many lines a prompt or a box may have between two paragraphs."""
_ABOVE = 12
"""How many lines of a list or a recipe may stand between the first paragraph and the rest."""
_SHARED, _SHARED_ABOVE, _SAME = 0.1, 0.05, 0.2
"""The share of a paragraph's words that the article must have said for it to go on behind a section, above it, and behind other stories."""
_HEADING, _NAMED, _MUCH = 48, 8, 1.4
"""The greatest width of a heading, the least of a Chinese one, and how much shorter it is than the headline of another story."""
_TAKEN = 10
"""The least letters of a heading that is known by the paragraph under it."""
_INVITED, _OTHER = 6, 24
"""The most headlines of other stories under an invitation to read them, and the least width of one."""
_ITEMS = 10
"""The most items of a list that is announced."""
_SIGNS = frozenset({"byline", "comments"})
"""The reasons of lines that sign a post."""
_OPENED = frozenset({"related", "q-and-a", "comments", "advertisement"})
"""The reasons of heads that open a section."""
_ASKING = frozenset({"newsletter", "app-promotion"})
"""The reasons of prompts, however long."""
_ASKED = frozenset({"advertisement", "newsletter", "app-promotion", "share"})
"""The reasons of heads that a box inside the article may have."""
_INLINE = frozenset({"related", "advertisement", "newsletter", "app-promotion"})
"""The reasons of sections that stand inside articles."""
_SIGNED_ABOVE = 12
"""How many lines above the first paragraph an author is looked for."""
_ABOUT = 14
"""How many letters may stand before the name (About the author)."""
_SAID = 0.05
"""The share of a closing sentence's words that the article must have said."""


def prose(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the paragraphs behind the article that have no sign of noise, and those that go on with it behind a section."""
    functions, words = function_words(lexicon), phrases(lexicon)
    kept = [line for line in lines if line.state == ARTICLE]
    if not any(line.facts.shape in "PS" for line in kept):
        return
    wide = sum(line.facts.han * line.facts.width for line in kept) > 0.3 * sum(line.facts.width for line in kept)
    said = {term for line in kept for term in terms(line.text, line.facts.han, functions)}
    last = max(index for index, line in enumerate(lines) if line.state == ARTICLE)

    def run(start: int, least: float, width: int) -> int:
        """Where the paragraphs end that begin here."""
        end = start
        while end < len(lines) and lines[end].facts.shape in "PS" and plain(lines[end]):
            bag = terms(lines[end].text, lines[end].facts.han, functions)
            if (lines[end].facts.han > 0.3) != wide or (end == start and lines[end].facts.width < width):
                break
            if sum(term in said for term in bag) < least * len(bag) and not words.quotation.match(lines[end].text):
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
            end = run(start, 0.0, _SIGNED if sure else _WIDE)
        elif len(gap) <= _SECTION and hints <= _INLINE and heads < 2:
            tags = len(gap) > 2 and all(line.facts.shape == "N" for line in gap[1:])
            end = run(start, 0.0 if tags else _SHARED, _WIDE)
        if end == start:
            start = _again(lines, last, said, lexicon)
            end = run(start, 0.0, _WIDE)
        if end == start:
            return
        for line in lines[start:end]:
            line.state = ARTICLE
            said.update(terms(line.text, line.facts.han, functions))
        last = end - 1


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
        if line.facts.shape == "P" and line.facts.width >= _WIDE and plain(line) and _paragraph(below) and plain(below):
            if others:
                bag = [term for other in (line, below) for term in terms(other.text, other.facts.han, functions)]
                goes_on = sum(term in said for term in bag) >= _SAME * len(bag)
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
    if last + 1 < len(lines) and kept[-1].facts.shape == "P" and (line := lines[last + 1]).facts.shape == "S" and plain(line):
        said = {term for other in kept for term in terms(other.text, other.facts.han, functions)}
        bag = terms(line.text, line.facts.han, functions)
        if line.text[-1] in STOPS and sum(term in said for term in bag) >= _SAID * len(bag):
            line.state = ARTICLE


def lead(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a paragraph above the article that speaks of its things, with what stands between, where that has no sign of noise."""
    functions = function_words(lexicon)
    while first := next((index for index, line in enumerate(lines) if line.state == ARTICLE), None):
        start = first - 1
        while start > max(0, first - _ABOVE) and (_credit(lines[start]) or (
            lines[start].facts.shape in "MTNS" and lines[start].facts.width < _WIDE
        )):
            start -= 1
        line, between = lines[start], [other for other in lines[start + 1:first] if not _credit(other)]
        if line.facts.shape not in "PS" or line.facts.width < _WIDE or not plain(line):
            return
        if any(other.facts.hint or other.reason for other in between):
            return
        said = {term for other in lines[first:first + 30] if other.state == ARTICLE
                for term in terms(other.text, other.facts.han, functions)}
        bag = terms(line.text, line.facts.han, functions)
        if sum(term in said for term in bag) < _SHARED_ABOVE * len(bag):
            return
        for other in (line, *between):
            other.state = ARTICLE


def _credit(line: Line) -> bool:
    """Whether a line of wide characters says whose picture stands above it, or when it was taken; in narrow ones what stands above such a
    line is mostly the picture's caption."""
    return line.facts.han > 0.3 and (line.reason == "byline" or line.facts.shape == "D")


def section(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the short lines under the head of a section of noise, with the head."""
    words = phrases(lexicon)
    index = len(top(lines)) + 1
    while index < len(lines):
        end = index + 1
        head = lines[index].facts.head
        if head == "q-and-a" and sum(line.state == ARTICLE and line.facts.shape == "P" for line in lines[:index]) > 1:
            end = len(lines)
        elif head in _OPENED:
            while end < len(lines) and (lines[end].facts.shape not in "PS" or lines[end].facts.width < _WIDE):
                end += 1
        one = end == index + 2 and head == "related" and lines[index + 1].facts.shape == "M"
        for line in lines[index:end] if end > index + 2 or one else ():
            if line.state == ARTICLE:
                line.state, line.reason = BEHIND, head
        if end == index + 1 and lines[index].reason == "related" and invites(lines[index].text, words):
            others = list(takewhile(_other_headline, lines[end:end + _INVITED]))
            if end + len(others) < len(lines) and lines[end + len(others)].facts.shape in "PS":  # the last may head what follows
                others = others[:-1]
            for line in others if len(others) > 1 else ():
                line.state, line.reason = BEHIND, "related"
        index = end


def _other_headline(line: Line) -> bool:
    return line.facts.shape in "MT" and line.facts.width >= _OTHER and line.text[0].isalnum() and line.text[-1] not in PAUSES


def heading(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps a short line between two kept paragraphs, one right above the kept paragraph that it is taken from, and, where the article goes
    on behind a prompt or other stories, one that is much shorter than these."""
    words = phrases(lexicon)
    begun, widest = False, 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        begun = begun or (above.state == ARTICLE and above.facts.shape == "P")
        widest = 0 if above.state == ARTICLE else max(widest, above.facts.width)
        if line.state == ARTICLE or below.state != ARTICLE or below.facts.shape not in "PS":
            continue
        own = line.facts.hint is None or line.facts.key in words.headings or (line.facts.hint == "byline" and words.clause.match(line.text))
        if line.reason not in (None, "related") or line.facts.shape not in "SMTNK" or not own:
            continue
        between = above.state == ARTICLE and line.text[0].isalnum() and above.facts.shape in "PS" and line.facts.shape != "S"
        taken = len(line.facts.key) > _TAKEN and line.facts.key in below.facts.key
        aside = not above.facts.head and (above.facts.hint or above.reason not in (None, "related") or not above.facts.key)
        shorter = aside or line.facts.width * _MUCH < widest
        named = line.facts.shape in "MTK" or (line.facts.width >= _NAMED and line.facts.han > 0.3)
        again = begun and above.state != ARTICLE and shorter and named and line.facts.width <= _HEADING
        if again or (line.reason is None and (between or taken)):
            line.state, line.reason = ARTICLE, None


def listed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the items of a list inside the article that a kept line announces with a colon."""
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    for above, below in pairwise(kept):
        gap = lines[above + 1:below]
        if lines[above].text[-1] in ":：" and len(gap) <= _ITEMS and not any(map(marked, gap)):
            for line in gap:
                line.state = ARTICLE


def author(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what is said of the author behind the last paragraph: lines that begin with the name that signs the article, or
    with a word or two before it, and what stands under a heading About … with a name that the article does not speak of."""
    words = phrases(lexicon)
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"), 0)
    found = [met for line in lines[max(0, first - _SIGNED_ABOVE):first] if line.facts.width < DATELINE
             for met in words.author.finditer(line.text)]
    names = {letters(met["name"] or met["han"]) for met in found}
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
