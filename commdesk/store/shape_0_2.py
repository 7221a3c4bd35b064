"""The shape that version 0.2.0 brought. It has been released: never edited, and imports nothing of ours."""

# Contacts in full, checks and training, sessions that repeat, sign-in sheets, the door, thanks, expenses, rates.
VOLUNTEER_LOG = (
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
IMPORT_LAYOUTS = (
    """CREATE TABLE import_layouts (
        kind TEXT NOT NULL, head TEXT NOT NULL, settings TEXT NOT NULL, used TEXT NOT NULL, PRIMARY KEY (kind, head)
    ) STRICT""",
)

# Names stand in the order of their letters, accents and case aside; ``folded`` is ``sort_folded``.
NAMES_IN_ORDER = (
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
DIFFERENT_PEOPLE = (
    """CREATE TABLE not_same (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, one TEXT NOT NULL REFERENCES volunteers(id),
        other TEXT NOT NULL REFERENCES volunteers(id), note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX not_same_one ON not_same(one)",
    "CREATE INDEX not_same_other ON not_same(other)",
)

# What somebody was called in a record that was merged into theirs, so that a list with that name is known again.
OTHER_NAMES = (
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
SEARCH = (*_word_index("volunteers"), *_word_index("shifts"))
