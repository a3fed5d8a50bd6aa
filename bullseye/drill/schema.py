"""Every key of a drill file in one table, from which drills are read and docs/drills.md is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from bullseye.datafile import MISSING, Table
from bullseye.drill.placement import PLACES
from bullseye.drill.rules import ACCURACY_FACTORS, SCORES
from bullseye.target.ties import TIE_RULES

ENDS = ("time", "shots", "targets", "never", "miss", "stages", "tapping", "reaction")
TESTS = ("tapping", "reaction")
"""Values of `ends` that are tests of their own: no face is shot at, and no points are counted."""
ORDERS = ("random", "given")
MOVES = ("still", "linear", "sine", "circle", "lissajous", "jump", "walk", "evade", "shrink", "grow")
ADAPTS = ("size", "speed")
MAX_UP = 12
MAX_MOTIONS = 6
MAX_STAGES = 12
MAX_ROUNDS = 40
MAX_SIZES = 6
MAX_CHOICES = 8

TABLES = {
    "": "At the top of the file",
    "scoring": "Under `[scoring]`",
    "motion": "Under each `[[motion]]`",
    "adaptive": "Under `[adaptive]`",
    "stage": "Under each `[[stage]]`",
    "tapping": "Under `[tapping]`, a pointing test",
    "reaction": "Under `[reaction]`, a test of reaction time",
    "playlist": "At the top of a playlist",
    "round": "Under each `[[round]]` of a playlist",
}


class Key(NamedTuple):
    """One key: the table it stands in ("" is the top), what it may hold, its unit, and what it is for.

    *only* names the values of `ends` (at the top) or of `kind` (in a motion) that it goes with; empty goes with all.
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


_TIME_ONLY = ("time",)

