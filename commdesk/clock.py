"""The only place that asks for the time. ``COMMDESK_TODAY=2026-11-22`` fixes it for tests and pictures."""

import os
import time
from datetime import UTC, date, datetime


def today() -> date:
    """Today's date where the computer is."""
    fixed = os.environ.get("COMMDESK_TODAY", "")
    return date.fromisoformat(fixed) if fixed else date.today()


def now() -> datetime:
    """Local date and time, without a zone; at 14:02 of the fixed day when the day is fixed."""
    if os.environ.get("COMMDESK_TODAY"):
        day = today()
        return datetime(day.year, day.month, day.day, 14, 2)
    return datetime.now().replace(microsecond=0)


def stamp() -> str:
    """The moment now in UTC, ISO text to the second: what records carry as ``made``."""
    if os.environ.get("COMMDESK_TODAY"):
        return now().isoformat() + "Z"
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def milliseconds() -> int:
    """Milliseconds since 1970, from the real clock (ids need it to run on even when the day is fixed)."""
    return time.time_ns() // 1_000_000
