"""What `bullseye watch` does: look, and paint the table over itself, or print lines for other programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import datetime

from bullseye.commands.common import folders, remark, table_lines
from bullseye.commands.log_file import logged
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.local_zone import LocalZone
from bullseye.session.clock import SystemClock, iso
from bullseye.terminal import repaint
from bullseye.watch.edge import BROKEN, MISSED, STALE, Edge
from bullseye.watch.folder import Definitions
from bullseye.watch.group import worst
from bullseye.watch.store.looks import Looks
from bullseye.watch.targets.keeping import KeptTargets
from bullseye.watch.targets.numbers import left_text, now_text
from bullseye.watch.targets.service import Standing
from bullseye.watch.targets.words import number_text
from bullseye.watch.watches.board import Board, Row, board, row_as_json
from bullseye.watch.watches.definition import Watch
from bullseye.watch.watches.reading import parse_watch
from bullseye.watch.watches.watching import Watching
from bullseye.watch.watches.words import age_text, board_state, state_text, wanted_text
from bullseye.wording.numbers import DASH
from bullseye.words import number, tr

_REPAINT_S = 1.0


def chosen(dirs: Dirs, names: list[str]) -> list[Watch]:
    """The watches that are asked for, all without names. Raises BullseyeError where one cannot be used."""
    definitions = Definitions("watch", dirs.watches, parse_watch)
    if names:
        return [definitions.get(name) for name in dict.fromkeys(names)]
    found, unusable = definitions.all()
    for file in unusable:
        remark(file.reason)
    if not found and not any(dirs.targets.glob("*.toml")):
        raise BadInputError(tr("there is no watch in {folder}; docs/targets.md shows how to write one",
                               folder=f"{str(dirs.watches)!r}"))  # fmt: skip
    return found


def run(args: argparse.Namespace) -> int:
    """Look, and show what there is."""
    import asyncio

    from bullseye.app import open_alerts, open_values
    from bullseye.net.lookups import allow_many_lookups

    dirs, clock = folders(args), SystemClock()
    watches = chosen(dirs, args.names)
    lines = args.json or not (args.once or sys.stdout.isatty())
    with logged(args), open_values(dirs) as database:
        looks, opened = Looks(database), open_alerts(dirs, database)
        printer = _Printer(looks, clock, lines)
        watching = Watching(watches, looks, opened.world, clock, LocalZone(), heard=printer.heard, said=remark)
        targets = KeptTargets(opened.kept_targets(database, clock.utc), heard=printer.heard_target, said=remark)
        keeps_targets = not args.names  # who names watches wants these alone

        async def begin() -> None:
            allow_many_lookups()
            try:
                if args.once:
                    await watching.once()
                    if keeps_targets:
                        await targets.once()
                    await opened.outbox.deliver()
                    return
                async with asyncio.TaskGroup() as group:
                    group.create_task(watching.keep(asyncio.sleep))
                    group.create_task(opened.outbox.keep(asyncio.sleep, remark))
                    if keeps_targets:
                        group.create_task(targets.keep(asyncio.sleep))
                    if not lines:
                        group.create_task(_repaint(watches, looks, clock, printer.targets))
            finally:
                await targets.close()
                await watching.close()
                await opened.net.close()

        asyncio.run(begin())
        boards = [board(watch, looks, clock.utc()) for watch in watches]
    if args.once and not lines:
        tables = [table(each) for each in boards] + [target_table(printer.targets)]
        print("\n\n".join("\n".join(each) for each in tables if each))
    well = worst([each.state for each in boards]) not in (MISSED, STALE, BROKEN)
    return int(not well or not all(each.is_well for each in printer.targets.values()))


class _Printer:
    """Prints a line of JSON for each number after each look, when that is asked for; *targets* are those looked at."""

    def __init__(self, looks: Looks, clock: SystemClock, lines: bool) -> None:
        self._looks, self._clock, self._lines = looks, clock, lines
        self.targets: dict[str, Standing] = {}

    def heard_target(self, standing: Standing, edges: list[Edge]) -> None:
        """One target was looked at."""
        found = standing.progress
        self.targets[found.target.id] = standing
        if self._lines:
            line = {
                "at": iso(self._clock.utc()), "target": found.target.id, "state": found.state, "value": found.value,
                "unit": found.target.unit, "edges": [edge.kind for edge in edges],
            }  # fmt: skip
            print(json.dumps(line, allow_nan=False), flush=True)

    async def heard(self, watch: Watch, edges: list[Edge]) -> None:
        """One watch was looked at."""
        if not self._lines:
            return
        now = self._clock.utc()
        kinds: dict[str, list[str]] = {}
        for edge in edges:
            kinds.setdefault(edge.about, []).append(edge.kind)
        for row in board(watch, self._looks, now).rows:
            line = {**row_as_json(watch, row, now), "edges": kinds.get(f"{watch.id}/{row.metric.id}", [])}
            print(json.dumps(line, allow_nan=False))
        sys.stdout.flush()


async def _repaint(watches: list[Watch], looks: Looks, clock: SystemClock, targets: Mapping[str, Standing]) -> None:
    """The table, painted over itself every second."""
    import asyncio

    first = True
    while True:
        now = clock.utc()
        lines = [line for watch in watches for line in (*table(board(watch, looks, now)), "")]
        lines += [*target_table(targets), ""] if targets else []
        lines.append(tr("Ctrl+C ends it."))
        repaint(sys.stdout, lines, first=first)
        first = False
        await asyncio.sleep(_REPAINT_S)


def table(found: Board) -> list[str]:
    """The lines of a watch."""
    head = [tr("number"), tr("value"), tr("wanted"), tr("points"), "", tr("since"), tr("age")]
    lines = table_lines(head, [_cells(row) for row in found.rows], right=(1, 3, 6))
    words = [f"  {row.metric.name}: {row.words}" for row in found.rows if row.words]
    return [f"{found.watch.name}: {board_state(found)}", *lines, *words]


def target_table(targets: Mapping[str, Standing]) -> list[str]:
    """The lines of the targets that were looked at; none without any."""
    found = [each.progress for _, each in sorted(targets.items())]
    rows = [[each.target.name, now_text(each), left_text(each)] for each in found]
    words = [
        f"  {each.progress.target.name}: {each.reading.trouble.words}"
        for _, each in sorted(targets.items()) if each.reading is not None and each.reading.trouble is not None
    ]  # fmt: skip
    return [tr("Targets"), *table_lines([tr("name"), tr("so far"), ""], rows), *words] if rows else []


def _cells(row: Row) -> list[str]:
    value = number_text(row.value) + (f" {row.metric.unit}" if row.metric.unit and row.value is not None else "")
    since = DASH if row.since is None else _local(row.since)
    # Brackets say what is not of now, where a hollow mark cannot.
    shown = value if row.fresh or row.value is None else f"({value})"
    points = DASH if row.points is None else number(row.points, ".1f")
    return [
        row.metric.name, shown, wanted_text(row.metric), points if row.fresh else DASH, state_text(row.state), since,
        age_text(row.age_s),
    ]  # fmt: skip


def _local(at: datetime) -> str:
    return f"{at.astimezone(LocalZone()):%Y-%m-%d %H:%M}"
