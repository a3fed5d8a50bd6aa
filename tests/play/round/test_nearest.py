"""The way that leads the ear: from a pixel to the nearest target, as on a face of full size."""

from __future__ import annotations

import pytest

from bullseye.play.round.nearest import way_to_centre
from tests.fakes import ManualClock
from tests.play.round.test_controller import MIDDLE, Play
from tests.rounds import plan_of


def test_it_leads_right_and_up_to_the_centre_in_mm(clock: ManualClock) -> None:
    play = Play(plan_of(), clock)
    view = play.controller.viewport
    assert view is not None
    x_mm, y_mm = view.pixel_to_mm(MIDDLE - 30, MIDDLE + 20)
    way = way_to_centre(play.controller, MIDDLE - 30, MIDDLE + 20)
    assert way == pytest.approx((-x_mm, -y_mm)) and way[0] > 0 and way[1] > 0


def test_among_several_targets_it_leads_to_the_nearest(clock: ManualClock) -> None:
    play = Play(plan_of("grid-three"), clock)
    view = play.controller.viewport
    assert view is not None
    for target in play.controller.round.targets(0.0):
        x_px, y_px = view.to_px(target.x_mm, target.y_mm)
        way = way_to_centre(play.controller, int(x_px), int(y_px))
        assert way is not None and max(map(abs, way)) <= 1.0 / view.px_per_mm / target.size


def test_without_a_size_there_is_none(clock: ManualClock) -> None:
    play = Play(plan_of(), clock)
    play.controller.viewport = None
    assert way_to_centre(play.controller, 0, 0) is None
