"""How the file came to its present shape: append-only, with literal names.

Never edit a migration that a release has shipped; append one. Each name begins with the version that
brought it, so that an older program can name the version a newer file needs. Nothing here imports
the records: a migration must do tomorrow what it does today.
"""

import re
from typing import TYPE_CHECKING, Any

from commdesk import text

if TYPE_CHECKING:
    from sqlite_utils import Database

# Name and statements; turned into sqlite_utils.Migrations when one has to run.
_FIRST_DESKS = (
    """CREATE TABLE "group" (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL, logo TEXT NOT NULL,
        currency TEXT NOT NULL, year_start TEXT NOT NULL, full_time_week INTEGER NOT NULL, paper TEXT NOT NULL,
        value_rate INTEGER, value_source TEXT NOT NULL, practice INTEGER NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE programme_types (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE programmes (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, type TEXT REFERENCES programme_types(id),
        unit TEXT NOT NULL, counts TEXT NOT NULL, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE volunteers (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, phone TEXT NOT NULL,
        email TEXT NOT NULL, started TEXT, skills TEXT NOT NULL, languages TEXT NOT NULL, note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE sessions (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, programme TEXT NOT NULL REFERENCES programmes(id),
        day TEXT NOT NULL, until TEXT, place TEXT NOT NULL, beneficiaries INTEGER, note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE shifts (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, day TEXT NOT NULL, volunteer TEXT REFERENCES volunteers(id),
        programme TEXT NOT NULL REFERENCES programmes(id), minutes INTEGER NOT NULL CHECK (minutes > 0),
        people INTEGER NOT NULL CHECK (people > 0), party TEXT NOT NULL, activity TEXT NOT NULL,
        status TEXT NOT NULL, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE goals (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, why TEXT NOT NULL, outcome TEXT NOT NULL,
        programme TEXT REFERENCES programmes(id), owner TEXT REFERENCES volunteers(id), state TEXT NOT NULL,
        start TEXT, due TEXT, unit TEXT NOT NULL, baseline REAL, target REAL, now REAL, now_on TEXT,
        reached_on TEXT, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE milestones (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, goal TEXT NOT NULL REFERENCES goals(id), name TEXT NOT NULL,
        due TEXT NOT NULL, owner TEXT REFERENCES volunteers(id), reached_on TEXT, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE actions (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, goal TEXT NOT NULL REFERENCES goals(id), name TEXT NOT NULL,
        owner TEXT REFERENCES volunteers(id), start TEXT, due TEXT, done_on TEXT, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE partners (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, kind TEXT, stage TEXT NOT NULL,
        place TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL,
        website TEXT NOT NULL, start TEXT, "end" TEXT, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE agreements (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id),
        name TEXT NOT NULL, purpose TEXT NOT NULL, start TEXT, "end" TEXT, notice_days INTEGER,
        renewal TEXT NOT NULL, review_months INTEGER, signed_on TEXT, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE commitments (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id),
        agreement TEXT REFERENCES agreements(id), side TEXT NOT NULL, what TEXT NOT NULL, due TEXT,
        state TEXT NOT NULL, settled_on TEXT, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE imports (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL,
        rows INTEGER NOT NULL, added INTEGER NOT NULL, skipped INTEGER NOT NULL, refused INTEGER NOT NULL,
        taken_back TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    # Which record came from which row: found again by the source's own id or by content, taken back by batch.
    # content and after are fingerprints, so that a removed person does not live on here; before is what a
    # changed record had. No foreign key to imports: undoing an import takes that record away and redoing
    # brings it back, while these rows stay and count for nothing in between.
    """CREATE TABLE import_rows (
        batch TEXT NOT NULL, record_kind TEXT NOT NULL, record TEXT NOT NULL,
        source_key TEXT, content TEXT, before TEXT, after TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX programmes_name ON programmes(name, id)",
    "CREATE INDEX volunteers_name ON volunteers(name, id)",
    "CREATE INDEX sessions_day ON sessions(day, id)",
    "CREATE INDEX sessions_programme ON sessions(programme, day)",
    # The table's order, newest first, covering so that a far page is skipped to without touching rows.
    "CREATE INDEX shifts_day ON shifts(day, id)",
    # Covering for the figures: a year's sums by programme and month never touch the table itself.
    "CREATE INDEX shifts_counted ON shifts(status, day, programme, minutes, people, volunteer)",
    "CREATE INDEX shifts_volunteer ON shifts(volunteer, status, day, minutes)",
    "CREATE INDEX shifts_programme ON shifts(programme, day)",
    "CREATE INDEX goals_programme ON goals(programme)",
    "CREATE INDEX goals_owner ON goals(owner)",
    "CREATE INDEX milestones_goal ON milestones(goal, due)",
    "CREATE INDEX milestones_owner ON milestones(owner)",
    "CREATE INDEX actions_goal ON actions(goal, start)",
    "CREATE INDEX actions_owner ON actions(owner)",
    "CREATE INDEX partners_name ON partners(name, id)",
    "CREATE INDEX agreements_partner ON agreements(partner)",
    "CREATE INDEX commitments_partner ON commitments(partner, due)",
    "CREATE INDEX commitments_agreement ON commitments(agreement)",
    "CREATE INDEX commitments_due ON commitments(due)",
    "CREATE INDEX import_rows_record ON import_rows(record)",
    "CREATE INDEX import_rows_content ON import_rows(record_kind, content)",
    "CREATE INDEX import_rows_key ON import_rows(record_kind, source_key)",
    "CREATE INDEX import_rows_batch ON import_rows(batch)",
)

# Contacts in full, checks and training, sessions that repeat, sign-in sheets, the door, thanks, expenses, rates.
_VOLUNTEER_LOG = (
    "ALTER TABLE \"group\" ADD COLUMN country TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE "group" ADD COLUMN door_minutes INTEGER NOT NULL DEFAULT 120',
    "ALTER TABLE \"group\" ADD COLUMN door_pin TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE programmes ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE programmes ADD COLUMN usual INTEGER",
    "ALTER TABLE programmes ADD COLUMN value_rate INTEGER",
    "ALTER TABLE volunteers ADD COLUMN address TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE volunteers ADD COLUMN promised_until TEXT",
    "ALTER TABLE volunteers ADD COLUMN left_on TEXT",
    "ALTER TABLE volunteers ADD COLUMN availability TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE volunteers ADD COLUMN emergency TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE volunteers ADD COLUMN emergency_phone TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE volunteers ADD COLUMN contact_ok TEXT",
    "ALTER TABLE volunteers ADD COLUMN contact_ok_on TEXT",
    "ALTER TABLE volunteers ADD COLUMN photo_ok TEXT",
    "ALTER TABLE volunteers ADD COLUMN photo_ok_on TEXT",
    "ALTER TABLE volunteers ADD COLUMN born TEXT",
    "ALTER TABLE volunteers ADD COLUMN guardian TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE volunteers ADD COLUMN guardian_phone TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE volunteers ADD COLUMN guardian_ok TEXT",
    "ALTER TABLE volunteers ADD COLUMN guardian_ok_on TEXT",
    """CREATE TABLE rates (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, year INTEGER NOT NULL, country TEXT NOT NULL, role TEXT NOT NULL,
        rate INTEGER NOT NULL, currency TEXT NOT NULL, source TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE outputs (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, programme TEXT NOT NULL REFERENCES programmes(id),
        name TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE check_types (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, months INTEGER, window INTEGER NOT NULL,
        everyone INTEGER NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE checks (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, volunteer TEXT NOT NULL REFERENCES volunteers(id),
        type TEXT NOT NULL REFERENCES check_types(id), done_on TEXT, expires TEXT, note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE services (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, volunteer TEXT NOT NULL REFERENCES volunteers(id),
        asked_by TEXT NOT NULL, place TEXT NOT NULL, contact TEXT NOT NULL, minutes INTEGER NOT NULL,
        programme TEXT REFERENCES programmes(id), start TEXT NOT NULL, due TEXT, done_on TEXT, note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE series (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, programme TEXT NOT NULL REFERENCES programmes(id),
        day TEXT NOT NULL, until TEXT, rule TEXT NOT NULL, start TEXT, finish TEXT, place TEXT NOT NULL,
        needed INTEGER, skipped TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE sessions ADD COLUMN start TEXT",
    "ALTER TABLE sessions ADD COLUMN finish TEXT",
    "ALTER TABLE sessions ADD COLUMN needed INTEGER",
    "ALTER TABLE sessions ADD COLUMN called_off INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN series TEXT REFERENCES series(id)",
    "ALTER TABLE sessions ADD COLUMN series_day TEXT",
    """CREATE TABLE output_counts (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, session TEXT NOT NULL REFERENCES sessions(id),
        output TEXT NOT NULL REFERENCES outputs(id), count INTEGER NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE shifts ADD COLUMN start TEXT",
    "ALTER TABLE shifts ADD COLUMN finish TEXT",
    "ALTER TABLE shifts ADD COLUMN goal TEXT REFERENCES goals(id)",
    "ALTER TABLE shifts ADD COLUMN session TEXT REFERENCES sessions(id)",
    "ALTER TABLE shifts ADD COLUMN reply TEXT",
    "ALTER TABLE shifts ADD COLUMN source TEXT NOT NULL DEFAULT 'typed'",
    "UPDATE shifts SET source = 'import' WHERE id IN (SELECT record FROM import_rows WHERE record_kind = 'shifts')",
    """CREATE TABLE visits (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, day TEXT NOT NULL, came TEXT NOT NULL,
        volunteer TEXT NOT NULL REFERENCES volunteers(id), programme TEXT NOT NULL REFERENCES programmes(id),
        session TEXT REFERENCES sessions(id), activity TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE sheets (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, number INTEGER NOT NULL UNIQUE,
        session TEXT NOT NULL REFERENCES sessions(id), printed_on TEXT NOT NULL, entered_on TEXT,
        names INTEGER, minutes INTEGER, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE sheet_lines (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, sheet TEXT NOT NULL REFERENCES sheets(id), code INTEGER NOT NULL,
        volunteer TEXT REFERENCES volunteers(id), find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE award_rules (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, minutes INTEGER, years INTEGER,
        note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE awards (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, volunteer TEXT NOT NULL REFERENCES volunteers(id),
        rule TEXT NOT NULL REFERENCES award_rules(id), given_on TEXT NOT NULL, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE expenses (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, day TEXT NOT NULL, volunteer TEXT NOT NULL REFERENCES volunteers(id),
        programme TEXT REFERENCES programmes(id), what TEXT NOT NULL, amount INTEGER NOT NULL, paid_on TEXT,
        find TEXT NOT NULL
    ) STRICT""",
    # A file of the first version gets what a new group begins with; a new file has no group yet and adds its own.
    """INSERT INTO rates (id, made, year, country, role, rate, currency, source, find)
        SELECT '0198a000-0000-7000-8000-00000000' || column1, '2026-11-23T00:00:00Z', column1, 'US', '', column2,
               'USD', 'Independent Sector', ' us independent sector'
        FROM (VALUES (2012, 2214), (2014, 2307), (2016, 2414), (2018, 2543), (2020, 2854), (2021, 2995), (2023, 3349))
        WHERE EXISTS (SELECT 1 FROM "group")""",
    """INSERT INTO check_types (id, made, name, months, window, everyone, find)
        SELECT '0198a000-0000-7000-8000-00000001000' || column1, '2026-11-23T00:00:00Z', column2, column3, 60,
               column4, column5
        FROM (VALUES (1, 'Induction', NULL, 1, ' induction'), (2, 'Background check', 36, 0, ' background check'),
                     (3, 'First aid', 24, 0, ' first aid'), (4, 'Food hygiene', 36, 0, ' food hygiene'))
        WHERE EXISTS (SELECT 1 FROM "group")""",
    "CREATE INDEX outputs_programme ON outputs(programme)",
    "CREATE INDEX checks_volunteer ON checks(volunteer, type)",
    "CREATE INDEX checks_type ON checks(type)",
    "CREATE INDEX checks_expires ON checks(expires)",
    "CREATE INDEX services_volunteer ON services(volunteer)",
    "CREATE INDEX services_programme ON services(programme)",
    "CREATE INDEX series_programme ON series(programme)",
    "CREATE INDEX sessions_series ON sessions(series, series_day)",
    "CREATE INDEX output_counts_session ON output_counts(session)",
    "CREATE INDEX output_counts_output ON output_counts(output)",
    # Most shifts have neither; an index of those that have stays small.
    "CREATE INDEX shifts_goal ON shifts(goal) WHERE goal IS NOT NULL",
    "CREATE INDEX shifts_session ON shifts(session) WHERE session IS NOT NULL",
    "CREATE INDEX visits_volunteer ON visits(volunteer)",
    "CREATE INDEX visits_programme ON visits(programme)",
    "CREATE INDEX visits_session ON visits(session)",
    "CREATE INDEX sheets_session ON sheets(session)",
    "CREATE INDEX sheet_lines_sheet ON sheet_lines(sheet, code)",
    "CREATE INDEX sheet_lines_volunteer ON sheet_lines(volunteer)",
    "CREATE INDEX awards_volunteer ON awards(volunteer)",
    "CREATE INDEX awards_rule ON awards(rule)",
    "CREATE INDEX expenses_volunteer ON expenses(volunteer, day)",
    "CREATE INDEX expenses_programme ON expenses(programme)",
    "CREATE INDEX expenses_day ON expenses(day, id)",
)

# How lists were read, known again by the fingerprint of their titles; no cell of a list is ever kept.
_IMPORT_LAYOUTS = (
    """CREATE TABLE import_layouts (
        kind TEXT NOT NULL, head TEXT NOT NULL, settings TEXT NOT NULL, used TEXT NOT NULL, PRIMARY KEY (kind, head)
    ) STRICT""",
)

# Names stand in the order of their letters, accents and case aside; ``folded`` is ``sort_folded``.
_NAMES_IN_ORDER = (
    *(
        statement
        for table in ("volunteers", "programmes", "programme_types", "check_types", "partners")
        for statement in (
            f"ALTER TABLE {table} ADD COLUMN sort TEXT NOT NULL DEFAULT ''",
            f"UPDATE {table} SET sort = folded(name)",
        )
    ),
    "DROP INDEX volunteers_name",
    "DROP INDEX partners_name",
    "CREATE INDEX volunteers_sort ON volunteers(sort, id, status)",
    "CREATE INDEX partners_sort ON partners(sort, id)",
)

# Pairs of people who look like one and are two, so that nobody is asked again.
_DIFFERENT_PEOPLE = (
    """CREATE TABLE not_same (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, one TEXT NOT NULL REFERENCES volunteers(id),
        other TEXT NOT NULL REFERENCES volunteers(id), note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX not_same_one ON not_same(one)",
    "CREATE INDEX not_same_other ON not_same(other)",
)

# What somebody was called in a record that was merged into theirs, so that a list with that name is known again.
_OTHER_NAMES = (
    """CREATE TABLE other_names (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, volunteer TEXT NOT NULL REFERENCES volunteers(id),
        name TEXT NOT NULL, record_was TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX other_names_volunteer ON other_names(volunteer)",
    "CREATE INDEX other_names_record_was ON other_names(record_was)",
)


def _word_index(table: str) -> tuple[str, ...]:
    """A full-text index over a table's ``find``, which the database itself keeps in step with every change.

    It holds no text of its own (the table has it), and only where words are, not how often: a hundredth of the file.
    Words come folded, and the tokenizer ``ascii`` parts them at spaces alone. ``secure-delete`` takes words that are
    gone out of the index itself: none of a removed person's stay in the file.
    """
    words = f"{table}_words"
    remove = f"INSERT INTO {words}({words}, rowid, find) VALUES ('delete', old.rowid, old.find);"
    add = f"INSERT INTO {words}(rowid, find) VALUES (new.rowid, new.find);"
    return (
        f"CREATE VIRTUAL TABLE {words} USING fts5(find, content='{table}', tokenize='ascii', detail='none', "
        "columnsize=0, prefix='1 2 3')",
        f"INSERT INTO {words}({words}, rank) VALUES ('secure-delete', 1)",
        f"INSERT INTO {words}({words}) VALUES ('rebuild')",
        f"CREATE TRIGGER {words}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {words}_removed AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {words}_changed AFTER UPDATE OF find ON {table} WHEN old.find <> new.find "
        f"BEGIN {remove} {add} END",
    )


# What may be many: found by word beginnings without reading every row.
_SEARCH = (*_word_index("volunteers"), *_word_index("shifts"))

# Goals in full: what their numbers are, check-ins, what depends on what, and the plan that was frozen. A reading that a goal
# had becomes its first check-in.
_GOALS_AND_TIMELINES = (
    "ALTER TABLE goals ADD COLUMN parent TEXT REFERENCES goals(id)",
    "ALTER TABLE goals ADD COLUMN horizon TEXT",
    "ALTER TABLE goals ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE goals ADD COLUMN number TEXT NOT NULL DEFAULT 'latest'",
    "ALTER TABLE goals ADD COLUMN direction TEXT",
    "ALTER TABLE goals ADD COLUMN reads TEXT",
    "ALTER TABLE goals ADD COLUMN planned_start TEXT",
    "ALTER TABLE goals ADD COLUMN planned_due TEXT",
    "ALTER TABLE milestones ADD COLUMN evidence TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE milestones ADD COLUMN celebrated_on TEXT",
    "ALTER TABLE milestones ADD COLUMN celebrated TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE milestones ADD COLUMN photo TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE milestones ADD COLUMN planned_due TEXT",
    "ALTER TABLE actions ADD COLUMN rule TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE actions ADD COLUMN done_days TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE actions ADD COLUMN planned_start TEXT",
    "ALTER TABLE actions ADD COLUMN planned_due TEXT",
    "ALTER TABLE actions ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE check_ins (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, goal TEXT NOT NULL REFERENCES goals(id), day TEXT NOT NULL,
        reading REAL, confidence TEXT, who TEXT REFERENCES volunteers(id), note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE dependencies (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, action TEXT REFERENCES actions(id),
        milestone TEXT REFERENCES milestones(id), next_action TEXT REFERENCES actions(id),
        next_milestone TEXT REFERENCES milestones(id), lag INTEGER NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """INSERT INTO check_ins (id, made, goal, day, reading, note, find)
        SELECT substr(id, 1, 24) || lower(hex(randomblob(6))), made, id, now_on, now, '', ''
        FROM goals WHERE now IS NOT NULL AND now_on IS NOT NULL""",
    "CREATE INDEX goals_parent ON goals(parent) WHERE parent IS NOT NULL",
    "CREATE INDEX check_ins_goal ON check_ins(goal, day)",
    "CREATE INDEX check_ins_who ON check_ins(who) WHERE who IS NOT NULL",
    "CREATE INDEX dependencies_action ON dependencies(action) WHERE action IS NOT NULL",
    "CREATE INDEX dependencies_milestone ON dependencies(milestone) WHERE milestone IS NOT NULL",
    "CREATE INDEX dependencies_next_action ON dependencies(next_action) WHERE next_action IS NOT NULL",
    "CREATE INDEX dependencies_next_milestone ON dependencies(next_milestone) WHERE next_milestone IS NOT NULL",
)

SET = "commdesk"
TABLE = "_sqlite_migrations"  # where sqlite_utils.Migrations notes what has been applied

STATEMENTS: dict[str, tuple[str, ...]] = {
    "0.1.0 first desks": _FIRST_DESKS,
    "0.2.0 volunteer log": _VOLUNTEER_LOG,
    "0.2.0 import layouts": _IMPORT_LAYOUTS,
    "0.2.0 names in order": _NAMES_IN_ORDER,
    "0.2.0 different people": _DIFFERENT_PEOPLE,
    "0.2.0 search": _SEARCH,
    "0.2.0 other names": _OTHER_NAMES,
    "0.3.0 goals and timelines": _GOALS_AND_TIMELINES,
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
