"""Runs in the built program on Linux before its own code: lets Qt start where the system lacks a few libraries.

Qt is linked against the system's OpenGL entry libraries though this program draws without them, and fontconfig wants
a settings file. The system's own come first, as they fit its drivers; the bundled ones stand in only where there are
none. Nothing is done until Qt is asked for, so the command line pays nothing.
"""

import importlib.abc
import os
import sys

_STAND_INS = ("libGLdispatch.so.0", "libGLX.so.0", "libGL.so.1", "libEGL.so.1")


def _prepare() -> None:
    import ctypes

    for name in _STAND_INS:
        try:
            ctypes.CDLL(name)
        except OSError:
            bundled = os.path.join(sys._MEIPASS, "stand-ins", name)
            if os.path.exists(bundled):
                # Once loaded, a library is found again by its name, wherever it came from.
                ctypes.CDLL(bundled, mode=ctypes.RTLD_GLOBAL)
    if not os.path.exists("/etc/fonts/fonts.conf") and "FONTCONFIG_FILE" not in os.environ:
        os.environ["FONTCONFIG_FILE"] = os.path.join(sys._MEIPASS, "stand-ins", "fonts.conf")


class _BeforeQt(importlib.abc.MetaPathFinder):
    """Finds nothing; notices the first import of Qt."""

    def find_spec(self, fullname, path=None, target=None):
        if fullname == "PySide6":
            sys.meta_path.remove(self)
            _prepare()
        return None


if sys.platform == "linux":
    sys.meta_path.insert(0, _BeforeQt())
