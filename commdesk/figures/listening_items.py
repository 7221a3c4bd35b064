"""What Home tells of listening: who still waits for an answer, and needs that nobody does anything about."""

from datetime import date

from commdesk import text
from commdesk.figures import listening, needs
from commdesk.figures.items import Item
from commdesk.records.listening import FEEDBACK, FEEDBACK_TYPES, NEEDS
from commdesk.records.reading import short
from commdesk.store.store import Reader
from commdesk.text import _, ngettext

MOST_WAITING = 2
MOST_FORGOTTEN = 1
_MOST_LETTERS = 60


def listening_items(reader: Reader, today: date) -> list[Item]:
    """The longest waiting of each, and how many there are besides."""
    return _waiting(reader, today) + _forgotten(reader, today)


def _waiting(reader: Reader, today: date) -> list[Item]:
    found = listening.waiting(reader, today)
    items = []
    for place, one in enumerate(found[:MOST_WAITING], 1):
        day = date.fromisoformat(str(one.day))
        # What is sensitive is not for who looks over somebody's shoulder.
        words = (
            _("something sensitive") if one.sensitive else short(" ".join(one.words.split()), _MOST_LETTERS)
        )
        note = _("Said {day}").format(day=text.day_medium(day))
        more = len(found) - MOST_WAITING
        if place == MOST_WAITING and more > 0:
            note += " · " + ngettext("{n} more waits", "{n} more wait", more).format(n=text.number(more))
        word = _(FEEDBACK_TYPES[one.type]) if one.type else _("Answer")
        items.append(
            Item(
                FEEDBACK.name,
                one.id,
                day,
                _("No answer yet: “{words}”").format(words=words),
                note,
                word,
                "quiet",
            )
        )
    return items


def _forgotten(reader: Reader, today: date) -> list[Item]:
    return [
        Item(
            NEEDS.name,
            need.id,
            needs.since(need),
            _("Nothing is done yet about “{need}”").format(need=need.name),
            _("Known since {day}; no goal and no answer").format(day=text.day_medium(needs.since(need))),
            _("Need"),
            "quiet",
        )
        for need in needs.forgotten(reader, today)[:MOST_FORGOTTEN]
    ]
