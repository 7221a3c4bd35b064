"""All figures of a period together: what a page prints and what ``commdesk figures --json`` says."""

from dataclasses import dataclass
from typing import Any

from commdesk.errors import BugError
from commdesk.figures import (
    expenses,
    goals,
    hours,
    indicators,
    money,
    partners,
    periods,
    programmes,
    retention,
    value,
)
from commdesk.figures.expenses import Money
from commdesk.figures.goals import GoalCounts
from commdesk.figures.hours import Hours
from commdesk.figures.indicators import IndicatorLine
from commdesk.figures.money import MoneySums
from commdesk.figures.partners import PartnerFigures
from commdesk.figures.periods import Period
from commdesk.figures.programmes import ProgrammeFigures
from commdesk.figures.promises import Side
from commdesk.figures.retention import Share
from commdesk.figures.value import Value
from commdesk.records.group import Group
from commdesk.store.store import Reader
from commdesk.text import N_, _

NOT_BEGUN = N_("the period has not begun")
NO_VOLUNTEERS = N_("nobody has a completed shift in the period")
NO_SHIFTS = N_("no shift was completed or missed in the period")
NO_COUNT = N_("no session of the period has a count")
NOBODY_BEFORE = N_("nobody has a completed shift in the period before")
NOBODY_NEW = N_("nobody’s first shift lies in the period and more than 30 days back")
NO_PROMISES = N_("no promise fell due in the period")


@dataclass(frozen=True)
class Figures:
    """The counted figures of a period. Minutes and cents as whole numbers; None is "not enough yet"."""

    period: Period
    group: Group
    hours: Hours
    programmes: tuple[ProgrammeFigures, ...]
    goals: GoalCounts
    partners: PartnerFigures
    fte: float | None
    average: float | None
    value: Value
    no_show_rate: float | None
    stayed: Share
    returned: Share
    expenses: Money
    indicators: tuple[IndicatorLine, ...]
    money: MoneySums
    earlier: "Figures | None" = None

    @property
    def empty(self) -> bool:
        """Whether nothing at all was recorded for the period."""
        changed = self.money.entries or any(line.now is not None for line in self.indicators)
        return not (
            self.hours.shifts or self.programmes or self.goals.reached or self.goals.open or changed
        ) and not (self.partners.active or self.partners.ours.due or self.partners.theirs.due)


def figures(reader: Reader, period: Period, compare: Period | None = None) -> Figures:
    """Counts everything for a period; ``compare`` is counted too and stands in ``earlier``."""
    group = reader.group()
    if not isinstance(group, Group):
        raise BugError("the group's record is of another kind")
    lived = periods.so_far(period)
    tallied = hours.tally(reader, period)
    counted = hours.count(reader, period, tallied)
    by_month = hours.by_month(reader, period, tallied)
    return Figures(
        period=period,
        group=group,
        hours=_with_months(counted, by_month),
        programmes=programmes.count(reader, period, tallied),
        goals=goals.count(reader, period),
        partners=partners.count(reader, period),
        fte=hours.full_time_equivalent(counted.minutes, period, group.full_time_week),
        average=hours.average(counted.named_minutes, counted.volunteers),
        value=value.of_time(reader, group, period, tallied.years),
        no_show_rate=hours.no_show_rate(counted.no_shows, counted.shifts),
        stayed=retention.stayed(reader, lived, periods.before(lived)),
        returned=retention.returned(reader, period),
        expenses=expenses.in_period(reader, period),
        indicators=tuple(indicators.lines(reader, periods.as_of(period))),
        money=money.count(reader, period),
        earlier=figures(reader, compare) if compare else None,
    )


