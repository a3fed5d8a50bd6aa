"""A playlist leads from round to round and sums them up; facts and numbers of each drill are told in words."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from bullseye.drill.playlist import Entry, Playlist, Playlists
from bullseye.errors import UnknownNameError
from bullseye.play.round.outcome import Outcome
from bullseye.play.round.sequence import Sequence
from bullseye.session.clock import StepClock
from bullseye.session.scorecard import score_record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from bullseye.wording.facts import STAGE
from bullseye.wording.numbers import DASH, Number
from tests.rounds import DRILLS, FACES, changed, ids, plan_of

CLASSIC = FACES.get("classic")


def texts(numbers: list[Number]) -> dict[str, str]:
    return {number.key: number.text for number in numbers}


def outcome_of(drill: Any, face: str = "classic", **more: Any) -> Outcome:
    plan = plan_of(drill, face=face, seed=3)
    record = play(plan, Shooter(FACES.get(face).diameter_mm / 12, Random(1), 0.5), StepClock(), ids())
    assert record is not None
    return Outcome(score_record(record), **more)


def test_a_playlist_leads_from_round_to_round() -> None:
    playlist = Playlist("mine", "Mine", "s", (Entry("ten-shots", "wa-122", 2), Entry("grouping", "", 1)))
    sequence = Sequence(playlist, DRILLS, FACES, CLASSIC)
    assert sequence.progress == "Round 1 of 3"
    seen = []
    while sequence.next is not None:
        drill, face = sequence.next
        seen.append((drill.id, face.id))
        sequence.played(outcome_of(drill, face.id))
    assert seen == [("ten-shots", "wa-122"), ("ten-shots", "wa-122"), ("grouping", "classic")]
    assert sequence.progress == "Round 3 of 3"
    results = sequence.results()
    assert [result.drill for result in results] == ["Ten shots", "Ten shots", "Grouping"]
    assert results[2].score == DASH and results[0].score.isdigit() and results[0].accuracy == "100 %"
    facts = texts(sequence.facts())
    assert (facts["rounds"], facts["hits"], facts["new_bests"]) == ("3 of 3", "30 of 30 shots", "2")


def test_before_the_first_round_there_is_a_dash() -> None:
    sequence = Sequence(Playlists().get("daily"), DRILLS, FACES, CLASSIC)
    assert sequence.results() == [] and texts(sequence.facts())["accuracy"] == DASH


def test_what_a_playlist_names_must_be_there_before_it_begins() -> None:
    for entry in (Entry("no-such-drill", "", 1), Entry("ten-shots", "no-such-face", 1)):
        with pytest.raises(UnknownNameError, match="no-such"):
            Sequence(Playlist("mine", "Mine", "s", (entry,)), DRILLS, FACES, CLASSIC)


def test_facts_of_a_don_t_shoot_round_tell_wrong_hits_and_missed_targets_apart() -> None:
    outcome = outcome_of("dont-shoot")
    facts = texts(outcome.facts())
    assert facts["wrong"] == str(outcome.card.totals.wrong) != "0"
    assert facts["missed_targets"] == str(outcome.card.targets_missed)
    lines = texts(outcome.lines())
    assert lines["penalty"] == f"\u2212{10 * outcome.card.totals.wrong}"
    assert lines["total"] == str(outcome.card.totals.score)


def test_facts_of_a_course_of_fire_are_its_subtotals() -> None:
    outcome = outcome_of("course-of-fire")
    facts = texts(outcome.facts())
    labels = [fact.label for fact in outcome.facts() if fact.key.startswith(STAGE)]
    for n, (name, points) in enumerate(outcome.card.subtotals()):
        assert (labels[n], facts[f"{STAGE}{n}"]) == (name, f"{sum(points)} ({', '.join(map(str, points))})")
    assert labels == ["150 s", "20 s", "10 s"]
    assert sum(int(facts[f"{STAGE}{n}"].split()[0]) for n in range(3)) == outcome.card.totals.score


def test_facts_of_tracking_are_times() -> None:
    outcome = outcome_of("tracking")
    facts = texts(outcome.facts())
    assert {"on_target", "longest_on_target", "times_lost", "duration_s"} == set(facts)
    assert outcome.lines() == [Number("time_on_target", "Time on target", outcome.score)] and outcome.score.endswith(
        " s"
    )
    assert outcome.headline() == "Your first round here" or "Simulated" in outcome.headline()


def test_a_round_that_was_never_on_the_target_is_no_best() -> None:
    record = changed(outcome_of("tracking").record, on_target=[], score=0, accuracy=0.0, ranked=True)
    outcome = Outcome(score_record(record))
    assert not outcome.is_best and outcome.headline() == "Never on the target"


def test_facts_of_a_group_are_its_size_and_there_are_no_points() -> None:
    outcome = outcome_of("grouping")
    facts = texts(outcome.facts())
    assert facts["mean_radius"].endswith(" mm") and facts["extreme_spread"].endswith(" mm")
    assert (outcome.score, outcome.lines()) == (DASH, [])
    assert outcome.headline() == "No points here: the group is what counts"
