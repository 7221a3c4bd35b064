"""A goal from a starting point: which one, from which day, and what it will make."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QWidget

from commdesk import clock, text
from commdesk.errors import FieldError, KnownError
from commdesk.figures import repeats
from commdesk.records.goals import GOALS, Action, Milestone
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.starting_points.begin import begin, records
from commdesk.starting_points.points import STARTING_POINTS
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.shared import mnemonics
from ui.shared.adders import adder
from ui.shared.editors import LineEditor, editor_for
from ui.shared.field_box import FieldBox
from ui.shared.widgets.words import label
from ui.shared.work import Work

_FIELDS = ("name", "start", "owner", "programme")


class StartingPointsDialog(Frame):
    """``made`` is the id of the new goal once the dialog is accepted."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Begin from a starting point"), parent, letters=84)
        self.work = work
        self.made = ""
        self.body.addWidget(
            label(
                _("What it makes is yours: change, move and delete whatever does not fit."),
                "quiet",
                wrap=True,
            )
        )
        self.points = QListWidget()
        self.points.setAccessibleName(_("Starting points"))
        for point in STARTING_POINTS:
            self.points.addItem(_(point.title))
        self.points.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.points)
        self.about = label("", "small", wrap=True)
        self.body.addWidget(self.about)
        self._add_fields()
        self.brings = label("", "strong", wrap=True)
        self.body.addWidget(self.brings)
        self._rows: QWidget | None = None
        self.body.addStretch(1)
        self.add_button(_("&Cancel")).clicked.connect(self.reject)
        self.begin_button = self.add_button(_("Begin with this"), "primary")
        self.begin_button.clicked.connect(self.begin)
        self.boxes["start"].show_value(clock.today().isoformat())
        self.points.currentRowChanged.connect(lambda _row: self._choose())
        self.boxes["start"].editor.left.connect(self.preview)
        self.points.setCurrentRow(0)
        self.points.setFocus()

    def _add_fields(self) -> None:
        titles = mnemonics.assign([GOALS.fields[name].label() for name in _FIELDS], taken="c")
        adders = {"owner": adder(self.work, VOLUNTEERS), "programme": adder(self.work, PROGRAMMES)}
        self.boxes: dict[str, FieldBox] = {}
        for name, title in zip(_FIELDS, titles, strict=True):
            editor = editor_for(GOALS.fields[name], self.work.store, adders.get(name))
            self.boxes[name] = FieldBox(GOALS.fields[name], editor, title)
        self.body.addWidget(self.boxes["name"])
        row = QHBoxLayout()
        row.setSpacing(12)
        for name in _FIELDS[1:]:
            row.addWidget(self.boxes[name], 1)
        self.body.addLayout(row)

    def showEvent(self, event: object) -> None:
        """As high as its rows need: all six are seen without scrolling."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.points.ensurePolished()
        self.points.doItemsLayout()
        rows = sum(self.points.sizeHintForRow(row) for row in range(self.points.count()))
        self.points.setFixedHeight(rows + 2 * self.points.frameWidth() + 4)

    def preview(self) -> None:
        """What would be made, in the order of its days."""
        self.say("")
        day = self._day()
        if day is None:
            return
        try:
            made = records(STARTING_POINTS[self.points.currentRow()], day)
        except KnownError as error:
            self.say(str(error))
            return
        parts = [record for record in made if isinstance(record, Action | Milestone)]
        parts.sort(key=lambda one: (_first(one), isinstance(one, Milestone)))
        milestones = sum(isinstance(one, Milestone) for one in parts)
        words = _("It makes a goal with {actions} actions and {milestones} milestones:").format(
            actions=text.number(len(parts) - milestones), milestones=text.number(milestones)
        )
        self.brings.setText(words)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, one in enumerate(parts):
            grid.addWidget(label(_when(one), "small"), number, 0, Qt.AlignmentFlag.AlignTop)
            name = "◇ " + one.name if isinstance(one, Milestone) else one.name
            grid.addWidget(label(name, "strong" if isinstance(one, Milestone) else "", wrap=True), number, 1)
        if self._rows is not None:
            self.body.replaceWidget(self._rows, rows)
            self._rows.hide()
            self._rows.deleteLater()
        else:
            self.body.insertWidget(self.body.indexOf(self.brings) + 1, rows)
        self._rows = rows

    def begin(self) -> None:
        """Makes the goal; a hint stays under what is wrong, and nothing is made."""
        values, well = {}, True
        for name, box in self.boxes.items():
            box.say("")
            try:
                values[name] = box.value()
            except FieldError as error:
                box.say(str(error))
                well = False
        if not values.get("start") and not self.boxes["start"].hint.text():
            self.boxes["start"].say(_("Say the first day. Everything else follows from it."))
            well = False
        if not well:
            return
        point = STARTING_POINTS[self.points.currentRow()]
        try:
            self.made = begin(
                self.work.store, point, date.fromisoformat(values["start"]), name=values["name"] or "",
                owner=values["owner"], programme=values["programme"],
            )  # fmt: skip
        except KnownError as error:
            self.say(str(error))
            return
        self.accept()

    def _choose(self) -> None:
        point = STARTING_POINTS[self.points.currentRow()]
        self.about.setText(_(point.about))
        line = self.boxes["name"].editor
        # A name that somebody typed stays; a proposed one makes way for the next.
        if isinstance(line, LineEditor) and (not line.isModified() or not line.text().strip()):
            self.boxes["name"].show_value(_(point.goal))
        self.preview()

    def _day(self) -> date | None:
        box = self.boxes["start"]
        box.say("")
        try:
            value = box.value()
        except FieldError as error:
            box.say(str(error))
            return None
        return date.fromisoformat(value) if value else None


def _first(one: Action | Milestone) -> str:
    return str(one.start or one.due) if isinstance(one, Action) else str(one.due)


def _when(one: Action | Milestone) -> str:
    begin_day = date.fromisoformat(_first(one))
    if isinstance(one, Action) and one.rule:
        rhythm = repeats.spelled(one.rule, begin_day)
        return _("{rhythm}, from {day}").format(rhythm=rhythm, day=text.day_short(begin_day))
    if isinstance(one, Action) and one.due and one.due != one.start:
        last = text.day_short(date.fromisoformat(one.due))
        return _("{first} to {last}").format(first=text.day_short(begin_day), last=last)
    return text.day_short(begin_day)
