"""What the built program leaves out, and why it may: used by commdesk.spec.

PyInstaller collects whole packages and every plugin of Qt, with all that hangs on them. Here the plugins, data and
languages that this program uses are named, and libraries that nothing kept asks for are dropped.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePath

from PyInstaller.depend import bindepend

SCRATCH = Path(__file__).resolve().parent.parent / ".pyinstaller"

Entry = tuple[str, str, str]  # name inside the program, where it is now, PyInstaller's type code

# Python modules never imported on any way through the program.
MODULES = [
    "_hashlib",  # hashlib's built-in algorithms do; nothing here speaks to a network
    "_ssl",
    "_tkinter",
    "IPython",
    "PIL.AvifImagePlugin",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL.WebPImagePlugin",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._webp",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",  # nothing here speaks to a network
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "_pytest",
    "curses",
    "hypothesis",
    "lib2to3",
    "matplotlib.backends.backend_qtagg",
    "matplotlib.tests",
    "mypy",
    "numpy.f2py",
    "numpy.fft",
    "numpy.random",
    "numpy.testing",
    "pip",
    "pydoc_data",
    "pytest",
    "setuptools",
    "ssl",
    "test",
    "tkinter",
]

# Qt's plugins by kind; a kind not named is left out whole. Names without lib, q and endings.
QT_PLUGINS = {
    "iconengines": {"svgicon"},
    "imageformats": {"gif", "ico", "jpeg", "svg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"cocoa", "offscreen", "wayland", "windows", "xcb"},
    "platformthemes": {"xdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"macstyle", "modernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}

# Taken from the system, never brought along: a printing library must fit the system's print server, and
# where it is missing Qt leaves out printers and keeps PDF.
FROM_THE_SYSTEM = re.compile(r"^libcups\.so")

# Libraries that come with their debugging symbols. Others are small already, and those that the makers of wheels have
# rewritten (numpy's and Pillow's) break when they are stripped.
STRIPPED = re.compile(r"^(libpython|python3\.\d+/lib-dynload/|sqlcipher3/)")

# What every Linux system with a screen has; left to it.
OF_EVERY_SYSTEM = re.compile(
    r"^(ld-linux|lib(c|m|dl|rt|pthread|util|nsl|resolv|anl|gcc_s|wayland-[a-z]+)\.so)"
)


def _plugin(name: str) -> tuple[str, str] | None:
    """(kind, short name) of a Qt plugin's entry, None for anything else."""
    parts = PurePath(name.replace("\\", "/")).parts
    if "plugins" not in parts[:-2]:
        return None
    kind, file = parts[parts.index("plugins") + 1], parts[-1]
    short = re.sub(r"^(lib)?q?", "", re.sub(r"\.(so|dll|dylib)$", "", file))
    return kind, short


def _wanted_data(name: str, languages: set[str]) -> bool:
    """Whether a data file is used: few languages, no samples, no spare fonts."""
    name = name.replace("\\", "/")
    if "PySide6" in name and "/translations/" in name:
        found = re.search(r"/qtbase_([a-z]+)", name)
        return found is not None and found[1] in languages
    if name.startswith("babel/locale-data/"):
        language = re.split(r"[_.]", PurePath(name).name)[0]
        return language in languages or name.endswith("/root.dat")
    if name.startswith("matplotlib/mpl-data/"):
        if "/fonts/" in name:  # the fallback fonts; mathematical and PDF base fonts are never asked for
            return name.endswith(("/DejaVuSans.ttf", "/DejaVuSans-Bold.ttf", "/LastResortHE-Regular.ttf"))
        return name.endswith("/matplotlibrc")
    if re.match(r"reportlab/fonts/", name):
        return (
            name.endswith((".pfb", ".afm")) and "/_" in name
        )  # Helvetica & co. are built into every PDF reader
    return not re.match(r"(tcl|tk|_tcl_data|_tk_data|dateutil/zoneinfo|tzdata|pip|setuptools)\b", name)


def _asks_for(path: str) -> list[str]:
    """The names of the libraries that a library itself is linked against."""
    said = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
    return re.findall(r"NEEDED\s+(\S+)", said)


def _needed(binaries: list[Entry]) -> list[Entry]:
    """The binaries without those libraries that no kept extension module or plugin asks for, directly or not."""
    by_name: dict[str, list[Entry]] = {}
    for entry in binaries:
        by_name.setdefault(PurePath(entry[0]).name, []).append(entry)
    roots = [e for e in binaries if e[2] == "EXTENSION" or _plugin(e[0]) or e[0].startswith("libpython")]
    roots += [e for e in binaries if re.search(r"pypdfium2|\.abi3\.so|cpython-", e[0])]
    kept, todo = set(roots), list(roots)
    while todo:
        for library in _asks_for(todo.pop()[1]):
            for entry in by_name.get(library, []):
                if entry not in kept:
                    kept.add(entry)
                    todo.append(entry)
    return [e for e in binaries if e in kept]


def binaries(entries: list[Entry]) -> list[Entry]:
    """The libraries and plugins to keep."""
    kept = []
    for entry in entries:
        plugin = _plugin(entry[0])
        if plugin and plugin[1] not in QT_PLUGINS.get(plugin[0], set()):
            continue
        if FROM_THE_SYSTEM.match(PurePath(entry[0]).name):
            continue
        kept.append(entry)
    return [_stripped(entry) for entry in _needed(kept)] if sys.platform == "linux" else kept


def _stripped(entry: Entry) -> Entry:
    """The same entry, its file replaced by a copy without debugging symbols where that is safe."""
    name, path, kind = entry
    if not STRIPPED.match(name) or not shutil.which("strip"):
        return entry
    copy = SCRATCH / "stripped" / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["strip", "--strip-unneeded", "-o", str(copy), path], check=True)
    return name, str(copy), kind


def datas(entries: list[Entry], libraries: list[Entry], languages: set[str]) -> list[Entry]:
    """The data files to keep; links to libraries that were left out go with them."""
    names = {PurePath(name).name for name, _path, _kind in libraries}
    kept = []
    for entry in entries:
        if entry[2] == "SYMLINK" and ".so" in entry[0] and PurePath(entry[0]).name not in names:
            continue
        plugin = _plugin(entry[0])
        if plugin and plugin[1] not in QT_PLUGINS.get(plugin[0], set()):
            continue
        if _wanted_data(entry[0], languages):
            kept.append(entry)
    return kept


def stand_ins(libraries: list[Entry]) -> list[Entry]:
    """The libraries that PyInstaller leaves to the system, for systems that lack them (Linux only).

    See rthook_linux.py.
    """
    if sys.platform != "linux":
        return []
    have = {PurePath(name).name for name, _path, _kind in libraries}
    todo = [path for _name, path, _kind in libraries]
    found: dict[str, str] = {}
    while todo:
        for name in _asks_for(todo.pop()):
            if name in have or name in found or OF_EVERY_SYSTEM.match(name) or FROM_THE_SYSTEM.match(name):
                continue
            path = bindepend.resolve_library_path(name)
            if path is None:
                raise SystemExit(
                    f"{name} is needed for building; on Debian and Ubuntu `make build` installs it."
                )
            found[name] = os.path.realpath(path)
            todo.append(found[name])
    return [(f"stand-ins/{name}", path, "DATA") for name, path in sorted(found.items())]
