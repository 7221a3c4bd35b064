"""What is worth a word now: who has earned a thank-you, the days to thank on, and whom to ask how they are."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from commdesk import clock, text
from commdesk.figures import care, thanks
from commdesk.records.kind import Kind, search_words
from commdesk.records.recognition import AWARDS, Award
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import N_, _, ngettext
from ui.shared import tasks
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.panel import NeedRow, RowList
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

MOST_ROWS = 150
# What changes who stands on these pages.
_TOUCHING = {"shifts", "volunteers", "awards", "award_rules", "programmes"}

OCCASIONS = {
    "years": (N_("Years"), "accent"),
    "first": (N_("First time"), "good"),
    "reached": (N_("Reached"), "good"),
    "near": (N_("Nearly"), "quiet"),
}
CARE = {
    "once": (N_("Once"), "accent"),
    "carrying": (N_("Carries much"), "warn"),
    "gap": (N_("Away"), "quiet"),
}


class Line(NamedTuple):
    """One row: chip, tone, the person, what is to be said, and what a second button would do (with its words)."""

    chip: str
    tone: str
    person: str
    name: str
    detail: str
    words: str = ""
    deed: Callable[[], None] | None = None


class RowsPage(QWidget):
    """Rows about people, counted anew on a worker when something has changed. ``asked`` wants a person shown."""

    asked = Signal(str)
    print_asked = Signal(str)

    kind: Kind = VOLUNTEERS

    def __init__(
        self,
        work: Work,
        count: Callable[..., Sequence[object]],
        line: Callable[[object], Line],
        *,
        icon: str,
        empty: str,
        about: str,
        report: str,
        print_words: str,
    ) -> None:
        super().__init__()
        self.work = work
        self._count, self._line = count, line
        self._words, self._empty_words = "", empty
        self._lines: list[Line] = []
        self._stale = True
        self._place(icon, about, report, print_words)
        work.changed.connect(self._stepped)

    def _place(self, icon: str, about: str, report: str, print_words: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        panel = QFrame()
        panel.setProperty("role", "panel")
        column.addWidget(panel)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        self.about = label(about, "small", wrap=True)
        head.addWidget(self.about, 1)
        self.print_button = QPushButton(print_words)
        self.print_button.clicked.connect(lambda: self.print_asked.emit(report))
        head.addWidget(self.print_button)
        inner.addLayout(head)
        self.rows = RowList()
        self.rest = label("", "quiet", wrap=True)
        self.rest.setContentsMargins(16, 8, 16, 12)
        inside = QWidget()
        inside.setProperty("role", "page")
        stacked = QVBoxLayout(inside)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.addWidget(self.rows)
        stacked.addWidget(self.rest)
        self.empty = EmptyState(icon, self._empty_words)
        stacked.addWidget(self.empty, 1)
        stacked.addStretch(0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        inner.addWidget(self.area, 1)

    # -- what the desk asks of a list

    def search(self, words: str) -> None:
        """Filters by name as one types."""
        self._words = words
        self._show()

    def query(self) -> Query:
        """The people who stand on the page."""
        return Query(equals={"id": tuple(line.person for line in self.shown())})

    def new(self) -> None:
        """There is nothing to add here: it follows from the hours."""

    def delete(self) -> None:
        """There is nothing to delete here."""

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def show_record(self, id: str) -> None:
        """A person is shown among the people."""
        self.asked.emit(id)

    def set_short(self, short: bool) -> None:
        """Little height: the explanation makes room."""
        show_if(self.about, not short)

    # -- rows

    def shown(self) -> list[Line]:
        """The rows that fit what is searched."""
        wanted = search_words(self._words).split()
        return [
            line for line in self._lines
            if all(f" {word}" in search_words(f"{line.name} {line.detail}") for word in wanted)
        ]  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Counts anew, where something has changed."""
        if not self._stale:
            return
        self._stale = False
        tasks.start(self.work.store, lambda reader, progress: self._count(reader), self._counted)

    def _counted(self, found: Sequence[object]) -> None:
        self._lines = [self._line(one) for one in found]
        self._show()

    def _show(self) -> None:
        found = self.shown()
        self.rows.clear()
        for line in found[:MOST_ROWS]:
            self.rows.add(self._row(line))
        more = len(found) - MOST_ROWS
        words = ngettext(
            "And {n} more; the print has all of them.", "And {n} more; the print has all of them.", more
        )
        self.rest.setText(words.format(n=text.number(more)) if more > 0 else "")
        show_if(self.rest, more > 0)
        show_if(self.rows, bool(found))
        show_if(self.empty, not found)
        nothing = _("Nothing found for “{words}”.").format(words=self._words)
        self.empty.set_words(nothing if self._words and self._lines else self._empty_words)

    def _row(self, line: Line) -> QWidget:
        row = NeedRow(line.chip, line.tone, line.name, line.detail, _("Open"))
        row.pressed.connect(lambda: self.asked.emit(line.person))
        if line.deed is not None:
            button = QPushButton(line.words)
            button.setAccessibleName(f"{line.words}: {line.name}")
            button.setEnabled(not self.work.store.readonly)
            button.clicked.connect(line.deed)
            layout = row.layout()
            assert layout is not None
            layout.addWidget(button)
        return row

    def _stepped(self, step: Step) -> None:
        if step.kinds() & _TOUCHING:
            self._stale = True
            if self.isVisible():
                self.refresh()


