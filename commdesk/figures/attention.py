"""What Home shows: what needs somebody, what comes up, what was reached lately. Words included."""

from collections import defaultdict
from datetime import date, timedelta

from commdesk import clock, text
from commdesk.figures import agreements, goal_readings, goals, promises, rota
from commdesk.figures.attention_people import OfPeople, of_people
from commdesk.figures.goal_actions import due_day
from commdesk.figures.health import checks_due
from commdesk.figures.indicator_words import due_items
from commdesk.figures.items import Item, in_days
from commdesk.figures.listening_items import listening_items
from commdesk.figures.reviews import reviews_due
from commdesk.figures.talks import next_steps, silences
from commdesk.records.agreements import AGREEMENTS
from commdesk.records.goals import ACTIONS, GOALS, MILESTONES
from commdesk.records.health_checks import HEALTH_CHECKS
from commdesk.records.partners import PARTNERS, TALKS
from commdesk.records.programmes import SESSIONS
from commdesk.records.promises import COMMITMENTS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, _, ngettext

AHEAD_DAYS = 30
SHIFTS_AHEAD_DAYS = 14
LATELY_DAYS = 60
# A goal that nobody looks at for so long is forgotten; of many the oldest are told.
CHECK_IN_DAYS, MOST_CHECK_INS = 60, 3
MOST_SILENCES = 3
MOST_HEALTH_CHECKS = 2

_LATE = N_("Late")


def needs_you(reader: Reader, today: date | None = None, people: OfPeople | None = None) -> list[Item]:
    """What is late (promises, goals, checks, required service), then what wants somebody soon, then thanks and care.

    ``people`` where ``of_people`` has been asked already, or is not waited for.
    """
    today = today or clock.today()
    people = of_people(reader, today) if people is None else people
    # Once for all that asks: a goal that reads itself from the records adds up many shifts.
    lines = [line for line in goals.timeline(reader, today) if goals.is_open(line.goal)]
    late = _late_promises(reader, today) + _late_work(lines, today) + _late_steps(reader, today) + people.late
    late.sort(key=lambda item: (item.day, item.title))
    soon = _renewals(reader, today) + _reviews(reader, today) + _behind(lines) + people.soon
    return (
        late + soon + listening_items(reader, today) + due_items(reader, today)
        + _not_looked_at(reader, today) + _not_spoken_to(reader, today) + _health(reader, today)
    )  # fmt: skip


def coming_up(reader: Reader, today: date | None = None) -> list[Item]:
    """Sessions of the next two weeks with who comes to them, and all that falls due in 30 days."""
    today = today or clock.today()
    found = _sessions(reader, today) + _due_soon(reader, today)
    return sorted(found, key=lambda item: (item.day, item.kind != "sessions", item.title))


def next_milestone(reader: Reader, today: date | None = None) -> Item | None:
    """The next milestone of an open goal that is still to be reached, however far ahead; None when there is none."""
    today = today or clock.today()
    still = Query(between={"due": (today.isoformat(), "9999-12-31")}, equals={"reached_on": None})
    open_goals = {g.id: g.name for g in reader.find(GOALS, Query(equals={"state": goals.OPEN_STATES}))}
    ahead = [m for m in reader.find(MILESTONES, still) if m.goal in open_goals]
    if not ahead:
        return None
    first = min(ahead, key=lambda m: (m.due, m.name))
    day = date.fromisoformat(first.due)
    note = _("Milestone of {goal}").format(goal=open_goals[first.goal])
    return Item(MILESTONES.name, first.id, day, first.name, note, in_days((day - today).days))


def this_week(items: list[Item], today: date | None = None) -> tuple[list[Item], list[Item]]:
    """The items of seven days from today on, and those that come later.

    Not until Sunday: who looks on a Sunday evening wants to know what Monday brings.
    """
    last = (today or clock.today()) + timedelta(days=6)
    return [i for i in items if i.day <= last], [i for i in items if i.day > last]


