"""Writes down what held up frames, for `--profile-frames`: after the round, so that writing holds up none."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

NAME = "frames.log"


def write_lines(folder: Path, lines: Sequence[str]) -> None:
    """Add *lines* to frames.log in *folder* and show them on the console; one may fail without the other."""
    text = "".join(f"{line}\n" for line in lines)
    with contextlib.suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(folder / NAME, "a", encoding="utf-8", opener=_for_the_user_alone) as file:
            file.write(text)
    with contextlib.suppress(OSError, ValueError, AttributeError):  # no console under Windows' gui script
        sys.stderr.write(text)


def _for_the_user_alone(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
