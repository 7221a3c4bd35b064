"""A list of shifts as a large group would bring it: 2,000 people, 10 programmes, two years; the same every time."""

import csv
import random
import sys
from datetime import date, timedelta

FIRST = [
    "Amina",
    "Bruno",
    "Carla",
    "Elif",
    "Fatima",
    "Georg",
    "Hanna",
    "Ivo",
    "Jonas",
    "Karin",
    "Lena",
    "Mehmet",
    "Nadia",
    "Omar",
    "Petra",
    "Rosa",
    "Samir",
]
LAST = ["Okafor", "Yusuf", "Groß", "Müller", "Santos", "Ito", "Nowak", "Łukasik", "Haddad", "Ruiz"]
ACTIVITIES = ("Kitchen", "Door", "Driving", "Set up", "")
NOTES = ("", "", "", "", "", "", "came late", "brought a friend")


def main(path: str, rows: int) -> None:
    """Writes ``rows`` rows to ``path``; nobody has more than 24 hours on a day."""
    chance = random.Random(20261122)
    people = [f"{chance.choice(FIRST)} {chance.choice(LAST)} {number}" for number in range(2000)]
    given: dict[tuple[date, str], float] = {}
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Date", "Volunteer", "Programme", "Hours", "Activity", "Status", "Notes"])
        while rows:
            day = date(2024, 11, 1) + timedelta(days=chance.randrange(730))
            who, hours = chance.choice(people), chance.choice((1, 1.5, 2, 2.5, 3, 4))
            if given.get((day, who), 0) + hours > 24:
                continue
            given[day, who] = given.get((day, who), 0) + hours
            programme = f"Programme {chance.choice('ABCDEFGHIJ')}"
            status = "no-show" if chance.random() < 0.1 else "completed"
            writer.writerow(
                [
                    day.isoformat(),
                    who,
                    programme,
                    hours,
                    chance.choice(ACTIVITIES),
                    status,
                    chance.choice(NOTES),
                ]
            )
            rows -= 1


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
