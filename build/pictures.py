"""Draws resources/practice/: pictures for the practice group, in which nobody real is. `python build/pictures.py`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

TARGET = Path(__file__).resolve().parent.parent / "resources" / "practice"

_WIDE, _HIGH, _FINE = 640, 420, 3


def keep(name: str, draw: Callable[["_Pen"], None], top: str, bottom: str) -> None:
    """Draws a picture on a wall that runs from one colour to another, and keeps it small: few colours, as PNG."""
    fine = (_WIDE * _FINE, _HIGH * _FINE)
    wall = Image.linear_gradient("L").resize(fine)
    image = Image.composite(Image.new("RGB", fine, bottom), Image.new("RGB", fine, top), wall)
    draw(_Pen(ImageDraw.Draw(image)))
    small = image.resize((_WIDE, _HIGH), Image.Resampling.LANCZOS)
    small.quantize(96, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", "PNG", optimize=True)


class _Pen:
    """Draws in the picture's own points, however fine the drawing is."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: str, round: float = 0
    ) -> None:
        at = [one * _FINE for one in (left, top, right, bottom)]
        self._draw.rounded_rectangle(at, radius=round * _FINE, fill=colour)

    def oval(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self._draw.ellipse([one * _FINE for one in (left, top, right, bottom)], fill=colour)

    def shape(self, *points: tuple[float, float], colour: str) -> None:
        self._draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=colour)

    def line(self, *points: tuple[float, float], colour: str, width: float) -> None:
        at = [(x * _FINE, y * _FINE) for x, y in points]
        self._draw.line(at, fill=colour, width=round(width * _FINE), joint="curve")

    def bow(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        ends: tuple[int, int],
        colour: str,
        width: float,
    ) -> None:
        at = [one * _FINE for one in (left, top, right, bottom)]
        self._draw.arc(at, *ends, fill=colour, width=round(width * _FINE))


def kettle(pen: _Pen) -> None:
    """A kettle on the stove by a window, and two cups."""
    pen.box(60, 40, 260, 240, "#8d6f57", 6)
    pen.box(70, 50, 250, 230, "#bcd7e2")
    pen.oval(180, 70, 230, 120, "#fbeebc")
    pen.shape((70, 230), (70, 190), (130, 165), (190, 195), (250, 175), (250, 230), colour="#7f9f77")
    pen.box(155, 50, 165, 230, "#8d6f57")
    pen.box(0, 330, 640, 420, "#6d5442")
    pen.box(0, 322, 640, 336, "#86694f")
    pen.box(300, 308, 520, 324, "#3b4145", 4)
    for x in (380, 408, 436):  # steam
        for step in range(4):
            pen.bow(
                x - 12,
                40 + step * 22,
                x + 12,
                62 + step * 22,
                (90, 270) if step % 2 else (-90, 90),
                "#f4efe4",
                4,
            )
    pen.bow(350, 120, 470, 250, (190, 350), "#2d3336", 11)
    pen.shape((478, 250), (545, 190), (560, 200), (500, 292), colour="#b5432f")
    pen.oval(320, 180, 500, 318, "#c94f38")
    pen.oval(345, 195, 400, 262, "#dd7a64")
    pen.box(350, 176, 470, 196, "#a73d2b", 8)
    pen.oval(398, 160, 422, 182, "#2d3336")
    for x, colour in ((110, "#2f7f78"), (205, "#d9a441")):
        pen.bow(x + 52, 285, x + 84, 318, (-90, 90), colour, 7)
        pen.box(x, 276, x + 62, 330, colour, 8)
        pen.oval(x, 268, x + 62, 286, "#f1e6d2")
        pen.oval(x + 6, 271, x + 56, 284, "#7a4a2c")


def supper(pen: _Pen) -> None:
    """A long table in the street at dusk, below a line of lamps."""
    houses = ((0, 110, "#4c5a66"), (110, 80, "#5a5468"), (230, 130, "#4b6060"), (350, 95, "#63585a"), (480, 120, "#4f5c70"), (580, 90, "#5d5f56"))  # fmt: skip
    for n, (left, top, colour) in enumerate(houses):
        right = houses[n + 1][0] if n + 1 < len(houses) else 640
        pen.shape((left - 4, top), ((left + right) / 2, top - 42), (right + 4, top), colour="#39424b")
        pen.box(left, top, right, 300, colour)
        for row in range(2):
            for at in range(2):
                x, y = left + 18 + at * (right - left - 62), top + 26 + row * 66
                pen.box(x, y, x + 26, y + 36, "#f3cf7a" if (n + row + at) % 3 else "#333c45", 2)
    pen.box(0, 290, 640, 420, "#58534e")
    for start in (0, 320):
        points: list[tuple[float, float]] = [
            (start + x, 40 + 50 * (1 - ((x - 160) / 160) ** 2)) for x in range(0, 321, 8)
        ]
        pen.line(*points, colour="#2a2f35", width=2)
        for across, down in points[2::5]:
            pen.oval(across - 12, down + 2, across + 12, down + 26, "#f6dc93")
            pen.oval(across - 6, down + 7, across + 6, down + 20, "#fff6d8")
    pen.shape((60, 318), (580, 318), (640, 380), (0, 380), colour="#f2ead9")
    pen.shape((0, 380), (640, 380), (640, 400), (0, 400), colour="#d5c8ae")
    for n, plate in enumerate(range(95, 560, 78)):
        pen.oval(plate - 24, 332, plate + 24, 352, "#fffdf6")
        pen.oval(plate - 16, 335, plate + 16, 348, ("#c95a3c", "#d9a441", "#6e9a54")[n % 3])
    for candle in (140, 300, 455):
        pen.box(candle - 3, 300, candle + 3, 334, "#8d6f57")
        pen.oval(candle - 5, 286, candle + 5, 302, "#f8c95c")


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    keep("kettle", kettle, "#efdcbd", "#dcc19a")
    keep("supper", supper, "#2f3f5c", "#b98a7a")
