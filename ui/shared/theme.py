"""How the window is dressed: Fusion, a palette, fonts and one small style sheet, all from the tokens.

``apply`` once after the QApplication is made; from then on the window follows the system between light, dark
and high contrast by itself. Widgets that paint themselves ask ``tokens()`` and the fonts here while painting.
"""

import os
import sys
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from commdesk.paths import resource
from ui.shared import tokens as _tokens
from ui.shared.tokens import Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView


@dataclass
class _Worn:
    """What is worn now. ``asked`` is the scheme someone asked for; None follows the system."""

    scheme: str = _tokens.LIGHT
    asked: str | None = None
    scale: float = 1.0
    family: str = ""
    followed: bool = False
    styled: bool = False


_worn = _Worn()


def application(words: list[str]) -> QApplication:
    """The application with its style from the first; asking for the style later takes Qt longer."""
    _worn.styled = True
    return QApplication([*words, "-style", "fusion"])


def apply(app: QApplication, scheme: str | None = None, scale: float | None = None) -> None:
    """Dress ``app``. ``scheme`` is one of ``tokens.SCHEMES``, None follows the system live.

    ``scale`` is the text size, 1.0 to 3.0 times the usual; None takes COMMDESK_SCALE_TEXT, else 1.0.
    """
    _worn.asked = scheme
    _worn.scale = _text_scale(scale)
    if not _worn.followed:
        _worn.followed = True
        if not _worn.styled:
            app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: _dress(app))
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(lambda _wish: _dress(app))
    _dress(app)


def tokens() -> Tokens:
    """The colours worn now."""
    return _tokens.tokens(_worn.scheme)


def scheme() -> str:
    """The scheme worn now, one of ``tokens.SCHEMES``."""
    return _worn.scheme


def scale() -> float:
    """How many times the usual size text is now."""
    return _worn.scale


def color(name: str) -> QColor:
    """The colour of a token by its name."""
    return QColor(getattr(tokens(), name))


def font(role: str = "body") -> QFont:
    """The font of ``role``: body, strong, number, small, small-strong, chip, heading, title, figure."""
    size, strong = _FONTS[role]
    made = QFont(QApplication.font())
    made.setPointSizeF(size * _worn.scale)
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def font_width(text: str, role: str = "body") -> int:
    """How many pixels ``text`` takes in the font of ``role``."""
    return QFontMetrics(font(role)).horizontalAdvance(text)


def row_height() -> int:
    """The height of a table's row in pixels: 32 at the usual text size, growing with it."""
    return max(_tokens.ROW_HEIGHT, QFontMetrics(font()).height() + 13)


