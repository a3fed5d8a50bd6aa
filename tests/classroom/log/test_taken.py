"""A round with shots struck off: as if they had not been fired, and fair to those after them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.classroom.log.taken import Taken, without
from bullseye.records.record import as_json, record_from
from bullseye.session.scorecard import score_record
from tests.classroom.classes import record_for, room_of
from tests.rounds import changed


def taken_of(drill: str = "timed-30", *voided: int, sigma_mm: float = 20.0) -> Taken:
    room = room_of("Ann", drill=drill)
    return Taken("Ann", "", 1, record_for(room, sigma_mm, luck=1), frozenset(voided))


def test_without_a_shot_struck_off_a_round_is_as_it_was_played() -> None:
    taken = taken_of()
    assert taken.counted == taken.record and taken.score == taken.record.score
    assert taken.accuracy == pytest.approx(taken.record.accuracy, abs=1e-6)


@given(st.sets(st.integers(1, 12)))
def test_whatever_is_struck_off_leaves_a_record_whose_score_follows_from_its_shots(gone: set[int]) -> None:
    record = taken_of("ten-shots").record
    left = without(record, gone)
    card = score_record(record_from(as_json(left)))
    assert len(left.shots) == 10 - len(gone & set(range(1, 11)))
    score = card.totals.score if left.shots else None  # where nothing counts there is no score, not a score of 0
    assert (left.score, left.best_combo) == (score, card.totals.best_combo)
    assert left.accuracy == (None if card.totals.accuracy is None else round(card.totals.accuracy, 6))
    assert len(record.shots) == 10


def test_a_target_that_moved_on_keeps_its_time_for_the_shot_after() -> None:
    taken = taken_of("timed-30", 3, sigma_mm=5.0)
    whole = score_record(taken.record)
    assert [h.hit for h in whole.hits[:4]] == [True] * 4
    assert taken.card.awards[2].time_bonus == whole.awards[3].time_bonus > 0
    assert [s.points for s in taken.shots][2] == whole.hits[3].points


def test_the_last_shot_is_struck_off_as_if_the_round_had_ended_before_it() -> None:
    record = taken_of("timed-30").record
    last = len(record.shots)
    before = score_record(changed(record, shots=record.shots[:-1]))
    assert without(record, {last}).score == before.totals.score


def test_shots_count_misses_too_and_are_measured_on_the_target() -> None:
    taken = taken_of("ten-shots", 1, 2, sigma_mm=150.0)
    assert len(taken.shots) == len(taken.aimed_mm) == 8
    assert taken.shots[0].x_mm == taken.record.shots[2].x_mm
    assert any(not shot.hit for shot in taken.shots)
    assert (taken.unit, taken.better) == ("points", "higher")
