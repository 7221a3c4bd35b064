"""A picture of one chart in points: bars, lines and words that matplotlib puts on the page."""

import math
from typing import Any

from commdesk.charts.palette import PAPER
from commdesk.charts.renderer import Box, figure_and_renderer


class Sketch:
    """An empty picture of one chart: bars in points, texts in points, then :meth:`finish`."""

    def __init__(self, canvas: Any, box: Box) -> None:
        figure, renderer = figure_and_renderer()
        self.box = box
        self._renderer = renderer(canvas, box)
        self._figure = figure(figsize=(box.width / 72, box.height / 72), dpi=72)
        self._figure.patch.set_visible(False)
        self.axes = self._figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, box.width), ylim=(0, box.height))
        self.axes.set_axis_off()

    def bars(self, rectangles: list[Box], colour: str, hollow: bool = False) -> None:
        """Filled bars, or bars of which only the outline is drawn."""
        from matplotlib.patches import Rectangle

        face, edge, line = (PAPER, colour, 0.8) if hollow else (colour, "none", 0)
        for bar in rectangles:
            self.axes.add_patch(
                Rectangle(
                    (bar.x, bar.y), bar.width, bar.height, facecolor=face, edgecolor=edge, linewidth=line
                )
            )

    def line(self, x: tuple[float, float], y: tuple[float, float], colour: str, width: float = 0.75) -> None:
        """A straight line."""
        self.axes.plot(x, y, color=colour, linewidth=width, linestyle="-", marker="", solid_capstyle="butt")

    def track(
        self, points: list[tuple[float, float]], colour: str, radius: float, *, dashed: bool = False
    ) -> None:
        """A line through points with a dot on each; dashed with hollow dots, or whole with filled ones."""
        from matplotlib.patches import Circle

        if len(points) > 1:
            x, y = [p[0] for p in points], [p[1] for p in points]
            dashes: Any = (0, (3.5, 2.5)) if dashed else "-"
            self.axes.plot(x, y, color=colour, linewidth=1.3, linestyle=dashes, marker="")
        for point in points:
            face = PAPER if dashed else colour
            self.axes.add_patch(
                Circle(point, radius, facecolor=face, edgecolor=colour, linewidth=1, zorder=3)
            )

    def words(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        colour: str,
        bold: bool = False,
        align: str = "left",
    ) -> None:
        """One line of text standing on its baseline; a ``$`` in it is a dollar sign, never a formula."""
        self._figure.text(
            x / self.box.width,
            baseline / self.box.height,
            text,
            fontsize=size,
            color=colour,
            fontweight="bold" if bold else "normal",
            ha=align,
            va="baseline",
            parse_math=False,
            usetex=False,
        )

    def finish(self) -> None:
        """Put it on the canvas."""
        self._figure.draw(self._renderer)


def highest(values: tuple[float | None, ...]) -> float:
    """The greatest value, 1 when there is none above zero: what the full length of a bar stands for."""
    known = [v for v in values if v is not None and math.isfinite(v) and v > 0]
    return max(known, default=1.0)
