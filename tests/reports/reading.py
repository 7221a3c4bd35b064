"""Reads a rendered page back: its words, and where each letter stands."""

import pypdfium2


def texts(pdf: bytes) -> list[str]:
    """The words of each page, with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            words = page.get_textpage()
            found.append(" ".join(words.get_text_range().split()))
            words.close()
            page.close()
        return found
    finally:
        document.close()


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


def letter_boxes(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Left, bottom, right and top of each letter of each page, in points from the lower left corner."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            words = page.get_textpage()
            boxes = (words.get_charbox(place) for place in range(words.count_chars()))
            found.append([box for box in boxes if box[2] > box[0]])
            words.close()
            page.close()
        return found
    finally:
        document.close()
