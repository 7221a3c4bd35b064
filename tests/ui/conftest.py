"""What tests of windows share."""

import pytest

from commdesk.store.file import new_file
from ui.shared import tasks, theme
from ui.shared.work import Work


@pytest.fixture
def work(tmp_path, qapp):
    """An open group without any records."""
    theme.apply(qapp, "light", 1.0)
    made = Work(new_file(tmp_path / "g.commdesk", "Riverside"))
    yield made
    tasks.finish_all()
    made.close()
