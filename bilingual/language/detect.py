"""The language of a text: by script where script can tell, by words and letter statistics where it cannot.

The order of the decision:

1. no letters, or nothing but names and tickers (``OpenAI``, ``IPO``): ``und``
2. one script only: its language; Chinese characters are ``ja`` with kana or with characters that only Japan writes,
   else ``zh-Hans`` or ``zh-Hant`` by the characters that only one of the two writes, else ``zh``
3. Latin and another script: Latin names inside a Chinese line are part of it (``OpenAI豪赌2030``), and so is a title
   or a gloss in brackets; a Chinese word inside an English sentence is a remnant; two languages with several words
   each are ``mul``; a text of several lines is in the language of most of it, ``mul`` where both have about as much
4. Latin only: `bilingual.language.letters`

Declined: Cantonese (``zh-Hant``), Vietnamese and Korean in Chinese characters, romanised Chinese.
"""

from __future__ import annotations

import re

from bilingual.document import Language
from bilingual.language.evidence import Evidence, leaning, only, scripts, telling, weigh
from bilingual.language.letters import listed, tell
from bilingual.lexicon import Lexicon, shipped

__all__ = ["chinese", "decide", "detect", "sample"]

UNDETERMINED = Language("und", 0.0)
BRACKETED = re.compile(r"《[^《》\n]{0,200}》|（[^（）\n]{0,200}）|\([^()\n]{0,200}\)")


def detect(text: str, lexicon: Lexicon | None = None) -> Language:
    """The language of ``text`` as a BCP 47 code with a confidence from 0 to 1; the same text has the same answer.

    >>> detect("英伟达市值突破四万亿").code, detect("輝達市值突破四兆").code, detect("今年七月").code
    ('zh-Hans', 'zh-Hant', 'zh')
    >>> detect("The company raised money.").code, detect("OpenAI").code, detect("2030").code
    ('en', 'und', 'und')
    """
    lexicon = lexicon or shipped()
    text = sample(text, lexicon)
    return decide(text, weigh(text, lexicon), lexicon)


def decide(text: str, evidence: Evidence, lexicon: Lexicon) -> Language:
    """The language that ``evidence``, counted over ``text``, speaks for."""
    if not evidence.letters:
        return _latin(evidence, lexicon)
    if evidence.lower > 1 and len(inside := BRACKETED.sub(" ", text)) < len(text):
        text, evidence = inside, weigh(inside, lexicon)
        if not evidence.letters:
            return _latin(evidence, lexicon)
    settings = lexicon.settings("language")["detect"]
    main = _main(text, evidence.letters, lexicon)
    weight = settings["han" if main.code.startswith("zh") else "kana" if main.code == "ja" else "letter"]
    own = float(weight) * sum(evidence.letters.values())
    small = evidence.lower
    # In an English sentence names count as words; beside another language they are what any language has.
    latin = len(evidence.words) if small > 1 else small
    if own < float(settings["remnant_share"]) * latin:
        return _latin(evidence, lexicon)
    if "\n" in text.strip():  # a page has a main language, unless it is in two throughout
        if min(latin, own) >= float(settings["page_share"]) * max(latin, own):
            return Language("mul", 0.7)
        return main if own > latin else _latin(evidence, lexicon)
    passage = small >= settings["foreign_words"] and small >= float(settings["foreign_share"]) * own
    return Language("mul", 0.7) if passage or small > own else main


def _main(text: str, letters: dict[str, int], lexicon: Lexicon) -> Language:
    """The language of the text without its Latin part."""
    han, hangul = letters.get("Hani", 0), letters.get("Hang", 0)
    kana = letters.get("Hira", 0) + letters.get("Kana", 0)
    script = max(letters, key=lambda name: (letters[name], name))
    if script not in ("Hani", "Hira", "Kana", "Hang"):
        languages = scripts(lexicon)[script]
        return Language(languages[0], 1.0) if len(languages) == 1 else tell(text.split(), languages, lexicon)
    share = float(lexicon.settings("language")["detect"]["kana_share"])
    if hangul and 2 * hangul >= han + kana:
        return Language("ko", 1.0)
    if kana and kana >= share * (han + kana):
        return Language("ja", 1.0 if kana > 1 else 0.8)
    return chinese(text, lexicon)


def chinese(text: str, lexicon: Lexicon) -> Language:
    """Which script Chinese text is in, by the distinct characters that only one has; ``ja`` where they are Japan's.

    >>> from bilingual.lexicon import shipped
    >>> chinese("発売開始", shipped()).code
    'ja'
    """
    letters = telling(lexicon).intersection(text)
    hans, hant = len(letters & only("hans", lexicon)), len(letters & only("hant", lexicon))
    japanese = len(letters & only("jpan", lexicon))
    if japanese and japanese >= max(hans, hant):
        return Language("ja", 0.7)
    if hans == hant:
        hans, hant = hans + len(letters & leaning("hans", lexicon)), hant + len(letters & leaning("hant", lexicon))
    if hans == hant:
        return Language("zh", 0.9 if not hans else 0.5)
    code, more, fewer = ("zh-Hans", hans, hant) if hans > hant else ("zh-Hant", hant, hans)
    return Language(code, round(1 - (fewer + 0.1) / (more + fewer + 0.1), 3))


def _latin(evidence: Evidence, lexicon: Lexicon) -> Language:
    words = evidence.words or _headline(evidence.names, lexicon)
    if not words or (len(words) == 1 and not words[0].islower() and not listed(words[0].lower(), lexicon)):
        return UNDETERMINED  # one capitalised word is a name
    return tell(words, scripts(lexicon)["Latn"], lexicon)


def _headline(names: list[str], lexicon: Lexicon) -> list[str]:
    """The words of a headline in capitals: of two or more, a third at least are ordinary words of some language."""
    words = [name.lower() for name in names[:60] if name.isupper()]
    known = sum(bool(listed(word, lexicon)) for word in words)
    return words if len(words) > 1 and 3 * known >= len(words) else []


def sample(text: str, lexicon: Lexicon) -> str:
    """A long text's head, tail and three windows between them: the cost of an answer has a bound."""
    limit: int = lexicon.settings("language")["detect"]["sample"]
    if len(text) <= limit:
        return text
    size = limit // 5
    starts = [(len(text) - size) * part // 4 for part in range(5)]
    return "\n".join(text[start : start + size] for start in starts)
