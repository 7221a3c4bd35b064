"""What a file is built of, as the migrations say it, so that anything else in it is noticed."""

import re

from commdesk.store import migrations
from commdesk.store.connection import Connection

# The tables in which SQLite keeps a full-text index that has neither texts nor their lengths in it.
_SHADOWS = ("data", "idx", "config")

_CREATE = re.compile(r'\s*CREATE\s+(VIRTUAL\s+TABLE|TABLE|INDEX|TRIGGER)\s+("?)(\w+)\2', re.IGNORECASE)
_DROP = re.compile(r'\s*DROP\s+(TABLE|INDEX|TRIGGER)\s+("?)(\w+)\2', re.IGNORECASE)

# (type, name) -> the words it was made with where these decide what it does, else None.
Parts = dict[tuple[str, str], str | None]


def expected(applied: list[str]) -> Parts:
    """What a file consists of that has had these migrations."""
    found: Parts = {
        ("table", migrations.TABLE): None,
        ("index", "idx__sqlite_migrations_migration_set_name"): None,
    }
    for name, statements in migrations.STATEMENTS.items():
        if name in applied:
            for statement in statements:
                _follow(found, statement)
    return found


def strange(conn: Connection, applied: list[str]) -> str:
    """The name of something that is not as the migrations made it, or is missing; empty when all is.

    Triggers and virtual tables must be ours to the letter: they act, where other tables only hold.
    """
    wanted = expected(applied)
    if not applied:
        # A file of ours has had one at least; what has not is told by what it lacks.
        wanted = expected(migrations.names()[:1])
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    there = {(kind, name): made for kind, name, made in conn.execute(sql).fetchall()}
    extra = [
        name
        for (kind, name), made in there.items()
        if (kind, name) not in wanted or wanted[kind, name] != _acting(made)
    ]
    missing = [name for kind, name in wanted if (kind, name) not in there]
    return sorted(extra or missing)[0] if extra or missing else ""


def word_indexes() -> list[tuple[str, str]]:
    """(full-text index, the table that it is of), of a file of this version."""
    made = [words for (kind, __), words in expected(migrations.names()).items() if kind == "table" and words]
    found = [re.search(r"TABLE (\w+) USING fts5\(.*content='(\w+)'", words) for words in made]
    return [(match[1], match[2]) for match in found if match]


def triggers() -> dict[str, str]:
    """What makes the triggers of a file of this version, by their names."""
    parts = expected(migrations.names())
    return {name: made for (kind, name), made in parts.items() if kind == "trigger" and made}


def _follow(found: Parts, statement: str) -> None:
    made = _CREATE.match(statement)
    if made:
        virtual, kind = made[1].upper().startswith("VIRTUAL"), made[1].split()[-1].lower()
        found[kind, made[3]] = _acting(statement)
        if virtual:
            found.update({("table", f"{made[3]}_{part}"): None for part in _SHADOWS})
        return
    gone = _DROP.match(statement)
    if gone:
        found.pop((gone[1].lower(), gone[3]), None)


def _acting(made: str | None) -> str | None:
    """The words of what acts, evenly spaced; None for what only holds."""
    words = " ".join((made or "").split())
    return words if words.upper().startswith(("CREATE VIRTUAL", "CREATE TRIGGER")) else None