def dress_table(view: "QTableView") -> None:
    """Give a table the house's manners: whole rows, hairlines, quiet header on the left, no cell frames."""
    from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

    view.setShowGrid(False)
    view.setAlternatingRowColors(False)
    view.setWordWrap(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setCornerWidget(QWidget())
    rows, columns = view.verticalHeader(), view.horizontalHeader()
    rows.hide()
    rows.setMinimumSectionSize(row_height())
    rows.setDefaultSectionSize(row_height())
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    columns.setHighlightSections(False)


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at (role, kind, tone, hinted) and dress the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


_FONTS = {
    "body": (_tokens.BODY_PT, False),
    "strong": (_tokens.BODY_PT, True),
    "number": (_tokens.NUMBER_PT, True),
    "small": (_tokens.SMALL_PT, False),
    "small-strong": (_tokens.SMALL_PT, True),
    "chip": (_tokens.CHIP_PT, False),
    "heading": (_tokens.HEADING_PT, True),
    "title": (_tokens.TITLE_PT, True),
    "figure": (_tokens.FIGURE_PT, True),
}


def _text_scale(asked: float | None) -> float:
    if asked is None:
        try:
            asked = float(os.environ.get("COMMDESK_SCALE_TEXT", "1"))
        except ValueError:
            asked = 1.0
    return min(3.0, max(0.5, asked))


def scheme_for(*, dark: bool, strong: bool) -> str:
    """The scheme for a system that is dark or not, and asks for high contrast or not."""
    if strong:
        return _tokens.CONTRAST_DARK if dark else _tokens.CONTRAST_LIGHT
    return _tokens.DARK if dark else _tokens.LIGHT


def _system_scheme(app: QApplication) -> str:
    """What the system asks for; a system that does not say is taken as light."""
    hints = app.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    strong = False
    if hasattr(hints, "accessibility"):
        strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return scheme_for(dark=dark, strong=strong)


def _dress(app: QApplication) -> None:
    _worn.scheme = _worn.asked or _system_scheme(app)
    if not _worn.family:
        _worn.family = _family(app)
    body = QFont(_worn.family)
    body.setPointSizeF(_tokens.BODY_PT * _worn.scale)
    app.setFont(body)
    app.setPalette(palette(tokens()))
    app.setStyleSheet(style_sheet(tokens(), _worn.scale))


def _has_fonts() -> bool:
    """Whether the system has fonts at all; only Linux may be without, and asking Qt would load every one."""
    if sys.platform != "linux":
        return True
    homes = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
    return any(os.path.isdir(os.path.expanduser(home)) for home in homes)


def _family(app: QApplication) -> str:
    """The system's font, or the bundled one where the system has none that can be read."""
    wished = app.font().family()
    if app.platformName() != "offscreen" and _has_fonts():
        return wished
    from PySide6.QtGui import QFontDatabase

    for file in sorted(resource("fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return "Noto Sans" if QFontDatabase.hasFamily("Noto Sans") else wished


def style_sheet(chosen: Tokens, text_scale: float = 1.0) -> str:
    """The style sheet with its names filled in; a name that no token has raises KeyError."""
    sizes = {
        "small_pt": _tokens.SMALL_PT,
        "heading_pt": _tokens.HEADING_PT,
        "title_pt": _tokens.TITLE_PT,
        "figure_pt": _tokens.FIGURE_PT,
    }
    lines = {
        f"{tone}_line": _tokens.mix(chosen.tone(tone)[1], chosen.tone(tone)[0], 0.25)
        for tone in _tokens.TONES
    }
    folder = resource("styles")
    pale = _tokens.luminance(chosen.on_accent) > 0.5
    side, rim = round(15 * text_scale), round(4 * text_scale)
    marks = {
        "mark": side,
        "dot": side - 2,
        "dot_rim": rim + 1,
        "dot_hole": side - 2 * rim,
        "dot_radius": (side + 2) // 2,
        "icon": round(16 * text_scale),
        "arrow": round(12 * text_scale),
    }
    return Template((folder / "commdesk.qss").read_text("utf-8")).substitute(
        chosen.named() | lines,
        radius=_tokens.RADIUS,
        **marks,
        check=(folder / ("check-pale.png" if pale else "check-dark.png")).as_posix(),
        arrow_down=(folder / "arrow-down.png").as_posix(),
        arrow_up=(folder / "arrow-up.png").as_posix(),
        **{name: f"{size * text_scale:.1f}pt" for name, size in sizes.items()},
    )


def palette(chosen: Tokens) -> QPalette:
    """The palette of ``chosen``, from which Fusion draws all that the style sheet leaves alone."""
    role = QPalette.ColorRole
    shades = {
        role.Window: chosen.page,
        role.WindowText: chosen.ink,
        role.Base: chosen.panel,
        role.AlternateBase: chosen.page,
        role.Text: chosen.ink,
        role.Button: chosen.panel,
        role.ButtonText: chosen.ink,
        role.BrightText: chosen.bad,
        role.Highlight: chosen.soft,
        role.HighlightedText: chosen.ink,
        role.PlaceholderText: chosen.quiet,
        role.ToolTipBase: chosen.panel,
        role.ToolTipText: chosen.ink,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent_deep,
        role.Accent: chosen.accent,
        role.Light: _tokens.mix(chosen.panel, "#FFFFFF", 0.1),
        role.Midlight: chosen.hover,
        role.Mid: chosen.line,
        role.Dark: chosen.edge,
        role.Shadow: _tokens.mix(chosen.edge, "#000000", 0.3),
    }
    made = QPalette()
    for place, shade in shades.items():
        made.setColor(place, QColor(shade))
    for place in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(chosen.faint))
    return made
