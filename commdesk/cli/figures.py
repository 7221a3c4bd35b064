"""``commdesk figures FILE [--period P] [--json]``."""

import argparse
from pathlib import Path
from typing import Any

from commdesk import text
from commdesk.figures import indicator_words, periods, summary, survey_json
from commdesk.figures.indicators import IndicatorLine
from commdesk.figures.periods import DEFAULT, FORMS, parse_period
from commdesk.figures.retention import Share
from commdesk.figures.summary import Figures
from commdesk.store.file import open_file
from commdesk.text import _


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path, help=_("the group's file"))
    parser.add_argument(
        "--period",
        default=DEFAULT,
        metavar="P",
        help=_("{forms}; {default} when not said").format(forms=FORMS, default=DEFAULT),
    )
    parser.add_argument("--json", action="store_true", help=_("plain values for other programs"))


def run(args: argparse.Namespace) -> int:
    """Prints the figures."""
    store = open_file(args.file, readonly=True)
    try:
        period = parse_period(args.period, store.group().year_start)
        found = summary.figures(store, period)
        asked = survey_json.as_json(store, period)
    finally:
        store.close()
    if args.json:
        import json

        print(json.dumps({**summary.as_json(found), "surveys": asked}, ensure_ascii=False, indent=2))
    else:
        _print(found, asked)
    return 0


def _print(found: Figures, asked: list[dict[str, Any]]) -> None:
    print(f"{found.group.name} · {periods.title(found.period)}\n")
    answer = summary.as_json(found)
    rows = _rows(found, answer)
    wide = max(len(label) for label, __ in rows)
    for label, value in rows:
        print(f"{label:<{wide}}  {value}")
    _print_table(_("Programmes"), [_programme(p) for p in answer["programmes"]])
    months = [
        (m["month"], text.hours(round(m["hours"] * 60)), text.number(m["volunteers"]))
        for m in answer["months"]
    ]
    _print_table(_("Months (hours, volunteers)"), months)
    _print_table(_("What was said"), _listening(answer["listening"]))
    _print_table(_("Outreach"), _outreach(answer["outreach"]))
    _print_table(_("Surveys (answers)"), [(one["name"], text.number(one["answers"]), "") for one in asked])
    shown = found.group.currency
    _print_table(_("Indicators (now, aim)"), [_indicator(line, shown) for line in found.indicators])
    sums = (
        (_("Raised"), found.money.raised),
        (_("Put to use"), found.money.invested),
        (_("In kind"), found.money.in_kind),
    )
    _print_table(_("Money"), [(name, text.money(cents, shown), "") for name, cents in sums if cents])


def _rows(found: Figures, answer: dict[str, Any]) -> list[tuple[str, str]]:
    given, goals, partners = found.hours, found.goals, found.partners
    missing = _("not enough yet: {why}")

    def or_why(value: str | None, name: str) -> str:
        return missing.format(why=answer["reasons"][name]) if value is None else value

    fte = None if found.fte is None else text.number(found.fte, 2)
    currency = found.group.currency
    money = None if found.value.cents is None else text.money(found.value.cents, currency)
    average = None if found.average is None else text.hours(round(found.average))
    missed = None if found.no_show_rate is None else text.percent(found.no_show_rate)
    rows = [
        (_("Hours given"), text.hours(given.minutes)),
        (_("Volunteers"), text.number(given.volunteers)),
        (_("of them for the first time"), text.number(given.new)),
        (_("Attendances, named"), text.number(given.named)),
        (_("Attendances, by head"), text.number(given.headcount)),
        (_("Completed shifts"), text.number(given.shifts)),
        (_("No-show rate"), or_why(missed, "no_show_rate")),
        (_("Hours per volunteer"), or_why(average, "hours_per_volunteer")),
        (_("Full-time equivalent"), or_why(fte, "fte")),
        (_("Value of the time"), or_why(money, "value")),
        (_("Helped before and still do"), or_why(_of(found.stayed), "retention")),
        (_("Came again after the first time"), or_why(_of(found.returned), "returned_after_first")),
        (_("Expenses paid back"), text.money(found.expenses.paid, currency)),
        (_("Expenses owed"), text.money(found.expenses.owed, currency)),
        (_("Goals open"), text.number(goals.open)),
        (_("Goals reached"), text.number(goals.reached)),
        (_("Goals late"), text.number(goals.late)),
        (_("Active partners"), text.number(partners.active)),
        (_("Agreements due for renewal"), text.number(partners.agreements_due)),
    ]
    for label, side in ((_("Our promises kept"), partners.ours), (_("Their promises kept"), partners.theirs)):
        rows.append((label, _("{n} of {all}").format(n=side.kept, all=side.due)))
    return rows


def _of(share: Share) -> str | None:
    """``31 of 44``; None when there was nobody to count."""
    return _("{n} of {all}").format(n=share.people, all=share.of) if share.of else None


def _programme(programme: dict[str, Any]) -> tuple[str, ...]:
    served = programme["beneficiaries"]
    words = _("not enough yet") if served is None else f"{text.number(served)} {programme['unit'] or ''}"
    also = [f"{text.number(output['count'])} {output['name']}" for output in programme["outputs"]]
    return programme["name"], text.hours(round(programme["hours"] * 60)), " · ".join((words.strip(), *also))


def _listening(told: dict[str, Any]) -> list[tuple[str, str, str]]:
    if not told["items"]:
        return []
    middle = told["median_days_to_answer"]
    return [
        (_("Items"), text.number(told["items"]), ""),
        (_("Answered"), text.number(told["answered"]), ""),
        (
            _("Days until the answer (median)"),
            _("not enough yet") if middle is None else text.number(middle, 1),
            "",
        ),
    ]


def _outreach(told: dict[str, Any]) -> list[tuple[str, str, str]]:
    rows = [(_("Posts"), "posts"), (_("Reach"), "reach"), (_("Impressions"), "impressions"),
            (_("Followers at the end"), "followers_end")]  # fmt: skip
    shares = [(_("Engagement by followers"), "engagement_rate_followers"),
              (_("Engagement by reach"), "engagement_rate_reach"), (_("Growth of followers"), "growth_rate")]  # fmt: skip
    found = [(name, text.number(told[key]), "") for name, key in rows if told[key]]
    return found + [(name, text.percent(told[key], 1), "") for name, key in shares if told[key] is not None]


def _indicator(line: IndicatorLine, currency: str) -> tuple[str, str, str]:
    one = line.indicator
    now = indicator_words.now(line, currency)
    if line.now is None:
        now = _("not enough yet: {why}").format(why=line.why)
    return one.name, now, "" if one.target is None else indicator_words.number(one, one.target, currency)


def _print_table(title: str, rows: list[Any]) -> None:
    if not rows:
        return
    print(f"\n{title}")
    wide = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print(f"  {row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]:>{wide[2]}}".rstrip())
