"""What `bullseye targets` does: each part of it, from the arguments to what is printed."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, tzinfo

from bullseye.commands.common import print_json, print_table, remark
from bullseye.commands.watching.targets_made import goal_from, opened, so_far_text, target_from, warn
from bullseye.errors import BadInputError
from bullseye.progress.goals import goal_text
from bullseye.progress.series_json import standing_as_json as goal_as_json
from bullseye.tabular.dates import date_of
from bullseye.watch.targets.as_json import standing_as_json, target_as_json
from bullseye.watch.targets.progress import Progress
from bullseye.watch.targets.service import Standing
from bullseye.watch.targets.words import (
    amount_text,
    edge_text,
    forecast_text,
    number_text,
    project_sentence,
    state_text,
    wanted_text,
)
from bullseye.wording.forms import amount_text as goal_amount
from bullseye.wording.numbers import DASH
from bullseye.words import commas, tr


def run_list(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Print every target, and the goals over own rounds, with their progress; what is new is said once."""
    from bullseye.commands.goals import service

    goals = service(args, now, zone).standings(args.player or "")
    with opened(args, now, zone) as targets:
        found, unusable = targets.standings()
        news = [(edge, each.progress.target) for each in found for edge in targets.edges(each)]
    for file in unusable:
        remark(file.reason)
    for each in found:
        warn(each)
    if args.json:
        print_json({
            "targets": [standing_as_json(each) for each in found],
            "goals": [goal_as_json(each) for each in goals],
            "news": [{"id": edge.id, "kind": edge.kind, "about": edge.about} for edge, _ in news],
        })  # fmt: skip
        return 0
    if not found and not goals:
        print(tr("No targets yet; set one with: bullseye targets add sales.csv --sum --per month --at-least 100000"))
        return 0
    lines = [_line(each) for each in found]
    for goal in goals:
        state = goal.progress
        word = tr("reached") if state.achieved else tr("missed") if state.missed else ""
        lines.append([
            f"goal-{state.goal.id}", goal_text(state.goal), goal_amount(state.goal.measure, state.value), word,
            str(state.days_left), number_text(state.per_day), number_text(state.remaining_per_day),
            goal_amount(state.goal.measure, state.projection),
        ])  # fmt: skip
    print_table(
        [tr("name"), tr("wanted"), tr("so far"), "", tr("days left"), tr("a day"), tr("needed a day"), tr("forecast")],
        lines, right=(4, 5, 6),
    )  # fmt: skip
    for edge, target in news:
        print(edge_text(edge, target))
    return 0


def _line(each: Standing) -> list[str]:
    found = each.progress
    target = found.target
    left = DASH if target.period.kind == "rolling" else str(found.days_left)
    return [
        target.id, wanted_text(target), amount_text(target, found.value), state_text(found.state), left,
        number_text(found.per_day), number_text(found.needed_per_day), forecast_text(found),
    ]  # fmt: skip


def run_show(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Print one target with all its numbers."""
    with opened(args, now, zone) as targets:
        each = targets.standing(targets.definitions.get(args.name))
    warn(each)
    if args.json:
        print_json(standing_as_json(each))
        return 0
    found = each.progress
    target = found.target
    print(f"{target.name}: {wanted_text(target)}")
    rows = [
        (tr("from"), tr("{low} to {high}", low=found.first, high=found.last_day)),
        (tr("so far"), commas((amount_text(target, found.value), state_text(found.state)))),
        (tr("to go"), amount_text(target, found.to_go)),
        (tr("days left"), DASH if target.period.kind == "rolling" else str(found.days_left)),
        (tr("a day, mean"), amount_text(target, found.per_day)),
        (tr("needed a day"), amount_text(target, found.needed_per_day)),
        (tr("even pace by yesterday"), amount_text(target, found.expected)),
        (tr("forecast"), forecast_text(found)),
        (tr("points on its face"), _points(found)),
    ]
    if each.before is not None:
        value = amount_text(target, each.before.value)
        rows.append((tr("the period before"), f"{value}, {state_text(each.before.state)}"))
    if each.project is not None:
        rows.append((tr("tasks"), project_sentence(each.project)))
    for label, text in rows:
        if text != DASH:
            print(f"  {label:<22}  {text}")
    if each.project is not None:
        for task in (*each.project.overdue, *each.project.soon):
            late = tr("overdue") if task in each.project.overdue else tr("due soon")
            print(f"  {task.due}  {late}: {task.title}")
    return 0


def _points(found: Progress) -> str:
    """What it scores: a total as it will end, since on its way it is no shot yet."""
    value = found.value if found.share is None else found.forecast
    return DASH if value is None else number_text(found.target.band.points(value))


def run_add(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Set a target and say it back, with what was understood of its file."""
    if args.rounds is not None:
        return goal_from(args, now, zone)
    with opened(args, now, zone) as targets:
        target = target_from(args, targets)
        said = targets.add_read(target)
        if said:
            remark(said)
        each = targets.standing(target)
        targets.edges(each)
    if args.json:
        print_json(target_as_json(target))
        return 0
    print(tr("Target {name} set: {wanted}", name=target.id, wanted=wanted_text(target)))
    if each.progress.value is not None:
        print(so_far_text(each))
    return 0


def run_log(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Keep a typed value, or take the last one back, and say where the target is then."""
    if (args.value is None) != args.undo:
        raise BadInputError(tr("give a value, such as bullseye targets log weight 71.4, or --undo alone"))
    with opened(args, now, zone) as targets:
        target = targets.definitions.get(args.name)
        if args.undo:
            gone = targets.values.take_back(target.id)
            if gone is None:
                raise BadInputError(tr("nothing was typed for {name}", name=f"{args.name!r}"))
            said = tr("Taken back: {value}", value=amount_text(target, gone.value))
        else:
            kept = targets.log(args.name, args.value, _moment(args.at, targets.zone(target)) if args.at else None)
            said = tr("Kept: {value}", value=amount_text(target, kept.value))
        each = targets.standing(target)
        news = targets.edges(each)
    if args.json:
        print_json(standing_as_json(each))
        return 0
    print(f"{said}. {so_far_text(each)}")
    for edge in news:
        print(edge_text(edge, target))
    return 0


def _moment(text: str, zone: tzinfo) -> datetime:
    found = date_of(text)
    if found is None:
        raise BadInputError(
            tr("--at is {given}; give a date such as 2026-11-22 or 2026-11-22 19:40", given=f"{text!r}")
        )
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
