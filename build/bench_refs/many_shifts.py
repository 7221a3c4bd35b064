"""A group with as many shifts and people as asked for: `many_shifts.py FILE SHIFTS PEOPLE`, the same each time.

Five years up to today. Some people come often and most seldom; a fifth of the shifts have a note in words of its own.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from commdesk import clock
from commdesk.practice import names
from commdesk.records.kind import column_names, search_words
from commdesk.records.programmes import Programme
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store import word_index
from commdesk.store.connection import connect
from commdesk.store.file import close_file, new_file

DAYS = 5 * 365
PROGRAMMES = (
    "Food table", "Language café", "Homework help", "River clean-up", "Visiting", "Repair café", "Newsletter",
    "Community garden", "Winter shelter", "Bicycle workshop", "Choir", "Neighbourhood kitchen",
)  # fmt: skip
ACTIVITIES = (
    "Packing", "Sorting", "Tea", "Host", "Table 1", "Table 2", "Visit", "Welcome desk", "Driving", "Maths", "Science",
    "Reading", "English", "Shopping", "Phone call", "Banks", "Boat", "Tools", "Bicycles", "Sewing", "", "", "", "",
)  # fmt: skip
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ji",
    "ke",
    "lo",
    "mu",
    "na",
    "pe",
    "qui",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "xa",
    "yo",
    "zu",
    "bra",
    "cle",
    "dri",
    "flo",
    "gru",
]


def make(path: Path, shifts: int, people: int) -> None:
    """Writes the file: shifts in the order of their days, as they would have been logged."""
    dice = random.Random(f"{shifts} {people}")
    programmes = [Programme(name=name, unit="people") for name in PROGRAMMES]
    who = [_person(number, dice) for number in range(people)]
    store = new_file(path, "Many shifts")
    with store.step("Fill"):
        for record in (*programmes, *who):
            store.save(record, new=True)
    close_file(store)
    conn = connect(path)
    # Nobody reads this file before it is whole.
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF"):
        conn.execute(f"PRAGMA {pragma}")
    conn.execute("BEGIN")
    aside = word_index.Aside(conn)
    names = ", ".join(f'"{name}"' for name in (*column_names(Shift), "find"))
    marks = ", ".join("?" * (len(column_names(Shift)) + 1))
    conn.executemany(f"INSERT INTO shifts ({names}) VALUES ({marks})", _rows(dice, shifts, programmes, who))
    aside.finish(only_added=True)
    conn.execute("COMMIT")
    conn.close()


def _person(number: int, dice: random.Random) -> Volunteer:
    name, skills, languages = names.person(number, dice)
    return Volunteer(
        name=name, skills=skills, languages=languages, phone=names.phone(number), email=names.email(number)
    )


def _rows(
    dice: random.Random, shifts: int, programmes: list[Programme], who: list[Volunteer]
) -> Iterator[tuple[Any, ...]]:
    columns = column_names(Shift)
    first = clock.today() - timedelta(days=DAYS)
    words = ["".join(dice.choice(SYLLABLES) for _part in range(dice.randint(2, 3))) for _word in range(5000)]
    model = Shift(minutes=90, day=str(first), programme=programmes[0].id).values()
    finds: dict[tuple[str, str], str] = {}
    for number in range(shifts):
        day = first + timedelta(days=number * DAYS // shifts)
        person = who[int(len(who) * dice.random() ** 2)]
        note = " ".join(dice.choices(words, k=4)) if dice.random() < 0.2 else ""
        party = "Scouts 4th troop" if dice.random() < 0.02 else ""
        activity = dice.choice(ACTIVITIES)
        told = (party, activity)
        if told not in finds:
            finds[told] = SHIFTS.find_text(Shift(party=party, activity=activity))
        find = finds[told] + search_words(note)
        values = model | {
            "id": _id(day, number),
            "made": f"{day}T18:00:00Z",
            "day": str(day),
            "volunteer": None if party else person.id,
            "people": 14 if party else 1,
            "programme": dice.choice(programmes).id,
            "minutes": dice.choice((60, 90, 120, 150, 180)),
            "party": party,
            "activity": activity,
            "note": note,
        }
        yield (*(values[name] for name in columns), find)


def _id(day: date, number: int) -> str:
    """A UUIDv7 as it would have been given on that day."""
    moment = (day.toordinal() - 719163) * 86_400_000 + 64_800_000
    text = f"{moment:012x}7{number % 4096:03x}8{number:015x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
