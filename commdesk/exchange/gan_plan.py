"""What a plan of GanttProject would bring: goals with their milestones and actions, who does them, and what waits for what.

A task at the top is a goal, each one below it an action of that goal, named by its path; a milestone is a milestone
wherever it stands. Those at the top have no goal in the plan and share one that is named by the project.
"""

import re
from datetime import date
from pathlib import Path

from commdesk import clock
from commdesk.errors import FieldError, KnownError
from commdesk.exchange import gan_notes, ledger
from commdesk.exchange.asking import Progress, tell
from commdesk.exchange.columns import same_name
from commdesk.exchange.gan import Project, Task, read_gan
from commdesk.exchange.gan_days import FIRST, LAST
from commdesk.exchange.gan_links import Links
from commdesk.exchange.names import Names
from commdesk.exchange.plan import Entry, Plan, Refusal
from commdesk.records import reading
from commdesk.records.field import Field
from commdesk.records.goals import ACTIONS, GOALS, MILESTONES, Action, Goal, Milestone
from commdesk.records.kind import Record
from commdesk.records.kinds import kind_of
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.store import Reader
from commdesk.text import _

_BETWEEN = " / "
_MOST_NAME, _MOST_NOTE = 200, 20_000  # characters, as the fields have it


def plan_gan(reader: Reader, path: Path, progress: Progress | None = None) -> Plan:
    """Reads a plan and says what an import of it would do; changes nothing. A row is a task, counted from the top.

    Raises KnownError for a file that cannot be read, and StoppedError when stopped.
    """
    project = read_gan(path)
    planner = _Planner(reader, project, path)
    for index, task in enumerate(project.tasks):
        if index % 100 == 0:
            tell(progress, index, len(project.tasks))
        try:
            planner.take(task)
        except KnownError as error:
            planner.refuse(task, str(error))
    made = planner.plan
    links = Links(reader, project, planner.records)
    made.also = list(links.new)
    tell(progress, len(project.tasks), len(project.tasks))
    made.summary = gan_notes.summary(made)
    made.notes = gan_notes.of(made, project, planner.notes, links.left)
    return made


