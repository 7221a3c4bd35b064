"""From bytes to paper or file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from commdesk import files
from commdesk.errors import KnownError
from commdesk.text import _
from ui.print_room.pages import each_picture, lies_down, page_count, page_size

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300


def save(pdf: bytes, path: Path) -> None:
    """Writes the page beside its place, then renames; raises KnownError and leaves nothing half done."""
    try:
        with files.written_whole(path) as unfinished:
            unfinished.write_bytes(pdf)
    except OSError as error:
        sentence = _("{file} could not be written: {why}. Please choose another folder, or make room there.")
        raise KnownError(sentence.format(file=path, why=files.why(error))) from error


def paper_of(pdf: bytes) -> QPageSize:
    """The paper a print is made for, as printers call it; one without a name has its measures alone."""
    short, long = sorted(page_size(pdf))
    size = QSizeF(short, long)
    known = QPageSize.id(size, QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageSize(size, QPageSize.Unit.Point) if known == QPageSize.PageSizeId.Custom else QPageSize(known)


def send_to_printer(pdf: bytes, parent: QWidget) -> bool:
    """Asks for a printer and prints on the paper the page is made for; False when the person leaves.

    Raises KnownError without a printer.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise KnownError(
            _("No printer is set up on this computer. Save the page as PDF and print it elsewhere.")
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(paper_of(pdf))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if not dialog.exec():
        return False
    paint(pdf, printer)
    return True


def paint(pdf: bytes, printer: "QPrinter") -> None:
    """Sends the pages asked for to a printer that is set up; raises KnownError when it cannot be reached."""
    first, last = printer.fromPage() or 1, printer.toPage() or 1_000_000
    if first > page_count(pdf):
        raise KnownError(
            _("There are no such pages, so nothing was printed. Please choose other page numbers.")
        )
    if lies_down(pdf):
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    painter = QPainter()
    if not painter.begin(printer):
        sentence = _("The printer “{name}” cannot be reached. Please check it, or save the page as PDF.")
        raise KnownError(sentence.format(name=printer.printerName()))
    try:
        for place, image in enumerate(each_picture(pdf, PRINT_DPI, first, last)):
            if place:
                printer.newPage()
            page = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
            painter.drawImage(_within(page, image.width(), image.height()), image)
    finally:
        painter.end()


def _within(page: QRectF, width: int, height: int) -> QRectF:
    """As large as the paper allows, in the middle: on another paper than its own a page keeps its shape."""
    scale = min(page.width() / width, page.height() / height)
    # A hair's breadth is rounding, not another paper.
    if max(page.width() / width, page.height() / height) < scale * 1.01:
        return page
    wide, tall = width * scale, height * scale
    return QRectF(page.x() + (page.width() - wide) / 2, page.y() + (page.height() - tall) / 2, wide, tall)
