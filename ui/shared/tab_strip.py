"""Tabs in a line; those for which there is no room are in a list behind "More"."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from commdesk.text import _
from ui.shared.desk import tab_bar
from ui.shared.widgets.words import show_if


class TabStrip(QWidget):
    """Speaks like a QTabBar: ``currentChanged``, ``currentIndex``, ``setCurrentIndex``, ``count``, ``tabText``.

    The chosen tab is always seen; where it is one of those behind "More" it takes the place of the last.
    """

    currentChanged = Signal(int)

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.bar = tab_bar(name, titles)
        row.addWidget(self.bar)
        self.more = QPushButton(_("More"))
        self.more.setProperty("kind", "quiet")
        self.more.setProperty("menu", "true")
        self.more.setAccessibleName(_("More of: {name}").format(name=name))
        self.more.setAutoDefault(False)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill)
        self.more.setMenu(self._menu)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._widths: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.more.hide()
        self.bar.currentChanged.connect(self._changed)

    def currentIndex(self) -> int:
        """The chosen tab."""
        return self.bar.currentIndex()

    def setCurrentIndex(self, index: int) -> None:
        """Chooses a tab."""
        self.bar.setTabVisible(index, True)
        self.bar.setCurrentIndex(index)

    def count(self) -> int:
        """How many tabs there are, those behind "More" among them."""
        return self.bar.count()

    def tabText(self, index: int) -> str:
        """The words of a tab."""
        return self.bar.tabText(index)

    def hidden_titles(self) -> list[str]:
        """The tabs behind "More"."""
        return [self.tabText(n) for n in range(self.count()) if not self.bar.isTabVisible(n)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths = []
            self._fit()

    def _changed(self, index: int) -> None:
        self._fit()
        self.currentChanged.emit(index)

    def _measure(self) -> list[int]:
        if not self._widths:
            self.bar.ensurePolished()
            for n in range(self.count()):
                self.bar.setTabVisible(n, True)
            self._widths = [self.bar.tabRect(n).width() for n in range(self.count())]
        return self._widths

    def _fit(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized) and not self.isVisible():
            return
        widths = self._measure()
        everything = list(range(self.count()))
        # The chosen one is written in stronger letters, which the measure may not have seen.
        spare = self.fontMetrics().averageCharWidth() * 2
        shown = everything
        if sum(widths) + spare > self.width():
            room = self.width() - self.more.sizeHint().width() - spare - widths[self.currentIndex()]
            shown = []
            for n in everything:
                if n == self.currentIndex():
                    continue
                room -= widths[n]
                if room < 0:
                    break
                shown.append(n)
            shown.append(self.currentIndex())
        for n in shown:
            self.bar.setTabVisible(n, True)
        for n in everything:
            if n not in shown:
                self.bar.setTabVisible(n, False)
        self.bar.setFixedWidth(sum(widths[n] for n in shown) + spare)
        show_if(self.more, len(shown) < len(everything))

    def _fill(self) -> None:
        self._menu.clear()
        for n in range(self.count()):
            if not self.bar.isTabVisible(n):
                action = self._menu.addAction(self.tabText(n).replace("&", "&&"))
                action.triggered.connect(lambda _on=False, n=n: self._pick(n))

    def _pick(self, index: int) -> None:
        self.setCurrentIndex(index)
        self.bar.setFocus(Qt.FocusReason.OtherFocusReason)
