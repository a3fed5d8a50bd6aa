"""One key of a drill file: its name, what it may hold and what it means, read and described from the same line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from bullseye.datafile import MISSING, Table

MAX_SIZES = 6
MAX_CHOICES = 8


class Key(NamedTuple):
    """One key: the table it stands in ("" is the top), what it may hold, its unit, and what it is for.

    *only* names the values of `ends` (at the top) or of `kind` (in a motion) that it goes with; empty goes with all.
    A motion's class declares its keys without it: whose they are is known.
    """

    table: str
    name: str
    type: str
    sentence: str
    default: Any = MISSING
    unit: str = ""
    low: float = 0
    high: float = 1e6
    above: bool = False
    choices: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def needed(self) -> bool:
        """True when a file must give it (where it may)."""
        return self.default is MISSING

    def read(self, table: Table) -> Any:
        """Its value in *table*, or the default; raises the table's error."""
        name, default, low, high = self.name, self.default, self.low, self.high
        ways: dict[str, Callable[[], Any]] = {
            "text": lambda: table.text(name, default, limit=int(high)),
            "choice": lambda: table.text(name, default, choices=self.choices),
            "flag": lambda: table.flag(name, default),
            "names": lambda: table.strings(name, default),
            "number": lambda: table.number(name, default, low=low, high=high, above=self.above),
            "integer": lambda: table.integer(name, default, low=int(low), high=int(high)),
            "two numbers": lambda: table.numbers(name, default, count=2, low=low, high=high),
            "two whole numbers": lambda: table.integers(name, default, count=2, low=int(low), high=int(high)),
            "numbers": lambda: table.number_list(name, default, most=MAX_SIZES, low=low, high=high),
            "whole numbers": lambda: table.number_list(name, default, most=MAX_CHOICES, low=low, high=high, whole=True),
        }
        return ways[self.type]()

    def allowed(self) -> str:
        """What it may hold, in words."""
        if self.choices:
            return " ".join(f"`{choice}`" for choice in self.choices)
        if self.type == "text":
            return f"text, {self.high:g} characters at most"
        if self.type == "flag":
            return "`true` `false`"
        if self.type == "names":
            return "list of names"
        kind = {"integer": "whole number", "number": "number"}.get(self.type, self.type)
        kind = {"numbers": f"1 to {MAX_SIZES} numbers", "whole numbers": f"1 to {MAX_CHOICES} whole numbers"}.get(
            self.type, kind
        )
        more_than = self.above or self.type in ("two numbers", "numbers")
        return f"{kind}, {'more than ' if more_than else ''}{self.low:g} to {self.high:g}"
