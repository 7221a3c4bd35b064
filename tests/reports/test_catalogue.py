"""The impact summary as a whole: as text against what was expected, and its printed numbers against plain SQL.

Set COMMDESK_WRITE_REFERENCE=1 to write the expected texts anew, then read what changed.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from commdesk import text
from commdesk.errors import KnownError
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.practice import make_practice
from commdesk.reports import catalogue, filters, plain
from commdesk.reports.blocks import Document, strings
from commdesk.reports.catalogue import REPORTS, build, compared_with, default_options, render_report
from commdesk.reports.described import TOPICS
from commdesk.reports.scripts import document_problems
from commdesk.reports.sections.material import Options
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.store import Reader, Store

REFERENCE = Path(__file__).parent.parent / "reference"


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    opened = open_file(path, readonly=True)
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "empty.commdesk", "Mill Lane Helpers")
    yield opened
    close_file(opened)


def _options(reader: Reader, typed: str = "", **more: object) -> Options:
    found = default_options("impact", reader)
    if typed:
        period = parse_period(typed)
        found = replace(found, period=period, compare=compared_with(period))
    return replace(found, **more)


def _same_as_reference(name: str, printed: str) -> None:
    path = REFERENCE / f"{name}.txt"
    if os.environ.get("COMMDESK_WRITE_REFERENCE"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


def test_the_practice_groups_year(practice: Store) -> None:
    _same_as_reference("impact-practice", plain.as_text(build("impact", practice, _options(practice))))


def test_the_practice_groups_public_quarter(practice: Store) -> None:
    options = _options(practice, "2026-Q3", public=True)
    _same_as_reference("impact-practice-public-quarter", plain.as_text(build("impact", practice, options)))


def test_an_empty_group(empty: Store) -> None:
    _same_as_reference("impact-empty", plain.as_text(build("impact", empty, _options(empty))))


def _pdf_text(content: bytes) -> str:
    pdf = pypdfium2.PdfDocument(content)
    pages = []
    for page in pdf:
        words = page.get_textpage()
        pages.append(words.get_text_range())
        words.close()
        page.close()
    pdf.close()
    return " ".join(" ".join(pages).split())


def test_printed_figures_are_the_counted_ones_and_plain_sql(practice: Store) -> None:
    options = _options(practice, "2026")
    printed = _pdf_text(render_report("impact", practice, options))
    told = as_json(figures(practice, options.period))
    counted = "FROM shifts WHERE status = 'completed' AND day LIKE '2026-%'"

    minutes, people = practice.conn.execute(
        f"SELECT sum(minutes * people), count(DISTINCT volunteer) {counted}"
    ).fetchone()
    assert told["hours"] == pytest.approx(minutes / 60)
    assert told["volunteers"] == people
    assert f"{round(minutes / 60):,} h given" in printed
    assert f"{people} people and groups gave" in printed

    rows = practice.conn.execute(
        f"SELECT p.name, sum(minutes * people) {counted.replace('shifts', 'shifts JOIN programmes p ON p.id = programme')}"
        " GROUP BY 1"
    ).fetchall()
    assert {p["name"]: p["hours"] for p in told["programmes"]} == {
        name: pytest.approx(m / 60) for name, m in rows
    }
    for name, given in rows:
        assert f"{name} {text.hours_number(given)}" in printed

    households = practice.conn.execute(
        "SELECT sum(beneficiaries) FROM sessions WHERE day LIKE '2026-%' AND programme = "
        "(SELECT id FROM programmes WHERE name = 'Food table')"
    ).fetchone()[0]
    assert {p["name"]: p["beneficiaries"] for p in told["programmes"]}["Food table"] == households
    assert f"{households:,} households" in printed

    months = practice.conn.execute(
        f"SELECT substr(day, 1, 7), sum(minutes * people) {counted} GROUP BY 1"
    ).fetchall()
    assert {m["month"]: m["hours"] for m in told["months"]} == {m: pytest.approx(v / 60) for m, v in months}
    for _month, given in months:
        assert text.hours_number(given) in printed

    kept, due = practice.conn.execute(
        "SELECT sum(state = 'kept'), count(*) FROM (SELECT state FROM commitments WHERE every IS NULL "
        "AND state <> 'released' AND due BETWEEN '2026-01-01' AND '2026-11-21' UNION ALL "
        "SELECT state FROM promise_times WHERE due BETWEEN '2026-01-01' AND '2026-11-21')"
    ).fetchone()
    due += 1  # of one time nothing was said yet
    assert sum(told["partners"]["promises_kept"].values()) == kept
    assert f"{kept} of {due}" in printed


def test_paper_large_print_and_language(practice: Store) -> None:
    document = build("impact", practice, _options(practice, paper="letter", large_print=True, language="qps"))
    assert (document.paper, document.large_print, document.language) == ("letter", True, "qps")
    assert document.title == "Împäçt šümmärý~~~~"
    assert text.language() == "en"
    assert render_report("impact", practice, _options(practice, large_print=True)).startswith(b"%PDF-")


def test_the_groups_own_paper_is_taken(empty: Store) -> None:
    group = empty.group()
    group.paper = "letter"
    with empty.step("Paper"):
        empty.save(group)
    assert build("impact", empty, _options(empty, paper="")).paper == "letter"


def test_chosen_sections_only_with_their_notes(practice: Store) -> None:
    printed = plain.as_text(build("impact", practice, _options(practice, sections=("served",))))
    assert "Food table" in printed
    assert "How we counted:" in printed
    assert "Partners and promises" not in printed
    assert "households at" not in printed


def _marks_and_lines(document: Document) -> tuple[set[int], set[int]]:
    import re

    body, __, notes = plain.as_text(document).partition("How we counted:")
    marks = {int(n) for n in re.findall(r"\[(\d+)\]", body)}
    return marks, {int(n) for n in re.findall(r"^(\d+)\. ", notes, re.MULTILINE)}


def test_every_footnote_leads_to_a_line(practice: Store) -> None:
    for sections in ((), ("partners",), ("goals", "numbers")):
        marks, lines = _marks_and_lines(build("impact", practice, _options(practice, sections=sections)))
        assert marks == lines


def test_unknown_names_are_refused_with_the_known_ones(practice: Store) -> None:
    with pytest.raises(KnownError, match="There are: impact"):
        build("budget", practice, _options(practice))
    with pytest.raises(KnownError, match="headline, numbers"):
        build("impact", practice, _options(practice, sections=("weather",)))


def test_compared_with() -> None:
    period = parse_period("2026-Q3")
    assert compared_with(period, "none") is None
    before = compared_with(period)
    assert before is not None
    assert before.start.isoformat() == "2026-04-01"
    chosen = compared_with(period, "2025-Q3")
    assert chosen is not None
    assert chosen.label == "2025-Q3"


# What a page is about that is about one thing only.
NEEDED = {
    "person": "Amina Yusuf",
    "agreement": "Changing rooms after clean-ups",
    "survey": "Belonging in the nine streets",
}


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
def test_every_page_can_be_read_and_printed(practice: Store, empty: Store, name: str) -> None:
    report = catalogue.report_named(name)
    typed = [f"{f.name}={NEEDED[f.name]}" for f in report.filters if f.required]
    options = replace(default_options(name, practice), where=filters.read(practice, report, typed))
    document = build(name, practice, options)
    if name != "impact":
        _same_as_reference(f"{name}-practice", plain.as_text(document))
    assert "made up" in " ".join(strings(document))
    assert document_problems(document) == []
    marks, lines = _marks_and_lines(document)
    assert marks == lines
    if not typed:
        assert _pdf_text(render_report(name, empty, default_options(name, empty)))


def test_only_the_impact_summary_counts_its_figures(practice: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(*_more: object) -> None:
        raise AssertionError("all figures were counted")

    monkeypatch.setattr("commdesk.figures.summary.figures", counted)
    for report in REPORTS:
        typed = [f"{f.name}={NEEDED[f.name]}" for f in report.filters if f.required]
        if report.name != "impact":
            where = filters.read(practice, report, typed)
            build(report.name, practice, replace(default_options(report.name, practice), where=where))


def test_ever_is_from_the_first_record_on(practice: Store, empty: Store) -> None:
    report = catalogue.report_named("certificate")
    period = catalogue.period_of(report, practice, "ever")
    assert (period.start.isoformat()[:4], period.end.isoformat()) == ("2024", "2026-11-22")
    assert catalogue.period_of(report, empty).start.isoformat() == "2026-11-22"
    assert catalogue.period_of(report, practice, "2026").end.isoformat() == "2026-12-31"


def test_every_report_says_who_reads_it_and_places_all_its_sections() -> None:
    for report in REPORTS:
        assert report.reader and report.decision and report.facts
        placed = [name for row in report.layout for column in row for name in column.split("+")]
        assert sorted(placed) == sorted(section.name for section in report.sections)
        assert max(len(row) for row in report.layout) <= 2
        assert report.topic in TOPICS
        assert report.personal != report.takes("public")
    assert len({report.name for report in REPORTS}) == len(REPORTS)


def test_typed_markup_is_only_words(empty: Store) -> None:
    from commdesk.records.programmes import Programme
    from commdesk.records.shifts import Shift

    name = '<b>Food</b> <img src="file:///etc/passwd"> & more'
    with empty.step("Fill"):
        empty.save(Programme(id="p", name=name, unit="<i>bags</i>"))
        empty.save(Shift(day="2026-11-01", programme="p", minutes=60, people=6))
    printed = _pdf_text(catalogue.render_report("impact", empty, _options(empty)))
    assert "<b>Food</b>" in printed
    assert "& more" in printed


def test_the_impact_summary_of_the_practice_group_is_one_page(practice: Store) -> None:
    with pypdfium2.PdfDocument(
        render_report("impact", practice, default_options("impact", practice))
    ) as page:
        assert len(page) == 1
