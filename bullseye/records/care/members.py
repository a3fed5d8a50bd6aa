"""What goes into a backup: which files are its members, what each is called there, and where it belongs."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bullseye.dirs import Dirs

HISTORY = "data/history.jsonl"
LISTS = "data/class-lists"
MEMBER = re.compile(
    r"data/(history\.jsonl|scoreboard\.json|settings\.json|goals\.json)"
    r"|config/(faces|drills|matches)/(?!\.)[^/\\:*?\"<>|\x00-\x1f]{1,120}\.toml"
    r"|data/class-lists/(?!\.)[^/\\:*?\"<>|\x00-\x1f]{1,120}\.csv"
)


def _fixed(dirs: Dirs) -> dict[str, Path]:
    return {
        HISTORY: dirs.history,
        "data/scoreboard.json": dirs.scoreboard,
        "data/settings.json": dirs.settings,
        "data/goals.json": dirs.goals,
    }


def _folders(dirs: Dirs) -> dict[str, Path]:
    """Folders of which every file is kept: where their members are in a backup, and where they belong."""
    return {
        "config/faces": dirs.faces, "config/drills": dirs.drills, "config/matches": dirs.matches,
        LISTS: dirs.class_lists,
    }  # fmt: skip


def sources(dirs: Dirs) -> dict[str, Path]:
    """What goes into a backup: the member's name, and the file. What is derived alone stays out."""
    found = _fixed(dirs)
    for place, folder in _folders(dirs).items():
        with contextlib.suppress(OSError):
            # A pipe, a folder or a link to nowhere holds nothing to keep.
            for path in sorted(p for p in folder.glob("*.csv" if place == LISTS else "*.toml") if p.is_file()):
                found[f"{place}/{path.name}"] = path
    return {name: path for name, path in found.items() if MEMBER.fullmatch(name)}


def target_of(member: str, dirs: Dirs) -> Path:
    """Where a member of a backup belongs."""
    fixed = _fixed(dirs)
    if member in fixed:
        return fixed[member]
    place, _, name = member.rpartition("/")
    return _folders(dirs)[place] / name
