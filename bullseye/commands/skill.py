"""`bullseye skill`: what a spread is worth on a face, and what a mean score says of the spread."""

from __future__ import annotations

import argparse
from typing import Any

from bullseye.commands.common import catalogue, folders, number, print_json
from bullseye.errors import BadInputError
from bullseye.measure.shots.skill import Skill, sigma_from_points, skill
from bullseye.target.scoring import MAX_GAUGE_MM, Scorer
from bullseye.wording.numbers import DASH, percent
from bullseye.words import number as written
from bullseye.words import tr

FAR_MM = 1e6


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "skill",
        parents=[options],
        help=tr("expected points for a spread, and the spread behind a mean score"),
        description=tr(
            "A shooter's spread --sigma (mm on each axis) gives the expected points on a face; a "
            "mean score --mean-points gives the spread of a centred shooter; --on says what that "
            "spread is worth on another face."
        ),
    )
    parser.add_argument("--face", required=True, metavar="NAME")
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--sigma", type=number(0, FAR_MM), metavar="MM", help=tr("spread on each axis"))
    given.add_argument("--mean-points", type=number(0, FAR_MM), metavar="P", help=tr("mean points per shot"))
    parser.add_argument(
        "--offset", type=number(0, FAR_MM), metavar="MM", help=tr("how far the group lies off the centre")
    )
    parser.add_argument(
        "--style", default="standard", metavar="NAME", help=tr("scoring style (default: the face's own)")
    )
    gauge = number(0, MAX_GAUGE_MM)
    parser.add_argument("--gauge", type=gauge, metavar="MM", help=tr("shot diameter (default: the face's own)"))
    parser.add_argument("--on", metavar="FACE", help=tr("also on this face, with the same spread in mm"))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compute and print."""
    shelf = catalogue(folders(args))
    scorer = Scorer(shelf.get(args.face), args.style, args.gauge)
    if args.mean_points is not None and args.offset:
        raise BadInputError(
            tr("--offset {offset:g} goes with --sigma; a mean score is read as a centred shooter's", offset=args.offset)
        )
    sigma_mm = args.sigma if args.sigma is not None else sigma_from_points(scorer, args.mean_points)
    here = skill(scorer, sigma_mm, args.offset or 0.0)
    other = Scorer(shelf.get(args.on)) if args.on else None
    there = skill(other, sigma_mm, args.offset or 0.0) if other else None
    if args.json:
        answer = _as_json(scorer, here)
        if other and there:
            answer["on"] = _as_json(other, there)
        print_json(answer)
        return 0
    _print(scorer, here)
    if other and there:
        print()
        _print(other, there)
    return 0


def _as_json(scorer: Scorer, found: Skill) -> dict[str, Any]:
    return {"face": scorer.face.id, "style": scorer.style.id, "gauge_mm": scorer.gauge_mm, **found._asdict()}


def _print(scorer: Scorer, found: Skill) -> None:
    print(
        tr(
            "{name}, {id}, gauge {gauge_mm} mm",
            name=scorer.face.name,
            id=scorer.style.id,
            gauge_mm=written(scorer.gauge_mm, "g"),
        )
    )
    decimal = DASH if found.expected_decimal is None else written(found.expected_decimal, ".3f")
    lines = [
        (tr("spread, sigma"), f"{written(found.sigma_mm, '.3f')} mm"),
        (tr("off centre"), f"{written(found.offset_mm, '.3f')} mm"),
        (tr("points per shot"), written(found.expected_points, ".3f")),
        (tr("decimal per shot"), decimal),
        (tr("chance of {inner_ten_name}", inner_ten_name=scorer.face.inner_ten_name), percent(found.p_x)),
        (tr("chance of a miss"), percent(found.p_miss)),
    ]
    for label, value in lines:
        print(f"  {label:<22}{value:>14}")
