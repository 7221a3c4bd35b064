"""What a list has in doubt: totals, times that contradict each other, twins. One answer for each kind, or for each row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commdesk.exchange.decisions import Decision
from commdesk.text import _
from ui.shared.widgets.flow import FlowLayout
from ui.shared.widgets.words import label

_MOST_NUMBERS = 12
_EXAMPLES = 2


class DecidePage(QWidget):
    """A question for each kind of doubt, with its rows; what holds by itself is chosen already.

    Where each row has its own answer, ``groups`` has them as ``kind:row``.
    """

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
            if decision.question.each:
                self._place_each(decision, column)
                column.addSpacing(16)
                continue
            if len(set(decision.rows)) > _EXAMPLES:
                column.addWidget(label(_rows(decision), "small", wrap=True))
            for row, sentence in decision.examples[:_EXAMPLES]:
                shown = _("Row {row}: {sentence}").format(row=row, sentence=sentence)
                column.addWidget(label(shown, "quiet", wrap=True))
            self.groups[decision.kind] = self._answers(decision, decision.answer, decision.asked(), column)
            column.addSpacing(16)
        column.addStretch(1)
        self._area.setWidget(inside)

    def answers(self) -> dict[str, str]:
        """Kind -> answer, for those that are answered; ``kind:row`` where each row has its own."""
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

    def _place_each(self, decision: Decision, column: QVBoxLayout) -> None:
        """A question for each row; where there are several, one press answers all."""
        groups: list[QButtonGroup] = []
        if len(decision.examples) > 1:
            place = QWidget()
            flow = FlowLayout(place, gap=12)
            for code, words in decision.answers().items():
                button = QPushButton(_("All: {answer}").format(answer=words))
                button.setProperty("kind", "link")
                button.setAutoDefault(False)
                button.clicked.connect(lambda _on=False, code=code: _choose_all(groups, code))
                flow.addWidget(button)
            column.addWidget(place)
        for row, sentence in decision.examples:
            shown = _("Row {row}: {sentence}").format(row=row, sentence=sentence)
            column.addWidget(label(shown, "quiet", wrap=True))
            group = self._answers(decision, decision.row_answers[row], shown, column)
            groups.append(group)
            self.groups[f"{decision.kind}:{row}"] = group

    def _answers(self, decision: Decision, chosen: str, about: str, column: QVBoxLayout) -> QButtonGroup:
        group = QButtonGroup(self)
        for code, words in decision.answers().items():
            button = QRadioButton(words.replace("&", "&&"))
            button.setAccessibleName(f"{words} ({about})")
            button.setProperty("code", code)
            button.setChecked(code == chosen)
            group.addButton(button)
            column.addWidget(button)
        return group


def _choose_all(groups: Sequence[QButtonGroup], code: str) -> None:
    for group in groups:
        for button in group.buttons():
            if button.property("code") == code:
                button.setChecked(True)


def _rows(decision: Decision) -> str:
    numbers = list(dict.fromkeys(decision.rows))
    shown = ", ".join(str(row) for row in numbers[:_MOST_NUMBERS])
    if len(numbers) > _MOST_NUMBERS:
        shown += " …"
    return _("Rows {rows}").format(rows=shown)
