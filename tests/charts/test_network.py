"""The map of a network: words never lie on each other, whatever the names, and the same network is always drawn the same."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commdesk.charts import letters
from commdesk.charts.network import CENTRE, Arrow, Network, Node, arranged, by_kin, cut
from commdesk.charts.network_layout import Box, Laid, Letters, along, lay, needed
from commdesk.charts.network_shapes import LINES, SEVERAL, Panel, Ring, Stroke, Words, key, line_of, shapes

SIZE = 9.0
PAPER = Letters(
    SIZE * 1.26,
    lambda words, bold: letters.width(words, SIZE, bold),
    lambda words, room, bold, most: letters.wrap(words, SIZE, room, bold, most),
)
# A4 upright and lying between its margins, and A3.
WIDTHS = (493.0, 740.0, 1088.0)
KINDS = ("money", "goods", "space", "skills", "time", "contacts", "")

_names = st.text("abcdefghij ЖЛФ -<&>ß", min_size=1, max_size=90)
_lines = st.lists(st.text("abcdefg ,", min_size=1, max_size=60), max_size=3)
_stages = st.sampled_from(("identified", "in_talks", "agreed", "active", "under_review"))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """1 to 80 partners with long names, what flows with us and among them."""
    count = draw(st.integers(1, 80))
    nodes = tuple(
        Node(f"n{n}", draw(_names), draw(_stages), tuple(draw(_lines)), str(n)) for n in range(count)
    )
    ends = st.integers(0, count - 1)
    found = []
    for __ in range(draw(st.integers(0, 40))):
        a, b, kind = draw(ends), draw(ends), draw(st.sampled_from(KINDS))
        if a != b:
            found.append(
                Arrow(f"n{a}", f"n{b}", (kind,), kind or "something", kind[:1].upper(), draw(st.booleans()))
            )
        else:
            found.append(Arrow(f"n{a}", CENTRE, (kind,), kind))
    return Network(draw(_names), nodes, tuple(dict.fromkeys(found)))


def _clear(laid: Laid) -> None:
    """No two words, and no words and rings of partners, lie on each other; all is on the page."""
    words = [spot.box for spot in laid.spots] + [way.box for way in laid.ways if way.box] + [laid.hub]
    for one, other in combinations(words, 2):
        assert not one.grown(-0.01).meets(other.grown(-0.01)), (one, other)
    rings = [Box(s.x - laid.radius, s.y - laid.radius, 2 * laid.radius, 2 * laid.radius) for s in laid.spots]
    for ring in rings:
        assert not any(ring.grown(-0.01).meets(box.grown(-0.01)) for box in words)
    for one, other in combinations(rings, 2):
        assert not one.grown(-0.5).meets(other.grown(-0.5))
    for box in words:
        assert box.x >= -0.01 and box.x + box.width <= laid.width + 0.01
        assert box.y >= -0.01 and box.y + box.height <= laid.height + 0.01


@settings(max_examples=60, deadline=None)
@given(networks(), st.sampled_from(WIDTHS))
def test_words_never_lie_on_each_other(network: Network, width: float) -> None:
    laid = lay(network, width, PAPER, 300.0)
    _clear(laid)
    assert laid.height >= needed(network, width, PAPER)
    assert {spot.node.key for spot in laid.spots} == {node.key for node in network.nodes}
    assert len(laid.ways) == len(network.arrows)


@settings(max_examples=25, deadline=None)
@given(networks(), st.integers(2, 30))
def test_parts_have_every_partner_once_and_lose_only_torn_ties(network: Network, most: int) -> None:
    rest, parts = by_kin(network), []
    while len(rest.nodes) > most:
        first, rest = cut(rest, most)
        assert 1 <= len(first.nodes) <= most
        parts.append(first)
    parts.append(rest)
    keys = [node.key for part in parts for node in part.nodes]
    assert sorted(keys) == sorted(node.key for node in network.nodes)
    for part in parts:
        inside = {node.key for node in part.nodes} | {CENTRE}
        assert all({one.source, one.target} <= inside for one in part.arrows)
    with_us = [one for part in parts for one in part.arrows if CENTRE in (one.source, one.target)]
    assert len(with_us) == len(network.arrows) - len(network.ties())


def _row(count: int, *ties: tuple[int, int]) -> Network:
    nodes = tuple(Node(f"n{n}", f"Partner {n}") for n in range(count))
    return Network("Us", nodes, tuple(Arrow(f"n{a}", f"n{b}", ("goods",), "goods", "G") for a, b in ties))


def test_tied_partners_come_to_stand_next_to_each_other() -> None:
    right, left = arranged(_row(8, (0, 5), (5, 2), (2, 7)))
    side = right if any(node.key == "n5" for node in right) else left
    places = {node.key: place for place, node in enumerate(side)}
    assert sorted(abs(places[a] - places[b]) for a, b in (("n0", "n5"), ("n5", "n2"), ("n2", "n7"))) == [
        1,
        1,
        1,
    ]


def test_families_stay_on_one_page_where_they_can() -> None:
    network = by_kin(_row(10, (0, 9), (9, 4), (1, 8)))
    assert [node.key for node in network.nodes[:5]] == ["n0", "n9", "n4", "n1", "n8"]
    first, rest = cut(network, 4)
    # The second family would be torn after four; after three nothing is.
    assert ([node.key for node in first.nodes], len(first.ties()), len(rest.ties())) == (
        ["n0", "n9", "n4"],
        2,
        1,
    )


def test_the_same_network_is_laid_out_the_same() -> None:
    one, other = (lay(_row(9, (0, 4), (3, 8)), 740.0, PAPER, 300.0) for __ in range(2))
    assert one == other


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_partners_have_room(count: int) -> None:
    laid = lay(_row(count, *([(0, 1)] if count > 1 else [])), 740.0, PAPER, 150.0)
    _clear(laid)
    assert laid.hub_lines == ("Us",)


def test_a_tie_across_passes_us_by() -> None:
    laid = lay(_row(2, (0, 1)), 740.0, PAPER, 200.0)
    (tie,) = laid.ways
    assert not any(laid.hub.holds(point) for point in along(tie.points, 50))
    assert tie.words == "goods"


def test_each_kind_has_a_line_of_its_own_and_several_have_another() -> None:
    assert len(set(LINES.values())) == len(LINES)
    assert line_of(("goods",)) == "goods"
    assert line_of(("goods", "time")) == SEVERAL
    assert line_of(("",)) == line_of(()) == ""


def test_stages_are_told_by_the_border() -> None:
    def rings(stage: str) -> list[tuple[float, tuple[float, ...]]]:
        network = Network("Us", (Node("n", "N", stage),), ())
        found = shapes(lay(network, 740.0, PAPER, 150.0), PAPER)
        return [(shape.thick, shape.dash) for shape in found if isinstance(shape, Ring)]

    told = {
        stage: tuple(rings(stage)) for stage in ("identified", "in_talks", "agreed", "active", "under_review")
    }
    assert len(set(told.values())) == 5
    assert len(told["active"]) == 2 and told["under_review"] == ()


def test_an_agreement_is_a_band_and_promises_alone_a_plain_line() -> None:
    def strokes(bond: str, *arrows: Arrow) -> list[tuple[str, bool]]:
        network = Network("Us", (Node("n", "N", bond=bond),), arrows)
        found = shapes(lay(network, 740.0, PAPER, 150.0), PAPER)
        return [(shape.ink, bool(shape.dash)) for shape in found if isinstance(shape, Stroke)]

    gift = Arrow("n", CENTRE, ("goods",), "goods")
    assert strokes("agreement") == [("band", False)]
    assert strokes("agreement", gift) == [("band", False), ("accent", False)]
    assert strokes("promises") == [("quiet", False)]
    assert strokes("promises", gift) == [("accent", False)]
    assert strokes("") == [("quiet", True)]


def test_the_key_names_what_occurs_and_nothing_else() -> None:
    network = Network(
        "Us", (Node("a", "A", "active", bond="agreement"), Node("b", "B", "in_talks")),
        (Arrow("a", CENTRE, ("goods",), "goods"), Arrow("a", "b", ("goods", "time"), "goods, time", "G T")),
        (("goods", "goods"), ("time", "time")), (("goods", "G"), ("time", "T")),
        (("active", "active"), ("agreed", "agreed"), ("in_talks", "in talks")),
    )  # fmt: skip
    tall, made = key(network, 740.0, PAPER, False)
    assert [shape.text for shape in made if isinstance(shape, Words)] == [
        "goods", "several of these", "agreement in force", "nothing noted with us", "active", "in talks",
    ]  # fmt: skip
    assert tall < 40 and not any(isinstance(shape, Panel) for shape in made)
    lettered = [shape.text for shape in key(network, 740.0, PAPER, True)[1] if isinstance(shape, Words)]
    assert lettered[0] == "goods (G)"
