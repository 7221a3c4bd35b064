"""The lists of the group settings: types of programmes, checks and training, and what an hour is worth."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton

from commdesk import clock, text
from commdesk.records.agreements import PLACES, WORDINGS
from commdesk.records.kinds import kind_of
from commdesk.records.programmes import PROGRAMME_TYPES
from commdesk.records.rates import RATES
from commdesk.records.volunteers import CHECK_TYPES
from commdesk.reports import wording
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.filters import FilterBar
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work


def programme_types(work: Work) -> ListView:
    """Types that programmes are sorted by."""
    view = ListView(
        work,
        PROGRAMME_TYPES,
        [Column("name")],
        ["name"],
        wide=("name",),
        icon="flag",
        empty=_("Types sort programmes: health, food, environment."),
        add=_("&New type"),
        about=lambda record: used(work, record),
    )
    _in_dialog(view)
    return view


def check_types(work: Work) -> ListView:
    """Checks and training that the group keeps track of."""
    view = ListView(
        work,
        CHECK_TYPES,
        [
            Column("name", weight=3),
            Column("months", show=lambda type, model: _holds(type), weight=1),
            Column("window", weight=0),
            Column("everyone", weight=0),
        ],
        ["name", "months", "window", "everyone"],
        wide=("name", "everyone"),
        icon="check",
        empty=_("What people who help must have or learn: a background check, first aid, an induction."),
        add=_("&New check or training"),
        about=lambda record: used(work, record),
    )
    _in_dialog(view)
    return view


class WordingsList(ListView):
    """The words in which agreements are printed, with a second language beside them."""

    def fresh(self) -> Any:
        return wording.beginning(text.language())

    def title_of(self, record: Any) -> str:
        return str(record.name)


def wordings(work: Work) -> ListView:
    """Wordings of agreements."""
    places = ", ".join(f"{{{place}}}" for place in PLACES)
    view = WordingsList(
        work,
        WORDINGS,
        [Column("name", weight=2), Column("beside_in", weight=1)],
        ["name", "words", "beside_in", "beside"],
        wide=("name", "beside_in"),
        icon="page",
        empty=_("The words in which your agreements are printed. Without one of your own a plain one is taken."),
        add=_("&New wording"),
        about=lambda record: " · ".join((
            used(work, record),
            _("Places that are filled: {places}. A line is left out where nothing was agreed.").format(places=places),
        )),
        settle=_with_second_language,
    )  # fmt: skip
    _in_dialog(view)
    return view


def _with_second_language(_before: Any, changed: Any) -> Any:
    """A second language begins with the wording that comes with the program, where there is one."""
    if changed.beside_in and not changed.beside.strip():
        return replace(changed, beside=wording.usual(changed.beside_in))
    return changed


class RatesList(ListView):
    """What an hour given is worth, by year and country; the group's own rows stand beside the published ones."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            RATES,
            [
                Column("year", weight=0),
                Column("country", weight=1),
                Column("rate", show=lambda rate, model: text.money(rate.rate or 0, rate.currency), weight=0),
                Column("role", weight=1),
                Column("source", weight=3),
            ],
            ["year", "country", "rate", "currency", "role", "source"],
            wide=("role", "source"),
            icon="clock",
            empty=_("What an hour given is worth, by year and country, and who says so."),
            add=_("&New value"),
        )
        _in_dialog(self)

    def add_filters(self, bar: FilterBar) -> None:
        bar.add("country", _("Of which country"), self._countries)

    def narrow(self, query: Query) -> Query:
        country = self.filters.chosen("country")
        return query._replace(equals={"country": country} if country else {})

    def fresh(self) -> Any:
        group = self.work.store.group()
        country = self.filters.chosen("country") or group.country
        return RATES.new(year=clock.today().year, country=country, currency=group.currency)

    def title_of(self, record: Any) -> str:
        return _("{country} {year}").format(country=record.country, year=record.year)

    def _countries(self) -> list[tuple[str, str]]:
        found = dict.fromkeys(rate.country for rate in self.work.store.find(RATES))
        return [("", _("All countries")), *((country, country) for country in found)]


def used(work: Work, record: Any) -> str:
    """What stands in the way of deleting a record, before anybody tries."""
    found = [
        f"{text.number(count)} × {other.many_name().lower()}"
        for other, __, count in work.store.links_to(kind_of(record), record.id)
    ]
    return _("Used by {what}").format(what=", ".join(found)) if found else _("Not used yet")


def _holds(type: Any) -> str:
    return CHECK_TYPES.fields["months"].show(type.months) if type.months else _("for ever")


def _in_dialog(view: ListView) -> None:
    # The dialog has the button in its foot, where it is also seen when the form is not.
    view.add_button.hide()
    # In a dialog Qt would give every button Enter for itself.
    for button in view.findChildren(QPushButton):
        button.setAutoDefault(False)
