"""What waits for what in a plan of GanttProject: the links that a group's file can keep, and a count of the others."""

from collections import Counter
from collections.abc import Mapping

from commdesk.exchange.gan import Link, Project, Task
from commdesk.records import reading
from commdesk.records.goals import DEPENDENCIES, Action, Dependency, Goal
from commdesk.records.kind import Record
from commdesk.store.store import Reader

_FINISH_START = ("2", "")  # GanttProject's ConstraintType counts from 1; without a word it is this one
_OTHERS = {"1": "start-start", "3": "finish-finish", "4": "start-finish"}
_MOST_LAG = 3650

Edges = dict[str, list[str]]


class Links:
    """``new`` are the links to add; ``left`` counts the others by why they are left out (a key of ``gan_notes.LINKS``)."""

    def __init__(self, reader: Reader, project: Project, records: Mapping[Task, Record]) -> None:
        self.new: list[Dependency] = []
        self.left: Counter[str] = Counter()
        self._records = records
        self._by_id = {task.id: task for task in reversed(project.tasks)}
        kept = [(link.before, link.after) for link in reader.find(DEPENDENCIES)]
        self._said = set(kept)
        self._here = set(kept)
        for task in project.tasks:
            for link in task.links:
                self._take(task, link)
        self._without_circles(kept)

    def _take(self, task: Task, link: Link) -> None:
        follower = self._by_id.get(link.to)
        if follower is None or follower is task:
            self.left["nowhere"] += 1
            return
        before, after = self._records.get(task), self._records.get(follower)
        lag = reading.number(link.lag or "0")
        if link.kind not in _FINISH_START:
            self.left[_OTHERS.get(link.kind, "unknown")] += 1
        elif before is None or after is None:
            self.left["refused"] += 1
        elif isinstance(before, Goal) or isinstance(after, Goal):
            self.left["goals"] += 1
        elif lag is None or not 0 <= lag <= _MOST_LAG or lag != int(lag):
            self.left["overlap"] += 1
        elif (before.id, after.id) in self._said:
            self.left["here" if (before.id, after.id) in self._here else "twice"] += 1
        else:
            self._said.add((before.id, after.id))
            self.new.append(_dependency(before, after, int(lag)))

    def _without_circles(self, kept: list[tuple[str, str]]) -> None:
        """Leaves out each link that would close a circle with those before it and those here already."""
        doubtful = _in_circles([*kept, *((link.before, link.after) for link in self.new)])
        if not doubtful:
            return
        edges: Edges = {}
        for one, other in kept:
            edges.setdefault(one, []).append(other)
        sound = []
        for link in self.new:
            both = {link.before, link.after} <= doubtful
            if both and _leads(edges, link.after, link.before, doubtful):
                self.left["circles"] += 1
                continue
            edges.setdefault(link.before, []).append(link.after)
            sound.append(link)
        self.new = sound


def _dependency(before: Record, after: Record, lag: int) -> Dependency:
    ends = {
        "action" if isinstance(before, Action) else "milestone": before.id,
        "next_action" if isinstance(after, Action) else "next_milestone": after.id,
    }
    return Dependency(lag=lag, **ends)


def _in_circles(links: list[tuple[str, str]]) -> set[str]:
    """What is left when all is taken away again and again that waits for nothing: circles, and what lies behind them."""
    waits: Counter[str] = Counter(after for __, after in links)
    edges: Edges = {}
    for before, after in links:
        edges.setdefault(before, []).append(after)
    free = [id for id in {end for link in links for end in link} if not waits[id]]
    left = {end for link in links for end in link}
    while free:
        id = free.pop()
        left.discard(id)
        for after in edges.get(id, ()):
            waits[after] -= 1
            if not waits[after]:
                free.append(after)
    return left


def _leads(edges: Edges, start: str, end: str, within: set[str]) -> bool:
    """Whether links lead from one end to the other."""
    seen, ahead = {start}, [start]
    while ahead:
        for after in edges.get(ahead.pop(), ()):
            if after == end:
                return True
            if after in within and after not in seen:
                seen.add(after)
                ahead.append(after)
    return False
