"""The line of choices over a table: which of the records it shows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from commdesk.text import _
from ui.shared import theme
from ui.shared.widgets.flow import FlowRow

Options = Sequence[tuple[str, str]]  # code, words; the first is what is chosen at the beginning


class FilterBar(QWidget):
    """A few boxes to choose from; ``changed`` tells of every choice a person makes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        self._row = FlowRow()
        column.addWidget(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.boxes: dict[str, _Box] = {}

    def add(
        self, name: str, title: str, options: Options | Callable[[], Options], first: str | None = None
    ) -> QComboBox:
        """A box; ``options`` may be a function that is asked again each time the list opens.

        With the words of the ``first`` choice, which chooses nothing, it is not asked before.
        """
        box = _Box(options)
        box.setAccessibleName(title)
        box.setToolTip(title)
        if first is None:
            box.refill()
        else:
            _fill(box, [("", first)])
        box.currentTextChanged.connect(lambda _text: _fit(box))
        _fit(box)
        box.activated.connect(lambda _at: self.changed.emit())
        self.boxes[name] = box
        self._row.add(box)
        return box

    def add_widget(self, widget: QWidget) -> None:
        """Something else in the line: a button that does something with what is shown."""
        self._row.add(widget)

    def chosen(self, name: str) -> str:
        """The code that is chosen."""
        return str(self.boxes[name].currentData() or "")

    def choose(self, name: str, code: str) -> None:
        """Chooses a code and tells of it."""
        self.set_quietly(name, code)
        self.changed.emit()

    def narrowed(self) -> bool:
        """Whether anything but the first choice of each box is chosen."""
        return any(box.currentIndex() > 0 for box in self.boxes.values())

    def words(self) -> str:
        """What is chosen beside the first choices, for a sentence: ``No-shows, Food table``."""
        return ", ".join(box.currentText() for box in self.boxes.values() if box.currentIndex() > 0)

    def set_quietly(self, name: str, code: str) -> None:
        """Chooses a code and tells nobody."""
        box = self.boxes[name]
        box.refill()
        box.setCurrentIndex(max(0, box.findData(code)))

    def reset(self) -> None:
        """Back to the first choices."""
        for box in self.boxes.values():
            box.setCurrentIndex(0)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for box in self.boxes.values():
                _fit(box)


def _fit(box: QComboBox) -> None:
    """As wide as what is chosen: what could be chosen besides has its room in the list that opens."""
    words = min(theme.font_width(box.currentText()), theme.font_width("x" * 26))
    box.setFixedWidth(words + theme.font_width("x") + 38)


class _Box(QComboBox):
    """A box whose list is asked for each time it opens, and is then as wide as it needs to be."""

    def __init__(self, options: Options | Callable[[], Options]) -> None:
        super().__init__()
        self._options = options

    def refill(self) -> None:
        chosen = self.currentData()
        _fill(self, self._options() if callable(self._options) else self._options)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def showPopup(self) -> None:
        if callable(self._options):
            self.refill()
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme.font_width("xxx"))
        super().showPopup()


def _fill(box: QComboBox, options: Options) -> None:
    box.clear()
    for code, words in options:
        box.addItem(words, code)


def period_options() -> Options:
    """Stretches of time that a table is cut to; the first is all of it."""
    return [
        ("", _("Any time")),
        ("this-month", _("This month")),
        ("last-month", _("Last month")),
        ("this-year", _("This year")),
        ("last-year", _("Last year")),
        ("last-12-months", _("The last 12 months")),
    ]
