"""What a person chooses for a print: the page, its period and parts, the paper."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commdesk.errors import KnownError
from commdesk.reports import catalogue
from commdesk.reports.catalogue import (
    NO_COMPARISON,
    REPORTS,
    YEAR_EARLIER,
    compared_with,
    default_options,
    report_named,
)
from commdesk.reports.described import PAPERS, TOPICS, Report
from commdesk.reports.sections.material import EVER, Options
from commdesk.store.store import Store
from commdesk.text import N_, _
from ui.print_room.narrowing import Narrowing
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
    ("last-90-days", N_("The last 90 days")),
    (EVER, N_("All the time up to now")),
    ("next-4-weeks", N_("The next 4 weeks")),
    ("next-3-months", N_("The next 3 months")),
    ("next-12-months", N_("The next 12 months")),
)
# What a page that looks ahead calls all the time.
ALL_PLANNED = N_("All that is planned")
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
        self.pages = _pages()
        self.narrowing = Narrowing(store)
        self.period = _typed_or_chosen(PERIODS, _("Period"))
        self.compare = _typed_or_chosen(COMPARED, _("Compare with"))
        self.paper = QComboBox()
        self.headline = QLineEdit()
        self.headline.setPlaceholderText(_("proposed from the figures"))
        self.large_print = QCheckBox(_("&Large print"))
        self.public = QCheckBox(_("For the p&ublic"))
        self.reader, self.decision = label("", "small", wrap=True), label("", "small", wrap=True)
        self.hint = label("", "error", wrap=True)
        self.hint.hide()
        self.public_hint = label(_("Counts of fewer than five people are hidden then."), "small", wrap=True)
        self.parts: dict[str, QCheckBox] = {}
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2)
        self._parts_caption = label(_("Parts of the page"), "small")
        self._captions: dict[str, QLabel] = {}
        self._place(column)
        self._listen()
        self._show_report()

    def choose(self, name: str, where: Mapping[str, str] | None = None) -> bool:
        """Chooses a page by its report's name, narrowed to ``where`` alone; False when there is none of that name.

        ``where`` may name a period too.
        """
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
        if where is not None:
            self.narrowing.choose(where)
            if where.get("period"):
                self._set_period(where["period"])
        return True

    def options(self) -> Options:
        """What is chosen; raises KnownError for a period that cannot be read, or when no part is left."""
        report = report_named(self.report)
        period = catalogue.period_of(report, self._store, _code(self.period))
        chosen = tuple(name for name, box in self.parts.items() if box.isChecked())
        if not chosen:
            raise KnownError(_("No part of the page is left. Please tick at least one."))
        compare = None
        if report.takes("compare"):
            compare = compared_with(period, _code(self.compare), self._store.group().year_start)
        return dataclasses.replace(
            default_options(self.report, self._store),
            period=period,
            compare=compare,
            paper=self.paper.currentData(),
            large_print=self.large_print.isChecked(),
            public=report.takes("public") and self.public.isChecked(),
            sections=() if len(chosen) == len(self.parts) else chosen,
            headline=self.headline.text().strip() if report.takes("headline") else "",
            where=self.narrowing.where(),
        )

    def set_hint(self, sentence: str) -> None:
        """Says why no page can be drawn; "" when one can."""
        self.hint.setText(sentence)
        show_if(self.hint, bool(sentence))

    def show_button_visible(self, wanted: bool) -> None:
        """Where there is room for one pane only, a button leads to the page."""
        show_if(self.show_button, wanted)

    def _place(self, column: QVBoxLayout) -> None:
        editors: dict[str, tuple[str, Any]] = {
            "pages": (_("Page"), self.pages),
            "period": (_("Period"), self.period),
            "compare": (_("Compare with"), self.compare),
            "paper": (_("Paper"), self.paper),
            "headline": (_("Headline"), self.headline),
        }
        self.show_button = QPushButton(_("&Show the page"))
        self.show_button.clicked.connect(self.show_asked)
        self.show_button.hide()
        column.addWidget(self.show_button)
        for key, (caption, editor) in editors.items():
            name = self._captions[key] = label("", "small")
            name.setBuddy(editor)
            editor.setAccessibleName(caption)
            if isinstance(editor, QComboBox):
                # Long choices do not keep the pane from getting narrow.
                editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                editor.setMinimumContentsLength(8)
            column.addWidget(name)
            column.addWidget(editor)
            if editor is self.pages:
                column.addWidget(self.reader)
                column.addWidget(self.decision)
                column.addWidget(self.narrowing)
                column.addWidget(self.hint)
        column.addSpacing(4)
        column.addWidget(self.large_print)
        column.addWidget(self.public)
        column.addWidget(self.public_hint)
        column.addSpacing(8)
        column.addWidget(self._parts_caption)
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
        self.narrowing.changed.connect(self.changed)
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
        self.narrowing.set_report(report)
        self._offer_papers(report)
        everything = dict(PERIODS)[EVER] if report.reach is None else ALL_PLANNED
        self.period.setItemText(self.period.findData(EVER), _(everything))
        self._set_period(report.default_period or EVER)
        for key, editor in (("compare", self.compare), ("headline", self.headline)):
            show_if(self._captions[key], report.takes(key))
            show_if(editor, report.takes(key))
        for widget in (self.public, self.public_hint):
            show_if(widget, report.takes("public"))
        for box in self.parts.values():
            self._parts.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.parts.clear()
        for section in report.sections:
            box = QCheckBox(_(section.title).replace("&", "&&"))
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._parts.addWidget(box)
            self.parts[section.name] = box
            # A page of one part has nothing to leave out.
            box.setVisible(len(report.sections) > 1)
        show_if(self._parts_caption, len(report.sections) > 1)
        self._give_letters(report)

    def _offer_papers(self, report: Report) -> None:
        """The papers of a page; the one that was chosen stays where the page has it, else the group's own is taken."""
        before = self.paper.currentData()
        self.paper.clear()
        for code in report.papers:
            self.paper.addItem(_(PAPERS[code]), code)
        own = default_options(self.report, self._store).paper
        self.paper.setCurrentIndex(self.paper.findData(before if before in report.papers else own))

    def _give_letters(self, report: Report) -> None:
        """A letter to press with Alt for every label that is seen."""
        words = {
            "pages": _("Page"), "period": _("Period"), "compare": _("Compare with"), "paper": _("Paper"),
            "headline": _("Headline"),
        }  # fmt: skip
        seen = [
            (self._captions[key], caption)
            for key, caption in words.items()
            if key in ("pages", "period", "paper") or report.takes(key)
        ]
        seen += [
            (caption, declared.label())
            for declared in report.filters
            if (caption := self.narrowing.captions.get(declared.name)) is not None
        ]
        for (caption, __), marked in zip(seen, assign([w for __, w in seen], taken="feghlus"), strict=True):
            caption.setText(marked)

    def _set_period(self, code: str) -> None:
        at = self.period.findData(code)
        if at >= 0:
            self.period.setCurrentIndex(at)
        else:
            self.period.setEditText(code)


def _pages() -> QComboBox:
    """All pages, grouped by what they are for; a group's name stands over its pages and cannot be chosen."""
    box = QComboBox()
    model = box.model()
    assert isinstance(model, QStandardItemModel)
    for topic, title in TOPICS.items():
        reports = [report for report in REPORTS if report.topic == topic]
        if not reports:
            continue
        box.addItem(_(title))
        head = model.item(box.count() - 1)
        head.setEnabled(False)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        for report in reports:
            box.addItem(_(report.title), report.name)
            box.setItemData(box.count() - 1, _(report.decision), Qt.ItemDataRole.ToolTipRole)
    box.setMaxVisibleItems(box.count())
    box.setCurrentIndex(box.findData(REPORTS[0].name))
    return box


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
