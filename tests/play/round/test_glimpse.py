"""A look at a drill: the targets that will come, the same whenever and however often one looks."""

from __future__ import annotations

import pytest

from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.play.round.glimpse import HIT_EVERY_S, LOOP_S, PACE, Glimpse, is_lively
from bullseye.target.catalog import Catalogue

CLASSIC = Catalogue().get("classic")


def test_still_drills_and_tests_need_no_look() -> None:
    drills = Drills()
    still = {drill.id for drill in drills.items() if not is_lively(drill)}
    assert still == {
        "course-of-fire", "grouping", "pointing-test", "practice", "reaction-choice", "reaction-time", "ten-shots",
    }  # fmt: skip


@pytest.mark.parametrize("drill", [drill for drill in Drills().items() if is_lively(drill)], ids=lambda drill: drill.id)
def test_targets_are_as_many_as_in_the_round_and_inside_its_range(drill: Drill) -> None:
    width, height = drill.range_mm(CLASSIC)
    glimpse, places = Glimpse(drill, CLASSIC), set()
    for n in range(0, 900):
        targets = glimpse.at(n * 0.05)
        assert len(targets) <= drill.targets_up
        for target in targets:
            radius = CLASSIC.diameter_mm * target.size / 2
            assert abs(target.x_mm) + radius <= width / 2 + 1e-3 and abs(target.y_mm) + radius <= height / 2 + 1e-3
            places.add((target.x_mm, target.y_mm, target.size))
    assert len(places) > 5, "something happens"


def test_how_often_one_looks_changes_nothing() -> None:
    drill = Drills().get("timed-30")
    often, seldom = Glimpse(drill, CLASSIC), Glimpse(drill, CLASSIC)
    for n in range(1200):
        found = often.at(n * 0.05)
    assert found == seldom.at(1199 * 0.05)


def test_it_is_hit_now_and_then_and_begins_again() -> None:
    glimpse = Glimpse(Drills().get("timed-30"), CLASSIC)
    first = glimpse.at(0.0)
    assert glimpse.at(0.9 * HIT_EVERY_S / PACE) == first != glimpse.at(1.2 * HIT_EVERY_S / PACE)
    assert glimpse.at((LOOP_S + 0.1) / PACE)[0].life == 0
