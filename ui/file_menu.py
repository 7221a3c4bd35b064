"""What the File menu does: files opened, made, copied, restored; imports and exports."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from commdesk import paths
from commdesk.errors import KnownError
from commdesk.store.file import SUFFIX, open_file
from commdesk.store.store import Store
from commdesk.text import _
from ui import settings
from ui.shared import messages, tasks
from ui.shared.waiting import Stopped, wait_for
from ui.shared.work import Work

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class FileMenu:
    """Answers the File menu for a window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    # -- which file

    def open(self, path: Path, *, remember: bool = True, store: Store | None = None) -> bool:
        """Opens a file in place of the present one; says in a sentence why it cannot, and keeps the present one.

        ``store`` where that file has been opened already.
        """
        try:
            store = store or open_file(path)
            store.group()
        except KnownError as error:
            return self._offer_copy(path, str(error))
        if not self.close_current():
            store.close()
            return False
        self._window.set_work(Work(store, self._window))
        if remember:
            settings.opened(path)
        return True

    def close_current(self) -> bool:
        """Saves what is being typed, makes the backup and closes the file; False when a hint keeps it open."""
        window = self._window
        desk = window.desk()
        if desk is not None and not desk.leave():
            return False
        work = window.work
        if work is None:
            return True
        tasks.finish_all()
        store = work.store
        window.drop_desks()
        if store.changed and not store.readonly:
            from commdesk.copies.backup import backup

            try:
                words = _("Making a copy of the file…")
                wait_for(window, store, words, lambda reader, _tell: backup(reader), can_stop=False)
            except KnownError as error:
                self._say(str(error))
        work.close()
        return True

    def new_group(self) -> None:
        """File > New group."""
        from ui.dialogs.new_group import ask_new_group

        path = ask_new_group(self._window)
        if path is not None:
            self.open(path)

    def open_group(self) -> None:
        """File > Open."""
        from PySide6.QtWidgets import QFileDialog

        name, __ = QFileDialog.getOpenFileName(
            self._window,
            _("Open a group"),
            self._folder(),
            _("CommDesk files (*{suffix})").format(suffix=SUFFIX),
        )
        if name:
            self.open(Path(name))

    def fill_recent(self, menu: QMenu) -> None:
        """File > Open recent, as it is now."""
        menu.clear()
        for number, path in enumerate(settings.recent(), 1):
            action = menu.addAction(f"&{number}  {path.stem}")
            action.setToolTip(str(path))
            action.triggered.connect(lambda _on=False, path=path: self.open(path))
        if menu.isEmpty():
            menu.addAction(_("Nothing opened yet")).setEnabled(False)

    def open_practice(self) -> None:
        """File > Practice group: made anew for today when it is missing or of another day."""
        path = practice_path()
        if path == self._window.path():
            return
        try:
            make_practice_for_today(path)
        except KnownError as error:
            self._say(str(error))
            return
        self.open(path, remember=False)

    def group_settings(self) -> None:
        """File > Group settings."""
        from ui.dialogs.group_settings import GroupSettings

        if self._window.work is not None:
            GroupSettings(self._window.work, self._window).exec()

    # -- in and out

    def import_file(self) -> None:
        """File > Import."""
        from ui.dialogs.import_dialog import ImportDialog

        if self._window.work is not None:
            desk = self._window.desk()
            kind = getattr(desk, "kind_shown", lambda: None)()
            self._leaving(lambda work: ImportDialog(work, self._window, kind).exec())

    def past_imports(self) -> None:
        """File > Past imports."""
        from ui.dialogs.past_imports import PastImports

        if self._window.work is not None:
            self._leaving(lambda work: PastImports(work, self._window).exec())

    def export_table(self) -> None:
        """File > Export this table: the kind that the desk in front shows."""
        from ui.dialogs.export import export_kind

        desk = self._window.desk()
        kind = getattr(desk, "kind_shown", lambda: None)()
        if kind is None:
            self._say(_("There is no table in this desk. Go to the desk whose table you want to save."))
        elif self._window.work is not None:
            query = getattr(desk, "query_shown", lambda: None)()
            export_kind(self._window, self._window.work, kind, query)

    # -- copies

    def copy_to_stick(self) -> None:
        """File > Copy to a stick: a checked copy, made by the database."""
        from PySide6.QtWidgets import QFileDialog

        from commdesk.store.snapshot import snapshot

        work = self._window.work
        if work is None:
            return
        desk = self._window.desk()
        if desk is not None:
            desk.leave()
        name, __ = QFileDialog.getSaveFileName(
            self._window, _("Copy to a stick"), str(Path(self._folder()) / work.store.path.name), f"*{SUFFIX}"
        )
        if not name:
            return
        target = Path(name)
        target = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
        if target.absolute() == work.store.path.absolute():
            self._say(_("That is the open file itself. Please choose the stick, or another name."))
            return
        try:
            words = _("Making a checked copy in {file}…").format(file=target)
            wait_for(self._window, work.store, words, lambda reader, _tell: snapshot(reader.conn, target))
        except Stopped:
            return
        except KnownError as error:
            self._say(str(error))
            return
        self._say(_("A checked copy is in {file}.").format(file=target))

    def restore_copy(self) -> None:
        """File > Restore a copy."""
        from ui.dialogs.restore import RestoreDialog

        path = self._window.path()
        dialog = RestoreDialog(path, self._window)
        if not dialog.exec() or dialog.chosen is None or path is None:
            return
        from commdesk.copies.restore import restore

        if not self.close_current():
            return
        try:
            restore(dialog.chosen, path)
        except KnownError as error:
            self._say(str(error))
        self.open(path)

    def show_in_folder(self) -> None:
        """File > Show in folder."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        path = self._window.path()
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute().parent)))

    # --

    def _offer_copy(self, path: Path, sentence: str) -> bool:
        """Says why a file cannot be opened, and offers its newest copy where there is one."""
        from commdesk import text
        from commdesk.copies.backup import list_backups
        from commdesk.copies.restore import restore

        copies = list_backups(path)
        if not copies:
            self._say(sentence)
            return False
        made = text.day_full(copies[0].made.date())
        question = _("{problem} There is a copy of {day}. Put it in place? The file as it is now is kept.")
        if not messages.ask(self._window, question.format(problem=sentence, day=made), _("Restore the copy")):
            return False
        try:
            restore(copies[0].path, path)
        except KnownError as error:
            self._say(str(error))
            return False
        return self.open(path)

    def _leaving(self, do: Callable[[Work], object]) -> None:
        desk, work = self._window.desk(), self._window.work
        if work is not None and (desk is None or desk.leave()):
            do(work)

    def _folder(self) -> str:
        path = self._window.path()
        return str(path.absolute().parent) if path and path != practice_path() else str(Path.home())

    def _say(self, sentence: str) -> None:
        messages.tell(self._window, sentence)


def practice_path() -> Path:
    """Where the practice group is."""
    return paths.practice_file()


def make_practice_for_today(path: Path) -> None:
    """Makes the practice group when it is missing, unreadable or of another day; raises KnownError."""
    from commdesk import clock

    stamp = path.with_suffix(".day")
    today = clock.today().isoformat()
    try:
        if path.exists() and stamp.read_text("utf-8") == today:
            return
    except (OSError, ValueError):
        pass
    from commdesk.practice.make import make_practice

    make_practice(path, replace=True)
    stamp.write_text(today, "utf-8")
