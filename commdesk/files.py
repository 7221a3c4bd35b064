"""Writing a file whole or not at all: beside its place first, then renamed."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commdesk.errors import KnownError
from commdesk.text import _


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Gives a path to write to; what was written there takes the place of ``path`` when the block ends well.

    A link is followed, not replaced. What is no plain file (a pipe, ``/dev/stdout``) cannot be replaced: the bytes
    go into it. Nothing is left behind when the block raises. Raises KnownError for a folder, OSError when the disk
    refuses.
    """
    if path.is_dir():
        raise KnownError(_("{file} is a folder. Please name a file in it.").format(file=path))
    if is_special(path):
        # Loaded when needed: every start would wait for them.
        import shutil
        import tempfile

        with tempfile.TemporaryDirectory(prefix="commdesk-") as folder:
            made = Path(folder) / "made"
            yield made
            with open(made, "rb") as source, open(path, "wb") as into:
                shutil.copyfileobj(source, into)
        return
    target = Path(os.path.realpath(path))
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield unfinished
        _sync(unfinished)
        os.replace(unfinished, target)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def refuse_special(path: Path) -> None:
    """Raises KnownError for a folder, a device or a pipe: records are kept in plain files only."""
    if path.is_dir():
        raise KnownError(_("{file} is a folder. Please name a file in it.").format(file=path))
    if is_special(path):
        raise KnownError(
            _("{file} is not a place for a file. Please choose a folder and a name.").format(file=path)
        )


def is_special(path: Path) -> bool:
    """Whether something is there that is no plain file: a device, a pipe, a socket."""
    return path.exists() and not path.is_file() and not path.is_dir()


def why(error: OSError) -> str:
    """The system's own words for what went wrong, to stand inside a sentence."""
    return (error.strerror or str(error) or type(error).__name__).lower()


def _sync(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
