"""Chinese words: jieba, or its fast twin where that is installed. Both see runs of Chinese characters only; there they
agree, which a test holds.

jieba is loaded when the first Chinese word is asked for, says nothing on stderr, and keeps its compiled dictionary in
the user's cache folder (jieba's own choice, a fixed name in the common temporary folder, may be another user's file).
Rows of `lexicons/words.tsv` make it jieba itself with those words added; the user's global jieba is never touched.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from bilingual.errors import LexiconError
from bilingual.lexicon import Lexicon, Row

__all__ = ["Cutter", "cutter"]

Cutter = Callable[[str], list[str]]
LONGEST = 5000  # characters of a run that an engine gets at once: both look at a whole run before they give a word


@cache
def cutter(lexicon: Lexicon) -> Cutter:
    """What cuts a run of Chinese characters into words."""
    engine = _fast() if not lexicon.table("words") and find_spec("rjieba") else _slow(lexicon)

    def cut(run: str) -> list[str]:
        if len(run) <= LONGEST:
            return engine(run)
        return [word for start in range(0, len(run), LONGEST) for word in engine(run[start : start + LONGEST])]

    return cut


def _fast() -> Cutter:
    import rjieba

    cut: Cutter = rjieba.cut
    return cut


def _slow(lexicon: Lexicon) -> Cutter:
    import jieba

    level = jieba.default_logger.level
    jieba.default_logger.setLevel(logging.CRITICAL + 1)
    try:
        engine = jieba.Tokenizer()
        engine.tmp_dir = _cache_folder()
        engine.initialize()
        for row in lexicon.table("words"):
            engine.add_word(row["word"], _frequency(row))
    finally:
        jieba.default_logger.setLevel(level)
    cut: Cutter = engine.lcut
    return cut


def _frequency(row: Row) -> int | None:
    """The frequency of a user's word; None lets jieba choose one that keeps the word whole."""
    figure = row["frequency"]
    if figure and not (figure.isascii() and figure.isdigit()):
        raise LexiconError(f"{row.place}: the frequency must be a whole number or empty, not {figure!r}")
    return int(figure) if figure else None


def _cache_folder() -> str | None:
    """The user's own cache folder, None (jieba's choice) where it cannot be had."""
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        folder = (Path(base) if base else Path.home() / ".cache") / "bilingual"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return str(folder)
