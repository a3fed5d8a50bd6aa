"""What a server can check of a shot: what refuses it, and what a teacher should look at. A shot counts at its own time.

What it cannot see: a script that moves a real pointer, and a changed page that lies. So nothing here is a verdict.
"""

from __future__ import annotations

import re
from math import hypot
from typing import NamedTuple

from bullseye.session.aids import SWITCH
from bullseye.wire.student import Sample, Shot
from bullseye.words import tr, translated

EARLY_S = 0.05
"""How far a page's clock may be ahead of the server's."""
OLD_PICTURE_S = 0.25
LATE_S = 2.0
GAP_S = 0.05
FASTEST_FACES_S = 40.0
"""Face diameters in a second: 12 m/s on a face of 30 cm."""
AWAY_FACES = 0.02


_LATE = f"came more than {LATE_S:g} s late"
_SOON = f"less than {GAP_S * 1000:.0f} ms after the last"
_CHANGED = re.compile("changed from ([a-z]+) to ([a-z]+)")
_SAID = {
    "no way of the pointer": tr("no way of the pointer"),
    "pointer samples after the shot": tr("pointer samples after the shot"),
    "shot away from the pointer": tr("shot away from the pointer"),
    "pointer samples out of order": tr("pointer samples out of order"),
    "faster than a hand": tr("faster than a hand"),
    "the pointer never moved": tr("the pointer never moved"),
    "made by a script": tr("made by a script"),
    _LATE: tr("came more than {s:g} s late", s=LATE_S),
    _SOON: tr("less than {ms:.0f} ms after the last", ms=GAP_S * 1000),
}


def remark_text(kept: str) -> str:
    """A remark as it is *kept* in the log, in the user's language; one that is not known here as it is kept."""
    found = _CHANGED.fullmatch(kept)
    if found is not None:
        return tr("changed from {before} to {now}", before=translated(found[1]), now=translated(found[2]))
    return _SAID.get(kept, kept)


class Refusal(NamedTuple):
    """Why a shot does not count: a sentence, and a code for the page."""

    words: str
    code: str


class Before(NamedTuple):
    """What a shot is judged beside: when it arrived, the time of the last shot (None: the first), the face's size.

    *lively*: targets move or come and go, so that the picture's age matters.
    """

    arrived_s: float
    last_s: float | None
    diameter_mm: float
    lively: bool


def refusal(shot: Shot, before: Before) -> Refusal | None:
    """Why *shot* cannot count; None when it can."""
    if shot.t < 0:
        return Refusal(tr("shot {n} came {s:.2f} s before the start", n=shot.n, s=-shot.t), "before-start")
    ahead_s = shot.t - before.arrived_s
    if ahead_s > EARLY_S:
        return Refusal(
            tr("shot {n} says a time {s:.2f} s from now; compare the clocks again", n=shot.n, s=ahead_s), "early"
        )
    if before.last_s is not None and shot.t < before.last_s:
        return Refusal(tr("shot {n} says a time before the last shot", n=shot.n), "before-last")
    if before.lively and shot.drawn is not None and shot.t - shot.drawn > OLD_PICTURE_S:
        age_s = shot.t - shot.drawn
        words = tr("shot {n} was aimed at a picture {age_s:.2f} s old; at most {most_s:g} s counts",
                   n=shot.n, age_s=age_s, most_s=OLD_PICTURE_S)  # fmt: skip
        return Refusal(words, "old-picture")
    return None


def remarks(shot: Shot, before: Before) -> list[str]:
    """What a teacher should look at, in words of at most 40 characters that are the same for each such shot.

    They are kept in the log of the class and stay English there; `remark_text` says them in the user's language.
    """
    found = []
    if before.arrived_s - shot.t > LATE_S:
        found.append(_LATE)
    if before.last_s is not None and shot.t - before.last_s < GAP_S:
        found.append(_SOON)
    if shot.device in ("mouse", "pen") and SWITCH not in shot.aids:  # a switch has no way
        found += _of_the_hand(shot, before.diameter_mm)
    if not shot.trusted:
        found.append("made by a script")
    return found


def _of_the_hand(shot: Shot, diameter_mm: float) -> list[str]:
    way = shot.way
    if not way:
        return ["no way of the pointer"]
    found = []
    if way[-1][0] > shot.t + 1e-3:
        found.append("pointer samples after the shot")
    if hypot(way[-1][1] - shot.x, way[-1][2] - shot.y) > AWAY_FACES * diameter_mm:
        found.append("shot away from the pointer")
    if any(b[0] <= a[0] for a, b in zip(way, way[1:], strict=False)):
        found.append("pointer samples out of order")
    elif any(_speed_mm_s(a, b) > FASTEST_FACES_S * diameter_mm for a, b in zip(way, way[1:], strict=False)):
        found.append("faster than a hand")
    if len(way) > 2 and len({(round(x, 2), round(y, 2)) for _, x, y in way}) == 1:
        found.append("the pointer never moved")
    return found


def _speed_mm_s(a: Sample, b: Sample) -> float:
    # Two samples of one moment are no infinite speed: a mouse tells at most a thousand in a second.
    return hypot(b[1] - a[1], b[2] - a[2]) / max(b[0] - a[0], 0.001)
