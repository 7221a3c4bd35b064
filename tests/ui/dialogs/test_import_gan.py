"""A plan of GanttProject through the import dialog: what is shown before it enters, and afterwards."""

import pytest

from commdesk import text
from commdesk.records.goals import ACTIONS, GOALS, MILESTONES
from tests.exchange import plans
from tests.exchange.plans import project, task
from ui.dialogs.import_dialog import ImportDialog
from ui.shared import tasks, theme


@pytest.fixture
def dialog(work, shown):
    return shown(ImportDialog(work))


def opened(dialog, path, kind="volunteers"):
    dialog.open_file(path, kind)
    tasks.settle()


def go_on(dialog):
    dialog.next_button.click()
    tasks.settle()


def cells(table):
    model = table.model()
    rows = range(model.rowCount())
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in rows]


def test_what_a_plan_brings_is_shown_before_it_enters(dialog, work, tmp_path):
    opened(dialog, plans.written(tmp_path, plans.PARTY))
    page = dialog.result_page
    assert dialog.stack.currentWidget() is page
    assert dialog.choose_page.chosen_kind() is GOALS
    assert page.headline.text() == "9 tasks read. 9 would be added."
    shown = [(number, words) for number, words, __ in page.brings.figures.figures()]
    assert shown == [
        ("3", "goals"),
        ("3", "milestones"),
        ("4", "actions"),
        ("2", "links"),
        ("2", "new people"),
    ]
    assert cells(page.brings.table) == [
        ["Das Fest", "30 Mar 2026", "24 Apr 2026", "2", "4"],
        ["Danken", "11 May 2026", "15 May 2026", "0", "0"],
        ["Straßenfest", "18 May 2026", "18 May 2026", "1", "0"],
    ]
    assert "Links left out" in page.notes.text() and "columns of its own (1: Raum)" in page.notes.text()
    assert work.store.count(GOALS) == 0


def test_it_enters_as_one_step_and_again_brings_nothing(dialog, work, shown, tmp_path):
    path = plans.written(tmp_path, plans.PARTY)
    opened(dialog, path)
    go_on(dialog)
    assert dialog.result_page.headline.text().startswith("9 were added.")
    assert (work.store.count(GOALS), work.store.count(MILESTONES), work.store.count(ACTIONS)) == (3, 3, 4)
    go_on(dialog)
    assert not dialog.isVisible()
    again = shown(ImportDialog(work))
    opened(again, path)
    assert again.result_page.headline.text() == "9 tasks read. 0 would be added."
    assert again.result_page.brings.isHidden() and not again.next_button.isEnabled()
    assert work.undo_stack.count() == 1
    work.undo_stack.undo()
    assert work.store.count(GOALS) == work.store.count(ACTIONS) == 0


def test_refused_tasks_are_listed_and_mended_in_the_plan(dialog, work, tmp_path):
    opened(dialog, plans.written(tmp_path, project(task(0, "Goal", task(1, "") + task(2, "Sound")))))
    page = dialog.result_page
    assert cells(page.table) == [
        ["2", "It has no name. Please name it in GanttProject and save the plan again."]
    ]
    assert page.save_button.isHidden() and not page.brings.isHidden()
    dialog.back_button.click()
    assert dialog.stack.currentWidget() is dialog.choose_page


def test_a_plan_that_cannot_be_read_is_told_where_it_was_chosen(dialog, tmp_path):
    opened(dialog, plans.written(tmp_path, plans.PARTY[:700]))
    assert dialog.stack.currentWidget() is dialog.choose_page
    assert "damaged or cut short" in dialog.hint.text()


def test_a_list_after_a_plan_is_read_as_a_list(dialog, tmp_path):
    opened(dialog, plans.written(tmp_path, plans.PARTY))
    opened(dialog, plans.written(tmp_path, "name,phone\nAna,0151 2345\n", "list.csv"))
    assert dialog.stack.currentWidget() is dialog.columns_page
    go_on(dialog)
    assert dialog.result_page.headline.text() == "1 row read. 1 would be added."
    assert dialog.result_page.brings.isHidden()


@pytest.mark.parametrize("language", ["en", "qps"])
def test_the_page_fits_a_small_screen_with_large_text(work, qapp, tmp_path, language):
    before = text.language()
    text.use(language)
    try:
        theme.apply(qapp, "light", 2.0)
        big = ImportDialog(work)
        big.show()
        opened(big, plans.written(tmp_path, plans.PARTY))
        assert big.stack.currentWidget() is big.result_page
        least = big.minimumSizeHint()
        assert least.width() <= 984 and least.height() <= 560
        assert (
            big.result_page.brings.table.accessibleName() and big.result_page.brings.figures.accessibleName()
        )
        big.close()
    finally:
        text.use(before)
        theme.apply(qapp, "light", 1.0)
