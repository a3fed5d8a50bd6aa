"""Every key of a drill file in one table, from which drills are read and docs/drills.md is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bullseye.datafile import Table
from bullseye.drill.key import MAX_CHOICES, Key
from bullseye.drill.motion import MOTIONS
from bullseye.drill.placement import PLACES
from bullseye.drill.rules import ACCURACY_FACTORS, SCORES
from bullseye.target.ties import TIE_RULES
from bullseye.words import listed, tr

ENDS = ("time", "shots", "targets", "never", "miss", "stages", "tapping", "reaction")
TESTS = ("tapping", "reaction")
"""Values of `ends` that are tests of their own: no face is shot at, and no points are counted."""
ORDERS = ("random", "given")
ADAPTS = ("size", "speed")
MAX_UP = 12
MAX_MOTIONS = 6
MAX_STAGES = 12
MAX_ROUNDS = 40

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


_TIME_ONLY = ("time",)

KEYS: tuple[Key, ...] = (
    # Those of [[motion]] are declared by each motion's class: see motion_keys().
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
    Key("", "daily", "flag", "Whether the day gives the seed: one round a day, the same for everybody.", False),
    Key("", "ties", "choice", "How ties are broken: see [scoring](scoring.md).", "simple",
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
    Key("reaction", "ring_faces", "number", "The diameter of the ring they are on, where there are choices.", 0.72,
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
    keys = motion_keys() if table == "motion" else KEYS
    return (key for key in keys if key.table == table and (of is None or not key.only or of in key.only))


def motion_keys() -> Iterator[Key]:
    """The keys of [[motion]]: `kind`, then what each motion's class declares; a key that several share comes once."""
    yield Key("motion", "kind", "choice", "The motion. Several add up; sizes multiply.", choices=tuple(MOTIONS))
    owners: dict[Key, list[str]] = {}
    for kind, motion in MOTIONS.items():
        for key in motion.keys:
            owners.setdefault(key, []).append(kind)
    for key, kinds in owners.items():
        yield key._replace(table="motion", only=tuple(kinds))


def read_keys(table: Table, name: str, of: str | None = None) -> dict[str, Any]:
    """Every key of the table called *name* that goes with *of*, by its name.

    A key that goes with another value is refused with the one it belongs to; raises the table's error.
    """
    found = {key.name: key.read(table) for key in keys_of(name, of)}
    for key in keys_of(name):
        if key.name not in found and table.has(key.name):
            which = "ends" if name == "" else "kind"
            choices = listed((f'"{choice}"' for choice in key.only), either=True)
            raise table.fail(
                key.name,
                table.value(key.name),
                tr("{name} is only for {which} = {choices}", name=key.name, which=which, choices=choices),
            )
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
