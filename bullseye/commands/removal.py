"""`bullseye delete`, `rename`, `undo`, `merge` and `sync`: take rounds out, change whose they are, bring them back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bullseye.commands.care import tell
from bullseye.commands.common import folders, records, remark
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.play.record_tasks import sync_words
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.records.care.renaming import Names
    from bullseye.records.goals_file import GoalsFile
    from bullseye.records.settings import Settings, SettingsFile


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
    rename = commands.add_parser(
        "rename",
        parents=[options],
        help=tr("give a player's rounds another name, or join two players"),
        description=tr(
            "Every round and goal of OLD is NEW's from then on, on the board and in the settings too. Where NEW has "
            "rounds already, both are joined, which takes --join. `bullseye undo` takes it back."
        ),
    )
    rename.add_argument("old", metavar="OLD", help=tr("a player's name"))
    rename.add_argument("new", metavar="NEW", help=tr("the name from then on, in quotes where it has a blank"))
    rename.add_argument("--join", action="store_true", help=tr("join the rounds of OLD and those NEW has"))
    rename.set_defaults(run=run_rename)
    undo = commands.add_parser(
        "undo", parents=[options], help=tr("bring back what `delete` removed or `rename` changed last")
    )
    undo.set_defaults(run=run_undo)
    merge = commands.add_parser(
        "merge",
        parents=[options],
        help=tr("add the rounds of another history, each once"),
        description=tr("Adds every round of another computer's history that is not here yet. Nothing here is changed."),
    )
    merge.add_argument("other", metavar="OTHER", help=tr("a history.jsonl, or a folder that holds one"))
    merge.set_defaults(run=run_merge)
    sync = commands.add_parser(
        "sync",
        parents=[options],
        help=tr("keep several computers in step by a folder that they share"),
        description=tr(
            "Takes in every round that another computer put into FOLDER, and puts those of this one there. Run it on "
            "each; any program may copy the folder between them. docs/files.md says what is in it."
        ),
    )
    sync.add_argument("folder", metavar="FOLDER", help=tr("a folder that your computers share"))
    sync.add_argument(
        "--removals", action="store_true", help=tr("remove here too what was removed on another computer")
    )
    sync.set_defaults(run=run_sync)


def run_delete(args: argparse.Namespace) -> int:
    """Remove, and say what remains where."""
    from bullseye.records.care.removal import remove_player, remove_round, what_remains

    if (args.round is None) == (args.player is None):
        raise BadInputError(tr("delete needs a ROUND-ID or --player NAME, one of the two"))
    dirs = folders(args)
    store = records(dirs)
    gone = remove_player(store, args.player) if args.round is None else remove_round(store, args.round)
    tell(store)
    if gone.player is None:
        print(trn("Removed {n} round; the scoreboard is updated.", "Removed {n} rounds; the scoreboard is updated.",
                  gone.rounds))  # fmt: skip
    else:
        print(trn("Removed {n} round of {player}; the scoreboard is updated.",
                  "Removed {n} rounds of {player}; the scoreboard is updated.", gone.rounds, player=gone.player)
        )  # fmt: skip
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


def run_rename(args: argparse.Namespace) -> int:
    """Rename, or say how many rounds a joining would take."""
    from bullseye.records.care.renaming import Names, rename, rounds_of, spelt

    dirs = folders(args)
    store = records(dirs)
    file, goals = _settings(dirs), _goals(dirs)
    settings = file.load()
    before = Names(settings.player, settings.players)
    old, new = spelt(store, [before.player, *before.players], args.old, args.new)
    there = rounds_of(store, new)
    if there and not args.join:
        raise BadInputError(
            tr(
                "{new!r} has {there} already and {old!r} has {come}; give --join to make them one player",
                new=new,
                there=trn("{n:,} round", "{n:,} rounds", there),
                old=old,
                come=trn("{n:,} round", "{n:,} rounds", rounds_of(store, old)),
            )
        )
    count, done, _ = rename(store, goals, before, old, new)
    _choose(file, settings, done.after(before))
    for notice in (*file.notices, *goals.notices):
        remark(notice)
    tell(store)
    print(
        tr(
            "{old} is {new} now: {rounds}, {goals}. `bullseye undo` takes it back.",
            old=old,
            new=new,
            rounds=trn("{n:,} round", "{n:,} rounds", count),
            goals=trn("{n} goal", "{n} goals", len(done.goals)),
        )
    )
    return 0


def _settings(dirs: Dirs) -> SettingsFile:
    from bullseye.records.settings import SettingsFile

    return SettingsFile(dirs.settings)


def _goals(dirs: Dirs) -> GoalsFile:
    from bullseye.measure.over_time.goals import check
    from bullseye.records.goals_file import GoalsFile

    return GoalsFile(dirs.goals, check)


def _choose(file: SettingsFile, settings: Settings, names: Names) -> None:
    """Keep *names* in the settings, where that changes them."""
    if names != (settings.player, settings.players):
        settings.player, settings.players = names
        file.save(settings)


def run_undo(args: argparse.Namespace) -> int:
    """Take the last removal or renaming back."""
    from bullseye.records.care.removal import undo
    from bullseye.records.care.renaming import Names

    dirs = folders(args)
    store = records(dirs)
    done = undo(store, _goals(dirs))
    if done.renamed is not None:
        file = _settings(dirs)
        settings = file.load()
        _choose(file, settings, done.renamed.undone(Names(settings.player, settings.players)))
        print(tr("{old} is {old} again, not {new}.", old=done.renamed.old, new=done.renamed.new))
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


def run_sync(args: argparse.Namespace) -> int:
    """Both ways, and what is to be known of it."""
    import platform

    from bullseye.app import new_id
    from bullseye.records.care.sync import machine_name, sync

    dirs = folders(args)
    store = records(dirs)
    name = machine_name(dirs.machine, platform.node(), new_id, store)
    found = sync(store, Path(args.folder).expanduser().absolute(), name, args.removals)
    tell(store)
    for said in sync_words(found):
        print(said)
    left = len(found.elsewhere) - found.removed
    if left:
        remark(
            trn(
                "{n:,} round was removed on another computer and is still here; with --removals it goes here too",
                "{n:,} rounds were removed on another computer and are still here; with --removals they go here too",
                left,
            )
        )
    return 0
