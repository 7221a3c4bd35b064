"""What holds for every kind of record, present and future."""

from pathlib import Path

import pytest

from commdesk.errors import BugError, FieldError, KnownError
from commdesk.records import fields
from commdesk.records.agreements import Agreement
from commdesk.records.goals import Action, Goal, Milestone
from commdesk.records.kind import Kind, column_names, search_words
from commdesk.records.kinds import BY_NAME, KINDS, kind_named, kind_of
from commdesk.records.partners import Partner
from commdesk.records.programmes import Programme, Session
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import close_file, new_file
from commdesk.store.store import derived_names

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@every_kind
def test_it_is_described_in_full(kind: Kind) -> None:
    assert kind.name.isidentifier() and kind.name.islower()
    assert kind.title and kind.one and kind.record.__doc__
    assert kind.columns and kind.search and kind.order
    assert kind.label in kind.fields
    assert BY_NAME[kind.name] is kind and kind_of(kind.new()) is kind
    assert set(column_names(kind.record)) == {"id", "made", *kind.fields}
    titles = [field.title for field in kind.fields.values()]
    assert len(set(titles)) == len(titles)


@every_kind
def test_it_stands_after_what_it_links_to(kind: Kind) -> None:
    before = KINDS[: KINDS.index(kind)]
    for link in kind.links().values():
        assert BY_NAME[link.to] in before or link.to == kind.name
        assert link.sql == "TEXT"


@every_kind
def test_no_two_fields_answer_to_one_name(kind: Kind) -> None:
    said: dict[str, str] = {}
    for field in kind.fields.values():
        for name in {field.name.casefold(), *field.other_names}:
            assert name == name.casefold()
            assert said.setdefault(name, field.name) == field.name, name


@every_kind
def test_what_is_required_is_asked_for_and_what_is_preset_fits(kind: Kind) -> None:
    empty = kind.new()
    for field in kind.fields.values():
        if field.required and getattr(empty, field.name) in (None, ""):
            with pytest.raises(FieldError) as asked:
                field.check(getattr(empty, field.name))
            assert asked.value.field == field.name
        else:
            field.check(getattr(empty, field.name))


@every_kind
def test_the_file_s_table_has_the_declared_columns_types_and_links(kind: Kind, tmp_path: Path) -> None:
    store = new_file(tmp_path / "g.commdesk", "Group")
    columns = {row[1]: row for row in store.rows(f'PRAGMA table_info("{kind.name}")')}
    links = {row[3]: (row[2], row[6]) for row in store.rows(f'PRAGMA foreign_key_list("{kind.name}")')}
    sql = store.rows("SELECT sql FROM sqlite_master WHERE name = ?", [kind.name])[0][0]
    close_file(store)
    assert set(columns) == {*column_names(kind.record), *derived_names(kind)}
    assert columns["id"][5] == 1 and sql.rstrip().endswith("STRICT")
    for field in kind.fields.values():
        __, name, declared, not_null, *__ = columns[field.name]
        assert declared == field.sql, name
        # What is empty as None must be allowed to be so, unless the record asks for it.
        assert bool(not_null) == (field.required or field.empty is not None), name
    wanted = {name: link.to for name, link in kind.links().items()}
    assert {name: to for name, (to, __) in links.items()} == wanted
    assert {on_delete for __, on_delete in links.values()} <= {"NO ACTION", "RESTRICT"}


@every_kind
def test_every_link_has_an_index_so_that_deleting_does_not_read_the_table(kind: Kind, tmp_path: Path) -> None:
    store = new_file(tmp_path / "g.commdesk", "Group")
    firsts = set()
    for row in store.rows(f'PRAGMA index_list("{kind.name}")'):
        firsts.add(store.rows(f'PRAGMA index_info("{row[1]}")')[0][2])
    close_file(store)
    # Programmes are few; their type needs none.
    assert {name for name in kind.links() if kind.name != "programmes"} <= firsts


def test_a_kind_that_names_a_field_it_lacks_is_our_fault() -> None:
    with pytest.raises(BugError, match="has no field colour"):
        Kind(
            name="x",
            title="X",
            one="X",
            record=Volunteer,
            columns=("colour",),
            search=("name",),
            order=("name",),
        )


def test_a_kind_is_known_by_its_name_or_the_names_are_told() -> None:
    assert kind_named("shifts") is BY_NAME["shifts"]
    for name in ("dances", "group", "imports", ""):
        with pytest.raises(KnownError, match=r"volunteers, .*, sessions, .*, shifts"):
            kind_named(name)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Shift(day="2026-01-01", volunteer="v", programme="p", minutes=60, people=2), "people"),
        (Shift(day="2026-01-01", volunteer="v", programme="p", minutes=1441), "minutes"),
        (Session(programme="p", day="2026-02-01", until="2026-01-01"), "until"),
        (Goal(name="g", start="2026-02-01", due="2026-01-01"), "due"),
        (Goal(name="g", baseline=5, target=5), "target"),
        (Goal(name="g", target=0), "target"),
        (Action(goal="g", name="a", start="2026-02-01", due="2026-01-01"), "due"),
        (Partner(name="p", start="2026", end="2025-12"), "end"),
        (Agreement(partner="p", name="a", start="2026-05-02", end="2026-05-01"), "end"),
    ],
)
def test_fields_that_contradict_each_other_are_refused(record: object, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        kind_of(record).check(record)  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize(
    "record",
    [
        Shift(day="2026-01-01", programme="p", minutes=1440, people=40),
        Session(programme="p", day="2026-02-01", until="2026-02-01", beneficiaries=0),
        Goal(name="ongoing"),
        Partner(name="p", start="2026", end="2026"),
        Partner(name="p", start="2026-06", end="2026"),
        Milestone(goal="g", name="m", due="2028-02-29"),
        Programme(name="Tree planting"),
    ],
)
def test_what_may_be_is_taken(record: object) -> None:
    kind_of(record).check(record)  # type: ignore[arg-type]


def test_finding_folds_letters_and_looks_at_word_beginnings() -> None:
    assert search_words("Jürgen ŁUCJA Bjørn-Åse") == " jurgen lucja bjorn ase"
    assert search_words("  %_'\"  ") == ""
    assert search_words("jo_smith@mail.org") == " jo smith mail org"
    record = Volunteer(name="Zoë O'Neil", email="zoe@example.org", note="secret")
    assert BY_NAME["volunteers"].find_text(record) == " zoe o neil zoe example org"


def test_a_choice_is_kept_as_its_code_only() -> None:
    status = BY_NAME["volunteers"].fields["status"]
    assert isinstance(status, fields.Choice)
    assert status.parse("Current") == status.parse("CURRENT") == "current"
    with pytest.raises(FieldError):
        status.check("Current")
