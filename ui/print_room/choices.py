"""What a person chooses for a print: the page, its period and parts, the paper."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
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
from commdesk.reports.catalogue import (
    NO_COMPARISON,
    REPORTS,
    YEAR_EARLIER,
    compared_with,
    default_options,
    report_named,
)
from commdesk.reports.sections.material import Options
from commdesk.store.store import Store
from commdesk.text import N_, _
from ui.shared.mnemonics import assign
from ui.shared.widgets.words import label, show_if

PERIODS = (
    ("last-12-months", N_("The last 12 months")),
    ("this-month", N_("This month")),
    ("last-month", N_("Last month")),
    ("this-quarter", N_("This quarter")),
    ("last-quarter", N_("Last quarter")),
    ("this-year", N_("This year")),
    ("last-year", N_("Last year")),
    ("next-4-weeks", N_("The next 4 weeks")),
)
COMPARED = (
    ("", N_("The time just before")),
    (YEAR_EARLIER, N_("The same time a year earlier")),
    (NO_COMPARISON, N_("Nothing")),
)


class Choices(QScrollArea):
    """The options of the print room. ``changed`` tells of every choice, ``show_asked`` of the wish to see the page."""

    changed = Signal()
    show_asked = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.report = REPORTS[0].name
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        self.setWidget(inside)
        self.pages = QComboBox()
        for report in REPORTS:
            self.pages.addItem(_(report.title), report.name)
        self.period = _typed_or_chosen(PERIODS, _("Period"))
        self.compare = _typed_or_chosen(COMPARED, _("Compare with"))
        self.paper = QComboBox()
        for code, words in PAPERS.items():
            self.paper.addItem(_(words), code)
        self.paper.setCurrentIndex(max(0, self.paper.findData(default_options(self.report, store).paper)))
        self.headline = QLineEdit()
        self.headline.setPlaceholderText(_("proposed from the figures"))
        self.large_print = QCheckBox(_("&Large print"))
        self.public = QCheckBox(_("For the p&ublic"))
        self.reader, self.decision = label("", "small", wrap=True), label("", "small", wrap=True)
        self.hint = label("", "error", wrap=True)
        self.hint.hide()
        self.parts: dict[str, QCheckBox] = {}
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2)
        self._place(column)
        self._listen()
        self._show_report()

    def choose(self, name: str) -> bool:
        """Chooses a page by its report's name; False when there is none of that name."""
        at = self.pages.findData(name)
        if at < 0:
            return False
        self.pages.setCurrentIndex(at)
        if name != self.report:
            before, self.report = report_named(self.report).default_period, name
            if report_named(name).default_period != before:
                # A rota of the year that was is of no use to anybody.
                self.period.setCurrentIndex(max(0, self.period.findData(report_named(name).default_period)))
            self._show_report()
        return True

    def options(self) -> Options:
        """What is chosen; raises KnownError for a period that cannot be read, or when no part is left."""
        group = self._store.group()
        period = parse_period(_code(self.period), group.year_start)
        chosen = tuple(name for name, box in self.parts.items() if box.isChecked())
        if not chosen:
            raise KnownError(_("No part of the page is left. Please tick at least one."))
        return dataclasses.replace(
            default_options(self.report, self._store),
            period=period,
            compare=compared_with(period, _code(self.compare), group.year_start),
            paper=self.paper.currentData(),
            large_print=self.large_print.isChecked(),
            public=self.public.isChecked(),
            sections=() if len(chosen) == len(self.parts) else chosen,
            headline=self.headline.text().strip(),
        )

    def set_hint(self, sentence: str) -> None:
        """Says why no page can be drawn; "" when one can."""
        self.hint.setText(sentence)
        show_if(self.hint, bool(sentence))

    def show_button_visible(self, wanted: bool) -> None:
        """Where there is room for one pane only, a button leads to the page."""
        show_if(self.show_button, wanted)

    def _place(self, column: QVBoxLayout) -> None:
        captions = [_("Page"), _("Period"), _("Compare with"), _("Paper"), _("Headline")]
        editors: tuple[Any, ...] = (self.pages, self.period, self.compare, self.paper, self.headline)
        self.show_button = QPushButton(_("&Show the page"))
        self.show_button.clicked.connect(self.show_asked)
        self.show_button.hide()
        column.addWidget(self.show_button)
        for caption, editor in zip(assign(captions, taken="feghlus"), editors, strict=True):
            name = label("", "small")
            name.setText(caption)
            name.setBuddy(editor)
            editor.setAccessibleName(caption.replace("&", ""))
            if isinstance(editor, QComboBox):
                # Long choices do not keep the pane from getting narrow.
                editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                editor.setMinimumContentsLength(8)
            column.addWidget(name)
            column.addWidget(editor)
            if editor is self.pages:
                column.addWidget(self.reader)
                column.addWidget(self.decision)
            if editor is self.compare:
                column.addWidget(self.hint)
        column.addSpacing(4)
        column.addWidget(self.large_print)
        column.addWidget(self.public)
        column.addWidget(label(_("Counts of fewer than five people are hidden then."), "small", wrap=True))
        column.addSpacing(8)
        column.addWidget(label(_("Parts of the page"), "small"))
        column.addLayout(self._parts)
        column.addSpacing(8)
        column.addWidget(
            label(
                _("A period may also be typed: 2026, 2026-Q3, 2026-09, 2026-01-01..2026-06-30."),
                "small",
                wrap=True,
            )
        )
        column.addStretch(1)

    def _listen(self) -> None:
        self.pages.activated.connect(self._page_chosen)
        for box in (self.period, self.compare, self.paper):
            box.activated.connect(lambda _index: self.changed.emit())
        for line in (self.period.lineEdit(), self.compare.lineEdit(), self.headline):
            assert line is not None
            line.editingFinished.connect(self.changed)
        for tick in (self.large_print, self.public):
            tick.toggled.connect(lambda _on: self.changed.emit())

    def _page_chosen(self, _index: int) -> None:
        self.choose(self.pages.currentData())
        self.changed.emit()

    def _show_report(self) -> None:
        report = report_named(self.report)
        self.reader.setText(_("For: {reader}").format(reader=_(report.reader)))
        self.decision.setText(_("To decide: {decision}").format(decision=_(report.decision)))
        for box in self.parts.values():
            self._parts.removeWidget(box)
            box.deleteLater()
        self.parts.clear()
        for section in report.sections:
            box = QCheckBox(_(section.title).replace("&", "&&"))
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._parts.addWidget(box)
            self.parts[section.name] = box


def _typed_or_chosen(choices: tuple[tuple[str, str], ...], name: str) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    for code, words in choices:
        box.addItem(_(words), code)
    line = box.lineEdit()
    assert line is not None
    line.setAccessibleName(name)
    return box


def _code(box: QComboBox) -> str:
    """The code of what is chosen, or what was typed."""
    typed = box.currentText().strip()
    at = box.findText(typed, Qt.MatchFlag.MatchFixedString)
    return str(box.itemData(at)) if at >= 0 else typed
