"""`bullseye delete`, `undo` and `merge`: take rounds out, bring them back, take another history's in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bullseye.commands.care import tell
from bullseye.commands.common import folders, records, remark
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.words import tr, trn


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the commands to argparse's sub-commands."""
    delete = commands.add_parser(
        "delete",
        parents=[options],
        help=tr("remove one round, or all of a player; `undo` brings them back"),
        description=tr(
            "Removes one round, named by its id or the beginning of it, or every round of the "
            "player given by --player. The scoreboard is updated. `bullseye undo` brings back "
            "what was removed last."
        ),
    )
    delete.add_argument("round", nargs="?", metavar="ROUND-ID", help=tr("a round's id, or how it begins"))
    delete.set_defaults(run=run_delete)
    undo = commands.add_parser("undo", parents=[options], help=tr("bring back what `delete` removed last"))
    undo.set_defaults(run=run_undo)
    merge = commands.add_parser(
        "merge",
        parents=[options],
        help=tr("add the rounds of another history, each once"),
        description=tr("Adds every round of another computer's history that is not here yet. Nothing here is changed."),
    )
    merge.add_argument("other", metavar="OTHER", help=tr("a history.jsonl, or a folder that holds one"))
    merge.set_defaults(run=run_merge)


def run_delete(args: argparse.Namespace) -> int:
    """Remove, and say what remains where."""
    from bullseye.records.care.removal import remove_player, remove_round, what_remains

    if (args.round is None) == (args.player is None):
        raise BadInputError(tr("delete needs a ROUND-ID or --player NAME, one of the two"))
    dirs = folders(args)
    store = records(dirs)
    gone = remove_player(store, args.player) if args.round is None else remove_round(store, args.round)
    tell(store)
    of = "" if gone.player is None else tr(" of {player}", player=gone.player)
    print(
        tr(
            "Removed {rounds}{of}; the scoreboard is updated.",
            rounds=trn("{n} round", "{n} rounds", gone.rounds),
            of=of,
        )
    )
    for said in what_remains(store, gone, gone.player is not None and _in_settings(dirs, gone.player)):
        print(said)
    return 0


def _in_settings(dirs: Dirs, name: str) -> bool:
    """True when the settings still name the player; looking does not change them."""
    from bullseye.records.disk import strict_json
    from bullseye.records.disk.files import RealFiles

    try:
        found: Any = strict_json.loads(RealFiles().read(dirs.settings))
        return isinstance(found, dict) and name in (found.get("player"), *found.get("players", ()))
    except (OSError, ValueError, TypeError):
        return False


def run_undo(args: argparse.Namespace) -> int:
    """Bring back what was removed last."""
    from bullseye.records.care.removal import undo

    store = records(folders(args))
    done = undo(store)
    tell(store)
    print(tr("{added} brought back; the scoreboard is updated.", added=trn("{n} round", "{n} rounds", done.added)))
    if done.known:
        print(
            tr(
                "{known} of {name} were here already.",
                known=trn("{n} round", "{n} rounds", done.known),
                name=done.source.name,
            )
        )
    if not done.gone:
        print(tr("{source} is kept, since not all of it could be brought back.", source=done.source))
    return 0


def run_merge(args: argparse.Namespace) -> int:
    """Add another history's rounds and say what came of each line."""
    from bullseye.records.exchange.merge import merge

    store = records(folders(args))
    found = merge(store, Path(args.other).expanduser().absolute())
    tell(store)
    print(
        tr("{added} added, {known} here already.", added=trn("{n} round", "{n} rounds", found.added), known=found.known)
    )
    for id_ in found.differ[:20]:
        remark(tr("round {id} is here in another form; yours was kept", id=id_))
    if found.newer:
        remark(
            tr(
                "{newer} came from a newer bullseye and were left out; update bullseye",
                newer=trn("{n} round", "{n} rounds", found.newer),
            )
        )
    for line in found.bad[:20]:
        remark(tr("line {number} cannot be read and was left out: {reason}", number=line.number, reason=line.reason))
    if len(found.bad) > 20:
        remark(tr("and {bad} lines more", bad=len(found.bad) - 20))
    return 0
