"""From bytes to paper or file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from commdesk import files
from commdesk.errors import KnownError
from commdesk.text import _
from ui.print_room.pages import each_picture, lies_down, page_count

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
SIZES = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
    "a3": QPageSize.PageSizeId.A3,
}


def save(pdf: bytes, path: Path) -> None:
    """Writes the page beside its place, then renames; raises KnownError and leaves nothing half done."""
    try:
        with files.written_whole(path) as unfinished:
            unfinished.write_bytes(pdf)
    except OSError as error:
        sentence = _("{file} could not be written: {why}. Please choose another folder, or make room there.")
        raise KnownError(sentence.format(file=path, why=files.why(error))) from error


def send_to_printer(pdf: bytes, paper: str, parent: QWidget) -> bool:
    """Asks for a printer and prints; False when the person leaves. Raises KnownError without a printer."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise KnownError(
            _("No printer is set up on this computer. Save the page as PDF and print it elsewhere.")
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(SIZES[paper]))
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
            page = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(page), image)
    finally:
        painter.end()
