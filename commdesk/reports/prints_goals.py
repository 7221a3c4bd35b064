"""The prints about goals: described, not drawn."""

from commdesk.figures.goals import plan_ends
from commdesk.reports import filters
from commdesk.reports.described import ALWAYS, PUBLIC, WALL_PAPERS, Report, Section
from commdesk.reports.sections import goal_pages, goal_wall
from commdesk.text import N_

_CHOICE = (filters.GOAL, filters.OWNER, filters.OF_PROGRAMME)

_WALL = (*_CHOICE, filters.STATE, filters.BY, filters.PAGES_WIDE, filters.DECIDES)

TIMELINE = Report(
    name="timeline",
    title=N_("Timeline"),
    reader=N_("The committee and everybody who passes the wall it hangs on."),
    decision=N_("What comes first, what waits for what, and where a helping hand is due."),
    facts=N_("Open goals with their actions and milestones: days, how far, who, what is late."),
    sections=(Section("timeline", N_("Timeline"), goal_wall.timeline),),
    layout=(("timeline",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="goals",
    filters=_WALL,
    landscape=True,
    papers=WALL_PAPERS,
    reach=plan_ends,
)

GOAL_SHEET = Report(
    name="goal-sheet",
    title=N_("Goal sheet"),
    reader=N_("Whoever answers for a goal, and the meeting that talks about it."),
    decision=N_("Whether to go on as planned, to help, to change the plan, or to let it go."),
    facts=N_("Why, the outcome with baseline, target and reading; milestones, actions, check-ins."),
    sections=(Section("goal", N_("Goal"), goal_pages.sheets),),
    layout=(("goal",),),
    default_period="",
    options=ALWAYS,
    personal=True,
    topic="goals",
    filters=_CHOICE,
)

GOAL_TABLE = Report(
    name="goal-table",
    title=N_("Goals and actions"),
    reader=N_("A funder or partner who asks for the plan as a table."),
    decision=N_("Whether what is promised is planned, with somebody's name and a date."),
    facts=N_("Each open goal with its actions, who does them, from when to when, and their state."),
    sections=(Section("table", N_("Goals and actions"), goal_pages.table),),
    layout=(("table",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="goals",
    filters=_CHOICE,
    landscape=True,
    papers=WALL_PAPERS,
)

ACTION_LIST = Report(
    name="action-list",
    title=N_("Action list"),
    reader=N_("Everybody who has taken something on, at the end of a meeting."),
    decision=N_("What I do until when; what nobody has taken on yet."),
    facts=N_("Actions of open goals that are not done, by owner, the earliest first, with a box to tick."),
    sections=(Section("actions", N_("Actions"), goal_pages.to_do),),
    layout=(("actions",),),
    default_period="",
    options=ALWAYS,
    personal=True,
    topic="goals",
    filters=_CHOICE,
)

REPORTS = (TIMELINE, GOAL_SHEET, GOAL_TABLE, ACTION_LIST)
