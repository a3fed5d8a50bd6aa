"""`bullseye verify` and `bullseye rescore`: does every stored score follow from its shots, and by other rules?"""

from __future__ import annotations

import argparse
from typing import Any

from bullseye.commands.common import folders, print_json, print_table, records, remark, score_cell, whole
from bullseye.local_zone import LocalZone
from bullseye.records.store import Store
from bullseye.wording.moments import day_text, moment_text
from bullseye.wording.numbers import signed
from bullseye.words import number, tr, trn


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the commands to argparse's sub-commands."""
    verify = commands.add_parser(
        "verify",
        parents=[options],
        help=tr("replay every stored round and name each whose score does not follow"),
        description=tr(
            "Replays every stored round from its shots through the rules version it was played "
            "with. Exit code 0 when every score, accuracy and best combo follows, 1 when one "
            "does not."
        ),
    )
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=run_verify)
    rescore = commands.add_parser(
        "rescore", parents=[options], help=tr("old scores beside those of another rules version; changes nothing")
    )
    rescore.add_argument("--rules", required=True, type=whole(0, 10**6), metavar="N", help=tr("the rules version"))
    rescore.add_argument("--json", action="store_true")
    rescore.set_defaults(run=run_rescore)


def _tell_what_was_left_out(store: Store) -> int:
    """Say which lines could not be read at all; how many there were."""
    report = store.last_report
    for said in report.sentences(store.history.path):
        remark(said)
    return report.bad


def run_verify(args: argparse.Namespace) -> int:
    """Print what does not follow; 1 when something does not."""
    from bullseye.records.care.verify import as_json, verify

    store = records(folders(args))
    checked = 0
    wrong = []
    for found in verify(store.records()):
        checked += 1
        if not found.follows:
            wrong.append(found)
    unreadable = _tell_what_was_left_out(store)
    if args.json:
        print_json(
            {
                "checked": checked,
                "follow": checked - len(wrong),
                "unreadable_lines": unreadable,
                "differ": [as_json(found) for found in wrong],
            }
        )
        return 1 if wrong else 0
    for found in wrong:
        record = found.record
        what = found.reason or "; ".join(
            tr(
                "{key} is {stored}, its shots give {derived}",
                key=d.key,
                stored=_shown(d.stored),
                derived=_shown(d.derived),
            )
            for d in found.differences
        )
        when = moment_text(record.finished, LocalZone(), " ")
        where = tr("{drill} on {face}, {finished}", drill=record.drill, face=record.face, finished=when)
        print(f"{record.id} {record.player}, {where}: {what}")
    if wrong:
        print(
            tr(
                "{wrong} of {checked} do not follow from their shots.",
                wrong=len(wrong),
                checked=trn("{n} round", "{n} rounds", checked),
            )
        )
    else:
        done = tr(
            "{checked} replayed: every score follows from its shots.", checked=trn("{n} round", "{n} rounds", checked)
        )
        print(done if checked else tr("No rounds yet."))
    return 1 if wrong else 0


def _shown(value: float | None) -> str:
    return "none" if value is None else number(value, "g") if isinstance(value, float) else str(value)


def run_rescore(args: argparse.Namespace) -> int:
    """Print old and new scores side by side."""
    from bullseye.records.care.verify import rescore

    store = records(folders(args))
    found = list(rescore(store.records(), args.rules))
    _tell_what_was_left_out(store)
    if args.json:
        print_json(
            [
                {
                    "id": r.record.id,
                    "player": r.record.player,
                    "drill": r.record.drill,
                    "face": r.record.face,
                    "date": r.record.finished,
                    "score_unit": r.record.score_unit,
                    "rules_old": r.record.rules,
                    "rules_new": args.rules,
                    "old": r.old,
                    "new": r.new,
                    "difference": r.difference,
                    "reason": r.reason or None,
                }
                for r in found
            ]
        )
        return 0
    if not found:
        print(tr("No rounds yet."))
        return 0
    zone = LocalZone()
    lines = [
        [
            r.record.id,
            day_text(r.record.finished, zone),
            r.record.player,
            r.record.drill,
            r.record.face,
            str(r.record.rules),
            score_cell(r.old, r.record.score_unit),
            score_cell(r.new, r.record.score_unit),
            "" if r.difference is None else signed(r.difference),
            r.reason,
        ]
        for r in found
    ]
    head = [
        "id",
        "date",
        "player",
        "drill",
        "face",
        "rules",
        "score",
        tr("rules {rules}", rules=args.rules),
        "change",
        "",
    ]
    print_table(head, lines, right=(5, 6, 7, 8))
    changed = sum(bool(r.difference) for r in found)
    print(
        tr(
            "{changed} of {found} would change; nothing was changed.",
            changed=changed,
            found=trn("{n} round", "{n} rounds", len(found)),
        )
    )
    return 0
