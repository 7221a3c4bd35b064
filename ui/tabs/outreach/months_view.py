"""Months side by side: what all channels, or one of them, reached in each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from commdesk import clock, text
from commdesk.figures import outreach
from commdesk.figures.outreach_words import by_followers, by_reach, counted, signed
from commdesk.figures.periods import Period, parse_period
from commdesk.records.outreach import CHANNEL_DAYS, POSTS
from commdesk.store.query import Query
from commdesk.text import N_, _
from ui.shared import theme
from ui.shared.filters import FilterBar
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work
from ui.tabs.outreach.posts_view import channel_choices

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEAST = (3, 5, 4)  # columns that go first where room is short
_TITLES = (
    N_("Month"), N_("Posts"), N_("People reached"), N_("Impressions"), N_("Reactions"), N_("Net follows"),
)  # fmt: skip


class MonthsModel(QAbstractTableModel):
    """A row a month; numbers stand at the right."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[section])
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Any:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class _MonthsTable(QTableView):
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class MonthsView(QWidget):
    """The table, and over it the shares of the whole time with what they are shares of."""

    kind = CHANNEL_DAYS

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        panel = QFrame()
        panel.setProperty("role", "panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        self.filters = FilterBar()
        self.filters.add("channel", _("On which channel"), lambda: channel_choices(work))
        times = [
            ("last-12-months", _("The last 12 months")), ("this-year", _("This year")),
            ("last-year", _("Last year")), ("ever", _("All there is")),
        ]  # fmt: skip
        self.filters.add("period", _("Which time"), times)
        self.filters.changed.connect(self.refresh)
        inside.addWidget(self.filters)
        self.told = label("", "small", wrap=True)
        self.told.setContentsMargins(16, 0, 16, 4)
        inside.addWidget(self.told)
        self.table = _MonthsTable()
        self.table.resized.connect(self._fit)
        self.table.setAccessibleName(_("Outreach by month"))
        theme.dress_table(self.table)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        inside.addWidget(self.table, 1)
        self.empty = EmptyState("outreach", _("Nothing was counted in this time."))
        inside.addWidget(self.empty, 1)
        column.addWidget(panel)
        work.changed.connect(self._stepped)
        self.refresh()

    def period(self) -> Period:
        """The time that is chosen."""
        chosen = self.filters.chosen("period")
        if chosen != "ever":
            return parse_period(chosen, self.work.store.group().year_start)
        firsts = [
            self.work.store.rows(f"SELECT min(day) FROM {kind.name}")[0][0] for kind in (POSTS, CHANNEL_DAYS)
        ]
        known = [first for first in firsts if first]
        begin = date.fromisoformat(f"{min(known)[:7]}-01") if known else clock.today().replace(day=1)
        return Period(begin, max(clock.today(), begin))

    def refresh(self) -> None:
        """Counts anew."""
        found = outreach.count(self.work.store, self.period(), self.filters.chosen("channel"))
        rows = [_row(month) for month in reversed(found.months)]
        self.table.setModel(MonthsModel(rows))
        self._fit()
        parts = [
            _("By followers: {rate}").format(rate=by_followers(found.by_followers)),
            _("By reach: {rate}").format(rate=by_reach(found.by_reach)),
        ]
        self.told.setText(_("Likes, comments and shares.") + " " + " · ".join(parts))
        show_if(self.told, bool(rows))
        show_if(self.table, bool(rows))
        show_if(self.empty, not rows)

    def _fit(self) -> None:
        """Every column that is seen is seen whole: where room is short, what matters least makes room."""
        if self.table.model() is None:
            return
        header, room = self.table.horizontalHeader(), self.table.viewport().width()
        for column in range(len(_TITLES)):
            self.table.setColumnHidden(column, False)
        needed = [
            max(self.table.sizeHintForColumn(column), header.sectionSizeHint(column)) + 4
            for column in range(len(_TITLES))
        ]
        for column in _LEAST:
            if sum(needed) <= room:
                break
            needed[column] = 0
            self.table.setColumnHidden(column, True)
        shared = max(0, room - sum(needed)) // max(1, sum(width > 0 for width in needed))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(needed):
            if width:
                header.resizeSection(column, width + shared)

    # -- what the desk asks of a list

    def search(self, words: str) -> None:
        """Months have no words to search."""

    def query(self) -> Query:
        """What the export writes: the days and months of the chosen channel."""
        channel = self.filters.chosen("channel")
        return Query(equals={"channel": channel} if channel else {})

    def new(self) -> None:
        """Nothing is entered here."""

    def delete(self) -> None:
        """Nothing is deleted here."""

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def show_record(self, id: str) -> None:
        """No record is shown here."""

    def set_short(self, short: bool) -> None:
        """Little height: the choices make room for the table."""
        show_if(self.filters, not short)

    def _stepped(self, step: Any) -> None:
        if {"posts", "channel_days", "channels", "followers"} & set(step.kinds()):
            self.refresh()


def _row(month: outreach.Reached) -> tuple[str, ...]:
    return (
        text.month_name(date.fromisoformat(f"{month.key}-01")),
        text.number(month.posts),
        counted(month.reach),
        counted(month.impressions),
        counted(month.interactions),
        signed(month.net_follows),
    )
