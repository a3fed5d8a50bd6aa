"""`bullseye simulate`: a shooter of known spread plays real rounds, as fast as they can be computed."""

from __future__ import annotations

import argparse
import json
import sys
from random import Random
from typing import TYPE_CHECKING, Any

from bullseye.app import new_id
from bullseye.commands.common import (
    MAX_SEED,
    catalogue,
    drills,
    folders,
    number,
    records,
    remark,
    score_cell,
    whole,
)
from bullseye.errors import BadInputError
from bullseye.session.clock import StepClock, SystemClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.shooter import MOST_SHOTS, Shooter
from bullseye.session.simulation import play
from bullseye.target.face import STANDARD
from bullseye.terminal import exact
from bullseye.wording.numbers import percent
from bullseye.words import number as written
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.dirs import Dirs
    from bullseye.play.round.roundcode import Coded

DEFAULT_PLAYER = "Simulated shooter"


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "simulate",
        parents=[options],
        help=tr("a shooter of known spread plays rounds on a simulated clock"),
        description=tr(
            "A shooter with a circular normal error of --sigma mm plays real rounds. With --save "
            "they are recorded, marked as simulated and kept off the boards; each line printed "
            "is a round that is safe on disk."
        ),
    )
    parser.add_argument("--face", metavar="NAME")
    parser.add_argument("--drill", metavar="NAME")
    parser.add_argument(
        "--code", metavar="CODE", help=tr("the round of this code, in place of --face, --drill, --seed")
    )
    parser.add_argument("--sigma", type=number(0, 1e5), metavar="MM", help=tr("spread on each axis"))
    parser.add_argument("--rounds", type=whole(1, 1_000_000), default=1, metavar="N", help=tr("round k has seed + k"))
    parser.add_argument("--save", action="store_true", help=tr("record the rounds"))
    parser.add_argument("--json", action="store_true", help=tr("one JSON object per line"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Play, and print each round once it is done (with --save: once it is safe)."""
    dirs = folders(args)
    if args.code is not None:
        found = _decoded(args, dirs)
        face, drill, style, args.seed = found.face, found.drill, found.style, found.seed
    elif args.face is None or args.drill is None:
        raise BadInputError(tr("simulate needs --face NAME and --drill NAME, or --code CODE for both; and --sigma MM"))
    else:
        face, drill, style = catalogue(dirs).get(args.face), drills(dirs).get(args.drill), STANDARD
    if args.sigma is None:
        raise BadInputError(tr("simulate needs --sigma MM, the shooter's spread on each axis, such as --sigma 30"))
    if args.seed is None:
        raise BadInputError(tr("simulate needs --seed N, a whole number: the same seed plays the same rounds again"))
    if args.seed + args.rounds - 1 > MAX_SEED:
        raise BadInputError(
            tr(
                "--seed {seed} plus {rounds} rounds goes past {max_seed}; give a smaller --seed",
                seed=args.seed,
                rounds=args.rounds,
                max_seed=MAX_SEED,
            )
        )
    store = records(dirs) if args.save else None
    for seed in range(args.seed, args.seed + args.rounds):
        player = args.player or DEFAULT_PLAYER
        plan = RoundPlan(face, drill, seed, player, style, device="simulated", simulated=True)
        clock = StepClock(utc=SystemClock().utc())
        record = play(plan, Shooter(args.sigma, Random(f"shooter {seed}")), clock, new_id)
        if record is None:
            raise BadInputError(
                tr(
                    "with --sigma {sigma} the shooter did not finish {id} in {most_shots} shots; give a "
                    "smaller --sigma or another --drill",
                    sigma=written(args.sigma, "g"),
                    id=f"{drill.id!r}",
                    most_shots=MOST_SHOTS,
                )
            )
        if store is not None:
            for notice in store.save(record).notices:
                remark(notice)
        # Flushed line by line: who reads a line may rely on that round.
        print(_line(record, args.json), flush=True, file=exact(sys.stdout) if args.json else sys.stdout)
    return 0


def _decoded(args: argparse.Namespace, dirs: Dirs) -> Coded:
    """What --code stands for."""
    from bullseye.play.round.roundcode import decode

    also = [f"--{name}" for name in ("face", "drill", "seed") if getattr(args, name) is not None]
    if also:
        raise BadInputError(
            tr("--code already names face, drill and seed; leave out {also}, or --code", also=", ".join(also))
        )
    if args.rounds > 1:
        raise BadInputError(tr("--code is one round, not {rounds}; leave out --rounds, or --code", rounds=args.rounds))
    return decode(args.code, drills(dirs), catalogue(dirs))


def _line(record: Record, as_json: bool) -> str:
    if as_json:
        keys = ("id", "seed", "face", "drill", "score", "score_unit", "accuracy", "best_combo", "duration_s")
        short = {key: getattr(record, key) for key in keys}
        return json.dumps({**short, "shots": len(record.shots), "simulated": True}, allow_nan=False)
    score = score_cell(record.score, record.score_unit)
    return tr(
        "{id} {face} {drill} seed {seed}: {score}, {shots} shots, {accuracy}",
        id=record.id,
        face=record.face,
        drill=record.drill,
        seed=record.seed,
        score=score,
        shots=len(record.shots),
        accuracy=percent(record.accuracy),
    )
