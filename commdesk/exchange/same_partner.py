"""Whether a partner of a list is one that is here already: asked, never swallowed."""

from typing import Any

from commdesk import clock
from commdesk.errors import FieldError
from commdesk.exchange.columns import same_name
from commdesk.exchange.decisions import Decisions
from commdesk.figures.alike import Alike, Match
from commdesk.records import reading
from commdesk.records.contact import digits, same_number, site
from commdesk.records.fields import Value
from commdesk.records.kind import sort_words
from commdesk.records.partners import PARTNERS, Partner
from commdesk.store.store import Reader
from commdesk.text import N_, _, listed

_REASONS = {
    "email": N_("“{name}” has the same e-mail address as “{other}”, which is here already."),
    "phone": N_("“{name}” has the same phone number as “{other}”, which is here already."),
    "site": N_("“{name}” has the same website as “{other}”, which is here already."),
    "name": N_("“{name}” is nearly called like “{other}”, which is here already."),
    "same": N_("“{name}” is here already as “{other}”."),
}


class SamePartner:
    """Asks whether a partner of a list is one that is here already."""

    def __init__(self, reader: Reader, decisions: Decisions) -> None:
        self._reader, self._decisions = reader, decisions
        self._alike = Alike(reader, PARTNERS)
        self._asked: dict[tuple[str, str, tuple[str, ...]], str] = {}  # what came of it, or the sentence
        self.twins: list[str] = []  # names that are here and are added once more

    def here(self, row: int, partner: Partner, said: dict[str, Value]) -> Partner | None:
        """The one here that is the same, or None.

        It is the same without a question where the name is the same and nothing that the row says contradicts what
        is here. Raises FieldError while nobody has decided.
        """
        match = self._alike.best(partner.values())
        other: Partner | None = self._reader.get(PARTNERS, match.id) if match else None
        if match is None or other is None:
            return None
        differs = contradicting(other, said)
        # Its next row, with another contact, is not asked about once more.
        asked = same_name(partner.name), other.id, tuple(differs)
        if asked not in self._asked:
            self._asked[asked] = ""
            sentence = _told(partner, other, match, differs)
            sure = match.alike == 100 and not differs
            try:
                answer = self._decisions.settle("alike", row, sentence, "name", likely="same" if sure else "")
            except FieldError:
                self._asked[asked] = sentence
            else:
                self._asked[asked] = answer
        answer = self._asked[asked]
        if answer not in ("same", "other"):
            cure = _("Nothing of this row came in: please decide whether it is the same partner.")
            raise FieldError(f"{answer} {cure}", "name")
        if answer == "same":
            return other
        if same_name(other.name) == same_name(partner.name):
            self.twins.append(partner.name)
        return None


def _told(partner: Partner, other: Partner, match: Match, differs: list[str]) -> str:
    """Why a partner may be one who is here, and what speaks against it."""
    reason = "same" if match.alike == 100 else match.reason
    told = _(_REASONS[reason]).format(name=reading.short(partner.name), other=reading.short(other.name))
    if differs:
        names = listed([PARTNERS.fields[name].label().lower() for name in differs])
        told += " " + _("Something else stands here: {fields}.").format(fields=names)
    return told


def contradicting(here: Partner, said: dict[str, Value]) -> list[str]:
    """The fields in which a row says something else than stands here; what is empty on one side contradicts nothing."""
    found = []
    for name, value in said.items():
        there = getattr(here, name)
        filled = value not in (None, "") and there not in (None, "")
        if name != "name" and filled and not same_value(name, value, there):
            found.append(name)
    return found


def same_value(name: str, one: Any, other: Any) -> bool:
    """Whether a field of two partners says the same, however it is written."""
    if name == "phone":
        return one == other or same_number(digits(str(one)), digits(str(other)))
    if name == "website":
        return bool(one == other or (site(str(one)) and site(str(one)) == site(str(other))))
    return sort_words(str(one)) == sort_words(str(other))


def stage_of(partner: Partner) -> str:
    """A partner list has no stages: who has ended has ended, who has begun is active."""
    today = clock.today()
    if partner.end and reading.last_day(partner.end) < today:
        return "ended"
    if partner.start:
        return "active" if reading.first_day(partner.start) <= today else "agreed"
    return "identified"
