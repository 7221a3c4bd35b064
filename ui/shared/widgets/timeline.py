"""The drawn timeline of the Goals desk: names, states, owners; bars, milestones and today."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from commdesk import clock
from commdesk.text import _
from ui.shared import theme
from ui.shared.widgets import timeline_paint as paint
from ui.shared.widgets.timeline_data import SCALES, Axis, TimelineRow, describe, milestone_words, span
from ui.shared.widgets.words import tip

__all__ = ["TimelineRow", "TimelineView"]


class TimelineView(QAbstractScrollArea):
    """Rows along the days. Only visible rows are painted.

    ``chosen(key)`` comes when someone goes to a row by mouse or keys, ``opened(key)`` on Enter or a double
    click.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TimelineRow] = []
        self._today = clock.today()
        self._current = -1
        self._scale = "month"
        self._title = title or _("Goal and its actions")
        self._axis = Axis(self._today, self._today, 1.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline"))
        self.viewport().setAutoFillBackground(False)
        # Nothing between the scroll bars: the style would draw a frame there.
        self.setCornerWidget(QWidget())
        self._measure()

    def set_rows(self, rows: Iterable[TimelineRow], today: date | None = None) -> None:
        """Show ``rows`` from top to bottom. The chosen row stays chosen if its key is still there."""
        key = self.current()
        fresh = not self._rows
        self._rows = list(rows)
        self._today = today or clock.today()
        self._current = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        self._measure()
        if fresh:
            self.show_today()
        self._tell()

    def rows(self) -> list[TimelineRow]:
        """The rows shown."""
        return list(self._rows)

    def set_scale(self, scale: str) -> None:
        """Show days by "month", "quarter" or "year"; an unknown scale raises KeyError."""
        SCALES[scale]
        self._scale = scale
        self._measure()
        self.show_today()

    def scale(self) -> str:
        """The scale shown."""
        return self._scale

    def select(self, key: str) -> None:
        """Choose the row of ``key`` ("" or an unknown key: none); does not tell ``chosen``."""
        self._current = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        self.verticalScrollBar().setValue(
            paint.scrolled_for(self._frame(), self.verticalScrollBar().value(), self._current)
        )
        self._tell()

    def current(self) -> str:
        """The chosen row's key, "" when none is."""
        return self._rows[self._current].key if 0 <= self._current < len(self._rows) else ""

    def show_today(self) -> None:
        """Scroll so that today is a third of the way along."""
        frame = self._frame()
        room = frame.width - frame.names
        self.horizontalScrollBar().setValue(round(self._axis.x(self._today) - room / 3))

    def row_rect(self, key: str) -> QRectF:
        """The strip of a row in the viewport (for tests and tours); empty for an unknown key."""
        for place, row in enumerate(self._rows):
            if row.key == key:
                return QRectF(paint.row_strip(self._frame(), self.verticalScrollBar().value(), place))
        return QRectF()

    def _frame(self) -> paint.Frame:
        width, height = self.viewport().width(), self.viewport().height()
        least = theme.font_width("x" * 30)
        names = min(max(least, width * 2 // 5), theme.font_width("x" * 46), max(80, width // 2))
        return paint.Frame(
            width=width,
            height=height,
            names=names,
            head=QFontMetrics(theme.font("chip")).height() * 2 + 8,
            row=QFontMetrics(theme.font()).height() * 2 + 2,
            left=self.horizontalScrollBar().value(),
            mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

    def _measure(self) -> None:
        """Fit axis and scroll bars to rows, scale and size."""
        frame = self._frame()
        room = max(1, frame.width - frame.names)
        self._axis = span(self._rows, self._today, self._scale, SCALES[self._scale] * theme.scale(), room)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self._axis.width() - room))
        across.setPageStep(room)
        across.setSingleStep(max(8, room // 12))
        below = max(1, frame.height - frame.head)
        down.setRange(0, max(0, len(self._rows) * frame.row - below))
        down.setPageStep(below)
        down.setSingleStep(frame.row)
        self.viewport().update()

    def _tell(self) -> None:
        words = describe(self._rows[self._current]) if self.current() else ""
        self.setAccessibleDescription(words)
        self.viewport().update()

    def _go(self, place: int) -> None:
        if not self._rows:
            return
        place = min(max(0, place), len(self._rows) - 1)
        if place != self._current:
            self._current = place
            self.verticalScrollBar().setValue(
                paint.scrolled_for(self._frame(), self.verticalScrollBar().value(), place)
            )
            self._tell()
            self.chosen.emit(self.current())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible rows, then header and today on top."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, frame, scrolled = theme.tokens(), self._frame(), self.verticalScrollBar().value()
        painter.fillRect(self.viewport().rect(), QColor(worn.panel))
        shown = paint.rows_shown(frame, scrolled, len(self._rows))
        body = QRectF(0, frame.head, frame.width, frame.height - frame.head)
        painter.setClipRect(body)
        for place in shown:
            top = paint.row_strip(frame, scrolled, place).top()
            paint.paint_row_ground(painter, frame, top, place == self._current, self.hasFocus())
            paint.paint_name(painter, self._rows[place], frame, top)
        painter.setClipRect(frame.flip(QRectF(frame.names, 0, frame.width - frame.names, frame.height)))
        paint.paint_ground(painter, self._axis, frame, self._scale)
        painter.setClipRect(frame.flip(frame.chart()))
        for place in shown:
            top = paint.row_strip(frame, scrolled, place).top()
            paint.paint_bar(painter, self._rows[place], self._axis, frame, top)
        painter.setClipping(False)
        paint.paint_head(painter, self._axis, frame, self._scale, self._title)
        paint.paint_today(painter, self._today, self._axis, frame)
        painter.fillRect(frame.flip(QRectF(frame.names - 1, 0, 1, frame.height)), QColor(worn.line))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the scroll bars; a first showing begins near today."""
        super().resizeEvent(event)
        self._measure()
        if not event.oldSize().isValid() or event.oldSize().width() < 120:
            self.show_today()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: names stay where they are while bars move."""
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by keyboard chooses the first row, so that there is something to see."""
        super().focusInEvent(event)
        by_keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._current < 0 and event.reason() in by_keys:
            self._go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, page, home and end choose; left and right move through time; Enter opens."""
        key, frame = event.key(), self._frame()
        page = max(1, (frame.height - frame.head) // frame.row - 1)
        steps = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_PageUp: self._current - page,
            Qt.Key.Key_PageDown: self._current + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._rows) - 1,
        }
        across = self.horizontalScrollBar()
        if key in steps:
            self._go(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            later = (key == Qt.Key.Key_Right) != frame.mirrored
            across.setValue(across.value() + (1 if later else -1) * across.singleStep())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer."""
        place = paint.place_at(
            self._frame(), self.verticalScrollBar().value(), len(self._rows), event.position().toPoint()
        )
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._go(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press did all; the release goes no further."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row under the pointer."""
        if (
            paint.place_at(
                self._frame(), self.verticalScrollBar().value(), len(self._rows), event.position().toPoint()
            )
            >= 0
            and self.current()
        ):
            self.opened.emit(self.current())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole row, or the milestone, under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.words_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def words_at(self, spot: QPoint) -> str:
        """What the tooltip says at a point of the viewport, "" where there is nothing."""
        place = paint.place_at(self._frame(), self.verticalScrollBar().value(), len(self._rows), spot)
        if place < 0:
            return ""
        frame, row = self._frame(), self._rows[place]
        top = paint.row_strip(frame, self.verticalScrollBar().value(), place).top()
        marks = paint.diamonds(row, self._axis, frame, top)
        for milestone, mark in zip(row.milestones, marks, strict=False):
            if frame.flip(mark).contains(spot) and frame.flip(frame.chart()).contains(spot):
                return milestone_words(milestone)
        return describe(row)
