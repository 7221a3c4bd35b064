"""A new group: its name, and where its file is kept."""

import re
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from commdesk.errors import FieldError, KnownError
from commdesk.records.fields import Choice, Text
from commdesk.records.group import GROUP
from commdesk.store.file import SUFFIX, close_file, new_file
from commdesk.text import N_, _
from ui.dialogs.frame import Frame
from ui.shared import mnemonics
from ui.shared.editors import ChoiceEditor, LineEditor
from ui.shared.form import FieldBox
from ui.shared.widgets.words import label

_PLACE = Text(N_("Where the file is kept"), required=True, name="file", most=4000)
# Names that Windows keeps for its devices.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def ask_new_group(window: QWidget | None) -> Path | None:
    """Asks for a new group and makes its file; the file's path, or None when the person leaves."""
    dialog = NewGroup(window)
    return dialog.made if dialog.exec() else None


class NewGroup(Frame):
    """``made`` is the new file once the dialog is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("New group"), parent, letters=62)
        self.made: Path | None = None
        self._own_place = False
        self.body.addWidget(
            label(_("All that a group keeps is in one file on this computer."), "quiet", wrap=True)
        )
        fields = ("name", "place", "currency", "paper")
        words = [GROUP.fields[name].label() for name in fields] + [_PLACE.label()]
        titles = mnemonics.assign(words, taken="hkc")
        self.boxes: dict[str, FieldBox] = {}
        for name, title in zip(fields, titles, strict=False):
            declared = GROUP.fields[name]
            editor = ChoiceEditor(declared) if isinstance(declared, Choice) else LineEditor()
            self._add(name, FieldBox(declared, editor, title))
            if not isinstance(declared, Choice) and declared.hint:
                editor.setToolTip(_(declared.hint))
        self.body.addWidget(self.boxes["name"])
        self.body.addWidget(self.boxes["place"])
        pair = QHBoxLayout()
        pair.addWidget(self.boxes["currency"])
        pair.addWidget(self.boxes["paper"])
        self.body.addLayout(pair)
        self._add("file", FieldBox(_PLACE, LineEditor(), titles[-1]))
        self.body.addWidget(self.boxes["file"])
        choose = QPushButton(_("C&hoose a folder…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button(_("&Cancel")).clicked.connect(self.reject)
        self.make_button = self.add_button(_("Ma&ke the group"), "primary")
        self.make_button.clicked.connect(self.make)
        currency, paper = _usual_here()
        self.boxes["currency"].show_value(currency)
        self.boxes["paper"].show_value(paper)
        self._folder = _documents()
        line = self.boxes["name"].editor
        assert isinstance(line, LineEditor)
        line.textChanged.connect(self._propose)
        place = self.boxes["file"].editor
        assert isinstance(place, LineEditor)
        place.textEdited.connect(self._take_place)
        self._propose("")
        line.setFocus()
        self.fit()

    def make(self) -> None:
        """Makes the file; a hint stays under what is wrong."""
        values, well = {}, True
        for name, box in self.boxes.items():
            box.say("")
            try:
                values[name] = box.value()
            except FieldError as error:
                box.say(str(error))
                well = False
        if not well:
            return
        self.say("")
        path = _with_suffix(Path(str(values.pop("file"))).expanduser())
        group = str(values.pop("name"))
        values["currency"] = str(values["currency"]).upper()
        try:
            if not path.is_absolute():
                path = self._folder / path
            close_file(new_file(path, group, **values))
        except FieldError as error:
            self.boxes.get(error.field, self.boxes["name"]).say(str(error))
            return
        except KnownError as error:
            self.say(str(error))
            return
        self.made = path
        self.accept()

    def _add(self, name: str, box: FieldBox) -> None:
        box.editor.setAccessibleName(box.field.label())
        self.boxes[name] = box

    def _propose(self, name: str) -> None:
        if not self._own_place:
            self.boxes["file"].show_value(str(free_place(self._folder, name)))

    def _take_place(self) -> None:
        self._own_place = True

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where the file is kept"), str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._own_place = False
            self._propose(self.boxes["name"].editor.value_text())


def free_place(folder: Path, name: str) -> Path:
    """A file in ``folder`` for a group of that name which is not there yet, and which every system can hold."""
    stem = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name)
    stem = " ".join(stem.split()).strip(". ")[:80].strip(". ")
    stem = stem or _("Our group")
    if _DEVICES.fullmatch(stem):
        stem += "_"
    path = folder / (stem + SUFFIX)
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{SUFFIX}"
        number += 1
    return path


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def _usual_here() -> tuple[str, str]:
    """Currency and paper of the country that the computer is set to."""
    here = QLocale.system()
    currency = here.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    letter = {QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico}
    known = len(currency) == 3 and currency.isascii() and currency.isupper()
    return currency if known else "EUR", "letter" if here.territory() in letter else "a4"
