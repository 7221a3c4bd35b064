"""Entering a sign-in sheet: its lines in printed order, code and length a line, walk-ins, and what the paper adds up to."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QWidget

from commdesk import text
from commdesk.entry import rows, sheets
from commdesk.entry.lines import read_marks
from commdesk.entry.sheets import Paper, Printed
from commdesk.errors import FieldError, KnownError
from commdesk.records.programmes import PROGRAMMES, SESSIONS
from commdesk.records.reading import number
from commdesk.records.sheets import SHEETS
from commdesk.text import _, ngettext
from ui.shared import icons, mnemonics
from ui.shared.editors import LineEditor, editor_for
from ui.shared.form import FieldBox
from ui.shared.widgets.words import ElidedLabel, show_if
from ui.tabs.volunteers.entry_page import EntryPage
from ui.tabs.volunteers.entry_parts import TAKEN


class SheetPage(EntryPage):
    """The page for one printed sheet. ``printed`` is the sheet in hand, None before a number is typed."""

    printed: Printed | None = None

    def _place_head(self) -> None:
        self._asked = ""
        declared = SHEETS.fields
        titles = mnemonics.assign([_("Sheet"), _("Line and how long")], taken=TAKEN)
        self.number = FieldBox(declared["number"], LineEditor(), titles[0])
        self.number.editor.setAccessibleName(_("Sheet"))
        self.number.editor.setToolTip(_("The number at the top of the paper"))
        self.line = FieldBox(declared["number"], LineEditor(), titles[1])
        self.line.editor.setAccessibleName(_("Line and how long"))
        self.line.editor.setToolTip(
            _("14 2.5: line 14, two and a half hours. 3-8 2: lines 3 to 8. 14 alone: as before.")
        )
        self.about = ElidedLabel("", "strong")
        self.back = QPushButton(_("Back to the log"))
        self.back.setProperty("kind", "quiet")
        self.back.setIcon(icons.icon("back"))
        self.back.setToolTip(_("Back to the log"))
        self.back.setAccessibleName(_("Back to the log"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.number, 1)
        line.addWidget(self.line, 3)
        line.addWidget(self.about, 4, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        self.head.addLayout(line)
        for box, answer in ((self.number, self._find), (self.line, self._mark)):
            assert isinstance(box.editor, LineEditor)
            box.editor.returnPressed.connect(answer)
        self._place_paper()

    def _place_paper(self) -> None:
        """What the paper says beside its lines."""
        declared = SHEETS.fields
        titles = mnemonics.assign(
            [_("Names on the paper"), _("Hours on the paper"), _("Served")], taken=TAKEN + "s"
        )
        self.names = FieldBox(declared["names"], editor_for(declared["names"], self.work.store), titles[0])
        self.hours = FieldBox(
            declared["minutes"], editor_for(declared["minutes"], self.work.store), titles[1]
        )
        served = SESSIONS.fields["beneficiaries"]
        self.served = FieldBox(served, editor_for(served, self.work.store), titles[2])
        self.missing = QCheckBox()
        self.missing.setAccessibleName(_("Those not marked did not come"))
        self.paper = QWidget()
        grid = QGridLayout(self.paper)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for column, box in enumerate((self.names, self.hours, self.served)):
            box.label.setMinimumWidth(1)
            grid.addWidget(box, 0, column)
            grid.setColumnStretch(column, 1)
            assert isinstance(box.editor, LineEditor)
            box.editor.textEdited.connect(lambda _text: self.tell())
        grid.addWidget(self.missing, 1, 0, 1, 3)

    def _listen(self) -> None:
        super()._listen()
        column = self.foot.layout()
        assert column is not None
        column.insertWidget(0, self.paper)  # type: ignore[attr-defined]
        self._show_sheet()

    # -- which sheet

    def begin(self) -> None:
        """The cursor goes to the sheet's number, or back to its lines."""
        box = self.line if self.printed is not None else self.number
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_sheet(self, printed: Printed) -> None:
        """Shows a sheet; nothing on it is marked yet."""
        self.printed = printed
        self._asked = ""
        self.number.editor.show_text(str(printed.sheet.number))
        self.model.set_occasion(
            str(printed.session.day), str(printed.session.programme), sheets.times_of(printed.session)
        )
        self.model.set_drafts(sheets.drafts(printed))
        self.names.show_value(printed.sheet.names)
        self.hours.show_value(printed.sheet.minutes)
        self.served.show_value(printed.session.beneficiaries)
        self.missing.setChecked(False)
        self._show_sheet()
        self.tell(self._entered_words())
        self.begin()

    def _find(self) -> None:
        typed = number(self.number.editor.value_text())
        try:
            if typed is None:
                raise KnownError(_("Type the number that stands at the top of the paper."))
            printed = sheets.sheet_numbered(self.work.store, int(typed))
        except KnownError as error:
            self.number.say(str(error))
            return
        self.number.say("")
        self.open_sheet(printed)

    def _show_sheet(self) -> None:
        there = self.printed is not None
        for part in (self.line, self.grid, self.paper):
            part.setEnabled(there)
        if self.printed is None:
            self.about.setText("")
            return
        session = self.printed.session
        day = SESSIONS.fields["day"].show(session.day)
        times = sheets.times_of(session)
        self.about.setText(", ".join(part for part in (self.printed.programme, day, times) if part))
        unit = self.work.store.get(PROGRAMMES, session.programme).unit
        self.served.label.setText(
            (_("Served ({unit})").format(unit=unit) if unit else _("Served")).replace("&", "&&")
        )

    def _entered_words(self) -> str:
        if self.printed is None or not self.printed.sheet.entered_on:
            return ""
        words = _(
            "Sheet {number} was entered on {day}. What is logged stays; only what is new would be added."
        )
        sheet = self.printed.sheet
        return words.format(number=sheet.number, day=SHEETS.fields["entered_on"].show(sheet.entered_on))

    # -- marking lines

    def _mark(self) -> None:
        """``14 2.5`` and Enter; a blank line then wants the name that was written on it."""
        typed = self.line.editor.value_text()
        if not typed.strip() or self.printed is None:
            return
        try:
            usual = self._last or sheets.times_of(self.printed.session)
            marks = read_marks(typed)
            if not usual and not marks[0].length:
                raise FieldError(_("How long? Type the code and the length, like 14 2.5."), "minutes")
            touched = sheets.mark(self.model.drafts, marks, usual)
        except KnownError as error:
            self.line.say(str(error))
            return
        self.line.say("")
        self.line.editor.show_text("")
        self._last = next((mark.length for mark in reversed(marks) if mark.length), self._last)
        self.model.test()
        self.grid.scrollTo(self.model.index(touched[-1], 0))
        nameless = [row for row in touched if not self.model.drafts[row].name.strip()]
        if nameless:
            self.grid.go(nameless[0])

    _last = ""

    def go_on(self, row: int) -> None:
        """From a name on a blank line back to the box for codes; from a walk-in to the next."""
        if self.model.drafts[row].code is not None:
            self.line.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().go_on(row)

    # -- posting

    def settle_occasion(self) -> bool:
        return True

    def label(self) -> str:
        assert self.printed is not None
        return _("Enter sheet {number}").format(number=self.printed.sheet.number)

    def post(self) -> bool:
        """Asks once where the paper says something else, or where the sheet was entered before."""
        if self.printed is None:
            return False
        self.grid.settle()
        try:
            paper = self._paper()
        except FieldError as error:
            self.tell(str(error))
            return False
        self.model.test()
        doubt = " ".join(part for part in (self._entered_words(), self._difference(paper)) if part)
        if doubt and doubt != self._asked:
            self._asked = doubt
            self.tell(doubt + " " + _("Post once more to enter it all the same."))
            return False
        return super().post()

    def log(self) -> rows.Posted:
        assert self.printed is not None
        return sheets.enter(
            self.work.store, self.printed, self.model.drafts, self.model.tested, self._paper(),
            no_shows=self.missing.isChecked(),
        )  # fmt: skip

    def finish(self, done: rows.Posted) -> None:
        assert self.printed is not None
        number = self.printed.sheet.number
        super().finish(done)
        if not done.left:
            self.printed = None
            self._last = ""
            self.number.editor.show_text("")
            self.model.set_drafts([])
            self._show_sheet()
            self.posted.emit(_("Sheet {number} is entered.").format(number=number))
        else:
            self.printed = sheets.printed_sheet(self.work.store, self.printed.sheet)

    def _paper(self) -> Paper:
        values: list[Any] = []
        for box in (self.names, self.hours, self.served):
            value = box.field.parse(box.editor.value_text())
            box.field.check(value)
            values.append(value)
        return Paper(*values)

    def _difference(self, paper: Paper) -> str:
        return sheets.difference(sheets.sums(self.model.tested), paper.names, paper.minutes)

    def tell(self, sentence: str = "") -> None:
        """Beside the rows' troubles: how the sum stands to the paper, and who was not marked."""
        if not sentence and self.printed is not None and self.trouble() < 0:
            try:
                sentence = self._difference(self._paper()) if sheets.sums(self.model.tested).names else ""
            except FieldError as error:
                sentence = str(error)
        super().tell(sentence)
        gone = sheets.missed(self.work.store, self.printed, self.model.drafts) if self.printed else []
        words = ngettext(
            "{n} person was expected and is not marked: note a no-show",
            "{n} people were expected and are not marked: note no-shows",
            len(gone),
        )
        self.missing.setText(words.format(n=text.number(len(gone))))
        show_if(self.missing, bool(gone))

    def how_words(self) -> str:
        if self.printed is None:
            return _("Type the number that stands at the top of the paper, then Enter.")
        return _("Type a line's code and how long, like 14 2.5, then Enter. Walk-ins go below the last line.")
