"""Indicators: what is measured, where it stands, its readings and its targets by time."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from commdesk import text
from commdesk.figures import indicator_words as words
from commdesk.figures import indicators as figures
from commdesk.records.goals import GOALS
from commdesk.records.indicators import DIMENSIONS, INDICATOR_READINGS, INDICATORS, TARGETS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.tab_strip import TabStrip
from ui.shared.work import Work
from ui.tabs.impact.readings import ReadingsPage
from ui.tabs.impact.targets import TargetsPage


class Lines:
    """What is known of all indicators now, counted once after each change."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._found: dict[str, figures.IndicatorLine] | None = None
        work.changed.connect(self.forget)

    def forget(self, _step: Step) -> None:
        """Something changed: any of it may be another number."""
        self._found = None

    def of(self, indicator: Any) -> figures.IndicatorLine:
        """What is known of one."""
        if self._found is None:
            self._found = {line.indicator.id: line for line in figures.lines(self._work.store, archived=True)}
        found = self._found.get(indicator.id)
        return found if found is not None else figures.of(self._work.store, [indicator])[0]

    def all(self) -> list[figures.IndicatorLine]:
        """Those that are not archived."""
        return [self.of(one) for one in self._work.store.find(INDICATORS, Query(equals={"archived": 0}))]


