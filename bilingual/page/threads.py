"""Behind the article, what repeats itself: named rules for lists of dated teasers and threads of signed comments.

``dated``     a headline, a date and a paragraph, four times in a row behind the first paragraph, are teasers of other articles,
              well written or not
``signed``    three lines that sign a comment and date it, behind the first paragraph, begin a thread that goes on to its end
``posted``    in a forum's thread, which signs its first post as it does the others (楼主, 1#, a date; Tieba below it), the sentences
              between the signatures stay, but for quotations of what came before and what a writer puts below every post
``indexed``   rows that lead to the posts of a thread and end with when each was written and how long it is, eight of them, go
``furnished`` in a thread whose posts end with the same row of buttons, what its writers put above that (a motto, an offer), the heads of
              their files and ratings, and whom they quote, go
``voted``     where two answers at least are headed by their votes, the sentence below the votes stays with the paragraph below it, and
              the question above the number of its followers stays

A walk from line to line sees prose there and goes on. Declined: threads that are signed by a name or a date alone, since forums
sign their posts like that, and lists of dates without headlines, which are chronicles.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from itertools import dropwhile, pairwise, takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.phrases import phrases
from bilingual.page.settle import ARTICLE, BEHIND, INSIDE, Line, marked
from bilingual.page.told import INDEX, index_row

__all__ = ["dated", "furnished", "indexed", "posted", "signed", "voted"]

_ITEMS, _SIGNED = 4, 3
"""How many teasers make a list, and how many comments a thread."""
_STAMP, _FLOOR = 60, 2
"""The widest line that dates a post, and how far above it its number may be."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?", re.I)
_PERIOD = 6
"""The most lines from one date of a list to the next."""
_POSTS, _ROW = 3, 6
"""So many posts with the same row of buttons make a thread, and the least letters of such a row."""
_ASKED = 6
"""How many lines a question has at most."""
_SAID = 200
"""Among how many lines one is looked for that an answer quotes."""
_BELOW = 3
"""How many lines a writer puts below a post at most."""
_LEAST, _MOST = 12, 120
"""The widths of a teaser's headline; a line that announces what follows has the least of them."""


