"""The full-text index finds exactly what reading every row finds, whichever way is quickest, and keeps nothing that is gone."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commdesk.records.kind import Kind, search_words
from commdesk.records.kinds import BY_NAME, KINDS
from commdesk.records.programmes import PROGRAMMES, Programme
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store import schema, search, word_index
from commdesk.store import store as store_module
from commdesk.store.connection import DatabaseError
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.query import Query, conditions, ordering
from commdesk.store.snapshot import snapshot
from commdesk.store.store import Store

# Short, alike and awkward: beginnings of one another, accents, other scripts, marks, words of the query language.
WORDS = (
    "an", "ann", "anna", "Ána", "ä", "ß", "Straße", "Łucja", "łu", "Ⅻ", "½", "ﬁn", "İ", "ǅ", "and", "OR", "not", "near",
    "find", "rowid", "a*b", "x\"y", "o'neil", "100%", "_a_b", "李", "李明", "ｱ", "कि", "สวัสดี", "Ω", "ω", "é", "e\u0301", "🙂", "007", "7",
)  # fmt: skip

texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=3).map(" ".join)
typed = st.lists(st.sampled_from(WORDS) | st.text(min_size=1, max_size=3), min_size=1, max_size=3).map(
    " ".join
)


def by_reading_all(store: Store, kind: Kind, query: Query) -> list[str]:
    """The ids of what fits, by reading every row."""
    where, values = conditions(kind, query)
    rows = store.rows(f'SELECT id FROM "{kind.name}"{where}{ordering(kind, query)}', values)
    return [row[0] for row in rows]


def agrees(store: Store, kind: Kind, query: Query) -> None:
    """Whatever is asked for, it is what reading every row gives."""
    wanted = by_reading_all(store, kind, query)
    assert [r.id for r in store.find(kind, query)] == wanted
    assert store.count(kind, query) == len(wanted)
    for limit, offset in ((1, 0), (3, 0), (3, 2), (50, 0)):
        found = store.find(kind, query._replace(limit=limit, offset=offset))
        assert [r.id for r in found] == wanted[offset : offset + limit]


@pytest.fixture(params=["few", "walk", "many", "as it is"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small tables go each of the ways that large ones go."""
    limits = {"few": (10**6, 10**6, 10**6), "walk": (1, 10**6, 10**6), "many": (0, 1, 1)}.get(request.param)
    for name, value in zip(("FEW", "SOME", "MANY"), limits or (), strict=False):
        monkeypatch.setattr(search, name, value)


@pytest.fixture
def filled(store: Store, way: None) -> Store:
    """People and shifts by lot, some of them changed and some gone again."""
    dice = random.Random(7)

    def words() -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(1, 3)))

    people = [Volunteer(name=words(), skills=words()) for _each in range(40)]
    programmes = [Programme(name=words()) for _each in range(4)]
    with store.step("Fill"):
        for record in (*people, *programmes):
            store.save(record)
        shifts = [
            Shift(
                day=f"2026-{dice.randint(1, 12):02d}-01",
                volunteer=dice.choice([None, *people]) and dice.choice(people).id,
                programme=dice.choice(programmes).id,
                minutes=1,
                activity=words(),
                note=words() if dice.random() < 0.3 else "",
            )
            for _each in range(300)
        ]
        for shift in shifts:
            store.save(shift)
    with store.step("Change"):
        for record in (*shifts[::7], *people[::5]):
            record.note = words()
            store.save(record)
        for person in people[::6]:
            person.name = words()
            store.save(person)
        for shift in shifts[3::11]:
            store.delete(shift)
    return store


@pytest.mark.parametrize("kind", [SHIFTS, VOLUNTEERS, PROGRAMMES], ids=lambda kind: kind.name)
@pytest.mark.parametrize("order", [(), ("-made",)])
def test_it_finds_what_reading_every_row_finds(filled: Store, kind: Kind, order: tuple[str, ...]) -> None:
    dice = random.Random(8)
    asked = [word[:n] for word in WORDS for n in (1, 2, 9)]
    asked += [f"{dice.choice(WORDS)} {dice.choice(WORDS)[:2]}" for _each in range(60)]
    for words in asked:
        agrees(filled, kind, Query(words=words, order=order))
    if kind is SHIFTS:
        for words in asked[::5]:
            narrowed = Query(
                words=words, between={"day": ("2026-02-01", "2026-09-30")}, equals={"status": "completed"}
            )
            agrees(filled, kind, narrowed._replace(order=order))
            agrees(filled, kind, Query(words=words, between={"day": ("0000", "2026-11-30")}, order=order))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(texts, min_size=1, max_size=12), asked=st.lists(typed, min_size=1, max_size=5))
