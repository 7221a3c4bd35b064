"""The agreements with a partner: what was agreed, reviews, scanned pages, and the agreement on paper."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from commdesk import clock, text
from commdesk.entry import attachments
from commdesk.errors import KnownError
from commdesk.figures import agreements as figures
from commdesk.figures.reviews import next_review
from commdesk.records import reading
from commdesk.records.agreements import AGREEMENTS, ATTACHMENTS, REVIEWS
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared import messages
from ui.shared.form import Group
from ui.shared.parts import PartForm, PartList
from ui.shared.widgets.flow import FlowLayout
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work


class ReviewsBox(PartList):
    """The reviews of one agreement, inside its form."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work, REVIEWS, "agreement", _("Note a review"), _("Not reviewed yet."), title=_("Reviews")
        )

    def make_form(self) -> PartForm:
        return PartForm(self.work, REVIEWS, ["day", "next_on", "progress", "changes"])

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = REVIEWS.fields
        words = " ".join((record.changes or record.progress).split()) or _("Looked at together")
        following = (
            _("next {day}").format(day=shown["next_on"].show(record.next_on)) if record.next_on else ""
        )
        detail = " · ".join(part for part in (shown["day"].show(record.day), following) if part)
        return words, detail, "", "quiet"


class PagePartForm(PartForm):
    """The name of a scanned page; it is opened with the system's program, or saved to a folder."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, ATTACHMENTS, ["name", "day"], wide=("name",))
        self._lent: TemporaryDirectory[str] | None = None
        self.open_button, self.save_button = QPushButton(_("Open")), QPushButton(_("Save as…"))
        self.open_button.clicked.connect(self.open_page)
        self.save_button.clicked.connect(self.save_page)
        deeds = QWidget()
        row = FlowLayout(deeds)
        for button in (self.open_button, self.save_button):
            row.addWidget(button)
        column = self.layout()
        assert column is not None
        column.insertWidget(0, deeds)  # type: ignore[attr-defined]

    def open_page(self) -> None:
        """Asks the system to show the page, from a folder that goes when the window goes."""
        if self._lent is None:
            self._lent = TemporaryDirectory(prefix="commdesk-", ignore_cleanup_errors=True)
        path = self._write(Path(self._lent.name))
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            sentence = _(
                "No program on this computer shows {file}. Press “Save as…” and take it to another one."
            )
            self.work.refused.emit(sentence.format(file=path.name))

    def save_page(self) -> None:
        """Asks for a folder and writes the page there."""
        folder = QFileDialog.getExistingDirectory(self, _("Save the page in which folder?"))
        path = self._write(Path(folder)) if folder else None
        if path is not None:
            messages.tell(self, _("{file} was written.").format(file=path))

    def _write(self, folder: Path) -> Path | None:
        if not self.form.leave_all() or self.form.record is None:
            return None
        try:
            return attachments.save_to(self.work.store, self.form.record, folder)
        except KnownError as error:
            self.work.refused.emit(str(error))
            return None


class PagesBox(PartList):
    """The scanned pages of one agreement, inside its form."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            ATTACHMENTS,
            "agreement",
            _("Attach a page…"),
            _("No page is attached."),
            title=_("Signed pages"),
        )

    def make_form(self) -> PartForm:
        return PagePartForm(self.work)

    def add(self) -> None:
        """Asks for files and keeps them."""
        if self._owner is None or not self.leave():
            return
        what = _("Scanned pages") + " (*.pdf *.jpg *.jpeg *.png)"
        names, __ = QFileDialog.getOpenFileNames(self, _("Attach which pages?"), "", what)
        if names:
            self.take([Path(name) for name in names])

    def take(self, paths: list[Path]) -> bool:
        """Keeps the pages in one step; a refusal is told, and then none was kept. Answers whether they were."""
        try:
            pages = [attachments.look_at(path) for path in paths]
            with self.work.store.step(_("Attach pages")):
                for page in pages:
                    attachments.attach(self.work.store, self._owner.id, page)
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        return True

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = ATTACHMENTS.fields
        parts = (
            shown["media"].show(record.media),
            attachments.size_words(record.bytes or 0),
            shown["day"].show(record.day),
        )
        return record.name, " · ".join(part for part in parts if part), "", "quiet"


