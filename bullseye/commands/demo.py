"""`bullseye demo`: opens the window on a class, a new one or one that was not ended; or takes its lock off."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bullseye.app import open_window
from bullseye.classroom.log.store import FOLDER, check_folder, not_ended
from bullseye.classroom.people.pin import Lock
from bullseye.classroom.people.roster import read_file
from bullseye.commands.common import folders, whole
from bullseye.errors import BadInputError
from bullseye.local_zone import LocalZone
from bullseye.wording.moments import day_text
from bullseye.words import tr

LATEST = ""


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "demo",
        parents=[options],
        help=tr("a class at one computer and a projector"),
        description=tr("Opens the window on the page of a new class. docs/classroom.md is the teacher's guide."),
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--names", metavar="FILE", help=tr("a class list to begin with: text or CSV"))
    which.add_argument(
        "--resume",
        metavar="FOLDER",
        nargs="?",
        const=LATEST,
        help=tr("go on with the class that was not ended: the latest, or the one in FOLDER"),
    )
    which.add_argument(
        "--unlock", action="store_true", help=tr("take the PIN off every class here, and open no window")
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--monitor", type=whole(1, 16), metavar="N", help=tr("fill monitor N (X11 with xrandr)"))
    where.add_argument(
        "--full-screen", action="store_true", help=tr("fill the screen that the window is on (the default)")
    )
    where.add_argument("--window", action="store_true", help=tr("stay a window"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window, unless there is only a lock to take off."""
    data = folders(args).data
    if args.unlock:
        return unlock(data)
    shown: dict[str, Any] = {"where": "window" if args.window else str(args.monitor or "screen")}
    if args.names is not None:
        path = Path(args.names).expanduser().absolute()
        read_file(path)  # a list that cannot be read is told here, not in a window
        shown["names"] = path
    if args.resume is not None:
        shown["resume"] = folder_of(data, args.resume)
    return open_window(
        args.data_dir, args.player, args.seed, getattr(args, "profile_frames", False), page="class_setup", shown=shown
    )


def folder_of(data: Path, name: str) -> Path:
    """The folder of the class to go on with. Raises BadInputError when there is none."""
    if name == LATEST:
        found = not_ended(data)
        if not found:
            raise BadInputError(tr("every class was ended, so there is none to go on with; leave out --resume"))
        return found[0].folder
    here = data / FOLDER / name
    path = here if here.is_dir() else Path(name).expanduser().absolute()
    check_folder(path)
    return path


def unlock(data: Path) -> int:
    """Take the PIN off every class that was not ended, and say which."""
    locked = [(found, lock) for found in not_ended(data) if (lock := Lock(found.folder)).locked]
    for found, lock in locked:
        lock.take_off()
        print(tr("{title}, {began}: unlocked.", title=found.title, began=day_text(found.began, LocalZone())))
    if not locked:
        print(tr("No class is locked."))
    return 0
