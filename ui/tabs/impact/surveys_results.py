"""What a survey found, shown when its page is looked at; of many sheets counted on a worker."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from commdesk import text
from commdesk.figures import surveys
from commdesk.figures.surveys import Answered, Result
from commdesk.records.surveys import ANSWER_SHEETS, QUESTIONS, SURVEYS
from commdesk.reports.sections import survey_pages as words
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared import tasks
from ui.shared.widgets.panel import Panel
from ui.shared.widgets.words import label
from ui.shared.work import Work
from ui.tabs.impact.surveys_bars import AnswerBars, Bar

_MANY = 400  # sheets, from which on a worker counts them
_MOST_WORDS = 8


class ResultsPage(QWidget):
    """The results of one survey. ``found`` is what is shown, None before anything was counted."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.found: Result | None = None
        self._owner: Any = None
        self._looked_at = False
        self._task: tasks.Task | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._shown: QWidget | None = None
        work.changed.connect(self._stepped)

    def set_owner(self, owner: Any) -> None:
        """Whose results; counted when the page is looked at."""
        if (
            owner is not None
            and self._owner is not None
            and owner.id == self._owner.id
            and self.found is not None
        ):
            self._owner = owner
            return
        self._owner, self.found = owner, None
        self._show(QWidget())
        if self._looked_at:
            self.count()

    def look(self, wanted: bool) -> None:
        """The page came to the front, or left it."""
        self._looked_at = wanted
        if wanted and self.found is None:
            self.count()

    def count(self) -> None:
        """Counts anew."""
        survey = self._owner
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if survey is None:
            return
        if self.work.store.count(ANSWER_SHEETS, Query(equals={"survey": survey.id})) < _MANY:
            self._take(surveys.result(self.work.store, survey))
            return
        self._show(label(_("Counting…"), "quiet"))
        self._task = tasks.start(
            self.work.store, lambda reader, _progress: surveys.result(reader, survey), self._take
        )

    def _take(self, found: Result) -> None:
        self._task = None
        if self._owner is None or found.survey.id != self._owner.id:
            return
        self.found = found
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if not found.sheets:
            told = _(
                "Nobody has answered yet. Print the form, enter filled sheets, or bring in a list (File > Import)."
            )
            column.addWidget(label(told, "quiet", wrap=True))
        else:
            for line in overview(found):
                column.addWidget(label(line, wrap=True))
            for one in found.last.questions:
                column.addWidget(self._question(found, one))
        column.addStretch(1)
        self._show(page)

    def _question(self, found: Result, one: Answered) -> QWidget:
        panel = Panel(f"{one.question.number}. {one.question.words}")
        wave = f"{_(words.WAVE_TITLES[found.last.name])}: " if found.last.name else ""
        panel.body.addWidget(label(wave + words.told_of(one), "small", wrap=True))
        if one.counts and one.n:
            bars = [Bar(count.words, count.n, words.count_words(count.n, one)) for count in one.counts]
            panel.body.addWidget(AnswerBars(bars, one.question.words))
        for said in one.said[:_MOST_WORDS]:
            panel.body.addWidget(label(f"“{' '.join(said.split())}”", wrap=True))
        if len(one.said) > _MOST_WORDS:
            more = _("and {n} more").format(n=text.number(len(one.said) - _MOST_WORDS))
            panel.body.addWidget(label(more, "small"))
        change = found.changes.get(one.question.id)
        if change is not None:
            panel.body.addWidget(label(words.change_words(found.survey, change), wrap=True))
        return panel

    def _show(self, widget: QWidget) -> None:
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self._column.addWidget(widget)

    def _stepped(self, step: Any) -> None:
        if self._owner is None or not step.kinds() & {SURVEYS.name, QUESTIONS.name, ANSWER_SHEETS.name}:
            return
        self._owner = self.work.store.get(SURVEYS, self._owner.id)
        self.found = None
        if self._looked_at:
            self.count()


def overview(found: Result) -> list[str]:
    """Waves, matched people and belonging, a line each."""
    told = []
    if found.matching is not None:
        waves = ", ".join(
            f"{_(words.WAVE_TITLES[wave.name])} {text.number(wave.sheets)}" for wave in found.waves
        )
        told.append(f"{waves} · {words.matched(found.matching.pairs)}")
        if found.matching.twice:
            twice = _("{n} codes stand twice in a wave and match nobody.")
            told.append(twice.format(n=text.number(found.matching.twice)))
    one = found.last.belonging
    if one is not None and one.mean is not None:
        line = _("Belonging {mean} of 5, over {n}").format(
            mean=text.number(one.mean, 1), n=words.people(one.n)
        )
        if one.share is not None:
            line += " · " + _("{share} feel that they belong").format(share=text.percent(one.share))
        else:
            line += " · " + surveys.too_few()
        told.append(line)
        told.append(
            " · ".join(f"{part} {text.number(mean, 1)}" for part, mean in one.parts if mean is not None)
        )
    if found.belonging_change is not None:
        told.append(words.change_words(found.survey, found.belonging_change))
    return told
