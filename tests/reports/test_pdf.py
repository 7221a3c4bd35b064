"""The printed page, read back: sizes, heads, order, breaks, and that nothing is read as markup."""

import re
from datetime import date

import pytest
from reading import letter_boxes, sizes, texts
from riverside import FIGURES, NOTES, WHERE, hostile, summary

from commdesk.errors import BugError
from commdesk.reports.blocks import (
    Chart,
    Column,
    Columns,
    HBarChart,
    Heading,
    KeepTogether,
    KeyFigures,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Table,
    Timeline,
    TimelineRow,
)
from commdesk.reports.pdf import render
from commdesk.reports.style import MARGIN

EVERY_SHEET = [(paper, large) for paper in ("a4", "letter") for large in (False, True)]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_summary_is_one_page_of_its_paper(paper, size):
    pdf = render(summary(paper=paper))
    assert [pytest.approx(size, abs=0.1)] == sizes(pdf)


def test_unknown_paper_is_our_mistake():
    with pytest.raises(BugError):
        render(summary(paper="a5"))


def test_the_words_of_the_summary_can_be_read_from_the_file():
    (words,) = texts(render(summary()))
    for piece in (
        "Riverside Neighbours",
        "Impact summary · July to September 2026 · page 1 of 1",
        "More hands, and 413 households fed each month",
        "782 h",
        "given¹",
        "up from 651 in spring",
        "17 of 19",
        "Language café 196 74 learners",
        "hours a month",
        "today",
        "behind",
        "“In March I came to learn ten words. Now I run table two.”",
        "How we counted. 1 Completed shifts",
        "Groups of fewer than five people are not shown.",
    ):
        assert piece in words
    for month in ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "214", "290"):
        assert re.search(rf"\b{month}\b", words)


@pytest.mark.parametrize(("paper", "large"), EVERY_SHEET)
@pytest.mark.parametrize("build", [summary, hostile])
def test_no_letter_stands_outside_the_margins(build, paper, large):
    pdf = render(build(paper=paper, large_print=large))
    for (width, height), boxes in zip(sizes(pdf), letter_boxes(pdf), strict=True):
        assert boxes
        assert min(left for left, _b, _r, _t in boxes) > MARGIN - 2
        assert max(right for _l, _b, right, _t in boxes) < width - MARGIN + 2
        assert min(bottom for _l, bottom, _r, _t in boxes) > MARGIN - 2
        assert max(top for _l, _b, _r, top in boxes) < height - MARGIN + 2


def test_no_letters_of_two_rows_lie_over_each_other():
    """Letters of the summary that overlap by half would be words drawn over words."""
    (boxes,) = letter_boxes(render(summary()))
    for place, (left, bottom, right, top) in enumerate(boxes):
        for l2, b2, r2, t2 in boxes[place + 1 :]:
            wide = min(right, r2) - max(left, l2)
            tall = min(top, t2) - max(bottom, b2)
            assert wide <= min(right - left, r2 - l2) / 2 or tall <= min(top - bottom, t2 - b2) / 2


def test_same_document_same_bytes():
    assert render(summary()) == render(summary())
    assert render(summary()) != render(summary(period="October 2026"))


def test_the_fonts_are_in_the_file_and_no_others():
    pdf = render(summary())
    names = set(re.findall(rb"/BaseFont /([^\s/]+)", pdf))
    assert {name.split(b"+")[1] for name in names} == {b"NotoSans-Regular", b"NotoSans-Bold"}
    assert len(re.findall(rb"/FontFile2 ", pdf)) == len(names)
    assert b"/Image" not in pdf.replace(b"/ImageB", b"").replace(b"/ImageC", b"").replace(b"/ImageI", b"")


def test_the_file_says_what_it_is():
    import pypdfium2

    pdf = render(summary(language="en"))
    document = pypdfium2.PdfDocument(pdf)
    about = document.get_metadata_dict()
    outline = [entry.get_title() for entry in document.get_toc()]
    document.close()
    assert about["Title"] == "Impact summary · July to September 2026"
    assert about["Author"] == "Riverside Neighbours"
    assert re.search(rb"/Lang\s*\(en\)", pdf)
    assert outline[0] == "More hands, and 413 households fed each month"
    assert "Where the hours went" in outline


def test_markup_is_printed_as_typed_and_opens_nothing(monkeypatch):
    import builtins

    opened = []
    real = builtins.open
    monkeypatch.setattr(
        builtins, "open", lambda file, *a, **k: (opened.append(str(file)), real(file, *a, **k))[1]
    )
    document = summary(
        group="A & B <script>",
        blocks=(
            Heading("<b>Bold</b> & <img src=/etc/passwd>", 1),
            Paragraph('<img src="file:///etc/passwd"/> &amp; <a href="http://example.org">x</a>'),
            Table((Column("<para>"),), (("<img src=/etc/passwd>",),)),
            Chart(HBarChart(("<i>", "$x^2$"), (1, 2), "$h$"), "<u>"),
        ),
    )
    (words,) = texts(render(document))
    assert not [file for file in opened if "passwd" in file]
    for piece in (
        "A & B <script>",
        "<b>Bold</b> & <img src=/etc/passwd>",
        "&amp;",
        "<para>",
        "$x^2$",
        "$h$",
        "<u>",
    ):
        assert piece in words
    assert '<img src="file:///etc/passwd"/>' in words


