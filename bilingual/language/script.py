"""Chinese text in the other script, for display, through OpenCC.

Annotations never move: the converted text is a copy beside the original, and a conversion that minds phrases may change
its length. Only lines in the wrong script are converted, since OpenCC takes characters that both scripts share (乾, 著)
for the source script's. Declined: Simplified text that is to get Taiwan's words while it stays Simplified.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bilingual.document import Region, Script
from bilingual.errors import InputError
from bilingual.language.evidence import char_class, only
from bilingual.lexicon import shipped

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["convert"]

CONFIGURATIONS = {
    ("hans", None): "t2s",
    ("hans", "TW"): "tw2sp",
    ("hans", "HK"): "hk2s",
    ("hant", None): "s2t",
    ("hant", "TW"): "s2twp",
    ("hant", "HK"): "s2hk",
}
LONGEST = 2000  # characters handed to OpenCC at once: its cost grows with the square of an unpunctuated run


def convert(text: str, script: Script, region: Region | None = None) -> str:
    """``text`` in the script asked for; ``region`` is whose words and variants the Traditional side has.

    >>> convert("軟體公司", "hans", "TW"), convert("软件公司", "hant", "TW"), convert("GPU", "hans")
    ('软件公司', '軟體公司', 'GPU')
    """
    if script == "keep":
        return text
    if (script, region) not in CONFIGURATIONS:
        raise InputError(
            f"cannot convert to {script!r} for region {region!r}; "
            "scripts are 'hans', 'hant' and 'keep', regions 'TW', 'HK' and None"
        )
    if not _runs().search(text):
        return text
    own, other = only(script, shipped()), only("hant" if script == "hans" else "hans", shipped())
    letters = set(text)
    foreign = bool(letters & other) or not letters & own
    lines = text.split("\n")
    for index, line in enumerate(lines):
        letters = set(line)
        if letters & other or (foreign and not letters & own):
            lines[index] = _convert(line, CONFIGURATIONS[script, region])
    return "\n".join(lines)


@cache
def _runs() -> re.Pattern[str]:
    """What OpenCC is shown: Chinese characters, with the letters before them (some phrases begin so: SQL注入, U盘)."""
    return re.compile(f"[A-Za-z]{{0,3}}[{char_class('Hani', shipped())}]+")


def _convert(line: str, configuration: str) -> str:
    convert = _engine(configuration).convert

    def converted(match: re.Match[str]) -> str:
        run = match.group()
        return "".join(convert(run[start : start + LONGEST]) for start in range(0, len(run), LONGEST))

    return _runs().sub(converted, line)


@cache
def _engine(configuration: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(configuration)
