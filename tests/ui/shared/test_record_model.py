"""A table of very many rows shows what the file has, whichever way it gets there, and stays alive meanwhile."""

import random
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from commdesk.records.programmes import PROGRAMMES, Programme
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store import listing, search
from commdesk.store.query import Query
from ui.shared import far_rows, record_model, record_table, tasks
from ui.shared.record_model import Column, RecordModel
from ui.shared.record_table import RecordTable

COLUMNS = ("day", "volunteer", "minutes", "programme", "activity")
UP_TO = {"day": ("0000", "2026-02-28")}


@pytest.fixture(autouse=True)
def soon_large(monkeypatch):
    """Sixty rows are very many here, and a window has ten."""
    monkeypatch.setattr(record_model, "LARGE", 60)
    for module in (record_model, far_rows):
        monkeypatch.setattr(module, "WINDOW", 10)
    monkeypatch.setattr(listing, "STEP", 7)
    monkeypatch.setattr(search, "FEW", 20)


@pytest.fixture
def filled(work):
    dice = random.Random(2)
    people = [Volunteer(name=name) for name in ("Ana", "Ben", "Åse", "Zoë", "Tea Cup")]
    programmes = [Programme(name=name) for name in ("Food", "Tea")]
    with work.step("Fill"):
        for record in (*people, *programmes):
            work.store.save(record)
        for _each in range(130):
            work.store.save(a_shift(dice, people, programmes))
    return work


def a_shift(dice, people, programmes, **more):
    values = {
        "day": f"2026-{dice.randint(1, 3):02d}-{dice.randint(1, 9):02d}",
        "volunteer": dice.choice(people).id,
        "programme": dice.choice(programmes).id,
        "minutes": dice.randint(1, 5),
        "activity": dice.choice(("", "tea", "art")),
    }
    return Shift(**(values | more))


@pytest.fixture
def model(filled):
    made = RecordModel(filled, SHIFTS, [Column(name) for name in COLUMNS])
    tasks.settle()
    return made


def ids(model):
    return [model.record(row).id for row in range(model.rowCount())]


def wanted(model):
    return [record.id for record in model.work.store.find(SHIFTS, model.query)]


def test_all_rows_are_there_and_far_ones_first(model):
    assert model.rowCount() == 130
    assert model.record(127).id == wanted(model)[127]
    assert ids(model) == wanted(model)
    assert model.record(130) is None and model.record(-1) is None


def test_the_first_rows_need_no_waiting(filled):
    model = RecordModel(filled, SHIFTS, [Column(name) for name in COLUMNS])
    assert ids(model) == wanted(model)[:10]
    model.ask(Query(between=UP_TO))
    assert ids(model) == wanted(model)[:10]
    tasks.settle()
    assert ids(model) == wanted(model) and 60 < model.rowCount() < 130


def test_few_rows_are_counted_at_once(filled):
    model = RecordModel(filled, VOLUNTEERS, [Column("name")])
    assert [model.record(row).name for row in range(model.rowCount())] == [
        "Ana",
        "Åse",
        "Ben",
        "Tea Cup",
        "Zoë",
    ]


@pytest.mark.parametrize(
    "query",
    [
        Query(words="t"),
        Query(words="tea", between=UP_TO),
        Query(words="ana tea"),
        Query(words="nobody"),
        Query(equals={"activity": "art"}),
        Query(equals={"activity": "none"}),
        Query(words="a", order=("-minutes",)),
        Query(between=UP_TO, order=("day", "id")),
    ],
)
def test_what_is_asked_for_is_shown_whole(model, query):
    model.ask(query)
    tasks.settle()
    assert model.query == query and ids(model) == wanted(model)


@pytest.mark.parametrize("order", list(Qt.SortOrder))
@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_every_column_can_be_sorted_by(model, column, order):
    model.sort(column, order)
    tasks.settle()
    assert ids(model) == wanted(model) and len(ids(model)) == 130
    model.sort(-1)
    tasks.settle()
    assert ids(model) == wanted(model)