def test_direction_marks_and_controls_are_gone():
    (words,) = texts(render(summary(blocks=(Paragraph("a\u202eb\u2066c\x07d\u200fe"),))))
    assert "abcde" in words


def test_what_has_no_letters_becomes_words():
    document = summary(blocks=(Paragraph("한국 came 😀"), Chart(HBarChart(("山田",), (1,)))))
    (words,) = texts(render(document))
    assert "[name in Korean script] came [symbol]" in words
    assert "[name in Chinese characters]" in words.replace("\ufffe", "")


def test_page_words_speak_the_language_of_the_document():
    (words,) = texts(render(summary(language="qps", blocks=(Paragraph("Short."),))))
    assert "page 1 of 1" not in words
    assert re.search(r"pägé 1 öf 1", words)


def test_table_heads_come_again_and_no_row_is_lost_or_split():
    rows = tuple((f"Person {i:03d} first\nsecond {i:03d}", f"{i}") for i in range(150))
    document = summary(blocks=(Heading("All"), Table((Column("Name"), Column("Hours", "right")), rows)))
    found = texts(render(document))
    assert len(found) > 3
    for words in found:
        assert "Name Hours" in words
    for i in range(150):
        assert sum(f"Person {i:03d} first" in words and f"second {i:03d}" in words for words in found) == 1


def test_a_total_never_stands_alone_on_a_page():
    columns = (Column("Name"), Column("Hours", "right"))
    for count in range(25, 40):
        rows = tuple((f"row {i}", "1") for i in range(count))
        last = texts(render(summary(blocks=(Table(columns, rows, total=("Everything", "9")),))))[-1]
        assert "Everything 9" in last
        assert f"row {count - 1}" in last


def test_a_heading_never_stands_alone_at_a_pages_foot():
    for lines in range(20, 45):
        blocks = (Paragraph("\n".join(["line"] * lines)), Heading("The heading"), WHERE)
        for words in texts(render(summary(blocks=blocks))):
            assert ("The heading" in words) <= ("Language café" in words)


def test_page_breaks_and_what_stays_together():
    kept = KeepTogether(tuple(Paragraph(f"Kept {i}.") for i in range(8)))
    for count in range(24, 34):
        short = tuple(Paragraph(f"Sentence {i}.") for i in range(count))
        found = texts(render(summary(blocks=(*short, kept, Paragraph("\n".join(["more"] * 20))))))
        assert [("Kept 0." in words) == ("Kept 7." in words) for words in found] == [True, True]
        assert any("Kept 0." in words for words in found)
    pages = texts(
        render(summary(blocks=(PageBreak(), Paragraph("One."), PageBreak(), Paragraph("Two."), PageBreak())))
    )
    assert ["One." in pages[0], "Two." in pages[1], len(pages)] == [True, True, 2]


def test_a_few_lines_too_many_are_drawn_in_by_less_white():
    blocks = summary().blocks
    fuller = (*blocks[:-1], Paragraph("One more thing to say here.\nAnd one more.\nAnd another."), blocks[-1])
    (words,) = texts(render(summary(blocks=fuller)))
    assert "And another." in words


def test_notes_stand_at_the_foot_of_the_last_page():
    boxes = letter_boxes(render(summary(blocks=(Paragraph("Short."), NOTES))))[0]
    assert min(bottom for _l, bottom, _r, _t in boxes) < MARGIN + 8


def test_long_words_are_printed_whole_in_running_text():
    word = "x" * 10_000
    found = texts(render(summary(blocks=(Paragraph(word),))))
    assert sum(words.count("x") for words in found) == 10_000


def test_a_cell_too_long_ends_in_an_ellipsis():
    (words,) = texts(render(summary(blocks=(Table((Column("N"),), (("y" * 10_000,),)),))))
    assert "…" in words
    assert 0 < words.count("y") < 2_000


def test_an_empty_document_and_empty_blocks_still_print():
    assert len(texts(render(summary(blocks=())))) == 1
    blocks = (
        KeyFigures(()),
        Table((Column("Name"),), (), empty="Nobody yet."),
        Chart(HBarChart((), ())),
        Timeline((), date(2026, 1, 1), date(2026, 1, 1)),
        Timeline((TimelineRow("Goal", None),), date(2026, 1, 1), date(2026, 12, 31)),
        Columns((), (Paragraph("Right."),)),
        KeepTogether(()),
        Signature(()),
        Quote("", ""),
        Paragraph(""),
    )
    (words,) = texts(render(summary(blocks=blocks, period="", title="", group="")))
    assert "Nobody yet." in words
    assert "Right." in words


def test_more_big_numbers_stand_in_even_rows():
    items = (*FIGURES.items, *FIGURES.items[:2])
    (words,) = texts(render(summary(blocks=(KeyFigures(items),))))
    assert words.index("17 of 19") < words.index("3 of 7") < words.rindex("48")
