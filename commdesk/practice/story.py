"""The practice group's goals, partners and promises, as days before (-) and after (+) today."""

# Name, why, outcome, programme, owner (place in PEOPLE), state, start, due, unit, baseline, target, now,
# days since the reading, reached on; then milestones (name, due, reached) and actions (name, owner, start, due, done).
GOALS: tuple[dict[str, object], ...] = (
    {
        "name": "40 regular volunteers",
        "why": "Too few of us carried too much last winter.",
        "outcome": "Forty people who come at least once a month",
        "owner": 6, "state": "reached", "start": -76, "due": 9, "unit": "people", "horizon": "months_3",
        "baseline": 28, "target": 40, "now": 41, "now_on": -8, "reached_on": -8,
        "milestones": (("32 regulars", -45, -41), ("36 regulars", -20, -22)),
        "actions": (
            ("Sign-up stalls at three markets", 6, -76, -33, -35),
            ("Welcome talk for newcomers", 4, -52, -1, None),
        ),
    },
    {
        "name": "Monthly newsletter",
        "why": "Many neighbours use no internet.",
        "outcome": "A printed page in every house, every month",
        "programme": "Newsletter", "owner": 14, "state": "under_way", "start": -330, "due": None,
        "horizon": "ongoing", "number": "adds",
        "unit": "issues", "baseline": 0, "target": 12, "now": 10, "now_on": -25,
        "milestones": (
            ("September issue", -60, -60), ("October issue", -29, -25), ("November issue", 3, None),
            ("December issue", 31, None),
        ),
        "actions": (("Interview the new baker", 8, -12, -2, None), ("Winter recipe page", 9, -6, 10, None)),
    },
    {
        "name": "Joint events with 4 partners",
        "why": "Neighbours know us, but not each other.",
        "outcome": "Four events planned and held together",
        "owner": 7, "state": "under_way", "start": -46, "due": 135, "unit": "events",
        "horizon": "months_6", "number": "adds",
        "baseline": 0, "target": 4, "now": 2, "now_on": -10,
        "milestones": (("Harvest supper held", -19, -19), ("Spring fair held", 131, None)),
        "actions": (
            ("Harvest supper with the school", 7, -46, -19, -19),
            ("Winter clothes swap", 2, -4, 26, None),
            ("Spring fair", 1, 77, 131, None),
        ),
    },
    {
        "name": "Language café in two more streets",
        "why": "The library is a long way for people with small children.",
        "outcome": "Two more tables, each within ten minutes on foot",
        "programme": "Language café", "owner": 5, "state": "under_way", "start": -60, "due": 111,
        "unit": "cafés", "baseline": 0, "target": 2, "now": 0, "now_on": -6, "horizon": "months_6",
        "planned_start": -60, "planned_due": 90,
        "milestones": (("First room agreed", -4, None), ("First evening held", 45, None)),
        "actions": (("Find rooms", 5, -60, 20, None), ("Train six hosts", 6, 24, 76, None)),
    },
    {
        "name": "Fewer people waiting for a visit",
        "why": "Eleven neighbours asked for a visit and waited for months.",
        "outcome": "At most three people on the waiting list",
        "programme": "Visiting", "owner": 13, "state": "under_way", "start": -150, "due": 60,
        "unit": "people waiting", "baseline": 11, "target": 3, "now": 5, "now_on": -3, "direction": "down",
        "milestones": (("Half as many waiting", -30, -28),),
        "actions": (("Pair each visitor with a second one", 26, -90, 15, None),),
    },
    {
        "name": "Shelves and scales for the food table",
        "why": "Packing took two hours too long.",
        "outcome": "Packing done by noon",
        "programme": "Food table", "owner": 0, "state": "reached", "start": -320, "due": -190,
        "unit": "shelves", "baseline": 0, "target": 6, "now": 6, "now_on": -204, "reached_on": -204,
        "actions": (("Ask the joiner for offcuts", 30, -310, -260, -268), ("Put them up", 30, -230, -190, -204)),
    },
    {
        "name": "First-aid course for twelve helpers",
        "why": "Only two of us have a certificate.",
        "outcome": "One trained person at every session",
        "owner": 20, "state": "planned", "start": 50, "due": 140, "unit": "people",
        "baseline": 2, "target": 12, "now": 2, "now_on": -14,
        "actions": (("Ask the health centre for dates", 20, -10, 14, None),),
    },
    {
        "name": "A garden behind the hall",
        "why": "People asked for somewhere to sit.",
        "outcome": "",
        "owner": 19, "state": "idea", "start": None, "due": None,
    },
    {
        "name": "Summer street party",
        "why": "",
        "outcome": "One afternoon without cars",
        "reason": "The city wants a crash barrier that we cannot pay",
        "owner": 42, "state": "dropped", "start": -220, "due": -130, "unit": "parties",
        "baseline": 0, "target": 1, "now": 0, "now_on": -140,
        "actions": (("Ask the city to close the street", 42, -200, -170, -165),),
    },
)  # fmt: skip

