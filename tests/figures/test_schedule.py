"""Who is pushed, which dates decide the end, circles: worked out by hand, and of any plan."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commdesk.figures.schedule import Bar, Link, circle, deciding, deciding_of_goals, earliest, pushed
from commdesk.records.goals import Action, Dependency, Goal
from commdesk.store.store import Store

DAY = date(2026, 11, 2)


def bar(id: str, start: int, end: int, *, fixed: bool = False) -> Bar:
    return Bar(id, DAY + timedelta(days=start), DAY + timedelta(days=end), fixed)


def plan(*bars: Bar) -> dict[str, Bar]:
    return {one.id: one for one in bars}


def test_followers_move_in_a_row_and_keep_their_lengths() -> None:
    bars = plan(bar("a", 0, 4), bar("b", 3, 5), bar("c", 6, 6), bar("d", 20, 21), bar("e", 1, 2))
    links = [Link("1", "a", "b"), Link("2", "b", "c", 2), Link("3", "c", "d"), Link("4", "e", "c")]
    # b begins the day after a ends; c two days more after b; d has room enough.
    assert pushed(bars, links, ["a"]) == {"b": bar("b", 5, 7), "c": bar("c", 10, 10)}
    assert pushed(bars, links, ["e"]) == {}


def test_what_is_done_stays_and_pushes_nobody_on() -> None:
    bars = plan(bar("a", 0, 9), bar("b", 3, 5, fixed=True), bar("c", 6, 7))
    assert pushed(bars, [Link("1", "a", "b"), Link("2", "b", "c")], ["a"]) == {}


def test_two_that_are_waited_for_push_to_the_later() -> None:
    bars = plan(bar("a", 0, 4), bar("b", 0, 9), bar("c", 1, 1))
    links = [Link("1", "a", "c"), Link("2", "b", "c")]
    assert pushed(bars, links, ["a", "b"]) == {"c": bar("c", 10, 10)}


def test_the_dates_that_decide_the_end_have_no_slack() -> None:
    bars = plan(
        bar("a", 0, 4), bar("b", 5, 9), bar("c", 0, 2), bar("d", 10, 10), bar("e", 3, 8), bar("f", 0, 10)
    )
    links = [Link("1", "a", "b"), Link("2", "b", "d"), Link("3", "c", "e"), Link("4", "e", "d")]
    # c and e leave a day before d; f ends with the whole.
    assert deciding(bars, links) == {"a", "b", "d", "f"}
    assert deciding(plan(bar("x", 0, 4, fixed=True)), []) == set()
    # With a day more between, e decides too, and c before it.
    assert deciding(bars, [*links[:3], Link("4", "e", "d", 1)]) == {"a", "b", "c", "d", "e", "f"}


def test_a_circle_is_named_in_its_order() -> None:
    links = [Link("1", "a", "b"), Link("2", "b", "c"), Link("3", "x", "b")]
    assert circle(links) == [] and circle(links, Link("4", "a", "c")) == []
    assert circle(links, Link("4", "c", "a")) == ["c", "a", "b", "c"]
    assert circle([*links, Link("4", "c", "b")]) == ["b", "c", "b"]


@st.composite
def plans(draw: st.DrawFn) -> tuple[dict[str, Bar], list[Link]]:
    size = draw(st.integers(1, 9))
    bars = {}
    for number in range(size):
        start, length = draw(st.integers(0, 20)), draw(st.integers(0, 6))
        bars[str(number)] = bar(str(number), start, start + length, fixed=draw(st.integers(0, 5)) == 0)
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=14)) if pairs else []
    return bars, [Link(f"{a}-{b}", str(a), str(b), draw(st.integers(0, 3))) for a, b in chosen]


@given(plans())
def test_afterwards_no_link_from_what_moved_is_broken_and_nothing_moved_in_vain(
    made: tuple[dict[str, Bar], list[Link]],
) -> None:
    bars, links = made
    found = pushed(bars, links, bars)
    after = bars | found
    for link in links:
        follower = after[link.after]
        assert follower.fixed or follower.start >= earliest(after[link.before], link)
    for id, moved in found.items():
        assert moved.end - moved.start == bars[id].end - bars[id].start and moved.start > bars[id].start
        assert moved.start in {earliest(after[link.before], link) for link in links if link.after == id}


@given(plans())
def test_a_day_later_on_what_decides_is_a_day_later_at_the_end(
    made: tuple[dict[str, Bar], list[Link]],
) -> None:
    bars, links = made
    bars = bars | pushed(bars, links, bars)
    links = [link for link in links if not (bars[link.before].fixed or bars[link.after].fixed)]
    still = [one for one in bars.values() if not one.fixed]
    deciders = deciding(bars, links)
    for one in still:
        later = one._replace(start=one.start + timedelta(days=1), end=one.end + timedelta(days=1))
        moved = bars | {one.id: later}
        moved |= pushed(moved, links, [one.id])
        end = max(b.end for b in moved.values() if not b.fixed)
        assert (end > max(b.end for b in still)) == (one.id in deciders)


def test_what_decides_is_asked_goal_by_goal_with_what_holds_it_up_elsewhere(store: Store) -> None:
    with store.step("Fill"):
        for record in (
            Goal(id="hall", name="Hall"), Goal(id="feast", name="Feast"), Goal(id="alone", name="Alone"),
            Action(id="paint", goal="hall", name="Paint", start="2026-11-02", due="2026-11-10"),
            Action(id="chairs", goal="hall", name="Chairs", start="2026-11-02", due="2026-11-04"),
            Action(id="curtains", goal="hall", name="Curtains", start="2026-11-05", due="2026-12-20"),
            Action(id="cook", goal="feast", name="Cook", start="2026-11-11", due="2026-11-12"),
            Action(id="invite", goal="feast", name="Invite", start="2026-11-02", due="2026-11-03"),
            Action(id="lone", goal="alone", name="Lone", start="2026-11-02", due="2026-11-03"),
            Dependency(action="paint", next_action="cook"),
            Dependency(action="chairs", next_action="curtains"),
        ):  # fmt: skip
            store.save(record, new=True)
    # The paint holds up the feast of the other goal; the hall itself is held up by chairs and curtains.
    assert deciding_of_goals(store) == {"paint", "cook", "chairs", "curtains"}
