"""The two kinds of error: the world's fault, and ours."""


class KnownError(Exception):
    """The world's fault: a bad file, a bad value, a full disk.

    Its text is one plain sentence (or two) for the user: what happened, what was kept, what to do.
    Never shown with a traceback.
    """


class FieldError(KnownError):
    """A value that one field cannot take; ``field`` is the field's short name."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NextDayError(FieldError):
    """A finish before its start, which asks whether it ends the next day; ``minutes`` is the length if it does."""

    def __init__(self, sentence: str, field: str, minutes: int) -> None:
        super().__init__(sentence, field)
        self.minutes = minutes


class BugError(Exception):
    """Our fault: something the program promised itself and did not keep."""
