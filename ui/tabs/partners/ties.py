"""What a partner adds to our goals and programmes, and what flows between it and other partners."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from commdesk.records.goals import GOALS
from commdesk.records.partners import CONTRIBUTIONS, PARTNERS, TIES
from commdesk.records.programmes import PROGRAMMES
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.parts import PartForm, PartList
from ui.shared.work import Work


class ContributionsList(PartList):
    """To which goals and programmes of ours one partner adds something."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, CONTRIBUTIONS, "partner", _("Note what they add"), _("Nothing is noted yet."),
            title=_("What they add to our goals and programmes"),
        )  # fmt: skip

    def make_form(self) -> PartForm:
        adders = {"goal": adder(self.work, GOALS), "programme": adder(self.work, PROGRAMMES)}
        wide = ("goal", "programme", "what")
        return PartForm(self.work, CONTRIBUTIONS, ["goal", "programme", "what"], wide=wide, adders=adders)

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        store = self.work.store
        goal, programme = store.get(GOALS, record.goal), store.get(PROGRAMMES, record.programme)
        to = [kind.name_of(one) for kind, one in ((GOALS, goal), (PROGRAMMES, programme)) if one is not None]
        chip = GOALS.one_name() if goal is not None else PROGRAMMES.one_name()
        return " · ".join(to), record.what, chip, "accent" if goal is not None else "quiet"


class TiesList(PartList):
    """What flows between one partner and others, whichever of them it was entered from."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, TIES, "partner", _("Note a tie to another partner"), _("No tie is noted yet."),
            title=_("Ties to other partners, without us in between"),
        )  # fmt: skip

    def make_form(self) -> PartForm:
        adders = {"partner": adder(self.work, PARTNERS), "other": adder(self.work, PARTNERS)}
        fields = ["partner", "other", "kind", "both", "what"]
        return PartForm(self.work, TIES, fields, wide=("partner", "other", "what"), adders=adders)

    def records(self) -> list[Any]:
        if self._owner is None:
            return []
        to_them = self.work.store.find(TIES, Query(equals={"other": self._owner.id}))
        return [*super().records(), *to_them]

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        outward = self._owner is not None and record.partner == self._owner.id
        other = self.work.store.get(PARTNERS, record.other if outward else record.partner)
        name = PARTNERS.name_of(other) if other is not None else ""
        words = _("With {name}") if record.both else _("To {name}") if outward else _("From {name}")
        kind = TIES.fields["kind"].show(record.kind) if record.kind else ""
        return words.format(name=name), record.what, kind, "accent" if outward else "good"


class TiesPage(QWidget):
    """Both lists, one under the other."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.contributions, self.ties = ContributionsList(work), TiesList(work)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        self._lists = (self.contributions, self.ties)
        for page in self._lists:
            column.addWidget(page)
        column.addStretch(1)
        work.changed.connect(lambda step: self._renamed(step.kinds()))

    def set_owner(self, partner: Any) -> None:
        """Shows what belongs to one partner."""
        for page in self._lists:
            page.set_owner(partner)

    def leave(self) -> bool:
        """Saves what is being typed."""
        return all(page.leave() for page in self._lists)

    def show_record(self, id: str) -> None:
        """Opens one contribution or tie."""
        for page in self._lists:
            page.show_record(id)

    def _renamed(self, kinds: set[str]) -> None:
        """Rows say names of others, which may have changed."""
        if kinds & {PARTNERS.name, GOALS.name, PROGRAMMES.name}:
            for page in self._lists:
                page.refresh()
