"""A long session under Python 3.11 does not end in a fatal error."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
MANY_CALLS = """
from ui.shared.keep_none import keep_none
keep_none()
keep_none()
from PySide6.QtGui import QColor, QPalette
palette, red = QPalette(), QColor("red")
for _ in range(200_000):
    palette.setColor(QPalette.ColorRole.Text, red)
print("alive")
"""


def test_two_hundred_thousand_calls_leave_python_alive():
    run = subprocess.run(
        [sys.executable, "-c", MANY_CALLS],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert (run.returncode, run.stdout.strip()) == (0, "alive"), run.stderr
