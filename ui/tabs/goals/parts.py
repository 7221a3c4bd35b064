"""What belongs to a goal: its milestones, actions and check-ins, each a list with a form that opens."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QPushButton

from commdesk import clock, text
from commdesk.entry.timeline import outside
from commdesk.figures import repeats
from commdesk.figures.goal_actions import due_day, next_open, with_done
from commdesk.figures.goal_readings import check_ins_of, read
from commdesk.records.goals import ACTIONS, CHECK_INS, CONFIDENCE, GOALS, MILESTONES, SOURCES
from commdesk.records.readings import reading
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.form import Group
from ui.shared.parts import PartForm, PartList
from ui.shared.widgets.history import HistoryChart, Point
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work
from ui.tabs.goals.waits import WaitsBox

TONES = {"green": "good", "amber": "warn", "red": "bad"}


class MilestoneForm(PartForm):
    """The fields of a milestone, and a word where it lies outside its goal."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            MILESTONES,
            ["name", "due", "owner", "reached_on", "evidence",
             Group(_("Celebrated"), ("celebrated_on", "celebrated", "photo", "told"))],
            wide=("name", "celebrated", "photo"),
            adders={"owner": adder(work, VOLUNTEERS)},
        )  # fmt: skip
        self.warning = label("", "hint", wrap=True)
        column = self.layout()
        assert column is not None
        column.insertWidget(1, self.warning)  # type: ignore[attr-defined]
        self.form.saved.connect(lambda _record: self.show_warning())
        work.changed.connect(lambda _step: self.show_warning())

    def show_warning(self) -> None:
        """Says a milestone outside its goal's days: a warning, never a refusal."""
        milestone = self.form.record
        goal = self.work.store.get(GOALS, milestone.goal) if milestone is not None and milestone.due else None
        words = outside(goal, milestone) if goal is not None else ""
        self.warning.setText(words)
        show_if(self.warning, bool(words))


class MilestonesPage(PartList):
    """The milestones of one goal."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, MILESTONES, "goal", _("Add milestone"), _("No milestones yet."))

    def make_form(self) -> PartForm:
        return MilestoneForm(self.work)

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        super().open_form(record, draft=draft)
        assert isinstance(self._part_form, MilestoneForm)
        self._part_form.show_warning()

    def celebrate(self) -> None:
        """Opens what the form that is shown says of the celebration."""
        if self._part_form is not None and self._part_form.form.record is not None:
            self._part_form.form.focus_first("celebrated_on")

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        due = MILESTONES.fields["due"].show(record.due)
        if record.celebrated_on:
            return record.name, due, _("Celebrated"), "good"
        if record.reached_on:
            return record.name, due, _("Reached"), "good"
        if record.due < clock.today().isoformat():
            return record.name, due, _("Late"), "bad"
        return record.name, due, "", "quiet"


class ActionForm(PartForm):
    """The fields of an action, how it repeats, and one press for the time that was done."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, ACTIONS, ["name", "owner", "start", "due", "done_on", "note"], wide=("name", "owner"),
            adders={"owner": adder(work, VOLUNTEERS)},
        )  # fmt: skip
        self.rule = QComboBox()
        self.rule.setAccessibleName(_("Repeats"))
        self.rule.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rule.setMinimumContentsLength(14)
        self.rule.activated.connect(self._choose_rule)
        self.turn_button = QPushButton()
        self.turn_button.clicked.connect(self.mark_turn)
        column = self.layout()
        assert column is not None
        self.rule_label = label(_("Repeats"), "small")
        self.waits = WaitsBox(work)
        for at, widget in enumerate((self.rule_label, self.rule, self.turn_button, self.waits), 1):
            column.insertWidget(at, widget)  # type: ignore[attr-defined]
        self.form.saved.connect(lambda _record: self.show_rule())
        work.changed.connect(lambda _step: self.show_rule())

    def show_rule(self) -> None:
        """What can be chosen follows from the first day."""
        action = self.form.record
        self.waits.show_action(action if action is not None and not self.form.is_draft else None)
        writes = action is not None and not self.work.store.readonly
        show_if(self.rule, writes and bool(action.start))
        show_if(self.rule_label, writes and bool(action.start))
        show_if(self.form.boxes["done_on"], action is None or not action.rule)
        day = next_open(action, clock.today()) if action is not None and action.rule else None
        show_if(self.turn_button, writes and day is not None)
        if action is None or not action.start:
            return
        begin = date.fromisoformat(action.start)
        offered = [(choice.rule, repeats.spelled(choice.rule, begin)) for choice in repeats.choices(begin)]
        if action.rule and action.rule not in [rule for rule, __ in offered]:
            offered.insert(0, (action.rule, repeats.spelled(action.rule, begin)))
        self.rule.clear()
        self.rule.addItem(_("No, it is done once"), "")
        for rule, words in offered:
            self.rule.addItem(words[:1].upper() + words[1:], rule)
        self.rule.setCurrentIndex(max(0, self.rule.findData(action.rule)))
        if day is not None:
            self.turn_button.setText(_("Done for {day}").format(day=text.day_medium(date.fromisoformat(day))))

    def mark_turn(self) -> None:
        """The next time of it is done."""
        action = self.form.record
        day = next_open(action, clock.today()) if action is not None else None
        if day is not None:
            self.work.save(_("Action done"), with_done(action, day))

    def _choose_rule(self, _index: int) -> None:
        action, rule = self.form.record, str(self.rule.currentData())
        if action is not None and rule != action.rule:
            changed = type(action)(**(action.values() | {"rule": rule}))
            self.work.save(_("Edit action"), changed)


