"""The order of dates is settled once for a file."""

import pytest

from commdesk.exchange.asking import AskError
from commdesk.exchange.dates import read_day, read_vague_day, settle_order


def test_one_telling_date_settles_the_file() -> None:
    assert settle_order(["03/04/2026", "31/01/2026"], "Date") == "dmy"
    assert settle_order(["03/04/2026", "01/31/2026"], "Date") == "mdy"


def test_dates_that_fit_one_order_only_need_no_question() -> None:
    assert settle_order(["12/25/2026"], "Date") == "mdy"
    assert settle_order(["25/12/2026"], "Date") == "dmy"
    assert settle_order(["12/25/26", "99/99/2026"], "Date") == "mdy"


def test_dates_that_fit_no_order_together_are_asked_about() -> None:
    with pytest.raises(AskError, match="contradict each other") as asked:
        settle_order(["25/12/2026", "12/25/2026"], "Date")
    assert asked.value.options == [("dmy", "2026-12-25"), ("mdy", "2026-12-25")]
    assert "dmy: 25/12/2026 · mdy: 12/25/2026" in str(asked.value)


def test_what_needs_no_order_is_not_asked_about() -> None:
    assert settle_order(["2026-04-03", "3 April 2026", "2014", "04/04/2026", ""], "Date") == "dmy"


@pytest.mark.parametrize("values", [["03/04/2026"], ["03/04/2026", "31/01/2026", "01/31/2026"]])
def test_unclear_and_contradicting_dates_are_asked_about(values: list[str]) -> None:
    with pytest.raises(AskError) as asked:
        settle_order(values, "Date")
    assert asked.value.what == "dates"
    assert dict(asked.value.options) == {"dmy": "2026-04-03", "mdy": "2026-03-04"}


def test_a_spreadsheets_numbers_are_asked_about() -> None:
    with pytest.raises(AskError) as asked:
        settle_order(["44927"], "Date")
    assert asked.value.options == [("excel", "2023-01-01")]
    assert read_day("44927", "excel") == "2023-01-01"
    assert read_day("44927", "dmy") is None


def test_orders_and_precision() -> None:
    assert read_day("03/04/2026", "dmy") == "2026-04-03"
    assert read_day("03/04/2026", "mdy") == "2026-03-04"
    assert read_day("26-04-03", "ymd") == "2026-04-03"
    assert read_day("31/04/2026", "dmy") is None
    assert read_day("Jul 6", "dmy") is None
    assert read_day("03/04/2026", "excel") is None
    assert read_vague_day("2015-01", "dmy") == "2015-01"
    assert read_vague_day("2015", "mdy") == "2015"
