"""The frame every desk stands in: title, figures that matter now, search, buttons, and table beside form."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from commdesk.records.kind import Kind
from commdesk.records.shifts import SHIFTS
from commdesk.store.store import Reader
from commdesk.text import _
from ui.shared import icons, tasks, tokens
from ui.shared.widgets.figures import FigureStrip
from ui.shared.widgets.search import SearchBox
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTabBar

MUCH = 100_000  # from so many shifts on, figures are counted on a worker


class Desk(QWidget):
    """One desk. The window calls ``new``, ``search_box``, ``print_this`` and ``leave`` through its menus.

    ``help_page`` is the page of the handbook that F1 shows; ``report`` what Ctrl+P prints.
    """

    go = Signal(str, str)  # a desk's key, and a record's id or ""
    print_asked = Signal(str)  # a report's name
    said = Signal(str)  # what was done, for the status at the rail

    key = ""
    help_page = ""
    report = "impact"

    def __init__(self, work: Work, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.title = label(title, "title")
        self.title.setMinimumWidth(1)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        column.addLayout(self.head)
        self.figures = FigureStrip()
        column.addWidget(self.figures)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        column.addLayout(self.body, 1)
        self.search_box: SearchBox | None = None
        self.long_title = title
        self.short_title = title
        self._secondary: list[QPushButton] = []
        self._counting: tasks.Task | None = None
        self.short = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, words and buttons that other places have too make way for the table."""
        super().resizeEvent(event)
        letter = max(1, self.fontMetrics().averageCharWidth())
        narrow = self.width() < letter * 84
        self.title.setText(self.short_title if narrow else self.long_title)
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), self.width() // 2))
        if self.search_box is not None:
            self.search_box.setMaximumWidth(letter * 18 if narrow else letter * 48)
        for button in self._secondary:
            show_if(button, not narrow)
        self.short = self.height() < self.fontMetrics().lineSpacing() * 22
        self._show_figures()

    def show_figures(self, figures: list[tuple[str, str] | tuple[str, str, str]]) -> None:
        """Shows what matters now above the table; what is still being counted is not waited for."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None
        self.figures.set_figures(figures)
        self._show_figures()

    def count_figures(
        self, count: Callable[[Reader], list[Any]], kind: Kind = SHIFTS, much: int = MUCH
    ) -> None:
        """Shows what ``count(reader)`` counts: at once, or from a worker where there are ``much`` records of a kind."""
        store = self.work.store
        if not store.has(kind, much):
            self.show_figures(count(store))
            return
        if not self.figures.figures():
            # The line has its room from the beginning: the table must not jump when the figures come.
            self.show_figures([("…", _("being counted"))])
        if self._counting is not None:
            self._counting.cancel()
        self._counting = tasks.start(store, lambda reader, _progress: count(reader), self.show_figures)

    def _show_figures(self) -> None:
        show_if(self.figures, not self.short and bool(self.figures.figures()))

    def add_search(self, placeholder: str) -> SearchBox:
        """A search box in the head."""
        self.search_box = SearchBox(placeholder)
        self.search_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.head.addWidget(self.search_box)
        return self.search_box

    def add_button(
        self, words: str, icon: str = "", *, primary: bool = False, always: bool = False
    ) -> QPushButton:
        """A button in the head; one that is neither primary nor ``always`` there gives way where room is short."""
        button = QPushButton(words)
        if primary:
            button.setProperty("kind", "primary")
        elif not always:
            # Shown once there is room: it must not be what keeps the window from getting small.
            self._secondary.append(button)
            button.hide()
            if icon:
                button.setIcon(icons.icon(icon))
        self.head.addWidget(button)
        return button

    def refresh(self) -> None:
        """Counts the figures anew; called when the desk is shown and after changes while it is."""

    def settle(self) -> None:
        """Begins at once what waits for a pause in typing: before a picture is taken."""

    def new(self) -> None:
        """Ctrl+N: something new in this desk."""

    def leave(self) -> bool:
        """Saves what is being typed; False keeps the person here, where the hint stands."""
        return True

    def show_record(self, id: str) -> None:
        """Shows the record with that id."""

    def report_asked(self) -> str:
        """What Ctrl+P prints now: a report's name, with ``?field=id`` where it is of what is chosen."""
        return self.report


