"""The timeline: days where they belong, rows chosen by mouse and keys, everything told in words."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from ui.shared import theme, tokens
from ui.shared.widgets import timeline_paint as paint
from ui.shared.widgets.timeline import TimelineRow, TimelineView
from ui.shared.widgets.timeline_data import Axis, describe, next_month, span, when

TODAY = date(2026, 11, 22)
ROWS = [
    TimelineRow(
        "a",
        "50 regular volunteers",
        chip="Reached",
        chip_tone="good",
        start=date(2026, 9, 7),
        end=date(2026, 11, 15),
        share=1.0,
        tone="good",
        milestones=((date(2026, 11, 14), "fiftieth <b>helper</b>", True),),
    ),
    TimelineRow(
        "a1", "Sign-up stalls", 1, goal=False, owner="Daniel", start=date(2026, 9, 7), end=date(2026, 10, 19)
    ),
    TimelineRow("b", "Monthly newsletter", chip="Ongoing", start=date(2026, 9, 1), ongoing=True),
    TimelineRow("c", "Train six hosts", 1, goal=False, owner="Hạnh"),
    *(
        TimelineRow(f"d{n}", f"Action {n}", 1, goal=False, start=date(2026, 12, 1), end=date(2027, 1, 9))
        for n in range(30)
    ),
]


@pytest.fixture
def view(qapp, qtbot):
    theme.apply(qapp, tokens.LIGHT, 1.0)
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.show()
    made.set_rows(ROWS, TODAY)
    yield made
    theme.apply(qapp, tokens.LIGHT, 1.0)


def click(view: TimelineView, key: str, double: bool = False) -> None:
    spot = view.row_rect(key).toRect().center()
    act = QTest.mouseDClick if double else QTest.mouseClick
    act(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, spot.y()))


def test_days_lie_in_order_and_in_proportion():
    axis = Axis(date(2026, 9, 1), date(2027, 3, 31), 2.0)
    assert axis.x(date(2026, 9, 1)) == 0
    assert axis.x(date(2026, 10, 1)) == 60
    assert list(axis.ticks(3)) == [date(2026, 10, 1), date(2027, 1, 1)]
    assert next_month(date(2026, 12, 5)) == date(2027, 1, 1)


def test_the_axis_holds_every_day_and_fills_the_room():
    axis = span(ROWS, TODAY, "month", 2.75, 5000)
    assert axis.first <= date(2026, 9, 1) and axis.last >= date(2027, 1, 9)
    assert axis.width() >= 5000
    assert span([], TODAY, "year", 0.4, 100).first <= TODAY


@pytest.mark.parametrize("far", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_do_no_harm(view, far):
    view.set_rows([TimelineRow("x", "Odd", start=far, end=far)], TODAY)
    view.grab()
    assert view.rows()[0].key == "x"


def test_a_bar_begins_and_ends_on_its_days():
    frame = paint.Frame(width=900, height=400, names=300, head=40, row=40, left=0, mirrored=False)
    axis = Axis(date(2026, 9, 1), date(2027, 3, 31), 2.0)
    bar = paint.bar_rect(ROWS[1], axis, frame, 80)
    assert bar is not None
    assert (bar.left(), bar.right()) == (300 + 12, 300 + 2 * 49)
    assert 80 < bar.top() < bar.bottom() < 120
    assert paint.bar_rect(ROWS[3], axis, frame, 80) is None


def test_a_click_chooses_and_a_double_click_opens(view, qtbot):
    with qtbot.waitSignal(view.chosen) as said:
        click(view, "b")
    assert said.args == ["b"] and view.current() == "b"
    with qtbot.waitSignal(view.opened) as opened:
        click(view, "b", double=True)
    assert opened.args == ["b"]


def test_keys_walk_through_all_rows(view, qtbot):
    view.select("a")
    heard: list[str] = []
    view.chosen.connect(heard.append)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert heard == ["a1", "d29"]
    assert view.viewport().rect().contains(view.row_rect("d29").toRect().center())
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert heard[-1] == "a" and view.verticalScrollBar().value() == 0
    with qtbot.waitSignal(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_arrows_move_through_time(view, qtbot):
    view.horizontalScrollBar().setValue(0)
    before = view.horizontalScrollBar().value()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.horizontalScrollBar().value() >= before
    view.resize(500, 300)
    view.horizontalScrollBar().setValue(0)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.horizontalScrollBar().value() > 0


def test_the_chosen_row_is_told_in_words(view):
    view.select("a")
    words = view.accessibleDescription()
    for part in ("50 regular volunteers", "Reached", "7 Sept 2026 to 15 Nov 2026", "fiftieth"):
        assert part.replace("Sept", "Sep") in words.replace("Sept", "Sep")
    assert when(ROWS[3]) == "no dates yet"
    assert "Daniel" in describe(ROWS[1])


def test_the_choice_survives_new_rows_and_goes_with_its_row(view):
    view.select("b")
    view.set_rows(list(reversed(ROWS)), TODAY)
    assert view.current() == "b"
    view.set_rows(ROWS[:2], TODAY)
    assert view.current() == ""


def test_the_pointer_is_told_of_milestones(view):
    frame = view.frame()
    top = int(view.row_rect("a").top())
    mark = paint.diamonds(ROWS[0], view.axis, frame, top)[0]
    assert "fiftieth" in view.words_at(mark.center().toPoint())
    assert "(reached)" in view.words_at(mark.center().toPoint())
    assert "50 regular" in view.words_at(QPoint(30, top + 10))
    assert view.words_at(QPoint(30, 2)) == ""


def test_today_is_in_sight_at_every_scale(view):
    frame = view.frame()
    for scale in ("month", "quarter", "year"):
        view.set_scale(scale)
        frame = view.frame()
        assert frame.names <= frame.day_x(view.axis, TODAY) <= frame.width
        assert view.scale() == scale
        view.grab()
    with pytest.raises(KeyError):
        view.set_scale("century")


def test_rows_grow_with_the_text(view, qapp):
    small = view.row_rect("a").height()
    theme.apply(qapp, tokens.DARK, 2.0)
    assert view.row_rect("a").height() > small * 1.6
    view.grab()


def test_mirrored_the_names_are_on_the_right(view):
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = view.viewport().grab().toImage()
    view.select("a")
    chosen = view.viewport().grab().toImage()
    y = view.row_rect("a").toRect().center().y()
    accent = theme.color("accent").name()
    assert chosen.pixelColor(image.width() - 2, y).name() == accent
    assert image.pixelColor(image.width() - 2, y).name() != accent


def _near(day: int) -> list[TimelineRow]:
    """Two rows, a week after each other, in the middle of what is seen."""
    first, second = date(2026, 11, day), date(2026, 11, day + 7)
    return [
        TimelineRow("one", "One", 1, goal=False, start=first, end=first, links=True),
        TimelineRow("two", "Two", 1, goal=False, start=second, end=second, links=True),
    ]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_an_arrow_leads_from_the_end_of_one_bar_to_the_beginning_of_the_next(view, direction):
    view.setLayoutDirection(direction)
    view.set_scale("week")
    view.set_rows(_near(18), TODAY)
    bare = view.viewport().grab().toImage()
    view.set_rows(_near(18), TODAY, [("one", "two"), ("one", "not there")])
    drawn = view.viewport().grab().toImage()
    frame = view.frame()
    begin = paint.bar_rect(view.row(0), view.axis, frame, view.strip(0).top())
    end = paint.bar_rect(view.row(1), view.axis, frame, view.strip(1).top())
    between = frame.flip(QRectF(begin.right(), begin.center().y(), end.left() - begin.right(), 1)).center()
    changed = [
        (x, y)
        for x in range(0, drawn.width(), 1)
        for y in range(0, drawn.height(), 2)
        if drawn.pixel(x, y) != bare.pixel(x, y)
    ]
    assert changed, "no arrow was drawn"
    lefts, rights = min(x for x, __ in changed), max(x for x, __ in changed)
    span = sorted((frame.flip(begin).center().x(), frame.flip(end).center().x()))
    assert span[0] <= lefts and rights <= span[1] and lefts <= between.x() <= rights