class AgreementForm(PartForm):
    """The fields of an agreement, what follows from its days, its reviews and its pages, and the way to paper."""

    print_asked = Signal(str)

    def __init__(self, work: Work) -> None:
        fields: list[str | Group] = [
            "name", "purpose", "start", "end", "renewal", "renews_months", "notice_days", "review_months",
            Group(_("Who does and gives what"), ("we_do", "they_do", "we_give", "they_give")),
            Group(_("Signed"), ("signed_on", "signed_by_us", "signed_by_them")),
            Group(
                _("Wording and second language"),
                ("wording", "purpose_beside", "we_do_beside", "they_do_beside", "we_give_beside", "they_give_beside"),
            ),
            "note",
        ]  # fmt: skip
        super().__init__(work, AGREEMENTS, fields, wide=("name", "wording"), hides=_without_use)
        self.due = label("", "hint", wrap=True)
        self.print_button = QPushButton(_("Print agreement…"))
        self.print_button.clicked.connect(self._ask_print)
        self.reviews, self.pages = ReviewsBox(work), PagesBox(work)
        column = self.layout()
        assert column is not None
        deeds = QWidget()
        row = FlowLayout(deeds)
        row.addWidget(self.print_button)
        self._deeds = deeds
        # Over the fields what is looked for most; under them what belongs to the agreement.
        for at, widget in ((0, deeds), (1, self.due), (3, self.reviews), (4, self.pages)):
            column.insertWidget(at, widget)  # type: ignore[attr-defined]
        self.form.saved.connect(lambda _record: self.show_parts())
        work.changed.connect(lambda _step: self.show_parts())

    def show_parts(self) -> None:
        """The reviews and pages of what is shown, and what follows from its days."""
        agreement = self.form.record if not self.form.is_draft else None
        kept = self.work.store.get(AGREEMENTS, agreement.id) if agreement is not None else None
        for box in (self.reviews, self.pages):
            box.set_owner(kept)
            show_if(box, kept is not None)
        show_if(self._deeds, kept is not None)
        words = "\n".join(self._told(kept)) if kept is not None else ""
        self.due.setText(words)
        show_if(self.due, bool(words))

    def leave(self) -> bool:
        """Saves what is being typed in its parts."""
        return self.reviews.leave() and self.pages.leave()

    def _told(self, agreement: Any) -> list[str]:
        """Until when it runs, the last day for notice, the next review, and what runs at the same time."""
        today, told = clock.today(), []
        end = figures.term_end(agreement, today)
        if end and end != agreement.end:
            told.append(_("Renewed by itself, now until {day}.").format(day=text.vague_day(end)))
        if end and agreement.notice_days:
            last = figures.notice_day(agreement, reading.last_day(end))
            if last >= today:
                told.append(_("Notice until {day}.").format(day=text.day_full(last)))
        review = next_review(agreement, self.reviews.records())
        if review is not None:
            told.append(_("Next review: {day}").format(day=text.day_medium(review)))
        others = self.work.store.find(AGREEMENTS, Query(equals={"partner": agreement.partner}))
        beside = [f"“{other.name}”" for other in figures.beside(agreement, others)]
        if beside:
            told.append(_("Runs at the same time as {names}.").format(names=text.listed(beside)))
        return told

    def _ask_print(self) -> None:
        if self.form.leave_all() and self.form.record is not None:
            self.print_asked.emit(f"agreement?agreement={self.form.record.id}")


class AgreementsPage(PartList):
    """The agreements with one partner."""

    print_asked = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__(work, AGREEMENTS, "partner", _("Add agreement"), _("Nothing agreed on paper yet."))

    def make_form(self) -> PartForm:
        form = AgreementForm(self.work)
        form.print_asked.connect(self.print_asked)
        return form

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        super().open_form(record, draft=draft)
        assert isinstance(self._part_form, AgreementForm)
        self._part_form.form.close_folds()
        self._part_form.show_parts()

    def leave(self) -> bool:
        form = self._part_form
        inner = form.leave() if isinstance(form, AgreementForm) else True
        return inner and super().leave()

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        shown = AGREEMENTS.fields
        until = figures.term_end(record, clock.today())
        end = shown["end"].show(until) if until else _("open-ended")
        start = shown["start"].show(record.start)
        detail = _("{start} to {end}").format(start=start, end=end) if start else end
        if until and reading.last_day(until) < clock.today():
            return record.name, detail, _("Has ended"), "quiet"
        return record.name, detail, shown["renewal"].show(record.renewal), "quiet"


def _without_use(agreement: Any) -> set[str]:
    """Only one that renews by itself does so for some months."""
    return set() if agreement.renewal == "by_itself" else {"renews_months"}
