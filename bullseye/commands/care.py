"""`bullseye doctor`, `backup` and `restore`: is everything well, keep it safe, and bring it back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bullseye.commands.common import catalogue, drills, folders, print_json, records, remark
from bullseye.commands.schooling.doctor import school_findings
from bullseye.commands.schooling.opened import add_argument
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.records.store import Store
from bullseye.session.clock import SystemClock
from bullseye.wording.findings import finding_name, state_word
from bullseye.wording.remedies import for_commands
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.records.care.health import Finding
    from bullseye.shelf import Shelf


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the commands to argparse's sub-commands."""
    doctor = commands.add_parser(
        "doctor",
        parents=[options],
        help=tr("look at folders, files, classes, display, timer and sound, and say what to do"),
        description=tr(
            "Looks at everything bullseye needs and keeps, and changes nothing. Exit code 1 when "
            "it finds a problem, 0 when all is well or there are notes alone. --json gives well, "
            "and findings: for each its name, its state (ok, note or problem), what was found, "
            "and advice on what to do, empty when nothing is."
        ),
    )
    doctor.add_argument("--json", action="store_true")
    doctor.add_argument(
        "--repair", action="store_true", help=tr("first move unreadable lines of the history to a dated file")
    )
    add_argument(
        doctor,
        tr("look at the database of a school, and nothing else; without URL at the usual one"),
        nargs="?",
        const="",
    )
    doctor.set_defaults(run=run_doctor)
    backup = commands.add_parser("backup", parents=[options], help=tr("write everything that is kept to a zip file"))
    backup.add_argument("file", metavar="FILE.zip", help=tr("a new file; nothing is overwritten"))
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser(
        "restore",
        parents=[options],
        help=tr("bring a backup back; what is there now goes into a backup of its own first"),
    )
    restore.add_argument("file", metavar="FILE.zip")
    restore.set_defaults(run=run_restore)


def tell(store: Store) -> None:
    """What the records have to say, on stderr."""
    for notice in store.take_notices():
        remark(notice)


# -- doctor ------------------------------------------------------------------------------------------------


def run_doctor(args: argparse.Namespace) -> int:
    """Print the findings; 1 when one of them is a problem."""
    dirs = folders(args)
    if args.database is not None:
        return _say(args, school_findings(args, dirs))
    store = records(dirs)
    if args.repair:
        from bullseye.records.care.removal import set_bad_lines_aside

        moved, aside = set_bad_lines_aside(store)
        where = tr("nothing was changed") if aside is None else tr("moved to {aside}", aside=aside)
        remark(f"{trn('{n} unreadable line', '{n} unreadable lines', moved)}: {where}")
        tell(store)
    return _say(args, list(look(store, dirs)))


def _say(args: argparse.Namespace, findings: list[Finding]) -> int:
    """Print them; 1 when one is a problem."""
    from bullseye.records.care.health import PROBLEM

    sick = any(finding.state == PROBLEM for finding in findings)
    if args.json:
        print_json(
            {
                "well": not sick,
                "findings": [finding._asdict() | {"advice": for_commands(finding.advice)} for finding in findings],
            }
        )
        return int(sick)
    states = {finding.state: state_word(finding.state) for finding in findings}
    names = [finding_name(finding.name) for finding in findings]
    left, width = max(8, *map(len, states.values())), max(map(len, names))
    for finding, name in zip(findings, names, strict=True):
        print(f"{states[finding.state]:<{left}} {name:<{width}}  {finding.what}")
        if finding.advice:
            print(f"{'':<{left}} {'':<{width}}  -> {for_commands(finding.advice)}")
    problems = sum(finding.state == PROBLEM for finding in findings)
    print(
        tr("All is well.")
        if not sick
        else tr("{problems} found.", problems=trn("{n} problem", "{n} problems", problems))
    )
    return int(sick)


