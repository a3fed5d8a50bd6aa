"""What is kept of every round: its spread as groups have it, and its throughput where it was a pointing test."""

from __future__ import annotations

from typing import Any

import pytest

from bullseye.measure.group import measure_group, sigma_of
from bullseye.measure.round_values import round_values, shots_at_targets
from tests.records.helpers import make_record
from tests.records.played import played

SPOTS = [(1.0, 2.0), (-3.0, 0.5), (2.5, -1.5), (4.0, 4.0)]


def a_record(shots: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    plain = {"t": 0.0, "t_up": None, "target_x": 0.0, "target_y": 0.0, "target": 0}
    return make_record(shots=[{**plain, **shot} for shot in shots], **more)


def test_sigma_is_that_of_the_group_of_all_shots_hits_or_not() -> None:
    record = played(3)
    spots = [(shot["x"], shot["y"]) for shot in record["shots"]]
    assert len(spots) == 10
    assert round_values(record).sigma_mm == pytest.approx(measure_group(spots).sigma, abs=1e-6)
    assert round_values(record).throughput is None


@pytest.mark.parametrize("test", ["tapping", "reaction"])
def test_a_test_has_no_spread_on_a_face(test: str) -> None:
    spots = [{"x": x, "y": y} for x, y in SPOTS]
    assert round_values(a_record(spots)).sigma_mm is not None
    assert round_values(a_record(spots, **{test: {}})).sigma_mm is None


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
def test_a_line_from_elsewhere_that_cannot_be_measured_is_no_error(odd: dict[str, Any]) -> None:
    assert round_values(a_record([{"x": 1.0, "y": 1.0}, odd])).sigma_mm is None


@pytest.mark.parametrize("tapping", [None, {}, {"sequences": [{}]}, 7])
def test_a_pointing_test_that_is_not_whole_has_no_throughput(tapping: object) -> None:
    assert round_values(make_record(tapping=tapping)).throughput is None
