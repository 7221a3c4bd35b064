"""Amounts and counts as lists from several countries write them."""

import pytest

from commdesk.errors import FieldError
from commdesk.exchange import amounts
from commdesk.records.fields import Money, Number, Whole
from commdesk.records.indicators import MONEY, READING_PARTS
from commdesk.records.outreach import POSTS

AMOUNT, COUNT, VALUE = MONEY.fields["amount"], POSTS.fields["reach"], READING_PARTS.fields["value"]
assert isinstance(AMOUNT, Money) and isinstance(COUNT, Whole) and isinstance(VALUE, Number)


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("€1,234.50", 123450),
        ("1.234,50 €", 123450),
        ("1.234 EUR", 123400),
        ("EUR 12", 1200),
        ("12 euros", 1200),
        ("1 234,50\u00a0€", 123450),
        ("-20", -2000),
        ("(20.00)", -2000),
        ("€ 0.5", 50),
        ("1,234", 123400),
    ],
)
def test_an_amount_in_the_groups_money(cell: str, cents: int) -> None:
    assert amounts.parse(AMOUNT, cell, "EUR") == cents


@pytest.mark.parametrize(
    ("cell", "currency"),
    [
        ("$5", "USD"),
        ("$5", "CAD"),
        ("5 kr", "SEK"),
        ("kr. 5", "DKK"),
        ("5 zł", "PLN"),
        ("CHF 5", "CHF"),
        ("Fr. 5", "CHF"),
        ("£5", "GBP"),
        ("5 Kč", "CZK"),
    ],
)
def test_signs_that_several_currencies_share_are_the_groups_own(cell: str, currency: str) -> None:
    assert amounts.parse(AMOUNT, cell, currency) == 500


@pytest.mark.parametrize("cell", ["$5", "5 GBP", "£5", "5 zł", "5 kr"])
def test_another_currency_is_refused_and_not_taken_one_to_one(cell: str) -> None:
    with pytest.raises(FieldError, match=r"another currency than this group’s money .EUR."):
        amounts.parse(AMOUNT, cell, "EUR")


@pytest.mark.parametrize("cell", ["abc", "TBD", "1.2.3", "€", "12 for soup"])
def test_what_is_no_amount(cell: str) -> None:
    with pytest.raises(FieldError, match="is not an amount"):
        amounts.parse(AMOUNT, cell, "EUR")


@pytest.mark.parametrize(
    ("cell", "count"),
    [("1.234", 1234), ("1.234.567", 1234567), ("1,234", 1234), ("1 234", 1234), ("-1.234", -1234)],
)
def test_a_count_has_no_decimals(cell: str, count: int) -> None:
    assert COUNT.read(cell) == count


@pytest.mark.parametrize("cell", ["1.23", "1.2345", "12.5", "1.234,5"])
def test_a_count_with_decimals_is_refused(cell: str) -> None:
    with pytest.raises(FieldError, match="not a whole number"):
        COUNT.read(cell)


@pytest.mark.parametrize(("cell", "value"), [("47 %", 47), ("47,5%", 47.5), ("47", 47)])
def test_a_percentage_is_kept_as_it_is_said(cell: str, value: float) -> None:
    assert VALUE.read(cell) == value
