"""Agreements with partners: what was agreed, the reviews, the words and scanned pages."""

import re

from commdesk.records import fields, reading
from commdesk.records.kind import Kind, Record, record
from commdesk.records.vague import in_order
from commdesk.text import N_, _

RENEWALS = {
    "by_itself": N_("Renews by itself"),
    "must_be_renewed": N_("Must be renewed"),
    "ends": N_("Ends"),
}

MEDIA = {"pdf": N_("PDF"), "jpeg": N_("Picture (JPEG)"), "png": N_("Picture (PNG)")}


# The places that a wording can name: place -> what stands there.
PLACES = {
    "group": N_("Our group"),
    "partner": N_("The partner"),
    "name": N_("What the agreement is called"),
    "purpose": N_("Purpose"),
    "we_do": N_("What we do"),
    "they_do": N_("What they do"),
    "we_give": N_("What we give"),
    "they_give": N_("What they give"),
    "our_promises": N_("Our promises under it"),
    "their_promises": N_("Their promises under it"),
    "start": N_("Start"),
    "end": N_("End"),
    "notice_days": N_("Days of notice"),
    "renews_months": N_("Months it renews for"),
    "review_months": N_("Months between reviews"),
    "signed_on": N_("Day of signing"),
}
CONDITIONS = ("if no end", "if renews", "if renews for as long", "if must be renewed", "if ends")

# Languages of a second column, by their own names: days are written as that language does. Those that pages can print.
SECOND_LANGUAGES = {
    "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "it": "Italiano", "nl": "Nederlands", "pl": "Polski",
    "pt": "Português", "ro": "Română", "ru": "Русский", "so": "Soomaali", "sq": "Shqip", "sv": "Svenska", "tr": "Türkçe",
    "uk": "Українська", "vi": "Tiếng Việt",
}  # fmt: skip


