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
    ("feedback", "type"): {
        "need": "request, requests, help, bedarf",
        "question": "query, frage, asked",
        "complaint": "problem, criticism, concern, negative, beschwerde, plainte, queja",
        "thanks": "thank you, compliment, praise, appreciation, positive, encouragement, dank, merci, gracias",
        "idea": "suggestion, proposal, vorschlag, idee, suggestion for improvement, sugerencia",
        "rumour": "rumor, belief, perception, misinformation, gerucht, rumeur",
    },
    ("feedback", "stay"): {
        "newcomer": "new, new here, recently arrived, newly arrived, migrant, refugee",
        "long_time": "long time, long term, long-time resident, resident, local, settled",
    },
    ("needs", "state"): {
        "answered": "done, met, resolved, closed, complete, completed, fulfilled",
        "under_way": "in progress, ongoing, started, doing, working on it, being worked on",
        "could_not": "not possible, cannot, could not, declined, rejected, out of reach",
        "open": "new, pending, to do, not started",
    },
    ("barriers", "state"): {
        "open": "new, pending, not started",
        "trying": "in progress, ongoing, testing, started, under way",
        "gone": "solved, resolved, removed, done, closed, overcome",
        "stays": "stays, remains, not solved, cannot be solved, accepted",
    },
    ("posts", "kind"): {
        "educational": "education, information, informative, tip, how to",
        "promotional": "promotion, promo, invitation, announcement, event, call, appeal",
        "interactive": "question, poll, quiz, contest, interaction",
        "story": "stories, testimonial, portrait",
        "live": "livestream, live video, stream",
    },
    ("posts", "mood"): {
        "glad": "positive, good, happy",
        "neutral": "mixed, none",
        "unhappy": "negative, bad, sad, angry",
    },
    ("posts", "known"): {
        "counted": "count, exact",
        "estimated": "estimate, guess, guessed, about",
    },
    ("channels", "platform"): {
        "x": "twitter",
        "facebook": "fb, facebook page, meta",
        "instagram": "ig, insta",
        "website": "web, homepage, blog, site",
        "newsletter": "email, e mail, mailing list, mailing",
        "event": "stall, stand, market, fair, open day",
        "leaflet": "leaflets, flyer, flyers, poster, posters, print",
    },
    ("indicators", "number"): {
        "latest": "latest, latest value, latest value only, level, stock",
        "adds": "adds up, cumulative, sum, total, adds up over life",
        "adds_year": "adds up within a year, yearly, year to date",
        "percent": "percentage, percent, %, rate, share",
        "average": "average, mean, score",
    },
    ("indicators", "direction"): {
        "up": "increase, increasing, rise, higher, more, +",
        "down": "decrease, decreasing, fall, lower, less, reduce",
    },
    ("indicators", "often"): {
        "month": "monthly, month, every month",
        "quarter": "quarterly, quarter, each quarter",
        "half_year": "half yearly, twice a year, biannual, semi annual, every six months",
        "year": "yearly, annual, annually, year, once a year",
    },
    ("indicators", "dimension"): {
        "social": "social, integration, belonging",
        "personal": "personal, development, skills, learning",
        "health": "health, wellbeing, well being",
        "economy": "economic, economy, economic benefit, local economy",
    },
    ("money", "kind"): {
        "raised": "income, donation, grant, received, in, spende, don, collected",
        "invested": "expense, expenses, spent, cost, out, paid, spending, put to use",
        "in_kind": "in kind, inkind, gift in kind, sachspende, en nature, donated goods",
    },
    ("stories", "consent"): {
        "none": "no, not asked, unknown",
        "words": "anonymous, anonymously, without name, words only",
        "name": "with name, yes with name",
        "photo": "all, name and photo, with photo, everything",
    },
    ("programmes", "counts"): {
        "adds": "visits, meals, adds, add up, sum",
        "different": "people, different people, unique, unduplicated",
    },
}
_WORDS["stories", "dimension"] = _WORDS["indicators", "dimension"]
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
