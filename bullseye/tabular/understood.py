"""What a person says of a file, and what was understood of it: one line to check before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bullseye.tabular.marks import COMMA, POINT
from bullseye.tabular.table import SEPARATOR_WORDS, Table
from bullseye.tabular.units import MM, Unit
from bullseye.words import commas, tr, trn


class Asked(NamedTuple):
    """What a person says of a file: which columns (by role), the unit, the distance, which way y points, and so on.

    Everything is optional: "" and None leave it to the file. *decimal* is a mark of `marks`. *sighters* keeps them.
    *dates* is an order of `dates`.
    """

    columns: Mapping[str, str] = {}
    unit: str = ""
    distance_mm: float | None = None
    y_down: bool = False
    decimal: str = ""
    sighters: bool = False
    dates: str = ""


NOTHING = Asked()


class Understood(NamedTuple):
    """How a file was read. *columns* are the headings of x and y, *program* whose file it is, "" for a table."""

    shots: int
    unit: Unit
    y_down: bool
    columns: tuple[str, str]
    separator: str = ","
    decimal: str = POINT
    encoding: str = "UTF-8"
    program: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """True for the form that is ours, of which there is nothing to say."""
        return self == Understood(self.shots, Unit(MM), False, ("x_mm", "y_mm"))

    @property
    def sentence(self) -> str:
        """The line: "12 shots, inches, y down; left out: 3 sighters"."""
        shots = trn("{n} shot", "{n} shots", self.shots)
        parts = [commas((shots, self.unit.words, tr("y down") if self.y_down else tr("y up")))]
        if self.program:
            parts.append(tr("a file of {program}", program=self.program))
        elif self.columns != ("x_mm", "y_mm"):
            parts.append(tr("x is {x!r}, y is {y!r}", x=self.columns[0], y=self.columns[1]))
        parts += form_words("," if self.program else self.separator, self.decimal, self.encoding)
        parts += [tr("left out: {what}", what=", ".join(self.left_out))] if self.left_out else []
        return "; ".join(parts)

    def as_json(self) -> dict[str, Any]:
        """The same for other programs."""
        return {
            "shots": self.shots,
            "unit": self.unit.name,
            "distance_m": None if self.unit.distance_mm is None else self.unit.distance_mm / 1000,
            "y": "down" if self.y_down else "up",
            "columns": list(self.columns),
            "separator": self.separator,
            "decimal": self.decimal,
            "encoding": self.encoding,
            "program": self.program or None,
            "left_out": list(self.left_out),
        }


def counted(number: int, one: str) -> str:
    """`1 shot`, `3 shots`."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def words_of(separator: str) -> str:
    """What a separator is called."""
    return SEPARATOR_WORDS.get(separator, repr(separator))


def form_words(separator: str, decimal: str, encoding: str) -> list[str]:
    """How a table is written, in one part of a sentence; none for commas, decimal points and UTF-8."""
    words = [tr("separated by {mark}", mark=words_of(separator))] if separator != "," else []
    words += [tr("decimal commas")] if decimal == COMMA else []
    words += [encoding] if encoding != "UTF-8" else []
    return [commas(words)] if words else []


def left_out_of(table: Table) -> list[str]:
    """What the table itself held besides rows, in words."""
    found = [trn("{n} comment line", "{n} comment lines", table.comments)] if table.comments else []
    lines = ", ".join(str(row.line) for row in table.totals)
    return found + (
        [trn("{n} total (line {lines})", "{n} totals (line {lines})", len(table.totals), lines=lines)]
        if table.totals
        else []
    )
