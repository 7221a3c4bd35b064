"""The two small tables of an import: the first rows of the file, and the rows that were refused."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTableView, QWidget

from commdesk import files
from commdesk.errors import KnownError
from commdesk.exchange.guard import guarded
from commdesk.exchange.plan import Plan
from commdesk.exchange.table import Table
from commdesk.text import _
from ui.shared import theme
from ui.shared.widgets.words import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
FIRST_ROWS = 50
_MOST_TALL_ROWS = 500  # measuring the height of more would hold the window up
_LONGEST_CELL = 200


class PlainModel(QAbstractTableModel):
    """Titles and rows of words, shown as they are."""

    def __init__(self, titles: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._titles = titles
        self._rows = rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(words[:_LONGEST_CELL].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words[:2000])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None


class PlainTable(QTableView):
    """A table over a PlainModel; the last column takes what is left when ``stretch``."""

    def __init__(self, name: str, *, stretch: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        theme.dress_table(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self._stretch = stretch

    def show_rows(self, titles: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
        """Shows other rows."""
        self.setModel(PlainModel(titles, rows))
        header = self.horizontalHeader()
        header.setMaximumSectionSize(theme.font_width("x" * 34))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        if self._stretch and titles:
            header.setMaximumSectionSize(16_000)
            header.setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)
        tall = self.wordWrap() and len(rows) <= _MOST_TALL_ROWS
        mode = QHeaderView.ResizeMode.ResizeToContents if tall else QHeaderView.ResizeMode.Fixed
        self.verticalHeader().setSectionResizeMode(mode)


def first_rows(table: Table) -> list[tuple[str, ...]]:
    """The rows that the preview shows."""
    return [row.cells for row in table.rows[:FIRST_ROWS]]


def save_rows_to_mend(path: Path, table: Table, plan: Plan) -> int:
    """Writes the refused rows as CSV, each with its number and what is wrong; answers how many.

    ``table`` is the list as it stands in the file: where dates stand across, a row has several refusals. A row that could not even be read comes with its number alone. Written beside and renamed; raises KnownError.
    """
    cells = {row.number: row.cells for row in table.rows}
    refused: dict[int, list[str]] = {}
    for refusal in plan.refused:
        refused.setdefault(refusal.row, []).append(refusal.sentence)
    try:
        with (
            files.written_whole(path) as unfinished,
            open(unfinished, "w", encoding="utf-8-sig", errors="replace", newline="") as file,
        ):
            writer = csv.writer(file)
            writer.writerow([*(guarded(title) for title in table.header), _("Row"), _("What to mend")])
            for number, sentences in refused.items():
                own = cells.get(number, ("",) * len(table.header))
                writer.writerow([*(guarded(cell) for cell in own), number, " ".join(sentences)])
    except OSError as error:
        sentence = _("{file} could not be written: {why}. Please make room or choose another folder.")
        raise KnownError(sentence.format(file=path, why=files.why(error))) from error
    return len(refused)


def ask_where_to_mend(parent: QWidget, source: Path | None) -> Path | None:
    """Where the refused rows of a list go to; None when nobody says."""
    source = source or Path.home() / "list.csv"
    proposed = source.with_name(_("{name} to mend").format(name=source.stem) + ".csv")
    name, __ = QFileDialog.getSaveFileName(parent, _("Save the rows to mend"), str(proposed), "*.csv")
    return Path(name if name.lower().endswith(".csv") else name + ".csv") if name else None
