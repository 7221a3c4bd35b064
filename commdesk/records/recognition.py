"""Thanks: for how much a group thanks people, and what it has given; and what people laid out."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _


@record
class AwardRule(Record):
    """A thank-you for hours, for years since the first shift, or for both together; ``minutes`` in all."""

    name: str = fields.text(N_("Thank-you"), required=True, hint=N_("Certificate, badge, cake …"))
    minutes: int | None = fields.minutes(N_("From hours"))
    years: int | None = fields.whole(N_("From years"), least=1, most=99)
    note: str = fields.text(N_("Note"))

    def check(self) -> None:
        if not self.minutes and not self.years:
            raise AWARD_RULES.fields["minutes"].refuse(
                _("Say from how many hours or years on people get it, or both.")
            )


@record
class Award(Record):
    """A thank-you that a person was given."""

    volunteer: str | None = fields.link(
        N_("Who"), "volunteers", required=True, part_of=True, other_names=("volunteer", "name")
    )
    rule: str | None = fields.link(N_("Thank-you"), "award_rules", required=True)
    given_on: str | None = fields.day(N_("Given on"), required=True)
    note: str = fields.text(N_("Note"))


@record
class Expense(Record):
    """Money that a person laid out for a programme, in cents; ``paid_on`` is when they got it back."""

    day: str | None = fields.day(N_("Day"), required=True, other_names=("date",))
    volunteer: str | None = fields.link(
        N_("Who"), "volunteers", required=True, other_names=("volunteer", "name", "person")
    )
    programme: str | None = fields.link(N_("Programme"), "programmes", other_names=("programme", "project"))
    what: str = fields.text(N_("What for"), required=True, other_names=("purpose", "description"))
    amount: int | None = fields.cents(N_("Amount"), required=True, other_names=("cost", "sum"))
    paid_on: str | None = fields.day(N_("Paid back on"), hint=N_("Leave empty while it is owed"))


AWARD_RULES = Kind(
    name="award_rules",
    title=N_("Thank-yous"),
    one=N_("Thank-you"),
    record=AwardRule,
    columns=("name", "minutes", "years"),
    search=("name", "note"),
    order=("minutes", "years", "name"),
)

AWARDS = Kind(
    name="awards",
    title=N_("Thank-yous given"),
    one=N_("Thank-you given"),
    record=Award,
    columns=("given_on", "volunteer", "rule"),
    search=("volunteer", "rule", "note"),
    order=("-given_on", "-id"),
    label="given_on",
)

EXPENSES = Kind(
    name="expenses",
    title=N_("Expenses"),
    one=N_("Expense"),
    record=Expense,
    columns=("day", "volunteer", "what", "amount", "paid_on", "programme"),
    search=("volunteer", "programme", "what"),
    order=("-day", "-id"),
    label="what",
)
