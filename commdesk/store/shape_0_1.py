"""The shape that version 0.1.0 brought. It has been released: never edited, and imports nothing of ours."""

FIRST_DESKS = (
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
