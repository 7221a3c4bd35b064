"""Splitting a reading: its parts by one axis typed down a list that last time's parts are on already; one step."""

from typing import Any

from PySide6.QtWidgets import QComboBox

from commdesk import text
from commdesk.errors import FieldError, KnownError
from commdesk.figures import indicator_words as words
from commdesk.figures import indicators as figures
from commdesk.records.indicators import (
    INDICATOR_READINGS,
    INDICATORS,
    READING_PARTS,
    IndicatorReading,
    ReadingPart,
)
from commdesk.records.listening import AGES, AXES, RESIDENTS
from commdesk.store.query import Query
from commdesk.text import _
from ui.dialogs.number_frame import NumberFrame
from ui.shared import theme
from ui.shared.number_rows import GroupRows
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work


class SplitEntry(NumberFrame):
    """The parts of a reading by one axis; what they come to stands beside the reading while one types."""

    def __init__(self, work: Work, read: IndicatorReading, parent: Any = None) -> None:
        super().__init__(_("Split the reading"), parent, letters=72)
        self.work, self.read = work, read
        self.indicator: Any = work.store.get(INDICATORS, read.indicator)
        day = INDICATOR_READINGS.fields["day"].show(read.day)
        told = f"{self._number(read.value)} · {day}"
        self.body.addWidget(label(told, "strong", wrap=True))
        hint = _("Choose by what, or type it. Enter goes on to the next; an empty box is not kept.")
        self.body.addWidget(label(hint, "quiet", wrap=True))
        self.axis = QComboBox()
        self.axis.setEditable(True)
        self.axis.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.axis.setCompleter(None)  # type: ignore[arg-type]  # “Age group” is not “Age”
        self.axis.setAccessibleName(_("Split by"))
        self.axis.addItems(self._axes())
        self.body.addWidget(self.axis)
        self.groups = GroupRows(READING_PARTS.fields["value"], _("Another part"), _("&Add part"))
        self.add_rows(self.groups, _("Keep the parts"))
        self.axis.activated.connect(lambda _at: self._turn())
        line = self.axis.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._turn)
        line.returnPressed.connect(self.groups.begin)
        self._shown = ""
        self._turn()
        self.fit()
        self.groups.begin()

    def keep(self) -> None:
        """Writes the parts of this axis: new ones, changed ones, and without those that were emptied."""
        axis = " ".join(self.axis.currentText().split())
        if not axis:
            self.say(_("Please say by what it is split: age, street, language …"))
            self.axis.setFocus()
            return
        try:
            typed = self.groups.rows.numbers()
        except FieldError as error:
            self.say(str(error))
            return
        try:
            with self.work.step(_("Split reading")):
                self._write(axis, typed)
        except KnownError as error:
            self.say(str(error))
            return
        self.accept()

    def _write(self, axis: str, typed: dict[str, float | None]) -> None:
        store, here = self.work.store, {text.fold(one.label): one for one in self._parts(axis)}
        for key, value in typed.items():
            one = here.get(key)
            if one is None and value is not None:
                made = ReadingPart(reading=self.read.id, axis=axis, label=self.groups.names[key], value=value)
                store.save(made, new=True)
            elif one is not None and value is None:
                store.delete(one)
            elif one is not None and one.value != value:
                one.value = value
                store.save(one)

    def _axes(self) -> list[str]:
        """By what it is split already, then by what its other readings are, then what is usual."""
        mine = [
            one.axis for one in self.work.store.find(READING_PARTS, Query(equals={"reading": self.read.id}))
        ]
        others = [one.axis for one in self._earlier()]
        found: dict[str, str] = {}
        for axis in (*mine, *others, *(_(axis) for axis in AXES.values())):
            found.setdefault(text.fold(axis), axis)
        return list(found.values())

    def _earlier(self) -> list[Any]:
        """The parts of the indicator's other readings, those of the latest first."""
        store = self.work.store
        readings = [one.id for one in figures.readings_of(store, self.indicator.id) if one.id != self.read.id]
        parts = store.find(READING_PARTS, Query(equals={"reading": tuple(readings)}, order=("id",)))
        return sorted(parts, key=lambda one: -readings.index(one.reading))

    def _parts(self, axis: str) -> list[Any]:
        found = self.work.store.find(READING_PARTS, Query(equals={"reading": self.read.id}, order=("id",)))
        return [one for one in found if text.fold(one.axis) == text.fold(axis)]

    def _turn(self) -> None:
        """Shows the parts of another axis: those that are here and last time's, else the groups the file knows of.

        What was typed stays for an axis that nothing is known of: it is a new name for it.
        """
        axis = " ".join(self.axis.currentText().split())
        if text.fold(axis) == self._shown:
            return
        self._shown = text.fold(axis)
        here = self._parts(axis)
        earlier = [one for one in self._earlier() if text.fold(one.axis) == text.fold(axis)]
        last = [one for one in earlier if one.reading == earlier[0].reading]
        names = [one.label for one in (*here, *last)] or self._usual(axis)
        if not names and any(line.value_text() for line in self.groups.rows.lines.values()):
            return
        self.groups.set_groups(
            {text.fold(name): name for name in names}, {text.fold(one.label): one.value for one in here}
        )
        self.add_up()

    def _usual(self, axis: str) -> list[str]:
        codes = [code for code, words in AXES.items() if text.fold(_(words)) == text.fold(axis)]
        if codes == ["age"]:
            return [_(words) for words in AGES.values()]
        found: list[Any] = self.work.store.find(RESIDENTS, Query(equals={"axis": codes[0]})) if codes else []
        return [one.value for one in found] if codes != ["stay"] else []

    def add_up(self) -> None:
        """What the parts come to, beside the reading; parts of a share or an average have no sum."""
        self.say("")
        counts = self.indicator.number not in figures.WITHOUT_SUM
        show_if(self.sum, counts)
        total, whole = self.groups.rows.sum(), round(self.read.value or 0.0, 6)
        sentence = _("{n} of {all}")
        if total < whole:
            sentence = _("{n} of {all}, {left} to go")
        elif total > whole:
            sentence = _("{n} of {all}, {left} too many")
        n, all_of_it, left = (text.number(one, 2) for one in (total, whole, abs(whole - total)))
        self.sum.setText(sentence.format(n=n, all=all_of_it, left=left))
        theme.set_role(self.sum, "tone", "good" if total == whole else "warn")

    def _number(self, value: float | None) -> str:
        return words.number(self.indicator, value, self.work.store.group().currency)
