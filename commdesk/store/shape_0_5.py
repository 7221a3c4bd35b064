"""The shape that 0.5.0 brings: listening, outreach, surveys, indicators, stories and money."""

DESKS: tuple[str, ...] = (
    """CREATE TABLE themes (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, parent TEXT REFERENCES themes(id), number INTEGER,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE needs (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL, since TEXT, size INTEGER,
        seriousness INTEGER, effect INTEGER, votes INTEGER, state TEXT NOT NULL, answer TEXT NOT NULL,
        because TEXT NOT NULL, answered_on TEXT, owner TEXT REFERENCES volunteers(id), find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE need_goals (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, need TEXT NOT NULL REFERENCES needs(id),
        goal TEXT NOT NULL REFERENCES goals(id), note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE feedback (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL, how TEXT, type TEXT,
        area TEXT NOT NULL, age TEXT, language TEXT NOT NULL, stay TEXT, said_by TEXT NOT NULL, meeting TEXT NOT NULL,
        sensitive INTEGER NOT NULL, understood TEXT NOT NULL, confirmed INTEGER NOT NULL, answer TEXT NOT NULL,
        answered_on TEXT, answered_by TEXT REFERENCES volunteers(id), need TEXT REFERENCES needs(id), note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE feedback_themes (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, feedback TEXT NOT NULL REFERENCES feedback(id),
        theme TEXT NOT NULL REFERENCES themes(id), note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE residents (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, axis TEXT NOT NULL, value TEXT NOT NULL, people INTEGER NOT NULL,
        year INTEGER, source TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE barriers (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, keeps_out TEXT NOT NULL, solution TEXT NOT NULL,
        state TEXT NOT NULL, owner TEXT REFERENCES volunteers(id), since TEXT, gone_on TEXT,
        need TEXT REFERENCES needs(id), goal TEXT REFERENCES goals(id), partner TEXT REFERENCES partners(id),
        note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE channels (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, platform TEXT, address TEXT NOT NULL,
        owner TEXT REFERENCES volunteers(id), note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE followers (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, channel TEXT NOT NULL REFERENCES channels(id), day TEXT NOT NULL,
        followers INTEGER NOT NULL, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE channel_days (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, channel TEXT NOT NULL REFERENCES channels(id), day TEXT NOT NULL,
        posts INTEGER, impressions INTEGER, reach INTEGER, likes INTEGER, comments INTEGER, shares INTEGER,
        engagements INTEGER, follows INTEGER, unfollows INTEGER, visits INTEGER, views INTEGER, exported_on TEXT,
        note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE posts (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, channel TEXT NOT NULL REFERENCES channels(id), day TEXT NOT NULL,
        title TEXT NOT NULL, kind TEXT, hashtags TEXT NOT NULL, impressions INTEGER, reach INTEGER, likes INTEGER,
        comments INTEGER, shares INTEGER, engagements INTEGER, known TEXT, mood TEXT, answered_after REAL,
        link TEXT NOT NULL, post_id TEXT NOT NULL, exported_on TEXT, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE surveys (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, purpose TEXT NOT NULL, start TEXT, end TEXT,
        pairing TEXT, beside_in TEXT, name_beside TEXT NOT NULL, programme TEXT REFERENCES programmes(id),
        goal TEXT REFERENCES goals(id), note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE questions (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, survey TEXT NOT NULL REFERENCES surveys(id), number INTEGER NOT NULL,
        words TEXT NOT NULL, kind TEXT NOT NULL, options TEXT NOT NULL, least_words TEXT NOT NULL,
        most_words TEXT NOT NULL, scale TEXT, part TEXT NOT NULL, beside TEXT NOT NULL, options_beside TEXT NOT NULL,
        "key" TEXT NOT NULL, "column" TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE answer_sheets (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, survey TEXT NOT NULL REFERENCES surveys(id), number INTEGER, day TEXT,
        wave TEXT, code TEXT NOT NULL, answers TEXT NOT NULL, note TEXT NOT NULL, batch TEXT NOT NULL,
        came TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE indicators (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL, dimension TEXT, measure TEXT NOT NULL,
        unit TEXT NOT NULL, number TEXT NOT NULL, direction TEXT, baseline REAL, target REAL, due TEXT,
        verified TEXT NOT NULL, often TEXT, who TEXT REFERENCES volunteers(id), goal TEXT REFERENCES goals(id),
        reads TEXT, people INTEGER, "key" INTEGER NOT NULL, archived INTEGER NOT NULL, note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE targets (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, indicator TEXT NOT NULL REFERENCES indicators(id), start TEXT NOT NULL,
        end TEXT NOT NULL, value REAL NOT NULL, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE readings (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, indicator TEXT NOT NULL REFERENCES indicators(id), day TEXT NOT NULL,
        value REAL NOT NULL, source TEXT NOT NULL, note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE reading_parts (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, reading TEXT NOT NULL REFERENCES readings(id),
        axis TEXT NOT NULL, label TEXT NOT NULL, value REAL NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE stories (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL, said_by TEXT NOT NULL,
        day TEXT NOT NULL, consent TEXT NOT NULL, consent_on TEXT, photo TEXT NOT NULL, dimension TEXT,
        indicator TEXT REFERENCES indicators(id), goal TEXT REFERENCES goals(id), told INTEGER NOT NULL,
        note TEXT NOT NULL, find TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE money (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL,
        purpose TEXT NOT NULL, restricted INTEGER NOT NULL, source TEXT NOT NULL,
        programme TEXT REFERENCES programmes(id), partner TEXT REFERENCES partners(id), note TEXT NOT NULL,
        find TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX themes_parent ON themes(parent) WHERE parent IS NOT NULL",
    "CREATE INDEX needs_owner ON needs(owner) WHERE owner IS NOT NULL",
    "CREATE INDEX need_goals_need ON need_goals(need)",
    "CREATE INDEX need_goals_goal ON need_goals(goal)",
    "CREATE INDEX feedback_answered_by ON feedback(answered_by) WHERE answered_by IS NOT NULL",
    "CREATE INDEX feedback_need ON feedback(need) WHERE need IS NOT NULL",
    "CREATE INDEX feedback_themes_feedback ON feedback_themes(feedback)",
    "CREATE INDEX feedback_themes_theme ON feedback_themes(theme)",
    "CREATE INDEX barriers_owner ON barriers(owner) WHERE owner IS NOT NULL",
    "CREATE INDEX barriers_need ON barriers(need) WHERE need IS NOT NULL",
    "CREATE INDEX barriers_goal ON barriers(goal) WHERE goal IS NOT NULL",
    "CREATE INDEX barriers_partner ON barriers(partner) WHERE partner IS NOT NULL",
    "CREATE INDEX channels_owner ON channels(owner) WHERE owner IS NOT NULL",
    "CREATE INDEX followers_channel ON followers(channel, day)",
    "CREATE INDEX channel_days_channel ON channel_days(channel, day)",
    "CREATE INDEX posts_channel ON posts(channel, day)",
    "CREATE INDEX surveys_programme ON surveys(programme) WHERE programme IS NOT NULL",
    "CREATE INDEX surveys_goal ON surveys(goal) WHERE goal IS NOT NULL",
    "CREATE INDEX questions_survey ON questions(survey, number)",
    "CREATE INDEX answer_sheets_survey ON answer_sheets(survey, number)",
    "CREATE INDEX indicators_who ON indicators(who) WHERE who IS NOT NULL",
    "CREATE INDEX indicators_goal ON indicators(goal) WHERE goal IS NOT NULL",
    "CREATE INDEX targets_indicator ON targets(indicator)",
    "CREATE INDEX readings_indicator ON readings(indicator, day)",
    "CREATE INDEX reading_parts_reading ON reading_parts(reading)",
    "CREATE INDEX stories_indicator ON stories(indicator) WHERE indicator IS NOT NULL",
    "CREATE INDEX stories_goal ON stories(goal) WHERE goal IS NOT NULL",
    "CREATE INDEX money_programme ON money(programme) WHERE programme IS NOT NULL",
    "CREATE INDEX money_partner ON money(partner) WHERE partner IS NOT NULL",
    "CREATE INDEX feedback_day ON feedback(day)",
    "CREATE INDEX posts_day ON posts(day)",
    "CREATE INDEX channel_days_day ON channel_days(day)",
    "CREATE INDEX money_day ON money(day)",
)
