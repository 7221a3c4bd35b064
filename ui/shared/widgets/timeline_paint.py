"""How a timeline's rows are painted: names on the one side, bars and diamonds on the other."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QStyle

from commdesk import text
from commdesk.text import _
from ui.shared import theme, tokens
from ui.shared.widgets.chip import chip_size, paint_chip
from ui.shared.widgets.timeline_data import Axis, TimelineRow

_SIDE, _INDENT = 12, 16
_TICKS = {"week": 0, "month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Frame:
    """Where things are in the viewport, in pixels of a left-to-right window."""

    width: int
    height: int
    names: int
    head: int
    row: int
    left: int
    mirrored: bool

    def flip(self, rect: QRectF) -> QRectF:
        """``rect`` as it lies in a right-to-left window."""
        if not self.mirrored:
            return rect
        return QRectF(self.width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    def chart(self) -> QRectF:
        """The part with the bars, below the header."""
        return QRectF(self.names, self.head, self.width - self.names, self.height - self.head)

    def seen(self) -> tuple[float, float]:
        """The pixels of the axis that are in sight, from and to."""
        return float(self.left), float(self.left + self.width - self.names)

    def day_x(self, axis: Axis, day: date) -> float:
        """Where ``day`` begins in the viewport."""
        return self.names + axis.x(day) - self.left


def bar_rect(row: TimelineRow, axis: Axis, frame: Frame, top: float) -> QRectF | None:
    """Where the row's bar lies, left to right, in a row that begins at ``top``; None when it has none."""
    tall = frame.row * (0.45 if row.goal else 0.3)
    y = top + (frame.row - tall) / 2
    if row.ongoing or (row.start and not row.end):
        begin = frame.day_x(axis, row.start) if row.start else float(frame.names - 8)
        return QRectF(begin, y, max(12.0, axis.width() - frame.left + frame.names - begin - 6), tall)
    if row.start and row.end:
        begin = frame.day_x(axis, row.start)
        end = frame.day_x(axis, max(row.start, row.end)) + axis.per_day
        return QRectF(begin, y, max(4.0, end - begin), tall)
    return None


def diamonds(row: TimelineRow, axis: Axis, frame: Frame, top: float) -> list[QRectF]:
    """Where the row's milestones lie, left to right; a lone due day is one too."""
    half = frame.row * 0.21
    days = [day for day, _words, _reached in row.milestones]
    if row.end and not row.start and row.end not in days:
        days.append(row.end)
    return [
        QRectF(
            frame.day_x(axis, day) + axis.per_day / 2 - half, top + frame.row / 2 - half, 2 * half, 2 * half
        )
        for day in days
    ]


def paint_ground(painter: QPainter, axis: Axis, frame: Frame, scale: str) -> None:
    """The lines of months, quarters or years, below the rows."""
    worn, chart = theme.tokens(), frame.chart()
    painter.setPen(QPen(QColor(worn.line), 1))
    for day in axis.ticks(_TICKS[scale], *frame.seen()):
        x = frame.day_x(axis, day)
        if chart.left() <= x <= chart.right():
            _upright(painter, frame, x, 0, frame.height)


