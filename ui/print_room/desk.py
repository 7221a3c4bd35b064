"""The print room: which page, for which period, on which paper; what is seen is what is printed."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
)

from commdesk import text
from commdesk.errors import KnownError
from commdesk.reports.catalogue import report_named
from commdesk.reports.sections.material import Options
from commdesk.text import _, ngettext
from ui.print_room import printing
from ui.print_room.choices import Choices
from ui.print_room.pages import Printed, prepare
from ui.print_room.preview import Preview
from ui.shared import tasks
from ui.shared.desk import Desk, TwoPanes
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.words import label
from ui.shared.work import Work


class PrintRoom(Desk):
    """Options on the left, the pages on the right."""

    key = "print"
    help_page = "print"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Print room"))
        self.printed: Printed | None = None
        self._asked: Options | None = None
        self.report = ""  # whose pages are seen
        self._task: tasks.Task | None = None
        self.save_button = self.add_button(_("Save as PDF…"), always=True)
        self.save_button.clicked.connect(self.save_as)
        self.print_button = self.add_button(_("Print…"), primary=True)
        self.print_button.clicked.connect(self.print_now)
        self.problems = Banner(tone="warn")
        self.problems.hide()
        self.body.addWidget(self.problems)
        self.panes = TwoPanes()
        self.panes.set_shares(1, 2)
        self.body.addWidget(self.panes, 1)
        self.choices = Choices(work.store)
        self.choices.changed.connect(self.ask)
        self.choices.show_asked.connect(self.panes.show_form)
        self.panes.narrowed.connect(self.choices.show_button_visible)
        self.panes.list_column.addWidget(self.choices)
        self.state = label("", "quiet", wrap=True)
        self.preview = Preview()
        self.panes.form_column.addWidget(self.state)
        self.panes.form_column.addWidget(self.preview, 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(250)
        self._wait.timeout.connect(self.draw)
        for keys, factor in (
            (QKeySequence.StandardKey.ZoomIn, 1.2),
            (QKeySequence.StandardKey.ZoomOut, 1 / 1.2),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=factor: self.preview.zoom_by(by))
        self._enable()

    def refresh(self) -> None:
        """Draws the page as the records are now."""
        self.ask()

    def show_record(self, id: str) -> None:
        """Chooses a page by its report's name, narrowed where it says so: ``statement?person=ID&programme=ID``."""
        name, __, rest = id.partition("?")
        where = dict(part.partition("=")[::2] for part in rest.split("&") if part)
        if self.choices.choose(name, where):
            self.ask()

    def ask(self) -> None:
        """Draws soon: several choices in a row make one page."""
        self._wait.start()
        # Whoever waits for the pages must see that one is on its way.
        self.state.setText(_("Drawing the page…"))
        self.state.show()

    def draw(self) -> None:
        """Draws the page on a worker."""
        self._wait.stop()
        try:
            options = self.choices.options()
        except KnownError as error:
            self.choices.set_hint(str(error))
            self.state.hide()
            if self._task is not None:
                self._task.cancel()
                self._task = None
            if self.printed is None or self.report != self.choices.report:
                # Another page must not stand for the one that is asked for.
                self._clear(str(error))
            return
        self.choices.set_hint("")
        if self._task is not None:
            self._task.cancel()
        report = self.report = self.choices.report
        self._asked = options
        ratio = self.devicePixelRatioF()
        self._task = tasks.start(
            self.work.store,
            lambda reader, progress: prepare(reader, report, options, ratio),
            self._drawn,
            self._failed,
        )

    def settle(self) -> None:
        """Draws at once what is still waiting (before a picture is taken of the room)."""
        if self._wait.isActive():
            self.draw()

    def export(self, path: Path) -> None:
        """Writes the page as chosen now; raises KnownError."""
        options = self.choices.options()
        printing.save(prepare(self.work.store, self.choices.report, options).pdf, path)
        self._keep(options)

    def save_as(self) -> None:
        """Save as PDF: the bytes that are seen."""
        if self.printed is None:
            return
        group = self.work.store.group().name
        proposed = "".join(
            "-" if c in '<>:"/\\|?*' else c for c in f"{group} {self.choices.pages.currentText()}.pdf"
        )
        name, __ = QFileDialog.getSaveFileName(self, _("Save as PDF"), str(Path.home() / proposed), "*.pdf")
        if name:
            self.save_to(Path(name if name.lower().endswith(".pdf") else name + ".pdf"))

    def save_to(self, path: Path) -> bool:
        """Saves the page that is seen; a refusal is told as a notice."""
        if self.printed is None:
            return False
        try:
            printing.save(self.printed.pdf, path)
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        self._keep(self._asked)
        self.state.setText(_("Saved as {file}").format(file=path))
        self.state.show()
        return True

    def print_now(self) -> None:
        """Print: the bytes that are seen."""
        if self.printed is None:
            return
        try:
            if printing.send_to_printer(self.printed.pdf, self):
                self._keep(self._asked)
        except KnownError as error:
            self.work.refused.emit(str(error))

    def _keep(self, options: Options | None) -> None:
        """Notes in the file what went on paper, where the page is one to be entered again."""
        keeps = report_named(self.report).keeps
        if keeps is None or options is None or self.work.store.readonly:
            return
        try:
            keeps(self.work.store, options)
        except KnownError as error:
            self.work.refused.emit(str(error))

    def _drawn(self, printed: Printed) -> None:
        self._task = None
        self.printed = printed
        self.preview.set_pages(printed.pages)
        count, seen = printed.count, len(printed.pages)
        words = ngettext("{n} page", "{n} pages", count).format(n=text.number(count))
        if seen < count:
            words = _("{pages}; the first {n} are shown here, all are saved and printed.").format(
                pages=words, n=text.number(seen)
            )
        self.state.setText(words)
        # A line that begins with a name written from right to left is still one of ours.
        mark = "\u200e" if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else ""
        self.problems.set_notice("\n".join(mark + sentence for sentence in printed.problems), "warn")
        self.problems.setVisible(bool(printed.problems))
        self._enable()

    def _failed(self, sentence: str) -> None:
        self._task = None
        self._clear(sentence)

    def _clear(self, sentence: str) -> None:
        """No page: the sentence says why."""
        self.printed = None
        self.preview.set_pages(())
        self.problems.hide()
        self.state.setText(sentence)
        self.state.show()
        self._enable()

    def _enable(self) -> None:
        self.save_button.setEnabled(self.printed is not None)
        self.print_button.setEnabled(self.printed is not None)
