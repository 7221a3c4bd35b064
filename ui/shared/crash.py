"""What happens when the program itself is at fault: the records are safe, the details are kept, the window stays."""

import sys
import traceback
from types import TracebackType

from commdesk import clock, paths
from commdesk.errors import KnownError
from commdesk.text import _
from ui.shared import messages


def install() -> None:
    """Sends exceptions that nobody caught to a plain sentence and a file of details."""
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, where)
        return
    if isinstance(error, KnownError):
        messages.tell(None, str(error))
        return
    details = "".join(traceback.format_exception(kind, error, where))
    print(details, file=sys.stderr)
    kept = ""
    try:
        path = paths.data_dir() / "last-fault.txt"
        path.write_text(f"{clock.now()}\n{details}", "utf-8")
        kept = _("The details are in {file}.").format(file=path)
    except OSError:
        pass
    sentence = _("Something went wrong inside the program. All that was saved is safe; please try again.")
    messages.tell(None, f"{sentence} {kept}".strip())
