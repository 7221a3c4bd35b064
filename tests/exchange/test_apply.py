"""An import is one step, knows its rows again, and is taken back whole."""

import pytest

from commdesk import paths
from commdesk.errors import KnownError
from commdesk.exchange.apply import apply
from commdesk.exchange.take_back import take_back
from commdesk.records.imports import IMPORTS
from commdesk.records.kinds import KINDS
from commdesk.records.programmes import SESSIONS, Programme, Session
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import close_file, open_file
from commdesk.store.merge import merge
from commdesk.store.query import Query
from commdesk.store.steps import Step

EVENTS = {"programme": "Events", "duration": "2h"}
TWINS = "day,volunteer,programme,hours\n2026-03-02,Ana,Food,2\n2026-03-02,Ana,Food,2\n2026-03-03,Ben,Food,1\n"


def counts(store) -> dict[str, int]:  # type: ignore[no-untyped-def]
    return {kind.name: store.count(kind) for kind in KINDS if kind.listed and store.count(kind)}


@pytest.fixture
def steps(store) -> list:  # type: ignore[no-untyped-def]
    seen: list = []
    store.listen(seen.append)
    return seen


def test_a_merged_person_is_known_by_the_name_that_went(store, planned) -> None:  # type: ignore[no-untyped-def]
    people = "name,phone\nAmina Yusuf,0151 1234567\nAmena Yusuf,0151 1234567\n"
    apply(store, planned("volunteers", people), "people.csv")
    kept, gone = sorted(store.find(VOLUNTEERS), key=lambda person: person.name == "Amena Yusuf")
    steps: list[Step] = []
    store.listen(steps.append)
    merge(store, kept, gone)
    again = planned("volunteers", people)
    assert (again.added, again.skipped) == (0, [2, 3])
    hours = "day,volunteer,programme,hours\n2026-03-02,amena yusuf,Food,2\n"
    (entry,) = planned("shifts", hours).entries
    assert entry.record.volunteer == kept.id
    # Undone, they are two again.
    store.replay(steps[0].reverse())
    assert planned("shifts", hours).entries[0].record.volunteer == gone.id
    store.replay(steps[0])
    with store.step("Another"):
        other = Volunteer(name="Amena Yusuf")
        store.save(other, new=True)
    assert planned("shifts", hours).entries[0].record.volunteer == other.id


def test_one_step_with_all_that_belongs_to_it_after_a_backup(store, planned, steps) -> None:  # type: ignore[no-untyped-def]
    before = counts(store)
    copies = len(list(paths.backups_dir().rglob("*.commdesk")))
    made = apply(store, planned("shifts", "shifts.csv"), "shifts.csv")
    assert len(list(paths.backups_dir().rglob("*.commdesk"))) == copies + 1
    assert len(steps) == 1 and steps[0].label == "Import 3 shifts"
    assert counts(store) == {**before, "programmes": 1, "volunteers": 2, "sessions": 1, "shifts": 3}
    kept = store.get(IMPORTS, made.id)
    assert (kept.kind, kept.source, kept.rows, kept.added, kept.skipped, kept.refused) == (
        "shifts", "shifts.csv", 6, 3, 0, 3,
    )  # fmt: skip
    store.replay(steps[0].reverse())
    assert counts(store) == before and store.count(IMPORTS) == 0


@pytest.mark.parametrize(
    ("kind", "source", "more"),
    [("partners", "partners.csv", {}), ("volunteers", "volunteers.csv", {}), ("shifts", "events.csv", EVENTS),
     ("shifts", "shifts.csv", {}), ("shifts", TWINS, {})],
)  # fmt: skip
def test_the_same_file_again_adds_nothing(store, planned, kind: str, source: str, more: dict) -> None:  # type: ignore[no-untyped-def]
    first = planned(kind, source, {}, more)
    apply(store, first, "list.csv")
    again = planned(kind, source, {}, more)
    assert again.added == 0
    assert again.skipped == [entry.row for entry in first.entries]
    assert [refusal.row for refusal in again.refused] == [refusal.row for refusal in first.refused]
    assert apply(store, again, "list.csv").added == 0
    assert store.count(IMPORTS) == 1


def test_a_twin_in_the_file_stays_and_only_the_next_one_is_new(store, planned) -> None:  # type: ignore[no-untyped-def]
    assert planned("shifts", TWINS).added == 3
    apply(store, planned("shifts", TWINS), "a.csv")
    more = planned("shifts", TWINS + "2026-03-02,Ana,Food,2\n")
    assert (more.skipped, [entry.row for entry in more.entries]) == ([2, 3, 4], [5])


def test_undone_rows_count_for_nothing_and_redone_ones_count_again(store, planned, steps) -> None:  # type: ignore[no-untyped-def]
    apply(store, planned("shifts", TWINS), "a.csv")
    step = steps[0]
    store.replay(step.reverse())
    assert planned("shifts", TWINS).added == 3
    store.replay(step)
    assert planned("shifts", TWINS).added == 0
    assert take_back(store, store.find(IMPORTS)[0].id) == 3


