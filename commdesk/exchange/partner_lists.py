"""Lists of partners: rows that repeat one with another contact, what is filled in here, and people at partners."""

import dataclasses
from dataclasses import dataclass, field

from commdesk.exchange.columns import same_name
from commdesk.exchange.decisions import Decisions, LeftOutError
from commdesk.exchange.partner_columns import CONTACT, OF_PARTNERS, PARTNER_FIELDS
from commdesk.exchange.same_partner import SamePartner, contradicting, same_value, stage_of
from commdesk.records import reading
from commdesk.records.fields import Value
from commdesk.records.kind import Record
from commdesk.records.partners import PARTNER_PEOPLE, PARTNERS, Partner, PartnerPerson
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _, listed, ngettext, number

_MOST_NAMED = 12


@dataclass
class Filled:
    """A partner who is here and gets what is empty: as it will be, and the (key, content) of the rows that say so."""

    record: Partner
    rows: list[tuple[str, str]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


@dataclass
class _Coming:
    """A partner that the list brings: what its rows say of it, the first contact, and the people so far."""

    record: Partner
    said: dict[str, Value]
    first: dict[str, Value]
    parts: list[Record]
    has_people: bool = False


class PartnerRows:
    """The rows of a list of partners, one by one. ``filled`` are the partners here that it adds to, by id."""

    def __init__(self, reader: Reader, decisions: Decisions, made: str, *, stages: bool) -> None:
        self._reader, self._made, self._stages = reader, made, stages
        self._same = SamePartner(reader, decisions)
        self._coming: dict[str, list[_Coming]] = {}
        self._people = _People(reader)
        self._repeated = 0
        self._kept: dict[str, set[str]] = {}  # name of a partner here -> fields that the list says otherwise
        self.filled: dict[str, Filled] = {}

    @property
    def twins(self) -> list[str]:
        """Names that are here and are added once more."""
        return self._same.twins

    def bring(
        self, row: int, values: dict[str, Value], came: tuple[str, str], *, twin: bool
    ) -> tuple[Record, list[Record]]:
        """What a row adds: a partner, or a person at one that came before or is here; and the people that are parts of it.

        ``came`` is by what the row is known again (key, content); ``twin`` when the file has had the very same row.
        Raises LeftOutError when it adds nothing, FieldError when it is refused.
        """
        people, explicit = _contacts(values)
        said = {name: value for name, value in values.items() if name not in CONTACT}
        group = None if twin or not people else self._group(said)
        if group is not None:
            return self._repeat(group, said, people)
        partner = Partner(made=self._made, **values)  # type: ignore[arg-type]
        if not self._stages:
            partner.stage = stage_of(partner)
        PARTNERS.check(partner)
        here = self._same.here(row, partner, _telling(values, people))
        if here is not None:
            return self._add_to(here, values, people, came, explicit=explicit)
        parts: list[Record] = []
        coming = _Coming(partner, said, people[0] if people else {}, parts)
        if explicit:
            parts += self._people.at(partner.id, people)
            coming.has_people = True
        self._coming.setdefault(same_name(partner.name), []).append(coming)
        return partner, parts

    def notes(self) -> list[str]:
        """What a person should know."""
        told = []
        count = len(self._people.made)
        if self._repeated:
            sentence = ngettext(
                "{count} row repeats a partner with another contact: it is one partner, and the contacts are its people.",
                "{count} rows repeat a partner with another contact: each is one partner, and the contacts are its people.",
                self._repeated,
            )
            told.append(sentence.format(count=number(self._repeated)))
        if count:
            sentence = ngettext(
                "{count} person at a partner comes in with them: {names}.",
                "{count} people at partners come in with them: {names}.",
                count,
            )
            told.append(
                sentence.format(count=number(count), names=_some([p.name for p in self._people.made]))
            )
        for filled in self.filled.values():
            names = listed([PARTNERS.fields[name].label().lower() for name in dict.fromkeys(filled.fields)])
            sentence = _("Filled in at “{name}”, which is here already: {fields}.")
            told.append(sentence.format(name=reading.short(filled.record.name), fields=names))
        for name, fields in self._kept.items():
            names = listed(
                [PARTNERS.fields[field].label().lower() for field in PARTNERS.fields if field in fields]
            )
            sentence = _("“{name}” says something else here and was left as it is: {fields}.")
            told.append(sentence.format(name=reading.short(name), fields=names))
        return told

    def label(self, partners: int) -> str:
        """What the step is called where a count of rows would not say it."""
        people = len(self._people.made)
        if people:
            sentence = _("Import partners ({partners}) and people there ({people})")
            return sentence.format(partners=number(partners), people=number(people))
        if self.filled and not partners:
            return _("Fill in {count} partners").format(count=number(len(self.filled)))
        return ""

    def _group(self, said: dict[str, Value]) -> _Coming | None:
        """The partner above that a row repeats: nothing but the contact differs."""
        for coming in self._coming.get(same_name(str(said["name"])), ()):
            if all(
                coming.said.get(name) in (None, "", value) for name, value in said.items() if name != "name"
            ):
                return coming
        return None

    def _repeat(
        self, coming: _Coming, said: dict[str, Value], people: list[dict[str, Value]]
    ) -> tuple[Record, list[Record]]:
        if people == [coming.first]:
            raise LeftOutError(skipped=True)  # the very same, with less said of it
        whole = dataclasses.replace(coming.record)
        more = {name: value for name, value in said.items() if name not in coming.said}
        for name, value in more.items():
            setattr(whole, name, value)
        PARTNERS.check(whole)
        found = self._people.at(coming.record.id, people)
        if not found:
            raise LeftOutError(skipped=True)
        if not coming.has_people and coming.first:
            coming.parts += self._people.at(coming.record.id, [coming.first])
        coming.has_people = True
        coming.said.update(more)
        for name, value in more.items():
            setattr(coming.record, name, value)
        if not self._stages:
            coming.record.stage = stage_of(coming.record)
        self._repeated += 1
        return found[0], found[1:]

    def _add_to(
        self,
        here: Partner,
        values: dict[str, Value],
        people: list[dict[str, Value]],
        came: tuple[str, str],
        *,
        explicit: bool,
    ) -> tuple[Record, list[Record]]:
        """The row is a partner who is here: what is empty is filled in, and another contact is a person there."""
        whole = dataclasses.replace(self.filled[here.id].record if here.id in self.filled else here)
        named = values.get("contact") or whole.contact
        another = whole.contact and not same_value("contact", named, whole.contact)
        wanted = people if explicit or another else []
        said = {n: v for n, v in values.items() if n != "name" and not (wanted and n in CONTACT)}
        empty = [n for n, v in said.items() if getattr(whole, n) in (None, "") and v not in (None, "")]
        for name in empty:
            setattr(whole, name, said[name])
        if not self._stages and whole.stage == "identified" and {"start", "end"} & set(empty):
            whole.stage = stage_of(whole)  # nothing was known of it, and its days tell
            empty += ["stage"] if whole.stage != "identified" else []
        PARTNERS.check(whole)
        found = self._people.at(here.id, wanted)
        other = [name for name in contradicting(here, said) if name not in empty]
        if other:
            self._kept.setdefault(here.name, set()).update(other)
        if empty:
            filled = self.filled.setdefault(here.id, Filled(whole))
            filled.record = whole
            filled.fields += empty
            if not found:
                filled.rows.append(came)
        if not found:
            raise LeftOutError(skipped=True)
        return found[0], found[1:]


class PeopleRows:
    """The rows of a list of people at partners: the partners that they bring along."""

    def __init__(self, reader: Reader, decisions: Decisions, *, stages: bool) -> None:
        self._stages = stages
        self._decisions = decisions
        self._same = SamePartner(reader, decisions)
        self._known: dict[str, str] = {}  # a partner's name in the list -> the id of the one here that it is
        self._people = _People(reader)

    @property
    def twins(self) -> list[str]:
        """Names that are here and are added once more."""
        return self._same.twins

    @staticmethod
    def said_of_partner(values: dict[str, Value]) -> dict[str, Value]:
        """Takes what a row says of its partner out of its values; by the partner's own fields."""
        return {PARTNER_FIELDS[short]: values.pop(short) for short in list(values) if short in PARTNER_FIELDS}

    def known(self, name: str) -> str:
        """The id of the partner here that a name of the list was found to mean, or nothing."""
        return self._known.get(same_name(name), "")

    def fresh(self, row: int, partner: Partner, said: dict[str, Value]) -> str:
        """Fills a partner that would be added; answers the id of the one here that it is, or nothing."""
        self.fill(partner, said)
        here = self._same.here(row, partner, said)
        if here is None:
            return ""
        self._known[same_name(partner.name)] = here.id
        return here.id

    def fill(self, partner: Partner, said: dict[str, Value]) -> None:
        """What is empty of a partner that the list brings, from another of its rows."""
        filled = dataclasses.replace(partner)
        for name, value in said.items():
            if name == "stage" or getattr(filled, name) in (None, ""):
                setattr(filled, name, value)
        if not self._stages:
            filled.stage = stage_of(filled)
        PARTNERS.check(filled)
        for name, value in filled.values().items():
            setattr(partner, name, value)

    def refuse_known(self, row: int, person: PartnerPerson) -> None:
        """Raises LeftOutError for somebody who is at that partner already."""
        if person.partner and self._people.is_there(person.partner, person.name):
            self._decisions.settle("named", row, person.name, likely="skip")


class _People:
    """The people at partners: those who are here, and those that the list brings."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._there: dict[str, set[str]] = {}
        self.made: list[PartnerPerson] = []

    def is_there(self, partner: str, name: str) -> bool:
        """Whether somebody of that name is at a partner."""
        if partner not in self._there:
            found = self._reader.find(PARTNER_PEOPLE, Query(equals={"partner": partner}))
            self._there[partner] = {same_name(person.name) for person in found}
        return same_name(name) in self._there[partner]

    def at(self, partner: str, said: list[dict[str, Value]]) -> list[Record]:
        """New people at a partner, without those who are there."""
        found: list[Record] = []
        for values in said:
            name = str(values["name"])
            if self.is_there(partner, name):
                continue
            person = PartnerPerson(partner=partner, **values)  # type: ignore[arg-type]
            PARTNER_PEOPLE.check(person)
            self._there[partner].add(same_name(name))
            self.made.append(person)
            found.append(person)
        return found


def _contacts(values: dict[str, Value]) -> tuple[list[dict[str, Value]], bool]:
    """The people whom a row names, and whether they are more than the partner's own fields can hold.

    Takes what is only of them out of the values.
    """
    more = {extra.name: values.pop(extra.name) for extra in OF_PARTNERS if extra.name in values}
    first = {
        "name": values.get("contact"),
        "role": more.get("role"),
        "phone": more.get("contact_phone") or values.get("phone"),
        "email": more.get("contact_email") or values.get("email"),
    }
    second = {
        "name": more.get("contact_2"), "role": more.get("role_2"), "phone": more.get("phone_2"),
        "email": more.get("email_2"),
    }  # fmt: skip
    people: list[dict[str, Value]] = []
    for person in (first, second):
        said = {name: value for name, value in person.items() if value}
        if said:
            # Nobody is named: what is known of them tells whom one reaches there.
            people.append({**said, "name": said.get("name") or said.get("role") or next(iter(said.values()))})
    return people, bool(more)


def _telling(values: dict[str, Value], people: list[dict[str, Value]]) -> dict[str, Value]:
    """What a row says of the partner itself: with a contact named, phone and address may be that person's."""
    return {n: v for n, v in values.items() if n not in CONTACT} if values.get("contact") else dict(values)


def _some(words: list[str]) -> str:
    shown = ", ".join(reading.short(word) for word in words[:_MOST_NAMED])
    return shown if len(words) <= _MOST_NAMED else shown + " …"
