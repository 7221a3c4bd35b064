"""Conditions that a list can be narrowed to by name, and what it can be ordered by, where plain values do not say it.

``last_day`` makes a date known only to the month or year comparable as an end: it counts to its last day.
"""

from commdesk import clock

# As text, 31 November stands where the end of November does.
_LAST_DAY = "({0} || substr('-12-31', length({0}) - 3))"


def last_day(column: str) -> str:
    """SQL for the last day of a vague date, to be compared with whole days."""
    return _LAST_DAY.format(column)


_EXPIRES = last_day("checks.expires")
_WINDOW_ENDS = (
    "(SELECT date(:today, '+' || t.window || ' days') FROM check_types AS t WHERE t.id = checks.type)"
)
# Another check of the same kind takes its place: the older one warns of nothing any more (``people.check_state``).
_TAKES_PLACE = (
    f"CASE WHEN o.expires IS NOT NULL THEN ({last_day('o.expires')}, o.id) > ({_EXPIRES}, checks.id) "
    "WHEN o.done_on IS NULL THEN checks.done_on IS NULL AND o.id > checks.id "
    f"WHEN checks.done_on IS NULL THEN {last_day('o.done_on')} > {_EXPIRES} "
    f"ELSE {last_day('o.done_on')} >= {last_day('checks.done_on')} END"
)
_RENEWED = (
    "EXISTS (SELECT 1 FROM checks AS o WHERE o.volunteer = checks.volunteer AND o.type = checks.type "
    f"AND o.id <> checks.id AND {_TAKES_PLACE})"
)

# Kind -> name of the state -> condition; ``:today`` stands for today's ISO date.
_STATES: dict[str, dict[str, str]] = {
    "checks": {
        "expired": f"{_EXPIRES} < :today AND NOT {_RENEWED}",
        "due": f"{_EXPIRES} >= :today AND {_EXPIRES} <= {_WINDOW_ENDS} AND NOT {_RENEWED}",
        "renewed": f"{_EXPIRES} <= {_WINDOW_ENDS} AND {_RENEWED}",
        "ok": f"(checks.expires IS NULL OR {_EXPIRES} > {_WINDOW_ENDS})",
        "never": "checks.expires IS NULL",
        "with_us": "(SELECT v.status FROM volunteers AS v WHERE v.id = checks.volunteer) <> 'left'",
    },
    "services": {
        "open": "services.done_on IS NULL",
        "late": "services.done_on IS NULL AND services.due < :today",
        "done": "services.done_on IS NOT NULL",
    },
    "feedback": {
        # As ``figures.listening.wants_answer`` says.
        "waiting": "feedback.answered_on IS NULL AND coalesce(feedback.type, '') <> 'thanks'",
        "answered": "feedback.answered_on IS NOT NULL",
        "themeless": "NOT EXISTS (SELECT 1 FROM feedback_themes AS t WHERE t.feedback = feedback.id)",
        "needless": "feedback.need IS NULL",
    },
    "expenses": {
        "owed": "expenses.paid_on IS NULL",
        "paid": "expenses.paid_on IS NOT NULL",
    },
}


# Kind -> what it can be put in order by besides its fields -> how that is reckoned; NULL where it cannot be.
_ORDERS: dict[str, dict[str, str]] = {
    "needs": {
        # As ``figures.needs.rating`` says, but for the division.
        "rating": "(needs.size + needs.seriousness) * needs.effect",
        "said": "(SELECT nullif(count(*), 0) FROM feedback AS f WHERE f.need = needs.id)",
    },
    "themes": {
        "items": "(SELECT nullif(count(*), 0) FROM feedback_themes AS t WHERE t.theme = themes.id)",
    },
    "posts": {
        # As ``figures.outreach.interactions`` says.
        "reactions": "CASE WHEN coalesce(posts.likes, posts.comments, posts.shares) IS NULL OR (posts.engagements "
        "IS NOT NULL AND (SELECT c.platform FROM channels AS c WHERE c.id = posts.channel) "
        "IN ('facebook', 'instagram')) THEN posts.engagements ELSE coalesce(posts.likes, 0) + "
        "coalesce(posts.comments, 0) + coalesce(posts.shares, 0) END",
    },
    "surveys": {
        "sheets": "(SELECT nullif(count(*), 0) FROM answer_sheets AS s WHERE s.survey = surveys.id)",
    },
}


def reckoned(kind: str, name: str) -> str | None:
    """SQL for what records can be put in order by that is no field of theirs; None where there is no such thing."""
    return _ORDERS.get(kind, {}).get(name)


def state(kind: str, name: str) -> tuple[str, list[str]]:
    """The condition of a named state and its values; KeyError for one that the kind does not know."""
    found = _STATES[kind][name]
    return "(" + found.replace(":today", "?") + ")", [str(clock.today())] * found.count(":today")
