"""What every test stands on: no screen needed, no file of the user's touched, one fixed day."""

import os
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="commdesk-tests-"))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["COMMDESK_TODAY"] = "2026-11-22"
os.environ["COMMDESK_HOME"] = str(_home)
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(_home / _name.lower())
