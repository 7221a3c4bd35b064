"""The shape that 0.3.0 brought: goals in full. Never edited: files out there have it."""

# Goals in full: what their numbers are, check-ins, what depends on what, and the plan that was frozen. A reading that a goal
# had becomes its first check-in.
GOALS_AND_TIMELINES = (
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
    "ALTER TABLE milestones ADD COLUMN told INTEGER NOT NULL DEFAULT 0",
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