KEYS: tuple[Key, ...] = (
    Key("", "name", "text", "What players read.", high=40),
    Key("", "summary", "text", "One line for the player on what it trains.", high=160),
    Key("", "aliases", "names", "Other names by which it is found.", ()),
    Key("", "ends", "choice", "What ends a round: time is up, so many shots, so many targets hit, the player, "
        "the first miss, or the last stage is over. A pointing test and a reaction test end with their trials.",
        choices=ENDS),
    Key("", "time_s", "number", "The round's length.", unit="s", low=1, high=3600, only=_TIME_ONLY),
    Key("", "shots", "integer", "Shots to a round.", low=1, high=1000, only=("shots",)),
    Key("", "targets", "integer", "Targets to hit in a round.", low=1, high=1000, only=("targets",)),
    Key("", "refill_s", "number", "What a hit adds to the clock.", 0.0, "s", high=60, only=_TIME_ONLY),
    Key("", "refill_less_s", "number", "How much less each further hit adds than the one before it.", 0.0, "s",
        high=10, only=_TIME_ONLY),
    Key("", "clock_most_s", "number", "The clock is never filled above this; without it, above `time_s`.", None, "s",
        low=1, high=3600, only=_TIME_ONLY),
    Key("", "range_faces", "two numbers", "Width and height of the range, at least 1 each; targets stay inside it.",
        (1.2, 1.2), "face diameters", high=20),
    Key("", "place", "choice", "Where targets stand: in the centre, at a new place after each hit, or in a free "
        "cell of a grid.", "centre", choices=PLACES),
    Key("", "grid", "two whole numbers", "Columns and rows of the grid, for `place = \"grid\"`.", (3, 3), low=1,
        high=10),
    Key("", "targets_up", "integer", "Targets that are up at the same time.", 1, low=1, high=MAX_UP),
    Key("", "stay_s", "number", "How long a target stays if it is not hit; without it, until it is hit.", None, "s",
        low=0.1, high=60),
    Key("", "gap_s", "number", "How long after a target went the next one comes.", 0.0, "s", high=10),
    Key("", "dont_share", "number", "The share of targets that must not be shot; they look different.", 0.0,
        high=0.9),
    Key("", "ranked", "flag", "Whether rounds go on the board; false by default for what cannot be ranked: `never`, "
        "and the score `none`.", None),
    Key("", "ties", "choice", "How equal scores are told apart: see [scoring](scoring.md).", "simple",
        choices=tuple(TIE_RULES)),
    Key("scoring", "score", "choice", "What the score is: points; the time of the last hit; how long the pointer was "
        "on the target; or nothing, where only the group counts.", "points", choices=SCORES),
    Key("scoring", "combo_window_s", "number", "How soon the next hit must come for a combo to live.", 3.0, "s",
        high=60, above=True),
    Key("scoring", "combo_step_points", "integer", "How much more each further hit of a combo brings.", 1, "points",
        high=100),
    Key("scoring", "combo_cap_points", "integer", "The most a combo adds to one hit; 0 turns combos off.", 5,
        "points", high=1000),
    Key("scoring", "time_bonus_points", "integer", "The bonus for a hit at once; 0 turns it off.", 0, "points",
        high=1000),
    Key("scoring", "time_bonus_s", "number", "How long after a target came a hit still brings some of the bonus.",
        2.0, "s", high=60, above=True),
    Key("scoring", "accuracy_factor", "choice", "How the share of shots that hit acts on the sum.", "sqrt",
        choices=ACCURACY_FACTORS),
    Key("scoring", "wrong_hit_points", "integer", "What a hit on a target that must not be shot costs.", 0, "points",
        high=1000),
    Key("motion", "kind", "choice", "The motion. Several add up; sizes multiply.", choices=MOVES),
    Key("motion", "speed_faces_s", "number", "How fast it goes; for `evade`, at most.", unit="face diameters per s",
        high=50, only=("linear", "evade")),
    Key("motion", "angle_deg", "number", "Which way it goes: 0 right, 90 up. Without it, chance decides.", None,
        "degrees", low=-360, high=360, only=("linear",)),
    Key("motion", "amplitude_faces", "number", "How far it swings to each side.", unit="face diameters", high=20,
        only=("sine",)),
    Key("motion", "angle_deg", "number", "The line it swings on: 0 level, 90 upright.", 0.0, "degrees", low=-360,
        high=360, only=("sine",)),
    Key("motion", "radius_faces", "number", "The circle's radius.", unit="face diameters", high=20, only=("circle",)),
    Key("motion", "clockwise", "flag", "Which way round it goes.", False, only=("circle",)),
    Key("motion", "period_s", "number", "How long one swing or one turn takes; for `walk`, how often its way "
        "changes.", unit="s", low=0.1, high=600, only=("sine", "circle", "walk")),
    Key("motion", "amplitudes_faces", "two numbers", "How far it swings right and left, and up and down.",
        unit="face diameters", high=20, only=("lissajous",)),
    Key("motion", "periods_s", "two numbers", "How long one swing takes on each of the two.", unit="s", low=0.1,
        high=600, only=("lissajous",)),
    Key("motion", "every_s", "number", "How long it waits before it jumps; without it, it jumps only on hits.", None,
        "s", low=0.1, high=600, only=("jump",)),
    Key("motion", "on_hit", "flag", "Whether a hit makes it jump as well.", True, only=("jump",)),
    Key("motion", "reach_faces", "number", "How near the pointer must be for it to flee.", 2.0, "face diameters",
        high=20, above=True, only=("evade",)),
    Key("motion", "reaction_s", "number", "How late it sees the pointer.", 0.15, "s", low=0.02, high=5,
        only=("evade",)),
    Key("motion", "from_size", "number", "Its size when it comes, in times the face's.", 1.0, low=0.05, high=5,
        only=("shrink",)),
    Key("motion", "to_size", "number", "Its size in the end.", 0.2, low=0.05, high=5, only=("shrink",)),
    Key("motion", "from_size", "number", "Its size when it comes, in times the face's.", 0.2, low=0.05, high=5,
        only=("grow",)),
    Key("motion", "to_size", "number", "Its size in the end.", 1.0, low=0.05, high=5, only=("grow",)),
    Key("motion", "over_s", "number", "How long that takes, from when the target came.", unit="s", low=0.1, high=600,
        only=("shrink", "grow")),
    Key("adaptive", "changes", "choice", "What a hit makes harder and a miss easier: the targets' size, or the speed "
        "of all motions.", choices=ADAPTS),
    Key("adaptive", "hit_rate", "number", "The share of hits it settles at.", 0.8, low=0.5, high=0.95),
    Key("adaptive", "step_octaves", "number", "How much harder a hit makes it: 1 halves the size or doubles the "
        "speed. A miss makes it easier by this, times the hit rate over the miss rate.", 0.1, "octaves", low=0.01,
        high=1),
    Key("adaptive", "start", "number", "The size or speed it begins with, in times the drill's own.", 1.0, low=0.05,
        high=20),
    Key("adaptive", "least", "number", "The smallest size or lowest speed.", 0.1, low=0.02, high=1),
    Key("adaptive", "most", "number", "The largest size or highest speed.", 1.0, low=1, high=20),
    Key("stage", "name", "text", "What players read.", high=40),
    Key("stage", "series", "integer", "How many series it has.", 1, low=1, high=20),
    Key("stage", "shots", "integer", "Shots to a series; what is not shot in time is lost.", low=1, high=100),
    Key("stage", "time_s", "number", "The time for a series.", unit="s", low=1, high=3600),
    Key("stage", "delay_s", "two numbers", "The shortest and longest wait before a series; chance decides.",
        (2.0, 5.0), "s", high=60),
    Key("tapping", "n", "integer", "Targets on the ring, an odd number: only then is every step across it as long.",
        13, low=5, high=31),
    Key("tapping", "amplitudes_faces", "numbers", "The diameters of the ring.", unit="face diameters", high=20),
    Key("tapping", "widths_faces", "numbers", "The targets' diameters; each ring is met with each.",
        unit="face diameters", high=10),
    Key("tapping", "practice", "integer", "Trials before each sequence that do not count.", 3, low=0, high=31),
    Key("tapping", "error_threshold", "number", "The share of misses above which a sequence is done again; 1 never.",
        0.3, low=0, high=1),
    Key("tapping", "order", "choice", "Whether chance orders the sequences, or the file: each ring with all its "
        "targets before the next.", "random", choices=ORDERS),
    Key("reaction", "trials", "integer", "Good trials for each number of choices.", 20, low=1, high=200),
    Key("reaction", "choices", "whole numbers", "Among how many discs the one lights up, one block of trials for "
        "each. With `[1]` alone a press anywhere answers; else the pointer goes from the middle to the disc.", (1,),
        low=1, high=MAX_CHOICES),
    Key("reaction", "foreperiod_s", "two numbers", "The shortest and longest wait before the light; chance decides.",
        (1.0, 3.0), "s", high=60),
    Key("reaction", "late_s", "number", "After this long without an answer a trial is over, and counted as too late.",
        2.0, "s", low=0.5, high=30),
    Key("reaction", "disc_faces", "number", "The discs' diameter.", 0.24, "face diameters", high=10, above=True),
    Key("reaction", "ring_faces", "number", "The diameter of the ring they stand on, where there are choices.", 0.72,
        "face diameters", high=20, above=True),
    Key("reaction", "order", "choice", "Whether chance orders the blocks, or the file.", "random", choices=ORDERS),
    Key("playlist", "name", "text", "What players read.", high=40),
    Key("playlist", "summary", "text", "One line for the player on what it is for.", high=160),
    Key("playlist", "aliases", "names", "Other names by which it is found.", ()),
    Key("round", "drill", "text", "The drill, by its name.", high=64),
    Key("round", "face", "text", "The face, by its name; without it, the one that is chosen.", "", high=64),
    Key("round", "times", "integer", "How many rounds of it in a row.", 1, low=1, high=20),
)  # fmt: skip


