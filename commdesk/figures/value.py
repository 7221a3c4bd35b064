"""What the time is worth: hours × the rate of their year and country. Rates are cents an hour, sums are cents."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from commdesk import text
from commdesk.figures.periods import Period
from commdesk.records.group import Group
from commdesk.records.rates import RATES, Rate
from commdesk.store.store import Reader
from commdesk.text import N_, _

NO_RATE = N_("the group has entered no value of an hour")
OTHER_MONEY = N_("the values of an hour for {country} are in {theirs}, and the group counts in {ours}")
NO_YEARS = N_("no value of an hour is known for {country} in {years}")
OWN = N_("the group’s own rate")

# Read only where a rate belongs to an activity: this walk needs the rows themselves.
_BY_ACTIVITY = """
    SELECT substr(day, 1, 4), programme, activity, sum(minutes * people) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ? GROUP BY 1, 2, 3
"""
_OWN_RATES = "SELECT id, name, value_rate FROM programmes WHERE value_rate IS NOT NULL"


class Used(NamedTuple):
    """A rate that counted: cents an hour, where it comes from, its year (0: the same every year), its minutes."""

    rate: int
    source: str
    year: int
    minutes: int


class Value(NamedTuple):
    """The value in cents, None with a ``reason`` where it cannot be had; ``rates`` says what it was counted with."""

    cents: int | None
    reason: str = ""
    rates: tuple[Used, ...] = ()

    @property
    def source(self) -> str | None:
        """Where the rates come from, in words; None without any."""
        return "; ".join(dict.fromkeys(_source_words(used) for used in self.rates)) or None


class _Table(NamedTuple):
    """The rates of the group's country in its money: by year, and by year and folded activity."""

    by_year: dict[int, Rate]
    by_role: dict[tuple[int, str], Rate]
    other_money: str


def of_time(reader: Reader, group: Group, period: Period, minutes: Mapping[tuple[str, str], int]) -> Value:
    """The value of the time given in a period; ``minutes`` are those of each (year, programme id).

    A programme's own rate holds for its hours; else a rate of the table whose role is the shift's activity; else
    the group's own rate; else the rate of the group's country in the year of the hours. A rate in another currency
    is no rate. A year without a rate makes the whole value None, the year named: gaps stay gaps. Without hours the
    value is 0 where there is any rate at all. Sources: Independent Sector (US); wage methods (UK).
    """
    table = _table(reader, group)
    own = {id: (name, rate) for id, name, rate in reader.rows(_OWN_RATES)}
    roles = {role for __, role in table.by_role}
    parts = _parts(reader, period, minutes, roles)
    used: dict[tuple[int, str, int], int] = defaultdict(int)
    missing: set[int] = set()
    for year, programme, role, given in parts:
        if programme in own:
            name, rate = own[programme]
            used[rate, _("own rate of {programme}").format(programme=name), 0] += given
        elif found := table.by_role.get((year, role)):
            used[int(found.rate or 0), f"{found.source} ({found.role})", year] += given
        elif group.value_rate is not None:
            used[group.value_rate, group.value_source or _(OWN), 0] += given
        elif found := table.by_year.get(year):
            used[int(found.rate or 0), found.source, year] += given
        else:
            missing.add(year)
    if missing or not (parts or group.value_rate is not None or table.by_year):
        return Value(None, _reason(group, table, missing))
    if not parts and group.value_rate is not None:
        used[group.value_rate, group.value_source or _(OWN), 0] = 0
    rates = tuple(Used(*key, given) for key, given in sorted(used.items(), key=lambda u: (u[0][2], -u[1])))
    return Value(worth(rates), rates=rates)


def worth(rates: tuple[Used, ...]) -> int:
    """Cents: minutes × rate ÷ 60 of each, rounded once at the end."""
    return round(sum(used.minutes * used.rate for used in rates) / 60)


def _table(reader: Reader, group: Group) -> _Table:
    by_year: dict[int, Rate] = {}
    by_role: dict[tuple[int, str], Rate] = {}
    other = ""
    country = text.fold(group.country.strip())
    # In the order they were made: of two for the same year the later one holds.
    for rate in sorted(reader.find(RATES), key=lambda r: (r.made, r.id)) if country else ():
        if text.fold(rate.country.strip()) != country:
            continue
        if rate.currency != group.currency:
            other = rate.currency
        elif rate.role.strip():
            by_role[rate.year, text.fold(rate.role.strip())] = rate
        else:
            by_year[rate.year] = rate
    return _Table(by_year, by_role, other)


def _parts(
    reader: Reader, period: Period, minutes: Mapping[tuple[str, str], int], roles: set[str]
) -> list[tuple[int, str, str, int]]:
    """Year, programme, folded activity (empty where no rate asks for it) and minutes."""
    if not roles:
        return [(int(year), programme, "", given) for (year, programme), given in minutes.items() if given]
    found: dict[tuple[int, str, str], int] = defaultdict(int)
    for year, programme, activity, given in reader.rows(_BY_ACTIVITY, [period.first, period.last]):
        role = text.fold(activity.strip())
        found[int(year), programme, role if role in roles else ""] += given
    return [(*key, given) for key, given in found.items()]


def _reason(group: Group, table: _Table, missing: set[int]) -> str:
    if not group.country.strip() or not (table.by_year or table.other_money):
        return _(NO_RATE)
    if table.other_money and not table.by_year:
        return _(OTHER_MONEY).format(country=group.country, theirs=table.other_money, ours=group.currency)
    years = text.listed([str(year) for year in sorted(missing)])
    return _(NO_YEARS).format(country=group.country, years=years)


def _source_words(used: Used) -> str:
    return f"{used.source}, {used.year}" if used.year else used.source