def test_the_sources_own_id_knows_a_changed_row_again(store, planned) -> None:  # type: ignore[no-untyped-def]
    text = "volunteer_id,name,role\nV1,Ana,Cook\nV2,Ben,Cook\n"
    apply(store, planned("volunteers", text), "a.csv")
    again = planned("volunteers", "volunteer_id,name,role\nV1,Ana,Driver\nV2,Zoe,Cook\nV3,Cem,Cook\n")
    assert again.skipped == [2] and [entry.row for entry in again.entries] == [4]
    assert any("other content" in note and "2" in note for note in again.notes)
    assert [refusal.row for refusal in again.refused] == [3]
    assert "Ben" in again.refused[0].sentence and "Zoe" in again.refused[0].sentence


def test_taken_back_whole_later_and_imported_again(store, planned, steps) -> None:  # type: ignore[no-untyped-def]
    food = Programme(name="Food table")
    with store.step("fill"):
        store.save(food)
        store.save(Session(programme=food.id, day="2026-03-02"))
    before = counts(store)
    made = apply(store, planned("shifts", "shifts.csv"), "shifts.csv")
    assert store.find(SESSIONS)[0].beneficiaries == 40
    path = store.path
    close_file(store)
    later = open_file(path)
    seen: list = []
    later.listen(seen.append)
    assert take_back(later, made.id) == 3
    assert counts(later) == before
    assert later.find(SESSIONS)[0].beneficiaries is None
    assert later.get(IMPORTS, made.id).taken_back.startswith("2026-11-22")
    with pytest.raises(KnownError, match="already"):
        take_back(later, made.id)
    assert len(seen) == 1
    later.replay(seen[0].reverse())
    assert later.count(SHIFTS) == 3 and later.get(IMPORTS, made.id).taken_back == ""
    assert take_back(later, made.id) == 3
    close_file(later)
    # The fixture closes the file once more.
    store.conn = open_file(path).conn
    assert planned("shifts", "shifts.csv").added == 3


def test_not_taken_back_when_a_row_was_changed(store, planned) -> None:  # type: ignore[no-untyped-def]
    made = apply(store, planned("volunteers", "volunteers.csv"), "v.csv")
    ana = store.find(VOLUNTEERS, Query(words="ana"))[0]
    ana.phone = "0171"
    with store.step("edit"):
        store.save(ana)
    with pytest.raises(KnownError, match="Ana Núñez"):
        take_back(store, made.id)
    assert store.count(VOLUNTEERS) == 3


def test_not_taken_back_when_something_else_needs_it(store, planned) -> None:  # type: ignore[no-untyped-def]
    made = apply(store, planned("volunteers", "volunteers.csv"), "v.csv")
    ana = store.find(VOLUNTEERS, Query(words="ana"))[0]
    food = Programme(name="Food")
    with store.step("log"):
        store.save(food)
        store.save(Shift(day="2026-03-02", volunteer=ana.id, programme=food.id, minutes=60))
    with pytest.raises(KnownError, match="Ana Núñez"):
        take_back(store, made.id)
    assert store.count(VOLUNTEERS) == 3 and store.get(IMPORTS, made.id).taken_back == ""


def test_a_record_deleted_since_is_no_hindrance(store, planned) -> None:  # type: ignore[no-untyped-def]
    made = apply(store, planned("volunteers", "volunteers.csv"), "v.csv")
    store.delete(store.find(VOLUNTEERS)[0])
    assert take_back(store, made.id) == 2
    assert store.count(VOLUNTEERS) == 0


def test_an_import_there_is_none_of_is_said(store) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(KnownError, match="no import"):
        take_back(store, "nothing")


def test_a_file_that_can_only_be_read_gets_nothing(store, planned) -> None:  # type: ignore[no-untyped-def]
    made = planned("volunteers", "volunteers.csv")
    reading = open_file(store.path, readonly=True)
    with pytest.raises(KnownError, match="only be read"):
        apply(reading, made, "v.csv")
    reading.close()
    assert store.count(VOLUNTEERS) == 0


def test_no_half_import_when_a_row_fails_at_the_last_moment(store, planned) -> None:  # type: ignore[no-untyped-def]
    ana = Volunteer(name="Ana")
    food = Programme(name="Food")
    with store.step("fill"):
        store.save(ana)
        store.save(food)
    made = planned(
        "shifts", "day,volunteer,programme,hours\n2026-03-02,Ana,Food,20\n2026-03-03,Ana,Food,20\n"
    )
    with store.step("meanwhile"):
        store.save(Shift(day="2026-03-03", volunteer=ana.id, programme=food.id, minutes=600))
    with pytest.raises(KnownError, match="30:00"):
        apply(store, made, "a.csv")
    assert store.count(SHIFTS) == 1 and store.count(IMPORTS) == 0


def test_what_is_remembered_of_rows_holds_nobodys_words(store, planned) -> None:  # type: ignore[no-untyped-def]
    apply(store, planned("volunteers", "name,phone\nAna Núñez,0171 234\n"), "v.csv")
    remembered = str(store.rows("SELECT * FROM import_rows"))
    assert "Ana" not in remembered and "0171" not in remembered
