"""Pages as pictures: a document rendered to PDF, and the PDF's pages to images."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from commdesk.reports.catalogue import build
from commdesk.reports.sections.material import Options
from commdesk.store.store import Reader

PREVIEW_DPI = 110


@dataclass(frozen=True)
class Printed:
    """A report ready to print: its bytes, pictures of its pages, and what cannot be printed right."""

    pdf: bytes
    pages: tuple[QImage, ...]
    problems: tuple[str, ...]


def prepare(reader: Reader, report: str, options: Options, ratio: float = 1.0) -> Printed:
    """Builds and renders a report; raises KnownError as the report does."""
    from commdesk.reports import pdf
    from commdesk.reports.scripts import document_problems

    document = build(report, reader, options)
    made = pdf.render(document)
    return Printed(made, tuple(pictures(made, PREVIEW_DPI * ratio)), tuple(document_problems(document)))


def pictures(pdf: bytes, dpi: float) -> list[QImage]:
    """The pages of a PDF as images at ``dpi`` dots an inch."""
    import pypdfium2

    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
            data = bytes(bitmap.buffer)
            image_format = (
                QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888
            )
            # The image must own its pixels: the bitmap goes when the document is closed.
            found.append(QImage(data, bitmap.width, bitmap.height, bitmap.stride, image_format).copy())
            bitmap.close()
            page.close()
    finally:
        document.close()
    return found
