"""A lifelike impact summary of an invented group, for looking at pages and reading them back."""

from dataclasses import replace
from datetime import date

from commdesk.charts.describe import BarChart, HBarChart
from commdesk.figures.summary import Figures
from commdesk.reports.blocks import (
    Cell,
    Chart,
    Column,
    Columns,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Milestone,
    Notes,
    Paragraph,
    Quote,
    Signature,
    Table,
    Timeline,
    TimelineRow,
)
from commdesk.reports.sections.material import Material


def with_figures(material: Material, figures: Figures) -> Material:
    """The same material with other figures."""
    found = replace(material)
    found.figures = figures
    return found


MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep")
HOURS = (214, 236, 201, 230, 262, 290)
PROGRAMMES = ("Food table", "Language café", "Homework help", "River clean-up", "Visiting")

FIGURES = KeyFigures(
    (
        KeyFigure("782 h", "given", "up from 651 in spring", 1),
        KeyFigure("48", "people helped", "11 for the first time", 2),
        KeyFigure("413", "households a month", "about as before", 3),
        KeyFigure("17 of 19", "promises kept", "ours 9 of 9", 4),
        KeyFigure("3 of 7", "goals reached", "one is behind", 5),
    )
)
WHERE = Table(
    (Column("Programme"), Column("Hours", "right"), Column("Served", "right")),
    (
        ("Food table", "318", "1,239 households"),
        ("Language café", "196", "74 learners"),
        ("Homework help", "142", "31 students"),
        ("River clean-up", "98", "3 parks"),
        ("Visiting", "28", "fewer than 5"),
    ),
)
PARTNERS = Table(
    (Column("Partner"), Column("Kept", "right"), Column("Next review", "right")),
    (
        ("St Anne’s parish", "4 of 4", "12 Dec 2026"),
        ("Health centre North", "5 of 6", "Jan 2027"),
        ("Café Lumière", Cell("2 of 3", footnote=4), Cell("due for renewal", "warn")),
    ),
    caption="Fell due between July and September.",
    footnote=4,
)
TIMELINE = Timeline(
    (
        TimelineRow("50 regular volunteers", date(2026, 9, 7), date(2026, 11, 15), 1.0, "reached", "good"),
        TimelineRow(
            "Monthly newsletter",
            date(2026, 9, 1),
            None,
            None,
            "ongoing",
            "quiet",
            tuple(Milestone(date(2026, m, 15), reached=m < 12) for m in (9, 10, 11, 12)),
        ),
        TimelineRow(
            "Joint events with 4 partners",
            date(2026, 10, 7),
            date(2027, 4, 7),
            0.5,
            "on track",
            "",
            (Milestone(date(2027, 4, 7), "spring fair"),),
        ),
        TimelineRow(
            "Language café in two more streets",
            date(2026, 11, 6),
            date(2027, 3, 13),
            0.25,
            "behind",
            "bad",
            (Milestone(date(2027, 3, 13)),),
        ),
    ),
    date(2026, 9, 1),
    date(2027, 4, 30),
    date(2026, 11, 22),
    "Goal",
)
NOTES = Notes(
    "How we counted",
    (
        "Completed shifts, 1 July to 30 September: 311 records, 6 no-shows left out; 23 group hours included.",
        "Named people with at least one completed shift, and groups by headcount.",
        "Counted at the table each Saturday, mean of three months.",
        "Fell due in the period and kept on time.",
        "Open at any time in the period.",
    ),
    "Groups of fewer than five people are not shown.",
)


def summary(**changes: object) -> Document:
    """One page: the impact summary of a summer."""
    document = Document(
        title="Impact summary",
        group="Riverside Neighbours",
        period="July to September 2026",
        blocks=(
            Heading("More hands, and 413 households fed each month", 1),
            Paragraph(
                "Forty-eight neighbours gave 782 hours this summer, a fifth more than in spring.", quiet=True
            ),
            FIGURES,
            Columns(
                (
                    Heading("September was the busiest of six months"),
                    Chart(
                        BarChart(MONTHS, HOURS, "hours a month", highlight=5),
                        alt="Hours from April to September.",
                    ),
                ),
                (Heading("Where the hours went"), WHERE),
            ),
            Columns(
                (
                    Heading("The food table takes the most time"),
                    Chart(HBarChart(PROGRAMMES, (318, 196, 142, 98, 28), "hours")),
                ),
                (Heading("Partners kept 17 of 19 promises"), PARTNERS),
            ),
            Heading("What we set out to do"),
            TIMELINE,
            Columns(
                (
                    Heading("You said, we did"),
                    Paragraph(
                        "9 people said so. Two café tables practise every Thursday.", "“The forms are hard.”"
                    ),
                ),
                (
                    Heading("In her words"),
                    Quote(
                        "“In March I came to learn ten words. Now I run table two.”",
                        "Åse, 62, told to us with consent",
                    ),
                ),
            ),
            NOTES,
        ),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


LONG = "Kwa" + "x" * 9_997


def hostile(**changes: object) -> Document:
    """Everything that could break a page: markup, endless words, odd scripts, too many of everything."""
    rows = tuple(
        (
            LONG if i == 3 else f"Person {i} <b>",
            f"{i * 37:,}",
            "1",
            "words that wrap " + "and again " * (i % 17),
        )
        for i in range(60)
    )
    months = tuple(f"Month number {i}" for i in range(24))
    values = tuple(range(0, 24_000, 1_000))
    document = Document(
        title="Impact <b>summary</b> & more " * 6,
        group='Group & <img src="file:///etc/passwd"> of the very long name that goes on and on for ever',
        period="محمد علي",
        blocks=(
            Heading("<b>Bold</b> & <para> \u202eevil " + LONG, 1),
            Paragraph("A & B < C > D <img src=/etc/passwd> &amp; " + LONG[:900], "Lead:"),
            KeyFigures(
                tuple(
                    KeyFigure(value, "a label that is quite a bit longer than usual", f"note {i}", i)
                    for i, value in enumerate(
                        ("1,234,567,890 h", "48", "not enough yet", LONG, "€1,850.50", "12")
                    )
                )
            ),
            Table(
                (
                    Column("Name"),
                    Column("Hours", "right"),
                    Column("Donaudampfschifffahrt", "right"),
                    Column("What"),
                ),
                rows,
                caption="Under the table.",
                footnote=2,
                total=("All", "12,345", "60", ""),
            ),
            Columns(
                (Heading("Left"), Chart(BarChart(months, values, "hours"))),
                (
                    Heading("Right"),
                    Chart(HBarChart((LONG, "$1 & $2", "山田", "A"), (5, None, 0, 12_345.0), "$x$")),
                ),
            ),
            Chart(
                BarChart(("Apr", "May"), (3, None), "h", before=(2, 5), before_series="before"),
                "$Months$ <i>",
            ),
            Quote(LONG, LONG),
            Signature(("For the group", "For the partner", LONG)),
            Timeline(
                (
                    TimelineRow(LONG, date(2020, 1, 1), date(2030, 1, 1), 0.3, "on track " * 5),
                    TimelineRow("without any day", None),
                    TimelineRow("far later", date(2031, 1, 1)),
                ),
                date(2024, 6, 15),
                date(2029, 3, 1),
                date(2026, 11, 22),
                "Goal",
            ),
            Notes("How we counted", tuple("Line about <i>counting</i> & more." for _ in range(30))),
        ),
    )
    return replace(document, **changes)  # type: ignore[arg-type]