@record
class Agreement(Record):
    """What was agreed with a partner. Without ``end`` it is open-ended, and warns of nothing.

    One that renews by itself goes on for ``renews_months`` at a time, else for as long as it was made for. What each
    side does and gives stands on the printed agreement; the ``_beside`` fields say the same in a second language.
    """

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    name: str = fields.text(N_("Agreement"), required=True, other_names=("name", "title"))
    purpose: str = fields.long_text(N_("Purpose"))
    start: str | None = fields.vague_day(N_("Start"), other_names=("date start", "start date", "from"))
    end: str | None = fields.vague_day(
        N_("End"), hint=N_("Leave empty when it is open-ended"), other_names=("date end", "end date", "until")
    )
    notice_days: int | None = fields.whole(N_("Notice period in days"), most=3660)
    renewal: str = fields.choice(N_("Renewal"), RENEWALS, default="must_be_renewed", required=True)
    renews_months: int | None = fields.whole(
        N_("Renews for … months"), least=1, most=120, hint=N_("Else as long as it was made for")
    )
    review_months: int | None = fields.whole(N_("Review every … months"), least=1, most=120)
    we_do: str = fields.long_text(N_("What we do"), hint=N_("One task a line"))
    they_do: str = fields.long_text(N_("What they do"), hint=N_("One task a line"))
    we_give: str = fields.long_text(N_("What we give"), hint=N_("and they get"))
    they_give: str = fields.long_text(N_("What they give"), hint=N_("and we get"))
    signed_on: str | None = fields.day(N_("Signed on"))
    signed_by_us: str = fields.text(N_("Signed for us by"))
    signed_by_them: str = fields.text(N_("Signed for them by"))
    wording: str | None = fields.link(N_("Wording"), "wordings")
    purpose_beside: str = fields.long_text(N_("Purpose, second language"))
    we_do_beside: str = fields.long_text(N_("What we do, second language"))
    they_do_beside: str = fields.long_text(N_("What they do, second language"))
    we_give_beside: str = fields.long_text(N_("What we give, second language"))
    they_give_beside: str = fields.long_text(N_("What they give, second language"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        in_order(self.start, self.end, AGREEMENTS)
        if self.start and self.end and self.notice_days:
            whole = (reading.last_day(self.end) - reading.first_day(self.start)).days + 1
            if self.notice_days > whole:
                sentence = _(
                    "The notice period of {notice} days is longer than the agreement, which runs {whole} days. "
                    "Please check both."
                )
                raise AGREEMENTS.fields["notice_days"].refuse(
                    sentence.format(notice=self.notice_days, whole=whole)
                )


@record
class Review(Record):
    """Once that both sides looked at an agreement. Without ``next_on`` the next is due as often as the agreement says."""

    agreement: str | None = fields.link(N_("Agreement"), "agreements", required=True, part_of=True)
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date", "when"))
    progress: str = fields.long_text(N_("How it goes"), other_names=("progress", "result"))
    changes: str = fields.long_text(N_("What changes"), other_names=("changes", "decision"))
    next_on: str | None = fields.day(N_("Next review on"), hint=N_("Else as often as was agreed"))

    def check(self) -> None:
        if self.next_on and self.day and self.next_on < self.day:
            raise REVIEWS.fields["next_on"].refuse(
                _("The next review is before this one. Please check both days.")
            )


@record
class Wording(Record):
    """The words of a printed agreement, with {places} for what was agreed; ``beside`` says the same in a second language.

    Lines that begin with ``#`` or ``##`` are titles. A line is left out where a place in it is empty or what it begins with
    (``{if no end}``) does not hold, and so is a title with nothing under it.
    """

    name: str = fields.text(N_("Wording"), required=True, other_names=("name", "title"))
    words: str = fields.long_text(N_("Words"), required=True)
    beside_in: str | None = fields.choice(N_("Second language"), SECOND_LANGUAGES)
    beside: str = fields.long_text(N_("The same in the second language"))

    def check(self) -> None:
        for name in ("words", "beside"):
            for place in re.findall(r"\{([^{}\n]{1,40})\}", str(getattr(self, name))):
                if place not in PLACES and place not in CONDITIONS:
                    known = ", ".join("{" + known + "}" for known in PLACES)
                    sentence = _("There is no place called {place}. There are: {known}.")
                    raise WORDINGS.fields[name].refuse(
                        sentence.format(place="{" + reading.short(place) + "}", known=known)
                    )


@record
class Attachment(Record):
    """A scanned page of an agreement, by its name; ``bytes`` is the size of what is kept."""

    agreement: str | None = fields.link(N_("Agreement"), "agreements", required=True, part_of=True)
    name: str = fields.text(N_("Name"), required=True)
    media: str = fields.choice(N_("What it is"), MEDIA, default="pdf", required=True)
    bytes: int | None = fields.whole(N_("Size in bytes"), required=True)
    day: str | None = fields.day(N_("Attached on"))

    def check(self) -> None:
        if any(letter in "/\\" or not letter.isprintable() for letter in self.name):
            raise ATTACHMENTS.fields["name"].refuse(
                _("“{name}” cannot be the name of a page. Please give it one without / and \\.").format(
                    name=reading.short(self.name)
                )
            )


@record
class Content(Record):
    """What an attachment holds, apart from it so that a list of attachments stays light; ``digest`` is its SHA-256."""

    attachment: str | None = fields.link(N_("Attachment"), "attachments", required=True, part_of=True)
    digest: str = fields.text(N_("Fingerprint"), required=True)
    data: str = fields.packed(N_("Content"), required=True)


AGREEMENTS = Kind(
    name="agreements",
    title=N_("Agreements"),
    one=N_("Agreement"),
    record=Agreement,
    columns=("name", "partner", "start", "end", "renewal"),
    search=("name", "partner", "purpose"),
    order=("name",),
)

REVIEWS = Kind(
    name="reviews",
    title=N_("Reviews"),
    one=N_("Review"),
    record=Review,
    columns=("day", "agreement", "progress", "next_on"),
    search=("agreement", "progress", "changes"),
    order=("-day", "-id"),
    label="day",
)

WORDINGS = Kind(
    name="wordings",
    title=N_("Wordings of agreements"),
    one=N_("Wording of an agreement"),
    record=Wording,
    columns=("name",),
    search=("name", "words"),
    order=("name",),
)

ATTACHMENTS = Kind(
    name="attachments",
    title=N_("Attached pages"),
    one=N_("Attached page"),
    record=Attachment,
    columns=("name", "agreement", "media", "bytes", "day"),
    search=("name", "agreement"),
    order=("name",),
)

CONTENTS = Kind(
    name="contents",
    title=N_("Contents of attached pages"),
    one=N_("Content of an attached page"),
    record=Content,
    listed=False,
    columns=("attachment", "digest"),
    search=("digest",),
    order=("id",),
    label="digest",
)
