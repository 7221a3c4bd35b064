"""The statements of version 0.4.0; what was released of them is never edited."""

# Partners in full: what they are strong in and have, their people, and the talks with them.
PARTNERS: tuple[str, ...] = (
    "ALTER TABLE partners ADD COLUMN strengths TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE partners ADD COLUMN resources TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE partners ADD COLUMN interests TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE partners ADD COLUMN languages TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE partner_people (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id), name TEXT NOT NULL,
        role TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, languages TEXT NOT NULL, note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE talks (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id), day TEXT NOT NULL,
        how TEXT, "by" TEXT REFERENCES volunteers(id), with_whom TEXT NOT NULL, said TEXT NOT NULL, decided TEXT NOT NULL,
        next_step TEXT NOT NULL, next_on TEXT, next_done_on TEXT, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE reviews (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, agreement TEXT NOT NULL REFERENCES agreements(id), day TEXT NOT NULL,
        progress TEXT NOT NULL, changes TEXT NOT NULL, next_on TEXT, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE gifts (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id), day TEXT NOT NULL,
        way TEXT NOT NULL, kind TEXT, what TEXT NOT NULL, quantity REAL, unit TEXT NOT NULL, value REAL, note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX gifts_partner ON gifts(partner, day)",
    "CREATE INDEX gifts_day ON gifts(day)",
    "CREATE INDEX reviews_agreement ON reviews(agreement, day)",
    "CREATE INDEX partner_people_partner ON partner_people(partner, name)",
    "CREATE INDEX talks_partner ON talks(partner, day)",
    "CREATE INDEX talks_day ON talks(day)",
    'CREATE INDEX talks_by ON talks("by") WHERE "by" IS NOT NULL',
    "CREATE INDEX talks_next_on ON talks(next_on) WHERE next_on IS NOT NULL",
    """CREATE TABLE stage_changes (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id), day TEXT NOT NULL,
        was TEXT, stage TEXT NOT NULL, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE wordings (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL, beside_in TEXT,
        beside TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE agreements ADD COLUMN renews_months INTEGER",
    *(
        f"ALTER TABLE agreements ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"
        for column in (
            "we_do",
            "they_do",
            "we_give",
            "they_give",
            "signed_by_us",
            "signed_by_them",
            "purpose_beside",
            "we_do_beside",
            "they_do_beside",
            "we_give_beside",
            "they_give_beside",
        )
    ),
    "ALTER TABLE agreements ADD COLUMN wording TEXT REFERENCES wordings(id)",
    """CREATE TABLE attachments (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, agreement TEXT NOT NULL REFERENCES agreements(id), name TEXT NOT NULL,
        media TEXT NOT NULL, bytes INTEGER NOT NULL, day TEXT, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE contents (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, attachment TEXT NOT NULL REFERENCES attachments(id),
        digest TEXT NOT NULL, data TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE commitments ADD COLUMN every TEXT",
    "ALTER TABLE commitments ADD COLUMN start TEXT",
    "ALTER TABLE commitments ADD COLUMN evidence TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE promise_times (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, commitment TEXT NOT NULL REFERENCES commitments(id), due TEXT NOT NULL,
        state TEXT NOT NULL, settled_on TEXT, evidence TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE contributions (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id),
        goal TEXT REFERENCES goals(id), programme TEXT REFERENCES programmes(id), what TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE ties (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id),
        other TEXT NOT NULL REFERENCES partners(id), kind TEXT, "both" INTEGER NOT NULL, what TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE health_checks (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, partner TEXT NOT NULL REFERENCES partners(id), day TEXT NOT NULL,
        side TEXT NOT NULL, "by" TEXT NOT NULL,
        open_often INTEGER, open_weight INTEGER,
        reliable_often INTEGER, reliable_weight INTEGER,
        mission_often INTEGER, mission_weight INTEGER,
        influence_often INTEGER, influence_weight INTEGER,
        involved_often INTEGER, involved_weight INTEGER,
        resources_often INTEGER, resources_weight INTEGER,
        roles_often INTEGER, roles_weight INTEGER,
        decide_often INTEGER, decide_weight INTEGER,
        satisfied INTEGER, go_on INTEGER, talk_about TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX stage_changes_partner ON stage_changes(partner, day)",
    "CREATE INDEX agreements_wording ON agreements(wording) WHERE wording IS NOT NULL",
    "CREATE INDEX attachments_agreement ON attachments(agreement)",
    "CREATE INDEX contents_attachment ON contents(attachment)",
    "CREATE INDEX promise_times_commitment ON promise_times(commitment, due)",
    "CREATE INDEX contributions_partner ON contributions(partner)",
    "CREATE INDEX contributions_goal ON contributions(goal) WHERE goal IS NOT NULL",
    "CREATE INDEX contributions_programme ON contributions(programme) WHERE programme IS NOT NULL",
    "CREATE INDEX ties_partner ON ties(partner)",
    "CREATE INDEX ties_other ON ties(other)",
    "CREATE INDEX health_checks_partner ON health_checks(partner, day)",
)
