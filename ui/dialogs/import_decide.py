"""What a list has in doubt: totals, times that contradict each other, twins. One answer for each kind."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from commdesk.exchange.decisions import Decision
from commdesk.text import _
from ui.shared.widgets.words import label

_MOST_NUMBERS = 12
_EXAMPLES = 2


class DecidePage(QWidget):
    """A question for each kind of doubt, with its rows; what holds by itself is chosen already."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[str, QButtonGroup] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            label(_("Some rows can be meant in more than one way. Please decide."), "quiet", wrap=True)
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)

    def show_decisions(self, decisions: Sequence[Decision]) -> None:
        """Shows other questions."""
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        self.groups = {}
        for decision in decisions:
            column.addWidget(label(decision.asked(), "strong", wrap=True))
            if len(set(decision.rows)) > _EXAMPLES:
                column.addWidget(label(_rows(decision), "small", wrap=True))
            for row, sentence in decision.examples[:_EXAMPLES]:
                shown = _("Row {row}: {sentence}").format(row=row, sentence=sentence)
                column.addWidget(label(shown, "quiet", wrap=True))
            self.groups[decision.kind] = self._answers(decision, column)
            column.addSpacing(16)
        column.addStretch(1)
        self._area.setWidget(inside)

    def answers(self) -> dict[str, str]:
        """Kind -> answer, for those that are answered."""
        chosen = {kind: group.checkedButton() for kind, group in self.groups.items()}
        return {kind: str(button.property("code")) for kind, button in chosen.items() if button is not None}

    def choose(self, kind: str, answer: str) -> None:
        """Chooses an answer by its code."""
        for button in self.groups[kind].buttons():
            if button.property("code") == answer:
                button.setChecked(True)

    def focus_first(self) -> None:
        """To the first question without an answer, else to the first."""
        open_ones = [group for group in self.groups.values() if group.checkedButton() is None]
        group = (open_ones or list(self.groups.values()))[0]
        button = group.checkedButton() or group.buttons()[0]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(button)

    def _answers(self, decision: Decision, column: QVBoxLayout) -> QButtonGroup:
        group = QButtonGroup(self)
        for code, words in decision.answers().items():
            button = QRadioButton(words.replace("&", "&&"))
            button.setAccessibleName(f"{words} ({decision.asked()})")
            button.setProperty("code", code)
            button.setChecked(code == decision.answer)
            group.addButton(button)
            column.addWidget(button)
        return group


def _rows(decision: Decision) -> str:
    numbers = list(dict.fromkeys(decision.rows))
    shown = ", ".join(str(row) for row in numbers[:_MOST_NUMBERS])
    if len(numbers) > _MOST_NUMBERS:
        shown += " …"
    return _("Rows {rows}").format(rows=shown)
