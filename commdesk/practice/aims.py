"""The practice group's goals and partners, as the story tells them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from commdesk.figures import repeats
from commdesk.practice import story
from commdesk.practice.agreed import in_words, wordings
from commdesk.practice.pictures import picture
from commdesk.practice.talks import BRINGS
from commdesk.records.agreements import Agreement
from commdesk.records.goals import Action, CheckIn, Dependency, Goal, Milestone
from commdesk.records.kind import Record
from commdesk.records.partners import Partner
from commdesk.records.programmes import Series
from commdesk.records.promises import Commitment

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

Stamped = Callable[..., Any]


def goals(maker: "Maker", programmes: dict[str, Any]) -> Iterator[Record]:
    """Goals with their milestones and actions; ``programmes`` by name."""
    made: dict[str, Goal] = {}
    named: dict[str, Record] = {}
    stamped = maker.apart("goals")
    for told in story.GOALS:
        yield from _goal(maker, maker.stamped, told, programmes, made, named)
    for told in story.MORE_GOALS:
        yield from _goal(maker, stamped, told, programmes, made, named)
    yield from _told_of(maker, stamped, made, named)


def _goal(
    maker: "Maker",
    stamped: Stamped,
    told: dict[str, object],
    programmes: dict[str, Any],
    made: dict[str, Goal],
    named: dict[str, Record],
) -> Iterator[Record]:
    """One goal with its milestones and actions; kept by name in ``made`` and ``named``."""
    words: dict[str, Any] = dict(told)
    milestones, actions = words.pop("milestones", ()), words.pop("actions", ())
    for name in ("start", "due", "now_on", "reached_on", "planned_start", "planned_due"):
        words[name] = maker.day(words.get(name))
    words["owner"] = maker.people[words["owner"]].id
    programme = words.get("programme")
    words["programme"] = programmes[programme].id if programme else None
    part_of = words.pop("part_of", None)
    words["parent"] = made[part_of].id if part_of else None
    goal = made[words["name"]] = stamped(Goal, maker.today - timedelta(days=100), **words)
    yield goal
    for name, due, reached in milestones:
        celebrated_on, how = story.CELEBRATED.get(name, (None, ""))
        named[name] = stamped(
            Milestone, maker.today - timedelta(days=90), goal=goal.id, name=name, due=maker.day(due),
            reached_on=maker.day(reached), celebrated_on=maker.day(celebrated_on), celebrated=how,
            told=int(bool(how)), planned_due=maker.day(story.PLANNED.get(name, (None, None))[1]),
            photo=picture("supper") if name == "Harvest supper held" else "",
        )  # fmt: skip
        yield named[name]
    for name, owner, start, due, done in actions:
        planned_start, planned_due = story.PLANNED.get(name, (None, None))
        named[name] = stamped(
            Action, maker.today - timedelta(days=90), goal=goal.id, name=name,
            owner=maker.people[owner].id, start=maker.day(start), due=maker.day(due), done_on=maker.day(done),
            planned_start=maker.day(planned_start), planned_due=maker.day(planned_due),
        )  # fmt: skip
        yield named[name]


def _told_of(
    maker: "Maker", stamped: Stamped, made: dict[str, Goal], named: dict[str, Record]
) -> Iterator[Record]:
    """Check-ins, what follows what, and an action that repeats."""
    for name, read in story.CHECK_INS.items():
        goal = made[name]
        for offset, number, confidence, note in read:
            yield stamped(
                CheckIn, maker.today + timedelta(days=offset), goal=goal.id, day=maker.day(offset),
                reading=number, confidence=confidence, note=note, who=goal.owner,
            )  # fmt: skip
    for before, after, lag in story.LINKS:
        ends: dict[str, str] = {}
        for name, prefix in ((before, ""), (after, "next_")):
            ends[prefix + ("action" if isinstance(named[name], Action) else "milestone")] = named[name].id
        yield stamped(Dependency, maker.today - timedelta(days=80), lag=lag, **ends)
    name, what, owner, rule, since = story.REPEATING
    first = maker.today - timedelta(days=since)
    action = stamped(
        Action, first, goal=made[name].id, name=what, owner=maker.people[owner].id, start=first.isoformat(),
        rule=rule,
    )  # fmt: skip
    days = repeats.days(Series(day=action.start, rule=rule), action.start, maker.today.isoformat())
    action.done_days = "\n".join(days)
    yield action


def partners(maker: "Maker", found: dict[str, Partner], agreed: dict[str, Agreement]) -> Iterator[Record]:
    """Partners with their agreements and promises; ``found`` and ``agreed`` keep them by name."""
    yield from wordings(maker)
    made = maker.today - timedelta(days=200)
    for told in story.PARTNERS:
        words: dict[str, Any] = dict(told)
        agreements, promises = words.pop("agreements", ()), words.pop("promises", ())
        words["start"], words["end"] = maker.vague(words.get("start")), maker.vague(words.get("end"))
        brings = BRINGS.get(str(words["name"]), ("", "", "", ""))
        words |= dict(zip(("strengths", "resources", "interests", "languages"), brings, strict=True))
        partner = found[str(words["name"])] = maker.stamped(Partner, made, **words)
        yield partner
        agreement_id = None
        for name, purpose, start, end, notice, renewal, review, signed in agreements:
            agreement = maker.stamped(
                Agreement, made, partner=partner.id, name=name, purpose=purpose, start=maker.vague(start),
                end=maker.vague(end), notice_days=notice, renewal=renewal, review_months=review,
                signed_on=maker.day(signed), **in_words(maker, name),
            )  # fmt: skip
            agreement_id, agreed[name] = agreement.id, agreement
            yield agreement
        for side, what, due, state, settled in promises:
            yield maker.stamped(
                Commitment, made, partner=partner.id, agreement=agreement_id, side=side, what=what,
                due=maker.day(due), state=state, settled_on=maker.day(settled),
            )  # fmt: skip
