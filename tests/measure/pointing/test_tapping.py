"""A stored pointing test measured: the runs, the paths, and the same numbers after a trip through other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from bullseye.errors import BadRecordError
from bullseye.measure.pointing.answer import answer_of
from bullseye.measure.pointing.gofitts import read_sd1, read_sd3, runs_of_taps
from bullseye.measure.pointing.tapping import (
    answer_of_record,
    codes_of,
    gofitts_paths_of_record,
    is_tapping,
    path_of,
    paths_of_record,
    runs_of_record,
    sequences_of_record,
    taps_of_record,
    throughput_of_record,
    traces_of_record,
    trials_of_record,
)
from bullseye.measure.pointing.throughput import analyse, combine, runs_of
from bullseye.measure.pointing.trials_csv import read_trials
from bullseye.play.pointing_export import text_of
from bullseye.records.care.verify import verdict
from bullseye.records.record import as_json, record_from
from bullseye.session.clock import StepClock
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.rounds import FACES, ids, plan_of
from tests.session.lab_tests import Taps, tapping_drill


def record_of(seed: int = 3, sigma_mm: float = 4.0, **more: Any) -> Record:
    """A simulated test after its trip through the history's JSON: some sequences done again, some misses."""
    plan = plan_of("pointing-test", "classic", seed, simulated=True, px_per_mm=1.9, **more)
    found = play(plan, Shooter(sigma_mm, Random(seed)), StepClock(), ids())
    assert found is not None
    return record_from(json.loads(json.dumps(as_json(found))))


def test_a_test_tapped_by_hand_gives_the_numbers_worked_out_by_hand() -> None:
    taps = Taps(tapping_drill('order = "given"\n', n=5, practice=0))
    record = taps.play()
    trials = trials_of_record(record)
    assert [trial.mt_ms for trial in trials] == [600.0] * 20 and [trial.pt_ms for trial in trials] == [500.0] * 20
    first = trials[0]
    assert (first.x_from, first.y_from) == (0.0, -320.0)  # the top of a ring of 320 mm, 2 px to a mm, y down
    assert (first.width, first.amplitude) == (80.0, 640.0)
    runs = runs_of_record(record)
    assert [run.serial for run in runs] == [True] * 4 and [len(run.moves) for run in runs] == [5] * 4
    assert analyse(runs[0]).id == pytest.approx(3.169925, abs=1e-6)  # log2(640 / 80 + 1)
    assert throughput_of_record(record) is None  # every shot in the middle: there is no spread


def test_a_trial_runs_from_button_up_to_button_up_however_long_the_button_is_held() -> None:
    taps = Taps(tapping_drill(n=5, practice=0))
    for held_s in (0.3, 0.1, 0.2, 0.1, 0.4, 0.1):
        taps.tap(held_s=held_s)
    record = taps.play()
    assert [trial.mt_ms for trial in trials_of_record(record)[:5]] == [600.0, 700.0, 600.0, 900.0, 600.0]
    assert [trial.pt_ms for trial in trials_of_record(record)[:5]] == [500.0] * 5


def test_the_way_begins_where_the_button_came_up_not_where_it_went_down() -> None:
    taps = Taps(tapping_drill(n=5, practice=0))
    x, y = taps.test.places[0]
    taps.clock.advance(0.5)
    taps.test.press(x, y)
    taps.clock.advance(0.2)
    taps.test.release(x + 10.0, y)
    record = taps.play()
    first = traces_of_record(record)[0]
    assert first.samples[0] == (0.0, round(2 * (x + 10.0)), round(-2 * y))
    assert first.samples[-1][0] == 500.0 and len(first.samples) == 3


def test_practice_and_sequences_that_do_not_count_are_not_measured_but_kept() -> None:
    taps = Taps(tapping_drill(practice=2))
    taps.sequence(misses=4)
    taps.tap()
    taps.tap()
    taps.test.pause()
    taps.test.resume()
    record = taps.play()
    answer = answer_of_record(record)
    assert (answer["n"], answer["repeated"], answer["interrupted"], answer["practice"]) == (20, 1, 1, 11)
    assert answer["errors"] == 0 and len(answer["sequences"]) == 4
    assert [one.state for one in sequences_of_record(record)][:2] == ["repeated", "interrupted"]


def test_the_errors_are_the_misses_of_the_record() -> None:
    record = record_of()
    answer = answer_of_record(record)
    assert answer["errors"] == len(record.shots) - round(record.accuracy * len(record.shots)) > 0


@pytest.mark.parametrize("name", FACES.shipped_names())
def test_the_face_that_is_chosen_changes_nothing_but_the_unit(name: str) -> None:
    face = FACES.get(name)
    plan = plan_of("pointing-test", face, 3, simulated=True, px_per_mm=760.0 / face.diameter_mm)
    record = play(plan, Shooter(face.diameter_mm / 100, Random(3)), StepClock(), ids())
    assert record is not None and verdict(record).follows
    answer = combine([analyse(run) for run in runs_of_record(record)])
    misses = len(record.shots) - round(record.accuracy * len(record.shots))
    assert answer.errors == misses
    assert answer.throughput == pytest.approx(throughput_of_record(record_of()), rel=1e-4)


