"""The print about outreach: described, not drawn."""

from commdesk.figures import periods
from commdesk.reports import filters
from commdesk.reports.described import ALWAYS, PUBLIC, Report, Section
from commdesk.reports.sections import outreach_pages
from commdesk.text import N_

OUTREACH = Report(
    name="outreach-month",
    title=N_("Outreach by month"),
    reader=N_("Whoever writes the posts, and the committee once a month."),
    decision=N_("What to tell more of, on which way, and where to stop."),
    facts=N_(
        "Posts, events and leaflets with whom they reached; likes, comments, shares; followers; replies."
    ),
    sections=(
        Section("numbers", N_("Key numbers"), outreach_pages.numbers),
        Section("months", N_("By month"), outreach_pages.by_month, share=0.6),
        Section("kinds", N_("Kinds of posts"), outreach_pages.kinds),
        Section("channels", N_("By channel"), outreach_pages.by_channel),
        Section("best", N_("Best posts"), outreach_pages.best_posts),
        Section("table", N_("Months in numbers"), outreach_pages.table),
    ),
    layout=(("numbers",), ("months", "kinds"), ("channels",), ("best",), ("table",)),
    default_period=periods.DEFAULT,
    options=(*ALWAYS, PUBLIC),
    topic="outreach",
    filters=(filters.CHANNEL,),
)

REPORTS = (OUTREACH,)
