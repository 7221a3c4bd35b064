"""E-mail addresses and phone numbers: what cannot be one is told with the cure, what can is kept as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdesk.errors import FieldError
from commdesk.records.contact import addresses, digits, same_number, site
from commdesk.records.volunteers import VOLUNTEERS, Volunteer

EMAIL, PHONE = VOLUNTEERS.fields["email"], VOLUNTEERS.fields["phone"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("amina@example.org", "amina@example.org"),
        ("  zoë@bücher.example ", "zoë@bücher.example"),
        ("Amina Yusuf <amina@example.org>", "amina@example.org"),
        ("mailto:a@b.example", "a@b.example"),
        ("a@b.example; c@d.example,", "a@b.example, c@d.example"),
        ("", ""),
    ],
)
def test_an_address_is_kept(typed: str, kept: str) -> None:
    assert EMAIL.parse(typed) == kept
    assert EMAIL.parse(kept) == kept


@pytest.mark.parametrize(
    "typed", ["amina", "amina@gmail", "amina example@b.org", "@b.org", "a@b.example, no"]
)
def test_what_cannot_be_an_address_is_told(typed: str) -> None:
    with pytest.raises(FieldError, match=r"like name@example\.org") as told:
        EMAIL.parse(typed)
    assert told.value.field == "email"


def test_numbers_are_kept_as_written_and_words_alone_are_told() -> None:
    assert PHONE.parse(" 0151 234, evenings ") == "0151 234, evenings"
    assert PHONE.parse("ext. 112") == "ext. 112"
    with pytest.raises(FieldError, match="is not a phone number"):
        PHONE.parse("ask Maria")


def test_an_old_slip_keeps_nobody_from_changing_the_rest() -> None:
    VOLUNTEERS.check(Volunteer(name="A", email="none", phone="see Maria"))
    assert addresses("none") == [] and addresses("a@b.example, x") == ["a@b.example"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0151 234", "+49 151 234", True),
        ("0151 234", "0049 (0)151-234", True),
        ("(0151) 234", "0151/234", True),
        ("555-123-4567", "+1 555 123 4567", True),
        ("1 555 123 4567", "+1 555 123 4567", True),
        ("0151 234, evenings", "0151 234 or 0176 999", True),
        ("0151 234", "0151 235", False),
        ("+44 151 234", "+49 151 234", False),
        ("1234", "1234", False),
        ("", "", False),
    ],
)
def test_the_same_phone_in_two_forms(one: str, other: str, same: bool) -> None:
    assert same_number(digits(one), digits(other)) is same
    assert same_number(digits(other), digits(one)) is same


@given(st.text(max_size=60))
def test_whatever_is_typed_is_kept_or_told(typed: str) -> None:
    for field in (EMAIL, PHONE):
        try:
            kept = field.parse(typed)
        except FieldError:
            continue
        assert field.parse(str(kept)) == kept
    digits(typed), addresses(typed)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("https://www.DataCity.example/about?x=1", "datacity.example"),
        ("datacity.example", "datacity.example"),
        ("http://user@datacity.example:8080/#top", "datacity.example"),
        ("https://one.wordpress.com/", "one.wordpress.com"),
        ("https://m.facebook.com/Data.City/", "facebook.com/data.city"),
        ("https://gov.uk/highways", "gov.uk/highways"),
        ("https://громада.example", "громада.example"),
        ("https://facebook.com", ""),
        ("none", ""),
        ("ask Jo. Smith", ""),
        ("", ""),
    ],
)
def test_a_website_is_known_by_its_host_or_by_its_page_where_many_share_one(typed: str, known: str) -> None:
    assert site(typed) == known
