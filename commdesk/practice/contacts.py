"""What the practice group knows of its people beside name and phone: when they can come, whom to call, what they agreed to."""

from datetime import date, timedelta
from random import Random
from typing import Any

from commdesk.practice import names
from commdesk.records.availability import CODES

# Places in PEOPLE of those under 18, with the years they are old; of the last one the parents were not asked yet.
UNDER_AGE = {48: 17, 24: 16, 53: 15}
NOT_ASKED = 53

_WEEKS = (
    "sat-morning sat-afternoon",
    "mon-evening thu-evening",
    "tue-afternoon",
    "wed-afternoon fri-afternoon sat-morning",
    "sat-morning sat-afternoon sun-morning sun-afternoon sun-evening",
    "mon-morning tue-morning wed-morning thu-morning fri-morning",
    "thu-evening sat-morning",
    "",
)
_STREETS = (
    "Mill Road",
    "Bridge Street",
    "Church Row",
    "Market Square",
    "School Lane",
    "Willow Walk",
    "Old Quay",
)
_RELATIONS = ("sister", "husband", "wife", "son", "daughter", "neighbour", "friend", "mother")


def details(
    number: int, place: int, status: str, came: date, left: date, today: date, rng: Random
) -> dict[str, Any]:
    """More fields of the volunteer ``number``, who stands at ``place`` in PEOPLE (and again in larger groups)."""
    said = min(came, today).isoformat()
    found: dict[str, Any] = {
        "address": f"{rng.choice(_STREETS)} {rng.randrange(1, 90)}" if place % 5 != 4 else "",
        "availability": _week(rng),
        **_answers(place, said, rng),
        **_promise(status, came, today, rng),
    }
    if status == "left":
        found["left_on"] = min(left, today).isoformat()
    if status != "prospect" and place % 6 != 5:
        first = names.person(number, Random(number))[0].split()[0]
        found["emergency"] = f"{first}’s {rng.choice(_RELATIONS)}"
        found["emergency_phone"] = f"555 02{number % 100:02d}"
    if place in UNDER_AGE:
        found |= _under_age(place, said, today)
    return found


def _week(rng: Random) -> str:
    kept = rng.choice(_WEEKS)
    if kept and rng.random() < 0.3:
        kept = " ".join(code for code in CODES if code in {*kept.split(), rng.choice(CODES)})
    return kept


def _answers(place: int, said: str, rng: Random) -> dict[str, Any]:
    """Most agreed to be called; some did not, and some were never asked."""
    contact = None if place % 13 == 12 else "no" if place % 17 == 9 else "yes"
    photo = None if place % 7 == 6 else "no" if rng.random() < 0.2 else "yes"
    return {
        "contact_ok": contact,
        "contact_ok_on": said if contact else None,
        "photo_ok": photo,
        "photo_ok_on": said if photo else None,
    }


def _promise(status: str, came: date, today: date, rng: Random) -> dict[str, Any]:
    if status == "prospect" or rng.random() > 0.3:
        return {}
    until = came + timedelta(days=rng.choice((183, 365, 365, 730)))
    return {"promised_until": until.isoformat()[: rng.choice((7, 10))]}


def _under_age(place: int, said: str, today: date) -> dict[str, Any]:
    born = today - timedelta(days=UNDER_AGE[place] * 366 + 40)
    found: dict[str, Any] = {
        "born": born.isoformat()[:7],
        "guardian": names.PEOPLE[place][0].split()[-1] + " (parent)",
        "guardian_phone": f"555 03{place:02d}",
    }
    if place != NOT_ASKED:
        found |= {"guardian_ok": "yes", "guardian_ok_on": said}
    return found
