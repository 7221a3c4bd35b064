"""The questions of a survey: added, changed, moved up and down, with their second language beside."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from commdesk.figures import surveys
from commdesk.records.survey_answers import choices, key_of
from commdesk.records.surveys import QUESTION_KINDS, QUESTIONS, SURVEYS
from commdesk.text import _
from ui.shared.form import Group
from ui.shared.parts import PartForm, PartList
from ui.shared.work import Work

# What each kind of question has no use for.
_NO_USE = {
    "choice": {"least_words", "most_words"},
    "several": {"least_words", "most_words"},
    "scale5": {"options"},
    "agree": {"options", "least_words", "most_words"},
    "scale10": {"options"},
    "number": {"options", "least_words", "most_words", "options_beside"},
    "words": {"options", "least_words", "most_words", "options_beside"},
}


class QuestionForm(PartForm):
    """The fields of one question, and two buttons that move it."""

    def __init__(self, work: Work, page: "QuestionsPage") -> None:
        super().__init__(
            work,
            QUESTIONS,
            [
                "words", "kind", "options", "least_words", "most_words",
                Group(_("Second language"), ("beside", "options_beside")),
                Group(_("Part of a scale"), ("scale", "part")),
            ],
            wide=("words", "kind", "beside"),
            hides=lambda one: _NO_USE.get(one.kind, set()) if one is not None else set(),
        )  # fmt: skip
        row = QHBoxLayout()
        self.up_button, self.down_button = QPushButton(_("Move up")), QPushButton(_("Move down"))
        for button, by in ((self.up_button, -1), (self.down_button, 1)):
            button.setEnabled(not work.store.readonly)
            button.clicked.connect(lambda _checked=False, by=by: page.move_question(by))
            row.addWidget(button)
        row.addStretch(1)
        column = self.layout()
        assert column is not None
        column.insertLayout(1, row)  # type: ignore[attr-defined]

    def show_places(self, place: int, of: int, *, draft: bool) -> None:
        """Which way it can be moved."""
        for button, there in ((self.up_button, place > 0), (self.down_button, place < of - 1)):
            button.setEnabled(there and not draft and not self.work.store.readonly)


class QuestionsPage(PartList):
    """The questions of one survey in their order."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            QUESTIONS,
            "survey",
            _("Add question"),
            _(
                "What this survey asks goes here: one question after the other, each with the kind of its answer."
            ),
        )

    def make_form(self) -> PartForm:
        return QuestionForm(self.work, self)

    def records(self) -> list[Any]:
        return surveys.questions_of(self.work.store, self._owner.id) if self._owner is not None else []

    def add(self) -> None:
        """A fresh question after the last; its key is one that no sheet has used."""
        if self._owner is None or not self.leave():
            return
        there = self.records()
        number = max((int(one.number or 0) for one in there), default=0) + 1
        used = {key_of(one) for one in there} | self._keys_on_sheets()
        key = next(str(n) for n in range(number, number + len(used) + 1) if str(n) not in used)
        fresh = QUESTIONS.new(
            survey=self._owner.id, number=number, key=key, kind=there[-1].kind if there else "agree"
        )
        self.open_form(fresh, draft=True)

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        super().open_form(record, draft=draft)
        self._show_places()

    def move_question(self, by: int) -> None:
        """Moves the question in the form up or down, as one step; what sheets know it by stays."""
        form = self._part_form
        if form is None or form.form.record is None or not self.leave():
            return
        id = form.form.record.id
        there = self.records()
        at = next((n for n, one in enumerate(there) if one.id == id), None)
        if at is None or not 0 <= at + by < len(there):
            return
        for one in there:
            one.key = key_of(one)
        there[at], there[at + by] = there[at + by], there[at]
        for number, one in enumerate(there, 1):
            one.number = number
        self.work.save(_("Move question"), *there)
        self.show_record(id)

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        told = [_(QUESTION_KINDS[record.kind])]
        if record.kind in ("choice", "several"):
            offered = choices(record)
            told.append(", ".join(one.words for one in offered))
            if len(offered) < 2:
                told.append(_("Type at least two answers, one a line."))
                return (
                    f"{record.number}. {record.words}",
                    " · ".join(filter(None, told)),
                    _("No answers yet"),
                    "warn",
                )
        if record.beside:
            told.append(record.beside)
        return f"{record.number}. {record.words}", " · ".join(told), record.part, "quiet"

    def refresh(self) -> None:
        super().refresh()
        self._show_places()

    def _show_places(self) -> None:
        form = self._part_form
        if isinstance(form, QuestionForm) and form.form.record is not None:
            there = [one.id for one in self.records()]
            id = form.form.record.id
            place = there.index(id) if id in there else 0
            form.show_places(place, len(there), draft=form.form.is_draft)

    def _keys_on_sheets(self) -> set[str]:
        """Keys that sheets have answers for, also of questions that are gone."""
        sql = "SELECT DISTINCT j.key FROM answer_sheets s, json_each(s.answers) j WHERE s.survey = ?"
        return {str(row[0]) for row in self.work.store.rows(sql, [self._owner.id])}

    def _stepped(self, step: Any) -> None:
        super()._stepped(step)
        if self._owner is not None and SURVEYS.name in step.kinds():
            self._owner = self.work.store.get(SURVEYS, self._owner.id) or self._owner
