"""Who was heard, beside who lives here: an axis at a time, and the entry of who lives here."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from commdesk import text
from commdesk.figures import heard
from commdesk.figures.periods import parse_period, so_far
from commdesk.records.listening import AXES, FEEDBACK, RESIDENTS
from commdesk.reports.catalogue import period_of, report_named
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import N_, _
from ui.shared import tasks, theme
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TITLES = (N_("Group"), N_("Things said"), N_("Share"), N_("Live here"), N_("Share of them"), "")
_MANY = 5_000  # from so many items on, they are counted beside the painting


class _Model(QAbstractTableModel):
    """A row a group; numbers stand at the right."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(_TITLES) - 1:
            return theme.color("warn")
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[section]) if _TITLES[section] else ""
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Any:
    right = 0 < column < len(_TITLES) - 1
    return (
        Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    ) | Qt.AlignmentFlag.AlignVCenter


class HeardView(QWidget):
    """One axis as a table, its gaps in words over it."""

    kind = RESIDENTS

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._axes: dict[str, heard.Axis] = {}
        self._counting: tasks.Task | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        panel = QFrame()
        panel.setProperty("role", "panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        self.filters = FilterBar()
        self.filters.add("axis", _("By what"), [(key, _(words)) for key, words in AXES.items()])
        times = [
            ("last-12-months", _("The last 12 months")), ("this-year", _("This year")), ("last-year", _("Last year")),
            ("ever", _("All there is")),
        ]  # fmt: skip
        self.filters.add("period", _("Which time"), times)
        self.enter_button = QPushButton(_("Who lives here…"))
        self.enter_button.setEnabled(not work.store.readonly)
        self.enter_button.clicked.connect(self.new)
        self.filters.add_widget(self.enter_button)
        self.filters.changed.connect(self.refresh)
        inside.addWidget(self.filters)
        self.told = label("", wrap=True)
        self.told.setContentsMargins(16, 0, 16, 4)
        inside.addWidget(self.told)
        self.table = QTableView()
        self.table.setAccessibleName(_("Who was heard, beside who lives here"))
        theme.dress_table(self.table)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        inside.addWidget(self.table, 1)
        self.note = label("", "small", wrap=True)
        self.note.setContentsMargins(16, 4, 16, 12)
        inside.addWidget(self.note)
        self.empty = EmptyState(
            "listening",
            _("Note with what people say where they live, how old they are, or which language they speak. Then this says whom you hardly hear."),
            _("Who lives here…"),
        )  # fmt: skip
        self.empty.pressed.connect(self.new)
        inside.addWidget(self.empty, 1)
        column.addWidget(panel)
        work.changed.connect(self._stepped)
        self.refresh()

    def refresh(self) -> None:
        """Counts anew, and shows the chosen axis; of very many items when they are counted."""
        if self._counting is not None:
            self._counting.cancel()
        period = self._period()
        if self.work.store.has(FEEDBACK, _MANY):
            self.told.setText(_("Being counted …"))
            show_if(self.told, True)
            self._counting = tasks.start(
                self.work.store, lambda reader, _progress: heard.count(reader, period), self._show
            )
            return
        self._show(heard.count(self.work.store, period))

    def _show(self, axes: list[heard.Axis]) -> None:
        self._counting = None
        self._axes = {axis.key: axis for axis in axes}
        axis = self._axes[self.filters.chosen("axis")]
        rows = [_row(axis, group) for group in axis.groups]
        self.table.setModel(_Model(rows))
        header = self.table.horizontalHeader()
        for column in range(len(_TITLES)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.told.setText(_gaps(axis))
        self.note.setText(_note(axis))
        anything = any(one.known or one.live for one in self._axes.values())
        for widget, wanted in (
            (self.table, bool(rows)),
            (self.told, bool(rows) and bool(self.told.text())),
            (self.note, bool(rows) and bool(self.note.text())),
            (self.empty, not rows),
            (self.filters, anything),
        ):
            show_if(widget, wanted)

    def figures(self) -> Figures:
        """Groups that are hardly heard, over all axes."""
        gaps = [group.name for axis in self._axes.values() for group in axis.gaps()]
        return [(text.number(len(gaps)), _("groups hardly heard"), "warn")] if gaps else []

    # -- what the desk asks of a list

    def search(self, words: str) -> None:
        """There are no words to search."""

    def query(self) -> Query:
        """What the export writes: who lives here by the chosen axis."""
        return Query(equals={"axis": self.filters.chosen("axis")})

    def new(self) -> None:
        """Enters who lives here."""
        from ui.tabs.listening.residents import ResidentsEntry

        if not self.work.store.readonly:
            ResidentsEntry(self.work, self.filters.chosen("axis"), self.window()).exec()

    def delete(self) -> None:
        """Nothing is deleted here; an empty box in the entry takes a group out."""

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def show_record(self, id: str) -> None:
        """Shows the axis of a group that lives here."""
        found = self.work.store.get(RESIDENTS, id)
        if found is not None:
            self.filters.choose("axis", found.axis)

    def set_short(self, short: bool) -> None:
        """Little height: the note makes room for the table."""
        show_if(self.note, not short and bool(self.note.text()) and self.table.model().rowCount() > 0)

    def _period(self) -> Any:
        asked = self.filters.chosen("period")
        if asked == "ever":
            return period_of(report_named("who-was-heard"), self.work.store, "ever")
        return so_far(parse_period(asked, self.work.store.group().year_start))

    def _stepped(self, step: Step) -> None:
        if step.kinds() & {FEEDBACK.name, RESIDENTS.name}:
            self.refresh()


def _row(axis: heard.Axis, group: heard.Share) -> tuple[str, ...]:
    return (
        group.name,
        text.number(group.heard),
        text.percent(group.share) if group.share is not None else "",
        text.number(group.people) if group.people is not None else "",
        text.percent(group.of_all) if group.of_all is not None else "",
        _("hardly heard") if group.gap else "",
    )


def _gaps(axis: heard.Axis) -> str:
    if axis.live is None:
        return _("Nobody has entered yet who lives here, so nothing can be held against it.")
    if not axis.enough:
        return _("Shares are told from {n} things said on.").format(n=text.number(heard.ENOUGH))
    gaps = axis.gaps()
    if not gaps:
        return _("Every group is heard about as much as it lives here.")
    return _("Hardly heard – {gaps}.").format(gaps="; ".join(heard.gap_words(axis, one) for one in gaps))


def _note(axis: heard.Axis) -> str:
    parts = []
    if axis.unknown:
        parts.append(_("Not noted of {n} of all things said.").format(n=text.number(axis.unknown)))
    if axis.source:
        source = f"{axis.source}, {axis.year}" if axis.year else axis.source
        parts.append(_("Who lives here: {source}.").format(source=source))
    return " ".join(parts)
