"""People: who helps, helped, or may help."""

from typing import Any

from commdesk import clock, text
from commdesk.figures.people import person_totals
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.text import _, ngettext
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work

TONES = {"current": "good", "prospect": "accent", "resting": "warn", "left": "quiet"}


class PeopleView(ListView):
    """The list of people with the form of the chosen one."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            VOLUNTEERS,
            [
                Column("name", weight=3),
                Column("status", tone=lambda person: TONES.get(person.status, "quiet"), weight=0),
                Column("phone", weight=1),
                Column("skills", weight=3),
                Column("email", weight=2),
                Column("started", weight=0),
            ],
            ["name", "status", "started", "phone", "email", "skills", "languages", "note"],
            wide=("name", "skills", "email"),
            icon="volunteers",
            empty=_("The people who help go here. Add one, or log hours and the name is added by itself."),
            add=_("New person"),
            about=self._describe,
        )

    def _describe(self, person: Any) -> str:
        totals = person_totals(self.work.store, person.id, f"{clock.today().year}-01")
        if not totals.shifts:
            return _("No hours logged yet")
        shifts = ngettext("{n} shift", "{n} shifts", totals.shifts).format(n=text.number(totals.shifts))
        words = _("{shifts}, {hours} in all, {year} this year. Last on {day}.")
        last = SHIFTS.fields["day"].show(totals.last)
        return words.format(
            shifts=shifts, hours=text.hours(totals.minutes), year=text.hours(totals.minutes_since), day=last
        )
