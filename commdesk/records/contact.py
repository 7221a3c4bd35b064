"""The types of fields by which people are reached: e-mail addresses and phone numbers.

What cannot be one is told when it is typed. What stands in a file already is left alone: an old slip in an address
must not keep anybody from changing the phone number.
"""

import dataclasses
import re
from dataclasses import dataclass
from typing import Any

from commdesk.records import reading
from commdesk.records.field import Value
from commdesk.records.fields import Text
from commdesk.text import N_, _

# Something, @, and a name with an ending; letters of any script.
_ADDRESS = re.compile(r"[^\s@<>,;\"()]+@[^\s@<>,;\"()]+\.[^\s@<>,;\"().]{2,}")

# A number with fewer digits reaches nobody; extensions and house phones have three.
_LEAST_DIGITS = 3


@dataclass(eq=False, repr=False)
class Email(Text):
    """One e-mail address, or several with commas between; ``Name <address>`` keeps the address."""

    hint: str = N_("name@example.org")

    def parse(self, typed: str) -> Value:
        typed = str(super().parse(typed))
        found = []
        for part in re.split(r"[,;]+", typed):
            bare = _address(part)
            if not bare:
                continue
            if not _ADDRESS.fullmatch(bare):
                sentence = _("“{typed}” is not an e-mail address. Type it like name@example.org.")
                raise self.refuse(sentence.format(typed=reading.short(bare)))
            found.append(bare)
        return ", ".join(found)


@dataclass(eq=False, repr=False)
class Phone(Text):
    """A phone number as people write it, words beside it allowed ("0151 234, evenings")."""

    most: int = 60

    def parse(self, typed: str) -> Value:
        typed = str(super().parse(typed))
        if typed and sum(letter.isdigit() for letter in typed) < _LEAST_DIGITS:
            sentence = _("“{typed}” is not a phone number. Type it like 0151 234567 or +49 151 234567.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return typed


def email(title: str, **more: Any) -> Any:
    """A dataclass field holding e-mail addresses."""
    return dataclasses.field(default="", metadata={"field": Email(title, **more)})


def phone(title: str, **more: Any) -> Any:
    """A dataclass field holding a phone number."""
    return dataclasses.field(default="", metadata={"field": Phone(title, **more)})


def addresses(value: str) -> list[str]:
    """The e-mail addresses of a kept value, without what is none."""
    parts = (_address(part) for part in re.split(r"[,;]+", value))
    return [part for part in parts if _ADDRESS.fullmatch(part)]


def digits(value: str) -> str:
    """A phone number's digits without the sign for abroad, as it is written at home: ``(0151) 234`` → ``0151234``.

    A number from abroad keeps its country's digits and begins with ``+``: ``0049 (0)151 234`` → ``+49151234``.
    Empty where there are too few digits to be anybody's.
    """
    bare = re.sub(r"\(0\)", "", value)
    # Words after the number ("evenings, or 0176 …") begin something else.
    bare = re.split(r"[^\d\s()+/.\-–]", bare.strip(), maxsplit=1)[0]
    abroad = bare.strip().startswith("+") or bare.strip().startswith("00")
    found = re.sub(r"\D", "", bare)
    if len(found) < 6:
        return ""
    return "+" + found.removeprefix("00") if abroad else found


def same_number(one: str, other: str) -> bool:
    """Whether two numbers out of ``digits`` reach the same phone, one written from abroad and one from home."""
    if not one or not other:
        return False
    if one.startswith("+") == other.startswith("+"):
        return one == other
    abroad, home = (one[1:], other) if one.startswith("+") else (other[1:], one)
    bare = home.removeprefix("0")
    # Countries have one to three digits, and some write them at home too.
    return len(bare) >= 6 and abroad.endswith(bare) and len(abroad) - len(bare) <= 3


# Where many have a page of their own: there it is the page that tells one from the other.
_SHARED_SITES = {
    "facebook.com", "fb.com", "instagram.com", "twitter.com", "x.com", "linkedin.com", "youtube.com", "tiktok.com", "vk.com",
    "meetup.com", "eventbrite.com", "github.com", "medium.com", "google.com", "sites.google.com", "linktr.ee", "t.me",
    "wa.me", "wordpress.com", "blogspot.com", "wixsite.com", "gov.uk", "bit.ly",
}  # fmt: skip


def site(value: str) -> str:
    """By what a website is known: its host without ``www.``; ``https://www.DataCity.com/about`` → ``datacity.com``.

    Where many share a host, with the page: ``facebook.com/datacity``. Empty where it is no address.
    """
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", value.strip().casefold())
    host, slash, page = re.split(r"[?#]", bare, maxsplit=1)[0].partition("/")
    host = re.sub(r":\d+$", "", host.rpartition("@")[2]).removeprefix("www.").removeprefix("m.").rstrip(".")
    if not re.fullmatch(r"[^\s.,;]+(\.[^\s.,;]+)+", host):
        return ""
    if host in _SHARED_SITES:
        page = page.strip("/")
        return f"{host}/{page}" if slash and page else ""
    return host


def _address(part: str) -> str:
    part = part.strip()
    named = re.search(r"<([^<>]*)>\s*$", part)
    return (named[1] if named else part).removeprefix("mailto:").strip()
