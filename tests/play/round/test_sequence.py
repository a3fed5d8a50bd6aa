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
from bullseye.session.shooter import Shooter, play
from bullseye.wording.numbers import DASH
from tests.rounds import DRILLS, FACES, ids, plan_of

CLASSIC = FACES.get("classic")


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
    facts = dict(sequence.facts())
    assert (facts["Rounds"], facts["Hits"], facts["New bests"]) == ("3 of 3", "30 of 30 shots", "2")


def test_before_the_first_round_there_is_a_dash() -> None:
    sequence = Sequence(Playlists().get("daily"), DRILLS, FACES, CLASSIC)
    assert sequence.results() == [] and dict(sequence.facts())["Accuracy"] == DASH


def test_what_a_playlist_names_must_be_there_before_it_begins() -> None:
    for entry in (Entry("no-such-drill", "", 1), Entry("ten-shots", "no-such-face", 1)):
        with pytest.raises(UnknownNameError, match="no-such"):
            Sequence(Playlist("mine", "Mine", "s", (entry,)), DRILLS, FACES, CLASSIC)


def test_facts_of_a_don_t_shoot_round_tell_wrong_hits_and_missed_targets_apart() -> None:
    outcome = outcome_of("dont-shoot")
    facts = dict(outcome.facts())
    assert facts["Wrong hits"] == str(outcome.card.totals.wrong) != "0"
    assert facts["Missed targets"] == str(outcome.card.targets_missed)
    lines = dict(outcome.lines())
    assert lines["Wrong hits"] == f"\u2212{10 * outcome.card.totals.wrong}"
    assert lines["Total"] == str(outcome.card.totals.score)


def test_facts_of_a_course_of_fire_are_its_subtotals() -> None:
    outcome = outcome_of("course-of-fire")
    facts = dict(outcome.facts())
    for name, points in outcome.card.subtotals():
        assert facts[name] == f"{sum(points)} ({', '.join(map(str, points))})"
    assert sum(int(facts[name].split()[0]) for name in ("150 s", "20 s", "10 s")) == outcome.card.totals.score


def test_facts_of_tracking_are_times() -> None:
    outcome = outcome_of("tracking")
    facts = dict(outcome.facts())
    assert {"On target", "Longest on target", "Times lost", "Duration"} == set(facts)
    assert outcome.lines() == [("Time on target", outcome.score)] and outcome.score.endswith(" s")
    assert outcome.headline() == "Your first round here" or "Simulated" in outcome.headline()


def test_a_round_that_was_never_on_the_target_is_no_best() -> None:
    record = {**outcome_of("tracking").record, "on_target": [], "score": 0, "accuracy": 0.0, "ranked": True}
    outcome = Outcome(score_record(record))
    assert not outcome.is_best and outcome.headline() == "Never on the target"


def test_facts_of_a_group_are_its_size_and_there_are_no_points() -> None:
    outcome = outcome_of("grouping")
    facts = dict(outcome.facts())
    assert facts["Mean radius"].endswith(" mm") and facts["Extreme spread"].endswith(" mm")
    assert (outcome.score, outcome.lines()) == (DASH, [])
    assert outcome.headline() == "No points here: the group is what counts"
