"""Which target a shot is at, and what a stored shot is worth: by the shot alone, never by where targets are now."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

from bullseye.drill.field import DONT, SHOOT, Target
from bullseye.session.shot import BY_VALUE, NOTHING, Shot
from bullseye.target.scoring import Hit, Scorer


class Verdict(NamedTuple):
    """What a shot is worth; *wrong* when it struck a target that must not be shot, which is no hit."""

    hit: Hit
    wrong: bool = False


def verdict(scorer: Scorer, shot: Shot) -> Verdict:
    """The worth of *shot*. A target of another size is the whole face at that scale, the shot's hole with it."""
    hit = scorer.score(shot.x_mm / shot.size, shot.y_mm / shot.size)
    if shot.kind in (SHOOT, BY_VALUE):
        return Verdict(hit)
    return Verdict(_as_miss(hit), shot.kind == DONT and hit.hit)


def _as_miss(hit: Hit) -> Hit:
    return Hit(0, None if hit.is_x is None else False, None if hit.tenths is None else 0, None, hit.distance_mm)


def aimed_at(scorer: Scorer, targets: Sequence[Target], x_mm: float, y_mm: float) -> Target | None:
    """The one target that a shot at a point of the range counts for; None while none is up.

    Of several that it touches, the one drawn on top, which has the highest number. A shot that touches none is
    measured from the nearest that should be shot.
    """
    for target in reversed(targets):
        if scorer.score((x_mm - target.x_mm) / target.size, (y_mm - target.y_mm) / target.size).hit:
            return target
    wanted = [target for target in targets if target.kind == SHOOT] or targets
    return min(wanted, key=lambda t: hypot(x_mm - t.x_mm, y_mm - t.y_mm) / t.size, default=None)


def shot_at(target: Target | None, t_s: float, x_mm: float, y_mm: float) -> Shot:
    """The shot at a point of the range, in mm from its centre, as it is kept of *target*."""
    if target is None:
        return Shot(t_s, None, round(x_mm, 6), round(y_mm, 6), kind=NOTHING)
    return Shot(
        t_s, None, round(x_mm - target.x_mm, 6), round(y_mm - target.y_mm, 6), target.x_mm, target.y_mm,
        target.number, size=target.size, kind=target.kind,
    )  # fmt: skip
