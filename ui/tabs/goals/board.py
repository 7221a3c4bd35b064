"""The board of the Goals desk: the drawn timeline with what is chosen about it, the tray, and what is done on both."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from commdesk import clock
from commdesk.entry import timeline
from commdesk.errors import KnownError
from commdesk.figures import goals as figures
from commdesk.figures import schedule
from commdesk.figures.goal_groups import GROUPS, grouped
from commdesk.records.goals import DEPENDENCIES, GOALS, MILESTONES, Milestone
from commdesk.store.query import Query
from commdesk.store.store import Store
from commdesk.text import N_, _, ngettext
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.icon_button import icon_button
from ui.shared.widgets.timeline import TimelineView
from ui.shared.widgets.words import label, show_if, tip
from ui.shared.work import Work
from ui.tabs.goals.rows import timeline_rows, undated
from ui.tabs.goals.tray import Tray

ZOOMS = {"week": N_("Weeks"), "month": N_("Months"), "quarter": N_("Quarters"), "year": N_("Years")}


class Board(QWidget):
    """The timeline above the tray. ``options`` are the boxes that stand elsewhere: grouping, zoom, what decides the end.

    ``leave`` is asked before anything changes; where it says no, nothing does. ``said`` tells what was done.
    """

    said = Signal(str)

    def __init__(self, work: Work, leave: Callable[[], bool]) -> None:
        super().__init__()
        self.work = work
        self._leave = leave
        self._words = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.timeline = TimelineView(_("Timeline of goals"))
        self.timeline.hands.set_editable(not work.store.readonly)
        self.timeline.setToolTip("")
        column.addWidget(self.timeline, 1)
        self.hint = label("", "hint", wrap=True)
        self.hint.setContentsMargins(12, 0, 12, 0)
        self.hint.hide()
        column.addWidget(self.hint)
        self.tray = Tray()
        self.tray.list.setEnabled(not work.store.readonly)
        column.addWidget(self.tray)
        self._make_options()
        self._listen()

    def _make_options(self) -> None:
        self.ends_box = QCheckBox(_("What decides the end"))
        self.ends_box.setToolTip(tip(_("Frames the actions that, a day later, make their goal a day later.")))
        self.ends_box.toggled.connect(lambda _on: self.draw())
        self.groups = _choice(_("Goals in groups"), GROUPS)
        self.groups.currentIndexChanged.connect(lambda _index: self.draw())
        self.zoom = _choice(_("How much time is seen"), ZOOMS)
        self.zoom.setCurrentIndex(self.zoom.findData(self.timeline.scale()))
        self.zoom.currentIndexChanged.connect(
            lambda _index: self.timeline.set_scale(str(self.zoom.currentData()))
        )
        self.calendar_button = icon_button("calendar", _("Save for a phone’s calendar…"))
        self.calendar_button.clicked.connect(lambda _on=False: self.save_calendar())
        self.options = FlowRow(self.ends_box, self.groups, self.zoom, self.calendar_button)

    def _listen(self) -> None:
        line, tray = self.timeline, self.tray.list
        line.shifted.connect(lambda key, days: self.do(lambda store: timeline.shift(store, key, days)))
        line.resized.connect(
            lambda key, start, end: self.do(lambda store: timeline.move(store, key, start, end))
        )
        line.mark_moved.connect(self._move_milestone)
        line.linked.connect(self._link)
        line.unplanned.connect(self._unplan)
        line.scaled.connect(lambda scale: self.zoom.setCurrentIndex(self.zoom.findData(scale)))
        line.hinted.connect(self.tell)
        tray.planned.connect(lambda key: self.plan(key, clock.today()))
        tray.dragged.connect(self._drag_from_tray)
        tray.dropped.connect(self._drop_from_tray)

    def draw(self, words: str | None = None) -> None:
        """Draws the goals anew; with ``words`` those that fit them from now on."""
        self._words = self._words if words is None else words
        store = self.work.store
        lines = figures.timeline(store, query=Query(words=self._words))
        groups = grouped(store, lines, str(self.groups.currentData()))
        deciding = schedule.deciding_of_goals(store) if self.ends_box.isChecked() else set()
        links = [(one.before, one.after) for one in store.find(DEPENDENCIES)]
        self.timeline.set_rows(timeline_rows(groups, deciding), clock.today(), links)
        self.tray.show_rows(undated(groups))

    def tell(self, words: str) -> None:
        """A sentence below the timeline; "" takes it away."""
        self.hint.setText(words)
        show_if(self.hint, bool(words))
        if words:
            self.timeline.setAccessibleDescription(words)

    def do(self, deed: Callable[[Store], Any]) -> bool:
        """One deed; what was pushed along is told, a refusal too. Answers whether it was done."""
        self.tell("")
        if not self._leave():
            return False
        try:
            pushed = deed(self.work.store)
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        if isinstance(pushed, list) and pushed:
            words = ngettext("{n} that waits moved along", "{n} that wait moved along", len(pushed))
            self.said.emit(words.format(n=len(pushed)))
        return True

    def save_calendar(self) -> None:
        """Asks where to, and writes what is due of the open goals as a calendar file."""
        from ui.shared.calendar_file import ask_and_save_goals

        ask_and_save_goals(self, self.work)

    def plan(self, key: str, day: date) -> None:
        """What lay in the tray begins on ``day``, and is chosen."""
        if self.do(lambda store: timeline.plan(store, key, day)):
            self.timeline.select(key)
            self.timeline.setFocus()
            self.tell(_("It stands at {day} now. Drag it, or move it with Alt and the arrow keys.").format(
                day=MILESTONES.fields["due"].show(day.isoformat())))  # fmt: skip

    def _move_milestone(self, key: str, day: date) -> None:
        if self.do(lambda store: timeline.move(store, key, None, day)):
            milestone = self.work.store.get(MILESTONES, key)
            goal = self.work.store.get(GOALS, milestone.goal) if isinstance(milestone, Milestone) else None
            if goal is not None and isinstance(milestone, Milestone):
                self.tell(timeline.outside(goal, milestone))

    def _link(self, before: str, after: str) -> None:
        names = [getattr(timeline.found(self.work.store, key), "name", "") for key in (before, after)]
        if self.do(lambda store: timeline.link(store, before, after)):
            self.tell(
                _("“{after}” waits for “{before}” from now on.").format(before=names[0], after=names[1])
            )

    def _unplan(self, key: str) -> None:
        if self.do(lambda store: timeline.unplan(store, key)):
            self.tell(_("It lies in the tray now."))

    def _drag_from_tray(self, key: str, spot: QPoint) -> None:
        day = self.timeline.day_at(self.timeline.viewport().mapFromGlobal(spot))
        self.timeline.show_ghost(day)

    def _drop_from_tray(self, key: str, spot: QPoint) -> None:
        day = self.timeline.day_at(self.timeline.viewport().mapFromGlobal(spot))
        self.timeline.show_ghost(None)
        if day is not None:
            self.plan(key, day)


def _choice(name: str, choices: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, words in choices.items():
        box.addItem(_(words), key)
    return box
