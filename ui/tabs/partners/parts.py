"""What belongs to a partner: people, talks and shared things; each a list with a form that opens."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton

from commdesk import clock, text
from commdesk.records.partners import GIFTS, PARTNER_PEOPLE, STAGE_CHANGES, TALKS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.parts import PartForm, PartList
from ui.shared.widgets.words import show_if
from ui.shared.work import Work


class PeoplePage(PartList):
    """The people of one partner."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, PARTNER_PEOPLE, "partner", _("Add person"), _("Nobody is named yet."))

    def make_form(self) -> PartForm:
        return PartForm(
            self.work,
            PARTNER_PEOPLE,
            ["name", "role", "phone", "email", "languages", "note"],
            wide=("name", "email"),
        )

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        reached = " · ".join(part for part in (record.role, record.phone, record.email) if part)
        return record.name, reached, "", "quiet"


class StagesBox(PartList):
    """How a partner came to its stage, the latest first; written down by itself with each change."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, STAGE_CHANGES, "partner", "", "", title=_("Stages so far"))

    def make_form(self) -> PartForm:
        return PartForm(self.work, STAGE_CHANGES, ["day", "was", "stage", "note"])

    def refresh(self) -> None:
        super().refresh()
        self.add_button.hide()
        self._nothing.hide()
        show_if(self, self._owner is not None and bool(self._rows.rows()))

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = STAGE_CHANGES.fields
        was = _("before: {stage}").format(stage=shown["was"].show(record.was)) if record.was else ""
        detail = " · ".join(part for part in (shown["day"].show(record.day), was, record.note) if part)
        return shown["stage"].show(record.stage), detail, "", "quiet"


class GiftsPage(PartList):
    """What each side gave the other, the latest first."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, GIFTS, "partner", _("Note a thing shared"), _("Nothing shared is noted yet."))

    def make_form(self) -> PartForm:
        return PartForm(
            self.work,
            GIFTS,
            ["way", "day", "what", "kind", "quantity", "unit", "value", "note"],
            wide=("what",),
        )

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = GIFTS.fields
        much = (
            f"{text.number(record.quantity, 1)} {record.unit}".strip() if record.quantity is not None else ""
        )
        kind = shown["kind"].show(record.kind) if record.kind else ""
        detail = " · ".join(part for part in (shown["day"].show(record.day), much, kind) if part)
        return (
            record.what,
            detail,
            shown["way"].show(record.way),
            "good" if record.way == "received" else "accent",
        )


class TalkForm(PartForm):
    """The fields of a talk, and one press for the next step that was done."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, TALKS,
            ["day", "how", "by", "with_whom", "said", "decided", "next_step", "next_on", "next_done_on"],
            wide=("with_whom", "next_step"), adders={"by": adder(work, VOLUNTEERS)},
        )  # fmt: skip
        self.step_button = QPushButton(_("The next step is done"))
        self.step_button.clicked.connect(self.mark_done)
        column = self.layout()
        assert column is not None
        column.insertWidget(1, self.step_button)  # type: ignore[attr-defined]
        self.form.saved.connect(lambda _record: self.show_step())
        work.changed.connect(lambda _step: self.show_step())

    def show_step(self) -> None:
        """The button is there while something is to be done."""
        talk = self.form.record
        waits = talk is not None and not self.form.is_draft and talk.next_step and not talk.next_done_on
        show_if(self.step_button, bool(waits) and not self.work.store.readonly)

    def mark_done(self) -> None:
        """The next step was done today."""
        if self.form.leave_all() and self.form.record is not None:
            self.work.save(
                _("Next step done"), replace(self.form.record, next_done_on=clock.today().isoformat())
            )


class TalksPage(PartList):
    """The talks with one partner, the latest first."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, TALKS, "partner", _("Note a talk"), _("No talk is noted yet."))

    def make_form(self) -> PartForm:
        return TalkForm(self.work)

    def add(self) -> None:
        """A fresh talk, of today."""
        self.fixed["day"] = clock.today().isoformat()
        try:
            super().add()
        finally:
            self.fixed.clear()

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        super().open_form(record, draft=draft)
        assert isinstance(self._part_form, TalkForm)
        self._part_form.show_step()

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = TALKS.fields
        words = record.decided or record.said or record.with_whom or shown["how"].show(record.how)
        parts = [
            shown["day"].show(record.day),
            shown["how"].show(record.how) if record.how else "",
            record.with_whom,
        ]
        detail = " · ".join(part for part in parts if part)
        if not record.next_step or record.next_done_on:
            return " ".join(words.split()), detail, "", "quiet"
        late = bool(record.next_on) and record.next_on < clock.today().isoformat()
        chip = _("Late") if late else _("Next step")
        return " ".join(words.split()), f"{detail} → {record.next_step}", chip, "bad" if late else "accent"
