"""The week as a grid to tick: the days downwards, the parts of the day across."""

from itertools import chain

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from commdesk.records import availability
from commdesk.text import _
from ui.shared.widgets.words import label


class WeekEditor(QWidget):
    """Parts of weekdays. Arrows go from box to box, space ticks, Tab goes on to the next field.

    ``left`` is sent with each tick.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self.boxes: list[list[QCheckBox]] = []
        for across, words in enumerate(availability.PARTS.values()):
            grid.addWidget(label(_(words), "small"), 0, across + 1, Qt.AlignmentFlag.AlignHCenter)
            grid.setColumnStretch(across + 1, 1)
        for down, __ in enumerate(availability.DAYS):
            grid.addWidget(label(availability.day_name(down), "small"), down + 1, 0)
            row = []
            for across, words in enumerate(availability.PARTS.values()):
                box = QCheckBox()
                name = _("{day} {part}").format(day=availability.day_name_long(down), part=_(words))
                box.setAccessibleName(name)
                box.setToolTip(name)
                box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                box.installEventFilter(self)
                box.clicked.connect(lambda _on: self.left.emit())
                grid.addWidget(box, down + 1, across + 1, Qt.AlignmentFlag.AlignHCenter)
                row.append(box)
            self.boxes.append(row)
        self._at = (0, 0)
        self._stand(0, 0)

    def value_text(self) -> str:
        """The codes of what is ticked."""
        return " ".join(code for code, box in self._coded() if box.isChecked())

    def show_text(self, words: str) -> None:
        """Ticks what the words say."""
        ticked = set((availability.read(words) or "").split())
        for code, box in self._coded():
            box.setChecked(code in ticked)

    def stops(self) -> list[QCheckBox]:
        """Its boxes in order, of which one at a time stands on the way of Tab."""
        return list(chain.from_iterable(self.boxes))

    def _coded(self) -> list[tuple[str, QCheckBox]]:
        return list(zip(availability.CODES, self.stops(), strict=True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QCheckBox):
            if event.type() == QEvent.Type.FocusIn:
                self._stand(*self._where(watched))
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._walk(event)
        return super().eventFilter(watched, event)

    def _where(self, wanted: QCheckBox) -> tuple[int, int]:
        return next((d, a) for d, row in enumerate(self.boxes) for a, box in enumerate(row) if box is wanted)

    def _walk(self, event: QKeyEvent) -> bool:
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        step = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -ahead),
            Qt.Key.Key_Right: (0, ahead),
        }.get(Qt.Key(event.key()))
        if step is None:
            return False
        down = min(max(self._at[0] + step[0], 0), len(self.boxes) - 1)
        across = min(max(self._at[1] + step[1], 0), len(self.boxes[0]) - 1)
        self.boxes[down][across].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _stand(self, down: int, across: int) -> None:
        """One box alone is on the way of Tab: the one where somebody was last."""
        self.boxes[self._at[0]][self._at[1]].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._at = (down, across)
        box = self.boxes[down][across]
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(box)
