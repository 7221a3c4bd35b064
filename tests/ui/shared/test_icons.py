"""Icons: all there, one family, tinted from the tokens."""

import gc
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from commdesk.errors import BugError
from commdesk.paths import resource
from ui.shared import icons, theme, tokens


@pytest.fixture
def dressed(qapp):
    theme.apply(qapp, tokens.LIGHT)
    yield qapp
    theme.apply(qapp, tokens.LIGHT)


def colours(picture) -> set[str]:
    image = picture.toImage()
    every = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {c.name().upper() for c in every if c.alpha() == 255}


def near(found: set[str], wanted: str) -> bool:
    """Whether the full-strength pixels are the wanted colour (within rounding)."""
    want = QColor(wanted)
    return bool(found) and all(
        max(abs(QColor(c).red() - want.red()), abs(QColor(c).blue() - want.blue())) <= 2 for c in found
    )


def test_files_and_names_are_the_same_list():
    assert {path.stem for path in resource("icons").glob("*.svg")} == set(icons.NAMES)


@pytest.mark.parametrize("name", icons.NAMES)
def test_each_is_of_the_family_and_draws_something(dressed, name):
    root = ElementTree.parse(resource(f"icons/{name}.svg")).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.6"
    assert root.get("stroke-linecap") == "round"
    assert colours(icons.icon(name).pixmap(QSize(48, 48)))


def test_tint_follows_the_scheme_without_a_new_icon(dressed):
    home = icons.icon("home")
    assert near(colours(home.pixmap(QSize(48, 48))), tokens.tokens(tokens.LIGHT).quiet)
    theme.apply(dressed, tokens.DARK)
    assert near(colours(home.pixmap(QSize(48, 48))), tokens.tokens(tokens.DARK).quiet)


def test_modes_have_their_own_colour(dressed):
    worn, size, home = theme.tokens(), QSize(48, 48), icons.icon("home")
    assert near(colours(home.pixmap(size, QIcon.Mode.Selected)), worn.accent)
    assert near(colours(home.pixmap(size, QIcon.Mode.Disabled)), worn.faint)
    assert near(colours(home.pixmap(size, QIcon.Mode.Normal, QIcon.State.On)), worn.accent)
    assert near(colours(icons.icon("warning", "warn").pixmap(size)), worn.warn)


def test_icons_outlive_the_widgets_that_wear_them(dressed, qtbot):
    from PySide6.QtWidgets import QPushButton

    for _round in range(20):
        button = QPushButton("x")
        button.setIcon(icons.icon("add"))
        button.grab()
        button.deleteLater()
    gc.collect()
    assert not icons.icon("add").pixmap(QSize(16, 16)).isNull()


def test_an_unknown_name_is_our_mistake(dressed):
    with pytest.raises(BugError):
        icons.icon("unicorn")
