"""The simulated hand at the two tests: Fitts' pace, smooth paths, and answers that a person could give."""

from __future__ import annotations

from random import Random
from statistics import fmean

from bullseye.measure.pointing.tapping import answer_of_record
from bullseye.measure.reaction.times import reaction_of_record
from bullseye.session.clock import StepClock
from bullseye.session.hands import LIGHT_S, play_test
from bullseye.session.record import Record
from bullseye.session.shooter import REACTION_S, SECONDS_PER_BIT, Shooter
from tests.rounds import ids, plan_of


def played(drill: str, sigma_mm: float = 3.0, seed: int = 1, most: int = 5000) -> Record | None:
    shooter = Shooter(sigma_mm, Random(seed))
    return play_test(plan_of(drill, "classic", seed, simulated=True), shooter, StepClock(), ids(), most)


def test_its_pace_is_that_of_fitts_law() -> None:
    record = played("pointing-test")
    assert record is not None and record.simulated
    line = answer_of_record(record)["regression_id"]
    assert abs(line["slope_ms_per_bit"] - 1000 * SECONDS_PER_BIT) < 50
    assert abs(line["intercept_ms"] - 1000 * REACTION_S - 90) < 150
    assert line["r"] > 0.9


def test_the_same_seed_taps_the_same_round() -> None:
    assert played("pointing-test", seed=4) == played("pointing-test", seed=4)
    assert played("reaction-choice", seed=4) == played("reaction-choice", seed=4)


def test_its_hand_goes_a_way_that_can_be_measured() -> None:
    record = played("pointing-test")
    assert record is not None
    paths = answer_of_record(record)["paths"]
    assert 1.0 < paths["variability"] < 20.0 and 1.0 < paths["distance"] < 20.0 and paths["turns_along"] < 0.5


def test_it_gives_up_where_it_never_hits_enough() -> None:
    assert played("pointing-test", sigma_mm=40.0, most=300) is None


def test_it_answers_like_a_person_and_slower_among_more() -> None:
    record = played("reaction-time")
    assert record is not None
    assert LIGHT_S * 1000 < reaction_of_record(record)["median_ms"] < 300
    slopes = []
    for seed in range(6):
        found = played("reaction-choice", seed=seed)
        assert found is not None
        slopes.append(reaction_of_record(found)["slope_ms_per_bit"])
    assert 110 < fmean(slopes) < 150
