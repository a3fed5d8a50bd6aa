"""A round, from the count to its end: what it tells, what counts, and what it leaves behind."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bullseye.session.clock import StepClock
from bullseye.session.events import (
    Counted,
    Event,
    Finished,
    Left,
    Paused,
    Resumed,
    ShotScored,
    Started,
    TargetPlaced,
)  # fmt: skip
from bullseye.session.record import Record
from bullseye.session.round import Round, State
from tests.fakes import ManualClock
from tests.rounds import Played, ids, plan_of

FAR_MM = 1000.0


def started(drill: str = "ten-shots", **more: Any) -> Played:
    played = Played(plan_of(drill, **more))
    played.round.start()
    return played


# -- the count -------------------------------------------------------------------------------------


def test_the_count_shows_three_two_one_and_then_the_round_runs() -> None:
    played = Played(plan_of(), countdown_s=3)
    assert played.round.state is State.READY and played.events == []
    played.round.start()
    assert played.round.state is State.COUNTING
    for _ in range(6):
        played.step.advance(0.5)
        played.round.tick()
    assert played.events == [Counted(3), Counted(2), Counted(1), Started(), TargetPlaced(0, 0.0, 0.0)]
    assert played.round.state is State.RUNNING and played.round.elapsed_s() == 0.0


@given(st.floats(0, 1e6))
@example(3.5494650859841435)
def test_the_count_begins_with_three_at_any_time_of_day(start_s: float) -> None:
    # (x + 3) - x is a hair more than 3 for many floats: that must not show a 4.
    played = Played(plan_of(), StepClock(start_s), countdown_s=3)
    played.round.start()
    assert played.events == [Counted(3)]


def test_each_number_is_told_once_however_often_time_is_looked_at() -> None:
    played = Played(plan_of(), countdown_s=3)
    played.round.start()
    for _ in range(100):
        played.step.advance(0.05)
        played.round.tick()
    assert [event.number for event in played.told(Counted)] == [3, 2, 1]
    assert len(played.told(Started)) == 1


def test_a_shot_during_the_count_does_nothing() -> None:
    played = Played(plan_of(), countdown_s=3)
    played.round.start()
    assert played.round.shoot(0.0, 0.0, 1.0) is None
    assert played.round.shots == [] and played.told(ShotScored) == []


def test_without_a_count_the_round_runs_at_once() -> None:
    assert started().events == [Started(), TargetPlaced(0, 0.0, 0.0)]


def test_before_the_start_nothing_can_be_done() -> None:
    played = Played(plan_of("practice"))
    played.round.tick()
    played.round.pause()
    played.round.resume()
    played.round.release()
    assert played.round.shoot(0, 0) is None and not played.round.end()
    assert played.round.state is State.READY and played.events == []


def test_a_round_starts_once() -> None:
    played = started()
    played.step.advance(5)
    played.round.start()
    assert len(played.told(Started)) == 1 and played.round.elapsed_s() == 5.0


# -- shots -----------------------------------------------------------------------------------------


def test_a_shot_is_told_with_what_it_is_worth() -> None:
    played = started()
    played.step.advance(1.25)
    scored = played.round.shoot(3.0, 4.0)
    assert scored is not None and played.events[-1] == scored
    assert (scored.number, scored.hit.points, scored.hit.distance_mm) == (1, 10, 5.0)
    assert (scored.shot.t, scored.shot.x_mm, scored.shot.y_mm) == (1.25, 3.0, 4.0)
    assert scored.totals == played.round.totals() and scored.totals.score == 10


def test_a_miss_is_a_shot_too() -> None:
    played = started()
    played.at(1.0, FAR_MM)
    sums = played.round.totals()
    assert (sums.shots, sums.hits, sums.score, sums.accuracy) == (1, 0, 0, 0.0)


def test_without_shots_there_is_no_accuracy() -> None:
    assert started().round.totals().accuracy is None


def test_a_handler_that_came_late_costs_no_time() -> None:
    played = started("timed-30")
    played.step.advance(40.0)  # the window hung; the press happened at 29.5 s
    scored = played.round.shoot(*played.round.target_mm, 29.5)
    assert scored is not None and scored.shot.t == 29.5
    assert played.round.state is State.RUNNING
    played.round.tick()
    assert played.round.state is State.FINISHED
    (finished,) = played.told(Finished)
    assert finished.record.duration_s == 30.0 and len(finished.record.shots) == 1


@pytest.mark.parametrize("began_s", [0.0, 0.1, 1234.567891, 98765.4321])
def test_a_shot_exactly_at_the_limit_counts_and_a_microsecond_later_it_does_not(began_s: float) -> None:
    for late_s, counts in ((0.0, True), (0.000001, False)):
        played = Played(plan_of("timed-30"), StepClock(began_s))
        played.round.start()
        scored = played.round.shoot(*played.round.target_mm, began_s + 30.0 + late_s)
        assert (scored is not None) is counts
        played.round.tick(began_s + 30.0 + late_s)
        (finished,) = played.told(Finished)
        assert len(finished.record.shots) == counts and finished.record.duration_s == 30.0


def test_time_alone_ends_a_timed_round() -> None:
    played = started("timed-30")
    played.round.tick(29.999999)
    assert played.round.state is State.RUNNING and played.round.left_s(29.0) == 1.0
    played.round.tick(30.0)
    assert played.round.state is State.FINISHED
    assert played.round.left_s() == 0.0 and played.round.elapsed_s() == 30.0


def test_a_shot_after_the_end_changes_nothing() -> None:
    played = started()
    for n in range(12):
        played.at(1.0 + n)
    assert len(played.round.shots) == 10 and len(played.told(Finished)) == 1
    assert played.events[-1] == played.told(Finished)[0]


def test_ten_shots_end_after_the_tenth_hit_or_miss() -> None:
    played = started()
    for n in range(10):
        assert played.round.left_targets() == 10 - n
        played.at(1.0 + n, FAR_MM if n % 2 else 0.0)
    (finished,) = played.told(Finished)
    assert finished.record.duration_s == 10.0 and finished.record.score == 50
    assert played.round.left_targets() == 0 and played.round.left_s() is None


def test_a_race_ends_at_the_thirtieth_hit_and_a_miss_leaves_the_target() -> None:
    played = started("race-30")
    for n in range(30):
        stood = played.round.target_mm
        played.at(n + 0.5, FAR_MM)
        assert played.round.target_mm == stood
        assert played.round.state is State.RUNNING and played.round.left_targets() == 30 - n
        played.at(n + 0.9876543)
        assert n == 29 or played.round.target_mm != stood
    (finished,) = played.told(Finished)
    assert (finished.record.score, finished.record.score_unit, finished.record.better) == (
        29988,
        "ms",
        "lower",
    )
    assert len(finished.record.shots) == 60 and finished.record.accuracy == 0.5
    assert len(played.told(TargetPlaced)) == 30


def test_the_targets_position_is_kept_with_each_shot() -> None:
    played = started("race-30")
    first, shot = played.round.target_mm, played.at(1.0, 2.0, -3.0).shot
    assert first != (0.0, 0.0) and (shot.target_x_mm, shot.target_y_mm) == first
    assert (shot.x_mm, shot.y_mm) == (2.0, -3.0)
    placed = played.told(TargetPlaced)
    assert (placed[0].x_mm, placed[0].y_mm) == first
    assert (placed[1].number, placed[1].x_mm, placed[1].y_mm) == (1, *played.round.target_mm)


def test_the_same_seed_places_the_same_targets_and_another_seed_others() -> None:
    def targets(seed: int) -> list[TargetPlaced]:
        played = started("race-30", seed=seed)
        for n in range(10):
            played.at(n + 1.0, FAR_MM if n % 3 == 0 else 0.0)
        return played.told(TargetPlaced)

    assert targets(3) == targets(3) != targets(4)


def test_practice_ends_only_when_the_player_says_so() -> None:
    played = started("practice")
    for n in range(50):
        played.at(float(n))
    played.round.tick(5000.0)
    assert played.round.state is State.RUNNING
    assert played.round.left_s() is None and played.round.left_targets() is None
    assert played.round.end(60.0)
    (finished,) = played.told(Finished)
    assert finished.record.ranked is False and finished.record.duration_s == 60.0
    assert not played.round.end(61.0)


def test_a_drill_with_an_end_of_its_own_cannot_be_ended() -> None:
    played = started()
    assert not played.round.end() and played.round.state is State.RUNNING


def test_a_round_without_a_shot_is_recorded_without_an_accuracy() -> None:
    played = started("timed-30")
    played.round.tick(30.0)
    (finished,) = played.told(Finished)
    assert (finished.record.score, finished.record.accuracy, finished.record.shots) == (0, None, ())


# -- the button ------------------------------------------------------------------------------------


def test_the_release_is_kept_with_its_shot() -> None:
    played = started()
    played.at(1.0)
    played.round.release(1.085)
    played.round.release(2.0)  # a second release belongs to no shot
    played.at(3.0)
    assert [shot.t_up for shot in played.round.shots] == [1.085, None]


def test_a_release_before_its_press_is_none() -> None:
    played = started()
    played.at(1.0)
    played.round.release(0.9)
    assert played.round.shots[0].t_up == 1.0


# -- pauses ----------------------------------------------------------------------------------------


def test_a_pause_is_left_out_of_the_time_recorded_and_makes_the_round_unranked() -> None:
    played = started("timed-30")
    played.at(10.0)
    played.round.pause(12.0)
    assert played.round.state is State.PAUSED and played.events[-1] == Paused(12.0)
    assert played.round.elapsed_s(99.0) == 12.0 and played.round.left_s(99.0) == 18.0
    played.round.tick(99.0)
    assert played.round.shoot(*played.round.target_mm, 50.0) is None
    played.round.resume(112.0)
    assert played.events[-1] == Resumed(100.0)
    assert played.at(115.0).shot.t == 15.0
    played.round.tick(129.9)
    assert played.round.state is State.RUNNING
    played.round.tick(130.0)
    record = played.told(Finished)[0].record
    assert (record.pauses, record.ranked, record.duration_s) == (((12.0, 100.0),), False, 30.0)


def test_a_pause_holds_the_combo_and_the_time_bonus_still() -> None:
    played = started("timed-30")
    played.at(1.0)
    played.round.pause(2.0)
    played.round.resume(500.0)
    award = played.at(500.0).award  # one second after the hit before, on the round's clock
    assert (award.combo, award.time_bonus) == (2, 2)
    assert played.round.combo(502.0) == 2 and played.round.combo(503.5) == 0


def test_a_second_pause_or_resume_does_nothing() -> None:
    played = started()
    played.round.resume(1.0)
    played.round.pause(2.0)
    played.round.pause(3.0)
    played.round.resume(4.0)
    played.round.resume(5.0)
    assert played.round.pauses == [(2.0, 2.0)]
    assert len(played.told(Paused)) == len(played.told(Resumed)) == 1


def test_a_pause_at_the_end_of_the_time_comes_too_late() -> None:
    played = started("timed-30")
    played.round.shoot(*played.round.target_mm, 1.0)
    played.round.pause(30.0)
    assert played.round.state is State.FINISHED
    assert played.told(Finished)[0].record.ranked is True


def test_practice_can_be_ended_from_the_pause() -> None:
    played = started("practice")
    played.at(1.0)
    played.round.pause(2.0)
    assert played.round.end(10.0)
    record = played.told(Finished)[0].record
    assert (record.pauses, record.duration_s) == (((2.0, 8.0),), 2.0)


# -- leaving ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["ready", "counting", "running", "paused"])
def test_leaving_records_nothing(when: str) -> None:
    played = Played(plan_of("timed-30"), countdown_s=3 if when == "counting" else 0)
    if when != "ready":
        played.round.start()
    if when in ("running", "paused"):
        played.at(1.0)
    if when == "paused":
        played.round.pause(2.0)
    played.round.leave()
    played.round.leave()
    played.round.tick(100.0)
    played.round.resume(100.0)
    assert played.round.shoot(0, 0, 101.0) is None
    assert played.round.state is State.LEFT
    assert played.told(Left) == [Left()] and played.told(Finished) == []


def test_a_finished_round_cannot_be_left() -> None:
    played = started("timed-30")
    played.round.tick(31.0)
    played.round.leave()
    assert played.round.state is State.FINISHED and played.told(Left) == []


def test_leaving_while_the_last_shot_is_told_records_nothing() -> None:
    played = started()
    for n in range(9):
        played.at(n + 1.0)

    def leave(event: Event) -> None:
        if isinstance(event, ShotScored):
            played.round.leave()

    played.round.listen(leave)
    played.at(10.0)
    assert played.round.state is State.LEFT and played.told(Finished) == []


# -- listeners -------------------------------------------------------------------------------------


def test_listeners_are_told_in_order_and_only_from_then_on() -> None:
    game = Round(plan_of(), StepClock(), ids(), 0)
    heard: list[tuple[str, Event]] = []
    game.listen(lambda event: heard.append(("first", event)))
    game.start()
    game.listen(lambda event: heard.append(("second", event)))
    game.leave()
    assert heard == [
        ("first", Started()),
        ("first", TargetPlaced(0, 0.0, 0.0)),
        ("first", Left()),
        ("second", Left()),
    ]


def test_a_listener_may_start_the_next_round() -> None:
    clock = StepClock()
    game, following = Round(plan_of("timed-30"), clock, ids(), 0), Round(plan_of(), clock, ids(), 0)
    game.listen(lambda event: following.start() if isinstance(event, Finished) else None)
    game.start()
    game.tick(30.0)
    assert following.state is State.RUNNING


def test_the_dates_are_those_of_the_calendar() -> None:
    clock = ManualClock()
    game = Round(plan_of("timed-30"), clock, ids(), 3)
    records: list[Record] = []
    game.listen(lambda event: records.append(event.record) if isinstance(event, Finished) else None)
    game.start()
    clock.advance(3)
    game.tick()
    clock.advance(30)
    game.tick()
    assert (records[0].started, records[0].finished) == ("2026-11-22T19:40:01Z", "2026-11-22T19:40:34Z")
