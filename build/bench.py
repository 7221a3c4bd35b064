"""How fast CommDesk is, as ratios to bare references measured in turns in the same run: `make bench`.

`bench.py PART ...` measures only these parts (see ``PARTS``), and ROUNDS=3 fewer times.

Ratios hold on slow and fast machines alike; the absolute figures beside them are this machine's. Windows are opened on
the screen there is, else under Xvfb, else without one. What is not built yet is named and left out.
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REFS = ROOT / "build" / "bench_refs"
DIST = ROOT / "dist"
BARE_BUILT = ROOT / ".pyinstaller" / "bench" / "bare-window" / "bare-window"
TODAY = "2026-11-22"
YEAR = "2026"


@dataclass(frozen=True)
class Line:
    """One line of the table; ``goal`` None is only reported."""

    what: str
    measured: float
    goal: float | None
    unit: str  # what stands behind the number
    detail: str

    def cells(self) -> str:
        """The line as Markdown."""
        shown = f"{self.measured:.2f}" if self.unit == "×" else f"{self.measured:.0f} {self.unit}"
        if self.goal is None:
            return f"| {self.what} | | {shown} | | {self.detail} |"
        goal = f"≤ {self.goal:g}" if self.unit == "×" else f"≤ {self.goal:g} {self.unit}"
        return f"| {self.what} | {goal} | {shown} | {'yes' if self.ok() else '**no**'} | {self.detail} |"

    def ok(self) -> bool:
        """Whether the goal is met."""
        return self.goal is None or self.measured <= self.goal


class Bench:
    """The measurements, in a folder that stands in for a user's home."""

    def __init__(self, home: Path, rounds: int, screen: bool) -> None:
        self.home = home
        self.rounds = rounds
        self.lines: list[Line] = []
        self.env = {
            **os.environ,
            "COMMDESK_HOME": str(home / "commdesk"),
            "COMMDESK_TODAY": TODAY,
            "COMMDESK_QUIT_WHEN_STILL": "1",
            "MPLCONFIGDIR": str(home / "matplotlib"),
            "PYTHONPATH": str(ROOT),
        }
        # Python keeps what it has compiled, as any installed program does: without, each start would compile anew.
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)
        if not screen:
            self.env["QT_QPA_PLATFORM"] = "offscreen"

    def all(self, parts: list[str]) -> None:
        """The parts asked for, one after the other."""
        for part in parts:
            getattr(self, part)()

    @cached_property
    def small(self) -> Path:
        """The practice group."""
        path = self.home / "practice.commdesk"
        self.run("-m", "ui.app", "practice", str(path))
        return path

    @cached_property
    def large(self) -> Path:
        """The practice group two hundred times as large."""
        path = self.home / "practice-200.commdesk"
        say("making the group of two hundred times the size ...")
        begun = time.perf_counter()
        self.run("-m", "ui.app", "practice", str(path), "--size", "200")
        made = time.perf_counter() - begun
        self.lines.append(Line("making `--size 200`", made, None, "s", f"{path.stat().st_size / 1e6:.0f} MB"))
        return path

    def shifts(self, number: int, people: int) -> Path:
        """A group with so many shifts and people."""
        path = self.home / f"shifts-{number}.commdesk"
        if not path.exists():
            say(f"making {number:,} shifts ...")
            self.run(str(REFS / "many_shifts.py"), str(path), str(number), str(people))
        return path

    # -- the measurements

    def windows(self) -> None:
        """Our window against a bare one, both from source; memory on the way."""
        say("windows from source ...")
        peaks: list[float] = []
        bare, ours, full = self.in_turns(
            lambda: self.until_still([sys.executable, str(REFS / "bare_window.py")]),
            lambda: self.until_still([sys.executable, "-m", "ui.app", str(self.small)]),
            lambda: self.until_still([sys.executable, "-m", "ui.app", str(self.large)], peaks),
        )
        self.ratio("window, practice group ÷ bare window", ours, bare, 2.3)
        self.ratio("window, `--size 200` ÷ bare window", full, bare, 2.8)
        self.lines.append(
            Line("memory of the window, `--size 200`", max(peaks), 300, "MB", "highest of all rounds")
        )

    def built_windows(self) -> None:
        """The folder build against a bare window built the same way; the one file is reported beside them."""
        folder, one_file = DIST / "commdesk-folder" / "commdesk", DIST / "commdesk"
        if not folder.is_file():
            say("The program is not built here: `make build` first to have it measured too.")
            return
        self.build_bare()
        say("windows as built ...")
        bare, ours, full, single = self.in_turns(
            lambda: self.until_still([str(BARE_BUILT)]),
            lambda: self.until_still([str(folder), str(self.small)]),
            lambda: self.until_still([str(folder), str(self.large)]),
            lambda: self.until_still([str(one_file), str(self.small)]),
        )
        self.ratio("built folder, practice group ÷ bare window built alike", ours, bare, 2.3)
        self.ratio("built folder, `--size 200` ÷ bare window built alike", full, bare, 2.3)
        self.lines.append(Line("one file: time to the window", single * 1000, None, "ms", "practice group"))
        self.lines.append(Line("one file: size", one_file.stat().st_size / 1e6, None, "MB", ""))
        size = sum(p.stat().st_size for p in folder.parent.rglob("*") if p.is_file() and not p.is_symlink())
        self.lines.append(Line("folder: size", size / 1e6, None, "MB", ""))

    def saving(self) -> None:
        """A shift saved through the store against a bare INSERT and COMMIT; the keys typed meanwhile."""
        say("saving and typing ...")
        found = self.json(REFS / "saving.py", self.small, 200)
        self.ratio("saving a shift ÷ bare INSERT and COMMIT", found["ours"] / 1000, found["raw"] / 1000, 3)
        found = self.json(REFS / "typing_keys.py", self.small, 10)
        detail = f"the Enter that saves: {found['enter']:.0f} ms at most"
        self.lines.append(Line("longest wait for a key while logging shifts", found["key"], 50, "ms", detail))

    def report(self) -> None:
        """The impact summary against one chart on one page."""
        say("reports ...")
        page = self.home / "page.pdf"
        bare_command = [sys.executable, str(REFS / "bare_page.py"), str(page)]
        our_command = [sys.executable, "-m", "ui.app", "report", "impact", str(self.small), "-o", str(page)]
        bare, ours = self.in_turns(lambda: self.whole(bare_command), lambda: self.whole(our_command))
        self.ratio("`commdesk report impact` ÷ one chart on one page", ours, bare, 2.5)

    def counting(self) -> None:
        """A year's figures against bare SQL sums in the same process."""
        say("figures ...")
        found = self.json(REFS / "counting.py", self.large, YEAR, self.rounds)
        what = "figures of one year, `--size 200` ÷ bare SQL sums"
        self.ratio(what, found["ours"] / 1000, found["raw"] / 1000, 2)

    def importing(self) -> None:
        """A hundred thousand rows of shifts into a new group against sqlite-utils on the same file, whole commands."""
        say("importing ...")
        rows, bare_file, group = (
            self.home / "shifts.csv",
            self.home / "bare.db",
            self.home / "import.commdesk",
        )
        self.run(str(REFS / "list_of_shifts.py"), str(rows), "100000")
        peaks: list[float] = []

        def bare() -> float:
            bare_file.unlink(missing_ok=True)
            command = [sys.executable, "-m", "sqlite_utils", "insert", str(bare_file), "shifts", str(rows)]
            return self.whole([*command, "--csv"])

        def ours() -> float:
            group.unlink(missing_ok=True)
            self.run("-m", "ui.app", "new", str(group), "--name", "Import")
            command = [sys.executable, "-m", "ui.app", "import", "shifts", str(group), str(rows)]
            return self.whole(command, peaks)

        least, took = self.in_turns(bare, ours, rounds=min(self.rounds, 5))
        self.ratio("importing 100,000 rows ÷ `sqlite-utils insert --csv`", took, least, 4)
        if peaks:
            self.lines.append(Line("memory of that import", max(peaks), 400, "MB", "highest of all rounds"))

    def million(self) -> None:
        """A million shifts and 20,000 people: the log's first rows, its filter, and scrolling from end to end."""
        few, many = self.shifts(1_000, 60), self.shifts(1_000_000, 20_000)
        say("the log of a million shifts ...")
        script = REFS / "first_rows.py"
        at_few, at_many = self.in_turns(
            lambda: self.json(script, few)["rows"] / 1000, lambda: self.json(script, many)["rows"] / 1000
        )
        self.ratio("first rows at a million shifts ÷ at 1,000", at_many, at_few, 1.5)
        found = self.json(REFS / "filter_keys.py", many, max(2, self.rounds // 2))
        what = "filter key ÷ bare full-text query, a million shifts"
        self.ratio(what, found["ours"] / 1000, found["raw"] / 1000, 2)
        first = f"{found['first']:.0f} ms on average"
        self.lines.append(
            Line("filter key until the first rows are there", found["first"], None, "ms", first)
        )
        runs = [self.json(REFS / "scrolling.py", many) for _run in range(max(2, self.rounds // 2))]
        quick = {name: statistics.quantiles([run[name] for run in runs], n=4)[0] for name in runs[0]}
        longest = max(quick, key=lambda name: quick[name])
        detail = ", ".join(f"{name} {block:.0f}" for name, block in quick.items())
        self.lines.append(
            Line("longest block while scrolling a million shifts", quick[longest], 50, "ms", detail)
        )

    def goals(self) -> None:
        """The timeline of 500 goals with 5,000 actions against one of 20 with 200, and a frame while scrolling."""
        say("the timeline ...")
        script = REFS / "timeline_rows.py"
        few, many = self.home / "goals-20.commdesk", self.home / "goals-500.commdesk"
        frames: dict[str, list[float]] = {"scroll": [], "drag": [], "zoom": []}

        def large() -> float:
            found = self.json(script, many, 500)
            for name, taken in frames.items():
                taken.append(found[name])
            return found["shown"] / 1000

        at_few, at_many = self.in_turns(lambda: self.json(script, few, 20)["shown"] / 1000, large)
        self.ratio("timeline of 500 goals ÷ of 20", at_many, at_few, 2)
        for name, what in (("scroll", "scrolling"), ("drag", "dragging"), ("zoom", "zooming")):
            slowest = statistics.quantiles(frames[name], n=4)[0]
            detail = "5,000 actions with links, the slowest frame of a run"
            self.lines.append(Line(f"a frame of that timeline while {what}", slowest, 33, "ms", detail))
        ours, theirs = self.in_turns(*self.beside("deciding.py", "deciding", "longest"))
        self.ratio("what decides the end of 5,000 actions ÷ networkx' longest path", ours, theirs, 3)

    def partners(self) -> None:
        """The partners' desk with 2,000 partners, 20,000 people and as many talks against one with 20 and 200."""
        say("two thousand partners ...")
        script = REFS / "many_partners.py"
        few, many = self.home / "partners-20.commdesk", self.home / "partners-2000.commdesk"
        taken: dict[int, list[dict[str, float]]] = {20: [], 2000: []}
        for _round in range(self.rounds + 1):
            for number, file in ((20, few), (2000, many)):
                taken[number].append(self.json(script, file, number))
        whats = {
            "shown": "first rows of the partners' desk",
            "step": "a step to the next partner or tab",
            "key": "a key in its search",
            "home": "Home until keys are heard",
        }

        def quick(name: str, number: int) -> float:
            return statistics.quantiles([run[name] for run in taken[number][1:]], n=4)[0]

        for name, what in whats.items():
            title = f"{what}, 2,000 partners with 20,000 people and talks ÷ 20 with 200"
            self.ratio(title, quick(name, 2000) / 1000, quick(name, 20) / 1000, 1.5)
        for name, what in (
            ("counted", "the figures over that desk"),
            ("told", "all that Home tells of them"),
        ):
            self.lines.append(
                Line(f"{what}: there after", quick(name, 2000), None, "ms", "counted on a worker")
            )

    def surveys(self) -> None:
        """3,293 coded sheets of a survey brought in and counted: whole commands, and inside one process."""
        say("a survey ...")
        script, group, bare_file = (
            REFS / "survey_sheets.py",
            self.home / "survey.commdesk",
            self.home / "bare.db",
        )
        found = self.json(script, self.home, 3293, self.rounds)
        rows = self.home / "sheets.csv"

        def bare() -> float:
            bare_file.unlink(missing_ok=True)
            command = [sys.executable, "-m", "sqlite_utils", "insert", str(bare_file), "sheets", str(rows)]
            return self.whole([*command, "--csv"])

        def ours() -> float:
            group.unlink(missing_ok=True)
            self.run("-m", "ui.app", "new", str(group), "--name", "Survey")
            took = self.whole([sys.executable, "-m", "ui.app", "import", "surveys", str(group), str(rows)])
            return took + self.whole([sys.executable, "-m", "ui.app", "figures", str(group), "--json"])

        least, took = self.in_turns(bare, ours, rounds=min(self.rounds, 5))
        self.ratio(
            "a survey of 3,293 sheets imported and counted ÷ `sqlite-utils insert --csv`", took, least, 3
        )
        detail = f"{found['ours']:.0f} ms, {found['copied']:.0f} of them the copy before it; bare {found['bare']:.0f} ms"
        what = "the same inside one process ÷ bare `csv` and INSERT"
        self.lines.append(Line(what, found["ours"] / found["bare"], None, "×", detail))

    def beside(self, script: str, ours: str, theirs: str) -> tuple[Callable[[], float], Callable[[], float]]:
        """Two measures in seconds out of one run of a script that tells both in milliseconds."""
        found: dict[str, float] = {}

        def first() -> float:
            found.update(self.json(REFS / script))
            return found[ours] / 1000

        return first, lambda: found[theirs] / 1000

    # -- how it is measured

    def in_turns(self, *measures: Callable[[], float], rounds: int = 0) -> list[float]:
        """The lower quartile of each, taken in turns so that a busy moment falls on all; one round warms up.

        Not the median: a neighbour on the same machine only ever adds time, to the longer ones more often.
        """
        taken = [[measure() for measure in measures] for _round in range((rounds or self.rounds) + 1)]
        return [statistics.quantiles(column, n=4)[0] for column in zip(*taken[1:], strict=True)]

    def until_still(self, command: list[str], peaks: list[float] | None = None) -> float:
        """Seconds from the start of a window's process until it stands still; its peak memory in MB into ``peaks``."""
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        took = None
        alarm = threading.Timer(60, process.kill)  # a window that asks something would wait for ever
        alarm.start()
        for line in process.stdout:
            if line.strip() == "still":
                took = time.perf_counter() - begun
        alarm.cancel()
        _peak_of(process, peaks)
        if process.wait() or took is None:
            raise SystemExit(
                f"{' '.join(command)} did not come to stand still (exit code {process.returncode})."
            )
        return took

    def whole(self, command: list[str], peaks: list[float] | None = None) -> float:
        """Seconds of a whole process; its peak memory in MB into ``peaks``."""
        begun = time.perf_counter()
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.env,
            stdin=quiet,
            stdout=quiet,
            # A long list of what an import added would only be in the way of the table.
            stderr=None if peaks is None else quiet,
        )
        _peak_of(process, peaks)
        if process.wait():
            raise SystemExit(f"{' '.join(command)} failed (exit code {process.returncode}).")
        return time.perf_counter() - begun

    def json(self, script: Path, *words: object) -> dict[str, float]:
        """What a script of bench_refs/ measured."""
        said = self.run(str(script), *map(str, words))
        answer: dict[str, float] = json.loads(said.strip().splitlines()[-1])
        return answer

    def run(self, *words: str) -> str:
        """What a Python process said."""
        command = [sys.executable, *words]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.env,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def ratio(self, what: str, ours: float, bare: float, goal: float) -> None:
        """A line with a ratio; seconds given."""
        self.lines.append(Line(what, ours / bare, goal, "×", f"{_time(ours)} ÷ {_time(bare)}"))

    def build_bare(self) -> None:
        """Build the bare window the way the program is built, unless that was done since the way last changed."""
        ways = [ROOT / "build" / "slim.py", REFS / "bare_window.py", REFS / "bare_window.spec"]
        if BARE_BUILT.is_file() and BARE_BUILT.stat().st_mtime > max(way.stat().st_mtime for way in ways):
            return
        say("building the bare window ...")
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
        command += [
            "--workpath",
            str(BARE_BUILT.parents[1] / "work"),
            "--distpath",
            str(BARE_BUILT.parents[1]),
        ]
        subprocess.run(
            [*command, str(REFS / "bare_window.spec")], cwd=ROOT, check=True, stdin=subprocess.DEVNULL
        )


def _peak_of(process: "subprocess.Popen[Any]", peaks: list[float] | None) -> None:
    """Waits for a process, and puts its peak memory in MB into ``peaks`` where the system tells."""
    if peaks is not None and hasattr(os, "wait4"):
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peaks.append(usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.2f} ms"


def say(words: str) -> None:
    """What is going on, apart from the table."""
    print(words, file=sys.stderr, flush=True)


def has_screen() -> bool:
    """Whether windows can be opened on a screen."""
    return subprocess.run([sys.executable, str(ROOT / "build" / "screen.py")]).returncode == 0


PARTS = (
    "windows",
    "built_windows",
    "saving",
    "report",
    "counting",
    "importing",
    "million",
    "goals",
    "partners",
    "surveys",
)


def main() -> int:
    """Measure and print the table; 1 when a goal is missed."""
    parts = sys.argv[1:] or list(PARTS)
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise SystemExit(f"There is no {unknown[0]} to measure. There are: {', '.join(PARTS)}.")
    screen = has_screen()
    if not screen and shutil.which("xvfb-run"):
        # A screen in memory: X is on the way to a window wherever people sit.
        return subprocess.run(
            ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", sys.executable, __file__, *parts]
        ).returncode
    rounds = int(os.environ.get("ROUNDS", "11"))
    with tempfile.TemporaryDirectory(prefix="commdesk-bench-") as home:
        bench = Bench(Path(home), rounds, screen)
        bench.all(parts)
    print(
        f"Lower quartiles of {rounds} rounds taken in turns; {platform.platform()}, {os.cpu_count()} cores, ",
        end="",
    )
    print(f"Python {platform.python_version()}, windows {'on a screen' if screen else 'without a screen'}.\n")
    print("| what | goal | measured | met | in absolute figures |\n|---|---|---|---|---|")
    for line in bench.lines:
        print(line.cells())
    return 0 if all(line.ok() for line in bench.lines) else 1


if __name__ == "__main__":
    sys.exit(main())
