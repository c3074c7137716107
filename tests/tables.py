"""Reads the tables of cases in `tests/corpus/`."""

from pathlib import Path

__all__ = ["cases"]


def cases(name: str) -> list[dict[str, str]]:
    """The rows of ``corpus/name.tsv`` by column name."""
    lines = (Path(__file__).parent / "corpus" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].removeprefix("# ").split("\t")
    rows = [line.split("\t") for line in lines[1:] if line and not line.startswith("# ")]
    return [dict(zip(columns, row, strict=True)) for row in rows]
