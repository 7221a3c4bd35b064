"""F1: the desk's page of the handbook, in plain words."""

from PySide6.QtWidgets import QTextBrowser, QWidget

from commdesk import paths, text
from commdesk.errors import BugError
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.shared import theme


def page_words(page: str) -> str:
    """The words of a page in the language spoken now, else in English."""
    for language in (text.language(), "en"):
        try:
            return paths.resource(f"handbook/{language}/{page}.md").read_text("utf-8")
        except BugError:
            continue
    return _("There is no help for this desk yet.")


class Help(Frame):
    """One page of the handbook."""

    def __init__(self, page: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Help"), parent, letters=72)
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(_("Help"))
        self.browser.setMarkdown(page_words(page))
        self.body.addWidget(self.browser, 1)
        # A page is read from top to bottom: as high as the screen lets it be.
        self.resize(
            self.width(), min(theme.font().pointSize() * 70, self.screen().availableSize().height() - 60)
        )
        self.add_button(_("Close"), "primary").clicked.connect(self.accept)


def show_help(parent: QWidget | None, page: str) -> None:
    """Shows a page."""
    Help(page or "home", parent).exec()
