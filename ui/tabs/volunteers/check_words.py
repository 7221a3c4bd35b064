"""A check as a list shows it: its state as a chip, and the day of running out that follows from its type."""

from typing import Any

from commdesk import clock
from commdesk.records.people import check_state, with_end
from commdesk.records.volunteers import CHECK_TYPES
from commdesk.text import N_, _
from ui.shared.work import Work

STATES = {
    "expired": N_("Expired"),
    "due": N_("Due soon"),
    "ok": N_("In order"),
    "never": N_("Never runs out"),
}
TONES = {"expired": "bad", "due": "warn", "ok": "good", "never": "quiet"}


class CheckWords:
    """Knows the types of checks, and asks the file for them again when they have changed."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._windows: dict[str, int] = {}
        work.changed.connect(lambda step: self._windows.clear() if CHECK_TYPES.name in step.kinds() else None)

    def state(self, check: Any) -> str:
        """``expired``, ``due``, ``ok`` or ``never``, today."""
        if check.type not in self._windows:
            self._windows.update({type.id: type.window for type in self.work.store.find(CHECK_TYPES)})
        return check_state(check.expires, self._windows.get(check.type, 0), clock.today())

    def words(self, check: Any) -> str:
        """The state in words."""
        return _(STATES[self.state(check)])

    def tone(self, check: Any) -> str:
        """The tone of the chip."""
        return TONES[self.state(check)]

    def settle(self, before: Any, changed: Any) -> Any:
        """A changed check with the day of running out that its type proposes."""
        store = self.work.store
        types = (store.get(CHECK_TYPES, before.type), store.get(CHECK_TYPES, changed.type))
        return with_end(before, changed, *types)
