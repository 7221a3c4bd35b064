"""What is worked out on a thread of its own while the window is still being loaded. Loads no Qt."""

import contextvars
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Ahead(Generic[Found]):
    """Begins ``do`` at once; ``result`` waits for it, and raises what it raised."""

    def __init__(self, do: Callable[[], Found]) -> None:
        self._do = do
        self._found: Found | None = None
        self._error: BaseException | None = None
        context = contextvars.copy_context()  # the thread speaks the window's language
        self._thread = threading.Thread(target=context.run, args=(self._run,), daemon=True)
        self._thread.start()

    def result(self) -> Found:
        """What was found."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._found  # type: ignore[return-value]

    def done(self) -> bool:
        """Whether ``result`` answers at once."""
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._found = self._do()
        except BaseException as error:
            self._error = error
