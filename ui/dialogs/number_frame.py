"""A dialog in which numbers are typed down a list: what they come to, and a button that keeps them as one step."""

from PySide6.QtWidgets import QLabel, QPushButton

from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.shared.number_rows import GroupRows, NumberRows
from ui.shared.widgets.words import label


class NumberFrame(Frame):
    """``sum`` says what is typed so far; after the last number the keys go to ``keep_button``."""

    sum: QLabel
    keep_button: QPushButton

    def add_rows(self, rows: NumberRows | GroupRows, keep: str) -> None:
        """Places the rows, the sum below them, and the buttons."""
        self.body.addWidget(rows)
        self.sum = label("", "strong", wrap=True)
        self.body.addWidget(self.sum)
        self.body.addStretch(1)
        self.add_button(_("&Cancel")).clicked.connect(self.reject)
        self.keep_button = self.add_button(keep, "primary")
        # Enter in a box goes on to the next one.
        self.keep_button.setDefault(False)
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep)
        rows.finished.connect(self.keep_button.setFocus)
        rows.changed.connect(self.add_up)

    def keep(self) -> None:
        """Writes what is typed, as one step."""
        raise NotImplementedError

    def add_up(self) -> None:
        """Says what is typed so far."""
        raise NotImplementedError
