"""Themes and barriers to begin from. What is there already, by its name, is not made a second time."""

from commdesk import text
from commdesk.records.listening import BARRIERS, THEMES, Barrier, Theme
from commdesk.store.store import Reader
from commdesk.text import N_, _

# A wide theme and its parts; the wide one has the number of its place, its parts that number with one more digit.
STARTER_THEMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Health care"), (N_("Doctors and hospitals"), N_("Worries and mood"), N_("Care at home"))),
    (N_("Work"), (N_("Finding work"), N_("Working conditions"), N_("Papers and permits for work"))),
    (N_("Housing"), (N_("Finding a home"), N_("Repairs and damp"), N_("Rent and bills"))),
    (N_("Schooling"), (N_("Childcare"), N_("School"), N_("Courses for grown-ups"))),
    (N_("Community life"), (N_("Meeting people"), N_("Places to meet"), N_("Loneliness"))),
    (N_("Language"), (N_("Learning the language"), N_("Interpreting"), N_("Letters and forms"))),
    (N_("Safety"), (N_("Streets and traffic"), N_("Violence and threats"), N_("Being treated unfairly"))),
    (N_("Money and food"), (N_("Benefits and offices"), N_("Debts"), N_("Food"))),
    (N_("Getting around"), (N_("Bus and train"), N_("Walking and wheels"))),
)  # fmt: skip

# What keeps people out, whom, and what is worth trying first.
STARTER_BARRIERS: tuple[tuple[str, str, str], ...] = (
    (
        N_("Language"),
        N_("People who do not read or speak the common language well"),
        N_("Pictures and plain words on every notice; ask who could interpret for an hour"),
    ),
    (
        N_("Cultural differences"),
        N_("People who do not know our ways, or whose ways we do not know"),
        N_("Ask two families what would make them come; invite through people they trust"),
    ),
    (
        N_("Access to resources"),
        N_("People without a computer, a bank account or the right papers"),
        N_("Everything also on paper and in person; sit down together with forms"),
    ),
    (
        N_("Transport"),
        N_("People who live far off, or who cannot walk far"),
        N_("Lifts from three corners; begin after the bus comes in"),
    ),
    (
        N_("Childcare"),
        N_("Parents of small children"),
        N_("A corner with toys and somebody who looks after it; end before bedtime"),
    ),
    (N_("Cost"), N_("People with little money"), N_("No fee at all, or a box that nobody watches")),
    (
        N_("Hours"),
        N_("People who work shifts or care for somebody"),
        N_("The same thing a second time, on another day and hour"),
    ),
)


def themes(reader: Reader) -> list[Theme]:
    """The starter themes that are not there yet, numbered where their number is free."""
    there = {text.fold(theme.name): theme for theme in reader.find(THEMES)}
    taken = {theme.number for theme in there.values()}
    made: list[Theme] = []

    def theme(name: str, number: int, parent: str | None) -> Theme:
        known = there.get(text.fold(name))
        if known is None:
            known = Theme(name=name, parent=parent, number=None if number in taken else number)
            made.append(known)
        return known

    for place, (name, parts) in enumerate(STARTER_THEMES, 1):
        wide = theme(_(name), place, None)
        for part_place, part in enumerate(parts, 1):
            theme(_(part), place * 10 + part_place, wide.id)
    return made


def barriers(reader: Reader, since: str) -> list[Barrier]:
    """The starter barriers that are not there yet, known since a day (ISO)."""
    there = {text.fold(barrier.name) for barrier in reader.find(BARRIERS)}
    return [
        Barrier(name=_(name), keeps_out=_(whom), solution=_(tried), since=since)
        for name, whom, tried in STARTER_BARRIERS
        if text.fold(_(name)) not in there
    ]
