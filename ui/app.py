"""Starts the program: a subcommand goes to the command line without loading Qt, anything else opens the window."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commdesk.store.store import Store
    from ui.main_window import MainWindow


def main(argv: list[str] | None = None) -> int:
    """The program; answers the exit code."""
    words = sys.argv[1:] if argv is None else argv
    from commdesk.cli.main import is_command

    if words and is_command(words[0]):
        from commdesk.cli.main import main as command

        return command(words)
    return open_window(words)


def open_window(words: list[str]) -> int:
    """Opens the window on the file named, else the practice group (``--practice``), else the last file."""
    # Nothing made on the way to the window is garbage, and looking for some takes a while.
    gc.disable()
    path = _asked(words)
    # What Home counts and what fonts there are is found out beside the loading of Qt and of our own windows.
    store = _open_ahead(path) if path else None
    from PySide6.QtWidgets import QApplication

    _spare_reading_of_source()
    from ui.shared import crash, theme

    app = QApplication.instance() or theme.application(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CommDesk")
    app.setDesktopFileName("commdesk")
    from ui import settings
    from ui.main_window import MainWindow
    from ui.tabs.home import desk as _home  # noqa: F401

    theme.apply(app)
    crash.install()
    window = MainWindow()
    size = settings.load()
    if isinstance(size.get("width"), int) and isinstance(size.get("height"), int):
        window.resize(max(640, size["width"]), max(400, size["height"]))
    if not (path and window.files.open(path, store=store)):
        if _named(words):
            return 1
        code = _open_another(window, welcoming=path is None and "--practice" not in words)
        if code is not None:
            return code
    window.show()
    warm_up(window)
    return app.exec()


def _spare_reading_of_source() -> None:
    """Spares what takes a tenth of the way to the window: PySide reads the source of each module that is loaded, to see
    whether it asks for its ``__feature__`` switches, and none of ours does.
    """
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False


def _named(words: list[str]) -> Path | None:
    """The file named on the command line."""
    return next((Path(word) for word in words if not word.startswith("-")), None)


def _asked(words: list[str]) -> Path | None:
    """The file to begin with, None when somebody has to choose or the practice group is asked for."""
    from ui import settings

    named = _named(words)
    if named is not None or "--practice" in words:
        return named
    return next(iter(settings.recent()), None)


def _open_ahead(path: Path) -> "Store | None":
    """The file, open, and being counted; None where it cannot be opened: the window tries again and says why."""
    from commdesk.errors import KnownError
    from commdesk.store.file import open_file
    from ui.tabs.home import month

    try:
        store = open_file(path)
    except KnownError:
        return None
    month.begin(store)
    return store


def _open_another(window: "MainWindow", *, welcoming: bool) -> int | None:
    """Opens what the person chooses, else the practice group; an exit code when there is nothing to open."""
    from commdesk.errors import KnownError
    from ui.file_menu import make_practice_for_today, practice_path
    from ui.shared import messages

    if welcoming:
        from ui.dialogs.welcome import welcome

        chosen = welcome()
        if chosen is None:
            return 0
        if window.files.open(chosen, remember=chosen != practice_path()):
            return None
    try:
        make_practice_for_today(practice_path())
    except KnownError as error:
        messages.tell(None, str(error))
        return 1
    return None if window.files.open(practice_path(), remember=False) else 1


def warm_up(window: object) -> None:
    """What the first saved change needs is loaded once the window stands still, so that no key waits for it."""
    from PySide6.QtCore import QTimer

    from ui.shared import tasks
    from ui.shared.still import when_still

    def standing() -> None:
        if tasks.busy():
            QTimer.singleShot(2, standing)
            return
        gc.enable()
        if os.environ.get("COMMDESK_QUIT_WHEN_STILL"):
            from PySide6.QtWidgets import QApplication

            print("still", flush=True)
            QTimer.singleShot(0, QApplication.quit)
            return
        QTimer.singleShot(200, _load_writing)

    when_still(window, standing)  # type: ignore[arg-type]


def _load_writing() -> None:
    import threading

    def load() -> None:
        import sqlite_utils  # noqa: F401

    threading.Thread(target=load, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
