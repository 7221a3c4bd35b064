"""What a session served, and what else its programme counts: entered once, for the session as a whole."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from commdesk.errors import FieldError, KnownError
from commdesk.figures.rota import Occurrence
from commdesk.records.programmes import OUTPUT_COUNTS, OUTPUTS, SESSIONS, OutputCount
from commdesk.records.reading import short
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.editors import LineEditor
from ui.shared.form import FieldBox
from ui.shared.work import Work
from ui.tabs.volunteers import rota_deeds as deeds

SERVED = "served"


class CountsBox(QWidget):
    """A number for whom the session served, and one for each output of its programme."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._one: Occurrence | None = None
        self._saving = False
        self.boxes: dict[str, FieldBox] = {}  # SERVED, or an output's id
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self.setMaximumWidth(560)

    def show_one(self, one: Occurrence | None) -> None:
        """Shows the counts of a session; what is being typed stays."""
        if self._saving:
            return
        another = not deeds.same(one, self._one)
        if another:
            self._tell_lost()
        outputs = []
        if one is not None:
            outputs = self.work.store.find(OUTPUTS, Query(equals={"programme": one.session.programme}))
        self._one = one
        wanted = [SERVED, *(output.id for output in outputs)] if one is not None else []
        if list(self.boxes) != wanted:
            self._make({output.id: output.name for output in outputs}, wanted)
        if one is None:
            return
        unit = one.programme.unit
        title = _("Served ({unit})").format(unit=unit) if unit else _("Served")
        self.boxes[SERVED].label.setText(title.replace("&", "&&"))
        self.boxes[SERVED].editor.setAccessibleName(title)
        counts = self._counts(one)
        for name, box in self.boxes.items():
            if another or (not box.editor.hasFocus() and not box.hint.text()):
                box.show_value(one.session.beneficiaries if name == SERVED else counts.get(name))
        self.setEnabled(not self.work.store.readonly)

    def leave(self) -> bool:
        """Takes over the number that is being typed."""
        for name, box in self.boxes.items():
            if box.editor.hasFocus():
                self.save(name)
        wrong = [box for box in self.boxes.values() if box.hint.text()]
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def save(self, name: str) -> bool:
        """Keeps a number; an emptied one goes. Answers whether all is well."""
        one, box = self._one, self.boxes[name]
        if one is None or self._saving:
            return True
        before = one.session.beneficiaries if name == SERVED else self._counts(one).get(name)
        self._saving = True
        try:
            value = box.value()
            if value != before:
                self._keep(one, name, value)
        except FieldError as error:
            box.say(str(error))
            return False
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        finally:
            self._saving = False
        box.show_value(value)
        return True

    def _tell_lost(self) -> None:
        """What could not be kept is not dropped without a word when another session is shown."""
        for box in self.boxes.values():
            if box.hint.text():
                sentence = _("“{typed}” was not kept under {field}. {why}").format(
                    typed=short(box.editor.value_text()), field=box.label.text(), why=box.hint.text()
                )
                self.work.refused.emit(sentence)
                box.say("")

    def _keep(self, one: Occurrence, name: str, value: int | None) -> None:
        store = self.work.store
        with self.work.step(_("Session served")):
            session = deeds.real(store, one)
            if name == SERVED:
                store.save(deeds.changed(session, beneficiaries=value))
                return
            query = Query(equals={"session": session.id, "output": name}, limit=1)
            here = store.find(OUTPUT_COUNTS, query)
            if value is None:
                for count in here:
                    store.delete(count)
            elif here:
                store.save(deeds.changed(here[0], count=value))
            else:
                store.save(OutputCount(session=session.id, output=name, count=value), new=True)

    def _counts(self, one: Occurrence) -> dict[str, Any]:
        if not one.kept:
            return {}
        found = self.work.store.find(OUTPUT_COUNTS, Query(equals={"session": one.id}))
        return {str(count.output): count.count for count in found}

    def _make(self, names: dict[str, str], wanted: list[str]) -> None:
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for at, name in enumerate(wanted):
            declared = SESSIONS.fields["beneficiaries"] if name == SERVED else OUTPUT_COUNTS.fields["count"]
            if name != SERVED:
                declared = _optional(declared)
            editor = LineEditor()
            title = names.get(name, "")
            editor.setAccessibleName(title)
            box = FieldBox(declared, editor, title.replace("&", "&&"))
            editor.left.connect(lambda name=name: self.save(name))
            self.boxes[name] = box
            self._grid.addWidget(box, at // 2, at % 2)


def _optional(declared: Any) -> Any:
    """The field of a count that may be left empty: then there is no count."""
    import dataclasses

    return dataclasses.replace(declared, required=False)