def reached(reader: Reader, today: date | None = None) -> list[Item]:
    """Goals and milestones reached in the last 60 days, the latest first."""
    today = today or clock.today()
    since = (today - timedelta(days=LATELY_DAYS)).isoformat()
    found = []
    for goal in reader.find(GOALS, Query(equals={"state": "reached"})):
        on = goals.reached_day(goal)
        if on and since <= on <= today.isoformat():
            note = _("Goal reached on {day}").format(day=text.day_week(date.fromisoformat(on)))
            found.append(
                Item(GOALS.name, goal.id, date.fromisoformat(on), goal.name, note, _("Reached"), "good")
            )
    names = {goal.id: goal.name for goal in reader.find(GOALS)}
    for milestone in reader.find(MILESTONES, Query(between={"reached_on": (since, today.isoformat())})):
        day = date.fromisoformat(milestone.reached_on)
        note = _("Milestone of {goal}, reached on {day}").format(
            goal=names[milestone.goal], day=text.day_week(day)
        )
        found.append(Item(MILESTONES.name, milestone.id, day, milestone.name, note, _("Reached"), "good"))
    return sorted(found, key=lambda item: (item.day, item.kind == "goals"), reverse=True)


def _late_promises(reader: Reader, today: date) -> list[Item]:
    late = promises.late(reader, today)
    named = {p.id: p for p in reader.find(PARTNERS)} if late else {}
    found = []
    for promise, due, times in late:
        partner = named[str(promise.partner)]
        title = (
            _("We promised {partner}: “{what}”, due {day}")
            if promise.side == "ours"
            else _("{partner}: “{what}” was due {day}")
        )
        shown = due.isoformat() if promise.every else promise.due
        title = title.format(
            partner=partner.name, what=promise.what, day=COMMITMENTS.fields["due"].show(shown)
        )
        if times > 1:
            title += " " + ngettext("(and {n} time since)", "(and {n} times since)", times - 1).format(
                n=text.number(times - 1)
            )
        note = _("Ask {person} about it").format(person=partner.contact) if partner.contact else ""
        if promise.side == "ours":
            note = _("Keep it, or talk to {person}").format(person=partner.contact or partner.name)
        found.append(Item(COMMITMENTS.name, promise.id, due, title, note, _(_LATE), "bad"))
    return found


def _late_work(lines: list[goals.GoalLine], today: date) -> list[Item]:
    found = []
    for line in lines:
        if line.standing == "late":
            found.append(_work(GOALS.name, line.goal.id, str(line.goal.due), line.goal.name, line.owner, ""))
        for milestone in line.milestones:
            if goals.milestone_late(milestone, today):
                found.append(
                    _work(
                        MILESTONES.name, milestone.id, str(milestone.due), milestone.name, "", line.goal.name
                    )
                )
        for part in line.actions:
            if part.late:
                action = part.action
                found.append(
                    _work(
                        ACTIONS.name,
                        action.id,
                        str(due_day(action, today)),
                        action.name,
                        part.owner,
                        line.goal.name,
                    )
                )
    return found


def _work(kind: str, id: str, due: str, name: str, owner: str, goal: str) -> Item:
    day = date.fromisoformat(due)
    title = _("“{what}” was due {day}").format(what=name, day=text.day_full(day))
    parts = [_("For {goal}").format(goal=goal)] if goal else []
    parts += [_("Ask {person} about it").format(person=owner)] if owner else []
    return Item(kind, id, day, title, " · ".join(parts), _(_LATE), "bad")


def _late_steps(reader: Reader, today: date) -> list[Item]:
    """Next steps of talks whose day has passed."""
    found = []
    talks = next_steps(reader, today - timedelta(days=1))
    names = reader.labels(PARTNERS, [str(talk.partner) for talk in talks])
    owners = reader.labels(VOLUNTEERS, [talk.by for talk in talks if talk.by])
    for talk in talks:
        day = date.fromisoformat(str(talk.next_on))
        title = _("“{what}” was due {day}").format(what=talk.next_step, day=text.day_full(day))
        note = _("Agreed with {partner}").format(partner=names.get(str(talk.partner), ""))
        if talk.by:
            note += " · " + _("Ask {person} about it").format(person=owners.get(talk.by, ""))
        found.append(Item(TALKS.name, talk.id, day, title, note, _(_LATE), "bad"))
    return found


