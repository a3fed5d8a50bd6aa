"""`bullseye watch`: numbers of services with a target, looked at again and again in a terminal, or once for cron."""

from __future__ import annotations

import argparse
from typing import Any

from bullseye.commands.log_file import add_log_file
from bullseye.words import tr


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "watch", parents=[options], help=tr("numbers of services with a target, looked at again and again"),
        description=tr(
            "Looks at the numbers of each watch (a TOML file in the folder watches beside your faces) in its own time, "
            "and shows one table that renews itself; piped, it prints a line of JSON for each number. With --once it "
            "looks once, and the exit code is 1 when a number is missed, stale or broken. Without names "
            "your targets are looked at too: one that is missed, off target, behind its pace, or cannot be read makes "
            "it 1 as well."
        ),
    )  # fmt: skip
    parser.add_argument("names", metavar="NAME", nargs="*", help=tr("the watches (default: all)"))
    parser.add_argument("--once", action="store_true", help=tr("look once, print, and end with 0 or 1"))
    parser.add_argument("--json", action="store_true", help=tr("print lines of JSON"))
    add_log_file(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look, and show what there is; what that needs is imported now, since other commands need none of it."""
    from bullseye.commands.watching.watch_run import run as look

    return look(args)