def test_any_words_at_all(store: Store, names: list[str], asked: list[str]) -> None:
    before = [Volunteer(name="x " + name, skills=name[::-1]) for name in names]
    with store.step("Fill"):
        for person in before:
            store.save(person)
    try:
        for words in asked:
            agrees(store, VOLUNTEERS, Query(words=words))
    finally:
        with store.step("Empty"):
            for person in before:
                store.delete(person)
    assert store.rows("SELECT count(*) FROM volunteers_words WHERE volunteers_words MATCH '\"x\"*'") == [(0,)]


def sound(store: Store) -> None:
    """Raises DatabaseError where an index disagrees with its table."""
    for words, __ in schema.word_indexes():
        store.conn.execute(f"INSERT INTO {words}({words}, rank) VALUES ('integrity-check', 1)")


def test_it_follows_undo_and_redo(store: Store) -> None:
    steps: list = []
    store.listen(steps.append)
    ana = Volunteer(name="Ana Quill")
    with store.step("Add"):
        store.save(ana)
    with store.step("Edit"):
        ana.name = "Ben Quill"
        store.save(ana)
    store.delete(ana)
    made = list(steps)

    def found() -> list[bool]:
        sound(store)
        return [bool(store.count(VOLUNTEERS, Query(words=words))) for words in ("ana", "ben", "quill")]

    assert found() == [False, False, False]
    store.replay(made[2].reverse())
    assert found() == [False, True, True]
    store.replay(made[1].reverse())
    assert found() == [True, False, True]
    store.replay(made[0].reverse())
    assert found() == [False, False, False]
    for step in made[:2]:
        store.replay(step)
    assert found() == [False, True, True]


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("deeds", ["add", "add and change", "add and remove"])
def test_a_large_step_is_followed_in_one_go(
    store: Store, deeds: str, fails: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MANY_CHANGES", 5)
    made = [Volunteer(name=f"Ana{number} Quill") for number in range(12)]
    with store.step("Before"):
        store.save(Volunteer(name="Ana Quill"))
    before = store.rows("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    steps: list = []
    store.listen(steps.append)
    try:
        with store.step("Many"):
            for number, person in enumerate(made):
                store.save(person, new=True)
                # Also before the step has ended everything is found, and nothing else.
                assert store.count(VOLUNTEERS, Query(words="quill")) == number + 2
                assert len(store.find(VOLUNTEERS, Query(words="quill"))) == number + 2
            if deeds == "add and change":
                made[2].name = "Ben Quill"
                store.save(made[2])
            elif deeds == "add and remove":
                store.delete(made[2])
            if fails:
                raise RuntimeError
    except RuntimeError:
        pass
    sound(store)
    assert store.rows("SELECT type, name, sql FROM sqlite_master ORDER BY name") == before

    def found() -> list[int]:
        return [store.count(VOLUNTEERS, Query(words=words)) for words in ("quill", "ana2", "ben", "ana1")]

    there = {"add": [13, 1, 0, 3], "add and change": [13, 0, 1, 3], "add and remove": [12, 0, 0, 3]}[deeds]
    assert found() == ([1, 0, 0, 0] if fails else there)
    for step in list(steps):
        store.replay(step.reverse())
        sound(store)
        assert found() == [1, 0, 0, 0]
        store.replay(step)
        sound(store)
        assert found() == there
    with store.step("After"):
        store.save(Volunteer(name="Cem Quill"))
    sound(store)


def test_a_step_that_fails_leaves_no_words(store: Store) -> None:
    with pytest.raises(RuntimeError), store.step("Add"):
        store.save(Volunteer(name="Ana Quill"))
        raise RuntimeError
    assert store.rows("SELECT count(*) FROM volunteers_words WHERE volunteers_words MATCH 'quill'") == [(0,)]
    sound(store)


def test_a_copy_finds_the_same_though_rows_were_removed(store: Store, tmp_path: Path) -> None:
    """The index points to rows by number, and a copy must not number them anew."""
    people = [Volunteer(name=f"Ana{number} Quill") for number in range(30)]
    with store.step("Fill"):
        for person in people:
            store.save(person)
    with store.step("Thin out"):
        for person in people[:20:2]:
            store.delete(person)
    copy = open_file(snapshot(store.conn, tmp_path / "copy.commdesk"))
    sound(copy)
    for number, person in enumerate(people):
        there = [
            found.id
            for found in copy.find(VOLUNTEERS, Query(words=f"ana{number} quill"))
            if found.name == person.name
        ]
        assert there == ([] if number < 20 and number % 2 == 0 else [person.id])
    close_file(copy)


def strike(store: Store, person: Volunteer) -> None:
    store.delete(person)


def rename(store: Store, person: Volunteer) -> None:
    person.name = "Somebody else"
    with store.step("Edit"):
        store.save(person)


@pytest.mark.parametrize("deed", [strike, rename])
@pytest.mark.parametrize("neighbours", [0, 3, 400])
@pytest.mark.parametrize("at_once", [True, False], ids=["in one session", "opened anew"])
def test_no_byte_of_a_removed_name_stays(
    tmp_path: Path, deed: Callable[[Store, Volunteer], None], neighbours: int, at_once: bool
) -> None:
    path = tmp_path / "group.commdesk"
    store = new_file(path, "Group")
    dice = random.Random(neighbours)
    letters = "abcdefghijklmnopqrstuvwxyz"
    with store.step("Fill"):
        for _each in range(neighbours):
            store.save(
                Volunteer(
                    name="".join(dice.choices(letters, k=9)), skills="".join(dice.choices(letters, k=5))
                )
            )
    gone = [Volunteer(name=f"Xyloquint{c} Łqzwvk{c}", note=f"Vprjmx{c} has a dog") for c in "pqrs"]
    shift_words = "Zkwvbn qpwoei"
    programme = Programme(name="Walk")
    with store.step("Add"):
        store.save(programme)
        for person in gone:
            store.save(person)
        shift = Shift(day="2026-01-01", programme=programme.id, minutes=1, activity=shift_words)
        store.save(shift)
    if not at_once:
        close_file(store)
        store = open_file(path)
    for person in gone:
        deed(store, person)
    store.delete(shift)
    sound(store)
    close_file(store)
    kept = path.read_bytes().lower()
    for word in ("xyloq", "lqzw", "łqzw", "zkwv", "qpwo", *(["vprj"] if deed is strike else [])):
        assert word.encode() not in kept, word


def test_an_index_that_is_damaged_is_left_aside(store: Store) -> None:
    with store.step("Fill"):
        store.save(Volunteer(name="Ana"))
    store.conn.execute("UPDATE volunteers_words_data SET block = x'00ff' WHERE id > 10")
    with pytest.raises(DatabaseError):
        sound(store)
    other = open_file(store.path, readonly=True)
    assert [v.name for v in other.find(VOLUNTEERS, Query(words="an"))] == ["Ana"]
    other.close()


def test_every_index_belongs_to_a_kind_that_is_searched_by_it() -> None:
    assert sorted(table for __, table in schema.word_indexes()) == sorted(word_index.INDEXED)
    assert {f"{name}_words" for name in word_index.INDEXED} == {words for words, __ in schema.word_indexes()}
    assert set(word_index.INDEXED) <= {kind.name for kind in KINDS}


def test_a_searched_link_of_an_indexed_kind_has_an_index_to_follow(store: Store) -> None:
    """Else finding by a linked name would read every row."""
    for name in word_index.INDEXED:
        kind = BY_NAME[name]
        for link in (field for field in kind.search if field in kind.links()):
            plan = store.rows(
                f'EXPLAIN QUERY PLAN SELECT rowid FROM "{name}" WHERE "{link}" IN (SELECT id FROM volunteers)'
            )
            assert any("USING COVERING INDEX" in row[-1] and f"{link}=?" in row[-1] for row in plan), (
                name,
                link,
            )


def test_words_are_parted_as_the_index_parts_them(store: Store) -> None:
    for word in WORDS:
        assert search_words(word) == "".join(f" {part}" for part in search_words(word).split())
