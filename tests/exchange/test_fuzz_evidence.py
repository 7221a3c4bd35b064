"""Lists of what was said, reached, asked and changed, of all sorts: they enter whole or not, once, and can be taken back.

A few examples run with the suite, the same each time; ``COMMDESK_FUZZ=2000`` makes as many, new ones.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdesk.errors import KnownError
from commdesk.exchange.apply import apply
from commdesk.exchange.asking import AskError
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.survey_lists import SheetPlan, open_or_plan
from commdesk.exchange.take_back import take_back
from commdesk.figures import survey_json
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.records.indicators import Indicator
from commdesk.records.kinds import BY_NAME
from commdesk.records.listening import Need
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store
from tests.exchange.test_fuzz import csv_text, fuzzed, sound, state

TITLES = {
    "posts": "Post id,Date,Post text,Impressions,Likes,Engagements,Reach,Comments,Shares,Publish time,Title,Description,Page name,"
    "Channel,Replies,Reposts,id",
    "channel_days": "Date,Impressions,Likes,Engagements,New follows,Unfollows,Replies,Reposts,Facebook Reach,Tweet Impressions,"
    "Visits,Channel,Primary",
    "followers": "Date,Followers,Channel",
    "feedback": "Day,Words,In their own words,Type,Themes,Area,Age,Language,Sensitive,Answered on,Answer,Need,id",
    "needs": "Need,State,Size,Seriousness,Effect,Votes,Owner",
    "barriers": "Obstacle,Whom it keeps out,Solution,State,Owner,Need",
    "indicators": "Indicator,Dimension,Unit,Baseline,Target,Kind of number,Direction,How often,Who reads it",
    "readings": "Indicator,Day,Month,Reading,Value,Source",
    "targets": "Indicator,From,To,Target",
    "money": "Date,Kind,Amount,Purpose,Donor,Restricted,Programme",
    "stories": "Story,In their own words,Who told it,Day,Consent",
    "residents": "What of them,Which,People,Year,Source",
    "surveys": "code,wave,day,Q1,Q2 (1-5),How? 0-10,Several,Words,number,note,then",
}
NEEDED = {
    "readings": ["Day", "Reading"],
    "targets": ["From", "To", "Target"],
    "money": ["Date", "Amount"],
    "residents": ["Which", "People"],
    "followers": ["Date", "Followers"],
    "posts": ["Date", "Post text"],
    "feedback": ["Day", "In their own words"],
}
CELLS = st.sampled_from(
    ["", "1", "5", "7", "-3", "1.234", "1,5", "12 %", "€1,234.50", "$5", "(3)", "5 kr", "EUR", "1e5", "1.90E+18", "0", "x" * 1200,
     "1902622306553184746", "2026-03-01", "01/02/2026", "2026-10", "2026", "Thu Mar 20 2025", "Fri, Mar 21, 2025", "agree",
     "strongly agree", "maybe", "don't know", "n/a", "#N/A", "a; b", "a, b", "#3", "=1+1", "<b>", "\u202e", "Amina", "yes", "no",
     "before", "after", "total", "Total", "open", "done", "complaint", "monthly", "percent", "up", "99999999999999999999", "١٢",
     "½", "\x00", 'it''s "quoted"', "Housing; Rent", "Feel safe", "2025-03-01T00:00:00", "nan", "inf", "-inf", "1_000", "age"]
)  # fmt: skip


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = new_file(tmp_path_factory.mktemp("fuzz") / "group.commdesk", "Group")
    with store.step("begin"):
        store.save(Indicator(name="Feel safe", number="percent"), new=True)
        store.save(Need(name="Amina"), new=True)
    yield store
    close_file(store)


@st.composite
def lists(draw: Any) -> tuple[str, list[list[str]]]:
    """A kind, and rows that may be its."""
    kind = draw(st.sampled_from(list(TITLES)))
    known = TITLES[kind].split(",")
    titles = draw(st.lists(st.sampled_from(known), min_size=1, max_size=7))
    if draw(st.booleans()):
        titles = list(dict.fromkeys((*NEEDED.get(kind, ()), *titles)))
    wide = len(titles)
    rows = draw(st.lists(st.lists(CELLS, min_size=max(0, wide - 1), max_size=wide + 1), max_size=8))
    return kind, [titles, *rows, *(rows[:2] if draw(st.booleans()) else [])]


def planned(store: Store, kind: str, path: Path, answers: dict[str, str]) -> Plan | None:
    """What would happen, with the first option of all that is asked; None where it is refused with a sentence."""
    for __ in range(8):
        try:
            opened = open_or_plan(store, BY_NAME[kind], path, answers)
            if isinstance(opened, SheetPlan):
                return opened
            said = {
                "channel": "Us",
                "indicator": "Feel safe",
                "day": "2026-01-01",
                "title": "T",
                "words": "W",
                "name": "N",
            }
            fields = opened.kind.fields
            given = {
                name: value for name, value in said.items() if name in fields and name not in opened.mapping
            }
            given |= opened.constants
            return plan(store, opened.kind, opened.table, opened.mapping, given, answers.get("dates"))
        except AskError as question:
            if question.what == "fields" or not question.options:
                return None
            answers[question.what] = question.options[0][0]
        except KnownError as refusal:
            assert 10 < len(str(refusal)) < 1500
            return None
    raise AssertionError("it asks for ever")


@fuzzed
@given(
    made=lists(),
    delimiter=st.sampled_from([",", ";"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_they_enter_once_and_go_whole(
    group: Store,
    tmp_path_factory: pytest.TempPathFactory,
    made: tuple[str, list[list[str]]],
    delimiter: str,
    encoding: str,
) -> None:
    kind, rows = made
    path = tmp_path_factory.getbasetemp() / "evidence.csv"
    path.write_bytes(csv_text(rows, delimiter, "\r\n", quoted=True).encode(encoding, "replace"))
    before, answers = state(group), dict[str, str]()
    found = planned(group, kind, path, answers)
    if found is None or not found.brings:
        return
    batch = apply(group, found, path.name, copied=True)
    sound(group)
    again = planned(group, kind, path, answers)
    assert again is not None and (again.added, bool(again.filled)) == (0, False)
    for period in ("2026", "2025", "this-month"):
        as_json(figures(group, parse_period(period)))
        survey_json.as_json(group, parse_period(period))
    take_back(group, batch.id)
    assert {**state(group), "imports": 0} == {**before, "imports": 0}
    sound(group)
