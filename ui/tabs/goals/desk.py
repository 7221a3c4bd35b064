"""Goals & timelines: where the group stands, drawn and listed, with milestones and actions."""

from typing import Any

from PySide6.QtWidgets import QPushButton

from commdesk import text as words_
from commdesk.entry import timeline
from commdesk.figures import goals as figures
from commdesk.figures.goal_readings import read
from commdesk.records.goals import ACTIONS, CHECK_INS, GOALS, MILESTONES
from commdesk.records.kind import Kind
from commdesk.records.listening import NEED_GOALS, NEEDS
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.steps import Step
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.desk import Desk, tab_bar
from ui.shared.figures import desk_figures
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.tab_strip import TabStrip
from ui.shared.tick_list import TickList
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.words import show_if, tip
from ui.shared.work import Work
from ui.tabs.goals.board import Board
from ui.tabs.goals.parts import ActionsPage, CheckInsPage, MilestonesPage
from ui.tabs.goals.rows import state_tone, state_words


class GoalsDesk(Desk):
    """The timeline or the list on the left; goal, milestones and actions of the chosen one on the right."""

    key = "goals"
    help_page = "goals"
    report = "timeline"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Goals & timelines"))
        self.add_search(_("Search goals, people")).searched.connect(self._search)
        self.new_button = self.add_button(_("New goal"), primary=True)
        self.new_button.setEnabled(not work.store.readonly)
        self.new_button.clicked.connect(self.new)
        self.from_button = self.add_button(_("From a starting point…"))
        self.from_button.setEnabled(not work.store.readonly)
        self.from_button.clicked.connect(self.begin_from)
        self.views = tab_bar(_("Timeline or list"), [_("Timeline"), _("List")])
        self.body.setSpacing(8)
        self.list = ListView(
            work,
            GOALS,
            [
                Column("name", weight=3),
                Column(
                    "state",
                    show=lambda goal, model: state_words(figures.standing(read(work.store, [goal])[0])),
                    tone=lambda goal: state_tone(figures.standing(read(work.store, [goal])[0])),
                    weight=0,
                ),
                Column("due", show=lambda goal, model: _due(goal), weight=0),
                Column("owner", weight=1),
                Column("programme", weight=1),
            ],
            ["name", "state", "owner", "start", "due", "horizon", "programme", "outcome", "why",
             Group(_("How it is measured"), ("unit", "number", "baseline", "target", "direction", "reads")),
             Group(_("Part of, and how it ended"), ("parent", "reached_on", "reason")),
             Group(_("The plan as it was frozen"), ("planned_start", "planned_due")), "note"],
            wide=("name", "outcome", "number", "reads", "parent", "reason"),
            adders={"owner": adder(work, VOLUNTEERS), "programme": adder(work, PROGRAMMES)},
            icon="goals",
            empty=_("What you set out to do goes here, with a date and a number that shows it worked."),
            add=_("New goal"),
            other_way=_("From a starting point…"),
            about=lambda goal: _standing(read(work.store, [goal])[0]),
        )  # fmt: skip
        self.body.addWidget(self.list, 1)
        self.list.panes.set_shares(3, 2)
        self._place()
        self._listen()
        self.board.draw()
        self._turn(0)
        if self.timeline.rows():
            self.list.table.choose(self.timeline.rows()[0].key)
        self._chosen(self.list.table.current())
        self._show_view()

    def _place(self) -> None:
        self.board = Board(self.work, self.leave)
        self.timeline = self.board.timeline
        self.body.insertWidget(0, FlowRow(self.views, self.board.options))
        self.list.panes.list_column.insertWidget(0, self.board, 1)
        self.tabs = TabStrip(
            _("What of this goal"), [_("Goal"), _("Milestones"), _("Actions"), _("Check-ins")]
        )
        self.milestone_list = MilestonesPage(self.work)
        self.action_list = ActionsPage(self.work)
        self.check_in_list = CheckInsPage(self.work)
        column = self.list.panes.form_column
        column.insertWidget(2, self.tabs)
        self.freeze_button = QPushButton(_("Freeze the plan"))
        self.freeze_button.setToolTip(
            tip(
                _(
                    "Keeps today’s days of the goal and its parts as the plan; what moves later is seen beside it."
                )
            )
        )
        self.freeze_button.clicked.connect(lambda: self.freeze_plan())
        self.thaw_button = QPushButton(_("Give the plan up"))
        self.thaw_button.setProperty("kind", "quiet")
        self.thaw_button.clicked.connect(lambda: self.freeze_plan(thaw=True))
        self.plan_row = FlowRow(self.freeze_button, self.thaw_button)
        self.need_list = TickList(
            self.work, _("Needs it answers"), NEED_GOALS, "goal", "need", self._needs, _("none yet")
        )
        column.insertWidget(4, self.milestone_list)
        column.insertWidget(5, self.action_list)
        column.insertWidget(6, self.check_in_list)
        column.insertWidget(7, self.need_list)
        column.insertWidget(8, self.plan_row)

    def _listen(self) -> None:
        self.timeline.chosen.connect(self._picked)
        self.timeline.opened.connect(lambda _key: self.list.open_form())
        self.board.said.connect(self.said)
        self.list.empty.second_pressed.connect(self.begin_from)
        self.tabs.currentChanged.connect(self._turn)
        self.views.currentChanged.connect(lambda _index: self._show_view())
        self.list.chosen.connect(self._chosen)
        self.list.model.refreshed.connect(self._show_view)
        self.work.changed.connect(self._stepped)

    def refresh(self) -> None:
        self.show_figures(desk_figures(self.work.store, "goals"))

    def new(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.list.new()

    def begin_from(self) -> None:
        """A goal with all that it usually takes; one undo takes it back."""
        from ui.dialogs.starting_points import StartingPointsDialog

        if self.leave():
            dialog = StartingPointsDialog(self.work, self)
            if dialog.exec():
                self.show_record(dialog.made)
                self.said.emit(_("The goal with all its parts is here. Undo takes it back."))

    def delete(self) -> None:
        """Deletes the chosen goal with milestones and actions."""
        self.list.delete()

    def leave(self) -> bool:
        pages = (self.milestone_list, self.action_list, self.check_in_list)
        return self.list.leave() and all(page.leave() for page in pages)

    def show_record(self, id: str) -> None:
        """Shows a goal, or a part of one; ``celebrate ID`` opens what a milestone says of its celebration."""
        word, __, celebrated = id.partition(" ")
        if word == "celebrate":
            self.show_record(celebrated)
            self.milestone_list.celebrate()
            return
        store = self.work.store
        milestone, action = store.get(MILESTONES, id), store.get(ACTIONS, id)
        check_in = store.get(CHECK_INS, id)
        part = milestone or action or check_in
        self.list.show_record(part.goal if part else id)
        if milestone is not None:
            self.tabs.setCurrentIndex(1)
            self.milestone_list.show_record(id)
        elif action is not None:
            self.tabs.setCurrentIndex(2)
            self.action_list.show_record(id)
        elif check_in is not None:
            self.tabs.setCurrentIndex(3)
            self.check_in_list.show_record(id)

    def check_in(self) -> None:
        """A fresh check-in of the chosen goal."""
        if self.list.form.record is not None and not self.list.form.is_draft:
            self.list.open_form()
            self.tabs.setCurrentIndex(3)
            self.check_in_list.add()

    def kind_shown(self) -> Kind:
        """The kind that File > Export this table writes."""
        return (GOALS, MILESTONES, ACTIONS, CHECK_INS)[self.tabs.currentIndex()]

    def _search(self, words: str) -> None:
        self.list.search(words)
        self.board.draw(words)
        self._show_view()

    def freeze_plan(self, *, thaw: bool = False) -> None:
        """The chosen goal's days become its plan; with ``thaw`` there is none any more."""
        goal = self.list.form.record
        if goal is not None and not self.list.form.is_draft:
            self.board.do(lambda store: timeline.freeze(store, [goal.id], thaw=thaw))

    def _show_view(self) -> None:
        drawn = self.views.currentIndex() == 0
        self.report = "timeline" if drawn else "goal-table"
        some = self.list.model.rowCount() > 0
        self.board.setVisible(drawn and some)
        show_if(self.board.options, drawn and some)
        self.list.table.setVisible(not drawn and some)

    def _picked(self, key: str) -> None:
        """A row of the timeline: a goal, or an action of one."""
        if not self.leave():
            return
        action = self.work.store.get(ACTIONS, key)
        goal = action.goal if action is not None else key
        if self.list.form.record is None or self.list.form.record.id != goal:
            self.list.table.choose(goal)
        if action is not None:
            self.tabs.setCurrentIndex(2)
        elif self.tabs.currentIndex() == 2:
            self.tabs.setCurrentIndex(0)

    def _turn(self, index: int) -> None:
        self.list.form.setVisible(index == 0 and self.list.form.record is not None)
        self.milestone_list.setVisible(index == 1)
        self.action_list.setVisible(index == 2)
        self.check_in_list.setVisible(index == 3)
        goal = self.list.form.record
        writes = goal is not None and not self.list.form.is_draft and not self.work.store.readonly
        show_if(self.plan_row, index == 0 and writes)
        # A group that gathers no needs is not asked about them.
        kept = goal is not None and not self.list.form.is_draft
        show_if(self.need_list, index == 0 and kept and self.work.store.has(NEEDS, 1))
        show_if(self.thaw_button, writes and bool(goal.planned_due or goal.planned_start))
        self.list.add_button.setVisible(index == 0)
        chosen = self.list.form.record is not None and not self.list.form.is_draft
        self.list.delete_button.setVisible(index == 0 and chosen)

    def _chosen(self, goal: Any) -> None:
        self.tabs.setVisible(goal is not None)
        if goal is None:
            self.tabs.setCurrentIndex(0)
        self.milestone_list.set_owner(goal)
        self.action_list.set_owner(goal)
        self.check_in_list.set_owner(goal)
        self.need_list.set_owner(goal)
        self._turn(self.tabs.currentIndex())
        if goal is not None:
            current = self.work.store.get(ACTIONS, self.timeline.current())
            if self.timeline.current() != goal.id and (current is None or current.goal != goal.id):
                self.timeline.select(goal.id)

    def _needs(self) -> list[tuple[str, str, int]]:
        return [(need.id, need.name, 0) for need in self.work.store.find(NEEDS)]

    def _stepped(self, step: Step) -> None:
        if step.kinds() & {"goals", "check_ins"} and self.list.form.record is not None:
            goal = self.work.store.get(GOALS, self.list.form.record.id)
            self.check_in_list.set_owner(goal)
            self.list.show_head(goal)
            self._turn(self.tabs.currentIndex())
        if step.kinds() & {"goals", "milestones", "actions", "check_ins", "volunteers"}:
            self.board.draw()
            self._show_view()


def _due(goal: Any) -> str:
    return GOALS.fields["due"].show(goal.due) if goal.due else _("ongoing") if goal.start else ""


def _standing(goal: Any) -> str:
    """How far a goal is, in words: 48 of 50 people, 92 %."""
    if goal.target is None:
        return ""
    now = goal.now if goal.now is not None else goal.baseline
    if now is None:
        return ""
    falls = goal.target < (goal.baseline or 0)
    shown = (_("{now} {unit}, aim {target}") if falls else _("{now} of {target} {unit}")).format(
        now=words_.number(now, 1), target=words_.number(goal.target, 2), unit=goal.unit
    )
    progress = figures.progress(goal)
    if progress is None:
        return shown.strip()
    return f"{shown.strip()} · {_('{percent} of the way').format(percent=words_.percent(progress))}"
