"""A fresh group's file, and one record of every kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commdesk.records import fields
from commdesk.records.field import Field, Value
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import KINDS
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_file(tmp_path / "group.commdesk", "Group")
    yield store
    close_file(store)


def one_of_each() -> dict[str, Record]:
    """A record of every kind with something in every field, linked to one another, in the order of KINDS."""
    made: dict[str, Record] = {}
    for kind in KINDS:
        values = {name: _value(field, made) for name, field in kind.fields.items()}
        if kind.name == "shifts":
            values["people"] = 1
        if kind.name == "goals":
            values["target"], values["direction"] = 12.5, "up"
        if kind.name == "dependencies":
            values["milestone"] = values["next_action"] = None
        if kind.name == "agreements":
            values["notice_days"] = 1  # it runs for a day
        if kind.name == "answer_sheets":
            values["answers"] = '{"1":"agree"}'
        if kind.name == "ties":
            values["other"] = made["another partner"].id
        made[kind.name] = kind.new(**values)
        kind.check(made[kind.name])
        if kind.name == "partners":
            made["another partner"] = kind.new(name="Another")
    return made


def changed(kind: Kind, record: Record) -> str:
    """Changes the record's first field of plain text; answers which."""
    for name, field in kind.fields.items():
        if type(field) in (fields.Text, fields.LongText) and name != "currency":
            setattr(record, name, "Changed ł")
            return name
    for name, field in kind.fields.items():
        if type(field) is fields.Whole:
            setattr(record, name, (getattr(record, name) or 0) + 1)
            return name
    raise AssertionError(f"{kind.name} has no text and no number")


def _value(field: Field, made: dict[str, Record]) -> Value:
    if isinstance(field, fields.Link):
        return made[field.to].id if field.to in made else None  # a goal within a goal
    if field.name == "currency":
        return "GBP"
    if isinstance(field, fields.Choice):
        return list(field.options)[-1]
    if isinstance(field, fields.Whole) and not isinstance(field, fields.Year) and field.most is not None:
        return min(7, int(field.most))
    if isinstance(field, fields.Number) and field.required:
        return 12.5
    for kind, value in _VALUES:
        if isinstance(field, kind):
            return value
    raise AssertionError(f"no example for {type(field).__name__}")


# The more particular type first; a target above zero, no day before another.
_VALUES: tuple[tuple[type[Field], Value], ...] = (
    (fields.Picture, "aGVsbG8="),
    (fields.LongText, "Zoë's note\non two lines; <b>&amp;"),
    (fields.Text, "Zoë “x” <b>"),
    (fields.Secret, "salt$print"),
    (fields.Week, "mon-evening sat-morning"),
    (fields.Time, "18:30"),
    (fields.Year, 2026),
    (fields.Whole, 7),
    (fields.Number, None),
    (fields.Money, 1250),
    (fields.Hours, 90),
    (fields.Day, "2026-02-28"),
    (fields.YesNo, 1),
)