def _upright(painter: QPainter, frame: Frame, x: float, top: float, bottom: float) -> None:
    x = (frame.width - x) if frame.mirrored else x
    x = int(x) + 0.5
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def paint_row_ground(painter: QPainter, frame: Frame, top: float, chosen: bool, focused: bool) -> None:
    """The soft ground of a chosen row, its mark and its ring, and the hairline below the name."""
    worn = theme.tokens()
    if chosen:
        painter.fillRect(QRectF(0, top, frame.width, frame.row), QColor(worn.soft))
        painter.fillRect(frame.flip(QRectF(0, top, 3, frame.row - 1)), QColor(worn.accent))
    painter.setPen(QPen(QColor(worn.line), 1))
    line = frame.flip(QRectF(0, top + frame.row - 1, frame.names, 1))
    painter.fillRect(line, QColor(worn.line))
    if chosen and focused:
        painter.setPen(QPen(QColor(worn.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, top + 1, frame.width - 2, frame.row - 3), 4, 4)


def paint_name(painter: QPainter, row: TimelineRow, frame: Frame, top: float) -> None:
    """Name, state and owner; the owner of a goal with a state stays in the tooltip where room is short."""
    worn = theme.tokens()
    if row.heading:
        painter.fillRect(QRectF(0, top, frame.width, frame.row - 1), QColor(worn.page))
        painter.setFont(theme.font("strong"))
        painter.setPen(QColor(worn.quiet))
        _write(painter, frame.flip(QRectF(_SIDE, top, frame.width - 2 * _SIDE, frame.row - 1)), row.text)
        return
    begin = _SIDE + _INDENT * row.level
    room = frame.names - begin - _SIDE
    end = 0
    if row.chip:
        wide = min(chip_size(row.chip).width(), room * 2 // 5)
        spot = QRectF(frame.names - _SIDE - wide, top, wide, frame.row - 1)
        paint_chip(painter, frame.flip(spot).toRect(), row.chip, row.chip_tone)
        end = wide + 8
    elif row.owner:
        metrics = QFontMetrics(theme.font("small"))
        wide = min(metrics.horizontalAdvance(row.owner) + 2, room * 2 // 5)
        spot = QRectF(frame.names - _SIDE - wide, top, wide, frame.row - 1)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(worn.quiet))
        _write(painter, frame.flip(spot), row.owner, Qt.AlignmentFlag.AlignTrailing)
        end = wide + 8
    painter.setFont(theme.font("strong" if row.goal else "body"))
    painter.setPen(QColor(worn.ink))
    _write(painter, frame.flip(QRectF(begin, top, room - end, frame.row - 1)), row.text)


def _write(
    painter: QPainter,
    rect: QRectF,
    words: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()))
    align = QStyle.visualAlignment(painter.layoutDirection(), align)
    flags = align | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    direction = painter.layoutDirection()
    # A name is read in its own direction, whichever way the window runs.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)
    painter.setLayoutDirection(direction)


def paint_bar(painter: QPainter, row: TimelineRow, axis: Axis, frame: Frame, top: float) -> None:
    """The bar with its done share, or a dashed frame, and the diamonds; called with the chart clipped."""
    if row.heading:
        return
    worn = theme.tokens()
    colour = worn.tone(row.tone)[0]
    strong = theme.scheme() in (tokens.CONTRAST_LIGHT, tokens.CONTRAST_DARK)
    rect = bar_rect(row, axis, frame, top)
    if rect is not None and (row.ongoing or not row.end):
        painter.setPen(QPen(QColor(worn.quiet), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Dashes far out of sight would cost time for each of them.
        near = rect.intersected(frame.chart().adjusted(-40, -frame.head, 40, frame.row))
        painter.drawRoundedRect(frame.flip(near), 4, 4)
    elif rect is not None:
        _paint_solid(painter, row, frame, rect, colour, strong)
        if row.decides:
            painter.setPen(QPen(QColor(worn.ink), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.flip(rect.adjusted(-1.5, -1.5, 1.5, 1.5)), 4, 4)
    elif not row.milestones and not row.end:
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(worn.quiet))
        spot = QRectF(frame.names + _SIDE, top, frame.width - frame.names - 2 * _SIDE, frame.row)
        _write(painter, frame.flip(spot), _("no dates yet"))
    _paint_planned(painter, row, axis, frame, top)
    reached = [done for _day, _words, done in row.milestones] + [False]
    for spot, done in zip(diamonds(row, axis, frame, top), reached, strict=False):
        _paint_diamond(painter, frame.flip(spot), colour, done)


def _paint_planned(painter: QPainter, row: TimelineRow, axis: Axis, frame: Frame, top: float) -> None:
    """A thin line under the bar where the frozen plan had it."""
    start, end = row.planned
    if (start, end) == (row.start, row.end) or end is None:
        return
    begin = frame.day_x(axis, start or end)
    line = QRectF(begin, top + frame.row - 6, max(4.0, frame.day_x(axis, end) + axis.per_day - begin), 3)
    painter.fillRect(frame.flip(line), QColor(theme.tokens().faint))


def _paint_solid(
    painter: QPainter, row: TimelineRow, frame: Frame, rect: QRectF, colour: str, strong: bool
) -> None:
    panel = theme.tokens().panel
    path = QPainterPath()
    path.addRoundedRect(frame.flip(rect), 3, 3)
    rest = panel if strong else tokens.mix(panel, colour, 0.22 if row.share is not None else 0.5)
    painter.fillPath(path, QColor(rest))
    share = min(1.0, max(0.0, row.share or 0.0))
    if share:
        done = QRectF(rect.x(), rect.y(), rect.width() * share, rect.height())
        part = QPainterPath()
        part.addRect(frame.flip(done))
        full = colour if strong else tokens.mix(panel, colour, 0.92 if row.goal else 0.68)
        painter.fillPath(path.intersected(part), QColor(full))
    if strong:
        painter.strokePath(path, QPen(QColor(colour), 1))


def _paint_diamond(painter: QPainter, spot: QRectF, colour: str, reached: bool) -> None:
    """Filled when reached, hollow while it is ahead, so that the shape tells without the colour."""
    middle, half = spot.center(), spot.width() / 2 - 1
    shape = QPolygonF(
        [
            QPointF(middle.x(), middle.y() - half),
            QPointF(middle.x() + half, middle.y()),
            QPointF(middle.x(), middle.y() + half),
            QPointF(middle.x() - half, middle.y()),
        ]
    )
    painter.setPen(
        QPen(QColor(colour), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    )
    panel = theme.tokens().panel
    if reached:
        # A rim keeps it apart from a bar of its own colour.
        painter.setPen(QPen(QColor(panel), 1.5))
    painter.setBrush(QColor(colour if reached else panel))
    painter.drawPolygon(shape)


def paint_today(painter: QPainter, today: date, axis: Axis, frame: Frame) -> None:
    """The line of today and its word in the header."""
    _paint_day(painter, today, _("today"), QColor(theme.tokens().bad), axis, frame)


def paint_ghost(painter: QPainter, day: date, axis: Axis, frame: Frame) -> None:
    """The line at which something would begin if it were dropped now."""
    _paint_day(painter, day, text.day_medium(day), QColor(theme.tokens().accent), axis, frame)


def _paint_day(painter: QPainter, day: date, words: str, colour: QColor, axis: Axis, frame: Frame) -> None:
    x = frame.day_x(axis, day) + axis.per_day / 2
    if not frame.names <= x <= frame.width:
        return
    metrics = QFontMetrics(theme.font("chip"))
    top = frame.head - metrics.height() - 2
    painter.setPen(QPen(colour, 1.5))
    _upright(painter, frame, x, top, frame.height)
    wide = metrics.horizontalAdvance(words) + 2
    begin = x + 5 if x + 5 + wide < frame.width else x - 5 - wide
    painter.setFont(theme.font("chip"))
    painter.setPen(colour)
    _write(painter, frame.flip(QRectF(begin, top, wide, metrics.height())), words)


def paint_head(painter: QPainter, axis: Axis, frame: Frame, scale: str, title: str) -> None:
    """The header: a title over the names, months (or quarters, years) over the bars."""
    worn = theme.tokens()
    painter.setFont(theme.font("small"))
    painter.setPen(QColor(worn.quiet))
    _write(painter, frame.flip(QRectF(_SIDE, 0, frame.names - 2 * _SIDE, frame.head - 1)), title)
    painter.fillRect(frame.flip(QRectF(0, frame.head - 1, frame.names, 1)), QColor(worn.line))
    metrics = QFontMetrics(theme.font("chip"))
    painter.setFont(theme.font("chip"))
    painter.save()
    painter.setClipRect(frame.flip(QRectF(frame.names, 0, frame.width - frame.names, frame.head)))
    free, days = -1e9, list(axis.ticks(_TICKS[scale], *frame.seen()))
    for place, day in enumerate(days):
        words = _tick_words(day, scale, first=free < 0)
        wide = metrics.horizontalAdvance(words) + 4
        ends = frame.day_x(axis, days[place + 1]) if place + 1 < len(days) else 1e9
        # A month that began before the chart's edge keeps its name in sight as long as there is room for it.
        x = max(frame.day_x(axis, day), float(frame.names)) + 7
        if x >= free and x + wide <= ends:
            painter.setPen(QColor(worn.quiet))
            _write(painter, frame.flip(QRectF(x, 4, wide, metrics.height() + 2)), words)
            free = x + wide
    painter.restore()


def _tick_words(day: date, scale: str, *, first: bool) -> str:
    if scale == "year":
        return str(day.year)
    if scale == "week":
        words = f"{day.day} {text.month_short(day)}"
        return f"{words} {day.year}" if first else words
    if scale == "quarter":
        last = date(day.year, day.month + 2, 1) + timedelta(days=1)
        words = f"{text.month_short(day)}–{text.month_short(last)}"
        return f"{words} {day.year}" if day.month == 1 or first else words
    return f"{text.month_short(day)} {day.year}" if day.month == 1 else text.month_short(day)


def rows_shown(frame: Frame, scrolled: int, count: int) -> range:
    """Which rows are at least partly in the viewport."""
    first = scrolled // frame.row
    last = (scrolled + frame.height - frame.head) // frame.row
    return range(max(0, first), min(count, last + 1))


def row_strip(frame: Frame, scrolled: int, place: int) -> QRect:
    """The strip of row number ``place`` across the viewport."""
    return QRect(0, frame.head + place * frame.row - scrolled, frame.width, frame.row)


def place_at(frame: Frame, scrolled: int, count: int, spot: QPoint) -> int:
    """The number of the row at a point of the viewport, -1 where there is none."""
    if spot.y() < frame.head:
        return -1
    place = (spot.y() - frame.head + scrolled) // frame.row
    return place if place < count else -1


def scrolled_for(frame: Frame, scrolled: int, place: int) -> int:
    """How far to scroll so that row ``place`` is wholly in sight; -1 (no row) leaves all as it is."""
    top, below = place * frame.row, frame.height - frame.head
    if place < 0:
        return scrolled
    return min(max(scrolled, top + frame.row - below), top)
