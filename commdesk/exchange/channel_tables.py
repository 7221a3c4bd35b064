"""Tables in which one row tells of several channels, or one file of several figures: turned so that each row is a day.

Hand-kept tables name the platform in the titles ("Twitter Profile visits", "Facebook Reach"). Meta's files by day have
a line ``sep=,``, then for each figure its name, a head, and a row a day.
"""

import dataclasses
import re
from collections.abc import Iterator

from commdesk.exchange.synonyms import squeezed
from commdesk.exchange.table import Row, Table
from commdesk.records import reading
from commdesk.text import _

# The figures of a channel's day that such tables may have.
FIELDS = (
    "posts", "impressions", "reach", "likes", "comments", "shares", "engagements", "follows", "unfollows",
    "visits", "views",
)  # fmt: skip

_CALLED = {
    "twitter": "X", "tweets": "X", "tweet": "X", "x": "X", "facebook": "Facebook", "fb": "Facebook",
    "instagram": "Instagram", "insta": "Instagram", "linkedin": "LinkedIn", "youtube": "YouTube",
}  # fmt: skip
PLATFORM_NAMES = {squeezed(word): name.lower() for word, name in _CALLED.items()}

# What the figures are called behind the platform's name, squeezed.
_FIGURES = {
    "": "posts", "posts": "posts", "tweets": "posts", "videos": "posts", "impressions": "impressions",
    "reach": "reach", "likes": "likes", "reactions": "likes", "comments": "comments", "replies": "comments",
    "shares": "shares", "reposts": "shares", "retweets": "shares", "engagements": "engagements",
    "interactions": "engagements", "contentinteractions": "engagements",
    "reactionscommentsandshares": "engagements", "newfollowers": "follows", "newfollows": "follows",
    "follows": "follows", "unfollows": "unfollows", "profilevisits": "visits", "pagevisits": "visits",
    "visits": "visits", "views": "views", "videoviews": "views",
}  # fmt: skip


def _figure(title: str) -> tuple[str, str] | None:
    """(channel, field) of a title such as “Facebook Reach”; None where it names no platform or no figure of ours."""
    first, __, rest = title.strip().partition(" ")
    channel = _CALLED.get(squeezed(first))
    field = _FIGURES.get(squeezed(rest))
    # “Likes” alone is no platform, and “Facebook” alone no figure; “Tweets” is both.
    if channel is None or field is None or (not rest and squeezed(first) != "tweets"):
        return None
    return channel, field


def of_channels(table: Table) -> bool:
    """Whether the first column is called like a day or month, and two platforms have figures behind it."""
    if not table.header or squeezed(table.header[0]) not in ("date", "day", "month", "period"):
        return False
    found = [figure for title in table.header[1:] if (figure := _figure(title))]
    return len({channel for channel, __ in found}) > 1


def channel_by_row(table: Table) -> Table:
    """The table with a row for each channel that has anything in a row; what it does not bring is said."""
    places: dict[str, dict[str, int]] = {}
    left = []
    for at, title in enumerate(table.header[1:], 1):
        figure = _figure(title)
        if figure is None or figure[1] in places.get(figure[0], {}):
            left.append(title)
        else:
            places.setdefault(figure[0], {})[figure[1]] = at
    rows = []
    for row in table.rows:
        for channel, found in places.items():
            cells = [row.cells[found[field]] if field in found else "" for field in FIELDS]
            if any(cell.strip() for cell in cells):
                rows.append(Row(row.number, (row.cells[0], channel, *cells), channel))
    notes = list(table.notes)
    if left:
        shown = ", ".join(reading.short(title) for title in left[:12])
        notes.append(_("Columns not brought in: {columns}.").format(columns=shown))
    header = ("date", "channel", *FIELDS)
    return dataclasses.replace(
        table,
        header=header,
        rows=rows,
        notes=tuple(notes),
        lines=table.count,
        parts=tuple(("", title) for title in header),
    )


def is_metric_file(table: Table) -> bool:
    """Whether it begins with ``sep=,`` and has the head of Meta's files by day: Date, Primary."""
    first = next((cell.strip() for row in table.top[:1] for cell in row.cells), "")
    head = [squeezed(cell) for cell in table.header if cell]
    return re.fullmatch(r"(?i)sep=.?", first) is not None and head[:2] == ["date", "primary"]


def metrics_beside(table: Table) -> Table:
    """The figures of the file beside each other, a row a day; figures that a channel's day does not have are said."""
    days: dict[str, tuple[int, dict[str, str]]] = {}
    brought: dict[str, str] = {}  # field -> what the file calls it
    left: list[str] = []
    title = ""
    for number, cells in _lines(table):
        said = [cell.strip() for cell in cells]
        if squeezed(said[0]) == "date":
            continue
        if said[0] and not any(said[1:]) and not re.match(r"\d{1,4}[-/.]\d", said[0]):
            title = said[0]
            continue
        field = _metric(title)
        if not field or brought.setdefault(field, title) != title:
            left += [title] if title and title not in left else []
            continue
        if said[0] and any(said[1:]):
            days.setdefault(said[0], (number, {}))[1][field] = said[1]
    # All columns each time, so that a file of another figure is never read as this one was.
    rows = [Row(n, (day, *(found.get(f, "") for f in FIELDS))) for day, (n, found) in days.items()]
    notes = list(table.notes)
    if left:
        shown = ", ".join(reading.short(words) for words in left[:12])
        notes.append(_("Figures not brought in: {figures}.").format(figures=shown))
    header = ("date", *FIELDS)
    return dataclasses.replace(
        table,
        header=header,
        rows=rows,
        notes=tuple(notes),
        lines=len(rows) + len(table.broken),
        parts=tuple(("", name) for name in header),
    )


def _metric(title: str) -> str:
    """The field of a figure's name, with or without the platform before it: “Facebook reach”, “Content interactions”."""
    named = _figure(title)
    return named[1] if named else _FIGURES.get(squeezed(title), "") if title else ""


def _lines(table: Table) -> Iterator[tuple[int, tuple[str, ...]]]:
    """All lines below ``sep=,``: those above the titles too, where the first figure's name stands."""
    for row in table.top[1:]:
        if row.number < table.head[0] and any(cell.strip() for cell in row.cells):
            yield row.number, row.cells
    for row in table.rows:
        yield row.number, row.cells
