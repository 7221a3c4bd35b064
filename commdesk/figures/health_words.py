"""How it goes with a partner in words: the same on screen and on paper."""

from datetime import date

from commdesk import text
from commdesk.figures.health import Gap, Health
from commdesk.records.health_checks import HealthCheck
from commdesk.text import N_, _

# Measures by their names in ``readings``, with the least and the greatest there can be.
MEASURES: dict[str, tuple[str, float, float]] = {
    "trust": (N_("Trust"), 1.0, 4.0),
    "value": (N_("Value"), 1.0, 4.0),
    "satisfied": (N_("Satisfied"), 0.0, 10.0),
    "go_on": (N_("Would gladly go on"), 0.0, 10.0),
    "kept": (N_("Promises kept, of all due by then"), 0.0, 1.0),
}
# Marks that a grey copy keeps apart, before the word of an answer.
MARKS = {"bad": "✗", "warn": "△", "good": "✓", "": ""}


def message(found: Health) -> str:
    """The one thing that the answers say first."""
    if found.none:
        return _("not asked yet")
    if found.less_satisfied:
        theirs = found.less_satisfied == "theirs"
        return _("they see it worse than we do") if theirs else _("we see it worse than they do")
    if not found.gaps:
        return _("it goes well")
    return _("talk about “{what}”").format(what=_(found.gaps[0].line.short))


def answered(found: Health) -> str:
    """Who answered when, as a sentence."""
    words = []
    for check, said, unsaid in (
        (found.ours, _("We answered on {day}"), _("We have not answered yet")),
        (found.theirs, _("They answered on {day}"), _("They have not answered yet")),
    ):
        by = f" ({check.by})" if check and check.by else ""
        words.append(f"{said.format(day=day_of(check))}{by}." if check else f"{unsaid}.")
    return " ".join(words)


def who_misses(one: Gap) -> str:
    """Who misses it, and that the two sides see it differently."""
    if len(one.sides) == 2:
        return _("both sides miss it")
    if not one.sides:
        return _("the two sides see it differently")
    if one.sides[0] == "ours":
        return _("we miss it, they do not") if one.apart else _("we miss it")
    return _("they miss it, we do not") if one.apart else _("they miss it")


def both(tone: str) -> str:
    """What red, amber and green ask of the two, in a word."""
    return {"bad": _("talk"), "warn": _("watch"), "good": _("fine")}.get(tone, "")


def readings(found: Health, side: str, name: str) -> tuple[tuple[date, float], ...]:
    """One side's numbers by their days: trust, value, satisfied, go_on, or kept, the share of promises kept."""
    if name == "kept":
        return tuple((day, kept.rate) for day, kept in found.kept[side] if kept.rate is not None)
    told = ((one.day, getattr(one, name)) for one in found.history if one.side == side)
    return tuple((day, value) for day, value in told if value is not None)


def score_words(found: Health, side: str, name: str) -> str:
    """What one side's latest check says of a measure: ``3.3``, ``8``, ``4 of 5``, ``not enough yet``."""
    if name == "kept":
        last = found.kept[side][-1][1]
        if not last.due:
            return _("none due")
        return _("{kept} of {due}").format(kept=text.number(last.kept), due=text.number(last.due))
    latest = next((one for one in reversed(found.history) if one.side == side), None)
    value = getattr(latest, name) if latest else None
    if value is None:
        return _("not enough yet") if latest and name in ("trust", "value") else "–"
    return value_words(name, value)


def value_words(name: str, value: float) -> str:
    """A number of a measure as people write it."""
    if name == "kept":
        return text.percent(value)
    return text.number(value, 1) if name in ("trust", "value") else text.number(value)


def span_words(found: Health) -> tuple[str, str]:
    """The months of the first and the last day that there are readings of."""
    days = [day for day, __ in found.kept["ours"]]
    first, last = (f"{text.month_short(day)} {day.year}" for day in (days[0], days[-1]))
    return first, last if last != first else ""


def is_told(found: Health) -> bool:
    """Whether a side has answered twice: one dot is no line."""
    return len(found.history) > len({one.side for one in found.history})


def day_of(check: HealthCheck) -> str:
    """The day of a check: ``23 Oct 2026``."""
    return text.day_medium(date.fromisoformat(str(check.day)))
