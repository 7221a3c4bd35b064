"""How the file came to its present shape: append-only, with literal names.

Never edit a migration that a release has shipped; append one. Each name begins with the version that
brought it, so that an older program can name the version a newer file needs. Nothing here imports
the records: a migration must do tomorrow what it does today.
"""

import re
from typing import TYPE_CHECKING, Any

from commdesk import text
from commdesk.store import shape_0_1, shape_0_2, shape_0_3, shape_0_4, shape_0_5

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "commdesk"
TABLE = "_sqlite_migrations"  # where sqlite_utils.Migrations notes what has been applied

# Name and statements; turned into sqlite_utils.Migrations when one has to run.
STATEMENTS: dict[str, tuple[str, ...]] = {
    "0.1.0 first desks": shape_0_1.FIRST_DESKS,
    "0.2.0 volunteer log": shape_0_2.VOLUNTEER_LOG,
    "0.2.0 import layouts": shape_0_2.IMPORT_LAYOUTS,
    "0.2.0 names in order": shape_0_2.NAMES_IN_ORDER,
    "0.2.0 different people": shape_0_2.DIFFERENT_PEOPLE,
    "0.2.0 search": shape_0_2.SEARCH,
    "0.2.0 other names": shape_0_2.OTHER_NAMES,
    "0.3.0 goals and timelines": shape_0_3.GOALS_AND_TIMELINES,
    "0.4.0 partners": shape_0_4.PARTNERS,
    "0.5.0 listening, outreach and evidence": shape_0_5.DESKS,
}


def names() -> list[str]:
    """The names of all migrations this program knows, in order."""
    return list(STATEMENTS)


def applied(conn: Any) -> list[str]:
    """The names of the migrations a file has had; empty for a file without any."""
    found = conn.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [TABLE]).fetchone()
    if not found:
        return []
    rows = conn.execute(f"SELECT name FROM {TABLE} WHERE migration_set = ? ORDER BY rowid", [SET])
    return [row[0] for row in rows.fetchall()]


def apply(db: "Database") -> None:
    """Brings a file to the present shape; each migration whole or not at all."""
    from sqlite_utils import Migrations

    migrations = Migrations(SET)
    for name, statements in STATEMENTS.items():
        migrations(name=name)(_runner(statements))
    migrations.apply(db)


def _runner(statements: tuple[str, ...]) -> Any:
    def run(db: "Database") -> None:
        db.conn.create_function("folded", 1, sort_folded, deterministic=True)
        for statement in statements:
            db.execute(statement)

    return run


def sort_folded(name: str) -> str:
    """What the column ``sort`` holds for a name in a file that had no such column yet.

    The store writes the same with every change; were it ever folded in another way, a migration would fold again.
    """
    return " ".join(re.findall(r"[^\W_]+", text.fold(str(name)[:4000])))
