"""Partner agreements: who works with us, what was agreed, and what each side promised."""

from typing import Any

from commdesk import text
from commdesk.records.kind import Kind
from commdesk.records.partners import AGREEMENTS, COMMITMENTS, GIFTS, PARTNER_PEOPLE, PARTNERS, TALKS
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.calendar_file import ask_and_save_partners
from ui.shared.desk import Desk
from ui.shared.figures import desk_figures
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.parts import PartList
from ui.shared.record_model import Column
from ui.shared.tab_strip import TabStrip
from ui.shared.widgets.icon_button import icon_button
from ui.shared.work import Work
from ui.tabs.partners.parts import AgreementsPage, GiftsPage, PeoplePage, PromisesPage, TalksPage
from ui.tabs.partners.twice import TwinPartners

STAGE_TONES = {
    "active": "good", "agreed": "accent", "in_talks": "quiet", "identified": "quiet",
    "under_review": "warn", "ended": "quiet",
}  # fmt: skip


# What each tab shows.
_KINDS = (PARTNERS, PARTNER_PEOPLE, AGREEMENTS, COMMITMENTS, TALKS, GIFTS)


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
        self.calendar_button = icon_button("calendar", _("Save for a phone’s calendar…"))
        self.calendar_button.clicked.connect(lambda _on=False: ask_and_save_partners(self, self.work))
        self.head.addWidget(self.calendar_button)
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
                Group(_("What they bring"), ("strengths", "resources", "interests", "languages")),
                "note",
            ],
            wide=("name", "website", "email", "strengths", "resources", "interests"),
            icon="partners",
            empty=_("Groups, schools, offices and shops you work with go here."),
            add=_("New partner"),
        )
        self.body.addWidget(self.list, 1)
        self.list.panes.set_shares(1, 1)
        self.twins = TwinPartners(self.list, self.leave)
        self._place()
        self.tabs.currentChanged.connect(self._turn)
        self.list.chosen.connect(self._chosen)
        self._turn(0)
        self._chosen(self.list.table.current())

    def _place(self) -> None:
        """The tabs, and under them what belongs to a partner."""
        work = self.work
        self.tabs = TabStrip(
            _("What of this partner"),
            [_("Partner"), _("People"), _("Agreements"), _("Promises"), _("Talks"), _("Shared")],
        )
        self.people_list, self.agreement_list = PeoplePage(work), AgreementsPage(work)
        self.promise_lists, self.talk_list = PromisesPage(work), TalksPage(work)
        self.gift_list = GiftsPage(work)
        column = self.list.panes.form_column
        column.insertWidget(2, self.tabs)
        # As the tabs stand; the first is the form of the partner itself.
        self._parts: tuple[PartList | PromisesPage, ...] = (
            self.people_list, self.agreement_list, self.promise_lists, self.talk_list, self.gift_list,
        )  # fmt: skip
        for place, page in enumerate(self._parts, 4):
            column.insertWidget(place, page)

    def refresh(self) -> None:
        self.show_figures(desk_figures(self.work.store, "partners"))

    def new(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.list.new()

    def delete(self) -> None:
        """Deletes the chosen partner with agreements and promises."""
        self.list.delete()

    def leave(self) -> bool:
        return self.list.leave() and all(page.leave() for page in self._parts)

    def show_record(self, id: str) -> None:
        store = self.work.store
        for place, kind in enumerate(_KINDS):
            part = store.get(kind, id) if place else None
            if part is not None:
                self.list.show_record(part.partner)
                self.tabs.setCurrentIndex(place)
                self._parts[place - 1].show_record(id)
                return
        self.list.show_record(id)

    def kind_shown(self) -> Kind:
        """The kind that File > Export this table writes."""
        return _KINDS[self.tabs.currentIndex()]

    def _search(self, words: str) -> None:
        self.list.search(words)

    def _turn(self, index: int) -> None:
        self.list.form.setVisible(index == 0 and self.list.form.record is not None)
        for place, page in enumerate(self._parts, 1):
            page.setVisible(index == place)
        self.list.add_button.setVisible(index == 0)
        chosen = self.list.form.record is not None and not self.list.form.is_draft
        self.list.delete_button.setVisible(index == 0 and chosen)

    def _chosen(self, partner: Any) -> None:
        self.tabs.setVisible(partner is not None)
        if partner is None:
            self.tabs.setCurrentIndex(0)
        for page in self._parts:
            page.set_owner(partner)
        self._turn(self.tabs.currentIndex())

    def _next(self, partner: Any) -> str:
        """What comes next with a partner: an agreement that ends, else that it is open-ended."""
        found = self.work.store.find(AGREEMENTS, Query(equals={"partner": partner.id}))
        ends = sorted(agreement.end for agreement in found if agreement.end)
        if ends:
            return _("Until {day}").format(day=text.vague_day_short(ends[0]))
        return _("Open-ended") if found else "–"
