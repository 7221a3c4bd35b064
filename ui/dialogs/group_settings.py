"""File > Group settings: the group itself, and the lists that it keeps as it likes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from commdesk.errors import KnownError
from commdesk.records.group import GROUP
from commdesk.text import _
from ui.dialogs import group_lists
from ui.dialogs.frame import Frame
from ui.shared import pictures, tokens
from ui.shared.form import RecordForm
from ui.shared.list_view import ListView
from ui.shared.tab_strip import TabStrip
from ui.shared.widgets.words import label
from ui.shared.work import Work

_FIELDS = (
    "name", "place", "country", "currency", "paper", "year_start", "full_time_week", "value_rate", "value_source",
)  # fmt: skip


class GroupSettings(Frame):
    """Saves field by field like every desk; undo takes back what was changed here, here or later."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Group settings"), parent, letters=112, scroll=False)
        self.work = work
        self._left_with_hint = False
        self.tabs = TabStrip(
            _("Group or one of its lists"),
            [
                _("&Group"),
                _("Programme t&ypes"),
                _("Chec&ks and training"),
                _("&Values of an hour"),
                _("&Wordings of agreements"),
            ],
        )
        self.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.body.setSpacing(tokens.GRID)
        self.form = RecordForm(work, GROUP, _FIELDS, wide=("name", "place", "value_source"))
        self.logo = LogoBox(work)
        self.stack.addWidget(_scrolled(_SideBySide(self.form, self.logo)))
        self.types = group_lists.programme_types(work)
        self.checks = group_lists.check_types(work)
        self.rates = group_lists.RatesList(work)
        self.wordings = group_lists.wordings(work)
        for page in (self.types, self.checks, self.rates, self.wordings):
            self.stack.addWidget(page)
        self.tabs.currentChanged.connect(self._turn)
        self.form.show_record(work.store.group())
        self.new_button = QPushButton()
        self.new_button.setAutoDefault(False)
        self.new_button.hide()
        self.new_button.clicked.connect(self.new)
        self.foot.insertWidget(0, self.new_button)
        self.close_button = self.add_button(_("C&lose"))
        self.close_button.clicked.connect(self.accept)
        work.refused.connect(self.say)
        work.changed.connect(lambda _step: self.say(""))
        self._keys()
        self.form.focus_first()

    def accept(self) -> None:
        """Saves what is being typed and closes; a hint keeps it open."""
        if self._leave():
            super().accept()

    def reject(self) -> None:
        """Escape: like closing; a second Escape leaves a field with a hint as it was before."""
        if self._left_with_hint or self._leave():
            super().reject()
        self._left_with_hint = True

    def _leave(self) -> bool:
        page = self.stack.currentWidget()
        return page.leave() if isinstance(page, ListView) else self.form.leave_all()

    def _turn(self, index: int) -> None:
        at = self.stack.currentIndex()
        if at == index:
            return
        if not self._leave():
            self.tabs.setCurrentIndex(at)
            return
        self._left_with_hint = False
        self.stack.setCurrentIndex(index)
        page = self.stack.currentWidget()
        self.new_button.setVisible(isinstance(page, ListView))
        if isinstance(page, ListView):
            self.new_button.setText(page.add_button.text())
            self.new_button.setEnabled(page.add_button.isEnabled())

    def new(self) -> None:
        """Ctrl+N: something new in the list in front."""
        page = self.stack.currentWidget()
        if isinstance(page, ListView):
            page.new()

    def _keys(self) -> None:
        for keys, do in (
            (QKeySequence.StandardKey.Undo, self.work.undo_stack.undo),
            (QKeySequence.StandardKey.Redo, self.work.undo_stack.redo),
            (QKeySequence.StandardKey.New, self.new),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)


class LogoBox(QWidget):
    """The group's logo, kept small inside the file: it stands at the head of pages."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GRID)
        column.addWidget(label(_("Logo"), "label"))
        self.picture = QLabel()
        self.picture.setAccessibleName(_("The logo as it is now"))
        column.addWidget(self.picture)
        self.words = label("", "small", wrap=True)
        column.addWidget(self.words)
        row = QHBoxLayout()
        self.choose_button = QPushButton(_("C&hoose a picture…"))
        self.remove_button = QPushButton(_("Re&move the logo"))
        self.remove_button.setProperty("kind", "quiet")
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(lambda _on=False: self._keep(""))
        for button in (self.choose_button, self.remove_button):
            button.setAutoDefault(False)
            button.setEnabled(not work.store.readonly)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        work.changed.connect(lambda step: self.show_logo() if GROUP.name in step.kinds() else None)
        self.show_logo()

    def show_logo(self) -> None:
        """The logo that is in the file."""
        kept = self.work.store.group().logo
        picture = QPixmap.fromImage(pictures.decode(kept)) if kept else QPixmap()
        side = self.fontMetrics().lineSpacing() * 4
        if not picture.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            ratio = self.devicePixelRatioF()
            most = round(side * ratio)
            if picture.width() > most * 3 or picture.height() > most:
                picture = picture.scaled(most * 3, most, keep, smooth)
            picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(picture)
        self.picture.setVisible(not picture.isNull())
        self.words.setText(
            "" if kept else _("No logo yet. A picture from this computer is kept inside the file.")
        )
        self.words.setVisible(not kept)
        self.remove_button.setVisible(bool(kept))

    def take(self, path: str) -> bool:
        """Keeps a picture file as the logo; a refusal is told through the work. Answers whether it was kept."""
        try:
            kept = pictures.encode(path)
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        return self._keep(kept)

    def _choose(self) -> None:
        what = _("Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"
        name, __ = QFileDialog.getOpenFileName(self, _("Choose a logo"), "", what)
        if name:
            self.take(name)

    def _keep(self, kept: str) -> bool:
        group = self.work.store.group()
        group.logo = kept
        return self.work.save(_("Change logo") if kept else _("Remove logo"), group)


class _SideBySide(QWidget):
    """Two widgets beside each other, or below each other where there is no room."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * tokens.PADDING)
        self._row.addWidget(first, 3)
        self._row.addWidget(second, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self.fontMetrics().averageCharWidth() * 80
        box = QBoxLayout.Direction
        self._row.setDirection(box.LeftToRight if wide else box.TopToBottom)


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside = QWidget()
    inside.setProperty("role", "page")
    column = QVBoxLayout(inside)
    column.setContentsMargins(2, 8, 8, 8)
    column.setSpacing(tokens.PADDING)
    column.addWidget(widget)
    column.addStretch(1)
    area.setWidget(inside)
    return area
