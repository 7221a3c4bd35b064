"""Partner agreements: who works with us, what was agreed, and what each side promised."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from commdesk import text
from commdesk.figures import partners as figures
from commdesk.records.kind import Kind
from commdesk.records.partners import AGREEMENTS, COMMITMENTS, PARTNERS
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.desk import Desk, tab_bar
from ui.shared.figures import desk_figures
from ui.shared.list_view import ListView
from ui.shared.parts import PartForm, PartList
from ui.shared.record_model import Column
from ui.shared.work import Work

STAGE_TONES = {
    "active": "good", "agreed": "accent", "in_talks": "quiet", "identified": "quiet",
    "under_review": "warn", "ended": "quiet",
}  # fmt: skip
STATE_TONES = {"kept": "good", "kept_late": "warn", "broken": "bad", "open": "accent", "released": "quiet"}


class PartnersDesk(Desk):
    """Partners on the left; partner, agreements and promises of the chosen one on the right."""

    key = "partners"
    help_page = "partners"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Partner agreements"))
        self.add_search(_("Search partners, people, places")).searched.connect(self._search)
        self.new_button = self.add_button(_("New partner"), primary=True)
        self.new_button.setEnabled(not work.store.readonly)
        self.new_button.clicked.connect(self.new)
        self.list = ListView(
            work,
            PARTNERS,
            [
                Column("name", weight=3),
                Column("stage", tone=lambda partner: STAGE_TONES.get(partner.stage, "quiet"), weight=0),
                Column("next", _("Next"), show=lambda partner, model: self._next(partner), weight=1),
                Column("kind", weight=1),
            ],
            [
                "name",
                "stage",
                "kind",
                "contact",
                "phone",
                "email",
                "website",
                "place",
                "start",
                "end",
                "note",
            ],
            wide=("name", "website", "email"),
            icon="partners",
            empty=_("Groups, schools, offices and shops you work with go here."),
            add=_("New partner"),
        )
        self.body.addWidget(self.list, 1)
        self.list.panes.set_shares(1, 1)
        self.tabs = tab_bar(_("What of this partner"), [_("Partner"), _("Agreements"), _("Promises")])
        self.agreement_list = AgreementsPage(work)
        self.promise_lists = PromisesPage(work)
        column = self.list.panes.form_column
        column.insertWidget(2, self.tabs)
        column.insertWidget(4, self.agreement_list)
        column.insertWidget(5, self.promise_lists)
        self.tabs.currentChanged.connect(self._turn)
        self.list.chosen.connect(self._chosen)
        self._turn(0)
        self._chosen(self.list.table.current())

    def refresh(self) -> None:
        self.show_figures(desk_figures(self.work.store, "partners"))

    def new(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.list.new()

    def delete(self) -> None:
        """Deletes the chosen partner with agreements and promises."""
        self.list.delete()

    def leave(self) -> bool:
        return self.list.leave() and self.agreement_list.leave() and self.promise_lists.leave()

    def show_record(self, id: str) -> None:
        store = self.work.store
        promise, agreement = store.get(COMMITMENTS, id), store.get(AGREEMENTS, id)
        part = promise or agreement
        self.list.show_record(part.partner if part else id)
        if promise is not None:
            self.tabs.setCurrentIndex(2)
            self.promise_lists.show_record(id)
        elif agreement is not None:
            self.tabs.setCurrentIndex(1)
            self.agreement_list.show_record(id)

    def kind_shown(self) -> Kind:
        """The kind that File > Export this table writes."""
        return (PARTNERS, AGREEMENTS, COMMITMENTS)[self.tabs.currentIndex()]

    def _search(self, words: str) -> None:
        self.list.search(words)

    def _turn(self, index: int) -> None:
        self.list.form.setVisible(index == 0 and self.list.form.record is not None)
        self.agreement_list.setVisible(index == 1)
        self.promise_lists.setVisible(index == 2)
        self.list.add_button.setVisible(index == 0)
        chosen = self.list.form.record is not None and not self.list.form.is_draft
        self.list.delete_button.setVisible(index == 0 and chosen)

    def _chosen(self, partner: Any) -> None:
        self.tabs.setVisible(partner is not None)
        if partner is None:
            self.tabs.setCurrentIndex(0)
        self.agreement_list.set_owner(partner)
        self.promise_lists.set_partner(partner)
        self._turn(self.tabs.currentIndex())

    def _next(self, partner: Any) -> str:
        """What comes next with a partner: an agreement that ends, else that it is open-ended."""
        found = self.work.store.find(AGREEMENTS, Query(equals={"partner": partner.id}))
        ends = sorted(agreement.end for agreement in found if agreement.end)
        if ends:
            return _("Until {day}").format(day=text.vague_day_short(ends[0]))
        return _("Open-ended") if found else "–"


class AgreementsPage(PartList):
    """The agreements with one partner."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, AGREEMENTS, "partner", _("Add agreement"), _("Nothing agreed on paper yet."))

    def make_form(self) -> PartForm:
        fields = [
            "name",
            "purpose",
            "start",
            "end",
            "notice_days",
            "renewal",
            "review_months",
            "signed_on",
            "note",
        ]
        return PartForm(self.work, AGREEMENTS, fields, wide=("name",))

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = AGREEMENTS.fields
        end = shown["end"].show(record.end) if record.end else _("open-ended")
        start = shown["start"].show(record.start)
        detail = _("{start} to {end}").format(start=start, end=end) if start else end
        return record.name, detail, shown["renewal"].show(record.renewal), "quiet"


class PromisesPage(QWidget):
    """What each side promised, side by side, and how many were kept."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.sides: dict[str, SideList] = {}
        for side, words in (("ours", _("We promised")), ("theirs", _("They promised"))):
            self.sides[side] = SideList(work, side, words)
            row.addWidget(self.sides[side], 1)
            self.sides[side].form_asked.connect(self._one_form)
        column.addLayout(row)

    def set_partner(self, partner: Any) -> None:
        """Shows the promises of one partner."""
        for page in self.sides.values():
            page.set_owner(partner)

    def leave(self) -> bool:
        """Saves what is being typed."""
        return all(page.leave() for page in self.sides.values())

    def show_record(self, id: str) -> None:
        """Opens one promise."""
        record = self.work.store.get(COMMITMENTS, id)
        if record is not None:
            self.sides[record.side].show_record(id)

    def _one_form(self, asking: object) -> None:
        for page in self.sides.values():
            if page is not asking:
                page.close_form()


class SideList(PartList):
    """The promises of one side."""

    form_asked = Signal(object)

    def __init__(self, work: Work, side: str, words: str) -> None:
        super().__init__(work, COMMITMENTS, "partner", _("Add promise"), _("No promises yet."), title=words)
        self.fixed["side"] = side

    def make_form(self) -> PartForm:
        fields = ["what", "due", "state", "settled_on", "agreement", "note"]
        return PartForm(self.work, COMMITMENTS, fields, wide=("what",))

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = COMMITMENTS.fields
        due = _("by {day}").format(day=shown["due"].show(record.due)) if record.due else _("no date")
        late = figures.days_late(record)
        if late:
            words = ngettext("Late {n} day", "Late {n} days", late).format(n=late)
            return record.what, due, words, "bad"
        return record.what, due, shown["state"].show(record.state), STATE_TONES.get(record.state, "quiet")

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        self.form_asked.emit(self)
        super().open_form(record, draft=draft)
