"""Texts that a spreadsheet would take for a formula: written with an apostrophe, which reading takes off again."""

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """The text as CSV holds it: ``'=1+1`` for ``=1+1``, and ``''=1+1`` for a text that began with ``'=``."""
    return "'" + text if text.lstrip("'").startswith(_TRIGGERS) else text


def unguarded(cell: str) -> str:
    """The text that ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_TRIGGERS) else cell
