"""More of what `bullseye targets` does: tasks, suggestions, removal, export and checks."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime, tzinfo
from pathlib import Path

from bullseye.commands.common import print_json, print_table, read_input
from bullseye.commands.exchange import write_lines
from bullseye.commands.watching.targets_made import opened, target_from
from bullseye.errors import BadInputError, UnknownNameError
from bullseye.watch.samples import Trouble
from bullseye.watch.targets.as_json import standing_as_json, task_as_json
from bullseye.watch.targets.definition import TASKS
from bullseye.watch.targets.service import Targets
from bullseye.watch.targets.suggest import LEAST, suggest
from bullseye.watch.targets.task_table import read_tasks
from bullseye.watch.targets.words import (
    amount_text,
    project_sentence,
)
from bullseye.wording.numbers import DASH
from bullseye.words import headed, tr, trn


def run_task(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Add, tick or take out a task, read a table of them, or list them all."""
    if args.due is not None and not args.title:
        raise BadInputError(tr("--due goes with a new task; give its title too"))
    with opened(args, now, zone) as targets:
        target = targets.definitions.get(args.name)
        said = _change_tasks(args, targets)
        tasks = targets.tasks.all(target.id) if target.kind == TASKS else []
        each = targets.standing(target)
    if args.json:
        print_json({**standing_as_json(each), "tasks": [task_as_json(task) for task in tasks]})
        return 0
    if said:
        print(said)
    else:
        print_table(
            [tr("number"), tr("task"), tr("due"), tr("done")],
            [[str(t.id), t.title, str(t.due or DASH), f"{t.done:%Y-%m-%d}" if t.done else DASH] for t in tasks],
            right=(0,),
        )
    if each.project is not None:
        print(project_sentence(each.project))
    return 0


def _change_tasks(args: argparse.Namespace, targets: Targets) -> str:
    if args.title:
        task = targets.add_task(args.name, args.title, args.due)
        return tr("Task {number}: {title}", number=task.id, title=task.title)
    if args.done is not None or args.open is not None:
        task = targets.tick(args.name, args.done or args.open, args.done is not None)
        word = tr("Done") if task.done else tr("Open")
        return headed(word, task.title)
    if args.remove is not None:
        task = targets.tasks.remove(args.name, args.remove)
        return tr("Taken out: {title}", title=task.title)
    if args.file is not None:
        target = targets.definitions.get(args.name)
        given = read_tasks(read_input(args.file), args.file, targets.now(), targets.zone(target))
        new, changed = targets.merge_tasks(args.name, given)
        return tr("{new} new, {changed} changed.", new=trn("{n} task", "{n} tasks", new), changed=changed)
    return ""


def run_suggest(args: argparse.Namespace, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """Print what was reached in half, four fifths and nearly all past periods."""
    with opened(args, now, zone) as targets:
        if args.name in targets.definitions.names():
            target = targets.definitions.get(args.name)
            targets.refresh(target)
            samples = targets.samples(target)
        elif os.path.exists(args.name):
            args.file, args.at_least, args.at_most = args.name, 0.0, None
            args.typed = args.tasks = False
            target = target_from(args, targets)
            found, _ = targets.look_into(target)
            if isinstance(found, Trouble):
                raise BadInputError(found.words)
            samples = list(found)
        else:
            raise UnknownNameError(tr("target or file"), args.name, targets.definitions.names())
        rising = target.condition.low is not None
        lines = suggest(target.measure, target.period, samples, targets.now(), targets.zone(target), rising)
    if args.json:
        print_json({"suggestions": [each._asdict() for each in lines]})
        return 0
    if not lines:
        print(tr("Too little to go by: {least} whole periods are needed.", least=LEAST))
    for each in lines:
        value = amount_text(target, each.value)
        limit = tr("at least {value}", value=value) if rising else tr("at most {value}", value=value)
        print(
            tr(
                "{share} of the past: {limit} ({periods} of {of})",
                share=f"{each.share:.0%}".replace("%", " %"),
                limit=limit,
                periods=each.periods,
                of=trn("{n} period", "{n} periods", each.of),
            )
        )
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take a target out and say how to bring it back."""
    from bullseye.commands.goals import run_remove as remove_goal

    if args.name.startswith("goal-"):
        args.id = args.name.removeprefix("goal-")
        return remove_goal(args)
    with opened(args) as targets:
        targets.definitions.remove(args.name)
    if args.json:
        print_json({"removed": args.name})
    else:
        print(tr("Target {name} removed; bring it back with: bullseye targets undo", name=args.name))
    return 0


def run_undo(args: argparse.Namespace) -> int:
    """Bring back what was removed."""
    with opened(args) as targets:
        name = targets.definitions.put_back(args.name)
    if args.json:
        print_json({"name": name})
    else:
        print(tr("Target {name} is back.", name=name))
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Write the values."""
    from bullseye.watch.store import export

    with opened(args) as targets:
        if "/" in args.name:
            keys: tuple[str, ...] = export.LOOK_KEYS
            rows = export.look_rows(targets.looks, args.name)
        else:
            names = targets.definitions.names() if args.name == "all" else [targets.definitions.get(args.name).id]
            keys = export.VALUE_KEYS
            rows = (row for name in names for row in export.value_rows(targets.values, name))
        lines = export.as_json(rows) if args.json else export.as_csv(keys, rows)
        if args.file == "-":
            for line in lines:
                sys.stdout.write(line)
        else:
            write_lines(Path(args.file).expanduser().absolute(), lines)
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Derive every state once more and name what does not follow; the exit code is 1 then."""
    from bullseye.watch.store.verify import verify

    with opened(args) as targets:
        found = verify(targets.looks)
    if args.json:
        print_json(found._asdict())
    else:
        for sentence in found.wrong:
            print(sentence)
        metrics, looks = trn("{n} state", "{n} states", found.metrics), trn("{n} look", "{n} looks", found.looks)
        if found.wrong:
            print(tr("{metrics} and {looks} judged once more: not all follow.", metrics=metrics, looks=looks))
        else:
            print(tr("{metrics} and {looks} judged once more: all follow.", metrics=metrics, looks=looks))
    return 1 if found.wrong else 0
