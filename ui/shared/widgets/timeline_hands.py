"""What hands do on a timeline: take hold of bars and milestones, draw arrows, zoom, and all of it by keys as well."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QMenu, QToolTip

from commdesk.text import _
from ui.shared import theme
from ui.shared.widgets import timeline_paint as paint
from ui.shared.widgets.timeline_data import SCALES, TimelineRow, milestone_words, when
from ui.shared.widgets.timeline_drag import Grip, dragged, grip_at
from ui.shared.widgets.timeline_links import End, anchor, arrow

if TYPE_CHECKING:
    from ui.shared.widgets.timeline import TimelineView

_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
# The knob beside a bar's end from which an arrow is drawn.
_KNOB, _AWAY = 5.0, 9.0


class _Held(NamedTuple):
    """What is being dragged: the row's place, what of it, where the pointer took hold, and the row before."""

    place: int
    grip: Grip
    x: float
    row: TimelineRow


class _Arrow(NamedTuple):
    """An arrow being drawn: from where, its key, and the pointer; None while it is done by keys."""

    end: End
    key: str
    spot: QPoint | None


class Hands(QObject):
    """Turns mouse and keys on a timeline's viewport into its signals."""

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view)
        self.view = view
        self.mark = -1  # the milestone of the chosen row that keys act on
        self._editable = False
        self._held: _Held | None = None
        self._arrow: _Arrow | None = None
        self._near: End | None = None
        view.viewport().installEventFilter(self)

    def set_editable(self, editable: bool) -> None:
        """Whether anything can be moved and linked."""
        self._editable = editable
        self.view.viewport().setMouseTracking(editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mouse and wheel over the viewport."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._approach(None)
        if isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonPress:
            self._press(event)
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            self._move(event)
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonRelease:
            self._release(event)
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonDblClick:
            if self.view.place_at(event.position().toPoint()) >= 0 and self.view.current():
                self.view.opened.emit(self.view.current())
        elif isinstance(event, QWheelEvent) and event.modifiers() & _CONTROL:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            return False
        return True

    def holds(self) -> bool:
        """Whether something is being dragged."""
        return self._held is not None

    def let_go(self) -> None:
        """Nothing is held or drawn any more, and the row is as it was."""
        if self._held is not None:
            self.view.put(self._held.place, self._held.row)
            QToolTip.hideText()
        if self._arrow is not None:
            self.view.hinted.emit("")
        self._held = self._arrow = self._near = None
        self.view.viewport().update()

    def zoom(self, step: int) -> None:
        """One scale nearer (1) or farther (-1)."""
        scales = list(SCALES)
        at = scales.index(self.view.scale()) - step
        if 0 <= at < len(scales):
            self.view.scaled.emit(scales[at])

    # -- the mouse

    def _press(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer, and take hold of what of it can be moved, or of its knob."""
        spot = event.position()
        place = self.view.place_at(spot.toPoint())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        near = self._near
        if near is not None and self._knob(near).contains(spot):
            self._arrow = _Arrow(near, self._key(near), spot.toPoint())
            return
        if place < 0:
            return
        grip = self._grip(place, spot)
        self.view.go(place)
        if self._arrow is not None:
            self._join(End(place, grip.mark if grip else -1))
        elif grip is not None and place < len(self.view.rows()):
            self._held = _Held(place, grip, spot.x(), self.view.row(place))

    def _move(self, event: QMouseEvent) -> None:
        """Drag what is held or drawn; else show by the pointer what can be."""
        spot, held = event.position(), self._held
        if self._arrow is not None:
            if self._arrow.spot is not None:
                self._arrow = self._arrow._replace(spot=spot.toPoint())
            self.view.viewport().update()
            return
        if held is None:
            place = self.view.place_at(spot.toPoint())
            grip = self._grip(place, spot) if place >= 0 else None
            on_knob = self._near is not None and self._knob(self._near).contains(spot)
            if not on_knob:
                self._approach(End(place, grip.mark) if grip is not None else None, spot)
            shapes = {"start": Qt.CursorShape.SizeHorCursor, "end": Qt.CursorShape.SizeHorCursor}
            shape = (
                shapes.get(grip.part, Qt.CursorShape.OpenHandCursor) if grip else Qt.CursorShape.ArrowCursor
            )
            self.view.viewport().setCursor(Qt.CursorShape.CrossCursor if on_knob else shape)
            return
        row = dragged(held.row, held.grip, self._days(spot.x()))
        self.view.put(held.place, row)
        words = milestone_words(row.milestones[held.grip.mark]) if held.grip.part == "mark" else when(row)
        QToolTip.showText(event.globalPosition().toPoint(), words, self.view.viewport())

    def _release(self, event: QMouseEvent) -> None:
        """What was dragged stays where it was dropped, once the file has it."""
        spot, held, drawn = event.position(), self._held, self._arrow
        if drawn is not None and drawn.spot is not None:
            place = self.view.place_at(spot.toPoint())
            grip = self._grip(place, spot) if place >= 0 else None
            if place >= 0:
                self._join(End(place, grip.mark if grip else -1))
            else:
                self.let_go()
        if held is None:
            return
        days = self._days(spot.x())
        row = dragged(held.row, held.grip, days)
        self.let_go()
        if row == held.row:
            return
        if held.grip.part == "mark":
            self.view.mark_moved.emit(row.marks[held.grip.mark], row.milestones[held.grip.mark][0])
        elif held.grip.part == "whole":
            self.view.shifted.emit(row.key, days)
        else:
            self.view.resized.emit(row.key, row.start, row.end)

    def _grip(self, place: int, spot: QPointF) -> Grip | None:
        if not self._editable:
            return None
        top = self.view.strip(place).top()
        return grip_at(self.view.row(place), self.view.axis, self.view.frame(), top, spot)

    def _days(self, x: float) -> int:
        if self._held is None:
            return 0
        across = (x - self._held.x) * (-1 if self.view.frame().mirrored else 1)
        return round(across / self.view.axis.per_day)

    # -- arrows

    def _approach(self, end: End | None, spot: QPointF | None = None) -> None:
        """The pointer is over a bar or milestone: its knob is shown while the pointer stays in the row."""
        near = self._near
        if end is None and near is not None and spot is not None:
            reach = self._knob(near).adjusted(-3 * _AWAY, -_KNOB, _KNOB, _KNOB)
            if reach.contains(spot):
                return
        if end is not None and not self._key(end):
            end = None
        if (end is None) != (near is None) or (
            end and near and (end.place, end.mark) != (near.place, near.mark)
        ):
            self._near = end
            self.view.viewport().update()

    def _key(self, end: End) -> str:
        """The key of what an arrow can begin at or lead to, "" where none can."""
        rows = self.view.rows()
        if not 0 <= end.place < len(rows):
            return ""
        row = rows[end.place]
        if end.mark >= 0:
            return row.marks[end.mark] if end.mark < len(row.marks) else ""
        return row.key if row.links else ""

    def _anchor(self, end: End) -> QPointF | None:
        scrolled = self.view.verticalScrollBar().value()
        return anchor(self.view.rows(), end, self.view.axis, self.view.frame(), scrolled, ends=True)

    def _knob(self, end: End) -> QRectF:
        spot = self._anchor(end)
        if spot is None:
            return QRectF()
        knob = QRectF(spot.x() + _AWAY - _KNOB, spot.y() - _KNOB, 2 * _KNOB, 2 * _KNOB)
        return self.view.frame().flip(knob)

    def knob_at(self, key: str) -> QPoint:
        """The middle of the knob of a row or milestone, shown now (for tests and tours)."""
        for place, row in enumerate(self.view.rows()):
            if key == row.key or key in row.marks:
                self._near = End(place, row.marks.index(key) if key in row.marks else -1)
                return self._knob(self._near).center().toPoint()
        return QPoint(-1, -1)

    def _join(self, end: End) -> None:
        """The arrow that is being drawn ends here."""
        drawn, key = self._arrow, self._key(end)
        self.let_go()
        if drawn is None or key == drawn.key:
            return
        # A goal's bar is no end: the sentence of the one who links says so.
        self.view.linked.emit(drawn.key, key or self.view.row(end.place).key)

    def paint(self, painter: QPainter) -> None:
        """The knob, the arrow being drawn, and the ring of the milestone that keys act on."""
        worn, frame = theme.tokens(), self.view.frame()
        if self.mark >= 0 and self.view.place() >= 0:
            place = self.view.place()
            spots = paint.diamonds(self.view.row(place), self.view.axis, frame, self.view.strip(place).top())
            painter.setPen(QPen(QColor(worn.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame.flip(spots[self.mark].adjusted(-3, -3, 3, 3)))
        drawn = self._arrow
        if self._near is not None and self._held is None and drawn is None:
            painter.setPen(QPen(QColor(worn.accent), 2))
            painter.setBrush(QColor(worn.panel))
            painter.drawEllipse(self._knob(self._near))
        if drawn is not None:
            begin = self._anchor(drawn.end)
            spot = drawn.spot
            if begin is not None and spot is not None:
                x = frame.width - spot.x() if frame.mirrored else spot.x()
                arrow(painter, frame, begin, QPointF(x, spot.y()), QColor(worn.accent), 2.0)

    # -- keys

    def press_key(self, event: QKeyEvent) -> bool:
        """Acts on a key; False leaves it to others."""
        key, view, frame = Qt.Key(event.key()), self.view, self.view.frame()
        page = max(1, (frame.height - frame.head) // frame.row - 1)
        steps = {
            Qt.Key.Key_Up: view.place() - 1,
            Qt.Key.Key_Down: view.place() + 1,
            Qt.Key.Key_PageUp: view.place() - page,
            Qt.Key.Key_PageDown: view.place() + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(view.rows()) - 1,
        }
        if key == Qt.Key.Key_Escape and (self._held is not None or self._arrow is not None):
            self.let_go()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._sideways(event, later=(key == Qt.Key.Key_Right) != frame.mirrored)
        elif key in steps:
            view.go(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and view.current():
            if self._arrow is not None:
                self._join(End(view.place(), self.mark))
            else:
                view.opened.emit(view.current())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and not event.modifiers() & _CONTROL:
            self.zoom(1 if key == Qt.Key.Key_Plus else -1)
        elif key == Qt.Key.Key_L and not event.modifiers():
            self.begin_arrow()
        elif key == Qt.Key.Key_Delete and event.modifiers() & _ALT:
            self.unplan()
        else:
            return False
        return True

    def _sideways(self, event: QKeyEvent, *, later: bool) -> None:
        """Left and right scroll; with Ctrl to the row's next milestone, with Alt or Shift they move what is chosen."""
        sign, held = 1 if later else -1, event.modifiers() & (_ALT | _SHIFT)
        if event.modifiers() & _CONTROL and self.view.place() >= 0:
            marks = len(self.view.row(self.view.place()).marks)
            self.mark = min(max(-1, self.mark + sign), marks - 1)
            self.view.tell()
        elif held and self._editable and self.view.place() >= 0:
            self._move_by_key(held, sign)
        else:
            across = self.view.horizontalScrollBar()
            across.setValue(across.value() + sign * across.singleStep())

    def _move_by_key(self, held: Qt.KeyboardModifier, sign: int) -> None:
        """Alt moves by a day, with Shift by a week; Shift alone moves a bar's end."""
        row = self.view.row(self.view.place())
        days = sign * (7 if held & _SHIFT else 1)
        if self.mark >= 0:
            moved, key = dragged(row, Grip("mark", self.mark), days), row.marks[self.mark]
            self.view.mark_moved.emit(key, moved.milestones[self.mark][0])
            # The rows are others now, and its place among the milestones may be another.
            marks = self.view.row(self.view.place()).marks if self.view.place() >= 0 else ()
            self.mark = marks.index(key) if key in marks else -1
            self.view.tell()
        elif not row.moves:
            return
        elif held == _SHIFT:
            moved = dragged(row, Grip("end"), sign)
            if moved != row:
                self.view.resized.emit(row.key, moved.start, moved.end)
        elif row.start or row.end:
            self.view.shifted.emit(row.key, days)

    def begin_arrow(self) -> None:
        """From the chosen row or milestone: the next one that is chosen with Enter or a click waits for it."""
        end = End(self.view.place(), self.mark)
        key = self._key(end) if self._editable else ""
        if not key:
            words = _("Choose an action or a milestone first: only these can wait for each other.")
            self.view.hinted.emit(words if self._editable and self.view.current() else "")
            return
        row = self.view.row(end.place)
        name = row.milestones[end.mark][1] if end.mark >= 0 else row.text
        self._arrow = _Arrow(end, key, None)
        words = _("Go to what waits for “{name}” and press Enter; Esc stops.").format(name=name)
        self.view.hinted.emit(words)
        self.view.viewport().update()

    def unplan(self) -> None:
        """The chosen row's days are to go."""
        if self._editable and self.mark < 0 and self.view.place() >= 0:
            row = self.view.row(self.view.place())
            if row.moves:
                self.view.unplanned.emit(row.key)

    def menu(self) -> QMenu:
        """What can be done with the chosen row, with the keys that do the same."""
        menu, row = QMenu(self.view), self.view.row(self.view.place())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        deeds: list[tuple[str, QKeySequence, bool, Callable[[], None]]] = [
            (_("Open"), QKeySequence(Qt.Key.Key_Return), True, lambda: self.view.opened.emit(row.key))
        ]
        if self._editable:
            later, earlier = (
                QKeySequence(Qt.Modifier.ALT | Qt.Modifier.SHIFT | key)
                for key in (Qt.Key.Key_Right, Qt.Key.Key_Left)
            )
            deeds += [
                (_("A week later"), later, row.moves, lambda: self.view.shifted.emit(row.key, 7)),
                (_("A week earlier"), earlier, row.moves, lambda: self.view.shifted.emit(row.key, -7)),
                (_("Choose what waits for it…"), QKeySequence(Qt.Key.Key_L), row.links, self.begin_arrow),
                (
                    _("Take its days away"),
                    QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Delete),
                    row.moves,
                    self.unplan,
                ),
            ]
        for words, keys, can, deed in deeds:
            action = menu.addAction(words)
            action.setShortcut(keys)
            # Only told: the timeline hears its keys itself.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(can)
            action.triggered.connect(lambda _on=False, deed=deed: deed())
        return menu
