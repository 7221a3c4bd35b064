"""E-mail addresses and phone numbers of those in a list who agreed to be contacted."""

from typing import NamedTuple

from commdesk import clock
from commdesk.exchange.asking import Progress, tell
from commdesk.records.contact import addresses
from commdesk.records.people import may_be_reached
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader

_WINDOW = 2000


class Contacts(NamedTuple):
    """``values`` to copy, each once; how many people they reach, how many have not agreed, how many have none."""

    values: tuple[str, ...]
    people: int
    not_agreed: int
    without: int


def contacts(reader: Reader, query: Query, field: str, progress: Progress | None = None) -> Contacts:
    """What is in ``field`` (``email`` or ``phone``) of the people a query finds; not agreed comes before having none.

    For somebody under 18 a parent or guardian must have agreed.
    """
    total, today = reader.count(VOLUNTEERS, query), clock.today()
    values: dict[str, None] = {}
    people = not_agreed = without = 0
    for start in range(0, total, _WINDOW):
        tell(progress, start, total)
        for person in reader.find(VOLUNTEERS, query._replace(limit=_WINDOW, offset=start)):
            if not may_be_reached(person, today):
                not_agreed += 1
                continue
            found = addresses(person.email) if field == "email" else [person.phone] if person.phone else []
            people += bool(found)
            without += not found
            values.update(dict.fromkeys(found))
    return Contacts(tuple(values), people, not_agreed, without)