def keys_of(table: str, of: str | None = None) -> Iterator[Key]:
    """The keys of *table*; with *of*, those that go with that value of `ends` or `kind`."""
    return (key for key in KEYS if key.table == table and (of is None or not key.only or of in key.only))


def read_keys(table: Table, name: str, of: str | None = None) -> dict[str, Any]:
    """Every key of the table called *name* that goes with *of*, by its name.

    A key that goes with another value is refused with the one it belongs to; raises the table's error.
    """
    found = {key.name: key.read(table) for key in keys_of(name, of)}
    for key in keys_of(name):
        if key.name not in found and table.has(key.name):
            which = "ends" if name == "" else "kind"
            choices = " or ".join(f'"{choice}"' for choice in key.only)
            raise table.fail(key.name, table.value(key.name), f"{key.name} is only for {which} = {choices}")
    return found


def in_mm(values: dict[str, Any], diameter_mm: float) -> dict[str, Any]:
    """The same values with what is in face diameters in mm: `speed_faces_s` becomes `speed_mm_s`.

    Keys without a value are left out.
    """
    found: dict[str, Any] = {}
    for name, value in values.items():
        if value is None:
            continue
        if "_faces" in name:
            many = isinstance(value, Sequence)
            lengths = [round(one * diameter_mm, 6) for one in (value if many else [value])]
            found[name.replace("_faces", "_mm")] = lengths if many else lengths[0]
        else:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found
