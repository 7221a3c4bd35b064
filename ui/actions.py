"""The menus as data: words, shortcut, icon, and what in the window answers."""

from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from commdesk.text import N_

Keys = QKeySequence.StandardKey


class Item(NamedTuple):
    """One line of a menu. ``slot`` is the window's method, or that of the ``desk`` which it brings to the front.

    ``writes`` items are off where the file is read-only.
    """

    words: str
    slot: str
    keys: Keys | str | None = None
    icon: str = ""
    writes: bool = False
    desk: str = ""


SEPARATOR = Item("", "")

FILE = (
    Item(N_("&New group…"), "new_group", None, "add"),
    Item(N_("&Open…"), "open_group", Keys.Open, "open"),
    Item(N_("Open &recent"), "recent_menu"),
    Item(N_("&Practice group"), "open_practice", None, "star"),
    SEPARATOR,
    Item(N_("&Group settings…"), "group_settings", None, "settings", writes=True),
    Item(N_("&Import…"), "import_file", "Ctrl+I", "import", writes=True),
    Item(N_("Past i&mports…"), "past_imports", None, "", writes=True),
    Item(N_("&Export this table…"), "export_table", "Ctrl+E", ""),
    SEPARATOR,
    Item(N_("&Copy to a stick…"), "copy_to_stick", None, "copy-stick"),
    Item(N_("Restore a cop&y…"), "restore_copy", None, "restore"),
    Item(N_("Show in &folder"), "show_in_folder", None, "folder"),
    SEPARATOR,
    Item(N_("Prin&t…"), "print_this", Keys.Print, "print"),
    Item(N_("&Quit"), "close", Keys.Quit, "close"),
)

EDIT = (
    Item(N_("New in this &desk"), "new_here", Keys.New, "add", writes=True),
    Item(
        N_("Goal from a starting &point…"), "begin_from", "Ctrl+Shift+N", "goals", writes=True, desk="goals"
    ),
    Item(N_("Enter a &list…"), "enter_list", "Ctrl+L", "edit", writes=True, desk="volunteers"),
    Item(N_("Enter a &sheet…"), "enter_sheet", "Ctrl+Shift+L", "edit", writes=True, desk="volunteers"),
    Item(N_("D&elete"), "delete_here", "Ctrl+Del", "delete", writes=True),
    SEPARATOR,
    Item(N_("&Find"), "find_here", Keys.Find, "search"),
)

GO = (
    SEPARATOR,
    Item(N_("Door des&k…"), "open_door", None, "group", writes=True, desk="volunteers"),
)

HELP = (
    Item(N_("&Help for this desk"), "help_here", Keys.HelpContents, "help"),
    Item(N_("&About CommDesk"), "about", None, "info"),
)
