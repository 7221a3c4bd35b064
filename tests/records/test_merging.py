"""Two records of one person: what differs, what is proposed, what may stand together."""

import pytest

from commdesk.records.merging import BOTH, LEFT, RIGHT, differences, merged, shown, the_same
from commdesk.records.partners import PARTNERS, Partner
from commdesk.records.volunteers import VOLUNTEERS, Volunteer


def _one(left: dict[str, object], right: dict[str, object]):  # type: ignore[no-untyped-def]
    a, b = Volunteer(**{"name": "A", **left}), Volunteer(**{"name": "A", **right})
    (difference,) = differences(VOLUNTEERS, a, b)
    return a, difference


@pytest.mark.parametrize(
    ("left", "right", "side"),
    [
        ({"phone": ""}, {"phone": "0151"}, RIGHT),
        ({"phone": "0151"}, {"phone": ""}, LEFT),
        ({"phone": "0151"}, {"phone": "0152"}, LEFT),
        ({"name": "Jose"}, {"name": "José"}, RIGHT),
        ({"name": "A. Yusuf"}, {"name": "Amina Yusuf"}, RIGHT),
        ({"status": "left", "left_on": "2026"}, {"status": "current"}, RIGHT),
        ({"started": "2026"}, {"started": "2025-12-31"}, RIGHT),
        (
            {"contact_ok": "yes", "contact_ok_on": "2026-01-01"},
            {"contact_ok": "no", "contact_ok_on": "2026-02-01"},
            RIGHT,
        ),
        ({"contact_ok": "yes", "contact_ok_on": "2026-01-01"}, {"contact_ok": "no"}, LEFT),
    ],
)
def test_what_is_proposed(left: dict[str, object], right: dict[str, object], side: int) -> None:
    kept, difference = _one(left, right)
    assert difference.both is None and difference.proposed == side
    wanted = Volunteer(**{"name": "A", **(left, right)[side]})
    made = merged(kept, [(difference, side)])
    assert made.id == kept.id
    assert [getattr(made, name) for name in VOLUNTEERS.fields] == [
        getattr(wanted, n) for n in VOLUNTEERS.fields
    ]


@pytest.mark.parametrize(
    ("field", "left", "right", "both"),
    [
        ("skills", "packing, Driving", "driving,cooking", "packing, Driving, cooking"),
        ("email", "a@x.example", "b@x.example, A@x.example", "a@x.example, b@x.example"),
        ("availability", "mon-evening", "sat-morning mon-morning", "mon-morning mon-evening sat-morning"),
        ("note", "Knows the van", "Has a dog", "Knows the van\nHas a dog"),
    ],
)
def test_what_may_stand_together(field: str, left: str, right: str, both: str) -> None:
    kept, difference = _one({field: left}, {field: right})
    assert difference.proposed == BOTH and difference.values(BOTH) == (both,)
    assert getattr(merged(kept, [(difference, BOTH)]), field) == both
    assert getattr(merged(kept, [(difference, RIGHT)]), field) == right
    VOLUNTEERS.check(merged(kept, [(difference, BOTH)]))


def test_what_holds_the_other_already_or_gets_too_long_is_one_or_the_other() -> None:
    assert _one({"skills": "packing, driving"}, {"skills": "Driving"})[1].both is None
    assert _one({"skills": "x" * 300}, {"skills": "y" * 300})[1].both is None


def test_an_answer_is_shown_with_its_day_and_what_is_the_same_is_named() -> None:
    a = Volunteer(name="A", contact_ok="yes", contact_ok_on="2026-11-02", phone="1")
    b = Volunteer(name="A", phone="1")
    (difference,) = differences(VOLUNTEERS, a, b)
    assert (
        shown(VOLUNTEERS, difference, LEFT) == "Yes, Mon 2 Nov" and shown(VOLUNTEERS, difference, RIGHT) == ""
    )
    assert the_same(VOLUNTEERS, a, b) == ["name", "status", "phone"]


@pytest.mark.parametrize(
    ("left", "right", "side"),
    [
        ({"stage": "ended", "end": "2018"}, {"stage": "active"}, RIGHT),
        ({"stage": "agreed"}, {"stage": "active"}, RIGHT),
        ({"stage": "ended"}, {"stage": "ended", "end": "2018"}, RIGHT),
        ({"start": "2016"}, {"start": "2015-01"}, RIGHT),
        ({"strengths": "maps"}, {"strengths": "law"}, BOTH),
        ({"website": "https://a.example"}, {"website": "https://b.example"}, LEFT),
    ],
)
def test_what_is_proposed_of_two_partners(
    left: dict[str, object], right: dict[str, object], side: int
) -> None:
    a, b = Partner(name="A", **left), Partner(name="A", **right)  # type: ignore[arg-type]
    (difference,) = differences(PARTNERS, a, b)
    assert difference.proposed == side
    PARTNERS.check(merged(a, [(difference, side)]))
