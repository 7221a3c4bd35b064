"""Agreements through the real window: what each side does, signing, scanned pages, and the printed agreement."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from commdesk.records.agreements import AGREEMENTS, ATTACHMENTS, CONTENTS, WORDINGS, Agreement, Wording
from commdesk.records.partners import Partner
from commdesk.records.promises import Commitment
from commdesk.reports import wording
from commdesk.reports.catalogue import default_options, render_report
from tests.entry.test_attachments import pdf
from tests.journeys.test_desks import _fill
from ui.dialogs.group_settings import GroupSettings
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import messages
from ui.tabs.partners.agreements import AgreementForm, PagePartForm
from ui.tabs.partners.desk import PartnersDesk

AGREED = 2


@pytest.fixture
def desk(window: MainWindow) -> PartnersDesk:
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Partner(id="p", name="<b>O'Brien & Söhne</b>", stage="active"),
            Partner(id="q", name="Громада Поділ", stage="active"),
            Agreement(id="a", partner="p", name="Hall", start="2026-01", end="2026-12", notice_days=20),
        ):
            window.work.store.save(record, new=True)
    window.show_desk("partners", "p")
    found = window.desk()
    assert isinstance(found, PartnersDesk)
    found.tabs.setCurrentIndex(AGREED)
    found.show_record("a")
    return found


def _form(desk: PartnersDesk) -> AgreementForm:
    form = desk.agreement_list._part_form
    assert isinstance(form, AgreementForm)
    return form


def _printed(desk: PartnersDesk, agreement: str) -> str:
    asked = replace(default_options("agreement", desk.work.store), where={"agreement": agreement})
    content = render_report("agreement", desk.work.store, asked)
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def _right_end(desk: PartnersDesk, word: str) -> float:
    """How far to the right a word on the agreement's page reaches, in points."""
    asked = replace(default_options("agreement", desk.work.store), where={"agreement": "a"})
    with pypdfium2.PdfDocument(render_report("agreement", desk.work.store, asked)) as document:
        page = document[0].get_textpage()
        place, count = page.search(word).get_next()
        return max(page.get_charbox(place + n)[2] for n in range(count))


def test_what_each_side_does_and_gives_is_noted_and_stands_on_the_printed_agreement(
    desk: PartnersDesk, read_back
) -> None:
    form = _form(desk)
    _fill(
        form.form,
        purpose="A place for the <i>café</i>",
        we_do="Clean up\nBring the key back",
        they_give="The hall",
    )
    _fill(form.form, signed_by_them="Jo O'Brien")
    desk.work.save(
        "Promise",
        Commitment(partner="p", agreement="a", side="theirs", what="Heat it", every="month", start="2026-01"),
    )
    words = _printed(desk, "a")
    assert "between Fluß & Garten and <b>O'Brien & Söhne</b>" in words
    assert "A place for the <i>café</i>" in words
    assert "What Fluß & Garten does • Clean up • Bring the key back" in words
    assert "What <b>O'Brien & Söhne</b> gives The hall" in words
    assert "• Heat it (every month)" in words
    assert (
        "It runs until: Dec 2026." in words
        and "Each side can end it by telling the other 20 days before." in words
    )
    # What was not agreed is left out, with its title.
    assert "What <b>O'Brien & Söhne</b> does" not in words and "months both sides look" not in words
    assert "Jo O'Brien, for <b>O'Brien & Söhne</b>" in words
    kept = read_back().get(AGREEMENTS, "a")
    assert (kept.we_do, kept.they_give, kept.signed_by_them) == (
        "Clean up\nBring the key back",
        "The hall",
        "Jo O'Brien",
    )


def test_a_signed_one_says_who_signed_when(desk: PartnersDesk) -> None:
    _fill(_form(desk).form, signed_on="5.1.2026", signed_by_us="Amina", signed_by_them="Jo")
    words = _printed(desk, "a")
    assert "Signed on 5 January 2026. For Fluß & Garten: Amina. For <b>O'Brien & Söhne</b>: Jo." in words
    assert "Place and day" not in words


def test_it_is_printed_from_its_form(desk: PartnersDesk, window: MainWindow) -> None:
    QTest.keyClick(_form(desk).print_button, Qt.Key.Key_Space)
    room = window.desk()
    assert isinstance(room, PrintRoom)
    assert room.choices.report == "agreement"
    assert room.choices.options().where == {"agreement": "a"}


def test_a_wording_of_ones_own_in_two_languages_is_made_and_printed(
    desk: PartnersDesk, window: MainWindow, read_back
) -> None:
    dialog = GroupSettings(desk.work, window)
    dialog.tabs.setCurrentIndex(4)
    dialog.new()
    form = dialog.wordings.form
    assert "{purpose}" in form.boxes["words"].editor.value_text()
    _fill(
        form,
        name="Ours",
        words="# Together\n{group} + {partner}\n\n## Why\n{purpose}\n\n## Rent\nWe pay for {nothing}.",
    )
    assert "There is no place called {nothing}" in form.boxes["words"].hint.text()
    _fill(form, words="# Together\n{group} + {partner}\n\n## Why\n{purpose}\n\n## Never {if no end}\nx")
    _fill(form, beside_in="Українська")
    assert form.boxes["beside"].editor.value_text() == wording.usual("uk")
    _fill(form, beside="# Разом\n{group} + {partner}\n\n## Чому\n{purpose}\nДо {end}: {our_promises}")
    dialog.close_button.click()
    desk.work.save(
        "Promise",
        Commitment(partner="p", agreement="a", side="ours", what="Sing", every="month", start="2026-01"),
    )
    _fill(_form(desk).form, purpose="Songs", purpose_beside="Пісні")
    words = _printed(desk, "a")
    assert "Together" in words and "Разом" in words and "Songs" in words and "Пісні" in words
    assert "До груд. 2026: • Sing (щомісяця)" in words  # the month, and how often, as that language says it
    (kept,) = read_back().find(WORDINGS)
    assert (kept.name, kept.beside_in) == ("Ours", "uk")


