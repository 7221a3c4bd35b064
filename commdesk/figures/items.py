"""A line on Home, and how near a day is in words."""

from datetime import date
from typing import NamedTuple

from commdesk.text import _, ngettext


class Item(NamedTuple):
    """One line on Home: ``kind`` and ``id`` say what to open, ``word`` and ``tone`` are its chip.

    ``day`` is when it is or was due; ``title`` and ``note`` are its words, the note smaller. A line that stands for
    several has the key of their list in place of an id: ``checks``, ``services``, ``thanks``, ``care``.
    """

    kind: str
    id: str
    day: date
    title: str
    note: str = ""
    word: str = ""
    tone: str = ""


def in_days(days: int) -> str:
    """``Today``, ``In 9 days``."""
    if days <= 0:
        return _("Today")
    return ngettext("In {n} day", "In {n} days", days).format(n=days)
