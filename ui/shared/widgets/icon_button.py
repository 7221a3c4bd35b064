"""A button with an icon alone; its words are its tooltip and its accessible name."""

from PySide6.QtWidgets import QToolButton

from ui.shared import icons


def icon_button(icon: str, words: str) -> QToolButton:
    """The button of an icon's name."""
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button
