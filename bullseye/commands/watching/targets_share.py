"""`bullseye targets share`: pages of targets that whoever holds a link may change, served while the command runs."""

from __future__ import annotations

import argparse

from bullseye.app import open_secrets
from bullseye.commands.common import folders, print_json, print_table, remark
from bullseye.commands.log_file import logged
from bullseye.commands.watching.targets_made import opened
from bullseye.errors import BadInputError
from bullseye.session.clock import SystemClock
from bullseye.words import tr


def run_share(args: argparse.Namespace) -> int:
    """Give each target a link, say the links, and serve until Ctrl+C."""
    try:
        from bullseye.serve.sharing import Door, link, new_token, serve
    except ImportError as missing:
        raise BadInputError(
            tr("sharing needs {name}; install it with: pip install bullseye[league]", name=missing.name)
        ) from None
    from bullseye.watch.targets.sharing import Sharing

    with logged(args), opened(args) as targets:
        sharing = Sharing(targets, open_secrets(folders(args)), new_token)
        tokens = {name: sharing.share(name) for name in args.names} or sharing.links()
        if not tokens:
            raise BadInputError(tr("no target is shared yet; name one, such as: bullseye targets share NAME"))

        def said(bases: list[str]) -> None:
            links = {name: [link(base, token) for base in bases] for name, token in tokens.items()}
            if args.json:
                print_json({"links": links})
            else:
                for name, found in links.items():
                    print(f"{name}: {found[0]}", flush=True)
                remark(tr("Whoever has a link may change its target. Ctrl+C ends it; the links open again next time."))

        serve(sharing, Door(args.host, args.port, tuple(args.host_name)), SystemClock().now, said)
    return 0


def run_unshare(args: argparse.Namespace) -> int:
    """Take a link back."""
    from bullseye.watch.store.shares import Shares

    with opened(args) as targets:
        Shares(targets.database).drop(args.name)
    if args.json:
        print_json({"unshared": args.name})
    else:
        print(tr("The link of {name} opens nothing any more.", name=args.name))
    return 0


def run_changes(args: argparse.Namespace) -> int:
    """Print who changed what, oldest first."""
    from bullseye.serve.shared_view import change_text
    from bullseye.watch.store.shares import Shares

    with opened(args) as targets:
        target = targets.definitions.get(args.name)
        found = Shares(targets.database).changes(target.id)
        zone = targets.zone(target)
    if args.json:
        print_json({
            "changes": [
                {
                    "n": each.n, "at": f"{each.at:%Y-%m-%dT%H:%M:%SZ}", "name": each.name, "kind": each.kind,
                    "value": each.value, "task": each.words or None, "undoes": each.undoes, "undone": each.undone,
                }
                for each in found
            ]
        })  # fmt: skip
        return 0
    if not found:
        print(tr("Nobody has changed {name} by its link.", name=args.name))
        return 0
    print_table(
        [tr("number"), tr("when"), tr("who"), tr("what")],
        [
            [
                str(each.n), f"{each.at.astimezone(zone):%Y-%m-%d %H:%M}", each.name or tr("somebody"),
                change_text(target, each) + ("" if each.undone is None else f" ({tr('taken back')})"),
            ]
            for each in found
        ],
        right=(0,),
    )  # fmt: skip
    return 0
