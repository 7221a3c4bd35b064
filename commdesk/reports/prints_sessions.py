"""The prints for sessions: described, not drawn. Sign-in sheets are kept when they are printed, to be entered later."""

from commdesk.entry import sheets
from commdesk.entry.sheets import Printed
from commdesk.figures.rota import occurrences
from commdesk.records import fields
from commdesk.reports import sign_in
from commdesk.reports.blocks import Block, PageBreak, nothing
from commdesk.reports.described import ALWAYS, PUBLIC, Report, Section
from commdesk.reports.filters import PERSON, PROGRAMME
from commdesk.reports.sections import rota
from commdesk.reports.sections.material import Material, Options
from commdesk.store.store import Reader, Store
from commdesk.text import N_, _

DAY = fields.Day(N_("Day"), name="day")
SHEET = fields.Whole(
    N_("Sheet"), name="sheet", least=1, hint=N_("One that was printed before, by its number")
)
# More sheets than anybody carries to a meeting are a slip of the period.
MOST_SHEETS = 40


def _sheets(material: Material) -> list[Block]:
    found: list[Block] = []
    for printed in wanted(material.reader, material.options):
        if found:
            found.append(PageBreak())
        found += sign_in.blocks(material.reader, printed)
    if not found:
        why = _("Nothing is on the rota for that time. Add a session there, or choose another period.")
        found = nothing(_("No session to sign in for"), why)
    return found


def wanted(reader: Reader, options: Options) -> list[Printed]:
    """The sheets that were asked for: one by its number, else one for each session of a day or of the period.

    What takes place without being kept yet (a session that repeats) gets a sheet too; called off ones get none.
    """
    number = options.where.get("sheet")
    if number:
        return [sheets.sheet_numbered(reader, int(number))]
    day = options.where.get("day")
    first, last = (day, day) if day else (options.period.start.isoformat(), options.period.last)
    found: list[Printed] = []
    taken = sheets.next_number(reader)
    for one in occurrences(reader, first, last, options.where.get("programme") or "", held=False):
        if one.session.called_off or len(found) == MOST_SHEETS:
            continue
        printed = sheets.prepare(reader, one.session)
        if sheets.is_new(reader, printed):
            # Several new ones at once are numbered on.
            printed.sheet.number = taken
            taken += 1
        found.append(printed)
    return found


def keep(store: Store, options: Options) -> None:
    """Keeps the sheets that go to the printer or into a file, as one step."""
    fresh = [printed for printed in wanted(store, options) if sheets.is_new(store, printed)]
    if not fresh:
        return
    with store.step(_("Print sign-in sheets") if len(fresh) > 1 else sheets.keep_label(fresh[0])):
        for printed in fresh:
            sheets.keep(store, printed)


SIGN_IN = Report(
    name="sign-in",
    title=N_("Sign-in sheet"),
    reader=N_("Whoever comes to a session, at the door; afterwards whoever types the hours in."),
    decision=N_("Who was there, for how long, and who did not come."),
    facts=N_(
        "The sessions of the rota with the people who are expected; each line has a code, each sheet a number."
    ),
    sections=(Section("sheets", N_("Sheets"), _sheets),),
    layout=(("sheets",),),
    default_period="next-1-week",
    options=ALWAYS,
    topic="sessions",
    filters=(DAY, PROGRAMME, SHEET),
    personal=True,
    notes=False,
    keeps=keep,
)

ROTA_PERIOD = "next-4-weeks"

ROTA = Report(
    name="rota",
    title=N_("Rota"),
    reader=N_("Everybody who helps, at the board and at the door."),
    decision=N_(
        "When to come, and where one more pair of hands is wanted: its lines are there to be filled in."
    ),
    facts=N_("Sessions with day, time, place and people needed; who is asked and who said yes."),
    sections=(Section("rota", N_("Rota"), rota.board),),
    layout=(("rota",),),
    default_period=ROTA_PERIOD,
    options=(*ALWAYS, PUBLIC),
    topic="sessions",
    filters=(PROGRAMME,),
)

MY_ROTA = Report(
    name="my-rota",
    title=N_("Your rota"),
    reader=N_("One person who helps, on the fridge at home."),
    decision=N_("Which days to keep free, and what still wants an answer."),
    facts=N_("The sessions that a person is on in the time to come, and what they said."),
    sections=(Section("mine", N_("Your rota"), rota.mine),),
    layout=(("mine",),),
    default_period=ROTA_PERIOD,
    options=ALWAYS,
    topic="sessions",
    filters=(PERSON, PROGRAMME),
    personal=True,
)

REPORTS: tuple[Report, ...] = (ROTA, MY_ROTA, SIGN_IN)
