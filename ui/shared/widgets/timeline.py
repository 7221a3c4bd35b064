"""The drawn timeline of the Goals desk: names, states, owners; bars, milestones and today."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

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
from ui.shared.widgets.timeline_data import SCALES, Axis, TimelineRow, describe, milestone_words, span, when
from ui.shared.widgets.timeline_drag import Grip, dragged, grip_at
from ui.shared.widgets.words import tip

__all__ = ["TimelineRow", "TimelineView"]


class _Held(NamedTuple):
    """What is being dragged: the row's place, what of it, where the pointer took hold, and the row before."""

    place: int
    grip: Grip
    x: float
    row: TimelineRow


class TimelineView(QAbstractScrollArea):
    """Rows along the days. Only visible rows are painted.

    ``chosen(key)`` comes when someone goes to a row by mouse or keys, ``opened(key)`` on Enter or a double
    click.
    """

    chosen = Signal(str)
    opened = Signal(str)
    shifted = Signal(str, int)  # a bar by so many days
    resized = Signal(str, object, object)  # a bar's new start and end
    mark_moved = Signal(str, object)  # a milestone's new day

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TimelineRow] = []
        self._today = clock.today()
        self._current = -1
        self._scale = "month"
        self._title = title or _("Goal and its actions")
        self._editable = False
        self._held: _Held | None = None
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

    def set_editable(self, editable: bool) -> None:
        """Whether bars and milestones can be dragged, and moved with Alt and the arrow keys."""
        self._editable = editable
        self.viewport().setMouseTracking(editable)

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
        if self._held is not None and key == Qt.Key.Key_Escape:
            self._let_go()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._move_by_key(event):
            pass
        elif key in steps:
            self._go(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            later = (key == Qt.Key.Key_Right) != frame.mirrored
            across.setValue(across.value() + (1 if later else -1) * across.singleStep())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer, and take hold of what of it can be moved."""
        place = paint.place_at(
            self._frame(), self.verticalScrollBar().value(), len(self._rows), event.position().toPoint()
        )
        if event.button() != Qt.MouseButton.LeftButton or place < 0:
            return
        grip = self._grip_at(place, event)
        self._go(place)
        if grip is not None and self._editable:
            self._held = _Held(place, grip, event.position().x(), self._rows[place])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show by the pointer what can be."""
        held = self._held
        if held is None:
            place = paint.place_at(
                self._frame(), self.verticalScrollBar().value(), len(self._rows), event.position().toPoint()
            )
            grip = self._grip_at(place, event) if place >= 0 else None
            shapes = {"start": Qt.CursorShape.SizeHorCursor, "end": Qt.CursorShape.SizeHorCursor}
            shape = (
                shapes.get(grip.part, Qt.CursorShape.OpenHandCursor) if grip else Qt.CursorShape.ArrowCursor
            )
            self.viewport().setCursor(shape)
            return
        days = self._days_dragged(event.position().x())
        row = self._rows[held.place] = dragged(held.row, held.grip, days)
        words = milestone_words(row.milestones[held.grip.mark]) if held.grip.part == "mark" else when(row)
        QToolTip.showText(event.globalPosition().toPoint(), words, self.viewport())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was dragged stays where it was dropped, once the file has it."""
        event.accept()
        held = self._held
        if held is None:
            return
        days = self._days_dragged(event.position().x())
        row = dragged(held.row, held.grip, days)
        self._let_go()
        if row == held.row:
            return
        if held.grip.part == "mark":
            self.mark_moved.emit(row.marks[held.grip.mark], row.milestones[held.grip.mark][0])
        elif held.grip.part == "whole":
            self.shifted.emit(row.key, days)
        else:
            self.resized.emit(row.key, row.start, row.end)

    def _grip_at(self, place: int, event: QMouseEvent) -> Grip | None:
        if not self._editable:
            return None
        top = paint.row_strip(self._frame(), self.verticalScrollBar().value(), place).top()
        return grip_at(self._rows[place], self._axis, self._frame(), top, event.position())

    def _days_dragged(self, x: float) -> int:
        if self._held is None:
            return 0
        across = (x - self._held.x) * (-1 if self._frame().mirrored else 1)
        return round(across / self._axis.per_day)

    def _let_go(self) -> None:
        """Nothing is held any more, and the row is as it was."""
        if self._held is not None:
            self._rows[self._held.place] = self._held.row
            self._held = None
            QToolTip.hideText()
            self.viewport().update()

    def _move_by_key(self, event: QKeyEvent) -> bool:
        """Alt moves the chosen bar by a day, with Shift by a week; Shift alone moves its end."""
        held = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
        row = self._rows[self._current] if self.current() else None
        if not self._editable or row is None or not held or not row.moves:
            return False
        later = (event.key() == Qt.Key.Key_Right) != self._frame().mirrored
        sign = 1 if later else -1
        if held == Qt.KeyboardModifier.ShiftModifier:
            moved = dragged(row, Grip("end"), sign)
            if moved != row:
                self.resized.emit(row.key, moved.start, moved.end)
        elif row.start or row.end:
            self.shifted.emit(row.key, sign * (7 if held & Qt.KeyboardModifier.ShiftModifier else 1))
        return True

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
