"""Gathering what was said into a need: search, tick, keep; all of it one step."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from commdesk import text
from commdesk.records.listening import FEEDBACK, Need
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.dialogs.frame import Frame
from ui.shared.widgets.search import SearchBox
from ui.shared.widgets.words import label
from ui.shared.work import Work

MOST_SHOWN = 200


class GatherDialog(Frame):
    """Items of this need and those of none, ticked or not. ``changed`` counts what was moved."""

    def __init__(self, work: Work, need: Need, parent: Any = None) -> None:
        super().__init__(_("What was said of it"), parent, letters=88, scroll=False)
        self.work, self.need = work, need
        self.changed = 0
        self._ticks: dict[str, bool] = {}
        self._filling = False
        self.body.addWidget(label(_("Need: {need}").format(need=need.name), "strong", wrap=True))
        self.search = SearchBox(_("Search what was said"))
        self.search.searched.connect(self._show)
        self.body.addWidget(self.search)
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("What was said; Space ticks"))
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.itemChanged.connect(self._ticked)
        self.body.addWidget(self.rows, 1)
        self.told = label("", "small", wrap=True)
        self.body.addWidget(self.told)
        self.add_button(_("&Cancel")).clicked.connect(self.reject)
        self.keep_button = self.add_button(_("Keep"), "primary")
        self.keep_button.clicked.connect(self.keep)
        self._show("")
        self.search.setFocus()

    def tick(self, id: str, on: bool = True) -> None:
        """Ticks an item that is shown, as a person does."""
        for row in range(self.rows.count()):
            item = self.rows.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == id:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def keep(self) -> None:
        """Moves what was ticked into the need and what was not out of it."""
        changed = []
        for id, on in self._ticks.items():
            item = self.work.store.get(FEEDBACK, id)
            if item is None or (item.need == self.need.id) == on:
                continue
            item.need = self.need.id if on else None
            changed.append(item)
        if changed:
            words = _("Gather what was said of “{need}”").format(need=self.need.name)
            if not self.work.save(words, *changed):
                self.say(_("Nothing was changed."))
                return
        self.changed = len(changed)
        self.accept()

    def _show(self, words: str) -> None:
        store = self.work.store
        mine = store.find(FEEDBACK, Query(words=words, equals={"need": self.need.id}, limit=MOST_SHOWN))
        free = store.find(FEEDBACK, Query(words=words, equals={"need": None}, limit=MOST_SHOWN))
        count = store.count(FEEDBACK, Query(words=words, equals={"need": None})) - len(free)
        self._filling = True
        self.rows.clear()
        for one in [*mine, *free]:
            day = FEEDBACK.fields["day"].show(one.day)
            shown = " ".join(one.words.split())
            if one.sensitive:
                shown = _("{words} (sensitive)").format(words=shown)
            item = QListWidgetItem(f"{day}  ·  {shown}")
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            on = self._ticks.get(one.id, one.need == self.need.id)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.rows.addItem(item)
        self._filling = False
        told = "" if mine or free else _("Nothing found.")
        if count > 0:
            told = ngettext("and {n} more; search for it", "and {n} more; search for them", count).format(
                n=text.number(count)
            )
        self.told.setText(told)

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            on = item.checkState() == Qt.CheckState.Checked
            self._ticks[item.data(Qt.ItemDataRole.UserRole)] = on
