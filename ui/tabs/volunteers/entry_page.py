"""Entering a whole list: day and programme once, then names and hours by keyboard, tested first, then posted."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk import text
from commdesk.entry import rows
from commdesk.errors import KnownError
from commdesk.store.steps import Step
from commdesk.text import _, ngettext
from ui.shared import icons, theme
from ui.shared.widgets.panel import hairline
from ui.shared.work import Work
from ui.tabs.volunteers.entry_grid import EntryGrid
from ui.tabs.volunteers.entry_model import EntryModel
from ui.tabs.volunteers.entry_parts import TROUBLE, Foot, Occasion


class EntryPage(QFrame):
    """The page. ``left`` tells that the person goes back to the log; what was typed stays until it is posted."""

    left = Signal()
    posted = Signal(str)  # what to say of it

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.work = work
        self.model = EntryModel(work.store)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(12, 10, 12, 12)
        self.head.setSpacing(8)
        column.addLayout(self.head)
        self._place_head()
        column.addWidget(hairline())
        self.grid = EntryGrid(self.model, work.store, self)
        self.grid.setMinimumHeight(theme.row_height())
        column.addWidget(self.grid, 1)
        column.addWidget(hairline())
        self.foot = Foot()
        column.addWidget(self.foot)
        self._listen()

    def _place_head(self) -> None:
        self.occasion = Occasion(self.work)
        self.back = QPushButton(_("Back to the log"))
        self.back.setProperty("kind", "quiet")
        self.back.setIcon(icons.icon("back"))
        self.back.setToolTip(_("Back to the log"))
        self.back.setAccessibleName(_("Back to the log"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.occasion, 1)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        self.head.addLayout(line)
        self.occasion.changed.connect(self.settle_occasion)
        self.occasion.done.connect(self.to_grid)
        self.occasion.start()

    def _listen(self) -> None:
        self.back.clicked.connect(self.left)
        self.grid.post_asked.connect(self.post)
        self.grid.left.connect(self.left)
        self.grid.row_done.connect(self.go_on)
        self.grid.row_changed.connect(lambda _row: self.tell())
        self.model.tested_anew.connect(self.tell)
        self.foot.post_asked.connect(self.post)
        self.foot.new_said.connect(lambda: self._change(new=True, person=None))
        self.foot.both_said.connect(lambda: self._change(again=True))
        self.foot.out_said.connect(self._leave_out)
        self.work.changed.connect(self._stepped)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.post)
        self.settle_occasion()
        self.tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * 76
        self.back.setText("" if narrow else _("Back to the log"))

    # -- what the log asks

    def begin(self) -> None:
        """The cursor goes to the day, or back to the rows where there are some."""
        self.to_grid() if self.unposted() else self.occasion.begin()

    def leave(self) -> bool:
        """Takes over what is being typed; the rows stay until they are posted."""
        self.grid.settle()
        return True

    def unposted(self) -> int:
        """How many rows are typed and not posted."""
        return sum(not draft.empty() for draft in self.model.drafts)

    # -- posting

    def post(self) -> bool:
        """Logs what is ready as one step; what is unclear stays here. Answers whether anything was posted."""
        self.grid.settle()
        if self.work.store.readonly or not self.settle_occasion():
            return False
        self.model.test()
        if not rows.ready(self.model.tested):
            self.tell(_("Nothing is ready to be posted yet."))
            return False
        try:
            with self.work.step(self.label()):
                done = self.log()
        except KnownError as error:
            self.tell(str(error))
            return False
        self.finish(done)
        return True

    def label(self) -> str:
        """What undo calls it."""
        count = rows.ready(self.model.tested)
        return ngettext("Log {n} shift", "Log {n} shifts", count).format(n=text.number(count))

    def log(self) -> rows.Posted:
        """Keeps what is ready, inside a step."""
        model = self.model
        return rows.post(self.work.store, model.day, str(model.programme), model.drafts, model.tested)

    def finish(self, done: rows.Posted) -> None:
        """Says what was posted; what stayed behind is shown, and without any the page is left."""
        self.model.keep_only(done.left)
        said = ngettext("{n} shift was logged.", "{n} shifts were logged.", done.rows)
        said = said.format(n=text.number(done.rows))
        if done.new_people:
            new = ngettext("{n} new person was added.", "{n} new people were added.", done.new_people)
            said = f"{said} {new.format(n=text.number(done.new_people))}"
        if done.left:
            stay = ngettext(
                "{n} row is still unclear and stays here.",
                "{n} rows are still unclear and stay here.",
                len(done.left),
            )
            said = f"{said} {stay.format(n=text.number(len(done.left)))}"
            self.grid.go(0)
            self.tell()
        self.posted.emit(said)
        if not done.left:
            self.left.emit()

    # -- rows

    def to_grid(self) -> None:
        """The cursor goes to the first empty row."""
        self.grid.go(self.model.rowCount() - 1)

    def go_on(self, row: int) -> None:
        """From a finished row to the next one's name."""
        self.grid.go(row + 1)

    def settle_occasion(self) -> bool:
        """Takes over day, programme and usual length; False where one of them is wrong."""
        what = self.occasion.what()
        if what is None:
            return False
        self.model.set_occasion(*what)
        return True

    def trouble(self) -> int:
        """The row whose trouble is told: the one in hand, else the first that has any; -1 for none."""
        tested, row = self.model.tested, self.grid.currentIndex().row()
        if 0 <= row < len(tested) and tested[row].state in TROUBLE:
            return row
        return next((at for at, found in enumerate(tested) if found.state in TROUBLE), -1)

    def tell(self, sentence: str = "") -> None:
        """What is wrong, with the answers to it, and what all comes to."""
        self.foot.tell(self.model.drafts, self.model.tested, self.trouble(), sentence, self.how_words())
        ready = rows.ready(self.model.tested) > 0
        self.foot.post_button.setEnabled(ready and not self.work.store.readonly)

    def how_words(self) -> str:
        """How it goes, for the foot of a list that is still empty."""
        return _(
            "Type the beginning of a name, then Enter. Press Tab first to say another length; names can be pasted. "
            "Ctrl+Enter posts."
        )

    def _change(self, **values: Any) -> None:
        row = self.trouble()
        if row >= 0:
            self.model.put(row, **values)
        self._to_next_trouble()

    def _leave_out(self) -> None:
        row = self.trouble()
        if row >= 0:
            self.model.leave_out(row)
        self._to_next_trouble()

    def _to_next_trouble(self) -> None:
        row = self.trouble()
        self.grid.go(row if row >= 0 else self.model.rowCount() - 1)

    def _stepped(self, step: Step) -> None:
        if step.kinds() & {"volunteers", "shifts"} and self.unposted():
            self.model.forget_names()
