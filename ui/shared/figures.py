"""The line of figures above each desk: what matters now, in words a tired person takes in at a glance."""

from commdesk import clock, text
from commdesk.figures import goals, hours, partners, promises
from commdesk.figures.periods import parse_period, so_far
from commdesk.records.goals import GOALS
from commdesk.records.partners import PARTNERS
from commdesk.store.store import Reader
from commdesk.text import _, ngettext

Figures = list[tuple[str, str] | tuple[str, str, str]]


def desk_figures(reader: Reader, desk: str) -> Figures:
    """Number, words and tone of each figure of a desk; empty for a desk without."""
    return {"volunteers": _volunteers, "goals": _goals, "partners": _partners}[desk](reader)


def _volunteers(reader: Reader) -> Figures:
    group = reader.group()
    month = parse_period("this-month")
    minutes = hours.minutes_between(reader, month.start, clock.today())
    counted = hours.count(reader, so_far(month))
    found: Figures = [
        (text.hours(minutes), _("this month"), ""),
        (
            text.number(counted.volunteers),
            ngettext("person helping", "people helping", counted.volunteers),
            "",
        ),
    ]
    if counted.new:
        found.append((text.number(counted.new), _("for the first time"), "good"))
    full_time = hours.full_time_equivalent(minutes, so_far(month), group.full_time_week)
    if full_time is not None and full_time >= 0.05:
        found.append((text.number(full_time, 1), _("full-time equivalents"), ""))
    return found


def _goals(reader: Reader) -> Figures:
    counted = goals.count(reader, parse_period("this-month"))
    under_way = sum(goal.state == "under_way" for goal in reader.find(GOALS))
    found: Figures = [(text.number(under_way), _("under way"), "")]
    if counted.behind:
        found.append((text.number(counted.behind), _("behind"), "bad"))
    if counted.late:
        found.append((text.number(counted.late), _("late"), "bad"))
    found.append((text.number(counted.reached), _("reached this month"), "good" if counted.reached else ""))
    return found


def _partners(reader: Reader) -> Figures:
    counted = partners.count(reader, parse_period("last-12-months"))
    total = reader.count(PARTNERS)
    found: Figures = [
        (text.number(total), ngettext("partner", "partners", total), ""),
        (
            text.number(counted.agreements_in_force),
            ngettext("agreement in force", "agreements in force", counted.agreements_in_force),
            "",
        ),
    ]
    if counted.agreements_due:
        found.append((text.number(counted.agreements_due), _("to renew"), "warn"))
    late = len(promises.late(reader))
    if late:
        found.append((text.number(late), ngettext("promise late", "promises late", late), "bad"))
    for side, words in ((counted.ours, _("we kept")), (counted.theirs, _("they kept"))):
        if side.due:
            kept = _("{kept} of {due}").format(kept=side.kept, due=side.due)
            found.append((kept, words, ""))
    return found
