"""The form of one session: when, where, how many people; and how it repeats."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from commdesk import clock, text
from commdesk.errors import FieldError, KnownError
from commdesk.figures import repeats
from commdesk.figures.rota import Occurrence
from commdesk.records.ids import new_id
from commdesk.records.programmes import PROGRAMMES, SERIES, SESSIONS, Programme
from commdesk.store.steps import Step
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.editors import editor_for
from ui.shared.form import FieldBox, RecordForm
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work
from ui.tabs.volunteers import rota_deeds as deeds
from ui.tabs.volunteers import rota_series as series_deeds


class SessionForm(RecordForm):
    """The fields of a session. One that is only worked out enters the file with its first change."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            SESSIONS,
            ["programme", "day", "needed", "start", "finish", "place", "until", "note"],
            wide=("programme", "place"),
            adders={"programme": adder(work, PROGRAMMES)},
        )
        self.one: Occurrence | None = None
        show_if(self.boxes["until"], False)

    def show_one(self, one: Occurrence | None) -> None:
        """Shows a session; of the same one only what is not being typed."""
        same = one is not None and self.one is not None and self.record is not None and not self.is_draft
        same = same and (self.record.id == one.id or self.one.id == one.id)  # type: ignore[union-attr]
        self.one = one
        if one is None:
            self.show_record(None)
            return
        shown = one.session
        if not one.kept:
            # Whatever its id on the rota: kept, it has one of its own.
            shown = deeds.changed(shown, id=new_id(), made=clock.stamp())
        if not same:
            self.show_record(shown)
        else:
            self._record = shown
            for name, box in self.boxes.items():
                if not box.editor.hasFocus():
                    box.show_value(getattr(shown, name))
        different = one.programme.counts == "different" and not shown.series
        show_if(self.boxes["until"], bool(shown.until) or different)

    def _keep(self, changed: Any) -> bool:
        if self.is_draft and changed.programme:
            self._take_over(changed, self.work.store.get(PROGRAMMES, changed.programme))
        one = self.one
        if self.is_draft or one is None:
            return super()._keep(changed)
        with self.work.step(self._label()):
            kept = (one.kept or changed != self._record) and super()._keep(changed)
            deeds.follow(self.work.store, one, changed)
        return kept

    def _take_over(self, changed: Any, programme: Programme) -> None:
        """What a fresh session has from its programme: its usual place, and whether counts of a period are kept."""
        if not changed.place:
            changed.place = programme.place
            self.boxes["place"].show_value(changed.place)
        show_if(self.boxes["until"], programme.counts == "different")

    def _stepped(self, step: Step) -> None:
        """The view shows the session anew once the step is over."""


class RepeatBox(QWidget):
    """How a session repeats, in words; opened, a choice of rhythms and a last day."""

    done = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._one: Occurrence | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.words = label("", "quiet", wrap=True)
        column.addWidget(self.words)
        self.open_button = QPushButton()
        self.open_button.clicked.connect(self.open)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside = QWidget()
        column.addWidget(self.inside)
        rows = QVBoxLayout(self.inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self.rule = QComboBox()
        self.rule.setAccessibleName(_("How often"))
        self.rule.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rule.setMinimumContentsLength(12)
        rows.addWidget(label(_("How often"), "small"))
        rows.addWidget(self.rule)
        declared = SERIES.fields["until"]
        self.until = FieldBox(
            declared, editor_for(declared, work.store), _("Last day (leave empty when it goes on)")
        )
        rows.addWidget(self.until)
        self.repeat_button = QPushButton()
        self.repeat_button.clicked.connect(self.repeat)
        self.end_button = QPushButton(_("Delete this and all later ones"))
        self.end_button.clicked.connect(self.end)
        self.close_button = QPushButton(_("Cancel"))
        self.close_button.setProperty("kind", "quiet")
        self.close_button.clicked.connect(self.close_up)
        rows.addWidget(FlowRow(self.repeat_button, self.end_button, self.close_button))
        self.close_up()

    def show_one(self, one: Occurrence | None) -> None:
        """Says how a session repeats."""
        if not deeds.same(one, self._one):
            self.close_up()
        self._one = one
        if one is None:
            return
        series = one.series
        writes = not self.work.store.readonly
        words = _("It takes place once.")
        if series is not None:
            rule = repeats.spelled(series.rule, date.fromisoformat(str(series.day)))
            since = text.day_medium(date.fromisoformat(str(series.day)))
            words = _("It repeats {rule}, from {day} on.").format(rule=rule, day=since)
            if series.until:
                until = text.day_medium(date.fromisoformat(series.until))
                words = _("It repeats {rule}, from {day} to {until}.").format(
                    rule=rule, day=since, until=until
                )
        self.words.setText(words)
        self.open_button.setText(_("Change how it repeats…") if series is not None else _("Repeat…"))
        self.repeat_button.setText(_("From this one on") if series is not None else _("Repeat it"))
        show_if(self.end_button, series is not None)
        show_if(self.open_button, writes and not one.session.until and not self.inside.isVisibleTo(self))

    def open(self) -> None:
        """Shows the choices."""
        one = self._one
        if one is None:
            return
        day = date.fromisoformat(str(one.session.day))
        offered = [(choice.rule, repeats.spelled(choice.rule, day)) for choice in repeats.choices(day)]
        now = one.series.rule if one.series is not None else ""
        if now and now not in [rule for rule, __ in offered]:
            offered.insert(0, (now, repeats.spelled(now, date.fromisoformat(str(one.series.day)))))  # type: ignore[union-attr]
        self.rule.clear()
        for rule, words in offered:
            self.rule.addItem(words[:1].upper() + words[1:], rule)
        self.rule.setCurrentIndex(max(0, self.rule.findData(now)))
        self.until.show_value(one.series.until if one.series is not None else None)
        self.inside.show()
        self.open_button.hide()
        self.rule.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """The choices open below what was seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self)

    def close_up(self) -> None:
        """Back to the words alone."""
        self.inside.hide()
        self.until.say("")
        show_if(self.open_button, self._one is not None and not self.work.store.readonly)

    def repeat(self) -> bool:
        """The session repeats as chosen, from its day on."""
        one = self._one
        if one is None:
            return False
        try:
            until = self.until.value()
            series_deeds.repeat(self.work.store, one, str(self.rule.currentData()), until)
        except FieldError as error:
            self.until.say(str(error))
            self.until.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        self.close_up()
        self.done.emit()
        return True

    def end(self) -> None:
        """Neither this one nor a later one takes place."""
        one = self._one
        if one is None:
            return
        try:
            series_deeds.end_before(self.work.store, one)
        except KnownError as error:
            self.work.refused.emit(str(error))
            return
        self.close_up()
        self.done.emit()
