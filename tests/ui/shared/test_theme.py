"""The theme: follows the system, scales the text, fills every name of the style sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView

from ui.shared import theme, tokens


@pytest.fixture
def app(qapp):
    yield qapp
    theme.apply(qapp, tokens.LIGHT, 1.0)


@pytest.mark.parametrize("scheme", tokens.SCHEMES)
def test_every_name_of_the_style_sheet_is_filled(scheme):
    sheet = theme.style_sheet(tokens.tokens(scheme), 1.5)
    assert "$" not in sheet.replace("dollar", "")
    assert tokens.tokens(scheme).accent in sheet


def test_it_follows_the_system_live(app):
    theme.apply(app, tokens.DARK)
    # Nobody asks for a scheme any more; the next word of the system counts. Offscreen it always says light.
    theme._worn.asked = None
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.scheme() == tokens.LIGHT
    assert app.palette().window().color().name().upper() == tokens.tokens(tokens.LIGHT).page


def test_dark_and_strong_systems_get_their_scheme():
    assert theme.scheme_for(dark=True, strong=False) == tokens.DARK
    assert theme.scheme_for(dark=False, strong=False) == tokens.LIGHT
    assert theme.scheme_for(dark=True, strong=True) == tokens.CONTRAST_DARK
    assert theme.scheme_for(dark=False, strong=True) == tokens.CONTRAST_LIGHT


def test_a_scheme_asked_for_stays(app):
    theme.apply(app, tokens.CONTRAST_DARK)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.scheme() == tokens.CONTRAST_DARK


def test_text_size_comes_from_the_surroundings_or_the_caller(app, monkeypatch):
    monkeypatch.setenv("COMMDESK_SCALE_TEXT", "2.0")
    theme.apply(app, tokens.LIGHT)
    assert theme.scale() == 2.0
    assert app.font().pointSizeF() == pytest.approx(21.0)
    assert theme.row_height() > 1.5 * tokens.ROW_HEIGHT
    theme.apply(app, tokens.LIGHT, 1.0)
    assert theme.row_height() == pytest.approx(tokens.ROW_HEIGHT, abs=4)
    monkeypatch.setenv("COMMDESK_SCALE_TEXT", "big")
    theme.apply(app, tokens.LIGHT)
    assert theme.scale() == 1.0


def test_focus_is_seen(app, qtbot):
    theme.apply(app, tokens.LIGHT)
    for widget in (QLineEdit("x"), QPushButton("x")):
        qtbot.addWidget(widget)
        widget.resize(120, 40)
        widget.show()
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        edge = widget.grab().toImage().pixelColor(60, 1).name().upper()
        assert edge == tokens.tokens(tokens.LIGHT).accent


def test_primary_buttons_stand_out(app, qtbot):
    theme.apply(app, tokens.LIGHT)
    button = QPushButton("Print")
    qtbot.addWidget(button)
    button.resize(120, 40)
    plain = button.grab().toImage().pixelColor(12, 20).name().upper()
    theme.set_role(button, "kind", "primary")
    strong = button.grab().toImage().pixelColor(8, 20).name().upper()
    assert (plain, strong) == (theme.tokens().panel, theme.tokens().accent)


def test_tables_get_the_house_manners(app, qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    theme.dress_table(view)
    assert not view.showGrid() and view.verticalHeader().isHidden()
    assert view.verticalHeader().defaultSectionSize() == theme.row_height()
