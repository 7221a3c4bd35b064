"""File > Export this table: all records of a kind as CSV or XLSX."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from commdesk import text
from commdesk.errors import KnownError
from commdesk.records.kind import Kind
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared import messages
from ui.shared.waiting import Stopped, wait_for
from ui.shared.work import Work

_ENDINGS = (".csv", ".xlsx")


def export_kind(window: QWidget | None, work: Work, kind: Kind, query: Query | None = None) -> Path | None:
    """Asks where to, and writes; the file, or None when the person leaves or it could not be written."""
    sheet, csv = _("Spreadsheet (*.xlsx)"), _("CSV, for any program (*.csv)")
    proposed = work.store.path.absolute().parent / f"{kind.many_name()}.xlsx"
    title = _("Export {kind}").format(kind=kind.many_name().lower())
    name, chosen = QFileDialog.getSaveFileName(window, title, str(proposed), f"{sheet};;{csv}")
    if not name:
        return None
    path = with_ending(Path(name), csv_chosen=chosen == csv)
    if path != Path(name) and path.exists():
        # The file dialog asked about another name than the one that would be written over.
        question = _("{file} is there already. Write over it?").format(file=path)
        if not messages.ask(window, question, _("Write over it")):
            return None
    return write_kind(window, work, kind, path, query)


def write_kind(
    window: QWidget | None, work: Work, kind: Kind, path: Path, query: Query | None = None
) -> Path | None:
    """Writes the records and says so; a refusal is told in a sentence."""
    from commdesk.exchange import stays
    from commdesk.exchange.write import export

    words = _("Writing {kind} to {file}…").format(kind=kind.many_name().lower(), file=path.name)
    try:
        count = wait_for(
            window,
            work.store,
            words,
            lambda reader, tell: export(reader, kind, path, query=query, progress=tell),
        )
        told = _("{count} {kind} written to {file}.").format(
            count=text.number(count), kind=kind.many_name().lower(), file=path
        )
        if stay := stays.stay(work.store, kind, query):
            told = f"{told} {stays.words(stay)}"
    except Stopped:
        return None
    except KnownError as error:
        told, written = str(error), None
    else:
        written = path
    messages.tell(window, told)
    return written


def with_ending(path: Path, *, csv_chosen: bool) -> Path:
    """The path with an ending that can be written: its own, else the one of the type chosen."""
    if path.suffix.lower() in _ENDINGS:
        return path
    return path.with_name(path.name + (".csv" if csv_chosen else ".xlsx"))
