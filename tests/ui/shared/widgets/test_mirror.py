"""Qt's own answers are the reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QStyle

from ui.shared.widgets.mirror import aligned, mirrored

_LEFT, _RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
_sides = st.integers(0, 400)
_places = st.integers(-50, 300)
_rects = st.builds(QRect, _places, _places, _sides, _sides)


@given(_rects, _rects, st.sampled_from([_LEFT, _RIGHT]))
def test_mirrored_answers_what_qt_answers(within: QRect, rect: QRect, direction: Qt.LayoutDirection) -> None:
    wanted = QStyle.visualRect(direction, within, rect)
    assert mirrored(direction, within, rect) == wanted


@pytest.mark.parametrize("direction", [_LEFT, _RIGHT])
@pytest.mark.parametrize("name", ["AlignLeft", "AlignHCenter", "AlignRight"])
def test_aligned_answers_what_qt_answers(name: str, direction: Qt.LayoutDirection) -> None:
    align = getattr(Qt.AlignmentFlag, name)
    within, size = QRect(10, 20, 201, 41), QSize(61, 17)
    wanted = QStyle.alignedRect(direction, align | Qt.AlignmentFlag.AlignVCenter, size, within)
    found = aligned(direction, align, size, within)
    assert abs(found.x() - wanted.x()) <= 1
    assert found.size() == wanted.size()
    assert abs(found.y() - wanted.y()) <= 1
