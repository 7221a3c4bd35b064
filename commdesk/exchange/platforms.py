"""Exports of platforms, known by their columns and never by their names: what each column is, and what to mend first.

Shapes that no real file has been read of yet are marked: they follow what the platforms publish.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdesk.exchange import channel_tables
from commdesk.exchange.synonyms import squeezed
from commdesk.exchange.table import Table
from commdesk.records.kind import Kind
from commdesk.records.outreach import CHANNEL_DAYS, CHANNELS, PLATFORMS, POSTS
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, _, ngettext, number

MOST_TITLE = 500


@dataclass(frozen=True)
class Shape:
    """A platform's export: the titles that tell it, and for each field the titles it may have (first found wins).

    Titles are squeezed. ``proven`` on a real file, or only from what the platform publishes.
    """

    title: str
    kind: str
    platform: str
    needs: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    proven: bool = False


SHAPES: dict[str, Shape] = {
    "x-overview": Shape(
        N_("an account overview of X"), "channel_days", "x", ("date", "impressions", "newfollows", "unfollows"),
        {
            "day": ("date",), "impressions": ("impressions",), "likes": ("likes",),
            "engagements": ("engagements",), "comments": ("replies",), "shares": ("reposts",),
            "follows": ("newfollows",), "unfollows": ("unfollows",), "posts": ("createpost",),
            "visits": ("profilevisits",), "views": ("videoviews",),
        },
        proven=True,
    ),
    "x-content": Shape(
        N_("posts of X"), "posts", "x", ("postid", "date", "posttext", "impressions"),
        {
            "day": ("date",), "title": ("posttext",), "link": ("link", "postlink"), "post_id": ("postid",),
            "impressions": ("impressions",), "likes": ("likes",), "engagements": ("engagements",),
            "comments": ("replies",), "shares": ("reposts",),
        },
        proven=True,
    ),
    "facebook-metrics": Shape(
        N_("numbers of Facebook posts by month"), "posts", "facebook",
        ("postmonth", "lifetimeposttotalreach", "totalinteractions"),
        {
            "day": ("postmonth",), "title": ("type",), "reach": ("lifetimeposttotalreach",),
            "impressions": ("lifetimeposttotalimpressions",), "likes": ("like",), "comments": ("comment",),
            "shares": ("share",), "engagements": ("totalinteractions",),
        },
        proven=True,
    ),
    "facebook-content": Shape(
        N_("posts of Facebook"), "posts", "facebook", ("postid", "pagename", "publishtime"),
        {
            "channel": ("pagename",), "day": ("publishtime",), "title": ("title", "description"),
            "link": ("permalink",), "post_id": ("postid",), "reach": ("reach",),
            "impressions": ("impressions", "views"), "likes": ("reactions", "likes"), "comments": ("comments",),
            "shares": ("shares",), "engagements": ("reactionscommentsandshares", "reactionscommentsshares"),
        },
    ),
    "instagram-content": Shape(
        N_("posts of Instagram"), "posts", "instagram", ("postid", "accountusername", "publishtime"),
        {
            "channel": ("accountname", "accountusername"), "day": ("publishtime",),
            "title": ("description", "title"), "link": ("permalink",), "post_id": ("postid",),
            "reach": ("reach",), "impressions": ("impressions", "views"), "likes": ("likes",),
            "comments": ("comments",), "shares": ("shares",),
        },
    ),
    "meta-page": Shape(
        N_("numbers of a Facebook page or Instagram account by day"), "channel_days", "", (),
        {"day": ("date",), **{name: (name,) for name in channel_tables.FIELDS}},
    ),
    "by-month": Shape(
        N_("a table of several channels by month"), "channel_days", "", (),
        {"day": ("date",), "channel": ("channel",), **{name: (name,) for name in channel_tables.FIELDS}},
        proven=True,
    ),
}  # fmt: skip
_KINDS: dict[str, Kind] = {kind.name: kind for kind in (POSTS, CHANNEL_DAYS)}
# What a shape without words of its own is called by, where a post has none.
_INSTEAD = ("description", "posttype", "type", "permalink", "postid")


def recognised(table: Table) -> str:
    """The name of the shape that a list has, or nothing."""
    if table.shape:
        return table.shape
    titles = {squeezed(title) for title in table.header}
    for name, shape in SHAPES.items():
        if shape.needs and titles.issuperset(shape.needs):
            return name
    if channel_tables.is_metric_file(table):
        return "meta-page"
    return "by-month" if channel_tables.of_channels(table) else ""


def kind_meant(kind: Kind, table: Table) -> Kind:
    """What an export holds, where somebody chose another list of outreach for it; else the kind that was chosen."""
    if kind not in (CHANNELS, POSTS, CHANNEL_DAYS):
        return kind
    name = recognised(table)
    return _KINDS[SHAPES[name].kind] if name else kind


def prepared(kind: Kind, table: Table, *, channel: str = "") -> Table:
    """The list with what its shape needs mended, and its shape noted; other lists stay as they are.

    A table of several channels is one row for each of them, unless ``channel`` says whose it is.
    """
    name = recognised(table)
    if not name or table.shape or SHAPES[name].kind != kind.name or (channel and name == "by-month"):
        return table
    if name == "meta-page":
        table = channel_tables.metrics_beside(table)
    elif name == "by-month":
        table = channel_tables.channel_by_row(table)
    elif kind is POSTS:
        table = _with_words(table, SHAPES[name])
    shape = SHAPES[name]
    said = _("Read as {shape}.").format(shape=_(shape.title))
    if not shape.proven:
        said = _(
            "Read as {shape}, from what the platform publishes of it; no real file of it has been tried yet. "
            "Please compare a few numbers."
        ).format(shape=_(shape.title))
    return dataclasses.replace(table, shape=name, notes=(*table.notes, said))


def proposed(kind: Kind, table: Table) -> dict[str, str]:
    """Field -> column of a list whose shape is known; empty for all others."""
    shape = SHAPES.get(table.shape)
    if shape is None or shape.kind != kind.name:
        return {}
    at = {squeezed(title): title for title in reversed(table.header)}
    found = {}
    for field, titles in shape.columns.items():
        title = next((at[title] for title in titles if title in at), "")
        if title:
            found[field] = title
    return found


def platform_of(table: Table, name: str) -> str | None:
    """The platform of a channel that a list brings: of its shape, or because the channel is called like it."""
    shape = SHAPES.get(table.shape)
    return (shape.platform if shape else "") or channel_tables.PLATFORM_NAMES.get(squeezed(name))


def channel_meant(reader: Reader, table: Table) -> str:
    """Which channel an export is of that does not say: the only one on its platform, else one called like the platform.

    Empty where there are several, and for a list whose platform is not known.
    """
    shape = SHAPES.get(table.shape)
    if shape is None or not shape.platform:
        return ""
    there = [one.name for one in reader.find(CHANNELS, Query(equals={"platform": shape.platform}, limit=2))]
    return "" if len(there) > 1 else there[0] if there else _(PLATFORMS[shape.platform])


def with_channel(
    reader: Reader, table: Table, mapping: Mapping[str, str], constants: Mapping[str, str]
) -> dict[str, str]:
    """The constants with the channel that is meant, where neither they nor a column name one."""
    named = "channel" in mapping or "channel" in constants
    channel = "" if named else channel_meant(reader, table)
    return {**constants, "channel": channel} if channel else {**constants}


def _with_words(table: Table, shape: Shape) -> Table:
    """Posts with words to know them by: from the second place where the first is blank, and cut where far too long."""
    where = {squeezed(title): at for at, title in reversed(list(enumerate(table.header)))}
    at = next((where[title] for title in shape.columns["title"] if title in where), None)
    if at is None:
        return table
    others = [where[title] for title in (*shape.columns["title"], *_INSTEAD) if title in where]
    months = where.get("postmonth")
    rows, cut = [], 0
    for row in table.rows:
        cells = list(row.cells)
        numbers = [cell for place, cell in enumerate(cells) if cell.strip() and place not in others]
        words = next((cells[other].strip() for other in others if cells[other].strip()), "")
        # A row that says nothing but numbers is no post: it stays without words.
        cells[at] = words if numbers else cells[at]
        if len(cells[at]) > MOST_TITLE:
            cells[at] = " ".join(cells[at].split())[: MOST_TITLE - 1] + "…"
            cut += 1
        if months is not None:
            cells[months] = _month(cells[months])
        rows.append(row._replace(cells=tuple(cells)))
    notes = table.notes
    if cut:
        words = ngettext(
            "{n} post is longer than {most} letters and was cut.",
            "{n} posts are longer than {most} letters and were cut.",
            cut,
        )
        notes = (*notes, words.format(n=number(cut), most=number(MOST_TITLE)))
    return dataclasses.replace(table, rows=rows, notes=notes)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _month(cell: str) -> str:
    """``12`` as a month's name, whose year is then asked for like that of all dates without one."""
    bare = cell.strip()
    return _MONTHS[int(bare) - 1] if re.fullmatch(r"0?[1-9]|1[0-2]", bare) else cell


def lost_id(typed: Any) -> bool:
    """Whether an id went through a spreadsheet that kept only its first digits (``1.9026E+18``)."""
    return re.fullmatch(r"\d([.,]\d+)?[eE]\+?\d+", str(typed).strip()) is not None
