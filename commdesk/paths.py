"""Where things are: the program's own resources, the user's settings, backups, the practice group.

``COMMDESK_HOME`` puts everything that belongs to the user into one folder (tests, a stick).
"""

import os
import sys
from pathlib import Path

from commdesk.errors import BugError


def resource(name: str) -> Path:
    """A bundled file or folder by its name below ``resources/``: from the source tree, installed, or frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen)] if frozen else [Path(__file__).parent.parent, Path(__file__).parent]
    for root in roots:
        path = root / "resources" / name
        if path.exists():
            return path
    raise BugError(f"resource {name} is missing")


def data_dir() -> Path:
    """The folder for what the program keeps for this user; made when it is missing."""
    home = os.environ.get("COMMDESK_HOME")
    if home:
        path = Path(home)
    else:
        import platformdirs

        path = Path(platformdirs.user_data_dir("CommDesk", appauthor=False))
    path.mkdir(parents=True, exist_ok=True)
    return path


def cache_dir() -> Path:
    """The folder for what can be made again (matplotlib's font list); made when it is missing."""
    path = data_dir() / "cache"
    path.mkdir(parents=True, exist_ok=True)
    return path


def backups_dir() -> Path:
    """The folder of all groups' backups, outside any group file's own folder."""
    path = data_dir() / "backups"
    path.mkdir(parents=True, exist_ok=True)
    return path


def practice_file() -> Path:
    """The practice group's file, apart from all real ones."""
    return data_dir() / "practice.commdesk"


def settings_file() -> Path:
    """Settings of this computer: recent files, window size."""
    return data_dir() / "settings.json"
