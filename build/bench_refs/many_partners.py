"""How quick the partners' desk is: `many_partners.py FILE PARTNERS`, each with ten people, ten talks, agreement and promises.

Makes the file where it is not there. Prints milliseconds as JSON: the desk until it stands, a step to the next partner with
each of its tabs, a key in the search, and Home.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from first_rows import RowsPainted, window_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commdesk import clock
from commdesk.figures.promises import turns
from commdesk.records.agreements import Agreement
from commdesk.records.kind import Record
from commdesk.records.partners import Partner, PartnerPerson, Talk
from commdesk.records.promises import Commitment, PromiseTime
from commdesk.store.file import close_file, new_file
from ui.shared import tasks
from ui.tabs.partners.desk import PartnersDesk

CONTACTS = 10  # people at each partner, and talks with it


def make(path: Path, partners: int) -> None:
    """Partners in alphabetical disorder, spoken with lately, nothing late: there is as much to tell of few as of many."""
    store = new_file(path, "Partners")
    today = clock.today()
    with store.step("Fill"):
        for number in range(partners):
            place = number * 7919 % 10_007
            partner = Partner(
                name=f"Partner {place:05}", stage="active", kind="association", resources="a hall, a van"
            )
            store.save(partner, new=True)
            for record in _parts(partner.id, place, today):
                store.save(record, new=True)
    close_file(store)


def _parts(partner: str, place: int, today: date) -> list[Record]:
    agreement = Agreement(
        partner=partner,
        name=f"Room {place}",
        start="2026-01",
        end="2027" if place % 2 else None,
        review_months=12,
        notice_days=30,
    )
    begin = date(today.year, today.month - 3, 1)
    again = Commitment(
        partner=partner,
        agreement=agreement.id,
        what="A room",
        every="month",
        start=f"{begin:%Y-%m}",
        side="theirs",
    )
    found: list[Record] = [
        agreement,
        again,
        *(PromiseTime(commitment=again.id, due=day.isoformat(), state="kept") for day in turns(again, today)),
        Commitment(partner=partner, what="Thanks", due="2025-06-01", state="kept", settled_on="2025-06-01"),
    ]
    for number in range(CONTACTS):
        found.append(PartnerPerson(partner=partner, name=f"Person {place} {number}", phone="0151 123456"))
        day = (today - timedelta(days=number * 8 + place % 5)).isoformat()
        found.append(Talk(partner=partner, day=day, how="call", said=f"Talk {number}"))
    return found


def measure(path: Path) -> dict[str, float]:
    """Milliseconds of each."""
    window = window_on(path)
    painted, app = RowsPainted(), QApplication.instance()
    assert app is not None
    app.installEventFilter(painted)
    begun = time.perf_counter()
    window.show_desk("partners")
    while not painted.moment:
        QApplication.processEvents()
    app.removeEventFilter(painted)
    shown = (painted.moment - begun) * 1000
    tasks.settle()
    counted = (time.perf_counter() - begun) * 1000
    desk = window.desk()
    assert isinstance(desk, PartnersDesk)
    desk.list.table.setFocus()
    steps = []
    for _round in range(8):
        for tab in range(desk.tabs.count()):
            steps.append(_taken(lambda tab=tab: desk.tabs.setCurrentIndex(tab)))  # type: ignore[misc]
        steps.append(_taken(lambda: QTest.keyClick(desk.list.table, Qt.Key.Key_Down)))
    keys = []
    for words in ("h", "ha", "hal", "hall", "", "0", "00", ""):
        keys.append(_taken(lambda words=words: desk._search(words)))  # type: ignore[misc]
    begun = time.perf_counter()
    window.show_desk("home")
    QApplication.processEvents()
    home = (time.perf_counter() - begun) * 1000
    tasks.settle()
    told = (time.perf_counter() - begun) * 1000
    window.close()
    return {
        "shown": shown,
        "step": statistics.mean(steps),
        "key": statistics.mean(keys),
        "home": home,
        "counted": counted,
        "told": told,
    }


def _taken(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    QApplication.processEvents()
    tasks.settle()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    file = Path(sys.argv[1])
    if not file.exists():
        make(file, int(sys.argv[2]))
    print(json.dumps(measure(file)))
