"""Writes down what held up frames, for `--profile-frames`: after the round, so that writing holds up none."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from bullseye.records.disk import notes

NAME = "frames.log"


def write_lines(folder: Path, lines: Sequence[str]) -> None:
    """Add *lines* to frames.log in *folder* and show them on the console; one may fail without the other."""
    text = "".join(f"{line}\n" for line in lines)
    with contextlib.suppress(OSError):
        notes.add(folder / NAME, text)
    with contextlib.suppress(OSError, ValueError, AttributeError):  # no console under Windows' gui script
        sys.stderr.write(text)
