"""The build tasks behind the Makefile that need more than a line: `python build/tasks.py lock|app|sizes`."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
DIST = ROOT / "dist"
SCRATCH = ROOT / ".pyinstaller"

LOCK_HEAD = """\
# Made by `make lock` from pyproject.toml: exact versions with hashes, for every platform. Do not edit by hand.
--only-binary :all:
"""


def lock(upgrade: bool) -> None:
    """Write requirements/*.txt anew; without `upgrade` the pinned versions stay where they still fit.

    Settings of this machine's package tools (a mirror, a local folder of wheels) are kept out, so that
    the hashes are those of the public wheels and no address is recorded.
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_")) or k == "UV_CACHE_DIR"}
    wanted = {
        "run.txt": ["pyproject.toml"],
        "dev.txt": ["pyproject.toml", "--extra", "dev", "--constraint", "requirements/run.txt"],
        "lock.txt": ["-"],
    }
    for name, sources in wanted.items():
        target = LOCKS / name
        command = [sys.executable, "-m", "uv", "pip", "compile", *sources, "--output-file", str(target)]
        command += ["--universal", "--python-version", "3.11", "--only-binary", ":all:", "--generate-hashes"]
        command += ["--fork-strategy", "fewest"]
        command += ["--no-config", "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet"]
        if upgrade:
            command.append("--upgrade")
        subprocess.run(command, cwd=ROOT, env=env, check=True, text=True, input="uv\n")
        target.write_text(LOCK_HEAD + target.read_text(encoding="utf-8"), encoding="utf-8")
        print(f"wrote {target.relative_to(ROOT)}")


def app() -> None:
    """Build the one-file program and the folder build into dist/."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--workpath", str(SCRATCH), "--distpath", str(DIST), str(ROOT / "build" / "commdesk.spec")]
    subprocess.run(command, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    sizes()


def sizes() -> None:
    """Print what was built and how large it is, in millions of bytes."""
    if not DIST.is_dir():
        raise SystemExit("There is no dist/ yet: `make build` makes it.")
    for path in sorted(DIST.iterdir()):
        files = (
            [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file() and not p.is_symlink()]
        )
        print(f"{path.relative_to(ROOT)}: {sum(p.stat().st_size for p in files) / 1e6:.0f} MB")


def main() -> None:
    """Read the task's name and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    locking = tasks.add_parser("lock", help="write requirements/*.txt from pyproject.toml")
    locking.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    tasks.add_parser("app", help="build the executable with PyInstaller")
    tasks.add_parser("sizes", help="print the sizes of what was built")
    given = parser.parse_args()
    if given.task == "lock":
        lock(given.upgrade)
    elif given.task == "app":
        app()
    else:
        sizes()


if __name__ == "__main__":
    main()
