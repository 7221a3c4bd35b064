"""The drawn timeline of the Goals desk: names, states, owners; bars, milestones, what waits for what, and today."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from commdesk import clock
from commdesk.text import _
from ui.shared import theme
from ui.shared.widgets import timeline_paint as paint
from ui.shared.widgets.timeline_data import TimelineRow, describe, milestone_words
from ui.shared.widgets.timeline_ground import TimelineGround
from ui.shared.widgets.timeline_hands import Hands
from ui.shared.widgets.timeline_links import Links
from ui.shared.widgets.words import tip

__all__ = ["TimelineRow", "TimelineView"]


class TimelineView(TimelineGround):
    """Rows along the days. Only visible rows are painted.

    ``chosen(key)`` comes when someone goes to a row by mouse or keys, ``opened(key)`` on Enter or a double
    click. What is dragged, moved by keys or linked is asked for by the other signals; the rows change once ``set_rows`` comes.
    """

    chosen = Signal(str)
    opened = Signal(str)
    shifted = Signal(str, int)  # a bar or milestone by so many days
    resized = Signal(str, object, object)  # a bar's new start and end
    mark_moved = Signal(str, object)  # a milestone's new day
    linked = Signal(str, str)  # the second waits for the first
    unplanned = Signal(str)  # the days of a row are to go
    scaled = Signal(str)  # another scale was chosen by wheel or key
    hinted = Signal(str)  # a sentence about what can be done next

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = -1
        self._ghost: date | None = None
        self._title = title or _("Goal and its actions")
        self.links = Links()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline"))
        self.hands = Hands(self)

    def set_rows(
        self, rows: Iterable[TimelineRow], today: date | None = None, links: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Show ``rows`` from top to bottom, and arrows along ``links`` from key to key.

        The chosen row stays chosen if its key is still there.
        """
        key = self.current()
        fresh = not self._rows
        self.hands.let_go()
        self.lay(list(rows), today or clock.today())
        self.links = Links(self._rows, links)
        self._current = self.place_of(key)
        if fresh:
            self.show_today()
        self.tell()

    def select(self, key: str) -> None:
        """Choose the row of ``key`` ("" or an unknown key: none); does not tell ``chosen``."""
        self._current = self.place_of(key)
        self.hands.mark = -1
        self._scroll_to(self._current)
        self.tell()

    def current(self) -> str:
        """The chosen row's key, "" when none is."""
        return self._rows[self._current].key if self.place() >= 0 else ""

    def place(self) -> int:
        """The chosen row's place, -1 when none is."""
        return self._current if 0 <= self._current < len(self._rows) else -1

    def go(self, place: int) -> None:
        """Choose a row by its place, as mouse and keys do; a heading makes way for the row beyond it."""
        place = min(max(0, place), len(self._rows) - 1)
        step = 1 if place >= self._current else -1
        ways = [range(place, len(self._rows)), range(place, -1, -1)][::step]
        place = next((at for way in ways for at in way if not self._rows[at].heading), -1)
        if place >= 0 and place != self._current:
            self._current = place
            self.hands.mark = -1
            self._scroll_to(place)
            self.tell()
            self.chosen.emit(self.current())

    def show_ghost(self, day: date | None) -> None:
        """A line at the day on which something would begin if it were dropped now; None takes it away."""
        if day != self._ghost:
            self._ghost = day
            self.viewport().update()

    def tell(self) -> None:
        """Says the chosen row, or the milestone chosen in it, to those who cannot see the bars."""
        words = ""
        if self.current():
            row = self._rows[self._current]
            at = self.hands.mark
            words = milestone_words(row.milestones[at]) if at >= 0 else describe(row)
        self.setAccessibleDescription(words)
        self.viewport().update()

    def words_at(self, spot: QPoint) -> str:
        """What the tooltip says at a point of the viewport, "" where there is nothing."""
        place = self.place_at(spot)
        if place < 0:
            return ""
        frame, row = self.frame(), self._rows[place]
        marks = paint.diamonds(row, self.axis, frame, self.strip(place).top())
        for milestone, mark in zip(row.milestones, marks, strict=False):
            if frame.flip(mark).contains(spot) and frame.flip(frame.chart()).contains(spot):
                return milestone_words(milestone)
        return describe(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible rows, then header and today on top."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, frame, scrolled = theme.tokens(), self.frame(), self.verticalScrollBar().value()
        painter.fillRect(self.viewport().rect(), QColor(worn.panel))
        shown = paint.rows_shown(frame, scrolled, len(self._rows))
        tops = {place: paint.row_strip(frame, scrolled, place).top() for place in shown}
        painter.setClipRect(QRectF(0, frame.head, frame.width, frame.height - frame.head))
        for place, top in tops.items():
            paint.paint_row_ground(painter, frame, top, place == self._current, self.hasFocus())
            paint.paint_name(painter, self._rows[place], frame, top)
        painter.setClipRect(frame.flip(QRectF(frame.names, 0, frame.width - frame.names, frame.height)))
        paint.paint_ground(painter, self.axis, frame, self._scale)
        painter.setClipRect(frame.flip(frame.chart()))
        self.links.paint(painter, self._rows, self.axis, frame, scrolled, self.current())
        for place, top in tops.items():
            paint.paint_bar(painter, self._rows[place], self.axis, frame, top)
        self.hands.paint(painter)
        painter.setClipping(False)
        paint.paint_head(painter, self.axis, frame, self._scale, self._title)
        paint.paint_today(painter, self._today, self.axis, frame)
        if self._ghost is not None:
            paint.paint_ghost(painter, self._ghost, self.axis, frame)
        painter.fillRect(frame.flip(QRectF(frame.names - 1, 0, 1, frame.height)), QColor(worn.line))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by keyboard chooses the first row, so that there is something to see."""
        super().focusInEvent(event)
        by_keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._current < 0 and event.reason() in by_keys:
            self.go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, page, home and end choose; left and right move through time; Enter opens."""
        if not self.hands.press_key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row under the pointer, or with the chosen one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.go(self.place_at(event.pos()))
        if self.current():
            self.hands.menu().exec(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole row, or the milestone, under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.words_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _scroll_to(self, place: int) -> None:
        down = self.verticalScrollBar()
        down.setValue(paint.scrolled_for(self.frame(), down.value(), place))
