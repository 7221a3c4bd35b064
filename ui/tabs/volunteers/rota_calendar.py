"""Saving the rota, or one person's own, as a calendar file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from commdesk.errors import KnownError
from commdesk.exchange.calendar import write_calendar
from commdesk.figures.periods import Period
from commdesk.records.volunteers import Volunteer
from commdesk.text import _, ngettext
from ui.shared import messages
from ui.shared.work import Work


def ask_and_save(parent: QWidget, work: Work, person: Volunteer | None, period: Period) -> None:
    """Asks for a place and writes there; says how many sessions it has now."""
    called = person.name if person is not None else work.store.group().name
    proposed = "".join("-" if c in '<>:"/\\|?*' else c for c in f"{called} {_('Rota')}.ics")
    name, __ = QFileDialog.getSaveFileName(
        parent, _("Save for a calendar"), str(Path.home() / proposed), "*.ics"
    )
    if name:
        save(parent, work, Path(name if name.lower().endswith(".ics") else name + ".ics"), person, period)


def save(parent: QWidget, work: Work, path: Path, person: Volunteer | None, period: Period) -> bool:
    """Writes the file; a refusal is told as a notice."""
    try:
        count = write_calendar(work.store, path, period, person)
    except KnownError as error:
        work.refused.emit(str(error))
        return False
    sentence = ngettext(
        "{n} session is in {file} now. Send it to a phone and open it there.",
        "{n} sessions are in {file} now. Send it to a phone and open it there.",
        count,
    )
    messages.tell(parent, sentence.format(n=count, file=path))
    return True
