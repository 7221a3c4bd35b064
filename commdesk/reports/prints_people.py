"""The prints about people, their hours, checks and statements: described, not drawn."""

from commdesk.figures import periods
from commdesk.reports import filters
from commdesk.reports.described import ALWAYS, PUBLIC, Report, Section
from commdesk.reports.sections import expenses, hours_lists, roster, statement, watch
from commdesk.text import N_

OWN_DETAILS = N_("These are people’s own details: keep the page safe, and shred it after use.")

HOURS = Report(
    name="hours",
    title=N_("Hours"),
    reader=N_("The coordinator and the committee, or a funder who asks for the hours."),
    decision=N_("Whether a month, a programme or a person needs more hands."),
    facts=N_("Completed shifts with their people, programmes and days; groups by headcount."),
    sections=(
        Section("summary", N_("The sum"), hours_lists.summary),
        Section("months", N_("By month"), hours_lists.by_month),
        Section("programmes", N_("By programme"), hours_lists.by_programme),
        Section("people", N_("By person"), hours_lists.by_person),
    ),
    layout=(("summary",), ("months", "programmes"), ("people",)),
    default_period=periods.DEFAULT,
    options=(*ALWAYS, PUBLIC),
    topic="meetings",
    filters=(filters.PROGRAMME,),
)

ROSTER = Report(
    name="roster",
    title=N_("Roster"),
    reader=N_("The coordinator, planning who could do what."),
    decision=N_("Whom to ask for a job, by what they can do and when they can come."),
    facts=N_("Names, status, skills, languages, availability, since when, hours of the period."),
    sections=(Section("people", N_("People"), roster.roster),),
    layout=(("people",),),
    default_period=periods.DEFAULT,
    options=ALWAYS,
    topic="people",
    filters=(filters.STATUS, filters.PROGRAMME),
    personal=True,
    landscape=True,
    closing=OWN_DETAILS,
)

PHONE_LIST = Report(
    name="phone-list",
    title=N_("Phone list"),
    reader=N_("Whoever calls people together: the coordinator, the phone chain."),
    decision=N_("Whom to call tonight, and in an emergency whom to tell."),
    facts=N_(
        "Phones and e-mails of those who agreed to be contacted; emergency contacts and guardians if wanted."
    ),
    sections=(Section("people", N_("People"), roster.phone_list),),
    layout=(("people",),),
    default_period="",
    options=ALWAYS,
    topic="people",
    filters=(filters.STATUS, filters.PROGRAMME, filters.EMERGENCY, filters.EVERYONE),
    personal=True,
    closing=OWN_DETAILS,
)

CHECKS = Report(
    name="checks",
    title=N_("Checks due"),
    reader=N_("The coordinator, before the next session and once a month."),
    decision=N_("Whose check or training must be renewed, and who may not help until then."),
    facts=N_(
        "Checks and training with their ends, how early each type warns, who lacks what everybody needs."
    ),
    sections=(Section("checks", N_("Checks"), watch.checks_due),),
    layout=(("checks",),),
    default_period="",
    options=ALWAYS,
    topic="people",
    filters=(filters.CHECK,),
    personal=True,
    closing=OWN_DETAILS,
)

CARE = Report(
    name="care",
    title=N_("Care list"),
    reader=N_("The coordinator only."),
    decision=N_("Whom to ask how they are, before they are lost or worn out."),
    facts=N_("Completed shifts alone: who came once, who carries much, who has been away for long."),
    sections=(Section("people", N_("People"), watch.care_list),),
    layout=(("people",),),
    default_period="",
    options=ALWAYS,
    topic="people",
    personal=True,
)

STATEMENT = Report(
    name="statement",
    title=N_("Statement of hours"),
    reader=N_("One person, and whoever they show it to: an employer, a college, an office."),
    decision=N_("Whether the hours are accepted as given."),
    facts=N_("Each completed shift of the person with day, programme and length; lines to sign."),
    sections=(Section("hours", N_("Hours"), statement.statement),),
    layout=(("hours",),),
    default_period=periods.DEFAULT,
    options=ALWAYS,
    topic="statements",
    filters=(filters.ONE_PERSON, filters.PROGRAMME),
    personal=True,
)

SERVICE = Report(
    name="service",
    title=N_("Required service"),
    reader=N_("The school, court or office that asks for hours; without a person, the coordinator."),
    decision=N_("Whether what was asked for has been given, or who must hurry."),
    facts=N_("Hours asked for, from when to when, in which programme; the completed shifts that count."),
    sections=(Section("service", N_("Required service"), statement.required),),
    layout=(("service",),),
    default_period="",
    options=ALWAYS,
    topic="statements",
    filters=(filters.PERSON,),
    personal=True,
)

EXPENSES = Report(
    name="expenses",
    title=N_("Expenses"),
    reader=N_("The treasurer; with a person chosen, that person."),
    decision=N_("Whom to pay back, and which programme it belongs to."),
    facts=N_("What people laid out: day, amount, what for, programme, paid back or not."),
    sections=(
        Section("summary", N_("The sum"), expenses.summary),
        Section("people", N_("By person"), expenses.by_person),
        Section("programmes", N_("By programme"), expenses.by_programme),
        Section("items", N_("Each one"), expenses.items),
    ),
    layout=(("summary",), ("people", "programmes"), ("items",)),
    default_period="this-year",
    options=ALWAYS,
    topic="statements",
    filters=(filters.PERSON, filters.PROGRAMME, filters.OWED),
    personal=True,
)

REPORTS = (HOURS, ROSTER, PHONE_LIST, CHECKS, CARE, STATEMENT, SERVICE, EXPENSES)
