"""Putting a copy in a file's place: the current file is itself kept first, and nothing is ever added to it."""

import contextlib
import os
import shutil
from pathlib import Path

from commdesk import files, paths
from commdesk.copies.backup import folders_of, keep, stamped
from commdesk.errors import KnownError
from commdesk.store import migrations
from commdesk.store.connection import DatabaseError, OperationalError, connect
from commdesk.store.file import open_file
from commdesk.store.snapshot import faults, snapshot
from commdesk.text import _

_BESIDE = ("-wal", "-shm", "-journal")


def restore(backup: Path, path: Path) -> Path | None:
    """Replaces the file at ``path`` by ``backup`` and answers where the replaced file was kept (None: there was none).

    Checks the backup before anything else; the file must not be open. Raises KnownError with everything as
    it was: a bad or newer backup, a file that is open, no room.
    """
    path = path.resolve()
    files.refuse_special(path)
    if backup.resolve() == path:
        raise KnownError(_("That is the file itself. Please choose one of its copies."))
    _check(backup)
    kept = None
    if path.exists():
        kept = _keep(path)
    unfinished = path.with_name(path.name + ".restoring")
    _copy(backup, unfinished)
    try:
        for ending in _BESIDE:
            # A log left beside the old file would be played into the new one.
            path.with_name(path.name + ending).unlink(missing_ok=True)
        os.replace(unfinished, path)
        _settle(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        sentence = _(
            "{file} could not be replaced: {why}. It is as it was. Please close it everywhere and try again."
        )
        raise KnownError(sentence.format(file=path.name, why=(error.strerror or "").lower())) from error
    return kept


def _copy(backup: Path, target: Path) -> None:
    try:
        conn = connect(backup, readonly=True)
    except DatabaseError as error:
        sentence = _("The copy {file} cannot be read any more, so nothing was changed. Please choose another copy.")  # fmt: skip
        raise KnownError(sentence.format(file=backup.name)) from error
    try:
        snapshot(conn, target)
    finally:
        conn.close()


def _settle(folder: Path) -> None:
    """Makes the rename itself survive a power cut, on systems where a folder can be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _check(backup: Path) -> None:
    if not _is_older(backup):
        # Opening tells in its own sentence what is missing, not ours, cut short or newer.
        open_file(backup, readonly=True).close()
    problems = faults(backup)
    if problems:
        sentence = _(
            "The copy {file} is damaged ({problem}), so nothing was changed. Please choose another copy."
        )
        raise KnownError(sentence.format(file=backup.name, problem=problems[0]))


def _is_older(backup: Path) -> bool:
    """Whether a copy is of an older version, which is brought up to date only when it is opened in place."""
    if not backup.is_file():
        return False
    try:
        conn = connect(backup, readonly=True)
    except DatabaseError:
        return False
    try:
        applied = set(migrations.applied(conn))
    except DatabaseError:
        return False
    finally:
        conn.close()
    return bool(applied) and applied < set(migrations.names())


def _refuse_open(path: Path) -> None:
    """Nobody may have the file open: only then its log can be folded back."""
    try:
        conn = connect(path)
    except DatabaseError:
        return
    try:
        conn.execute("PRAGMA busy_timeout = 500")
        conn.execute("PRAGMA journal_mode = DELETE")
    except OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            sentence = _(
                "{file} is open in another window. Nothing was changed. Please close it there and try again."
            )
            raise KnownError(sentence.format(file=path.name)) from error
    except DatabaseError:
        pass  # damaged or not ours: kept aside as it is
    finally:
        conn.close()


def _keep(path: Path) -> Path:
    # Even looking at an empty file lets the database drop the log beside it, which may hold all there is.
    if path.stat().st_size and not faults(path):
        _refuse_open(path)
        try:
            return keep(path)
        except KnownError:
            pass  # of a newer program or otherwise not to be opened: kept byte by byte instead
    folders = folders_of(path)
    folder = folders[-1] if folders else paths.backups_dir()
    # In a folder of its own: what is damaged must not be offered among the good copies, nor push them out.
    target = stamped(folder / "replaced", path.stem)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        for ending in _BESIDE:
            beside = path.with_name(path.name + ending)
            if beside.exists():
                shutil.copyfile(beside, target.with_name(target.name + ending))
    except OSError as error:
        sentence = _(
            "The file that is there now could not be kept first ({why}), so nothing was changed. Please make room."
        )
        raise KnownError(sentence.format(why=(error.strerror or "").lower())) from error
    _refuse_open(path)
    return target
