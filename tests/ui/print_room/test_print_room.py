"""The print room: what is seen is what is saved, and what cannot be done is said."""

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPageSize

from commdesk.errors import KnownError
from commdesk.practice.make import make_practice
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS
from commdesk.reports.catalogue import default_options, render_report
from commdesk.store.file import new_file, open_file
from ui.print_room import printing
from ui.print_room.desk import PrintRoom
from ui.print_room.pages import pictures
from ui.shared import tasks, theme
from ui.shared.work import Work


@pytest.fixture
def work(tmp_path, qapp):
    theme.apply(qapp, "light", 1.0)
    made = Work(new_file(tmp_path / "g.commdesk", "Riverside"))
    programme = PROGRAMMES.new(name="Food table", unit="households")
    with made.step("add"):
        made.store.save(programme)
        made.store.save(SHIFTS.new(day="2026-11-21", programme=programme.id, minutes=120, people=14))
    yield made
    tasks.finish_all()
    made.close()


@pytest.fixture
def room(work, qtbot):
    made = PrintRoom(work)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    made.show()
    drawn(made)
    return made


def drawn(room):
    room.refresh()
    room.draw()
    tasks.settle()


def test_the_pages_are_drawn_and_every_choice_has_a_name(room):
    assert room.preview.page_count() >= 1
    assert room.print_button.isEnabled()
    assert room.save_button.isEnabled()
    for editor in (
        room.choices.pages,
        room.choices.period,
        room.choices.paper,
        room.choices.headline,
        room.preview,
    ):
        assert editor.accessibleName()


def test_what_is_seen_is_what_is_saved(room, tmp_path):
    target = tmp_path / "page.pdf"
    assert room.save_to(target)
    assert target.read_bytes() == room.printed.pdf
    assert target.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_folder_that_is_not_there_is_told_and_leaves_nothing(room, tmp_path):
    told = []
    room.work.refused.connect(told.append)
    assert not room.save_to(tmp_path / "nowhere" / "page.pdf")
    assert "could not be written" in told[0]
    assert not (tmp_path / "nowhere").exists()


def test_a_period_nobody_can_read_is_hinted_and_the_page_that_is_seen_stays(room):
    before = room.printed
    room.choices.period.setEditText("sometime")
    room.draw()
    assert "sometime" in room.choices.hint.text()
    assert room.choices.hint.isVisible()
    assert room.printed is before


def test_a_typed_period_changes_the_page(room):
    before = room.printed.pdf
    room.choices.period.setEditText("2026-11")
    drawn(room)
    assert not room.choices.hint.isVisible()
    assert room.printed.pdf != before


def test_large_print_and_letter_paper_change_the_pages(room):
    first = room.printed.pages[0]
    room.choices.paper.setCurrentIndex(room.choices.paper.findData("letter"))
    room.choices.large_print.setChecked(True)
    drawn(room)
    page = room.printed.pages[0]
    assert round(page.height() / page.width(), 2) == round(792 / 612, 2)
    assert round(first.height() / first.width(), 2) == round(297 / 210, 2)


def test_what_cannot_be_printed_right_is_named_over_the_page(room, work):
    group = work.store.group()
    group.name = "이웃 모임"
    assert work.save("Edit", group)
    drawn(room)
    assert room.problems.isVisible()
    assert "이웃 모임" in room.problems.text()


def test_the_pages_grow_and_shrink(room):
    page = room.preview._pages[0]
    before = page.width()
    room.preview.zoom_by(1.2)
    assert page.width() > before
    room.preview.zoom_by(1 / 1.2)
    assert abs(page.width() - before) <= 2


def test_without_a_printer_the_room_says_so_and_names_the_way_out(room):
    from PySide6.QtPrintSupport import QPrinterInfo

    if QPrinterInfo.availablePrinterNames():
        pytest.skip("a printer is set up here")
    with pytest.raises(KnownError, match="Save the page as PDF"):
        printing.send_to_printer(room.printed.pdf, room)


def printer_to(path):
    """A real printer of Qt's that prints into a file."""
    from PySide6.QtPrintSupport import QPrinter

    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setFullPage(True)
    return made


@pytest.fixture(scope="module")
def several_pages(tmp_path_factory):
    path = tmp_path_factory.mktemp("practice") / "p.commdesk"
    make_practice(path)
    store = open_file(path, readonly=True)
    made = render_report("impact", store, replace(default_options("impact", store), large_print=True))
    store.close()
    return made


def test_the_printer_gets_what_is_seen(several_pages, tmp_path, qapp):
    path = tmp_path / "paper.pdf"
    printing.paint(several_pages, printer_to(path))
    seen, paper = pictures(several_pages, 40), pictures(path.read_bytes(), 40)
    assert len(seen) == len(paper) > 2
    for wanted, found in zip(seen, paper, strict=True):
        assert (found.width(), found.height()) == (wanted.width(), wanted.height())
        dots = [(x, y) for x in range(wanted.width()) for y in range(wanted.height())]
        off = sum(
            abs(wanted.pixelColor(x, y).lightness() - found.pixelColor(x, y).lightness()) for x, y in dots
        )
        assert off / len(dots) < 8  # an empty page is off by more than 20