def look(store: Store, dirs: Dirs) -> Iterator[Finding]:
    """Everything that doctor looks at, in the order it is told."""
    from bullseye import __version__
    from bullseye.classroom.log.checkup import everything_kept
    from bullseye.records.care.health import OK, Finding, timer

    yield Finding(
        "bullseye",
        OK,
        tr(
            "{version}, Python {split}, {platform}",
            version=__version__,
            split=sys.version.split()[0],
            platform=sys.platform,
        ),
    )
    shelves: dict[str, Shelf[Any]] = {"faces": catalogue(dirs), "drills": drills(dirs)}
    yield from everything_kept(store, dirs, shelves)
    yield from _services(dirs)
    yield from _desktop()
    yield timer(SystemClock().now)


def _services(dirs: Dirs) -> Iterator[Finding]:
    """Watches, sources, channels and secrets, where there are any."""
    from bullseye.watch.alerts.checkup import is_used, of_alerts

    if not is_used(dirs):
        return
    from bullseye.app import open_alerts, open_secrets, open_values
    from bullseye.errors import BullseyeError
    from bullseye.records.care.health import PROBLEM, Finding

    with open_values(dirs) as database:
        try:
            opened = open_alerts(dirs, database)
        except BullseyeError as bad:
            yield Finding("gateway", PROBLEM, str(bad), tr("Mend that file; no source is read until then."))
            return
        yield from of_alerts(dirs, open_secrets(dirs), database, opened)


def _desktop() -> Iterator[Finding]:
    from bullseye.records.care.health import NOTE, OK, Finding

    try:
        from bullseye.desk.desktop_probe import desktop, sound_players
    except ImportError as error:
        yield Finding(
            "window", NOTE, tr("cannot be looked at ({error})", error=error), tr("Every command works without it.")
        )
        return
    found = desktop()
    if found.tk:
        yield Finding("Tk", OK, found.tk)
    if found.trouble:
        yield Finding("window", NOTE, found.trouble, found.advice)
    else:
        yield Finding("window", OK, found.screen)
    players = sound_players()
    if players:
        yield Finding("sound", OK, players[0])
    else:
        advice = tr("On a desktop: pip install miniaudio, or install pipewire, pulseaudio-utils or alsa-utils.")
        yield Finding("sound", NOTE, tr("nothing here plays sounds, so rounds are silent"), advice)
    from bullseye.ear.speech import voices

    spoken = voices()
    if spoken:
        yield Finding("speech", OK, spoken[0].name)
    else:
        advice = tr("To hear the lines of bullseye play --speak, install spd-say or espeak-ng.")
        yield Finding("speech", NOTE, tr("nothing here says words aloud"), advice)


# -- backup and restore --------------------------------------------------------------------------------------


def run_backup(args: argparse.Namespace) -> int:
    """Write a backup and say what is in it."""
    from bullseye.records.care.backup import make_backup

    dirs = folders(args)
    store = records(dirs)
    target = Path(args.file).expanduser().absolute()
    if target.suffix.lower() != ".zip":
        raise BadInputError(
            tr("{file} does not end in .zip; name a new file such as bullseye.zip", file=f"{args.file!r}")
        )
    made = make_backup(store, dirs, target, store.utc_now())
    tell(store)
    print(
        tr(
            "{target}: {rounds} and {members}, read back and whole.",
            target=target,
            rounds=trn("{n} round", "{n} rounds", made.rounds),
            members=trn("{n} file", "{n} files", len(made.members)),
        )
    )
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Restore a backup and say what was there before."""
    from bullseye.records.care.restore import restore

    dirs = folders(args)
    source = Path(args.file).expanduser().absolute()
    if not source.is_file():
        raise BadInputError(
            tr("{file} is not there or is no file; name a backup, such as bullseye.zip", file=f"{args.file!r}")
        )
    store = records(dirs)
    done = restore(store, dirs, source, store.utc_now())
    tell(store)
    print(
        tr(
            "Restored {rounds} and {members} of {made}.",
            rounds=trn("{n} round", "{n} rounds", done.backup.rounds),
            members=trn("{n} file", "{n} files", len(done.backup.members)),
            made=done.backup.made,
        )
    )
    if done.before is not None:
        print(tr("What was here before is kept in {before}.", before=done.before))
    if done.left_out:
        print(
            tr(
                "{left_out} of it are not in the restored history.",
                left_out=trn("{n} round", "{n} rounds", done.left_out),
            )
        )
    return 0
