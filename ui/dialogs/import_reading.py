"""How the list at hand is read: which sheet, where its titles stand, dates across, as last time. Each can be changed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from commdesk import text
from commdesk.exchange import heads
from commdesk.exchange.opening import Opened
from commdesk.exchange.table import Row, Table
from commdesk.records import reading
from commdesk.text import _
from ui.shared import mnemonics, theme
from ui.shared.widgets.flow import FlowLayout
from ui.shared.widgets.words import label

_MOST_ROWS = 12


class ReadingStrip(QWidget):
    """The choices side by side; only those that the list has are shown. ``changed`` tells which and its answer."""

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=12)
        self._pairs: dict[QComboBox, QWidget] = {}
        words = [_("Sheet"), _("Titles in"), _("Columns"), _("Dates stand across")]
        marked = mnemonics.assign(words, taken="bctnsi")
        self.sheet, self.head, self.last = (self._choice(marked[at], words[at], flow) for at in range(3))
        self.across = QCheckBox(marked[3])
        self.across.setAccessibleName(words[3])
        flow.addWidget(self.across)
        self.sheet.activated.connect(lambda _at: self.changed.emit("sheet", self.sheet.currentData()))
        self.head.activated.connect(lambda _at: self.changed.emit("head", self.head.currentData()))
        self.last.activated.connect(lambda _at: self.changed.emit("last", self.last.currentData()))
        self.across.clicked.connect(lambda on: self.changed.emit("across", "yes" if on else "no"))

    def show_list(self, opened: Opened, answers: dict[str, str]) -> None:
        """Shows how a list is read now."""
        table = opened.raw
        _fill(self.sheet, [(name, name) for name in table.sheets], table.sheet)
        _fill(self.head, _head_rows(table), _numbers(table.head))
        as_last = []
        if opened.last is not None:
            used = text.day_medium(date.fromisoformat(opened.last.used))
            as_last = [(_("as last time ({day})").format(day=used), "yes"), (_("proposed anew"), "no")]
        _fill(self.last, as_last, answers.get("last", "yes"))
        for combo, pair in self._pairs.items():
            pair.setVisible(combo.count() > 1)
        self.across.setVisible(opened.dates is not None)
        self.across.setChecked(opened.table is not table)

    def _choice(self, marked: str, words: str, flow: FlowLayout) -> QComboBox:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        name: QLabel = label(words, "label")
        name.setText(marked)
        combo = QComboBox()
        combo.setAccessibleName(words)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMaximumWidth(theme.font_width("x" * 34))
        name.setBuddy(combo)
        row.addWidget(name)
        row.addWidget(combo)
        flow.addWidget(pair)
        self._pairs[combo] = pair
        return combo


def _fill(combo: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    combo.clear()
    for words, code in choices:
        combo.addItem(words[:80], code)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _numbers(head: tuple[int, int]) -> str:
    first, last = head
    return str(first) if not first else f"{first}-{last}"


def _head_rows(table: Table) -> list[tuple[str, str]]:
    """(words, answer) of the rows that may hold the titles: the first ones, pairs that belong together, or none."""
    choices = []
    for at, row in enumerate(table.top[:_MOST_ROWS]):
        if heads.belong_together(table.top, at):
            words = _("rows {first} and {last}: {titles}")
            shown = words.format(first=row.number, last=row.number + 1, titles=_shown(row))
            choices.append((shown, f"{row.number}-{row.number + 1}"))
        shown = _("row {row}: {titles}").format(row=row.number, titles=_shown(row))
        choices.append((shown, f"{row.number}-{row.number}"))
    if _numbers(table.head) not in [code for __, code in choices]:
        first, last = table.head
        words = _("rows {first} and {last}") if first < last else _("row {first}")
        choices.append((words.format(first=first, last=last), _numbers(table.head)))
    choices = [choice for choice in choices if choice[1] != "0"]
    return [*choices, (_("no row: A, B, C …"), "0")]


def _shown(row: Row) -> str:
    cells = [reading.short(cell, 14) for cell in row.cells if cell.strip()]
    return ", ".join(cells[:2]) + (" …" if len(cells) > 2 else "")
