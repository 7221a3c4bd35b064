"""What a plan brings whose tasks become records of several kinds: how many of each, and its goals."""

from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from commdesk import text
from commdesk.exchange.gan_notes import brought, outline
from commdesk.exchange.plan import Plan
from commdesk.records.goals import GOALS
from commdesk.text import _, ngettext
from ui.dialogs.import_tables import PlainTable
from ui.shared import theme
from ui.shared.widgets.figures import Figure, FigureStrip

_LEAST_ROWS = 4  # that can be seen without scrolling the page


class Brings(QWidget):
    """A line of figures, and under it a table of the goals that come in."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(12)
        self.figures = FigureStrip()
        self.table = PlainTable(_("Goals that come in"))
        self.table.setMinimumHeight(_LEAST_ROWS * theme.row_height())
        column.addWidget(self.figures)
        column.addWidget(self.table, 1)

    def show_plan(self, plan: Plan) -> None:
        """Shows another plan; nothing of one that brings nothing."""
        self.setVisible(bool(plan.summary) and plan.brings)
        if self.isHidden():
            return
        counts = brought(plan)
        words = (
            (counts.goals, ngettext("goal", "goals", counts.goals)),
            (counts.milestones, ngettext("milestone", "milestones", counts.milestones)),
            (counts.actions, ngettext("action", "actions", counts.actions)),
            (counts.links, ngettext("link", "links", counts.links)),
            (counts.people, ngettext("new person", "new people", counts.people)),
        )
        shown: list[Figure] = [(text.number(count), name) for count, name in words]
        self.figures.set_figures(shown)
        day = GOALS.fields["due"]
        rows = [
            (
                line.goal.name,
                day.edit(line.goal.start),
                day.edit(line.goal.due),
                text.number(line.milestones),
                text.number(line.actions),
            )
            for line in outline(plan)
        ]
        self.table.show_rows([_("Goal"), _("Start"), _("Due"), _("Milestones"), _("Actions")], rows)
        header = self.table.horizontalHeader()
        header.setMaximumSectionSize(16_000)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setVisible(bool(rows))
