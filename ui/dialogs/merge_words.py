"""What is said of two records that may be one, for each kind that can be merged: people, and partners."""

from dataclasses import dataclass
from typing import Any

from commdesk import text
from commdesk.figures.people import person_totals
from commdesk.records.kind import Kind
from commdesk.records.partners import PARTNER_PEOPLE, PARTNERS
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.merge import logged_twice
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, _, ngettext

REASONS = {
    "email": N_("They have the same e-mail address."),
    "phone": N_("They have the same phone number."),
    "site": N_("They have the same website."),
    "name": N_("Their names are alike."),
}


@dataclass(frozen=True)
class MergeWords:
    """The words of one kind; ``moves`` has room for what belongs to the one that goes and for its name."""

    kind: Kind
    title: str
    two: str
    moves: str

    def behind(self, reader: Reader, record: Any) -> str:
        """What is behind a record, and when it came into the list."""
        made = _("in the list since {day}").format(day=text.vague_day(record.made[:10]))
        if self.kind is PARTNERS:
            return _("{stage}, {made}").format(stage=PARTNERS.fields["stage"].show(record.stage), made=made)
        totals = person_totals(reader, record.id, "9999")
        if not totals.shifts:
            return _("No hours, {made}").format(made=made)
        words = ngettext("{n} shift, {hours}, {made}", "{n} shifts, {hours}, {made}", totals.shifts)
        return words.format(n=text.number(totals.shifts), hours=text.hours(totals.minutes), made=made)

    def in_both(self, reader: Reader, left: str, right: str) -> list[str]:
        """What belongs to both and may be one and the same."""
        return _people_of_both(reader, left, right) if self.kind is PARTNERS else _shifts(reader, left, right)


WORDS = {
    VOLUNTEERS.name: MergeWords(
        VOLUNTEERS,
        N_("The same person?"),
        N_("They are &different people"),
        N_("{what} of {name} on the right will belong to the one person that stays."),
    ),
    PARTNERS.name: MergeWords(
        PARTNERS,
        N_("The same partner?"),
        N_("They are &different partners"),
        N_("{what} of {name} on the right will belong to the one partner that stays."),
    ),
}


def _shifts(reader: Reader, left: str, right: str) -> list[str]:
    twice = logged_twice(reader, left, right)
    if not twice:
        return []
    day, programme, minutes = twice[0]
    sentence = _(
        "Both have {length} in {programme} on {day}: if that was one shift, delete one of them in Hours."
    )
    told = [
        sentence.format(
            length=text.duration(minutes),
            programme=PROGRAMMES.name_of(reader.get(PROGRAMMES, programme)),
            day=SHIFTS.fields["day"].show(day),
        )
    ]
    more = len(twice) - 1
    if more:
        words = ngettext("So is {n} more shift in both.", "So are {n} more shifts in both.", more)
        told.append(words.format(n=text.number(more)))
    return told


def _people_of_both(reader: Reader, left: str, right: str) -> list[str]:
    one, other = (
        {text.fold(person.name): person.name for person in reader.find(PARTNER_PEOPLE, Query(equals={"partner": id}))}
        for id in (left, right)
    )  # fmt: skip
    names = [one[name] for name in one if name in other]
    if not names:
        return []
    sentence = _("Both have {names}: if that is one person, delete one of the two entries afterwards.")
    return [sentence.format(names=text.listed(names[:5]))]
