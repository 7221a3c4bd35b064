"""People: who helps, helped, or may help."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from commdesk import clock, text
from commdesk.figures.people import person_totals
from commdesk.figures.words_in import words_in
from commdesk.records import availability
from commdesk.records.people import needs_guardian, settled
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import STATUSES, VOLUNTEERS, under_age
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.tab_strip import TabStrip
from ui.shared.twice import Twice
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.note_line import NoteLine
from ui.shared.work import Work
from ui.tabs.volunteers.people_copy import copy, copy_button
from ui.tabs.volunteers.people_hours import HoursPart
from ui.tabs.volunteers.people_parts import ChecksPart, ExpensesPart, ServicePart, ThanksPart

TONES = {"current": "good", "prospect": "accent", "resting": "warn", "left": "quiet"}
WITH_US = tuple(status for status in STATUSES if status != "left")
GUARDIAN = ("guardian", "guardian_phone", "guardian_ok", "guardian_ok_on")


def form_fields() -> list[str | Group]:
    """What is asked of a person: what one needs every week first, the rest in groups that open."""
    return [
        "name",
        "status",
        "phone",
        "email",
        Group(_("Parent or guardian"), GUARDIAN),
        Group(_("Skills and languages"), ("skills", "languages")),
        Group(_("When they can come"), ("availability",)),
        Group(_("Address and emergency"), ("address", "emergency", "emergency_phone")),
        Group(_("What they agreed to"), ("contact_ok", "contact_ok_on", "photo_ok", "photo_ok_on")),
        Group(_("Dates"), ("started", "promised_until", "left_on", "born")),
        Group(_("Private note"), ("note",)),
    ]


def without_use(person: Any) -> set[str]:
    """Fields that a person has no use for: a guardian from 18 on, the day of leaving while they are here."""
    hidden: set[str] = set()
    if not under_age(person, clock.today()) and not any(getattr(person, name) for name in GUARDIAN):
        hidden.update(GUARDIAN)
    if person.status != "left" and not person.left_on:
        hidden.add("left_on")
    return hidden


class PeopleView(ListView):
    """The list of people with the form of the chosen one, and what belongs to them. ``asked``: a shift to show."""

    asked = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            VOLUNTEERS,
            [
                Column("name", weight=3),
                Column("status", tone=lambda person: TONES.get(person.status, "quiet"), weight=0),
                Column("phone", weight=1),
                Column("skills", weight=3),
                Column("email", weight=2),
                Column("started", weight=0),
            ],
            form_fields(),
            wide=("name", "skills", "languages", "email", "address", "guardian"),
            icon="volunteers",
            empty=_("The people who help go here. Add one, or log hours and the name is added by itself."),
            add=_("New person"),
            about=self._describe,
            settle=lambda before, changed: settled(before, changed, clock.today()),
            hides=without_use,
        )
        self.panes.set_shares(3, 2)
        self._place_lines()
        self._place_parts()
        self.twice = Twice(work, VOLUNTEERS, self)
        self.twice.found.connect(self._say_twice)
        self.chosen.connect(self._show_person)
        self.form.saved.connect(self._show_person)
        work.changed.connect(lambda step: self._say_guardian() if VOLUNTEERS.name in step.kinds() else None)
        self._show_person(self.form.record)
        self._say_below()

    # -- the list

    def add_filters(self, bar: FilterBar) -> None:
        which = [("with_us", _("Those with us")), ("left", _("Left")), ("all", _("Everybody"))]
        bar.add("which", _("Which people"), [*which, *((code, _(STATUSES[code])) for code in WITH_US)])
        for name, title, nothing in (
            ("skills", _("Who can do what"), _("Any skill")),
            ("languages", _("Who speaks what"), _("Any language")),
        ):
            bar.add(name, title, partial(self._said, name, nothing), nothing)
        bar.add("availability", _("Who can come when"), _times())

    def narrow(self, query: Query) -> Query:
        which = self.filters.chosen("which")
        equals: dict[str, Any] = {}
        if which != "all":
            equals["status"] = WITH_US if which == "with_us" else which
        narrowing = ("skills", "languages", "availability")
        has = {name: self.filters.chosen(name) for name in narrowing if self.filters.chosen(name)}
        return query._replace(equals=equals, has=has)

    def fresh(self) -> Any:
        status = self.filters.chosen("which")
        return VOLUNTEERS.new(status=status if status in WITH_US else "current")

    def copy(self, field: str) -> None:
        """Copies the addresses or numbers of all that the list shows, also of those not seen yet."""
        self.copied.say(copy(self, self.work, self.query()._replace(order=()), field), _("Good"))

    def show_leavers(self) -> None:
        """Looks among those who left too."""
        self.filters.choose("which", "all")

    def look_at_twice(self) -> None:
        """Goes through the pairs of names that may be one person."""
        from ui.dialogs.merge import MergeDialog

        if not self.leave():
            return
        MergeDialog(self.work, self.twice.pairs, self).exec()
        self.twice.look()

    def set_short(self, short: bool) -> None:
        super().set_short(short)
        self._say_twice()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.twice.begin()

    # -- the person

    def new(self) -> None:
        super().new()
        if self.form.is_draft:
            self.parts.setCurrentIndex(0)
            self._show_person(None)

    def leave(self) -> bool:
        return super().leave() and self._page().leave()

    def _place_lines(self) -> None:
        self.copied, self.same, self.below = NoteLine(), NoteLine(), NoteLine()
        column = self.panes.list_column
        at = column.indexOf(self.filters) + 1
        column.insertWidget(at, self.same)
        column.insertWidget(at, self.copied)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 2, 8, 4)
        foot.addWidget(self.below, 1)
        self.copy_button = copy_button(
            {
                _("Copy e-mail addresses"): lambda: self.copy("email"),
                _("Copy phone numbers"): lambda: self.copy("phone"),
            }
        )
        foot.addWidget(self.copy_button)
        column.addLayout(foot)
        self.copied.pressed.connect(lambda: self.copied.say(""))
        self.same.pressed.connect(self.look_at_twice)
        self.below.pressed.connect(self.show_leavers)
        self.model.refreshed.connect(self._say_below)

    def _place_parts(self) -> None:
        work = self.work
        self.hours = HoursPart(work)
        self.hours.asked.connect(self.asked)
        self.pages: dict[str, Any] = {
            _("Person"): self.form,
            _("Checks"): ChecksPart(work),
            _("Hours"): self.hours,
            _("Thanks"): ThanksPart(work),
            _("Service"): ServicePart(work),
            _("Expenses"): ExpensesPart(work),
        }
        self.parts = TabStrip(_("What of this person"), list(self.pages))
        self.guardian = Banner(tone="warn")
        column = self.panes.form_column
        at = column.indexOf(self.form)
        column.insertWidget(at, self.parts)
        column.insertWidget(at, self.guardian)
        for page in list(self.pages.values())[1:]:
            column.insertWidget(column.indexOf(self.form) + 1, page)
            page.hide()
        self.parts.currentChanged.connect(self._turn)
        self._front = 0

    def _page(self) -> Any:
        """What of the person is in front; the form has its own way of being left."""
        page = list(self.pages.values())[self._front]
        return self.hours if page is self.form else page

    def _turn(self, index: int) -> None:
        if index == self._front:
            return
        if not self.leave():
            self.parts.setCurrentIndex(self._front)
            return
        self._front = index
        self._show_person(self.form.record)

    def _show_person(self, person: Any) -> None:
        """The part in front, of the person chosen; the others wait until they are looked at."""
        draft = self.form.is_draft
        kept = person is not None and not draft
        self.parts.setVisible(kept)
        for number, page in enumerate(self.pages.values()):
            front: QWidget = page
            wanted = number == self._front
            front.setVisible(wanted and (kept or (page is self.form and draft)))
            if page is not self.form:
                page.set_owner(person if wanted and kept else None)
        self.add_button.setVisible(self._front == 0 and not draft)
        self.delete_button.setVisible(self._front == 0 and kept)
        self._say_guardian()

    # -- what is said beside them

    def _say_guardian(self) -> None:
        person = self.form.record
        warn = person is not None and needs_guardian(person, clock.today())
        words = _("Under 18, and no parent or guardian has agreed yet.")
        if warn and person.guardian_ok == "no":
            words = _("Under 18, and the parent or guardian does not agree.")
        self.guardian.set_notice(words if warn else "", "warn")
        self.guardian.setVisible(warn)

    def _say_twice(self) -> None:
        words = "" if self._short or self.work.store.readonly else self.twice.words()
        self.same.say(words, _("Look at them"))

    def _say_below(self) -> None:
        """How many the list shows, and whether somebody who left fits the search too."""
        shown, gone = self.model.rowCount(), 0
        if self._words and self.filters.chosen("which") not in ("all", "left"):
            query = self.query()
            gone = self.work.store.count(VOLUNTEERS, query._replace(equals={"status": "left"}))
        words = [ngettext("{n} person.", "{n} people.", shown).format(n=text.number(shown))]
        if gone:
            more = ngettext("{n} more is among those who left.", "{n} more are among those who left.", gone)
            words.append(more.format(n=text.number(gone)))
        self.below.say(" ".join(words) if shown or gone else "", _("Show") if gone else "")
        self.copy_button.setVisible(shown > 0)

    def _said(self, field: str, nothing: str) -> list[tuple[str, str]]:
        return [("", nothing), *((words, words) for words in words_in(self.work.store, field))]

    def _describe(self, person: Any) -> str:
        totals = person_totals(self.work.store, person.id, f"{clock.today().year}-01")
        if not totals.shifts:
            return _("No hours logged yet")
        shifts = ngettext("{n} shift", "{n} shifts", totals.shifts).format(n=text.number(totals.shifts))
        words = _("{shifts}, {hours} in all, {year} this year. Last on {day}.")
        last = SHIFTS.fields["day"].show(totals.last)
        return words.format(
            shifts=shifts, hours=text.hours(totals.minutes), year=text.hours(totals.minutes_since), day=last
        )


def _times() -> list[tuple[str, str]]:
    """Whole days and their parts: what is kept of a day begins with it."""
    found = [("", _("Any time"))]
    for at, day in enumerate(availability.DAYS):
        name = availability.day_name_long(at)
        found.append((f"{day}-", name))
        for part, words in availability.PARTS.items():
            found.append((f"{day}-{part}", _("{day} {part}").format(day=name, part=_(words))))
    return found
