"""What only the shots of moving drills hold is checked as the rest is (bullseye.records.schema)."""

from __future__ import annotations

from typing import Any

import pytest

from bullseye.errors import BadRecordError
from bullseye.records.record import as_json, record_from
from bullseye.records.schema import check_record
from bullseye.session.events import Finished
from tests.rounds import Played, plan_of


def record() -> dict[str, Any]:
    played = Played(plan_of("sudden-death"))
    played.round.start()
    target = played.round.targets(1.0)[0]
    played.round.shoot(target.x_mm, target.y_mm, 1.0, 0.99)
    played.round.tick(60.0)
    return as_json(played.told(Finished)[0].record)


def test_a_round_of_a_moving_drill_passes() -> None:
    found = record()
    assert {"t_drawn", "size", "appeared"} <= set(found["shots"][0])
    assert check_record(found) == found == as_json(record_from(found))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("t_drawn", "1.0"), ("appeared", True), ("size", 0), ("size", -1.0), ("size", float("nan")), ("size", None),
        ("kind", 1), ("series", -1), ("series", 1.5),
    ],
)  # fmt: skip
def test_each_wrong_value_is_named_with_its_shot(key: str, value: object) -> None:
    found = record()
    found["shots"][0] = {**found["shots"][0], key: value}
    with pytest.raises(BadRecordError, match=f"{key} of shot 1 is "):
        check_record(found)
