"""Entering a whole list: day and programme once, then names and hours by keyboard, tested first, then posted."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk import clock, text
from commdesk.entry import rows, sheets
from commdesk.entry.lines import read_length
from commdesk.errors import FieldError, KnownError
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import _, ngettext
from ui.shared import mnemonics
from ui.shared.adders import adder
from ui.shared.editors import LineEditor, editor_for
from ui.shared.form import FieldBox
from ui.shared.widgets.panel import hairline
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work
from ui.tabs.volunteers.entry_grid import EntryGrid
from ui.tabs.volunteers.entry_model import EntryModel

_TROUBLE = (rows.WRONG, rows.AGAIN, rows.UNCLEAR)


class EntryPage(QFrame):
    """The page. ``left`` tells that the person goes back to the log; what was typed stays until it is posted."""

    left = Signal()
    posted = Signal(str)  # what to say of it

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.work = work
        self.model = EntryModel(work.store)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(12, 10, 12, 12)
        self.head.setSpacing(8)
        column.addLayout(self.head)
        self._place_head()
        column.addWidget(hairline())
        self.grid = EntryGrid(self.model, work.store, self)
        column.addWidget(self.grid, 1)
        column.addWidget(hairline())
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(12, 8, 12, 12)
        self.foot.setSpacing(8)
        column.addLayout(self.foot)
        self._place_foot()
        self.grid.post_asked.connect(self.post)
        self.grid.left.connect(self.left)
        self.grid.row_changed.connect(lambda _row: self._tell())
        self.model.tested_anew.connect(self._tell)
        work.changed.connect(self._stepped)
        self.start_values()
        self._tell()

    # -- the parts

    def _place_head(self) -> None:
        self.title = label("", "strong", wrap=True)
        self.title.hide()
        self.head.addWidget(self.title)
        fields = SHIFTS.fields
        titles = mnemonics.assign([_("Day"), _("Programme"), _("How long, mostly")], taken="feghplnbo")
        self.day = FieldBox(fields["day"], editor_for(fields["day"], self.work.store), titles[0])
        programme = editor_for(fields["programme"], self.work.store, adder(self.work, PROGRAMMES))
        self.programme = FieldBox(fields["programme"], programme, titles[1])
        self.usual = FieldBox(fields["minutes"], LineEditor(), titles[2])
        self.usual.editor.setAccessibleName(_("How long, mostly"))
        self.usual.editor.setToolTip(_("2h30, 2.5 or 18:00-20:30: counts where a row says nothing else"))
        self.back = QPushButton(_("Back to the log"))
        self.back.setProperty("kind", "quiet")
        self.back.clicked.connect(self.left)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.day, 2)
        line.addWidget(self.programme, 4)
        line.addWidget(self.usual, 2)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        self.head.addLayout(line)
        for box, after in (
            (self.day, self._to_programme),
            (self.programme, self._to_usual),
            (self.usual, self._to_grid),
        ):
            editor = box.editor
            assert isinstance(editor, LineEditor)
            editor.left.connect(self._occasion_changed)
            editor.returnPressed.connect(after)

    def _place_foot(self) -> None:
        self.hint = label("", "error", wrap=True)
        self.hint.setAccessibleName(_("What to mend"))
        self.foot.addWidget(self.hint)
        self.sum = label("", "quiet", wrap=True)
        self.last_line = QHBoxLayout()
        self.last_line.setSpacing(8)
        self.last_line.addWidget(self.sum, 1)
        self.new_button = self._answer(_("Add as a &new person"), self._say_new)
        self.both_button = self._answer(_("&Both are right"), self._say_both)
        self.out_button = self._answer(_("Leave the row &out"), self._leave_out)
        self.post_button = QPushButton()
        self.post_button.setProperty("kind", "primary")
        self.post_button.clicked.connect(self.post)
        self.last_line.addWidget(self.post_button)
        self.foot.addLayout(self.last_line)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.post)

    def _answer(self, words: str, do: Any) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(do)
        button.hide()
        self.last_line.addWidget(button)
        return button

    def _how_words(self) -> str:
        return _(
            "Type the beginning of a name, then Enter. Press Tab first to say another length; names can be pasted. "
            "Ctrl+Enter posts."
        )

    # -- what the log asks

    def start_values(self) -> None:
        """Today, and the programme logged last."""
        self.day.show_value(clock.today().isoformat())
        last = self.work.store.find(SHIFTS, Query(order=("-id",), limit=1))
        if last:
            self.programme.show_value(last[0].programme)
        self._occasion_changed()

    def begin(self) -> None:
        """The cursor goes to the day, or back to the rows where there are some."""
        if any(not draft.empty() for draft in self.model.drafts):
            self._to_grid()
            return
        self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.day.editor, LineEditor):
            self.day.editor.selectAll()

    def leave(self) -> bool:
        """Takes over what is being typed; the rows stay until they are posted."""
        self.grid.settle()
        return True

    def unposted(self) -> int:
        """How many rows are typed and not posted."""
        return sum(not draft.empty() for draft in self.model.drafts)

    # -- posting

    def post(self) -> bool:
        """Logs what is ready as one step; what is unclear stays here. Answers whether anything was posted."""
        self.grid.settle()
        if not self._occasion_changed():
            return False
        self.model.test()
        if not rows.ready(self.model.tested):
            self._tell(_("Nothing is ready to be posted yet."))
            return False
        try:
            with self.work.step(self._label()):
                done = self._post()
        except KnownError as error:
            self._tell(str(error))
            return False
        self._after(done)
        return True

    def _label(self) -> str:
        count = rows.ready(self.model.tested)
        return ngettext("Log {n} shift", "Log {n} shifts", count).format(n=text.number(count))

    def _post(self) -> rows.Posted:
        programme = self.programme.value()
        drafts, tested = self.model.drafts, self.model.tested
        return rows.post(self.work.store, self.model.day, programme, drafts, tested)

    def _after(self, done: rows.Posted) -> None:
        self.model.keep_only(done.left)
        said = ngettext("{n} shift was logged.", "{n} shifts were logged.", done.rows)
        said = said.format(n=text.number(done.rows))
        if done.new_people:
            new = ngettext("{n} new person was added.", "{n} new people were added.", done.new_people)
            said = f"{said} {new.format(n=text.number(done.new_people))}"
        if done.left:
            stay = ngettext(
                "{n} row is still unclear and stays here.",
                "{n} rows are still unclear and stay here.",
                len(done.left),
            )
            said = f"{said} {stay.format(n=text.number(len(done.left)))}"
            self.grid.go(0)
            self._tell()
        self.posted.emit(said)
        if not done.left:
            self.left.emit()

    # -- keys and answers

    def _to_programme(self) -> None:
        if not self.day.hint.text():
            self.programme.editor.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(self.programme.editor, LineEditor):
                self.programme.editor.selectAll()

    def _to_usual(self) -> None:
        if not self.programme.hint.text():
            self.usual.editor.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(self.usual.editor, LineEditor):
                self.usual.editor.selectAll()

    def _to_grid(self) -> None:
        if not self.usual.hint.text():
            self.grid.go(self.model.rowCount() - 1)

    def _occasion_changed(self) -> bool:
        """Takes over day and programme; says what is wrong with them under the field."""
        values: list[Any] = []
        for box in (self.day, self.programme):
            try:
                values.append(box.value())
                box.say("")
            except FieldError as error:
                if self.isVisible():
                    box.say(str(error))
                return False
            except KnownError as error:
                self.work.refused.emit(str(error))
                return False
        if not self.day.editor.hasFocus():
            self.day.show_value(values[0])
        if values[1] != self.model.programme:
            self._propose_usual(values[1])
        usual = self.usual.editor.value_text()
        try:
            if usual.strip():
                read_length(usual)
            self.usual.say("")
        except FieldError as error:
            self.usual.say(str(error))
            return False
        self.model.set_occasion(str(values[0]), values[1], usual)
        return True

    def _propose_usual(self, programme: str) -> None:
        """How long one usually helps there, as long as nobody has typed anything else."""
        if not isinstance(self.usual.editor, LineEditor) or self.usual.editor.isModified():
            return
        record = self.work.store.get(PROGRAMMES, programme)
        self.usual.editor.show_text(SHIFTS.fields["minutes"].edit(record.usual) if record else "")

    def _row(self) -> int:
        return self.grid.currentIndex().row()

    def _trouble(self) -> int:
        """The row whose trouble is told: the one in hand, else the first that has any; -1 for none."""
        tested = self.model.tested
        if 0 <= self._row() < len(tested) and tested[self._row()].state in _TROUBLE:
            return self._row()
        return next((row for row, found in enumerate(tested) if found.state in _TROUBLE), -1)

    def _say_new(self) -> None:
        self._change(new=True, person=None)

    def _say_both(self) -> None:
        self._change(again=True)

    def _change(self, **values: Any) -> None:
        row = self._trouble()
        if row >= 0:
            self.model.put(row, **values)
        self.grid.go(self._next_trouble())

    def _leave_out(self) -> None:
        row = self._trouble()
        if row >= 0:
            self.model.leave_out(row)
        self.grid.go(self._next_trouble())

    def _next_trouble(self) -> int:
        row = self._trouble()
        return row if row >= 0 else self.model.rowCount() - 1

    def _tell(self, sentence: str = "") -> None:
        """What is wrong, with the answers to it, and what all comes to."""
        tested, row = self.model.tested, self._trouble()
        state = tested[row].state if row >= 0 else ""
        if row >= 0 and not sentence:
            line = self.model.drafts[row].code or row + 1
            sentence = _("Row {row}: {sentence}").format(row=line, sentence=tested[row].sentence)
        self.hint.setText(sentence)
        show_if(self.hint, bool(sentence))
        show_if(self.new_button, state == rows.UNCLEAR)
        show_if(self.both_button, state == rows.AGAIN)
        show_if(self.out_button, row >= 0)
        self.sum.setText(self._sum_words())
        ready = rows.ready(tested)
        words = ngettext("&Post {n} shift", "&Post {n} shifts", ready).format(n=text.number(ready))
        self.post_button.setText(words if ready else _("&Post"))
        self.post_button.setEnabled(ready > 0 and not self.work.store.readonly)

    def _sum_words(self) -> str:
        tested = self.model.tested
        found = sheets.sums(tested)
        if not found.names:
            return self._how_words()
        names = ngettext("{n} name", "{n} names", found.names).format(n=text.number(found.names))
        parts = [names, text.hours_exact(found.minutes)]
        unclear = sum(row.state in _TROUBLE for row in tested)
        if unclear:
            parts.append(ngettext("{n} unclear", "{n} unclear", unclear).format(n=text.number(unclear)))
        return ", ".join(parts)

    def _stepped(self, step: Step) -> None:
        if step.kinds() & {"volunteers", "shifts"} and self.unposted():
            self.model.forget_names()
