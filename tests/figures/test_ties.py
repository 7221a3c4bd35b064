"""The network of partners; today is 22 November 2026."""

from commdesk.figures.periods import parse_period
from commdesk.figures.ties import US, Flow, network
from commdesk.records.agreements import Agreement
from commdesk.records.partners import Gift, Partner, Tie
from commdesk.records.promises import Commitment
from commdesk.store.store import Store


def _fill(store: Store) -> None:
    with store.step("Fill"):
        for record in (
            Partner(id="hall", name="Hall", stage="active"),
            Partner(id="baker", name="Baker", stage="agreed"),
            Partner(id="club", name="Club", stage="identified"),
            Partner(id="gone", name="Gone", stage="ended"),
            Gift(partner="hall", day="2026-10-01", way="received", kind="space", what="Room"),
            Gift(partner="hall", day="2026-10-08", way="received", kind="space", what="Room"),
            Gift(partner="hall", day="2026-10-09", way="received", kind="money", what="Coins"),
            Gift(partner="hall", day="2026-10-10", way="given", what="Something"),
            Gift(partner="baker", day="2025-01-01", way="received", kind="goods", what="Old bread"),
            Gift(partner="gone", day="2026-10-01", way="received", kind="goods", what="Books"),
            Tie(partner="hall", other="baker", kind="space", what="the oven"),
            Tie(partner="hall", other="baker", kind="contacts"),
            Tie(partner="hall", other="club", kind="time", both=1),
            Tie(partner="club", other="hall", kind="skills", both=1),
            Tie(partner="baker", other="gone", kind="goods"),
            Agreement(partner="hall", name="Rooms", start="2026-01", end="2026-12-31"),
            Agreement(partner="hall", name="Over", start="2025", end="2026-05"),
            Commitment(partner="hall", side="ours", what="Sweep", due="2026-10-31", state="kept", settled_on="2026-10-30"),
            Commitment(partner="hall", side="theirs", what="Key", due="2026-10-01", state="kept_late", settled_on="2026-10-09"),
            Commitment(partner="hall", side="theirs", what="Lock", due="2026-09-01", state="broken"),
            Commitment(partner="hall", side="theirs", what="Lamp", due="2024-09-01", state="kept"),
            Commitment(partner="hall", side="ours", what="Report", due="2027-01-31"),
            Commitment(partner="baker", side="theirs", what="Flour"),
        ):  # fmt: skip
            store.save(record, new=True)


def test_gifts_of_the_period_and_ties_make_the_flows(store: Store) -> None:
    _fill(store)
    found = network(store, parse_period("2026"))
    assert found.flows == (
        Flow(US, "hall", (None,), 1),
        Flow("hall", US, ("money", "space"), 3),
        Flow("club", "hall", ("skills", "time"), both=True),
        Flow("hall", "baker", ("space", "contacts")),
    )


def test_agreements_in_force_and_promises_of_each_partner(store: Store) -> None:
    _fill(store)
    found = network(store, parse_period("2026")).standings
    assert [(one.partner.id, one.agreements, one.open, one.kept) for one in found] == [
        ("baker", 0, 1, 0), ("club", 0, 0, 0), ("hall", 1, 1, 2),
    ]  # fmt: skip
    earlier = network(store, parse_period("2026-02")).standings
    assert [(one.agreements, one.kept) for one in earlier] == [(0, 0), (0, 0), (2, 0)]


def test_who_is_touched_and_who_is_only_known(store: Store) -> None:
    _fill(store)
    with store.step("More"):
        store.save(Partner(id="far", name="Far", stage="identified"), new=True)
    assert network(store, parse_period("2026")).touched() == {"hall", "baker", "club"}


def test_a_group_without_partners_has_no_network(store: Store) -> None:
    assert network(store, parse_period("2026")) == ((), ())
