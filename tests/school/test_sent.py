"""Rounds that are sent: played again from their shots, and refused where they do not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bullseye.drill.parameters import Parameters
from bullseye.records.record import as_json, record_from
from bullseye.school.sent import NOBODY, RefusedRoundError, SentRound, check_sent
from bullseye.session.record import Entry, Record
from tests.rounds import DRILLS, FACES
from tests.school.seasons import IN_WEEK_1, shot_round

NOW = IN_WEEK_1 + timedelta(hours=1)
PLAYED = ("ten-shots", "timed-30", "timed-60", "race-30", "moving-slow", "moving-fast", "circle", "sine", "grid-three",
          "grouping", "dont-shoot", "survival", "sudden-death", "course-of-fire", "evade", "tracking",
          "adaptive-size", "timed-30+size-50")  # fmt: skip


def check(record: Record) -> SentRound:
    # As it comes over a line: written and read again.
    return check_sent(record_from(as_json(record)), FACES, DRILLS, NOW)


def real(record: Record) -> Record:
    return replace(record, ranked=True)


@pytest.mark.parametrize("drill", PLAYED)
def test_a_round_of_any_drill_is_played_again_to_the_same_score(drill: str) -> None:
    record = real(shot_round(drill=drill, sigma_mm=12.0))
    found = check(record)
    assert found.record.score == record.score
    assert found.record.hits == record.hits


def test_points_are_whole_tenths_and_times_are_none() -> None:
    record = real(shot_round())
    assert record.score is not None
    assert check(record).tenths == 10 * record.score
    assert check(real(shot_round(drill="race-30", sigma_mm=5.0))).tenths is None


def test_only_the_score_of_the_shots_is_believed() -> None:
    record = real(shot_round())
    found = check(replace(record, score=100_000, accuracy=1.0, best_combo=99))
    assert found.record.score == record.score
    assert found.record.best_combo == record.best_combo
    assert found.claimed == 100_000


def test_what_is_kept_holds_no_name() -> None:
    record = real(shot_round())
    told = as_json(replace(record, player="Ada Lovelace", app="Ada's own"))
    kept = check(record_from({**told, "note": "by Ada Lovelace"}))
    assert kept.record.player == NOBODY
    assert "Ada" not in str(as_json(kept.record))


def test_the_same_shots_have_the_same_print_under_any_name() -> None:
    record = real(shot_round())
    other = replace(record, id="another", player="Bea", finished="2026-12-01T12:10:00Z")
    assert check(record).print == check(other).print
    assert check(record).print != check(real(shot_round(seed=2))).print


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"simulated": True}, "simulated"),
        ({"imported": True}, "not played in bullseye"),
        ({"entered": Entry("m", "s")}, "not played in bullseye"),
        ({"ranked": False}, "to its end"),
        ({"pauses": ((1.0, 2.0),)}, "to its end"),
        ({"finished": "2026-12-01T14:00:00Z"}, "still to come"),
        ({"drill": "eleven-shots"}, "eleven-shots"),
        ({"face": "moon"}, "moon"),
        ({"drill": "timed-30"}, "ends before"),
        ({"gauge_mm": 50.0}, "gauge_mm differs"),
    ],
)
def test_a_round_that_cannot_count_is_refused_in_a_sentence(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(RefusedRoundError, match=words):
        check(replace(real(shot_round()), **changes))


def test_a_face_with_larger_rings_under_the_name_of_ours_is_found() -> None:
    record = real(shot_round())
    larger = tuple(ring._replace(diameter_mm=2 * ring.diameter_mm) for ring in record.rings)
    with pytest.raises(RefusedRoundError, match="rings differs"):
        check(replace(record, rings=larger))


def test_a_drill_with_other_rules_under_the_name_of_ours_is_found() -> None:
    record = real(shot_round())
    richer = Parameters({**record.parameters.values, "combo_step_points": 90})
    with pytest.raises(RefusedRoundError, match="another one here"):
        check(replace(record, parameters=richer))


def test_shots_at_a_target_that_stood_elsewhere_are_found() -> None:
    record = real(shot_round(drill="timed-30", sigma_mm=10.0))
    moved = (
        record.shots[0],
        record.shots[1]._replace(target_x_mm=record.shots[1].target_x_mm + 5.0),
        *record.shots[2:],
    )
    with pytest.raises(RefusedRoundError, match="shot 2|no shot could count"):
        check(replace(record, shots=moved))


def test_shots_after_the_end_are_found() -> None:
    record = real(shot_round())
    with pytest.raises(RefusedRoundError, match="shot 11"):
        check(replace(record, shots=(*record.shots, record.shots[-1]._replace(t=record.shots[-1].t + 1))))
