"""Runs in the built program on Linux before its own code, in place of PyInstaller's hook for Qt.

Qt finds its plugins by itself, so nothing of Qt is loaded until a window is asked for: the command line pays nothing.
Then, where the system lacks libraries that Qt is linked against though this program hardly uses them (OpenGL, X), the
bundled ones stand in. The system's own come first, as they fit its drivers.
"""

import importlib.abc
import os
import sys

_HERE = str(getattr(sys, "_MEIPASS", ""))  # the folder of the built program's parts


def _prepare() -> None:
    """Load what Qt needs and the system lacks; where that fails, Qt names what is missing."""
    import ctypes

    folder = os.path.join(_HERE, "stand-ins")
    waiting = sorted(os.listdir(folder))
    before = None
    while waiting and waiting != before:  # one may need another first
        before, waiting = waiting, [name for name in waiting if not _loaded(ctypes, folder, name)]
    if not os.path.exists("/etc/fonts/fonts.conf"):
        settings = os.path.join(_HERE, "resources", "fonts", "fonts.conf")
        os.environ.setdefault("FONTCONFIG_FILE", settings)


def _loaded(ctypes, folder, name):
    for place in (name, os.path.join(folder, name)):
        try:
            # Once loaded, a library is found again by its name, wherever it came from.
            ctypes.CDLL(place, mode=ctypes.RTLD_GLOBAL)
        except OSError:
            continue
        return True
    return False


class _BeforeQt(importlib.abc.MetaPathFinder):
    """Finds nothing; notices the first import of Qt."""

    def find_spec(self, fullname, path=None, target=None):
        if fullname == "PySide6":
            sys.meta_path.remove(self)
            _prepare()
        return None


sys.meta_path.insert(0, _BeforeQt())

# Programs that we start (a file manager, a PDF viewer) must find the system's libraries, not ours.
_original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _original:
    os.environ["LD_LIBRARY_PATH"] = _original
# Qt wants a UTF-8 locale and says so on every start without one.
if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
    os.environ["LC_CTYPE"] = "C.UTF-8"
