"""Pages as pictures: a document rendered to PDF, and the PDF's pages to images."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QImage

from commdesk.reports.catalogue import build
from commdesk.reports.sections.material import Options
from commdesk.store.store import Reader

PREVIEW_DPI = 110
# More pages than this are printed and saved, but not shown: each picture takes some megabytes.
MOST_SHOWN = 40


@dataclass(frozen=True)
class Printed:
    """A report ready to print: its bytes, pictures of its first pages, how many it has, what cannot be printed right."""

    pdf: bytes
    pages: tuple[QImage, ...]
    count: int
    problems: tuple[str, ...]


def prepare(reader: Reader, report: str, options: Options, ratio: float = 1.0) -> Printed:
    """Builds and renders a report; raises KnownError as the report does."""
    from commdesk.reports import pdf
    from commdesk.reports.scripts import document_problems

    document = build(report, reader, options)
    made = pdf.render(document)
    shown = tuple(each_picture(made, PREVIEW_DPI * ratio, last=MOST_SHOWN))
    return Printed(made, shown, page_count(made), tuple(document_problems(document)))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document.get_page_size(0)
        return float(width), float(height)
    finally:
        document.close()


def lies_down(pdf: bytes) -> bool:
    """Whether the first page is wider than high."""
    width, height = page_size(pdf)
    return width > height


def pictures(pdf: bytes, dpi: float) -> list[QImage]:
    """All pages of a PDF as images at ``dpi`` dots an inch."""
    return list(each_picture(pdf, dpi))


def each_picture(pdf: bytes, dpi: float, first: int = 1, last: int = 1_000_000) -> Iterator[QImage]:
    """The pages from ``first`` to ``last``, one after the other: a long print never lies in memory as a whole."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(max(first, 1) - 1, min(last, len(document))):
            page = document[number]
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
            data = bytes(bitmap.buffer)
            image_format = (
                QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888
            )
            # The image must own its pixels: the bitmap goes when the document is closed.
            image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, image_format).copy()
            bitmap.close()
            page.close()
            yield image
    finally:
        document.close()
