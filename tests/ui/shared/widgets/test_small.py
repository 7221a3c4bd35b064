"""The small widgets: what they say, to eyes and to ears, and how they act."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.shared import theme, tokens
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.chart import Bar, BarChart
from ui.shared.widgets.chip import Chip, chip_size, paint_chip
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.figures import FigureCard, FigureStrip
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.mark import IconMark
from ui.shared.widgets.panel import DayRow, ListRow, NeedRow, Panel, RowList
from ui.shared.widgets.search import SearchBox
from ui.shared.widgets.words import ElidedLabel, label, tip


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.apply(qapp, tokens.LIGHT, 1.0)
    yield qapp
    theme.apply(qapp, tokens.LIGHT, 1.0)


def colours(image: QImage) -> set[str]:
    every = (image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))
    return {name.upper() for name in every}


@pytest.mark.parametrize("tone", tokens.TONES)
def test_chip_wears_its_tones_ground(qtbot, tone):
    chip = Chip("Late", tone)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert theme.tokens().tone(tone)[1].upper() in colours(chip.grab().toImage())
    assert chip.accessibleName() == "Late"


def test_painted_chip_stays_in_its_cell_and_mirrors():
    image = QImage(QSize(200, 40), QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    cell = QRect(10, 4, 120, 30)
    assert paint_chip(painter, cell, "Kept", "good").left() == cell.left()
    assert cell.contains(paint_chip(painter, cell, "A very long state of things that goes on", "bad"))
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert paint_chip(painter, cell, "Kept", "good").right() == cell.right()
    assert paint_chip(painter, cell, "", "good").isEmpty()
    painter.end()


def test_chips_grow_with_the_text(dressed):
    small = chip_size("Completed")
    theme.apply(dressed, tokens.LIGHT, 2.0)
    assert chip_size("Completed").height() > small.height() * 1.6


def test_markup_is_shown_as_typed(qtbot):
    nasty = '<img src="x"> & <b>bold</b>'
    assert label(nasty).textFormat() == Qt.TextFormat.PlainText
    assert "<img" not in tip(nasty) and "&lt;img" in tip(nasty)
    assert tip("Hours & people") == "Hours & people"
    card = FigureCard("Hours", "5", nasty)
    qtbot.addWidget(card)
    assert card.note() == nasty
    for lead in ("", "▲ <b>2"):
        card.set_figure("5", nasty, "good" if lead else "", lead)
        for part in card.findChildren(QLabel):
            assert "<img" not in part.text() or part.textFormat() == Qt.TextFormat.PlainText


def test_elided_label_gives_the_whole_text_when_it_is_cut(qtbot):
    line = ElidedLabel("Language café in two more streets of the town")
    qtbot.addWidget(line)
    line.resize(120, 30)
    assert line.shown().endswith("…")
    line.resize(2000, 30)
    assert line.shown() == line.text()


def test_figure_strip_tells_all_and_drops_the_last_when_narrow(qtbot):
    strip = FigureStrip()
    qtbot.addWidget(strip)
    strip.set_figures(
        [("262 h", "this month"), ("48", "people helping"), ("2", "late", "bad"), ("9", "more of it")]
    )
    assert strip.accessibleName().startswith("262 h this month · 48 people helping")
    wide, narrow = strip.heightForWidth(2000), strip.heightForWidth(180)
    assert narrow == 2 * wide == strip.heightForWidth(90)
    assert len(strip._places(2000)) == 4 > len(strip._places(180)) >= 2
    strip.resize(400, wide)
    assert theme.tokens().bad.upper() in colours(strip.grab().toImage())


def test_figure_card_speaks_as_one(qtbot):
    card = FigureCard("Hours this month")
    qtbot.addWidget(card)
    card.set_figure("262 h", "more than in October", "good", "▲ 24 h")
    assert card.accessibleName() == "Hours this month, 262 h, ▲ 24 h more than in October"
    assert (card.value(), card.note()) == ("262 h", "▲ 24 h more than in October")


def test_panel_shows_its_title_and_body(qtbot):
    panel = Panel("Needs you")
    qtbot.addWidget(panel)
    panel.body.addWidget(inside := QLabel("x"))
    panel.show()
    assert panel.title() == panel.accessibleName() == "Needs you"
    assert inside.isVisible()
    assert panel.grab().toImage().pixelColor(panel.width() // 2, 3).name().upper() == theme.tokens().panel


def test_need_row_says_what_its_button_is_for(qtbot):
    row = NeedRow("Late", "bad", "Library: room free", "Ask Mr Haddad", "&Open")
    qtbot.addWidget(row)
    assert row.accessibleName() == "Late, Library: room free, Ask Mr Haddad"
    assert row.button is not None and row.button.accessibleName() == "Open: Library: room free"
    row.show()
    with qtbot.waitSignal(row.pressed):
        qtbot.keyClick(row.button, Qt.Key.Key_Space)


def test_row_list_counts_rows_without_hairlines(qtbot):
    rows = RowList()
    qtbot.addWidget(rows)
    kept = [rows.add(DayRow("Mon 23", "Café")), rows.add(ListRow("Reached", leading=IconMark("star")))]
    assert rows.rows() == kept
    rows.clear()
    assert rows.rows() == []


def test_rows_grow_where_the_text_wraps(qtbot):
    row = ListRow(
        "Agreement with Riverside Primary School ends 1 December " * 3, "Notice has begun", "Review"
    )
    qtbot.addWidget(row)
    assert row.heightForWidth(300) > row.heightForWidth(1200)


def test_bars_stand_on_one_floor_in_proportion(qtbot):
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.set_bars(
        [Bar("O", 100, "100 h", "October"), Bar("N", 50, "50 h", "November"), Bar("D", 0, "0 h")], "Hours"
    )
    chart.resize(300, 200)
    first, second, third = chart.bar_rects()
    assert first.bottom() == second.bottom() == third.bottom()
    assert second.height() == pytest.approx(first.height() / 2)
    assert third.height() == 0
    assert chart.accessibleDescription() == "October 100 h, November 50 h, D 0 h"
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert chart.bar_rects()[0].x() > chart.bar_rects()[1].x()


def test_an_empty_chart_paints_without_bars(qtbot):
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.set_bars([])
    chart.grab()
    chart.set_bars([Bar("N", 0, "0 h")])
    chart.grab()
    assert chart.bar_rects()[0].height() == 0


def test_empty_state_offers_one_thing(qtbot):
    state = EmptyState(
        "volunteers", "Nobody has logged hours yet.", "Log the first hours", "Try the practice group"
    )
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.pressed):
        qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(state.second_pressed):
        qtbot.mouseClick(state.second, Qt.MouseButton.LeftButton)
    state.set_words("Nothing found.")
    assert state.sentence() == state.accessibleName() == "Nothing found."
    assert not state.button.isVisible()


def test_search_comes_once_after_the_last_key(qtbot):
    box = SearchBox("Search people")
    qtbot.addWidget(box)
    heard: list[str] = []
    box.searched.connect(heard.append)
    qtbot.keyClicks(box, "mar")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["mar"])
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard == ["mar"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (heard, box.text()) == (["mar", ""], "")
    assert box.accessibleName() == "Search people"


def test_search_offers_to_clear_only_when_there_is_something(qtbot):
    box = SearchBox("Search")
    qtbot.addWidget(box)
    assert len(box.actions()) == 1
    box.setText("maria")
    assert len(box.actions()) == 2
    with qtbot.waitSignal(box.searched):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    with qtbot.waitSignal(box.searched) as said:
        box.actions()[1].trigger()
    assert said.args == [""]
    assert len(box.actions()) == 1


def test_banner_says_and_offers(qtbot):
    banner = Banner("This file can only be read.", "warn", "Try again")
    qtbot.addWidget(banner)
    banner.show()
    with qtbot.waitSignal(banner.pressed):
        qtbot.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    assert theme.tokens().warn_ground in colours(banner.grab().toImage())
    banner.set_notice("Saved.", "good")
    assert not banner.button.isVisible()
    assert theme.tokens().good_ground in colours(banner.grab().toImage())
    assert banner.accessibleName() == banner.text() == "Saved."


def test_flow_wraps_and_cards_share_the_line(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    row = FlowRow(*[QPushButton(f"Button {n}") for n in range(6)])
    QVBoxLayout(holder).addWidget(row)
    one = row.heightForWidth(2000)
    assert row.heightForWidth(220) > 2 * one
    cards = FlowRow(*[QPushButton(str(n)) for n in range(4)], gap=16, column=200)
    qtbot.addWidget(cards)
    cards.resize(700, 300)
    cards.show()
    spots = [card.geometry() for card in cards.findChildren(QPushButton)]
    assert len({spot.width() for spot in spots}) == 1
    assert len({spot.y() for spot in spots}) == 2
    assert max(spot.right() for spot in spots) <= 700
