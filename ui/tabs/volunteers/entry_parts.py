"""The head and the foot of a list: what all rows are for, and what is wrong with which row."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk import clock, text
from commdesk.entry import rows, sheets
from commdesk.entry.lines import read_length
from commdesk.entry.rows import Draft, Tested
from commdesk.errors import FieldError, KnownError
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared import mnemonics, theme
from ui.shared.adders import adder
from ui.shared.editors import LineEditor, editor_for
from ui.shared.form import FieldBox
from ui.shared.widgets.words import ElidedLabel, label, show_if
from ui.shared.work import Work

TROUBLE = (rows.WRONG, rows.AGAIN, rows.UNCLEAR)
# Letters that the page's own buttons answer to.
TAKEN = "feghplnbo"


class What(NamedTuple):
    """What all rows are for: day (or month), programme's id, and how long most were there, as typed."""

    day: str
    programme: str
    usual: str


class Occasion(QWidget):
    """Day, programme and usual length. ``changed`` tells of every change, ``done`` of Enter in the last of them."""

    changed = Signal()
    done = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        fields = SHIFTS.fields
        titles = mnemonics.assign([_("Day"), _("Programme"), _("How long, mostly")], taken=TAKEN)
        self.day = FieldBox(fields["day"], editor_for(fields["day"], work.store), titles[0])
        programme = editor_for(fields["programme"], work.store, adder(work, PROGRAMMES))
        self.programme = FieldBox(fields["programme"], programme, titles[1])
        self.usual = FieldBox(fields["minutes"], LineEditor(), titles[2])
        self.usual.editor.setAccessibleName(_("How long, mostly"))
        self.usual.editor.setToolTip(_("2h30, 2.5 or 18:00-20:30: counts where a row says nothing else"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for box, share in ((self.day, 2), (self.programme, 4), (self.usual, 2)):
            line.addWidget(box, share)
        for box in (self.day, self.programme, self.usual):
            box.label.setMinimumWidth(1)
        self._programme = ""
        for box, after in (
            (self.day, lambda: self._on(self.day, self.programme)),
            (self.programme, lambda: self._on(self.programme, self.usual)),
            (self.usual, lambda: None if self.usual.hint.text() else self.done.emit()),
        ):
            editor = box.editor
            assert isinstance(editor, LineEditor)
            editor.left.connect(self.changed)
            editor.returnPressed.connect(after)

    def start(self) -> None:
        """Today, and the programme logged last."""
        self.day.show_value(clock.today().isoformat())
        last = self.work.store.find(SHIFTS, Query(order=("-id",), limit=1))
        if last:
            self.programme.show_value(last[0].programme)

    def begin(self) -> None:
        """The cursor goes to the day."""
        self._to(self.day)

    def what(self) -> What | None:
        """What is typed; what is wrong with it is said under its field, and then it is None."""
        values = []
        for box in (self.day, self.programme):
            try:
                values.append(str(box.value()))
                box.say("")
            except FieldError as error:
                if self.isVisible():
                    box.say(str(error))
                return None
            except KnownError as error:
                self.work.refused.emit(str(error))
                return None
        day, programme = values
        if not self.day.editor.hasFocus():
            self.day.show_value(day)
        self._propose_usual(programme)
        usual = self.usual.editor.value_text()
        try:
            if usual.strip():
                read_length(usual)
            self.usual.say("")
        except FieldError as error:
            self.usual.say(str(error))
            return None
        return What(day, programme, usual)

    def _propose_usual(self, programme: str) -> None:
        """How long one usually helps there, as long as nobody has typed anything else."""
        editor = self.usual.editor
        if programme == self._programme or not isinstance(editor, LineEditor) or editor.isModified():
            return
        self._programme = programme
        record = self.work.store.get(PROGRAMMES, programme)
        editor.show_text(SHIFTS.fields["minutes"].edit(record.usual) if record else "")

    def _on(self, box: FieldBox, after: FieldBox) -> None:
        if not box.hint.text():
            self._to(after)

    def _to(self, box: FieldBox) -> None:
        box.editor.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(box.editor, LineEditor):
            box.editor.selectAll()


class Foot(QWidget):
    """What is wrong with a row and the answers to it; what all rows come to; Post."""

    new_said = Signal()
    both_said = Signal()
    out_said = Signal()
    post_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        self.hint = label("", "error", wrap=True)
        self.hint.setAccessibleName(_("What to mend"))
        column.addWidget(self.hint)
        self.sum = ElidedLabel("", "quiet")
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        self.line.addWidget(self.sum, 1)
        self.new_button = self._button(_("Add as a &new person"), self.new_said)
        self.both_button = self._button(_("&Both are right"), self.both_said)
        self.out_button = self._button(_("Leave the row &out"), self.out_said)
        self.post_button = self._button("", self.post_asked)
        self.post_button.setProperty("kind", "primary")
        column.addLayout(self.line)

    def _button(self, words: str, answer: object) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(answer)
        button.hide()
        self.line.addWidget(button)
        return button

    def tell(self, drafts: list[Draft], tested: list[Tested], row: int, sentence: str, begin: str) -> None:
        """Shows the trouble of a row (-1 for none) or another sentence, and the sum; ``begin`` while there is none."""
        state = tested[row].state if row >= 0 else ""
        if row >= 0 and not sentence:
            line = drafts[row].code or row + 1
            sentence = _("Row {row}: {sentence}").format(row=line, sentence=tested[row].sentence)
        sum_up = sum_words(tested)
        theme.set_role(self.hint, "role", "error" if sentence else "quiet")
        sentence = sentence or ("" if sum_up else begin)
        self.hint.setText(sentence)
        show_if(self.hint, bool(sentence))
        show_if(self.new_button, state == rows.UNCLEAR)
        show_if(self.both_button, state == rows.AGAIN)
        show_if(self.out_button, row >= 0)
        self.sum.setText(sum_up)
        ready = rows.ready(tested)
        words = ngettext("&Post {n} shift", "&Post {n} shifts", ready).format(n=text.number(ready))
        self.post_button.setText(words if ready else _("&Post"))
        show_if(self.post_button, True)


def sum_words(tested: list[Tested]) -> str:
    """``12 names, 31.5 h, 1 unclear``; empty while nothing is typed."""
    found = sheets.sums(tested)
    if not found.names:
        return ""
    names = ngettext("{n} name", "{n} names", found.names).format(n=text.number(found.names))
    parts = [names, text.hours_exact(found.minutes)]
    unclear = sum(row.state in TROUBLE for row in tested)
    if unclear:
        parts.append(ngettext("{n} unclear", "{n} unclear", unclear).format(n=text.number(unclear)))
    return ", ".join(parts)
