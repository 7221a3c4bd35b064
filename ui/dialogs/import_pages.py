"""The pages of an import beside its columns: what and from where, a question, work under way, what would happen."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commdesk import text
from commdesk.exchange.asking import AskError
from commdesk.exchange.dates import ORDER_WORDS
from commdesk.exchange.plan import Plan
from commdesk.exchange.read_csv import DELIMITERS
from commdesk.records.goals import GOALS
from commdesk.records.imports import Import
from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME, KINDS
from commdesk.text import N_, _, ngettext
from ui.dialogs.import_brings import Brings
from ui.dialogs.import_tables import PlainTable
from ui.shared import mnemonics
from ui.shared.widgets.words import label

_FIRST = ("volunteers", "shifts", "partners")
_ENCODINGS = {
    "cp1252": N_("Western European (Windows)"),
    "latin-1": N_("Western European (Latin-1)"),
    "cp1250": N_("Central European (Windows)"),
    "cp1251": N_("Cyrillic (Windows)"),
    "shift_jis": N_("Japanese (Shift-JIS)"),
    "utf-16-le": N_("Unicode (UTF-16, little end first)"),
    "utf-16-be": N_("Unicode (UTF-16, big end first)"),
}


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column


def _scrolling(inside: QWidget) -> QScrollArea:
    """What scrolls where large text leaves it no room."""
    inside.setProperty("role", "page")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


class ChoosePage(QWidget):
    """What the file lists, and which file it is."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        _column(self).addWidget(_scrolling(inside))
        column = _column(inside)
        column.setContentsMargins(0, 0, 8, 0)
        sentence = _(
            "A list as a spreadsheet (XLSX, XLS, ODS) or as CSV, or a plan of GanttProject (.gan). "
            "Nothing enters before you have seen what would happen."
        )
        column.addWidget(label(sentence, "quiet", wrap=True))
        self.kind = QComboBox()
        listed = [kind for kind in KINDS if kind.listed]
        listed.sort(key=lambda kind: _FIRST.index(kind.name) if kind.name in _FIRST else len(_FIRST))
        for kind in listed:
            self.kind.addItem(kind.many_name(), kind.name)
        self.file = QLineEdit()
        self.file.textChanged.connect(self._know_plan)
        first, second = mnemonics.assign([_("What the file lists"), _("The file")], taken="cnh")
        for words, editor in ((first, self.kind), (second, self.file)):
            name = label(words, "label")
            name.setText(words)
            name.setBuddy(editor)
            editor.setAccessibleName(words.replace("&", ""))
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(name)
            pair.addWidget(editor)
            column.addLayout(pair)
        self.choose = QPushButton(_("C&hoose a file…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def chosen_kind(self) -> Kind:
        """The kind that is chosen."""
        return BY_NAME[str(self.kind.currentData())]

    def path(self) -> Path | None:
        """The file that is named."""
        typed = self.file.text().strip().strip('"')
        return Path(typed).expanduser() if typed else None

    def choose_kind(self, kind: Kind) -> None:
        """Chooses what the file lists."""
        self.kind.setCurrentIndex(self.kind.findData(kind.name))

    def _know_plan(self, typed: str) -> None:
        if typed.strip().strip('"').casefold().endswith(".gan"):
            self.choose_kind(GOALS)

    def _choose(self) -> None:
        folder = self.file.text().strip() or str(Path.home())
        lists = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.gan"
        what = _("Lists and plans") + f" ({lists});;" + _("All files") + " (*)"
        name, __ = QFileDialog.getOpenFileName(self, _("Choose a list"), folder, what)
        if name:
            self.file.setText(name)


class AskPage(QWidget):
    """Something about the file that only a person can say."""

    def __init__(self) -> None:
        super().__init__()
        self.what = ""
        self._column = _column(self)
        self._sentence = label("", wrap=True)
        self._column.addWidget(self._sentence)
        choices = QWidget()
        outer = _column(choices)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        outer.addLayout(self._list)
        outer.addStretch(1)
        self._column.addWidget(_scrolling(choices), 1)
        self.group = QButtonGroup(self)

    def show_question(self, asked: AskError) -> None:
        """Shows a question with its answers; only what was answered last time is chosen beforehand."""
        self.what = asked.what
        self._sentence.setText(_QUESTIONS.get(asked.what, lambda: str(asked))())
        for button in self.group.buttons():
            self.group.removeButton(button)
            button.setParent(None)
            button.deleteLater()
        words = [_answer(asked.what, code, example) for code, example in asked.options]
        titles = mnemonics.assign([name for name, __ in words], taken="nbc")
        for number, (name, example) in enumerate(words):
            shown = example.replace("&", "&&")
            likely = " " + _("(as last time)") if asked.options[number][0] == asked.likely else ""
            button = QRadioButton((f"{titles[number]}:  {shown}" if shown else titles[number]) + likely)
            button.setAccessibleName(f"{name}: {example}{likely}")
            button.setChecked(bool(likely))
            self.group.addButton(button, number)
            self._list.addWidget(button)
        self._codes = [code for code, __ in asked.options]
        if self.group.buttons():
            (self.group.checkedButton() or self.group.buttons()[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> str:
        """The code that is chosen, or nothing."""
        at = self.group.checkedId()
        return self._codes[at] if at >= 0 else ""

    def choose(self, code: str) -> None:
        """Chooses an answer by its code."""
        self.group.button(self._codes.index(code)).setChecked(True)


_QUESTIONS = {
    "encoding": lambda: _(
        "The file does not say how its letters are written. In which line do the names read right?"
    ),
    "delimiter": lambda: _("What stands between the cells of the file?"),
    "sheet": lambda: _("The file has several sheets. Which one is the list?"),
    "year": lambda: _("The dates in the file have no year. Which year are they in?"),
    "dates": lambda: _("The dates in the file can be read in several ways. Which one is right?"),
}


def _answer(what: str, code: str, example: str) -> tuple[str, str]:
    """What an answer is called, and what the file would say with it."""
    if what == "encoding":
        return _(_ENCODINGS.get(code, code)), example
    if what == "delimiter":
        return _(DELIMITERS.get(code, code)).capitalize(), example
    if what in ("sheet", "year"):
        return code, example
    if what == "wave":
        return example, ""
    return _(ORDER_WORDS.get(code, code)).capitalize(), text.vague_day(example) if example else ""


class WorkingPage(QWidget):
    """What is under way, and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        column = _column(self)
        self.words = label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far it is"))
        self.count = label("", "small")
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addWidget(self.count)
        column.addStretch(1)

    def begin(self, words: str) -> None:
        """Says what begins."""
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.count.setText("")

    def tell(self, done: int, of: int) -> None:
        """Says how far it is, in rows."""
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(min(done, of))
        self.count.setText(_("{done} of {of} rows").format(done=text.number(done), of=text.number(of)))


class ResultPage(QWidget):
    """What would happen, or what has happened; the refused rows with their cures."""

    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        _column(self).addWidget(_scrolling(inside))
        column = _column(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        self.headline = label("", "strong", wrap=True)
        self.more = label("", wrap=True)
        self.notes = label("", "small", wrap=True)
        column.addWidget(self.headline)
        column.addWidget(self.more)
        self.brings = Brings()
        column.addWidget(self.brings, 2)
        column.addWidget(self.notes)
        self.table = PlainTable(_("Rows that were refused"), stretch=True)
        self.table.setWordWrap(True)
        self.table.setStyleSheet("QTableView::item { padding: 5px 7px; }")
        column.addWidget(self.table, 1)
        self.save_button = QPushButton(_("&Save the rows to mend…"))
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save_asked)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        column.addLayout(row)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)

    def show_plan(self, plan: Plan) -> None:
        """What would happen."""
        rows = ngettext("{n} row read.", "{n} rows read.", plan.rows)
        if plan.summary:
            rows = ngettext("{n} task read.", "{n} tasks read.", plan.rows)
        rows = rows.format(n=text.number(plan.rows))
        would = ngettext("{n} would be added.", "{n} would be added.", plan.added)
        self.headline.setText(f"{rows} {would.format(n=text.number(plan.added))}")
        self.more.setText(_others(len(plan.skipped), len(plan.left_out), len(plan.refused)))
        self._show_details(plan)

    def show_done(self, made: Import, plan: Plan) -> None:
        """What has happened."""
        added = ngettext("{n} was added.", "{n} were added.", made.added).format(n=text.number(made.added))
        back = _("One undo takes it all back, and so does File > Past imports.") if plan.brings else ""
        self.headline.setText(f"{added} {back}".strip())
        self.more.setText(_others(made.skipped, len(plan.left_out), made.refused))
        self._show_details(plan)

    def _show_details(self, plan: Plan) -> None:
        self.more.setVisible(bool(self.more.text()))
        self.notes.setText("\n".join(plan.notes))
        self.notes.setVisible(bool(plan.notes))
        self.brings.show_plan(plan)
        refused = bool(plan.refused)
        rows = [(str(refusal.row), refusal.sentence) for refusal in plan.refused]
        self.table.show_rows([_("Row"), _("What to mend")], rows)
        self.table.setVisible(refused)
        self.save_button.setVisible(refused and not plan.summary)  # a plan is mended where it was made
        self._rest.setVisible(not refused and self.brings.isHidden())


def _others(skipped: int, left_out: int, refused: int) -> str:
    parts = []
    if skipped:
        sentence = ngettext(
            "{n} is here already and is left as it is.",
            "{n} are here already and are left as they are.",
            skipped,
        )
        parts.append(sentence.format(n=text.number(skipped)))
    if left_out:
        sentence = ngettext("{n} is left out, as decided.", "{n} are left out, as decided.", left_out)
        parts.append(sentence.format(n=text.number(left_out)))
    if refused:
        sentence = ngettext(
            "{n} row is refused; mend it in the file and import the file again.",
            "{n} rows are refused; mend them in the file and import the file again.",
            refused,
        )
        parts.append(sentence.format(n=text.number(refused)))
    return " ".join(parts)
