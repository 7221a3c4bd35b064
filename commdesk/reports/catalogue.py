"""The prints there are: what each is for, its sections, and how it is put together from them."""

from datetime import date
from typing import Any

from commdesk import clock, text
from commdesk.errors import BugError, KnownError
from commdesk.figures import periods
from commdesk.figures.periods import Period, parse_period
from commdesk.records import reading
from commdesk.reports import (
    filters,
    prints_goals,
    prints_impact,
    prints_partners,
    prints_people,
    prints_sessions,
    prints_thanks,
)
from commdesk.reports.blocks import Block, Cards, Certificate, Columns, Document
from commdesk.reports.described import (
    ALWAYS,
    COMPARE,
    HEADLINE,
    PAPERS,
    PUBLIC,
    Build,
    Option,
    Report,
    Section,
)
from commdesk.reports.sections import (
    goals,
    headline,
    indicators,
    notes,
    numbers,
    partners,
    programmes,
    stories,
)
from commdesk.reports.sections import hours as hours_sections
from commdesk.reports.sections.material import EVER, Material, Options
from commdesk.store.store import Reader
from commdesk.text import N_, _

__all__ = [
    "REPORTS",
    "Build",
    "Option",
    "Report",
    "Section",
    "build",
    "default_options",
    "render_report",
    "report_named",
]

NO_COMPARISON = "none"
YEAR_EARLIER = "year-earlier"

IMPACT = Report(
    name="impact",
    title=N_("Impact summary"),
    reader=N_("The committee, members, funders and partners, at a meeting or on the board."),
    decision=N_("Where the next hours should go, which goal needs help, which agreement to renew."),
    facts=N_("Completed shifts, what sessions served, goals with their readings, promises of both sides."),
    sections=(
        Section("headline", N_("Headline"), headline.section),
        Section("numbers", N_("Key numbers"), numbers.section),
        Section("months", N_("Hours by month"), hours_sections.by_month),
        Section("programmes", N_("Hours by programme"), hours_sections.by_programme),
        Section("served", N_("What the hours did"), programmes.section, share=0.53),
        Section("partners", N_("Partners and promises"), partners.section),
        Section("milestones", N_("Milestones reached"), goals.told),
        Section("indicators", N_("What changed"), indicators.key, share=0.62),
        Section("stories", N_("In their own words"), stories.told),
        Section("goals", N_("Goals over time"), goals.section),
    ),
    layout=(
        ("headline",),
        ("numbers",),
        ("months", "programmes"),
        ("served", "partners+milestones"),
        ("indicators", "stories"),
        ("goals",),
    ),
    one_page=True,
    default_period=periods.DEFAULT,
    options=(*ALWAYS, COMPARE, PUBLIC, HEADLINE),
)

REPORTS: tuple[Report, ...] = (
    IMPACT,
    *prints_goals.REPORTS,
    *prints_impact.REPORTS,
    *prints_partners.REPORTS,
    *prints_sessions.REPORTS,
    *prints_people.REPORTS,
    *prints_thanks.REPORTS,
)


def report_named(name: str) -> Report:
    """A report by its name; raises KnownError with the names there are."""
    for report in REPORTS:
        if report.name == name:
            return report
    known = ", ".join(report.name for report in REPORTS)
    sentence = _("There is no report called “{name}”. There are: {known}.")
    raise KnownError(sentence.format(name=name, known=known))


def compared_with(period: Period, typed: str = "", year_start: int | str = 1) -> Period | None:
    """The period to compare with: as typed, the same length just before when not said.

    ``none`` compares with nothing, ``year-earlier`` with the same days a year earlier.
    """
    if typed.strip().lower() == NO_COMPARISON:
        return None
    if typed.strip().lower() == YEAR_EARLIER:
        return periods.year_earlier(period)
    return parse_period(typed, year_start) if typed.strip() else periods.before(periods.so_far(period))


def period_of(report: Report, reader: Reader, typed: str = "") -> Period:
    """The period a person asked for, the report's own when nothing was said.

    ``ever`` is from the first day there is any record of up to today; ``..`` with one day only reaches from or to the
    page's own first or last day. Raises KnownError for what is no period.
    """
    asked = typed.strip() or report.default_period or EVER
    if asked.lower() != EVER:
        return parse_period(_closed(report, reader, asked), reader.group().year_start)
    return Period(*_recorded(reader), EVER)


