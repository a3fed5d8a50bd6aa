"""`bullseye reaction`: the times of a stored reaction test, and its trials as a CSV."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bullseye.commands.common import print_json, print_table, remark, stored_round
from bullseye.commands.explaining import add_explain, explain, find
from bullseye.errors import BadInputError
from bullseye.measure.reaction.times import is_reaction, reaction_of_record
from bullseye.measure.reaction.trials_csv import write_trials
from bullseye.play.pointing_export import write_new
from bullseye.wording.numbers import DASH
from bullseye.words import capital, number, tr, trn

ROWS = (
    (tr("median reaction time"), "median_ms", "ms"),
    (tr("mean reaction time"), "mean_ms", "ms"),
    ("spread", "sd_ms", "ms"),
    ("fastest", "fastest_ms", "ms"),
    ("slowest", "slowest_ms", "ms"),
    (tr("movement time"), "movement_ms", "ms"),
    (tr("cost of choice"), "slope_ms_per_bit", "ms/bit"),
)
ONLY_THERE = ("movement_ms", "slope_ms_per_bit")
"""Measured only where the pointer moves, or where there are several numbers of choices."""


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "reaction",
        parents=[options],
        help=tr("reaction times of a stored reaction test, and its trials as a CSV"),
        description=tr(
            "Measures a reaction test of the history. docs/data-dictionary.md explains the columns of the CSV."
        ),
    )
    parser.add_argument("--round", metavar="ID", help=tr("a reaction test of the history: its id, or last"))
    parser.add_argument("--csv", metavar="FILE", help=tr("write the trials as a tidy CSV, a new file"))
    parser.add_argument(
        "--json", action="store_true", help=tr("print one JSON object; docs/statistics.md lists its keys")
    )
    add_explain(parser, "median_ms")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    line = find("reaction", args.explain) if args.explain is not None else None
    if args.round is None:
        if line is None or args.csv is not None:
            raise BadInputError(tr("which reaction test? Name it with --round ID, or --round last"))
        explain(line, [], args.json)
        return 0
    record = stored_round(args, is_reaction, tr("reaction test"))
    answer = reaction_of_record(record)
    if args.csv is not None:
        write_new(Path(args.csv).expanduser().absolute(), write_trials(record))
        remark(tr("written: {csv}", csv=args.csv))
    if line is not None:
        measured = [("all", answer)] + [
            (trn("{n} disc", "{n} discs", block["choices"]), block) for block in answer["by_choice"]
        ]
        if line.key == "by_choice" and not args.json:
            measured = []  # whole blocks are no values to print in a line
        explain(line, [(of, values) for of, values in measured if line.key in values], args.json)
    elif args.json:
        print_json(answer)
    else:
        _print(answer)
    return 0


def _number(value: float | None) -> str:
    return DASH if value is None else number(value, ".1f")


def _range(interval: Sequence[float] | None) -> str:
    return (
        ""
        if interval is None
        else tr(
            "95 %: {interval} to {interval_2}",
            interval=number(interval[0], ".1f"),
            interval_2=number(interval[1], ".1f"),
        )
    )


def _print(answer: dict[str, Any]) -> None:
    counted = [
        tr("{early} too early", early=answer["early"]),
        tr("{late} too late", late=answer["late"]),
        trn("{n} wrong disc", "{n} wrong discs", answer["wrong"]),
    ]
    print(
        tr(
            "{answers}; {counted}: these are left out; {slow} of the answers took more than 500 ms",
            answers=trn("{n} answer", "{n} answers", answer["n"]),
            slow=answer["slow"],
            counted=", ".join(counted),
        )  # fmt: skip
    )
    blocks = answer["by_choice"]
    if len(blocks) > 1:
        head = ["choices", "answers", tr("median ms"), tr("mean ms"), tr("spread ms"), "early", "late", "wrong"]
        rows = [
            [
                str(each["choices"]),
                str(each["n"]),
                *(_number(each[key]) for key in ("median_ms", "mean_ms", "sd_ms")),
                *(str(each[key]) for key in ("early", "late", "wrong")),
            ]
            for each in blocks
        ]
        print_table(head, rows, right=range(len(head)))
        print()
    lines = [
        (label, _number(answer[key]), unit, _range(answer.get(f"{key}_ci95")))
        for label, key, unit in ROWS
        if answer[key] is not None or key not in ONLY_THERE
    ]
    print_table([tr("measure"), tr("value"), tr("unit"), ""], lines, right=(1,))
    said = tr("the pointer sets out") if answer["answer"] == "set out" else tr("the button goes down")
    print(tr("Timed from the frame that lit the disc until {said}.", said=said))
    print(f"({capital(answer['rule'])}.)")
