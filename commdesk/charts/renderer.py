"""matplotlib drawing on a reportlab canvas: vector lines, real text, no file in between.

Its texts are set in the page's own fonts, so they can be read and searched in the file, and no system font is
ever looked for. One unit is one point.
"""

import os
import re
from functools import cache
from typing import Any, NamedTuple

from commdesk import paths
from commdesk.charts import letters


class Box(NamedTuple):
    """A place on the page: lower left corner and size."""

    x: float
    y: float
    width: float
    height: float


class _Pen:
    """The part of matplotlib's renderer that knows reportlab; joined with its base class when first used."""

    def __init__(self, canvas: Any, box: Box) -> None:
        super().__init__()
        self.canvas = canvas
        self.box = box

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.box.width, self.box.height

    def flipy(self) -> bool:
        return False

    def points_to_pixels(self, points: float) -> float:
        return points

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        size = prop.get_size_in_points()
        below = letters.descent(size)
        return letters.width(s, size, _is_bold(prop)), letters.ascent(size) + below, below

    def _get_font_height_metrics(self, prop: Any) -> tuple[float, float, float]:
        size = prop.get_size_in_points()
        return letters.ascent(size), letters.descent(size), 0.0

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        canvas = self.canvas
        canvas.saveState()
        canvas.setFillColorRGB(*gc.get_rgb()[:3])
        canvas.setFont(letters.BOLD if _is_bold(prop) else letters.REGULAR, prop.get_size_in_points())
        canvas.translate(self.box.x + x, self.box.y + y)
        if angle:
            canvas.rotate(angle)
        canvas.drawString(0, 0, s)
        canvas.restoreState()

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        canvas, line_width = self.canvas, gc.get_linewidth()
        if rgbFace is None and not line_width:
            return
        outline = self._outline(path, transform)
        canvas.saveState()
        self._clip(gc)
        if rgbFace is not None:
            canvas.setFillColorRGB(*rgbFace[:3])
        canvas.setStrokeColorRGB(*gc.get_rgb()[:3])
        canvas.setLineWidth(line_width)
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            canvas.setDash([float(d) for d in dashes], offset or 0)
        canvas.drawPath(outline, stroke=int(line_width > 0), fill=int(rgbFace is not None))
        canvas.restoreState()

    def _clip(self, gc: Any) -> None:
        area = gc.get_clip_rectangle()
        if area is not None:
            frame = self.canvas.beginPath()
            frame.rect(self.box.x + area.x0, self.box.y + area.y0, area.width, area.height)
            self.canvas.clipPath(frame, stroke=0, fill=0)

    def _outline(self, path: Any, transform: Any) -> Any:
        outline, dx, dy = self.canvas.beginPath(), self.box.x, self.box.y
        last = (0.0, 0.0)
        for points, code in path.iter_segments(transform, simplify=False):
            p = [float(v) + (dx, dy)[i % 2] for i, v in enumerate(points)]
            if code == path.MOVETO:
                outline.moveTo(*p)
            elif code == path.LINETO:
                outline.lineTo(*p)
            elif code == path.CURVE3:
                (x0, y0), (x1, y1, x2, y2) = last, p
                third = (x0 + 2 * x1) / 3, (y0 + 2 * y1) / 3, (x2 + 2 * x1) / 3, (y2 + 2 * y1) / 3
                outline.curveTo(*third, x2, y2)
            elif code == path.CURVE4:
                outline.curveTo(*p)
            elif code == path.CLOSEPOLY:
                outline.close()
                continue
            last = p[-2], p[-1]
        return outline


def _is_bold(prop: Any) -> bool:
    weight = prop.get_weight()
    return weight in ("bold", "semibold", "heavy") or (isinstance(weight, int) and weight >= 600)


@cache
def figure_and_renderer() -> tuple[type, type]:
    """matplotlib's Figure and our renderer, without a search for fonts on the way."""
    if "MPLCONFIGDIR" not in os.environ:
        _know_the_fonts()
    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure

    return Figure, type("CanvasRenderer", (_Pen, RendererBase), {})


def _know_the_fonts() -> None:
    """Leave matplotlib an empty list of fonts where it would else read every font of the computer.

    The list's version is a constant of its module, read here without running it. Where that fails (another
    matplotlib, a full disk), matplotlib makes its own list: slower, and no harm.
    """
    import importlib.util
    import json

    name = "matplotlib.font_manager"
    try:
        folder = paths.cache_dir() / "matplotlib"
        os.environ["MPLCONFIGDIR"] = str(folder)
        spec = importlib.util.find_spec(name)
        code = spec.loader.get_code(name)  # type: ignore[union-attr]
        body = next(c for c in code.co_consts if getattr(c, "co_name", "") == "FontManager")
        version = next(c for c in body.co_consts if isinstance(c, str) and re.fullmatch(r"\d+(\.\d+)*", c))
        target = folder / f"fontlist-v{version}.json"
        if target.exists():
            return
        known: dict[str, object] = {
            "_version": version,
            "_FontManager__default_weight": "normal",
            "default_size": None,
            "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
            "afmlist": [],
            "ttflist": [],
            "__class__": "FontManager",
        }
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f"fontlist.{os.getpid()}"
        beside.write_text(json.dumps(known), encoding="utf-8")
        beside.replace(target)
    except (OSError, StopIteration, AttributeError, ImportError):
        return
