"""A look at a test: its own discs, one lit at a time, on the places where the test has them."""

from __future__ import annotations

import pytest

from bullseye.drill.catalog import Drills
from bullseye.play.round.lab_glimpse import CYCLE_S, LIGHTS, LIT_S, TAP_S, TAPS, LabGlimpse, facts_of
from bullseye.target.catalog import Catalogue

CLASSIC, DRILLS = Catalogue().get("classic"), Drills()
TESTS = [drill for drill in DRILLS.items() if drill.test]


def looks(name: str) -> LabGlimpse:
    return LabGlimpse(DRILLS.get(name), CLASSIC)


def test_the_target_to_tap_goes_to_and_fro_across_the_ring_and_the_sizes_change() -> None:
    glimpse = looks("pointing-test")
    lit = [[n for n, disc in enumerate(glimpse.at(k * TAP_S)) if disc.lit] for k in range(TAPS)]
    assert lit == [[0], [7], [1], [8], [2], [9], [3]]
    sizes = {glimpse.at(k * TAPS * TAP_S)[0].width_mm for k in range(6)}
    assert len(sizes) == 3 and len(glimpse.at(0.0)) == 13


def test_the_disc_of_the_reaction_test_lights_up_and_goes_out() -> None:
    glimpse = looks("reaction-time")
    assert [glimpse.at(t_s)[0].lit for t_s in (0.0, LIT_S + 0.1, CYCLE_S - 0.1, CYCLE_S)] == [True, False, False, True]
    assert [len(glimpse.at(t_s)) for t_s in (0.0, 99.0)] == [1, 1]


def test_with_choices_discs_stand_about_the_middle_as_many_as_in_each_block() -> None:
    glimpse = looks("reaction-choice")
    assert [len(glimpse.at(block * LIGHTS * CYCLE_S + 0.1)) - 1 for block in range(5)] == [8, 4, 2, 1, 8]
    assert glimpse.at(0.0)[0].home and not glimpse.at(0.0)[0].lit


@pytest.mark.parametrize("drill", TESTS, ids=lambda drill: drill.id)
def test_no_more_than_one_is_lit_and_all_lie_inside_the_range(drill: object) -> None:
    width, height = drill.range_mm(CLASSIC)  # type: ignore[attr-defined]
    glimpse = LabGlimpse(drill, CLASSIC)  # type: ignore[arg-type]
    for n in range(900):
        discs = glimpse.at(n * 0.1)
        assert sum(disc.lit for disc in discs) <= 1
        for x, y, wide, *_ in discs:
            assert abs(x) + wide / 2 <= width / 2 + 1e-6 and abs(y) + wide / 2 <= height / 2 + 1e-6
    assert glimpse.at(0.0)[drill.id == "reaction-choice"].lit, "a still look shows what is to be done"  # type: ignore[attr-defined]


def test_a_test_is_told_in_one_line() -> None:
    told = [facts_of(DRILLS.get(name)) for name in ("pointing-test", "reaction-time", "reaction-choice")]
    assert told == ["6 sequences, 13 taps each", "20 answers  \u00b7  1 disc", "40 answers  \u00b7  up to 8 discs"]
