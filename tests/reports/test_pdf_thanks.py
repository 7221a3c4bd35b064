"""Certificates and cards on paper: sizes, what stands where, and hostile names."""

from dataclasses import replace

import pytest
from reading import letter_boxes, sizes, texts

from commdesk.reports import pdf
from commdesk.reports.blocks import Card, Cards, Certificate, Column, Document, PageBreak, Paragraph, Table
from commdesk.reports.style import MARGIN

ONE = Certificate(
    "Certificate of thanks", "Mill Lane Helpers", "This certificate is given to", "Søren Ågård",
    ("for 120 hours of voluntary help", "in Food table"), ("Place and day", "For Mill Lane Helpers"), small="Practice.",
)  # fmt: skip


def document(*blocks: object, **more: object) -> Document:
    return Document("Certificate", "Mill Lane Helpers", "2026", blocks, landscape=True, head=False, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (841.9, 595.3)), ("letter", (792.0, 612.0))], ids=["a4", "letter"]
)
@pytest.mark.parametrize("large", [False, True])
def test_each_certificate_is_one_page_lying_down(paper: str, size: tuple[float, float], large: bool) -> None:
    other = replace(ONE, name="Nguyễn Thị Hạnh")
    made = pdf.render(document(ONE, PageBreak(), other, paper=paper, large_print=large))
    assert [tuple(round(side, 1) for side in page) for page in sizes(made)] == [size, size]
    first, second = texts(made)
    for words in (
        "Certificate of thanks",
        "Søren Ågård",
        "for 120 hours",
        "For Mill Lane Helpers",
        "Practice.",
    ):
        assert words in first
    assert "Nguyễn Thị Hạnh" in second
    # No page head: the group's name stands once as sender and once where somebody signs.
    assert first.count("Mill Lane Helpers") == 2 and "page 1" not in first
    for boxes in letter_boxes(made):
        assert min(box[0] for box in boxes) > MARGIN and max(box[2] for box in boxes) < size[0] - MARGIN
        assert min(box[1] for box in boxes) > MARGIN and max(box[3] for box in boxes) < size[1] - MARGIN


def test_an_endless_name_and_markup_stay_inside_the_frame() -> None:
    hostile = replace(ONE, name="<b>Kwa</b> & " + "x" * 3000, lines=("y " * 900,) * 5, group="z " * 400)
    made = pdf.render(document(hostile))
    (page,) = texts(made)
    assert "<b>Kwa</b> &" in page
    (boxes,) = letter_boxes(made)
    assert min(box[0] for box in boxes) > 0 and max(box[2] for box in boxes) < sizes(made)[0][0]


def test_the_same_certificate_gives_the_same_bytes() -> None:
    assert pdf.render(document(ONE)) == pdf.render(document(ONE))


@pytest.mark.parametrize(("large", "pages"), [(False, 3), (True, 3)])
def test_cards_fill_pages_in_order(large: bool, pages: int) -> None:
    count = 18 if large else 17
    items = tuple(Card(f"Thank you, No{n:02}x", "For all of it.", "Us") for n in range(count))
    made = pdf.render(Document("Cards", "G", "2026", (Cards(items),), head=False, large_print=large))
    found = texts(made)
    assert len(found) == pages
    per_page = 6 if large else 8
    for number, page in enumerate(found):
        wanted = [f"No{n:02}x" for n in range(number * per_page, min(count, (number + 1) * per_page))]
        assert [word for word in page.replace(",", " ").split() if word.startswith("No")] == wanted


def test_a_card_keeps_to_its_own() -> None:
    long = Card("Thank you, " + "Wilhelmina " * 9, "A word and another. " * 60, "From all of us " * 9)
    made = pdf.render(Document("Cards", "G", "2026", (Cards((long, Card("B", "b", "b"))),), head=False))
    (boxes,) = letter_boxes(made)
    middle = sizes(made)[0][0] / 2
    left = [box for box in boxes if box[0] < middle]
    assert max(box[2] for box in left) < middle
    # A quarter of the page between the margins is one card's height.
    assert min(box[1] for box in boxes) > sizes(made)[0][1] * 3 / 4 - MARGIN


def test_no_break_spaces_keep_a_cell_on_one_line() -> None:
    columns = (Column("Name"), Column("Why", weight=3))
    rows = (("Emily\u00a0Whitcombe", "words that go on and on " * 12),)
    made = pdf.render(Document("T", "G", "", (Paragraph("Over it."), Table(columns, rows))))
    (page,) = texts(made)
    assert "Emily Whitcombe" in page.replace("\u00a0", " ")


def test_a_long_table_is_cut_where_pages_end_and_loses_no_row() -> None:
    rows = tuple((f"Person {n:04d}", "word " * (n % 23)) for n in range(700))
    table = Table((Column("Name"), Column("What", weight=2)), rows, total=("Together", "700"))
    found = texts(pdf.render(Document("T", "G", "", (table,))))
    words = " ".join(found).split()
    assert [w for w in words if len(w) == 4 and w.isdigit()] == [f"{n:04d}" for n in range(700)]
    assert all(page.count("Name What") == 1 for page in found)
    # The total never stands alone.
    assert "Person 0699" in found[-1] and "Together 700" in found[-1]
