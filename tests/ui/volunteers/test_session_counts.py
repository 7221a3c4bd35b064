"""A programme's own counts: a field each, kept once for the session, undone like everything."""

from PySide6.QtWidgets import QApplication

from commdesk.records.programmes import OUTPUT_COUNTS, Output, Programme, Session
from ui.shared.work import Work
from ui.tabs.volunteers.session_counts import SessionCounts


def test_a_count_is_entered_changed_emptied_and_undone(work: Work, qtbot) -> None:
    food, other = Programme(name="Food"), Programme(name="Café")
    meals, parcels = Output(programme=food.id, name="Meals & soup"), Output(programme=food.id, name="Parcels")
    session = Session(programme=food.id, day="2026-11-20")
    elsewhere = Session(programme=other.id, day="2026-11-20")
    assert work.save("Fill", food, other, meals, parcels, session, elsewhere)
    counts = SessionCounts(work)
    qtbot.addWidget(counts)
    counts.set_session(session)
    assert [box.editor.accessibleName() for box in counts.boxes.values()] == ["Meals & soup", "Parcels"]
    box = counts.boxes[meals.id]

    def enter(typed: str) -> bool:
        box.editor.show_text(typed)
        return counts.save(meals.id)

    def kept() -> list[tuple[str, int]]:
        return [(count.output, count.count) for count in work.store.find(OUTPUT_COUNTS)]

    assert enter("140") and kept() == [(meals.id, 140)]
    assert enter("1,500") and kept() == [(meals.id, 1500)]
    assert not enter("many") and "not a whole number" in box.hint.text() and kept() == [(meals.id, 1500)]
    assert enter("") and kept() == []
    work.undo_stack.undo()
    QApplication.processEvents()
    assert kept() == [(meals.id, 1500)] and box.editor.value_text() == "1500"
    before = work.undo_stack.count()
    assert enter("1500") and work.undo_stack.count() == before
    counts.set_session(elsewhere)
    assert counts.boxes == {} and counts.isHidden()
    counts.set_session(session)
    assert work.save("More", Output(programme=food.id, name="Calls"))
    assert len(counts.boxes) == 3
