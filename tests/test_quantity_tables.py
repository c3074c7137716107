"""Every row of the grammar's tables is used: each form, in a sentence of the simplest kind, means what its row says."""

from decimal import Decimal
from pathlib import Path

import pytest

from bilingual.lexicon import Lexicon, Row, shipped
from bilingual.quantity import find

LEXICON = shipped()


def name(row: Row) -> str:
    return row["form"]


def first_of(codes: str) -> str:
    return codes.split("|")[0]


@pytest.mark.parametrize("row", LEXICON.table("currencies"), ids=name)
def test_currencies(row: Row) -> None:
    form, position, codes = row["form"], row["position"], tuple(row["codes"].split("|"))
    if position in ("weak", "slang"):
        texts = [f"25{form}"]
    elif position == "magnified":
        assert all(mention.kind == "number" for mention in find(f"25{form}", LEXICON))
        texts = [f"25万{form}"]
    elif position == "grouped":
        texts = [f"{form}2,500"]
    elif position == "formal":
        texts = [f"{form} 2,500", f"25 {form}"]
    else:
        texts = [] if position == "after" else [f"{form}25", f"{form} 25"]
        texts += [] if position == "before" else [f"25 {form}", f"25{form}"]
    for text in texts:
        if row["kind"] == "minor" and not text[0].isdigit():
            continue
        mention = find(text, LEXICON)[0]
        assert (mention.start, mention.end) == (0, len(text)), text
        assert mention.kind == "money"
        assert set(mention.currencies) <= set(codes)
        figure = Decimal(2500) if "2,500" in text else Decimal(25) * Decimal(row["factor"] or 1)
        assert mention.value == figure * (10_000 if position == "magnified" else 1)


def test_every_currency_has_its_code_and_a_name_in_both_languages() -> None:
    rows = LEXICON.table("currencies")
    codes = {row["form"] for row in rows if row["kind"] == "iso" and row["form"] == row["codes"]}
    named = {first_of(row["codes"]) for row in rows if row["kind"] == "name" and row["form"].isascii()}
    chinese = {first_of(row["codes"]) for row in rows if row["kind"] == "name" and row["form"][0] > "\u2e80"}
    assert len(codes) > 150
    assert codes - named <= {"CNH"}
    assert codes - chinese <= {"VEF"}


@pytest.mark.parametrize("row", LEXICON.table("units"), ids=name)
def test_units(row: Row) -> None:
    text = f"25{row['form']}" if row["kind"] in ("sign", "percent", "cheng", "zhe") or row["form"][0] > "\u2e80" else f"25 {row['form']}"
    mention = find(text, LEXICON)[0]
    assert mention.unit == row["unit"] or mention.kind == "money", text
    assert mention.kind in ("percent", "measure", "money")


@pytest.mark.parametrize("row", [row for row in LEXICON.table("qualifiers") if row["qualifier"] != "none"], ids=name)
def test_qualifiers(row: Row) -> None:
    form, side = row["form"], row["side"]
    text = f"5亿元{form}" if side == "after" else f"{form}亿元" if side == "bare" else f"{form}5亿元"
    if form[0].isascii() and form[0].isalpha():
        text = (f"$5{form}" if form[0] == "-" else f"$5 {form}") if side == "after" else f"{form} $5"
    mention = find(text, LEXICON)[0]
    assert mention.qualifier == row["qualifier"], text
    assert form not in text[mention.start : mention.end]


@pytest.mark.parametrize("row", [row for row in LEXICON.table("qualifiers") if row["qualifier"] == "none"], ids=name)
def test_what_only_looks_like_a_qualifier(row: Row) -> None:
    form, side = row["form"], row["side"]
    text = f"from $5 {form} $7" if side == "origin" else f"$5 {form}" if form.isascii() and side == "after" else f"{form} $5"
    if not form.isascii():
        text = f"5亿元{form}" if side == "after" else f"{form}5亿元"
    assert find(text, LEXICON)[0].qualifier == "exact", text


@pytest.mark.parametrize("row", LEXICON.table("scales"), ids=name)
def test_short_magnitudes(row: Row) -> None:
    (mention,) = find(f"5{row['form']}元" if row["kind"] == "colloquial" else f"$5{row['form']}", LEXICON)
    assert mention.value == 5 * Decimal(row["factor"])


@pytest.mark.parametrize("row", [row for row in LEXICON.table("traps") if row["kind"] == "yearly"], ids=name)
def test_sums_by_the_year(row: Row) -> None:
    assert [mention.kind for mention in find(f"20万{row['form']}", LEXICON)] == ["number"]
    assert [mention.kind for mention in find(f"20{row['form']}", LEXICON)] == ["measure"]


@pytest.mark.parametrize("row", [row for row in LEXICON.table("traps") if row["kind"] == "word"], ids=name)
def test_words_with_figures_in_them(row: Row) -> None:
    assert find(row["form"], LEXICON) == []


@pytest.mark.parametrize("row", [row for row in LEXICON.table("traps") if row["kind"] in ("sign", "small")], ids=name)
def test_words_that_begin_like_a_sign(row: Row) -> None:
    assert not any(mention.kind == "money" for mention in find(f"3{row['form']}", LEXICON))
    large = any(mention.kind == "money" for mention in find(f"投入3.5万{row['form']}", LEXICON))
    assert large == (row["kind"] == "small")


@pytest.mark.parametrize("row", [row for row in LEXICON.table("traps") if row["kind"] == "sum"], ids=name)
def test_what_a_sum_of_money_is_for(row: Row) -> None:
    for figure in ("3", "2000", "50万"):
        (mention,) = find(f"{figure}{row['form']}", LEXICON)
        assert (mention.kind, mention.end) == ("money", len(figure) + 1)


@pytest.mark.parametrize("row", [row for row in LEXICON.table("numerals") if row["value"]], ids=name)
def test_numerals(row: Row) -> None:
    form, kind = row["form"], row["kind"]
    frames = {"word nth": f"one {form}", "word nths": f"three {form}", "word plural": f"{form} of millions of dollars"}
    text = frames.get(kind)
    text = text or (f"{form}亿元" if kind in ("half", "share") else f"{form} of dollars" if kind == "word scales" else f"3 {form} dollars")
    if kind == "word half":
        text = f"{form} a million dollars" if form == "half" else "3 halves"
    if kind in ("word", "word tens", "digit", "formal", "pair", "unit", "formal unit", "tens", "scale", "vulgar"):
        text = f"{form}{'' if form[0] > chr(0x2E80) else ' '}{'元' if form[0] > chr(0x2E80) else 'dollars'}"
    found = find(text, LEXICON)
    assert found, text


def test_a_user_adds_a_row(tmp_path: Path) -> None:
    header = (LEXICON.folders[0] / "currencies.tsv").read_text(encoding="utf-8").split("\n")[0]
    (tmp_path / "currencies.tsv").write_text(f"{header}\nquatloos\tXQL\tname\t\tafter\t\n", encoding="utf-8")
    own = Lexicon(*LEXICON.folders, tmp_path)
    assert find("5 million quatloos", own)[0].currencies == ("XQL",)
    assert find("5 million quatloos", LEXICON)[0].currencies == ()
