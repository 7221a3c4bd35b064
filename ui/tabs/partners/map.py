"""The map of partners in a window of its own: drawn, and the same as a list in words."""

from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from commdesk import clock
from commdesk.charts.network import in_words
from commdesk.figures import periods
from commdesk.figures.importance import count
from commdesk.figures.periods import Period, parse_period
from commdesk.reports.sections.partner_map import drawing
from commdesk.text import N_, _
from ui.dialogs.frame import Frame
from ui.shared.desk import tab_bar
from ui.shared.widgets.network import NetworkView
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

_EVER = "ever"
PERIODS = {
    periods.DEFAULT: N_("Last 12 months"),
    "this-year": N_("This year"),
    "last-year": N_("Last year"),
    _EVER: N_("All the time"),
}


class Lines(QListWidget):
    """A list whose lines are broken for its width, each row as high as its words need."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Gives each row its height."""
        side = self.fontMetrics().averageCharWidth() * 2
        room = QRect(0, 0, max(self.viewport().width() - 2 * side, 10), 10_000)
        for row in range(self.count()):
            item = self.item(row)
            words = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text())
            item.setSizeHint(QSize(10, words.height() + self.fontMetrics().lineSpacing()))


class PartnerMap(Frame):
    """``opened(id)`` asks for a partner, ``print_asked`` for the page with the map."""

    opened = Signal(str)
    print_asked = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Map of partners"), parent, letters=140, scroll=False)
        self.work = work
        self.views = tab_bar(_("Map or list"), [_("Map"), _("List")])
        self.views.currentChanged.connect(lambda _index: self._arrange())
        self.body.addWidget(self.views)
        self.nothing = label(_("The map draws itself as partners are entered."), "quiet", wrap=True)
        self.body.addWidget(self.nothing)
        self.view = NetworkView()
        self.pane = QScrollArea()
        self.pane.setWidgetResizable(True)
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setWidget(self.view)
        self.list = Lines()
        self.list.setAccessibleName(_("Partners and what flows"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.pane, 3)
        row.addWidget(self.list, 1)
        self.body.addLayout(row, 1)
        self.period = QComboBox()
        self.period.setAccessibleName(_("Period"))
        for code, words in PERIODS.items():
            self.period.addItem(_(words), code)
        self.foot.insertWidget(0, self.period)
        self.print_button = self.add_button(_("&Print…"))
        self.close_button = self.add_button(_("&Close"))
        self._listen()
        self.show_period()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        self.period.currentIndexChanged.connect(lambda _index: self.show_period())
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.reject)
        self.view.chosen.connect(self._chosen)
        self.view.opened.connect(self._open)
        self.list.currentItemChanged.connect(lambda item, _before: self._listed(item))
        self.list.itemActivated.connect(lambda item: self._open(item.data(Qt.ItemDataRole.UserRole)))

    def show_period(self) -> None:
        """Draws what flowed in the chosen period."""
        period = self._period()
        ranks = {part.partner.id: part.rank for part in count(self.work.store, period).parts}
        network = drawing(self.work.store, period, ranks=ranks)
        self.view.set_network(network)
        self.list.blockSignals(True)
        self.list.clear()
        for node in sorted(network.nodes, key=lambda node: node.name.casefold()):
            item = QListWidgetItem(in_words(network, node.key))
            item.setData(Qt.ItemDataRole.UserRole, node.key)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.fit()
        self._arrange()

    def _period(self) -> Period:
        asked = str(self.period.currentData())
        if asked == _EVER:
            return Period(date(1900, 1, 1), clock.today())
        return parse_period(asked, self.work.store.group().year_start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Map and list side by side; where room is short, one of them."""
        some, narrow = self.list.count() > 0, self.width() < self.fontMetrics().averageCharWidth() * 110
        listed = self.views.currentIndex() == 1
        show_if(self.nothing, not some)
        show_if(self.views, narrow and some)
        # Large text on a small screen: the window's own title says it too.
        show_if(self.heading, self.height() > self.fontMetrics().lineSpacing() * 22)
        show_if(self.pane, some and not (narrow and listed))
        show_if(self.list, some and (not narrow or listed))
        self.print_button.setEnabled(some)

    def _chosen(self, key: str) -> None:
        area = self.view.area(key).toRect()
        self.pane.ensureVisible(area.center().x(), area.center().y(), 0, area.height())
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(row)

    def _listed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.view.select(str(item.data(Qt.ItemDataRole.UserRole)))
            spot: QPoint = self.view.area(self.view.current()).center().toPoint()
            self.pane.ensureVisible(spot.x(), spot.y(), 0, 60)

    def _open(self, key: str) -> None:
        self.accept()
        self.opened.emit(key)

    def _print(self) -> None:
        self.accept()
        self.print_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter on a button that has the keys presses it; the frame knows only of one that always answers.
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and button in (
            self.print_button,
            self.close_button,
        ):
            button.click()
            return
        super().keyPressEvent(event)
