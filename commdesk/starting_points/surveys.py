"""Sets of questions to begin a survey with, as plain data; ``begin`` makes records of one in the language spoken now.

Belonging asks the eight items of the Brief Sense of Community Scale (Peterson, Speer and McMillan, 2008: needs, membership,
influence, emotional connection, two items each) in plain words of our own.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from commdesk.errors import KnownError
from commdesk.records.kind import Record
from commdesk.records.surveys import Question, Survey
from commdesk.text import N_, _


class Asked(NamedTuple):
    """One question of a set; what is empty stays empty."""

    words: str
    kind: str
    options: tuple[str, ...] = ()
    least: str = ""
    most: str = ""
    part: str = ""
    scale: str = ""


class StarterSet(NamedTuple):
    """A set: its key, its name, what it is for, how its sheets compare, and its questions."""

    key: str
    name: str
    purpose: str
    pairing: str | None
    questions: tuple[Asked, ...]


def _feels(words: str, part: str) -> Asked:
    return Asked(words, "agree", part=part, scale="belonging")


_NEEDS, _MEMBER, _SAY, _TIES = (
    N_("Needs are met"),
    N_("Being part of it"),
    N_("Having a say"),
    N_("Ties to others"),
)
_AT_ALL, _VERY = N_("not at all"), N_("very much")
_NO_WAY, _SURELY = N_("certainly not"), N_("certainly")

SETS: tuple[StarterSet, ...] = (
    StarterSet(
        "belonging",
        N_("Belonging"),
        N_("How much people feel that they belong here: eight sentences, asked before and again after some months."),
        "before_after",
        (
            _feels(N_("In this neighbourhood I find what I need."), _NEEDS),
            _feels(N_("When I need something, this neighbourhood helps me to get it."), _NEEDS),
            _feels(N_("I am a part of this neighbourhood."), _MEMBER),
            _feels(N_("I belong here."), _MEMBER),
            _feels(N_("I have a say in what happens here."), _SAY),
            _feels(N_("People here can move each other to do things."), _SAY),
            _feels(N_("I feel connected to this neighbourhood."), _TIES),
            _feels(N_("I have good ties with others who live here."), _TIES),
        ),
    ),
    StarterSet(
        "session",
        N_("Session feedback"),
        N_("What those who came think of it, filled in before they go home."),
        None,
        (
            Asked(N_("How did you like it today?"), "scale5", least=_AT_ALL, most=_VERY),
            Asked(N_("I felt welcome."), "agree"),
            Asked(N_("I could take part as I wanted."), "agree"),
            Asked(N_("How did you hear of it?"), "several",
                  (N_("From somebody I know"), N_("Poster or leaflet"), N_("Online"), N_("I come often"), N_("Other"))),
            Asked(N_("Would you tell a friend to come?"), "scale10", least=_NO_WAY, most=_SURELY),
            Asked(N_("What should we do differently?"), "words"),
        ),
    ),
    StarterSet(
        "partner",
        N_("Partner form"),
        N_("What partners think of working with us, once a year."),
        None,
        (
            Asked(N_("We know what each of us does and gives."), "agree"),
            Asked(N_("Promises are kept on both sides."), "agree"),
            Asked(N_("Working together is worth the time it takes."), "agree"),
            Asked(N_("How often were we in touch?"), "choice",
                  (N_("Too seldom"), N_("As often as needed"), N_("Too often"))),
            Asked(N_("Would you recommend working with us?"), "scale10", least=_NO_WAY, most=_SURELY),
            Asked(N_("What should we do together next year?"), "words"),
        ),
    ),
    StarterSet(
        "skills",
        N_("Skills and confidence"),
        N_("What people can do and dare now, and how it was when they began: both on one sheet, at the end."),
        "then_now",
        (
            Asked(N_("I can say what I need in this country’s language."), "scale5", least=_AT_ALL, most=_VERY),
            Asked(N_("I can fill in a form without help."), "scale5", least=_AT_ALL, most=_VERY),
            Asked(N_("I dare to speak in front of others."), "scale5", least=_AT_ALL, most=_VERY),
            Asked(N_("I know whom to ask when I need help."), "scale5", least=_AT_ALL, most=_VERY),
            Asked(N_("I trust myself to learn something new."), "scale5", least=_AT_ALL, most=_VERY),
            Asked(N_("What helped you most?"), "words"),
        ),
    ),
)  # fmt: skip


Make = Callable[..., Any]


def _plain(record: type[Record], /, **values: Any) -> Any:
    return record(**values)


def begin(
    key: str, make: Make = _plain, say: Callable[[str], str] = _, beside: Sequence[str] = (), **more: Any
) -> list[Record]:
    """A survey and its questions from a set, in the language spoken; ``more`` are fields of the survey.

    ``make`` makes a record of its type and values, ``say`` puts words into a language, ``beside`` has the questions in a second
    one. Raises KnownError for a set that there is not.
    """
    chosen = next((one for one in SETS if one.key == key), None)
    if chosen is None:
        known = ", ".join(one.key for one in SETS)
        sentence = _("There is no set of questions called “{name}”. There are: {known}.")
        raise KnownError(sentence.format(name=key, known=known))
    told = {"name": say(chosen.name), "purpose": say(chosen.purpose), "pairing": chosen.pairing}
    survey = make(Survey, **{**told, **more})
    other = [*beside, *[""] * (len(chosen.questions) - len(beside))]
    questions = [
        make(
            Question, survey=survey.id, number=n, key=str(n), words=say(asked.words), kind=asked.kind, beside=other[n - 1],
            options="\n".join(say(option) for option in asked.options), least_words=say(asked.least) if asked.least else "",
            most_words=say(asked.most) if asked.most else "", part=say(asked.part) if asked.part else "",
            scale=asked.scale or None,
        )
        for n, asked in enumerate(chosen.questions, 1)
    ]  # fmt: skip
    return [survey, *questions]
