"""The named colours and sizes of the window: one list, a column for each colour scheme.

Colours are ``#RRGGBB`` text, type sizes are points at 100 % text, spaces are pixels of the 8-pixel grid.
Nothing here knows Qt, so the contrast of every pair can be checked without a window.
"""

from typing import NamedTuple

LIGHT, DARK = "light", "dark"
CONTRAST_LIGHT, CONTRAST_DARK = "contrast-light", "contrast-dark"
SCHEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)

#: Type in points: what is written on the page of the window, before the user's text size is applied.
BODY_PT, SMALL_PT, CHIP_PT, NUMBER_PT = 10.5, 9.5, 9.0, 11.5
HEADING_PT, TITLE_PT, FIGURE_PT = 10.5, 16.0, 20.0
#: Spaces in pixels.
GRID, GAP, PADDING, RADIUS, FORM_WIDTH, ROW_HEIGHT = 8, 16, 16, 6, 560, 32

TONES = ("good", "warn", "bad", "quiet", "accent")

# name: light, dark, high contrast light, high contrast dark
_TABLE: dict[str, tuple[str, str, str, str]] = {
    "page": ("#FAFAF7", "#151A19", "#FFFFFF", "#000000"),
    "panel": ("#FFFFFF", "#1D2423", "#FFFFFF", "#000000"),
    "rail": ("#F1F3EF", "#181E1D", "#FFFFFF", "#000000"),
    "field": ("#FAFAF7", "#181E1D", "#FFFFFF", "#000000"),
    "ink": ("#1C2422", "#E8EEEC", "#000000", "#FFFFFF"),
    "quiet": ("#5B6764", "#9DAAA6", "#262B2A", "#E4EAE8"),
    "faint": ("#8A9592", "#66726F", "#595F5D", "#A5ACAA"),
    "line": ("#DFE4E1", "#313A38", "#000000", "#FFFFFF"),
    "edge": ("#C9D1CD", "#43504C", "#000000", "#FFFFFF"),
    "accent": ("#0B6E5F", "#5CC7B2", "#00483D", "#7FF0D8"),
    "accent_deep": ("#095A4E", "#7AD4C2", "#00332B", "#B4FFEF"),
    "on_accent": ("#FFFFFF", "#06201B", "#FFFFFF", "#000000"),
    "soft": ("#EAF3F0", "#20332F", "#CDEFE6", "#0A362F"),
    "hover": ("#F1F4F1", "#232C2A", "#E6EFEC", "#16302B"),
    "good": ("#2E7D32", "#7CC47F", "#0F4F14", "#A4F0A8"),
    "warn": ("#9A5B00", "#F0B35A", "#5F3700", "#FFD089"),
    "bad": ("#B3261E", "#F2877F", "#7F0F09", "#FFB3AC"),
    "good_ground": ("#EAF4EB", "#20332A", "#FFFFFF", "#000000"),
    "warn_ground": ("#FBF1E1", "#33291A", "#FFFFFF", "#000000"),
    "bad_ground": ("#FBE9E7", "#3A2321", "#FFFFFF", "#000000"),
    "quiet_ground": ("#F1F3EF", "#2A3331", "#FFFFFF", "#000000"),
    "accent_ground": ("#EAF3F0", "#20332F", "#FFFFFF", "#000000"),
}


class Tokens(NamedTuple):
    """The colours of one scheme, each as ``#RRGGBB`` text."""

    page: str
    panel: str
    rail: str
    field: str
    ink: str
    quiet: str
    faint: str
    line: str
    edge: str
    accent: str
    accent_deep: str
    on_accent: str
    soft: str
    hover: str
    good: str
    warn: str
    bad: str
    good_ground: str
    warn_ground: str
    bad_ground: str
    quiet_ground: str
    accent_ground: str

    def tone(self, tone: str) -> tuple[str, str]:
        """The text colour and the ground of a chip or notice of ``tone`` (one of TONES, else quiet)."""
        name = tone if tone in TONES else "quiet"
        return getattr(self, name), getattr(self, f"{name}_ground")

    def named(self) -> dict[str, str]:
        """All colours by name, for the style sheet."""
        return self._asdict()


_BY_SCHEME = {
    scheme: Tokens(**{name: row[place] for name, row in _TABLE.items()})
    for place, scheme in enumerate(SCHEMES)
}

#: Every pair of text and ground that the window uses; each must reach 4.5:1 in each scheme.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "quiet") for ground in ("page", "panel", "rail", "field")),
    *((text, ground) for text in ("ink", "quiet", "accent") for ground in ("soft", "hover")),
    *((text, ground) for text in ("good", "warn", "bad", "accent") for ground in ("page", "panel", "field")),
    *((text, "soft") for text in ("good", "warn", "bad")),
    *((tone, f"{tone}_ground") for tone in TONES),
    *(("ink", f"{tone}_ground") for tone in TONES),
    ("on_accent", "accent"),
    ("on_accent", "accent_deep"),
)

#: Marks without words (the focus ring, icons, bars) against their ground; each must reach 3:1.
MARK_PAIRS: tuple[tuple[str, str], ...] = (
    *((mark, ground) for mark in ("accent", "quiet") for ground in ("page", "panel", "rail", "soft")),
    *((mark, "panel") for mark in ("good", "warn", "bad")),
    ("faint", "panel"),
)


def tokens(scheme: str) -> Tokens:
    """The tokens of one of SCHEMES; an unknown name is a mistake of ours and raises KeyError."""
    return _BY_SCHEME[scheme]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 black to 1 white (WCAG 2.2)."""
    parts = [value / 255 for value in _channels(colour)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def mix(ground: str, colour: str, share: float) -> str:
    """``colour`` laid over ``ground`` with ``share`` of 0 to 1, as ``#RRGGBB``."""
    mixed = (round(a + (b - a) * share) for a, b in zip(_channels(ground), _channels(colour), strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)
