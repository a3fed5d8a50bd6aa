"""Rounds by name that are shot on a range, such as WA 18 m or AP60: a match, read from one TOML file each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bullseye.datafile import Table, is_slug, read_table
from bullseye.drill.drill import Drill
from bullseye.drill.rules import Rules
from bullseye.errors import BadDrillError
from bullseye.shelf import Shelf
from bullseye.target.face import STANDARD
from bullseye.words import commas, tr

ARCHERY = "archery"
SPORTS = (ARCHERY, "pistol", "rifle")
MAX_PARTS, MAX_ENDS, MAX_SHOTS, MAX_SPOTS = 6, 60, 20, 5
PLAIN_SUM = Rules(combo_step_points=0, combo_cap_points=0, accuracy_factor="none")
"""A match is the sum of its shots and nothing else."""


class Part(NamedTuple):
    """One distance: *ends* ends (archers) or series (shooters) of *shots* shots at *face*, by its id.

    *id* is what its rounds are kept under; *decimals*: the sum is in tenths; *spots*: how many small faces hang side
    by side, each for one shot of an end.
    """

    id: str
    distance_m: float
    face: str
    ends: int
    shots: int
    style: str = STANDARD
    decimals: bool = False
    spots: int = 1

    @property
    def shots_in_all(self) -> int:
        """How many shots the part has."""
        return self.ends * self.shots


@dataclass(frozen=True, slots=True)
class Match:
    """A round by name. *source* says where the numbers are from, *status* how far that was checked."""

    id: str
    name: str
    sport: str
    indoors: bool
    parts: tuple[Part, ...]
    source: str = ""
    status: str = ""
    aliases: tuple[str, ...] = ()

    def part_name(self, part: Part) -> str:
        """The match's name, and the distance where it has several."""
        return self.name if len(self.parts) == 1 else commas((self.name, f"{part.distance_m:g} m"))

    def drill(self, part: Part) -> Drill:
        """The drill that a round of *part* is scored by."""
        return Drill(
            id=part.id,
            name=self.part_name(part),
            summary="",
            ends="never",
            range_faces=(float(part.spots), 1.0),
            ranked=False,
            rules=PLAIN_SUM,
        )


class Matches(Shelf[Match]):
    """Every match by name or alias; *user_folder* holds the user's own TOML files and may be missing."""

    def __init__(self, user_folder: Path | None = None) -> None:
        super().__init__("match", "bullseye.drill", "matches", parse_match, BadDrillError, user_folder)

    def part(self, part_id: str) -> Part | None:
        """The part that rounds are kept under as *part_id*; None where no match has it."""
        return next((part for match in self.items() for part in match.parts if part.id == part_id), None)

    def part_name(self, part_id: str) -> str:
        """What a round kept under *part_id*, or a whole match of that id, is called; empty where there is none."""
        for match in self.items():
            if part_id == match.id:
                return match.name
            if part_id.startswith(match.id):
                for part in match.parts:
                    if part.id == part_id:
                        return match.part_name(part)
        return ""

    def match_of(self, part_id: str) -> str:
        """The id of the match that has the part *part_id*; *part_id* itself where none has it."""
        return next((match.id for match in self.items() for part in match.parts if part.id == part_id), part_id)


def parse_match(raw: bytes, match_id: str, file: str) -> Match:
    """Read a match from the bytes of its TOML file; raises BadDrillError naming file, key and value."""
    if not is_slug(match_id):
        raise BadDrillError(
            file, tr("the file's name"), match_id, tr("it must be lower-case letters, digits and hyphens, 64 at most")
        )
    top = read_table(raw, file, BadDrillError)
    name = top.text("name", limit=40)
    sport = top.text("sport", choices=SPORTS)
    indoors = top.flag("indoors", False)
    source, status = top.text("source", "", limit=400), top.text("status", "", limit=20)
    aliases = top.strings("aliases")
    tables = top.tables("part", limit=MAX_PARTS)
    parts = tuple(_part(table, match_id, len(tables)) for table in tables)
    top.finish()
    if not parts:
        raise BadDrillError(file, "", tr("no [[part]] is given"), tr("a match needs at least one"))
    if len({part.id for part in parts}) < len(parts):
        raise BadDrillError(
            file,
            "part",
            match_id,
            tr("two parts have one distance; write their shots as one part, or name a match each"),
        )
    return Match(match_id, name, sport, indoors, parts, source, status, aliases)


def _part(table: Table, match_id: str, parts: int) -> Part:
    distance_m = table.number("distance_m", low=0, high=2000, above=True)
    found = Part(
        match_id if parts == 1 else f"{match_id}-{distance_m:g}m".replace(".", "-"),
        distance_m,
        table.text("face", limit=64),
        table.integer("ends", low=1, high=MAX_ENDS),
        table.integer("shots", low=1, high=MAX_SHOTS),
        table.text("style", STANDARD, limit=64),
        table.flag("decimals", False),
        table.integer("spots", 1, low=1, high=MAX_SPOTS),
    )
    table.finish()
    return found
