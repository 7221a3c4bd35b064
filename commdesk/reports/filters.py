"""What a page may be narrowed by: fields like those of records, read from words typed or chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from commdesk import text
from commdesk.errors import KnownError
from commdesk.records import fields
from commdesk.records.field import Field
from commdesk.records.goals import STATES
from commdesk.records.kinds import BY_NAME
from commdesk.records.reading import short
from commdesk.records.volunteers import STATUSES
from commdesk.reports.described import Report
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, _

PERSON = fields.Link(N_("Person"), name="person", to="volunteers")
ONE_PERSON = fields.Link(N_("Person"), name="person", to="volunteers", required=True)
PROGRAMME = fields.Link(N_("Programme"), name="programme", to="programmes", hint=N_("Only who helped there"))
OF_PROGRAMME = fields.Link(N_("Programme"), name="programme", to="programmes")
GOAL = fields.Link(N_("Goal"), name="goal", to="goals", hint=N_("Else all that are open"))
OWNER = fields.Link(N_("Owner"), name="owner", to="volunteers")
PARTNER = fields.Link(N_("Partner"), name="partner", to="partners", hint=N_("Else all that have not ended"))
CHANNEL = fields.Link(N_("Channel"), name="channel", to="channels", hint=N_("Else all of them"))
AGREEMENT = fields.Link(N_("Agreement"), name="agreement", to="agreements", required=True)
ACTIVE_PARTNER = fields.Link(N_("Partner"), name="partner", to="partners", hint=N_("Else all you work with"))
PARTNER_OR_BLANK = fields.Link(
    N_("Partner"), name="partner", to="partners", hint=N_("A sheet for each side; else an empty one")
)
SURVEY = fields.Link(N_("Survey"), name="survey", to="surveys", required=True)
STATE = fields.Choice(
    N_("State"),
    name="state",
    options={**STATES, "open_reached": N_("Open and reached"), "all": N_("All")},
    unsaid=N_("Open: planned or under way"),
    unsaid_code="open",
)
BY = fields.Choice(
    N_("Rows by"),
    name="by",
    options={"owner": N_("Owner"), "programme": N_("Programme"), "state": N_("State")},
    unsaid=N_("Day, without headings"),
    unsaid_code="day",
)
PAGES_WIDE = fields.Choice(
    N_("Width"),
    name="pages_wide",
    options={
        "2": N_("2 pages side by side"),
        "3": N_("3 pages side by side"),
        "4": N_("4 pages side by side"),
    },
    unsaid=N_("One page wide"),
    unsaid_code="1",
    hint=N_("The days are cut into pages to hang next to each other"),
)
DECIDES = fields.YesNo(N_("Frame what decides the end"), name="decides")
STATUS = fields.Choice(N_("Status"), name="status", options=STATUSES)
RULE = fields.Link(
    N_("Thank-you"),
    name="rule",
    to="award_rules",
    hint=N_("Everybody who has earned it and was not given it"),
)
CHECK = fields.Link(N_("Check or training"), name="check", to="check_types")
HOURS = fields.Hours(N_("From hours"), name="hours", hint=N_("Only who gave as many; 50"))
MOST = fields.Whole(N_("How many"), name="most", least=1, most=1000, hint=N_("Names at most; 20"))
DOTS = fields.Whole(N_("Dots each"), name="dots", least=1, most=10, hint=N_("3"))
EMERGENCY = fields.YesNo(N_("With emergency contacts"), name="emergency")
EVERYONE = fields.YesNo(N_("Also who has not agreed"), name="everyone")
OWED = fields.YesNo(N_("Only what is owed"), name="owed")


def read(reader: Reader, report: Report, typed: Iterable[str]) -> dict[str, Any]:
    """The values of ``FIELD=VALUE`` words; raises KnownError with what there is for anything that does not fit."""
    found: dict[str, Any] = {}
    for word in typed:
        name, sign, value = word.partition("=")
        if not sign:
            sentence = _("“{typed}” is not written as Field=Value, like person=Amina.")
            raise KnownError(sentence.format(typed=short(word)))
        declared = named(report, name)
        if value.strip():
            found[declared.name] = value_of(reader, declared, value)
    return found


def named(report: Report, typed: str) -> Field:
    """The filter of a page by its name or title; raises KnownError naming those there are."""
    wanted = text.fold(typed.strip())
    for declared in report.filters:
        if wanted in (declared.name, text.fold(declared.title), text.fold(declared.label())):
            return declared
    if not report.filters:
        sentence = _("“{report}” cannot be narrowed by “{name}”, or by anything else.")
        raise KnownError(sentence.format(report=_(report.title), name=short(typed.strip())))
    sentence = _("“{report}” cannot be narrowed by “{name}”. There are: {names}.")
    names = ", ".join(declared.name for declared in report.filters)
    raise KnownError(sentence.format(report=_(report.title), name=short(typed.strip()), names=names))


def value_of(reader: Reader, declared: Field, typed: str) -> Any:
    """The value of typed words; a link is found by its id or its whole name, accents and case aside.

    Raises KnownError when it means nothing or several.
    """
    if not isinstance(declared, fields.Link):
        value = declared.parse(typed)
        declared.check(value)
        return value
    kind, bare = BY_NAME[declared.to], " ".join(typed.split())
    if reader.get(kind, bare) is not None:
        return bare
    fitting = [
        record.id
        for record in reader.find(kind, Query(words=bare))
        if text.fold(kind.name_of(record)) == text.fold(bare)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        sentence = _("There are {n} called “{name}” in {kind}. Say which one by its id: {ids}.")
        raise KnownError(
            sentence.format(
                n=len(fitting), name=short(bare), kind=kind.many_name(), ids=", ".join(fitting[:5])
            )
        )
    sentence = _("There is no “{name}” in {kind}. Please write the whole name.")
    raise KnownError(sentence.format(name=short(bare), kind=kind.many_name()))


def check(reader: Reader, report: Report, where: Mapping[str, Any]) -> None:
    """Raises KnownError when the page cannot be narrowed by that, when a record is gone, or a needed one missing."""
    for name, value in where.items():
        declared = named(report, name)
        if isinstance(declared, fields.Link) and reader.get(BY_NAME[declared.to], value) is None:
            sentence = _("The record that “{report}” was to be narrowed by is no longer there.")
            raise KnownError(sentence.format(report=_(report.title)))
    for declared in report.filters:
        if declared.required and not where.get(declared.name):
            sentence = _("“{report}” is about one {what}. Please say which ({name}=…).")
            raise KnownError(
                sentence.format(report=_(report.title), what=declared.label().lower(), name=declared.name)
            )
