"""The practice group's goals and partners, as the story tells them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from commdesk.practice import story
from commdesk.records.goals import Action, Goal, Milestone
from commdesk.records.kind import Record
from commdesk.records.partners import Agreement, Commitment, Partner

if TYPE_CHECKING:
    from commdesk.practice.group import Maker


def goals(maker: "Maker", programmes: dict[str, Any]) -> Iterator[Record]:
    """Goals with their milestones and actions; ``programmes`` by name."""
    for told in story.GOALS:
        words: dict[str, Any] = dict(told)
        milestones, actions = words.pop("milestones", ()), words.pop("actions", ())
        for name in ("start", "due", "now_on", "reached_on"):
            words[name] = maker.day(words.get(name))
        words["owner"] = maker.people[words["owner"]].id
        programme = words.get("programme")
        words["programme"] = programmes[programme].id if programme else None
        goal = maker.stamped(Goal, maker.today - timedelta(days=100), **words)
        yield goal
        for name, due, reached in milestones:
            yield maker.stamped(
                Milestone, maker.today - timedelta(days=90), goal=goal.id, name=name, due=maker.day(due),
                reached_on=maker.day(reached),
            )  # fmt: skip
        for name, owner, start, due, done in actions:
            yield maker.stamped(
                Action, maker.today - timedelta(days=90), goal=goal.id, name=name,
                owner=maker.people[owner].id, start=maker.day(start), due=maker.day(due),
                done_on=maker.day(done),
            )  # fmt: skip


def partners(maker: "Maker") -> Iterator[Record]:
    """Partners with their agreements and promises."""
    made = maker.today - timedelta(days=200)
    for told in story.PARTNERS:
        words: dict[str, Any] = dict(told)
        agreements, promises = words.pop("agreements", ()), words.pop("promises", ())
        words["start"], words["end"] = maker.vague(words.get("start")), maker.vague(words.get("end"))
        partner = maker.stamped(Partner, made, **words)
        yield partner
        agreement_id = None
        for name, purpose, start, end, notice, renewal, review, signed in agreements:
            agreement = maker.stamped(
                Agreement, made, partner=partner.id, name=name, purpose=purpose, start=maker.vague(start),
                end=maker.vague(end), notice_days=notice, renewal=renewal, review_months=review,
                signed_on=maker.day(signed),
            )  # fmt: skip
            agreement_id = agreement.id
            yield agreement
        for side, what, due, state, settled in promises:
            yield maker.stamped(
                Commitment, made, partner=partner.id, agreement=agreement_id, side=side, what=what,
                due=maker.day(due), state=state, settled_on=maker.day(settled),
            )  # fmt: skip
