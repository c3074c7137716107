"""Chinese text in the other script, for display, through OpenCC.

Annotations never move: the converted text is a copy beside the original, and conversions that respect phrases may change
its length (軟體 → 软件 keeps it, 計程車 → 出租车 as well, others not). Only lines that are in the wrong script are converted,
since OpenCC takes characters that both scripts share (乾, 著) for the source script's.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from bilingual.errors import InputError
from bilingual.language.evidence import only
from bilingual.lexicon import shipped

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["Region", "Script", "convert"]

Script = Literal["hans", "hant", "keep"]
Region = Literal["TW", "HK"]

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
        raise InputError(f"there is no script {script!r} for region {region!r}; scripts: hans, hant, keep; regions: TW, HK or None")
    if text.isascii():
        return text
    engine = _engine(CONFIGURATIONS[script, region])
    own, other = only(script, shipped()), only("hant" if script == "hans" else "hans", shipped())
    foreign = bool(set(text) & other) or not set(text) & own
    return "\n".join(
        _convert(engine, line) if set(line) & other or (foreign and not set(line) & own) else line for line in text.split("\n")
    )


def _convert(engine: OpenCC, line: str) -> str:
    if line.isascii():
        return line
    return "".join(engine.convert(line[start : start + LONGEST]) for start in range(0, len(line), LONGEST))


@cache
def _engine(configuration: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(configuration)