def _begin(lines: list[Line]) -> int:
    return next((index + 1 for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"), len(lines))


def _headed(lines: list[Line], at: int) -> int | None:
    """Where the headline stands of the teaser that is dated here: right above, or above a name."""
    for index in (at - 1, at - 2):
        own = lines[index].facts
        if own.shape in "MTS" and _LEAST <= own.width <= _MOST and lines[index].text[-1] not in ".。:：，,":
            return index
        if own.shape not in "NT":
            return None
    return None


def dated(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the lists of dated teasers; times of the day alone are those of a report of it."""
    chain: list[tuple[int, int]] = []
    for index in range(_begin(lines) + 1, len(lines) + 1):
        day = index < len(lines) - 1 and lines[index].facts.shape == "D" and not _CLOCK.fullmatch(lines[index].text)
        if day and lines[index + 1].facts.shape == "P":
            head = _headed(lines, index)
            if head is not None and (not chain or index - chain[-1][1] <= _PERIOD):
                chain.append((head, index))
                continue
        if index == len(lines) or (chain and index - chain[-1][1] > _PERIOD):
            if len(chain) >= _ITEMS:
                for line in lines[chain[0][0]:chain[-1][1] + 2]:
                    if line.state == ARTICLE:
                        line.state, line.reason = BEHIND, "related"
            chain = []


def posted(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the posts of a thread, without the lines that sign them."""
    words = phrases(lexicon)
    stamps, below = [], False
    for index, line in enumerate(lines):
        if line.facts.width <= _STAMP and (met := words.stamp.match(line.text)):
            floors = (met["floor"] or "", *(above.text for above in lines[max(0, index - _FLOOR):index]))
            sure = met["number"] or met["phpbb"] or met["below"]
            stamps += [index] if sure or any(map(words.floor.match, floors)) else []
            below = below or met["below"] is not None
        elif index and words.floor.match(line.text) and lines[index - 1].facts.shape == "D" and words.date.search(lines[index - 1].text):
            stamps.append(index)
    if len(stamps) < _SIGNED:
        return
    first = lines[:stamps[0]] if below else lines[stamps[0]:stamps[1]]
    if not any(line.state == ARTICLE for line in first):
        return
    posts = [
        list(takewhile(lambda line: not (line.reason or line.facts.head), dropwhile(lambda line: line.reason, lines[start + 1:end])))
        for start, end in pairwise(stamps if below else (*stamps, len(lines)))
    ]
    for index in stamps:
        if lines[index].state == ARTICLE:
            lines[index].state, lines[index].reason = INSIDE, "byline"
    last = Counter(above.facts.key for above, line in pairwise(lines) if marked(line))
    said = {line.facts.key for line in lines if line.state == ARTICLE}
    for post in posts:
        for line in post:
            own = line.facts
            wanted = own.shape in "PS" or (line.text[-1] in ":：" and own.width >= _LEAST)
            if line.state != ARTICLE and wanted and not own.head and own.key not in said and last[own.key] < 2:
                line.state = ARTICLE
                said.add(own.key)


def signed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the threads of comments that lines of their own sign."""
    words = phrases(lexicon)

    def signs(line: Line) -> bool:
        possible = line.facts.width <= _MOST and ":" in line.text
        opening = words.starts.match(line.text.lstrip("# ")) if possible else None
        return opening is not None and words.reasons[opening[0]] == "comments" and bool(
            words.date.search(line.text) and words.time.search(line.text)
        )

    found = [index for index in range(_begin(lines), len(lines)) if signs(lines[index])]
    if len(found) < _SIGNED:
        return
    for line in lines[found[0]:]:
        if line.state == ARTICLE:
            line.state, line.reason = BEHIND, "comments"


def indexed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops the index of a thread, where a post of it stands on the page."""
    words = phrases(lexicon)
    found = {index for index, line in enumerate(lines) if index_row(line.text, words)}
    if len(found) < INDEX:
        return
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    if any(lines[index].facts.shape == "P" for index in kept if index not in found):
        for index in found.intersection(kept):
            lines[index].state, lines[index].reason = INSIDE, "navigation"


def furnished(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what belongs to the writers of a thread and to none of its posts."""
    words = phrases(lexicon)
    rows = Counter(line.facts.key for line in lines if line.state != ARTICLE and line.facts.shape in "TMK" and len(line.facts.key) >= _ROW)
    short = [line.text for line in lines if line.facts.width <= _STAMP]
    if sum(words.numbered_post.match(text) is not None or words.stamp.match(text) is not None for text in short) < 2:  # no thread
        return
    ends = {key for key, count in rows.items() if count >= _POSTS}
    said: deque[str] = deque(maxlen=_SAID)
    for index, line in enumerate(lines):
        if line.state != ARTICLE and line.facts.key in ends:
            start = index
            while start and index - start < _BELOW and lines[start - 1].state == ARTICLE:
                start -= 1
            own = next((at for at in range(max(1, start), index) if words.signature.match(lines[at].text)), index)
            for other in lines[own:index] if lines[own - 1].state == ARTICLE else ():
                other.state, other.reason = INSIDE, "user"
        if line.state != ARTICLE or index + 1 == len(lines):
            continue
        below = lines[index + 1]
        headed = below.state != ARTICLE and words.attached.match(below.text)
        quoted = ends and words.speaker.match(line.text) and any(below.facts.key in text for text in said)
        if quoted or (headed and line.facts.shape in "NT"):
            line.state, line.reason = INSIDE, "comments"
        said.append(line.facts.key)


def voted(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the first sentence of an answer, below its votes, and the question, with what is said of it, above its followers."""
    watched = phrases(lexicon).watched
    first = next((index for index, line in enumerate(lines) if watched.match(line.text)), 0)
    asked = list(takewhile(lambda line: line.facts.shape in "PSM" and not marked(line), reversed(lines[max(0, first - _ASKED):first])))
    for line in asked:
        line.state = ARTICLE
    votes = [index for index, line in enumerate(lines) if phrases(lexicon).votes.match(line.text)]
    for index in votes if len(votes) > 1 else ():
        if index + 2 < len(lines) and lines[index + 2].state == ARTICLE:
            answer = lines[index + 1]
            if answer.facts.shape in "PS" and not answer.facts.hint:
                answer.state, answer.reason = ARTICLE, None
