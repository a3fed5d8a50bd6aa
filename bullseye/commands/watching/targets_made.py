"""What the parts of `bullseye targets` share: the targets of a run, and a target out of the arguments."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any

from bullseye.app import open_alerts
from bullseye.commands.common import folders, print_json, remark
from bullseye.errors import BadInputError
from bullseye.measure.over_time.goals import PERIODS as GOAL_PERIODS
from bullseye.progress.goals import goal_text
from bullseye.progress.series_json import goal_as_json
from bullseye.session.clock import SystemClock
from bullseye.watch.condition import Condition, check_condition
from bullseye.watch.period import ROLLING, UNTIL, Period, check, local_day
from bullseye.watch.sources.table import Settings
from bullseye.watch.store.database import Database
from bullseye.watch.targets.definition import TASKS, TYPED, Target
from bullseye.watch.targets.service import Standing, Targets
from bullseye.watch.targets.wish import slug
from bullseye.watch.targets.words import amount_text, state_text
from bullseye.watch.zone import check_zone
from bullseye.words import tr


@contextmanager
def opened(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> Iterator[Targets]:
    """The targets of this run, at *now* in *zone*; the machine's own where not given."""
    dirs = folders(args)
    with Database(dirs.values) as database:
        clock = SystemClock().utc if now is None else lambda: now
        yield open_alerts(dirs, database, zone).kept_targets(database, clock)


def warn(each: Standing) -> None:
    """Say when numbers are old because the source gives none."""
    reading = each.reading
    if reading is None or reading.trouble is None:
        return
    name = each.progress.target.id
    if reading.good is None:
        remark(tr("{name}: {words}", name=name, words=reading.trouble.words))
        return
    when, words = f"{reading.good:%Y-%m-%d %H:%M}", reading.trouble.words
    remark(tr("{name}: {words}; its numbers are those of {when} UTC", name=name, words=words, when=when))


def so_far_text(each: Standing) -> str:
    """`So far 97292 EUR, on pace.`"""
    found = each.progress
    value = amount_text(found.target, found.value)
    return tr("So far {value}, {state}.", value=value, state=state_text(found.state))


def target_from(args: argparse.Namespace, targets: Targets) -> Target:
    """The target that the arguments ask for. Raises BadInputError that says what is missing."""
    if not args.file:
        raise BadInputError(tr("name a table, or a target with --typed or --tasks"))
    check_zone(args.zone)
    period = _period(args, targets)
    typed, sql = args.typed or args.tasks, getattr(args, "sql", "")
    if typed and (args.date or args.value):
        raise BadInputError(tr("--date and --value name columns of a table; leave them out for what is typed"))
    if args.tasks:
        if args.measure or args.at_least is not None or args.at_most is not None:
            raise BadInputError(tr("a project counts its tasks in percent; leave out the measure and the limits"))
        condition, measure = Condition(100.0), "sum"
    else:
        condition, measure = check_condition(Condition(args.at_least, args.at_most)), args.measure
        if measure is None:
            raise BadInputError(tr("how are the values measured? Give --sum, --mean, --last or another of those"))
    name = getattr(args, "name", "") if getattr(args, "part", "") == "add" else ""
    name = name or slug(args.file if typed or sql else args.value or os.path.splitext(os.path.basename(args.file))[0])
    settings: Any = None
    if sql:
        from bullseye.watch.sources.sql import Settings as Sql

        if not args.value:
            raise BadInputError(tr('which numbers? Give --value "SELECT day, amount FROM sales"'))
        settings = Sql(sql, args.secret, dated=True)
    elif not typed:
        if not os.path.exists(os.path.expanduser(args.file)):
            raise BadInputError(
                tr("{file} is not there; name a table, or give --typed for values of your own", file=f"{args.file!r}")
            )
        path = os.path.abspath(os.path.expanduser(args.file))
        settings = Settings(path, args.date, args.decimal_mark, args.dates)
    kind = TASKS if args.tasks else TYPED if args.typed else "sql" if sql else "table"
    column = "" if sql or args.value.isdigit() else args.value
    title = getattr(args, "title", "") or column or name
    return Target(
        name, title, measure, condition, period, kind, settings,
        args.value, "%" if args.tasks else getattr(args, "unit", ""), getattr(args, "ring", None) or 0.0, args.zone,
    )  # fmt: skip


def _period(args: argparse.Namespace, targets: Targets) -> Period:
    until, start = getattr(args, "until", None), getattr(args, "start", None)
    if start is not None and until is None:
        raise BadInputError(tr("--from goes with --until; give both, or neither"))
    if until is not None:
        first = start or local_day(targets.now(), targets.here)
        return check(Period(UNTIL, first, until))
    if args.last_days is not None:
        return check(Period(ROLLING, days=args.last_days))
    if args.per is None:
        raise BadInputError(tr("over which time? Give --per month, --until DATE or --last-days N"))
    return Period(args.per)


def goal_from(args: argparse.Namespace, now: datetime | None, zone: tzinfo | None) -> int:
    """A target of own rounds is a goal, kept where goals are."""
    from bullseye.commands.goals import service

    if args.file or args.date or args.value or args.measure or args.last_days is not None:
        raise BadInputError(tr("--rounds takes your own rounds; leave out the file, its columns and the measure"))
    limit = args.at_most if args.rounds == "sigma" else args.at_least
    other = args.at_least if args.rounds == "sigma" else args.at_most
    if limit is None or other is not None:
        wanted = "--at-most" if args.rounds == "sigma" else "--at-least"
        raise BadInputError(tr("{measure} needs {wanted} alone", measure=args.rounds, wanted=wanted))
    per = "until" if args.until is not None else args.per
    if per not in GOAL_PERIODS:
        raise BadInputError(tr("over own rounds the time is --per day, week or month, or --until DATE"))
    goals = service(args, now, zone)
    goal = goals.add(args.rounds, limit, per, args.until, player=args.player or "")
    if args.json:
        print_json(goal_as_json(goal))
    else:
        print(tr("Goal {id} set: {goal}", id=goal.id, goal=goal_text(goal)))
    return 0
