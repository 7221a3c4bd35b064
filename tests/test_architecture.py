"""The house stays as it was laid out: floors, rooms, no circles, no network, sizes that stay pleasant."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(p for floor in ("commdesk", "ui") for p in (ROOT / floor).rglob("*.py"))

# Each room imports only rooms that stand before it.
ROOMS = (
    "errors", "clock", "paths", "text", "files", "records", "store", "figures", "entry", "copies", "exchange", "charts", "reports",
    "starting_points", "practice", "cli",
)  # fmt: skip
NETWORK = {
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc",
    "socketserver", "asyncio", "requests", "httpx", "aiohttp", "webbrowser", "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
}  # fmt: skip
HEAVY = {
    "matplotlib", "reportlab", "sqlite_utils", "babel", "xlsxwriter", "pypdfium2", "python_calamine", "rapidfuzz",
    "icalendar", "dateutil",
}  # fmt: skip

MOST_LINES = 400
MOST_FUNCTION_LINES = 50
MOST_METHODS = 25

each_file = pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


KNOWN = {module_of(path) for path in FILES}


def imported(path: Path, *, at_once: bool = False) -> Iterator[str]:
    """The modules a file imports; ``at_once`` only those that importing it brings in (not inside functions)."""
    nodes = _at_once(tree(path)) if at_once else ast.walk(tree(path))
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            assert node.module is not None
            for name in node.names:
                full = f"{node.module}.{name.name}"
                # From a room, a module of it is meant, or else a name out of the room itself.
                yield from (full,) if full in KNOWN else (node.module, full)


def _at_once(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from _at_once(child)


def within(name: str, names: set[str]) -> bool:
    return any(name == n or name.startswith(n + ".") for n in names)


def test_there_is_something_to_watch() -> None:
    assert len(FILES) > 60
    assert "commdesk.records.kinds" in set(imported(ROOT / "commdesk" / "store" / "store.py"))


def test_every_room_has_its_place_in_the_list_and_its_tests() -> None:
    there = {
        p.stem for p in (ROOT / "commdesk").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert there - {"__init__", "__main__"} == set(ROOMS)
    folders = {p.name for p in (ROOT / "tests").iterdir() if list(p.glob("**/test_*.py"))}
    assert {r for r in ROOMS if (ROOT / "commdesk" / r).is_dir()} <= folders
    single = {p.stem.removeprefix("test_") for p in (ROOT / "tests").glob("test_*.py")}
    assert {r for r in ROOMS if not (ROOT / "commdesk" / r).is_dir()} <= single | {"errors"}


@each_file
def test_no_window_below_the_windows(path: Path) -> None:
    if path.is_relative_to(ROOT / "commdesk"):
        # The one door up: ``python -m commdesk`` and a frozen start hand over to the windows.
        allowed = {"ui.app", "ui.app.main", "ui"} if path.name == "__main__.py" else set()
        upwards = {name for name in imported(path) if within(name, {"PySide6", "shiboken6", "ui"})}
        assert upwards <= allowed


@each_file
def test_rooms_import_only_upwards(path: Path) -> None:
    parts = path.relative_to(ROOT).with_suffix("").parts
    if parts[0] == "commdesk" and parts[1] in ROOMS:
        above = set(ROOMS[: ROOMS.index(parts[1]) + 1])
        rooms = {name.split(".")[1] for name in imported(path) if name.startswith("commdesk.")} & set(ROOMS)
        assert rooms <= above


@each_file
def test_a_tab_knows_no_other_tab(path: Path) -> None:
    parts = path.relative_to(ROOT).parts
    if parts[:2] == ("ui", "tabs") and parts[2] != "list.py":
        tabs = {name.split(".")[2] for name in imported(path) if name.startswith("ui.tabs.")}
        assert tabs <= {parts[2]}


@each_file
def test_what_all_desks_share_knows_no_desk(path: Path) -> None:
    if path.is_relative_to(ROOT / "ui" / "shared"):
        assert not [
            n for n in imported(path) if within(n, {"ui.tabs", "ui.dialogs", "ui.main_window", "ui.app"})
        ]


@each_file
def test_nothing_reaches_for_the_network(path: Path) -> None:
    assert not [name for name in imported(path) if within(name, NETWORK)]


@each_file
def test_heavy_modules_are_imported_where_they_are_used(path: Path) -> None:
    assert not [name for name in imported(path, at_once=True) if within(name, HEAVY)]


@each_file
def test_only_the_clock_asks_for_the_time(path: Path) -> None:
    if path.name == "clock.py" and path.parent.name == "commdesk":
        return
    asked = [
        f"line {node.lineno}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _TIMES
    ]
    assert asked == []


_TIMES = {
    "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "datetime.date.today",
    "datetime.datetime.now", "time.time", "time.time_ns", "time.localtime", "QDate.currentDate",
    "QDateTime.currentDateTime",
}  # fmt: skip


def test_there_are_no_circles() -> None:
    graph = {
        module_of(p): {n for n in imported(p, at_once=True) if n in KNOWN} - {module_of(p)} for p in FILES
    }
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way[way.index(module) :], module))
        if module not in done:
            for other in sorted(graph[module]):
                visit(other, (*way, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its decorators and docstring, which is there to be read."""
    assert node.end_lineno is not None
    length = node.end_lineno - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        assert first.end_lineno is not None
        length -= first.end_lineno - first.lineno + 1
    return length


@each_file
def test_sizes_stay_pleasant(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    too_long, too_many = [], []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) > MOST_FUNCTION_LINES:
            too_long.append((node.name, _lines(node)))
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) for n in node.body)
            if methods > MOST_METHODS:
                too_many.append((node.name, methods))
    assert (too_long, too_many) == ([], [])


@each_file
def test_what_is_public_says_what_it_is(path: Path) -> None:
    if path.name == "__init__.py" and not path.read_text("utf-8").strip():
        return
    silent = [] if ast.get_docstring(tree(path)) else ["the module"]
    for node in tree(path).body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):
            silent.append(node.name)
    assert silent == []