def test_only_the_pages_asked_for_are_printed(several_pages, tmp_path, qapp):
    printer = printer_to(tmp_path / "two.pdf")
    printer.setFromTo(2, 3)
    printing.paint(several_pages, printer)
    assert len(pictures((tmp_path / "two.pdf").read_bytes(), 20)) == 2
    printer.setFromTo(7, 9)
    with pytest.raises(KnownError, match="no such pages"):
        printing.paint(several_pages, printer)


def test_a_printer_that_cannot_be_reached_is_told(several_pages, tmp_path, qapp, qtlog):
    with qtlog.disabled(), pytest.raises(KnownError, match="cannot be reached"):
        printing.paint(several_pages, printer_to(tmp_path / "nowhere" / "x.pdf"))


def test_pictures_are_of_the_whole_page(room):
    [first, *_rest] = pictures(room.printed.pdf, 72)
    assert isinstance(first, QImage)
    assert (first.width(), first.height()) == (596, 842) or abs(first.width() - 595) <= 1
    assert first.pixelColor(2, 2).name() == "#ffffff"


def test_a_group_without_any_record_has_a_page_too(tmp_path, qtbot, qapp):
    work = Work(new_file(tmp_path / "empty.commdesk", "New"))
    made = PrintRoom(work)
    qtbot.addWidget(made)
    drawn(made)
    assert made.preview.page_count() >= 1
    tasks.finish_all()
    work.close()


