"""A check as a list shows it: its state as a chip, and the day of running out that follows from its type."""

from typing import Any

from commdesk import clock
from commdesk.records.people import check_state, with_end
from commdesk.records.volunteers import CHECK_TYPES, CHECKS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import N_, _
from ui.shared.work import Work

STATES = {
    "expired": N_("Expired"),
    "due": N_("Due soon"),
    "ok": N_("In order"),
    "never": N_("Never runs out"),
    "renewed": N_("Renewed"),
}
TONES = {"expired": "bad", "due": "warn", "ok": "good", "never": "quiet", "renewed": "quiet"}


class CheckWords:
    """Knows the types of checks, and and asks the file again when something has changed."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._windows: dict[str, int] = {}
        self._beside: dict[tuple[str, str], list[Any]] = {}
        work.changed.connect(self._stepped)

    def state(self, check: Any) -> str:
        """``expired``, ``due``, ``renewed``, ``ok`` or ``never``, today."""
        store = self.work.store
        if check.type not in self._windows:
            self._windows.update({type.id: type.window for type in store.find(CHECK_TYPES)})
        found = check_state(check, self._windows.get(check.type, 0), clock.today())
        if found not in ("due", "expired"):
            return found
        # Only where it would warn: whether the same person has a newer one.
        key = (check.volunteer, check.type)
        if key not in self._beside:
            self._beside[key] = store.find(CHECKS, Query(equals={"volunteer": key[0], "type": key[1]}))
        return check_state(check, self._windows.get(check.type, 0), clock.today(), self._beside[key])

    def _stepped(self, step: Step) -> None:
        if step.kinds() & {CHECKS.name, CHECK_TYPES.name}:
            self._windows.clear()
            self._beside.clear()

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
