"""The ground of a timeline: which rows there are, how much time is seen, and where that lies in the viewport."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from commdesk import clock
from ui.shared import theme
from ui.shared.widgets import timeline_paint as paint
from ui.shared.widgets.timeline_data import SCALES, Axis, TimelineRow, span


class TimelineGround(QAbstractScrollArea):
    """Rows, scale, axis and scroll bars; the painting is done in ``timeline.py``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TimelineRow] = []
        self._today = clock.today()
        self._scale = "month"
        self.axis = Axis(self._today, self._today, 1.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        # Nothing between the scroll bars: the style would draw a frame there.
        self.setCornerWidget(QWidget())
        self._measure()

    def lay(self, rows: list[TimelineRow], today: date) -> None:
        """Other rows, and the day that is today; the days in sight stay where they are."""
        across = self.horizontalScrollBar()
        seen = self.axis.day(across.value())
        self._rows, self._today = rows, today
        self._measure()
        across.setValue(round(self.axis.x(seen)))

    def rows(self) -> list[TimelineRow]:
        """The rows shown."""
        return list(self._rows)

    def row(self, place: int) -> TimelineRow:
        """The row at a place, from the top."""
        return self._rows[place]

    def put(self, place: int, row: TimelineRow) -> None:
        """Shows a row otherwise for a while, as it is dragged."""
        self._rows[place] = row
        self.viewport().update()

    def set_scale(self, scale: str) -> None:
        """Show days by "week", "month", "quarter" or "year"; an unknown scale raises KeyError."""
        SCALES[scale]
        self._scale = scale
        self._measure()
        self.show_today()

    def scale(self) -> str:
        """The scale shown."""
        return self._scale

    def show_today(self) -> None:
        """Scroll so that today is a third of the way along."""
        frame = self.frame()
        room = frame.width - frame.names
        self.horizontalScrollBar().setValue(round(self.axis.x(self._today) - room / 3))

    def row_rect(self, key: str) -> QRectF:
        """The strip of a row in the viewport; empty for an unknown key."""
        place = self.place_of(key)
        return QRectF(self.strip(place)) if place >= 0 else QRectF()

    def strip(self, place: int) -> QRectF:
        """The strip of the row at a place in the viewport."""
        return QRectF(paint.row_strip(self.frame(), self.verticalScrollBar().value(), place))

    def place_at(self, spot: QPoint) -> int:
        """The place of the row at a point of the viewport, -1 where there is none."""
        return paint.place_at(self.frame(), self.verticalScrollBar().value(), len(self._rows), spot)

    def day_at(self, spot: QPoint) -> date | None:
        """The day at a point of the viewport; None outside the bars' part of it."""
        frame = self.frame()
        if not frame.flip(frame.chart()).contains(spot):
            return None
        x = frame.width - spot.x() if frame.mirrored else spot.x()
        return self.axis.day(x - frame.names + frame.left)

    def frame(self) -> paint.Frame:
        """Where things are in the viewport just now."""
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

    def place_of(self, key: str) -> int:
        """The place of a row, from the top; -1 for an unknown key."""
        return next((at for at, row in enumerate(self._rows) if row.key == key and not row.heading), -1)

    def _measure(self) -> None:
        """Fit axis and scroll bars to rows, scale and size."""
        frame = self.frame()
        room = max(1, frame.width - frame.names)
        self.axis = span(self._rows, self._today, self._scale, SCALES[self._scale] * theme.scale(), room)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self.axis.width() - room))
        across.setPageStep(room)
        across.setSingleStep(max(8, room // 12))
        below = max(1, frame.height - frame.head)
        down.setRange(0, max(0, len(self._rows) * frame.row - below))
        down.setPageStep(below)
        down.setSingleStep(frame.row)
        self.viewport().update()
