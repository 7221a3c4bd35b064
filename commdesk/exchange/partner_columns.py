"""What lists of partners and of people there bring besides the fields of their own record."""

import dataclasses

from commdesk.records.contact import Email, Phone
from commdesk.records.fields import Field, Text
from commdesk.records.partners import PARTNER_PEOPLE, PARTNERS
from commdesk.text import N_

# The fields of a partner that say whom to reach; all others say which partner it is.
CONTACT = ("contact", "phone", "email")


# A list of partners may say more of its contact, and have a second one: with these, contacts become people there.
OF_PARTNERS: tuple[Field, ...] = (
    Text(N_("Contact’s role"), name="role",
         other_names=("contact role", "position", "function", "job title")),
    Phone(N_("Contact’s phone"), name="contact_phone", other_names=("contact phone", "direct line")),
    Email(N_("Contact’s e-mail"), name="contact_email", other_names=("contact e-mail",)),
    Text(N_("Second contact"), name="contact_2",
         other_names=("contact person 2", "contact name 2", "other contact")),
    Text(N_("Second contact’s role"), name="role_2",
         other_names=("contact 2 role", "position 2", "second role")),
    Phone(N_("Second contact’s phone"), name="phone_2",
          other_names=("contact 2 phone", "telephone 2", "tel 2", "second phone")),
    Email(N_("Second contact’s e-mail"), name="email_2",
          other_names=("contact 2 email", "e-mail 2", "second email")),
)  # fmt: skip

# What a list of people says of the partners that it brings along: short name -> the partner's field.
PARTNER_FIELDS = {
    "kind": "kind", "stage": "stage", "place": "place", "website": "website", "start": "start", "end": "end",
    "strengths": "strengths", "resources": "resources", "interests": "interests", "partner_phone": "phone",
    "partner_email": "email", "partner_note": "note",
}  # fmt: skip
_TITLES = {
    "partner_phone": (N_("Partner’s phone"), ("organisation phone", "office phone", "main phone", "switchboard")),
    "partner_email": (N_("Partner’s e-mail"), ("organisation email", "office email", "main email")),
    "partner_note": (N_("Note on the partner"), ("organisation note", "description", "about")),
}  # fmt: skip


def _of_people() -> tuple[Field, ...]:
    found = []
    for short, name in PARTNER_FIELDS.items():
        declared = PARTNERS.fields[name]
        title, others = _TITLES.get(short, (declared.title, declared.other_names))
        found.append(
            dataclasses.replace(declared, name=short, title=title, other_names=others, required=False)
        )
    return tuple(found)


OF_PEOPLE = _of_people()
EXTRA: dict[str, tuple[Field, ...]] = {PARTNERS.name: OF_PARTNERS, PARTNER_PEOPLE.name: OF_PEOPLE}
