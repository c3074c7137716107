"""Exchange rates: the right day, the right source, the user's own figures, and errors that say where."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.currency import Rates
from bilingual.document import Amount
from bilingual.errors import RatesError


def amount(currency: str | None, value: str = "100", low: str | None = None, high: str | None = None) -> Amount:
    return Amount(
        start=0, end=1, text="x", kind="money", value=Decimal(value) if value else None,
        low=Decimal(low) if low else None, high=Decimal(high) if high else None, currency=currency,
    )  # fmt: skip


def rates_file(folder: Path, *lines: str) -> Path:
    path = folder / "rates.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_week_end_takes_the_friday_before() -> None:
    friday = Rates.load().rate("CNY", date(2024, 3, 1))
    sunday = Rates.load().rate("CNY", date(2024, 3, 3))
    assert friday is not None
    assert friday == sunday
    assert friday.day == date(2024, 3, 1)
    assert friday.source == "European Central Bank"


def test_no_date_takes_the_newest_rate() -> None:
    newest, old = Rates.load().rate("CNY"), Rates.load().rate("CNY", date(2020, 1, 2))
    assert newest is not None
    assert old is not None
    assert newest.day > old.day


@pytest.mark.parametrize(
    ("currency", "day", "low", "high"),
    [
        ("CNY", date(2008, 8, 8), "6.8", "6.9"),
        ("CNY", date(2003, 1, 2), "8.27", "8.28"),  # the peg before the Bank's series begins
        ("JPY", date(2015, 6, 1), "120", "126"),
        ("KRW", date(2022, 5, 2), "1200", "1300"),
        ("HKD", date(2021, 5, 3), "7.7", "7.9"),
        ("EUR", date(2008, 7, 15), "0.6", "0.65"),
        ("TWD", date(2017, 5, 5), "30.41", "30.41"),  # no bank rate: the year's average
        ("SAR", date(2024, 1, 1), "3.75", "3.75"),
        ("AED", date(2024, 1, 1), "3.6725", "3.6725"),
    ],
)
def test_known_rates(currency: str, day: date, low: str, high: str) -> None:
    rate = Rates.load().rate(currency, day)
    assert rate is not None
    assert Decimal(low) <= rate.per_usd <= Decimal(high)


def test_values_are_rounded_to_the_cent_and_bounds_follow() -> None:
    worth = Rates.load().in_usd(amount("CNY", "", "300", "500"), date(2024, 3, 1))
    assert worth is not None
    assert worth.value is None
    assert worth.low == (Decimal(300) / worth.rate).quantize(Decimal("0.01"))
    assert worth.high == (Decimal(500) / worth.rate).quantize(Decimal("0.01"))
    assert worth.rate_date == date(2024, 3, 1)
    assert not worth.stale


def test_dollars_are_worth_themselves() -> None:
    worth = Rates.load().in_usd(amount("USD", "12.345"), None)
    assert worth is not None
    assert (worth.value, worth.rate) == (Decimal("12.345"), Decimal(1))


@pytest.mark.parametrize("currency", ["VND", "XAU", "CNH"])
def test_a_currency_without_a_rate_has_no_worth(currency: str) -> None:
    assert Rates.load().in_usd(amount(currency), date(2024, 3, 1)) is None


def test_before_the_first_rate_there_is_none() -> None:
    assert Rates.load().rate("HKD", date(1990, 1, 1)) is None
    assert Rates.load().rate("TWD", date(1999, 12, 31)) is None


def test_a_rate_of_long_ago_is_stale() -> None:
    newest = Rates.load().in_usd(amount("CNY"), date(2099, 1, 1))
    assert newest is not None
    assert newest.stale
    average = Rates.load().in_usd(amount("TWD"), date(2017, 12, 30))  # late in the year that the average is of
    assert average is not None
    assert not average.stale


def test_what_is_no_money_has_no_worth() -> None:
    count = Amount(start=0, end=1, text="x", kind="measure", value=Decimal(5), low=Decimal(5), high=Decimal(5))
    assert Rates.load().in_usd(count) is None


def test_the_users_rates_come_first(tmp_path: Path) -> None:
    rates = Rates.load(rates_file(tmp_path, "date,currency,units per USD", "2024-01-01,CNY,7.0", "# a note", "", "2024-06-01,vnd,25000"))
    own = rates.rate("CNY", date(2024, 3, 3))
    assert own is not None
    assert (own.per_usd, own.day, own.source) == (Decimal("7.0"), date(2024, 1, 1), "rates.csv")
    before = rates.rate("CNY", date(2023, 3, 3))
    assert before is not None
    assert before.source == "European Central Bank"
    assert rates.rate("VND", date(2024, 7, 1)) is not None
    assert rates.rate("VND", date(2024, 5, 1)) is None


def test_the_later_line_of_a_day_wins(tmp_path: Path) -> None:
    rate = Rates.load(rates_file(tmp_path, "2024-01-01,CNY,7.0", "2024-01-01,CNY,7.5")).rate("CNY", date(2024, 1, 1))
    assert rate is not None
    assert rate.per_usd == Decimal("7.5")


def test_a_file_is_read_again_when_it_changes(tmp_path: Path) -> None:
    path = rates_file(tmp_path, "2024-01-01,CNY,7.0")
    assert Rates.load(path) is Rates.load(path)
    rates_file(tmp_path, "2024-01-01,CNY,7.25")
    rate = Rates.load(path).rate("CNY", date(2024, 1, 1))
    assert rate is not None
    assert rate.per_usd == Decimal("7.25")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("2024-01-01,CNY", "2 cells where three are wanted"),
        ("1/1/2024,CNY,7", "is no date"),
        ("2024-01-01,Yuan,7", "is no ISO 4217 code"),
        ("2024-01-01,CNY,seven", "is no decimal figure"),
        ("2024-01-01,CNY,0", "must be more than nothing"),
        ("2024-01-01,CNY,-7", "must be more than nothing"),
        ("2024-01-01,CNY,NaN", "must be more than nothing"),
    ],
)
def test_a_bad_row_says_where(tmp_path: Path, line: str, says: str) -> None:
    path = rates_file(tmp_path, "2024-01-01,HKD,7.8", line)
    with pytest.raises(RatesError, match=says) as error:
        Rates.load(path)
    assert str(error.value).startswith(f"{path}:2: ")


def test_a_missing_file_and_one_in_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(RatesError, match="cannot be read"):
        Rates.load(tmp_path / "nothing.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes(b"2024-01-01,CNY,7 \xff\n")
    with pytest.raises(RatesError, match="cannot be read"):
        Rates.load(path)


@given(st.decimals(allow_nan=False, allow_infinity=False), st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_no_figure_raises(value: Decimal, day: date) -> None:
    Rates.load().in_usd(amount("CNY", str(value)), day)
