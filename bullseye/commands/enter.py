"""`bullseye enter`: opens the window where real shots are marked; or takes their values as text, without a window."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from bullseye.app import new_id, open_window
from bullseye.commands.common import catalogue, drills, folders, read_input, records
from bullseye.errors import BadInputError
from bullseye.local_zone import LocalZone
from bullseye.play.entry.entering import MOST_TEXT, Entering, Notes, begin, day_from
from bullseye.session.record import COMPETITION, TRAINING, Record
from bullseye.wording.numbers import score_text
from bullseye.words import commas, tr, trn


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "enter",
        parents=[options],
        help=tr("keep shots from a range: mark them on a face, or type their values"),
        description=tr(
            "Opens the window on the page where arrows or holes are marked on a big face. With --values no window "
            "opens: the shots are kept by what they are worth, without a place. With --correct a kept round is put "
            "right; `bullseye undo` takes that back. docs/entering.md says more."
        ),
    )
    parser.add_argument("match", nargs="?", metavar="ROUND", help=tr("the round by name, such as wa-18m or ap60"))
    parser.add_argument("--list", action="store_true", help=tr("print every round by name, and stop"))
    parser.add_argument("--values", metavar="TEXT", help=tr('the shots, such as "X 10 9 M"; - reads them from stdin'))
    parser.add_argument("--correct", metavar="ROUND-ID", help=tr("open a kept round again; with --values, replace it"))
    parser.add_argument("--date", metavar="DAY", default="", help=tr("with --values: the day, such as 2026-11-29"))
    parser.add_argument("--equipment", metavar="TEXT", default="", help=tr("with --values: bow or gun"))
    parser.add_argument("--competition", action="store_true", help=tr("with --values: it was a competition"))
    parser.add_argument("--note", metavar="TEXT", default="", help=tr("with --values: a note"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List, keep, or open the window."""
    dirs = folders(args)
    matches = drills(dirs).matches
    if args.list:
        return _list(matches.items())
    match = None if args.match is None else matches.get(args.match)
    if args.correct is not None:
        if match is not None:
            raise BadInputError(tr("--correct names the round already; leave {match!r} out", match=args.match))
        return _correct(args)
    if args.values is None:
        only = [f"--{name}" for name in ("date", "equipment", "competition", "note") if getattr(args, name)]
        if only:
            raise BadInputError(tr("{flag} goes with --values; in the window there is a card for it", flag=only[0]))
        shown = {} if match is None else {"match": match.id}
        return open_window(args.data_dir, args.player, args.seed, page="enter", shown=shown)
    if match is None:
        raise BadInputError(tr("--values needs the round: bullseye enter wa-18m --values ...; --list names them all"))
    return _keep(args, begin(match, catalogue(dirs).get, _notes(args), new_id))


def _correct(args: argparse.Namespace) -> int:
    """Open the window on the kept round; or change it, without a window, by what is given."""
    from bullseye.play.entry.correction import keep_correction, reopen
    from bullseye.session.clock import SystemClock

    dirs = folders(args)
    store = records(dirs)
    record = store.find(args.correct)
    zone = LocalZone()
    entering = reopen(record, store, drills(dirs).matches, catalogue(dirs).get, new_id, zone)
    if args.values is None and not (args.date or args.equipment or args.competition or args.note):
        return open_window(args.data_dir, args.player, args.seed, page="enter", shown={"correct": record.id})
    given = _notes(args)
    entering.set_notes(
        replace(
            entering.notes,
            day=given.day if args.date else entering.notes.day,
            purpose=COMPETITION if args.competition else entering.notes.purpose,
            equipment=given.equipment or entering.notes.equipment,
            note=args.note or entering.notes.note,
        )
    )
    if args.values is not None:
        entering.sheet.clear()
        entering.sheet.type(_values(args))
    rounds, aside = keep_correction(store, entering, SystemClock().utc(), zone)
    for one in rounds:
        score = score_text(one.score, one.score_unit)
        print(f"{one.id} {entering.match.part_name(entering.match.parts[_part_of(one)])}: {score}")
    print(tr("Corrected; `bullseye undo` takes it back.") if aside else tr("Nothing was changed."))
    return 0


def _part_of(record: Record) -> int:
    return 0 if record.entered is None else record.entered.part - 1


def _values(args: argparse.Namespace) -> str:
    return str(args.values) if args.values != "-" else read_input("-").decode("utf-8", "replace")


def _notes(args: argparse.Namespace) -> Notes:
    from bullseye.play.services import GUEST
    from bullseye.records.settings import SettingsFile
    from bullseye.session.clock import SystemClock

    equipment = " ".join(args.equipment.split())
    if len(equipment) > MOST_TEXT or not equipment.isprintable():
        raise BadInputError(
            tr(
                "--equipment is {text!r:.40}; it must be one line of at most {most} characters",
                text=equipment,
                most=MOST_TEXT,
            )
        )
    today = SystemClock().utc().astimezone(LocalZone()).date()
    purpose = COMPETITION if args.competition else TRAINING
    player = args.player or SettingsFile(folders(args).settings).load().player or GUEST
    return Notes(player, day_from(args.date, today), purpose, None, equipment, "", args.note)


def _keep(args: argparse.Namespace, entering: Entering) -> int:
    """Fill the parts of the match in, one after the other, and keep its rounds."""
    from bullseye.play.entry.sheet import words_of
    from bullseye.session.clock import SystemClock

    words = words_of(_values(args))
    room = sum(part.shots_in_all for part in entering.match.parts)
    if len(words) > room:
        raise BadInputError(
            tr("{n} shots are given; {name} has {room}", n=len(words), name=entering.match.name, room=room)
        )
    for sheet in entering.sheets:
        here, words = words[: sheet.part.shots_in_all], words[sheet.part.shots_in_all :]
        sheet.type(" ".join(here))
    store = records(folders(args))
    for record in entering.records(SystemClock().utc(), LocalZone()):
        store.save(record)
        at = entering.ids.index(record.id)
        sheet, part = entering.sheets[at], entering.match.parts[at]
        shots = trn("{n} shot", "{n} shots", sheet.count)
        print(f"{record.id} {entering.match.part_name(part)}: {shots}, {sheet.total}")
    return 0


def _list(matches: Any) -> int:
    for match in matches:
        parts = "; ".join(
            commas(
                (
                    tr("{m:g} m", m=part.distance_m),
                    tr("{ends} x {shots} at {face}", ends=part.ends, shots=part.shots, face=part.face),
                    tr("in tenths") if part.decimals else "",
                )
            )
            for part in match.parts
        )
        print(f"{match.id:22} {match.name}: {parts}")
    return 0
