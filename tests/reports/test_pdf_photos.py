"""Photos of milestones on the goal sheet: side by side with their names; what is no picture leaves its name."""

import base64
import io

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from commdesk.reports.blocks import Document, Paragraph, Photos
from commdesk.reports.pdf import render


def _png(width: int, height: int) -> str:
    file = io.BytesIO()
    Image.new("RGB", (width, height), (11, 110, 95)).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def _page(*photos: tuple[str, str]) -> tuple[list[tuple[float, float]], str, int]:
    """The pictures' sizes in points, the words, and how many pages."""
    document = Document(title="T", group="G", period="", blocks=(Photos(photos),), language="en", paper="a4")
    with pypdfium2.PdfDocument(render(document)) as read:
        sizes = []
        for page in read:
            for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = (
                    found.get_pos() if hasattr(found, "get_pos") else found.get_bounds()
                )
                sizes.append((round(right - left, 1), round(top - bottom, 1)))
        words = "\n".join(page.get_textpage().get_text_range() for page in read)
        return sizes, words, len(read)


def test_pictures_keep_their_shape_and_have_their_captions() -> None:
    sizes, words, pages = _page((_png(200, 200), "Hall found <b>"), (_png(400, 100), "First evening"))
    assert pages == 1 and "Hall found <b>" in words and "First evening" in words
    assert sizes[0][0] == pytest.approx(sizes[0][1], abs=0.2) and sizes[0][1] == pytest.approx(120, abs=0.2)
    assert sizes[1][0] / sizes[1][1] == pytest.approx(4, rel=0.01) and sizes[1][0] <= 245


def test_what_is_no_picture_leaves_its_name() -> None:
    sizes, words, __ = _page(("bm90IGEgcGljdHVyZQ==", "Only words"))
    assert sizes == [] and "Only words" in words


def test_many_go_on_overleaf() -> None:
    sizes, words, pages = _page(*[(_png(100, 100), f"Number {n}") for n in range(24)])
    assert len(sizes) == 24 and pages > 1
    assert all(f"Number {n}" in words for n in range(24))


def test_what_is_no_picture_and_has_no_name_leaves_no_gap() -> None:
    def below(*photos: tuple[str, str]) -> float:
        """How high the words below the photos stand."""
        blocks = (Photos(photos), Paragraph("Words below"))
        document = Document(title="T", group="G", period="", blocks=blocks, language="en", paper="a4")
        with pypdfium2.PdfDocument(render(document)) as read:
            page = read[0].get_textpage()
            found = page.search("Words below").get_next()
            assert found is not None
            return float(page.get_charbox(found[0])[1])

    assert below(("bm90IGEgcGljdHVyZQ==", "")) == pytest.approx(below(), abs=0.1)
    assert below((_png(100, 100), "")) == pytest.approx(below((_png(100, 100), "A name")) + 8 * 1.35, abs=6)
