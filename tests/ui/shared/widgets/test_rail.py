"""The rail: where we are, what waits, and that keys suffice."""

import pytest
from PySide6.QtCore import Qt

from ui.shared import theme, tokens
from ui.shared.widgets.rail import Place, Rail, _PlaceButton

PLACES = (
    Place("home", "Home", "home"),
    Place("goals", "Goals & timelines", "goals"),
    Place("partners", "Partner agreements", "partners"),
)


@pytest.fixture
def rail(qapp, qtbot):
    theme.apply(qapp, tokens.LIGHT, 1.0)
    made = Rail(PLACES)
    qtbot.addWidget(made)
    made.set_group("Riverside Neighbours")
    made.set_current("home")
    made.resize(made.width(), 600)
    made.show()
    yield made
    theme.apply(qapp, tokens.LIGHT, 1.0)


def buttons(rail: Rail) -> list[_PlaceButton]:
    return rail.findChildren(_PlaceButton)


def test_a_click_tells_where(rail, qtbot):
    with qtbot.waitSignal(rail.chosen) as went:
        qtbot.mouseClick(buttons(rail)[1], Qt.MouseButton.LeftButton)
    assert went.args == ["goals"]
    assert rail.current() == "goals"


def test_setting_the_place_is_silent(rail, qtbot):
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("partners")
    assert rail.current() == "partners"


def test_arrow_keys_go_to_the_neighbour(rail, qtbot):
    rail.activateWindow()
    first = buttons(rail)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    with qtbot.waitSignal(rail.chosen) as went:
        qtbot.keyClick(first, Qt.Key.Key_Down)
    assert went.args == ["goals"]
    assert buttons(rail)[1].hasFocus()


def test_names_are_spoken_with_what_waits(rail):
    rail.set_badge("partners", 3)
    assert [b.accessibleName() for b in buttons(rail)] == [
        "Home",
        "Goals & timelines",
        "Partner agreements, 3 need you",
    ]
    rail.set_badge("partners", 1)
    assert buttons(rail)[2].accessibleName() == "Partner agreements, 1 needs you"
    rail.set_badge("partners", 0)
    assert buttons(rail)[2].accessibleName() == "Partner agreements"


def test_compact_keeps_the_words_as_tooltips(rail):
    full = rail.width()
    assert buttons(rail)[0].toolTip() == ""
    rail.set_compact(True)
    assert rail.width() < full / 2
    assert [b.toolTip() for b in buttons(rail)] == [place.word for place in PLACES]
    rail.set_compact(False)
    assert rail.width() == full


def test_it_shrinks_where_words_would_take_too_much(rail, qapp):
    rail.fit(1024)
    assert not rail.is_compact()
    theme.apply(qapp, tokens.LIGHT, 2.0)
    rail.fit(1024)
    assert rail.is_compact()


def test_status_lines_are_shown_and_kept_when_compact(rail):
    rail.set_status(["Saved 14:02", "Copy on stick: 3 days ago"])
    assert rail._status.text() == "Saved 14:02\nCopy on stick: 3 days ago"
    rail.set_compact(True)
    assert not rail._status.isVisible()
    assert "Saved 14:02" in rail._avatar.toolTip()


def test_every_word_has_its_room(rail):
    rail.set_badge("partners", 12)
    assert all(b.width() >= b.sizeHint().width() for b in buttons(rail))
