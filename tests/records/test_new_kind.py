"""A toy kind touches its own file, the list and one migration, as docs/architecture.md shows it."""

from pathlib import Path

import pytest

from commdesk.records import fields, kinds
from commdesk.records.kind import Kind, Record, record
from commdesk.records.volunteers import Volunteer
from commdesk.store import migrations
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.query import Query
from commdesk.text import N_


@record
class Key(Record):
    """A key and who has it."""

    name: str = fields.text(N_("Key"), required=True)
    keeper: str | None = fields.link(N_("Kept by"), "volunteers")


KEYS = Kind(
    name="keys",
    title=N_("Keys"),
    one=N_("Key"),
    record=Key,
    columns=("name", "keeper"),
    search=("name", "keeper"),
    order=("name",),
)

MIGRATION = (
    """CREATE TABLE keys (id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL,
       keeper TEXT REFERENCES volunteers(id), find TEXT NOT NULL) STRICT""",
    "CREATE INDEX keys_keeper ON keys(keeper)",
)


def test_a_toy_kind_is_kept_found_undone_and_old_files_get_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.commdesk"
    close_file(new_file(path, "Old group"))
    monkeypatch.setitem(kinds.BY_NAME, "keys", KEYS)
    monkeypatch.setitem(kinds._BY_RECORD, Key, KEYS)
    monkeypatch.setitem(migrations.STATEMENTS, "0.2.0 keys", MIGRATION)
    store = open_file(path)
    steps: list = []
    store.listen(steps.append)
    person = Volunteer(name="Zoë Núñez")
    with store.step("Add key"):
        store.save(person)
        store.save(Key(name="Hall, back door", keeper=person.id))
    assert [key.name for key in store.find(KEYS, Query(words="nunez"))] == ["Hall, back door"]
    added = steps[0]
    store.replay(added.reverse())
    assert store.count(KEYS) == 0
    store.replay(added)
    close_file(store)
    again = open_file(path)
    assert again.count(KEYS) == 1
    close_file(again)
