"""What only shifts have in an import: nobody came, the hours of a person's day, what the session served."""

import dataclasses

from commdesk import text
from commdesk.errors import FieldError
from commdesk.exchange import ledger
from commdesk.records.fields import Value
from commdesk.records.programmes import SESSIONS, Session
from commdesk.records.shifts import DAY_MINUTES, SHIFTS, Shift, is_month
from commdesk.store.store import Reader
from commdesk.text import _


class ShiftRules:
    """Remembers days and sessions, those in the group's file and those of the rows before."""

    def __init__(
        self, reader: Reader, days: tuple[str, str], *, counted: bool, named: bool, sessions: bool
    ) -> None:
        """``days`` are the first and the last day of the file; ``sessions`` says that it may tell of some."""
        self.counted = counted
        self.named = named
        self.filled: list[Session] = []
        self._days = ledger.minutes_of_days(reader, days) if named else {}
        self._typed = ledger.typed_shifts(reader, days)
        self._sessions: dict[tuple[str, str], list[Session]] = {}
        self._by_row: dict[tuple[str, str], int] = {}
        if sessions:
            for session in reader.find(SESSIONS):
                if session.until is None:
                    self._sessions.setdefault((session.programme, session.day), []).append(session)

    def was_typed(self, shift: Shift) -> bool:
        """Whether somebody has entered the same shift by hand; each of those stands for one row."""
        key = ledger.shift_key(shift)
        if self._typed[key] <= 0:
            return False
        self._typed[key] -= 1
        return True

    def refuse_nobody(self, values: dict[str, Value]) -> None:
        """Raises FieldError for a row in which nobody is named or counted."""
        if values.get("volunteer") or values.get("people"):
            return
        if self.counted:
            sentence = _(
                "Nobody is counted in this row (empty or 0), so there are no hours to add. "
                "If people were there, fill in how many."
            )
            raise FieldError(sentence, "people")
        if self.named:
            raise FieldError(_("Nobody is named in this row. Please fill in the name."), "volunteer")

    def refuse_long_day(self, shift: Shift, name: str) -> None:
        """Raises FieldError when the person's day would have more than 24 hours."""
        if not shift.volunteer or shift.status != "completed" or is_month(str(shift.day)):
            return
        total = self._days.get((shift.volunteer, str(shift.day)), 0) + (shift.minutes or 0)
        if total > DAY_MINUTES:
            sentence = _(
                "{name} would have {total} hours on {day}, and a day has 24. Please check the length or the day."
            )
            shown = SHIFTS.fields["day"].show(shift.day)
            raise FieldError(
                sentence.format(name=name, total=text.duration(total), day=shown),
                "minutes",
            )

    def session_for(self, shift: Shift, served: int | None, programme: str) -> Session | None:
        """The session that must be added or filled for what it served, or None when all is there.

        Raises FieldError when another number stands there already.
        """
        if served is None:
            return None
        if is_month(str(shift.day)):
            sentence = _(
                "What was served belongs to a day, and this row is for a whole month. Please leave it empty."
            )
            raise FieldError(sentence, "beneficiaries")
        key = (str(shift.programme), str(shift.day))
        here = self._sessions.get(key, [])
        if any(session.beneficiaries == served for session in here):
            return None
        blank = next((session for session in here if session.beneficiaries is None), None)
        if blank is not None:
            return dataclasses.replace(blank, beneficiaries=served)
        if not here:
            session = Session(programme=shift.programme, day=shift.day, beneficiaries=served)
            SESSIONS.check(session)
            return session
        sentence = _(
            "{programme} on {day} served {other} by {where}, and {number} by this row. "
            "A session counts once: please make the numbers the same, or leave this one empty."
        )
        row = self._by_row.get(key)
        where = _("row {row}").format(row=row) if row else _("the session that is here already")
        shown = SHIFTS.fields["day"].show(shift.day)
        raise FieldError(
            sentence.format(
                programme=programme,
                day=shown,
                other=text.number(here[0].beneficiaries or 0),
                where=where,
                number=text.number(served),
            ),
            "beneficiaries",
        )

    def session_on(self, shift: Shift, day: str) -> tuple[str, Session | None]:
        """The id of the session that the shift's programme had on a day, and the session when it has to be added.

        Of several it is the one that begins when the shift does, else the earliest.
        """
        here = self._sessions.setdefault((str(shift.programme), day), [])
        if here:
            same = [session for session in here if shift.start and session.start == shift.start]
            return min(same or here, key=lambda session: (session.start or "", session.id)).id, None
        session = Session(programme=shift.programme, day=day)
        SESSIONS.check(session)
        here.append(session)
        return session.id, session

    def keep(self, shift: Shift, session: Session | None, row: int) -> Session | None:
        """A row came through. Answers the session if it is a new one; one filled in is kept in ``filled``."""
        if shift.volunteer and shift.status == "completed":
            day = (shift.volunteer, str(shift.day))
            self._days[day] = self._days.get(day, 0) + (shift.minutes or 0)
        if session is None:
            return None
        key = (str(session.programme), str(session.day))
        self._by_row[key] = row
        here = self._sessions.setdefault(key, [])
        for index, other in enumerate(here):
            if other.id == session.id:
                here[index] = session
                self.filled.append(session)
                return None
        here.append(session)
        return session
