"""What a programme counts at a session besides whom it served: one field each, entered once for the session."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from commdesk.errors import FieldError, KnownError
from commdesk.records.programmes import OUTPUT_COUNTS, OUTPUTS, SESSIONS, OutputCount, Session
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import _
from ui.shared.editors import editor_for
from ui.shared.field_box import FieldBox
from ui.shared.work import Work


class SessionCounts(QWidget):
    """The fields of one session's programme ("Meals served"). Leaving a field saves it; emptied, its count goes."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.boxes: dict[str, FieldBox] = {}
        self._session: Session | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        work.changed.connect(self._stepped)
        self.hide()

    def set_session(self, session: Session | None) -> None:
        """Shows the counts of a session, or none."""
        self.leave()
        self._session = session
        self._build()

    def leave(self) -> bool:
        """Saves what is being typed; False while a field holds what is no number."""
        return all([self.save(id) for id, box in self.boxes.items() if box.editor.hasFocus()])

    def save(self, output: str) -> bool:
        """Takes over the count of one output."""
        if self._session is None:
            return True
        box, kept = self.boxes[output], self._kept(output)
        try:
            typed = box.editor.value_text().strip()
            count = box.value() if typed else None
            if count == (kept.count if kept else None):
                box.show_value(count)
                return True
            with self.work.step(_("Count of a session")):
                if count is None:
                    self.work.store.delete(kept)
                else:
                    values: dict[str, Any] = kept.values() if kept else {}
                    values |= {"session": self._session.id, "output": output, "count": count}
                    self.work.store.save(OutputCount(**values))
        except FieldError as error:
            box.say(str(error))
            return False
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        box.show_value(count)
        return True

    def _kept(self, output: str) -> Any:
        assert self._session is not None
        query = Query(equals={"session": self._session.id, "output": output}, limit=1)
        found = self.work.store.find(OUTPUT_COUNTS, query)
        return found[0] if found else None

    def _build(self) -> None:
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes.clear()
        session = self._session
        outputs = (
            self.work.store.find(OUTPUTS, Query(equals={"programme": session.programme})) if session else []
        )
        declared = OUTPUT_COUNTS.fields["count"]
        for output in outputs:
            editor = editor_for(declared, self.work.store)
            editor.setAccessibleName(output.name)
            box = FieldBox(declared, editor, output.name.replace("&", "&&"))
            editor.left.connect(lambda id=output.id: self.save(id))
            box.setEnabled(not self.work.store.readonly)
            self.boxes[output.id] = box
            self._column.addWidget(box)
        self._show()
        self.setVisible(bool(outputs))

    def _show(self) -> None:
        for id, box in self.boxes.items():
            if not box.editor.hasFocus():
                kept = self._kept(id)
                box.show_value(kept.count if kept else None)

    def _stepped(self, step: Step) -> None:
        if self._session is None:
            return
        if step.kinds() & {OUTPUTS.name, "sessions"}:
            self._session = self.work.store.get(SESSIONS, self._session.id)
            self._build()
        elif OUTPUT_COUNTS.name in step.kinds():
            self._show()
