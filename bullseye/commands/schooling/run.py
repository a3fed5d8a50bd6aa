"""Serves a school: sets its database up, says where it is, and keeps one process or several at its port."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bullseye.commands.common import folders, remark
from bullseye.commands.schooling.joined import join, shared_clock
from bullseye.commands.schooling.opened import Address, open_address
from bullseye.commands.schooling.prepare import prepare
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.words import tr

if TYPE_CHECKING:
    import socket

Say = Callable[[str], None]


def run(args: argparse.Namespace, said: Say) -> int:
    """Serve until a signal; the exit code. Raises BadInputError, StorageError, ImportError."""
    from bullseye import log
    from bullseye.app import start_log

    _check(args)
    handler = start_log(args.log_file, args.log_level)
    try:
        return _as_worker(args) if args.worker is not None else _as_told(args, said)
    finally:
        log.stop(handler)


def _as_told(args: argparse.Namespace, said: Say) -> int:
    from bullseye.records.care.backup import folder_of
    from bullseye.serve.server import bind
    from bullseye.session.clock import SystemClock

    dirs = folders(args)
    address = open_address(args, dirs)
    with address.open() as database:
        ask = None if args.upgrade else _ask
        prepare(database, folder_of(dirs.data), SystemClock().utc(), remark, ask, args.backed_up)
        with bind(args.host, args.port) as at:
            here = base_address(args.host, at.getsockname()[1], args.name, bool(args.proxy))
            said(here)
            school = join(database, args.name, dirs, shared_clock(database))
            said(tr("Teachers and administrators sign in at {here}/school", here=here))
            link = school.first()
            if link is not None:
                said(tr("First administrator, once, within a day: {here}{link}", here=here, link=link))
            if args.workers == 1:
                from bullseye.serve.worker import serve_alone

                serve_alone(school.application.asgi, school.closing, at, args.proxy, _ready)
                return 0
            database.close()  # each process has connections of its own
            return _with_workers(args, dirs, address, at)


def base_address(host: str, port: int, names: list[str], behind: bool) -> str:
    """What people type: behind a proxy its name, else a name or an address of this machine."""
    from bullseye.serve.network import addresses

    if behind and names:
        return f"https://{names[0]}"
    found = addresses() if host == "0.0.0.0" else [host]
    return f"http://{names[0] if names else found[0] if found else '127.0.0.1'}:{port}"


def _check(args: argparse.Namespace) -> None:
    if args.workers > 1 and sys.platform == "win32":
        raise BadInputError(tr("several processes at one port need Linux or macOS; leave --workers out"))
    if args.workers > 1 and args.log_file:
        raise BadInputError(
            tr("several processes cannot share a log file that is turned over; leave --log-file out and keep standard "
               "error, as systemd does")
        )  # fmt: skip


def _ask(question: str) -> bool:
    if not sys.stdin.isatty():
        print(question.rpartition("\n")[0], flush=True)
        return False
    return input(question).strip().lower() in ("y", "yes")


def _ready() -> None:
    from bullseye.serve.notify import READY, tell

    tell(READY, os.environ)


def _with_workers(args: argparse.Namespace, dirs: Dirs, address: Address, at: socket.socket) -> int:
    from bullseye.serve.child import command
    from bullseye.serve.metrics import FOLDER, process_is_gone
    from bullseye.serve.workers import Workers

    words = [*command(), "serve", "--school", "--worker", "{fd}", "--data-dir", str(dirs.data)]
    words += ["--log-level", args.log_level]
    for name, values in (("--name", args.name), ("--proxy", args.proxy)):
        for value in values:
            words += [name, value]
    numbers = tempfile.mkdtemp(prefix="bullseye-")
    os.environ[FOLDER] = numbers
    try:
        return Workers(
            words, args.workers, at, time.monotonic, json.dumps(address._asdict()), _ready, process_is_gone
        ).run()
    finally:
        shutil.rmtree(numbers, ignore_errors=True)


def _as_worker(args: argparse.Namespace) -> int:
    from bullseye.serve.worker import inherited, serve_as_worker

    address = Address(**json.loads(sys.stdin.buffer.readline()))
    with address.open() as database:
        school = join(database, args.name, folders(args), shared_clock(database))
        serve_as_worker(school.application.asgi, school.closing, inherited(args.worker), args.proxy)
    return 0
