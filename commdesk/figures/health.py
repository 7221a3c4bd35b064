"""How it goes with partners: trust, value, what to talk about, and all of it over time beside the promises kept."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from commdesk import clock
from commdesk.figures import promises
from commdesk.figures.partners import is_active
from commdesk.figures.periods import Period, same_day
from commdesk.figures.promises import Fall, Side
from commdesk.records.health_checks import ANSWERERS, HEALTH_CHECKS, LINES, HealthCheck, Line
from commdesk.records.partners import PARTNERS, Partner
from commdesk.store.query import Query
from commdesk.store.store import Reader

# A gap (importance × what is missing to "always") from which a line is worth talking about: what is very or rather
# important happens sometimes at most, what is somewhat important happens seldom.
GAP = 6
# Answers this many steps apart (seldom and mostly) mean that the two sides see it differently.
APART = 2
# Satisfaction this many points apart, of ten, is said in words.
SATISFIED_APART = 3
MONTHS = 12
TONES = {1: "bad", 2: "warn", 3: "good", 4: "good"}
BEGINNING = date(1900, 1, 1)


def often(check: HealthCheck | None, line: Line) -> int | None:
    """How often it is so, 1 seldom to 4 always; None where it was not answered."""
    found: int | None = getattr(check, f"{line.key}_often") if check is not None else None
    return found


def weight(check: HealthCheck | None, line: Line) -> int | None:
    """How important it is, 1 little to 4 very; None where it was not answered."""
    found: int | None = getattr(check, f"{line.key}_weight") if check is not None else None
    return found


def score(check: HealthCheck | None, part: str) -> float | None:
    """The mean of one side's answers to the three lines of ``part`` (trust, value), 1 to 4; each is one question here.

    None ("not enough yet") when any of the three is missing: a mean of two would stand beside means of three as if it
    were the same thing. How important a line is does not count. Source: Visible Network Labs, PARTNER.
    """
    answers = [often(check, line) for line in LINES if line.part == part]
    given = [answer for answer in answers if answer is not None]
    return sum(given) / len(given) if given and len(given) == len(answers) else None


def tone(answer: int | None) -> str:
    """Red, amber or green of an answer as a tone: bad for seldom, warn for sometimes, good from mostly on; "" for none."""
    return TONES[answer] if answer is not None else ""


def worse(ours: int | None, theirs: int | None) -> int | None:
    """What both sides' answers come to: the lower one, the only one where one side has not answered."""
    return min((answer for answer in (ours, theirs) if answer is not None), default=None)


def gap(check: HealthCheck | None, line: Line) -> int | None:
    """How important × (4 − how often), 0 to 12; None where either is missing."""
    happens, matters = often(check, line), weight(check, line)
    return None if happens is None or matters is None else matters * (4 - happens)


class Gap(NamedTuple):
    """A line worth talking about: the gap of each side, and whether the two see it differently."""

    line: Line
    ours: int | None
    theirs: int | None
    apart: bool

    @property
    def sides(self) -> tuple[str, ...]:
        """Those who miss something here: ours, theirs, both, or nobody where the two only see it differently."""
        each = (("ours", self.ours), ("theirs", self.theirs))
        return tuple(side for side, size in each if size is not None and size >= GAP)


def gaps(ours: HealthCheck | None, theirs: HealthCheck | None = None) -> list[Gap]:
    """What to talk about: lines with a gap of 6 and more on either side, or on which the answers are two steps apart.

    The largest gap of either side first, then the larger sum, then in the order of the questions.
    """
    found = []
    for line in LINES:
        answers = often(ours, line), often(theirs, line)
        apart = None not in answers and abs((answers[0] or 0) - (answers[1] or 0)) >= APART
        one = Gap(line, gap(ours, line), gap(theirs, line), apart)
        if one.sides or apart:
            found.append(one)
    sizes = {one.line.key: sorted((one.ours or 0, one.theirs or 0), reverse=True) for one in found}
    return sorted(found, key=lambda one: (-sizes[one.line.key][0], -sizes[one.line.key][1]))


