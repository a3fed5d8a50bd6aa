"""`bullseye delete`, `undo` and `merge`: take rounds out, bring them back, take another history's in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bullseye.commands.care import tell
from bullseye.commands.common import folders, records, remark
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.wording.numbers import plural


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the commands to argparse's sub-commands."""
    delete = commands.add_parser(
        "delete", parents=[options], help="remove one round, or all of a player; `undo` brings them back",
        description="Removes one round, named by its id or the beginning of it, or every round of the player given "
        "by --player. The scoreboard is updated. `bullseye undo` brings back what was removed last.",
    )  # fmt: skip
    delete.add_argument("round", nargs="?", metavar="ROUND-ID", help="a round's id, or how it begins")
    delete.set_defaults(run=run_delete)
    undo = commands.add_parser("undo", parents=[options], help="bring back what `delete` removed last")
    undo.set_defaults(run=run_undo)
    merge = commands.add_parser(
        "merge", parents=[options], help="add the rounds of another history, each once",
        description="Adds every round of another computer's history that is not here yet. Nothing here is changed.",
    )  # fmt: skip
    merge.add_argument("other", metavar="OTHER", help="a history.jsonl, or a folder that holds one")
    merge.set_defaults(run=run_merge)


def run_delete(args: argparse.Namespace) -> int:
    """Remove, and say what remains where."""
    from bullseye.records.care.removal import remove_player, remove_round, what_remains

    if (args.round is None) == (args.player is None):
        raise BadInputError("delete needs a ROUND-ID or --player NAME, one of the two")
    dirs = folders(args)
    store = records(dirs)
    gone = remove_player(store, args.player) if args.round is None else remove_round(store, args.round)
    tell(store)
    of = "" if gone.player is None else f" of {gone.player}"
    print(f"Removed {plural(gone.rounds, 'round')}{of}; the scoreboard is updated.")
    for said in what_remains(store, gone, gone.player is not None and _in_settings(dirs, gone.player)):
        print(said)
    return 0


def _in_settings(dirs: Dirs, name: str) -> bool:
    """True when the settings still name the player; looking does not change them."""
    from bullseye.records.disk import strict_json

    try:
        found: Any = strict_json.loads(dirs.settings.read_bytes())
        return isinstance(found, dict) and name in (found.get("player"), *found.get("players", ()))
    except (OSError, ValueError, TypeError):
        return False


def run_undo(args: argparse.Namespace) -> int:
    """Bring back what was removed last."""
    from bullseye.records.care.removal import undo

    store = records(folders(args))
    done = undo(store)
    tell(store)
    print(f"{plural(done.added, 'round')} brought back; the scoreboard is updated.")
    if done.known:
        print(f"{plural(done.known, 'round')} of {done.source.name} were here already.")
    if not done.gone:
        print(f"{done.source} is kept, since not all of it could be brought back.")
    return 0


def run_merge(args: argparse.Namespace) -> int:
    """Add another history's rounds and say what came of each line."""
    from bullseye.records.exchange.merge import merge

    store = records(folders(args))
    found = merge(store, Path(args.other).expanduser().absolute())
    tell(store)
    print(f"{plural(found.added, 'round')} added, {found.known} here already.")
    for id_ in found.differ[:20]:
        remark(f"round {id_} is here in another form; yours was kept")
    if found.newer:
        remark(f"{plural(found.newer, 'round')} came from a newer bullseye and were left out; update bullseye")
    for line in found.bad[:20]:
        remark(f"line {line.number} cannot be read and was left out: {line.reason}")
    if len(found.bad) > 20:
        remark(f"and {len(found.bad) - 20} lines more")
    return 0
