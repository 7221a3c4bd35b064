"""The colours of paper, as ``#RRGGBB`` text: dark enough to read, apart enough to photocopy in grey."""

PAPER = "#FFFFFF"
INK = "#1C2422"
QUIET = "#5B6764"
LINE = "#DFE4E1"
ACCENT = "#0B6E5F"
#: A ground that takes little ink.
SOFT = "#EAF3F0"
#: Bars that step back beside a highlighted one: a clear step lighter in grey too.
STEPPED_BACK = "#9CC4BC"
GOOD = "#2E7D32"
WARN = "#9A5B00"
BAD = "#B3261E"

TONES = {"good": GOOD, "warn": WARN, "bad": BAD, "quiet": QUIET, "accent": ACCENT}


def tone(name: str) -> str:
    """The ink of a tone's name; plain ink for none."""
    return TONES.get(name, INK)
