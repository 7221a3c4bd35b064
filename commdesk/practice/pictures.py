"""Pictures for the practice group, drawn and not taken (``build/pictures.py``): nobody real is in them."""

import base64
from functools import cache

from commdesk.paths import resource


@cache
def picture(name: str) -> str:
    """One of them (``kettle``, ``supper``) as a record keeps a photo: a PNG as base64."""
    return base64.b64encode(resource(f"practice/{name}.png").read_bytes()).decode("ascii")
