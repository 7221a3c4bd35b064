"""What decides the end of 5,000 linked actions, beside networkx' longest path through the same graph: `deciding.py`.

Each action waits for up to three earlier ones and begins as soon as it may. Both sides get their own form of the plan,
made beforehand. Prints the least milliseconds of either as JSON.
"""

import json
import random
import time
from collections.abc import Callable
from datetime import date, timedelta

import networkx

from commdesk.figures.schedule import Bar, Link, deciding

ACTIONS, ROUNDS = 5_000, 9


def plan() -> tuple[dict[str, Bar], list[Link]]:
    """The actions with their days, and the links between them."""
    dice = random.Random(4)
    first, bars, links = date(2026, 1, 1), dict[str, Bar](), list[Link]()
    for number in range(ACTIONS):
        before = dice.sample(range(max(0, number - 40), number), min(number, dice.randrange(4)))
        begin = max((bars[str(one)].end + timedelta(days=1) for one in before), default=first)
        bars[str(number)] = Bar(str(number), begin, begin + timedelta(days=dice.randrange(5)))
        links += [Link(f"{one}-{number}", str(one), str(number)) for one in before]
    return bars, links


def graph(bars: dict[str, Bar], links: list[Link]) -> "networkx.DiGraph[str]":
    """The same as a graph: an edge weighs the days of what it leads to."""
    made: networkx.DiGraph[str] = networkx.DiGraph()
    made.add_nodes_from(bars)
    for link in links:
        after = bars[link.after]
        made.add_edge(link.before, link.after, weight=(after.end - after.start).days + 1)
    return made


def least(deed: Callable[[], object]) -> float:
    """The least milliseconds of some rounds."""
    taken = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - begun)
    return min(taken) * 1000


if __name__ == "__main__":
    bars, links = plan()
    same = graph(bars, links)
    found = {
        "deciding": least(lambda: deciding(bars, links)),
        "longest": least(lambda: networkx.dag_longest_path(same)),
        "links": float(len(links)),
    }
    print(json.dumps(found))
