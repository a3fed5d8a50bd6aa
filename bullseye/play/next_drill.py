"""Which drill a suggestion means, so that one button can start it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bullseye.errors import BullseyeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bullseye.coach.pointing_advice import Advice
    from bullseye.play.services import Services
    from bullseye.progress.trends import Key

SAME = ""
"""The drill that the suggestion was drawn from."""
_DRILLS: Mapping[str, str] = {
    "off-centre": SAME,
    "devices-mixed": SAME,
    "too-many-misses": "adaptive-size",
    "too-easy": "adaptive-speed",
    "plateau": "adaptive-speed",
    "too-fast": "pointing-test",
    "over-careful": SAME,
    "undershoot": "grouping",
    "overshoot": "grouping",
    "direction": "pointing-test",
    "corrections": "grid-three",
    "unsteady": "tracking",
    "choice": "reaction-choice",
}
"""By the suggestion's id; fatigue asks for a break, which no drill is."""


class Start(NamedTuple):
    """A drill and a face to start, by id, and the drill's name."""

    drill: str
    face: str
    name: str


def start_for(advice: Advice, key: Key, services: Services) -> Start | None:
    """What to start for *advice*, drawn from the series *key*; None where it asks for no drill, or it is gone."""
    wanted = _DRILLS.get(advice.id)
    if wanted is None:
        return None
    return same_again(key, services) if wanted == SAME else _start(wanted, key.face, services)


def same_again(key: Key, services: Services) -> Start | None:
    """The drill and face of the series; None where one of them is gone."""
    return _start(key.drill, key.face, services)


def _start(drill: str, face: str, services: Services) -> Start | None:
    try:
        return Start(services.drills.get(drill).id, services.faces.get(face).id, services.drills.get(drill).name)
    except BullseyeError:
        return None
