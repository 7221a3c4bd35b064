"""Group settings: the group itself, its programmes, and the types they are sorted by."""

import base64
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from commdesk.records.group import GROUP
from commdesk.records.programmes import PROGRAMME_TYPES, PROGRAMMES, ProgrammeType
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.shared.desk import tab_bar
from ui.shared.form import RecordForm
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.widgets.words import label
from ui.shared.work import Work

LOGO_SIDE = 400


class GroupSettings(Frame):
    """All of it is saved on leaving a field, and undone like everything else."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Group settings"), parent, letters=112)
        self.work = work
        self.tabs = tab_bar(_("What to set"), [_("The group"), _("Programmes"), _("Types of programme")])
        self.stack = QStackedWidget()
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.form = RecordForm(
            work,
            GROUP,
            [
                "name",
                "place",
                "currency",
                "year_start",
                "full_time_week",
                "paper",
                "value_rate",
                "value_source",
            ],
            wide=("name", "place"),
        )
        self.form.show_record(work.store.group())
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.form)
        column.addLayout(self._logo_row())
        column.addStretch(1)
        self.stack.addWidget(first)
        self.programmes = ListView(
            work,
            PROGRAMMES,
            [Column("name", weight=2), Column("unit", weight=1), Column("type", weight=1)],
            ["name", "type", "unit", "counts", "note"],
            wide=("name", "counts"),
            adders={"type": self._new_type},
            icon="calendar",
            empty=_("What you do regularly goes here: a food table, a café, a clean-up."),
            add=_("New programme"),
        )
        self.types = ListView(
            work,
            PROGRAMME_TYPES,
            [Column("name")],
            ["name"],
            wide=("name",),
            icon="calendar",
            empty=_("Types help to sort programmes: food, health, culture …"),
            add=_("New type"),
        )
        self.stack.addWidget(self.programmes)
        self.stack.addWidget(self.types)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        work.refused.connect(self.say)
        self.add_button(_("Close"), "").clicked.connect(self.close_settings)

    def close_settings(self) -> None:
        """Leaves, saving the field that is being typed in."""
        if self.form.leave_all() and self.programmes.leave() and self.types.leave():
            self.accept()

    def reject(self) -> None:
        self.close_settings()

    def set_logo(self, path: str) -> bool:
        """Takes a picture as the group's logo, made small enough for a page's head."""
        image = QImage(path)
        if image.isNull():
            self.say(_("That file is no picture that can be read. Please choose a PNG or JPEG."))
            return False
        if max(image.width(), image.height()) > LOGO_SIDE:
            image = image.scaled(
                LOGO_SIDE,
                LOGO_SIDE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return self._keep_logo(base64.b64encode(kept.data()).decode("ascii"))

    def _keep_logo(self, logo: str) -> bool:
        group = self.work.store.group()
        group.logo = logo
        done = self.work.save(_("Edit group"), group)
        self.remove_logo.setVisible(bool(logo) and done)
        return done

    def _logo_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(_("Logo"), "small"))
        choose = QPushButton(_("Choose a picture…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_logo)
        self.remove_logo = QPushButton(_("Remove"))
        self.remove_logo.setAutoDefault(False)
        self.remove_logo.setProperty("kind", "quiet")
        self.remove_logo.clicked.connect(lambda: self._keep_logo(""))
        self.remove_logo.setVisible(bool(self.work.store.group().logo))
        row.addWidget(choose)
        row.addWidget(self.remove_logo)
        row.addStretch(1)
        return row

    def _choose_logo(self) -> None:
        name, __ = QFileDialog.getOpenFileName(self, _("Logo"), "", _("Pictures (*.png *.jpg *.jpeg)"))
        if name:
            self.set_logo(name)

    def _new_type(self, name: str) -> Any:
        kind = ProgrammeType(name=name)
        self.work.store.save(kind, new=True)
        return kind
