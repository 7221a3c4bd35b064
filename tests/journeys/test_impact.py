"""What changed, through the real window: from the form to the file and the page. All ends in the file or on paper."""

import base64
import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from commdesk.records.indicators import (
    INDICATOR_READINGS,
    INDICATORS,
    MONEY,
    READING_PARTS,
    STORIES,
    TARGETS,
    Indicator,
    IndicatorReading,
    Money,
    ReadingPart,
    Story,
)
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.starting_points.indicators import STARTERS
from tests.journeys.keyboard import Keys
from tests.journeys.test_desks import _fill
from tests.journeys.test_import_wizard import _begin, _import, _press, _wizard
from tests.reports.reading import texts
from ui.dialogs.starter_indicators import StarterIndicatorsDialog
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import messages, tasks
from ui.shared.picture_editor import PictureEditor
from ui.shared.widgets.panel import NeedRow
from ui.tabs.home.desk import HomeDesk
from ui.tabs.impact.desk import ImpactDesk
from ui.tabs.impact.readings import ReadingForm
from ui.tabs.impact.split_entry import SplitEntry

OLD = "2025-01-01T10:00:00Z"


@pytest.fixture
def desk(window: MainWindow) -> ImpactDesk:
    """The desk of what changed in a group that has nothing of it yet."""
    window.show_desk("impact")
    found = window.desk()
    assert isinstance(found, ImpactDesk)
    return found


def _keep(desk: ImpactDesk, *records: Any) -> None:
    with desk.work.step("Fill"):
        for record in records:
            desk.work.store.save(record, new=True)
    QApplication.processEvents()


def _page(window: MainWindow, report: str, public: bool = False) -> str:
    """The words of a page as the print room makes it."""
    window.print_report(report)
    room = window.desk()
    assert isinstance(room, PrintRoom)
    if public:
        room.choices.public.setChecked(True)
        room.ask()
    room.settle()
    tasks.settle()
    assert room.printed is not None
    return " ".join(texts(room.printed.pdf))


def _home(window: MainWindow) -> dict[str, NeedRow]:
    window.show_desk("home")
    tasks.settle()
    home = window.desk()
    assert isinstance(home, HomeDesk)
    home.refresh()
    tasks.settle()
    return {row.accessibleName(): row for row in home.needs.findChildren(NeedRow) if not row.isHidden()}


def _read(desk: ImpactDesk, **values: str) -> ReadingForm:
    """A fresh reading of the indicator in front, typed."""
    desk.front().tabs.setCurrentIndex(1)
    QTest.keyClick(desk.front().readings.add_button, Qt.Key.Key_Space)
    form = desk.front().readings._part_form
    assert isinstance(form, ReadingForm)
    _fill(form.form, **values)
    return form


