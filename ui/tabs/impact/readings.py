"""The readings of an indicator: how its number went, each reading with its source, and its parts."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from commdesk import clock, text
from commdesk.figures import indicator_words as words
from commdesk.figures import indicators as figures
from commdesk.records.indicators import (
    INDICATOR_READINGS,
    INDICATORS,
    READING_PARTS,
    READS,
    IndicatorReading,
)
from commdesk.text import _
from ui.shared.parts import PartForm, PartList
from ui.shared.widgets.history import HistoryChart, Point
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

_LEFT = Qt.AlignmentFlag.AlignLeft


class PartsBox(PartList):
    """The parts of one reading, by age, street, language; and whether they add up."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            READING_PARTS,
            "reading",
            _("Split it…"),
            _("Split a reading by age, street or language: its parts are checked against it."),
            _("Parts"),
        )
        self.warning = label("", "hint", wrap=True)
        self._column.insertWidget(1, self.warning)

    def make_form(self) -> PartForm:
        return PartForm(self.work, READING_PARTS, ["axis", "label", "value"], wide=("axis", "label"))

    def add(self) -> None:
        """All parts of one axis at once."""
        from ui.tabs.impact.split_entry import SplitEntry

        read = self.work.store.get(INDICATOR_READINGS, self._owner.id) if self._owner is not None else None
        if read is not None and self.leave():
            SplitEntry(self.work, read, self.window()).exec()

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        return f"{record.axis}: {record.label}", text.number(record.value or 0, 2), "", "quiet"

    def refresh(self) -> None:
        super().refresh()
        said = []
        read = self._owner
        indicator = self.work.store.get(INDICATORS, read.indicator) if read is not None else None
        if indicator is not None:
            said = [
                words.flaw_of(read, split)
                for split in figures.splits(self.work.store, indicator, read)
                if not split.adds_up
            ]
        self.warning.setText("\n".join(said))
        show_if(self.warning, bool(said))


class ReadingForm(PartForm):
    """The fields of a reading, and its parts once it is in the file."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, INDICATOR_READINGS, ["value", "day", "source", "note"], wide=("source", "note")
        )
        self.parts = PartsBox(work)
        column = self.layout()
        assert column is not None
        column.insertWidget(1, self.parts)  # type: ignore[attr-defined]
        self.form.saved.connect(lambda _record: self.show_parts())

    def show_parts(self) -> None:
        """The parts of what the form shows."""
        kept = self.form.record is not None and not self.form.is_draft
        self.parts.set_owner(self.form.record if kept else None)
        show_if(self.parts, kept)

    def leave(self) -> bool:
        """Saves what is being typed, in the form and in its parts."""
        return self.form.leave_all() and self.parts.leave()

    def _finish(self) -> None:
        if self.leave():
            self.done.emit()


class ReadingsPage(PartList):
    """The readings of one indicator, the latest first, and how its number went."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, INDICATOR_READINGS, "indicator", _("Read it"), _("Nothing was read yet."))
        self.chart = HistoryChart()
        self.told = label("", "small", wrap=True)
        self.keep_button = QPushButton(_("Check now"))
        self.keep_button.setEnabled(not work.store.readonly)
        self.keep_button.clicked.connect(self.check_now)
        self._column.removeWidget(self.add_button)
        for at, widget in enumerate((self.chart, self.told, self.add_button, self.keep_button)):
            self._column.insertWidget(at, widget)
        self._column.setAlignment(self.add_button, _LEFT)
        self._column.setAlignment(self.keep_button, _LEFT)

    def make_form(self) -> PartForm:
        return ReadingForm(self.work)

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        super().open_form(record, draft=draft)
        assert isinstance(self._part_form, ReadingForm)
        self._part_form.show_parts()

    def leave(self) -> bool:
        form = self._part_form
        return super().leave() and (not isinstance(form, ReadingForm) or form.leave())

    def add(self) -> None:
        """A fresh reading, of today."""
        if self._owner is not None and self.leave():
            today = clock.today().isoformat()
            self.open_form(self.kind.new(indicator=self._owner.id, day=today), draft=True)

    def check_now(self) -> None:
        """Keeps what an indicator that reads itself comes to today, with what it was counted from."""
        one = self._owner
        if one is None or not one.reads or not self.leave():
            return
        found = figures.from_records(self.work.store, one, clock.today())
        if found.value is not None:
            read = IndicatorReading(indicator=one.id, day=found.day, value=found.value, source=found.words)
            self.work.save(_("Check indicator"), read)

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        day = INDICATOR_READINGS.fields["day"].show(record.day)
        detail = " · ".join(part for part in (day, record.source, " ".join(record.note.split())) if part)
        flawed = any(not one.adds_up for one in figures.splits(self.work.store, self._owner, record))
        chip = _("Does not add up") if flawed else ""
        return words.number(self._owner, record.value, self._currency()), detail, chip, "warn"

    def refresh(self) -> None:
        super().refresh()
        one = self._owner
        itself = one is not None and bool(one.reads)
        points = self._points() if one is not None else []
        show_if(self.chart, len(points) > 1)
        if len(points) > 1:
            ends = (text.day_medium(points[0].day), text.day_medium(points[-1].day))
            self.chart.set_points(points, one.target, ends, _("Readings of {name}").format(name=one.name))
        self.told.setText(self._told() if itself else "")
        show_if(self.told, itself)
        show_if(self.keep_button, itself)
        show_if(self.add_button, one is not None and not itself)

    def _stepped(self, step: Any) -> None:
        super()._stepped(step)
        one = self._owner
        if one is not None and step.kinds() & {INDICATORS.name, READING_PARTS.name}:
            self._owner = self.work.store.get(INDICATORS, one.id) or one
            self.refresh()

    def _told(self) -> str:
        found = figures.from_records(self.work.store, self._owner, clock.today())
        if found.value is None:
            return found.words
        now = words.number(self._owner, found.value, self._currency())
        return _("It reads itself from the records: {source}. Now: {number}. {how}.").format(
            source=_(READS[self._owner.reads]).lower(), number=now, how=found.words
        )

    def _points(self) -> list[Point]:
        """What the number was after each reading; where readings add up, so does the line."""
        one, store = self._owner, self.work.store
        read, year_start = figures.readings_of(store, one.id), store.group().year_start
        points = []
        for each in read:
            day = date.fromisoformat(each.until)
            value = each.value if one.reads else figures.value_of(one, read, day, year_start).now
            told = f"{text.vague_day(str(each.day))}: {words.number(one, value, self._currency())}"
            points.append(Point(day, value or 0.0, told))
        return points

    def _currency(self) -> str:
        return self.work.store.group().currency