class _Planner:
    """Takes the tasks from the top down, and remembers what each of them became."""

    def __init__(self, reader: Reader, project: Project, path: Path) -> None:
        self.project = project
        self.plan = Plan(GOALS, rows=len(project.tasks))
        self.plan.label = _("Import the plan {file}").format(file=reading.short(path.name))
        self.records: dict[Task, Record] = {}  # of tasks that come in, and of those here already
        self.notes = gan_notes.Found()
        self._title = project.name or path.stem
        self._people = Names(reader, VOLUNTEERS)
        self._made = clock.stamp()
        self._here = _here_already(reader, project)
        self._ids_here = {record.id for record, __ in self._here.values()}
        self._keys: set[str] = set()
        self._ids: set[str] = set()
        self._shared: Goal | None = None  # the goal of the milestones at the top
        self._shared_comes = False  # whether it comes in with one of them
        self._parts: dict[str, list[str]] = {}
        for part in project.parts:
            if part.person in project.people and part.person not in self._parts.setdefault(part.task, []):
                self._parts[part.task].append(part.person)

    def take(self, task: Task) -> None:
        """Adds a task to the plan, or to those here already; raises KnownError when it is refused."""
        self._refuse_twin(task)
        known = self._here.get(key_of(self.project, task))
        if known is not None:
            record, content = known
            self.records[task] = record
            self.plan.skipped.append(task.row)
            if content != self._content(task):
                self.notes.changed.append(task.row)
            return
        if not task.name:
            raise FieldError(
                _("It has no name. Please name it in GanttProject and save the plan again."), "name"
            )
        fresh: list[Record] = []
        record = self._record(task, fresh)
        kind_of(record).check(record)
        for new in fresh:
            if new is self._shared:
                self._shared_comes = True
            else:
                self._people.keep(new)
        if isinstance(record, Milestone):
            self._keep_words(task)
        self.records[task] = record
        entry = Entry(task.row, record, key_of(self.project, task), self._content(task), tuple(fresh))
        self.plan.entries.append(entry)

    def refuse(self, task: Task, sentence: str) -> None:
        """A task that does not come in."""
        told = f"{reading.short(task.name)}: {sentence}" if task.name else sentence
        self.plan.refused.append(Refusal(task.row, told))

    # -- what a task becomes

    def _record(self, task: Task, fresh: list[Record]) -> Record:
        """Its record; what it needs besides is put into ``fresh``, in the order in which it has to be saved."""
        start, end = self._days(task)
        done = end if task.complete >= 100 else None
        if task.parent is None and not task.milestone:
            owner, others = self._who(task, fresh)
            state = "reached" if done else "under_way" if task.complete else "planned"
            note = _text(GOALS.fields["note"], _lines(task.notes, _with(others)))
            name = _text(GOALS.fields["name"], task.name)
            return Goal(
                made=self._made,
                name=name,
                owner=owner,
                state=state,
                start=start,
                due=end,
                reached_on=done,
                note=note,
            )
        goal = self._goal_of(task, fresh)
        owner, others = self._who(task, fresh)
        if task.milestone:
            name = _text(MILESTONES.fields["name"], self._path(task))
            return Milestone(made=self._made, goal=goal, name=name, due=end, owner=owner, reached_on=done)
        name = _text(ACTIONS.fields["name"], self._path(task))
        note = _text(ACTIONS.fields["note"], _lines(task.notes, _with(others)))
        return Action(
            made=self._made, goal=goal, name=name, owner=owner, start=start, due=end, done_on=done, note=note
        )

    def _days(self, task: Task) -> tuple[str | None, str | None]:
        """The first and the last day of a task, both of them its own; a milestone has one day."""
        if not task.start:
            return None, None
        match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", task.start, re.ASCII)
        try:
            start = date.fromisoformat(match[1]) if match else None
        except ValueError:
            start = None
        if start is None or not FIRST <= start <= LAST:
            sentence = _(
                "Its start “{typed}” is no date. Please mend it in GanttProject and save the plan again."
            )
            raise FieldError(sentence.format(typed=reading.short(task.start)), "start")
        if task.milestone:
            return start.isoformat(), start.isoformat()
        if not re.fullmatch(r"\d{0,5}", task.duration, re.ASCII):
            sentence = _(
                "Its length “{typed}” is no number of days. Please mend it in GanttProject and save the plan again."
            )
            raise FieldError(sentence.format(typed=reading.short(task.duration)), "due")
        return start.isoformat(), self.project.days.end(start, int(task.duration or 0)).isoformat()

    def _goal_of(self, task: Task, fresh: list[Record]) -> str:
        """The id of the goal that a task below the top belongs to."""
        top = task.top
        if top is task or (top.milestone and top not in self.records):
            return self._shared_goal(fresh).id
        record = self.records.get(top)
        if record is None:
            sentence = _("It belongs to row {row}, which is refused. Please mend that first.")
            raise FieldError(sentence.format(row=top.row), "goal")
        return record.id if isinstance(record, Goal) else str(record.goal)  # type: ignore[attr-defined]

    def _shared_goal(self, fresh: list[Record]) -> Goal:
        """The goal of the milestones at the top: of one that is here already, or a new one named by the project."""
        if self._shared is None:
            tops = [task for task in self.project.tasks if task.parent is None and task.milestone]
            for task in tops:
                record = self._here.get(key_of(self.project, task), (None, ""))[0]
                if isinstance(record, Milestone):
                    self._shared = Goal(id=str(record.goal))
                    return self._shared
            self._shared = self._named_by_project(tops)
        if self._shared.name and not self._shared_comes:
            fresh.append(self._shared)
        return self._shared

    def _named_by_project(self, tops: list[Task]) -> Goal:
        days = []
        for task in tops:
            try:
                days.append(self._days(task)[1])
            except KnownError:  # told when its turn comes
                continue
        known = sorted(day for day in days if day)
        note = self.project.description if len(self.project.description) <= _MOST_NOTE else ""
        self.notes.described = bool(note)
        goal = Goal(
            made=self._made,
            name=reading.short(_text(GOALS.fields["name"], self._title), _MOST_NAME),
            start=known[0] if known else None,
            due=known[-1] if known else None,
            note=_text(GOALS.fields["note"], note),
        )
        if all(task.complete >= 100 for task in tops):
            goal.state, goal.reached_on = "reached", goal.due
        return goal

    def _path(self, task: Task) -> str:
        """``Foundation / Dig / Rent a digger``: the tasks between its goal and itself; too long a path loses its beginning."""
        names = [task.name]
        parent = task.parent
        while parent is not None and (parent.parent is not None or parent.milestone):
            names.insert(0, parent.name)
            parent = parent.parent
        names = [name for name in names if name]
        path = _BETWEEN.join(names)
        while len(path) > _MOST_NAME and len(names) > 1:
            names.pop(0)
            path = _BETWEEN.join(["…", *names])
        return path if len(path) <= _MOST_NAME else task.name

    # -- who

    def _who(self, task: Task, fresh: list[Record]) -> tuple[str | None, list[str]]:
        """The id of who owns a task, the first who has a part in it, and the names of the others.

        Raises FieldError when the owner's name fits several people.
        """
        ids = self._parts.get(task.id, [])
        owner = None
        came: dict[str, str] = {}
        for at, id in enumerate(ids):
            person = self.project.people[id]
            try:
                found, new = self._people.find(person.name, "owner")
            except FieldError:
                if at == 0:
                    raise
                continue  # it stands in the note, and nobody has to be meant by it
            if new is not None:
                # Two of one name in the plan are one, as in every list.
                found = came.setdefault(same_name(person.name), found)
                if found == new.id:
                    self._reached_by(new, person.phone, person.email)
                    fresh.append(new)
            owner = found if at == 0 else owner
        return owner, [self.project.people[id].name for id in ids[1:]]

    def _reached_by(self, new: Record, phone: str, email: str) -> None:
        """Phone and e-mail of somebody who is added; what is neither is left out and told."""
        for name, typed in (("phone", phone), ("email", email)):
            declared = VOLUNTEERS.fields[name]
            try:
                value = declared.parse(typed)
                declared.check(value)
            except FieldError:
                self.notes.odd.append(typed)
                continue
            setattr(new, name, value)

    def _keep_words(self, task: Task) -> None:
        """A milestone has no note of its own: what is written there goes to its goal's."""
        others = [self.project.people[id].name for id in self._parts.get(task.id, [])[1:]]
        words = _lines(task.notes, _with(others))
        if not words:
            return
        goal = self.records.get(task.top) if not task.top.milestone else self._shared
        if isinstance(goal, Goal) and goal.name and goal.id not in self._ids_here:
            more = _text(GOALS.fields["note"], _lines(goal.note, f"{task.name}: {words}"))
            if len(more) <= _MOST_NOTE:
                goal.note = more
                return
        self.notes.unkept += 1

    # --

    def _refuse_twin(self, task: Task) -> None:
        """Two tasks of one number could not be told apart: which one a link means, and which one is here already."""
        key = key_of(self.project, task)
        if (task.id and task.id in self._ids) or key in self._keys:
            sentence = _(
                "Another task of the file has the same number ({id}). Please save the plan again in GanttProject."
            )
            raise FieldError(sentence.format(id=reading.short(task.id)), "name")
        self._ids.add(task.id)
        self._keys.add(key)

    def _content(self, task: Task) -> str:
        people = [self.project.people[id].name for id in self._parts.get(task.id, [])]
        said = [task.name, task.start, task.duration, task.complete, task.milestone, task.notes, people]
        return ledger.digest(said)


