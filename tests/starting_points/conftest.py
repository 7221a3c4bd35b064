"""An empty group on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty group."""
    opened = new_file(tmp_path / "group.commdesk", "Group")
    yield opened
    close_file(opened)
