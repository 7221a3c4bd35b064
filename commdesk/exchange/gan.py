"""Reading a plan of GanttProject (.gan): its tasks, people, links and calendar, as they stand in the file.

The file is XML from anywhere. It is measured before it is read; a DOCTYPE is refused as soon as it begins, so that no
entity is ever declared, expanded or fetched; and it goes to the parser in one piece, since older ones read a long token
anew with each piece they are given. What the elements mean is GanttProject's own (its classes XmlProject and TaskLoader).
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from commdesk import files
from commdesk.errors import KnownError
from commdesk.exchange.gan_days import WorkingDays
from commdesk.text import _, number

_MOST_FILE = 16_000_000  # bytes; a plan of five thousand tasks has about three million
_MOST_TASKS = 20_000
_MOST_LINKS = 60_000
_DEEPEST = 100  # elements within elements
_ROOT = re.compile(rb"<project[\s>]")

Attributes = dict[str, str]


class Link(NamedTuple):
    """A link from the task that has it to the one that follows: that one's number, what kind, days between."""

    to: str
    kind: str
    lag: str


class Part(NamedTuple):
    """Somebody's part in a task."""

    task: str
    person: str


@dataclass(eq=False)
class Task:
    """One task. ``row`` is its place from the top, as GanttProject lists them; ``id`` its number within the file, ``uid``
    its name in all copies of the file (empty before version 3.2). ``start``, ``duration`` and ``complete`` are as written.
    """

    row: int
    id: str
    uid: str
    name: str
    start: str
    duration: str
    complete: int
    milestone: bool
    parent: "Task | None"
    notes: str = ""
    links: list[Link] = field(default_factory=list)

    @property
    def top(self) -> "Task":
        """The topmost task it stands in, or itself."""
        task = self
        while task.parent is not None:
            task = task.parent
        return task


@dataclass
class Person:
    """Somebody who is a resource of the plan."""

    name: str
    phone: str
    email: str


@dataclass
class Project:
    """All that a plan has. ``unplaced`` counts what has no place in a group's file, by a key of ``gan_notes.UNPLACED``,
    and ``called`` has the names that some of it bears.
    """

    name: str = ""
    description: str = ""
    tasks: list[Task] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    days: WorkingDays = field(default_factory=WorkingDays)
    unplaced: Counter[str] = field(default_factory=Counter)
    called: dict[str, list[str]] = field(default_factory=dict)


def is_gan(path: Path) -> bool:
    """Whether a file is a plan of GanttProject, by its name or by how it begins."""
    if path.suffix.casefold() == ".gan":
        return True
    try:
        with open(path, "rb") as file:
            head = file.read(1000)
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and _ROOT.search(head) is not None


def read_gan(path: Path) -> Project:
    """Reads a plan; raises KnownError for what is none, is broken, or would be far too much."""
    reading = _Reading(path)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.words
    parser.StartDoctypeDeclHandler = reading.refuse_doctype
    parser.EntityDeclHandler = reading.refuse_doctype
    data = _bytes_of(path)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        sentence = _(
            "{file} is damaged or cut short: its line {line} cannot be read. Nothing was imported. "
            "Please open it in GanttProject and save it again."
        )
        raise KnownError(sentence.format(file=path.name, line=number(error.lineno))) from error
    except (LookupError, ValueError) as error:  # from codecs, for an encoding that is none
        sentence = _(
            "{file} is written in an encoding that cannot be read. Please save it again in GanttProject."
        )
        raise KnownError(sentence.format(file=path.name)) from error
    if not reading.project.tasks:
        sentence = _("{file} has no tasks. There is nothing to import.")
        raise KnownError(sentence.format(file=path.name))
    return reading.project


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _MOST_FILE:
            raise _too_large(path)
        data = path.read_bytes()
    except OSError as error:
        sentence = _("{file} could not be read: {why}. Please check that it is there and may be opened.")
        raise KnownError(sentence.format(file=path.name, why=files.why(error))) from error
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        sentence = _(
            "{file} is packed (zip or gzip) and not a plan as GanttProject saves it. Please unpack it and import the file inside."
        )
        raise KnownError(sentence.format(file=path.name))
    if not data.strip():
        raise KnownError(_("{file} is empty. There is nothing to import.").format(file=path.name))
    return data


def _too_large(path: Path) -> KnownError:
    sentence = _(
        "{file} is far too large for a plan. Nothing was read. Please check that it is the right file."
    )
    return KnownError(sentence.format(file=path.name))


