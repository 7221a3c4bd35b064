"""The prints that thank people, and those that notice who helped and who did not: described, not drawn."""

from commdesk.figures import periods
from commdesk.reports import filters
from commdesk.reports.described import ALWAYS, Report, Section
from commdesk.reports.sections import helpers, thanked
from commdesk.text import N_

WITHOUT = Report(
    name="without-shift",
    title=N_("People without a shift"),
    reader=N_("The coordinator, before calling around."),
    decision=N_("Whom to invite again, and whose status to change."),
    facts=N_(
        "People who have not left and gave no hour in the period, with their last day; those who never came."
    ),
    sections=(Section("people", N_("People"), helpers.without),),
    layout=(("people",),),
    default_period="last-90-days",
    options=ALWAYS,
    topic="people",
    filters=(filters.STATUS,),
    personal=True,
)

CERTIFICATE = Report(
    name="certificate",
    title=N_("Certificate"),
    reader=N_("One person who helped, to frame or to show; or all who fit, a page each."),
    decision=N_("Whether to sign it: are the name, the hours and the time right?"),
    facts=N_("Name, hours, programmes, first and last day of the period; logo, lines to sign."),
    sections=(Section("certificates", N_("Certificates"), thanked.certificates),),
    layout=(("certificates",),),
    default_period="",
    options=ALWAYS,
    topic="thanks",
    filters=(filters.PERSON, filters.RULE, filters.HOURS, filters.PROGRAMME),
    personal=True,
    landscape=True,
    head=False,
    notes=False,
)

CARDS = Report(
    name="thank-you-cards",
    title=N_("Thank-you cards"),
    reader=N_("Everybody who helped: cut out, signed and handed over."),
    decision=N_("Whom to hand one, and what to add to it by hand."),
    facts=N_("Names and hours of the period, and the programme most of them went to."),
    sections=(Section("cards", N_("Cards"), thanked.cards),),
    layout=(("cards",),),
    default_period=periods.DEFAULT,
    options=ALWAYS,
    topic="thanks",
    filters=(filters.PERSON, filters.RULE, filters.HOURS, filters.PROGRAMME),
    personal=True,
    head=False,
    notes=False,
)

HELPERS = Report(
    name="helpers",
    title=N_("Top and recent helpers"),
    reader=N_("The coordinator and the committee, before a supper or a speech."),
    decision=N_("Whom to thank aloud, and who is here now."),
    facts=N_("Hours and last days of named people in the period."),
    sections=(
        Section("intro", N_("How many"), helpers.intro),
        Section("top", N_("Most hours"), helpers.top),
        Section("recent", N_("Here last"), helpers.recent),
    ),
    layout=(("intro",), ("top", "recent")),
    default_period=periods.DEFAULT,
    options=ALWAYS,
    topic="thanks",
    filters=(filters.PROGRAMME, filters.MOST),
    personal=True,
)

REPORTS = (WITHOUT, CERTIFICATE, CARDS, HELPERS)
