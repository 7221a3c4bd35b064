"""A new survey that a list of answers brings: its name, and what kind of answer stands in each column."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from commdesk.errors import KnownError
from commdesk.exchange.survey_columns import LEAVE_OUT
from commdesk.exchange.survey_lists import SheetPlan, plan
from commdesk.records.surveys import QUESTION_KINDS, Question, Survey
from commdesk.text import _
from ui.shared import mnemonics
from ui.shared.widgets.words import ElidedLabel, label

if TYPE_CHECKING:
    from ui.dialogs.import_dialog import ImportDialog

_EXAMPLES = 4


class NewSurvey:
    """The way of answers that begin a new survey: their questions are looked at before they are tested.

    ``found`` is the survey as it was first read, None for any other list.
    """

    def __init__(self, dialog: "ImportDialog") -> None:
        self.page = QuestionsPage()
        self.found: SheetPlan | None = None
        self._dialog = dialog

    def begin(self, found: SheetPlan) -> None:
        """Answers of a survey that is here go on to what would happen; a new one is looked at first."""
        if not found.first:
            self._dialog.tested(found)
            return
        self.found = found
        self.page.show_questions(found)
        self._dialog.show_page(self.page)
        self._dialog.next_button.setFocus()

    def test(self, answers: dict[str, str]) -> None:
        """Looks at every sheet again where the survey is called, or a column read, otherwise than proposed."""
        found, path = self.found, self._dialog.choose_page.path()
        assert found is not None and found.table is not None and path is not None
        name, kinds, table = self.page.named(), self.page.chosen(), found.table
        if not name and not kinds:
            self._dialog.tested(found)
            return
        said = {"survey": name or self.page.name.text()}
        if answers.get("wave"):
            said["wave"] = answers["wave"]
        order = answers.get("dates")
        self._dialog.start(
            _("Looking at every row…"),
            lambda reader, _tell: plan(reader, table, path.name, said, None, order, kinds),
            self._tested,
        )

    def _tested(self, found: Any) -> None:
        if isinstance(found, KnownError):
            self._dialog.show_page(self.page)
            self._dialog.say(str(found))
            return
        self._dialog.tested(found)


class QuestionsPage(QWidget):
    """The questions as they were guessed, to be said otherwise. ``kinds`` are the choices by the columns' titles."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[str, QComboBox] = {}
        self._guessed: dict[str, str] = {}
        self._proposed = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # All of it scrolls as one: with large text on a small screen the list alone would have no room.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        sentence = _(
            "These answers belong to no survey that is here, so a new one begins, with a question for each column. "
            "Please look whether each kind of answer is right."
        )
        column.addWidget(label(sentence, "quiet", wrap=True))
        (title,) = mnemonics.assign([_("Survey")], taken="bct")
        words = label(title, "label")
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.name.setAccessibleName(_("Survey"))
        words.setBuddy(self.name)
        column.addWidget(words)
        column.addWidget(self.name)
        self._asked = QWidget()
        column.addWidget(self._asked)
        column.addStretch(1)
        self._column = column
        area.setWidget(inside)

    def show_questions(self, made: SheetPlan) -> None:
        """Shows the survey that a plan would add."""
        survey, *questions = made.first
        assert isinstance(survey, Survey) and made.table is not None
        self._proposed = survey.name
        self.name.setText(survey.name)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        self.kinds, self._guessed = {}, {}
        for place, question in enumerate(questions):
            assert isinstance(question, Question)
            title = _title(made.table.header, question.column)
            kind = QComboBox()
            kind.setAccessibleName(_("Kind of answer to {question}").format(question=question.words))
            for code, words in QUESTION_KINDS.items():
                kind.addItem(_(words), code)
            kind.addItem(_("leave this column out"), LEAVE_OUT)
            kind.setCurrentIndex(kind.findData(question.kind))
            cells = Counter(row.cells[made.table.header.index(title)].strip() for row in made.table.rows)
            del cells[""]
            about = QVBoxLayout()
            about.setSpacing(2)
            about.addWidget(label(question.words, wrap=True))
            about.addWidget(
                ElidedLabel(" · ".join(cell for cell, _n in cells.most_common(_EXAMPLES)), "small", inside)
            )
            grid.addLayout(about, place, 0)
            grid.addWidget(kind, place, 1, Qt.AlignmentFlag.AlignTop)
            self.kinds[title], self._guessed[title] = kind, question.kind
        self._column.replaceWidget(self._asked, inside)
        self._asked.deleteLater()
        self._asked = inside

    def named(self) -> str:
        """The survey's name where it was typed, else nothing."""
        typed = " ".join(self.name.text().split())
        return "" if typed == self._proposed else typed

    def chosen(self) -> dict[str, str]:
        """What is said otherwise than it was guessed, by the columns' titles."""
        said = {title: str(kind.currentData()) for title, kind in self.kinds.items()}
        return {title: code for title, code in said.items() if code != self._guessed[title]}


def _title(header: list[str] | tuple[str, ...], column: str) -> str:
    """A column's own title; what a question keeps of it is without the blanks around it, and cut where very long."""
    return next(title for title in header if title.strip()[:500] == column)
