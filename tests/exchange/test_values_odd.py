"""An odd phone number or address in a list is no reason to lose the person."""

from pathlib import Path

from commdesk.exchange.apply import apply
from commdesk.exchange.columns import propose
from commdesk.exchange.plan import plan
from commdesk.exchange.read import read_table
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.file import close_file, new_file


def test_it_comes_in_as_it_stands_and_is_said(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,phone,email\nAna,n/a,ana@example.org\nBo,0151 2345,ask Ana\n", encoding="utf-8")
    store = new_file(tmp_path / "g.commdesk", "Group")
    table = read_table(path)
    made = plan(store, VOLUNTEERS, table, propose(VOLUNTEERS, table))
    assert made.added == 2 and not made.refused
    assert any("“n/a”, “ask Ana”" in note for note in made.notes)
    apply(store, made, "list.csv")
    assert [(p.name, p.phone, p.email) for p in store.find(VOLUNTEERS)] == [
        ("Ana", "n/a", "ana@example.org"),
        ("Bo", "0151 2345", "ask Ana"),
    ]
    close_file(store)
