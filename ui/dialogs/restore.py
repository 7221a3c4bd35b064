"""Restore a copy: which of the backups, or a copy from a stick, takes the file's place."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from commdesk import text
from commdesk.copies.backup import list_backups
from commdesk.store.file import SUFFIX
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.shared import messages, theme
from ui.shared.widgets.words import label


class RestoreDialog(Frame):
    """Lists the copies of one file; ``chosen`` is the one to restore."""

    def __init__(self, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(_("Restore a copy"), parent, letters=64, scroll=False)
        self.chosen: Path | None = None
        self.body.addWidget(
            label(
                _(
                    "The copy takes the place of the open file. The file as it is now is kept as a copy first, "
                    "so nothing is lost; undo does not reach across a restored copy."
                ),
                wrap=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Copies, the newest first"))
        for backup in list_backups(path) if path else []:
            size = text.number(backup.size / 1024)
            words = _("{day}, {time} · {size} kB").format(
                day=text.day_full(backup.made.date()), time=text.clock_time(backup.made), size=size
            )
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
            item.setToolTip(str(backup.path))
            item.setSizeHint(QSize(0, theme.row_height()))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setMinimumHeight(theme.row_height() * min(3, self.list.count()) + 4)
            self.body.addWidget(self.list, 1)
        else:
            self.body.addWidget(label(_("No copy has been made of this file yet."), "quiet"))
            self.body.addStretch(1)
        self.list.itemActivated.connect(lambda _item: self._restore())
        self.add_button(_("Another &file…")).clicked.connect(self._other)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        button = self.add_button(_("&Restore"), "primary")
        button.setEnabled(bool(self.list.count()))
        button.clicked.connect(self._restore)

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._take(Path(item.data(Qt.ItemDataRole.UserRole)), item.text())

    def _other(self) -> None:
        name, __ = QFileDialog.getOpenFileName(self, _("A copy of the file"), "", f"*{SUFFIX}")
        if name:
            self._take(Path(name), name)

    def _take(self, path: Path, words: str) -> None:
        question = _("Put the copy of {copy} in the place of the open file?").format(copy=words)
        if messages.ask(self, question, _("Restore")):
            self.chosen = path
            self.accept()
