"""A list of shots before it is kept: how it was understood, where its shots lie, what is open still."""

from __future__ import annotations

import re
from typing import NamedTuple

from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import Source
from bullseye.tabular.shots import read_shots
from bullseye.tabular.table import read_table
from bullseye.tabular.text import decode
from bullseye.tabular.understood import Asked
from bullseye.target.face import Face
from bullseye.words import catalogue, tr

_FLAGS = (
    (re.compile(r"; (give|say)\b[^;]*--[a-z-]+[^;]*"), "; say it below"),
    (re.compile(r", or say which columns[^;]*--columns[^;]*"), ", or say below which columns they are"),
    (re.compile(r": say how far away the target was[^;]*"), ": say below how far away the target was"),
    (re.compile(r"; leave --unit out, or rename the column"), "; leave the unit to the file"),
)

_CLAUSES = re.compile(r"(?<=[;\u061b\uff1b])"), re.compile(r"(?<=[:\uff1a])")
_FLAG = re.compile("--[a-z]")


class Look(NamedTuple):
    """What a list shows: one sentence, or what is *wrong* with it; its columns by name; its shots in mm, y up."""

    sentence: str = ""
    wrong: str = ""
    columns: tuple[str, ...] = ()
    points_mm: tuple[tuple[float, float], ...] = ()


def look(source: Source, asked: Asked) -> Look:
    """Read the list as *asked*. Never raises: what is wrong with it is what there is to see."""
    try:
        read = read_shots(source.data, source.path.name, asked)
    except BullseyeError as bad:
        return Look(wrong=below(str(bad)), columns=_columns(source))
    columns = () if read.understood.program else tuple(filter(None, read.table.head))
    return Look(read.understood.sentence, "", columns, tuple(read.points_mm))


def _columns(source: Source) -> tuple[str, ...]:
    try:
        head = read_table(decode(source.data, source.path.name), source.path.name).head
    except BullseyeError:
        return ()
    return tuple(filter(None, head))


def below(text: str) -> str:
    """An error that asks for a flag, in the words of a window that has fields for it below.

    In another language than English the clause with the flag is left out, and that it is asked below is said instead.
    """
    if catalogue() is not None:
        if not _FLAG.search(text):
            return text
        parted = ("".join(part for part in ends.split(text) if not _FLAG.search(part)) for ends in _CLAUSES)
        kept = next(filter(None, parted), text)
        return tr("{said}; say it below", said=kept.rstrip(" ;:\u061b\uff1b\uff1a"))
    for pattern, words in _FLAGS:
        text = pattern.sub(words, text)
    return text


def picture(shown: Look, face: Face, size_px: int) -> bytes:
    """The shots on *face* as a PNG, *size_px* square; without shots the face alone. Raises ImportError, no Pillow."""
    from io import BytesIO

    from bullseye.picture.plot import shot_plot

    out = BytesIO()
    shot_plot(face, shown.points_mm, size_px).save(out, "PNG", compress_level=1)
    return out.getvalue()
