"""The group's logo: a small PNG from the file, whatever that file turns out to hold."""

import base64
import binascii
import struct
from typing import Any

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: The window keeps logos of 400 pixels; a file from elsewhere might hold one that fills the memory.
_MOST_PIXELS = 1000


class Logo:
    """A picture of ``height`` points, as wide as it then is, at most five times that."""

    def __init__(self, picture: Any, width: float, height: float) -> None:
        self._picture = picture
        self.width = width
        self.height = height

    def draw(self, canvas: Any, x: float, foot: float) -> None:
        """Put it with its lower left corner there."""
        canvas.drawImage(self._picture, x, foot, self.width, self.height, mask="auto")


def logo(kept: str, height: float) -> Logo | None:
    """The logo that a file keeps as base64 text; None without one, and when it is no PNG that can be drawn."""
    size = _size(kept)
    if size is None:
        return None
    import io

    from reportlab.lib.utils import ImageReader

    try:
        picture = ImageReader(io.BytesIO(base64.b64decode(kept)))
        picture.getRGBData()
    except Exception:
        return None  # whatever is wrong with it, the page is wanted without it
    wide = height * size[0] / size[1]
    if wide > height * 5:
        return Logo(picture, height * 5, height * 5 * size[1] / size[0])
    return Logo(picture, wide, height)


def _size(kept: str) -> tuple[int, int] | None:
    """Width and height in pixels, from the picture's own head."""
    try:
        raw = base64.b64decode(kept, validate=True)
    except (ValueError, binascii.Error):
        return None
    if len(raw) < 33 or not raw.startswith(_SIGNATURE):
        return None
    wide, high = struct.unpack(">II", raw[16:24])
    return (wide, high) if 0 < wide <= _MOST_PIXELS and 0 < high <= _MOST_PIXELS else None
