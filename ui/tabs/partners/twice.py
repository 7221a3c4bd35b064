"""Over the list of partners: that some of them may be the same, and the way to go through them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from commdesk.records.partners import PARTNERS
from commdesk.text import _
from ui.shared.list_view import ListView
from ui.shared.twice import Twice
from ui.shared.widgets.note_line import NoteLine


class TwinPartners(QObject):
    """Puts the line over a list of partners; looks once the list is first seen. ``leave`` says whether the form lets go."""

    def __init__(self, partners: ListView, leave: Callable[[], bool]) -> None:
        super().__init__(partners)
        self._list, self._leave = partners, leave
        self.twice = Twice(partners.work, PARTNERS, self)
        self.line = NoteLine()
        column = partners.panes.list_column
        column.insertWidget(column.indexOf(partners.filters) + 1, self.line)
        self.line.pressed.connect(self.look)
        self.twice.found.connect(self._say)
        partners.installEventFilter(self)

    def look(self) -> None:
        """Goes through the pairs that may be one partner."""
        from ui.dialogs.merge import MergeDialog

        if not self._leave():
            return
        dialog = MergeDialog(self._list.work, self.twice.pairs, self._list, PARTNERS)
        dialog.exec()
        self.twice.apart |= dialog.apart
        self.twice.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.twice.begin()
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        words = "" if self._list.work.store.readonly else self.twice.words()
        self.line.say(words, _("Look at them"))
