"""The reference for a report: matplotlib draws one chart, reportlab puts it on one page. `bare_page.py OUT.pdf`."""

import io
import sys

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate


def main(target: str) -> None:
    """Draw twelve bars and print them under a heading."""
    figure = Figure(figsize=(6, 3))
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.bar(range(12), range(1, 13))
    axes.set_title("Hours by month")
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=150)
    picture.seek(0)
    heading = Paragraph("One chart on one page", getSampleStyleSheet()["Title"])
    SimpleDocTemplate(target, pagesize=A4).build([heading, Image(picture, width=432, height=216)])


if __name__ == "__main__":
    main(sys.argv[1])
