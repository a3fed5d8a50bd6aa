"""The flags with which a person says of a table what it does not say itself, and what was understood of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bullseye.commands.common import remark
from bullseye.tabular.marks import NAMES
from bullseye.tabular.understood import Asked, Understood
from bullseye.tabular.units import WORDS, read_distance
from bullseye.target.face import Face
from bullseye.words import tr

PREVIEW_PX = 800
NUMBERED = 60
"""So many shots can carry their numbers and still be told apart."""


def columns(text: str) -> dict[str, str]:
    """An argparse type: `x=3,y=4` or `x=Horizontal,y=Vertical`, roles and the columns that play them."""
    pairs = [part.partition("=") for part in text.split(",")]
    found = {role.strip(): name.strip() for role, _, name in pairs}
    if not all(mark and role.strip() and name.strip() for role, mark, name in pairs) or len(found) < len(pairs):
        raise argparse.ArgumentTypeError(
            tr("{typed!r} does not work; give columns such as x=3,y=4 or x=Horizontal,y=Up", typed=text)
        )
    return found


def distance(text: str) -> float:
    """An argparse type: the millimetres of `100m`, `100yd`, `50ft`."""
    try:
        return read_distance(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            tr("{typed!r} does not work; give a distance such as 100m, 100yd or 50ft", typed=text)
        ) from None


def add_columns(parser: argparse.ArgumentParser, such_as: str) -> argparse._ArgumentGroup:
    """Add the flags for any table, which columns and what its commas mean; their group, for more."""
    given = parser.add_argument_group(tr("what the file does not say"))
    given.add_argument(
        "--columns",
        type=columns,
        default={},
        metavar="PAIRS",
        help=tr("which columns to read, by name or number, such as {such_as}", such_as=such_as),
    )
    given.add_argument(
        "--decimal-mark",
        choices=NAMES,
        metavar="MARK",
        help=tr("comma or point: what the numbers have, where it is open"),
    )
    return given


def add_shots(parser: argparse.ArgumentParser) -> None:
    """Add the flags for a table of shots."""
    given = add_columns(parser, "x=3,y=4")
    given.add_argument("--unit", choices=WORDS, metavar="UNIT", help=tr("of x and y: {words}", words=", ".join(WORDS)))
    given.add_argument(
        "--distance", type=distance, metavar="DIST", help=tr("to the target, for angles (moa, mrad): 100m, 100yd, 50ft")
    )
    given.add_argument(
        "--y-down", action="store_true", help=tr("y grows downwards, as on screens and in some programs")
    )
    given.add_argument("--sighters", action="store_true", help=tr("keep the sighters of an electronic target's file"))


def asked_of(args: argparse.Namespace) -> Asked:
    """What the flags say."""
    mark = "" if args.decimal_mark is None else NAMES[args.decimal_mark]
    return Asked(args.columns, args.unit or "", args.distance, args.y_down, mark, args.sighters)


def say(understood: Understood) -> None:
    """What was understood, on stderr; nothing for the plain form, of which there is nothing to say."""
    if not understood.plain:
        remark(tr("read: {sentence}", sentence=understood.sentence))


def read_as_json(understood: Understood) -> dict[str, Any]:
    """The key `read` of an answer, where there is something to say."""
    return {} if understood.plain else {"read": understood.as_json()}


def save_preview(path: str, face: Face, points_mm: Sequence[tuple[float, float]], hole_mm: float) -> None:
    """Write the shots on their face as a new PNG, and say so. Raises BadInputError and StorageError."""
    from io import BytesIO

    from bullseye.errors import BadInputError
    from bullseye.play.pointing_export import write_new_bytes

    try:
        from bullseye.picture.plot import shot_plot

        picture = shot_plot(face, points_mm, PREVIEW_PX, hole_mm=hole_mm, numbered=len(points_mm) <= NUMBERED)
    except ImportError as bad:
        raise BadInputError(tr("pictures need Pillow; install it with: pip install pillow")) from bad
    data = BytesIO()
    picture.save(data, "PNG")
    write_new_bytes(Path(path).expanduser().absolute(), data.getvalue())
    remark(tr("written: {path}", path=path))
