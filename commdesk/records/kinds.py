"""The one list of all kinds of record."""

from commdesk.errors import KnownError
from commdesk.records.agreements import AGREEMENTS, ATTACHMENTS, CONTENTS, REVIEWS, WORDINGS
from commdesk.records.goals import ACTIONS, CHECK_INS, DEPENDENCIES, GOALS, MILESTONES
from commdesk.records.group import GROUP
from commdesk.records.health_checks import HEALTH_CHECKS
from commdesk.records.imports import IMPORTS
from commdesk.records.indicators import INDICATOR_READINGS, INDICATORS, MONEY, READING_PARTS, STORIES, TARGETS
from commdesk.records.kind import Kind, Record
from commdesk.records.listening import (
    BARRIERS,
    FEEDBACK,
    FEEDBACK_THEMES,
    NEED_GOALS,
    NEEDS,
    RESIDENTS,
    THEMES,
)
from commdesk.records.not_same import NOT_SAME
from commdesk.records.other_names import OTHER_NAMES
from commdesk.records.outreach import CHANNEL_DAYS, CHANNELS, FOLLOWERS, POSTS
from commdesk.records.partners import (
    CONTRIBUTIONS,
    GIFTS,
    PARTNER_PEOPLE,
    PARTNERS,
    STAGE_CHANGES,
    TALKS,
    TIES,
)
from commdesk.records.programmes import OUTPUT_COUNTS, OUTPUTS, PROGRAMME_TYPES, PROGRAMMES, SERIES, SESSIONS
from commdesk.records.promises import COMMITMENTS, PROMISE_TIMES
from commdesk.records.rates import RATES
from commdesk.records.recognition import AWARD_RULES, AWARDS, EXPENSES
from commdesk.records.sheets import SHEET_LINES, SHEETS
from commdesk.records.shifts import SHIFTS, VISITS
from commdesk.records.surveys import ANSWER_SHEETS, QUESTIONS, SURVEYS
from commdesk.records.volunteers import CHECK_TYPES, CHECKS, SERVICES, VOLUNTEERS
from commdesk.text import _

# A kind stands after the kinds it links to, so that filling and emptying a file can follow the list.
KINDS: tuple[Kind, ...] = (
    GROUP,
    RATES,
    PROGRAMME_TYPES,
    PROGRAMMES,
    OUTPUTS,
    VOLUNTEERS,
    NOT_SAME,
    OTHER_NAMES,
    CHECK_TYPES,
    CHECKS,
    SERVICES,
    SERIES,
    SESSIONS,
    OUTPUT_COUNTS,
    GOALS,
    MILESTONES,
    ACTIONS,
    CHECK_INS,
    DEPENDENCIES,
    SHIFTS,
    VISITS,
    SHEETS,
    SHEET_LINES,
    AWARD_RULES,
    AWARDS,
    EXPENSES,
    PARTNERS,
    STAGE_CHANGES,
    WORDINGS,
    AGREEMENTS,
    ATTACHMENTS,
    CONTENTS,
    REVIEWS,
    COMMITMENTS,
    PROMISE_TIMES,
    PARTNER_PEOPLE,
    TALKS,
    GIFTS,
    CONTRIBUTIONS,
    TIES,
    HEALTH_CHECKS,
    THEMES,
    NEEDS,
    NEED_GOALS,
    FEEDBACK,
    FEEDBACK_THEMES,
    RESIDENTS,
    BARRIERS,
    CHANNELS,
    FOLLOWERS,
    CHANNEL_DAYS,
    POSTS,
    SURVEYS,
    QUESTIONS,
    ANSWER_SHEETS,
    INDICATORS,
    TARGETS,
    INDICATOR_READINGS,
    READING_PARTS,
    STORIES,
    MONEY,
    IMPORTS,
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
_BY_RECORD: dict[type[Record], Kind] = {kind.record: kind for kind in KINDS}


def kind_of(record: Record) -> Kind:
    """The kind a record belongs to."""
    return _BY_RECORD[type(record)]


def kind_named(name: str) -> Kind:
    """A listed kind by the name people type; raises KnownError with the names there are."""
    kind = BY_NAME.get(name)
    if kind is None or not kind.listed:
        known = ", ".join(k.name for k in KINDS if k.listed)
        raise KnownError(
            _("There is no kind of record called “{name}”. There are: {known}.").format(
                name=name, known=known
            )
        )
    return kind
