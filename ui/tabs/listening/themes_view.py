"""Themes: what feedback is about, in two levels, each with the number that quick entry knows it by."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from commdesk import text
from commdesk.records.listening import FEEDBACK_THEMES, THEMES
from commdesk.starting_points import listening as starters
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work


class ThemesView(ListView):
    """All themes by number."""

    said = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            THEMES,
            [
                Column("number", weight=0),
                Column("name", weight=3),
                Column("items", _("Said"), show=lambda one, model: self._items(one), weight=0, right=True),
                Column("parent", weight=2),
            ],
            ["name", "parent", "number"],
            wide=("name", "parent"),
            adders={"parent": adder(work, THEMES)},
            icon="listening",
            empty=_("Themes say what feedback is about. Make your own, or begin with ours and change them."),
            add=_("New theme"),
            other_way=_("Begin with our themes"),
            about=self._about_words,
        )
        self.panes.set_shares(3, 2)
        self.empty.second_pressed.connect(self.add_starters)

    def add_filters(self, bar: FilterBar) -> None:
        self.starter_button = QPushButton(_("Add our themes"))
        self.starter_button.setEnabled(not self.work.store.readonly)
        self.starter_button.clicked.connect(self.add_starters)
        bar.add("level", _("Which themes"), [("", _("All themes")), ("wide", _("Only wide ones"))])
        bar.add_widget(self.starter_button)

    def narrow(self, query: Query) -> Query:
        return query._replace(equals={"parent": None} if self.filters.chosen("level") else {})

    def figures(self) -> Figures:
        """How many themes there are."""
        count = self.work.store.count(THEMES)
        return [(text.number(count), ngettext("theme", "themes", count), "")] if count else []

    def add_starters(self) -> None:
        """The starter themes that are not here yet, as one step."""
        if self.work.store.readonly or not self.leave():
            return
        made = starters.themes(self.work.store)
        if not made:
            self.said.emit(_("Our themes are all here already"))
        elif self.work.save(_("Add themes"), *made):
            words = ngettext("{n} theme added", "{n} themes added", len(made))
            self.said.emit(words.format(n=text.number(len(made))))

    def _items(self, one: Any) -> str:
        count = self.work.store.count(FEEDBACK_THEMES, Query(equals={"theme": one.id}))
        return text.number(count) if count else ""

    def _about_words(self, one: Any) -> str:
        if one.number is None:
            return _("Without a number it cannot be typed in quick entry.")
        return _("In quick entry: #{number}").format(number=one.number)
