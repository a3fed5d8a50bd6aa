"""The pointing test: every click counted once, across the circle, repeated only for too many misses."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.drill.lab_layout import across
from bullseye.errors import BadInputError
from bullseye.measure.pointing.tapping import runs_of_record, sequences_of_record
from bullseye.records.care.verify import verdict
from bullseye.records.record import as_json, record_from
from bullseye.session.clock import StepClock
from bullseye.session.events import Left, Paused, Resumed
from bullseye.session.lab_run import LabRun
from bullseye.session.round import State
from bullseye.session.tapping import COUNTED, INTERRUPTED, REPEATED, Stage, Tapping
from tests.rounds import ids, plan_of
from tests.session.lab_tests import Taps, tapping_drill


def test_a_sequence_meets_the_targets_across_the_circle() -> None:
    taps = Taps(tapping_drill(n=7, practice=2))
    assert taps.sequence() == [across(7, step) for step in range(10)]


def test_each_ring_is_met_with_each_target_and_the_test_is_over_after_the_last() -> None:
    taps = Taps()
    record = taps.play()
    pairs = {(one.amplitude_mm, one.width_mm) for one in record.tapping.sequences}
    assert pairs == {(320.0, 40.0), (320.0, 20.0), (160.0, 40.0), (160.0, 20.0)}
    assert len(record.shots) == 4 * 5 and taps.test.state is State.FINISHED
    assert record.ranked is False and record.score is None and record.accuracy == 1.0
    assert record.gauge_mm == 0.0 and record.px_per_mm == 2.0


def test_the_order_of_the_file_is_kept_where_it_asks_for_that_and_a_seed_gives_the_same_again() -> None:
    taps = Taps(tapping_drill('order = "given"\n'))
    assert [tuple(condition) for condition in taps.test.conditions] == [(320, 40), (320, 20), (160, 40), (160, 20)]
    orders = {tuple(Taps(seed=seed).test.conditions) for seed in range(30)}
    assert len(orders) > 10 and tuple(Taps(seed=3).test.conditions) == tuple(Taps(seed=3).test.conditions)


def test_the_first_click_must_lie_in_the_start_target_and_is_no_trial() -> None:
    taps = Taps()
    taps.tap(hit=False)
    assert taps.test.step == 0 and taps.test.stage is Stage.START
    taps.tap()
    assert (taps.test.step, taps.test.done, taps.test.stage) == (1, 0, Stage.PRACTICE)
    taps.tap(hit=False)
    assert (taps.test.done, taps.test.errors, taps.test.stage) == (0, 0, Stage.COUNTS)
    taps.tap(hit=False)
    assert (taps.test.done, taps.test.errors) == (1, 1)


def test_the_next_target_is_lit_when_the_button_comes_up() -> None:
    taps = Taps()
    x, y = taps.test.places[0]
    taps.test.press(x, y)
    assert taps.test.target == 0
    taps.test.release(x, y)
    assert taps.test.target == 3


@pytest.mark.parametrize(("misses", "repeats"), [(0, 0), (1, 0), (2, 1), (5, 1)])
def test_a_sequence_is_done_again_only_above_the_threshold(misses: int, repeats: int) -> None:
    taps = Taps(tapping_drill(threshold=0.3))  # 0.3 of 5 is 1.5
    taps.sequence(misses)
    assert (taps.test.repeats, taps.test.number) == (repeats, 1 - repeats)
    assert taps.test.again == (REPEATED if repeats else "")
    record = taps.play()
    states = [one.state for one in record.tapping.sequences]
    assert states == [REPEATED] * repeats + [COUNTED] * 4
    assert len(record.shots) == 20
    if repeats:
        assert len(record.tapping.sequences[0].shots) == 5


def test_a_threshold_of_one_never_repeats() -> None:
    taps = Taps(tapping_drill(threshold=1.0))
    taps.sequence(misses=5)
    assert taps.test.repeats == 0


def test_a_pause_breaks_the_sequence_off_and_the_clock_stands_still() -> None:
    taps = Taps()
    taps.tap()
    taps.tap()
    taps.tap()
    taps.test.pause()
    assert isinstance(taps.events[-1], Paused)
    taps.tap()  # nothing counts now
    assert taps.test.step == 0
    taps.test.resume()
    assert isinstance(taps.events[-1], Resumed) and taps.test.again == INTERRUPTED
    record = taps.play()
    first, *rest = sequences_of_record(record)
    assert (first.state, len(first.practice), len(first.shots)) == (INTERRUPTED, 1, 1)
    assert [one.state for one in rest] == [COUNTED] * 4
    assert record.pauses == ((1.8, 0.6),)
    assert rest[0].start.t == pytest.approx(2.3)


def test_a_pause_between_two_sequences_costs_nothing() -> None:
    taps = Taps()
    taps.sequence()
    taps.test.pause()
    taps.test.resume()
    record = taps.play()
    assert [one.state for one in record.tapping.sequences] == [COUNTED] * 4


def test_another_size_of_the_window_breaks_a_sequence_off_and_is_kept_with_the_next() -> None:
    taps = Taps()
    taps.tap()
    taps.test.resized(3.0)
    taps.test.resized(3.0)
    record = taps.play()
    scales = [(one.state, one.px_per_mm) for one in record.tapping.sequences]
    assert scales == [(INTERRUPTED, 2.0), *[(COUNTED, 3.0)] * 4]


def test_a_lost_release_breaks_the_sequence_off() -> None:
    taps = Taps()
    taps.tap()
    x, y = taps.test.places[taps.test.target]
    taps.test.press(x, y)
    assert taps.test.press(x, y) is None
    assert (taps.test.step, taps.test.again) == (0, INTERRUPTED)
    assert not taps.test.release(x, y)


def test_who_leaves_leaves_nothing() -> None:
    taps = Taps()
    taps.sequence()
    taps.test.leave()
    assert taps.events == [Left()] and taps.test.press(0, 0) is None


def test_both_clocks_are_kept_and_the_way_from_up_to_down() -> None:
    taps = Taps()
    record = taps.play()
    before, shot = record.shots[:2]
    assert shot.t - before.t_up == pytest.approx(0.5) and shot.t_up - shot.t == pytest.approx(0.1)
    times = [sample[0] for sample in record.pointer]
    assert times == sorted(times) and {round(shot.t, 4), round(shot.t_up, 4)} <= set(times)


def test_a_drill_of_another_kind_is_refused() -> None:
    with pytest.raises(BadInputError, match="one with \\[tapping\\] is"):
        Tapping(plan_of("ten-shots"), StepClock(), ids())
    assert LabRun.kind == ""


@settings(max_examples=30)
@given(
    clicks=st.lists(st.sampled_from(["hit", "miss", "miss", "pause", "size", "move"]), max_size=60),
    n=st.sampled_from([5, 7]),
)
def test_whatever_the_hand_does_every_trial_is_kept_once_and_the_record_is_whole(clicks: list[str], n: int) -> None:
    taps = Taps(tapping_drill(n=n))
    for number, click in enumerate(clicks):
        if taps.test.state is not State.RUNNING:
            break
        if click in ("hit", "miss"):
            before = taps.test.step
            assert taps.tap(hit=click == "hit") == across(n, before)
        elif click == "pause":
            taps.test.pause()
            taps.test.resume()
        elif click == "size":
            taps.test.resized(2.0 + number)
        else:
            taps.test.point(1.0, 1.0)
    record = taps.play()
    record = record_from(json.loads(json.dumps(as_json(record))))
    found = sequences_of_record(record)
    counted = [one for one in found if one.state == COUNTED]
    assert len(counted) == 4 and sum(len(one.shots) for one in counted) == len(record.shots)
    for one in found:
        misses = sum(abs(shot.x_mm) > one.width_mm / 2 for shot in one.shots)
        assert (one.state == REPEATED) == (len(one.shots) == n and misses > 0.3 * n)
        assert [shot.target for shot in (one.start, *one.practice, *one.shots)] == [
            across(n, step) for step in range(1 + len(one.practice) + len(one.shots))
        ]
    assert sum(1 + len(one.practice) + len(one.shots) for one in found) == taps.made
    assert verdict(record).follows


def test_two_clicks_at_one_time_break_the_sequence_off_and_the_test_keeps_its_numbers() -> None:
    taps = Taps()
    taps.tap()
    taps.tap(after_s=0.0, held_s=0.0)
    assert (taps.test.step, taps.test.again) == (0, INTERRUPTED)
    taps.tap()
    taps.tap()
    taps.tap(after_s=0.0, held_s=0.0)
    assert (taps.test.step, taps.test.again) == (0, INTERRUPTED)
    record = taps.play()
    assert [one.state for one in sequences_of_record(record)] == [INTERRUPTED] * 2 + [COUNTED] * 4
    assert len(runs_of_record(record)) == 4
