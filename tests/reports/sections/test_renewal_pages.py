"""The renewal calendar: each day in its month, and nothing where nothing is due. Today is 22 November 2026."""

from dataclasses import replace

from commdesk.figures.periods import parse_period
from commdesk.records.agreements import Agreement, Review
from commdesk.records.partners import Partner
from commdesk.reports import plain
from commdesk.reports.catalogue import build, default_options
from commdesk.store.store import Store


def _page(store: Store, period: str = "", **where: str) -> str:
    options = replace(default_options("renewal-calendar", store), where=where)
    if period:
        options = replace(options, period=parse_period(period))
    return plain.as_text(build("renewal-calendar", store, options))


def _fill(store: Store, *agreements: Agreement) -> None:
    with store.step("Fill"):
        store.save(Partner(id="p", name="<b>O'Brien & Söhne</b>", stage="active"), new=True)
        store.save(Partner(id="q", name="Громада Поділ", stage="active"), new=True)
        store.save(Partner(id="x", name="Shop", stage="ended"), new=True)
        for agreement in agreements:
            store.save(agreement, new=True)


def test_ends_notice_days_and_reviews_stand_in_their_months(empty: Store) -> None:
    _fill(
        empty,
        Agreement(id="a", partner="p", name="Hall", start="2026-01-01", end="2027-02-28", notice_days=60),
        Agreement(
            id="b", partner="q", name="Keys", start="2025", end="2025", renewal="by_itself", review_months=3
        ),
        Agreement(partner="x", name="Gone", start="2026-01-01", end="2027-02-01", notice_days=10),
        Agreement(partner="p", name="For ever", notice_days=30),
    )
    with empty.step("Review"):
        empty.save(Review(agreement="b", day="2026-08-10"))
    page = _page(empty)
    late, december, february = (page.index(f"## {m}") for m in ("Late", "December 2026", "February 2027"))
    assert late < december < february
    assert "Review was due" in page[late:december] and "Keys" in page[late:december]
    assert "30 Dec" in page[december:february] and "Last day for notice" in page[december:february]
    # A year's end counts to its last day and is shown as it is known.
    assert (
        "2026    " in page[december:february] and "Renews by itself after this day" in page[december:february]
    )
    assert "28 Feb" in page[february:] and "Ends, must be renewed" in page[february:]
    assert "<b>O'Brien & Söhne</b>" in page and "Громада Поділ" in page
    assert "Gone" not in page and "For ever" not in page
    assert "Hall" not in _page(empty, partner="q")
    assert "Ends" not in _page(empty, "2026-12")


def test_open_ended_agreements_ask_for_nothing(empty: Store) -> None:
    _fill(empty, Agreement(partner="p", name="For ever", notice_days=30))
    assert "Nothing to decide in this time" in _page(empty)
