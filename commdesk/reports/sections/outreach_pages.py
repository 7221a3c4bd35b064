"""Outreach on paper: every share with what it is a share of, months, kinds, channels and the posts that did best."""

from datetime import date

from commdesk import text
from commdesk.charts.describe import BarChart, HBarChart
from commdesk.figures import outreach
from commdesk.figures.outreach import Outreach, Reached
from commdesk.figures.outreach_words import counted, share, signed
from commdesk.records.outreach import CHANNELS, PLATFORMS, POST_KINDS, POSTS
from commdesk.reports.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    nothing,
    unbroken,
)
from commdesk.reports.sections.material import ENOUGH_CASES, NO_NUMBER, NOT_YET, Material
from commdesk.text import _, ngettext

MOST_MONTHS = 18
MOST_BEST = 6


def _channel(material: Material) -> str:
    found = material.reader.get(CHANNELS, material.where("channel"))
    return found.name if found is not None else ""


def numbers(material: Material) -> list[Block]:
    """The big figures; whom they are of where the page is narrowed to a channel."""
    found = material.outreach
    if found.empty:
        return nothing(
            _("Nothing was counted in this time"),
            _(
                "Posts, events and leaflets stand here with whom they reached, once they are entered or imported."
            ),
        )
    words = ngettext(
        "{n} post, event or batch of leaflets", "{n} posts, events and batches of leaflets", found.posts
    ).format(n=text.number(found.posts))
    if found.reach is not None:
        words = _("{posts} reached people {n} times").format(posts=words, n=text.number(found.reach))
    head: list[Block] = [Heading(words, level=1)]
    if name := _channel(material):
        head.append(Paragraph(name, lead=_("Channel:")))
    items = (_reach(material, found), _by_reach(material, found), _by_followers(material, found),
             _followers(material, found), _net(material, found))  # fmt: skip
    return [*head, KeyFigures(items, tuple(_also(material, found)))]


def _reach(material: Material, found: Outreach) -> KeyFigure:
    mark = material.note(
        _(
            "Reach adds up posts, events and leaflets: whoever saw two of them counts twice. Where nobody counted, nothing is added."
        )
    )
    value = NO_NUMBER if found.reach is None else text.number(found.reach)
    if found.estimated:
        note = _("{n} of them estimated").format(n=text.number(found.estimated))
        return KeyFigure(value, _("people reached"), note, mark)
    return KeyFigure(value, _("people reached"), "" if found.reach is not None else _(NOT_YET), mark)


def _by_reach(material: Material, found: Outreach) -> KeyFigure:
    rate = found.by_reach
    mark = material.note(
        _(
            "Likes + comments + shares ÷ people reached, over all of which both were counted. Facebook’s and Instagram’s combined count is used as it is."
        )
    )
    if rate.value is None:
        return KeyFigure(NO_NUMBER, _("engagement by reach"), _(NOT_YET), mark)
    note = _("{of} for {over} reached").format(of=text.number(rate.of), over=text.number(rate.over))
    return KeyFigure(share(rate.value), _("engagement by reach"), note, mark)


def _by_followers(material: Material, found: Outreach) -> KeyFigure:
    rate = found.by_followers
    mark = material.note(
        _(
            "Likes + comments + shares of the whole time ÷ followers at its end, over the channels whose followers were counted."
        )
    )
    if rate.value is None:
        return KeyFigure(NO_NUMBER, _("engagement by followers"), _(NOT_YET), mark)
    note = _("{of} for {over} followers").format(of=text.number(rate.of), over=text.number(rate.over))
    return KeyFigure(share(rate.value), _("engagement by followers"), note, mark)


def _followers(material: Material, found: Outreach) -> KeyFigure:
    mark = material.note(
        _(
            "Last count of each channel up to the day. Growth: (end − start) ÷ start, over the channels counted at both ends."
        )
    )
    followed = found.followers
    if followed.now is None:
        return KeyFigure(NO_NUMBER, _("followers"), _(NOT_YET), mark)
    note = ""
    if found.growth is not None and followed.start is not None:
        grown = ("+" if found.growth > 0 else "") + share(found.growth)
        note = _("{share} from {start}").format(
            share=grown.replace("-", "−"), start=text.number(followed.start)
        )
    return KeyFigure(text.number(followed.now), _("followers"), note, mark)


