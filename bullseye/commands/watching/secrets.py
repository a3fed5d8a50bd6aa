"""`bullseye secrets`: keep keys and passwords of services by name; no command shows what one is."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from bullseye.commands.common import folders, print_json, print_table
from bullseye.errors import BadInputError
from bullseye.net.secrets import LONGEST, Secrets, check_name
from bullseye.words import tr


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "secrets",
        parents=[options],
        help=tr("keys and passwords of services, by name: set, list, remove"),
        description=tr(
            "Keeps what watches and alerts log in with, in the system's keyring or in a file for you alone. "
            "A definition holds the name alone. BULLSEYE_SECRET_NAME in the environment comes before both."
        ),
    )
    parser.set_defaults(run=run_list, json=False)
    json_flag = type(parser)(add_help=False)
    json_flag.add_argument("--json", action="store_true", help=tr("print JSON"))
    parts = parser.add_subparsers(dest="part", metavar="set|list|remove", parser_class=type(parser))
    new = parts.add_parser(
        "set",
        parents=[options],
        help=tr("keep a secret: typed at a prompt, or given on standard input"),
        description=tr(
            "Asked for, or read from standard input; an argument could be seen by all users of the machine."
        ),
    )
    new.add_argument("name", metavar="NAME", help=tr("lower-case letters, digits and hyphens, such as shop-mail"))
    new.set_defaults(run=run_set)
    parts.add_parser("list", parents=[options, json_flag], help=tr("every name and where it is kept (the default)"))
    old = parts.add_parser("remove", parents=[options], help=tr("take one out"))
    old.add_argument("name", metavar="NAME")
    old.set_defaults(run=run_remove)


def secrets_of(args: argparse.Namespace) -> Secrets:
    """The secrets of this user, on the real environment and keyring."""
    from bullseye.app import open_secrets

    return open_secrets(folders(args))


def run_set(args: argparse.Namespace) -> int:
    """Keep one and say where."""
    secrets = secrets_of(args)
    name = check_name(args.name)
    place = secrets.set(name, _typed(name))
    print(tr('{name} is kept ({place}). Write secret = "{name}" where it is needed.', name=name, place=place))
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Names and places, without a value."""
    found = secrets_of(args).names()
    if args.json:
        print_json({"secrets": [each._asdict() for each in found]})
    elif found:
        print_table([tr("name"), tr("kept in")], [[each.name, each.place] for each in found])
    else:
        print(tr("No secrets are kept; add one with: bullseye secrets set NAME"))
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take one out and say so."""
    secrets_of(args).remove(args.name)
    print(tr("{name} is removed.", name=args.name))
    return 0


def _typed(name: str) -> str:
    """The secret from a prompt without echo, or from standard input with its last line break taken off."""
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        return getpass(tr("Secret {name} (not shown): ", name=name))
    text = sys.stdin.read(LONGEST + 3) if sys.stdin is not None else ""
    value = text.removesuffix("\n").removesuffix("\r")
    if not value:
        raise BadInputError(
            tr("standard input holds no secret; type: bullseye secrets set {name}, and it is asked for", name=name)
        )
    return value
