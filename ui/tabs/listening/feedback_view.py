"""What people said: one thing a row, with its themes, the need it belongs to, and our answer."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from commdesk import clock, text
from commdesk.figures import listening
from commdesk.figures.periods import parse_period, so_far
from commdesk.records.listening import FEEDBACK, FEEDBACK_THEMES, FEEDBACK_TYPES, NEEDS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.tick_list import TickList
from ui.shared.work import Work

TONES = {"complaint": "warn", "need": "accent", "question": "accent", "thanks": "good"}


class FeedbackView(ListView):
    """All items, the latest first."""

    said = Signal(str)
    many = 5_000  # from so many items on, the line over the table is counted beside the painting

    def __init__(self, work: Work) -> None:
        self.counting = heard_figures
        super().__init__(
            work,
            FEEDBACK,
            [
                Column("day", weight=0),
                Column("words", weight=4, least=24),
                Column("answered_on", _("Answer"), show=lambda one, model: answer_words(one), tone=answer_tone, weight=0),
                Column("type", tone=lambda one: TONES.get(one.type or "", "quiet") if one.type else "", weight=0),
                Column("area", weight=1),
            ],
            [
                "day", "words", "type", "how", "sensitive",
                Group(_("Who said it, nobody is named"), ("area", "age", "language", "stay", "said_by", "meeting")),
                Group(_("Said back to them"), ("understood", "confirmed")),
                Group(_("Our answer"), ("answered_on", "answered_by", "answer")),
                Group(_("Need and note"), ("need", "note")),
            ],
            wide=("words", "sensitive", "said_by", "meeting", "understood", "confirmed", "answer", "need", "note"),
            adders={"answered_by": adder(work, VOLUNTEERS), "need": adder(work, NEEDS)},
            icon="listening",
            empty=_("What people say goes here, in their own words. Nobody need be named. A whole meeting takes one line an item."),
            add=_("New item"),
            other_way=_("Write down a meeting…"),
            about=self._about_words,
        )  # fmt: skip
        self.panes.set_shares(3, 2)
        self.themes = TickList(
            work, _("Themes"), FEEDBACK_THEMES, "feedback", "theme", self._themes, _("none yet")
        )
        column = self.panes.form_column
        column.insertWidget(column.indexOf(self.form) + 1, self.themes)
        self.empty.second_pressed.connect(self.write_meeting)
        self.chosen.connect(self._show_themes)
        self.form.saved.connect(self._show_themes)
        self._show_themes(self.form.record)

    def add_filters(self, bar: FilterBar) -> None:
        bar.add(
            "state",
            _("Answered or not"),
            [
                ("", _("All items")),
                ("waiting", _("Wants an answer")),
                ("answered", _("Answered")),
                ("themeless", _("Without a theme")),
                ("needless", _("In no need yet")),
                ("sensitive", _("Sensitive")),
            ],
        )
        kinds = [("", _("All types")), *((code, _(words)) for code, words in FEEDBACK_TYPES.items())]
        bar.add("type", _("Of which type"), kinds)
        bar.add("theme", _("About which theme"), self._theme_choices, first=_("All themes"))
        self.meeting_button = QPushButton(_("Write down a meeting…"))
        self.meeting_button.setEnabled(not self.work.store.readonly)
        self.meeting_button.clicked.connect(self.write_meeting)
        bar.add_widget(self.meeting_button)

    def narrow(self, query: Query) -> Query:
        equals: dict[str, Any] = {}
        states: tuple[str, ...] = ()
        state = self.filters.chosen("state")
        if state == "sensitive":
            equals["sensitive"] = 1
        elif state:
            states = (state,)
        if kind := self.filters.chosen("type"):
            equals["type"] = kind
        if theme := self.filters.chosen("theme"):
            equals["id"] = self._about_theme(theme)
        return query._replace(equals=equals, states=states)

    def fresh(self) -> Any:
        return FEEDBACK.new(day=clock.today().isoformat(), type=self.filters.chosen("type") or None)

    def new(self) -> None:
        super().new()
        if self.form.is_draft:
            self._show_themes(None)

    def title_of(self, record: Any) -> str:
        return textwrapped(record.words)

    def write_meeting(self) -> None:
        """What was said at a meeting, a line an item, as one step."""
        from ui.tabs.listening.quick import QuickEntry

        if self.work.store.readonly or not self.leave():
            return
        dialog = QuickEntry(self.work, self.window())
        dialog.exec()
        if dialog.kept:
            words = ngettext("{n} item written down", "{n} items written down", dialog.kept)
            self.said.emit(words.format(n=text.number(dialog.kept)))

    def _about_words(self, one: Any) -> str:
        parts = [answer_words(one)]
        if one.sensitive:
            parts.append(_("sensitive: on no page and in no export"))
        return " · ".join(part for part in parts if part)

    def _themes(self) -> list[tuple[str, str, int]]:
        return theme_rows(self.work.store)

    def _theme_choices(self) -> list[tuple[str, str]]:
        rows = [(id, ("  " if level else "") + words) for id, words, level in self._themes()]
        return [("", _("All themes")), *rows]

    def _about_theme(self, theme: str) -> tuple[str, ...]:
        """The items about a theme or one of its parts."""
        store = self.work.store
        parts = tuple(one.id for one, __ in listening.ordered_themes(store) if one.parent == theme)
        ties = store.find(FEEDBACK_THEMES, Query(equals={"theme": (theme, *parts)}))
        return tuple({str(tie.feedback) for tie in ties})

    def _show_themes(self, record: Any) -> None:
        kept = record if record is not None and not self.form.is_draft else None
        self.themes.set_owner(kept)


def theme_rows(reader: Reader) -> list[tuple[str, str, int]]:
    """All themes with their numbers, the parts under their wide theme: id, words, level."""
    return [
        (theme.id, f"{theme.number}  {theme.name}" if theme.number is not None else theme.name, level)
        for theme, level in listening.ordered_themes(reader)
    ]


def textwrapped(words: str, most: int = 90) -> str:
    """The beginning of somebody's words, for a title."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= most else one_line[:most].rstrip() + "…"


def answer_words(one: Any) -> str:
    """``Answered``, ``Waits``, or nothing where no answer is wanted."""
    if one.answered_on:
        return _("Answered")
    return _("Wants an answer") if listening.wants_answer(one) else ""


def answer_tone(one: Any) -> str:
    """Its tone."""
    return "good" if one.answered_on else "warn" if listening.wants_answer(one) else ""


def heard_figures(reader: Reader) -> Figures:
    """The line over the table: twelve months of what was heard and answered."""
    found = listening.count(reader, so_far(parse_period("last-12-months")))
    if not found.items:
        return []
    figures: Figures = [
        (
            text.number(found.items),
            ngettext("thing said in 12 months", "things said in 12 months", found.items),
            "",
        ),
        (text.number(found.answered), _("answered"), ""),
    ]
    if found.waiting:
        figures.append((text.number(found.waiting), _("want an answer"), "warn"))
    if found.days is not None:
        days = ngettext("{n} day", "{n} days", round(found.days)).format(n=text.number(found.days, 1))
        figures.append((days, _("until our answer"), ""))
    return figures
