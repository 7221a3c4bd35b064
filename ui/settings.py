"""Settings of this computer: recent files and the window's size. Losing them loses nothing that matters."""

import json
from pathlib import Path
from typing import Any

from commdesk import paths

MOST_RECENT = 8


def load() -> dict[str, Any]:
    """The settings; empty when there are none or they cannot be read."""
    try:
        found = json.loads(paths.settings_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(**changes: Any) -> None:
    """Keeps settings; a full disk is no reason to bother anybody with them."""
    settings = load() | changes
    target = paths.settings_file()
    beside = target.with_suffix(".part")
    try:
        beside.write_text(json.dumps(settings, indent=1, ensure_ascii=False), "utf-8")
        beside.replace(target)
    except OSError:
        pass


def recent() -> list[Path]:
    """Files opened before, newest first, that are still there."""
    names = load().get("recent", [])
    return [Path(name) for name in names if isinstance(name, str) and Path(name).exists()]


def opened(path: Path) -> None:
    """Puts a file on top of the recent ones."""
    names = [str(path.absolute()), *(str(p) for p in recent() if p.absolute() != path.absolute())]
    keep(recent=names[:MOST_RECENT])
