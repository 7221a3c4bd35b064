"""Keeps Python 3.11 alive under PySide6 6.12.

PySide6 6.12.0 drops one reference to None with every call that returns nothing; after some ten thousand calls
Python 3.11 stops with "none_dealloc: deallocating None". From Python 3.12 on None cannot be dropped, so there
is nothing to do. ``keep_none`` gives None so many references that no session uses them up. Call it before the
first widget; calling it again does no harm.
"""

import sys

#: Far more than any session can drop, far below where the counter would run over.
_PLENTY = 1 << 40


def keep_none() -> None:
    """Give None references to spare where the running Python counts them."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    if sys.getrefcount(None) < _PLENTY // 2:
        import ctypes

        # The reference count is the first word of every object in CPython's ordinary builds.
        ctypes.c_ssize_t.from_address(id(None)).value += _PLENTY
