"""Chinese words: jieba, or its fast twin where that is installed. Both see runs of Chinese characters only, where they agree.

jieba is loaded when the first Chinese word is asked for, says nothing on stderr, and keeps its compiled dictionary in the
user's cache folder (jieba's own choice, a fixed name in the common temporary folder, may be another user's file). Rows
of `lexicons/words.tsv` make it jieba itself with those words added; the user's global jieba is never touched.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from bilingual.lexicon import Lexicon

__all__ = ["Cutter", "cutter"]

Cutter = Callable[[str], Iterable[str]]


@cache
def cutter(lexicon: Lexicon) -> Cutter:
    """What cuts a run of Chinese characters into words."""
    words = lexicon.table("words")
    if not words and find_spec("rjieba"):
        import rjieba

        fast: Cutter = rjieba.Jieba().cut
        return fast
    import jieba

    quiet = jieba.default_logger.level
    jieba.default_logger.setLevel(logging.CRITICAL)
    try:
        engine = jieba.Tokenizer()
        engine.tmp_dir = _cache_folder()
        engine.initialize()
        for row in words:
            engine.add_word(row["word"], int(row["frequency"]) if row["frequency"] else None)
    finally:
        jieba.default_logger.setLevel(quiet)
    slow: Cutter = engine.lcut
    return slow


def _cache_folder() -> str | None:
    """The user's own cache folder, None (jieba's choice) where it cannot be had."""
    base = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    folder = (Path(base) if base else Path.home() / ".cache") / "bilingual"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return str(folder)
