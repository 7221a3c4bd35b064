"""Saving the rota, or what goals have in store, as a calendar file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from commdesk.errors import KnownError
from commdesk.exchange.calendar import write_calendar
from commdesk.exchange.calendar_goals import write_goals
from commdesk.exchange.calendar_partners import write_partners
from commdesk.figures.periods import Period
from commdesk.records.volunteers import Volunteer
from commdesk.text import _, ngettext
from ui.shared import messages
from ui.shared.work import Work


def ask_and_save(parent: QWidget, work: Work, person: Volunteer | None, period: Period) -> None:
    """Asks for a place and writes the rota there; says how many sessions it has now."""
    called = person.name if person is not None else work.store.group().name
    path = _asked(parent, f"{called} {_('Rota')}")
    if path is not None:
        save(parent, work, path, person, period)


def save(parent: QWidget, work: Work, path: Path, person: Volunteer | None, period: Period) -> bool:
    """Writes the rota; a refusal is told as a notice."""

    def words(count: int) -> str:
        return ngettext(
            "{n} session is in {file} now. Send it to a phone and open it there.",
            "{n} sessions are in {file} now. Send it to a phone and open it there.",
            count,
        )

    return _saved(parent, work, path, lambda: write_calendar(work.store, path, period, person), words)


def ask_and_save_goals(parent: QWidget, work: Work) -> None:
    """Asks for a place and writes the days of the open goals there."""
    path = _asked(parent, f"{work.store.group().name} {_('Goals')}")
    if path is not None:
        save_goals(parent, work, path)


def save_goals(parent: QWidget, work: Work, path: Path) -> bool:
    """Writes what is due of the open goals; a refusal is told as a notice."""
    return _saved(parent, work, path, lambda: write_goals(work.store, path), _days)


def ask_and_save_partners(parent: QWidget, work: Work) -> None:
    """Asks for a place and writes what is due with partners there; a refusal is told as a notice."""
    path = _asked(parent, f"{work.store.group().name} {_('Partners')}")
    if path is not None:
        _saved(parent, work, path, lambda: write_partners(work.store, path), _days)


def _days(count: int) -> str:
    return ngettext(
        "{n} day is in {file} now. Send it to a phone and open it there.",
        "{n} days are in {file} now. Send it to a phone and open it there.",
        count,
    )


def _asked(parent: QWidget, called: str) -> Path | None:
    proposed = "".join("-" if c in '<>:"/\\|?*' else c for c in f"{called}.ics")
    name, __ = QFileDialog.getSaveFileName(
        parent, _("Save for a calendar"), str(Path.home() / proposed), "*.ics"
    )
    return Path(name if name.lower().endswith(".ics") else name + ".ics") if name else None


def _saved(
    parent: QWidget, work: Work, path: Path, write: Callable[[], int], words: Callable[[int], str]
) -> bool:
    try:
        count = write()
    except KnownError as error:
        work.refused.emit(str(error))
        return False
    messages.tell(parent, words(count).format(n=count, file=path))
    return True
