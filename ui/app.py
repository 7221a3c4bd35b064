"""Starts the program: a subcommand goes to the command line without loading Qt, anything else opens the window."""

import gc
import os
import sys
from pathlib import Path


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
    from PySide6.QtWidgets import QApplication

    from commdesk.errors import KnownError
    from ui.shared import crash, theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CommDesk")
    app.setDesktopFileName("commdesk")
    theme.apply(app)
    crash.install()
    from ui import settings
    from ui.file_menu import make_practice_for_today, practice_path
    from ui.main_window import MainWindow
    from ui.shared import messages

    window = MainWindow()
    size = settings.load()
    if isinstance(size.get("width"), int) and isinstance(size.get("height"), int):
        window.resize(max(640, size["width"]), max(400, size["height"]))
    files = [Path(word) for word in words if not word.startswith("-")]
    recent = settings.recent()
    opened = False
    if files:
        opened = window.files.open(files[0])
        if not opened:
            return 1
    elif "--practice" not in words and recent:
        opened = window.files.open(recent[0])
    elif "--practice" not in words:
        from ui.dialogs.welcome import welcome

        chosen = welcome()
        if chosen is None:
            return 0
        opened = window.files.open(chosen, remember=chosen != practice_path())
    if not opened:
        try:
            make_practice_for_today(practice_path())
        except KnownError as error:
            messages.tell(None, str(error))
            return 1
        if not window.files.open(practice_path(), remember=False):
            return 1
    window.show()
    _warm_up(window)
    return app.exec()


def _warm_up(window: object) -> None:
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
        QTimer.singleShot(400, _load_writing)

    when_still(window, standing)  # type: ignore[arg-type]


def _load_writing() -> None:
    import threading

    def load() -> None:
        import sqlite_utils  # noqa: F401

    threading.Thread(target=load, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
