"""The prints about partners: described, not drawn."""

from commdesk.figures import periods
from commdesk.reports import filters
from commdesk.reports.described import ALWAYS, Report, Section
from commdesk.reports.sections import (
    health_pages,
    memorandum,
    partner_map,
    partner_pages,
    promise_pages,
    renewal_pages,
)
from commdesk.text import N_

PARTNER_SHEET = Report(
    name="partner-sheet",
    title=N_("Partner sheet"),
    reader=N_("Whoever meets a partner, on the way there."),
    decision=N_("What to thank for, what to ask about, and what to offer."),
    facts=N_("Who they are and bring, people, agreements, promises of both sides, talks and next steps."),
    sections=(Section("partner", N_("Partner"), partner_pages.sheets),),
    layout=(("partner",),),
    default_period="",
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.PARTNER,),
)

PARTNER_CONTACTS = Report(
    name="partner-contacts",
    title=N_("Contacts at partners"),
    reader=N_("Whoever calls around."),
    decision=N_("Whom to ring at which partner."),
    facts=N_("People at partners with role, phone and e-mail."),
    sections=(Section("contacts", N_("Contacts"), partner_pages.contacts),),
    layout=(("contacts",),),
    default_period="",
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.PARTNER,),
    landscape=True,
)

REGISTER = Report(
    name="agreement-register",
    title=N_("Register of agreements"),
    reader=N_("The committee, once or twice a year."),
    decision=N_("Which agreement to renew, to change, or to end in time."),
    facts=N_("Agreements with partners: from when to when, what happens then, the last day to decide."),
    sections=(Section("agreements", N_("Agreements"), partner_pages.register),),
    layout=(("agreements",),),
    default_period="",
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.PARTNER,),
    landscape=True,
)

RENEWALS = Report(
    name="renewal-calendar",
    title=N_("Renewals and reviews"),
    reader=N_("Whoever looks after partners; it hangs beside the calendar."),
    decision=N_("Which agreement to talk about in which month."),
    facts=N_("Last days for notice, ends, renewals and reviews of agreements, month by month."),
    sections=(Section("days", N_("Days"), renewal_pages.calendar),),
    layout=(("days",),),
    default_period="next-12-months",
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.PARTNER,),
)

AGREEMENT = Report(
    name="agreement",
    title=N_("Agreement"),
    reader=N_("Both sides, who sign it."),
    decision=N_("Whether this is what we want to do together."),
    facts=N_("Purpose, what each side does, gives and has promised, from when to when; places to sign."),
    sections=(Section("agreement", N_("Agreement"), memorandum.page),),
    layout=(("agreement",),),
    default_period="",
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.AGREEMENT,),
)

HEALTH_FORM = Report(
    name="health-form",
    title=N_("Form: how does it go?"),
    reader=N_("Both sides, each for itself, before they talk about working together."),
    decision=N_("What to praise, and what to talk about."),
    facts=N_("Ten questions to tick, and room for words; on paper, by hand."),
    sections=(Section("form", N_("Form"), health_pages.form),),
    layout=(("form",),),
    default_period="",
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.PARTNER_OR_BLANK,),
    notes=False,
)

PARTNER_HEALTH = Report(
    name="partner-health",
    title=N_("How it goes with partners"),
    reader=N_("Both sides, at the table where they talk about working together."),
    decision=N_("What to talk about first, and what each side changes."),
    facts=N_("What both sides ticked, trust and value, over time beside the promises they kept."),
    sections=(Section("health", N_("How it goes"), health_pages.partner_pages),),
    layout=(("health",),),
    default_period="",
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.ACTIVE_PARTNER,),
)

PROMISES = Report(
    name="promises",
    title=N_("Promises of both sides"),
    reader=N_("Both sides, at the same table; the page can be handed over."),
    decision=N_("What to thank for, what to make good, and what to do differently."),
    facts=N_("What each side promised, by when, how it went and what shows it, in the same words for both."),
    sections=(Section("promises", N_("Promises"), promise_pages.pages),),
    layout=(("promises",),),
    default_period="last-12-months",
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.PARTNER,),
)

PARTNER_MAP = Report(
    name="partner-map",
    title=N_("Map of partners"),
    reader=N_("The committee and whoever looks after partners, once or twice a year."),
    decision=N_("Whom we lean on most, where only one side gives, and whom to bring together."),
    facts=N_("What flows between us, our partners and among them; which goals and hours each adds to."),
    sections=(
        Section("map", N_("Map"), partner_map.network_map),
        Section("adds", N_("What partners add"), partner_map.adds),
        Section("between", N_("Between partners"), partner_map.between),
    ),
    layout=(("map",), ("adds",), ("between",)),
    default_period=periods.DEFAULT,
    options=ALWAYS,
    personal=True,
    topic="partners",
    filters=(filters.PARTNER,),
    landscape=True,
)

REPORTS = (
    PARTNER_SHEET, AGREEMENT, PROMISES, PARTNER_CONTACTS, REGISTER, RENEWALS, PARTNER_MAP, HEALTH_FORM, PARTNER_HEALTH,
)  # fmt: skip
