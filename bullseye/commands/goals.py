"""`bullseye goals`: numbers to reach over one's own rounds: list them with their progress, set one, take one out."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

from bullseye.commands.common import catalogue, drills, folders, print_json, print_table, records, remark, whole
from bullseye.commands.explaining import add_explain, explain, find
from bullseye.commands.stats import day
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError, StorageError
from bullseye.local_zone import LocalZone
from bullseye.measure.over_time.goals import LEVELS, MEASURES, Goal, Progress, check
from bullseye.progress.goals import Chosen, Goals, goal_text
from bullseye.progress.series_json import goal_as_json, standing_as_json
from bullseye.records.goals_file import GoalsFile
from bullseye.records.settings import DEVICES, SettingsFile
from bullseye.session.clock import SystemClock
from bullseye.wording.forms import amount_text
from bullseye.wording.numbers import DASH
from bullseye.words import commas, tr
from bullseye.words import number as written

PERIODS = ("day", "week", "month")


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "goals",
        parents=[options],
        help=tr("goals over your own rounds: progress, add, remove"),
        description=tr("Lists your goals with their progress. Weeks begin on Monday; days are those of this machine."),
    )
    parser.add_argument(
        "--json", action="store_true", help=tr("print one JSON object; docs/statistics.md lists its keys")
    )
    add_explain(parser, "projection")
    parser.set_defaults(run=run_list)
    # Its own sub-commands: what is given before or after them counts the same, so nothing is set unless given.
    json_flag = type(parser)(add_help=False)
    json_flag.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=tr("print JSON"))
    parts = parser.add_subparsers(dest="part", metavar="list|add|remove", parser_class=type(parser))
    parts.add_parser("list", parents=[options, json_flag], help=tr("every goal with its progress (the default)"))
    new = parts.add_parser(
        "add",
        parents=[options, json_flag],
        help=tr("set a goal"),
        description=tr(
            "MEASURE is one of: {measures}. points, rounds and hits add up; accuracy (a share "
            "such as 0.9, or 90%), sigma (mm, smaller is better) and throughput are levels of "
            "the last shots or rounds with one device, sigma of one drill and face; days counts "
            "days in a row.",
            measures=", ".join(MEASURES),
        ),
    )
    new.add_argument("measure", metavar="MEASURE", type=measure)
    new.add_argument("target", metavar="TARGET", type=target)
    when = new.add_mutually_exclusive_group(required=True)
    when.add_argument("--per", choices=PERIODS, help=tr("the period it is for, again and again"))
    when.add_argument("--until", type=day, metavar="DATE", help=tr("the last day that counts, such as 2026-12-24"))
    new.add_argument(
        "--last", type=whole(1, 1_000_000), metavar="N", help=tr("over the last N shots (accuracy) or rounds")
    )
    new.add_argument("--drill", metavar="NAME", help=tr("only rounds of this drill (sigma: the chosen one)"))
    new.add_argument("--face", metavar="NAME", help=tr("only rounds on this face (sigma: the chosen one)"))
    new.add_argument("--device", choices=DEVICES, help=tr("only rounds with this device (levels: the chosen one)"))
    new.set_defaults(run=run_add)
    old = parts.add_parser("remove", parents=[options, json_flag], help=tr("take a goal out"))
    old.add_argument("id", metavar="ID", help=tr("its number, as `bullseye goals` lists it"))
    old.set_defaults(run=run_remove)


def measure(text: str) -> str:
    """An argparse type: what a goal counts."""
    if text not in MEASURES:
        raise argparse.ArgumentTypeError(
            tr("{typed!r} does not work; choose one of: {measures}", typed=text, measures=", ".join(MEASURES))
        )
    return text


def target(text: str) -> float:
    """An argparse type: a number above 0, or a percentage."""
    number = re.fullmatch(r"([0-9]{1,12}\.?[0-9]{0,12}|\.[0-9]{1,12}) ?%?", text)
    if number is None or not any(digit in text for digit in "123456789"):
        raise argparse.ArgumentTypeError(
            tr("{typed!r} does not work; give a number above 0, such as 700, 0.9 or 90%", typed=text)
        )
    return float(text.rstrip("% ")) / 100 if text.endswith("%") else float(text)


def service(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> Goals:
    """The goals of the data folder, at *now* in *zone*; the machine's own where not given."""
    dirs = folders(args)
    clock = SystemClock().utc
    file = GoalsFile(dirs.goals, check, utc_now=clock)
    store = records(dirs)
    here = LocalZone() if zone is None else zone
    return Goals(file, store.rounds, clock if now is None else lambda: now, here, lambda: _chosen(dirs))


