"""Every page in samples/ gives the record beside it, and every span of every record slices to its text.

After a change that is meant to alter a record: ``python tests/test_samples.py`` writes the records anew; read the diff.
"""

import json
from pathlib import Path
from typing import Any

import pytest

import bilingual

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PAGES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".html", ".txt", ".md") and path.name != "README.md")
TYPES = {".html": "text/html", ".txt": "text/plain", ".md": "text/plain"}


def read(page: Path) -> bilingual.Document:
    return bilingual.normalise(page.read_bytes(), media_type=TYPES[page.suffix])


def record(page: Path) -> dict[str, Any]:
    return read(page).to_dict()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_record_is_the_expected_one(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    got = record(page)
    for field in expected:  # field by field, so that a failure names the one that changed
        assert got[field] == expected[field], field
    assert got.keys() == expected.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_span_slices_to_its_text(page: Path) -> None:
    document = read(page)
    for item in (*document.amounts, *document.tokens, *document.terms, *document.remnants):
        assert document.text[item.start : item.end] == item.text
    for block in document.blocks:
        assert (block.start is not None) == block.kept == (block.reason is None)
        if block.kept:
            assert document.text[block.start : block.end] == block.text
            assert document.block_at(block.start) is block
    covered = 0
    for start, end, _ in document.segments:
        assert start == covered < end
        covered = end
    assert covered == len(document.text)
    done = 0
    for amount in document.amounts:
        assert done <= amount.start < amount.end
        done = amount.end
        if amount.same_as is not None:
            assert document.amounts[amount.same_as].kind == "money"
    for token in document.tokens:
        for amount in document.amounts:
            apart = token.end <= amount.start or amount.end <= token.start
            assert apart or (token.start <= amount.start and amount.end <= token.end)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_clean_text_stays_as_it_is(page: Path) -> None:
    once = bilingual.clean(page.read_bytes(), media_type=TYPES[page.suffix])
    assert bilingual.clean(once.text, media_type="text/plain").text == once.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_normalised_text_normalises_to_itself(page: Path) -> None:
    first = read(page)
    second = bilingual.normalise(first.normalised, media_type="text/plain", date=first.published)

    def what(document: bilingual.Document) -> list[Any]:
        return [(a.value, a.low, a.high, a.currency) for a in document.amounts if a.kind == "money"]

    assert what(second) == what(first)


if __name__ == "__main__":
    for page in PAGES:
        page.with_suffix(".json").write_text(json.dumps(record(page), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
