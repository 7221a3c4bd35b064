"""Typing in a pile of filled sheets: one question at a time, a number key answers it and goes on to the next."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from commdesk import clock, text
from commdesk.entry.survey_sheets import Draft, keys_told, ticks
from commdesk.errors import KnownError
from commdesk.figures import surveys
from commdesk.records.surveys import ANSWER_SHEETS, WAVES, AnswerSheet, Survey
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.dialogs.frame import Frame
from ui.shared.editors import LineEditor
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Keys(QFrame):
    """What hears the number keys while a question with boxes is asked."""

    def __init__(self, entry: "SheetEntry") -> None:
        super().__init__()
        self._entry = entry
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "panel")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._entry.press(event):
            super().keyPressEvent(event)


class SheetEntry(Frame):
    """Sheets of one survey, one after the other; each that is saved is one step. ``draft`` is the sheet under way."""

    def __init__(
        self, work: Work, survey: Survey, sheet: AnswerSheet | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Enter sheets: {name}").format(name=survey.name), parent, letters=88)
        self.work, self.survey = work, survey
        self.questions = surveys.questions_of(work.store, survey.id)
        self.editing = sheet is not None
        self.saved = 0
        self._warned = False
        self.draft = Draft(survey, self.questions, sheet)
        self.body.addLayout(self._head(sheet))
        self.count = label("", "small")
        self.body.addWidget(self.count)
        self.keys = _Keys(self)
        self.asked = QVBoxLayout(self.keys)
        self.asked.setContentsMargins(16, 14, 16, 14)
        self.asked.setSpacing(6)
        self.title = label("", "heading", wrap=True)
        self.options = label("", wrap=True)
        self.help = label("", "small", wrap=True)
        self.line = LineEditor()
        self.line.installEventFilter(self)
        for widget in (self.title, self.options, self.line, self.help):
            self.asked.addWidget(widget)
        self.body.addWidget(self.keys)
        self.wrong = self.hint  # at the foot, which is in sight however large the letters are
        self.so_far = label("", "small", wrap=True)
        self.body.addWidget(self.so_far)
        self.body.addStretch(1)
        self.done_button = self.add_button(_("Close"))
        self.done_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.done_button.clicked.connect(self.reject)
        self.show_place()

    def _head(self, sheet: AnswerSheet | None) -> QGridLayout:
        """What holds for the whole pile: the day, and before or after."""
        grid, row = QGridLayout(), 0
        self.day = LineEditor()
        self.day.show_text(
            ANSWER_SHEETS.fields["day"].edit(sheet.day if sheet else clock.today().isoformat())
        )
        self.day.setAccessibleName(_("Day"))
        self.day.returnPressed.connect(self.focus_place)
        grid.addWidget(label(_("Day"), "small"), row, 0)
        grid.addWidget(self.day, row, 1)
        self.wave = QComboBox()
        self.wave.setAccessibleName(_("Before or after"))
        for key, words in WAVES.items():
            self.wave.addItem(_(words), key)
        if self.survey.pairing == "before_after":
            last = self.work.store.find(
                ANSWER_SHEETS, Query(equals={"survey": self.survey.id}, order=("-number",), limit=1)
            )
            wave = sheet.wave if sheet is not None else (last[0].wave if last else "before")
            self.wave.setCurrentIndex(max(0, self.wave.findData(wave)))
            grid.addWidget(label(_("Before or after"), "small"), row, 2)
            grid.addWidget(self.wave, row, 3)
        grid.setColumnStretch(4, 1)
        grid.setHorizontalSpacing(12)
        return grid

    # -- what is shown

    def show_place(self, wrong: str = "") -> None:
        """Shows what is asked for now, and what was answered so far."""
        place, draft = self.draft.place, self.draft
        self.say(wrong)
        self.count.setText(self._counted())
        typed = place is not None and place.typed
        show_if(self.line, typed)
        show_if(self.options, not typed)
        if place is None:
            self.title.setText(_("End of the sheet"))
            self.options.setText(_("Enter saves it and begins the next sheet. Backspace goes back.") if not self.editing
                                 else _("Enter saves it. Backspace goes back."))  # fmt: skip
            self.help.setText("")
        elif place.question is None:
            self.title.setText(_("Code on the sheet"))
            self.help.setText(
                _("As it is written; Enter goes on. Without a code the sheet is counted, but not compared.")
            )
        else:
            question = place.question
            when = (
                f" – {_('then') if place.then else _('now')}"
                if self.survey.pairing == "then_now" and not typed
                else ""
            )
            self.title.setText(f"{question.number}. {question.words}{when}")
            if typed:
                number = question.kind == "number"
                self.help.setText(_("A number, then Enter. X: no answer · D: don’t know.") if number
                                  else _("What is written there, then Enter. Nothing: no answer."))  # fmt: skip
            else:
                lines = [
                    f"{key}   {one.words}" if one.words != key else key
                    for key, one in ticks(question).items()
                ]
                self.options.setText("\n".join(lines) if len(lines) < 9 else "   ".join(lines))
                more = _("Enter goes on.") if question.kind == "several" else _("Backspace or ↑ goes back.")
                self.help.setText(f"{keys_told(question)} · {more}")
        if typed:
            assert place is not None
            self.line.show_text(draft.shown(place))
        self.keys.setAccessibleName(self.title.text())
        self.keys.setAccessibleDescription(f"{self.options.text()} {self.help.text()} {wrong}")
        self.so_far.setText(self._answers_so_far())
        self.focus_place()

    def focus_place(self) -> None:
        """The keys to where they answer."""
        place = self.draft.place
        if place is not None and place.typed:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.selectAll()
        else:
            self.keys.setFocus(Qt.FocusReason.OtherFocusReason)
        # Where it stands is known once it is laid out.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """The whole question with its keys in sight, as far as the dialog is high enough."""
        for area in self.findChildren(QScrollArea):
            area.ensureWidgetVisible(self.help, 0, 4)

    def _counted(self) -> str:
        there = self.work.store.count(ANSWER_SHEETS, Query(equals={"survey": self.survey.id}))
        if self.editing:
            return _("Sheet {n}").format(n=self.draft.sheet.number if self.draft.sheet else "")
        now = ngettext("{n} sheet entered now", "{n} sheets entered now", self.saved)
        return _("{now}, {all} in all").format(
            now=now.format(n=text.number(self.saved)), all=text.number(there)
        )

    def _answers_so_far(self) -> str:
        told = []
        for at, place in enumerate(self.draft.places):
            shown = self.draft.shown(place)
            if not shown and at >= self.draft.at:
                continue
            name = _("Code") if place.question is None else str(place.question.number)
            name += f" {_('then')}" if place.then else ""
            told.append(f"{name}: {shown or '–'}")
        waiting = self.draft.waiting
        return "   ".join(told) + (f"   {waiting}…" if waiting else "")

    # -- keys

    def press(self, event: QKeyEvent) -> bool:
        """A key while a question with boxes, or the end of the sheet, is shown."""
        key, typed = event.key(), event.text()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Up):
            self.draft.go(-1)
            self.show_place()
        elif key in _ENTER and self.draft.place is None:
            self.save()
        elif key in (*_ENTER, Qt.Key.Key_Down):
            self.draft.confirm()
            self.show_place()
        elif typed and typed.isprintable() and self.draft.place is not None:
            self._warned = False
            self.show_place(self.draft.take(typed))
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the line for words and numbers."""
        if (
            watched is not self.line
            or event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
        ):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in _ENTER or key == Qt.Key.Key_Down:
            self._warned = False
            self.show_place(self.draft.type(self.line.value_text()))
        elif key == Qt.Key.Key_Up or (key == Qt.Key.Key_Backspace and not self.line.value_text()):
            self.draft.go(-1)
            self.show_place()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            return  # in a field of the head: it answers Enter by itself
        super().keyPressEvent(event)

    # -- saved, left

    def save(self) -> bool:
        """Keeps the sheet as one step and begins the next; a refusal is told, and nothing is lost."""
        day_field = ANSWER_SHEETS.fields["day"]
        wave = self.wave.currentData() if self.survey.pairing == "before_after" else None
        try:
            day: Any = day_field.parse(self.day.value_text())
            self.draft.save(self.work.store, day, wave)
        except KnownError as error:
            self.show_place(str(error))
            return False
        self.saved += 1
        if self.editing:
            self.accept()
            return True
        self.draft = Draft(self.survey, self.questions)
        self.show_place()
        return True

    def reject(self) -> None:
        """Esc and Close: a sheet that is half typed is told of once, before it is left out."""
        if self.draft.begun and not self.editing and not self._warned:
            self._warned = True
            sentence = _(
                "This sheet is not saved yet: go on to its end and press Enter. To leave it out, close once more."
            )
            self.show_place(sentence)
            return
        super().reject()
