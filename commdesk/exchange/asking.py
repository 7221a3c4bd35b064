"""What reading a foreign file needs from a person: answers it cannot guess, patience, a way to stop."""

from collections.abc import Callable, Sequence

from commdesk.errors import KnownError
from commdesk.text import _

# Told how much is done of how much (rows); answers False to stop. The total may be an estimate.
Progress = Callable[[int, int], bool | None]


class AskError(KnownError):
    """Something about the file that only a person can settle.

    ``what`` is ``encoding``, ``delimiter``, ``sheet``, ``across``, ``year``, ``dates``, ``wave`` or ``fields``. ``options`` are
    (code, example) pairs to choose from; for ``fields`` they are (short name, label) of the fields that still need a
    column or value. ``likely`` is what was answered last time.
    """

    def __init__(self, sentence: str, what: str, options: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(sentence)
        self.what = what
        self.options = list(options)
        self.likely = ""

    @property
    def candidates(self) -> list[str]:
        """The codes that can be answered, without their examples."""
        return [code for code, __ in self.options]


class StoppedError(KnownError):
    """The person stopped it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(_("Stopped. Nothing was changed."))


def tell(progress: Progress | None, done: int, total: int) -> None:
    """Tells the progress, when somebody listens; raises StoppedError when they want no more."""
    if progress is not None and progress(done, max(total, done)) is False:
        raise StoppedError
