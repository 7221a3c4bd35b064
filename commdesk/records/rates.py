"""What an hour given is worth, by year and country, as the group's editable table says it."""

from commdesk.records import fields
from commdesk.records.group import currency_sentence, is_currency
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_

# Independent Sector, value of volunteer time, US dollars an hour by data year; gaps stay gaps.
FIRST_RATES = (
    (2012, 2214), (2014, 2307), (2016, 2414), (2018, 2543), (2020, 2854), (2021, 2995), (2023, 3349),
)  # fmt: skip
FIRST_COUNTRY, FIRST_CURRENCY, FIRST_SOURCE = "US", "USD", "Independent Sector"


@record
class Rate(Record):
    """The value of an hour in one year and country, in cents; ``role`` narrows it to an activity."""

    year: int | None = fields.year(N_("Year"), required=True)
    country: str = fields.text(N_("Country"), most=60, required=True, hint=N_("US, GB, DE …"))
    role: str = fields.text(N_("Only for the activity"), hint=N_("Leave empty when it holds for all"))
    rate: int | None = fields.cents(N_("An hour is worth"), required=True)
    currency: str = fields.text(N_("Currency"), most=3, required=True, default="EUR")
    source: str = fields.text(N_("Source"), required=True, hint=N_("Who says so"))

    def check(self) -> None:
        if not is_currency(self.currency):
            raise RATES.fields["currency"].refuse(currency_sentence())


RATES = Kind(
    name="rates",
    title=N_("Values of an hour"),
    one=N_("Value of an hour"),
    record=Rate,
    columns=("year", "country", "role", "rate", "currency", "source"),
    search=("country", "role", "source"),
    order=("country", "-year", "role", "id"),
    label="source",
)
