"""What belongs to one person, beside their form: checks, thanks, required service, expenses."""

from typing import Any

from commdesk import clock, text
from commdesk.figures.owed import of_person
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.recognition import AWARD_RULES, AWARDS, EXPENSES
from commdesk.records.volunteers import CHECK_TYPES, CHECKS, SERVICES
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.parts import PartForm, PartList
from ui.shared.widgets.words import label
from ui.shared.work import Work
from ui.tabs.volunteers import expenses_view, service_view
from ui.tabs.volunteers.check_words import CheckWords


class ChecksPart(PartList):
    """The checks and training of one person."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, CHECKS, "volunteer", _("Add check or training"), _("No checks or training yet.")
        )
        self._words = CheckWords(work)

    def make_form(self) -> PartForm:
        fields = ["type", "done_on", "expires", "note"]
        adders = {"type": adder(self.work, CHECK_TYPES)}
        return PartForm(self.work, CHECKS, fields, ("type", "note"), adders, settle=self._words.settle)

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = CHECKS.fields
        type = self.work.store.get(CHECK_TYPES, record.type)
        said = []
        if record.done_on:
            said.append(_("Done {day}").format(day=shown["done_on"].show(record.done_on)))
        if record.expires:
            said.append(_("runs out {day}").format(day=shown["expires"].show(record.expires)))
        if record.note:
            said.append(record.note)
        return type.name if type else "", ", ".join(said), self._words.words(record), self._words.tone(record)


class ThanksPart(PartList):
    """The thank-yous that one person was given."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, AWARDS, "volunteer", _("Add thank-you given"), _("No thank-you given yet."))

    def make_form(self) -> PartForm:
        return PartForm(self.work, AWARDS, ["rule", "given_on", "note"], ("rule", "note"))

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        rule = self.work.store.get(AWARD_RULES, record.rule)
        day = AWARDS.fields["given_on"].show(record.given_on)
        return rule.name if rule else "", ", ".join(part for part in (day, record.note) if part), "", ""

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        if draft:
            record.given_on = str(clock.today())
        super().open_form(record, draft=draft)


class ServicePart(PartList):
    """The hours that are asked of one person elsewhere."""

    def __init__(self, work: Work) -> None:
        words = _("No school, court or office asks hours of this person.")
        super().__init__(work, SERVICES, "volunteer", _("Add required service"), words)

    def make_form(self) -> PartForm:
        adders = {"programme": adder(self.work, PROGRAMMES)}
        return PartForm(self.work, SERVICES, service_view.fields(), service_view.WIDE, adders)

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = SERVICES.fields
        words = _("{hours} for {whom}").format(
            hours=text.hours(record.minutes),
            whom=record.place or shown["asked_by"].show(record.asked_by).lower(),
        )
        due = _("due {day}").format(day=shown["due"].show(record.due)) if record.due else _("no date")
        return words, due, service_view.words(record), service_view.tone(record)

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        if draft:
            record.start = str(clock.today())
        super().open_form(record, draft=draft)


class ExpensesPart(PartList):
    """What one person laid out, and whether they have it back."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, EXPENSES, "volunteer", _("Add expense"), _("No expenses yet."))
        self.total = label("", "strong", wrap=True)
        self._column.insertWidget(0, self.total)

    def make_form(self) -> PartForm:
        adders = {"programme": adder(self.work, PROGRAMMES)}
        return PartForm(self.work, EXPENSES, expenses_view.FIELDS, expenses_view.WIDE, adders)

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        words = f"{expenses_view.amount(self.work, record)} · {record.what}"
        day = EXPENSES.fields["day"].show(record.day)
        return words, day, expenses_view.state(record), expenses_view.tone(record)

    def refresh(self) -> None:
        super().refresh()
        owed, laid_out = of_person(self.work.store, self._owner.id) if self._owner is not None else (0, 0)
        self.total.setVisible(laid_out > 0)
        if not laid_out:
            return
        currency = self.work.store.group().currency
        words = (
            _("{owed} owed, of {all} laid out in all") if owed else _("Nothing owed; {all} laid out in all")
        )
        self.total.setText(words.format(owed=text.money(owed, currency), all=text.money(laid_out, currency)))

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        if draft:
            record.day = str(clock.today())
        super().open_form(record, draft=draft)