def _chosen(dirs: Dirs) -> Chosen:
    """What the settings say; no drill or face that is gone."""
    settings = SettingsFile(dirs.settings).load()
    drill = settings.drill if settings.drill in drills(dirs).names() else ""
    return Chosen(drill, settings.face if settings.face in catalogue(dirs).names() else "", settings.device)


def _tell(goals: Goals) -> None:
    for notice in goals.file.notices:
        remark(notice)


def run_list(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Print every goal with its progress, and what was achieved or missed since the last time."""
    line = find("goals", args.explain) if args.explain is not None else None
    goals = service(args, now, zone)
    found = goals.standings(args.player or "")
    if line is not None:
        values = [(tr("goal {id}", id=each.progress.goal.id), standing_as_json(each)) for each in found]
        explain(line, [(name, each) for name, each in values if line.key in each], args.json)
        return 0
    news = goals.news(args.player or "", found)
    _tell(goals)
    if args.json:
        print_json(
            {
                "goals": [standing_as_json(each) for each in found],
                "news": [{"goal": each.goal.id, "word": each.word, "sentence": each.sentence} for each in news],
            }
        )
    else:
        if not found:
            print(tr("No goals yet; set one with: bullseye goals add points 700 --per week"))
        else:
            _print(each.progress for each in found)
        for each in news:
            print(each.sentence)
    try:
        goals.said(news)
    except StorageError as bad:
        remark(tr("you will be told again next time: {bad}", bad=bad))
    return 0


def run_add(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Set a goal and say it back."""
    dirs = folders(args)
    if args.last is not None and args.measure not in LEVELS:
        raise BadInputError(
            tr("--last goes with {levels}; leave it out for {measure}", levels=", ".join(LEVELS), measure=args.measure)
        )
    goals = service(args, now, zone)
    goal = goals.add(
        args.measure,
        args.target,
        "until" if args.until is not None else args.per,
        args.until,
        args.last or 1,
        drills(dirs).get(args.drill).id if args.drill else "",
        args.player or "",
        catalogue(dirs).get(args.face).id if args.face else "",
        args.device or "",
    )
    _tell(goals)
    _say(args, goal, tr("Goal {id} set: {goal}", id=goal.id, goal=goal_text(goal)))
    parts = {"drill": tr("drill"), "face": tr("face"), "device": tr("device")}
    taken = [f"{name} {getattr(goal, part)}" for part, name in parts.items() if _was_taken(args, goal, part)]
    if taken and not args.json:
        print(
            tr(
                "A goal for {measure} must not mix what differs, so it is over what is chosen: {taken}.",
                measure=goal.measure,
                taken=commas(taken),
            )
        )
    return 0


def _was_taken(args: argparse.Namespace, goal: Goal, part: str) -> bool:
    """True when *part* of the goal was not asked for."""
    return bool(getattr(goal, part)) and not getattr(args, part)


def run_remove(args: argparse.Namespace) -> int:
    """Take a goal out and say which."""
    goals = service(args)
    goal = goals.remove(args.id)
    _tell(goals)
    _say(args, goal, tr("Goal {id} removed: {goal}", id=goal.id, goal=goal_text(goal)))
    return 0


def _say(args: argparse.Namespace, goal: Goal, said: str) -> None:
    if args.json:
        print_json(goal_as_json(goal))
    else:
        print(said)


def _print(progresses: Iterable[Progress]) -> None:
    lines = []
    for found in progresses:
        goal = found.goal
        state = (
            tr("reached")
            if found.achieved
            else tr("missed")
            if found.missed
            else tr("{days_left} d left", days_left=found.days_left)
        )
        more = DASH if found.remaining_per_day is None or found.achieved else written(found.remaining_per_day, ".1f")
        ahead = amount_text(goal.measure, found.projection)
        lines.append([goal.id, goal_text(goal), amount_text(goal.measure, found.value), state, more, ahead])
    print_table(["id", tr("goal"), tr("now"), "", tr("a day"), tr("at this pace")], lines, right=(2, 4, 5))