def test_the_clock_of_the_answer_is_button_up_and_the_other_is_beside_it() -> None:
    answer = answer_of_record(record_of())
    assert answer["throughput"] == pytest.approx(throughput_of_record(record_of()))
    assert answer["throughput_down"] > 1.1 * answer["throughput"]


def test_the_csv_of_a_record_gives_exactly_the_same_answer() -> None:
    record = record_of()
    again = answer_of(runs_of(read_trials(text_of(record, "csv"), "a.csv")), 0)
    assert again == {key: value for key, value in strip(answer_of_record(record)).items() if key in again}


def strip(answer: dict[str, Any]) -> dict[str, Any]:
    """Without the amplitude, which only a record's sequences have."""
    sequences = [{k: v for k, v in one.items() if k != "amplitude"} for one in answer["sequences"]]
    return {**answer, "sequences": sequences}


def test_the_sd1_of_a_record_gives_the_same_numbers_and_the_paths_of_gofitts() -> None:
    record = record_of()
    taps = read_sd1(text_of(record, "sd1"), "a.sd1")
    again, first = answer_of(runs_of_taps(taps), 0), answer_of_record(record)
    for key in ("n", "ae", "we", "ide", "mt_ms", "throughput", "throughput_down", "throughput_clean", "errors"):
        assert again[key] == pytest.approx(first[key], rel=1e-12), key
    assert len(again["sequences"]) == len(first["sequences"]) == 6
    assert [tap.path for tap in taps] == gofitts_paths_of_record(record)


def test_the_sd3_of_a_record_holds_the_very_paths_that_are_measured() -> None:
    record = record_of()
    traces = read_sd3(text_of(record, "sd3"), "a.sd3")
    assert traces == traces_of_record(record) and len(traces) == 78
    assert [path_of(trace) for trace in traces] == paths_of_record(record)
    for trace in traces:
        assert trace.samples[0][0] == 0 and len(trace.samples) > 10


def test_a_path_begins_at_the_button_up_and_ends_at_the_button_down() -> None:
    record = record_of()
    trials, traces = trials_of_record(record), traces_of_record(record)
    for trial, trace in zip(trials, traces, strict=True):
        assert trial.pt_ms is not None and abs(trace.samples[-1][0] - trial.pt_ms) <= 1
        assert abs(trace.samples[-1][1] - trial.x_select) <= 0.51 and abs(trace.samples[-1][2] - trial.y_select) <= 0.51


def test_names_that_gofitts_could_not_hold_are_made_fit() -> None:
    record = record_of(player="Ann, the \u00e9lan")
    assert codes_of(record).participant == "Ann the \u00e9lan"
    assert len(taps_of_record(record)) == 78


def test_other_rounds_have_no_throughput() -> None:
    shots = play(plan_of("ten-shots", "classic"), Shooter(20.0, Random(1)), StepClock(), ids())
    assert shots is not None and not is_tapping(shots) and throughput_of_record(shots) is None
    with pytest.raises(BadRecordError, match="is no pointing test"):
        runs_of_record(shots)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda whole: whole["tapping"].pop("sequences"), "sequences of tapping is None; it must be a list"),
        (lambda whole: whole["tapping"].update(sequences=[3]), "sequence 1 of tapping is 3; it must be a JSON object"),
        (lambda whole: whole["tapping"]["sequences"][0].update(state="lost"), "state of sequence 1 .* one of: counted"),
        (lambda whole: whole["tapping"]["sequences"][0].pop("start"), "start of sequence 1 of tapping is missing"),
        (lambda whole: whole["shots"].pop(), "first and trials of sequence .* they must lie among 77 shots"),
        (lambda whole: whole["shots"][5].pop("x"), "x of shot 6 is missing; it must be a number"),
    ],
)
def test_a_test_that_is_not_whole_is_refused_where_it_is_read(spoil: Any, words: str) -> None:
    whole = json.loads(json.dumps(as_json(record_of())))
    spoil(whole)
    with pytest.raises(BadRecordError, match=words):
        record_from(whole)


def test_a_press_that_never_came_up_is_told_and_has_no_throughput() -> None:
    record = record_of()
    record = replace(record, shots=(*record.shots[:5], record.shots[5]._replace(t_up=None), *record.shots[6:]))
    with pytest.raises(BadRecordError, match="a trial of the pointing test does not tell when its button came up"):
        answer_of_record(record)
    assert throughput_of_record(record) is None


def test_the_mean_is_over_the_sequences() -> None:
    record = record_of()
    each = [analyse(run).throughput for run in runs_of_record(record)]
    assert throughput_of_record(record) == pytest.approx(sum(v for v in each if v) / 6)
    assert combine([analyse(run) for run in runs_of_record(record)]).n == 78
