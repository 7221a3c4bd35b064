"""The drawn map of a network: us in the middle, partners around; keys go from partner to partner, Enter opens one."""

import math
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from commdesk.charts import network_shapes as made
from commdesk.charts.network import Network, by_kin, cut, in_words
from commdesk.charts.network_layout import Box, Laid, Letters, Spot, lay
from commdesk.text import _
from ui.shared import theme
from ui.shared.widgets.words import tip

#: So many partners stand around us at most, fewer where it is narrow; more get another map below.
MOST, FEWEST = 20, 8
_GAP = 28.0
_SIDE = 12
_KEYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter,
}  # fmt: skip


class _Part(NamedTuple):
    laid: Laid
    top: float


class NetworkView(QWidget):
    """``chosen(key)`` comes when somebody goes to a partner, ``opened(key)`` on Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = Network("", (), ())
        self._parts: list[_Part] = []
        self._key: tuple[float, list[made.Shape]] = (0.0, [])
        self._letters = _letters()
        self._current = ""
        self._room = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Map of partners"))

    def set_network(self, network: Network) -> None:
        """Shows a network; the chosen partner stays chosen if it is still there."""
        self._network = network
        if self._current not in {node.key for node in network.nodes}:
            self._current = ""
        self._lay()

    def select(self, key: str) -> None:
        """Chooses a partner ("" or an unknown key: none); does not tell ``chosen``."""
        self._current = key if any(spot.node.key == key for spot, __ in self.spots()) else ""
        self.setAccessibleDescription(in_words(self._network, self._current))
        self.update()

    def current(self) -> str:
        """The chosen partner's key, "" when none is."""
        return self._current

    def spots(self) -> list[tuple[Spot, float]]:
        """The partners and how far below the upper edge their map begins."""
        return [(spot, part.top) for part in self._parts for spot in part.laid.spots]

    def area(self, key: str) -> QRectF:
        """Where a partner stands with its words, in pixels; empty for one that is not there."""
        for spot, top in self.spots():
            if spot.node.key == key:
                radius = self._letters.leading
                ring = QRectF(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius)
                box = QRectF(spot.box.x, spot.box.y, spot.box.width, spot.box.height)
                return ring.united(box).translated(0, top).adjusted(-3, -3, 3, 3)
        return QRectF()

    def sizeHint(self) -> QSize:
        return QSize(round(self._letters.leading * 46), self.minimumHeight())

    # -- laying out and painting

    def _lay(self) -> None:
        self._letters = _letters()
        self._room = self._seen()
        width, rest = max(float(self.width()), self._letters.leading * 24), by_kin(self._network)
        most = min(max(int(width / self._letters.leading / 3), FEWEST), MOST)
        self._parts, top = [], 4.0
        while rest.nodes:
            # As many on each map rather than a last one with two.
            maps = -(-len(rest.nodes) // most)
            part, rest = cut(rest, -(-len(rest.nodes) // maps)) if maps > 1 else (rest, rest.part(()))
            laid = lay(part, width, self._letters, self._least(part, width, maps))
            self._parts.append(_Part(laid, top))
            top += laid.height + _GAP
        lettered = any(part.laid.lettered for part in self._parts)
        self._key = (
            made.key(self._network, width - 2 * _SIDE, self._letters, lettered) if self._parts else (0.0, [])
        )
        self.setMinimumHeight(round(top + self._key[0]))
        self.select(self._current)

    def _least(self, part: Network, width: float, maps: int) -> float:
        """Few partners are spread over what can be seen of them, as far as that is not too far apart."""
        usual = self._letters.leading * min(4 + 3 * len(part.nodes), 18)
        if maps > 1 or self._parts:
            return usual
        seen = (
            self._room[1]
            - made.key(part, width - 2 * _SIDE, self._letters, False)[0]
            - self._letters.leading * 2
        )
        return max(usual, min(seen, self._letters.leading * 34, usual * 1.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Words keep to their side of the map whichever way the window runs.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.fillRect(self.rect(), theme.color("panel"))
        self._paint_chosen(painter)
        below = 0.0
        for part in self._parts:
            painter.save()
            painter.translate(0, part.top)
            for shape in made.shapes(part.laid, self._letters):
                _paint(painter, shape)
            painter.restore()
            below = part.top + part.laid.height
        painter.translate(_SIDE, below)
        for shape in self._key[1]:
            _paint(painter, shape)
        painter.end()

    def _paint_chosen(self, painter: QPainter) -> None:
        area = self.area(self._current)
        if not area.isEmpty():
            painter.setBrush(theme.color("soft"))
            painter.setPen(QPen(theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._seen() != self._room:
            self._lay()

    def _seen(self) -> tuple[int, int]:
        """How wide it is, and how much of its height can be seen at once."""
        around = self.parentWidget()
        return self.width(), around.height() if around is not None else self.height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay()

    # -- going from partner to partner

    def go(self, key: str) -> None:
        """Chooses a partner and tells it."""
        if key and key != self._current:
            self.select(key)
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [spot.node.key for spot, __ in self.spots()]
        if event.key() in _KEYS and keys:
            self.go(self._towards(*_KEYS[Qt.Key(event.key())]) if self._current else keys[0])
        elif event.key() == Qt.Key.Key_Home and keys:
            self.go(keys[0])
        elif event.key() == Qt.Key.Key_End and keys:
            self.go(keys[-1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _towards(self, right: int, down: int) -> str:
        """The nearest partner on that side of the chosen one; across, of the other half, the one at its height."""
        places = {spot.node.key: (spot.x, spot.y + top, spot.right) for spot, top in self.spots()}
        x, y, side = places[self._current]
        best, found = math.inf, self._current
        for key, (at, high, other) in places.items():
            if down and (other != side or (high - y) * down <= 0):
                continue
            if right and (other == side or (at - x) * right <= 0):
                continue
            if abs(high - y) < best:
                best, found = abs(high - y), key
        return found

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if not self._current and event.reason() in by_keys and self.spots():
            self.go(self.spots()[0][0].node.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def key_at(self, spot: QPointF) -> str:
        """The partner at a point, "" where there is none."""
        return next((one.node.key for one, __ in self.spots() if self.area(one.node.key).contains(spot)), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.go(self.key_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(event.position())
        if key:
            self.opened.emit(key)

    def event(self, event: QEvent) -> bool:
        """Tells the whole of a partner under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = in_words(self._network, self.key_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)


def _letters() -> Letters:
    plain, bold = (QFontMetricsF(theme.font(role)) for role in ("small", "small-strong"))

    def width(words: str, strong: bool) -> float:
        return (bold if strong else plain).horizontalAdvance(words)

    def wrap(words: str, room: float, strong: bool, most: int) -> list[str]:
        metrics = bold if strong else plain
        lines: list[str] = []
        waiting = words.split()
        while waiting and len(lines) < most - 1:
            line = waiting.pop(0)
            while waiting and metrics.horizontalAdvance(f"{line} {waiting[0]}") <= room:
                line += " " + waiting.pop(0)
            lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room))
        if waiting:
            lines.append(metrics.elidedText(" ".join(waiting), Qt.TextElideMode.ElideRight, room))
        return lines

    return Letters(plain.height() * 1.04, width, wrap)


def _ink(name: str) -> QColor:
    return theme.color({"paper": "panel", "band": "edge"}.get(name, name))


def _paint(painter: QPainter, shape: made.Shape) -> None:
    match shape:
        case made.Stroke():
            painter.setPen(_pen(shape.ink, shape.thick, shape.dash))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            path = QPainterPath(QPointF(*shape.points[0]))
            if len(shape.points) == 3:
                path.quadTo(QPointF(*shape.points[1]), QPointF(*shape.points[2]))
            else:
                path.lineTo(QPointF(*shape.points[1]))
            painter.drawPath(path)
        case made.Filled():
            painter.setPen(_pen(shape.edge, shape.thick, ()) if shape.edge else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(_ink(shape.fill))
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape.points]))
        case made.Ring():
            painter.setPen(_pen(shape.ink, shape.thick, shape.dash))
            painter.setBrush(_ink(shape.fill))
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        case made.Panel():
            painter.setPen(_pen(shape.ink, shape.thick, ()))
            painter.setBrush(_ink(shape.fill))
            painter.drawRoundedRect(_rect(shape.box), shape.round, shape.round)
        case made.Words():
            painter.setFont(theme.font("small-strong" if shape.bold else "small"))
            painter.setPen(_ink(shape.ink))
            # A pixel more than measured: letters are set on whole pixels.
            flags = int(_ALIGN[shape.align]) | int(
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            )
            spot = _rect(shape.box).adjusted(-1, 0, 1, 0)
            painter.drawText(
                spot, flags | int(Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), shape.text
            )


def _pen(ink: str, thick: float, dash: tuple[float, ...]) -> QPen:
    pen = QPen(_ink(ink), thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        # Qt counts dashes in the pen's own thickness.
        pen.setDashPattern([part / thick for part in dash])
    return pen


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
