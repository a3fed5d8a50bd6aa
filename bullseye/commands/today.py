"""`bullseye today`: today's round as the start page has it: its code, your best, yesterday's, the days in a row."""

from __future__ import annotations

import argparse
from typing import Any

from bullseye.commands.common import catalogue, drills, folders, print_json, records, remark
from bullseye.errors import BadInputError
from bullseye.local_zone import LocalZone
from bullseye.words import tr, trn


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "today",
        parents=[options],
        help=tr("today's round: its code, your best, yesterday's, and how many days in a row"),
        description=tr(
            "One round a day with the same targets for everybody, from the date alone. Play it on the start page, "
            "where the drill is Today's round; the code plays it anywhere."
        ),
    )
    parser.add_argument("--face", metavar="NAME", help=tr("at this face; else the one chosen in the window"))
    parser.add_argument("--json", action="store_true", help=tr("as JSON"))
    parser.add_argument("--copy", action="store_true", help=tr("only the text to pass on, once you have played it"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Say how the player stands today. Raises BadInputError with --copy before a round was played."""
    from bullseye.drill.chance import seed_of_day
    from bullseye.play.round.roundcode import code_of, encode
    from bullseye.play.services import FIRST_FACE, GUEST
    from bullseye.play.today import DRILL, standing, text_to_share
    from bullseye.records.settings import SettingsFile
    from bullseye.session.clock import SystemClock

    dirs, zone = folders(args), LocalZone()
    settings = SettingsFile(dirs.settings).load()
    faces, shelf = catalogue(dirs), drills(dirs)
    face = faces.get(args.face or (settings.face if settings.face in faces.names() else FIRST_FACE))
    drill, player = shelf.get(DRILL), args.player or settings.player or GUEST
    day = SystemClock().utc().astimezone(zone).date()
    store = records(dirs)
    now = standing(store.rounds(), player, day, zone, face.id)
    for notice in store.take_notices():
        remark(notice)
    style = settings.style if any(one.id == settings.style for one in face.styles) else face.styles[0].id
    code = encode(drill, face, style, seed_of_day(day)) if now.best is None else code_of(
        store.find(now.best.id), shelf, faces
    )  # fmt: skip
    if args.copy:
        if now.best is None:
            raise BadInputError(tr("{player} has not played today's round yet, so there is nothing to pass on",
                                   player=player))  # fmt: skip
        print(text_to_share(now, code), end="")
        return 0
    best = now.best
    if args.json:
        print_json({
            "day": day.isoformat(), "drill": drill.id, "face": face.id, "code": code, "player": player,
            "rounds": now.rounds, "best": None if best is None else
            {"id": best.id, "score": best.score, "hits": best.hits, "shots": best.shots},
            "yesterday": now.yesterday, "streak": now.streak,
        })  # fmt: skip
        return 0
    print(tr("{drill}, {day}, at {face}", drill=drill.name, day=day.isoformat(), face=face.name))
    print(tr("Code: {code}", code=code))
    if best is None:
        print(tr("{player} has not played it yet.", player=player))
    else:
        rounds = trn("{n} round", "{n} rounds", now.rounds)
        print(tr("{player}: {score} is the best of {rounds}.", player=player, score=best.score, rounds=rounds))
    if now.yesterday is not None:
        print(tr("Yesterday: {score}.", score=now.yesterday))
    if now.streak:
        print(trn("{n} day in a row.", "{n} days in a row.", now.streak))
    return 0
