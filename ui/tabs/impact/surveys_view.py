"""Surveys: what people are asked, what they ticked, and what came of it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from commdesk import text
from commdesk.records.goals import GOALS
from commdesk.records.kind import Kind
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.surveys import ANSWER_SHEETS, QUESTIONS, SURVEYS
from commdesk.starting_points import surveys as sets
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.figures import Figures
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.tab_strip import TabStrip
from ui.shared.widgets.words import show_if
from ui.shared.work import Work
from ui.tabs.impact.surveys_entry import SheetEntry
from ui.tabs.impact.surveys_questions import QuestionsPage
from ui.tabs.impact.surveys_results import ResultsPage
from ui.tabs.impact.surveys_sheets import SheetsPage

SURVEY, ASKED, FOUND, SHEETS = range(4)


class SurveysView(ListView):
    """The surveys with the form of the chosen one, its questions, its results and its sheets."""

    print_asked = Signal(str)

    def __init__(self, work: Work) -> None:
        self._counts: dict[str, int] | None = None
        super().__init__(
            work,
            SURVEYS,
            [
                Column("name", weight=3),
                Column("sheets", _("Sheets"), show=lambda one, model: self._sheets(one), weight=0, right=True),
                Column("start", weight=0),
                Column("pairing", weight=1),
            ],
            [
                "name", "purpose", "start", "end", "pairing",
                Group(_("Second language"), ("beside_in", "name_beside")),
                Group(_("What it belongs to"), ("programme", "goal", "note")),
            ],
            wide=("name", "pairing", "name_beside", "programme", "goal"),
            adders={"programme": adder(work, PROGRAMMES), "goal": adder(work, GOALS)},
            icon="page",
            empty=_("What you ask people goes here: a form on paper, typed in with the number keys, counted by itself."),
            add=_("New survey"),
            other_way=_("Begin with ready questions…"),
            about=self._about_words,
        )  # fmt: skip
        self.panes.set_shares(2, 3)
        self.form.setMaximumWidth(640)
        self.empty.second_pressed.connect(self.choose_set)
        self.sets_button = QPushButton(_("Begin with ready questions…"))
        self.sets_button.setProperty("kind", "quiet")
        self.sets_button.setEnabled(not work.store.readonly)
        self.sets_button.clicked.connect(self.choose_set)
        self.panes.list_column.addWidget(self.sets_button)
        self._place_parts(work)
        self.chosen.connect(self._show_parts)
        work.changed.connect(self._follow)
        show_if(self.sets_button, self.model.rowCount() > 0)
        self._show_parts(self.form.record)

    def _place_parts(self, work: Work) -> None:
        self.tabs = TabStrip(
            _("What of this survey"), [_("Survey"), _("Questions"), _("Results"), _("Sheets")]
        )
        self.questions, self.results, self.sheets = QuestionsPage(work), ResultsPage(work), SheetsPage(work)
        self.sheets.opened.connect(lambda sheet: self.enter(sheet))
        self.deeds = QWidget()
        row = QHBoxLayout(self.deeds)
        row.setContentsMargins(0, 0, 0, 0)
        self.enter_button = QPushButton(_("Enter sheets"))
        self.enter_button.setEnabled(not work.store.readonly)
        self.enter_button.clicked.connect(lambda: self.enter())
        self.form_button, self.results_button = QPushButton(_("Print form")), QPushButton(_("Print results"))
        self.form_button.clicked.connect(lambda: self._print("survey-form"))
        self.results_button.clicked.connect(lambda: self._print("survey-results"))
        for button in (self.enter_button, self.form_button, self.results_button):
            row.addWidget(button)
        row.addStretch(1)
        column = self.panes.form_column
        column.insertWidget(2, self.deeds)
        column.insertWidget(3, self.tabs)
        for at, page in enumerate((self.questions, self.results, self.sheets)):
            column.insertWidget(5 + at, page)
        self.tabs.currentChanged.connect(self._turn)

    # -- what is asked of a list of the desk

    def figures(self) -> Figures:
        """How many surveys there are, and how many sheets came back."""
        count = self.work.store.count(SURVEYS)
        if not count:
            return []
        sheets = self.work.store.count(ANSWER_SHEETS)
        return [
            (text.number(count), ngettext("survey", "surveys", count), ""),
            (text.number(sheets), ngettext("sheet", "sheets", sheets), ""),
        ]

    def export_kind(self) -> Kind:
        """What File > Export this table writes: the sheets of the chosen survey, a column a question."""
        return ANSWER_SHEETS if self.form.record is not None and not self.form.is_draft else SURVEYS

    def query(self) -> Query:
        """Which records of that kind."""
        if self.export_kind() is ANSWER_SHEETS:
            return Query(equals={"survey": self.form.record.id})
        return super().query()

    def new(self) -> None:
        self.tabs.setCurrentIndex(SURVEY)
        super().new()
        if self.form.is_draft:
            self._show_parts(None)

    def leave(self) -> bool:
        return super().leave() and self.questions.leave()

    def show_record(self, id: str) -> None:
        question = self.work.store.get(QUESTIONS, id)
        if question is not None:
            super().show_record(question.survey)
            self.tabs.setCurrentIndex(ASKED)
            self.questions.show_record(id)
            return
        sheet = self.work.store.get(ANSWER_SHEETS, id)
        super().show_record(sheet.survey if sheet is not None else id)
        if sheet is not None:
            self.tabs.setCurrentIndex(SHEETS)

    # -- deeds

    def choose_set(self) -> None:
        """A menu of ready sets of questions."""
        menu = QMenu(self)
        for one in sets.SETS:
            menu.addAction(_(one.name), partial(self.begin_with, one.key))
        at = self.sets_button if self.sets_button.isVisible() else self.empty.second
        menu.exec(at.mapToGlobal(at.rect().bottomLeft()))

    def begin_with(self, key: str) -> None:
        """A survey with the questions of a set, as one step."""
        if not self.leave():
            return
        made = sets.begin(key)
        label = _("Begin survey “{name}”").format(name=SURVEYS.name_of(made[0]))
        if self.work.save(label, *made):
            self.show_record(made[0].id)
            self.tabs.setCurrentIndex(ASKED)

    def enter(self, sheet: Any = None) -> None:
        """Types in filled sheets, or mends one."""
        survey = self.form.record
        if survey is None or self.form.is_draft or self.work.store.readonly or not self.leave():
            return
        dialog = self.entry(sheet)
        if not dialog.questions:
            self.work.refused.emit(_("This survey has no questions yet. Add some first."))
            self.tabs.setCurrentIndex(ASKED)
            return
        dialog.exec()

    def entry(self, sheet: Any = None) -> SheetEntry:
        """The dialog for sheets of the chosen survey."""
        return SheetEntry(self.work, self.form.record, sheet, self.window())

    def _print(self, report: str) -> None:
        if self.form.record is not None and self.leave():
            self.print_asked.emit(f"{report}?survey={self.form.record.id}")

    def report_asked(self) -> str:
        """Ctrl+P: the form while its questions are seen, else the results."""
        one = self.form.record
        if one is None or self.form.is_draft:
            return "survey-results"
        report = "survey-form" if self.tabs.currentIndex() == ASKED else "survey-results"
        return f"{report}?survey={one.id}"

    # -- shown

    def _sheets(self, one: Any) -> str:
        if self._counts is None:
            sql = "SELECT survey, count(*) FROM answer_sheets GROUP BY survey"
            self._counts = dict(self.work.store.rows(sql))
        n = self._counts.get(one.id, 0)
        return text.number(n) if n else ""

    def _about_words(self, one: Any) -> str:
        n = self.work.store.count(ANSWER_SHEETS, Query(equals={"survey": one.id}))
        asked = self.work.store.count(QUESTIONS, Query(equals={"survey": one.id}))
        parts = [
            ngettext("{n} question", "{n} questions", asked).format(n=text.number(asked)),
            ngettext("{n} sheet", "{n} sheets", n).format(n=text.number(n)),
        ]
        return " · ".join(parts)

    def _turn(self, index: int) -> None:
        kept = self.form.record is not None and not self.form.is_draft
        self.form.setVisible(index == SURVEY and self.form.record is not None)
        for place, page in ((ASKED, self.questions), (FOUND, self.results), (SHEETS, self.sheets)):
            page.setVisible(index == place and kept)
        self.results.look(index == FOUND and kept)
        self.sheets.look(index == SHEETS and kept)
        self.add_button.setVisible(index == SURVEY)
        self.delete_button.setVisible(index == SURVEY and kept)

    def _show_parts(self, one: Any) -> None:
        self.tabs.setVisible(one is not None)
        self.deeds.setVisible(one is not None)
        if one is None:
            self.tabs.setCurrentIndex(SURVEY)
        for page in (self.questions, self.results, self.sheets):
            page.set_owner(one)
        self._turn(self.tabs.currentIndex())

    def _saved(self, record: Any) -> None:
        super()._saved(record)
        self._show_parts(record)

    def _show_state(self) -> None:
        super()._show_state()
        if hasattr(self, "sets_button"):
            show_if(self.sets_button, self.model.rowCount() > 0)

    def _follow(self, step: Any) -> None:
        if step.kinds() & {ANSWER_SHEETS.name, QUESTIONS.name}:
            self._counts = None
            self.table.viewport().update()
            one = self.form.record
            if one is not None and not self.form.is_draft:
                self.show_head(one)
                self._turn(self.tabs.currentIndex())
