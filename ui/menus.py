"""The menu bar, made from the data in ``actions``."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from commdesk.text import _
from ui import actions
from ui.shared import icons
from ui.shared.work import Work
from ui.tabs.list import TABS

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Menus:
    """The menus of a window. What a line does is a method of the window or of its FileMenu."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        bar = window.menuBar()
        self._fill(bar.addMenu(_("&File")), actions.FILE)
        self._edit = bar.addMenu(_("&Edit"))
        go = bar.addMenu(_("&Go"))
        for number, tab in enumerate(TABS, 1):
            action = QAction(icons.icon(tab.icon), _(tab.title).replace("&", "&&"), window)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.triggered.connect(lambda _on=False, key=tab.key: window.show_desk(key))
            go.addAction(action)
        self._fill(go, actions.GO)
        self._fill(bar.addMenu(_("&Help")), actions.HELP)

    def set_work(self, work: Work) -> None:
        """Undo and redo of the open file; what writes is off where the file can only be read."""
        self._edit.clear()
        for made, keys, icon in (
            (
                work.undo_stack.createUndoAction(self._window, _("&Undo")),
                QKeySequence.StandardKey.Undo,
                "undo",
            ),
            (
                work.undo_stack.createRedoAction(self._window, _("&Redo")),
                QKeySequence.StandardKey.Redo,
                "redo",
            ),
        ):
            made.setShortcut(keys)
            made.setIcon(icons.icon(icon))
            self._edit.addAction(made)
        self._edit.addSeparator()
        self._fill(self._edit, actions.EDIT)
        for item in (*actions.FILE, *actions.EDIT, *actions.GO):
            if item.writes:
                self.actions[item.slot].setEnabled(not work.store.readonly)

    def _fill(self, menu: QMenu, items: tuple[actions.Item, ...]) -> None:
        for item in items:
            if item is actions.SEPARATOR:
                menu.addSeparator()
                continue
            if item.slot == "recent_menu":
                recent = menu.addMenu(_(item.words))
                recent.aboutToShow.connect(lambda recent=recent: self._window.files.fill_recent(recent))
                continue
            action = QAction(_(item.words), self._window)
            if item.icon:
                action.setIcon(icons.icon(item.icon))
            if item.keys is not None:
                action.setShortcut(QKeySequence(item.keys))
            action.triggered.connect(lambda _on=False, item=item: self._answer(item)())
            self.actions[item.slot] = action
            menu.addAction(action)

    def _answer(self, item: actions.Item) -> Callable[[], object]:
        if item.desk:
            self._window.show_desk(item.desk)
            desk = self._window.desk()
            # Where a hint keeps the person at another desk, nothing else happens.
            return getattr(desk, item.slot) if desk is not None and desk.key == item.desk else lambda: None
        found: Callable[[], object] = getattr(self._window, item.slot, None) or getattr(
            self._window.files, item.slot
        )
        return found