class _Reading:
    """Puts together what the parser tells, element by element."""

    def __init__(self, path: Path) -> None:
        self.project = Project()
        self._path = path
        self._open: list[str] = []
        self._tasks: list[Task] = []  # from the topmost down to the one being read
        self._words: list[str] = []
        self._links = 0
        self._custom: dict[str, str] = {}
        self._begins: dict[str, Callable[[Attributes], None]] = {
            "task": self._task,
            "depend": self._depend,
            "taskproperty": self._column,
            "customproperty": self._custom_value,
            "resource": self._resource,
            "allocation": self._allocation,
            "default-week": self._week,
            "only-show-weekends": self._weekends,
            "date": self._date,
            "role": lambda said: self._named("roles", said.get("name", "")),
            "rate": lambda said: self._number("rates", said.get("value", "")),
            "custom-property": lambda _said: self._unplaced("details"),
            "vacation": lambda _said: self._unplaced("vacations"),
            "previous-tasks": lambda said: self._named("baselines", said.get("name", "")),
        }

    # -- told by the parser

    def begin(self, name: str, said: Attributes) -> None:
        """An element begins."""
        if not self._open:
            self._root(name, said)
        self._open.append(name)
        if len(self._open) > _DEEPEST:
            raise _too_large(self._path)
        self._words = []
        if name in self._begins and (name != "task" or self._open[-2] in ("task", "tasks")):
            self._begins[name](said)

    def end(self, name: str) -> None:
        """An element ends."""
        told = "".join(self._words).strip()
        self._words = []
        self._open.pop()
        if name == "task" and self._tasks:
            self._tasks.pop()
        elif name == "notes" and self._tasks and told:
            self._tasks[-1].notes = told
        elif name == "description" and self._open == ["project"]:
            self.project.description = told

    def words(self, told: str) -> None:
        """Words of an element."""
        self._words.append(told)

    def refuse_doctype(self, *_said: object) -> None:
        """A DOCTYPE, or anything it declares."""
        sentence = _(
            "{file} begins with a DOCTYPE, which no plan of GanttProject has and which can do harm. Nothing was read. "
            "Please open it in GanttProject and save it again."
        )
        raise KnownError(sentence.format(file=self._path.name))

    # -- what each element says

    def _root(self, name: str, said: Attributes) -> None:
        if name != "project":
            sentence = _(
                "{file} is not a plan of GanttProject. Please choose the file that GanttProject saved (.gan)."
            )
            raise KnownError(sentence.format(file=self._path.name))
        self.project.name = " ".join(said.get("name", "").split())
        for about in ("company", "webLink"):
            if said.get(about, "").strip():
                self._unplaced("about")

    def _task(self, said: Attributes) -> None:
        tasks = self.project.tasks
        if len(tasks) >= _MOST_TASKS:
            raise _too_large(self._path)
        complete = said.get("complete", "").strip()
        task = Task(
            row=len(tasks) + 1,
            id=said.get("id", "").strip(),
            uid=said.get("uid", "").strip(),
            name=" ".join(said.get("name", "").split()),
            start=said.get("start", "").strip(),
            duration=said.get("duration", "").strip(),
            complete=int(complete) if re.fullmatch(r"\d{1,3}", complete, re.ASCII) else 0,
            milestone=said.get("meeting", "").strip() == "true",
            parent=self._tasks[-1] if self._tasks else None,
        )
        tasks.append(task)
        self._tasks.append(task)
        self._number("costs", said.get("cost-manual-value", ""))
        counted = {
            "percentages": 0 < task.complete < 100,
            "priorities": said.get("priority", "1") not in ("", "1"),  # 1 is normal
            "colours": bool(said.get("color") or said.get("shape")),
            "web links": bool(said.get("webLink", "").strip()),
            "earliest": said.get("thirdDate-constraint") == "1",
        }
        for what, there in counted.items():
            if there:
                self._unplaced(what)

    def _depend(self, said: Attributes) -> None:
        self._links += 1
        if self._links > _MOST_LINKS:
            raise _too_large(self._path)
        if self._tasks:
            link = Link(
                said.get("id", "").strip(), said.get("type", "").strip(), said.get("difference", "").strip()
            )
            self._tasks[-1].links.append(link)

    def _column(self, said: Attributes) -> None:
        if said.get("type") == "custom":
            self._custom[said.get("id", "")] = said.get("name", "")

    def _custom_value(self, said: Attributes) -> None:
        name = (
            self._custom.pop(said.get("taskproperty-id", ""), None) if said.get("value", "").strip() else None
        )
        if name is not None:  # a column counts once, when it is seen to be filled
            self._named("columns", name)

    def _resource(self, said: Attributes) -> None:
        name = " ".join(said.get("name", "").split())
        if not name:
            self._unplaced("nameless")
            return
        self.project.people[said.get("id", "").strip()] = Person(
            name, said.get("phone", ""), said.get("contacts", "")
        )

    def _allocation(self, said: Attributes) -> None:
        self.project.parts.append(Part(said.get("task-id", "").strip(), said.get("resource-id", "").strip()))
        if said.get("responsible") == "true":
            self._unplaced("coordinators")
        if re.fullmatch(r"0*100(\.0*)?|", said.get("load", "").strip()) is None:
            self._unplaced("loads")

    def _week(self, said: Attributes) -> None:
        self.project.days.week(
            [said.get(day, "0").strip() == "1" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")]
        )

    def _weekends(self, said: Attributes) -> None:
        self.project.days.work_weekends = said.get("value", "").strip() == "true"

    def _date(self, said: Attributes) -> None:
        parts = [said.get(part, "").strip() for part in ("year", "month", "date")]
        if self._open[-2:] != ["calendars", "date"] or not all(
            re.fullmatch(r"\d{0,4}", p, re.ASCII) for p in parts
        ):
            return
        year, month, of_month = (int(part or 0) for part in parts)
        self.project.days.event(year, month, of_month, said.get("type", "").strip() or "HOLIDAY")

    # --

    def _unplaced(self, what: str) -> None:
        self.project.unplaced[what] += 1

    def _named(self, what: str, name: str) -> None:
        self._unplaced(what)
        self.project.called.setdefault(what, []).append(" ".join(name.split()))

    def _number(self, what: str, value: str) -> None:
        if re.search(r"[1-9]", value):
            self._unplaced(what)
