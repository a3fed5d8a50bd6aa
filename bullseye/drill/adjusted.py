"""A drill made easier or harder before the start: size, speed, how many at once, how long.

What is changed is part of the drill's id, `timed-30+size-50+long-200`, and of its parameters: so it is kept in the
record, plays on a board of its own, and has a round code of its own. Lengths are in face diameters, as in a drill.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from math import prod
from typing import Any, NamedTuple

from bullseye.drill.drill import Drill
from bullseye.drill.parameters import fault_in
from bullseye.target.face import Face, Ring
from bullseye.words import commas, tr, trn

PLUS = "+"
STEPS: Mapping[str, tuple[int, ...]] = {
    "size": (50, 60, 75, 100, 125, 150, 200),
    "speed": (50, 75, 100, 125, 150, 200),
    "up": (1, 2, 3, 4, 5, 6),
    "long": (50, 100, 200, 300, 400),
}
"""What each can be: the size on the screen, the speed and the length in percent of the drill's own; targets at once."""
_LIMIT_FACES = 20.0
_FACE = Face("any", "Any", (Ring(100.0, 1, "#ffffff"),), 0.0)
_QUICK, _SLOW = ("speed_faces_s",), ("period_s", "periods_s", "every_s", "over_s")


class Changes(NamedTuple):
    """What is changed; the usual values change nothing. *up* 0 is as many as the drill has."""

    size: int = 100
    speed: int = 100
    up: int = 0
    long: int = 100

    @property
    def suffix(self) -> str:
        """What is added to the drill's id; nothing where nothing is changed."""
        return "".join(f"{PLUS}{key}-{value}" for key, value in self._asdict().items() if value != _USUAL[key])


_USUAL = Changes()._asdict()


def base_id(drill_id: str) -> str:
    """The id of the drill as its file has it."""
    return drill_id.partition(PLUS)[0]


def changes_of(drill_id: str) -> Changes | None:
    """What that id changes; None where it says nothing that can be, or says it in another way than `Changes.suffix`."""
    found: dict[str, int] = {}
    for part in drill_id.split(PLUS)[1:]:
        key, _, value = part.partition("-")
        if key not in STEPS or not value.isdecimal() or len(value) > 4 or int(value) not in STEPS[key]:
            return None
        found[key] = int(value)
    changes = Changes(**found)
    return changes if base_id(drill_id) + changes.suffix == drill_id else None


def adjusted(drill: Drill, changes: Changes) -> Drill | None:
    """*drill* with those changes; None where it has nothing of the kind, or the targets would find no room."""
    can = offered(drill)
    if any(value != _USUAL[key] and value not in can.get(key, ()) for key, value in changes._asdict().items()):
        return None
    made = _made(drill, changes)
    return made if _is_sound(made) else None


def offered(drill: Drill) -> dict[str, tuple[int, ...]]:
    """What of *drill* can be changed, and each step that leaves it playable when it is changed alone."""
    if drill.test or drill.daily:
        return {}
    wanted = {"size": True, "speed": _has_speed(drill), "up": _has_several(drill), "long": _has_length(drill)}
    found = {}
    for key, steps in STEPS.items():
        good = tuple(
            n for n in steps if wanted[key] and _is_sound(_made(drill, Changes(**{key: _plain(drill, key, n)})))
        )
        if len(good) > 1:
            found[key] = good
    return found


def value_of(drill: Drill, changes: Changes, key: str) -> int:
    """The step that *changes* has for *key*: for `up`, as many as *drill* has where they say nothing."""
    return drill.targets_up if key == "up" and not changes.up else int(getattr(changes, key))


def changed(drill: Drill, changes: Changes, key: str, value: int) -> Changes:
    """*changes* with another step for *key*; *drill* is the one as its file has it."""
    return changes._replace(**{key: _plain(drill, key, value)})


