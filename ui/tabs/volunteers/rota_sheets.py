"""What the rota does with paper: a session's sign-in sheet is printed, and typed in afterwards."""

from collections.abc import Callable

from commdesk.entry import sheets
from commdesk.entry.sheets import Printed
from commdesk.errors import KnownError
from commdesk.figures.rota import Occurrence
from commdesk.text import _
from ui.tabs.volunteers.rota_deeds import over
from ui.tabs.volunteers.rota_view import RotaView


def add_sheet_actions(
    view: RotaView, print_page: Callable[[str], None], enter: Callable[[Printed], object]
) -> None:
    """Two buttons under a session; ``print_page`` shows a page in the print room, ``enter`` a sheet to type in."""

    def ask_for_print() -> None:
        session = view.current_session()
        if session is not None:
            print_page(f"sign-in?day={session.day}&programme={session.programme}")

    def type_in() -> None:
        session = view.current_session()
        if session is None:
            return
        store = view.work.store
        try:
            printed = sheets.last_of(store, session)
            if printed is None:
                # Nothing was printed: the people of the rota are its lines all the same.
                printed = sheets.prepare(store, session)
                sheets.keep(store, printed)
        except KnownError as error:
            view.work.refused.emit(str(error))
            return
        enter(printed)

    view.pane.add_action(_("Print sign-in sheet…"), ask_for_print, _takes_place)
    view.pane.add_action(_("Enter its hours"), type_in, lambda one: _takes_place(one) and over(one))


def _takes_place(one: Occurrence) -> bool:
    return not one.session.called_off
