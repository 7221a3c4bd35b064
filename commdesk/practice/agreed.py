"""What the practice group has agreed in words: what each side does and gives, who signed, one agreement in two languages."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from commdesk.records.agreements import Wording
from commdesk.records.kind import Record
from commdesk.reports import wording

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

TWO_LANGUAGES = "English and Ukrainian"

# Agreement -> its fields.
WORDS: dict[str, dict[str, str]] = {
    "Room and shelf": {
        "we_do": "Read aloud to children, two mornings a month\nTidy the room and bring back the key\nName the library on our posters",
        "they_do": "Keep a room free on Tuesdays and Thursdays\nTell us two weeks ahead when it is closed",
        "we_give": "Two readers with a check", "they_give": "A room for twelve\nA shelf for flyers\nThe copier, fifty pages a month",
        "signed_by_us": "Amina Yusuf", "signed_by_them": "Samir Haddad",
    },
    "Homework help in the canteen": {
        "we_do": "Bring four helpers each Tuesday from three to five\nHand in the attendance list each half-term",
        "they_do": "Open and heat the canteen\nWrite to the parents once a year",
        "we_give": "Helpers with a certificate of good conduct", "they_give": "The canteen\nA cupboard with a lock",
        "signed_by_us": "Amina Yusuf", "signed_by_them": "Folake Adeyemi",
    },
    "Bread on Saturdays": {
        "we_do": "Fetch the bread before nine", "they_do": "Put twenty loaves aside",
        "we_give": "A page about the bakery once a year", "they_give": "Yesterday’s bread",
        "signed_by_us": "Joe Marsh", "signed_by_them": "Ingrid Söhne",
    },
    "Hands for the river": {
        "we_do": "Bring tools and a first-aid kit", "they_do": "Send a patrol to each second clean-up, with a leader",
        "we_give": "Tea, gloves and waders", "they_give": "Ten to twenty pairs of hands",
    },
}  # fmt: skip

# The agreement that is to be signed next, in the language of both sides.
BESIDE: dict[str, dict[str, str]] = {
    "Changing rooms after clean-ups": {
        "we_do": "Leave the rooms as we found them\nBring our own towels",
        "they_do": "Open the changing rooms on clean-up days from noon on",
        "we_give": "A clean bank along the pitch", "they_give": "Showers and changing rooms\nTwo keys",
        "purpose_beside": "Душ і роздягальні в дні прибирання",
        "we_do_beside": "Залишаємо приміщення такими, якими вони були\nПриносимо свої рушники",
        "they_do_beside": "Відчиняють роздягальні в дні прибирання з полудня",
        "we_give_beside": "Чистий берег уздовж поля", "they_give_beside": "Душ і роздягальні\nДва ключі",
        "signed_by_them": "Андрій Бондар",
    },
}  # fmt: skip


def wordings(maker: "Maker") -> Iterator[Record]:
    """Our own wording, and the one with a second language beside it."""
    stamped, day = maker.apart("wordings"), maker.today - timedelta(days=500)
    yield stamped(Wording, day, name="Our usual wording", words=wording.usual("en"))
    beside = stamped(
        Wording, maker.today - timedelta(days=12), name=TWO_LANGUAGES, words=wording.usual("en"), beside_in="uk",
        beside=wording.usual("uk"),
    )  # fmt: skip
    maker.wordings[TWO_LANGUAGES] = beside.id
    yield beside


def in_words(maker: "Maker", name: str) -> dict[str, str]:
    """The fields of an agreement that hold its words."""
    if name in BESIDE:
        return {**BESIDE[name], "wording": maker.wordings[TWO_LANGUAGES]}
    return WORDS.get(name, {})
