"""Figures that matter now: a line of them over a desk, and cards of one figure each."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.shared import theme, tokens
from ui.shared.widgets.words import escaped, label, show_if, tip

Figure = tuple[str, str] | tuple[str, str, str]


def _gaps() -> tuple[int, int]:
    """Pixels between figures, and between a figure's number and its words."""
    return round(24 * min(1.5, theme.scale())), round(5 * theme.scale())


class FigureStrip(QWidget):
    """A line of "number words", the most important first. Where it is narrow it wraps once; then the least
    important ones go, and the tooltip has them all."""

    _MOST_LINES = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: list[tuple[str, str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_figures(self, figures: list[Figure]) -> None:
        """Show (number, words) or (number, words, tone) in this order; tone is good, warn or bad."""
        self._figures = [(f[0], f[1], f[2] if len(f) > 2 else "") for f in figures]
        whole = " · ".join(f"{number} {words}" for number, words, _tone in self._figures)
        self.setAccessibleName(whole)
        self.setToolTip(tip(whole))
        self.updateGeometry()
        self.update()

    def figures(self) -> list[tuple[str, str, str]]:
        """What is shown, as (number, words, tone)."""
        return list(self._figures)

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(theme.font("number")), QFontMetrics(theme.font())

    def _line_height(self) -> int:
        return max(metrics.height() for metrics in self._metrics()) + 2

    def _places(self, width: int) -> list[QPoint]:
        """Where each figure begins; figures beyond the last line are left out."""
        between, within = _gaps()
        strong, plain = self._metrics()
        places, x, line = [], 0, 0
        for number, words, _tone in self._figures:
            wide = strong.horizontalAdvance(number) + within + plain.horizontalAdvance(words)
            if x and x + wide > width:
                x, line = 0, line + 1
            if line >= self._MOST_LINES:
                break
            places.append(QPoint(x, line * self._line_height()))
            x += wide + between
        return places

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line's height, or two."""
        places = self._places(width)
        return (places[-1].y() if places else 0) + self._line_height()

    def sizeHint(self) -> QSize:
        """All on one line."""
        places = self._places(1 << 20)
        if not places:
            return QSize(0, self._line_height())
        strong, plain = self._metrics()
        number, words, _tone = self._figures[-1]
        last = strong.horizontalAdvance(number) + _gaps()[1] + plain.horizontalAdvance(words)
        return QSize(places[-1].x() + last, self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, self._line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number and words, one after the other."""
        painter = QPainter(self)
        worn, (strong, plain) = theme.tokens(), self._metrics()
        within = _gaps()[1]
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for (number, words, tone), place in zip(self._figures, self._places(self.width()), strict=False):
            base, room = place.y() + strong.ascent() + 1, strong.horizontalAdvance(number)
            words = plain.elidedText(
                words, Qt.TextElideMode.ElideRight, max(0, self.width() - place.x() - room - within)
            )
            at_number, at_words = place.x(), place.x() + room + within
            if mirrored:
                at_number = self.width() - at_number - room
                at_words = at_number - within - plain.horizontalAdvance(words)
            painter.setFont(theme.font("number"))
            painter.setPen(QColor(worn.tone(tone)[0] if tone else worn.ink))
            painter.drawText(at_number, base, number)
            painter.setFont(theme.font())
            painter.setPen(QColor(worn.quiet))
            painter.drawText(at_words, base, words)
        painter.end()


class FigureCard(QFrame):
    """A frame with a title, one large figure and a note below it."""

    def __init__(
        self, title: str, value: str = "", note: str = "", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._title = label(title, "small", wrap=True)
        self._value = label(value, "figure", wrap=True)
        self._note = QLabel()
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.RichText)
        self._words: tuple[str, str, str] = ("", "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PADDING, 14, tokens.PADDING, 14)
        column.setSpacing(0)
        for part in (self._title, self._value, self._note):
            column.addWidget(part)
        column.addStretch(1)
        self.set_figure(value, note, tone)

    def set_figure(self, value: str, note: str = "", tone: str = "", lead: str = "") -> None:
        """Show ``value`` and ``note``; ``lead`` ("▲ 24 h") goes before the note in ``tone``'s colour.

        Without a ``lead`` the whole note wears the tone.
        """
        self._value.setText(value)
        self._words = (lead, note, tone)
        self._write_note()
        title = self._title.text()
        self.setAccessibleName(", ".join(part for part in (title, value, f"{lead} {note}".strip()) if part))

    def value(self) -> str:
        """The figure shown."""
        return self._value.text()

    def note(self) -> str:
        """The note shown, with its lead."""
        return " ".join(part for part in self._words[:2] if part)

    def _write_note(self) -> None:
        lead, note, tone = self._words
        if lead or tone:
            colour = theme.tokens().tone(tone)[0] if tone else theme.tokens().quiet
            marked, plain = (lead, note) if lead else (note, "")
            self._note.setTextFormat(Qt.TextFormat.RichText)
            text = f'<span style="color:{colour}">{escaped(marked)}</span> {escaped(plain)}'
            self._note.setText(text)
        else:
            self._note.setTextFormat(Qt.TextFormat.PlainText)
            self._note.setText(note)
        show_if(self._note, bool(lead or note))

    def changeEvent(self, event: QEvent) -> None:
        """Colours written into the note follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write_note()