def test_the_last_of_many_questions_counts(model):
    for words in ("t", "te", "tea", "a", "an", "ana"):
        model.ask(Query(words=words))
        if words in ("te", "an"):
            tasks.settle()
    model.sort(2)
    tasks.settle()
    assert model.query == Query(words="ana", order=("minutes",)) and ids(model) == wanted(model)


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(between=UP_TO),
        Query(words="t"),
        Query(order=("minutes",)),
        Query(order=("-volunteer",)),
    ],
)
def test_it_follows_what_is_changed_undone_and_made_again(model, query):
    dice = random.Random(4)
    work = model.work
    people, programmes = work.store.find(VOLUNTEERS), work.store.find(PROGRAMMES)
    model.ask(query)
    tasks.settle()
    for number in range(25):
        deed = dice.choice(("add", "edit", "move", "remove", "rename", "undo", "redo", "many"))
        shift = dice.choice(work.store.find(SHIFTS))
        if deed == "add":
            work.save("Add", a_shift(dice, people, programmes))
        elif deed == "edit":
            shift.activity, shift.minutes = dice.choice(("tea", "art")), dice.randint(1, 5)
            work.save("Edit", shift)
        elif deed == "move":
            shift.day = f"2026-{dice.randint(1, 3):02d}-05"
            work.save("Move", shift)
        elif deed == "remove":
            work.delete(shift)
        elif deed == "rename":
            person = dice.choice(people)
            person.name = f"{dice.choice(('Tea', 'Ana', 'Öne'))} {number}"
            work.save("Rename", person)
        elif deed == "many":
            with work.step("Many"):
                for _each in range(15):
                    work.store.save(a_shift(dice, people, programmes))
        else:
            work.undo_stack.undo() if deed == "undo" else work.undo_stack.redo()
        if dice.random() < 0.7:
            tasks.settle()
            assert ids(model) == wanted(model), deed
            shown = [
                model.label("volunteer", model.record(row).volunteer) for row in range(0, model.rowCount(), 9)
            ]
            there = [
                model.work.store.get(VOLUNTEERS, model.record(row).volunteer).name
                for row in range(0, model.rowCount(), 9)
            ]
            assert shown == there
    tasks.settle()
    assert ids(model) == wanted(model)


def test_a_table_that_grows_and_shrinks_over_the_border(work):
    dice = random.Random(1)
    people, programmes = [Volunteer(name="Ana")], [Programme(name="Food")]
    work.save("Add", *people, *programmes)
    model = RecordModel(work, SHIFTS, [Column(name) for name in COLUMNS])
    assert model.rowCount() == 0
    for _each in range(4):
        with work.step("More"):
            for _row in range(25):
                work.store.save(a_shift(dice, people, programmes))
        tasks.settle()
        assert ids(model) == wanted(model)
    for _each in range(4):
        work.undo_stack.undo()
        tasks.settle()
        assert ids(model) == wanted(model)


@pytest.mark.parametrize(
    "query", [Query(order=("minutes",)), Query(order=("programme",)), Query(words="tea")]
)
def test_a_change_while_others_are_looked_for_is_not_lost(model, monkeypatch, query):
    read, may = threading.Event(), threading.Event()

    def slowly(reader, kind, query):
        found = listing.listing(reader, kind, query)
        read.set()
        may.wait(10)
        return found

    monkeypatch.setattr(far_rows, "listing", slowly)
    model.ask(query)
    while not read.is_set():
        tasks.settle(20)
    monkeypatch.setattr(far_rows, "listing", listing.listing)
    model.work.delete(model.work.store.find(SHIFTS, query._replace(limit=1))[0])
    may.set()
    tasks.settle()
    assert model.query == query and ids(model) == wanted(model)


def test_a_chosen_record_stays_chosen_wherever_its_row_goes(model, qtbot):
    table = RecordTable(model, "Shifts")
    qtbot.addWidget(table)
    chosen = wanted(model)[77]
    assert table.choose(chosen) and table.currentIndex().row() == 77
    for query in (Query(order=("minutes",)), Query(), Query(between={"day": ("0000", "9999")})):
        model.ask(query)
        tasks.settle()
        assert table.current().id == chosen
        assert table.currentIndex().row() == wanted(model).index(chosen)
    assert not table.choose("nobody")


def test_the_table_lives_and_says_what_is_going_on(model, qtbot, monkeypatch):
    may = threading.Event()

    def slowly(reader, kind, query):
        may.wait(10)
        return listing.listing(reader, kind, query)

    monkeypatch.setattr(far_rows, "listing", slowly)
    monkeypatch.setattr(record_table, "PATIENCE", 0)
    table = RecordTable(model, "Shifts")
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    before = ids(model)
    table.sortByColumn(COLUMNS.index("volunteer"), Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: any(word.isVisible() for word in table.findChildren(QLabel)))
    (word,) = table.findChildren(QLabel)
    assert word.text() == "Sorting…" and table.rect().contains(word.geometry())
    assert ids(model) == before
    may.set()
    tasks.settle()
    assert not word.isVisible() and ids(model) == wanted(model) != before


def test_the_file_is_let_go_of(filled, tmp_path):
    model = RecordModel(filled, SHIFTS, [Column(name) for name in COLUMNS])
    tasks.settle()
    model.ask(Query(words="tea"))
    tasks.settle()
    tasks.let_go(filled.store)
    filled.store.conn.execute("PRAGMA journal_mode = DELETE")
    assert not filled.store.path.with_name(filled.store.path.name + "-wal").exists()
