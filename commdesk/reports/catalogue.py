"""The prints there are: what each is for, its sections, and how it is put together from them."""

from collections.abc import Callable
from dataclasses import dataclass

from commdesk import text
from commdesk.errors import BugError, KnownError
from commdesk.figures import hours, periods, summary
from commdesk.figures.periods import Period, parse_period
from commdesk.reports.blocks import Block, Columns, Document
from commdesk.reports.sections import goals, headline, notes, numbers, partners, programmes, rota
from commdesk.reports.sections import hours as hours_sections
from commdesk.reports.sections.material import Material, Options
from commdesk.store.store import Reader
from commdesk.text import N_, _

Build = Callable[[Material], list[Block]]

NO_COMPARISON = "none"
YEAR_EARLIER = "year-earlier"
ROTA_PERIOD = "next-4-weeks"


@dataclass(frozen=True)
class Section:
    """One part of a print: the name for ``--section``, its title, and what builds its blocks."""

    name: str
    title: str
    build: Build


@dataclass(frozen=True)
class Option:
    """One choice a person has; ``kind`` is what to draw: period, choice, yes_no, sections or text."""

    name: str
    title: str
    kind: str
    hint: str = ""


@dataclass(frozen=True)
class Report:
    """A print: who reads it, what they decide with it, the facts that takes, and its sections.

    ``layout`` names the sections from top to bottom; two in one row stand side by side.
    """

    name: str
    title: str
    reader: str
    decision: str
    facts: str
    sections: tuple[Section, ...]
    layout: tuple[tuple[str, ...], ...]
    default_period: str
    options: tuple[Option, ...]


OPTIONS = (
    Option("period", N_("Period"), "period", N_("the last 12 months up to today, unless you choose another")),
    Option("compare", N_("Compare with"), "period", N_("the same length of time just before")),
    Option("language", N_("Language"), "choice"),
    Option("paper", N_("Paper"), "choice", N_("the group’s own")),
    Option("large_print", N_("Large print"), "yes_no"),
    Option("public", N_("For the public"), "yes_no", N_("Counts of fewer than five people are hidden")),
    Option("sections", N_("Sections"), "sections"),
    Option("headline", N_("Headline"), "text", N_("your own, in place of the proposed one")),
)

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
        Section("served", N_("What the hours did"), programmes.section),
        Section("partners", N_("Partners and promises"), partners.section),
        Section("goals", N_("Goals over time"), goals.section),
    ),
    layout=(
        ("headline",),
        ("numbers",),
        ("months", "programmes"),
        ("served", "partners"),
        ("goals",),
    ),
    default_period=periods.DEFAULT,
    options=OPTIONS,
)

ROTA = Report(
    name="rota",
    title=N_("Rota"),
    reader=N_("Everybody who helps, at the board and at the door."),
    decision=N_(
        "When to come, and where one more pair of hands is wanted: its lines are there to be filled in."
    ),
    facts=N_("Sessions with day, time, place and people needed; who is asked and who said yes."),
    sections=(Section("rota", N_("Rota"), rota.board),),
    layout=(("rota",),),
    default_period=ROTA_PERIOD,
    options=tuple(option for option in OPTIONS if option.name not in ("compare", "headline")),
)

MY_ROTA = Report(
    name="my-rota",
    title=N_("Your rota"),
    reader=N_("One person who helps, on the fridge at home."),
    decision=N_("Which days to keep free, and what still wants an answer."),
    facts=N_("The sessions that a person is on in the time to come, and what they said."),
    sections=(Section("mine", N_("Your rota"), rota.mine),),
    layout=(("mine",),),
    default_period=ROTA_PERIOD,
    options=ROTA.options,
)

REPORTS: tuple[Report, ...] = (IMPACT, ROTA, MY_ROTA)


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


def default_options(report_name: str, reader: Reader) -> Options:
    """What a print is like when the person chooses nothing."""
    report, group = report_named(report_name), reader.group()
    period = parse_period(report.default_period, group.year_start)
    return Options(period, compared_with(period), text.language(), group.paper)


def build(report_name: str, reader: Reader, options: Options) -> Document:
    """The document of a report; raises KnownError for a section it does not have."""
    report = report_named(report_name)
    _check_sections(report, options.sections)
    with text.speaking(options.language):
        material = Material(
            reader,
            options,
            summary.figures(reader, options.period, options.compare),
            hours.first_day(reader),
        )
        blocks = _laid_out(report, material)
        blocks += notes.section(material)
        return Document(
            title=_(report.title),
            group=material.figures.group.name,
            period=periods.title(options.period),
            blocks=tuple(blocks),
            language=options.language,
            paper=options.paper or material.figures.group.paper,
            large_print=options.large_print,
            logo=material.figures.group.logo,
        )


def render_report(report_name: str, reader: Reader, options: Options) -> bytes:
    """The report as the bytes of a PDF."""
    from commdesk.reports import pdf

    return pdf.render(build(report_name, reader, options))


def _laid_out(report: Report, material: Material) -> list[Block]:
    builders = {section.name: section.build for section in report.sections}
    chosen = material.options.sections or tuple(builders)
    found: list[Block] = []
    for row in report.layout:
        parts = [part for name in row if name in chosen and (part := builders[name](material))]
        if len(parts) == 2:
            found.append(Columns(tuple(parts[0]), tuple(parts[1])))
        elif len(parts) > 2:
            raise BugError(f"{report.name} puts more than two sections side by side")
        else:
            found += [block for part in parts for block in part]
    return found


def _check_sections(report: Report, wanted: tuple[str, ...]) -> None:
    known = [section.name for section in report.sections]
    for name in wanted:
        if name not in known:
            sentence = _("{report} has no section called “{name}”. There are: {known}.")
            raise KnownError(sentence.format(report=_(report.title), name=name, known=", ".join(known)))