def _net(material: Material, found: Outreach) -> KeyFigure:
    mark = material.note(_("New follows − unfollows, as the platforms counted them."))
    note = "" if found.net_follows is not None else _(NOT_YET)
    return KeyFigure(signed(found.net_follows), _("net follows"), note, mark)


def _also(material: Material, found: Outreach) -> list[KeyFigure]:
    also = []
    tagged = sum(count for __, count in found.moods)
    if found.net_mood is not None:
        mark = material.note(
            _("Replies as a person read them: (glad − unhappy) ÷ tagged, from −100 % to 100 %.")
        )
        moods = dict(found.moods)
        words = _("{glad} glad, {neutral} neutral, {unhappy} unhappy").format(
            glad=moods.get("glad", 0), neutral=moods.get("neutral", 0), unhappy=moods.get("unhappy", 0)
        )
        # Of few replies a percentage says more than anybody knows.
        value = share(found.net_mood).replace("-", "−") if tagged >= ENOUGH_CASES else text.number(tagged)
        also.append(
            KeyFigure(
                value, _("mood of replies") if tagged >= ENOUGH_CASES else _("replies tagged"), words, mark
            )
        )
    if found.answer_hours is not None:
        mark = material.note(_("Median hours until we answered, over the posts that say it."))
        value = _("{n} h").format(n=text.number(found.answer_hours, 1))
        also.append(KeyFigure(value, _("until we answered"), "", mark))
    if found.impressions is not None:
        also.append(KeyFigure(text.number(found.impressions), _("impressions"), "", None))
    return also


def by_month(material: Material) -> list[Block]:
    """People reached month by month (year by year over long times), or what else was counted; the best in the title."""
    months = material.outreach.months
    name = _told_by(months)
    if len(months) < 2 or not name:
        return []
    if len(months) > MOST_MONTHS:
        return _by_year(months, name)
    labels = tuple(text.month_short(_first(month)) for month in months)
    values = [getattr(month, name) for month in months]
    full = [text.month_name(_first(month), year=False) for month in months]
    return [_chart(name, labels, values, full, _("Month by month"))]


def _by_year(months: tuple[Reached, ...], name: str) -> list[Block]:
    years: dict[str, int | None] = {}
    for month in months:
        value, before = getattr(month, name), years.setdefault(month.key[:4], None)
        years[month.key[:4]] = before if value is None else value + (before or 0)
    if len(years) < 2:
        return []
    return [_chart(name, tuple(years), list(years.values()), list(years), _("Year by year"))]


def _chart(
    name: str, labels: tuple[str, ...], values: list[int | None], full: list[str], plain: str
) -> Chart:
    """Bars; what was not counted has none, and a dash. Of three and more the one that is highest is named."""
    unit, heights = _UNITS[name](), [value or 0 for value in values]
    words = tuple(counted(value) for value in values)
    highest = max(heights)
    best = heights.index(highest) if heights.count(highest) == 1 and len(heights) > 2 else None
    title = f"{plain}: {unit}"
    if best is not None:
        title = _("{time} had the most {unit}").format(time=full[best], unit=unit)
        if name == "reach":
            title = _("{time} reached the most").format(time=full[best])
    pairs = ", ".join(f"{label} {word}" for label, word in zip(labels, words, strict=True))
    alt = _("{title}. {unit}: {pairs}.").format(title=title, unit=unit, pairs=pairs)
    return Chart(BarChart(labels, tuple(map(float, heights)), unit, words, best), title, alt)


_UNITS = {
    "reach": lambda: _("people reached"),
    "impressions": lambda: _("impressions"),
    "interactions": lambda: _("likes, comments and shares"),
    "posts": lambda: _("posts"),
}


def _told_by(months: tuple[Reached, ...]) -> str:
    """The first figure that most months have; months without it would stand there as if nobody had come."""
    for name in ("reach", "impressions", "interactions", "posts"):
        known = [month for month in months if getattr(month, name) is not None]
        if len(known) * 2 > len(months) and any(getattr(month, name) for month in known):
            return name
    return ""


