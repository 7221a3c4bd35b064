"""The group itself: one record a file."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

PAPERS = {"a4": N_("A4"), "letter": N_("Letter")}
MONTHS = {
    "1": N_("January"),
    "2": N_("February"),
    "3": N_("March"),
    "4": N_("April"),
    "5": N_("May"),
    "6": N_("June"),
    "7": N_("July"),
    "8": N_("August"),
    "9": N_("September"),
    "10": N_("October"),
    "11": N_("November"),
    "12": N_("December"),
}


@record
class Group(Record):
    """Whose file this is. ``full_time_week`` is in minutes; ``practice`` marks the practice group."""

    name: str = fields.text(N_("Name of the group"), required=True)
    place: str = fields.text(N_("Place"))
    country: str = fields.text(N_("Country"), most=60, hint=N_("US, GB, DE …: finds the value of an hour"))
    logo: str = fields.picture(N_("Logo"))
    currency: str = fields.text(
        N_("Currency"), default="EUR", most=3, required=True, hint=N_("EUR, GBP, USD …")
    )
    year_start: str = fields.choice(N_("Our year begins in"), MONTHS, default="1", required=True)
    full_time_week: int = fields.minutes(N_("Full-time week"), default=2400, most=10080, required=True)
    paper: str = fields.choice(N_("Paper"), PAPERS, default="a4", required=True)
    value_rate: int | None = fields.cents(
        N_("Value of an hour"), hint=N_("Your own rate for an hour given; leave empty if you do not use one")
    )
    value_source: str = fields.text(N_("Where the rate comes from"))
    door_minutes: int = fields.minutes(
        N_("Forgotten sign-outs count as"), default=120, most=1440, required=True,
        hint=N_("Where the session has no end of its own"),
    )  # fmt: skip
    door_pin: str = fields.secret(N_("Door PIN"))
    practice: int = fields.yes_no(N_("Practice group"))

    def check(self) -> None:
        if not is_currency(self.currency):
            raise GROUP.fields["currency"].refuse(currency_sentence())


def is_currency(code: str) -> bool:
    """Whether a text has the form of a currency's code."""
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


def currency_sentence() -> str:
    """What is said of a currency that is none."""
    return _("A currency is three capital letters, like EUR, GBP or USD.")


GROUP = Kind(
    name="group",
    title=N_("Group"),
    one=N_("Group"),
    record=Group,
    columns=("name", "place"),
    search=("name",),
    order=("made",),
    listed=False,
)
