"""CommDesk's library: a group's records, figures and printed pages. Knows nothing of windows."""

__version__ = "0.5.0"
