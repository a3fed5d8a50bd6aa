"""Rounds from a range as they are kept, made in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from bullseye.drill.match import Matches
from bullseye.play.entry.entering import Notes, begin
from bullseye.session.record import Record
from tests.records.helpers import NOON
from tests.rounds import FACES

MATCHES = Matches()
_NUMBERS = count(1)


def entered(match: str, values: Sequence[str], player: str = "Ada", **notes: object) -> list[Record]:
    """The rounds of one sitting of *match*, a text of values for each distance; noon, with ids that differ."""
    told = replace(Notes(player), **notes)  # type: ignore[arg-type]
    found = begin(MATCHES.get(match), FACES.get, told, lambda: f"range-{next(_NUMBERS)}")
    for sheet, text in zip(found.sheets, values, strict=False):
        sheet.type(text)
    return found.records(NOON, NOON.tzinfo)  # type: ignore[arg-type]
