"""Other words for our choices."""

import pytest

from commdesk.exchange.synonyms import choice_code
from commdesk.records.fields import Choice
from commdesk.records.kinds import BY_NAME, KINDS


@pytest.mark.parametrize(
    ("kind", "field", "typed", "code"),
    [
        ("volunteers", "status", "ACTIVE", "current"),
        ("volunteers", "status", "Inactive", "left"),
        ("volunteers", "status", "Resting", "resting"),
        ("shifts", "status", "no-show", "no_show"),
        ("shifts", "status", "CONFIRMED", None),
        ("goals", "state", "In progress", "under_way"),
        ("partners", "kind", "Church", "faith"),
    ],
)
def test_words(kind: str, field: str, typed: str, code: str | None) -> None:
    declared = BY_NAME[kind].fields[field]
    assert isinstance(declared, Choice)
    assert choice_code(BY_NAME[kind], field, declared, typed) == code


def test_every_code_and_title_means_itself() -> None:
    for kind in KINDS:
        for name, declared in kind.fields.items():
            if isinstance(declared, Choice):
                for code, title in declared.options.items():
                    assert choice_code(kind, name, declared, code) == code
                    assert choice_code(kind, name, declared, title) == code