def words_of(drill: Drill, changes: Changes) -> str:
    """What is changed, as people read it: "size 50 %, 60 s"; *drill* is the one as its file has it."""
    told = []
    if changes.size != 100:
        told.append(tr("size {percent} %", percent=changes.size))
    if changes.speed != 100:
        told.append(tr("speed {percent} %", percent=changes.speed))
    if changes.up:
        told.append(tr("{n} at once", n=changes.up))
    if changes.long != 100:
        told.append(length_words(drill, changes.long))
    return commas(told)


def length_words(drill: Drill, percent: int) -> str:
    """How long *drill* is at that percentage: in seconds, shots or targets."""
    if drill.time_s is not None:
        return tr("{time_s:g} s", time_s=_longer(drill.time_s, percent))
    if drill.shots is not None:
        return trn("{n} shot", "{n} shots", int(_longer(drill.shots, percent)))
    n = int(_longer(drill.targets or 0, percent))
    return trn("{n} target", "{n} targets", n)


def _plain(drill: Drill, key: str, value: int) -> int:
    return 0 if key == "up" and value == drill.targets_up else value


def _longer(value: float, percent: int) -> float:
    return round(value * percent / 100)


def _has_speed(drill: Drill) -> bool:
    by_speed = drill.adaptive is not None and drill.adaptive["changes"] == "speed"
    moving = any(values.get(key) is not None for values in drill.motion for key in (*_QUICK, *_SLOW))
    return not by_speed and (moving or drill.stay_s is not None)


def _has_several(drill: Drill) -> bool:
    return drill.place != "centre" and not drill.adaptive and not drill.tracks and drill.ends in ("time", "targets")


def _has_length(drill: Drill) -> bool:
    return drill.ends in ("shots", "targets") or (drill.ends == "time" and not drill.refill_s)


def _made(drill: Drill, changes: Changes) -> Drill:
    """Smaller targets are a larger range, and all ways in it longer: on the screen they stay what they were."""
    wider, speed = 100 / changes.size, changes.speed / 100
    more: dict[str, Any] = {}
    if changes.long != 100:
        for key in ("time_s", "shots", "targets"):
            value = getattr(drill, key)
            if value is not None:
                more[key] = type(value)(_longer(value, changes.long))
    told = words_of(drill, changes)
    width, height = drill.range_faces
    return replace(
        drill,
        id=drill.id + changes.suffix,
        name=commas((drill.name, told)),
        range_faces=(round(width * wider, 6), round(height * wider, 6)),
        motion=tuple(_motion(values, wider, speed) for values in drill.motion),
        stay_s=None if drill.stay_s is None else round(drill.stay_s / speed, 6),
        targets_up=changes.up or drill.targets_up,
        **more,
    )


def _motion(values: Mapping[str, Any], wider: float, speed: float) -> Mapping[str, Any]:
    found = dict(values)
    for key, value in values.items():
        factor = (wider if "_faces" in key else 1.0) * (speed if key in _QUICK else 1 / speed if key in _SLOW else 1.0)
        if value is not None and factor != 1.0:
            found[key] = (
                tuple(round(one * factor, 6) for one in value)
                if isinstance(value, list | tuple)
                else round(value * factor, 6)
            )
    return found


def _is_sound(drill: Drill) -> bool:
    """Whether a drill file could say the same: there is room in the range, and every number is one that is allowed."""
    width, height = drill.range_faces
    if not 1.0 <= min(width, height) <= max(width, height) <= _LIMIT_FACES:
        return False
    if drill.place == "grid":
        columns, rows = drill.grid
        if width < columns or height < rows or columns * rows < drill.targets_up + 1:
            return False
    elif drill.targets_up > 1 and width * height < 2 * drill.targets_up:
        return False
    largest = prod(max(values["from_size"], values["to_size"]) for values in drill.motion if "to_size" in values)
    if drill.adaptive and drill.adaptive["changes"] == "size":
        largest *= drill.adaptive["most"]
    if largest > min(width, height):
        return False
    return not fault_in(json.loads(json.dumps(drill.parameters(_FACE))))
