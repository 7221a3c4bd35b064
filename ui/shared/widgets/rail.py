"""The rail at the window's side: the group on top, desks with icon and word, the file's state below."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from commdesk.text import _, ngettext
from ui.shared import icons, theme, tokens
from ui.shared.widgets.mirror import mirrored
from ui.shared.widgets.words import label, show_if, tip

_INSET, _SIDE, _BETWEEN = 8, 12, 12


class Place(NamedTuple):
    """A desk on the rail: its key, its word (shown as it is, "&" too) and its icon's name."""

    key: str
    word: str
    icon: str


class _PlaceButton(QAbstractButton):
    """One desk on the rail. Checked is where we are; arrow keys go to its neighbours."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self.badge = 0
        self.compact = False
        self._ringed = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(place.word.replace("&", "&&"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell()

    def tell(self) -> None:
        """Write name and tooltip anew."""
        waiting = ngettext("{n} needs you", "{n} need you", self.badge).format(n=self.badge)
        self.setAccessibleName(f"{self.place.word}, {waiting}" if self.badge else self.place.word)
        self.setToolTip(tip(self.accessibleName()) if self.compact or self.badge else "")
        self.updateGeometry()
        self.update()

    def _icon_side(self) -> int:
        return round(18 * theme.scale())

    def _badge_width(self) -> int:
        return theme.font_width(str(self.badge), "chip") + 14 if self.badge else 0

    def sizeHint(self) -> QSize:
        """Icon, word in strong letters, and the badge."""
        tall = max(QFontMetrics(theme.font()).height() + 21, self._icon_side() + 20)
        wide = 2 * _SIDE + self._icon_side()
        if self.compact:
            wide += self._badge_width() // 2
        if not self.compact:
            wide += _BETWEEN + theme.font_width(self.place.word, "strong")
            wide += self._badge_width() + (tokens.GRID if self.badge else 0)
        return QSize(wide, tall)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring to those who came by keyboard; a click shows where it went by itself."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Lighten under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """And darken again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, word, badge and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, frame = theme.tokens(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.soft if self.isChecked() else worn.hover))
            painter.drawRoundedRect(frame, tokens.RADIUS, tokens.RADIUS)
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(worn.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, tokens.RADIUS, tokens.RADIUS)
        side = self._icon_side()
        x = (self.width() - side) // 2 if self.compact else _SIDE
        spot = self._mirrored(QRect(x, (self.height() - side) // 2, side, side))
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        icons.icon(self.place.icon).paint(painter, spot, state=state)
        self._paint_words(painter, side)
        painter.end()

    def _paint_words(self, painter: QPainter, side: int) -> None:
        worn, badge = theme.tokens(), self._badge_width()
        if self.badge:
            high = QFontMetrics(theme.font("chip")).height() + 4
            spot = QRect(self.width() - _SIDE - badge, (self.height() - high) // 2, badge, high)
            if self.compact:
                spot = QRect(self.width() - badge, 0, badge, high)
            spot = self._mirrored(spot)
            painter.setPen(
                QPen(QColor(worn.warn), 1) if worn.warn_ground == worn.panel else Qt.PenStyle.NoPen
            )
            painter.setBrush(QColor(worn.warn_ground))
            painter.drawRoundedRect(spot, high / 2, high / 2)
            painter.setPen(QColor(worn.warn))
            painter.setFont(theme.font("chip"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self.badge))
        if self.compact:
            return
        font = theme.font("strong" if self.isChecked() else "body")
        start = _SIDE + side + _BETWEEN
        room = QRect(start, 0, self.width() - start - _SIDE - badge, self.height())
        painter.setFont(font)
        painter.setPen(QColor(worn.accent if self.isChecked() else worn.ink))
        words = QFontMetrics(font).elidedText(self.place.word, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            self._mirrored(room), int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), words
        )

    def _mirrored(self, rect: QRect) -> QRect:
        return mirrored(self.layoutDirection(), self.rect(), rect)


class _Avatar(QWidget):
    """The group's logo, or the first letter of its name on the accent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.letter = ""
        self.logo: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = round(32 * min(theme.scale(), 1.5))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the logo within a rounded square, or the letter."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        worn, frame = theme.tokens(), QRectF(self.rect())
        if self.logo is not None and not self.logo.isNull():
            size = self.logo.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            spot = QRect(0, 0, size.width(), size.height())
            spot.moveCenter(self.rect().center())
            painter.drawPixmap(spot, self.logo)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.accent))
            painter.drawRoundedRect(frame, 7, 7)
            painter.setPen(QColor(worn.on_accent))
            painter.setFont(theme.font("strong"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.letter)
        painter.end()


class Rail(QFrame):
    """The rail. ``chosen(str)`` gives the key of the desk that someone went to."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(_("Desks"))
        self._buttons: dict[str, _PlaceButton] = {}
        self._compact = False
        self._group = QButtonGroup(self)
        self._avatar = _Avatar(self)
        self._name = label("", "strong", wrap=True)
        self._status = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._name, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self._head)
        column.addWidget(self._scroller(), 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(_INSET + _SIDE, 4, _INSET, 16)
        self._foot.addWidget(self._status)
        column.addLayout(self._foot)
        for place in places:
            self._append(place)
        self._arrange()

    def add_place(self, place: Place) -> None:
        """Append a desk."""
        self._append(place)
        self._arrange()

    def _append(self, place: Place) -> None:
        button = _PlaceButton(place, self._list)
        button.clicked.connect(lambda _on=False, key=place.key: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[place.key] = button
        self._places.insertWidget(self._places.count() - 1, button)

    def set_current(self, key: str) -> None:
        """Show that ``key`` is where we are; does not tell ``chosen``."""
        self._buttons[key].setChecked(True)

    def current(self) -> str:
        """The key of the desk where we are, "" when none is chosen."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_badge(self, key: str, count: int) -> None:
        """How many things of a desk need someone; 0 takes the badge away."""
        button = self._buttons[key]
        button.badge = max(0, count)
        button.tell()
        self._arrange()

    def set_group(self, name: str, logo: QPixmap | None = None) -> None:
        """Whose file this is."""
        self._name.setText(name)
        letter = next((sign for sign in name if sign.isalnum()), "•")
        self._avatar.letter, self._avatar.logo = letter.upper(), logo
        self._avatar.setToolTip(tip(name))
        self._avatar.setAccessibleName(name)
        self._avatar.update()

    def set_status(self, lines: Sequence[str]) -> None:
        """The file's state: "Saved 14:02", "Copy on stick: 3 days ago"."""
        self._status.setText("\n".join(lines))
        self._avatar.setToolTip(tip("\n".join([self._name.text(), *lines])))
        show_if(self._status, bool(lines) and not self._compact)

    def set_compact(self, compact: bool) -> None:
        """Shrink to icons with tooltips, or show the words again."""
        self._compact = compact
        self._arrange()

    def is_compact(self) -> bool:
        """Whether only icons are shown."""
        return self._compact

    def fit(self, window_width: int) -> None:
        """Shrink when the words would take more than 28 % of a window of that many pixels."""
        self.set_compact(self.full_width() > window_width * 0.28)

    def full_width(self) -> int:
        """The pixels that the rail takes with words."""
        words = max(
            (
                2 * _SIDE
                + _BETWEEN
                + button.sizeHint().height() // 2
                + theme.font_width(button.place.word, "strong")
                + (theme.font_width("99", "chip") + 22 if button.badge else 0)
                for button in self._buttons.values()
            ),
            default=0,
        )
        return min(max(words + 2 * _INSET, theme.font_width("x" * 23)), theme.font_width("x" * 36))

    def changeEvent(self, event: QEvent) -> None:
        """Widths follow the text's size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange) and hasattr(
            self, "_foot"
        ):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline towards the desk."""
        painter = QPainter(self)
        worn = theme.tokens()
        # Brush and rectangle: fillRect would have Qt's hundreds of preset gradients made for Python at the start.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.rail))
        painter.drawRect(self.rect())
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        painter.setBrush(QColor(worn.line))
        painter.drawRect(QRect(self.width() - 1 if right else 0, 0, 1, self.height()))
        painter.end()

    def _scroller(self) -> QScrollArea:
        """The list scrolls where the window is too low for all desks."""
        self._list = QWidget()
        self._places = QVBoxLayout(self._list)
        self._places.setContentsMargins(_INSET, 0, _INSET, 0)
        self._places.setSpacing(2)
        self._places.addStretch(1)
        area = QScrollArea()
        # A widget of our own: asked for its own one, Qt would go through every class of widget there is.
        ground = QWidget()
        area.setViewport(ground)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._list)
        # The scroll area asks both to fill their ground; the rail's own ground is to be seen.
        ground.setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        return area

    def _arrange(self) -> None:
        for button in self._buttons.values():
            if button.compact != self._compact:
                button.compact = self._compact
                button.tell()
        show_if(self._name, not self._compact)
        show_if(self._status, not self._compact and bool(self._status.text()))
        if self._compact:
            wide = max((b.sizeHint().width() for b in self._buttons.values()), default=40) + 2 * _INSET
            side = (wide - self._avatar.sizeHint().width()) // 2
            self._head.setContentsMargins(side, 16, side, 18)
        else:
            wide = self.full_width()
            self._head.setContentsMargins(16, 16, 12, 18)
        self.setFixedWidth(wide)
