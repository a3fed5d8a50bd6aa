"""`bullseye targets`: any number with a target: from a table, typed, of tasks, or of one's own rounds."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from bullseye.commands.common import host_name, later, number, whole
from bullseye.commands.goals import target as goal_target
from bullseye.commands.log_file import add_log_file
from bullseye.commands.stats import day
from bullseye.measure.over_time.goals import MEASURES as ROUND_MEASURES
from bullseye.tabular.marks import NAMES
from bullseye.watch.measures import MEASURES
from bullseye.watch.period import AGAIN, MOST_ROLLING
from bullseye.watch.samples import LARGEST
from bullseye.words import tr

_VALUE = number(-LARGEST, LARGEST)


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "targets", parents=[options], help=tr("any number with a target: from a table, typed, tasks, own rounds"),
        description=tr(
            "Lists your targets with their progress, pace and forecast, and the goals over your own rounds. Weeks "
            "begin on Monday; days are those of this machine, or of the target's zone. docs/targets.md has a story."
        ),
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    parser.set_defaults(run=later("watching.targets_run", "run_list"))
    json_flag = type(parser)(add_help=False)
    json_flag.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=tr("print JSON"))
    shared = [options, json_flag]
    parts = parser.add_subparsers(
        dest="part",
        metavar="list|add|log|show|task|suggest|share|unshare|changes|remove|undo|export|verify",
        parser_class=type(parser),
    )
    parts.add_parser("list", parents=shared, help=tr("every target with its progress (the default)"))
    _add_parser(parts, shared)
    _log_parser(parts, shared)
    show = parts.add_parser("show", parents=shared, help=tr("one target with all its numbers"))
    show.add_argument("name", metavar="NAME")
    show.set_defaults(run=later("watching.targets_run", "run_show"))
    _task_parser(parts, shared)
    suggest = parts.add_parser(
        "suggest", parents=shared, help=tr("a realistic target: what was reached in 50, 80 and 95 %% of past periods")
    )
    suggest.add_argument("name", metavar="NAME|FILE", help=tr("a target, or a table"))
    _columns(suggest)
    _what(suggest, needed=False)
    suggest.set_defaults(run=later("watching.targets_more", "run_suggest"))
    _share_parsers(parts, shared)
    old = parts.add_parser("remove", parents=shared, help=tr("take a target out; its values stay"))
    old.add_argument("name", metavar="NAME")
    old.set_defaults(run=later("watching.targets_more", "run_remove"))
    undo = parts.add_parser("undo", parents=shared, help=tr("bring back the target that was removed last"))
    undo.add_argument("name", metavar="NAME", nargs="?", default="")
    undo.set_defaults(run=later("watching.targets_more", "run_undo"))
    out = parts.add_parser("export", parents=shared, help=tr("values of targets, or looks of a watch, as CSV or JSON"))
    out.add_argument("name", metavar="NAME|all", help=tr("a target, a watch/metric, or all targets"))
    out.add_argument("file", metavar="FILE", help=tr("a new file, or - for stdout"))
    out.set_defaults(run=later("watching.targets_more", "run_export"))
    check = parts.add_parser("verify", parents=shared, help=tr("derive every state once more from what was seen"))
    check.set_defaults(run=later("watching.targets_more", "run_verify"))


def _add_parser(parts: Any, shared: list[argparse.ArgumentParser]) -> None:
    new = parts.add_parser(
        "add", parents=shared, help=tr("set a target"),
        description=tr(
            "FILE is a table with a column of dates and one of values, as any program writes it; it is read once more "
            "by itself. With --typed or --tasks it is the name of the target, whose values or tasks are typed."
        ),
    )  # fmt: skip
    new.add_argument("file", metavar="FILE|NAME", nargs="?", default="", help=tr("a table, or a name"))
    kind = new.add_mutually_exclusive_group()
    kind.add_argument("--typed", action="store_true", help=tr("values are typed: bullseye targets log NAME 71.4"))
    kind.add_argument("--tasks", action="store_true", help=tr("a project: percent of its tasks that are done"))
    kind.add_argument(
        "--rounds", metavar="MEASURE", choices=ROUND_MEASURES,
        help=tr("of your own rounds, a goal: {measures}", measures=", ".join(ROUND_MEASURES)),
    )  # fmt: skip
    kind.add_argument(
        "--sql", metavar="ADDRESS", default="",
        help=tr("a database, such as sqlite:////home/ann/shop.db; --value is then a SELECT of a date and a value"),
    )  # fmt: skip
    new.add_argument("--secret", metavar="NAME", default="", help=tr("the database's password, by its name"))
    new.add_argument("--name", metavar="NAME", default="", help=tr("what to call it (default: by the column or file)"))
    new.add_argument("--title", metavar="TEXT", default="", help=tr("its name as it is shown"))
    _columns(new)
    _what(new, needed=True)
    new.add_argument("--at-least", type=_goal_or_number, metavar="N", help=tr("no less than this"))
    new.add_argument("--at-most", type=_goal_or_number, metavar="N", help=tr("no more than this"))
    new.add_argument("--ring", type=number(0, LARGEST, above=True), metavar="N", help=tr("how much worse one ring is"))
    new.add_argument("--unit", metavar="TEXT", default="", help=tr("the values' unit, such as EUR"))
    new.set_defaults(run=later("watching.targets_run", "run_add"))


def _goal_or_number(text: str) -> float:
    """An argparse type: a number, or a percentage for goals."""
    return goal_target(text) if text.endswith("%") else _VALUE(text)


def _columns(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", metavar="COLUMN", default="", help=tr("the column of dates, by name or number"))
    parser.add_argument("--value", metavar="COLUMN", default="", help=tr("the column of values, by name or number"))
    parser.add_argument("--decimal-mark", choices=tuple(NAMES), default="", help=tr("where the table does not tell"))
    parser.add_argument("--dates", choices=("dmy", "mdy"), default="", help=tr("day or month first"))
    parser.add_argument("--zone", metavar="ZONE", default="", help=tr("whose days count, such as Europe/Berlin"))


def _what(parser: argparse.ArgumentParser, needed: bool) -> None:
    how, said = parser.add_mutually_exclusive_group(), _measure_help()
    for name in MEASURES:
        how.add_argument(f"--{name}", dest="measure", action="store_const", const=name, help=said[name])
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--per", choices=AGAIN, help=tr("the period it is for, again and again"))
    if needed:
        when.add_argument("--until", type=day, metavar="DATE", help=tr("the last day that counts, such as 2026-12-24"))
        parser.add_argument("--from", dest="start", type=day, metavar="DATE", help=tr("the first day, with --until"))
    when.add_argument(
        "--last-days", type=whole(1, MOST_ROLLING), metavar="N", help=tr("the last N days, today among them")
    )


def _measure_help() -> dict[str, str]:
    return {
        "sum": tr("values add up"),
        "mean": tr("their mean"),
        "last": tr("the newest value"),
        "min": tr("the least value"),
        "max": tr("the largest value"),
        "count": tr("how many values there are"),
        "rate": tr("their sum by the days so far"),
    }


def _log_parser(parts: Any, shared: list[argparse.ArgumentParser]) -> None:
    log = parts.add_parser("log", parents=shared, help=tr("type a value"))
    log.add_argument("name", metavar="NAME")
    log.add_argument("value", metavar="VALUE", type=_VALUE, nargs="?")
    log.add_argument("--at", metavar="WHEN", default="", help=tr("2026-11-22 or 2026-11-22 19:40 (default: now)"))
    log.add_argument("--undo", action="store_true", help=tr("take back the value that was typed last"))
    log.set_defaults(run=later("watching.targets_run", "run_log"))


def _task_parser(parts: Any, shared: list[argparse.ArgumentParser]) -> None:
    task = parts.add_parser("task", parents=shared, help=tr("the tasks of a project: list, add, tick"))
    task.add_argument("name", metavar="NAME")
    task.add_argument("title", metavar="TITLE", nargs="?", default="", help=tr("a new task"))
    task.add_argument("--due", type=_due, metavar="DATE", help=tr("when the new task is due"))
    change = task.add_mutually_exclusive_group()
    number_ = whole(1, 2**53)
    change.add_argument("--done", type=number_, metavar="NUMBER", help=tr("tick a task, by its number"))
    change.add_argument("--open", type=number_, metavar="NUMBER", help=tr("it is not done after all"))
    change.add_argument("--remove", type=number_, metavar="NUMBER", help=tr("take a task out"))
    change.add_argument("--file", metavar="CSV", help=tr("a table of tasks: title, due, done; known ones change"))
    task.set_defaults(run=later("watching.targets_more", "run_task"))


def _share_parsers(parts: Any, shared: list[argparse.ArgumentParser]) -> None:
    new = parts.add_parser(
        "share", parents=shared, help=tr("a page in browsers that whoever holds its link may change"),
        description=tr(
            "Gives each target a link that nobody can guess, and serves its page until Ctrl+C: a counter, a slider or "
            "tasks to tick, seen live by all. Without a name all that were shared before are served."
        ),
    )  # fmt: skip
    new.add_argument("names", metavar="NAME", nargs="*")
    new.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS",
        help=tr("listen there: 127.0.0.1 is this computer alone (the default), 0.0.0.0 everybody in the network"),
    )  # fmt: skip
    new.add_argument("--port", type=whole(0, 65535), metavar="N", help=tr("0 takes a free one; else 8711 to 8720"))
    new.add_argument(
        "--host-name",
        action="append",
        default=[],
        type=host_name,
        help=tr("a further name of this machine in the network"),
    )
    add_log_file(new)
    new.set_defaults(run=later("watching.targets_share", "run_share"))
    old = parts.add_parser("unshare", parents=shared, help=tr("take a link back: it opens nothing any more"))
    old.add_argument("name", metavar="NAME")
    old.set_defaults(run=later("watching.targets_share", "run_unshare"))
    book = parts.add_parser("changes", parents=shared, help=tr("who changed a shared target, when and how"))
    book.add_argument("name", metavar="NAME")
    book.set_defaults(run=later("watching.targets_share", "run_changes"))


def _due(text: str) -> date:
    found: date = day(text)
    return found
