"""Where things are: all that belongs to the user in one folder when it is asked for."""

from pathlib import Path

import pytest

from commdesk import paths
from commdesk.errors import BugError


def test_one_folder_holds_all_that_belongs_to_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "stick ü"
    monkeypatch.setenv("COMMDESK_HOME", str(home))
    assert paths.data_dir() == home and home.is_dir()
    assert paths.backups_dir().is_dir() and paths.cache_dir().is_dir()
    places = (paths.backups_dir(), paths.cache_dir(), paths.practice_file(), paths.settings_file())
    assert all(home in place.parents for place in places)


def test_without_it_the_system_s_own_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMDESK_HOME")
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert "CommDesk" in paths.data_dir().parts


def test_a_resource_is_there_or_it_is_our_fault() -> None:
    assert paths.resource("fonts").is_dir()
    with pytest.raises(BugError, match="no-such-thing"):
        paths.resource("no-such-thing")
