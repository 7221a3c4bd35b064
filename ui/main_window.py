"""The window: a rail of desks, the menus, and one open file."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from commdesk import text
from commdesk.paths import resource
from commdesk.records.kinds import BY_NAME
from commdesk.store.steps import Step
from commdesk.text import _
from ui import settings
from ui.file_menu import FileMenu
from ui.menus import Menus
from ui.shared import messages, tasks
from ui.shared.desk import Desk
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.rail import Place, Rail
from ui.shared.widgets.words import show_if
from ui.shared.work import Work
from ui.tabs.list import TABS


class MainWindow(QMainWindow):
    """One window on one file. ``work`` is None only between two files."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("CommDesk")
        self.setWindowIcon(QIcon(str(resource("app/commdesk-64.png"))))
        self.work: Work | None = None
        self.desks: dict[str, Desk] = {}
        self.files = FileMenu(self)
        self._language = text.language()
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail([Place(tab.key, _(tab.title), tab.icon) for tab in TABS])
        self.rail.chosen.connect(self.show_desk)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notices = QVBoxLayout()
        self.notices.setContentsMargins(24, 0, 24, 0)
        self.notices.setSpacing(8)
        self.stack = QStackedWidget()
        column.addLayout(self.notices)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(inside)
        self.notice = Banner()
        self.notice.hide()
        self._noticed = False
        self.notices.addWidget(self.notice)
        self.refusal: Banner | None = None  # made when there is something to refuse
        self.menus = Menus(self)
        self.resize(QSize(1180, 760))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._refresh_now)

    # -- desks

    def show_desk(self, key: str, id: str = "") -> None:
        """Brings a desk to the front, building it the first time; it stays away while a hint keeps the old one."""
        if self.work is None:
            return
        current = self.desk()
        if current is not None and current.key != key and not current.leave():
            self.rail.set_current(current.key)
            self._tell_unfinished()
            return
        if current is not None and current.key != key and self.refusal is not None:
            self.refusal.hide()
        if key not in self.desks:
            tab = next(tab for tab in TABS if tab.key == key)
            desk = tab.build(self.work)
            desk.go.connect(self.show_desk)
            desk.print_asked.connect(self.print_report)
            desk.said.connect(self._saved)
            if self.desks:
                # It makes itself short before it is shown, or it would push a small window apart. Home, which comes
                # first, never does.
                desk.resize(self.stack.size())
                QApplication.sendEvent(desk, QResizeEvent(self.stack.size(), self.stack.size()))
            self.desks[key] = desk
            self.stack.addWidget(desk)
        desk = self.desks[key]
        self.stack.setCurrentWidget(desk)
        self.rail.set_current(key)
        desk.refresh()
        if id:
            desk.show_record(id)

    def desk(self) -> Desk | None:
        """The desk in front."""
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, Desk) else None

    def print_report(self, name: str) -> None:
        """Goes to the print room with a page chosen."""
        self.show_desk("print", name)

    # -- the file

    def set_work(self, work: Work) -> None:
        """Shows a file; the one before must be closed."""
        self.drop_desks()
        self.work = work
        work.changed.connect(self._changed)
        work.saved.connect(self._saved)
        work.refused.connect(self.refuse)
        self.menus.set_work(work)
        self._show_group()
        self.show_desk("home")

    def drop_desks(self) -> None:
        """Takes all desks away: before another file, or after a restored copy."""
        for desk in self.desks.values():
            self.stack.removeWidget(desk)
            desk.deleteLater()
        self.desks.clear()
        self.work = None

    def refuse(self, sentence: str) -> None:
        """Says why something could not be done, without stopping the person."""
        if self.refusal is None:
            self.refusal = Banner(tone="bad", button=_("Close"))
            self.refusal.pressed.connect(self.refusal.hide)
            self.notices.addWidget(self.refusal)
        self.refusal.set_notice(sentence, "bad", _("Close"))
        self.refusal.show()
        self._fit_rail()

    def _tell_unfinished(self) -> None:
        self.refuse(
            _(
                "Something typed here is not kept yet. Please mend it, or press Esc to get back what was there."
            )
        )

    def path(self) -> Path | None:
        """The open file."""
        return self.work.store.path if self.work else None

    def _show_group(self) -> None:
        if self.work is None:
            return
        group = self.work.store.group()
        self.rail.set_group(group.name, _logo(group.logo) if group.logo else None)
        what = _("read only") if self.work.store.readonly else _("practice group") if group.practice else ""
        self.setWindowTitle(" – ".join(part for part in (group.name, what, "CommDesk") if part))
        if self.work.store.readonly:
            self.notice.set_notice(
                _("This file can only be read here. Save a copy elsewhere to work on it."), "warn"
            )
        elif group.practice:
            self.notice.set_notice(
                _("This is the practice group: try anything, nothing here is real."), "accent"
            )
        self._noticed = bool(self.work.store.readonly or group.practice)
        self._fit_rail()
        self.rail.set_status([self.work.store.path.name])

    def _changed(self, step: Step) -> None:
        if self.refusal is not None:
            self.refusal.hide()
        if BY_NAME["group"].name in step.kinds():
            self._show_group()
        self._later.start()

    def _refresh_now(self) -> None:
        desk = self.desk()
        if desk is not None and self.work is not None:
            desk.refresh()

    def _saved(self, words: str) -> None:
        assert self.work is not None
        self.rail.set_status([words, self.work.store.path.name])

    # -- what the menus ask of the window

    def new_here(self) -> None:
        """Ctrl+N."""
        desk = self.desk()
        if desk is not None:
            desk.new()

    def delete_here(self) -> None:
        """Deletes what is chosen in this desk; undo brings it back."""
        desk = self.desk()
        if desk is not None and hasattr(desk, "delete"):
            desk.delete()

    def find_here(self) -> None:
        """Ctrl+F."""
        desk = self.desk()
        if desk is not None and desk.search_box is not None:
            desk.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            desk.search_box.selectAll()

    def print_this(self) -> None:
        """Ctrl+P: the page that goes with this desk; in the print room, the page that is seen."""
        desk = self.desk()
        if desk is not None and hasattr(desk, "print_now"):
            desk.print_now()
        elif desk is not None:
            self.print_report(desk.report_asked())

    def help_here(self) -> None:
        """F1."""
        from ui.dialogs.help import show_help

        desk = self.desk()
        show_help(self, desk.help_page if desk else "home")

    def about(self) -> None:
        """What this program is."""
        from commdesk import __version__

        words = _(
            "CommDesk {version}. A desk for small groups: goals, hours, partners and the page for tonight's meeting. It never uses the internet."
        )
        messages.tell(self, words.format(version=__version__))

    # -- the window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rail()

    def _fit_rail(self) -> None:
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        self.rail.set_compact(letters < 140)
        # On a small screen with large text the notice stands in the title alone, and the table has the room.
        short = self.height() < self.fontMetrics().lineSpacing() * 26
        show_if(self.notice, self._noticed and not short)
        refused = self.refusal is not None and not self.refusal.isHidden()
        self.notices.setContentsMargins(24, 12 if refused or (self._noticed and not short) else 0, 24, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's buttons take Enter in dialogs only; a person who came by keyboard expects it everywhere.
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        desk = self.desk()
        if desk is not None and not desk.leave():
            self._tell_unfinished()
            event.ignore()
            return
        tasks.finish_all()
        settings.keep(width=self.width(), height=self.height())
        if not self.files.close_current():
            event.ignore()
            return
        super().closeEvent(event)


def _logo(kept: str) -> QPixmap:
    from ui.shared.pictures import decode

    return QPixmap.fromImage(decode(kept))
