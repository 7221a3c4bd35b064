"""Partner agreements: who works with us, what was agreed, and what each side promised."""

from typing import Any

from PySide6.QtCore import Qt

from commdesk import clock, text
from commdesk.figures.agreements import over, term_end
from commdesk.records.agreements import AGREEMENTS
from commdesk.records.health_checks import HEALTH_CHECKS
from commdesk.records.kind import Kind
from commdesk.records.partners import CONTRIBUTIONS, GIFTS, PARTNER_PEOPLE, PARTNERS, TALKS, TIES
from commdesk.records.promises import COMMITMENTS
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
from ui.tabs.partners.agreements import AgreementsPage
from ui.tabs.partners.health import HealthPage
from ui.tabs.partners.parts import GiftsPage, PeoplePage, StagesBox, TalksPage
from ui.tabs.partners.promises import PromisesPage
from ui.tabs.partners.ties import TiesPage
from ui.tabs.partners.twice import TwinPartners

STAGE_TONES = {
    "active": "good", "agreed": "accent", "in_talks": "quiet", "identified": "quiet",
    "under_review": "warn", "ended": "quiet",
}  # fmt: skip


# From so many partners on, their agreements and promises are added up beside the painting.
MANY = 200

# What each tab shows, and which kinds else have their place on one.
_KINDS = (PARTNERS, PARTNER_PEOPLE, AGREEMENTS, COMMITMENTS, TALKS, GIFTS, HEALTH_CHECKS, TIES)
_ALSO = ((_KINDS.index(TIES), CONTRIBUTIONS),)


class PartnersDesk(Desk):
    """Partners on the left; partner, agreements and promises of the chosen one on the right."""

    key = "partners"
    help_page = "partners"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Partner agreements"))
        self.short_title = _("Partners")
        self.add_search(_("Search partners, people, places")).searched.connect(self._search)
        self.new_button = self.add_button(_("New partner"), primary=True)
        self.new_button.setEnabled(not work.store.readonly)
        self.new_button.clicked.connect(self.new)
        self.calendar_button = icon_button("calendar", _("Save for a phone’s calendar…"))
        self.calendar_button.clicked.connect(lambda _on=False: ask_and_save_partners(self, self.work))
        self.head.addWidget(self.calendar_button)
        self.map_button = self.add_button(_("Map"), always=True)
        self.map_button.setToolTip(_("What flows between us, our partners and among them"))
        self.map_button.clicked.connect(self.show_map)
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
            [
                _("Partner"), _("People"), _("Agreements"), _("Promises"), _("Talks"), _("Shared"), _("How it goes"),
                _("Ties"),
            ],
        )  # fmt: skip
        self.people_list, self.agreement_list = PeoplePage(work), AgreementsPage(work)
        self.promise_lists, self.talk_list = PromisesPage(work), TalksPage(work)
        self.gift_list, self.health_page, self.ties_page = GiftsPage(work), HealthPage(work), TiesPage(work)
        self.agreement_list.print_asked.connect(self.print_asked)
        self.health_page.print_asked.connect(self.print_asked)
        column = self.list.panes.form_column
        column.insertWidget(2, self.tabs)
        # As the tabs stand; the first is the form of the partner itself.
        self._parts: tuple[PartList | PromisesPage | HealthPage | TiesPage, ...] = (
            self.people_list, self.agreement_list, self.promise_lists, self.talk_list, self.gift_list,
            self.health_page, self.ties_page,
        )  # fmt: skip
        for place, page in enumerate(self._parts, 4):
            column.insertWidget(place, page)
        self.stages = StagesBox(work)
        column.insertWidget(column.indexOf(self.list.form) + 1, self.stages)

    def refresh(self) -> None:
        self.count_figures(lambda reader: desk_figures(reader, "partners"), PARTNERS, MANY)

    def new(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.list.new()

    def delete(self) -> None:
        """Deletes the chosen partner with agreements and promises."""
        self.list.delete()

    def leave(self) -> bool:
        return self.list.leave() and self.stages.leave() and all(page.leave() for page in self._parts)

    def show_record(self, id: str) -> None:
        store = self.work.store
        for place, kind in (*enumerate(_KINDS), *_ALSO):
            part = store.get(kind, id) if place else None
            if part is not None:
                self.list.show_record(part.partner)
                self.tabs.setCurrentIndex(place)
                self._parts[place - 1].show_record(id)
                return
        self.list.show_record(id)

    def show_map(self) -> None:
        """The map of partners, in a window over this one."""
        from ui.tabs.partners.map import PartnerMap

        if self.leave():
            self.map = PartnerMap(self.work, self)
            self.map.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.map.opened.connect(self.show_record)
            self.map.print_asked.connect(lambda: self.print_asked.emit("partner-map"))
            self.map.open()

    def report_asked(self) -> str:
        """Ctrl+P: the sheet of the chosen partner, else the register."""
        partner = self.list.form.record
        if partner is None or self.list.form.is_draft:
            return "agreement-register"
        return f"partner-sheet?partner={partner.id}"

    def kind_shown(self) -> Kind:
        """The kind that File > Export this table writes."""
        return _KINDS[self.tabs.currentIndex()]

    def _search(self, words: str) -> None:
        self.list.search(words)

    def _turn(self, index: int) -> None:
        self.list.form.setVisible(index == 0 and self.list.form.record is not None)
        partner = self.list.form.record if not self.list.form.is_draft else None
        for place, page in enumerate(self._parts, 1):
            # Only what is in sight is read: a partner has ten talks, and the next one may be a key away.
            page.set_owner(partner if index == place else None)
            page.setVisible(index == place)
        # The stages stand under the partner's own form, where there are any.
        self.stages.set_owner(partner if index == 0 else None)
        self.list.add_button.setVisible(index == 0)
        chosen = self.list.form.record is not None and not self.list.form.is_draft
        self.list.delete_button.setVisible(index == 0 and chosen)

    def _chosen(self, partner: Any) -> None:
        self.tabs.setVisible(partner is not None)
        if partner is None:
            self.tabs.setCurrentIndex(0)
        self._turn(self.tabs.currentIndex())

    def _next(self, partner: Any) -> str:
        """What comes next with a partner: an agreement that ends, else that it is open-ended."""
        today = clock.today()
        agreed = self.work.store.find(AGREEMENTS, Query(equals={"partner": partner.id}))
        found = [agreement for agreement in agreed if not over(agreement, today)]
        ends = sorted(end for agreement in found if (end := term_end(agreement, today)))
        if ends:
            return _("Until {day}").format(day=text.vague_day_short(ends[0]))
        return _("Open-ended") if found else "–"
