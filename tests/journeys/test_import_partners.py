"""Lists of partners and their people through the real window, and twins that become one. All ends in the file."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commdesk.records.agreements import AGREEMENTS, Agreement
from commdesk.records.imports import IMPORTS
from commdesk.records.partners import (
    GIFTS,
    PARTNER_PEOPLE,
    PARTNERS,
    TALKS,
    Gift,
    Partner,
    PartnerPerson,
    Talk,
)
from commdesk.records.promises import COMMITMENTS, Commitment
from tests.journeys.test_import_wizard import _begin, _import, _press, _wizard
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.merge import LEFT, RIGHT, MergeDialog
from ui.main_window import MainWindow
from ui.shared import tasks
from ui.tabs.partners.desk import PartnersDesk

LIST = (
    "Date start,Date end,Organisation,City,Contact,Role,Phone,E-mail,img\n"
    '2014,2018,"Leeds city  council ",Leeds,Ana Núñez,Director,0113 1111111,ana@leeds.example,a\n'
    '2014,2018,"Leeds city  council ",,Ben <b>O\'Neil,,0113 2222222,"",a\n'
    "2015-03,,Громада Поділ,,,,+380 44 1234567,,b\n2016,2019-12-31,Data City,,,,,hello@city.example,c\n"
    "2017,,Harbour Primery School,Hull,,,,,d\n"
)


def _keep(window: MainWindow, *records: Any) -> None:
    assert window.work is not None
    with window.work.step("Fill"):
        for record in records:
            window.work.store.save(record, new=True)


def _here(store: Any) -> dict[str, Any]:
    return {partner.name: partner for partner in store.find(PARTNERS)}


def _choose(dialog: ImportDialog, key: str, answer: str) -> None:
    (button,) = [b for b in dialog.decide_page.groups[key].buttons() if b.property("code") == answer]
    button.setFocus()
    _press(Qt.Key.Key_Space)


def test_a_list_of_partners_brings_people_and_each_that_is_nearly_here_is_decided(
    window: MainWindow, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "partners.csv"
    path.write_text(LIST, encoding="utf-8")
    _keep(
        window,
        Partner(id="c", name="The Data City", email="hello@city.example"),
        Partner(id="h", name="Harbour Primary School", place="Hull"),
    )
    before = _here(window.work.store)

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "partners", path)
        assert dialog.columns_page.choices["role"].column() == "Role"
        _press(Qt.Key.Key_Return)
        page = dialog.decide_page
        assert dialog.stack.currentWidget() is page, dialog.hint.text()
        # The sure one is chosen already, the other has to be said.
        assert set(page.groups) == {"alike:5", "alike:6"} and page.answers() == {"alike:5": "same"}
        _press(Qt.Key.Key_Return)
        assert "answer each question" in dialog.hint.text()
        _choose(dialog, "alike:6", "other")
        _press(Qt.Key.Key_Return)
        notes = dialog.result_page.notes.text()
        assert (
            "1 row repeats a partner" in notes
            and "2 people" in notes
            and "Filled in at “The Data City”" in notes
        )
        _import(dialog)

    _wizard(window, way)
    after = _here(window.work.store)
    window.work.undo_stack.undo()
    assert _here(window.work.store) == before and window.work.store.count(PARTNER_PEOPLE) == 0
    window.work.undo_stack.redo()
    assert _here(window.work.store) == after

    def again(dialog: ImportDialog) -> None:
        _begin(dialog, "partners", path)
        _press(Qt.Key.Key_Return)
        assert dialog.stack.currentWidget() is dialog.result_page, dialog.hint.text()
        assert dialog.plan is not None and (dialog.plan.added, len(dialog.plan.skipped)) == (0, 5)
        assert not dialog.next_button.isEnabled()

    _wizard(window, again)
    store = read_back()
    assert {n: (p.start, p.end, p.stage) for n, p in _here(store).items()} == {
        "Leeds city  council": ("2014", "2018", "ended"), "Громада Поділ": ("2015-03", None, "active"),
        "The Data City": ("2016", "2019-12-31", "ended"), "Harbour Primary School": (None, None, "identified"),
        "Harbour Primery School": ("2017", None, "active"),
    }  # fmt: skip
    assert {(p.name, p.role, p.phone, p.email) for p in store.find(PARTNER_PEOPLE)} == {
        ("Ana Núñez", "Director", "0113 1111111", "ana@leeds.example"), ("Ben <b>O'Neil", "", "0113 2222222", ""),
    }  # fmt: skip
    assert _here(store)["Громада Поділ"].phone == "+380 44 1234567"
    assert len(store.find(IMPORTS)) == 1


def test_all_doubts_of_a_list_are_answered_with_one_press(
    window: MainWindow, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "list.csv"
    path.write_text("name,phone\nHarbour Primery School,0555 1\nData Mills,0113 2\n", encoding="utf-8")
    _keep(window, Partner(name="Harbour Primary School"), Partner(name="Data Mill", phone="0113 999999"))

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "partners", path)
        _press(Qt.Key.Key_Return)
        (button,) = [b for b in _buttons(dialog) if b.text().startswith("All: It is the same")]
        button.click()
        assert dialog.decide_page.answers() == {"alike:2": "same", "alike:3": "same"}
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        assert "left as it is: phone" in dialog.result_page.notes.text()
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        assert "One undo takes it all back" in dialog.result_page.headline.text()

    _wizard(window, way)
    found = _here(read_back())
    assert {name: partner.phone for name, partner in found.items()} == {
        "Harbour Primary School": "0555 1",
        "Data Mill": "0113 999999",
    }


def _buttons(dialog: ImportDialog) -> list[Any]:
    from PySide6.QtWidgets import QPushButton

    return dialog.decide_page.findChildren(QPushButton)


def test_a_list_of_people_brings_its_partners(window: MainWindow, read_back, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "people.csv"
    path.write_text(
        "Organisation;Name;Role;Kind;Website\nБиблиотека;Олена Коваль;Head;library;https://b.example\n"
        "Библиотека;Cem Çelik;;;\nMill;Ana;;;\n",
        encoding="utf-8",
    )
    _keep(window, Partner(name="Mill", place="Leeds"), Partner(name="mill", place="Hull"))

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "partner_people", path)
        _press(Qt.Key.Key_Return)
        assert dialog.plan is not None and [refusal.row for refusal in dialog.plan.refused] == [4]
        assert (
            "place Leeds" in dialog.plan.refused[0].sentence
            and "place Hull" in dialog.plan.refused[0].sentence
        )
        _import(dialog)

    _wizard(window, way)
    window.work.undo_stack.undo()
    assert window.work.store.count(PARTNERS) == 2
    window.work.undo_stack.redo()
    store = read_back()
    library = _here(store)["Библиотека"]
    assert (library.kind, library.website) == ("library", "https://b.example")
    people = store.find(PARTNER_PEOPLE)
    assert {p.name for p in people} == {"Олена Коваль", "Cem Çelik"} and {p.partner for p in people} == {
        library.id
    }


# -- twins that are here


@pytest.fixture
def twins(window: MainWindow) -> PartnersDesk:
    """Two that look like one, with something of every kind behind the second; and one that is another."""
    _keep(
        window,
        Partner(id="a", name="Data City", phone="0113 123456", stage="active", strengths="maps", start="2016"),
        Partner(id="b", name="The Data City Ltd", phone="+44 113 123456", start="2015-01", strengths="law", note="x"),
        Partner(id="z", name="Zoo"),
        PartnerPerson(partner="a", name="Ana"), PartnerPerson(id="p", partner="b", name="ana"),
        Agreement(id="g", partner="b", name="Rooms"), Commitment(id="k", partner="b", agreement="g", what="Key"),
        Talk(id="t", partner="b", day="2026-11-01", how="call"), Gift(id="w", partner="b", day="2026-11-01", what="Bread"),
        Talk(partner="a", day="2026-11-02", how="call"), Gift(partner="a", day="2026-11-02", what="Tea"),
        *(Commitment(partner="a", what=f"Promise {n}") for n in range(5)),
    )  # fmt: skip
    window.show_desk("partners", "z")
    desk = window.desk()
    assert isinstance(desk, PartnersDesk)
    tasks.settle()
    return desk


def test_twin_partners_are_merged_field_by_field_with_all_that_is_theirs(
    window: MainWindow, twins: PartnersDesk, qtbot, read_back
) -> None:  # type: ignore[no-untyped-def]
    assert twins.twins.line.words() == "1 pair of partners may be the same."
    store = window.work.store
    kinds = (PARTNERS, PARTNER_PEOPLE, AGREEMENTS, COMMITMENTS, TALKS, GIFTS)
    before = [store.find(kind) for kind in kinds]
    dialog = MergeDialog(twins.work, twins.twins.twice.pairs, window, PARTNERS)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "They have the same phone number." in dialog.why.text()
    told = dialog.told.text()
    assert "1 × agreements" in told and "1 × talks" in told and "Both have Ana" in told
    dialog.choose("phone", RIGHT)
    dialog.choose("name", LEFT)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.merged == 1 and not dialog.isVisible()
    kept = store.get(PARTNERS, "a")
    assert store.get(PARTNERS, "b") is None
    assert (kept.name, kept.phone, kept.start, kept.stage) == (
        "Data City",
        "+44 113 123456",
        "2015-01",
        "active",
    )
    assert (kept.strengths, kept.note) == ("maps, law", "x")
    for kind, id in (
        (PARTNER_PEOPLE, "p"),
        (AGREEMENTS, "g"),
        (COMMITMENTS, "k"),
        (TALKS, "t"),
        (GIFTS, "w"),
    ):
        assert store.get(kind, id).partner == "a"
    window.work.undo_stack.undo()
    assert [store.find(kind) for kind in kinds] == before
    window.work.undo_stack.redo()
    twins.twins.twice.look()
    tasks.settle()
    assert twins.twins.line.isHidden()
    back = read_back()
    assert back.get(PARTNERS, "b") is None and back.count(TALKS) == 2
    assert {talk.partner for talk in back.find(TALKS)} == {"a"}


def test_partners_who_are_two_are_not_offered_again_while_the_window_is_open(
    window: MainWindow, twins: PartnersDesk, monkeypatch: pytest.MonkeyPatch, read_back
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(MergeDialog, "exec", lambda dialog: dialog.different_button.click())
    twins.twins.line.button.click()
    tasks.settle()
    assert twins.twins.line.isHidden()
    assert read_back().count(PARTNERS) == 3
