"""Two charts: hours by month, and the programmes they went to."""

from collections import defaultdict

from commdesk import text
from commdesk.charts.describe import BarChart, HBarChart
from commdesk.figures.hours import Month
from commdesk.reports.blocks import Block, Chart, Heading, KeepTogether, Paragraph
from commdesk.reports.sections.material import Material
from commdesk.text import _, ngettext

# More months than this are drawn as years: thinner bars could not be told apart.
MOST_MONTHS = 18
MOST_PROGRAMMES = 8


def by_month(material: Material) -> list[Block]:
    """Hours month by month (year by year over long times), the busiest in the title."""
    months = _lived(material.figures.hours.months)
    if not months:
        return []
    if len(months) == 1:
        words = _("All {hours} were given in {month}.").format(
            hours=text.hours(months[0].minutes), month=text.month_name(months[0].start)
        )
        return [KeepTogether((Heading(_("Hours by month")), Paragraph(words)))]
    if len(months) > MOST_MONTHS:
        return [_by_year(months)]
    minutes = [month.minutes for month in months]
    best = _peak(minutes)
    title = _("Hours by month")
    if best is not None:
        title = ngettext(
            "{month} was the busiest of {n} month", "{month} was the busiest of {n} months", len(months)
        ).format(month=text.month_name(months[best].start, year=False), n=len(months))
    labels = tuple(_month_label(month, len(months) > 12) for month in months)
    return [_chart(title, labels, minutes, best)]


def by_programme(material: Material) -> list[Block]:
    """Hours programme by programme, the longest bar first."""
    given = [p for p in material.figures.programmes if p.minutes]
    if not given:
        return []
    shown = given[:MOST_PROGRAMMES] if len(given) > MOST_PROGRAMMES + 1 else given
    labels = [p.name for p in shown]
    minutes = [p.minutes for p in shown]
    if len(shown) < len(given):
        labels.append(_("{n} others").format(n=len(given) - len(shown)))
        minutes.append(sum(p.minutes for p in given[len(shown) :]))
    title = _share_title(given[0].name, given[0].minutes, sum(p.minutes for p in given), len(given))
    words = tuple(text.hours_number(m) for m in minutes)
    chart = HBarChart(tuple(labels), tuple(m / 60 for m in minutes), _("hours"), words)
    return [Chart(chart, title, _told(title, labels, words))]


def _lived(months: tuple[Month, ...]) -> tuple[Month, ...]:
    """The months from the first in which hours were given."""
    for place, month in enumerate(months):
        if month.minutes:
            return months[place:]
    return ()


def _by_year(months: tuple[Month, ...]) -> Chart:
    years: dict[int, int] = defaultdict(int)
    for month in months:
        years[month.start.year] += month.minutes
    minutes = list(years.values())
    best = _peak(minutes)
    title = _("Hours by year")
    if best is not None:
        title = ngettext(
            "{year} was the busiest of {n} year", "{year} was the busiest of {n} years", len(years)
        ).format(year=list(years)[best], n=len(years))
    return _chart(title, tuple(str(year) for year in years), minutes, best)


def _chart(title: str, labels: tuple[str, ...], minutes: list[int], best: int | None) -> Chart:
    words = tuple(text.hours_number(m) for m in minutes)
    chart = BarChart(labels, tuple(m / 60 for m in minutes), _("hours"), words, best)
    return Chart(chart, title, _told(title, labels, words))


def _peak(minutes: list[int]) -> int | None:
    """The place of the one highest value; None when there are two, or too few to speak of."""
    highest = max(minutes)
    return minutes.index(highest) if len(minutes) > 2 and minutes.count(highest) == 1 else None


def _month_label(month: Month, years: bool) -> str:
    """``Jan``; with the year only where a month's name comes twice."""
    name = text.month_short(month.start)
    return f"{name} {month.start.year}" if years and month.start.month == 1 else name


def _share_title(name: str, most: int, total: int, count: int) -> str:
    """``Food table took a third of the hours``, where the share is near enough to have a name."""
    if count < 2:
        return _("Where the hours went")
    share = most / total
    for least, largest, words in (
        (0.23, 0.27, _("{name} took a quarter of the hours")),
        (0.31, 0.355, _("{name} took a third of the hours")),
        (0.47, 0.53, _("{name} took half of the hours")),
    ):
        if least <= share <= largest:
            return words.format(name=name)
    if share > 0.53:
        return _("{name} took more than half of the hours").format(name=name)
    return _("{name} took the most hours").format(name=name)


def _told(title: str, labels: list[str] | tuple[str, ...], words: tuple[str, ...]) -> str:
    pairs = ", ".join(f"{label} {word}" for label, word in zip(labels, words, strict=True))
    return _("{title}. Hours: {pairs}.").format(title=title, pairs=pairs)
