"""Exit 0 when a screen can be opened here, 1 when not: asks the X or Wayland server itself, loads no Qt."""

import ctypes
import os
import socket
import sys
from pathlib import Path


def x11_opens() -> bool:
    """Whether the X server named by DISPLAY lets us in (also its access rights)."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def wayland_opens() -> bool:
    """Whether the socket named by WAYLAND_DISPLAY answers."""
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(2)
        try:
            client.connect(str(path))
        except OSError:
            return False
    return True


def main() -> int:
    """0 with a screen, else 1. macOS and Windows always have one for a person at the keyboard."""
    if sys.platform in ("win32", "darwin"):
        return 0
    return 0 if wayland_opens() or x11_opens() else 1


if __name__ == "__main__":
    sys.exit(main())
