"""The numbers beside a running round, in words, for each kind of drill."""

from __future__ import annotations

import pytest

from bullseye.play.round.hud import make_hud
from bullseye.wording.numbers import DASH
from tests.fakes import ManualClock
from tests.rounds import Played, plan_of


def played(drill: str, clock: ManualClock) -> Played:
    found = Played(plan_of(drill), clock)
    found.round.start()
    return found


@pytest.mark.parametrize(
    ("drill", "label", "left"),
    [
        ("timed-30", "Time left", "28.0 s"), ("survival", "Time left", "8.0 s"), ("ten-shots", "Left", "10 shots"),
        ("race-30", "Left", "30 targets"), ("practice", "Time", "2 s"), ("course-of-fire", "Time left", "Wait"),
        ("sudden-death", "Time", "2 s"),
    ],
)  # fmt: skip
def test_what_is_left_is_told_in_the_drills_own_measure(clock: ManualClock, drill: str, label: str, left: str) -> None:
    game = played(drill, clock)
    clock.advance(2.0)
    hud = make_hud(game.round, DASH)
    assert (hud.left_label, hud.left) == (label, left)


@pytest.mark.parametrize("drill", ["timed-30", "ten-shots", "moving-fast", "survival", "sudden-death", "grouping"])
def test_most_drills_have_nothing_more_to_tell(clock: ManualClock, drill: str) -> None:
    assert make_hud(played(drill, clock).round, DASH).notes == ()


def test_an_open_series_counts_its_own_time_down(clock: ManualClock) -> None:
    game = played("course-of-fire", clock)
    series = game.round.series(0.0)
    assert series is not None
    clock.advance(series.opens_s + 10.0)
    hud = make_hud(game.round, DASH)
    assert hud.left == "140.0 s"
    assert dict(hud.notes) == {"150 s": "series 1 of 12", "Left in it": "5 shots", "Subtotal, 150 s": "0"}


def test_what_the_last_shot_brought_is_handed_through(clock: ManualClock) -> None:
    assert make_hud(played("timed-30", clock).round, "9 +3").last == "9 +3"


@pytest.mark.parametrize(
    ("drill", "lacks"),
    [("tracking", ("shots", "last", "combo")), ("course-of-fire", ("combo",)), ("timed-30", ())],
)
def test_numbers_that_a_drill_never_has_are_left_out(clock: ManualClock, drill: str, lacks: tuple[str, ...]) -> None:
    assert make_hud(played(drill, clock).round, DASH).lacks == lacks
