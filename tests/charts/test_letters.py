"""How wide words are and where lines break."""

from hypothesis import given
from hypothesis import strategies as st

from commdesk.charts.letters import Span, fitted, flow, line_width, width, wrap

WORDS = st.text(alphabet="abc -/é\n", max_size=80)


def test_lines_break_at_spaces():
    assert wrap("one two three", 10, width("one two", 10) + 0.1) == ["one two", "three"]
    assert wrap("one\n\ntwo", 10, 500) == ["one", "", "two"]
    assert wrap("", 10, 500) == [""]


def test_no_break_spaces_hold():
    assert wrap("to 12\u00a0December", 10, width("to 12\u00a0", 10)) != ["to 12", "December"]


def test_long_words_break_behind_a_dash_or_anywhere():
    assert wrap("river-cleanup", 10, width("river-clea", 10)) == ["river-", "cleanup"]
    assert "".join(wrap("x" * 300, 10, 50)) == "x" * 300


def test_too_many_lines_end_in_an_ellipsis():
    assert wrap("one two three", 10, width("two…", 10) + 0.1, most=2) == ["one", "two…"]
    assert fitted("one two three", 10, width("one tw…", 10) + 0.1) == "one tw…"
    assert fitted("short", 10, 500) == "short"


def test_bold_is_measured_as_bold():
    assert width("Hours", 10, bold=True) > width("Hours", 10)
    assert Span("Hours", 10, True).width == width("Hours", 10, True)


@given(WORDS, st.floats(20, 200))
def test_no_line_is_too_wide_and_no_letter_is_lost(words, room):
    lines = flow([Span(words, 10), Span(" and " + words, 10, True)], room)
    assert all(line_width(line) <= room + 0.001 for line in lines)
    printed = "".join(span.text for line in lines for span in line)
    assert "".join(printed.split()) == "".join((words + " and " + words).split())


@given(WORDS, st.floats(20, 200), st.integers(1, 4))
def test_never_more_lines_than_asked_for(words, room, most):
    lines = wrap(words, 10, room, most=most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 10) <= room + 0.001 for line in lines)


def test_words_held_together_break_between_each_other_when_they_must() -> None:
    room = width("Emily Whitco", 10)
    assert [line.rstrip("\u00a0") for line in wrap("Emily\u00a0Whitcombe", 10, room)] == [
        "Emily",
        "Whitcombe",
    ]
    whole = wrap("Ask Emily\u00a0Whitcombe", 10, width("Emily Whitcombe", 10) + 1)
    assert whole == ["Ask", "Emily\u00a0Whitcombe"]
