"""What the frozen programs run: the command line, started as the entry points start it."""

from __future__ import annotations

import os
import sys

# The loader was pointed at the libraries in this folder. The system's own programs that we start (a sound player, the
# file manager) must not meet those, so they get the path back that was there before; ours has been read already.
for name in ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is not None:
        os.environ[name] = before
    elif getattr(sys, "frozen", False):
        os.environ.pop(name, None)

from bullseye.cli import gui  # noqa: E402 - the environment first

if __name__ == "__main__":
    sys.exit(gui())
