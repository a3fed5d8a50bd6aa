"""`bullseye serve`: a class in browsers from a machine that needs no screen, or one's own rounds on a phone."""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from bullseye.commands.common import folders, host_name, proxy_address, remark, whole
from bullseye.commands.schooling import opened
from bullseye.errors import BadInputError, StorageError
from bullseye.log import LEVELS
from bullseye.words import tr

PASSWORD = "BULLSEYE_PASSWORD"
LATEST = ""


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "serve", parents=[options], help=tr("a class, or your own rounds, in browsers"),
        description=tr(
            "Serves a class to phones and computers in the same network. The first line it prints is its address. The "
            "teacher's password is taken from BULLSEYE_PASSWORD, else one is made up and printed."
        ),
    )  # fmt: skip
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS",
        help=tr("listen there: 127.0.0.1 is this computer alone (the default), 0.0.0.0 everybody in the network"),
    )  # fmt: skip
    parser.add_argument("--port", type=whole(0, 65535), metavar="N", help=tr("0 takes a free one; else 8711 to 8720"))
    parser.add_argument(
        "--name", action="append", default=[], type=host_name, help=tr("a further name of this machine in the network")
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--me",
        action="store_true",
        help=tr("your own rounds, kept in your own history; for your phone with --host 0.0.0.0"),
    )
    which.add_argument("--resume", metavar="FOLDER", nargs="?", const=LATEST, help=tr("resume a class, or the latest"))
    which.add_argument("--no-class", action="store_true", help=tr("begin no class; the teacher's page does"))
    which.add_argument(
        "--school", action="store_true", help=tr("a school: many classes, people, seasons; see docs/school.md")
    )
    parser.add_argument(
        "--values",
        action="store_true",
        help=tr("take what is pushed to watches and targets: docs/alerts.md"),
    )
    parser.add_argument("--title", default=tr("Class"), help=tr("the class's title"))
    parser.add_argument("--drill", default="timed-30", help=tr("which drill is shot"))
    parser.add_argument("--face", default="classic", help=tr("the face it is shot at"))
    parser.add_argument(
        "--together", action="store_true", help=tr("the teacher calls heats; else each at their own pace")
    )
    parser.add_argument(
        "--log-level", choices=LEVELS,
        help=tr("how much the log says: in a terminal warnings alone, so that the address stays in sight; else info"),
    )  # fmt: skip
    parser.add_argument("--log-file", metavar="FILE", help=tr("write the log there, not to standard error"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    _add_school(parser.add_argument_group(tr("a school")))
    parser.set_defaults(run=run)


def _add_school(group: argparse._ArgumentGroup) -> None:
    opened.add_argument(group)
    group.add_argument(
        "--workers", type=whole(1, 64), default=1, metavar="N", help=tr("so many processes at the port; one a core")
    )
    group.add_argument(
        "--proxy", action="append", default=[], type=proxy_address, metavar="ADDRESS",
        help=tr("believe this proxy who asks and that it was https; nobody else"),
    )  # fmt: skip
    group.add_argument(
        "--upgrade", action="store_true", help=tr("upgrade the database of an earlier bullseye without a question")
    )
    group.add_argument("--backed-up", action="store_true", help=tr("make no backup before it: there is one"))
    group.add_argument("--worker", type=whole(0, 2**20), help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl+C, a signal, or (a child) until standard input closes."""
    args.log_level = args.log_level or _level(args.log_file)
    if args.school or args.database:
        return _run_school(args)
    from bullseye.app import serve

    password, stop = _of_child() if args.child else (os.environ.pop(PASSWORD, ""), None)
    dirs = folders(args)

    def said(lines: list[str]) -> None:
        for line in lines:
            print(line, flush=True)

    try:
        serve(args, dirs, password, said, stop)
    except ImportError as missing:
        raise BadInputError(
            tr("a class in browsers needs {name}; install it with: pip install bullseye[league]", name=missing.name)
        ) from None
    except StorageError as error:
        remark(f"bullseye: {error}")
        return 2
    return 0


def _level(log_file: str | None) -> str:
    """Of the log where none was asked for: its lines would push address, PIN and password out of a terminal."""
    buries = not log_file and sys.stdout.isatty() and sys.stderr.isatty()
    return "warning" if buries else "info"


def _run_school(args: argparse.Namespace) -> int:
    try:
        from bullseye.commands.schooling.run import run as run_school

        return run_school(args, lambda line: print(line, flush=True))
    except ImportError as missing:
        raise BadInputError(
            tr("a school needs {name}; install it with: pip install bullseye[server]", name=missing.name)
        ) from None
    except StorageError as error:
        remark(f"bullseye: {error}")
        return 2


def _of_child() -> tuple[str, Callable[[Callable[[], None]], None]]:
    """The password, and how to hear that the parent wants the end or is gone."""
    line = sys.stdin.readline()
    try:
        password = str(json.loads(line)["password"])
    except (ValueError, LookupError, TypeError):
        raise BadInputError(tr("--child is for bullseye itself, which gives the password; leave it out")) from None

    def stop(end: Callable[[], None]) -> None:
        def listen() -> None:
            while sys.stdin.readline():
                pass
            end()

        threading.Thread(target=listen, name="parent", daemon=True).start()

    return password, stop
