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


def letter_sizes(pdf: bytes) -> list[set[float]]:
    """The sizes of the letters of each page in points, as they come out on paper (with what enlarges or shrinks them)."""
    from ctypes import c_float

    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            words, sizes = page.get_textpage(), set()
            for place in range(words.count_chars()):
                if raw.FPDFText_IsGenerated(words.raw, place):
                    # A space or line's end that the reader made up.
                    continue
                matrix = raw.FS_MATRIX(*(c_float(0) for _ in range(6)))
                if raw.FPDFText_GetMatrix(words.raw, place, matrix):
                    size = raw.FPDFText_GetFontSize(words.raw, place)
                    sizes.add(round(size * (matrix.c**2 + matrix.d**2) ** 0.5, 2))
            found.append(sizes)
            words.close()
            page.close()
        return found
    finally:
        document.close()


def pieces(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Left, bottom, right and top of each piece of text of each page, as it was written in one go."""
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            [one.get_bounds() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
            for page in document
        ]
    finally:
        document.close()


def paths(pdf: bytes) -> list[int]:
    """How many drawn shapes each page has."""
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            sum(1 for __ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4))
            for page in document
        ]
    finally:
        document.close()
