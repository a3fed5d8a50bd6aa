"""A picture on the clipboard, by the tool that the platform has for it: Tk itself can only put texts there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

_WAIT_S = 5.0
_PATH = "BULLSEYE_PICTURE"
Run = Callable[[list[str], Path], bool]


def copy_picture(path: Path, windowing: str, find: Callable[[str], str | None] = shutil.which) -> bool:
    """Put the PNG at *path* on the clipboard; False where nothing here can. *windowing* is Tk's name of the system."""
    for command, fed in _ways(path, windowing):
        program = find(command[0])
        if program is None:
            continue
        try:
            with path.open("rb") as picture:
                done = subprocess.run(
                    [program, *command[1:]], stdin=picture if fed else subprocess.DEVNULL, check=False,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_WAIT_S,
                    env={**os.environ, _PATH: str(path)},
                )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return True
    return False


def _ways(path: Path, windowing: str) -> list[tuple[list[str], bool]]:
    """Commands, and whether each is fed the picture. The path is never a part of a script."""
    if windowing == "win32":
        script = (
            "Add-Type -AssemblyName System.Windows.Forms,System.Drawing; "
            f"[Windows.Forms.Clipboard]::SetImage([Drawing.Image]::FromFile($env:{_PATH}))"
        )
        return [(["powershell", "-NoProfile", "-STA", "-Command", script], False)]
    if windowing == "aqua":
        script = "on run a\nset the clipboard to (read (POSIX file (item 1 of a)) as \u00abclass PNGf\u00bb)\nend run"
        return [(["osascript", "-e", script, str(path)], False)]
    return [(["wl-copy", "--type", "image/png"], True), (["xclip", "-selection", "clipboard", "-t", "image/png"], True)]
