"""The preview: the pages one below the other, as they will be printed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from commdesk.text import _, ngettext
from ui.shared import theme


class _Page(QWidget):
    """One page on white, with a hairline around it."""

    def __init__(self, image: QImage, number: int, of: int) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(_("Page {number} of {of}").format(number=number, of=of))

    def set_width(self, width: int) -> None:
        """As wide as that, and as tall as the paper asks."""
        self.setFixedSize(QSize(width, round(width * self._image.height() / max(1, self._image.width()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Paper is white, also in a dark window: it is shown as it comes out of the printer.
        painter.drawImage(self.rect(), self._image)
        painter.setPen(QColor(theme.tokens().edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Preview(QScrollArea):
    """Pages to fit the width; ``zoom`` enlarges them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Preview"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._zoom = 1.0
        self._pages: list[_Page] = []
        inside = QWidget()
        inside.setProperty("role", "page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.setWidget(inside)

    def set_pages(self, images: tuple[QImage, ...]) -> None:
        """Shows these pages."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        self._pages = [_Page(image, number, len(images)) for number, image in enumerate(images, 1)]
        for page in self._pages:
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setAccessibleDescription(ngettext("{n} page", "{n} pages", len(images)).format(n=len(images)))
        self._fit()

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller, between half and three times the width."""
        self._zoom = min(3.0, max(0.5, self._zoom * factor))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 4
        letters = theme.font_width("x" * 110)
        for page in self._pages:
            page.set_width(max(160, round(min(room, letters) * self._zoom)))
