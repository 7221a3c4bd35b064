"""Talking with partners: whom nobody has spoken with for long, and which next steps are due."""

from datetime import date
from typing import NamedTuple

from commdesk import clock
from commdesk.records.partners import PARTNERS, TALKS, Partner, Talk
from commdesk.store.query import Query
from commdesk.store.store import Reader

# Partners with whom talking is part of working together; who was only found yet, or has ended, is left in peace.
TALKING_STAGES = ("in_talks", "agreed", "active", "under_review")
SILENT_DAYS = 90


class Silence(NamedTuple):
    """A partner and when we last spoke with them; None means never. ``days`` since then, or since we know them."""

    partner: Partner
    last: str | None
    days: int


def last_talks(reader: Reader) -> dict[str, str]:
    """The day of the last talk with each partner that there was one with."""
    return dict(reader.rows("SELECT partner, max(day) FROM talks GROUP BY partner"))


def silences(reader: Reader, today: date | None = None) -> list[Silence]:
    """Partners nobody has spoken with for 90 days and more, the longest silence first.

    Without any talk the days since the record was made count: whoever enters forty partners on one day is not told of
    forty silences on that day.
    """
    today = today or clock.today()
    last = last_talks(reader)
    found = []
    for partner in reader.lean(
        PARTNERS, ("id", "made", "name", "contact"), Query(equals={"stage": TALKING_STAGES})
    ):
        day = last.get(partner.id)
        days = (today - date.fromisoformat(day or partner.made[:10])).days
        if days >= SILENT_DAYS:
            found.append(Silence(partner, day, days))
    return sorted(found, key=lambda one: (-one.days, one.partner.name))


def next_steps(reader: Reader, until: date) -> list[Talk]:
    """The steps that are still to be done and due by a day, the earliest first."""
    due = Query(between={"next_on": ("0001-01-01", until.isoformat())}, equals={"next_done_on": None})
    found = [talk for talk in reader.find(TALKS, due) if talk.next_step]
    return sorted(found, key=lambda talk: (str(talk.next_on), talk.next_step))
