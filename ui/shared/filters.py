"""The line of choices over a table: which of the records it shows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from commdesk.text import _

Options = Sequence[tuple[str, str]]  # code, words; the first is what is chosen at the beginning


class FilterBar(QWidget):
    """A few boxes to choose from; ``changed`` tells of every choice a person makes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.boxes: dict[str, QComboBox] = {}

    def add(self, name: str, title: str, options: Options | Callable[[], Options]) -> QComboBox:
        """A box; ``options`` may be a function that is asked again each time the list opens."""
        box = _Box(options) if callable(options) else QComboBox()
        box.setAccessibleName(title)
        box.setToolTip(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # Where room is short the words may end in dots; the list itself shows them whole.
        box.setMinimumWidth(48)
        _fill(box, options() if callable(options) else options)
        box.activated.connect(lambda _at: self.changed.emit())
        self.boxes[name] = box
        self._row.insertWidget(self._row.count() - 1, box)
        return box

    def chosen(self, name: str) -> str:
        """The code that is chosen."""
        return str(self.boxes[name].currentData() or "")

    def choose(self, name: str, code: str) -> None:
        """Chooses a code and tells of it."""
        box = self.boxes[name]
        if isinstance(box, _Box):
            box.refill()
        box.setCurrentIndex(max(0, box.findData(code)))
        self.changed.emit()

    def narrowed(self) -> bool:
        """Whether anything but the first choice of each box is chosen."""
        return any(box.currentIndex() > 0 for box in self.boxes.values())

    def words(self) -> str:
        """What is chosen beside the first choices, for a sentence: ``No-shows, Food table``."""
        return ", ".join(box.currentText() for box in self.boxes.values() if box.currentIndex() > 0)

    def reset(self) -> None:
        """Back to the first choices."""
        for box in self.boxes.values():
            box.setCurrentIndex(0)
        self.changed.emit()


class _Box(QComboBox):
    """A box whose list is asked for each time it opens."""

    def __init__(self, options: Callable[[], Options]) -> None:
        super().__init__()
        self._options = options

    def refill(self) -> None:
        chosen = self.currentData()
        _fill(self, self._options())
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def showPopup(self) -> None:
        self.refill()
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
