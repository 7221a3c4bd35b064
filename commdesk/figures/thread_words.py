"""The thread of a need in plain words, a line for each part of it: for screen and paper."""

from collections.abc import Iterable

from commdesk import text
from commdesk.figures import goals, indicator_words
from commdesk.figures.indicators import IndicatorLine
from commdesk.figures.threads import Thread
from commdesk.records.goals import Goal
from commdesk.text import _, ngettext

MOST_PARTNERS = 4


def lines(thread: Thread, currency: str = "") -> list[str]:
    """What was heard, which goals answer it, hours and partners, what changed, what stands in the way; only what is there."""
    return [
        line
        for line in (heard(thread), *work(thread), *changed(thread.indicators, currency), in_the_way(thread))
        if line
    ]


def heard(thread: Thread) -> str:
    """How often it was said; empty where nobody noted it."""
    if not thread.heard:
        return ""
    return ngettext("Said {n} time", "Said {n} times", thread.heard).format(n=text.number(thread.heard))


def work(thread: Thread) -> list[str]:
    """The goals that answer it with how far they are, the hours given to them, and the partners that add to them."""
    found = [_("Goal: {goal}").format(goal=_how_far(goal)) for goal in thread.goals]
    if thread.minutes:
        found.append(_("{hours} given to it").format(hours=text.hours(thread.minutes)))
    if thread.partners:
        names = [partner.name for partner in thread.partners]
        more = len(names) - MOST_PARTNERS
        if more > 0:
            others = ngettext("{n} other", "{n} others", more).format(n=text.number(more))
            names = [*names[:MOST_PARTNERS], others]
        found.append(_("Together with {partners}").format(partners=text.listed(names)))
    return found


def changed(lines: Iterable[IndicatorLine], currency: str = "") -> list[str]:
    """What indicators went from and to; those that were never read are left out."""
    found = []
    for line in lines:
        if line.now is None:
            continue
        one = line.indicator
        now = indicator_words.now(line, currency)
        if one.baseline is None:
            found.append(_("{indicator}: {now}").format(indicator=one.name, now=now))
        else:
            before = indicator_words.bare(one, one.baseline, currency)
            found.append(
                _("{indicator}: {before} → {now}").format(indicator=one.name, before=before, now=now)
            )
    return found


def in_the_way(thread: Thread) -> str:
    """The barriers that are not gone."""
    names = [barrier.name for barrier in thread.barriers if barrier.state != "gone"]
    return _("In the way: {barriers}").format(barriers=text.listed(names)) if names else ""


def _how_far(goal: Goal) -> str:
    done = goals.progress(goal)
    if done is not None and done >= 0 and goal.state != "reached":
        way = _("{percent} of the way").format(percent=text.percent(done))
        return f"{goal.name} – {way}"
    return f"{goal.name} – {_(goals.STANDINGS[goals.standing(goal)][0]).lower()}"
