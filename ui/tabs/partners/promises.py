"""What each side promised, side by side: one that comes again falls due by itself, and one press settles it."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk import clock, text
from commdesk.entry.promises import settled, to_settle
from commdesk.figures import promises as figures
from commdesk.records.partners import PARTNERS
from commdesk.records.promises import COMMITMENTS, EVERY, PROMISE_TIMES
from commdesk.text import _, ngettext
from ui.shared.parts import PartForm, PartList
from ui.shared.widgets.flow import FlowLayout
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

STATE_TONES = {"kept": "good", "kept_late": "warn", "broken": "bad", "open": "accent", "released": "quiet"}
# Of one that comes again every week, three years are more than anybody looks through.
MOST_TIMES = 30


class TimesBox(PartList):
    """Each time of a promise that comes again, the latest first; those of which nothing was said can be opened too."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, PROMISE_TIMES, "commitment", "", _("Nothing has fallen due yet."), title=_("Each time")
        )
        self.more = label("", "hint", wrap=True)
        self._column.insertWidget(2, self.more)
        self.add_button.hide()

    def make_form(self) -> PartForm:
        return PartForm(self.work, PROMISE_TIMES, ["state", "settled_on", "evidence"])

    def records(self) -> list[Any]:
        """A record for each time, also for those that are not in the file yet."""
        if self._owner is None:
            return []
        times, stops = figures.known(self.work.store, [self._owner])
        found = figures.falls(
            self._owner, times.get(self._owner.id, ()), clock.today(), stops.get(self._owner.agreement or "")
        )
        self._falls = {fall.shown: fall for fall in found}
        made = [
            fall.time
            or PROMISE_TIMES.new(
                commitment=self._owner.id, due=fall.shown, state=fall.state, settled_on=fall.settled_on
            )
            for fall in reversed(found)
        ]
        shown = made[:MOST_TIMES]
        self._drafts = {one.id: one for one in shown if self.work.store.get(PROMISE_TIMES, one.id) is None}
        earlier = len(made) - len(shown)
        words = ngettext("and {n} earlier time", "and {n} earlier times", earlier) if earlier else ""
        self.more.setText(words.format(n=text.number(earlier)))
        show_if(self.more, bool(earlier))
        return shown

    def refresh(self) -> None:
        super().refresh()
        self.add_button.hide()  # times come by themselves

    def show_record(self, id: str) -> None:
        draft = self._drafts.get(id)
        if draft is None:
            super().show_record(id)
        elif self.leave():
            self.open_form(draft, draft=True)

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = PROMISE_TIMES.fields
        fall = self._falls[str(record.due)]
        detail = " · ".join(
            part
            for part in (shown["settled_on"].show(record.settled_on), " ".join(record.evidence.split()))
            if part
        )
        day = shown["due"].show(record.due)
        if figures.days_late(fall):
            return day, detail, _("Late"), "bad"
        return day, detail, shown["state"].show(record.state), STATE_TONES.get(record.state, "quiet")


class PromiseForm(PartForm):
    """The fields of a promise, one press to settle what waits, and each time of one that comes again."""

    def __init__(self, work: Work) -> None:
        fields = ["what", "every", "start", "due", "state", "settled_on", "agreement", "evidence", "note"]
        super().__init__(
            work, COMMITMENTS, fields, wide=("what",), settle=_with_beginning, hides=_without_use
        )
        self.kept_button, self.broken_button = QPushButton(), QPushButton(_("It was not kept"))
        self.broken_button.setProperty("kind", "quiet")
        self.kept_button.clicked.connect(lambda: self.mark(kept=True))
        self.broken_button.clicked.connect(lambda: self.mark(kept=False))
        self._deeds = QWidget()
        row = FlowLayout(self._deeds)
        row.addWidget(self.kept_button)
        row.addWidget(self.broken_button)
        self.times = TimesBox(work)
        column = self.layout()
        assert column is not None
        column.insertWidget(0, self._deeds)  # type: ignore[attr-defined]
        column.insertWidget(2, self.times)  # type: ignore[attr-defined]
        self.form.saved.connect(lambda _record: self.show_times())
        work.changed.connect(lambda _step: self.show_times())

    def show_times(self) -> None:
        """What can be pressed follows from what waits."""
        promise = self.form.record if not self.form.is_draft else None
        kept = self.work.store.get(COMMITMENTS, promise.id) if promise is not None else None
        again = kept if kept is not None and kept.every else None
        self.times.set_owner(again)
        show_if(self.times, again is not None)
        fall = to_settle(self.work.store, kept, clock.today()) if kept is not None else None
        show_if(self._deeds, fall is not None and not self.work.store.readonly)
        if fall is not None:
            words = _("Kept")
            if fall.promise.every:
                words = _("Kept for {day}").format(day=COMMITMENTS.fields["due"].show(fall.shown))
            self.kept_button.setText(words)
            passed = fall.day is None or fall.day < clock.today()
            show_if(self.broken_button, passed or not fall.promise.every)

    def mark(self, *, kept: bool) -> None:
        """What waits was kept today, or will not be."""
        if not self.form.leave_all() or self.form.record is None:
            return
        promise = self.work.store.get(COMMITMENTS, self.form.record.id)
        fall = to_settle(self.work.store, promise, clock.today()) if promise is not None else None
        if fall is not None:
            label = _("Promise kept") if kept else _("Promise not kept")
            self.work.save(label, settled(fall, clock.today(), kept=kept))