def test_opening_the_window_loads_nothing_that_only_printing_needs():
    words = (
        "import sys, ui.main_window, ui.print_room.desk\n"
        "print([m for m in ('matplotlib', 'reportlab', 'pypdfium2', 'PySide6.QtPrintSupport') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.fixture
def people(work):
    """Three people with hours; two of them share a name."""
    from commdesk.records.volunteers import VOLUNTEERS

    programme = work.store.find(PROGRAMMES)[0]
    with work.step("people"):
        for id, name in (("ana", "Ana Almeida"), ("jo1", "Jo Li"), ("jo2", "Jo Li")):
            work.store.save(VOLUNTEERS.new(id=id, name=name))
            work.store.save(SHIFTS.new(day="2026-11-20", programme=programme.id, minutes=90, volunteer=id))
    return work


def words_of(room):
    import pypdfium2

    document = pypdfium2.PdfDocument(room.printed.pdf)
    found = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(found.split())


def test_all_pages_can_be_chosen_under_the_heads_of_their_groups(room):
    from commdesk.reports.catalogue import REPORTS

    box = room.choices.pages
    names = [box.itemData(at) for at in range(box.count())]
    assert [name for name in names if name] == sorted(
        (r.name for r in REPORTS), key=lambda name: names.index(name)
    )
    heads = [at for at, name in enumerate(names) if not name]
    assert box.itemText(heads[0]) == "For meetings"
    assert not any(box.model().item(at).isEnabled() for at in heads)
    assert box.currentData() == "impact"


def test_only_what_a_page_takes_is_offered(room):
    choices = room.choices
    for name, seen in (("impact", True), ("roster", False)):
        assert choices.choose(name)
        for editor in (choices.compare, choices.headline, choices.public, choices.public_hint):
            assert choices.isAncestorOf(editor) and editor.isHidden() is not seen
        assert all(box.isHidden() is not seen for box in choices.parts.values())
    assert set(choices.narrowing.editors) == {"status", "programme"}
    assert choices.choose("hours") and not choices.public.isHidden() and choices.headline.isHidden()


def test_every_filter_of_every_page_has_a_name_and_a_letter_of_its_own(room):
    from commdesk.reports.catalogue import REPORTS

    for report in REPORTS:
        room.choices.choose(report.name)
        captions = room.choices.narrowing.captions
        for name, editor in room.choices.narrowing.editors.items():
            assert editor.accessibleName()
            assert name not in captions or captions[name].buddy() is editor
        seen = [c.text() for c in (*room.choices._captions.values(), *captions.values()) if not c.isHidden()]
        letters = [text[text.index("&") + 1].lower() for text in seen if "&" in text]
        assert len(letters) == len(set(letters))


def test_a_page_of_one_person_waits_for_the_name(room, people):
    room.choices.choose("statement")
    drawn(room)
    assert room.printed is None and room.preview.page_count() == 0
    assert "about one person" in room.choices.hint.text() and "about one person" in room.state.text()
    assert not room.print_button.isEnabled()
    editor = room.choices.narrowing.editors["person"]
    editor.setText("ana")
    editor.left.emit()
    assert room._wait.isActive()
    drawn(room)
    assert "Ana Almeida" in words_of(room) and editor.text() == "Ana Almeida"
    editor.setText("Jo Li")
    drawn(room)
    assert "several called “Jo Li”" in room.choices.hint.text()


def test_a_desk_may_ask_for_a_page_narrowed(room, people):
    room.show_record("statement?person=jo2&period=2026-11")
    drawn(room)
    assert room.choices.report == "statement"
    assert room.choices.options().where == {"person": "jo2"}
    assert "Jo Li" in words_of(room) and "November 2026" in words_of(room)
    # The next wish begins anew.
    room.show_record("certificate")
    drawn(room)
    assert room.choices.options().where == {} and room.printed.count == 3
    room.show_record("nothing-of-the-kind?person=ana")
    assert room.choices.report == "certificate"


def test_leaving_a_filter_as_it_was_draws_nothing(room, people):
    room.choices.choose("helpers")
    drawn(room)
    for editor in room.choices.narrowing.editors.values():
        editor.left.emit()
    assert not room._wait.isActive()


def test_what_a_filter_cannot_read_is_hinted(room, people):
    room.choices.choose("certificate")
    drawn(room)
    before = room.printed
    room.choices.narrowing.editors["hours"].setText("many")
    room.draw()
    assert "not a length of time" in room.choices.hint.text() and room.printed is before


def test_long_prints_show_their_first_pages(room, people, monkeypatch):
    monkeypatch.setattr("ui.print_room.pages.MOST_SHOWN", 2)
    room.choices.choose("certificate")
    drawn(room)
    assert (room.printed.count, room.preview.page_count()) == (3, 2)
    assert "3 pages; the first 2" in room.state.text()


def test_certificates_are_printed_lying_down(people, tmp_path, qapp):
    made = render_report("certificate", people.store, default_options("certificate", people.store))
    path = tmp_path / "paper.pdf"
    printing.paint(made, printer_to(path))
    for picture in pictures(path.read_bytes(), 30):
        assert picture.width() > picture.height()


def test_a3_is_offered_for_what_hangs_on_a_wall_and_seen(room):
    choices = room.choices
    offered = lambda: [choices.paper.itemText(at) for at in range(choices.paper.count())]  # noqa: E731
    assert offered() == ["A4", "Letter"]
    choices.choose("timeline")
    assert offered() == ["A4", "Letter", "A3"] and choices.paper.currentText() == "A4"
    choices.paper.setCurrentIndex(2)
    drawn(room)
    page = room.printed.pages[0]
    assert choices.options().paper == "a3"
    assert page.width() > page.height() and abs(page.width() - 1191 * 110 / 72) < 4
    # What the next page is not made for goes back to the group's own paper.
    choices.choose("impact")
    assert choices.paper.currentText() == "A4"
    choices.paper.setCurrentIndex(1)
    choices.choose("timeline")
    assert choices.paper.currentText() == "Letter"


@pytest.mark.parametrize(
    ("paper", "size"),
    [
        ("a4", QPageSize.PageSizeId.A4),
        ("a3", QPageSize.PageSizeId.A3),
        ("letter", QPageSize.PageSizeId.Letter),
    ],
)
def test_the_printer_is_asked_for_the_paper_the_page_is_made_for(work, tmp_path, qapp, paper, size):
    options = replace(default_options("timeline", work.store), paper=paper)
    made = render_report("timeline", work.store, options)
    assert printing.paper_of(made).id() == size
    printer = printer_to(tmp_path / "paper.pdf")
    printer.setPageSize(printing.paper_of(made))
    printing.paint(made, printer)
    (seen,), (paper_seen,) = pictures(made, 30), pictures((tmp_path / "paper.pdf").read_bytes(), 30)
    assert abs(seen.width() - paper_seen.width()) <= 1 and abs(seen.height() - paper_seen.height()) <= 1


def test_on_another_paper_a_page_keeps_its_shape(work, tmp_path, qapp):
    made = render_report("impact", work.store, replace(default_options("impact", work.store), paper="letter"))
    path = tmp_path / "paper.pdf"
    printing.paint(made, printer_to(path))
    whole = pictures(made, 60)[0]
    paper = pictures(path.read_bytes(), 60)[0]

    def inked(picture):
        spots = [
            (x, y)
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).lightness() < 160
        ]
        return [max(v) - min(v) for v in zip(*spots, strict=True)]

    (wide, tall), (wide_on, tall_on) = inked(whole), inked(paper)
    assert abs(wide / tall - wide_on / tall_on) < 0.02


def test_a_page_that_looks_ahead_calls_all_the_time_so(room):
    room.choices.choose("timeline")
    assert room.choices.period.currentText() == "All that is planned"
    room.choices.choose("checks")
    assert room.choices.period.currentText() == "All the time up to now"


def test_each_page_begins_with_its_own_period(room):
    room.choices.choose("expenses")
    assert room.choices.period.currentText() == "This year"
    room.choices.choose("checks")
    assert room.choices.period.currentText() == "All the time up to now"
    room.choices.choose("impact")
    assert room.choices.period.currentText() == "The last 12 months"
