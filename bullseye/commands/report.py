"""`bullseye report`: a round, a player or a goal as one HTML page, A4 pages, charts, or JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from bullseye.commands.common import catalogue, drills, folders, player_name, print_json, records, remark
from bullseye.errors import BadInputError, UnknownNameError
from bullseye.local_zone import LocalZone
from bullseye.report.files import KINDS, chart_paths, ready, refuse, write_charts, write_html, write_pdf
from bullseye.session.clock import SystemClock
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.records.store import Store
    from bullseye.report.report import Report

Make = Callable[[argparse.Namespace, datetime, tzinfo], "Report"]
_PATIENCE_S = 1.0


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "report",
        parents=[options],
        help=tr("a round, a player or a goal as HTML, PDF, charts or JSON"),
        description=tr(
            "Writes one self-contained HTML page, A4 pages or single charts. Without a format it "
            "is an HTML file in this folder, named by what it holds. A file that is there is "
            "left alone unless --force is given."
        ),
    )
    shared = type(parser)(add_help=False)
    for kind in KINDS:
        chart = kind in ("png", "svg")
        shared.add_argument(
            f"--{kind}",
            metavar="FILE|DIR" if chart else "FILE",
            help=tr(
                "the charts as {upper}: all into a folder, the first into a FILE.{kind}", upper=kind.upper(), kind=kind
            )
            if chart
            else {"html": tr("one page that needs no other file"), "pdf": tr("A4 pages")}[kind],
        )
    shared.add_argument(
        "--json", action="store_true", help=tr("print one JSON object; docs/statistics.md lists its keys")
    )
    shared.add_argument("--force", action="store_true", help=tr("write over files that are there"))
    parts = parser.add_subparsers(
        dest="part", metavar="round|player|goal|target", parser_class=type(parser), required=True
    )
    one = parts.add_parser("round", parents=[options, shared], help=tr("one round, with its shots"))
    one.add_argument("id", metavar="ID", help=tr("its id or how that begins, as `bullseye history` lists it, or last"))
    one.set_defaults(run=run, make=of_round)
    who = parts.add_parser("player", parents=[options, shared], help=tr("all rounds of a player, over time"))
    who.add_argument("name", nargs="?", type=player_name, metavar="NAME", help=tr("who (who played last if not given)"))
    who.set_defaults(run=run, make=of_player)
    goal = parts.add_parser("goal", parents=[options, shared], help=tr("a goal and its progress, or all of them"))
    goal.add_argument("id", metavar="ID", help=tr("its number, as `bullseye goals` lists it, or all"))
    goal.set_defaults(run=run, make=of_goal)
    number = parts.add_parser("target", parents=[options, shared], help=tr("a number with a target"))
    number.add_argument("name", metavar="NAME", help=tr("its name, as `bullseye targets` lists it"))
    number.set_defaults(run=run, make=of_target)


class _Steps:
    """Says on stderr what is being done, once a second has gone by."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._start = clock, clock()

    def say(self, text: str) -> None:
        """The next step."""
        if self._clock() - self._start > _PATIENCE_S:
            remark(text)

    @contextmanager
    def during(self, text: str) -> Iterator[None]:
        """Something in one piece: *text* is said when it is still going on after a second."""
        timer = Timer(_PATIENCE_S, remark, (text,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def run(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Make the report and write what was asked for; dates are those of *zone*, the machine's own if not given."""
    clock = SystemClock()
    steps = _Steps(clock.now)
    wanted = {kind: Path(getattr(args, kind)).expanduser() for kind in KINDS if getattr(args, kind) is not None}
    # What can be refused is refused before anything is read or drawn.
    for kind, path in wanted.items():
        if kind in ("html", "pdf"):
            ready(path, args.force)
    with steps.during(tr("measuring the rounds ...")):
        report: Report = args.make(args, clock.utc() if now is None else now, LocalZone() if zone is None else zone)
    if args.json:
        print_json(report.as_json())
    elif not wanted:
        wanted = {"html": Path(f"{report.stem}.html")}
        refuse(wanted.values(), args.force)
    for kind in ("png", "svg"):
        if kind in wanted:
            refuse(chart_paths(report, wanted[kind], kind).values(), args.force)
    said = remark if args.json else print
    for kind, path in wanted.items():
        steps.say(f"{kind.upper()} ...")
        if kind == "html":
            write_html(report, path, args.force)
            said(tr("written: {path}", path=path))
        elif kind == "pdf":
            trouble = write_pdf(report, path, args.force)
            said(tr("written: {path}", path=path))
            if trouble:
                remark(trouble)
        else:
            for each in write_charts(report, path, kind, args.force, steps.say):
                said(tr("written: {each}", each=each))
    return 0


def _tell(store: Store) -> None:
    for notice in store.take_notices():
        remark(notice)


def of_round(args: argparse.Namespace, now: datetime, zone: tzinfo) -> Report:
    """The report of the round that was asked for."""
    from bullseye.play.entry.correction import sitting_of
    from bullseye.report.report import round_report

    dirs = folders(args)
    store = records(dirs)
    rounds = store.rounds()
    wanted = args.id
    if wanted == "last":
        mine = [row for row in rounds if not row.simulated and args.player in (None, row.player)]
        if not mine:
            if not args.player:
                raise BadInputError(tr("the history holds no round yet; play one, or name another with its id"))
            raise BadInputError(
                tr("the history holds no round of {player!r} yet; play one, or name another with its id",
                   player=args.player)
            )  # fmt: skip
        wanted = max(mine, key=lambda row: row.date).id
    elif not rounds:
        raise BadInputError(tr("the history holds no round yet; play one"))
    record = store.find(wanted)
    _tell(store)
    sitting = [] if record.entered is None else sitting_of(store, record)
    return round_report(record, rounds, now, catalogue(dirs), drills(dirs), zone, sitting)


def of_player(args: argparse.Namespace, now: datetime, zone: tzinfo) -> Report:
    """The report of the player that was asked for, or of who played last."""
    from bullseye.commands.goals import service
    from bullseye.progress.coaching import coach
    from bullseye.progress.trends import select, suggestions
    from bullseye.records.settings import SettingsFile
    from bullseye.report.report import player_report

    name, flag = args.name, args.player
    if name and flag and name != flag:
        raise BadInputError(
            tr("{name} and --player {flag} are two players; give one of them", name=f"{name!r}", flag=f"{flag!r}")
        )
    dirs = folders(args)
    store = records(dirs)
    rounds = select(store.rounds())
    if not rounds:
        raise BadInputError(tr("the history holds no round yet; play one, and its player has a report"))
    known = sorted({row.player for row in rounds})
    player = name or flag or max(rounds, key=lambda row: row.date).player
    if player not in known:
        names = ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
        raise BadInputError(
            tr("no round has the player {player}; choose one of: {names}", player=f"{player!r}", names=names)
        )
    advice = suggestions(store, player) if SettingsFile(dirs.settings).load().suggestions else []
    standings = service(args, now, zone).standings(player)
    _tell(store)
    coached = coach(store, player, zone, now.astimezone(zone).date(), drills(dirs).name_of)
    said = () if coached is None else coached.said
    return player_report(player, rounds, now, catalogue(dirs), drills(dirs), zone, advice, standings, said)


def of_goal(args: argparse.Namespace, now: datetime, zone: tzinfo) -> Report:
    """The report of the goal that was asked for, or of all."""
    from bullseye.commands.goals import service
    from bullseye.report.report import goal_report

    goals = service(args, now, zone)
    standings = goals.standings(args.player or "")
    for notice in goals.file.notices:
        remark(notice)
    if not standings:
        raise BadInputError(tr("there are no goals yet; set one with: bullseye goals add points 700 --per week"))
    if args.id != "all":
        found = [each for each in standings if each.progress.goal.id == args.id]
        if not found:
            raise UnknownNameError("goal", args.id, [each.progress.goal.id for each in standings])
        standings = found
    return goal_report(standings, now, zone)


def of_target(args: argparse.Namespace, now: datetime, zone: tzinfo) -> Report:
    """The report of the target that was asked for."""
    from bullseye.commands.watching.targets_made import opened, warn
    from bullseye.report.report import target_report

    with opened(args, now, zone) as targets:
        target = targets.definitions.get(args.name)
        standing = targets.standing(target)
        warn(standing)
        return target_report(standing, now, targets.zone(target))
