"""The median, which both listening and outreach tell of how long an answer took."""

from collections.abc import Collection


def median(known: Collection[float]) -> float | None:
    """The middle value, of two the mean; None where there is none. In the unit of the values."""
    if not known:
        return None
    # Loaded when first needed: the window opens without.
    from statistics import median as middle

    return float(middle(known))
