"""`bullseye coach`: what to change, what is likely next, a plan; and a model that explains it, if one is chosen."""

from __future__ import annotations

import argparse
from typing import Any

from bullseye.commands.common import later, number, whole
from bullseye.errors import BadInputError
from bullseye.tabular.marks import NAMES
from bullseye.watch.samples import LARGEST
from bullseye.words import tr

_VALUE = number(-LARGEST, LARGEST)


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "coach", parents=[options], help=tr("what to change, what is likely next, a plan for the week"),
        description=tr(
            "Says of the newest series of rounds what would move the score most, what is likely next, which drills "
            "help you by your own past, and when they are due. Every number has its source; docs/coach.md has a story."
        ),
    )  # fmt: skip
    both = type(parser)(add_help=False)
    both.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=tr("print JSON"))
    both.add_argument(
        "--explain", action="store_true", default=argparse.SUPPRESS, help=tr("let the chosen model put it into words")
    )
    parser.add_argument("--json", action="store_true", help=tr("print one JSON object; docs/coach.md lists its keys"))
    parser.add_argument("--explain", action="store_true", help=tr("let the chosen model put it into words"))
    _series(parser)
    parser.set_defaults(run=later("coach_run", "run_rounds"))
    parts = parser.add_subparsers(dest="part", metavar="inputs|odd|explain|model", parser_class=type(parser))
    _inputs(parts, [options, both])
    _odd(parts, [options, both])
    explain = parts.add_parser(
        "explain", parents=[options, both], help=tr("put it into words by the chosen model, or by rules"),
        description=tr("Only numbers are sent, and only to the address that was chosen; --show prints what, and ends."),
    )  # fmt: skip
    explain.add_argument("--show", action="store_true", help=tr("print exactly what would be sent, and send nothing"))
    explain.set_defaults(run=later("coach_run", "run_explain"))
    _model(parts, [options, both])


def _series(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--drill", metavar="NAME", default="", help=tr("only rounds of this drill"))
    parser.add_argument("--face", metavar="NAME", default="", help=tr("only rounds on this face"))
    parser.add_argument("--device", metavar="NAME", default="", help=tr("only rounds with this device, such as mouse"))


def _table(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=tr("a table with a column of dates"))
    parser.add_argument("--value", metavar="COLUMN", required=True, help=tr("the column that follows from others"))
    parser.add_argument("--date", metavar="COLUMN", default="", help=tr("the column of dates, by name or number"))
    parser.add_argument("--decimal-mark", choices=tuple(NAMES), default="", help=tr("where the table does not tell"))
    parser.add_argument("--dates", choices=("dmy", "mdy"), default="", help=tr("day or month first"))


def _inputs(parts: Any, shared: list[argparse.ArgumentParser]) -> None:
    parser = parts.add_parser(
        "inputs", parents=shared, help=tr("a number by other columns of its table: what do planned inputs lead to?"),
        description=tr(
            "A regularised linear model, held against the plain mean on rows that it has not seen, and refused where "
            "it is no better."
        ),
    )  # fmt: skip
    _table(parser)
    parser.add_argument("--by", metavar="COLUMN", action="append", required=True, help=tr("an input; once for each"))
    parser.add_argument(
        "--plan", metavar="COLUMN=N", action="append", type=_planned, default=[],
        help=tr("a planned input; the others stay as in the newest row"),
    )  # fmt: skip
    parser.add_argument("--want", type=_VALUE, metavar="N", help=tr("how much of the first input this would take"))
    parser.set_defaults(run=later("coach_run", "run_inputs"))


def _odd(parts: Any, shared: list[argparse.ArgumentParser]) -> None:
    parser = parts.add_parser("odd", parents=shared, help=tr("values of a table that do not fit those before them"))
    _table(parser)
    parser.add_argument(
        "--by", metavar="COLUMN", action="append", default=[],
        help=tr("a column that may tell why; again for each of several"),
    )  # fmt: skip
    parser.set_defaults(run=later("coach_run", "run_odd"))


def _model(parts: Any, shared: list[argparse.ArgumentParser]) -> None:
    parser = parts.add_parser(
        "model", parents=shared, help=tr("choose a model behind an OpenAI-compatible address, or see what is chosen"),
        description=tr(
            "Off until chosen. The key is stored by its name first: bullseye secrets set NAME. Without flags it says "
            "what is chosen and what was spent today."
        ),
    )  # fmt: skip
    parser.add_argument("--base-url", metavar="URL", default="", help=tr("such as https://gateway.example/v1"))
    parser.add_argument("--name", metavar="MODEL", default="", help=tr("the model, as its service calls it"))
    parser.add_argument("--secret", metavar="NAME", default="", help=tr("the key, by its name"))
    parser.add_argument("--timeout", metavar="S", type=number(1, 600), default=60.0, help=tr("seconds for an answer"))
    parser.add_argument(
        "--tokens-a-day", metavar="N", type=whole(0, 100_000_000), default=20_000, help=tr("the budget (20,000)")
    )
    parser.add_argument("--price-in", metavar="N", type=number(0, 1e6), default=0.0, help=tr("of a million sent"))
    parser.add_argument("--price-out", metavar="N", type=number(0, 1e6), default=0.0, help=tr("of a million answered"))
    parser.add_argument("--currency", metavar="TEXT", default="", help=tr("of the prices, such as EUR"))
    parser.add_argument("--off", action="store_true", help=tr("choose no model: nothing is sent any more"))
    parser.set_defaults(run=later("coach_run", "run_model"))


def _planned(text: str) -> tuple[str, float]:
    """An argparse type: `ads=4500`."""
    name, equals, amount = text.rpartition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(tr("{typed!r} does not work; write COLUMN=N, such as ads=4500", typed=text))
    try:
        return name.strip(), _VALUE(amount)
    except BadInputError as bad:
        raise argparse.ArgumentTypeError(str(bad)) from None
