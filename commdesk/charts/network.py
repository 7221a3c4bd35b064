"""What a map of a network shows, as frozen plain values: us in the middle, partners around, arrows between them."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

from commdesk.text import _

# Our own group, among the keys of nodes.
CENTRE = ""
# How many rounds of changing places are tried; each makes the ways shorter or is the last.
_ROUNDS = 12
#: So many places are tried out at most; beyond, nodes stay in their order.
_MOST_TRIED = 60


@dataclass(frozen=True)
class Node:
    """A partner. ``stage`` is a key of a partner's stages, told by the border; ``lines`` stand under the name.

    ``number`` stands inside the border. ``bond`` is how it is bound to us: ``agreement``, ``promises``, or nothing.
    """

    key: str
    name: str
    stage: str = "active"
    lines: tuple[str, ...] = ()
    number: str = ""
    bond: str = ""


@dataclass(frozen=True)
class Arrow:
    """What flows from ``source`` to ``target`` (keys of nodes, or CENTRE); ``both`` has a head at either end.

    ``kinds`` are codes that choose the line, empty text for what no kind was said of; ``words`` and ``letters`` say the
    same where there is much or little room.
    """

    source: str
    target: str
    kinds: tuple[str, ...]
    words: str = ""
    letters: str = ""
    both: bool = False


@dataclass(frozen=True)
class Network:
    """``centre`` is our own name; ``kinds``, ``letters`` and ``stages`` are the words and letters for codes, for the key."""

    centre: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    kinds: tuple[tuple[str, str], ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    stages: tuple[tuple[str, str], ...] = ()

    def part(self, nodes: tuple[Node, ...]) -> "Network":
        """The same with some of its nodes, and the arrows that have both ends among them."""
        keys = {node.key for node in nodes} | {CENTRE}
        arrows = tuple(one for one in self.arrows if one.source in keys and one.target in keys)
        return replace(self, nodes=nodes, arrows=arrows)

    def ties(self) -> tuple[Arrow, ...]:
        """The arrows between nodes."""
        return tuple(one for one in self.arrows if CENTRE not in (one.source, one.target))


def by_kin(network: Network) -> Network:
    """The same with nodes that are tied standing after each other, the largest families first: for cutting it in parts."""
    near: dict[str, list[str]] = defaultdict(list)
    for tie in network.ties():
        near[tie.source].append(tie.target)
        near[tie.target].append(tie.source)
    known = {node.key: node for node in network.nodes}
    seen: set[str] = set()
    families: list[list[Node]] = []
    for node in network.nodes:
        waiting, family = [node.key], []
        while waiting:
            key = waiting.pop(0)
            if key not in seen:
                seen.add(key)
                family.append(known[key])
                waiting += near[key]
        if family:
            families.append(family)
    families.sort(key=lambda family: -len(family))
    return replace(network, nodes=tuple(node for family in families for node in family))


def cut(network: Network, most: int) -> tuple[Network, Network]:
    """The first nodes, at most so many of them, and the rest; cut where the fewest ties are torn, near the full number."""
    places = {node.key: place for place, node in enumerate(network.nodes)}
    spans = [sorted((places[tie.source], places[tie.target])) for tie in network.ties()]

    def torn(at: int) -> int:
        return sum(first < at <= last for first, last in spans)

    at = min(range(most, max(1, most * 2 // 3) - 1, -1), key=lambda at: (torn(at), -at))
    return network.part(network.nodes[:at]), network.part(network.nodes[at:])


@lru_cache(maxsize=64)
def arranged(network: Network) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The nodes on the right and on the left side, each from top to bottom: tied ones near each other.

    Always the same for the same network: two nodes change places as long as that makes the ways of ties shorter.
    """
    order = [node.key for node in network.nodes]
    right = (len(order) + 1) // 2
    ties = [(tie.source, tie.target) for tie in network.ties()]
    tied = [key for key in order if any(key in tie for tie in ties)]
    place = {key: number for number, key in enumerate(order)}
    if ties and len(order) <= _MOST_TRIED:
        _shorten(order, place, tied, ties, right)
    nodes = {node.key: node for node in network.nodes}
    # Clockwise from the top: down on the right, up on the left.
    placed = [nodes[key] for key in order]
    return tuple(placed[:right]), tuple(reversed(placed[right:]))


def _shorten(
    order: list[str], place: dict[str, int], tied: list[str], ties: list[tuple[str, str]], right: int
) -> None:
    of: dict[str, list[tuple[str, str]]] = {key: [tie for tie in ties if key in tie] for key in order}

    def cost(*keys: str) -> float:
        concerned = {tie for key in keys for tie in of[key]}
        return sum(_way(place[a], place[b], len(order), right) for a, b in concerned)

    def swap(a: str, b: str) -> None:
        order[place[a]], order[place[b]] = b, a
        place[a], place[b] = place[b], place[a]

    for __ in range(_ROUNDS):
        better = False
        for a in tied:
            for b in list(order):
                if a != b:
                    before = cost(a, b)
                    swap(a, b)
                    if cost(a, b) < before - 1e-9:
                        better = True
                    else:
                        swap(a, b)
        if not better:
            return


def _way(one: int, other: int, count: int, right: int) -> float:
    """How long a tie between two places is: over the same side by rows, to the other side past the middle."""
    sides = (one < right, other < right)
    rows = [at if at < right else count - 1 - at for at in (one, other)]
    apart = abs(rows[0] - rows[1])
    if sides[0] == sides[1]:
        return apart + 0.02 * apart * apart
    middle = (right - 1) / 2
    # In the middle stand we ourselves: a way past us is the longer the nearer it comes.
    near_us = 1 - abs((rows[0] + rows[1]) / 2 - middle) / max(middle, 1)
    return right * 0.5 + apart + right * 0.6 * near_us


def in_words(network: Network, key: str) -> str:
    """All that the map shows of one node, for those who cannot see it; empty for a key that is not there."""
    names = {node.key: node.name for node in network.nodes}
    node = next((node for node in network.nodes if node.key == key), None)
    if node is None:
        return ""
    told = [node.name, dict(network.stages).get(node.stage, node.stage)]
    told += [_("agreement in force")] if node.bond == "agreement" else []
    told += node.lines
    for one in network.ties():
        if key in (one.source, one.target):
            other = names.get(one.target if one.source == key else one.source, "")
            words = _("{what} to and from {name}") if one.both else _("{what} to {name}")
            if one.target == key and not one.both:
                words = _("{what} from {name}")
            told.append(words.format(what=one.words, name=other))
    if not (node.lines or node.bond or any(key in (one.source, one.target) for one in network.arrows)):
        told.append(_("nothing noted yet"))
    return ", ".join(told)
