"""Type-ahead for whom one could ask: free then first, each with a word on why they stand where they stand."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from commdesk.figures.rota import Occurrence
from commdesk.figures.rota_people import Candidate, candidates
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.text import _
from ui.shared.editors import NameCompleter
from ui.shared.work import Work


class PersonAhead(NameCompleter):
    """Names for a session, which ``one`` answers at the moment they are offered."""

    def __init__(self, line: QLineEdit, work: Work, one: Callable[[], Occurrence | None]) -> None:
        super().__init__(line, work.store, VOLUNTEERS)
        self._one = one
        self._offered: dict[str, Volunteer] = {}
        self.chosen: Volunteer | None = None

    def offered(self, typed: str = "") -> list[str]:
        """The lines of the list for what was typed, in order."""
        one = self._one()
        self._offered = {}
        for candidate in candidates(self._store, one, typed) if one is not None else []:
            words = _words(candidate)
            if words in self._offered:
                # Two of the same name: what tells them apart stands beside them.
                words = " · ".join((words, candidate.person.phone or candidate.person.email or "2"))
            self._offered[words] = candidate.person
        return list(self._offered)

    def _offer(self, all_names: bool = False) -> None:
        typed = self._line.text()
        if (not typed.strip() and not all_names) or not self._line.hasFocus():
            self._hide()
            return
        names = self.offered(typed)
        self._names.setStringList(names)
        if names:
            self._completer.complete()
        else:
            self._hide()

    def _pick(self, name: str) -> None:
        self.chosen = self._offered.get(name)
        if self.chosen is not None:
            self._line.setText(self.chosen.name)
            self.picked.emit(self.chosen.name)


def _words(candidate: Candidate) -> str:
    if candidate.clash:
        return _("{name} · then at {where}").format(name=candidate.person.name, where=candidate.clash)
    if candidate.free:
        return _("{name} · can come then").format(name=candidate.person.name)
    return candidate.person.name
