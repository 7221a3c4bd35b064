"""Drives the real window through every desk without a screen: pictures of each, and the printed page.

``python -m ui.tour out`` makes one picture a desk and the impact summary from the practice group;
``--all`` makes every desk for three groups (empty, a week old, practice), in every size and look.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from commdesk.text import _

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SIZES = {"1024x600": (1024, 600), "1440x900": (1440, 900)}
LOOKS = {"light": ("light", 1.0), "dark": ("dark", 1.0), "large": ("light", 2.0)}


def main(argv: list[str]) -> int:
    """Makes the pictures and says where they are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(next((word for word in argv if not word.startswith("-")), "out"))
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as kept:
        os.environ.setdefault("COMMDESK_HOME", kept)
        if "--all" in argv:
            made = list(_everything(folder, Path(kept)))
        else:
            made = list(_practice(folder, Path(kept)))
    print(_("There is no screen here, so the window was drawn without one. What it shows is in these files:"))
    for path in made:
        print(path)
    return 0


def _practice(folder: Path, kept: Path) -> Iterator[Path]:
    """One picture a desk at 1440 × 900 and the impact summary, printed from the window."""
    from ui.print_room.desk import PrintRoom

    window = _window("light", 1.0)
    path = kept / "practice.commdesk"
    _groups()["practice"](path)
    yield from _desks(window, path, folder, "", SIZES["1440x900"])
    target = folder / "impact-summary.pdf"
    room = cast(PrintRoom, window.desks["print"])
    room.export(target)
    yield target
    window.close()


def _everything(folder: Path, kept: Path) -> Iterator[Path]:
    for group, make in _groups().items():
        path = kept / f"{group}.commdesk"
        make(path)
        for look, (scheme, scale) in LOOKS.items():
            for size, pixels in SIZES.items():
                window = _window(scheme, scale)
                yield from _desks(window, path, folder, f"{group}-{size}-{look}-", pixels)
                yield from _lists(window, folder, f"{group}-{size}-{look}-")
                window.close()
                window.deleteLater()


def _desks(
    window: "MainWindow", path: Path, folder: Path, prefix: str, pixels: tuple[int, int]
) -> Iterator[Path]:
    from PySide6.QtWidgets import QApplication

    from ui.shared import tasks
    from ui.tabs.list import TABS

    window.resize(*pixels)
    window.show()
    if not window.files.open(path, remember=False):
        raise SystemExit(1)
    for tab in TABS:
        window.show_desk(tab.key)
        window.desks[tab.key].settle()
        tasks.settle()
        QApplication.processEvents()
        target = folder / f"{prefix}{tab.key}.png"
        window.grab().save(str(target))
        yield target


def _lists(window: "MainWindow", folder: Path, prefix: str) -> Iterator[Path]:
    """Every list of the desks that have several, and the page for a whole list of hours."""
    from PySide6.QtWidgets import QApplication

    from ui.shared import tasks
    from ui.tabs.impact.views import VIEWS as IMPACT
    from ui.tabs.listening.desk import VIEWS as LISTENING
    from ui.tabs.outreach.desk import VIEWS as OUTREACH
    from ui.tabs.volunteers.views import VIEWS as VOLUNTEERS

    lists: dict[str, Any] = {
        "volunteers": VOLUNTEERS,
        "listening": LISTENING,
        "outreach": OUTREACH,
        "impact": IMPACT,
    }
    for tab, views in lists.items():
        window.show_desk(tab)
        desk = cast(Any, window.desks[tab])
        for key in (*(place.key for place in views[1:]), *(["list"] if tab == "volunteers" else [])):
            desk.enter_list() if key == "list" else desk.turn_to(key)
            tasks.settle()
            QApplication.processEvents()
            target = folder / f"{prefix}{tab}-{key}.png"
            window.grab().save(str(target))
            yield target


def _said(_kind: object, _where: object, words: str) -> None:
    """What Qt says, but for what the platform without a screen says of every window."""
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


def _window(scheme: str, scale: float) -> "MainWindow":
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.shared import theme

    qInstallMessageHandler(_said)
    app = QApplication.instance() or theme.application(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, scheme, scale)
    return MainWindow()


def _groups() -> dict[str, Callable[[Path], None]]:
    """Three groups to look at: nothing in it yet, a week old, and the practice group, which flatters."""

    def practice(path: Path) -> None:
        from commdesk.practice.make import make_practice

        make_practice(path)

    def empty(path: Path) -> None:
        from commdesk.store.file import close_file, new_file

        close_file(new_file(path, "Riverside Neighbours"))

    return {"empty": empty, "week": _a_week_old, "practice": practice}


def _a_week_old(path: Path) -> None:
    """Four people, a programme, a goal, a partner, two things said, a need and a post: what a group has after a week."""
    from datetime import timedelta

    from commdesk import clock
    from commdesk.records.goals import Goal
    from commdesk.records.listening import Feedback, Need
    from commdesk.records.outreach import Channel, Post
    from commdesk.records.partners import Partner
    from commdesk.records.programmes import Programme
    from commdesk.records.shifts import Shift
    from commdesk.records.volunteers import Volunteer
    from commdesk.store.file import close_file, new_file

    today = clock.today()
    store = new_file(path, "Tea & Tools")
    with store.step("week"):
        programme = Programme(name="Repair table", unit="things")
        people = [Volunteer(name=name) for name in ("Amina Yusuf", "Jürgen Groß", "Олена Коваль", "Li Wei")]
        for record in (programme, *people):
            store.save(record)
        for ago, person, minutes in ((5, 0, 120), (5, 1, 150), (3, 2, 90), (1, 0, 120)):
            day = (today - timedelta(days=ago)).isoformat()
            store.save(Shift(day=day, volunteer=people[person].id, programme=programme.id, minutes=minutes))
        due = (today + timedelta(days=90)).isoformat()
        store.save(
            Goal(
                name="Ten helpers",
                state="under_way",
                start=today.isoformat(),
                due=due,
                target=10,
                now=4,
                unit="people",
            )
        )
        store.save(Partner(name="Corner Library", stage="in_talks"))
        said_on = (today - timedelta(days=2)).isoformat()
        need = Need(name="Somewhere to sit", since=said_on)
        channel = Channel(name="Notes at the door", platform="leaflet")
        for record in (
            need,
            Feedback(day=said_on, words="My knee wants a chair while I wait.", type="need", need=need.id),
            Feedback(day=said_on, words="Do you mend radios?", type="question"),
            channel,
            Post(
                channel=channel.id, day=said_on, title="Repair table on Tuesday", reach=40, known="estimated"
            ),
        ):
            store.save(record)
    close_file(store)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