def _not_spoken_to(reader: Reader, today: date) -> list[Item]:
    """Partners nobody has spoken with for long, the longest silence first."""
    found = []
    for silence in silences(reader, today)[:MOST_SILENCES]:
        title = _("Nobody has spoken with {partner} for {n} days").format(
            partner=silence.partner.name, n=text.number(silence.days)
        )
        note = (
            _("Ask {person} how it goes").format(person=silence.partner.contact)
            if silence.partner.contact
            else ""
        )
        day = today - timedelta(days=silence.days)
        found.append(Item(PARTNERS.name, silence.partner.id, day, title, note, _("Talk"), "quiet"))
    return found


def _health(reader: Reader, today: date) -> list[Item]:
    """Partners with whom the last health check was a year ago, the longest first."""
    return [
        Item(
            HEALTH_CHECKS.name, due.check, due.day,
            _("Time for a health check with {partner}").format(partner=due.partner.name),
            _("The last one was on {day}").format(day=text.day_full(due.last)), _("Health check"), "quiet",
        )
        for due in checks_due(reader, today)[:MOST_HEALTH_CHECKS]
    ]  # fmt: skip


def _renewals(reader: Reader, today: date) -> list[Item]:
    found = []
    for renewal in agreements.renewals(reader, today):
        agreement = renewal.agreement
        if renewal.settled:
            continue  # it goes on, and nobody can change that now
        left = (renewal.end - today).days
        title = _("Agreement with {partner} ends {day}")
        if agreement.renewal == "by_itself":
            title = _("Agreement with {partner} renews by itself after {day}")
        title = title.format(partner=renewal.partner, day=AGREEMENTS.fields["end"].show(renewal.shown))
        if not agreement.notice_days:
            note = agreement.name
        elif renewal.act_by >= today:
            note = _("Notice until {day}").format(day=text.day_week(renewal.act_by))
        else:
            note = ngettext(
                "The notice period of {n} day has begun", "The notice period of {n} days has begun",
                agreement.notice_days,
            ).format(n=agreement.notice_days)  # fmt: skip
        found.append(Item(AGREEMENTS.name, agreement.id, renewal.end, title, note, in_days(left), "warn"))
    return found


def _reviews(reader: Reader, today: date) -> list[Item]:
    """Agreements that both sides wanted to look at again by now, or soon."""
    found = []
    for due in reviews_due(reader, today):
        day = text.day_week(due.day)
        title = (
            _("“{agreement}” with {partner}: review on {day}")
            if due.day >= today
            else _("“{agreement}” with {partner}: review was due {day}")
        )
        title = title.format(agreement=due.agreement.name, partner=due.partner, day=day)
        word = in_days((due.day - today).days) if due.day >= today else _("Review")
        found.append(
            Item(
                AGREEMENTS.name,
                due.agreement.id,
                due.day,
                title,
                _("How does it go, what should change?"),
                word,
                "warn",
            )
        )
    return found


def _behind(lines: list[goals.GoalLine]) -> list[Item]:
    found = []
    for line in lines:
        goal, done, gone = line.goal, line.progress, line.schedule
        if line.standing != "behind" or done is None or gone is None:
            continue
        title = _("“{goal}” is behind its plan").format(goal=goal.name)
        note = _("{done} done, {gone} of the time gone").format(
            done=text.percent(done), gone=text.percent(gone)
        )
        found.append(
            Item(GOALS.name, goal.id, date.fromisoformat(str(goal.due)), title, note, _("Behind"), "warn")
        )
    return found


