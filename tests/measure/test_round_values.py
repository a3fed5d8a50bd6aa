"""What is kept of every round: its spread as groups have it, and its throughput where it was a pointing test."""

from __future__ import annotations

from math import isfinite
from typing import Any

import pytest

from bullseye.errors import BadRecordError
from bullseye.measure.round_values import round_values, shots_at_targets
from bullseye.measure.shots.group import measure_group, sigma_of
from bullseye.session.record import Record
from tests.records.played import played
from tests.rounds import record_of

SPOTS = [(1.0, 2.0), (-3.0, 0.5), (2.5, -1.5), (4.0, 4.0)]


def a_record(shots: list[dict[str, Any]], **more: Any) -> Record:
    plain = {"t": 0.0, "t_up": None, "target_x": 0.0, "target_y": 0.0, "target": 0}
    return record_of(shots=[{**plain, **shot} for shot in shots], **more)


def test_sigma_is_that_of_the_group_of_all_shots_hits_or_not() -> None:
    record = played(3)
    spots = [(shot.x_mm, shot.y_mm) for shot in record.shots]
    assert len(spots) == 10
    assert round_values(record).sigma_mm == pytest.approx(measure_group(spots).sigma, abs=1e-6)
    assert round_values(record).throughput is None


@pytest.mark.parametrize("test", ["tapping", "reaction"])
def test_a_test_has_no_spread_on_a_face(test: str) -> None:
    spots = [{"x": x, "y": y} for x, y in SPOTS]
    assert round_values(a_record(spots)).sigma_mm is not None
    assert round_values(a_record(spots, **{test: {"sequences": [], "moves": False, "trials": []}})).sigma_mm is None


def test_shots_count_from_the_target_aimed_at_wherever_that_stood() -> None:
    near = a_record([{"x": x, "y": y} for x, y in SPOTS])
    spread = a_record([{"x": x, "y": y, "target_x": 100.0 * n, "target": n} for n, (x, y) in enumerate(SPOTS)])
    assert round_values(near) == round_values(spread)


def test_a_smaller_target_is_brought_to_face_size() -> None:
    record = a_record([{"x": x / 2, "y": y / 2, "size": 0.5} for x, y in SPOTS])
    assert shots_at_targets(record) == SPOTS


@pytest.mark.parametrize("kind", ["nothing", "dont"])
def test_what_was_not_fired_at_a_target_to_shoot_is_left_out(kind: str) -> None:
    record = a_record([*({"x": x, "y": y} for x, y in SPOTS), {"x": 900.0, "y": 0.0, "kind": kind}])
    assert round_values(record).sigma_mm == pytest.approx(sigma_of(SPOTS), abs=1e-6)


@pytest.mark.parametrize(("spots", "sigma"), [([], None), (SPOTS[:1], None), (SPOTS[:1] * 3, 0.0)])
def test_few_and_identical_shots(spots: list[tuple[float, float]], sigma: float | None) -> None:
    assert round_values(a_record([{"x": x, "y": y} for x, y in spots])).sigma_mm == sigma


@pytest.mark.parametrize("odd", [{"x": 1e300, "y": 0}, {"x": 1, "y": 1, "size": 0}, {"x": "1", "y": 2}, {}])
def test_a_shot_that_cannot_be_measured_never_becomes_part_of_a_record(odd: dict[str, Any]) -> None:
    with pytest.raises(BadRecordError, match="of shot 2 is"):
        a_record([{"x": 1.0, "y": 1.0}, odd])


def test_the_farthest_shots_that_a_record_may_hold_can_be_measured() -> None:
    far = [{"x": 1e9, "y": -1e9}, {"x": -1e9, "y": 1e9}]
    sigma_mm = round_values(a_record(far)).sigma_mm
    assert sigma_mm is not None and isfinite(sigma_mm)


def test_a_pointing_test_without_a_sequence_has_no_throughput() -> None:
    assert round_values(record_of(tapping={"sequences": []})).throughput is None
