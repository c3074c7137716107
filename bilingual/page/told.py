"""Lines that say by themselves what they are, wherever they stand: an editor's credit, a disclaimer, a copyright notice, an
invitation to read more or to follow.

These stand inside the article's own element and end it without a break, so neither structure nor order tells them; both
kinds of page ask here. Declined: every line that may as well be a sentence of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from bilingual.page.phrases import Phrases, letters, width

__all__ = ["INDEX", "captioned", "contacts", "counts_pictures", "filed", "index_row", "invites", "player", "sentence", "told"]

INDEX = 8
"""So many rows are the index of a thread."""

_BRACKETS, _STARS = "（([【〔 　>＞»▶►", "★☆◆"
_OPEN, _SHUT = "（([【〔", "）)]】〕"
_TWICE = ("disclaimer", "copyright", "newsletter")
"""Reasons whose words are ordinary ones too, so that a line must say it twice."""
_ORDINARY = ("app-promotion", "byline", "copyright", "share")
"""Reasons whose words begin sentences as well."""
_ASKING = ("app-promotion", "share")
_IMPERATIVE = (*_ASKING, "advertisement", "copyright", "disclaimer", "newsletter")
"""Reasons whose English words begin instructions and headlines as well."""
_PAUSES = tuple("，,、！!：:；;")
_LABEL = tuple("：:】]》")
_SENTENCE, _CLAUSE = 40, 4
"""How much follows the opening of a sentence at least: its width in Latin script, its letters in others."""
_PARAGRAPH = 100
"""The least width of a paragraph that may well use a second phrase of noise, where it asks nothing of the reader."""
_STEP = 15
"""So many letters behind what the reader is to do, and a pause, tell how it is done."""
_CREDIT_LENGTH, _CREDIT_LENGTH_LATIN = 40, 100
_INVITATION_LENGTH = 140
_READ = 600
_ALONE, _SHAPED = 80, 400
"""The longest line that is a phrase by itself, and that has a shape of its own."""
_LABELS, _SURELY = 16, 4
"""The most labels in a row, and so many of them that other words between them do not matter."""
_ROW = 3
"""So many words that are labels each are a row of them."""
_WIDE = re.compile("[^\0-\u2e80]")
"""A character of the scripts that need no spaces."""
_BEGIN = 30
"""How much of a line tells whether it is one in wide characters; an address may follow."""
_SPENT = ("app_promotion", "newsletter")
"""Prompts: a line like them that gives an amount is a sentence."""
_CONTACTS, _LINE, _ROW_LINE, _NAME = 8, 60, 160, 4
"""The most lines of whom to ask, the longest of them and the longest row of a table, in characters, and the spaces in a name or a firm
that ends with a full stop."""
_CAPTION, _CREDITED = 480, 90
"""The longest caption, and how much of its end may be a credit, in characters."""
_MORE = 4
"""The longest count of other pictures, in characters."""
_CODE = 15
"""How many letters the code of a filed release has."""
_LASTING = 12
"""How much of the line above tells what a duration is of, in characters."""
_INDEXED, _ROW_END = 200, 80
"""The longest row of an index, and how much of its end tells that it is one, in characters."""
_CLOCK = 9
"""The longest duration, in characters."""


def told(text: str, phrases: Phrases) -> str | None:
    """The reason to drop a line that its words alone give, or None.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> told("（责任编辑：林一）", phrases(shipped())), told("编辑是一份好工作。", phrases(shipped()))
    ('byline', None)
    """
    plain = text.lstrip(_BRACKETS)
    if len(text) <= (_CREDIT_LENGTH_LATIN if text.isascii() else _CREDIT_LENGTH) and text[-1:] != "。":
        if (credit := phrases.credits.match(plain)) and not phrases.clause.search(plain, credit.end()):
            return "byline"
        if text[0] in _OPEN and text[-1] in _SHUT and (signed := phrases.starts.match(plain)) and phrases.reasons[signed[0]] == "byline":
            return "byline"
    if len(text) <= _ALONE and (reason := phrases.alone.get(letters(text)) or _labels(text, phrases)):
        return reason
    if len(text) <= _SHAPED and (reason := _shape(text, phrases)):
        return reason
    if phrases.notice.match(text):
        return "disclaimer"
    if len(text) <= _INVITATION_LENGTH and (shape := phrases.invitation.match(plain.lstrip(_STARS))):
        return "related" if shape["more"] else "app-promotion"
    opening = phrases.starts.match(plain[1:] if plain[:1] == "“" and "”" not in plain else plain)  # a quotation that never ends is none
    if opening and (reason := phrases.reasons[opening[0]]) in _TWICE:
        more = phrases.anywhere.findall(text[:_READ])
        if any(phrases.reasons[word] in _TWICE for word in more if word not in opening[0] or more.count(word) > 1):
            return reason
    return None


def _labels(text: str, phrases: Phrases) -> str | None:
    """The reason of the first of several labels, where a line is made of these alone: ``Terms | Privacy``, ``字号：大 中 小``.

    In Chinese a space parts labels as a mark does. What a table's cells or a pause part is data, or a sentence.
    """
    wide = not text.isascii() and _WIDE.search(text) is not None
    between = phrases.between[wide]
    inside = text.lstrip(_BRACKETS)
    first = between.search(inside)
    if first is None:
        return None if wide else _buttons(text, phrases)
    begun = letters(inside[:first.start()]) in phrases.labels
    if not begun and not (wide and text.count(" ") >= _SURELY):
        return None
    names = [name for part in between.split(text) if (name := letters(part))]
    if not 1 < len(names) <= _LABELS or not (wide or any(len(name) > 2 for name in names)):
        return None  # 2" x 2"
    known = [reason for name in names if (reason := phrases.labels.get(name))]
    if not begun and ("share" not in known or "：" in text):
        return None  # a list of subjects has the names of channels in it, too
    return known[0] if len(known) == len(names) or len(known) >= max(_SURELY, len(names) // 2) else None


def _buttons(text: str, phrases: Phrases) -> str | None:
    """The reason of the first of three or more labels of one word each: ``Facebook Email Print``."""
    words = text.split(" ", _LABELS)
    reason = phrases.labels.get(words[0].lower())
    if reason is None or len(words) < _ROW or not all(word.lower() in phrases.labels for word in words):
        return None
    return reason


def _shape(text: str, phrases: Phrases) -> str | None:
    """The reason that the shape of a line as a whole gives, or None."""
    begin = text[:_BEGIN]
    wide = not begin.isascii() and 5 * len(begin.encode(errors="replace")) > 6 * len(begin)
    own = phrases.told[wide].match(text)
    if own is None or own.lastgroup is None or (own.lastgroup in _SPENT and phrases.amount.search(text)):
        return None
    return own.lastgroup.replace("_", "-")


def captioned(text: str, phrases: Phrases) -> bool:
    """Whether a line is a sentence and behind it whose picture it describes.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> words = phrases(shipped())
    >>> captioned("大桥周一恢复通车。林一摄", words), captioned("林一摄", words), captioned("大桥周一恢复通车。", words)
    (True, False, False)
    """
    return len(text) <= _CAPTION and phrases.captioned.search(text[-_CREDITED:]) is not None


def counts_pictures(text: str, above: str, phrases: Phrases) -> bool:
    """Whether a line counts the other pictures of a gallery (``+9``), below a prompt to look at one.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> counts_pictures("+9", "点击图片放大", phrases(shipped())), counts_pictures("+9", "Goal difference", phrases(shipped()))
    (True, False)
    """
    return len(text) <= _MORE and text[0] == "+" and text[1:].isdecimal() and told(above, phrases) is not None


def filed(text: str, above: str) -> bool:
    """Whether a line is the code under which a release was filed, below its end.

    >>> filed("TSTQKLFLZFLFBBK", "END"), filed("STRAIGHTFORWARD", "Seven across")
    (True, False)
    """
    return len(text) == _CODE and text.isalpha() and text.isupper() and above == "END"


def index_row(text: str, phrases: Phrases) -> bool:
    """Whether a line leads to a post of a thread: it ends with who wrote the post, when, and how long it is or how often it was read.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> words = phrases(shipped())
    >>> index_row("顶一个【阿海】08-11 9:10 0字 [100/0]", words), index_row("08-11 9:10 写了500字", words)
    (True, False)
    """
    return ":" in text and len(text) <= _INDEXED and phrases.indexed.search(text[-_ROW_END:]) is not None


def player(texts: Iterable[str], phrases: Phrases) -> int | None:
    """Which line is the duration of a player: the only one of the page that is a duration and nothing else; several are a
    chronicle.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> words = phrases(shipped())
    >>> player(["Rain at last", "00:42", "It rained."], words), player(["9:15", "Rain.", "10:40", "Sun."], words)
    (1, None)
    """
    found = [(above, index) for index, (above, text) in enumerate(pairwise(("", *texts)))
             if len(text) <= _CLOCK and text[0].isdigit() and phrases.duration.match(text)]
    return found[0][1] if len(found) == 1 and not phrases.lasting.search(found[0][0][-_LASTING:]) else None


def invites(text: str, phrases: Phrases) -> bool:
    """Whether a line invites to other stories and names none itself (更多…报道), so that these come below.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> invites("更多晨报报道", phrases(shipped())), invites("相关阅读：油价下跌", phrases(shipped()))
    (True, False)
    """
    invitation = phrases.invitation.match(text.lstrip(_BRACKETS))
    return invitation is not None and invitation["more"] is not None and ":" not in text and "：" not in text


def contacts(texts: Sequence[str], phrases: Phrases) -> list[int]:
    """The lines that say whom to ask about a release, with their head: short ones under it, of which one is an address or a number.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> words = phrases(shipped())
    >>> contacts(["The sale closed.", "Media contact:", "Ann Lee", "ann@lee.example", "The deal was the first of its kind."], words)
    [1, 2, 3]
    """
    found: list[int] = []
    for start, head in enumerate(texts):
        if len(head) > _LINE or not phrases.contact.match(head):
            continue
        below = list(takewhile(_of_contact, texts[start + 1:start + _CONTACTS]))
        reached = [index for index, text in enumerate(below, start + 1) if phrases.reached.search(text)]
        if reached:
            found += range(start, reached[-1] + 1)
    return found


def _of_contact(text: str) -> bool:
    """A name, a firm, an address; no sentence, and nothing that someone says."""
    closed = text[-1] in "。!?！？”\"」』" or (text[-1] == "." and text.count(" ") > _NAME)
    longest = _ROW_LINE if "\t" in text else _LINE if text.isascii() else _LINE // 2
    return len(text) <= longest and "。" not in text and not closed


def sentence(text: str, phrases: Phrases) -> bool:
    """Whether a line that begins like a prompt may as well be a sentence of the article: it ends like one or gives an amount, the
    phrase goes on, and no second phrase of noise is in it.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> sentence("扫码支付在中国非常普及。", phrases(shipped())), sentence("扫码关注公众号。", phrases(shipped()))
    (True, False)
    """
    opening = phrases.starts.match(text)
    rest = text[opening.end():] if opening else text
    amount = phrases.amount.search(text)
    if text[-1:] not in ("。", ".") and not amount and not phrases.clause.search(rest):
        return False
    if opening is not None:
        reason = phrases.reasons[opening[0]]
        if reason == "disclaimer" and text[-1:] == "。" and amount:
            return told(text, phrases) is None
        if not _goes_on(text, opening[0], reason, phrases):
            return False
    said = {word for word in phrases.anywhere.findall(text[:_READ]) if opening is None or word not in opening[0]}
    paragraph = text[-1] in "。." and width(text) >= _PARAGRAPH and not phrases.asking.search(text)
    return (not said or paragraph) and not phrases.invitation.match(text.lstrip(_BRACKETS))


def _goes_on(text: str, opening: str, reason: str, phrases: Phrases) -> bool:
    """Whether a sentence follows the phrase that a line opens with: no mark ends it, what is behind it asks nothing of the reader, and, but
    for amounts, it is long enough."""
    rest = text[len(opening):]
    size = len(letters(rest))
    if rest[:1] in _LABEL or (reason in _ASKING and rest[:1] in _PAUSES and size < _STEP) or not opening[0].isalnum():
        return False
    if reason in _ORDINARY and phrases.amount.search(text):
        return True
    long = width(rest) >= _SENTENCE and reason in _IMPERATIVE if text.isascii() else size >= _CLAUSE
    return long and not phrases.asking.search(rest) and told(text, phrases) is None
