"""What the practice group's neighbours were asked: belonging before and after, an evening, a course, and one just begun."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

from commdesk.records.kind import Record
from commdesk.records.survey_answers import AGREE_CODES, DONT_KNOW, kept
from commdesk.records.surveys import AnswerSheet, Question, Survey
from commdesk.starting_points.surveys import begin

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

BEFORE, AFTER, ON_BOTH = 60, 45, 34
_LETTERS = "ABDEFHIKLMNOPRSTVZ"
UKRAINIAN = (
    "У цьому районі я знаходжу те, що мені потрібно.",
    "Коли мені щось потрібно, цей район допомагає мені це отримати.",
    "Я є частиною цього району.",
    "Моє місце тут.",
    "Я маю голос у тому, що тут відбувається.",
    "Люди тут можуть спонукати одне одного до дії.",
    "Я відчуваю зв’язок із цим районом.",
    "У мене добрі стосунки з іншими, хто тут живе.",
)
_AGREE_BESIDE = "Зовсім не згоден\nНе згоден\nНі так, ні ні\nЗгоден\nЦілком згоден\nНе знаю"
# How far each sentence stands above or below a person's own feeling.
_HARD = (0.2, 0.0, 0.5, 0.3, -0.9, -0.7, 0.4, 0.6)
_HEARD = ("From somebody I know", "Poster or leaflet", "Online", "I come often", "Other")
_DIFFERENTLY = (
    "Longer, please", "More chairs", "", "", "", "It was loud near the kitchen", "", "Nothing, thank you", "",
    "Food that children like", "", "Більше таких вечорів", "", "Start at six, I work until half past five", "", "",
)  # fmt: skip
_HELPED = (
    "Practising the call to the doctor", "", "The others", "Speaking in the small group", "", "My teacher’s patience", "",
    "Курси мови щопонеділка", "", "That nobody laughed",
)  # fmt: skip


def surveys(maker: "Maker") -> Iterator[Record]:
    """Surveys with their questions and the sheets that came back."""
    stamped, lots = maker.apart("surveys"), Random(f"answers {maker.today}")
    yield from _belonging(maker, stamped, lots)
    yield from _evening(maker, stamped, lots)
    yield from _course(maker, stamped, lots)
    yield from _begun(maker, stamped)


def _set(maker: "Maker", stamped: Any, key: str, ago: int, **more: Any) -> list[Any]:
    made_on = maker.today - timedelta(days=ago)

    def make(record: type[Record], /, **values: Any) -> Any:
        return stamped(record, made_on, **values)

    return begin(key, make, str, **more)


def _sheet(maker: "Maker", stamped: Any, survey: Survey, number: int, ago: int, **more: Any) -> Any:
    day = maker.today - timedelta(days=ago)
    return stamped(AnswerSheet, day, survey=survey.id, number=number, day=day.isoformat(), **more)


def _agree(lots: Random, feeling: float) -> str:
    if lots.random() < 0.03:
        return DONT_KNOW
    return AGREE_CODES[min(4, max(0, round(feeling + lots.gauss(0, 0.8)) - 1))]


def _belonging(maker: "Maker", stamped: Any, lots: Random) -> Iterator[Record]:
    made = _set(
        maker, stamped, "belonging", 345, beside=UKRAINIAN, name="Belonging in the nine streets", beside_in="uk",
        name_beside="Чи ми тут удома?", start=maker.day(-330), end=maker.day(-12),
    )  # fmt: skip
    for question in made[1:]:
        question.options_beside = _AGREE_BESIDE
    yield from made
    survey = made[0]
    sheet = partial(_sheet, maker, stamped, survey)
    people = [
        (f"{lots.choice(_LETTERS)}{lots.randint(1, 31):02}{lots.choice(_LETTERS)}", lots.gauss(3.1, 0.7))
        for _person in range(BEFORE + AFTER - ON_BOTH)
    ]
    number = 0
    waves = (("before", people[:BEFORE], 330, 0.0), ("after", people[BEFORE - ON_BOTH :], 24, 0.5))
    for wave, asked, ago, more in waves:
        for place, (code, feeling) in enumerate(asked):
            number += 1
            answers = {
                str(n): _agree(lots, feeling + hard + more)
                for n, hard in enumerate(_HARD, 1)
                if lots.random() > 0.025
            }
            # Some write small, some with spaces, some not at all.
            written = (code, code.lower(), f"{code[0]} {code[1:3]} {code[3]}", code, code)[lots.randrange(5)]
            written = "" if place % 19 == 7 else written
            yield sheet(number, ago - place % 12, wave=wave, code=written, answers=kept(answers))


def _evening(maker: "Maker", stamped: Any, lots: Random) -> Iterator[Record]:
    made = _set(
        maker, stamped, "session", 20, name="Harvest supper: how was it?", start=maker.day(-18), end=maker.day(-18),
        programme=maker.programmes.get("Food table"),
    )  # fmt: skip
    yield from made
    for number in range(1, 31):
        answers: dict[str, Any] = {
            "1": lots.choice((3, 4, 4, 5, 5, 5)),
            "2": _agree(lots, 4.4),
            "3": _agree(lots, 3.9),
            "4": [one for one in _HEARD if lots.random() < (0.5 if one == _HEARD[0] else 0.18)],
            "5": lots.choice((5, 7, 8, 8, 9, 9, 10, 10, 10)) if lots.random() > 0.07 else None,
            "6": _DIFFERENTLY[number % len(_DIFFERENTLY)],
        }
        yield _sheet(maker, stamped, made[0], number, 18, answers=kept(answers))


def _course(maker: "Maker", stamped: Any, lots: Random) -> Iterator[Record]:
    made = _set(
        maker, stamped, "skills", 64, name="Language café: then and now", start=maker.day(-60), end=maker.day(-58),
        programme=maker.programmes.get("Language café"),
    )  # fmt: skip
    yield from made
    for number in range(1, 25):
        answers: dict[str, Any] = {}
        for n in range(1, 6):
            then = lots.choice((1, 1, 2, 2, 2, 3, 3, 4))
            answers[f"{n}t"] = then
            answers[str(n)] = min(5, max(1, then + lots.choice((-1, 0, 0, 1, 1, 1, 2, 2))))
        if number % 9 == 0:
            del answers["3t"]
        answers["6"] = _HELPED[number % len(_HELPED)]
        yield _sheet(maker, stamped, made[0], number, 60 - number % 3, answers=kept(answers))


def _begun(maker: "Maker", stamped: Any) -> Iterator[Record]:
    made_on = maker.today - timedelta(days=5)
    survey = stamped(
        Survey, made_on, name="Opening hours of the repair café", purpose="When people can come, now that winter is here.",
        start=maker.day(-4), programme=maker.programmes.get("Repair café"),
    )  # fmt: skip
    yield survey
    asked: tuple[dict[str, Any], ...] = (
        {"words": "When could you come?", "kind": "several",
         "options": "Tuesday evening\nSaturday morning\nSaturday afternoon\nSunday afternoon"},
        {"words": "How many things wait at home to be mended?", "kind": "number"},
        {"words": "Would you help to mend?", "kind": "choice", "options": "Yes\nPerhaps\nNo"},
    )  # fmt: skip
    for n, values in enumerate(asked, 1):
        yield stamped(Question, made_on, survey=survey.id, number=n, key=str(n), **values)
    sheets: tuple[dict[str, Any], ...] = (
        {"1": ["Saturday morning"], "2": 2, "3": "No"},
        {"1": ["Tuesday evening", "Saturday morning"], "2": 5, "3": "Perhaps"},
        {"1": ["Sunday afternoon"], "2": 1, "3": "Yes"},
        {"1": ["Saturday morning", "Saturday afternoon"], "3": DONT_KNOW},
    )
    for number, answers in enumerate(sheets, 1):
        yield _sheet(maker, stamped, survey, number, 3, answers=kept(answers))
