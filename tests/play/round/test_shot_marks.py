"""A mark lies where the shot hit, in pixels, with its points beside it."""

from __future__ import annotations

from bullseye.picture.viewport import Viewport
from bullseye.play.round.shot_marks import last_text, mark_of
from bullseye.session.events import ShotScored
from tests.rounds import Played, plan_of


def shot_at(off_x_mm: float) -> ShotScored:
    played = Played(plan_of())
    played.round.start()
    found: ShotScored = played.at(1.0, off_x_mm=off_x_mm)
    return found


def test_a_mark_lies_where_the_shot_hit() -> None:
    mark = mark_of(plan_of(), Viewport(240, 240, 120, 120), shot_at(10.0), lasting=True)
    assert (mark.x_px, mark.y_px, mark.hit, mark.lasting, mark.number) == (140.0, 120.0, True, True, 1)


def test_a_miss_says_so_and_a_hit_its_points() -> None:
    plan = plan_of()
    assert last_text(plan, shot_at(500.0)) == "miss"
    assert last_text(plan, shot_at(0.0)).startswith("10")
