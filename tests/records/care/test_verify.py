"""A score follows from its shots or is named; other rules are computed beside it and change nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bullseye.errors import BadInputError, BadRecordError
from bullseye.records.care.verify import Difference, as_json, rescore, verdict, verify
from tests.records.played import played
from tests.rounds import changed, record_of


@pytest.mark.parametrize("drill", ["ten-shots", "timed-30", "race-30", "practice"])
def test_every_round_that_was_played_follows_from_its_shots(drill: str) -> None:
    assert all(verdict(played(seed, drill=drill)).follows for seed in range(3))


@pytest.mark.parametrize(("key", "change"), [("score", 1), ("score", -1), ("best_combo", 1), ("accuracy", -0.001)])
def test_a_number_that_was_changed_by_hand_is_named_with_what_the_shots_give(key: str, change: float) -> None:
    honest = played()
    told = getattr(honest, key)
    found = verdict(replace(honest, **{key: told + change}))
    assert found.differences == (Difference(key, told + change, told),)
    assert not found.follows


def test_a_shot_that_was_moved_does_not_give_the_score_any_more() -> None:
    record = played()
    moved = replace(record, shots=tuple(shot._replace(x_mm=shot.x_mm + 500) for shot in record.shots))
    assert {d.key for d in verdict(moved).differences} == {"score", "accuracy", "best_combo"}


def test_hits_that_were_claimed_without_shots_are_named() -> None:
    record = played()
    hits = round(record.accuracy * 10)
    assert verdict(changed(record, hits=hits)).follows
    assert verdict(changed(record, hits=hits + 1)).differences == (Difference("hits", hits + 1, hits),)


def test_accuracy_is_compared_to_the_six_decimals_that_are_kept() -> None:
    record = played()
    assert verdict(changed(record, accuracy=record.accuracy - 4e-7)).follows
    assert not verdict(changed(record, accuracy=record.accuracy - 4e-6)).follows
    assert not verdict(changed(record, accuracy=None)).follows


def test_a_round_without_a_score_claims_none() -> None:
    assert verdict(changed(played(), score=None)).follows


def test_a_round_of_unknown_rules_does_not_follow_and_says_why() -> None:
    found = verdict(changed(played(), rules=99))
    assert not found.follows and "99" in found.reason and "knows 1" in found.reason


@pytest.mark.parametrize("key", ["rings", "style_points", "gauge_mm", "parameters"])
def test_a_line_that_lacks_what_the_replay_needs_is_named_not_a_crash(key: str) -> None:
    assert key in verdict(changed(played(), **{key: ...})).reason


@pytest.mark.parametrize(
    "change", [{"rings": [{"points": "x", "diameter_mm": 1}]}, {"parameters": {"score": 3}},
               {"parameters": {"combo_step_points": "many"}}, {"style_points": []}],
)  # fmt: skip
def test_nonsense_never_becomes_a_record(change: dict[str, Any]) -> None:
    with pytest.raises(BadRecordError, match=f"{'|'.join(change)}.*must"):
        changed(played(), **change)


def test_a_gauging_that_nobody_knows_never_raises() -> None:
    assert as_json(verdict(changed(played(), gauging="sideways")))["id"]


def test_rounds_are_replayed_in_their_order() -> None:
    records = [played(1), changed(played(2), score=-5), record_of()]
    assert [found.follows for found in verify(records)] == [True, False, False]


def test_the_known_rules_give_the_score_that_is_stored() -> None:
    record = played(drill="timed-30")
    [found] = rescore([record], 1)
    assert found.old == found.new == record.score and found.difference == 0


def test_rescoring_a_round_that_was_changed_shows_old_against_new_and_changes_nothing() -> None:
    record = played()
    other = changed(record, score=record.score + 7)
    before = replace(other)
    [found] = rescore([other], 1)
    assert (found.old, found.new, found.difference) == (record.score + 7, record.score, -7)
    assert other == before


def test_a_round_of_rules_that_are_gone_can_be_scored_by_known_ones() -> None:
    record = played()
    [found] = rescore([changed(record, rules=99)], 1)
    assert (found.new, found.reason) == (record.score, "")


def test_rules_that_nobody_knows_are_refused_with_those_that_are_known() -> None:
    with pytest.raises(BadInputError, match="rules version 2 is not known; this bullseye knows: 1"):
        rescore([], 2)
