"""How a round behaves: a drill, read from one TOML file each. Lengths in it are face diameters."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from bullseye.datafile import Table, is_slug, read_table
from bullseye.drill.placement import PLACES
from bullseye.drill.rules import ACCURACY_FACTORS, SCORES, Rules
from bullseye.errors import BadDrillError
from bullseye.target.face import Face
from bullseye.target.ties import TIE_RULES

ENDS = ("time", "shots", "targets", "never")


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill. It works with any face: `range_faces` becomes millimetres when a round starts."""

    id: str
    name: str
    summary: str
    ends: str
    time_s: float | None = None
    shots: int | None = None
    targets: int | None = None
    range_faces: tuple[float, float] = (1.2, 1.2)
    place: str = "centre"
    ranked: bool = True
    ties: str = "simple"
    rules: Rules = Rules()
    aliases: tuple[str, ...] = ()

    @property
    def score_unit(self) -> str:
        """What a score counts: `points`, or `ms` where the clock is the score."""
        return "ms" if self.rules.score == "time" else "points"

    @property
    def better(self) -> str:
        """`higher` or `lower`: which of two scores wins."""
        return "lower" if self.rules.score == "time" else "higher"

    def range_mm(self, face: Face) -> tuple[float, float]:
        """Width and height of the range for *face*, in mm; the window's size never changes it."""
        width, height = self.range_faces
        return (round(width * face.diameter_mm, 6), round(height * face.diameter_mm, 6))

    def parameters(self, face: Face) -> dict[str, Any]:
        """Everything that shaped a round of this drill on *face*, lengths in mm: kept in the record."""
        rules = asdict(self.rules)
        del rules["version"]
        return {
            "ends": self.ends,
            "time_s": self.time_s,
            "shots": self.shots,
            "targets": self.targets,
            "range_mm": list(self.range_mm(face)),
            "place": self.place,
            "ties": self.ties,
            **rules,
        }


def rules_from(parameters: dict[str, Any], version: int) -> Rules:
    """The rules a record was played by, from its `parameters` and its `rules` number."""
    names = {f.name for f in fields(Rules)} - {"version"}
    return Rules(version=version, **{name: parameters[name] for name in names if name in parameters})


def parse_drill(raw: bytes, drill_id: str, file: str) -> Drill:
    """Read a drill from the bytes of its TOML file; raises BadDrillError naming file, key and value."""
    if not is_slug(drill_id):
        raise BadDrillError(
            file, "the file's name", drill_id, "it must be lower-case letters, digits and hyphens, 64 at most"
        )
    top = read_table(raw, file, BadDrillError)
    ends = top.text("ends", choices=ENDS)
    rules = _rules(top.table("scoring"))
    drill = Drill(
        id=drill_id,
        name=top.text("name", limit=40),
        summary=top.text("summary", limit=160),
        ends=ends,
        time_s=_limit(top, ends, "time", "time_s"),
        shots=_count(top, ends, "shots"),
        targets=_count(top, ends, "targets"),
        range_faces=_range(top),
        place=top.text("place", "centre", choices=PLACES),
        ranked=top.flag("ranked", ends != "never"),
        ties=top.text("ties", "simple", choices=tuple(TIE_RULES)),
        rules=rules,
        aliases=top.strings("aliases"),
    )
    if ends == "never" and drill.ranked:
        raise top.fail("ranked", True, "a drill that never ends by itself cannot be ranked")
    if rules.score == "time" and ends != "targets":
        raise top.fail("ends", ends, 'a drill whose score is the time must end by "targets"')
    top.finish()
    return drill


def _range(top: Table) -> tuple[float, float]:
    width, height = top.numbers("range_faces", (1.2, 1.2), count=2, low=0.0, high=20.0)
    if min(width, height) < 1.0:
        raise top.fail("range_faces", [width, height], "the range must be at least 1 face wide and high")
    return (width, height)


def _limit(top: Table, ends: str, when: str, key: str) -> float | None:
    if ends == when:
        return top.number(key, low=1.0, high=3600.0)
    if top.has(key):
        raise top.fail(key, ends, f'{key} is only for ends = "{when}"')
    return None


def _count(top: Table, ends: str, key: str) -> int | None:
    if ends == key:
        return top.integer(key, low=1, high=1000)
    if top.has(key):
        raise top.fail(key, ends, f'{key} is only for ends = "{key}"')
    return None


def _rules(table: Table) -> Rules:
    rules = Rules(
        score=table.text("score", "points", choices=SCORES),
        combo_window_s=table.number("combo_window_s", 3.0, low=0.0, high=60.0, above=True),
        combo_step_points=table.integer("combo_step_points", 1, low=0, high=100),
        combo_cap_points=table.integer("combo_cap_points", 5, low=0, high=1000),
        time_bonus_points=table.integer("time_bonus_points", 0, low=0, high=1000),
        time_bonus_s=table.number("time_bonus_s", 2.0, low=0.0, high=60.0, above=True),
        accuracy_factor=table.text("accuracy_factor", "sqrt", choices=ACCURACY_FACTORS),
    )
    table.finish()
    return rules
