"""Ids that two laptops never give twice: UUIDv7 as text, which sorts by the moment it was made."""

import os
import threading

from commdesk import clock

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A new UUIDv7 (RFC 9562), always greater than the one before it in this process."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """So many new ids in one go, in their order."""
    global _last
    with _lock:
        # 48 bits of milliseconds and 12 bits of counter in one number that never runs backwards.
        first = max(_last + 1, clock.milliseconds() << 12)
        _last = first + count - 1
    drawn = os.urandom(8 * count)
    found = []
    for at, moment in enumerate(range(first, first + count)):
        tail = int.from_bytes(drawn[at * 8 : at * 8 + 8], "big") & 0x3FFFFFFFFFFFFFFF | 0x8000000000000000
        text = f"{(moment >> 12) << 80 | 7 << 76 | (moment & 0xFFF) << 64 | tail:032x}"
        found.append(f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}")
    return found