class PromisesPage(QWidget):
    """What each side promised, side by side, and how many were kept."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._owner: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.kept = label("", "small", wrap=True)
        column.addWidget(self.kept)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.sides: dict[str, SideList] = {}
        for side, words in (("ours", _("We promised")), ("theirs", _("They promised"))):
            self.sides[side] = SideList(work, side, words)
            row.addWidget(self.sides[side], 1)
            self.sides[side].form_asked.connect(self._alone)
            self.sides[side].form_closed.connect(self._both)
        column.addLayout(row)
        work.changed.connect(self._stepped)

    def set_owner(self, partner: Any) -> None:
        """Shows the promises of one partner."""
        self._owner = partner
        for page in self.sides.values():
            page.set_owner(partner)
        self._tell()

    def leave(self) -> bool:
        """Saves what is being typed."""
        return all(page.leave() for page in self.sides.values())

    def show_record(self, id: str) -> None:
        """Opens one promise."""
        record = self.work.store.get(COMMITMENTS, id)
        if record is not None:
            self.sides[record.side].show_record(id)

    def _alone(self, asking: object) -> None:
        """A form takes the width of both sides."""
        for page in self.sides.values():
            if page is not asking:
                page.close_form()
                page.hide()

    def _both(self) -> None:
        for page in self.sides.values():
            page.show()

    def _stepped(self, step: Any) -> None:
        if self._owner is not None and step.kinds() & {COMMITMENTS.name, PROMISE_TIMES.name, PARTNERS.name}:
            self._tell()

    def _tell(self) -> None:
        """How many of all that ever fell due were kept, for both sides in one line."""
        parts = []
        if self._owner is not None:
            today = clock.today()
            found = figures.of_partners(self.work.store, today, self._owner.id)
            ever = figures.Period(date.min, today)
            for side, words in (
                ("ours", _("we kept {kept} of {due}")),
                ("theirs", _("they kept {kept} of {due}")),
            ):
                counted = figures.side(found, side, ever, today)
                if counted.due:
                    parts.append(words.format(kept=text.number(counted.kept), due=text.number(counted.due)))
        words = " · ".join(parts)
        self.kept.setText(words[:1].upper() + words[1:])
        show_if(self.kept, bool(words))


class SideList(PartList):
    """The promises of one side."""

    form_asked, form_closed = Signal(object), Signal()

    def __init__(self, work: Work, side: str, words: str) -> None:
        super().__init__(work, COMMITMENTS, "partner", _("Add promise"), _("No promises yet."), title=words)
        self.fixed["side"] = side
        work.changed.connect(self._times_changed)

    def make_form(self) -> PartForm:
        return PromiseForm(self.work)

    def refresh(self) -> None:
        self._found: dict[str, list[figures.Fall]] = {}
        if self._owner is not None:
            for fall in figures.of_partners(self.work.store, clock.today(), self._owner.id):
                self._found.setdefault(fall.promise.id, []).append(fall)
        super().refresh()

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        if record.every:
            return self._again(record)
        shown = COMMITMENTS.fields
        due = _("by {day}").format(day=shown["due"].show(record.due)) if record.due else _("no date")
        (fall,) = self._found[record.id]
        late = figures.days_late(fall)
        if late:
            words = ngettext("Late {n} day", "Late {n} days", late).format(n=late)
            return record.what, due, words, "bad"
        return record.what, due, shown["state"].show(record.state), STATE_TONES.get(record.state, "quiet")

    def _again(self, record: Any) -> tuple[str, str, str, str]:
        each = self._found.get(record.id, [])
        over = [fall for fall in each if fall.state != "released"]
        kept = sum(fall.state == "kept" for fall in over)
        detail = _(EVERY[record.every])
        if over:
            told = _("{kept} of {due} kept").format(kept=text.number(kept), due=text.number(len(over)))
            detail = f"{detail} · {told}"
        missed = sum(bool(figures.days_late(fall)) for fall in each)
        if missed:
            words = ngettext("{n} time late", "{n} times late", missed).format(n=text.number(missed))
            return record.what, detail, words, "bad"
        words = COMMITMENTS.fields["state"].show(record.state) if record.state != "open" else _("Goes on")
        return record.what, detail, words, STATE_TONES.get(record.state, "quiet")

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        self.form_asked.emit(self)
        super().open_form(record, draft=draft)
        assert isinstance(self._part_form, PromiseForm)
        self._part_form.show_times()

    def close_form(self) -> None:
        super().close_form()
        self.form_closed.emit()

    def _stepped(self, step: Any) -> None:
        super()._stepped(step)
        if self._part_form is not None and self._part_form.form.record is None:
            self.form_closed.emit()  # what it showed was taken back

    def leave(self) -> bool:
        form = self._part_form
        inner = form.times.leave() if isinstance(form, PromiseForm) else True
        return inner and super().leave()

    def _times_changed(self, step: Any) -> None:
        if self._owner is not None and PROMISE_TIMES.name in step.kinds():
            self.refresh()


def _with_beginning(_before: Any, changed: Any) -> Any:
    """One that comes again begins with this month, until somebody says otherwise."""
    if changed.every and not changed.start:
        today = clock.today()
        start = today.isoformat() if changed.every == "week" else f"{today:%Y-%m}"
        return replace(changed, start=start)
    return changed


def _without_use(promise: Any) -> set[str]:
    """One that comes once has no beginning; each time of one that comes again is settled by itself."""
    return {"evidence"} if promise.every else {"start"}
