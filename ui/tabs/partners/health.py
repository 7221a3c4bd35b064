"""How it goes with one partner: what both sides say now and over time, what to talk about, and the forms typed in."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commdesk import clock, text
from commdesk.figures import health
from commdesk.figures import health_words as words
from commdesk.figures.health import Health
from commdesk.figures.partners import is_active
from commdesk.records.health_checks import ANSWERERS, HEALTH_CHECKS, HOW_OFTEN, LINES, HealthCheck
from commdesk.records.partners import PARTNERS
from commdesk.records.promises import COMMITMENTS, PROMISE_TIMES
from commdesk.store.steps import Step
from commdesk.text import _
from ui.shared.parts import PartList
from ui.shared.widgets.chip import Chip
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.panel import hairline
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work
from ui.tabs.partners.health_chart import Side, SidesChart
from ui.tabs.partners.health_entry import HealthEntry


class ChecksList(PartList):
    """The forms that were typed in, the latest first; ``opened`` tells which one is wanted."""

    opened = Signal(object, bool)

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, HEALTH_CHECKS, "partner", _("Enter a form"), _("No form is typed in yet."), title=_("Forms")
        )

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = HEALTH_CHECKS.fields
        whose = _("They answered") if record.side == "theirs" else _("We answered")
        detail = " · ".join(part for part in (shown["day"].show(record.day), record.by) if part)
        satisfied = record.satisfied
        chip = _("Satisfied {n} of 10").format(n=satisfied) if satisfied is not None else ""
        return whose, detail, chip, "quiet"

    def add(self) -> None:
        """A fresh form of today; where one side's is typed in already, the other's."""
        today = clock.today().isoformat()
        sides = {one.side for one in self.records() if one.made[:10] == today or one.day == today}
        self.fixed |= {"day": today, "side": "theirs" if sides == {"ours"} else "ours"}
        try:
            super().add()
        finally:
            self.fixed.clear()

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        self.opened.emit(record, draft)


class HealthPage(QWidget):
    """Scores of both sides, gaps, lines over time, and the fast entry of a filled form."""

    print_asked = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._owner: Any = None
        self._stale = True
        self.found: Health | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.due = label("", "hint", wrap=True)
        column.addWidget(self.due)
        self.checks = ChecksList(work)
        self.checks.opened.connect(self._open)
        column.addWidget(self._deeds())
        self.entry = HealthEntry(work)
        self.entry.done.connect(self._put_away)
        self.entry.hide()
        column.addWidget(self.entry)
        self.now = QWidget()
        self._lay_now()
        column.addWidget(self.now)
        column.addWidget(self.checks)
        column.addStretch(1)
        work.changed.connect(self._stepped)

    def _deeds(self) -> FlowRow:
        """What one does here stands over what may be long."""
        self.buttons = FlowRow()
        self.buttons.add(self.checks.add_button)
        for title, report in (
            (_("Print the form…"), "health-form"),
            (_("Print how it goes…"), "partner-health"),
        ):
            button = QPushButton(title)
            button.clicked.connect(lambda _on=False, report=report: self._print(report))
            self.buttons.add(button)
        return self.buttons

    def _lay_now(self) -> None:
        """What the latest answers say."""
        column = QVBoxLayout(self.now)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.message = label("", "strong", wrap=True)
        self.answered = label("", "small", wrap=True)
        column.addWidget(self.message)
        column.addWidget(self.answered)
        self.scores = QGridLayout()
        self.lines = QGridLayout()
        for grid in (self.scores, self.lines):
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(0, 1)
        column.addLayout(self.scores)
        column.addSpacing(8)
        self.talk_title = label(_("What to talk about"), "strong", wrap=True)
        column.addWidget(self.talk_title)
        self.talk = QVBoxLayout()
        self.talk.setSpacing(4)
        column.addLayout(self.talk)
        column.addSpacing(8)
        column.addWidget(label(_("Line by line"), "strong", wrap=True))
        column.addLayout(self.lines)
        column.addSpacing(8)
        self.over_time = QWidget()
        inner = QVBoxLayout(self.over_time)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(label(_("Over time"), "strong"))
        self.measure = QComboBox()
        self.measure.setAccessibleName(_("Which score over time"))
        for name, (title, *__) in words.MEASURES.items():
            if name != "kept":
                self.measure.addItem(_(title), name)
        self.measure.currentIndexChanged.connect(lambda _index: self._show_charts())
        row.addWidget(self.measure)
        row.addStretch(1)
        inner.addLayout(row)
        self.score_chart, self.kept_chart = SidesChart(), SidesChart()
        inner.addWidget(self.score_chart)
        inner.addWidget(label(_(words.MEASURES["kept"][0]), "small", wrap=True))
        inner.addWidget(self.kept_chart)
        column.addWidget(self.over_time)
        column.addWidget(hairline())

    # -- what the desk asks

    def set_owner(self, partner: Any) -> None:
        """Shows how it goes with one partner."""
        if self._owner is not None and (partner is None or partner.id != self._owner.id):
            self.entry.keep_anyhow()
        self._owner = partner
        self.checks.set_owner(partner)
        self._ask_again()

    def leave(self) -> bool:
        """Keeps the form that is being typed."""
        return self.entry.keep()

    def show_record(self, id: str) -> None:
        """Opens one form."""
        self.checks.show_record(id)

    # -- shown

    def showEvent(self, event: QShowEvent) -> None:
        """Counts what waited until it is seen."""
        super().showEvent(event)
        if self._stale:
            self._show()

    def _stepped(self, step: Step) -> None:
        if {PARTNERS.name, HEALTH_CHECKS.name, COMMITMENTS.name, PROMISE_TIMES.name} & set(step.kinds()):
            record = self.entry.record
            if (
                record is not None
                and not self.entry.is_draft
                and self.work.store.get(HEALTH_CHECKS, record.id) is None
            ):
                self._put_away()
            self._ask_again()

    def _ask_again(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._stale = False
        partner = self.work.store.get(PARTNERS, self._owner.id) if self._owner is not None else None
        found = health.health(self.work.store, partner) if partner is not None else None
        self.found = found
        told = found is not None and not found.none
        typing = self.entry.record is not None
        show_if(self.now, told and not typing)
        show_if(self.checks, not typing)
        show_if(self.buttons, not typing)
        due = self._due_words(found) if found else ""
        self.due.setText(due)
        show_if(self.due, bool(due) and not typing)
        if found is None or not told:
            return
        message = words.message(found)
        self.message.setText(message[:1].upper() + message[1:])
        self.answered.setText(words.answered(found))
        self._show_scores(found)
        self._show_talk(found)
        self._show_lines(found)
        show_if(self.over_time, words.is_told(found))
        self._show_charts()

    def _due_words(self, found: Health) -> str:
        today = clock.today()
        if not is_active(found.partner, today):
            return ""
        if found.due is None:
            return _("Time for a health check: nobody has been asked yet. Print the form, one for each side.")
        if found.due > today:
            return ""
        days = [one.day for one in found.history]
        return _("Time for a health check: the last one was on {day}.").format(day=text.day_full(max(days)))

    def _show_scores(self, found: Health) -> None:
        _empty(self.scores)
        _head(self.scores, ("", _("We"), _("They")), Qt.AlignmentFlag.AlignRight)
        for row, (name, (title, *__)) in enumerate(words.MEASURES.items(), 1):
            title = _("Promises kept") if name == "kept" else _(title)
            self.scores.addWidget(label(title, wrap=True), row, 0)
            for column, side in enumerate(ANSWERERS, 1):
                told = label(words.score_words(found, side, name), "strong")
                told.setAccessibleName(_spoken(title, _(ANSWERERS[side]), told.text()))
                self.scores.addWidget(told, row, column, Qt.AlignmentFlag.AlignRight)

    def _show_talk(self, found: Health) -> None:
        _empty(self.talk)
        rows = [f"{_(one.line.short)}: {words.who_misses(one)}" for one in found.gaps]
        for check, lead in ((found.ours, _("We wrote: {words}")), (found.theirs, _("They wrote: {words}"))):
            if check and check.talk_about:
                rows.append(lead.format(words=" ".join(check.talk_about.split())))
        for row in rows:
            self.talk.addWidget(label(row, wrap=True))
        show_if(self.talk_title, bool(rows))

    def _show_lines(self, found: Health) -> None:
        _empty(self.lines)
        _head(self.lines, ("", _("We"), _("They"), _("Both")), Qt.AlignmentFlag.AlignLeft)
        for number, line in enumerate(LINES, 1):
            name = label(f"{number}. {_(line.short)}", wrap=True)
            name.setToolTip(_(line.sentence))
            self.lines.addWidget(name, number, 0)
            answers = health.often(found.ours, line), health.often(found.theirs, line)
            for column, answer in enumerate(answers, 1):
                tone = health.tone(answer)
                said = f"{words.MARKS[tone]} {_(HOW_OFTEN[answer])}" if answer is not None else "–"
                whose = _(list(ANSWERERS.values())[column - 1])
                self.lines.addWidget(_chip(said, tone, _(line.short), whose), number, column)
            tone = health.tone(health.worse(*answers))
            self.lines.addWidget(_chip(words.both(tone) or "–", tone, _(line.short), _("both")), number, 3)

    def _show_charts(self) -> None:
        if self.found is None or not words.is_told(self.found):
            return
        _show_chart(self.score_chart, self.found, self.measure.currentData())
        _show_chart(self.kept_chart, self.found, "kept")

    # -- forms

    def _open(self, record: HealthCheck, draft: bool) -> None:
        if self.work.store.readonly or not self.entry.keep():
            return
        self.entry.show()
        self.entry.show_check(record, draft=draft)
        self._show()

    def _put_away(self) -> None:
        focused = QApplication.focusWidget()
        typing = focused is not None and self.entry.isAncestorOf(focused)
        self.entry.record = None
        self.entry.hide()
        self._ask_again()
        if typing and self.isVisible():
            # Forms come in pairs: the next one is one key away.
            self.checks.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self, report: str) -> None:
        if self._owner is not None and self.leave():
            self.print_asked.emit(f"{report}?partner={self._owner.id}")


def _spoken(what: str, whose: str, said: str) -> str:
    """What a reader of the screen hears where eyes see a place in a grid."""
    return _("{what}, {who}: {said}").format(what=what, who=whose.lower(), said=said)


def _chip(said: str, tone: str, what: str, whose: str) -> Chip:
    made = Chip(said, tone or "quiet")
    made.setAccessibleName(_spoken(what, whose, said))
    return made


def _empty(grid: Any) -> None:
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _head(grid: QGridLayout, titles: tuple[str, ...], where: Qt.AlignmentFlag) -> None:
    for column, title in enumerate(titles):
        grid.addWidget(label(title, "small"), 0, column, where)


def _show_chart(chart: SidesChart, found: Health, name: str) -> None:
    title, least, most = words.MEASURES[name]
    sides = []
    for side, whose in ANSWERERS.items():
        points = words.readings(found, side, name)
        if points:
            said = tuple(
                _("{who} on {day}: {value}").format(
                    who=_(whose), day=text.day_medium(day), value=words.value_words(name, value)
                )
                for day, value in points
            )
            sides.append(Side(f"{_(whose)} {words.value_words(name, points[-1][1])}", points, said))
    days = [day for day, __ in found.kept["ours"]]
    marks = words.value_words(name, least), words.value_words(name, most)
    chart.set_sides(_(title), sides, (least, most), marks, (days[0], days[-1]), words.span_words(found))
