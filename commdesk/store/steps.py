"""A step: everything one deed of the user changed, so that it can be undone and redone."""

from typing import NamedTuple

from commdesk.records.fields import Value

Row = dict[str, Value]


class Change(NamedTuple):
    """One record before and after; None stands for "was not there"."""

    kind: str
    id: str
    before: Row | None
    after: Row | None


class Step(NamedTuple):
    """A label for the menu ("Edit volunteer") and the changes, in the order they were made."""

    label: str
    changes: tuple[Change, ...] = ()

    def reverse(self) -> "Step":
        """The step that takes this one back."""
        undone = tuple(Change(c.kind, c.id, c.after, c.before) for c in reversed(self.changes))
        return Step(self.label, undone)

    def kinds(self) -> set[str]:
        """The names of the kinds it touches."""
        return {change.kind for change in self.changes}
