"""Charts in, vector pictures on a reportlab canvas out. All lengths are points."""

from typing import Any

from commdesk.charts import bars, lines, rows
from commdesk.charts.describe import AnyChart, BarChart, LineChart
from commdesk.charts.renderer import Box
from commdesk.charts.sketch import Sketch


def natural_height(chart: AnyChart, width: float, size: float) -> float:
    """The height a chart wants at a width, with words of ``size`` points."""
    if isinstance(chart, LineChart):
        return lines.height(chart, width, size)
    return bars.height(chart, width, size) if isinstance(chart, BarChart) else rows.height(chart, width, size)


def draw(chart: AnyChart, canvas: Any, box: Box, size: float) -> None:
    """Draw a chart into a box of a reportlab canvas, with words of ``size`` points."""
    sketch = Sketch(canvas, box)
    if isinstance(chart, LineChart):
        lines.draw(chart, sketch, size)
    elif isinstance(chart, BarChart):
        bars.draw(chart, sketch, size)
    else:
        rows.draw(chart, sketch, size)
    sketch.finish()
