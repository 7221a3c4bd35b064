"""Writing records to CSV and XLSX, so that a spreadsheet shows them and an import reads them again.

Columns carry the fields' short names, linked records their names, days ISO dates, lengths decimal hours.
A text that a spreadsheet would take for a formula stays text. What nobody agreed to have told (``stays``) stays in the file.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from commdesk import files
from commdesk.errors import KnownError
from commdesk.exchange import stays, survey_write, themes, waits
from commdesk.exchange.asking import Progress, tell
from commdesk.exchange.columns import short_name
from commdesk.exchange.guard import guarded
from commdesk.figures.periods import Period
from commdesk.records.fields import Link, Picture
from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
from commdesk.records.surveys import ANSWER_SHEETS
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _

_WINDOW = 5000
_MOST_XLSX_ROWS = 1_048_575
_MOST_XLSX_CELL = 32_767


def export(
    reader: Reader,
    kind: Kind,
    path: Path,
    period: Period | None = None,
    query: Query | None = None,
    progress: Progress | None = None,
    *,
    withheld: bool = False,
) -> int:
    """Writes the records of a kind to ``path`` (.csv or .xlsx) and answers how many.

    ``period`` keeps those whose day (or due day) lies in it. What is sensitive is left out, with its parts, unless
    ``withheld`` asks for it too; ``stays`` counts it. The file appears whole or not at all. Raises
    KnownError for another ending, a kind without days asked for a period, and when it cannot be written.
    """
    path = Path(path)
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    write = writers.get(path.suffix.lower())
    if write is None:
        sentence = _("{file} should end in .csv or .xlsx. Please choose such a name.")
        raise KnownError(sentence.format(file=path.name))
    query = query or Query()
    if period is not None:
        query = query._replace(between={**query.between, _dated(kind): (period.first, period.last)})
    query = stays.outside(kind, query, withheld=withheld)
    total = reader.count(kind, query)
    if write is _write_xlsx and total > _MOST_XLSX_ROWS:
        sentence = _("A spreadsheet holds at most 1,048,575 rows. Please export a shorter period, or to CSV.")
        raise KnownError(sentence)
    try:
        titles, found = _table(reader, kind, query, withheld)
        rows = _told(found, total, progress)
        with files.written_whole(path) as unfinished:
            count = write(unfinished, titles, rows)
    except OSError as error:
        sentence = _("{file} could not be written: {why}. Please make room or choose another folder.")
        raise KnownError(sentence.format(file=path, why=files.why(error))) from error
    return count


def _table(reader: Reader, kind: Kind, query: Query, withheld: bool) -> tuple[list[str], Iterator[list[Any]]]:
    """Titles and rows; the sheets of a survey have a column for each question."""
    if kind is ANSWER_SHEETS:
        return survey_write.sheets(reader, query)
    titles = [short_name(kind, name) for name in columns(kind)]
    return titles + [column for column, _told in _also(kind)], _rows(reader, kind, query, withheld)


def _also(kind: Kind) -> list[tuple[str, Callable[[Reader, list[Any]], dict[str, str]]]]:
    """Columns that are no field of the record, with what tells their cells by the records' ids."""
    found: list[tuple[str, Callable[[Reader, list[Any]], dict[str, str]]]] = []
    if kind in waits.KINDS:
        found.append((waits.COLUMN, lambda reader, records: waits.told(reader, kind, records)))
    if kind is themes.KIND:
        found.append((themes.COLUMN, themes.told))
    return found


def _told(rows: Iterator[list[Any]], total: int, progress: Progress | None) -> Iterator[list[Any]]:
    for done, row in enumerate(rows):
        if done % 500 == 0:
            tell(progress, done, total)
        yield row


def columns(kind: Kind) -> list[str]:
    """The columns of an exported file, by the record's own names: the id first, then every field but pictures."""
    return ["id", *(name for name, declared in kind.fields.items() if not isinstance(declared, Picture))]


def _dated(kind: Kind) -> str:
    for name in ("day", "due"):
        if name in kind.fields:
            return name
    sentence = _("{kind} have no day, so they cannot be cut to a period. Please export them whole.")
    raise KnownError(sentence.format(kind=kind.many_name()))


def _rows(reader: Reader, kind: Kind, query: Query, withheld: bool) -> Iterator[list[Any]]:
    """Every record as plain cells, a window at a time, links by name."""
    names = columns(kind)
    links = kind.links()
    start, left = query.offset, query.limit
    while left is None or left > 0:
        size = _WINDOW if left is None else min(_WINDOW, left)
        found = reader.find(kind, query._replace(limit=size, offset=start))
        records = found if withheld else stays.parts_outside(reader, kind, found)
        labels = {
            name: reader.labels(BY_NAME[link.to], [getattr(r, name) for r in records])
            for name, link in links.items()
        }
        also = [tell_of(reader, records) for _column, tell_of in _also(kind)]
        for record in records:
            kept = stays.blanked(kind, record)
            cells = [
                "" if name in kept else _cell(kind, name, getattr(record, name), labels) for name in names
            ]
            yield cells + [cell.get(record.id, "") for cell in also]
        if len(found) < size:
            return
        start += size
        left = None if left is None else left - size


def _cell(kind: Kind, name: str, value: Any, labels: dict[str, dict[str, str]]) -> Any:
    if value is None:
        return ""
    declared = kind.fields.get(name)
    if isinstance(declared, Link):
        return labels[name].get(value, "")
    plain = value if declared is None else declared.plain(value)
    return "" if plain is None else plain


def _write_csv(path: Path, titles: list[str], rows: Iterator[list[Any]]) -> int:
    count = 0
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    with open(path, "w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(titles)
        for row in rows:
            writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
            count += 1
    return count


def _write_xlsx(path: Path, titles: list[str], rows: Iterator[list[Any]]) -> int:
    from xlsxwriter.exceptions import XlsxWriterException

    # The writer keeps rows in a file of its own while it works: in a folder that goes whatever happens.
    with open(path, "wb") as file, TemporaryDirectory(prefix="commdesk-") as folder:
        try:
            return _fill_book(file, folder, titles, rows)
        except XlsxWriterException as error:
            raise OSError(str(error)) from error


def _fill_book(file: BinaryIO, folder: str, titles: list[str], rows: Iterator[list[Any]]) -> int:
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "tmpdir": folder,
    }
    count = 0
    book = Workbook(file, options)
    sheet = book.add_worksheet()
    try:
        for at, title in enumerate(titles):
            sheet.write_string(0, at, title)
        sheet.freeze_panes(1, 0)
        for count, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                if not isinstance(cell, str):
                    sheet.write_number(count, at, cell)
                elif cell:
                    sheet.write_string(count, at, cell[:_MOST_XLSX_CELL])
        book.close()
    finally:
        sheet.row_data_fh.close()
    return count
