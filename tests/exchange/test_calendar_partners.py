"""What is due with partners as a calendar file: what a phone reads out of it; today is 22 November 2026."""

from datetime import date
from typing import Any

from icalendar import Calendar

from commdesk.exchange.calendar_partners import partners_calendar
from commdesk.records.agreements import Agreement
from commdesk.records.partners import Partner, Talk
from commdesk.records.promises import Commitment
from commdesk.store.store import Store


def _days(store: Store) -> dict[str, tuple[date, str]]:
    content, count = partners_calendar(store)
    assert b"secret" not in content
    events: list[Any] = list(Calendar.from_ical(content).walk("VEVENT"))
    assert len(events) == count
    return {
        str(event["uid"]).partition("@")[0]: (event.decoded("dtstart"), str(event["summary"]))
        for event in events
    }


def test_ends_notice_reviews_promises_and_next_steps(store: Store) -> None:
    name = "O'Brien; <b>& Söhne</b>"
    with store.step("Fill"):
        for record in (
            Partner(id="p", name=name, stage="active"),
            Partner(id="e", name="Over", stage="ended"),
            Agreement(id="hall", partner="p", name="Hall", end="2027-02", notice_days=30, review_months=6, signed_on="2026-08-31"),
            Agreement(id="bread", partner="p", name="Bread", end="2027-06-30", renewal="by_itself"),
            Agreement(id="open", partner="p", name="Open-ended", start="2020"),
            Agreement(id="past", partner="p", name="Past", end="2026-11-21"),
            Agreement(id="over", partner="e", name="Over", end="2027-06-30"),
            Commitment(id="ours", partner="p", side="ours", what="A sign", due="2026-12"),
            Commitment(id="theirs", partner="p", side="theirs", what="Bread", due="2026-11-01"),
            Commitment(id="kept", partner="p", side="ours", what="Done", due="2026-12-01", state="kept"),
            Commitment(id="some", partner="p", side="ours", what="Some day"),
            Talk(id="step", partner="p", day="2026-11-20", said="secret", next_step="Ring", next_on="2026-11-30"),
            Talk(id="done", partner="p", day="2026-11-20", next_step="Rang", next_on="2026-11-30", next_done_on="2026-11-21"),
        ):  # fmt: skip
            store.save(record)
    assert _days(store) == {
        "hall-end": (date(2027, 2, 28), f"Ends: Hall with {name}"),
        "hall-notice": (date(2027, 1, 29), f"Last day for notice: Hall with {name}"),
        "hall-review": (date(2027, 2, 28), f"Review: Hall with {name}"),
        "bread-end": (date(2027, 6, 30), f"Renews by itself after today: Bread with {name}"),
        "ours": (date(2026, 12, 31), f"We promised {name}: A sign"),
        "theirs": (date(2026, 11, 1), f"{name} promised: Bread"),
        "step": (date(2026, 11, 30), f"Ring ({name})"),
    }


def test_an_open_ended_agreement_warns_of_nothing(store: Store) -> None:
    with store.step("Fill"):
        store.save(Partner(id="p", name="P", stage="active"))
        store.save(Agreement(partner="p", name="Open", notice_days=90))
    assert _days(store) == {}
