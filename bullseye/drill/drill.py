"""How a round behaves: a drill, read from one TOML file each. Lengths in it are face diameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from math import prod
from typing import Any

from bullseye.datafile import Table, is_slug, read_table
from bullseye.drill.lab_layout import parse_test
from bullseye.drill.motion import MOTIONS
from bullseye.drill.rules import Rules
from bullseye.drill.schema import ENDS, MAX_MOTIONS, MAX_STAGES, TESTS, in_mm, read_keys
from bullseye.errors import BadDrillError
from bullseye.target.face import Face
from bullseye.words import tr, trn

STILL = ("still",)
NO_POINTS = Rules(score="none", combo_step_points=0, combo_cap_points=0, accuracy_factor="none")
"""What a test is scored by: its shots hit or miss, and that is all."""


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill. It works with any face: lengths in face diameters become millimetres when a round starts.

    *motion*, *adaptive*, *stages*, *tapping* and *reaction* hold the keys of their tables as drill/schema.py lists
    them.
    """

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
    daily: bool = False
    rules: Rules = Rules()
    aliases: tuple[str, ...] = ()
    refill_s: float = 0.0
    refill_less_s: float = 0.0
    clock_most_s: float | None = None
    grid: tuple[int, int] = (3, 3)
    targets_up: int = 1
    stay_s: float | None = None
    gap_s: float = 0.0
    dont_share: float = 0.0
    motion: tuple[Mapping[str, Any], ...] = ()
    adaptive: Mapping[str, Any] | None = None
    stages: tuple[Mapping[str, Any], ...] = ()
    tapping: Mapping[str, Any] | None = None
    reaction: Mapping[str, Any] | None = None

    @property
    def test(self) -> str:
        """`tapping` or `reaction` for a test with a session of its own; empty for a drill that shoots at a face."""
        return "tapping" if self.tapping else "reaction" if self.reaction else ""

    @property
    def score_unit(self) -> str:
        """What a score counts: `points`, or `ms` where a time is the score."""
        return "ms" if self.rules.score in ("time", "on-target") else "points"

    @property
    def better(self) -> str:
        """`higher` or `lower`: which of two scores wins."""
        return "lower" if self.rules.score == "time" else "higher"

    @property
    def moves(self) -> bool:
        """True when targets move or change their size by themselves, so that every frame may differ."""
        return any(values["kind"] not in STILL for values in self.motion)

    @property
    def lively(self) -> bool:
        """True when more happens than one still target that a hit may place anew."""
        return bool(
            self.moves or self.adaptive or self.stages or self.targets_up > 1 or self.stay_s or self.place == "grid"
            or self.gap_s
        )  # fmt: skip

    @property
    def tracks(self) -> bool:
        """True when the pointer's time on the target is what counts, and clicks do not."""
        return self.rules.score == "on-target"

    @property
    def needs_pointer(self) -> bool:
        """True when the round must be told where the pointer goes."""
        return self.tracks or any(MOTIONS[values["kind"]].needs_pointer for values in self.motion)

    def range_mm(self, face: Face) -> tuple[float, float]:
        """Width and height of the range for *face*, in mm; the window's size never changes it."""
        width, height = self.range_faces
        return (round(width * face.diameter_mm, 6), round(height * face.diameter_mm, 6))

    def parameters(self, face: Face) -> dict[str, Any]:
        """Everything that shaped a round of this drill on *face*, lengths in mm: kept in the record.

        What a drill does not use is left out, so that the records of simple drills stay small.
        """
        rules = asdict(self.rules)
        del rules["version"]
        more: dict[str, Any] = {
            "refill_s": self.refill_s,
            "refill_less_s": self.refill_less_s,
            "clock_most_s": self.clock_most_s,
            "grid": list(self.grid) if self.place == "grid" else None,
            "targets_up": self.targets_up if self.targets_up > 1 else None,
            "stay_s": self.stay_s,
            "gap_s": self.gap_s,
            "dont_share": self.dont_share,
            "motion": [in_mm(dict(values), face.diameter_mm) for values in self.motion],
            "adaptive": dict(self.adaptive) if self.adaptive else None,
            "stages": [in_mm(dict(stage), face.diameter_mm) for stage in self.stages],
            "tapping": in_mm(dict(self.tapping), face.diameter_mm) if self.tapping else None,
            "reaction": in_mm(dict(self.reaction), face.diameter_mm) if self.reaction else None,
        }
        return {
            "ends": self.ends,
            "time_s": self.time_s,
            "shots": self.shots,
            "targets": self.targets,
            "range_mm": list(self.range_mm(face)),
            "place": self.place,
            "ties": self.ties,
            **rules,
            **{name: value for name, value in more.items() if value},
        }


def rules_from(parameters: Mapping[str, Any], version: int) -> Rules:
    """The rules a record was played by, from its `parameters` and its `rules` number."""
    names = {f.name for f in fields(Rules)} - {"version"}
    return Rules(version=version, **{name: parameters[name] for name in names if name in parameters})


def parse_drill(raw: bytes, drill_id: str, file: str) -> Drill:
    """Read a drill from the bytes of its TOML file; raises BadDrillError naming file, key and value."""
    if not is_slug(drill_id):
        raise BadDrillError(
            file, tr("the file's name"), drill_id, tr("it must be lower-case letters, digits and hyphens, 64 at most")
        )
    top = read_table(raw, file, BadDrillError)
    ends = top.text("ends", choices=ENDS)
    values = read_keys(top, "", ends)
    values["ranked"] = _ranked(top, ends, values["ranked"])
    values.update(parse_test(top, ends))
    drill = Drill(
        id=drill_id,
        rules=NO_POINTS if ends in TESTS else _rules(top),
        motion=_motions(top),
        adaptive=_adaptive(top),
        stages=_stages(top, ends),
        **values,
    )
    if not drill.test:
        _check_score(top, drill)
        _check_targets(top, drill)
    top.finish()
    return drill


