"""A window that is resized in a round changes the ground around the targets, and not the targets."""

from __future__ import annotations

import pytest

from bullseye.session.round import State
from tests.fakes import ManualClock
from tests.play.round.test_controller import Play
from tests.rounds import plan_of


@pytest.fixture
def play(clock: ManualClock) -> Play:
    return Play(plan_of(), clock)


def test_a_larger_window_gives_more_ground_and_leaves_the_targets_as_they_are(play: Play) -> None:
    play.click(139, 120)
    play.controller.resized(480, 600)
    scene = play.view.last("scene")
    assert (scene.target_px, scene.px_per_mm, scene.face_px) == ((240.0, 300.0), 2.0, 200.0)
    (mark,) = scene.marks
    assert (mark.x_px, mark.y_px) == (259.5, 300.5), "the old shot stands where it hit"
    play.click(259, 300)  # 9.75 mm off the centre: the same ring as before
    assert play.view.last("mark").label == "10"
    for _ in range(8):
        play.click(240, 300)
    assert play.saved[0].ranked and play.saved[0].scales is None


def test_a_window_too_small_for_the_targets_pauses_the_round_and_its_record_says_so(play: Play) -> None:
    play.click()
    play.pass_s(1.5)
    play.controller.resized(120, 240)
    assert play.controller.round.state is State.PAUSED and not play.hud.ranked
    assert play.view.last("scene").px_per_mm == 1.0
    play.controller.pause_or_resume(play.clock.now())
    play.controller.resized(480, 480)
    assert play.view.last("scene").px_per_mm == 1.0, "the size is held from then on"
    for _ in range(9):
        play.click(240, 240)
    (record,) = play.saved
    assert record.px_per_mm == 2.0 and record.scales == ((1.5, 1.0),) and not record.ranked


def test_a_window_a_little_smaller_pauses_nothing_while_the_targets_fit(clock: ManualClock) -> None:
    play = Play(plan_of(), clock)
    play.controller.resized(480, 240)
    play.controller.resized(240, 240)
    assert play.controller.round.state is State.RUNNING and play.view.last("scene").px_per_mm == 2.0


def test_a_resize_in_the_count_is_of_the_size_that_the_round_begins_with(clock: ManualClock) -> None:
    play = Play(plan_of(), clock, counted=False)
    play.controller.resized(480, 480)
    play.pass_s(3)
    for _ in range(10):
        play.click(240, 240)
    assert play.saved[0].px_per_mm == 4.0 and play.saved[0].scales is None


def test_the_next_round_takes_the_size_of_the_window_again(play: Play) -> None:
    play.click()
    play.controller.resized(480, 480)
    assert play.view.last("scene").px_per_mm == 2.0
    play.controller.restart()
    assert play.view.last("scene").px_per_mm == 4.0
