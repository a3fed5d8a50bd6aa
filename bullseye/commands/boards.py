"""`bullseye scores`, or `board`: the ten best of each drill and face, and of each test by its own number."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from bullseye.commands.common import catalogue, drills, folders, print_json, print_table, records, remark, score_cell
from bullseye.local_zone import LocalZone
from bullseye.progress.lab_numbers import BETTER, REACTION, LabNumbers, Measured, lab_text
from bullseye.records.store import Store
from bullseye.wording.devices import helped
from bullseye.wording.moments import day_text
from bullseye.wording.numbers import percent
from bullseye.words import tr, trn


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    scores = commands.add_parser(
        "scores", aliases=["board"], parents=[options], help=tr("the ten best of each drill and face, and of each test")
    )
    scores.add_argument("--drill", metavar="NAME")
    scores.add_argument("--face", metavar="NAME")
    scores.add_argument("--json", action="store_true")
    scores.add_argument("--rebuild", action="store_true", help=tr("rebuild the board from the history first"))
    scores.set_defaults(run=run_scores)


def run_scores(args: argparse.Namespace) -> int:
    """Print the boards, all or those of one drill or face."""
    dirs = folders(args)
    face = catalogue(dirs).get(args.face).id if args.face else None
    drill = drills(dirs).get(args.drill).id if args.drill else None
    store = records(dirs)
    if args.rebuild:
        report = store.board.rebuild()
        remark(
            tr(
                "the scoreboard was rebuilt from {read} of {name}",
                read=trn("{n} line", "{n} lines", report.read),
                name=store.history.path.name,
            )
        )
    rows = store.board.rows(drill, face)
    tests = _tests(store, drill) if face is None else {}
    for notice in store.notices:
        remark(notice)
    if args.json:
        print_json([
            *(ranked.as_json() for ranked in rows),
            *(_test_as_json(rank, one) for best in tests.values() for rank, one in enumerate(best, 1)),
        ])  # fmt: skip
        return 0
    if not rows and not tests:
        print(tr("No scores yet: play a round, or widen --drill and --face."))
    boards = list(dict.fromkeys((*ranked[:3], ranked.way) for ranked in rows))
    zone = LocalZone()
    for n, board in enumerate(boards):
        print(
            ("\n" if n else "")
            + tr("{board} on {board_2}, {board_3}", board=board[0], board_2=board[1], board_3=board[2])
            + (f", {helped(board[3])}" if board[3] else "")
        )
        lines = [
            [
                str(rank),
                row.player,
                score_cell(row.score, row.score_unit),
                percent(row.accuracy),
                str(row.best_combo),
                str(row.shots),
                day_text(row.date, zone),
            ]
            for drill, face, style, rank, row, way in rows
            if (drill, face, style, way) == board
        ]
        print_table(
            ["#", tr("player"), tr("score"), tr("accuracy"), tr("combo"), tr("shots"), tr("date")],
            lines,
            right=(0, 2, 3, 4, 5),
        )
    _print_tests(tests, zone, bool(boards))
    return 0


def _tests(store: Store, drill: str | None) -> dict[str, list[Measured]]:
    """The best of each test by its own number, whatever the face that was chosen when it was taken."""
    numbers = LabNumbers(store.find)
    rounds = store.rounds()
    ids = sorted({row.drill for row in rounds if row.test and drill in (None, row.drill)})
    return {id_: best for id_ in ids if (best := numbers.best(numbers.measured(rounds, id_)))}


def _test_as_json(rank: int, one: Measured) -> dict[str, Any]:
    row = one.row
    reaction = row.test == REACTION
    return {
        "drill": row.drill,
        "test": row.test,
        "rank": rank,
        "player": row.player,
        "value": one.value,
        "unit": "ms" if reaction else "bits/s",
        "better": "lower" if reaction else "higher",
        "shots": row.shots,
        "duration_s": row.duration_s,
        "date": row.date,
        "id": row.id,
    }


def _print_tests(tests: Mapping[str, Sequence[Measured]], zone: tzinfo, blank: bool) -> None:
    """A table for each test, with which number is better."""
    for drill, best in tests.items():
        print(("\n" if blank else "") + tr("{drill}: {better}", drill=drill, better=BETTER[best[0].row.test]))
        blank = True
        lines = [
            [
                str(rank),
                one.row.player,
                lab_text(one.row.test, one.value),
                str(one.row.shots),
                day_text(one.row.date, zone),
            ]
            for rank, one in enumerate(best, 1)
        ]
        print_table(["#", tr("player"), tr("number"), tr("shots"), tr("date")], lines, right=(0, 2, 3))
