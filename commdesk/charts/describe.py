"""What a chart shows, as frozen plain values. The message stands above it as the report's own heading."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BarChart:
    """Upright bars from zero over short labels, mostly months; a value of None is "not enough yet".

    ``shown`` are the words over the bars (``text.number`` of the value where it is missing). ``unit`` names
    what is counted. ``highlight`` is the place of the bar that the message is about; the others step back.
    ``before`` are the same months of an earlier period, drawn hollow; ``series`` and ``before_series``
    name the two.
    """

    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    unit: str = ""
    shown: tuple[str, ...] = ()
    highlight: int | None = None
    before: tuple[float | None, ...] = ()
    before_shown: tuple[str, ...] = ()
    series: str = ""
    before_series: str = ""


@dataclass(frozen=True)
class HBarChart:
    """Lying bars from zero, one to a line, with the label on the left and the value at the bar's end."""

    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    unit: str = ""
    shown: tuple[str, ...] = ()
    highlight: int | None = None


@dataclass(frozen=True)
class LineOfChart:
    """One line: its readings by their days, its name, and the words of its last value."""

    name: str
    points: tuple[tuple[date, float], ...]
    last: str = ""


@dataclass(frozen=True)
class LineChart:
    """Readings over time on a scale from ``least`` to ``most``, the days from ``since`` to ``until``.

    ``marks`` are levels with a hairline and a word on the left; ``ends`` the words under the first and the last day.
    """

    lines: tuple[LineOfChart, ...]
    since: date
    until: date
    least: float
    most: float
    marks: tuple[tuple[float, str], ...] = ()
    ends: tuple[str, str] = ("", "")


AnyChart = BarChart | HBarChart | LineChart
