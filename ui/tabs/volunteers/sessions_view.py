"""Sessions: each time a programme took place, and whom or what it served."""

from typing import Any

from commdesk import text
from commdesk.figures.programmes import session_totals
from commdesk.records.programmes import PROGRAMMES, SESSIONS
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work


class SessionsView(ListView):
    """The list of sessions with the form of the chosen one."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            SESSIONS,
            [
                Column("day", weight=1),
                Column("programme", weight=3),
                Column("beneficiaries", weight=0),
                Column("place", weight=2),
                Column("until", weight=0),
            ],
            ["programme", "day", "beneficiaries", "place", "until", "note"],
            wide=("programme", "place"),
            adders={"programme": adder(work, PROGRAMMES)},
            icon="calendar",
            empty=_("Each time a programme took place, and whom or what it served, goes here."),
            add=_("New session"),
            about=self._describe,
        )

    def _describe(self, session: Any) -> str:
        if session.until:
            return ""
        attendances, minutes = session_totals(self.work.store, session)
        if not attendances:
            return _("No hours logged for it yet")
        words = ngettext("{n} attendance, {hours}", "{n} attendances, {hours}", attendances)
        return words.format(n=text.number(attendances), hours=text.hours(minutes))
