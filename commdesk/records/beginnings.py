"""What a new group's file begins with: lists that the group may change as it likes."""

from collections.abc import Iterator

from commdesk.records.kind import Record
from commdesk.records.programmes import FIRST_TYPES, ProgrammeType
from commdesk.records.rates import FIRST_COUNTRY, FIRST_CURRENCY, FIRST_RATES, FIRST_SOURCE, Rate
from commdesk.records.volunteers import FIRST_CHECK_TYPES, CheckType
from commdesk.text import _


def beginnings() -> Iterator[Record]:
    """Types of programmes, checks and training, and the values of an hour that are published."""
    for name in FIRST_TYPES:
        yield ProgrammeType(name=_(name))
    for name, months, everyone in FIRST_CHECK_TYPES:
        yield CheckType(name=_(name), months=months, everyone=everyone)
    for year, rate in FIRST_RATES:
        yield Rate(year=year, country=FIRST_COUNTRY, rate=rate, currency=FIRST_CURRENCY, source=FIRST_SOURCE)
