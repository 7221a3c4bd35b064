"""Who was not spoken with for long, and next steps; today is 22 November 2026."""

from datetime import date

from commdesk.figures.talks import last_talks, next_steps, silences
from commdesk.records.partners import Partner, Talk
from commdesk.store.store import Store

OLD = "2025-01-01T10:00:00Z"


def _fill(store: Store) -> None:
    with store.step("Fill"):
        for record in (
            Partner(id="silent", name="Silent", stage="active", made=OLD),
            Partner(id="spoken", name="Spoken", stage="active", made=OLD),
            Partner(id="edge", name="Edge", stage="under_review", made=OLD),
            Partner(id="near", name="Near", stage="agreed", made=OLD),
            Partner(id="over", name="Over", stage="ended", made=OLD),
            Partner(id="found", name="Found", stage="identified", made=OLD),
            Partner(id="fresh", name="Fresh", stage="active", made="2026-11-20T10:00:00Z"),
            Talk(partner="spoken", day="2024-01-01", how="call"),
            Talk(partner="spoken", day="2026-11-20", how="meeting", next_step="Send the plan", next_on="2026-12-01"),
            Talk(partner="edge", day="2026-08-24", how="visit", next_step="Done", next_on="2026-09-01", next_done_on="2026-09-01"),
            Talk(partner="near", day="2026-08-25", how="visit", next_step="Ring", next_on="2026-11-01"),
            Talk(partner="near", day="2026-08-20", said="x", next_on="2026-11-01"),
        ):  # fmt: skip
            store.save(record, new=True)


def test_a_silence_is_ninety_days_and_more_since_the_last_talk(store: Store) -> None:
    _fill(store)
    assert last_talks(store) == {"spoken": "2026-11-20", "edge": "2026-08-24", "near": "2026-08-25"}
    found = silences(store)
    # From 24 August to 22 November are 90 days, from the 25th 89. Who was entered just now is not silent yet.
    assert [(one.partner.id, one.last, one.days) for one in found] == [
        ("silent", None, 690), ("edge", "2026-08-24", 90),
    ]  # fmt: skip


def test_next_steps_that_are_not_done_come_by_their_day(store: Store) -> None:
    _fill(store)
    assert [talk.next_step for talk in next_steps(store, date(2026, 12, 31))] == ["Ring", "Send the plan"]
    assert [talk.next_step for talk in next_steps(store, date(2026, 11, 30))] == ["Ring"]
    assert next_steps(store, date(2026, 10, 31)) == []
