"""Pictures as the file keeps them: small PNGs as base64 text, made from whatever picture a person has."""

import base64

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from commdesk.errors import KnownError
from commdesk.text import _

#: The longer side of a logo and of a photo in pixels: sharp at the size it has on paper, and light inside the file.
LONGEST = 400
LONGEST_PHOTO = 640
_FORMATS = {b"png", b"jpeg", b"jpg", b"webp", b"bmp", b"gif"}


def encode(path: str, longest: int = LONGEST) -> str:
    """The picture in a file as base64 text, at most so many pixels long; raises KnownError when it is none."""
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    found = bytes(reader.format().data())
    if not reader.canRead() or found not in _FORMATS:
        sentence = _("{file} is not a picture that can be read. Please choose a PNG or JPEG file.")
        raise KnownError(sentence.format(file=path))
    size = reader.size()
    if max(size.width(), size.height()) > longest:
        # Read at the small size at once: a photograph of a poster may be a hundred megabytes unpacked.
        reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        sentence = _("{file} could not be read as a picture; it may be damaged. Nothing was changed.")
        raise KnownError(sentence.format(file=path))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    # QImage keeps texts that a camera or program wrote into the picture; a new image has none of them.
    bare = QImage(picture.convertToFormat(QImage.Format.Format_ARGB32))
    for key in bare.textKeys():
        bare.setText(key, "")
    bare.save(buffer, "PNG")  # type: ignore[call-overload]
    return base64.b64encode(bytes(buffer.data().data())).decode("ascii")


def decode(kept: str) -> QImage:
    """The picture that the file keeps; a null one when it cannot be read."""
    try:
        raw = base64.b64decode(kept, validate=True)
    except ValueError:
        return QImage()
    return QImage.fromData(QByteArray(raw), "PNG")  # type: ignore[arg-type]
