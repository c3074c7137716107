"""Lines that say by themselves what they are, wherever they stand: an editor's credit, a disclaimer, a copyright notice, an
invitation to read more or to follow.

These stand inside the article's own element and end it without a break, so neither structure nor order tells them; both
kinds of page ask here. Declined: every line that may as well be a sentence of the article.
"""

from __future__ import annotations

from collections.abc import Iterable

from bilingual.page.phrases import Phrases, letters

__all__ = ["player", "sentence", "told"]

_BRACKETS = "（([【〔 　"
_OPEN, _SHUT = "（([【〔", "）)]】〕"
_TWICE = ("disclaimer", "copyright", "newsletter")
"""Reasons whose words are ordinary ones too, so that a line must say it twice."""
_ORDINARY = ("app-promotion", "byline", "copyright", "share")
"""Reasons whose words begin sentences as well."""
_ASKING = ("app-promotion", "share")
_PAUSES = tuple("，,、！!：:；;")
_CREDIT_LENGTH, _CREDIT_LENGTH_LATIN = 40, 100
_INVITATION_LENGTH = 140
_READ = 600
_ALONE, _SHAPED = 60, 400
"""The longest line that is a phrase by itself, and that has a shape of its own."""
_SPENT = ("app_promotion", "newsletter")
"""Prompts: a line like them that gives an amount is a sentence."""
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
        if phrases.credits.match(plain):
            return "byline"
        if text[0] in _OPEN and text[-1] in _SHUT and (signed := phrases.starts.match(plain)) and phrases.reasons[signed[0]] == "byline":
            return "byline"
    if len(text) <= _ALONE and (alone := phrases.alone.get(letters(text))):
        return alone
    if len(text) <= _SHAPED and (reason := _shape(text, phrases)):
        return reason
    if len(text) <= _INVITATION_LENGTH and (shape := phrases.invitation.match(plain)):
        return "related" if shape["more"] else "app-promotion"
    opening = phrases.starts.match(plain)
    if opening and (reason := phrases.reasons[opening[0]]) in _TWICE:
        more = phrases.anywhere.findall(text[:_READ])
        if any(phrases.reasons[word] in _TWICE for word in more if word not in opening[0] or more.count(word) > 1):
            return reason
    return None


def _shape(text: str, phrases: Phrases) -> str | None:
    """The reason that the shape of a line as a whole gives, or None."""
    wide = not text.isascii() and 5 * len(text.encode(errors="replace")) > 6 * len(text)
    own = phrases.told[wide].match(text)
    if own is None or own.lastgroup is None or (own.lastgroup in _SPENT and phrases.amount.search(text)):
        return None
    return own.lastgroup.replace("_", "-")


def player(texts: Iterable[str], phrases: Phrases) -> int | None:
    """Which line is the duration of a player: the only one of the page that is a duration and nothing else; several are a
    chronicle.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> words = phrases(shipped())
    >>> player(["Rain at last", "00:42", "It rained."], words), player(["9:15", "Rain.", "10:40", "Sun."], words)
    (1, None)
    """
    found = [index for index, text in enumerate(texts) if len(text) <= _CLOCK and text[0].isdigit() and phrases.duration.match(text)]
    return found[0] if len(found) == 1 else None


def sentence(text: str, phrases: Phrases) -> bool:
    """Whether a line that begins like a prompt may as well be a sentence of the article: it ends like a Chinese one or gives
    an amount, and no second phrase of noise is in it.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.page.phrases import phrases
    >>> sentence("扫码支付在中国非常普及。", phrases(shipped())), sentence("扫码关注公众号。", phrases(shipped()))
    (True, False)
    """
    if text[-1:] != "。" and not phrases.amount.search(text):
        return False
    opening = phrases.starts.match(text)
    if opening is not None and phrases.reasons[opening[0]] == "disclaimer" and text[-1:] == "。" and phrases.amount.search(text):
        return told(text, phrases) is None
    if opening is not None and (phrases.reasons[opening[0]] not in _ORDINARY or _asks(text, opening.end(), phrases.reasons[opening[0]])):
        return False
    said = {word for word in phrases.anywhere.findall(text[:_READ]) if opening is None or word not in opening[0]}
    return not said and not phrases.invitation.match(text.lstrip(_BRACKETS))


def _asks(text: str, end: int, reason: str) -> bool:
    """Whether what a line opens with is a clause of its own: what asks the reader for something then says what for."""
    return reason in _ASKING and text[end:end + 1] in _PAUSES