class Scores(NamedTuple):
    """One side's answers as numbers: trust and value 1 to 4, satisfied and go_on 0 to 10; None is "not enough yet".

    ``promises`` are those of that side that had fallen due up to the day.
    """

    side: str
    day: date
    trust: float | None
    value: float | None
    satisfied: int | None
    go_on: int | None
    promises: Side


def kept(falls: Iterable[Fall], side: str, day: date) -> Side:
    """One side's promises that had fallen due up to and with ``day``, the first of all on; ``rate`` is the share kept on time."""
    return promises.side(falls, side, Period(BEGINNING, day, ""), day)


def history(checks: Iterable[HealthCheck], falls: Iterable[Fall]) -> list[Scores]:
    """The scores of each check, the earliest first, beside the promises kept up to its day."""
    due = list(falls)
    found = []
    for check in sorted(checks, key=lambda one: (str(one.day), one.id)):
        day = date.fromisoformat(str(check.day))
        found.append(
            Scores(
                check.side, day, score(check, "trust"), score(check, "value"), check.satisfied, check.go_on,
                kept(due, check.side, day),
            )
        )  # fmt: skip
    return found


class Health(NamedTuple):
    """How it goes with one partner: the latest check of each side, what to talk about, all scores up to a day.

    ``kept`` has each side's promises as they stood on the day of every check by either side, and on the day it is told.
    """

    partner: Partner
    ours: HealthCheck | None
    theirs: HealthCheck | None
    gaps: list[Gap]
    history: list[Scores]
    due: date | None
    kept: dict[str, list[tuple[date, Side]]]

    @property
    def none(self) -> bool:
        """Whether nobody has answered yet."""
        return self.ours is None and self.theirs is None

    @property
    def less_satisfied(self) -> str:
        """The side that is clearly less satisfied: ours or theirs; "" where both are alike or one has not said."""
        ours, theirs = (check.satisfied if check else None for check in (self.ours, self.theirs))
        if ours is None or theirs is None or abs(ours - theirs) < SATISFIED_APART:
            return ""
        return "ours" if ours < theirs else "theirs"


def health(reader: Reader, partner: Partner, today: date | None = None) -> Health:
    """How it goes with a partner as it was known on ``today``; of several checks of a side on one day the last entered."""
    today = today or clock.today()
    mine = Query(equals={"partner": partner.id})
    checks = sorted(
        (one for one in reader.find(HEALTH_CHECKS, mine) if str(one.day) <= today.isoformat()),
        key=lambda one: (str(one.day), one.id),
    )
    falls = promises.of_partners(reader, today, partner.id)
    latest: dict[str, HealthCheck] = {one.side: one for one in checks}
    ours, theirs = latest.get("ours"), latest.get("theirs")
    days = sorted({*(date.fromisoformat(str(one.day)) for one in checks), today})
    return Health(
        partner,
        ours,
        theirs,
        gaps(ours, theirs),
        history(checks, falls),
        next_check(str(checks[-1].day)) if checks else None,
        {side: [(day, kept(falls, side, day)) for day in days] for side in ANSWERERS},
    )


def next_check(last: str) -> date:
    """Twelve months after the last check; after 29 February the 28th."""
    return same_day(date.fromisoformat(last), MONTHS)


class CheckDue(NamedTuple):
    """A partner with whom a health check is due: the last one's id and day, and since when the next is due."""

    partner: Partner
    check: str
    last: date
    day: date


def checks_due(reader: Reader, today: date | None = None) -> list[CheckDue]:
    """Partners we work with whose last check by either side is twelve months old or more, the longest first.

    Those that never had one are left out: asking for the first check is the desk's business, not Home's.
    """
    today = today or clock.today()
    # Beside max() SQLite gives the id of the row that has it.
    last = reader.rows("SELECT partner, max(day), id FROM health_checks GROUP BY partner")
    found = []
    for owner, day, id in last:
        due = next_check(day)
        partner = reader.get(PARTNERS, owner) if due <= today else None
        if partner is not None and is_active(partner, today):
            found.append(CheckDue(partner, id, date.fromisoformat(day), due))
    return sorted(found, key=lambda one: (one.day, one.partner.name))
