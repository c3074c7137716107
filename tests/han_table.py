"""How `lexicons/han.tsv` comes about: `python tests/han_table.py` writes it anew from the installed dictionaries.

A character is *simplified only* where OpenCC always turns it into others on the way to Traditional and no Traditional
text has it; *traditional only* the other way round. Characters that both scripts write (后, 里, 台, 干, 著) are
evidence for neither and stand nowhere. *Japanese only* are the new forms of 1946 that no Chinese script has (伝, 広).
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["derive", "render"]

CHINESE_TOO = frozenset("予欠弁缶糸醋曁皐楡戸呉徳晩歩毎涙呪巻茘瀬")
"""Forms that Japan's reform chose and that Chinese texts have as well, as words of their own or as common variants."""

TABLE = Path(__file__).resolve().parent.parent / "lexicons" / "han.tsv"
HEAD = """\
# block	hans	hant	jpan	note
# Characters that only one script writes, by the high byte of their code point. Derived from OpenCC's STCharacters,
# TSCharacters and JPVariants (Apache-2.0) by tests/han_table.py; a test holds the table and the derivation equal.
"""


def _dictionary(name: str) -> dict[str, list[str]]:
    import opencc

    path = Path(opencc.__file__).parent / "dictionary" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return {key: values.split() for key, values in (line.split("\t") for line in lines if line)}


def derive() -> dict[str, set[str]]:
    """The characters of one script only, under ``hans``, ``hant`` and ``jpan``."""
    to_traditional, to_simplified = _dictionary("STCharacters"), _dictionary("TSCharacters")
    japanese = {new for values in _dictionary("JPVariants").values() for new in values}
    hans = {c for c, values in to_traditional.items() if c not in values and c not in to_simplified}
    hant = {c for c, values in to_simplified.items() if c not in values and c not in to_traditional}
    shared = set(to_traditional) | set(to_simplified) | {c for v in to_traditional.values() for c in v}
    shared |= {c for values in to_simplified.values() for c in values}
    return {"hans": hans, "hant": hant, "jpan": japanese - shared - CHINESE_TOO}


def render(found: dict[str, set[str]]) -> str:
    """The table as it stands in the file."""
    blocks = sorted({f"{ord(c) >> 8:03X}" for chars in found.values() for c in chars})
    rows = []
    for block in blocks:
        cells = ["".join(sorted(c for c in found[script] if f"{ord(c) >> 8:03X}" == block)) for script in found]
        rows.append("\t".join([block, *cells, ""]))
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TABLE.write_text(render(derive()), encoding="utf-8")
