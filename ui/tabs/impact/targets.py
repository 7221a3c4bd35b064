"""The targets of an indicator by time, and what it came to in each."""

from typing import Any

from commdesk.figures import indicator_words as words
from commdesk.figures import indicators as figures
from commdesk.records.indicators import INDICATOR_READINGS, INDICATORS, TARGETS
from commdesk.text import _
from ui.shared.parts import PartForm, PartList
from ui.shared.work import Work


class TargetsPage(PartList):
    """What one indicator should come to in each stretch of time."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            TARGETS,
            "indicator",
            _("Add target"),
            _("A target of a half year or a year on the way: what it should come to in that time."),
        )
        self._told: dict[str, figures.TargetLine] = {}

    def make_form(self) -> PartForm:
        return PartForm(self.work, TARGETS, ["start", "end", "value", "note"], wide=("note",))

    def refresh(self) -> None:
        self._told = {}
        if self._owner is not None:
            (line,) = figures.of(self.work.store, [self._owner])
            self._told = {told.target.id: told for told in line.targets}
        super().refresh()

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        currency = self.work.store.group().currency
        aim = words.number(self._owner, record.value, currency)
        shown = TARGETS.fields
        span = _("{first} to {last}").format(
            first=shown["start"].show(record.start), last=shown["end"].show(record.end)
        )
        told = self._told.get(record.id)
        if told is None:
            return aim, span, "", "quiet"
        state, tone = figures.TARGET_STATES[told.state]
        if told.value is not None:
            came = _("came to {number}").format(number=words.number(self._owner, told.value, currency))
            span = f"{span} · {came}"
        return aim, span, _(state), tone

    def _stepped(self, step: Any) -> None:
        super()._stepped(step)
        one = self._owner
        if one is not None and step.kinds() & {INDICATORS.name, INDICATOR_READINGS.name}:
            self._owner = self.work.store.get(INDICATORS, one.id) or one
            self.refresh()
