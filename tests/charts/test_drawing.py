"""Charts on a page: their words, their bars, and that nothing is cut off."""

import io
import os
import re
import subprocess
import sys
from datetime import date

import pypdfium2
import pytest

from commdesk.charts import letters
from commdesk.charts.describe import BarChart, HBarChart, LineChart, LineOfChart
from commdesk.charts.drawing import draw, natural_height
from commdesk.charts.renderer import Box

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep")
BARS = BarChart(MONTHS, (214, 236, 201, 230, 262, 290), "hours a month", highlight=5)
ROWS = HBarChart(("Food table", "Language café"), (318, 196), "hours")
LONG = "Kwa" + "x" * 500


def page(chart, width=240.0, uncompressed=False):
    from reportlab.pdfgen.canvas import Canvas

    letters.prepare()
    height = natural_height(chart, width, 8)
    file = io.BytesIO()
    canvas = Canvas(
        file,
        (width + 40, height + 40),
        invariant=1,
        pageCompression=int(not uncompressed),
        initialFontName=letters.REGULAR,
    )
    draw(chart, canvas, Box(20, 20, width, height), 8)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def words_and_boxes(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    words = text.get_text_range().split()
    boxes = [text.get_charbox(i) for i in range(text.count_chars())]
    size = document.get_page_size(0)
    text.close()
    document.close()
    return words, [box for box in boxes if box[2] > box[0]], size


def bars_of(pdf):
    """Width and height of every filled rectangle, from the page's own drawing commands."""
    path = rb"n ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l ([\d.]+) ([\d.]+) l ([\d.]+) ([\d.]+) l h\nf\*"
    found = [[float(v) for v in match] for match in re.findall(path, pdf)]
    return [(abs(p[2] - p[0]), abs(p[5] - p[3])) for p in found]


def test_bars_carry_their_values_and_months():
    words, _boxes, _size = words_and_boxes(page(BARS))
    assert {*MONTHS, "214", "236", "201", "230", "262", "290", "hours", "month"} <= set(words)


def test_bars_are_vectors_from_zero_in_proportion():
    pdf = page(BARS, uncompressed=True)
    heights = sorted(height for _width, height in bars_of(pdf))
    assert len(heights) == 6
    assert [height / heights[-1] for height in heights] == pytest.approx(
        [value / 290 for value in sorted(BARS.values)], abs=0.01
    )
    assert b"/Subtype /Image" not in pdf


def test_rows_are_in_proportion_too():
    wide = sorted(width for width, _height in bars_of(page(ROWS, uncompressed=True)))
    assert wide[0] / wide[1] == pytest.approx(196 / 318, abs=0.01)


@pytest.mark.parametrize(
    "chart",
    [
        BARS,
        ROWS,
        BarChart(tuple(f"Month number {i}" for i in range(36)), tuple(range(0, 36_000, 1_000)), "hours"),
        BarChart((LONG, "May"), (1_234_567_890, 2), LONG, before=(5, None), series=LONG, before_series=LONG),
        BarChart(("Apr",), (7,), shown=("7 h",)),
        HBarChart((LONG, "B"), (1, 1_234_567_890.0), LONG),
        HBarChart(tuple(f"Programme {i}" for i in range(40)), tuple(range(40))),
    ],
)
def test_no_words_leave_the_chart(chart):
    words, boxes, (width, height) = words_and_boxes(page(chart))
    assert words
    for left, bottom, right, top in boxes:
        assert left > 18
        assert bottom > 18
        assert right < width - 18
        assert top < height - 18


def test_values_do_not_run_into_each_other():
    chart = BarChart(tuple(f"M{i}" for i in range(30)), tuple(range(10_000, 40_000, 1_000)), "h")
    words, _boxes, _size = words_and_boxes(page(chart))
    shown = [word for word in words if "," in word]
    assert "39,000" in shown
    assert 3 <= len(shown) < 30


def test_missing_and_zero_values():
    words, _boxes, _size = words_and_boxes(page(BarChart(("Apr", "May", "Jun"), (None, 0, 3))))
    assert {"–", "0", "3"} <= set(words)
    assert "–" in words_and_boxes(page(HBarChart(("a", "b"), (None, 0))))[0]


def test_the_period_before_stands_hollow_beside():
    chart = BarChart(
        ("Apr", "May"), (3, 4), "hours", before=(2, 5), series="this year", before_series="last year"
    )
    pdf = page(chart, uncompressed=True)
    words, _boxes, _size = words_and_boxes(pdf)
    assert {"this", "last", "year"} <= set(words)
    stroked = re.findall(rb" h\nB\*", pdf)
    assert len(stroked) == 3  # two months and the square before the name


def test_dollars_are_no_formulas():
    words, _boxes, _size = words_and_boxes(page(HBarChart(("$x^2$ & <b>",), (1,), "$h$", ("$1",))))
    assert {"$x^2$", "&", "<b>", "$h$", "$1"} <= set(words)


def test_no_fonts_of_the_computer_are_searched(tmp_path):
    code = (
        "import io; from reportlab.pdfgen.canvas import Canvas; from commdesk.charts import letters\n"
        "from commdesk.charts.drawing import draw; from commdesk.charts.describe import HBarChart\n"
        "from commdesk.charts.renderer import Box; letters.prepare()\n"
        "draw(HBarChart(('a',), (1,)), Canvas(io.BytesIO()), Box(0, 0, 200, 50), 8)\n"
        "import sys, matplotlib.font_manager as f; print(len(f.fontManager.ttflist), 'matplotlib.pyplot' in sys.modules)"
    )
    env = {**os.environ, "COMMDESK_HOME": str(tmp_path)}
    env.pop("MPLCONFIGDIR", None)
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]


def test_lines_over_time_carry_their_names_and_stay_inside():
    first, last = date(2025, 1, 1), date(2026, 11, 22)
    we = LineOfChart("We", ((first, 3.3), (last, 3.3)), "3.3")
    they = LineOfChart("They", ((date(2025, 3, 1), 3.3), (last, 3.3)), "3.3")
    chart = LineChart((we, they), first, last, 1, 4, ((1, "1"), (4, "4")), ("Jan 2025", "Nov 2026"))
    words, boxes, size = words_and_boxes(page(chart))
    assert words.count("3.3") == 2 and {"We", "They", "Jan", "Nov", "2026"} <= set(words)
    assert all(box[0] >= 20 and box[2] <= size[0] - 15 for box in boxes)
    assert all(box[1] >= 15 and box[3] <= size[1] - 15 for box in boxes)
    empty = LineChart((LineOfChart("We", ()),), first, last, 0, 10)
    assert {"not", "enough", "yet"} <= set(words_and_boxes(page(empty))[0])
