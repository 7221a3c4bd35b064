"""Impact: what changed, in numbers, in people's own words, and in money."""

from PySide6.QtGui import QResizeEvent

from commdesk.text import _
from ui.shared.lists_desk import ListsDesk
from ui.shared.widgets.words import show_if
from ui.shared.work import Work
from ui.tabs.impact.views import VIEWS


class ImpactDesk(ListsDesk):
    """Indicators, surveys, stories and money."""

    key = "impact"
    help_page = "impact"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Impact"), _("Search indicators, surveys, stories, money"), VIEWS)
        self.begin_button = self.add_button(_("Starter indicators"))
        self.begin_button.setEnabled(not work.store.readonly)
        self.begin_button.clicked.connect(lambda: self.front().begin())
        # What is pressed most stands last.
        self.head.insertWidget(self.head.indexOf(self.new_button), self.begin_button)
        self._show_begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_begin()

    def show_record(self, id: str) -> None:
        """Shows a record by its id, or a list by its key; ``read ID`` opens a fresh reading of an indicator."""
        word, __, read = id.partition(" ")
        if word == "read":
            self.turn_to("indicators").read(read)
        else:
            super().show_record(id)

    def turned(self) -> None:
        """Only a list that can be begun with ours offers it."""
        self._show_begin()

    def _show_begin(self) -> None:
        # Where room is short, the empty list still offers it.
        if hasattr(self, "begin_button"):
            narrow = self.width() < self.fontMetrics().averageCharWidth() * 84
            show_if(self.begin_button, hasattr(self.front(), "begin") and not narrow)