def kinds(material: Material) -> list[Block]:
    """How many posts of each kind."""
    found = [(code, n) for code, n in material.outreach.kinds if code]
    if not found:
        return []
    labels = tuple(_(POST_KINDS[code]) for code, __ in found)
    values = tuple(float(n) for __, n in found)
    words = tuple(text.number(n) for __, n in found)
    left = dict(material.outreach.kinds).get("", 0)
    title = _("What kind of posts we made")
    mark = None
    if left:
        told = ngettext("{n} post says no kind.", "{n} posts say no kind.", left)
        mark = material.note(told.format(n=text.number(left)))
    pairs = ", ".join(f"{label} {word}" for label, word in zip(labels, words, strict=True))
    alt = _("{title}: {pairs}.").format(title=title, pairs=pairs)
    return [Chart(HBarChart(labels, values, _("posts"), words), title, alt, mark)]


def by_channel(material: Material) -> list[Block]:
    """What each channel brought, offline ones among them."""
    found = material.outreach.channels
    if not found or material.where("channel"):
        return []
    here = {channel.id: channel for channel in material.reader.find(CHANNELS)}
    columns = (
        Column(_("Channel"), weight=3), Column(_("Platform"), weight=1), Column(_("Posts"), "right", 0),
        Column(_("People reached"), "right", 0), Column(_("Reactions"), "right", 0),
    )  # fmt: skip
    rows = tuple(
        (
            here[one.key].name,
            _(PLATFORMS[here[one.key].platform]) if here[one.key].platform else "",
            _posts(one.posts),
            counted(one.reach),
            counted(one.interactions),
        )
        for one in found
    )
    mark = material.note(_("Reactions are likes + comments + shares; a dash stands where nobody counted."))
    return [Heading(_("By channel"), footnote=mark), Table(columns, rows)]


def best_posts(material: Material) -> list[Block]:
    """The posts with the most likes, comments and shares."""
    posts = outreach.posts_in(material.reader, material.period, material.where("channel") or "")
    here = {channel.id: channel for channel in material.reader.find(CHANNELS)}
    platforms = {id: channel.platform for id, channel in here.items()}
    found = outreach.best(posts, platforms, MOST_BEST)
    if not found:
        return []
    columns = (
        Column(_("Day"), weight=0), Column(_("Post"), weight=4), Column(_("Kind"), weight=1),
        Column(_("Reactions"), "right", 0), Column(_("Reached"), "right", 0), Column(_("Share"), "right", 0),
    )  # fmt: skip
    rows = []
    for post in found:
        reacted = outreach.interactions(post, platforms.get(post.channel or ""))
        rate = outreach.engagement_rate(reacted, post.reach)
        title = post.title if len(post.title) <= 110 else post.title[:109].rstrip() + "…"
        rows.append((
            Cell(POSTS.fields["day"].show(post.day).replace(" ", "\u00a0")),
            title,
            unbroken(_(POST_KINDS[post.kind])) if post.kind else "",
            Cell(counted(reacted), bold=True),
            counted(post.reach),
            NO_NUMBER if rate is None else share(rate),
        ))  # fmt: skip
    mark = material.note(
        _("By likes + comments + shares, then by people reached. Share: reactions ÷ people reached.")
    )
    return [Heading(_("The posts that did best"), footnote=mark), Table(columns, tuple(rows))]


def table(material: Material) -> list[Block]:
    """All months in numbers."""
    found = material.outreach
    if not found.months:
        return []
    columns = (
        Column(_("Month"), weight=2), Column(_("Posts"), "right"), Column(_("People reached"), "right"),
        Column(_("Impressions"), "right"), Column(_("Reactions"), "right"), Column(_("Net follows"), "right"),
    )  # fmt: skip
    rows = tuple(
        (
            text.month_name(_first(month)),
            _posts(month.posts),
            counted(month.reach),
            counted(month.impressions),
            counted(month.interactions),
            signed(month.net_follows),
        )
        for month in found.months
    )
    total: tuple[str, ...] = ()
    if len(rows) > 1:
        total = (
            _("Together"), text.number(found.posts), counted(found.reach), counted(found.impressions),
            counted(found.interactions), signed(found.net_follows),
        )  # fmt: skip
    return [Heading(_("Months in numbers")), Table(columns, rows, total=total)]


def _posts(count: int) -> str:
    """How many posts; none are none that anybody counted: a platform’s own days may not say it."""
    return text.number(count) if count else NO_NUMBER


def _first(month: Reached) -> date:
    return date.fromisoformat(f"{month.key}-01")
