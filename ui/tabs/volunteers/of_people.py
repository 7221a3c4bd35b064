"""A list of what belongs to people: their name stands over the form, and a button leads to them."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from commdesk.records.volunteers import VOLUNTEERS
from commdesk.text import _
from ui.shared.list_view import ListView
from ui.shared.widgets.flow import FlowRow


class OfPeople(ListView):
    """Records with a link ``volunteer``. ``asked`` is sent with the id of the person to show.

    ``deeds`` is the line under the name for what can be done with the chosen record.
    """

    asked = Signal(str)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.panes.set_shares(3, 2)
        self.person_button = QPushButton(_("Open person"))
        self.person_button.setProperty("kind", "link")
        self.person_button.clicked.connect(self.open_person)
        self.deeds = FlowRow(self.person_button)
        column = self.panes.form_column
        column.insertWidget(column.indexOf(self.form), self.deeds)
        self._fit_button(self.form.record)

    def open_person(self) -> None:
        """To the person whose record is chosen."""
        record = self.form.record
        if record is not None and record.volunteer and self.leave():
            self.asked.emit(record.volunteer)

    def title_of(self, record: Any) -> str:
        person = self.work.store.get(VOLUNTEERS, record.volunteer)
        return VOLUNTEERS.name_of(person) if person else ""

    def new(self) -> None:
        super().new()
        self._fit_button(None)

    def show_head(self, record: Any) -> None:
        super().show_head(record)
        if hasattr(self, "person_button"):
            self._fit_button(record)

    def _fit_button(self, record: Any) -> None:
        self.deeds.setVisible(record is not None and not self.form.is_draft)
