"""What the practice group's papers left behind: sign-in sheets, a sign-out that was forgotten, people written down twice.

Drawn from a generator of its own, so that the two years stay as they are.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from commdesk.entry.sheets import A_PAGE, FEWEST_BLANK
from commdesk.practice.programmes import Plan
from commdesk.records.kind import Record, column_names, search_words
from commdesk.records.programmes import Session
from commdesk.records.sheets import Sheet, SheetLine
from commdesk.records.shifts import Shift, Visit
from commdesk.records.volunteers import Volunteer

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

ON_PAPER = "Food table"  # whose lists are printed
SINCE = 40  # days since when they are
PRINTED_AHEAD = 8  # days: the sheet of the next time lies ready

# The place in PEOPLE of somebody who is in the list once more, how the name was written down at the summer fair, and
# the phone number where it was noted in another way.
TWICE = ((21, "Tomas O Suilleabhain", "55 50 121"), (38, "Agnieszka Zielinska", ""))
FAIR = 31  # days ago

_COLUMNS = (*column_names(Shift), "find")
Row = tuple[Any, ...]


class Papers:
    """Told while the two years are: the sheets of the last weeks, and at the end all that was left."""

    def __init__(self, maker: "Maker") -> None:
        self._maker = maker
        self._rng = Random(f"papers {maker.today}")
        self._sheets: list[tuple[Session, list[dict[str, Any]]]] = []

    def told(self, plan: Plan, session: Session, shifts: list[Row]) -> list[Row]:
        """The shifts of a session; where a sheet was printed for it, they came from there."""
        day, today = date.fromisoformat(str(session.day)), self._maker.today
        ago = (today - day).days
        if plan.name != ON_PAPER or session.called_off or not -PRINTED_AHEAD < ago < SINCE:
            return shifts
        if ago <= 0 and self._sheets and str(self._sheets[-1][0].day) >= today.isoformat():
            return shifts
        rows = [dict(zip(_COLUMNS, row, strict=True)) for row in shifts]
        if ago > 0:
            for row in rows:
                row.update(source="sheet", session=session.id)
        self._sheets.append((session, rows))
        return [tuple(row.values()) for row in rows]

    def records(self) -> Iterator[Record]:
        """The sheets with their lines, a visit of yesterday, and people who are in the list twice."""
        for number, (session, rows) in enumerate(self._sheets, 1):
            yield from self._sheet(number, session, rows)
        maker, yesterday = self._maker, self._maker.today - timedelta(days=1)
        yield self._made(
            Visit, yesterday, day=yesterday.isoformat(), came="17:35", volunteer=maker.people[16].id,
            programme=maker.programmes["Repair café"], activity="Bicycles",
        )  # fmt: skip
        fair = maker.today - timedelta(days=FAIR)
        for __, name, phone in TWICE:
            yield self._made(
                Volunteer, fair, name=name, status="prospect", phone=phone, note="Met at the autumn fair"
            )

    def _sheet(self, number: int, session: Session, rows: list[dict[str, Any]]) -> Iterator[Record]:
        maker, day = self._maker, date.fromisoformat(str(session.day))
        held = day < maker.today
        came = [row for row in rows if row["status"] == "completed"]
        names = {person.id: person.name for person in maker.people}
        expected = {
            row["volunteer"] for row in rows if row["volunteer"] and (held or row["status"] == "planned")
        }
        on_it = sorted(expected, key=lambda id: (search_words(names[id]), id))
        printed = min(day, maker.today) - timedelta(days=1)
        entered = min(day + timedelta(days=1), maker.today)
        sheet = self._made(
            Sheet, printed, number=number, session=session.id, printed_on=printed.isoformat(),
            entered_on=entered.isoformat() if held else None,
            names=sum(row["people"] for row in came) if held else None,
            minutes=sum(row["minutes"] * row["people"] for row in came) if held else None,
        )  # fmt: skip
        yield sheet
        lines = max(len(on_it) + FEWEST_BLANK, A_PAGE)
        for code in range(1, lines + 1):
            person = on_it[code - 1] if code <= len(on_it) else None
            yield self._made(SheetLine, printed, sheet=sheet.id, code=code, volunteer=person)

    def _made(self, record: type[Record], day: date, /, **values: Any) -> Any:
        id = self._maker.new_id(day, self._rng)
        return record(id=id, made=f"{day.isoformat()}T18:00:00Z", **values)
