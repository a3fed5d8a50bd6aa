"""The results of the tests in words: every number is there, and what cannot be measured is a dash."""

from __future__ import annotations

from random import Random

import pytest

from bullseye.measure.pointing.tapping import answer_of_record
from bullseye.measure.reaction.times import reaction_of_record
from bullseye.play.round.outcome import Outcome
from bullseye.session.clock import StepClock
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from bullseye.wording.lab_facts import number, reaction_sheet, tapping_sheet
from bullseye.wording.numbers import DASH, MINUS
from tests.rounds import ids, plan_of
from tests.session.lab_tests import Lights, Taps, tapping_drill


def record_of(drill: str, sigma: float = 3.0) -> Record:
    found = play(plan_of(drill, "classic"), Shooter(sigma, Random(2)), StepClock(), ids())
    assert found is not None
    return found


def test_numbers_have_true_minus_signs_and_dashes() -> None:
    assert (number(-1.25, 1, "px"), number(None)) == (f"{MINUS}1.2 px", DASH)


def test_the_sheet_of_a_pointing_test_holds_its_numbers() -> None:
    answer = answer_of_record(record_of("pointing-test"))
    sheet = tapping_sheet(answer)
    assert sheet.main.value == f"{answer['throughput']:.2f}" and answer["practice"] >= 18
    assert sheet.said == f"78 trials in 6 sequences, {answer['practice']} more for practice"
    facts = {number.key: number.text for group in sheet.groups for number in group.facts}
    assert facts["mt_ms"] == f"{answer['mt_ms']:.0f} ms"
    assert facts["throughput_down"] == f"{answer['throughput_down']:.2f}"
    assert len(facts) == 15 and len(sheet.rows) == 6 and {len(row) for row in sheet.rows} == {len(sheet.columns)}
    assert any("outlier" in note for note in sheet.notes)


def test_what_cannot_be_measured_is_a_dash_and_said() -> None:
    sheet = tapping_sheet(answer_of_record(Taps(tapping_drill()).play()))
    assert (sheet.main.text, sheet.doubt) == (DASH, "Too few trials for an interval")


def test_sequences_that_did_not_count_are_told() -> None:
    taps = Taps(tapping_drill())
    taps.sequence(misses=4)
    taps.tap()
    taps.test.pause()
    taps.test.resume()
    notes = tapping_sheet(answer_of_record(taps.play())).notes
    assert "1 sequence repeated for too many misses: kept, not counted." in notes
    assert "1 sequence interrupted and started again: kept, not counted." in notes


def test_the_sheet_of_a_reaction_test_says_from_when_to_when() -> None:
    simple = reaction_sheet(reaction_of_record(record_of("reaction-time")))
    assert simple.said == "median of 20 answers, from the light to the press" and simple.rows == []
    choice = reaction_sheet(reaction_of_record(record_of("reaction-choice")))
    assert "until the pointer set out" in choice.said and [row[0] for row in choice.rows] == ["1", "2", "4", "8"]
    assert [group.title for group in choice.groups] == ["", "Left out", "Choice"]


def test_an_answer_too_late_is_counted_once_and_a_slow_one_is_not_said_to_be_left_out() -> None:
    sheet = reaction_sheet(reaction_of_record(Lights().play(0.2, 0.3, 2.5, 1.4)))
    counted, left_out = ({fact.label: fact.text for fact in group.facts} for group in sheet.groups)
    assert left_out == {"Too early": "0", "Too late": "1"} and counted["Over 500 ms"] == "1"
    assert counted["Slowest"] == "1400 ms"


@pytest.mark.parametrize("drill", ["pointing-test", "reaction-time"])
def test_in_a_playlist_a_test_says_that_it_counts_no_points(drill: str) -> None:
    outcome = Outcome(score_record(record_of(drill)))
    assert (outcome.headline(), outcome.score) == ("A test: no points, and its own number on the board", DASH)
    assert outcome.lines() == [] and outcome.facts()[0].key == "hits"
