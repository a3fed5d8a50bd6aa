"""The reaction test: the light comes after a wait of chance, and what came too early or too late is counted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.records.care.verify import verdict
from bullseye.records.record import as_json, record_from
from bullseye.session.reaction import EARLY, GOOD, LATE, WRONG, Phase
from bullseye.session.round import State
from bullseye.session.scorecard import score_record
from tests.rounds import changed
from tests.session.lab_tests import Lights, reaction_drill

CHOICES = 'trials = 3\nchoices = [2, 4]\norder = "given"\n'


def results(lights: Lights) -> list[str]:
    return [trial.result for trial in lights.test.trials]


def test_the_light_waits_for_as_long_as_the_seed_says_and_not_always_as_long() -> None:
    lights = Lights()
    waits = []
    while lights.test.state is State.RUNNING:
        waits.append(lights.wait())
        lights.answer()
    kept = [trial.foreperiod_s for trial in lights.record.reaction.trials]
    assert waits == pytest.approx(kept, abs=0.02) and len(set(kept)) == 4
    assert all(1.0 <= wait <= 3.0 for wait in kept)
    again = Lights()
    assert [trial.foreperiod_s for trial in again.play().reaction.trials] == kept
    assert [trial.foreperiod_s for trial in Lights(seed=8).play().reaction.trials] != kept


def test_the_time_runs_from_the_frame_that_lit_the_disc() -> None:
    lights = Lights()
    lights.wait()
    cue = lights.clock.now()
    lights.answer(0.213)
    (trial,) = lights.test.trials
    assert trial.cue == pytest.approx(cue) and trial.press - trial.cue == pytest.approx(0.213)
    assert lights.test.last_ms == pytest.approx(213.0)


def test_only_a_frame_lights_the_disc() -> None:
    lights = Lights()
    lights.test.press(0, 0)
    lights.clock.advance(10.0)
    lights.test.point(3.0, 0.0)
    assert lights.test.phase is Phase.WAIT and lights.test.lit is None
    lights.test.tick()
    assert lights.test.lit == 0


def test_a_press_before_the_light_is_too_early_and_the_trial_is_done_again() -> None:
    lights = Lights()
    lights.test.press(0, 0)
    lights.clock.advance(0.5)
    lights.test.press(0, 0)
    assert results(lights) == [EARLY] and lights.test.done == 0 and lights.test.phase is Phase.WAIT
    record = lights.play()
    assert results(lights) == [EARLY, *[GOOD] * 4] and len(record.shots) == 4
    assert record.reaction.trials[0].cue is None


@pytest.mark.parametrize(("after_s", "result"), [(0.09, EARLY), (0.11, GOOD), (1.9, GOOD), (2.1, LATE)])
def test_nobody_is_faster_than_a_tenth_of_a_second_and_too_late_is_too_late(after_s: float, result: str) -> None:
    lights = Lights()
    lights.wait()
    lights.answer(after_s)
    assert results(lights) == [result]
    assert lights.test.done == (0 if result == EARLY else 1)


def test_without_any_answer_a_frame_ends_the_trial() -> None:
    lights = Lights()
    lights.wait()
    lights.clock.advance(2.5)
    lights.test.tick()
    assert results(lights) == [LATE] and lights.test.phase is Phase.WAIT


def test_with_choices_the_pointer_waits_in_the_middle_and_its_setting_out_answers() -> None:
    lights = Lights(reaction_drill(CHOICES))
    lights.test.point(100.0, 0.0)
    assert lights.test.phase is Phase.HOME
    lights.wait()
    lights.answer(0.3, way_s=0.4)
    (trial,) = lights.test.trials
    assert trial.onset - trial.cue == pytest.approx(0.3) and trial.press - trial.onset == pytest.approx(0.4)
    assert lights.test.last_ms == pytest.approx(300.0)


def test_five_pixels_are_not_yet_a_movement() -> None:
    lights = Lights(reaction_drill(CHOICES))  # 2 px to a mm
    lights.wait()
    lights.clock.advance(0.2)
    lights.test.point(2.4, 0.0)
    lights.clock.advance(0.1)
    lights.test.point(0.0, 2.6)
    x, y = lights.test.places[lights.test.lit or 0]
    lights.test.press(x, y)
    (trial,) = lights.test.trials
    assert trial.onset - trial.cue == pytest.approx(0.3)


def test_who_leaves_the_middle_before_the_light_was_too_early() -> None:
    lights = Lights(reaction_drill(CHOICES))
    lights.test.point(0, 0)
    lights.test.point(80.0, 0)
    assert results(lights) == [EARLY] and lights.test.phase is Phase.HOME


def test_another_disc_is_wrong_and_between_the_discs_is_no_answer() -> None:
    lights = Lights(reaction_drill(CHOICES))
    lights.wait()
    lights.clock.advance(0.2)
    lights.test.press(60.0, 60.0)
    assert results(lights) == []
    assert lights.test.lit is not None
    lights.answer(0.1, disc=1 - lights.test.lit)
    assert results(lights) == [WRONG] and lights.test.done == 1


def test_blocks_follow_each_other_with_as_many_trials_each() -> None:
    record = Lights(reaction_drill(CHOICES)).play()
    assert [trial.choices for trial in record.reaction.trials] == [2] * 3 + [4] * 3
    assert record.reaction.moves is True and record.ranked is False and record.score is None


def test_a_pause_forgets_the_trial_that_was_on() -> None:
    lights = Lights()
    lights.wait()
    lights.test.pause()
    lights.clock.advance(100.0)
    lights.test.tick()
    assert results(lights) == [] and lights.test.lit is None
    lights.test.resume()
    assert lights.test.phase is Phase.HOME
    record = lights.play()
    assert results(lights) == [GOOD] * 4 and len(record.pauses) == 1


@settings(max_examples=30)
@given(
    what=st.lists(st.tuples(st.sampled_from(["press", "move", "tick", "pause"]), st.floats(0, 1.5)), max_size=60),
    choices=st.booleans(),
)
def test_whatever_the_hand_does_the_record_is_whole_and_its_times_follow_each_other(
    what: list[tuple[str, float]], choices: bool
) -> None:
    lights = Lights(reaction_drill(CHOICES) if choices else None)
    for n, (action, wait_s) in enumerate(what):
        lights.clock.advance(wait_s)
        if action == "press":
            lights.test.press(0.0, 100.0 * (n % 3))
        elif action == "move":
            lights.test.point(0.0, 100.0 * (n % 2))
        elif action == "pause":
            lights.test.pause()
            lights.test.resume()
        else:
            lights.test.tick()
    record = lights.record if lights.test.state is State.FINISHED else lights.play()
    record = record_from(json.loads(json.dumps(as_json(record))))
    trials = record.reaction.trials
    assert sum(trial.result != EARLY for trial in trials) == (6 if choices else 4)
    assert len(record.shots) == sum(trial.press is not None for trial in trials)
    for trial in trials:
        if trial.result == GOOD:
            began = trial.onset if choices else trial.press
            assert 0.1 <= round(began - trial.cue, 6) <= 2.0 + 1e-9 or choices
    assert verdict(record).follows


def test_a_lost_release_is_not_made_up_by_the_next_one() -> None:
    lights = Lights()
    lights.wait()
    lights.answer()
    assert results(lights) == [GOOD] and lights.test.shots[-1].t_up is None
    lights.clock.advance(0.5)
    lights.test.press(0, 0)
    lights.test.release()
    assert results(lights) == [GOOD, EARLY] and lights.test.shots[-1].t_up is None


def test_a_release_is_kept_with_its_own_press() -> None:
    lights = Lights()
    lights.wait()
    lights.answer()
    lights.clock.advance(0.08)
    lights.test.release()
    shot = lights.test.shots[-1]
    assert shot.t_up == pytest.approx(shot.t + 0.08)


def test_where_a_press_anywhere_answers_there_is_no_accuracy() -> None:
    record = Lights().play()
    assert record.reaction.moves is False and record.accuracy is None
    assert score_record(record).accuracy is None and verdict(record).follows
    older = changed(record, accuracy=1.0)
    assert verdict(older).follows, "rounds of before had that of their shots"
    assert not verdict(changed(record, accuracy=0.5)).follows
    chosen = Lights(reaction_drill(CHOICES)).play()
    assert chosen.accuracy == 1.0 and verdict(chosen).follows
