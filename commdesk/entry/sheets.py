"""Sign-in sheets: which lines are printed for a session, and what comes back on them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from commdesk import clock, text
from commdesk.entry.lines import Mark
from commdesk.entry.rows import Draft, Posted, Tested, post
from commdesk.errors import KnownError
from commdesk.records.ids import new_id
from commdesk.records.kind import search_words
from commdesk.records.programmes import PROGRAMMES, SESSIONS, Session
from commdesk.records.reading import clock_minutes, minutes_between
from commdesk.records.sheets import SHEET_LINES, SHEETS, Sheet, SheetLine
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader, Store
from commdesk.text import _, ngettext

# So many blank lines at least, and so many lines in all, which fill a page.
FEWEST_BLANK = 6
A_PAGE = 22


class Line(NamedTuple):
    """One printed line: its code and the name on it, empty for a blank one."""

    code: int
    person: str | None = None
    name: str = ""


class Printed(NamedTuple):
    """A sheet as it is printed. ``sheet`` is the record; it is kept when the paper is made."""

    sheet: Sheet
    session: Session
    programme: str
    lines: tuple[Line, ...]


def expected(reader: Reader, session: Session) -> list[Shift]:
    """The planned shifts of a session: those that name it, and those of its programme and day that name none."""
    wanted = {"programme": session.programme, "day": session.day, "status": "planned"}
    found = reader.find(SHIFTS, Query(equals=wanted))
    return [shift for shift in found if shift.volunteer and shift.session in (None, session.id)]


def prepare(reader: Reader, session: Session, blank: int = 0) -> Printed:
    """The sheet for a session: the one printed last as long as it has the same names and was not entered, else a new one.

    ``blank`` asks for so many blank lines at least. A new one is kept by ``keep``.
    """
    programme = reader.labels(PROGRAMMES, [str(session.programme)])[str(session.programme)]
    names = reader.labels(VOLUNTEERS, {str(shift.volunteer) for shift in expected(reader, session)})
    people = sorted(names, key=lambda id: (search_words(names[id]), id))
    last = reader.find(SHEETS, Query(equals={"session": session.id}, limit=1))
    if last and not last[0].entered_on:
        printed = _lines(reader, last[0])
        free = sum(1 for line in printed if line.person is None)
        if [line.person for line in printed if line.person] == people and free >= blank:
            return Printed(last[0], session, programme, tuple(printed))
    count = max(len(people) + max(FEWEST_BLANK, blank), A_PAGE)
    lines = [Line(code, person, names[person]) for code, person in enumerate(people, 1)]
    lines += [Line(code) for code in range(len(people) + 1, count + 1)]
    sheet = Sheet(number=next_number(reader), session=session.id, printed_on=clock.today().isoformat())
    return Printed(sheet, session, programme, tuple(lines))


def is_new(reader: Reader, printed: Printed) -> bool:
    """Whether a sheet has not been kept yet."""
    return reader.get(SHEETS, printed.sheet.id) is None


def keep_label(printed: Printed) -> str:
    """What undo calls the keeping of a sheet."""
    return _("Print sign-in sheet {number}").format(number=printed.sheet.number)


def keep(store: Store, printed: Printed) -> None:
    """Keeps a sheet that is printed for the first time, so that it can be entered line by line.

    A session that was only worked out from its series is kept with it.
    """
    if not is_new(store, printed):
        return
    with store.step(keep_label(printed)):
        session, sheet = printed.session, printed.sheet
        if store.get(SESSIONS, session.id) is None:
            session = replace(session, id=new_id(), made=clock.stamp())
            store.save(session, new=True)
            sheet = replace(sheet, session=session.id)
        store.save(sheet, new=True)
        for line in printed.lines:
            store.save(SheetLine(sheet=sheet.id, code=line.code, volunteer=line.person), new=True)


def last_of(reader: Reader, session: Session) -> Printed | None:
    """The sheet of a session that was printed last, None when there is none."""
    found = reader.find(SHEETS, Query(equals={"session": session.id}, limit=1))
    return printed_sheet(reader, found[0]) if found else None


def next_number(reader: Reader) -> int:
    """The number after the highest one ever printed."""
    found = reader.find(SHEETS, Query(limit=1))
    return 1 + int(found[0].number) if found else 1


def sheet_numbered(reader: Reader, number: int) -> Printed:
    """A sheet that was printed, by its number; raises KnownError when there is none."""
    found = reader.find(SHEETS, Query(equals={"number": number}))
    if not found:
        sentence = _("There is no sheet {number} here. Please look at the number at the top of the paper.")
        raise KnownError(sentence.format(number=number))
    return printed_sheet(reader, found[0])


def printed_sheet(reader: Reader, sheet: Sheet) -> Printed:
    """A sheet with its session and lines."""
    session = reader.get(SESSIONS, sheet.session)
    programme = reader.labels(PROGRAMMES, [session.programme])[session.programme]
    return Printed(sheet, session, programme, tuple(_lines(reader, sheet)))


def _lines(reader: Reader, sheet: Sheet) -> list[Line]:
    found = reader.find(SHEET_LINES, Query(equals={"sheet": sheet.id}))
    names = reader.labels(VOLUNTEERS, [line.volunteer for line in found])
    return [Line(line.code, line.volunteer, names.get(line.volunteer, "")) for line in found]


def session_minutes(session: Session) -> int | None:
    """How long a session lasts, where its start and finish are known."""
    if not session.start or not session.finish:
        return None
    return minutes_between(session.start, session.finish)


def drafts(printed: Printed) -> list[Draft]:
    """The rows of a sheet in printed order, nothing marked yet."""
    return [Draft(name=line.name, person=line.person, code=line.code) for line in printed.lines]


def mark(rows: Sequence[Draft], marks: Sequence[Mark], usual: str) -> list[int]:
    """Writes marks into the rows they mean and answers which; raises KnownError for a code that is not there.

    A mark without a length takes the last one that was said, else ``usual``.
    """
    by_code = {row.code: number for number, row in enumerate(rows) if row.code is not None}
    unknown = [mark.code for mark in marks if mark.code not in by_code]
    if unknown:
        sentence = _("This sheet has no line {code}; its codes go from 1 to {last}.")
        raise KnownError(sentence.format(code=unknown[0], last=max(by_code, default=0)))
    touched = []
    for one in marks:
        number = by_code[one.code]
        rows[number].length = one.length or usual
        touched.append(number)
    return touched


class Sums(NamedTuple):
    """What the rows come to beside what the paper says: names, and minutes in all."""

    names: int
    minutes: int


def sums(tested: Sequence[Tested]) -> Sums:
    """What would be posted and what is still unclear, counted as the paper counts it."""
    marked = [row for row in tested if row.length is not None and row.state != "empty"]
    return Sums(
        sum(row.people for row in marked),
        sum(row.length.minutes * row.people for row in marked if row.length),
    )


def difference(found: Sums, names: int | None, minutes: int | None) -> str:
    """What does not agree with the paper, in a sentence; empty when all does or the paper says nothing."""
    parts = []
    if names is not None and names != found.names:
        more = ngettext("{n} name too many", "{n} names too many", found.names - names)
        fewer = ngettext("{n} name missing", "{n} names missing", names - found.names)
        parts.append((more if found.names > names else fewer).format(n=text.number(abs(found.names - names))))
    if minutes is not None and minutes != found.minutes:
        words = _("{hours} too many") if found.minutes > minutes else _("{hours} missing")
        parts.append(words.format(hours=text.hours_exact(abs(found.minutes - minutes))))
    if not parts:
        return ""
    return _("Beside the paper: {parts}.").format(parts=", ".join(parts))


def missed(reader: Reader, printed: Printed, rows: Sequence[Draft]) -> list[Shift]:
    """The planned shifts of people who were expected and whose line was not marked."""
    marked = {row.person for row in rows if row.person and not row.empty()}
    return [shift for shift in expected(reader, printed.session) if shift.volunteer not in marked]


class Paper(NamedTuple):
    """What the paper says beside its lines: how many names, how many minutes, whom or what the session served."""

    names: int | None = None
    minutes: int | None = None
    served: int | None = None


def enter(
    store: Store,
    printed: Printed,
    rows: Sequence[Draft],
    tested: Sequence[Tested],
    paper: Paper,
    *,
    no_shows: bool,
) -> Posted:
    """Posts what is ready of a sheet inside the caller's step and notes that it was entered.

    With ``no_shows`` those who were expected and not marked are noted as such. Raises as saving does.
    """
    session = printed.session
    gone = missed(store, printed, rows) if no_shows else []
    posted = post(
        store, str(session.day), str(session.programme), rows, tested, source="sheet", session=session.id
    )
    for shift in gone:
        store.save(replace(shift, status="no_show", session=session.id, source="sheet"))
    today = clock.today().isoformat()
    store.save(replace(printed.sheet, entered_on=today, names=paper.names, minutes=paper.minutes))
    if paper.served is not None:
        fresh = store.get(SESSIONS, session.id)
        store.save(replace(fresh, beneficiaries=paper.served))
    return posted


def paper_codes(count: int) -> int:
    """How many figures a sheet's codes have: all are written with as many."""
    return max(2, len(str(count)))


def times_of(session: Session) -> str:
    """``10:00-12:30`` where a session has both times: the length that most lines of its sheet will have."""
    if session.start and session.finish and clock_minutes(session.start) is not None:
        return f"{session.start}-{session.finish}" + ("+1" if session.finish <= session.start else "")
    return ""
