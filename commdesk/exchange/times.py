"""Start, finish and length of a shift in a file, and what is asked where they contradict each other."""

from commdesk.errors import FieldError
from commdesk.exchange.decisions import Decisions
from commdesk.records import reading
from commdesk.records.fields import Value
from commdesk.text import _, duration

_DAY = 24 * 60
NEXT_DAY = "+1"  # behind a finish that the file itself puts on the next day


def span(found: dict[str, Value]) -> int | None:
    """Minutes from start to finish; a finish before the start is on the next day. None without both."""
    start, finish = found.get("start"), found.get("finish")
    if not start or not finish:
        return None
    length = _minutes(finish) - _minutes(start)
    return length + _DAY if length < 0 or str(finish).endswith(NEXT_DAY) else length


def settle(found: dict[str, Value], row: int, decisions: Decisions) -> None:
    """Makes start, finish and duration agree, asking where they do not. Raises LeftOutError and FieldError."""
    length = span(found)
    if length is None:
        _bare(found)
        return
    start, finish = str(found["start"]), str(found["finish"])
    logged = found.get("duration")
    said = finish.endswith(NEXT_DAY)
    _bare(found)
    if _minutes(finish) < _minutes(start) and not said and not _same(logged, length):
        answer = decisions.settle("backwards", row, backwards(start, finish, length), "minutes")
        if answer == "logged":
            if logged is None:
                raise FieldError(backwards(start, finish, length), "minutes")
            # A finish that is known to be wrong would say that it lasted into the next day.
            del found["finish"]
            return
        found["duration"] = length
        return
    if logged is None:
        found["duration"] = length
    elif not _same(logged, length):
        sentence = _("{length} hours are logged, and from {start} to {finish} it is {between}.")
        sentence = sentence.format(
            length=duration(int(logged)),
            start=start,
            finish=finish.removesuffix(NEXT_DAY),
            between=duration(length),
        )
        if decisions.settle("times", row, sentence, "minutes") == "times":
            found["duration"] = length
        elif not length:
            del found["finish"]  # the same as the start would say that it lasted a whole day


def backwards(start: str, finish: str, length: int) -> str:
    """What is said of a finish before its start; ``length`` in minutes if it is on the next day."""
    sentence = _(
        "{typed} ends before it starts. If it ended the next day ({length} hours), write {finish}+1; else mend the time."
    )
    typed = f"{start}-{finish}" if start else finish
    return sentence.format(
        typed=reading.short(typed), length=duration(length), finish=reading.short(finish, 24)
    )


def _same(logged: Value, length: int) -> bool:
    """Whether a logged length says the same; hours with two decimals may be off by a minute."""
    return logged is not None and abs(int(logged) - length) <= 1


def _minutes(time: Value) -> int:
    hours, __, minutes = str(time).removesuffix(NEXT_DAY).partition(":")
    return int(hours) * 60 + int(minutes)


def _bare(found: dict[str, Value]) -> None:
    """Without the mark of the next day: that a finish is on the next day follows from the times."""
    if "finish" in found:
        found["finish"] = str(found["finish"]).removesuffix(NEXT_DAY)
