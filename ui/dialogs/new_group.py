"""A new group: its name, place, currency and paper, and where its file is kept."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from commdesk.errors import FieldError, KnownError
from commdesk.records.group import GROUP
from commdesk.store.file import SUFFIX, close_file, new_file
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.shared.editors import ChoiceEditor, Editor, LineEditor
from ui.shared.form import FieldBox
from ui.shared.mnemonics import assign
from ui.shared.widgets.words import label

FIELDS = ("name", "place", "currency", "paper")


class NewGroup(Frame):
    """Asks what a new group needs; ``made`` is the file once it is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("New group"), parent, letters=60)
        self.made: Path | None = None
        self._chosen = False
        self.boxes: dict[str, FieldBox] = {}
        titles = assign([GROUP.fields[name].label() for name in FIELDS] + [_("File")])
        fresh = GROUP.new(name="")
        for name, title in zip(FIELDS, titles, strict=False):
            field: Any = GROUP.fields[name]
            editor: Editor = ChoiceEditor(field) if name == "paper" else LineEditor()
            editor.setAccessibleName(field.label())
            box = FieldBox(field, editor, title)
            box.show_value(getattr(fresh, name))
            self.boxes[name] = box
            self.body.addWidget(box)
        self.body.addWidget(label(_("Where its file is kept"), "small"))
        row = QHBoxLayout()
        self.file = QLineEdit()
        self.file.setAccessibleName(_("Where its file is kept"))
        self.file.textEdited.connect(self._picked)
        browse = QPushButton(_("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        self.body.addLayout(row)
        self.body.addStretch(1)
        name_editor = self.boxes["name"].editor
        assert isinstance(name_editor, LineEditor)
        name_editor.textChanged.connect(self._propose)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self.add_button(_("Make the group"), "primary").clicked.connect(self.make)
        name_editor.setFocus()

    def make(self) -> None:
        """Makes the file; a slip is told under its field."""
        self.say("")
        values = {}
        for name, box in self.boxes.items():
            try:
                values[name] = box.value()
            except FieldError as error:
                box.say(str(error))
                box.editor.setFocus()
                return
        path = Path(self.file.text().strip())
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            close_file(new_file(path, **values))
        except KnownError as error:
            self.say(str(error))
            return
        self.made = path
        self.accept()

    def _propose(self, name: str) -> None:
        if not self._chosen:
            safe = "".join("-" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in name).strip(" .")[:80]
            self.file.setText(str(_documents() / f"{safe or _('Our group')}{SUFFIX}"))

    def _picked(self, _text: str) -> None:
        self._chosen = True

    def _browse(self) -> None:
        name, __ = QFileDialog.getSaveFileName(self, _("Where to keep it"), self.file.text(), f"*{SUFFIX}")
        if name:
            self._chosen = True
            self.file.setText(name)


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def ask_new_group(parent: QWidget | None) -> Path | None:
    """The file of a group made now, or None."""
    dialog = NewGroup(parent)
    dialog.exec()
    return dialog.made
