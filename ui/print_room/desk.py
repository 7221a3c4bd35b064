"""The print room: which page, for which period, on which paper; what is seen is what is printed."""

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commdesk.errors import KnownError
from commdesk.figures.periods import parse_period
from commdesk.records.group import PAPERS
from commdesk.reports.catalogue import REPORTS, compared_with, default_options, report_named
from commdesk.reports.sections.material import Options
from commdesk.text import N_, _, ngettext
from ui.print_room import printing
from ui.print_room.pages import Printed, prepare
from ui.print_room.preview import Preview
from ui.shared import tasks
from ui.shared.desk import Desk, TwoPanes
from ui.shared.mnemonics import assign
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.words import label
from ui.shared.work import Work

PERIODS = (
    ("last-12-months", N_("The last 12 months")),
    ("this-month", N_("This month")),
    ("last-month", N_("Last month")),
    ("this-quarter", N_("This quarter")),
    ("last-quarter", N_("Last quarter")),
    ("this-year", N_("This year")),
    ("last-year", N_("Last year")),
)


class PrintRoom(Desk):
    """Options on the left, the pages on the right."""

    key = "print"
    help_page = "print"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Print room"))
        self.report = REPORTS[0].name
        self.printed: Printed | None = None
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
        self._build_options()
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

    def _build_options(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        scroll.setWidget(inside)
        self.panes.list_column.addWidget(scroll)
        self.pages = QComboBox()
        for report in REPORTS:
            self.pages.addItem(_(report.title), report.name)
        self.period = QComboBox()
        self.period.setEditable(True)
        self.period.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for code, words in PERIODS:
            self.period.addItem(_(words), code)
        self.paper = QComboBox()
        for code, words in PAPERS.items():
            self.paper.addItem(_(words), code)
        self.headline = QLineEdit()
        self.headline.setPlaceholderText(_("proposed from the figures"))
        self.large_print = QCheckBox(_("&Large print"))
        self.public = QCheckBox(_("For the p&ublic: counts under five hidden"))
        self.about = label("", "small", wrap=True)
        self._place_options(column)
        defaults = default_options(self.report, self.work.store)
        self.paper.setCurrentIndex(max(0, self.paper.findData(defaults.paper)))
        self._show_about()
        self._listen()

    def _place_options(self, column: QVBoxLayout) -> None:
        titles = assign([_("Page"), _("Period"), _("Paper"), _("Headline")], taken="fegh")
        self.period_hint = label("", "error", wrap=True)
        self.period_hint.hide()
        editors: tuple[Any, ...] = (self.pages, self.period, self.paper, self.headline)
        for caption, editor in zip(titles, editors, strict=True):
            name = label("", "small")
            name.setText(caption)
            name.setBuddy(editor)
            editor.setAccessibleName(caption.replace("&", ""))
            column.addWidget(name)
            column.addWidget(editor)
            if editor is self.period:
                column.addWidget(self.period_hint)
            if editor is self.pages:
                column.addWidget(self.about)
        column.addSpacing(4)
        column.addWidget(self.large_print)
        column.addWidget(self.public)
        self.show_button = QPushButton(_("&Show the page"))
        self.show_button.clicked.connect(self.panes.show_form)
        column.addWidget(self.show_button)
        column.addStretch(1)
        column.addWidget(
            label(
                _("A period may also be typed: 2026, 2026-Q3, 2026-09, 2026-01-01..2026-06-30."),
                "small",
                wrap=True,
            )
        )

    def _listen(self) -> None:
        self.pages.activated.connect(lambda _index: self.show_record(self.pages.currentData()))
        for box in (self.period, self.paper):
            box.activated.connect(lambda _index: self.ask())
        line = self.period.lineEdit()
        assert line is not None
        line.setAccessibleName(_("Period"))
        line.editingFinished.connect(self.ask)
        self.headline.editingFinished.connect(self.ask)
        self.large_print.toggled.connect(lambda _on: self.ask())
        self.public.toggled.connect(lambda _on: self.ask())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_button.setVisible(self.panes.is_narrow())

    def refresh(self) -> None:
        """Draws the page as the records are now."""
        self.ask()

    def show_record(self, id: str) -> None:
        """Chooses a page by its report's name."""
        at = self.pages.findData(id)
        if at >= 0:
            self.pages.setCurrentIndex(at)
            self.report = id
            self._show_about()
            self.ask()

    def options(self) -> Options:
        """What is chosen; raises KnownError for a period that cannot be read."""
        group = self.work.store.group()
        typed = self.period.currentText().strip()
        known = {_(words): code for code, words in PERIODS}
        period = parse_period(known.get(typed, typed), group.year_start)
        return dataclasses.replace(
            default_options(self.report, self.work.store),
            period=period,
            compare=compared_with(period, "", group.year_start),
            paper=self.paper.currentData(),
            large_print=self.large_print.isChecked(),
            public=self.public.isChecked(),
            headline=self.headline.text().strip(),
        )

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
            options = self.options()
        except KnownError as error:
            self.period_hint.setText(str(error))
            self.period_hint.show()
            self.state.hide()
            return
        self.period_hint.hide()
        if self._task is not None:
            self._task.cancel()
        report, ratio = self.report, self.devicePixelRatioF()
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
        printing.save(prepare(self.work.store, self.report, self.options()).pdf, path)

    def save_as(self) -> None:
        """Save as PDF: the bytes that are seen."""
        if self.printed is None:
            return
        group = self.work.store.group().name
        proposed = "".join("-" if c in '<>:"/\\|?*' else c for c in f"{group} {self.pages.currentText()}.pdf")
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
        self.state.setText(_("Saved as {file}").format(file=path))
        self.state.show()
        return True

    def print_now(self) -> None:
        """Print: the bytes that are seen."""
        if self.printed is None:
            return
        try:
            printing.send_to_printer(self.printed.pdf, self.paper.currentData(), self)
        except KnownError as error:
            self.work.refused.emit(str(error))

    def _drawn(self, printed: Printed) -> None:
        self._task = None
        self.printed = printed
        self.preview.set_pages(printed.pages)
        count = len(printed.pages)
        self.state.setText(ngettext("{n} page", "{n} pages", count).format(n=count))
        self.problems.set_notice("\n".join(printed.problems), "warn")
        self.problems.setVisible(bool(printed.problems))
        self._enable()

    def _failed(self, sentence: str) -> None:
        self._task = None
        self.printed = None
        self.state.setText(sentence)
        self._enable()

    def _show_about(self) -> None:
        report = report_named(self.report)
        self.about.setText(
            _("Read by: {reader} {decision}").format(reader=_(report.reader), decision=_(report.decision))
        )

    def _enable(self) -> None:
        self.save_button.setEnabled(self.printed is not None)
        self.print_button.setEnabled(self.printed is not None)
