"""Home: this month in figures, what is late or due, what comes up, and the hours month by month."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from commdesk import clock, text
from commdesk.figures import attention, hours
from commdesk.figures.attention_people import OfPeople, of_people
from commdesk.figures.items import Item
from commdesk.figures.periods import months
from commdesk.records.kinds import KINDS
from commdesk.store.store import Reader
from commdesk.text import _, ngettext
from ui.shared import tasks, theme
from ui.shared.desk import Desk
from ui.shared.widgets.chart import Bar, BarChart
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.figures import FigureCard
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.panel import DayRow, NeedRow, Panel, RowList, SmallHead
from ui.shared.widgets.search import SearchBox
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work
from ui.tabs.home.month import HomeFigures, MonthFigures, begun, count, is_large
from ui.tabs.home.reached import ReachedRow

# Which desk shows a kind.
DESKS = {
    "shifts": "volunteers",
    "volunteers": "volunteers",
    "goals": "goals",
    "milestones": "goals",
    "actions": "goals",
    "partners": "partners",
    "agreements": "partners",
    "commitments": "partners",
    "health_checks": "partners",
    "partner_people": "partners",
    "talks": "partners",
    "gifts": "partners",
    "checks": "volunteers",
    "services": "volunteers",
    "awards": "volunteers",
    "care": "volunteers",
    "indicators": "impact",
    "stories": "impact",
}
SEARCHED = (
    "volunteers", "goals", "milestones", "actions", "partners", "partner_people", "agreements", "commitments",
)  # fmt: skip
SHOWN, LATER_SHOWN = 6, 2
NEEDS_SHOWN = 15
PEOPLE_AFTER = 400  # milliseconds: the page is painted, and keys are heard


class HomeDesk(Desk):
    """Figures, what needs somebody, what comes up, hours by month."""

    key = "home"
    help_page = "home"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _greeting())
        self.short_title = text.day_long(clock.today())
        self._people: OfPeople | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PEOPLE_AFTER)
        self._later.timeout.connect(self._count_people)
        search: SearchBox = self.add_search(_("Search everything"))
        search.searched.connect(self._search)
        self.log_button = self.add_button(_("Log hours"), primary=True)
        self.log_button.setEnabled(not work.store.readonly)
        self.log_button.clicked.connect(lambda: self.go.emit("volunteers", "log"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        inside.setProperty("role", "page")
        self._page = QVBoxLayout(inside)
        self._page.setContentsMargins(0, 0, 8, 0)
        self._page.setSpacing(16)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self.found = RowList()
        self.found_panel = Panel(_("Found"), flush=True)
        self.found_panel.body.addWidget(self.found)
        self.found_panel.hide()
        self._page.addWidget(self.found_panel)
        self.start: EmptyState | None = None  # made when there is nothing else to show
        self._build()

    def _build(self) -> None:
        self.columns = QWidget()
        self._columns = QHBoxLayout(self.columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(16)
        right.setSpacing(16)
        self.cards = FlowRow(column=theme.font_width("x" * 20))
        self.hours_card = FigureCard(_("Hours this month"))
        self.people_card = FigureCard(_("People helping"))
        self.served_card = FigureCard(_("Served"))
        self.promises_card = FigureCard(_("Promises kept"))
        for card in (self.hours_card, self.people_card, self.served_card, self.promises_card):
            self.cards.add(card)
        left.addWidget(self.cards)
        self.needs = RowList()
        self.needs_panel = Panel(_("Needs you"), flush=True)
        self.needs_panel.body.addWidget(self.needs)
        self.nothing = label(_("Nothing is late and nothing is due."), "quiet")
        self.nothing.setContentsMargins(16, 0, 16, 12)
        self.needs_panel.body.addWidget(self.nothing)
        left.addWidget(self.needs_panel)
        self.chart = BarChart()
        self.chart_panel = Panel(_("Hours by month"))
        self.chart_panel.body.addWidget(self.chart)
        left.addWidget(self.chart_panel)
        left.addStretch(1)
        self._build_right(right)
        self._columns.addLayout(left, 2)
        self._columns.addLayout(right, 1)
        self._page.addWidget(self.columns)
        self._page.addStretch(1)

    def _make_start(self) -> EmptyState:
        words = _(
            "Nothing is logged yet. Begin with the hours of your last meeting, or bring in a list you have."
        )
        start = EmptyState("home", words, _("Log hours"))
        start.pressed.connect(lambda: self.go.emit("volunteers", "log"))
        return start

    def _build_right(self, right: QVBoxLayout) -> None:
        self.coming = RowList()
        self.coming_panel = Panel(_("Coming up"), flush=True)
        self.coming_panel.body.addWidget(self.coming)
        right.addWidget(self.coming_panel)
        self.reached = RowList()
        self.reached_panel = Panel(_("Reached"), flush=True)
        self.reached_panel.body.addWidget(self.reached)
        right.addWidget(self.reached_panel)
        self.meeting = Panel(_("For your meeting"))
        self.meeting.body.addWidget(
            label(
                _("The impact summary: hours, people, promises and goals on one page."),
                "small",
                wrap=True,
            )
        )
        button = QPushButton(_("Print summary…"))
        button.clicked.connect(lambda: self.print_asked.emit("impact"))
        self.meeting.body.addWidget(button)
        right.addWidget(self.meeting)
        right.addStretch(1)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        direction = QHBoxLayout.Direction.LeftToRight if letters > 96 else QHBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    def refresh(self) -> None:
        """Counts all anew; a few milliseconds, also with half a million shifts."""
        self.long_title = _greeting()
        store = self.work.store
        fresh = hours.first_day(store) is None and not any(
            store.count(kind) for kind in KINDS if kind.name in ("shifts", "goals", "partners", "indicators")
        )
        if fresh and self.start is None:
            self.start = self._make_start()
            self._page.insertWidget(1, self.start)
        if self.start is not None:
            show_if(self.start, fresh and not self.found_panel.isVisibleTo(self))
        show_if(self.columns, not fresh)
        if fresh:
            return
        early = begun(store)
        if early is not None and (early.done() or not is_large(store)):
            self._show(early.result())
        elif not is_large(store):
            self._show(count(store))
        else:
            # A large file is added up beside the painting.
            known = self._people
            tasks.start(
                store, lambda reader, progress: early.result() if early else count(reader, known), self._show
            )

    def _show(self, found: HomeFigures) -> None:
        self._show_month(found.month)
        self._show_needs(found.needs)
        self._show_coming(found.coming, found.next)
        self._show_reached(found.reached)
        if not found.whole:
            self._later.start()

    def _count_people(self) -> None:
        """What takes longest in a large file comes last: until then those of the time before are shown."""

        def work(reader: Reader, _progress: Any) -> tuple[OfPeople, list[Item]]:
            people = of_people(reader)
            return people, attention.needs_you(reader, people=people)

        def show(found: tuple[OfPeople, list[Item]]) -> None:
            self._people, needs = found
            self._show_needs(needs)

        tasks.start(self.work.store, work, show)

    def _show_month(self, month: MonthFigures) -> None:
        counted = month.counted
        compared = _compared(counted.minutes, month.earlier, month.then)
        self.hours_card.set_figure(text.hours(counted.minutes), *compared)
        new = ngettext("{n} for the first time", "{n} for the first time", counted.new)
        self.people_card.set_figure(
            text.number(counted.volunteers), new.format(n=counted.new) if counted.new else _("this month")
        )
        served = month.served
        show_if(self.served_card, served is not None)
        if served is not None:
            number = text.number(served.beneficiaries or 0)
            at_least = _("at least {n}").format(n=number) if served.counts == "different" else number
            where = _("{unit} at {programme}").format(unit=served.unit, programme=served.name)
            self.served_card.set_figure(at_least, where)
        ours, theirs = month.promises.ours, month.promises.theirs
        due = ours.due + theirs.due
        show_if(self.promises_card, due > 0)
        if due:
            of = _("{kept} of {due}")
            sides = [
                words.format(of=of.format(kept=side.kept, due=side.due))
                for side, words in ((ours, _("ours {of}")), (theirs, _("theirs {of}")))
                if side.due
            ]
            words = _("in 12 months: {sides}").format(sides=", ".join(sides))
            self.promises_card.set_figure(of.format(kept=ours.kept + theirs.kept, due=due), words)
        self._show_months(month)

    def _show_needs(self, needs: list[Item]) -> None:
        self.needs.clear()
        for item in needs[:NEEDS_SHOWN]:
            row = NeedRow(item.word, item.tone, item.title, item.note, _("Open"))
            row.pressed.connect(lambda item=item: self.go.emit(DESKS[item.kind], item.id))
            self.needs.add(row)
        more = len(needs) - NEEDS_SHOWN
        show_if(self.nothing, not needs or more > 0)
        if more > 0:
            words = ngettext("And {n} more, on its desk.", "And {n} more, on their desks.", more)
            self.nothing.setText(words.format(n=more))
        elif not needs:
            self.nothing.setText(_("Nothing is late and nothing is due."))

    def _show_coming(self, coming: list[Item], milestone: Item | None) -> None:
        """The next milestone, then what this week brings, then what comes after it."""
        self.coming.clear()
        rest = [item for item in coming if milestone is None or item.id != milestone.id]
        week, later = attention.this_week(rest)
        week, later = week[:SHOWN], later[: max(LATER_SHOWN, SHOWN - len(week))]
        if milestone is not None:
            self.coming.add(SmallHead(_("Next milestone")))
            row = DayRow(
                text.day_near(milestone.day),
                milestone.title,
                f"{milestone.note} · {milestone.word}",
                _("Open"),
            )
            row.pressed.connect(lambda: self.go.emit("goals", milestone.id))
            self.coming.add(row)
        for title, items in ((_("The next seven days"), week), (_("Later"), later)):
            if items:
                self.coming.add(SmallHead(title))
            for item in items:
                self.coming.add(DayRow(text.day_near(item.day), item.title, item.note))
        show_if(self.coming_panel, bool(coming) or milestone is not None)

    def _show_reached(self, reached: list[Item]) -> None:
        self.reached.clear()
        for item in reached[:3]:
            self.reached.add(ReachedRow(self.work, item, self.go))
        show_if(self.reached_panel, bool(reached))

    def _show_months(self, month: MonthFigures) -> None:
        first = month.first
        parts = [part for part in months(month.year) if first is not None and part.end >= first]
        minutes = [month.sums.get(part.label, 0) for part in parts]
        show_if(self.chart_panel, len(parts) > 1)
        if len(parts) < 2:
            return
        bars = []
        for number, (part, given) in enumerate(zip(parts, minutes, strict=True)):
            running = number == len(parts) - 1
            value = text.hours_number(given) if running or given == max(minutes) else ""
            bars.append(
                Bar(
                    text.month_letter(part.start),
                    given / 60,
                    value,
                    text.month_name(part.start) + ": " + text.hours(given),
                )
            )
        title = _("Hours by month")
        best = max(range(len(parts)), key=lambda at: minutes[at])
        if minutes[best]:
            title = _("Hours by month: most in {month}").format(month=text.month_name(parts[best].start))
        self.chart_panel.set_title(title)
        self.chart.set_bars(bars, title)

    def _search(self, words: str) -> None:
        from commdesk.store.query import Query

        self.found.clear()
        any_found = False
        for kind in KINDS:
            if not words.strip() or kind.name not in SEARCHED:
                continue
            for record in self.work.store.find(kind, Query(words=words, limit=5)):
                row = NeedRow(kind.one_name(), "quiet", kind.name_of(record), "", _("Open"))
                row.pressed.connect(lambda kind=kind, id=record.id: self.go.emit(DESKS[kind.name], id))
                self.found.add(row)
                any_found = True
        if words.strip() and not any_found:
            self.found.add(
                NeedRow("–", "quiet", _("Nothing found for “{words}”.").format(words=words.strip()))
            )
        show_if(self.found_panel, bool(words.strip()))
        self.refresh()


def _greeting() -> str:
    now = clock.now()
    day = text.day_long(now.date())
    if now.hour < 12:
        return _("Good morning. {day}").format(day=day)
    if now.hour < 18:
        return _("Good afternoon. {day}").format(day=day)
    return _("Good evening. {day}").format(day=day)


def _compared(minutes: int, earlier: int, then: Any) -> tuple[str, str, str]:
    """The note, tone and lead that set this month beside the same days of the last."""
    month = text.month_name(then.start, year=False)
    if not earlier:
        return _("so far"), "", ""
    difference = text.hours(abs(minutes - earlier))
    if minutes > earlier:
        return _("more than by this day in {month}").format(month=month), "good", f"▲ {difference}"
    if minutes < earlier:
        return _("less than by this day in {month}").format(month=month), "", f"▼ {difference}"
    return _("the same as by this day in {month}").format(month=month), "", ""