def _sessions(reader: Reader, today: date) -> list[Item]:
    """Sessions that need people or have some; where they are too few, that stands on the chip."""
    until = today + timedelta(days=SHIFTS_AHEAD_DAYS)
    found = []
    for one in rota.occurrences(reader, today.isoformat(), until.isoformat(), held=False, clashes=False):
        session, coming = one.session, one.tally.yes + one.tally.came
        if session.called_off or (session.needed is None and not coming):
            continue
        note = ngettext("{n} person planned", "{n} people planned", coming).format(n=text.number(coming))
        if session.needed is not None:
            note = ngettext("{n} of {needed} person", "{n} of {needed} people", session.needed).format(
                n=text.number(coming), needed=text.number(session.needed)
            )
        word = _("{n} wanted").format(n=text.number(one.missing)) if one.missing else ""
        day = date.fromisoformat(str(session.day))
        found.append(Item(SESSIONS.name, one.id, day, one.name, note, word, "warn" if word else ""))
    return found


def _due_soon(reader: Reader, today: date) -> list[Item]:
    found = []
    last = today + timedelta(days=AHEAD_DAYS)
    named = {p.id: p.name for p in reader.lean(PARTNERS, ("id", "name"))}
    for fall in promises.upcoming(reader, today, last):
        promise = fall.promise
        note = _("We promised {partner}") if promise.side == "ours" else _("{partner} promised us")
        note = note.format(partner=named[str(promise.partner)])
        found.append(Item(COMMITMENTS.name, promise.id, fall.day or today, promise.what, note))
    for talk in next_steps(reader, last):
        if str(talk.next_on) >= today.isoformat():
            note = _("Next step with {partner}").format(partner=named[talk.partner])
            day = date.fromisoformat(str(talk.next_on))
            found.append(Item(TALKS.name, talk.id, day, talk.next_step, note))
    span = {"due": (today.isoformat(), last.isoformat())}
    works = {g.id: g for g in reader.find(GOALS, Query(equals={"state": goals.OPEN_STATES}))}
    owners = defaultdict(str, reader.labels(VOLUNTEERS, [g.owner for g in works.values() if g.owner]))
    for goal in works.values():
        if goal.due and span["due"][0] <= goal.due <= span["due"][1]:
            note = _("Goal of {person}").format(person=owners[goal.owner]) if goal.owner else _("Goal")
            found.append(Item(GOALS.name, goal.id, date.fromisoformat(goal.due), goal.name, note))
    for milestone in reader.find(MILESTONES, Query(between=span, equals={"reached_on": None})):
        if milestone.goal in works:
            note = _("Milestone of {goal}").format(goal=works[milestone.goal].name)
            day = date.fromisoformat(milestone.due)
            found.append(Item(MILESTONES.name, milestone.id, day, milestone.name, note))
    still = {"done_on": None}
    once = [a for a in reader.find(ACTIONS, Query(between=span, equals=still)) if not a.rule]
    repeating = reader.find(ACTIONS, Query(between={"rule": ("A", "z")}, equals=still))
    for action in [*once, *repeating]:
        day_due = due_day(action, today)
        if action.goal in works and day_due and today.isoformat() <= day_due <= last.isoformat():
            note = _("For {goal}").format(goal=works[action.goal].name)
            found.append(Item(ACTIONS.name, action.id, date.fromisoformat(day_due), action.name, note))
    return found


def _not_looked_at(reader: Reader, today: date) -> list[Item]:
    """Goals under way with no check-in for long, the longest first; those that read themselves need none."""
    found = []
    under_way = reader.find(GOALS, Query(equals={"state": "under_way"}))
    check_ins = goal_readings.check_ins_of(reader, [goal.id for goal in under_way])
    for goal in under_way:
        days = [str(c.day) for c in check_ins[goal.id]] + [d for d in (goal.now_on, goal.start) if d]
        seen = date.fromisoformat(max(days, default=goal.made[:10] or today.isoformat()))
        ago = (today - seen).days
        if ago >= CHECK_IN_DAYS and not goal.reads:
            title = _("“{goal}” was not looked at for {n} days").format(goal=goal.name, n=text.number(ago))
            note = _("A check-in takes a minute: what it reads, how sure you are.")
            found.append(Item(GOALS.name, goal.id, seen, title, note, _("Check in"), "quiet"))
    return sorted(found, key=lambda item: (item.day, item.title))[:MOST_CHECK_INS]
