"""Counting the ballot: how many dots each need was given, typed down the list; one step."""

from typing import Any

from commdesk import text
from commdesk.errors import FieldError
from commdesk.figures.needs import ranked
from commdesk.records.listening import NEEDS
from commdesk.text import _, ngettext
from ui.dialogs.number_frame import NumberFrame
from ui.shared.number_rows import NumberRows
from ui.shared.widgets.words import label
from ui.shared.work import Work


class BallotCount(NumberFrame):
    """The needs of the ballot in its order, each with a box for its dots."""

    def __init__(self, work: Work, parent: Any = None) -> None:
        super().__init__(_("Count the ballot"), parent, letters=72)
        self.work = work
        hint = _("Type the dots of each need and press Enter. An empty box: it was not on the ballot.")
        self.body.addWidget(label(hint, "quiet", wrap=True))
        self.rows = NumberRows(NEEDS.fields["votes"])
        self.needs = {
            one.need.id: one.need
            for one in sorted(ranked(work.store), key=lambda one: one.need.name.casefold())
            if one.need.state in ("open", "under_way") or one.need.votes is not None
        }
        self.rows.set_rows([(need.id, need.name, need.votes) for need in self.needs.values()])
        self.add_rows(self.rows, _("Keep the dots"))
        self.keep_button.setEnabled(bool(self.needs))
        if not self.needs:
            self.say(_("There is no need to vote on yet."))
        self.add_up()
        self.fit()
        self.rows.begin()

    def keep(self) -> None:
        """Writes the dots into the needs."""
        try:
            typed = self.rows.numbers()
        except FieldError as error:
            self.say(str(error))
            return
        changed = []
        for id, dots in typed.items():
            need = self.work.store.get(NEEDS, id)
            if need is not None and need.votes != dots:
                need.votes = None if dots is None else int(dots)
                changed.append(need)
        if changed and not self.work.save(_("Count the ballot"), *changed):
            self.say(_("Nothing was changed."))
            return
        self.accept()

    def add_up(self) -> None:
        """How many dots, of all needs."""
        self.say("")
        dots = int(self.rows.sum())
        self.sum.setText(ngettext("{n} dot in all", "{n} dots in all", dots).format(n=text.number(dots)))