class IndicatorsView(ListView):
    """The indicators with the form of the chosen one, its readings and its targets. ``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, work: Work) -> None:
        self.lines = Lines(work)
        self._stale = False
        super().__init__(
            work,
            INDICATORS,
            [
                Column("name", weight=3),
                Column("now", _("Now"), show=lambda one, model: self._now(one), weight=1),
                Column(
                    "standing",
                    _("How it stands"),
                    show=lambda one, model: _(figures.STANDINGS[self.lines.of(one).standing][0]),
                    tone=lambda one: figures.STANDINGS[self.lines.of(one).standing][1],
                    weight=0,
                ),
                Column("target", show=lambda one, model: self._target(one), weight=0),
                Column("key", show=lambda one, model: _("Yes") if one.key else "", weight=0),
                Column("dimension", weight=1),
            ],
            [
                "name", "dimension", "measure", "unit", "number", "baseline", "target", "due",
                Group(_("How and when it is read"), ("verified", "often", "who", "reads", "people")),
                Group(_("Where it is shown, and why"), ("key", "archived", "direction", "goal", "note")),
            ],
            wide=("name", "measure", "number", "verified", "reads", "goal"),
            adders={"who": adder(work, VOLUNTEERS), "goal": adder(work, GOALS)},
            icon="impact",
            empty=_("What shows that something changed goes here: a number, where it began, and where it should go."),
            add=_("New indicator"),
            other_way=_("Begin with some that groups like ours use"),
            about=self._about_words,
            hides=lambda one: set() if one is not None and one.reads == "participation" else {"people"},
        )  # fmt: skip
        self.panes.set_shares(3, 2)
        self.tabs = TabStrip(_("What of this indicator"), [_("Indicator"), _("Readings"), _("Targets")])
        self.readings, self.targets = ReadingsPage(work), TargetsPage(work)
        column = self.panes.form_column
        column.insertWidget(2, self.tabs)
        column.insertWidget(4, self.readings)
        column.insertWidget(5, self.targets)
        self.tabs.currentChanged.connect(self._turn)
        self.chosen.connect(self._show_parts)
        self.empty.second_pressed.connect(self.begin)
        work.changed.connect(self._follow)
        self._show_parts(self.form.record)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._catch_up()

    def add_filters(self, bar: FilterBar) -> None:
        bar.add(
            "dimension",
            _("Of which dimension"),
            [("", _("All dimensions")), *((key, _(title)) for key, title in DIMENSIONS.items())],
        )
        bar.add("archived", _("In use or archived"), [("", _("In use")), ("1", _("Archived"))])

    def narrow(self, query: Query) -> Query:
        equals: dict[str, Any] = {"archived": int(bool(self.filters.chosen("archived")))}
        if dimension := self.filters.chosen("dimension"):
            equals["dimension"] = dimension
        return query._replace(equals=equals)

    def figures(self) -> Figures:
        """How many there are, which are behind, and what wants to be read."""
        lines = self.lines.all()
        if not lines:
            return []
        found: Figures = [
            (text.number(len(lines)), ngettext("indicator", "indicators", len(lines)), ""),
            (text.number(sum(bool(one.indicator.key) for one in lines)), _("on the front page"), ""),
        ]
        for standing in ("reached", "behind", "late", "back"):
            count = sum(one.standing == standing for one in lines)
            if count:
                word, tone = figures.STANDINGS[standing]
                found.append((text.number(count), _(word).lower(), tone))
        due = len(figures.readings_due(self.work.store))
        if due:
            found.append((text.number(due), _("to be read"), "warn"))
        return found

    def new(self) -> None:
        self.tabs.setCurrentIndex(0)
        super().new()
        if self.form.is_draft:
            self._show_parts(None)

    def begin(self) -> None:
        """Some of those that many groups use; one undo takes them back."""
        from ui.dialogs.starter_indicators import StarterIndicatorsDialog

        if not self.leave():
            return
        dialog = StarterIndicatorsDialog(self.work, self)
        if dialog.exec() and dialog.made:
            self.show_record(dialog.made[0])
            count = len(dialog.made)
            words = ngettext("{n} indicator was added.", "{n} indicators were added.", count)
            self.said.emit(_("{what} Undo takes it back.").format(what=words.format(n=text.number(count))))

    def leave(self) -> bool:
        return super().leave() and self.readings.leave() and self.targets.leave()

    def read(self, id: str) -> None:
        """Shows an indicator with a fresh reading of it."""
        super().show_record(id)
        self.tabs.setCurrentIndex(1)
        self.readings.add()

    def show_record(self, id: str) -> None:
        store = self.work.store
        for place, kind in ((1, INDICATOR_READINGS), (2, TARGETS)):
            part = store.get(kind, id)
            if part is not None:
                super().show_record(part.indicator)
                self.tabs.setCurrentIndex(place)
                (self.readings, self.targets)[place - 1].show_record(id)
                return
        super().show_record(id)

    def _now(self, one: Any) -> str:
        return words.now(self.lines.of(one), self.work.store.group().currency)

    def _target(self, one: Any) -> str:
        shown = words.number(one, one.target, self.work.store.group().currency)
        return shown if one.target is not None else ""

    def _about_words(self, one: Any) -> str:
        line = self.lines.of(one)
        if line.now is None:
            return line.why
        day = INDICATOR_READINGS.fields["day"].show(line.now_on)
        parts = [self._now(one), words.way(line), _("as of {day}").format(day=day)]
        return " · ".join(part for part in parts if part)

    def _turn(self, index: int) -> None:
        kept = self.form.record is not None and not self.form.is_draft
        self.form.setVisible(index == 0 and self.form.record is not None)
        self.readings.setVisible(index == 1 and kept)
        self.targets.setVisible(index == 2 and kept)
        self.add_button.setVisible(index == 0)
        self.delete_button.setVisible(index == 0 and kept)

    def _show_parts(self, one: Any) -> None:
        self.tabs.setVisible(one is not None)
        if one is None:
            self.tabs.setCurrentIndex(0)
        self.readings.set_owner(one)
        self.targets.set_owner(one)
        self._turn(self.tabs.currentIndex())

    def _saved(self, record: Any) -> None:
        super()._saved(record)
        self._show_parts(record)

    def _follow(self, step: Step) -> None:
        if not step.kinds() - {INDICATORS.name}:
            return
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Says anew what rests on other records: readings, shifts, promises, money."""
        self._stale = False
        self.table.viewport().update()
        one = self.form.record
        if one is None or self.form.is_draft:
            return
        self.show_head(one)
        if one.reads:
            self.readings.refresh()
            self.targets.refresh()
        self._turn(self.tabs.currentIndex())