def _ranked(top: Table, ends: str, wanted: bool | None) -> bool:
    if ends == "never" and wanted:
        raise top.fail("ranked", True, tr("a drill that never ends by itself cannot be ranked"))
    if wanted is not None:
        return wanted
    return ends != "never" and top.table("scoring").value("score") != "none"


def _rules(top: Table) -> Rules:
    table = top.table("scoring")
    rules = Rules(**read_keys(table, "scoring"))
    table.finish()
    return rules


def _motions(top: Table) -> tuple[Mapping[str, Any], ...]:
    found: list[Mapping[str, Any]] = []
    for table in top.tables("motion", limit=MAX_MOTIONS):
        kind = table.text("kind", choices=tuple(MOTIONS))
        values = read_keys(table, "motion", kind)
        table.finish()
        refused = MOTIONS[kind].refusal(values)
        if refused is not None:
            key, wanted = refused
            raise table.fail(key, values[key], wanted)
        if MOTIONS[kind].only_one and any(other["kind"] == kind for other in found):
            raise table.fail("kind", kind, MOTIONS[kind].only_one)
        found.append(values)
    return tuple(found)


def _adaptive(top: Table) -> Mapping[str, Any] | None:
    if not top.has("adaptive"):
        return None
    table = top.table("adaptive")
    values = read_keys(table, "adaptive")
    table.finish()
    if not values["least"] <= values["start"] <= values["most"]:
        low, high = values["least"], values["most"]
        raise table.fail(
            "start", values["start"], tr("it must lie between least, {low:g}, and most, {high:g}", low=low, high=high)
        )
    return values


def _stages(top: Table, ends: str) -> tuple[Mapping[str, Any], ...]:
    tables = top.tables("stage", limit=MAX_STAGES)
    if ends == "stages" and not tables:
        raise top.fail("ends", ends, tr("a drill that ends with its stages needs a [[stage]]"))
    if ends != "stages" and tables:
        raise top.fail("stage", trn("{n} table", "{n} tables", len(tables)), tr('stages are only for ends = "stages"'))
    found = []
    for table in tables:
        values = read_keys(table, "stage")
        table.finish()
        if values["delay_s"][0] > values["delay_s"][1]:
            raise table.fail("delay_s", list(values["delay_s"]), tr("the first must not be more than the second"))
        found.append(values)
    return tuple(found)


def _check_score(top: Table, drill: Drill) -> None:
    score = drill.rules.score
    if score == "time" and drill.ends != "targets":
        raise top.fail("ends", drill.ends, tr('a drill whose score is the time must end by "targets"'))
    if score == "on-target" and drill.ends != "time":
        raise top.fail("ends", drill.ends, tr('a drill whose score is the time on target must end by "time"'))
    if score == "none" and drill.ranked:
        raise top.fail("ranked", True, tr("a drill without a score cannot be ranked"))
    if score == "on-target" and drill.adaptive:
        raise top.fail("adaptive.changes", drill.adaptive["changes"], tr("it follows shots, and tracking has none"))


def _check_targets(top: Table, drill: Drill) -> None:
    width, height = drill.range_faces
    if min(width, height) < 1.0:
        raise top.fail("range_faces", [width, height], tr("the range must be at least 1 face wide and high"))
    if drill.targets_up > 1 and drill.place == "centre":
        raise top.fail("targets_up", drill.targets_up, tr('several targets need place = "on-hit" or "grid"'))
    if drill.place == "grid":
        columns, rows = drill.grid
        if columns * rows < drill.targets_up + 1:
            raise top.fail(
                "grid",
                list(drill.grid),
                tr("it needs a free cell besides the {targets_up} taken", targets_up=drill.targets_up),
            )
        if width < columns or height < rows:
            raise top.fail(
                "range_faces",
                [width, height],
                tr("{columns} by {rows} cells need at least as many faces", columns=columns, rows=rows),
            )
    elif top.has("grid"):
        raise top.fail("grid", top.value("grid"), tr('it is only for place = "grid"'))
    if drill.dont_share and drill.stay_s is None:
        raise top.fail("dont_share", drill.dont_share, tr("it needs stay_s: what must not be shot goes only by itself"))
    if drill.gap_s and drill.place == "centre" and drill.stay_s is None:
        raise top.fail("gap_s", drill.gap_s, tr('it needs targets that go: stay_s, or place = "on-hit" or "grid"'))
    if drill.adaptive and drill.adaptive["changes"] == "speed" and not drill.moves:
        raise top.fail("adaptive.changes", "speed", tr("it needs a [[motion]] that moves"))
    if drill.rules.wrong_hit_points and not drill.dont_share:
        raise top.fail("scoring.wrong_hit_points", drill.rules.wrong_hit_points, tr("it needs dont_share"))
    largest = prod(max(m["from_size"], m["to_size"]) for m in drill.motion if "to_size" in m)
    if drill.adaptive and drill.adaptive["changes"] == "size":
        largest *= drill.adaptive["most"]
    if largest > min(width, height):
        raise top.fail(
            "range_faces",
            [width, height],
            tr("targets grow to {largest:g} faces and need at least that", largest=largest),
        )
