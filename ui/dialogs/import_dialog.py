"""File > Import: a list comes in, after everybody has seen what would happen; one undo takes it back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from commdesk import text
from commdesk.errors import FieldError, KnownError
from commdesk.exchange.across import ask_length
from commdesk.exchange.asking import AskError
from commdesk.exchange.columns import is_year, short_name
from commdesk.exchange.decisions import for_other_files, settled
from commdesk.exchange.gan import is_gan
from commdesk.exchange.gan_plan import plan_gan
from commdesk.exchange.memory import layout, remember
from commdesk.exchange.opening import Opened
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.survey_lists import SheetPlan, open_or_plan
from commdesk.records.goals import GOALS
from commdesk.records.kind import Kind
from commdesk.records.kinds import kind_named
from commdesk.text import _, ngettext
from ui.dialogs.frame import Frame
from ui.dialogs.import_columns import ColumnsPage
from ui.dialogs.import_decide import DecidePage
from ui.dialogs.import_pages import AskPage, ChoosePage, ResultPage, WorkingPage
from ui.dialogs.import_questions import NewSurvey
from ui.dialogs.import_tables import ask_where_to_mend, save_rows_to_mend
from ui.shared import tasks
from ui.shared.work import Work


class ImportDialog(Frame):
    """Choose, answer what is unclear, match columns, test, decide, import. ``opened`` and ``plan`` are what is known.
    A plan of GanttProject says what its parts are, so it goes from choosing straight to what would happen.

    Reading and testing happen on a worker; the tested rows enter in the window's thread as one step.
    """

    def __init__(self, work: Work, parent: QWidget | None = None, kind: Kind | None = None) -> None:
        super().__init__(_("Import"), parent, letters=104, scroll=False)
        self.work = work
        self.opened: Opened | None = None
        self.plan: Plan | None = None
        self._answers: dict[str, str] = {}
        self._read_with: dict[str, str] = {}  # the answers of what is shown
        self._again: Callable[[], None] = self._read  # what an answer is for
        self._decided: dict[str, str] = {}
        self._confirmed: set[str] = set()
        self._task: tasks.Task | None = None
        self._stop = self._applying = self._done = False
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.choose_page, self.ask_page, self.columns_page = ChoosePage(), AskPage(), ColumnsPage()
        self.decide_page, self.working_page, self.result_page = DecidePage(), WorkingPage(), ResultPage()
        self.survey = NewSurvey(self)
        self.columns_page.reading.changed.connect(self.read_anew)
        for page in (self.choose_page, self.ask_page, self.columns_page, self.survey.page):
            self.stack.addWidget(page)
        for later in (self.decide_page, self.working_page, self.result_page):
            self.stack.addWidget(later)
        self.back_button = self.add_button(_("&Back"))
        self.back_button.clicked.connect(self.back)
        self.cancel_button = self.add_button(_("&Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.next_button = self.add_button(_("&Next"), "primary")
        self.next_button.clicked.connect(self.next)
        self.result_page.save_asked.connect(self._ask_where_to_save)
        at = self.choose_page.kind.findData(kind.name) if kind else -1
        if at >= 0:
            self.choose_page.kind.setCurrentIndex(at)
        self.show_page(self.choose_page)
        self.choose_page.kind.setFocus()

    # -- the way through

    def open_file(self, path: Path, kind: Kind | str) -> None:
        """Begins with a file and what it lists."""
        name = kind if isinstance(kind, str) else kind.name
        page = self.choose_page
        page.kind.setCurrentIndex(page.kind.findData(kind_named(name).name))
        page.file.setText(str(path))
        self.show_page(page)
        self.next()

    def next(self) -> None:
        """The primary button: on to the next page, Test, Import, or Close."""
        page = self.stack.currentWidget()
        self.say("")
        if page is self.choose_page:
            self._answers, self._read_with, self._decided, self.opened = {}, {}, {}, None
            self.survey.found = None
            self._read()
        elif page is self.ask_page:
            self._take_answer()
        elif page is self.columns_page:
            self._confirmed = set()
            self.test()
        elif page is self.survey.page:
            self.survey.test(self._answers)
        elif page is self.decide_page:
            self._decide()
        elif page is self.result_page and self._done:
            self.accept()
        elif page is self.result_page:
            self.apply()

    def back(self) -> None:
        """One page back."""
        self.say("")
        page = self.stack.currentWidget()
        before: QWidget = self.choose_page
        if page is self.result_page and self.survey.found is not None:
            before = self.survey.page
        elif self.opened is None:
            before = self.choose_page
        elif page is self.result_page and self._confirmed:
            before = self.decide_page
        elif page in (self.result_page, self.decide_page, self.ask_page):
            before = self.columns_page
        if page is self.ask_page:
            self._as_shown()
        self.show_page(before)

    def read_anew(self, what: str, answer: str) -> None:
        """Reads the same file in another way: another sheet, other titles, dates across or not, as last time or not."""
        self.say("")
        if what == "sheet":  # whose titles stand elsewhere
            self._answers.pop("head", None)
        self._answers[what] = answer
        self._decided = for_other_files(self._decided)
        self._read()

    def _as_shown(self) -> None:
        """Back to the answers with which the list was read that is shown."""
        self._answers = dict(self._read_with)
        if self.opened is not None:
            self.columns_page.reading.show_list(self.opened, self._answers)

    def reject(self) -> None:
        """Escape and Cancel: stops what is under way, else leaves."""
        if self._applying:
            self._stop = True
            return
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._as_shown()
            self.say(_("Stopped. Nothing was changed."))
            self.show_page(self._shown_before())
            return
        super().reject()

    def _shown_before(self) -> QWidget:
        if self.survey.found is not None:
            return self.survey.page
        return self.columns_page if self.opened is not None else self.choose_page

    # -- reading, testing, importing

    def test(self) -> None:
        """Says row by row what an import would do; changes nothing."""
        opened, kind = self.opened, self.choose_page.chosen_kind()
        assert opened is not None
        self.columns_page.clear_hints()
        mapping, constants = self.columns_page.mapping(), self.columns_page.constants()
        answers = dict(self._answers)
        if "year" in answers and is_year(kind, "year"):
            constants["year"] = answers["year"]

        def look(reader: Any, tell: Any) -> Plan:
            if opened.dates is not None and opened.marks:
                ask_length(opened.raw, opened.dates, constants.get("duration", ""))
            try:
                order = answers.get("dates")
                return plan(reader, kind, opened.table, mapping, constants, order, tell, self._decided)
            except AskError as error:
                error.likely = opened.last.answers.get(error.what, "") if opened.last else ""
                raise

        self.start(_("Looking at every row…"), look, self.tested)

    def apply(self) -> None:
        """Makes a copy of the file on a worker, then adds what was tested, as one step."""
        from commdesk.copies.backup import backup

        words = _("Making a copy of the file first…")
        self.start(words, lambda reader, _tell: backup(reader), self._add)

    def _add(self, copied: Any) -> None:
        from commdesk.exchange.apply import apply

        if isinstance(copied, KnownError):
            self.show_page(self.result_page)
            self.say(str(copied))
            return
        assert self.plan is not None
        source = self.choose_page.path()
        name = source.name if source else ""
        self._applying, self._stop = True, False
        self.working_page.begin(_("Adding the rows…"))
        self.show_page(self.working_page)
        try:
            made = apply(
                self.work.store, self.plan, name, progress=self._applied, copied=True,
                remembered=self._remember if self.opened is not None else None,
            )  # fmt: skip
        except KnownError as error:
            self.show_page(self.result_page)
            self.say(str(error))
            return
        finally:
            self._applying = False
        self._done = True
        self.result_page.show_done(made, self.plan)
        self.show_page(self.result_page)

    def _read(self) -> None:
        path = self.choose_page.path()
        if path is None:
            self.say(_("Please choose the file first."))
            self.choose_page.choose.setFocus()
            return
        words = _("Reading {file}…").format(file=path.name)
        if is_gan(path):
            self.choose_page.choose_kind(GOALS)
            self.start(words, lambda reader, tell: plan_gan(reader, path, tell), self.tested)
            return
        answers, kind = dict(self._answers), self.choose_page.chosen_kind()
        self.start(
            words, lambda reader, tell: open_or_plan(reader, kind, path, answers, tell), self._was_read
        )

    def _was_read(self, found: Any) -> None:
        if isinstance(found, SheetPlan):
            return self.survey.begin(found)
        if isinstance(found, KnownError):
            self._again = self._read
            if not isinstance(found, AskError):
                self._as_shown()
            self._refused(found, self.columns_page if self.opened is not None else self.choose_page)
            return
        self._read_with = dict(self._answers)
        first = self.opened is None
        self.opened = found
        self._done = False
        self.choose_page.choose_kind(found.kind)
        if found.last is not None:
            self._decided = dict(found.last.decided) if self._answers.get("last") != "no" else {}
        rows = ngettext("{n} row", "{n} rows", found.table.count).format(n=text.number(found.table.count))
        kind = self.choose_page.chosen_kind()
        about = _("{rows}, to come in as {kind}. These are the first ones.")
        words = about.format(rows=rows, kind=kind.many_name().lower())
        self.columns_page.show_list(kind, found, words, self._answers)
        self.show_page(self.columns_page)
        if first:
            self.columns_page.focus_first()

    def tested(self, found: Any) -> None:
        """Shows what would happen, after what is in doubt was decided; or why nothing can."""
        if isinstance(found, KnownError):
            self._again = self.test
            self._refused(found, self.columns_page if self.opened is not None else self.choose_page)
            return
        self.plan = found
        self._done = False
        if settled(found.decisions).keys() - self._confirmed:
            self.decide_page.show_decisions(found.decisions)
            self.show_page(self.decide_page)
            self.decide_page.focus_first()
            return
        self.result_page.show_plan(found)
        self.show_page(self.result_page)
        (self.next_button if found.brings else self.back_button).setFocus()

    def _decide(self) -> None:
        """Takes the answers to what was in doubt; looks at every row again when they change anything."""
        assert self.plan is not None
        answers = self.decide_page.answers()
        before = settled(self.plan.decisions)
        if answers.keys() != before.keys():
            self.say(_("Please answer each question first."))
            self.decide_page.focus_first()
            return
        self._confirmed = set(answers)
        if answers == before:
            self.tested(self.plan)
            return
        changed = {kind: answer for kind, answer in answers.items() if answer != before[kind]}
        self._decided = {**self._decided, **changed}
        self.test()

    def _remember(self, store: Any) -> None:
        """Keeps how the list was read; inside the step of its import."""
        opened = self.opened
        assert opened is not None
        mapping, constants = self.columns_page.mapping(), self.columns_page.constants()
        used = layout(opened.table, mapping, constants, opened.answered(self._answers), self._decided)
        remember(store, self.choose_page.chosen_kind(), opened.raw.top, used)

    def _refused(self, error: KnownError, page: QWidget) -> None:
        """A question, a hint under a field, or a sentence."""
        if isinstance(error, AskError) and error.what != "fields" and error.options:
            self.ask_page.show_question(error)
            self.show_page(self.ask_page)
            return
        self.show_page(page)
        told = False
        if isinstance(error, AskError):
            for short, __ in error.options:
                hint = _("Choose its column, or one value for all rows.")
                if short == "duration" and self.opened is not None and self.opened.marks:
                    hint = _("Please say how long a mark counts, like 1h30.")
                told |= self.columns_page.say(short, hint)
        elif isinstance(error, FieldError) and error.field:
            short = short_name(self.choose_page.chosen_kind(), error.field)
            told = self.columns_page.say(short, str(error))
        if told:
            self.columns_page.focus_first()
        else:
            self.say(str(error))

    def _take_answer(self) -> None:
        answer = self.ask_page.answer()
        if not answer:
            self.say(_("Please choose one of them."))
            return
        self._answers[self.ask_page.what] = answer
        self._again()

    def start(self, words: str, do: Callable[[Any, Any], Any], finished: Callable[[Any], None]) -> None:
        """Does something on a worker; an error the world is to blame for comes back as the result."""
        self.working_page.begin(words)
        self.show_page(self.working_page)

        def work(reader: Any, progress: Callable[..., None]) -> Any:
            try:
                return do(reader, lambda done, of: progress(done, of))
            except KnownError as error:
                return error

        def ended(found: Any) -> None:
            if self._task is task:
                self._task = None
                finished(found)

        task = tasks.start(self.work.store, work, ended, lambda sentence: ended(KnownError(sentence)))
        self._task = task
        task.moved.connect(lambda done, of, _words: self.working_page.tell(done, of))

    def _applied(self, done: int, of: int) -> bool:
        """Called between rows that enter: the window shows how far it is and hears Cancel."""
        self.working_page.tell(done, of)
        QApplication.processEvents()
        return not self._stop

    # --

    def save_to_mend(self, path: Path) -> bool:
        """Writes the refused rows; a refusal is told at the foot."""
        made = self.plan
        raw = made.table if isinstance(made, SheetPlan) else self.opened.raw if self.opened else None
        assert made is not None and raw is not None
        try:
            count = save_rows_to_mend(path, raw, made)
        except KnownError as error:
            self.say(str(error))
            return False
        sentence = ngettext("{n} row is in {file}.", "{n} rows are in {file}.", count)
        self.result_page.more.setText(sentence.format(n=text.number(count), file=path))
        self.result_page.more.show()
        return True

    def _ask_where_to_save(self) -> None:
        path = ask_where_to_mend(self, self.choose_page.path())
        if path is not None:
            self.save_to_mend(path)

    def show_page(self, page: QWidget) -> None:
        """Turns to a page, with the buttons that belong to it."""
        self.stack.setCurrentWidget(page)
        working, result = page is self.working_page, page is self.result_page
        self.back_button.setVisible(
            not working and page is not self.choose_page and not (result and self._done)
        )
        self.cancel_button.setVisible(not (result and self._done))
        self.next_button.setEnabled(not working and not (result and not self._done and not self._has_rows()))
        words = _("&Next")
        if page in (self.columns_page, self.survey.page):
            words = _("&Test")
        elif result:
            words = _("&Close") if self._done else _("&Import")
        self.next_button.setText(words)

    def _has_rows(self) -> bool:
        return self.plan is not None and self.plan.brings
