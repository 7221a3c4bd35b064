"""Verified backups, outside the group file's own folder; the newest are kept.

Each group has a folder ``<file stem> <end of the group's id>`` with a small ``about.json``: the paths its file
has had (a damaged file can no longer say which group it is) and the order in which the copies were made (the
clock may have been set back since).
"""

import contextlib
import json
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from commdesk import clock, paths
from commdesk.errors import KnownError
from commdesk.store.connection import DatabaseError
from commdesk.store.file import SUFFIX, open_file
from commdesk.store.snapshot import snapshot
from commdesk.store.store import Reader

KEPT = 30
_ABOUT = "about.json"

# A file's name has at most 255 bytes on every system we run on; ours adds a date, a number and endings.
_MOST_BYTES = 150


@dataclass(frozen=True)
class Backup:
    """One backup: where it is, when it was made (local time, as the clock said then), its size in bytes."""

    path: Path
    made: datetime
    size: int


def backup(source: Reader | Path, folder: Path | None = None) -> Path | None:
    """Makes a checked copy and answers where it is; None for the practice group, which needs none.

    Without ``folder`` it goes to the group's own backups, where the newest ``KEPT`` stay. Raises KnownError,
    leaving no half copy, when it cannot be made.
    """
    if isinstance(source, Reader):
        return _backup(source, folder, practice=False)
    store = open_file(source, readonly=True)
    try:
        return _backup(store, folder, practice=folder is not None)
    finally:
        store.close()


def backup_file(path: Path, folder: Path | None = None) -> Path | None:
    """A checked copy of a file that is not open here; see ``backup``."""
    return backup(path, folder)


def keep(path: Path) -> Path:
    """A backup of what is at ``path`` before it is replaced, the practice group included; thins nothing.

    Raises KnownError when the file is damaged.
    """
    store = open_file(path, readonly=True)
    try:
        made = _backup(store, None, practice=True, most=None)
    finally:
        store.close()
    assert made is not None
    return made


def list_backups(path: Path) -> list[Backup]:
    """The backups of the file at ``path``, the last made first; also when the file is damaged or gone."""
    found: list[Backup] = []
    for folder in folders_of(path):
        copies = [_described(folder / name) for name in reversed(_order(folder))]
        found += [copy for copy in copies if copy]
    return found


def folders_of(path: Path) -> list[Path]:
    """The folders with backups of the file at ``path``: by its group's id, else by where it was, else by name."""
    group = _group_id(path)
    folders = {p: _about(p) for p in sorted(paths.backups_dir().iterdir()) if p.is_dir()}
    if group:
        return [folder for folder, about in folders.items() if about.get("group") == group]
    place = str(path.absolute())
    known = [folder for folder, about in folders.items() if place in about.get("paths", [])]
    # A damaged file that was also moved has only its name left to be known by.
    named = re.compile(re.escape(_short(path.stem)) + " [0-9a-f]{8}")
    return known or [folder for folder in folders if named.fullmatch(folder.name)]


def stamped(folder: Path, stem: str, mark: str = "") -> Path:
    """A name of its own in ``folder`` for a copy made now."""
    plain = f"{_short(stem)} {clock.now():%Y-%m-%d %H%M%S}{mark}"
    path = folder / (plain + SUFFIX)
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{plain}-{count}{SUFFIX}"
    return path


def _backup(reader: Reader, folder: Path | None, *, practice: bool, most: int | None = KEPT) -> Path | None:
    group = reader.group()
    if group.practice and not practice:
        return None
    if folder is not None:
        return snapshot(reader.conn, stamped(folder, reader.path.stem))
    own = paths.backups_dir() / f"{_short(reader.path.stem)} {group.id[-8:]}"
    made = snapshot(reader.conn, stamped(own, reader.path.stem))
    about = _about(own)
    places = [p for p in about.get("paths", []) if p != str(reader.path.absolute())]
    order = [name for name in _order(own) if name != made.name] + [made.name]
    kept = order[-most:] if most else order
    for name in order[: -len(kept)]:
        with contextlib.suppress(OSError):
            (own / name).unlink(missing_ok=True)
    _note(own, {"group": group.id, "paths": [*places[-9:], str(reader.path.absolute())], "order": kept})
    return made


def _short(stem: str) -> str:
    while len(stem.encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return stem


def _order(folder: Path) -> list[str]:
    """The names of the copies in a folder in the order they were made; unknown ones first, by name."""
    there = {p.name for p in folder.glob(f"*{SUFFIX}")}
    noted = [name for name in _about(folder).get("order", []) if name in there]
    return sorted(there - set(noted)) + noted


def _about(folder: Path) -> dict[str, Any]:
    try:
        about = json.loads((folder / _ABOUT).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def _note(folder: Path, about: dict[str, Any]) -> None:
    # The copy itself is made and checked; a note that cannot be written must not say otherwise.
    with contextlib.suppress(OSError):
        unfinished = folder / (_ABOUT + ".part")
        unfinished.write_text(json.dumps(about, ensure_ascii=False, indent=1), "utf-8")
        os.replace(unfinished, folder / _ABOUT)


def _group_id(path: Path) -> str:
    try:
        store = open_file(path, readonly=True)
    except (KnownError, DatabaseError, OSError):
        return ""
    try:
        return str(store.group().id)
    except (KnownError, DatabaseError):
        return ""
    finally:
        store.close()


def _described(path: Path) -> Backup | None:
    try:
        found = path.stat()
    except OSError:
        return None
    match = re.search(r"(\d{4}-\d{2}-\d{2} \d{6})(-\d+)?(?: \w+)?$", path.stem)
    made = datetime.fromtimestamp(found.st_mtime).replace(microsecond=0)
    if match:
        with contextlib.suppress(ValueError):
            made = datetime.strptime(match[1], "%Y-%m-%d %H%M%S")
    return Backup(path, made, found.st_size)
