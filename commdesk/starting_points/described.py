"""What a starting point is: plain descriptions. ``begin`` makes them goals, which are anybody's to change."""

from typing import NamedTuple


class Part(NamedTuple):
    """An action, ``days`` long, that begins so many ``weeks`` after the goal; ``after`` names what it waits for.

    With a ``rhythm`` (``weekly``, ``monthly``) it comes again from then on, always on that day of the week.
    """

    key: str
    name: str
    weeks: float
    days: int = 7
    after: tuple[str, ...] = ()
    rhythm: str = ""


class Point(NamedTuple):
    """A milestone on a day so many ``weeks`` after the goal began; ``after`` names what it waits for."""

    key: str
    name: str
    weeks: float
    after: tuple[str, ...] = ()


class StartingPoint(NamedTuple):
    """A goal with all that belongs to it. ``weeks`` None is ongoing; ``number`` and ``horizon`` are keys of the records'."""

    key: str
    title: str
    about: str
    goal: str
    why: str
    outcome: str
    unit: str
    target: int
    weeks: int | None
    horizon: str
    parts: tuple[Part, ...]
    points: tuple[Point, ...]
    number: str = "latest"
