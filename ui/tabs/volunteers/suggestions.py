"""The names that may be meant, under the cell in which one types; the last line adds a new person."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from commdesk.entry.names import Candidate
from commdesk.records.kind import search_words
from commdesk.text import _

MOST_SEEN = 9


class Suggestions(QListWidget):
    """A list that never takes the focus. ``picked`` tells the person's id and name, an empty id for a new one."""

    picked = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Names that may be meant"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._clicked)
        self.hide()

    def offer(self, typed: str, found: Sequence[Candidate], details: dict[str, str], *, sure: bool) -> None:
        """Shows who may be meant by ``typed``; the first is marked when ``sure``."""
        self.clear()
        for candidate in found:
            item = QListWidgetItem(_described(candidate, details.get(candidate.id, "")))
            item.setData(Qt.ItemDataRole.UserRole, (candidate.id, candidate.name))
            self.addItem(item)
        add = QListWidgetItem(_("Add “{name}” as a new person").format(name=" ".join(typed.split())))
        add.setData(Qt.ItemDataRole.UserRole, ("", " ".join(typed.split())))
        self.addItem(add)
        self.setCurrentRow(0 if sure or not found else -1)

    def place(self, under: QWidget) -> None:
        """Stands under a widget, or over it where there is no room below."""
        parent = self.parentWidget()
        assert parent is not None
        height = self.sizeHintForRow(0) * min(self.count(), MOST_SEEN) + 6
        width = max(under.width(), min(self.sizeHintForColumn(0) + 32, parent.width() // 2))
        corner = under.mapTo(parent, QPoint(0, 0))
        above, below = corner.y(), parent.height() - corner.y() - under.height()
        if below >= min(height, above):
            height = min(height, below)
            corner.setY(corner.y() + under.height())
        else:
            height = min(height, above)
            corner.setY(corner.y() - height)
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Marks the next name, or the one before; past the end it begins again."""
        if self.count():
            self.setCurrentRow((max(self.currentRow(), 0 if by < 0 else -1) + by) % self.count())

    def marked(self) -> tuple[str, str] | None:
        """The id and name that are marked; an empty id stands for a new person."""
        item = self.currentItem()
        if not self.isVisible() or item is None:
            return None
        id, name = item.data(Qt.ItemDataRole.UserRole)
        return str(id), str(name)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.picked.emit(*item.data(Qt.ItemDataRole.UserRole))


def _described(candidate: Candidate, detail: str) -> str:
    return f"{candidate.name}   ({detail})" if detail else candidate.name


def namesakes(found: Sequence[Candidate]) -> list[str]:
    """The ids of those whose names are the same: what tells them apart must be said."""
    words = [search_words(candidate.name) for candidate in found]
    return [candidate.id for candidate, name in zip(found, words, strict=True) if words.count(name) > 1]