def test_an_indicator_is_described_and_read_and_printed(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    window.new_here()
    form = desk.front().form
    _fill(form, name="Waiting <for> a visit", dimension="Community health", measure="Names on the list")
    _fill(
        form,
        unit="people",
        baseline="11",
        target="3",
        due="31.12.2026",
        verified="Waiting list",
        often="Every month",
    )
    _fill(form, who="Amina Yusuf", direction="Should fall", key="yes", note="Counted on Mondays")
    _read(desk, value="9", day="1.10.2026", source="List on the wall", note="Two moved away")
    _read(desk, value="5", day="20.11.2026", source="List on the wall")
    page = _page(window, "evaluation")
    assert "1 of 1 indicator moved the right way" in page and "Community health" in page
    assert "Indicator Measure Outcome" in page
    assert "Names on the list Shown by: Waiting list, every month" in page
    assert (
        "5 people on 20 Nov 2026 (List on the wall) from 11, aim 3 by 31 Dec 2026, 75 % of the way"
        in page.replace("\u00a0", " ")
    )
    store = read_back()
    (one,) = store.find(INDICATORS)
    assert (one.name, one.dimension, one.unit, one.number, one.baseline, one.target, one.due) == (
        "Waiting <for> a visit", "health", "people", "latest", 11, 3, "2026-12-31",
    )  # fmt: skip
    assert (one.measure, one.verified, one.often, one.direction, one.key, one.note) == (
        "Names on the list", "Waiting list", "month", "down", 1, "Counted on Mondays",
    )  # fmt: skip
    assert store.get(VOLUNTEERS, one.who).name == "Amina Yusuf"
    read = sorted((r.day, r.value, r.source, r.note) for r in store.find(INDICATOR_READINGS))
    assert read == [
        ("2026-10-01", 9, "List on the wall", "Two moved away"), ("2026-11-20", 5, "List on the wall", ""),
    ]  # fmt: skip


def test_a_reading_of_a_whole_month_is_told_by_its_month(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    _keep(desk, Indicator(id="i", name="Visits", unit="visits", number="adds", target=100, made=OLD))
    desk.show_record("i")
    _read(desk, value="30", day="2026-10", source="")
    assert "as of Oct 2026" in desk.front().about.text()
    assert "30 visits in Oct 2026" in _page(window, "evaluation").replace("\u00a0", " ")
    assert [one.day for one in read_back().find(INDICATOR_READINGS)] == ["2026-10"]


def test_on_a_small_screen_a_long_purpose_is_cut_before_what_the_money_was_is_hidden(
    window: MainWindow, desk: ImpactDesk
) -> None:
    window.resize(1024, 600)
    _keep(
        desk,
        Money(
            day="2026-11-03",
            kind="invested",
            amount=186450,
            purpose="Paint and lamps for the hall, and tools for all who mend",
        ),
    )
    desk.turn_to("money")
    QApplication.processEvents()
    table = desk.front().table
    names = [column.name for column in desk.front().model.columns]
    hidden = {name for place, name in enumerate(names) if table.isColumnHidden(place)}
    assert "kind" not in hidden and "source" in hidden
    widths = {name: table.columnWidth(place) for place, name in enumerate(names) if name not in hidden}
    assert sum(widths.values()) <= table.viewport().width()
    assert widths["purpose"] < table.fontMetrics().horizontalAdvance(
        "Paint and lamps for the hall, and tools for all who mend"
    )


def test_the_arrow_leaves_a_column_that_gives_no_order(desk: ImpactDesk) -> None:
    _keep(desk, Indicator(id="b", name="Visits", made=OLD), Indicator(id="a", name="Waiting", made=OLD))
    table = desk.front().table
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [desk.front().model.record(row).id for row in (0, 1)] == ["a", "b"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)  # how it stands now: reckoned row by row
    assert table.horizontalHeader().sortIndicatorSection() == -1
    assert [desk.front().model.record(row).id for row in (0, 1)] == ["b", "a"]


def test_a_target_on_the_wrong_side_is_told_and_not_kept(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    _keep(desk, Indicator(id="i", name="Waiting", baseline=11, target=3, direction="down", made=OLD))
    desk.show_record("i")
    _fill(desk.front().form, target="15")
    assert "should fall" in desk.front().form.boxes["target"].hint.text()
    _fill(desk.front().form, target="4")
    assert read_back().get(INDICATORS, "i").target == 4


def _while_open(button: QPushButton, way: Callable[[SplitEntry], None]) -> None:
    """Presses a button and walks through the dialog that it opens."""
    problems: list[BaseException] = []

    def walk() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, SplitEntry)
            dialog.activateWindow()
            QApplication.processEvents()
            way(dialog)
        except BaseException as problem:
            problems.append(problem)
            if isinstance(dialog, SplitEntry):
                dialog.reject()

    QTimer.singleShot(0, walk)
    QTest.keyClick(button, Qt.Key.Key_Space)
    if problems:
        raise problems[0]


def _split(dialog: SplitEntry, axis: str, *parts: tuple[str, str]) -> None:
    """By keys: the axis, then each part's name and its number, then what is written of the sum; kept."""
    keys = Keys()
    dialog.axis.setFocus()
    dialog.axis.lineEdit().selectAll()  # type: ignore[union-attr]
    keys.line(axis)
    for name, value in parts:
        dialog.groups.more.setFocus()
        keys.line(name)
        keys.line(value)
    assert QApplication.focusWidget() is dialog.keep_button
    assert dialog.sum.text() == "7 of 8, 1 to go"
    keys.press(Qt.Key.Key_Space)


def test_last_times_parts_wait_for_their_numbers(desk: ImpactDesk, read_back) -> None:
    _keep(
        desk, Indicator(id="i", name="Learners", unit="people", made=OLD),
        IndicatorReading(id="r", indicator="i", day="2026-10-01", value=8, made=OLD),
        IndicatorReading(id="s", indicator="i", day="2026-11", value=9.5, made=OLD),
        ReadingPart(id="p", reading="r", axis="House", label="Dock <House>", value=5),
        ReadingPart(id="q", reading="r", axis="House", label="Mill House", value=3),
    )  # fmt: skip
    desk.show_record("s")
    form = desk.front().readings._part_form
    assert isinstance(form, ReadingForm)

    def way(dialog: SplitEntry) -> None:
        assert dialog.axis.currentText() == "House"
        assert list(dialog.groups.names.values()) == ["Dock <House>", "Mill House"]
        keys = Keys()
        keys.line("4,5")
        keys.line("x")
        keys.press(Qt.Key.Key_Space)
        assert "Mill House: “x” is not a number." in dialog.hint.text()
        assert desk.work.store.count(READING_PARTS) == 2  # nothing half done
        keys.line("5")
        assert dialog.sum.text() == "9.5 of 9.5"
        keys.press(Qt.Key.Key_Space)

    _while_open(form.parts.add_button, way)
    assert form.parts.warning.isHidden()

    def without_one(dialog: SplitEntry) -> None:
        keys = Keys()
        keys.line("9.5")
        keys.press(Qt.Key.Key_Delete)
        keys.press(Qt.Key.Key_Return, Qt.Key.Key_Space)

    _while_open(form.parts.add_button, without_one)
    desk.work.undo_stack.undo()
    values = {(one.reading, one.label): one.value for one in desk.work.store.find(READING_PARTS)}
    assert (values["s", "Dock <House>"], values["s", "Mill House"]) == (4.5, 5)
    desk.work.undo_stack.redo()
    kept = sorted((one.reading, one.axis, one.label, one.value) for one in read_back().find(READING_PARTS))
    assert kept[2:] == [("s", "House", "Dock <House>", 9.5)]


def test_parts_that_do_not_add_up_are_kept_told_and_printed_with_a_note(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    _keep(
        desk, Indicator(id="i", name="Learners", unit="people", made=OLD),
        IndicatorReading(id="r", indicator="i", day="2026-11-01", value=8, made=OLD),
    )  # fmt: skip
    desk.show_record("r")
    form = desk.front().readings._part_form
    assert isinstance(form, ReadingForm)
    _while_open(
        form.parts.add_button, lambda dialog: _split(dialog, "Age group", ("under 26", "3"), ("older", "4"))
    )
    assert form.parts.warning.text() == "The parts by Age group come to 7, the reading is 8."
    assert (
        desk.front().readings.row_words(desk.work.store.get(INDICATOR_READINGS, "r"))[2] == "Does not add up"
    )
    page = _page(window, "evaluation")
    assert "Age group – under 26: 3, older: 4 (does not add up)" in page.replace("\u00a0", " ")
    assert "The parts by Age group come to 7, the reading is 8." in page
    window.show_desk("impact")
    second = max(desk.work.store.find(READING_PARTS), key=lambda one: one.value)
    form.parts.open_form(second)
    _fill(form.parts._part_form.form, value="5")  # type: ignore[union-attr]
    assert form.parts.warning.isHidden()
    assert "does not add up" not in _page(window, "evaluation")
    kept = [(one.reading, one.axis, one.label, one.value) for one in read_back().find(READING_PARTS)]
    assert sorted(kept) == [("r", "Age group", "older", 5), ("r", "Age group", "under 26", 3)]


def test_targets_on_the_way_say_whether_they_were_met(desk: ImpactDesk, read_back) -> None:
    _keep(
        desk, Indicator(id="i", name="Tests passed", unit="people", number="adds", made=OLD),
        IndicatorReading(indicator="i", day="2025-05-01", value=4), IndicatorReading(indicator="i", day="2025-10-01", value=6),
        IndicatorReading(indicator="i", day="2026-03-01", value=2),
    )  # fmt: skip
    desk.show_record("i")
    view = desk.front()
    view.tabs.setCurrentIndex(2)
    for start, end, value in (("1.1.2025", "31.12.2025", "10"), ("1.1.2026", "30.6.2026", "8")):
        QTest.keyClick(view.targets.add_button, Qt.Key.Key_Space)
        part = view.targets._part_form
        _fill(part.form, start=start, end=end, value=value)
        part.done_button.click()
    told = [view.targets.row_words(one) for one in view.targets.records()]
    assert [(words, chip) for words, __, chip, __ in told] == [("10 people", "Met"), ("8 people", "Missed")]
    assert ["came to 10 people" in told[0][1], "came to 2 people" in told[1][1]] == [True, True]
    kept = [(one.indicator, one.start, one.end, one.value) for one in read_back().find(TARGETS)]
    assert sorted(kept) == [("i", "2025-01-01", "2025-12-31", 10), ("i", "2026-01-01", "2026-06-30", 8)]


def test_one_that_reads_itself_counts_the_log_and_is_checked_with_its_source(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    window.new_here()
    _fill(desk.front().form, name="Hours", unit="hours", reads="Hours a month")
    (one,) = desk.work.store.find(INDICATORS)
    (programme,) = desk.work.store.find(PROGRAMMES)
    _keep(
        desk,
        Shift(day="2026-10-05", minutes=150, people=2, party="Scouts", programme=programme.id),
        Shift(day="2026-11-05", minutes=60, party="Scouts", programme=programme.id),
    )
    assert desk.front().lines.of(one).now == 5
    desk.front().tabs.setCurrentIndex(1)
    assert desk.front().readings.add_button.isHidden()
    QTest.keyClick(desk.front().readings.keep_button, Qt.Key.Key_Space)
    assert "5 hours" in _page(window, "evaluation")
    (kept,) = read_back().find(INDICATOR_READINGS)
    assert (kept.day, kept.value, kept.source) == ("2026-10-31", 5, "Completed shifts of October 2026")


def test_what_was_logged_elsewhere_is_told_when_the_desk_is_seen_again(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    _keep(desk, Indicator(id="i", name="Hours", unit="hours", reads="hours", made=OLD))
    desk.show_record("i")
    assert desk.front().about.text().startswith("0 hours")
    window.show_desk("home")
    (programme,) = desk.work.store.find(PROGRAMMES)
    _keep(desk, Shift(day="2026-10-05", minutes=180, people=2, party="Scouts", programme=programme.id))
    window.show_desk("impact")
    QApplication.processEvents()
    assert desk.front().about.text().startswith("6 hours")
    row = desk.front().model.index(0, 1)
    assert desk.front().model.data(row) == "6 hours"
    assert read_back().count(INDICATOR_READINGS) == 0


def test_a_reading_that_is_due_stands_on_home_until_it_is_read(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    _keep(
        desk, Indicator(id="i", name="Waiting", often="month", made=OLD),
        IndicatorReading(indicator="i", day="2026-10-01", value=3),
        Indicator(id="j", name="Later", often="year", made="2026-11-01T10:00:00Z"),
        Indicator(id="k", name="Old thing", often="month", archived=1, made=OLD),
    )  # fmt: skip
    rows = {name: row for name, row in _home(window).items() if "wants to be read" in name}
    ((name, row),) = rows.items()
    assert "“Waiting” wants to be read" in name and "last read 1 Oct 2026" in name
    row.pressed.emit()
    assert window.desk() is desk
    form = desk.front().readings._part_form
    assert isinstance(form, ReadingForm)
    _fill(form.form, value="2")
    assert not any("wants to be read" in name for name in _home(window))
    kept = sorted((one.indicator, one.day, one.value) for one in read_back().find(INDICATOR_READINGS))
    assert kept == [("i", "2026-10-01", 3), ("i", "2026-11-22", 2)]


def test_the_front_page_has_those_with_a_key_mark_and_archived_ones_are_nowhere(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    for id in "ab":
        _keep(
            desk, Indicator(id=id, name=f"Number {id}", unit="points", often="month", made=OLD),
            IndicatorReading(indicator=id, day="2026-06-01", value=3),
        )  # fmt: skip
    desk.show_record("a")
    _fill(desk.front().form, key="yes")
    page = _page(window, "impact")
    assert "What changed: Number a: 3 points." in page and "Number b" not in page
    assert "Number b" in _page(window, "evaluation")
    window.show_desk("impact")
    desk.show_record("a")
    _fill(desk.front().form, archived="yes")
    rows = range(desk.front().model.rowCount())
    assert [desk.front().model.record(row).id for row in rows] == ["b"]
    pages = " ".join(_page(window, name) for name in ("impact", "evaluation", "logic-model"))
    assert "Number a" not in pages and "Number b: 3 points" in pages
    assert [name for name in _home(window) if "Number a" in name] == []
    kept = read_back().get(INDICATORS, "a")
    assert (kept.key, kept.archived) == (1, 1)


def _in_dialog(press: Any, answer: Any) -> None:
    """Presses something that opens the starter dialog, and answers it."""
    problems: list[BaseException] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, StarterIndicatorsDialog)
            answer(dialog)
        except BaseException as problem:
            problems.append(problem)
        finally:
            if dialog is not None and dialog.isVisible():
                dialog.reject()  # type: ignore[attr-defined]

    QTimer.singleShot(0, drive)
    press()
    if problems:
        raise problems[0]


def test_the_empty_list_offers_indicators_to_begin_with_once(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    def some(dialog: StarterIndicatorsDialog) -> None:
        assert len(dialog.boxes) == len(STARTERS)
        for key, box in dialog.boxes.items():
            box.setChecked(key in ("waiting", "hours"))
        dialog.begin_button.click()

    view = desk.front()
    _in_dialog(view.empty.second.click, some)
    work = desk.work
    assert work.store.count(INDICATORS) == 2
    work.undo_stack.undo()
    assert work.store.count(INDICATORS) == 0
    work.undo_stack.redo()

    def rest(dialog: StarterIndicatorsDialog) -> None:
        assert len(dialog.boxes) == len(STARTERS) - 2 and not {"waiting", "hours"} & set(dialog.boxes)
        for box in dialog.boxes.values():
            box.setChecked(True)
        dialog.begin_button.click()

    _in_dialog(desk.begin_button.click, rest)
    _in_dialog(desk.begin_button.click, _no_more)
    found = read_back().find(INDICATORS)
    assert len(found) == len({one.name for one in found}) == len(STARTERS)


def _no_more(dialog: StarterIndicatorsDialog) -> None:
    assert not dialog.boxes and not dialog.begin_button.isEnabled()


def _photo(colour: str) -> str:
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return base64.b64encode(buffer.data().data()).decode()


def test_a_story_is_printed_and_exported_only_as_far_as_its_teller_agreed(
    window: MainWindow, desk: ImpactDesk, read_back, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(desk, Indicator(id="i", name="Feel at home", made=OLD))
    desk.turn_to("stories")
    window.new_here()
    form = desk.front().form
    _fill(form, title="At the table", words="I know my stairwell.", said_by="Fatima R.", day="1.11.2026")
    _fill(form, indicator="Feel at home", told="yes")
    (story,) = desk.work.store.find(STORIES)
    assert (story.consent, story.indicator) == ("none", "i")
    photo = tmp_path / "tisch.jpg"
    photo.write_bytes(base64.b64decode(_photo("#0B6E5F")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all, **_more: (str(photo), ""))
    editor = form.boxes["photo"].editor
    assert isinstance(editor, PictureEditor)
    QTest.keyClick(editor.choose_button, Qt.Key.Key_Space)
    assert len(desk.work.store.get(STORIES, story.id).photo) > 100 and not editor.picture.isHidden()
    target = tmp_path / "stories.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all, **_more: (str(target), "*.csv"))
    monkeypatch.setattr(messages, "tell", lambda *_all: None)
    seen = {}
    for consent, words in (
        ("none", ""),
        ("words", "Words, without a name"),
        ("name", "Words and name"),
        ("photo", "Words, name and photo"),
    ):
        window.show_desk("impact")
        if words:
            desk.show_record(story.id)
            _fill(desk.front().form, consent=words)
        window.files.export_table()
        with open(target, encoding="utf-8-sig", newline="") as file:
            written = [(row["words"], row["said_by"]) for row in csv.DictReader(file)]
        page, summary = _page(window, "stories"), _page(window, "impact")
        room = window.desk()
        assert isinstance(room, PrintRoom)
        _page(window, "stories")
        pictures = room.printed.pdf.count(b"/Subtype /Image") if room.printed else -1
        said = ("I know my stairwell." in page, "Fatima" in page, pictures > 0)
        assert ("I know my stairwell." in summary, "Fatima" in summary) == said[:2]
        assert "Feel at home" in page or consent == "none"
        seen[consent] = (said, written)
    assert seen == {
        "none": ((False, False, False), []),
        "words": ((True, False, False), [("I know my stairwell.", "")]),
        "name": ((True, True, False), [("I know my stairwell.", "Fatima R.")]),
        "photo": ((True, True, True), [("I know my stairwell.", "Fatima R.")]),
    }
    assert read_back().find(STORIES)[0].consent == "photo"


def test_a_photo_is_taken_away_and_what_is_no_picture_is_told(
    desk: ImpactDesk, read_back, tmp_path: Path
) -> None:
    _keep(desk, Story(id="s", title="At the table", day="2026-11-01", photo=_photo("#0B6E5F"), made=OLD))
    desk.show_record("s")
    editor = desk.front().form.boxes["photo"].editor
    assert isinstance(editor, PictureEditor) and not editor.picture.pixmap().isNull()
    none = tmp_path / "notes.jpg"
    none.write_text("not a picture", "utf-8")
    assert not editor.take(str(none))
    assert "not a picture that can be read" in editor.words.text() and not editor.words.isHidden()
    assert desk.work.store.get(STORIES, "s").photo
    QTest.keyClick(editor.remove_button, Qt.Key.Key_Space)
    assert editor.words.isHidden() and editor.remove_button.isHidden()
    desk.work.undo_stack.undo()
    assert desk.work.store.get(STORIES, "s").photo
    desk.work.undo_stack.redo()
    assert read_back().get(STORIES, "s").photo == ""


def test_money_is_logged_and_told_as_the_local_economy(
    window: MainWindow, desk: ImpactDesk, read_back
) -> None:
    desk.turn_to("money")
    for kind, amount, purpose, restricted in (
        ("Raised", "1200.60", "Shelves", "yes"), ("Invested", "300", "Paint", ""), ("In kind", "80", "Bread", ""),
    ):  # fmt: skip
        window.new_here()
        _fill(
            desk.front().form,
            kind=kind,
            amount=amount,
            purpose=purpose,
            day="3.11.2026",
            source="Green Trust",
        )
        if restricted:
            _fill(desk.front().form, restricted=restricted)
    told = [(number, words) for number, words, __ in desk.front().figures()]
    assert told == [
        ("€1,200.60", "raised this year"), ("€300", "invested"), ("€80", "in kind"), ("€1,200.60", "of it bound to a purpose"),
    ]  # fmt: skip
    assert "Local economy: €1,201 raised, €300 put to use, €80 in kind." in _page(window, "impact")
    assert "€300 put to use" in _page(window, "logic-model")
    kept = {
        (one.kind, one.amount, one.purpose, one.restricted, one.day, one.source)
        for one in read_back().find(MONEY)
    }
    assert kept == {
        ("raised", 120060, "Shelves", 1, "2026-11-03", "Green Trust"),
        ("invested", 30000, "Paint", 0, "2026-11-03", "Green Trust"),
        ("in_kind", 8000, "Bread", 0, "2026-11-03", "Green Trust"),
    }


def test_the_logic_model_leads_from_what_was_given_to_what_changed(
    window: MainWindow, desk: ImpactDesk
) -> None:
    (programme,) = desk.work.store.find(PROGRAMMES)
    _keep(
        desk, Shift(day="2026-10-05", minutes=120, people=6, party="Scouts", programme=programme.id),
        Indicator(id="i", name="Feel at home", unit="points", baseline=3, made=OLD),
        IndicatorReading(indicator="i", day="2026-10-01", value=4),
    )  # fmt: skip
    page = _page(window, "logic-model")
    places = [page.index(words) for words in ("Inputs", "Activities", "Outputs", "Outcomes")]
    assert places == sorted(places)
    assert "12 h given" in page and "6 hands in groups" in page and "Food table" in page
    assert "Feel at home: 4 points (began at 3)" in page


def test_readings_and_money_come_in_from_lists_once(
    window: MainWindow, desk: ImpactDesk, read_back, tmp_path: Path
) -> None:
    _keep(desk, Indicator(id="i", name="Waiting", made=OLD))
    read, money = tmp_path / "read.csv", tmp_path / "money.csv"
    read.write_text(
        "Indicator,Day,Reading,Source,Note\nWaiting,2026-09-01,7,List,\nWaiting,2026-10-01,5,List,two left\n",
        "utf-8",
    )
    money.write_text(
        "Date,Kind,Amount,Purpose,Donor\n2026-09-01,Raised,250.00,Shelves,Green Trust\n", "utf-8"
    )

    def bring(kind: str, path: Path, added: bool) -> None:
        def way(dialog: Any) -> None:
            _begin(dialog, kind, path)
            _press(Qt.Key.Key_Return)
            if added:
                _import(dialog)
            else:
                assert dialog.result_page.headline.text().endswith(" 0 would be added.")

        _wizard(window, way)

    for added in (True, False):
        bring("readings", read, added)
        bring("money", money, added)
    store = read_back()
    kept = sorted(
        (one.indicator, one.day, one.value, one.source, one.note) for one in store.find(INDICATOR_READINGS)
    )
    assert kept == [("i", "2026-09-01", 7, "List", ""), ("i", "2026-10-01", 5, "List", "two left")]
    assert [(one.kind, one.amount, one.purpose, one.source) for one in store.find(MONEY)] == [
        ("raised", 25000, "Shelves", "Green Trust"),
    ]  # fmt: skip


def test_search_finds_in_all_three_lists(window: MainWindow, desk: ImpactDesk) -> None:
    _keep(
        desk, Indicator(name="Bread given", made=OLD), Indicator(name="Waiting", made=OLD),
        Story(title="The bread", day="2026-01-01"), Story(title="Wednesdays", day="2026-01-01"),
        Money(day="2026-01-01", amount=1, purpose="Bread"), Money(day="2026-01-01", amount=1, purpose="Paint"),
    )  # fmt: skip
    desk._search("bread")
    for key in ("indicators", "stories", "money"):
        view = desk.turn_to(key)
        tasks.settle()
        QApplication.processEvents()
        assert view.model.rowCount() == 1, key


def test_deleting_a_reading_takes_its_parts_and_undo_brings_all_back(desk: ImpactDesk, read_back) -> None:
    _keep(
        desk, Indicator(id="i", name="Learners", made=OLD),
        IndicatorReading(id="r", indicator="i", day="2026-11-01", value=8, made=OLD),
        ReadingPart(reading="r", axis="Age", label="young", value=8),
    )  # fmt: skip
    desk.show_record("r")
    form = desk.front().readings._part_form
    assert form is not None
    form.delete_button.click()
    store = desk.work.store
    assert (store.count(INDICATOR_READINGS), store.count(READING_PARTS)) == (0, 0)
    desk.work.undo_stack.undo()
    assert len(read_back().find(READING_PARTS)) == 1