class ActionsPage(PartList):
    """The actions of one goal."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, ACTIONS, "goal", _("Add action"), _("No actions yet."))

    def make_form(self) -> PartForm:
        return ActionForm(self.work)

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        super().open_form(record, draft=draft)
        assert isinstance(self._part_form, ActionForm)
        self._part_form.show_rule()

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        today = clock.today()
        day = due_day(record, today)
        shown = ACTIONS.fields["due"].show(day if record.rule else record.due)
        if record.rule and record.start:
            rhythm = repeats.spelled(record.rule, date.fromisoformat(record.start))
            shown = _("{rhythm}, next {day}").format(rhythm=rhythm, day=shown) if day else rhythm
        if record.done_on:
            return record.name, shown, _("Done"), "good"
        if day and day < today.isoformat():
            return record.name, shown, _("Late"), "bad"
        return record.name, shown, "", "quiet"


class CheckInsPage(PartList):
    """The check-ins of one goal, and how its number went."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, CHECK_INS, "goal", _("Check in"), _("Nobody has looked at this goal yet."))
        self.chart = HistoryChart()
        self.told = label("", "small", wrap=True)
        self._column.insertWidget(0, self.chart)
        self._column.insertWidget(1, self.told)
        # Above the rows: what is done every few weeks must not lie below a year of them.
        self._column.removeWidget(self.add_button)
        self._column.insertWidget(2, self.add_button)

    def make_form(self) -> PartForm:
        return PartForm(
            self.work, CHECK_INS, ["reading", "confidence", "day", "who", "note"],
            adders={"who": adder(self.work, VOLUNTEERS)},
        )  # fmt: skip

    def add(self) -> None:
        """A fresh check-in, of today."""
        goal = self._owner
        if goal is not None and self.leave():
            today = clock.today().isoformat()
            self.open_form(self.kind.new(goal=goal.id, day=today, who=goal.owner), draft=True)

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        goal = self._owner
        day = CHECK_INS.fields["day"].show(record.day)
        words = day
        if record.reading is not None:
            words = f"{text.number(record.reading, 2)} {goal.unit}".strip()
        detail = " · ".join(part for part in (day if words != day else "", record.note) if part)
        confidence = _(CONFIDENCE[record.confidence]) if record.confidence else ""
        return words, detail, confidence, TONES.get(record.confidence, "quiet")

    def refresh(self) -> None:
        super().refresh()
        goal = self._owner
        points = self._points() if goal is not None else []
        show_if(self.chart, len(points) > 1)
        if points:
            ends = (text.day_medium(points[0].day), text.day_medium(points[-1].day))
            self.chart.set_points(points, goal.target, ends, _("Readings of {goal}").format(goal=goal.name))
        told = ""
        if goal is not None and goal.reads:
            (now,) = read(self.work.store, [goal])
            number = "" if now.now is None else f"{text.number(now.now, 1)} {goal.unit}".strip()
            told = _("It reads itself from the records: {source}. Now: {number}.").format(
                source=_(SOURCES[goal.reads]).lower(), number=number or "–"
            )
        self.told.setText(told)
        show_if(self.told, bool(told))

    def _points(self) -> list[Point]:
        """What the goal's number was after each reading; where readings add up, so does the line."""
        goal = self._owner
        found = [c for c in check_ins_of(self.work.store, [goal.id])[goal.id] if c.reading is not None]
        year_start = self.work.store.group().year_start
        points = []
        for one in sorted(found, key=lambda c: (c.day, c.made, c.id)):
            day = date.fromisoformat(str(one.day))
            value = reading(goal, found, day, year_start).now
            words = f"{text.day_medium(day)}: {text.number(value or 0, 2)} {goal.unit}".strip()
            points.append(Point(day, value or 0.0, words, TONES.get(one.confidence or "", "accent")))
        return points
