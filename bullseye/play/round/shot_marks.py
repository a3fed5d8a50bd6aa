"""What a shot leaves on the play canvas: its mark in pixels, and its points in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.play.round.hud import HIT, MISS, WRONG
from bullseye.play.round.view import Mark

if TYPE_CHECKING:
    from bullseye.picture.viewport import Viewport
    from bullseye.session.events import ShotScored
    from bullseye.session.plan import RoundPlan


def last_text(plan: RoundPlan, event: ShotScored) -> str:
    """What a shot was, for the panel."""
    if not event.hit.hit:
        return WRONG if event.award.wrong else MISS
    award = event.award
    if plan.drill.rules.score == "none":
        return HIT
    text = f"{award.points}"
    if event.hit.is_x:
        text += f" {plan.face.inner_ten_name}"
    extra = award.combo_bonus + award.time_bonus
    return f"{text} +{extra}" if extra else text


def mark_of(plan: RoundPlan, view: Viewport | None, event: ShotScored, lasting: bool) -> Mark:
    """The mark of a shot; a canvas must be there. *lasting*: it stays while its target stands."""
    assert view is not None
    shot = event.shot
    x_px, y_px = view.to_px(shot.x_mm + shot.target_x_mm, shot.y_mm + shot.target_y_mm)
    gauge = plan.face.gauge_mm if plan.gauge_mm is None else plan.gauge_mm
    label = last_text(plan, event)
    radius_px = gauge / 2 * shot.size * view.px_per_mm
    if plan.drill.rules.score == "none":
        label = "" if event.hit.hit else MISS
    return Mark(
        x_px, y_px, radius_px, label, event.hit.hit, bool(event.hit.is_x), lasting, event.number, event.award.wrong,
        _ground(plan, event), _share(plan, event), _middle(plan, view, event),
    )  # fmt: skip


def _middle(plan: RoundPlan, view: Viewport, event: ShotScored) -> tuple[float, float, float] | None:
    """Where the innermost ring of the target is; None for a face without rings."""
    face, shot = plan.face, event.shot
    if not face.rings:
        return None
    radius_mm = (face.inner_ten_mm or face.rings[0].diameter_mm) / 2 * shot.size
    return (*view.to_px(shot.target_x_mm, shot.target_y_mm), radius_mm * view.px_per_mm)


def _share(plan: RoundPlan, event: ShotScored) -> float:
    """What the ring that was hit is of the best: 1 for the innermost, 0 for the outermost."""
    rings, ring = len(plan.face.rings), event.hit.ring
    return 1.0 if ring is None or rings < 2 else 1.0 - ring / (rings - 1)


def _ground(plan: RoundPlan, event: ShotScored) -> str:
    """The colour of the ring that was hit, where the face stays under the mark."""
    drill, rings, ring = plan.drill, plan.face.rings, event.hit.ring
    stays = drill.place == "centre" and not drill.lively
    return rings[ring].fill if stays and rings and ring is not None else ""
