"""Records that may be the same person or partner: both records side by side, one pair at a time, and what becomes of them."""

import textwrap
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from commdesk import text
from commdesk.errors import KnownError
from commdesk.figures.duplicates import Pair
from commdesk.records.kind import Kind
from commdesk.records.merging import BOTH, LEFT, RIGHT, Difference, differences, merged, shown, the_same
from commdesk.records.not_same import NotSame
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.merge import hindrance, merge, moving
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.dialogs.merge_words import REASONS, WORDS
from ui.shared import theme
from ui.shared.widgets.panel import hairline
from ui.shared.widgets.words import label, tip
from ui.shared.work import Work


class MergeDialog(Frame):
    """Goes through pairs of a kind. ``merged`` and ``different`` count what was decided.

    ``apart`` are the pairs of ids that were called two: of people the file keeps it.
    """

    def __init__(
        self, work: Work, pairs: list[Pair], parent: QWidget | None = None, kind: Kind = VOLUNTEERS
    ) -> None:
        self.words = WORDS[kind.name]
        super().__init__(_(self.words.title), parent, letters=96)
        self.work = work
        self.kind = kind
        self.merged = self.different = 0
        self.apart: set[frozenset[str]] = set()
        self._pairs = list(pairs)
        self._at = 0
        self._rows: list[tuple[Difference, QButtonGroup]] = []
        self._left: Any = None
        self._right: Any = None
        self.why = label("", "quiet", wrap=True)
        self.body.addWidget(self.why)
        self._place = QWidget()
        self.body.addWidget(self._place)
        self.told = label("", "small", wrap=True)
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        self.different_button = self.add_button(_(self.words.two))
        self.later_button = self.add_button(_("&Not now"))
        self.merge_button = self.add_button(_("&Merge"), "primary")
        self.different_button.clicked.connect(self.say_different)
        self.later_button.clicked.connect(self.later)
        self.merge_button.clicked.connect(self.make_one)
        self._show()

    # -- what can be done with a pair

    def make_one(self) -> None:
        """One record with the values chosen; whatever belongs to the other belongs to it then."""
        chosen = [(difference, group.checkedId()) for difference, group in self._rows]
        try:
            merge(self.work.store, merged(self._left, chosen), self._right)
        except KnownError as error:
            self.say(str(error))
            return
        self.merged += 1
        self._next()

    def say_different(self) -> None:
        """They are two: nobody is asked about them again."""
        if self.kind is not VOLUNTEERS:
            self.apart.add(frozenset((self._left.id, self._right.id)))
            self.different += 1
            self._next()
        elif self.work.save(_("Different people"), NotSame(one=self._left.id, other=self._right.id)):
            self.different += 1
            self._next()

    def later(self) -> None:
        """Leaves this pair as it is."""
        self._next()

    def choose(self, field: str, side: int) -> None:
        """Takes the value of one side (``LEFT``, ``RIGHT``, ``BOTH``) for a field."""
        group = next(group for difference, group in self._rows if field in difference.fields)
        group.button(side).setChecked(True)

    # -- showing

    def _next(self) -> None:
        self._at += 1
        self._show()

    def _show(self) -> None:
        store = self.work.store
        while self._at < len(self._pairs):
            pair = self._pairs[self._at]
            one, other = store.get(self.kind, pair.one), store.get(self.kind, pair.other)
            if one is not None and other is not None:
                break
            # It has become part of another one on the way.
            self._at += 1
        else:
            self.accept()
            return
        counts = [sum(count for __, count in moving(store, person)) for person in (one, other)]
        # The one with more behind it stays; of two with the same, the older.
        self._left, self._right = (other, one) if counts[1] > counts[0] else (one, other)
        place = _("{n} of {all}").format(n=text.number(self._at + 1), all=text.number(len(self._pairs)))
        self.why.setText(f"{place} · {_(REASONS[pair.reason])}")
        self._fill()
        why_not = hindrance(store, self._left, self._right)
        self.say(why_not)
        self.merge_button.setEnabled(not why_not and not store.readonly)
        self.different_button.setEnabled(not store.readonly)
        (self.different_button if why_not else self.merge_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        place = QWidget()
        self.grid = QGridLayout(place)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(8)
        for column, share in enumerate((1, 3, 3)):
            self.grid.setColumnStretch(column, share)
        self._rows = []
        for column, person in ((1, self._left), (2, self._right)):
            self.grid.addWidget(label(self.kind.name_of(person), "strong", wrap=True), 0, column)
            self.grid.addWidget(
                label(self.words.behind(self.work.store, person), "small", wrap=True), 1, column
            )
        row = 2
        for difference in differences(self.kind, self._left, self._right):
            self.grid.addWidget(hairline(), row, 0, 1, 3)
            row = self._add_row(difference, row + 1)
        # A new place each time: one filled anew would keep the heights of the pair before.
        self.body.replaceWidget(self._place, place)
        self._place.hide()
        self._place.deleteLater()
        self._place = place
        self.told.setText("\n".join(self._told()))

    def _add_row(self, difference: Difference, row: int) -> int:
        title = self.kind.fields[difference.fields[0]].label()
        self.grid.addWidget(label(title, "small", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        for side in (LEFT, RIGHT, BOTH):
            if side == BOTH and difference.both is None:
                continue
            words = shown(self.kind, difference, side)
            said = _("Both: {words}").format(words=words) if side == BOTH else words or _("empty")
            button = QRadioButton(self._wrapped(said, 2 if side == BOTH else 1))
            button.setAccessibleName(f"{title}: {said}")
            button.setToolTip(tip(said))
            group.addButton(button, side)
            at, column, span = (row + 1, 1, 2) if side == BOTH else (row, side + 1, 1)
            self.grid.addWidget(button, at, column, 1, span, Qt.AlignmentFlag.AlignTop)
        group.button(difference.proposed).setChecked(True)
        self._rows.append((difference, group))
        return row + 2

    def _wrapped(self, words: str, columns: int) -> str:
        """Words in lines that leave room for the other side, at large text too; marks that Qt would read doubled."""
        letters = int(self.width() / theme.font_width("x") * 0.3 * columns)
        lines = textwrap.wrap(words, max(12, letters), max_lines=4, placeholder=" …")
        return "\n".join(lines).replace("&", "&&")

    def _told(self) -> list[str]:
        """What will move, what they share, and what may have been logged twice."""
        store, told = self.work.store, []
        moved = [
            f"{text.number(count)} × {kind.many_name().lower()}" for kind, count in moving(store, self._right)
        ]
        if moved:
            sentence = _(self.words.moves)
            told.append(sentence.format(what=text.listed(moved), name=self.kind.name_of(self._right)))
        same = [
            self.kind.fields[name].label().lower() for name in the_same(self.kind, self._left, self._right)
        ]
        if same:
            told.append(_("The same in both: {what}.").format(what=text.listed(same)))
        return told + self.words.in_both(store, self._left.id, self._right.id)