# Goals that were set later than the others were told.
MORE_GOALS: tuple[dict[str, object], ...] = (
    {
        "name": "A thousand hours at the food table",
        "why": "The hall asks what our Saturdays come to.",
        "outcome": "A thousand hours in a year",
        "programme": "Food table", "owner": 0, "state": "under_way", "start": -300, "due": 64,
        "unit": "hours", "baseline": 0, "target": 1000, "reads": "hours", "horizon": "months_12",
    },
    {
        "name": "Three hosts who can lead a table", "part_of": "Language café in two more streets",
        "why": "A table without a host is only a room.",
        "outcome": "Three people have led an evening by themselves",
        "programme": "Language café", "owner": 6, "state": "under_way", "start": -100, "due": 90,
        "unit": "hosts", "baseline": 1, "target": 3, "now": 2, "now_on": -72,
        "actions": (("Shadow an evening", 6, -96, -60, -61),),
    },
)  # fmt: skip

# Check-ins of each goal: day, reading, confidence, note.
CHECK_INS: dict[str, tuple[tuple[int, float | None, str | None, str], ...]] = {
    "40 regular volunteers": (
        (-70, 29, "amber", ""), (-55, 32, "green", "The market stall brought three."), (-41, 33, "green", ""),
        (-22, 37, "green", ""), (-8, 41, "green", "Forty-one came at least once in the last month."),
    ),
    "Monthly newsletter": tuple(
        (day, 1, "amber" if day == -145 else "green", "Two pages short" if day == -145 else "")
        for day in (-297, -266, -236, -206, -175, -145, -114, -84, -60, -25)
    ),
    "Joint events with 4 partners": (
        (-19, 1, "green", "Ninety people at the harvest supper"), (-10, 1, "green", "Song evening with the library"),
    ),
    "Language café in two more streets": (
        (-40, 0, "amber", "Two halls said no."),
        (-6, 0, "red", "Nobody has a room for us on weekdays. Ask the bakery?"),
    ),
    "Fewer people waiting for a visit": (
        (-148, 11, None, ""), (-120, 9, "amber", ""), (-92, 8, "amber", "Two visitors were ill"), (-61, 6, "green", ""),
        (-28, 5, "green", ""), (-3, 5, "amber", "Two new requests came in."),
    ),
    "Shelves and scales for the food table": (
        (-300, 0, "green", ""), (-262, 2, "amber", "Offcuts are too short"), (-204, 6, "green", ""),
    ),
    "First-aid course for twelve helpers": ((-14, 2, "amber", "The health centre has no dates before spring."),),
    "Summer street party": ((-140, 0, "red", "The city said no."),),
    "Three hosts who can lead a table": ((-95, 1, "green", ""), (-72, 2, "amber", "Others want to watch first")),
}  # fmt: skip

# What follows what, by name: an action or milestone, the one after it, days between.
LINKS = (
    ("Find rooms", "Train six hosts", 0), ("Train six hosts", "First evening held", 0),
    ("Harvest supper with the school", "Winter clothes swap", 0), ("Winter clothes swap", "Spring fair", 0),
    ("Spring fair", "Spring fair held", 0),
)  # fmt: skip
# Days that the plan had when it was frozen: start (None for a milestone) and due.
PLANNED = {
    "First room agreed": (None, -24), "First evening held": (None, 30),
    "Find rooms": (-60, -10), "Train six hosts": (-8, 40),
}  # fmt: skip
CELEBRATED = {"36 regulars": (-15, "Cake for everybody at the Monday café")}
# The newsletter's layout comes again each month: the first day, and the days on which it was done.
REPEATING = ("Monthly newsletter", "Lay out and print", 14, "FREQ=MONTHLY;BYDAY=4WE", 160)

