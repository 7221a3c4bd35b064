"""The first start: what the program is, and three ways to begin."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from commdesk.errors import KnownError
from commdesk.store.file import SUFFIX
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.dialogs.new_group import ask_new_group
from ui.shared.widgets.mark import IconMark
from ui.shared.widgets.panel import ListRow, Panel, hairline
from ui.shared.widgets.words import label


def welcome() -> Path | None:
    """Asks how to begin; the file to open, or None when the person leaves."""
    dialog = Welcome()
    return dialog.chosen if dialog.exec() else None


class Welcome(Frame):
    """``chosen`` is the file to open once the dialog is accepted."""

    def __init__(self) -> None:
        super().__init__(_("Welcome to CommDesk"), letters=72)
        self.chosen: Path | None = None
        sentence = _(
            "A desk for small groups: goals, volunteer hours, partners, and the page for tonight’s meeting. "
            "Everything stays in one file on this computer; nothing goes to the internet."
        )
        self.body.addWidget(label(sentence, "quiet", wrap=True))
        panel = Panel(flush=True)
        self.body.addWidget(panel)
        self.body.addStretch(1)
        self.new_row = ListRow(
            _("Start a new group"),
            _("Its name, and you can log last night’s sheet."),
            _("&New group…"),
            leading=IconMark("add", 22, "accent"),
            kind="primary",
        )
        self.open_row = ListRow(
            _("Open a file you have"),
            _("From this computer or a stick."),
            _("&Open a file…"),
            leading=IconMark("open", 22, "accent"),
        )
        self.practice_row = ListRow(
            _("Try with a practice group"),
            _("Invented people and two years of hours. Nothing there is real, and nothing can break."),
            _("&Practice group"),
            leading=IconMark("star", 22, "accent"),
        )
        for row in (self.new_row, self.open_row, self.practice_row):
            if row is not self.new_row:
                panel.body.addWidget(hairline())
            panel.body.addWidget(row)
            if row.button is not None:
                row.button.setAutoDefault(row is self.new_row)
        self.new_row.pressed.connect(self.new_group)
        self.open_row.pressed.connect(self.open_file)
        self.practice_row.pressed.connect(self.practice)
        self.add_button(_("&Leave")).clicked.connect(self.reject)
        assert self.new_row.button is not None
        self.new_row.button.setDefault(True)
        self.new_row.button.setFocus()
        self.fit()

    def new_group(self) -> None:
        """The first way."""
        self._take(ask_new_group(self))

    def open_file(self) -> None:
        """The second way."""
        what = _("CommDesk files (*{suffix})").format(suffix=SUFFIX)
        name, __ = QFileDialog.getOpenFileName(self, _("Open a group"), str(Path.home()), what)
        self._take(Path(name) if name else None)

    def practice(self) -> None:
        """The third way: made for today, which takes a moment."""
        from ui.file_menu import make_practice_for_today, practice_path

        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            make_practice_for_today(practice_path())
        except KnownError as error:
            self.say(str(error))
            return
        finally:
            QApplication.restoreOverrideCursor()
        self._take(practice_path())

    def _take(self, path: Path | None) -> None:
        if path is not None:
            self.chosen = path
            self.accept()
