"""The form to tick and the page for the table: what stands on them, on how many sheets, with names of all kinds."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from commdesk.practice import make_practice
from commdesk.records.health_checks import LINES, SCALES, HealthCheck
from commdesk.records.partners import Partner
from commdesk.reports import catalogue, pdf, plain
from commdesk.reports.blocks import Chart, Document, Ticks
from commdesk.reports.pdf_ticks import TickRows
from commdesk.reports.style import LARGE, MILLIMETRE, NORMAL
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.store import Reader, Store

OBRIEN = "<b>O'Brien & Söhne</b>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One partner that both sides were asked about, one never asked, one that has ended; today is 22 November 2026."""
    made = new_file(tmp_path / "group.commdesk", "Mill Lane Helpers")
    with made.step("Fill"):
        for record in (
            Partner(id="o", name=OBRIEN, stage="active"),
            Partner(id="n", name="Громада Поділ", stage="active"),
            Partner(id="e", name="Over", stage="ended"),
            HealthCheck(partner="e", day="2026-11-01", side="ours", satisfied=1),
            HealthCheck(partner="o", day="2025-10-01", side="ours", by="Ana", open_often=2, open_weight=4, reliable_often=3,
                        reliable_weight=3, mission_often=3, satisfied=6),
        ):  # fmt: skip
            made.save(record)
    yield made
    close_file(made)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    opened = open_file(path, readonly=True)
    yield opened
    opened.close()


def _built(reader: Reader, name: str, partner: str = "", **more: object) -> Document:
    options = replace(catalogue.default_options(name, reader), **more)  # type: ignore[arg-type]
    return catalogue.build(name, reader, replace(options, where={"partner": partner} if partner else {}))


def _pages(document: Document) -> int:
    with pypdfium2.PdfDocument(pdf.render(document)) as file:
        return len(file)


def _words(document: Document) -> str:
    return plain.as_text(document).replace("\u00a0", " ")


def test_the_empty_form_has_the_ten_questions_once(store: Store) -> None:
    document = _built(store, "health-form")
    words = _words(document)
    for number, line in enumerate(LINES, 1):
        assert f"{number}. {line.sentence} [1 2 3 4] [1 2 3 4]" in words
    for number, question in enumerate(SCALES.values(), 9):
        assert f"{number}. {question} [0 1 2 3 4 5 6 7 8 9 10]" in words
    for asked in (
        "____________ Partner",
        "____________ Day",
        "Who answered, for which side",
        "What we should talk about",
    ):
        assert asked in words
    assert "made up" not in words and "--- new page ---" not in words


def test_a_chosen_partner_gets_a_sheet_for_each_side(store: Store) -> None:
    ours, theirs = _words(_built(store, "health-form", "o")).split("--- new page ---")
    assert f"*Mill Lane Helpers* on working with {OBRIEN}." in ours
    assert f"*{OBRIEN}* on working with Mill Lane Helpers." in theirs
    assert ours.count("[1 2 3 4] [1 2 3 4]") == theirs.count("[1 2 3 4] [1 2 3 4]") == 8


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_form_is_one_sheet_of_paper(practice: Reader, paper: str) -> None:
    (school,) = practice.rows("SELECT id FROM partners WHERE name = 'Riverside Primary School'")
    assert _pages(_built(practice, "health-form", paper=paper)) == 1
    assert _pages(_built(practice, "health-form", school[0], paper=paper)) == 2
    # Large print takes the back too, and all that is ticked stays on the front.
    large = _built(practice, "health-form", school[0], paper=paper, large_print=True)
    assert _pages(large) == 4
    with pypdfium2.PdfDocument(pdf.render(large)) as file:
        front = file[0].get_textpage().get_text_range()
    assert "decided together" in " ".join(front.split())


@pytest.mark.parametrize("style", [NORMAL, LARGE])
def test_boxes_are_large_enough_for_a_pen(style, store: Store) -> None:  # type: ignore[no-untyped-def]
    ticks = [block for block in _built(store, "health-form").blocks if isinstance(block, Ticks)]
    for block in ticks:
        piece = TickRows(block, style, 0)
        assert piece._side >= 6 * MILLIMETRE
        assert piece._all_boxes() < 174 * MILLIMETRE
        assert piece.height(493) > len(block.questions) * piece._side


def test_the_page_tells_both_sides_and_who_was_never_asked(store: Store) -> None:
    words = _words(_built(store, "partner-health"))
    for told in (
        f"# {OBRIEN}: talk about “Openness”", "We answered on 1 Oct 2025 (Ana). They have not answered yet. Time for a new health check.",
        "*Openness:* we miss it", "△ sometimes (4)", "✓ mostly (3)", "✓ mostly ", "*No health check yet:* Громада Поділ",
    ):  # fmt: skip
        assert told in words, told
    assert "Over" not in words
    rows = {
        line.split("  ")[0]: line.split()[-2:]
        for line in words.splitlines()
        if line.startswith(("Trust", "Value", "Sat"))
    }
    assert rows["Trust [1]"] == ["2.7", "–"]
    assert "not enough yet" in next(line for line in words.splitlines() if line.startswith("Value"))
    assert rows["Satisfied [2]"] == ["6", "–"]


def test_one_answer_is_no_line_and_two_are(store: Store, practice: Reader) -> None:
    assert not any(isinstance(block, Chart) for block in _flat(_built(store, "partner-health", "o")))
    ((bakery,),) = practice.rows("SELECT id FROM partners WHERE name = 'Bäckerei Söhne'")
    charts = [
        block for block in _flat(_built(practice, "partner-health", bakery)) if isinstance(block, Chart)
    ]
    assert [chart.title for chart in charts] == [
        "Trust", "Promises kept, of all due by then", "Value", "Satisfied",
    ]  # fmt: skip
    assert len({(one.chart.since, one.chart.until) for one in charts}) == 1  # type: ignore[union-attr]
    assert [line.last for line in charts[0].chart.lines] == ["3.3", "1.7"]  # type: ignore[union-attr]


def _flat(document: Document) -> list[object]:
    found: list[object] = []
    todo: list[object] = list(document.blocks)
    while todo:
        block = todo.pop(0)
        found.append(block)
        for name in ("blocks", "left", "right"):
            todo += getattr(block, name, ())
    return found


def test_a_page_of_one_partner_is_one_page(practice: Reader) -> None:
    for (id,) in practice.rows("SELECT DISTINCT partner FROM health_checks"):
        assert _pages(_built(practice, "partner-health", id)) == 1


def test_a_group_that_has_asked_nobody_is_told_how_to_begin(store: Store) -> None:
    words = _words(_built(store, "partner-health", "n"))
    assert "# No health check yet" in words and "Print the form" in words
