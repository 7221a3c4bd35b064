"""What is sensitive leaves the file on no page and in no export, unless it is asked for by name.

Every page, every export, the calendars and the figures are made of a group in which each text of a sensitive item holds a
marker. An ordinary item holds another one, which must be found: so the search itself can fail.
"""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from commdesk.cli.main import main
from commdesk.exchange import stays
from commdesk.exchange.calendar import write_calendar
from commdesk.exchange.calendar_goals import write_goals
from commdesk.exchange.calendar_partners import write_partners
from commdesk.exchange.write import export
from commdesk.figures.periods import Period, parse_period
from commdesk.practice import make_practice
from commdesk.records.fields import LongText, Text
from commdesk.records.kinds import KINDS
from commdesk.records.listening import FEEDBACK, Feedback, FeedbackTheme
from commdesk.reports import filters
from commdesk.reports.blocks import strings
from commdesk.reports.catalogue import REPORTS, build, default_options, render_report
from commdesk.store.file import close_file, open_file
from commdesk.store.query import Query
from commdesk.store.store import Store
from tests.reports.test_catalogue import NEEDED

HIDDEN, OPEN = "Zwetschgenmus", "Apfelkompott"
WORDS = [name for name, field in FEEDBACK.fields.items() if isinstance(field, Text | LongText)]


def _marked(marker: str, **more: object) -> Feedback:
    """An item with the marker in each of its texts."""
    texts = {name: f"{marker} {name}" for name in WORDS}
    return Feedback(
        day="2026-11-10", type="need", how="meeting", age="to_49", stay="newcomer", answered_on="2026-11-12",
        **{**texts, **more},
    )  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice group with a sensitive and an ordinary item in every need, each with a theme."""
    made = tmp_path_factory.mktemp("sensitive") / "practice.commdesk"
    make_practice(made)
    store = open_file(made)
    with store.step("Mark"):
        theme = store.rows("SELECT id FROM themes LIMIT 1")[0][0]
        for (need,) in store.rows("SELECT id FROM needs"):
            for marker, sensitive in ((HIDDEN, 1), (OPEN, 0)):
                item = _marked(marker, need=need, sensitive=sensitive)
                store.save(item, new=True)
                store.save(FeedbackTheme(feedback=item.id, theme=theme, note=f"{marker} note"), new=True)
    close_file(store)
    return made


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_file(path, readonly=True)
    yield opened
    opened.close()


def _pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document).replace("\ufffe", "")


def _written(file: Path) -> str:
    """All text of a written file; a spreadsheet is unpacked first."""
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return file.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_no_page_quotes_what_is_sensitive(store: Store, report, public: bool) -> None:
    typed = [f"{f.name}={NEEDED[f.name]}" for f in report.filters if f.required]
    where = filters.read(store, report, typed)
    options = replace(default_options(report.name, store), where=where)
    if public and not report.takes("public"):
        return
    options = replace(options, public=public, period=Period(*parse_period("2026")[:2], "2026"))
    assert HIDDEN not in " ".join(strings(build(report.name, store, options)))
    words = _pdf(render_report(report.name, store, options))
    assert HIDDEN not in words
    if report.name in ("what-was-said", "you-said-we-did"):
        assert OPEN in words


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_export_holds_what_is_sensitive(store: Store, tmp_path: Path, kind, ending: str) -> None:
    file = tmp_path / f"out{ending}"
    export(store, kind, file)
    words = _written(file)
    assert HIDDEN not in words
    if kind.name in ("feedback", "feedback_themes"):
        assert OPEN in words


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_asked_for_by_name_it_is_there(path: Path, store: Store, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"all{ending}"
    assert main(["export", "feedback", str(path), str(file), "--include-sensitive"]) == 0
    words = _written(file)
    assert HIDDEN in words and OPEN in words
    assert stays.sensitive(store, FEEDBACK) > 9


def test_a_table_that_shows_only_sensitive_items_exports_none(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert export(store, FEEDBACK, file, query=Query(equals={"sensitive": 1})) == 0
    assert HIDDEN not in _written(file)


def test_neither_calendars_nor_figures_hold_it(path: Path, store: Store, tmp_path: Path, capsys) -> None:
    year = parse_period("2026")
    for number, write in enumerate((lambda f: write_calendar(store, f, year), lambda f: write_goals(store, f),
                                    lambda f: write_partners(store, f))):  # fmt: skip
        file = tmp_path / f"{number}.ics"
        write(file)
        assert HIDDEN not in file.read_text(encoding="utf-8")
    assert main(["figures", str(path), "--period", "2026", "--json"]) == 0
    told = capsys.readouterr().out
    assert HIDDEN not in told
    assert json.loads(told)["listening"]["items"] > 18


def test_the_command_line_says_how_many_were_left_out(path: Path, tmp_path: Path, capsys) -> None:
    assert main(["export", "feedback", str(path), str(tmp_path / "out.csv")]) == 0
    assert "--include-sensitive" in capsys.readouterr().err
