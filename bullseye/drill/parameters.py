"""What shaped a round that was played: a drill's parameters as a record keeps them, lengths in mm, read by type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from bullseye.drill.drill import rules_from
from bullseye.drill.key import Key
from bullseye.drill.motion import MOTIONS
from bullseye.drill.rules import Rules
from bullseye.drill.schema import KEYS, keys_of
from bullseye.errors import BadRecordError
from bullseye.words import tr

FAR = 1e9
"""No length in mm and no time in s is larger: a million metres, thirty years."""


class Stage(NamedTuple):
    """One stage of a course of fire: *series* of *shots* shots each, in *time_s* seconds."""

    name: str
    series: int
    shots: int
    time_s: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one round. *values* are the keys that drill/schema.py lists, `_faces` turned into `_mm`.

    What a drill does not use is left out of *values*; a property then says what that means.
    """

    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ends(self) -> str:
        """What ended the round: one of ENDS; empty when it is not known."""
        return str(self.values.get("ends") or "")

    @property
    def score(self) -> str:
        """What its score is: one of SCORES."""
        return str(self.values.get("score") or "points")

    @property
    def place(self) -> str:
        """Where targets stand: one of PLACES; empty when it is not known."""
        return str(self.values.get("place") or "")

    @property
    def ties(self) -> str:
        """The rule that tells equal scores apart."""
        return str(self.values.get("ties") or "simple")

    @property
    def range_mm(self) -> tuple[float, float] | None:
        """Width and height of the range, in mm; None when they are not known."""
        found = self.values.get("range_mm")
        return None if found is None else (float(found[0]), float(found[1]))

    @property
    def targets_up(self) -> int:
        """How many targets are up at the same time."""
        return int(self.values.get("targets_up") or 1)

    @property
    def dont_share(self) -> float:
        """The share of targets that must not be shot."""
        return float(self.values.get("dont_share") or 0.0)

    @property
    def comes_and_goes(self) -> bool:
        """True where targets go by themselves, or the next one keeps one waiting."""
        return bool(self.values.get("stay_s") or self.values.get("gap_s"))

    @property
    def adaptive(self) -> Mapping[str, Any] | None:
        """The keys of `[adaptive]`, each of them there; None where the drill does not adapt."""
        found = self.values.get("adaptive")
        return {**_defaults("adaptive"), **found} if found else None

    @property
    def hit_rate(self) -> float | None:
        """The share of hits that an adaptive drill settles at; None for any other."""
        adaptive = self.adaptive
        return None if adaptive is None else float(adaptive["hit_rate"])

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of a course of fire, empty for any other drill."""
        return tuple(
            Stage(str(one["name"]), int(one.get("series", 1)), int(one["shots"]), float(one["time_s"]))
            for one in self.values.get("stages") or ()
        )

    @property
    def motions(self) -> tuple[str, ...]:
        """The kinds of its motions, in order."""
        return tuple(str(one["kind"]) for one in self.values.get("motion") or ())

    @property
    def is_reaction(self) -> bool:
        """True for the drill of a reaction test."""
        return bool(self.values.get("reaction"))

    def playable(self) -> Mapping[str, Any]:
        """The values with all that field and flow of a round need.

        Raises BadRecordError that names what is missing, or a motion that this bullseye does not know.
        """
        found = dict(self.values)
        needed = ["ends", "place", "range_mm"]
        needed += {"time": ["time_s"], "stages": ["stages"]}.get(self.ends, [])
        lacking = [f"{name} of parameters" for name in needed if not found.get(name)]
        for one in found.get("motion") or ():
            if one["kind"] not in MOTIONS:
                raise BadRecordError(
                    tr("the motion {kind!r} is not known here; update bullseye to play it", kind=one["kind"])
                )
            for key in _keys("motion", one["kind"]):
                name = key.name.replace("_faces", "_mm")
                if name not in one and key.default is not None:
                    lacking.append(f"{name} of motion")
        if lacking:
            raise BadRecordError(tr("{lacking} is missing, which a replay needs", lacking=lacking[0]))
        if "adaptive" in found:
            found["adaptive"] = self.adaptive
        if "stages" in found:
            found["stages"] = [{**_defaults("stage"), **one} for one in found["stages"]]
        return found

    def rules(self, version: int) -> Rules:
        """The rules of the round, under that version of them; null in a file is a key that is not there."""
        return rules_from({name: value for name, value in self.values.items() if value is not None}, version)


def fault_in(values: Mapping[str, Any]) -> str:
    """What is wrong with the parameters of a record, as "KEY of parameters is VALUE; it must be ..."; else empty."""
    text = repr(values)  # which tells 1 from 1.0 and True; nearly all rounds are of a few drills, so most are known
    if text in _SOUND:
        return ""
    fault = next(_faults(values), "")
    if not fault and len(text) <= _LONGEST:
        if len(_SOUND) >= _MOST_SOUND:
            _SOUND.clear()
        _SOUND.add(text)
    return fault


_SOUND: set[str] = set()
_MOST_SOUND, _LONGEST = 256, 4096
"""Parameters that were found sound, as texts; a long text is no drill of ours and is looked at each time."""


def _faults(values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if value is None:
            continue
        if name in _LISTS:
            if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
                yield f"{name} of parameters is {_show(value)}; it must be a list of objects"
                return
            for one in value:
                yield from _table_faults(_LISTS[name], one, name)
        elif name in _OBJECTS:
            if not isinstance(value, Mapping):
                yield f"{name} of parameters is {_show(value)}; it must be a JSON object"
                return
            yield from _table_faults(name, value, name)
        elif name in _TOP:
            yield from _key_faults(_TOP[name], name, value, "parameters")


def _table_faults(table: str, values: Mapping[str, Any], where: str) -> Iterator[str]:
    for key in _keys(table, str(values.get("kind")) if table == "motion" else None):
        name = key.name.replace("_faces", "_mm")
        if values.get(name) is not None:
            yield from _key_faults(key, name, values[name], f"{where} in parameters")
        elif key.needed:
            yield f"{name} of {where} in parameters is missing; it must be {_allowed(key)}"


@cache
def _keys(table: str, of: str | None) -> tuple[Key, ...]:
    return tuple(keys_of(table, of))


def _key_faults(key: Key, name: str, value: Any, where: str) -> Iterator[str]:
    low, high = (0.0, FAR) if "_faces" in key.name else (key.low, key.high)
    whole = key.type in ("integer", "two whole numbers", "whole numbers")
    if key.type in ("text", "choice"):
        good = isinstance(value, str)
    elif key.type == "flag":
        good = isinstance(value, bool)
    elif key.type in ("number", "integer"):
        good = _is_number(value, low, high, whole)
    else:
        good = isinstance(value, list) and all(_is_number(one, low, high, whole) for one in value)
        good = good and (len(value) == 2 if key.type.startswith("two") else bool(value))
    if not good:
        yield f"{name} of {where} is {_show(value)}; it must be {_allowed(key)}"


def _is_number(value: Any, low: float, high: float, whole: bool) -> bool:
    return (value.__class__ is int or (value.__class__ is float and not whole)) and low <= value <= high


def _allowed(key: Key) -> str:
    if key.type in ("text", "choice"):
        return "a text"
    if key.type == "flag":
        return "true or false"
    high = FAR if "_faces" in key.name else key.high
    kind = {"number": "a number", "integer": "a whole number"}.get(key.type, f"a list of {key.type}")
    return f"{kind}, {key.low:g} to {high:g}"


def _show(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _defaults(table: str) -> dict[str, Any]:
    return {key.name: key.default for key in KEYS if key.table == table and not key.needed}


_LISTS = {"motion": "motion", "stages": "stage"}
_OBJECTS = ("adaptive", "tapping", "reaction")
_TOP = {
    key.name.replace("_faces", "_mm"): key
    for key in KEYS
    if key.table in ("", "scoring") and key.name not in ("name", "summary", "aliases", "ranked", "daily")
}
