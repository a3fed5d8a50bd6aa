"""What argparse itself says, in the user's language: usage, options, and what is wrong with a command line.

Python ships no translations of it. Its sentences have places in the manner of printf, which stay as they are.
"""

from __future__ import annotations

import argparse
import re

from bullseye.words import tr, trn

_PLACES = re.compile(r"%(?:\(\w+\))?[a-z]")


def speak() -> None:
    """Let argparse say its sentences in the user's language: it looks them up under these two names of its module."""
    setattr(argparse, "_", _said)  # noqa: B010 - the names are not among those it says it has
    setattr(argparse, "ngettext", _counted)  # noqa: B010


def _said(text: str) -> str:
    found = _SENTENCES.get(text, text)
    return found if sorted(_PLACES.findall(found)) == sorted(_PLACES.findall(text)) else text


def _counted(one: str, many: str, number: int) -> str:
    """The one sentence in which it counts."""
    if one != "expected %s argument":
        return one if number == 1 else many
    found = trn("expected %s argument", "expected %s arguments", number)
    return found if _PLACES.findall(found) == ["%s"] else one if number == 1 else many


_SENTENCES = {
    "usage: ": tr("usage: "),
    "options": tr("options"),
    "positional arguments": tr("positional arguments"),
    "subcommands": tr("subcommands"),
    "show this help message and exit": tr("show this help message and exit"),
    "show program's version number and exit": tr("show program's version number and exit"),
    "the following arguments are required: %s": tr("the following arguments are required: %s"),
    "one of the arguments %s is required": tr("one of the arguments %s is required"),
    "not allowed with argument %s": tr("not allowed with argument %s"),
    "expected one argument": tr("expected one argument"),
    "expected at most one argument": tr("expected at most one argument"),
    "expected at least one argument": tr("expected at least one argument"),
    "unrecognized arguments: %s": tr("unrecognized arguments: %s"),
    "ignored explicit argument %r": tr("ignored explicit argument %r"),
    "ambiguous option: %(option)s could match %(matches)s": tr("ambiguous option: %(option)s could match %(matches)s"),
    "unknown parser %(parser_name)r (choices: %(choices)s)": tr(
        "unknown parser %(parser_name)r (choices: %(choices)s)"
    ),
    "invalid choice: %(value)r (choose from %(choices)s)": tr("invalid choice: %(value)r (choose from %(choices)s)"),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": tr(
        "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": tr("invalid %(type)s value: %(value)r"),
    "argument %(argument_name)s: %(message)s": tr("argument %(argument_name)s: %(message)s"),
    "can't open '%(filename)s': %(error)s": tr("can't open '%(filename)s': %(error)s"),
}