# Agreements: name, purpose, start, end (days, or text as exact as it is known), notice, renewal, review, signed.
# Promises: side, what, due, state, settled.
PARTNERS: tuple[dict[str, object], ...] = (
    {
        "name": "Riverside Library", "kind": "library", "stage": "active", "contact": "Mr Haddad",
        "phone": "555 0142", "email": "library@example.org", "place": "Bridge Street 3", "start": "2024-03",
        "agreements": (("Room and shelf", "A room twice a week, a shelf for flyers", "2024-03", None, 60,
                        "by_itself", 6, -940),),
        "promises": (
            ("ours", "Flyers folded for the reading week", -84, "kept", -86), ("ours", "Chairs and tea for the author’s evening", -53, "kept", -54),
            ("ours", "Hands at the book sale", -23, "kept", -25), ("ours", "Two readers for Advent", 8, "open", None),
            ("ours", "Name the library on posters", -52, "kept", -57),
            ("theirs", "Shelf for café flyers", -82, "kept", -82),
            ("theirs", "Laptop for newcomers", -113, "kept_late", -94),
            ("theirs", "Room free on Tuesdays until Easter", -7, "open", None),
        ),
    },
    {
        "name": "Riverside Primary School", "kind": "school", "stage": "active", "contact": "Ms Adeyemi",
        "phone": "555 0117", "email": "office@school.example.org", "place": "School Lane 1", "start": "2024",
        "agreements": (("Homework help in the canteen", "Room, heating and a caretaker on Tuesdays", -722, 9, 28,
                        "must_be_renewed", 12, -730),),
        "promises": (
            ("ours", "Certificates of good conduct for all helpers", -80, "kept", -90),
            ("ours", "Attendance list each half-term", -24, "kept", -24),
            ("theirs", "Cupboard with a lock", -75, "kept", -79), ("theirs", "Letter to all parents", -61, "broken", -40),
            ("theirs", "Date for the winter concert", 12, "open", None),
        ),
    },
    {
        "name": "St Mark’s hall", "kind": "faith", "stage": "active", "contact": "Rev. Ellis", "phone": "555 0163",
        "place": "Church Row", "start": "2019",
        "agreements": (("Hall on Saturdays", "The hall and its kitchen, free of charge", "2019", None, None,
                        "by_itself", None, None),),
        "promises": (
            ("ours", "Leave the kitchen clean, checked each quarter", -53, "kept", -53),
            ("theirs", "New lock for the side door", -30, "kept", -33),
        ),
    },
    {
        "name": "Bäckerei Söhne", "kind": "business", "stage": "active", "contact": "Frau Söhne", "phone": "555 0188",
        "email": "backstube@example.org", "place": "Market Square 7", "start": -600,
        "agreements": (("Bread on Saturdays", "Yesterday’s bread, 20 loaves", -265, 99, 30, "by_itself", 12, -266),),
        "promises": (
            ("theirs", "Cake for the harvest supper", -19, "kept", -19), ("theirs", "Flour for the clothes swap", 20, "open", None),
            ("ours", "Thank them in the newsletter", -60, "kept", -60),
        ),
    },
    {
        "name": "Green River Trust", "kind": "funder", "stage": "under_review", "contact": "Ms Lindqvist",
        "phone": "555 0125", "email": "grants@river.example.org", "start": "2025",
        "agreements": (("Tools and bags", "€1,850 a year for tools, bags and gloves", "2025", "2027", 90,
                        "must_be_renewed", 12, -640),),
        "promises": (
            ("ours", "Half-year report", -143, "kept", -150), ("ours", "Year’s report", 39, "open", None),
            ("theirs", "Second half of the grant", -100, "kept_late", -71), ("theirs", "Visit to a clean-up", -45, "released", -50),
        ),
    },
    {
        "name": "City integration office", "kind": "public", "stage": "in_talks", "contact": "Mr Brandt",
        "phone": "555 0101", "place": "Town hall, room 214",
    },
    {
        "name": "Олімп sports club", "kind": "association", "stage": "agreed", "contact": "Андрій", "phone": "555 0176",
        "start": 40,
        "agreements": (("Changing rooms after clean-ups", "Showers and changing rooms on clean-up days", 40, 404, 30,
                        "ends", 6, -5),),
        "promises": (("theirs", "Two keys", 45, "open", None),),
    },
    {"name": "Women’s health centre", "kind": "health", "stage": "identified", "place": "Mill Road 12"},
    {
        "name": "Scouts, 4th troop", "kind": "association", "stage": "active", "contact": "Akela (Jo Whitfield)",
        "phone": "555 0150", "start": "2023-09",
        "agreements": (("Hands for the river", "A patrol at each second clean-up", -447, 283, 30, "by_itself", 12, -450),),
        "promises": (
            ("theirs", "Ten pairs of waders", -36, "kept", -36), ("ours", "First-aid kit at each clean-up", -64, "kept", -64),
        ),
    },
    {
        "name": "Corner Books", "kind": "business", "stage": "ended", "contact": "", "start": "2022", "end": "2025",
        "note": "The shop closed. They gave us their shelves.",
    },
)  # fmt: skip