class TwoPanes(QWidget):
    """Table and form side by side; where there is no room for both, the form takes the table's place.

    ``narrowed`` tells when one or both have room.
    """

    narrowed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self.list_panel = QFrame()
        self.list_panel.setProperty("role", "panel")
        self.list_column = QVBoxLayout(self.list_panel)
        self.list_column.setContentsMargins(1, 1, 1, 1)
        self.list_column.setSpacing(0)
        self.form_panel = QFrame()
        self.form_panel.setProperty("role", "panel")
        form_outer = QVBoxLayout(self.form_panel)
        form_outer.setContentsMargins(1, 1, 1, 1)
        form_outer.setSpacing(0)
        self.back = QPushButton(_("Back to the list"))
        self.back.setIcon(icons.icon("back"))
        self.back.setProperty("kind", "quiet")
        self.back.clicked.connect(self.show_list)
        form_outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "page")
        self.form_column = QVBoxLayout(inside)
        self.form_column.setContentsMargins(tokens.PADDING, tokens.PADDING, tokens.PADDING, tokens.PADDING)
        self.form_column.setSpacing(12)
        scroll.setWidget(inside)
        form_outer.addWidget(scroll, 1)
        self.form_foot = QHBoxLayout()
        self.form_foot.setContentsMargins(tokens.PADDING, 8, tokens.PADDING, 12)
        self.form_foot.setSpacing(8)
        form_outer.addLayout(self.form_foot)
        self._row.addWidget(self.list_panel, 2)
        self._row.addWidget(self.form_panel, 1)
        self._narrow = False
        self._on_form = False
        self._form_wanted = True
        self.list_share, self.form_share = 2, 1
        self._lay_out()

    def set_shares(self, list_share: int, form_share: int) -> None:
        """How the width is shared between table and form."""
        self.list_share, self.form_share = list_share, form_share
        self._row.setStretch(0, list_share)
        self._row.setStretch(1, form_share)

    def minimumSizeHint(self) -> QSize:
        """What the larger of both needs, for one alone has room enough: a small window is not pushed apart."""
        return self.list_panel.minimumSizeHint().expandedTo(self.form_panel.minimumSizeHint())

    def is_narrow(self) -> bool:
        """Whether only one of both is seen."""
        return self._narrow

    def want_form(self, wanted: bool) -> None:
        """Without anything to show in the form, the table has all the room."""
        if wanted != self._form_wanted:
            self._form_wanted = wanted
            self._lay_out()

    def show_form(self) -> None:
        """Where only one is seen: the form."""
        self._on_form = True
        self._lay_out()

    def show_list(self) -> None:
        """Where only one is seen: the table."""
        self._on_form = False
        self._lay_out()
        for index in range(self.list_column.count()):
            item = self.list_column.itemAt(index)
            widget = item.widget() if item else None
            if widget is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Measured in letters, so that large text changes over sooner.
        narrow = self.width() < self.fontMetrics().averageCharWidth() * 96
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out()
            self.narrowed.emit(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._narrow and self._on_form:
            self.show_list()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        on_form = self._on_form and self._form_wanted
        show_if(self.list_panel, not self._narrow or not on_form)
        show_if(self.form_panel, on_form if self._narrow else self._form_wanted)
        show_if(self.back, self._narrow)


def tab_bar(name: str, titles: Sequence[str]) -> "QTabBar":
    """Tabs in a line, as wide as their words."""
    from PySide6.QtWidgets import QTabBar

    tabs = QTabBar()
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    tabs.setAccessibleName(name)
    for title in titles:
        tabs.addTab(title)
    return tabs


def clear_layout(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Takes all widgets out of a layout and deletes them."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()


def buttons(row: QHBoxLayout, words: Sequence[tuple[str, str]]) -> list[QPushButton]:
    """Buttons (words, kind) in a row with room after them."""
    made = []
    for text, kind in words:
        button = QPushButton(text)
        if kind:
            button.setProperty("kind", kind)
        row.addWidget(button)
        made.append(button)
    row.addStretch(1)
    return made