def _recorded(reader: Reader) -> tuple[date, date]:
    today = clock.today()
    return min(_first_day(reader) or today, today), today


def _closed(report: Report, reader: Reader, asked: str) -> str:
    """A period with both its days: ``2026-09-01..`` goes on to the last day of what the page shows."""
    first, sign, last = asked.partition("..")
    if not sign or (first.strip() and last.strip()):
        return asked
    begin, end = report.reach(reader) if report.reach else _recorded(reader)
    return f"{first.strip() or begin.isoformat()}..{last.strip() or end.isoformat()}"


def default_options(report_name: str, reader: Reader) -> Options:
    """What a print is like when the person chooses nothing."""
    report, group = report_named(report_name), reader.group()
    period = period_of(report, reader)
    compare = compared_with(period) if report.takes("compare") else None
    return Options(period, compare, text.language(), group.paper)


def check(report: Report, reader: Reader, options: Options) -> None:
    """Raises KnownError for a choice that the report does not have, or that is still missing."""
    _check_sections(report, options.sections)
    if options.public and not report.takes("public"):
        sentence = _(
            "“{report}” names people, so it is not made for the public. Leave “for the public” out, or choose another page."
        )
        raise KnownError(sentence.format(report=_(report.title)))
    _check_paper(report, options.paper)
    filters.check(reader, report, options.where)


def build(report_name: str, reader: Reader, options: Options) -> Document:
    """The document of a report; raises KnownError for a choice that it does not have."""
    report = report_named(report_name)
    with text.speaking(options.language):
        check(report, reader, options)
        material = Material(reader, options)
        blocks = _laid_out(report, material)
        if report.notes:
            blocks += notes.section(material, _(report.closing))
        period = text.day_full(material.today) if material.ever else periods.title(options.period)
        return Document(
            title=_(report.title),
            group=material.group.name,
            period=period,
            blocks=tuple(blocks),
            language=options.language,
            paper=options.paper or material.group.paper,
            large_print=options.large_print,
            logo=material.group.logo,
            landscape=report.landscape,
            one_page=report.one_page,
            # Where nobody fits, what is said instead of certificates and cards is a page like all others.
            head=report.head or not any(isinstance(block, Certificate | Cards) for block in blocks),
        )


def render_report(report_name: str, reader: Reader, options: Options) -> bytes:
    """The report as the bytes of a PDF."""
    from commdesk.reports import pdf

    return pdf.render(build(report_name, reader, options))


def _laid_out(report: Report, material: Material) -> list[Block]:
    builders = {section.name: section.build for section in report.sections}
    shares = {section.name: section.share for section in report.sections}
    chosen = material.options.sections or tuple(builders)
    found: list[Block] = []
    for row in report.layout:
        columns = ([name for name in column.split("+") if name in chosen] for column in row)
        built = ([block for name in names for block in builders[name](material)] for names in columns)
        parts = [part for part in built if part]
        if len(parts) == 2:
            found.append(Columns(tuple(parts[0]), tuple(parts[1]), shares[row[0].split("+")[0]]))
        elif len(parts) > 2:
            raise BugError(f"{report.name} puts more than two sections side by side")
        else:
            found += [block for part in parts for block in part]
    return found


_FIRST = """
    SELECT min(day) FROM (
        SELECT min(day) AS day FROM shifts WHERE status = 'completed' UNION ALL SELECT min(day) FROM expenses
    )
"""


def _first_day(reader: Reader) -> Any:
    found = reader.rows(_FIRST)[0][0]
    return reading.first_day(found) if found else None


def _check_paper(report: Report, paper: str) -> None:
    if paper and paper not in report.papers:
        sentence = _("“{report}” is not made for paper {paper}. There are: {known}.")
        known = ", ".join(_(PAPERS[code]) for code in report.papers)
        name = _(PAPERS[paper]) if paper in PAPERS else paper
        raise KnownError(sentence.format(report=_(report.title), paper=name, known=known))


def _check_sections(report: Report, wanted: tuple[str, ...]) -> None:
    known = [section.name for section in report.sections]
    for name in wanted:
        if name not in known:
            sentence = _("{report} has no section called “{name}”. There are: {known}.")
            raise KnownError(sentence.format(report=_(report.title), name=name, known=", ".join(known)))
