"""Copying the addresses or numbers of the people that the list shows, and saying who was left out."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from commdesk import text
from commdesk.errors import KnownError
from commdesk.exchange.contacts import Contacts, contacts
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.waiting import Stopped, wait_for
from ui.shared.work import Work


def copy_button(pressed: dict[str, Callable[[], None]]) -> QPushButton:
    """A button with a menu: words of a line -> what is done."""
    button = QPushButton(_("Copy"))
    button.setProperty("kind", "quiet")
    button.setProperty("menu", "true")
    button.setAutoDefault(False)
    button.setAccessibleName(_("Copy the addresses or numbers of those in the list"))
    menu = QMenu(button)
    for words, answer in pressed.items():
        menu.addAction(words).triggered.connect(lambda _on=False, answer=answer: answer())
    button.setMenu(menu)
    return button


def copy(parent: QWidget, work: Work, query: Query, field: str) -> str:
    """Puts what is in ``field`` (``email`` or ``phone``) of those shown who agreed into the clipboard.

    Answers what is to be said about it; nothing when the person stopped it.
    """
    try:
        found = wait_for(
            parent,
            work.store,
            _("Looking who agreed to be contacted…"),
            lambda reader, tell: contacts(reader, query, field, tell),
        )
    except Stopped:
        return ""
    except KnownError as error:
        return str(error)
    assert isinstance(found, Contacts)
    if found.values:
        # Mail programs take semicolons; numbers are pasted one a line.
        QGuiApplication.clipboard().setText(("; " if field == "email" else "\n").join(found.values))
    return said(found, field)


def said(found: Contacts, field: str) -> str:
    """How many were copied, and how many left out and why."""
    mail, count = field == "email", len(found.values)
    if not count:
        first = _("No e-mail address was copied.") if mail else _("No phone number was copied.")
    elif mail:
        first = ngettext(
            "{n} e-mail address copied: put it into Bcc.",
            "{n} e-mail addresses copied: put them into Bcc.",
            count,
        ).format(n=text.number(count))
    else:
        first = ngettext("{n} phone number copied.", "{n} phone numbers copied.", count).format(
            n=text.number(count)
        )
    left = []
    if found.not_agreed:
        words = ngettext(
            "{n} person who has not agreed to be contacted",
            "{n} people who have not agreed to be contacted",
            found.not_agreed,
        )
        left.append(words.format(n=text.number(found.not_agreed)))
    if found.without:
        words = ngettext("{n} who has none", "{n} who have none", found.without)
        left.append(words.format(n=text.number(found.without)))
    if not left:
        return first
    return _("{copied} Left out: {whom}.").format(copied=first, whom=text.listed(left))
