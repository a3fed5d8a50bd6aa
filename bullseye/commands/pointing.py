"""`bullseye pointing`: throughput and its kin of tapping trials, from a CSV, a GoFitts .sd1 file or the history."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bullseye.commands.common import print_json, print_table, read_input, remark, stored_round
from bullseye.commands.explaining import add_explain, explain, find
from bullseye.commands.tables import add_columns
from bullseye.errors import BadInputError
from bullseye.measure.pointing.answer import answer_of
from bullseye.measure.pointing.gofitts import is_sd1, read_sd1, runs_of_taps
from bullseye.measure.pointing.tapping import answer_of_record, is_tapping, runs_of_record
from bullseye.measure.pointing.throughput import ENOUGH_TRIALS, Result, Run, runs_of
from bullseye.measure.pointing.trials_csv import TIMES, read_told_trials
from bullseye.play.pointing_export import KINDS, text_of, write_new
from bullseye.session.record import Record
from bullseye.tabular.marks import NAMES
from bullseye.tabular.text import decode
from bullseye.wording.numbers import DASH, percent
from bullseye.words import capital, number, tr, trn

_PATH_WORDS = {
    "re_entries": "re-entries",
    "axis_crossings": tr("axis crossings"),
    "turns_across": tr("turns across"),
    "turns_along": tr("turns along"),
}


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "pointing",
        parents=[options],
        help=tr("throughput of tapping trials from a CSV or a GoFitts .sd1 file"),
        description=tr(
            "Reads a CSV with the header x_from,y_from,x_to,y_to,x_select,y_select,mt_ms and, "
            "where there are any, the columns sequence, width, amplitude and pt_ms (y down, any "
            "unit of length), or a GoFitts .sd1 file. --seed fixes the resampling behind the "
            "intervals. With --round a stored pointing test is measured, its lengths in pixels, "
            "and written as files for other programs."
        ),
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help=tr("a CSV or .sd1 file, or - for stdin (the default)"))
    parser.add_argument(
        "--round", metavar="ID", help=tr("a pointing test of the history instead of a FILE: its id, or last")
    )
    for kind in KINDS:
        what = tr("a tidy CSV") if kind == "csv" else tr("a GoFitts .{kind}", kind=kind)
        parser.add_argument(
            f"--{kind}", metavar="FILE", help=tr("with --round: write the test as {what}, a new file", what=what)
        )
    parser.add_argument(
        "--json", action="store_true", help=tr("print one JSON object; docs/statistics.md lists its keys")
    )
    add_explain(parser, "throughput")
    add_columns(parser, "mt_ms=time,x_to=tx")
    parser.add_argument("--times", choices=TIMES, metavar="UNIT", help=tr("of mt_ms and pt_ms: ms (the default) or s"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    line = find("pointing", args.explain) if args.explain is not None else None
    if line is not None and args.file is None and args.round is None:
        explain(line, [], args.json)
        return 0
    if args.round is not None:
        record = _stored(args)
        runs, answer = runs_of_record(record), answer_of_record(record, args.seed or 0)
        _export(record, args)
    else:
        unwanted = next((kind for kind in KINDS if getattr(args, kind) is not None), "")
        if unwanted:
            raise BadInputError(
                tr("--{unwanted} writes a stored test; name it with --round ID, or --round last", unwanted=unwanted)
            )
        name = args.file or "-"
        text = decode(read_input(name), name)
        if is_sd1(text.text):
            runs = runs_of_taps(read_sd1(text.text, name))
        else:
            mark = NAMES.get(args.decimal_mark, "")
            trials, told = read_told_trials(text, name, args.columns, mark, args.times or "")
            if told:
                remark(f"read: {told}")
            runs = runs_of(trials)
        answer = answer_of(runs, args.seed or 0)
    if line is not None:
        measured = [("all", answer)] if line.key in answer else []
        measured += [
            (tr("sequence {part}", part=each["sequence"] or n), each)
            for n, each in enumerate(answer["sequences"], start=1)
        ]
        explain(line, [(of, values) for of, values in measured if line.key in values], args.json)
    elif args.json:
        print_json(answer)
    else:
        _print(answer, runs)
    return 0


def _stored(args: argparse.Namespace) -> Record:
    """The record that --round names. Raises BadInputError when there is none, or it is no pointing test."""
    if args.file is not None:
        raise BadInputError(
            tr("{file} and --round {round} are two sources; give one of them", file=f"{args.file!r}", round=args.round)
        )
    return stored_round(args, is_tapping, tr("pointing test"))


def _export(record: Record, args: argparse.Namespace) -> None:
    for kind in KINDS:
        name = getattr(args, kind)
        if name is not None:
            write_new(Path(name).expanduser().absolute(), text_of(record, kind))
            remark(tr("written: {name}", name=name))


def _number(value: float | None, digits: int = 2) -> str:
    return DASH if value is None else number(value, f".{digits}f")


def _print(answer: dict[str, Any], runs: Sequence[Run]) -> None:
    sequences = [
        Result(**{key: value for key, value in each.items() if key in Result._fields}) for each in answer["sequences"]
    ]
    print(
        tr(
            "{n} in {runs}",
            n=trn("{n} trial", "{n} trials", answer["n"]),
            runs=trn("{n} sequence", "{n} sequences", len(runs)),
        )
    )
    if len(sequences) > 1:
        _print_sequences(sequences)
    rows = [
        (tr("effective amplitude"), "ae", "", 2),
        (tr("effective width"), "we", "", 2),
        (tr("effective difficulty"), "ide", "bits", 3),
        (tr("movement time"), "mt_ms", "ms", 1),
        ("throughput", "throughput", "bits/s", 3),
        (tr("throughput, both axes"), "throughput_bivariate", "bits/s", 3),
    ]
    lines = [
        (label, _number(answer[key], digits), unit, _range(answer[f"{key}_ci95"], digits))
        for label, key, unit, digits in rows
    ]
    if answer["throughput_down"] is not None:
        lines.append((tr("throughput, button down"), _number(answer["throughput_down"], 3), "bits/s", ""))
    chance = answer["error_rate_ci95"]
    between = (
        ""
        if chance is None
        else tr("95 %: {chance} to {chance_2}", chance=percent(chance[0]), chance_2=percent(chance[1]))
    )
    lines.append(("errors", percent(answer["error_rate"]), "", between))
    print_table([tr("measure"), tr("value"), tr("unit"), ""], lines, right=(1,))
    _print_remarks(answer, sequences)


def _range(interval: Sequence[float] | None, digits: int) -> str:
    return (
        ""
        if interval is None
        else tr(
            "95 %: {interval} to {interval_2}",
            interval=number(interval[0], f".{digits}f"),
            interval_2=number(interval[1], f".{digits}f"),
        )
    )


def _print_remarks(answer: dict[str, Any], sequences: Sequence[Result]) -> None:
    if answer["outliers"]:
        rule = answer["outlier_rule"]
        clean = _number(answer["throughput_clean"], 3)
        print(
            tr(
                "{outliers}: without them the throughput is {clean} bits/s.",
                outliers=trn("{n} outlier", "{n} outliers", answer["outliers"]),
                clean=clean,
            )
        )
        print(f"({capital(rule)}.)")
    few = sum(1 for sequence in sequences if sequence.n < ENOUGH_TRIALS)
    if few:
        print(trn("{n} sequence has fewer than {enough_trials} trials: too few for an interval.",
                  "{n} sequences have fewer than {enough_trials} trials: too few for an interval.",
                  few, enough_trials=ENOUGH_TRIALS)
        )  # fmt: skip
    line = answer["regression"]
    if line is not None:
        r = "" if line["r"] is None else f", r = {number(line['r'], '.3f')}"
        print(
            tr(
                "MT = {intercept_ms} ms + {slope_ms_per_bit} ms/bit x IDe{r}",
                intercept_ms=f"{line['intercept_ms']:.0f}",
                slope_ms_per_bit=f"{line['slope_ms_per_bit']:.0f}",
                r=r,
            )
        )
    if "paths" in answer:
        measured = ", ".join(f"{_PATH_WORDS.get(key, key)} {_number(value)}" for key, value in answer["paths"].items())
        print(tr("paths, mean per trial in px: {measured}", measured=measured))
    if answer.get("repeated"):
        print(trn("{n} sequence repeated for too many misses: kept, not counted.",
                  "{n} sequences repeated for too many misses: kept, not counted.", answer["repeated"])
        )  # fmt: skip
    if answer.get("interrupted"):
        print(trn("{n} sequence interrupted and started again: kept, not counted.",
                  "{n} sequences interrupted and started again: kept, not counted.", answer["interrupted"])
        )  # fmt: skip


def _print_sequences(sequences: Sequence[Result]) -> None:
    head = [
        tr("sequence"), tr("trials"), "ID", "Ae", "We", "IDe", "MT ms", "bits/s", tr("both axes"), tr("errors"),
    ]  # fmt: skip
    lines = [
        [
            each.sequence or str(n),
            str(each.n),
            _number(each.id),
            _number(each.ae, 1),
            _number(each.we, 1),
            _number(each.ide),
            _number(each.mt_ms, 0),
            _number(each.throughput),
            _number(each.throughput_bivariate),
            percent(each.error_rate),
        ]
        for n, each in enumerate(sequences, start=1)
    ]
    print_table(head, lines, right=range(1, len(head)))
    print()
