"""Where things stand in a row that is mirrored for right-to-left writing.

What QStyle's visualRect and alignedRect answer; asking QStyle itself makes Python load its hundreds of names, which
takes a twentieth of the way to the window.
"""

from PySide6.QtCore import QRect, QSize, Qt


def mirrored(direction: Qt.LayoutDirection, within: QRect, rect: QRect) -> QRect:
    """``rect``, laid out from left to right, as it stands inside ``within`` for ``direction``."""
    if direction != Qt.LayoutDirection.RightToLeft:
        return rect
    return rect.translated(within.left() + within.right() - rect.left() - rect.right(), 0)


def aligned(direction: Qt.LayoutDirection, align: Qt.AlignmentFlag, size: QSize, within: QRect) -> QRect:
    """A rectangle of ``size`` at the leading, middle or trailing edge of ``within``, half-way up."""
    x = within.x()
    if align & Qt.AlignmentFlag.AlignHCenter:
        x += (within.width() - size.width()) // 2
    elif align & Qt.AlignmentFlag.AlignRight:
        x += within.width() - size.width()
    y = within.y() + (within.height() - size.height()) // 2
    rect = QRect(x, y, size.width(), size.height())
    # A middle keeps its place; the edges change sides.
    return rect if align & Qt.AlignmentFlag.AlignHCenter else mirrored(direction, within, rect)
