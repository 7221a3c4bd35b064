"""What an action waits for: a button each, which takes the link away, and a list to choose another from."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from commdesk.entry import timeline
from commdesk.errors import KnownError
from commdesk.records.goals import ACTIONS, DEPENDENCIES, MILESTONES
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work


class WaitsBox(QWidget):
    """The links that lead to one action, within its goal."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._action: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Waits for"), "small"))
        self._links: QWidget | None = None
        self.buttons: list[QPushButton] = []
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Waits for"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(14)
        self.choice.activated.connect(self._choose)
        column.addWidget(self.choice)

    def show_action(self, action: Any) -> None:
        """Shows what an action waits for, and what of its goal it could wait for besides."""
        self._action = action
        store = self.work.store
        if self._links is not None:
            self._links.hide()
            self._links.deleteLater()
            self._links = None
        self.buttons = []
        show_if(self, action is not None and not store.readonly)
        if action is None:
            return
        same = Query(equals={"goal": action.goal})
        names = {r.id: r.name for kind in (ACTIONS, MILESTONES) for r in store.find(kind, same)}
        before = [d.before for d in store.find(DEPENDENCIES, Query(equals={"next_action": action.id}))]
        for id in before:
            elsewhere = timeline.found(store, id)
            name = str(names.get(id) or (elsewhere.name if elsewhere else ""))
            button = QPushButton(_("{name} ✕").format(name=name.replace("&", "&&")))
            button.setAccessibleName(_("No longer wait for {name}").format(name=name))
            button.clicked.connect(lambda _on=False, id=id: self.take_away(id))
            self.buttons.append(button)
        if self.buttons:
            self._links = FlowRow(*self.buttons)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(1, self._links)
        self.choice.clear()
        self.choice.addItem(_("Nothing else"), "")
        for id, name in names.items():
            if id != action.id and id not in before:
                self.choice.addItem(name, id)

    def take_away(self, before: str) -> None:
        """The action waits no longer for that."""
        if self._action is not None:
            timeline.unlink(self.work.store, before, self._action.id)

    def _choose(self, _index: int) -> None:
        id = str(self.choice.currentData() or "")
        if not id or self._action is None:
            return
        try:
            timeline.link(self.work.store, id, self._action.id)
        except KnownError as error:
            self.choice.setCurrentIndex(0)
            self.work.refused.emit(str(error))
