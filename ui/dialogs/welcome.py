"""The first start: a new group, a file that is there, or the practice group."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from commdesk.errors import KnownError
from commdesk.store.file import SUFFIX
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.dialogs.new_group import ask_new_group
from ui.file_menu import make_practice_for_today, practice_path
from ui.shared.widgets.words import label


class Welcome(Frame):
    """Three ways to begin; ``chosen`` is the file to open."""

    def __init__(self) -> None:
        super().__init__(_("Welcome to CommDesk"), letters=56)
        self.chosen: Path | None = None
        self.body.addWidget(
            label(
                _(
                    "Goals, volunteer hours and partner agreements of your group, in one file on this computer."
                ),
                wrap=True,
            )
        )
        for words, detail, kind, slot in (
            (_("&New group"), _("Begin with your group's name."), "primary", self._new),
            (_("&Open a file"), _("A group's file that you have already."), "", self._open),
            (_("Try the &practice group"), _("Nothing in it is real: try anything."), "", self._practice),
        ):
            button = QPushButton(words)
            if kind:
                button.setProperty("kind", kind)
                button.setDefault(True)
            button.clicked.connect(slot)
            self.body.addWidget(button)
            self.body.addWidget(label(detail, "small", wrap=True))
        self.body.addStretch(1)

    def _new(self) -> None:
        self._take(ask_new_group(self))

    def _open(self) -> None:
        name, __ = QFileDialog.getOpenFileName(self, _("Open a group"), str(Path.home()), f"*{SUFFIX}")
        self._take(Path(name) if name else None)

    def _practice(self) -> None:
        try:
            make_practice_for_today(practice_path())
        except KnownError as error:
            self.say(str(error))
            return
        self._take(practice_path())

    def _take(self, path: Path | None) -> None:
        if path is not None:
            self.chosen = path
            self.accept()


def welcome() -> Path | None:
    """The file to begin with, or None when the person leaves."""
    dialog = Welcome()
    dialog.exec()
    return dialog.chosen
