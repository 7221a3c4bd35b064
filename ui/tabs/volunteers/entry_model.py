"""The rows of a list of hours as a table: what was typed, and what each row comes to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from commdesk import clock, text
from commdesk.entry import rows
from commdesk.entry.lines import is_ditto
from commdesk.entry.names import Finder
from commdesk.entry.rows import Draft, Tested
from commdesk.store.store import Reader
from commdesk.text import _
from ui.shared.record_model import TONE_ROLE

CODE, NAME, LENGTH, ACTIVITY, STATE = range(5)
TONES = {"ready": "good", "new": "accent", "unclear": "warn", "again": "warn", "wrong": "bad"}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EntryModel(QAbstractTableModel):
    """Drafts, tested again after each change. There is always an empty row at the end to type into."""

    tested_anew = Signal()

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self.drafts: list[Draft] = [Draft()]
        self.tested: list[Tested] = []
        self.day = clock.today().isoformat()
        self.programme: str | None = None
        self.usual = ""
        self.finder = Finder(reader, None, clock.today())
        self.test()

    # -- what the list is for

    def set_occasion(self, day: str, programme: str | None, usual: str = "") -> None:
        """The day and programme that all rows are for, and how long most were there.

        Those who come to the programme are proposed first.
        """
        if programme != self.programme:
            self.finder = Finder(self._reader, programme, clock.today())
        self.day, self.programme, self.usual = day, programme, usual
        self.test()

    def set_drafts(self, drafts: Sequence[Draft]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.drafts = [*drafts, Draft()]
        self.endResetModel()
        self.test()

    def forget_names(self) -> None:
        """Asks for people anew: after some were added or changed."""
        self.finder = Finder(self._reader, self.programme, clock.today())
        self.test()

    def test(self) -> None:
        """Says anew where each row stands."""
        self.tested = rows.test(self._reader, self.finder, self.day, self.programme, self.drafts, self.usual)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.drafts) - 1, STATE))
        self.tested_anew.emit()

    # -- changing rows

    def put(self, row: int, **values: Any) -> None:
        """Changes what stands in a row; typing into the last one makes another."""
        draft = self.drafts[row]
        for name, value in values.items():
            setattr(draft, name, value)
        if row == len(self.drafts) - 1 and draft.name.strip():
            self.beginInsertRows(_NOWHERE, row + 1, row + 1)
            self.drafts.append(Draft())
            self.endInsertRows()
        self.test()

    def put_pasted(self, row: int, pasted: Sequence[tuple[str, str, str]]) -> None:
        """Puts pasted rows in at a row, pushing what stands below further down."""
        drafts = [Draft(name, length, activity) for name, length, activity in pasted]
        rest = self.drafts[row:]
        if rest and not rest[0].name.strip() and rest[0].code is None:
            rest = rest[1:]
        self.set_drafts([*self.drafts[:row], *drafts, *(draft for draft in rest if draft.name.strip())])

    def leave_out(self, row: int) -> None:
        """Takes a row away; a printed line stays and is not marked any more."""
        if self.drafts[row].code is not None:
            self.put(row, length="", activity="")
        elif row < len(self.drafts) - 1:
            self.beginRemoveRows(_NOWHERE, row, row)
            del self.drafts[row], self.tested[row]
            self.endRemoveRows()
            self.test()

    def keep_only(self, left: Sequence[int]) -> None:
        """What was posted goes; the rows that stayed behind are still to be mended.

        A length or activity that such a row had from the row above now stands in it.
        """
        for row in left:
            draft, tested = self.drafts[row], self.tested[row]
            if tested.length is not None and (not draft.length.strip() or is_ditto(draft.length)):
                draft.length = text.duration(tested.length.minutes)
                draft.activity = tested.activity
        self.set_drafts([self.drafts[row] for row in left])

    def needs_length(self, row: int) -> bool:
        """Whether a row has no length of its own and none above to take over."""
        above = any(tested.length is not None for tested in self.tested[:row])
        known = above or rows.usual_length(self.usual) is not None
        return not self.drafts[row].length.strip() and not known

    # -- what a table asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.drafts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else STATE + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        printed = self.drafts[index.row()].code is not None and self.drafts[index.row()].person is not None
        if index.column() in (LENGTH, ACTIVITY) or (index.column() == NAME and not printed):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Line"), _("Name"), _("How long"), _("Activity"), "")[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        draft, tested = self.drafts[row], self.tested[row] if row < len(self.tested) else Tested("empty")
        if role == Qt.ItemDataRole.EditRole:
            return {NAME: draft.name, LENGTH: draft.length, ACTIVITY: draft.activity}.get(column, "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tested.sentence or None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column, draft, tested)
        if role == TONE_ROLE and column == STATE and tested.state != rows.EMPTY:
            return TONES[tested.state]
        return None

    def _shown(self, row: int, column: int, draft: Draft, tested: Tested) -> str:
        if column == CODE:
            return str(draft.code) if draft.code is not None else str(row + 1) if draft.name.strip() else ""
        if column == NAME:
            return draft.name
        if column == STATE:
            return _(rows.WORDS[tested.state])
        if tested.state == rows.EMPTY:
            return ""
        if column == LENGTH:
            return text.duration(tested.length.minutes) if tested.length else draft.length
        return tested.activity
