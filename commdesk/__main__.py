"""``python -m commdesk``: the command line."""

import sys

from commdesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