def earned_page(work: Work) -> RowsPage:
    """Who has earned a thank-you by the group's rules and was not given it; one press marks it as given."""

    def line(one: object) -> Line:
        assert isinstance(one, thanks.Eligible)
        parts = [_("{hours} in all").format(hours=text.hours(one.minutes))]
        if one.years:
            parts.append(ngettext("{n} year", "{n} years", one.years).format(n=text.number(one.years)))
        return Line(
            one.rule.name, "good", one.volunteer, one.name, ", ".join(parts), _("Mark as given"),
            lambda: _give(work, one),
        )  # fmt: skip

    return RowsPage(
        work,
        thanks.eligible,
        line,
        icon="star",
        empty=_("Nobody has earned a thank-you that was not given. Under “For what” you say what earns one."),
        about=_("By your own rules, from hours and years. What you mark as given can be undone."),
        report="certificate",
        print_words=_("Print certificates…"),
    )


def days_page(work: Work) -> RowsPage:
    """Days and round numbers that are worth a word."""

    def line(one: object) -> Line:
        assert isinstance(one, thanks.Occasion)
        chip, tone = OCCASIONS[one.kind]
        return Line(_(chip), tone, one.volunteer, one.name, occasion_words(one))

    return RowsPage(
        work,
        thanks.calendar,
        line,
        icon="calendar",
        empty=_("No anniversary in the next 60 days, nobody new this month, no round number of hours."),
        about=_(
            "Anniversaries of the next 60 days, those who came for the first time this month, round numbers of hours."
        ),
        report="thank-you-cards",
        print_words=_("Print cards…"),
    )


def care_page(work: Work) -> RowsPage:
    """Whom somebody might like to ask how they are."""

    def line(one: object) -> Line:
        assert isinstance(one, care.CareLine)
        chip, tone = CARE[one.kind]
        return Line(_(chip), tone, one.volunteer, one.name, care.words(one))

    return RowsPage(
        work,
        care.care_list,
        line,
        icon="volunteers",
        empty=_("Nobody stands out: everybody who came once came again, and nobody carries too much."),
        about=_(
            "From hours alone, for the coordinator only. A reason to ask how somebody is, never a verdict."
        ),
        report="care",
        print_words=_("Print the list…"),
    )


def occasion_words(one: thanks.Occasion) -> str:
    """``5 years on Tue 1 Dec``, ``100 h reached``, ``first time on Sat 7 Nov``."""
    day = text.day_week(one.day) if one.day else ""
    if one.kind == "years":
        words = ngettext("{n} year on {day}", "{n} years on {day}", one.number)
        return words.format(n=text.number(one.number), day=day)
    if one.kind == "first":
        return _("for the first time on {day}").format(day=day)
    round_ = text.hours(one.number * 60)
    if one.kind == "reached":
        return _("{round} reached lately ({hours} in all)").format(
            round=round_, hours=text.hours(one.minutes)
        )
    left = text.hours(one.number * 60 - one.minutes)
    return _("{left} short of {round}").format(left=left, round=round_)


def _give(work: Work, one: thanks.Eligible) -> None:
    award = AWARDS.new(volunteer=one.volunteer, rule=one.rule.id, given_on=clock.today().isoformat())
    assert isinstance(award, Award)
    work.save(_("Thank {name}").format(name=one.name), award)