def test_an_arabic_column_is_printed_from_right_to_left(desk: PartnersDesk, window: MainWindow) -> None:
    with desk.work.step("Fill"):
        mine = Wording(
            id="w", name="Two", words=wording.usual("en"), beside=wording.usual("ar"), beside_in="ar"
        )
        desk.work.store.save(mine, new=True)
    _fill(_form(desk).form, purpose="Songs", purpose_beside="نغني معا في القاعة (كل أربعاء).")
    words = _printed(desk, "a")
    assert "ديسمبر" in words and "اتفاق" in words
    assert "[" not in words  # nothing stands for what could not be printed
    # Its first word begins at the page's right edge.
    assert _right_end(desk, "نغني") > 530


def test_a_wording_that_is_used_cannot_go(desk: PartnersDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk.work.step("Fill"):
        desk.work.store.save(Wording(id="w", name="Ours", words="# X\n{name}"), new=True)
        kept = desk.work.store.get(AGREEMENTS, "a")
        kept.wording = "w"
        desk.work.store.save(kept)
    told: list[str] = []
    desk.work.refused.connect(told.append)
    monkeypatch.setattr(messages, "confirm", lambda *_more, **_named: True, raising=False)
    assert not desk.work.delete(desk.work.store.get(WORDINGS, "w"))
    assert told and "agreement" in told[0].lower()


def test_its_days_are_told_and_what_runs_beside_it(desk: PartnersDesk) -> None:
    desk.work.save("Agree", Agreement(id="b", partner="p", name="Kitchen", start="2026-06"))
    told = _form(desk).due.text()
    assert "Notice until 11 December 2026." in told
    assert "Runs at the same time as “Kitchen”." in told
    _fill(_form(desk).form, end="2025-12", start="2025-01", renewal="Renews by itself")
    told = _form(desk).due.text()
    assert "Renewed by itself, now until Dec 2026." in told and _form(desk).form.boxes[
        "renews_months"
    ].isVisibleTo(_form(desk))


def test_notice_longer_than_the_agreement_is_told_and_nothing_is_lost(desk: PartnersDesk, read_back) -> None:
    form = _form(desk).form
    _fill(form, notice_days="400")
    assert (
        "The notice period of 400 days is longer than the agreement, which runs 365 days."
        in form.boxes["notice_days"].hint.text()
    )
    _fill(form, notice_days="30")
    _fill(form, end="2025")
    assert "The end is before the start" in form.boxes["end"].hint.text()
    _fill(form, end="2026-12")
    kept = read_back().get(AGREEMENTS, "a")
    assert (kept.end, kept.notice_days) == ("2026-12", 30)


def test_a_scanned_page_is_attached_opened_as_a_row_saved_and_taken_back_by_undo(
    desk: PartnersDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_back
) -> None:
    scan, program = tmp_path / "scan.pdf", tmp_path / "tool.pdf"
    scan.write_bytes(pdf())
    program.write_bytes(b"MZ" + b"\0" * 100)
    told: list[str] = []
    desk.work.refused.connect(told.append)
    pages = _form(desk).pages
    chosen = [[str(scan), str(program)], [str(scan)]]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_more: (chosen.pop(0), ""))
    QTest.keyClick(pages.add_button, Qt.Key.Key_Space)
    assert told == ["tool.pdf was not attached: it is a program. Nothing was changed."]
    assert desk.work.store.count(ATTACHMENTS) == 0  # all or none
    QTest.keyClick(pages.add_button, Qt.Key.Key_Space)
    (row,) = pages._rows.rows()
    assert row.accessibleName().startswith("scan.pdf, PDF")
    QTest.keyClick(row, Qt.Key.Key_Return)
    form = pages._part_form
    assert isinstance(form, PagePartForm)
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_more: str(tmp_path / "out"))
    monkeypatch.setattr(messages, "tell", lambda _parent, words: told.append(words))
    form.save_button.click()
    assert (tmp_path / "out" / "scan.pdf").read_bytes() == scan.read_bytes() and "was written" in told[-1]
    desk.work.undo_stack.undo()
    assert desk.work.store.count(ATTACHMENTS) == desk.work.store.count(CONTENTS) == 0
    desk.work.undo_stack.redo()
    store = read_back()
    assert store.count(ATTACHMENTS) == store.count(CONTENTS) == 1


def test_the_printed_agreement_names_the_pages_that_are_kept(desk: PartnersDesk, tmp_path: Path) -> None:
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(pdf())
    assert _form(desk).pages.take([scan])
    _fill(_form(desk).form, signed_on="5.1.2026")
    assert "Signed pages kept: signed.pdf." in _printed(desk, "a")
