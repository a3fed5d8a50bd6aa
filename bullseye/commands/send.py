"""`bullseye send`: rounds played at home to the school or club; what cannot be sent now waits and is sent later."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bullseye.commands.common import folders, print_json, records, remark
from bullseye.errors import BadInputError, UnknownNameError
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.dirs import Dirs
    from bullseye.play.sending.outbox import SendingFile
    from bullseye.play.sending.sender import Result
    from bullseye.session.record import Record

LAST = "last"


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "send", parents=[options], help=tr("send rounds to your school or club, for its seasons"),
        description=tr(
            "Sends rounds of your history to a school's server, which plays them again from their shots and believes "
            "its own score alone. A round counts once, however often it is sent. Without a network it waits: the next "
            "`bullseye send` takes it along. Once: bullseye send --school ADDRESS asks for your card code and keeps it "
            "where secrets are kept. Exit code 0 when nothing waits and nothing was refused, else 1."
        ),
    )  # fmt: skip
    parser.add_argument("rounds", nargs="*", metavar="ROUND", help=tr("ids of rounds, or last for your latest"))
    parser.add_argument("--school", metavar="ADDRESS", help=tr("send there from now on, with a card code of its own"))
    parser.add_argument("--all", action="store_true", help=tr("every round of yours that can count"))
    parser.add_argument("--list", action="store_true", help=tr("say what waits, and send nothing"))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Send, and say what became of each round."""
    from bullseye.app import open_secrets, open_sending
    from bullseye.play.sending.sender import CARD, Outcome

    dirs = folders(args)
    box, new_net = open_sending(dirs)
    if args.school is not None:
        _name_school(box, dirs, args.school)
    if not box.look().school:
        raise BadInputError(tr("no school is named yet; type: bullseye send --school https://school.example"))
    wanted = list(_wanted(args, dirs))
    box.put(record.id for record in wanted)
    if args.list:
        return _list(box, args.json)
    waiting = list(_waiting(box, dirs, {record.id: record for record in wanted}))
    if not waiting:
        _say([], args.json)
        return 0
    from bullseye.play.sending.sender import send_now

    try:
        found = send_now(new_net, box, open_secrets(dirs).get(CARD), waiting)
    except ImportError as missing:
        raise BadInputError(
            tr("sending needs {name}; install it with: pip install 'bullseye[watch]'", name=missing.name)
        ) from None
    _say(found, args.json)
    return 1 if any(one.outcome in (Outcome.REFUSED, Outcome.WAITS) for one in found) else 0


def _name_school(box: SendingFile, dirs: Dirs, address: str) -> None:
    """Keep the address, and the card code where secrets are kept: from the keyboard, or a line of standard input."""
    from bullseye.app import open_secrets
    from bullseye.play.sending.sender import CARD
    from bullseye.school.cards import hash_of

    school = box.set_school(address)
    if sys.stdin.isatty():
        from getpass import getpass

        code = getpass(tr("Card code for {school}: ", school=school))
    else:
        code = sys.stdin.readline()
    if not hash_of(code.strip()):
        raise BadInputError(tr("that is no card code; it has 16 letters and digits, such as K7QM-3XPA-2HWD-9RTB"))
    place = open_secrets(dirs).set(CARD, code.strip())
    remark(tr("Rounds go to {school}; the card code is in the {place}.", school=school, place=place))


def _wanted(args: argparse.Namespace, dirs: Dirs) -> Iterator[Record]:
    """The rounds that were asked for. Raises UnknownNameError, BadInputError."""
    from bullseye.play.sending.sendable import why_not

    if not args.rounds and not args.all:
        return
    store = records(dirs)
    if args.all:
        yield from (one for one in store.records() if not why_not(one) and args.player in (None, one.player))
    for name in args.rounds:
        if name != LAST:
            yield store.find(name)
            continue
        mine = [one for one in store.records() if args.player in (None, one.player)]
        if not mine:
            raise BadInputError(tr("the history holds no round yet; play one"))
        yield max(reversed(mine), key=lambda one: one.finished)  # of two of one second the one kept later


def _waiting(box: SendingFile, dirs: Dirs, known: dict[str, Record]) -> Iterator[Record]:
    """The rounds that wait, in their order; one that is in no history any more is dropped."""
    store = None
    for id_ in box.look().waiting:
        if id_ in known:
            yield known[id_]
            continue
        store = store or records(dirs)
        try:
            yield store.find(id_)
        except UnknownNameError:
            box.drop(id_)
            remark(tr("The round {id} is not in the history any more, so it is not sent.", id=id_))


def _list(box: SendingFile, as_json: bool) -> int:
    kept = box.look()
    if as_json:
        print_json({"school": kept.school, "waiting": kept.waiting, "refused": dict(kept.refused)})
        return 0
    print(trn("{n} round waits for {school}.", "{n} rounds wait for {school}.", len(kept.waiting), school=kept.school))
    for id_ in kept.waiting:
        print(f"  {id_}")
    for id_, why in kept.refused:
        print(tr("  {id}: refused: {why}", id=id_, why=why))
    return 0


def _say(found: list[Result], as_json: bool) -> None:
    from bullseye.play.sending.sender import Outcome

    if as_json:
        print_json([{"id": one.id, "outcome": one.outcome.value, "words": one.words} for one in found])
        return
    if not found:
        print(tr("Nothing waits to be sent."))
    names = {
        Outcome.ARRIVED: tr("sent"), Outcome.WAS_THERE: tr("sent before"), Outcome.REFUSED: tr("refused"),
        Outcome.WAITS: tr("waits"),
    }  # fmt: skip
    for one in found:
        print(f"{one.id}  {names[one.outcome]}: {one.words}")
