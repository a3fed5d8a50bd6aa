"""`python -m bullseye`: the same as the `bullseye` command."""

from __future__ import annotations

import sys

from bullseye.cli import main

if __name__ == "__main__":
    sys.exit(main())
