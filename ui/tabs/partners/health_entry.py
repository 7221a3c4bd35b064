"""Typing in a filled form: a digit for each box that was ticked, moving on by itself; the whole form is one step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commdesk import clock
from commdesk.errors import KnownError
from commdesk.records.health_checks import (
    FULLY,
    HEALTH_CHECKS,
    HOW_IMPORTANT,
    HOW_OFTEN,
    LINES,
    NOT_AT_ALL,
    SCALES,
    HealthCheck,
)
from commdesk.text import _
from ui.shared import theme
from ui.shared.editors import LineEditor
from ui.shared.widgets.panel import hairline
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work
from ui.tabs.partners.health_boxes import DigitBox, SideChoice, TalkEditor


class HealthEntry(QWidget):
    """The form as it lies on paper. ``done`` tells that it is put away, kept or not."""

    done = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.record: HealthCheck | None = None
        self.is_draft = False
        self.boxes: dict[str, DigitBox] = {}
        self._shown: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(self._head())
        hint = _("A digit moves on by itself. - or Space: no answer. Backspace: back.")
        column.addWidget(label(hint, "small", wrap=True))
        self.wrong = label("", "hint", wrap=True)
        self.wrong.hide()
        self.grid = self._questions()
        column.addLayout(self.grid)
        talk_label = label(_("What we should talk about"), "small")
        self.talk = TalkEditor()
        self.talk.setAccessibleName(talk_label.text())
        self.talk.setAccessibleDescription(_("Enter keeps the form, Shift+Enter begins a new line."))
        self.talk.finished.connect(self.keep)
        self.talk.went_back.connect(lambda: self._go(len(self.boxes) - 1))
        column.addWidget(talk_label)
        column.addWidget(self.talk)
        column.addWidget(label(_("Enter keeps the form, Shift+Enter begins a new line."), "small", wrap=True))
        column.addLayout(self._foot())
        column.addWidget(hairline())

    # -- laid out

    def _head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self.side = SideChoice()
        self.day, self.by = LineEditor(), LineEditor()
        self.side.moved.connect(lambda _by: self._focus(self.day))
        self.day.returnPressed.connect(lambda: self._focus(self.by))
        self.by.returnPressed.connect(lambda: self._go(0))
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("Who answered"), self.side), (_("Day"), self.day), (_("Answered by"), self.by),
        )  # fmt: skip
        for row, (words, editor) in enumerate(rows):
            grid.addWidget(label(words, "small"), row, 0)
            grid.addWidget(editor, row, 1)
            editor.setAccessibleName(words)
        grid.setColumnStretch(1, 1)
        return grid

    def _questions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, words in ((1, _("often")), (2, _("important"))):
            grid.addWidget(label(words, "small"), 0, column, Qt.AlignmentFlag.AlignCenter)
        for number, line in enumerate(LINES, 1):
            grid.addWidget(label(f"{number}. {_(line.sentence)}", wrap=True), number * 2, 0)
            for column, (end, asked, scale) in enumerate(
                (("often", _("how often"), HOW_OFTEN), ("weight", _("how important"), HOW_IMPORTANT)), 1
            ):
                name = f"{number}. {_(line.sentence)} {asked}, 1 {_(scale[1])}, 4 {_(scale[4])}"
                self._add(grid, f"{line.key}_{end}", DigitBox(1, 4, name), number * 2, column)
        for number, (field, question) in enumerate(SCALES.items(), len(LINES) + 1):
            words = f"{number}. {_(question)}"
            scale_words = f"0 {_(NOT_AT_ALL)}, 10 {_(FULLY)}"
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(label(words, wrap=True))
            cell.addWidget(label(scale_words, "small", wrap=True))
            grid.addLayout(cell, number * 2, 0)
            self._add(grid, field, DigitBox(0, 10, f"{words} {scale_words}"), number * 2, 1)
        return grid

    def _add(self, grid: QGridLayout, field: str, box: DigitBox, row: int, column: int) -> None:
        place = len(self.boxes)
        self.boxes[field] = box
        box.moved.connect(lambda by: self._go(place + by))
        box.passed.connect(lambda typed: self._pass_on(place + 1, typed))
        box.refused.connect(lambda words: self.say(words, row + 1))
        grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignCenter)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.keep_button = QPushButton(_("Keep this form"))
        self.keep_button.setProperty("kind", "primary")
        self.keep_button.clicked.connect(self.keep)
        self.drop_button = QPushButton(_("Do not keep"))
        self.drop_button.setProperty("kind", "quiet")
        self.drop_button.clicked.connect(self.drop)
        row.addWidget(self.keep_button)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        return row

    # -- shown, typed, kept

    def show_check(self, record: HealthCheck, *, draft: bool) -> None:
        """Shows a check; a fresh one enters the file when it is kept."""
        self.record, self.is_draft = record, draft
        self.side.choose(record.side)
        self.day.show_text(HEALTH_CHECKS.fields["day"].edit(record.day))
        self.by.show_text(record.by)
        self.talk.show_text(record.talk_about)
        room = theme.font_width("00") + 30
        for field, box in self.boxes.items():
            box.setFixedWidth(room)
            box.show_value(getattr(record, field))
        self.say("")
        self.drop_button.setText(_("Do not keep") if draft else _("Delete"))
        self._shown = self._typed()
        self.side.focus()

    def say(self, sentence: str, row: int = 0) -> None:
        """Says quietly what is wrong, or nothing: under the line it is about."""
        if sentence:
            self.grid.addWidget(self.wrong, row or self.grid.rowCount(), 0, 1, 3)
        self.wrong.setText(sentence)
        show_if(self.wrong, bool(sentence))
        if sentence:
            # Where it stands is known once it is laid out.
            QTimer.singleShot(0, self, lambda: self._reveal(self.wrong))
        focused = self.focusWidget()
        if isinstance(focused, DigitBox | LineEditor):
            focused.setAccessibleDescription(sentence)

    def keep(self) -> bool:
        """Keeps the form as one step and puts it away; False when the day or the file says no, which is told."""
        record = self.record
        if record is None:
            return True
        if self._typed() == self._shown and (not self.is_draft or not any(self._answers())):
            self._put_away()
            return True
        try:
            changed = replace(record, **self._values())
            step = _("Enter health check") if self.is_draft else _("Edit health check")
            with self.work.step(step):
                self.work.store.save(changed)
        except KnownError as error:
            self._focus(self.day)
            self.say(str(error), 1)
            return False
        self._put_away()
        return True

    def keep_anyhow(self) -> None:
        """Keeps what was typed before another partner is shown: of today where its day cannot be read, which is told."""
        if not self.keep():
            self.day.show_text(HEALTH_CHECKS.fields["day"].edit(clock.today().isoformat()))
            self.work.refused.emit(_("The form was kept with today’s day: its own could not be read."))
            self.keep()

    def drop(self) -> None:
        """Puts a fresh form away without keeping it; deletes one that is in the file."""
        record = self.record
        if record is None or (not self.is_draft and not self.work.delete(record)):
            return
        self._put_away()

    def _put_away(self) -> None:
        self.record = None
        self.done.emit()

    def _values(self) -> dict[str, Any]:
        """The fields as typed; raises FieldError."""
        field = HEALTH_CHECKS.fields["day"]
        day = field.parse(self.day.value_text())
        field.check(day)
        if date.fromisoformat(str(day)) > clock.today():
            raise KnownError(
                _("This day is still to come. Please type the day on which the form was filled in.")
            )
        told = {"by": self.by.value_text().strip(), "talk_about": self.talk.value_text().strip()}
        answers = {name: box.value() for name, box in self.boxes.items()}
        return {"side": self.side.side(), "day": day, **told, **answers}

    def _typed(self) -> dict[str, Any]:
        boxes = {name: box.text() for name, box in self.boxes.items()}
        return boxes | {
            "side": self.side.side(), "day": self.day.value_text(), "by": self.by.value_text(),
            "talk": self.talk.value_text(),
        }  # fmt: skip

    def _answers(self) -> Iterator[str]:
        yield from (box.text() for box in self.boxes.values())
        yield self.talk.value_text().strip()

    # -- moving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, and leaving keeps what was typed; undo takes it back."""
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            return
        super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        """The box with that place: before the first is the head, after the last are the words."""
        boxes = list(self.boxes.values())
        if place < 0:
            self._focus(self.by)
        elif place >= len(boxes):
            self._focus(self.talk)
        else:
            self._focus(boxes[place])

    def _pass_on(self, place: int, typed: str) -> None:
        self._go(place)
        boxes = list(self.boxes.values())
        if place < len(boxes):
            boxes[place].take(typed)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._reveal(widget)

    def _reveal(self, widget: QWidget) -> None:
        """Scrolls so far that a line more than the widget is seen."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 0, widget.height() * 2)
                return
            above = above.parentWidget()
