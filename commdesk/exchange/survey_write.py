"""Filled sheets of surveys as a table: one row a sheet, one column a question, each cell in words that reading knows again."""

from collections.abc import Iterator
from typing import Any

from commdesk.records.survey_answers import THEN, key_of, keys_of, said, words_of
from commdesk.records.surveys import ANSWER_SHEETS, QUESTIONS, SURVEYS, Question, Survey
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _

_OWN = ("survey", "number", "day", "wave", "code", "note")


def sheets(reader: Reader, query: Query) -> tuple[list[str], Iterator[list[Any]]]:
    """The titles of the columns and the rows of the sheets that fit, in order; of several surveys side by side."""
    fitting = reader.find(ANSWER_SHEETS, query)
    wanted = list(dict.fromkeys(sheet.survey for sheet in fitting))
    if not wanted and isinstance(query.equals.get("survey"), str):
        wanted = [str(query.equals["survey"])]
    surveys = (
        {one.id: one for one in reader.find(SURVEYS, Query(equals={"id": tuple(wanted)}))} if wanted else {}
    )
    places: dict[str, int] = {}
    columns: dict[str, list[tuple[Question, str, int]]] = {}
    for id in wanted:
        columns[id] = []
        for question in reader.find(QUESTIONS, Query(equals={"survey": id})):
            for key, title in titles(surveys[id], question):
                at = places.setdefault(title, len(_OWN) + len(places))
                columns[id].append((question, key, at))
    wide = len(_OWN) + len(places)

    def rows() -> Iterator[list[Any]]:
        for sheet in fitting:
            row: list[Any] = [""] * wide
            own = (surveys[sheet.survey].name, sheet.number, sheet.day, sheet.wave, sheet.code, sheet.note)
            row[: len(_OWN)] = ["" if value is None else value for value in own]
            answers = said(sheet.answers)
            for question, key, at in columns[sheet.survey]:
                row[at] = _cell(question, answers.get(key))
            yield row

    return [*_OWN, *places], rows()


def titles(survey: Survey, question: Question) -> list[tuple[str, str]]:
    """(key, title) of a question's columns: its column in the list it came from, else its words."""
    title = question.column or question.words
    return [
        (key, _("{question} (then)").format(question=title) if key == key_of(question) + THEN else title)
        for key in keys_of(survey, question)
    ]


def _cell(question: Question, value: Any) -> Any:
    """Numbers as numbers; all else in words."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return words_of(question, value)
