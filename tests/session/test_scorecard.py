"""A stored round is scored again from its shots, and every number on the card adds up."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadRecordError
from bullseye.records.record import as_json, record_from
from bullseye.session.events import Finished
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.target.face import Ring
from tests.rounds import FACES, STILL, Played, changed, plan_of


def played_round(drill: str, offs: list[float], **more: Any) -> Played:
    """A round of shots half a second apart, that far right of the target; practice and clocks are then ended."""
    played = Played(plan_of(drill, **more))
    played.round.start()
    for n, off_mm in enumerate(offs, start=1):
        played.at(n / 2, off_mm)
    if not played.round.end(len(offs) / 2):
        played.round.tick(3600.0)
    return played


def card_of(drill: str, offs: list[float], **more: Any) -> Scorecard:
    record = played_round(drill, offs, **more).told(Finished)[0].record
    return score_record(record_from(json.loads(json.dumps(as_json(record)))))


@given(
    drill=st.sampled_from([name for name in STILL if name != "race-30"]),
    face=st.sampled_from(["classic", "issf-air-rifle-10m", "nsra-25yd", "ifaa-field-20", "blank", "worcester-16"]),
    shares=st.lists(st.floats(0, 0.7), min_size=10, max_size=30),
    gauge_mm=st.none() | st.floats(0, 3),
)
def test_a_round_read_from_the_file_scores_as_it_did_live(
    drill: str, face: str, shares: list[float], gauge_mm: float | None
) -> None:
    offs = [share * FACES.get(face).diameter_mm for share in shares]
    played = played_round(drill, offs, face=face, gauge_mm=gauge_mm)
    card = score_record(record_from(json.loads(json.dumps(as_json(played.told(Finished)[0].record)))))
    assert card.totals == played.round.totals()
    assert list(card.hits) == played.round.hits and list(card.awards) == played.round.awards
    assert list(card.shots) == played.round.shots
    assert sum(points for _, points in card.breakdown()) == card.totals.score == card.record.score


def test_a_face_changed_since_does_not_change_the_score() -> None:
    record = played_round("ten-shots", [1.0, 30.0] * 5, face="classic").told(Finished)[0].record
    today = FACES.get("classic")
    generous = replace(today, rings=(Ring(today.diameter_mm, 99, "#ffffff"),), gauge_mm=50.0)
    assert score_record(record, generous).totals == score_record(record, today).totals == score_record(record).totals
    assert score_record(record, generous).totals.score == record.score


def test_the_rules_of_today_do_not_matter_to_a_stored_round() -> None:
    record = played_round("timed-30", [0.0] * 5).told(Finished)[0].record
    before = score_record(record).totals
    assert before.combo_bonus > 0
    plain = changed(record, parameters={**record.parameters.values, "combo_cap_points": 0})
    assert score_record(plain).totals.combo_bonus == 0, "it is the record's own rules that count"


def test_rules_that_this_program_does_not_know_are_refused() -> None:
    record = changed(played_round("ten-shots", [0.0] * 10).told(Finished)[0].record, rules=2)
    with pytest.raises(BadRecordError, match="rules version 2 is not known"):
        score_record(record)


@pytest.mark.parametrize("lost", ["rings", "gauge_mm", "parameters", "style"])
def test_a_record_with_only_what_every_record_must_have_is_refused_by_its_id(lost: str) -> None:
    record = played_round("ten-shots", [0.0] * 10).told(Finished)[0].record
    record = changed(record, **{lost: ...})
    with pytest.raises(BadRecordError, match=f"'{record.id}' cannot be scored: it lacks '{lost}'"):
        score_record(record)


def test_the_breakdown_shows_only_the_lines_that_the_drill_has() -> None:
    assert card_of("ten-shots", [0.0] * 10).breakdown() == [("ring_points", 100)]
    keys = [key for key, _ in card_of("timed-30", [0.0, 1000.0, 0.0]).breakdown()]
    assert keys == ["ring_points", "combo_bonus", "time_bonus", "accuracy_change"]
    assert card_of("race-30", [0.0] * 30).breakdown() == [("last_hit", 15000)]


def test_efficiency_is_targets_hit_and_accuracy_is_shots_hit() -> None:
    card = card_of("timed-30", [0.0, 1000.0, 1000.0, 0.0])
    assert (card.totals.accuracy, card.targets_shown, card.efficiency) == (0.5, 3, 2 / 3)


@pytest.mark.parametrize(
    ("drill", "offs", "shown", "efficiency"),
    [
        ("race-30", [0.0] * 30, 30, 1.0),
        ("ten-shots", [0.0] * 10, 10, 1.0),
        ("ten-shots", [0.0] * 9 + [1000.0], 10, 0.9),
        ("ten-shots", [1000.0] * 10, 1, 0.0),
        ("timed-30", [], 1, None),
    ],
)
def test_a_target_is_shown_at_the_start_and_after_each_hit_that_was_not_the_last(
    drill: str, offs: list[float], shown: int, efficiency: float | None
) -> None:
    card = card_of(drill, offs)
    assert (card.targets_shown, card.efficiency) == (shown, efficiency)


def test_the_mean_time_counts_from_the_start() -> None:
    assert card_of("practice", [0.0] * 4).mean_time_s == 0.5
    assert card_of("practice", []).mean_time_s is None


def test_inner_tens_are_counted_where_the_face_tells_them() -> None:
    assert card_of("ten-shots", [0.0] * 4 + [1000.0] * 6, face="wa-122").inner_tens == 4
    assert card_of("ten-shots", [0.0] * 10).inner_tens is None
