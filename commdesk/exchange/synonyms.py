"""Words that lists use for our choices: "Active" for a person who helps, "former" for one who left.

Only what can mean one thing alone; all else is refused with the words there are.
"""

from commdesk import text
from commdesk.records.fields import Choice
from commdesk.records.kind import Kind

_WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("volunteers", "status"): {
        "current": "active, aktiv, actif, active volunteer, activo, activa, attivo, активен, aktywny, helping",
        "left": "inactive, inaktiv, inactif, inactivo, inattivo, former, ex, gone, ended, retired, past, old",
        "resting": "paused, pause, on hold, on leave, on break, break, leave, dormant, pausiert, en pause",
        "prospect": "new, applicant, applied, candidate, interested, pending, lead, potential, enquiry",
    },
    ("shifts", "status"): {
        "completed": "complete, done, attended, present, worked, finished, erledigt, came",
        "planned": "scheduled, upcoming, signed up, booked, geplant, rota",
        "no_show": "no show, noshow, absent, missed, did not come, did not attend, dna",
        "cancelled": "canceled, cancel, called off, abgesagt, annule",
    },
    ("goals", "state"): {
        "reached": "done, complete, completed, achieved, met, finished, closed",
        "under_way": "in progress, ongoing, started, active, open, running, doing, current",
        "planned": "not started, todo, to do, new, scheduled, next",
        "dropped": "cancelled, canceled, abandoned, stopped, withdrawn",
        "idea": "proposed, draft, wish, maybe",
    },
    ("partners", "stage"): {
        "ended": "inactive, former, past, closed, ex, finished, expired, over",
        "active": "current, ongoing, aktiv, actif",
        "identified": "prospect, potential, new, lead, idea",
        "in_talks": "talks, talking, negotiating, negotiation, contacted, in discussion, pending",
        "agreed": "signed, confirmed",
        "under_review": "review, reviewing, on hold",
    },
    ("partners", "kind"): {
        "school": "schools, college, university, academy, nursery, education",
        "faith": "church, mosque, synagogue, temple, parish, religious, faith",
        "health": "hospital, clinic, gp, doctor, surgery, healthcare",
        "public": "council, government, public sector, municipality, city council, local authority, authority",
        "business": "company, shop, firm, private, private sector, supermarket, restaurant",
        "association": "charity, ngo, nonprofit, non profit, not for profit, club, society, community group, group",
        "funder": "foundation, donor, trust, sponsor, grant maker",
    },
    ("commitments", "side"): {
        "ours": "we, us, our, our side",
        "theirs": "they, them, their, their side, partner",
    },
    ("commitments", "state"): {
        "kept": "done, fulfilled, met, complete, completed",
        "open": "pending, due, in progress, ongoing",
        "kept_late": "late, done late",
        "broken": "not kept, missed, failed",
        "released": "cancelled, canceled, waived",
    },
    ("agreements", "renewal"): {
        "by_itself": "automatic, auto, automatically, rolling, auto renew",
        "must_be_renewed": "manual, renew, to be renewed",
        "ends": "none, no, no renewal, fixed, fixed term",
    },
    ("programmes", "counts"): {
        "adds": "visits, meals, adds, add up, sum",
        "different": "people, different people, unique, unduplicated",
    },
}
# A list of people at partners says the same of the partners.
for _name in ("kind", "stage"):
    _WORDS["partner_people", _name] = _WORDS["partners", _name]


def squeezed(words: str) -> str:
    """Letters and digits only, folded: "E-mail", "e_mail" and "Email" are one."""
    return "".join(c for c in text.fold(words) if c.isalnum())


def choice_code(kind: Kind, name: str, declared: Choice, typed: str) -> str | None:
    """The code of the choice that ``typed`` means, or None."""
    wanted = squeezed(typed)
    for code, title in declared.options.items():
        if wanted in (squeezed(code), squeezed(title), squeezed(text._(title))):
            return code
    for code, words in _WORDS.get((kind.name, name), {}).items():
        if wanted in (squeezed(word) for word in words.split(",")):
            return code
    return None
