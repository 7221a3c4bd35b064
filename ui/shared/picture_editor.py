"""A photo in a form: what is kept, a button that takes another, and one that takes it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from commdesk.errors import KnownError
from commdesk.text import _
from ui.shared import pictures, tokens
from ui.shared.widgets.words import label, show_if

# As many lines of letters as the photo is high in the form.
_LINES = 7


class PictureEditor(QWidget):
    """Its text is the picture as the file keeps it. ``left`` tells that another one was taken, or none."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GRID)
        self.picture = QLabel()
        self.picture.setAccessibleName(_("The photo as it is now"))
        column.addWidget(self.picture)
        self.words = label("", "error", wrap=True)
        self.words.hide()
        column.addWidget(self.words)
        row = QHBoxLayout()
        self.choose_button = QPushButton(_("Choose a picture…"))
        self.remove_button = QPushButton(_("Remove the photo"))
        self.remove_button.setProperty("kind", "quiet")
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(lambda _on=False: self._keep(""))
        for button in self.stops():
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self.choose_button)
        self.show_text("")

    def stops(self) -> list[QPushButton]:
        """Where Tab stops, in order."""
        return [self.choose_button, self.remove_button]

    def value_text(self) -> str:
        """The picture as base64 text, empty for none."""
        return self._kept

    def show_text(self, words: str) -> None:
        """Shows a picture that the file keeps."""
        self._kept = words
        shown = QPixmap.fromImage(pictures.decode(words)) if words else QPixmap()
        if not shown.isNull():
            ratio = self.devicePixelRatioF()
            most = round(self.fontMetrics().lineSpacing() * _LINES * ratio)
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            if shown.height() > most or shown.width() > most * 2:
                shown = shown.scaled(most * 2, most, keep, smooth)
            shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        show_if(self.picture, not shown.isNull())
        show_if(self.remove_button, bool(words))

    def take(self, path: str) -> bool:
        """Keeps the picture in a file; what cannot be read is told under it. Answers whether it was kept."""
        try:
            kept = pictures.encode(path, pictures.LONGEST_PHOTO)
        except KnownError as error:
            self.words.setText(str(error))
            self.words.show()
            return False
        self._keep(kept)
        return True

    def _choose(self) -> None:
        what = _("Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"
        name, __ = QFileDialog.getOpenFileName(self, _("Choose a photo"), "", what)
        if name:
            self.take(name)

    def _keep(self, kept: str) -> None:
        self.words.hide()
        self.show_text(kept)
        self.left.emit()