def as_json(found: Figures) -> dict[str, Any]:
    """The figures as plain values: decimal hours and money, rates 0 to 1, ISO dates.

    What cannot be had is None, and ``reasons`` says why under the same name.
    """
    reasons: dict[str, str] = {}
    given = found.hours
    answer: dict[str, Any] = {
        "period": {
            "label": found.period.label,
            "start": found.period.start.isoformat(),
            "end": found.period.last,
        },
        "hours": _hours(given.minutes),
        "volunteers": given.volunteers,
        "volunteers_new": given.new,
        "attendances": {"named": given.named, "headcount": given.headcount},
        "people_helping": {"named": given.volunteers, "headcount": given.headcount},
        "shifts": given.shifts,
        "no_show_rate": _or_reason(reasons, "no_show_rate", _rounded(found.no_show_rate), NO_SHIFTS),
        "hours_per_volunteer": _or_reason(
            reasons,
            "hours_per_volunteer",
            None if found.average is None else _rounded(found.average / 60),
            NO_VOLUNTEERS,
        ),
        "fte": _or_reason(reasons, "fte", _rounded(found.fte), NOT_BEGUN),
        "retention": _share(found.stayed, reasons, "retention", NOBODY_BEFORE, "stayed"),
        "returned_after_first": _share(
            found.returned, reasons, "returned_after_first", NOBODY_NEW, "returned"
        ),
        **_value(found.value, reasons),
        "value_currency": found.group.currency,
        "expenses": _expenses(found.expenses, found.group.currency),
        "programmes": [_programme(p) for p in found.programmes],
        "months": [
            {"month": m.month, "hours": _hours(m.minutes), "volunteers": m.volunteers} for m in given.months
        ],
        "goals": {
            "open": found.goals.open,
            "reached": found.goals.reached,
            "late": found.goals.late,
            "behind": found.goals.behind,
        },
        "partners": _partners(found.partners, reasons),
        "indicators": [_indicator(line) for line in found.indicators],
        "money": _money(found.money),
        "reasons": reasons,
    }
    if found.earlier:
        answer["compare"] = as_json(found.earlier)
    return answer


def _with_months(counted: Hours, months: tuple[hours.Month, ...]) -> Hours:
    return counted._replace(months=months)


def _share(share: Share, reasons: dict[str, str], name: str, reason: str, what: str) -> dict[str, Any]:
    """The rate, how many people and of how many."""
    rate = _or_reason(reasons, name, _rounded(share.rate), reason)
    return {"rate": rate, what: share.people, "of": share.of}


def _value(worth: Value, reasons: dict[str, str]) -> dict[str, Any]:
    for name in ("value", "value_rate_source") if worth.cents is None else ():
        reasons[name] = worth.reason
    rates = [
        {"year": u.year or None, "rate": u.rate / 100, "source": u.source, "hours": _hours(u.minutes)}
        for u in worth.rates
    ]
    return {
        "value": None if worth.cents is None else round(worth.cents / 100, 2),
        "value_rate_source": worth.source,
        "value_rates": rates,
    }


def _hours(minutes: int) -> float:
    return round(minutes / 60, 4)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _or_reason(reasons: dict[str, str], name: str, value: Any, reason: str) -> Any:
    if value is None:
        reasons[name] = _(reason)
    return value


def _programme(programme: ProgrammeFigures) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "name": programme.name,
        "type": programme.type or None,
        "hours": _hours(programme.minutes),
        "volunteers": programme.volunteers,
        "beneficiaries": programme.beneficiaries,
        "unit": programme.unit or None,
        "counts": programme.counts,
        "outputs": [{"name": o.name, "count": o.total} for o in programme.outputs],
    }
    if programme.beneficiaries is None:
        answer["reasons"] = {"beneficiaries": _(NO_COUNT)}
    return answer


def _expenses(laid_out: Money, currency: str) -> dict[str, Any]:
    return {"paid": laid_out.paid / 100, "owed": laid_out.owed / 100, "currency": currency}


def _money(sums: MoneySums) -> dict[str, float]:
    """In the group's currency, decimal."""
    return {"raised": sums.raised / 100, "invested": sums.invested / 100, "in_kind": sums.in_kind / 100}


def _indicator(line: IndicatorLine) -> dict[str, Any]:
    """As of the period's end: the progress is a share, percentages of its own stay as they are said (45)."""
    one = line.indicator
    answer: dict[str, Any] = {
        "name": one.name,
        "dimension": one.dimension,
        "unit": one.unit or None,
        "baseline": one.baseline,
        "target": one.target,
        "now": _rounded(line.now),
        "progress": _rounded(line.progress),
    }
    if line.now is None:
        answer["reasons"] = {"now": line.why}
    return answer


def _partners(partner_figures: PartnerFigures, reasons: dict[str, str]) -> dict[str, Any]:
    sides: dict[str, Side] = {"ours": partner_figures.ours, "theirs": partner_figures.theirs}
    rates = {name: _rounded(side.rate) for name, side in sides.items()}
    for name, rate in rates.items():
        _or_reason(reasons, f"partners.promise_kept_rate.{name}", rate, NO_PROMISES)
    return {
        "active": partner_figures.active,
        "agreements_due": partner_figures.agreements_due,
        "promises_kept": {name: side.kept for name, side in sides.items()},
        "promises_due": {name: side.due for name, side in sides.items()},
        "promise_kept_rate": rates,
    }
