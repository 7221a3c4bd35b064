"""Every type of field: what is typed, shown in an entry field and read back is the same value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdesk import text
from commdesk.errors import FieldError, NextDayError
from commdesk.records import fields
from commdesk.records.goals import GOALS
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import STATUSES, VOLUNTEERS

days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
vague = st.one_of(
    days,
    st.integers(1900, 2199).map(str),
    st.builds("{:04d}-{:02d}".format, st.integers(1900, 2199), st.integers(1, 12)),
)
EXAMPLES: list[tuple[fields.Field, st.SearchStrategy]] = [
    (fields.Text("T"), st.text().map(lambda t: fields.Text("T").parse(t))),
    (fields.LongText("T"), st.text().map(lambda t: fields.LongText("T").parse(t))),
    (fields.Whole("T"), st.integers(0, 1_000_000_000)),
    (fields.Number("T"), st.integers(-999_999, 999_999)),
    (fields.Number("T"), st.decimals(-99_999, 99_999, places=2).map(float)),
    (fields.Number("T"), st.decimals(0, 99_999_999, places=2).map(float)),
    (fields.Money("T"), st.integers(0, 10_000_000_00)),
    (fields.Hours("T"), st.integers(1, 5_000_000)),
    (fields.Day("T"), days),
    (fields.VagueDay("T"), vague),
    (fields.YesNo("T"), st.sampled_from([0, 1])),
    (fields.Choice("T", options=STATUSES), st.sampled_from(sorted(STATUSES))),
]


@given(st.data())
@pytest.mark.parametrize(("field", "values"), EXAMPLES)
def test_an_entry_field_reads_back_what_it_shows(
    field: fields.Field, values: st.SearchStrategy, data: st.DataObject
) -> None:
    value = data.draw(values)
    assert field.parse(field.edit(value)) == value


@given(st.data())
@pytest.mark.parametrize("field", [field for field, __ in EXAMPLES])
def test_no_typing_breaks_a_field(field: fields.Field, data: st.DataObject) -> None:
    typed = data.draw(st.one_of(st.text(), st.text("0123456789.,:-+ hm/'", max_size=12)))
    try:
        value = field.parse(typed)
        field.check(value)
    except FieldError as error:
        assert str(error).endswith((".", "?")) and len(str(error)) < 300
    else:
        assert isinstance(field.show(value), str)


@pytest.mark.parametrize("field", [field for field, __ in EXAMPLES])
def test_an_empty_field_is_empty_and_reads_back_empty(field: fields.Field) -> None:
    assert field.parse("") == field.parse("  ") == field.empty
    assert field.parse(field.edit(field.empty)) == field.empty


def test_every_value_also_reads_back_in_long_words() -> None:
    with text.speaking("qps"):
        for field in (fields.Choice("T", options=STATUSES), fields.YesNo("T")):
            for value in STATUSES if isinstance(field, fields.Choice) else (0, 1):
                assert field.parse(field.edit(value)) == value
        assert fields.Day("T").parse(fields.Day("T").edit("2026-11-22")) == "2026-11-22"


def test_a_finish_before_its_start_asks_about_the_next_day() -> None:
    hours = SHIFTS.fields["minutes"]
    with pytest.raises(NextDayError) as asked:
        hours.parse("22:00-1:30")
    assert (asked.value.minutes, asked.value.field) == (210, "minutes")
    assert "3:30" in str(asked.value)
    assert hours.parse("22:00-1:30 +1") == 210
    assert hours.parse("18:00-20:30") == 150


@pytest.mark.parametrize("typed", ["-2", "0", "0:00", "-1:30"])
def test_a_length_of_nothing_or_less_is_refused(typed: str) -> None:
    hours = SHIFTS.fields["minutes"]
    with pytest.raises(FieldError, match="more than nothing"):
        hours.check(hours.parse(typed))


def test_a_name_of_ten_thousand_characters_is_refused_in_a_short_sentence() -> None:
    with pytest.raises(FieldError, match="at most 200 characters; this has 10,000") as refused:
        VOLUNTEERS.check(VOLUNTEERS.new(name="x" * 10_000))
    assert refused.value.field == "name" and len(str(refused.value)) < 150


def test_markup_is_kept_as_it_was_typed() -> None:
    name = "<b>Eve</b> <img src='file:///etc/passwd'> & Sons"
    record = VOLUNTEERS.new(name=VOLUNTEERS.fields["name"].parse(name))
    VOLUNTEERS.check(record)
    assert VOLUNTEERS.name_of(record) == name


def test_pasted_lines_become_one_and_no_value_holds_nul() -> None:
    assert fields.Text("T").parse("  Ana\r\n  Díaz\t(new)\x00 ") == "Ana Díaz (new)"
    assert fields.LongText("T").parse("a\r\nb\x00\n") == "a\nb"


def test_values_for_files_are_decimal_hours_and_amounts() -> None:
    assert fields.Hours("T").plain(150) == 2.5
    assert fields.Money("T").plain(1250) == 12.5
    assert fields.Day("T").plain("2026-11-22") == "2026-11-22"


def test_limits_are_told_with_both_ends() -> None:
    with pytest.raises(FieldError, match=r"between 1 and 100,000"):
        SHIFTS.fields["people"].check(0)
    with pytest.raises(FieldError, match="below zero"):
        fields.Money("T").check(-1)
    with pytest.raises(FieldError, match="The year 0026"):
        fields.Day("T").check("0026-01-01")
    with pytest.raises(FieldError, match="Idea, Planned"):
        GOALS.fields["state"].parse("someday")
