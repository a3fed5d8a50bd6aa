"""`bullseye stats`: how a player stands and changes, a series for each drill, face, style and device."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Any

from bullseye.commands.common import catalogue, drills, folders, print_json, print_table, records, remark
from bullseye.commands.explaining import add_explain, explain, find
from bullseye.errors import BadInputError, UnknownNameError
from bullseye.local_zone import LocalZone
from bullseye.measure.over_time.trend import MEASURES
from bullseye.measure.statistics.every import of_series
from bullseye.measure.statistics.statistic import Statistic
from bullseye.progress.series_json import advice_as_json, series_as_json, trend_as_json
from bullseye.progress.trends import Key, Trend, by_key, key_of, select, suggestions, trends
from bullseye.records.settings import SettingsFile
from bullseye.records.summary import Round
from bullseye.wording.devices import device_name
from bullseye.wording.forms import bare, form_of, text_of
from bullseye.words import capital, commas, headed, signs, tr, trn


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "stats",
        parents=[options],
        help=tr("how you stand and change: score, accuracy, speed, sigma, throughput"),
        description=tr(
            "For each drill, face, style and device: the best, the mean, what is usual, how the "
            "learning develops and what to do next. --player takes one player's rounds; "
            "otherwise everybody has a series."
        ),
    )
    parser.add_argument("--drill", metavar="NAME", help=tr("only rounds of this drill"))
    parser.add_argument("--face", metavar="NAME", help=tr("only rounds on this face"))
    parser.add_argument("--device", metavar="NAME", help=tr("only rounds with this device, such as mouse"))
    parser.add_argument(
        "--since", type=day, metavar="DATE", help=tr("only rounds from this day on, such as 2026-11-22")
    )
    parser.add_argument(
        "--json", action="store_true", help=tr("print one JSON object; docs/statistics.md lists its keys")
    )
    add_explain(parser, "usual or measure.usual")
    parser.set_defaults(run=run)


def day(text: str) -> date:
    """An argparse type: a date."""
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            tr("{typed!r} does not work; give a date such as 2026-11-22", typed=text)
        ) from None


def run(args: argparse.Namespace, zone: tzinfo | None = None) -> int:
    """Measure and print; days are those of *zone*, the machine's own where it is not given."""
    zone = LocalZone() if zone is None else zone
    line = _find(args.explain) if args.explain is not None else None
    dirs = folders(args)
    store = records(dirs)
    everything = store.rounds()
    drill, face = _known_names(args, everything)
    rows = select(everything, args.player or "", drill, face, "", args.device or "", args.since, zone)
    for notice in store.notices:
        remark(notice)
    _check_there(args, everything)
    found = [(key, some, trends(some, zone)) for key, some in by_key(rows).items()]
    if line is not None:
        measured = [
            (_title(key), series_as_json(key, some, each) if line.topic == "stats" else trend_as_json(one))
            for key, some, each in found
            for one in (each if line.topic == "measure" else each[:1])
        ]
        if line.topic == "measure":
            measured = [(f"{name}, {values['measure']}", values) for name, values in measured]
        explain(line, [(name, values) for name, values in measured if line.key in values], args.json)
        return 0
    advice = []
    if rows and SettingsFile(dirs.settings).load().suggestions:
        newest = max(rows, key=lambda row: row.date)
        advice = suggestions(store, newest.player, key_of(newest))
    if args.json:
        print_json(
            {
                "since": None if args.since is None else args.since.isoformat(),
                "series": [series_as_json(*each) for each in found],
                "suggestions": advice_as_json(advice),
            }
        )
        return 0
    if not found:
        print(_nothing(everything))
    for n, (key, some, each) in enumerate(found):
        print(("\n" if n else "") + headed(_title(key), trn("{n} round", "{n} rounds", len(some))))
        print_series(each)
    for n, one in enumerate(advice):
        print(
            (tr("\nWhat to do next\n") if not n else "")
            + tr("  {evidence}: {reading}. Next: {drill}.", evidence=one.evidence, reading=one.reading, drill=one.drill)
        )
    return 0


def _nothing(rounds: Sequence[Round]) -> str:
    """Why there is nothing to tell."""
    if not rounds:
        return tr("No rounds yet.")
    if all(row.simulated for row in rounds):
        return tr(
            "No rounds of a player yet: {rounds} not counted.",
            rounds=trn("{n} simulated round", "{n} simulated rounds", len(rounds)),
        )
    return tr("No rounds fit; use fewer filters.")


def _find(key: str) -> Statistic:
    """A key of a series, or of its measures. Raises UnknownNameError."""
    try:
        return find("stats", key)
    except UnknownNameError:
        return find("measure", key)


def _known_names(args: argparse.Namespace, rounds: Sequence[Round]) -> tuple[str, str]:
    """Ids of the drill and face asked for; also those that are gone and still have rounds. Raises UnknownNameError."""
    dirs = folders(args)
    drill, face = args.drill or "", args.face or ""
    if drill and all(row.drill != drill for row in rounds):
        drill = drills(dirs).get(drill).id
    if face and all(row.face != face for row in rounds):
        face = catalogue(dirs).get(face).id
    return drill, face


def _check_there(args: argparse.Namespace, rounds: Sequence[Round]) -> None:
    """Say which players and devices there are when the one asked for is not among them."""
    for flag, wanted, known in (
        ("player", args.player, {row.player for row in rounds if not row.simulated}),
        ("device", args.device, {row.device for row in rounds if not row.simulated and row.device}),
    ):
        if wanted and known and wanted not in known:
            names = ", ".join(sorted(known)[:8]) + (", ..." if len(known) > 8 else "")
            raise BadInputError(
                tr(
                    "no round has the {flag} {wanted}; choose one of: {names}",
                    flag=flag,
                    wanted=f"{wanted!r}",
                    names=names,
                )
            )


def _title(key: Key) -> str:
    played = tr("{drill} on {face}", drill=key.drill, face=key.face)
    return commas((key.player, played, key.style, device_name(key.device)))


# -- tables ------------------------------------------------------------------------------------------


def print_series(each: Sequence[Trend]) -> None:
    """Print a row for each measure of a series, and what is to be learned of it."""
    lines, remarks = [], []
    columns = [line for line in of_series() if line.column]
    for one in each:
        form = form_of(one.measure, one.unit)
        label = MEASURES[one.measure].label
        texts = [text_of(one.values[line.key], bare(form)) for line in columns]
        lines.append([label, form.unit if form.kind == "number" else "", *texts])
        if one.curve is not None and one.curve.learned and one.curve.plateau is not None:
            level = text_of(one.curve.plateau, bare(form))
            low, high = (text_of(end, bare(form)) for end in one.curve.plateau_ci95 or ())
            remarks.append(
                tr(
                    "{label}: levels off at {level} ({low} to {high}), half of what is left in {half_life} sessions.",
                    label=label,
                    level=level,
                    low=low,
                    high=high,
                    half_life=signs(f"{one.curve.half_life:.1f}"),
                )
            )
    heads = [line.column for line in columns]
    print_table(["", "", *heads], lines, right=tuple(range(2, 2 + len(heads))))
    for text in remarks:
        print(capital(text))
