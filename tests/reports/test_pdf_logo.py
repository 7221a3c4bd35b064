"""The group's logo at the head of every page; what is no small PNG leaves the page without one."""

import base64
import io
import struct
import zlib

import pypdfium2
import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from riverside import summary

from commdesk.reports.pdf import render
from commdesk.reports.style import MARGIN


def _png(width: int, height: int) -> str:
    file = io.BytesIO()
    Image.new("RGBA", (width, height), (11, 110, 95, 255)).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def _huge() -> str:
    """A head that promises a picture of 30,000 by 30,000 pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    raw = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return base64.b64encode(raw).decode()


def _pictures(content: bytes) -> list[list[tuple[float, ...]]]:
    document = pypdfium2.PdfDocument(content)
    return [
        [tuple(o.get_bounds()) for o in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])] for page in document
    ]


def test_the_logo_stands_at_the_head_of_every_page_and_takes_no_room() -> None:
    plain, with_logo = (
        render(summary(large_print=True)),
        render(summary(large_print=True, logo=_png(200, 100))),
    )
    pages = _pictures(with_logo)
    assert len(pages) == len(_pictures(plain)) > 1
    for found in pages:
        [(left, foot, right, top)] = found
        assert left == pytest.approx(MARGIN, abs=0.5)
        assert (right - left) / (top - foot) == pytest.approx(2, rel=0.02)
        assert foot > 700 and top < 842
    name = pypdfium2.PdfDocument(with_logo)[0].get_textpage().get_text_bounded()
    assert "Riverside Neighbours" in name


def test_a_very_wide_logo_leaves_room_for_the_name() -> None:
    [[(left, _foot, right, _top)]] = _pictures(render(summary(logo=_png(400, 10))))
    assert right - left < 150


@pytest.mark.parametrize(
    "kept",
    [
        "***",
        "aGVsbG8=",
        base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * 60).decode(),
        _png(4, 4)[:60],
        _huge(),
    ],
)
def test_what_is_no_small_picture_leaves_the_page_without(kept: str) -> None:
    assert _pictures(render(summary(logo=kept))) == [[]]
