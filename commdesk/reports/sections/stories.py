"""Stories on paper: only what their tellers agreed to. Without consent for the name there is none, and without any no story."""

from datetime import date

from commdesk import text
from commdesk.records.goals import GOALS
from commdesk.records.indicators import DIMENSIONS, INDICATORS, STORIES, Story
from commdesk.reports.blocks import (
    Block,
    Heading,
    KeepTogether,
    Paragraph,
    Photos,
    Quote,
    nothing,
)
from commdesk.reports.sections.material import Material
from commdesk.store.query import Query
from commdesk.text import _, ngettext

# So many stand in the impact summary, so that it stays a page.
MOST_TOLD = 1
NAMED = ("name", "photo")


def told(material: Material) -> list[Block]:
    """The stories of the period that somebody chose to tell of in the summary, the latest first."""
    chosen = [one for one in _of_period(material) if one.told and one.words]
    return [Quote(" ".join(one.words.split()), teller(one)) for one in chosen[:MOST_TOLD]]


def page(material: Material) -> list[Block]:
    """All stories of the period that may be printed, under what they tell of."""
    found = _of_period(material)
    if not found:
        why = _("No story of this time may be printed yet. Ask those who told them what they agree to.")
        return nothing(_("No stories yet"), why)
    title = ngettext("{n} story of what changed", "{n} stories of what changed", len(found))
    mark = material.note(
        _("Only stories whose tellers agreed; names and photos only where they agreed to those too.")
    )
    blocks: list[Block] = [
        Heading(title.format(n=text.number(len(found))), level=1, footnote=mark),
        Paragraph(material.period_words(), quiet=True),
    ]
    in_use = material.reader.find(INDICATORS, Query(equals={"archived": 0}))
    names = {one.id: one.name for one in in_use}
    aims = material.reader.labels(GOALS, [one.goal for one in found if one.goal])
    for one in found:
        about = [names.get(one.indicator or "", ""), aims.get(one.goal or "", "")]
        blocks.append(KeepTogether(tuple(_story(one, about))))
    return blocks


def teller(story: Story) -> str:
    """Who told it, where they agreed to their name."""
    return story.said_by if story.consent in NAMED else ""


def _story(story: Story, tells_of: list[str]) -> list[Block]:
    about = [_(DIMENSIONS[story.dimension])] if story.dimension else []
    about += [words for words in tells_of if words]
    about.append(text.month_name(date.fromisoformat(str(story.day))))
    blocks: list[Block] = [Heading(story.title), Paragraph(" · ".join(about), quiet=True)]
    if story.words:
        blocks.append(Quote(story.words, teller(story)))
    if story.photo and story.consent == "photo":
        blocks.append(Photos(((story.photo, ""),)))
    return blocks


def _of_period(material: Material) -> list[Story]:
    """Stories of the period that may be printed at all, the latest first."""
    period = material.period
    within = Query(between={"day": (period.start.isoformat(), period.last)})
    return [one for one in material.reader.find(STORIES, within) if one.consent != "none"]
