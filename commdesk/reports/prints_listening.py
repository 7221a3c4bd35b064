"""The prints of the listening desk: described, not drawn."""

from commdesk.figures import periods
from commdesk.reports import filters
from commdesk.reports.described import ALWAYS, PUBLIC, Report, Section
from commdesk.reports.sections import listening_pages, need_pages
from commdesk.text import N_

YOU_SAID = Report(
    name="you-said-we-did",
    title=N_("You said, we did"),
    reader=N_("Everybody who told us something, on the notice board and at the table."),
    decision=N_("Whether it is worth telling us something again."),
    facts=N_("Each need in people’s own words, what we did about it, or why we could not."),
    sections=(Section("needs", N_("Needs"), need_pages.you_said_we_did),),
    layout=(("needs",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="listening",
)

RANKING = Report(
    name="needs-ranking",
    title=N_("Needs in their order"),
    reader=N_("The committee and the meeting that decides what comes first."),
    decision=N_("Which need gets our next hours."),
    facts=N_(
        "Each need with how many it touches, how serious it is, how well something helps, and its dots."
    ),
    sections=(Section("ranking", N_("Needs"), need_pages.ranking),),
    layout=(("ranking",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="listening",
)

BALLOT = Report(
    name="ballot",
    title=N_("Ballot"),
    reader=N_("Everybody in the room; a sheet each, without a name."),
    decision=N_("What matters most to us."),
    facts=N_("The needs that are still open, with boxes to give dots in."),
    sections=(Section("ballot", N_("Ballot"), need_pages.ballot),),
    layout=(("ballot",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="listening",
    filters=(filters.DOTS,),
    notes=False,
)

BARRIERS = Report(
    name="barriers",
    title=N_("Barriers"),
    reader=N_("The committee, and whoever wants to try something."),
    decision=N_("What to try next so that more people can come."),
    facts=N_("What keeps whom out, what we try against it, who does, and how it stands."),
    sections=(Section("barriers", N_("Barriers"), need_pages.barriers),),
    layout=(("barriers",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="listening",
)

SAID = Report(
    name="what-was-said",
    title=N_("What was said"),
    reader=N_("The committee, before it decides anything."),
    decision=N_("What to answer now, and which need it belongs to."),
    facts=N_("What people said in their own words, what it is about, and our answers."),
    sections=(Section("said", N_("What was said"), listening_pages.said),),
    layout=(("said",),),
    default_period="last-12-months",
    options=(*ALWAYS, PUBLIC),
    topic="listening",
    landscape=True,
)

HEARD = Report(
    name="who-was-heard",
    title=N_("Who was heard"),
    reader=N_("The committee, and whoever goes out to listen."),
    decision=N_("Whom to ask next, and where to go for it."),
    facts=N_("What was said by area, age, language and time here, beside who lives here."),
    sections=(Section("heard", N_("Who was heard"), listening_pages.who_was_heard),),
    layout=(("heard",),),
    default_period=periods.DEFAULT,
    options=(*ALWAYS, PUBLIC),
    topic="listening",
)

REPORTS = (YOU_SAID, RANKING, BALLOT, BARRIERS, SAID, HEARD)