def key_of(project: Project, task: Task) -> str:
    """By what a task is known again: its uid, or in plans without any its number and its path."""
    if task.uid:
        return "gan:" + (task.uid if len(task.uid) <= 64 else ledger.digest(task.uid))
    path, up = [], task.parent
    while up is not None:
        path.append(up.name)
        up = up.parent
    return "gan:" + ledger.digest([project.name, task.id, task.name, *path])


def _here_already(reader: Reader, project: Project) -> dict[str, tuple[Record, str]]:
    """Key -> (record, content then) of the file's tasks that came in before and are still here."""
    wanted = {key_of(project, task) for task in project.tasks}
    found: dict[str, tuple[Record, str]] = {}
    for kind in (ACTIONS, MILESTONES, GOALS):
        known = {key: said for key, said in ledger.records_by_key(reader, kind).items() if key in wanted}
        records = {
            record.id: record for record in ledger.records_of(reader, kind, [id for id, __ in known.values()])
        }
        found.update({key: (records[id], content) for key, (id, content) in known.items() if id in records})
    return found


def _text(declared: Field, words: str) -> str:
    return str(declared.parse(words))


def _lines(*words: str) -> str:
    return "\n".join(word for word in words if word)


def _with(others: list[str]) -> str:
    """What a note says of those who take part beside the owner."""
    return _("With {names}").format(names=", ".join(others)) if others else ""
