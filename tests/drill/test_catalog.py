"""The drills that come with the program, and the user's beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.drill.catalog import Drills
from bullseye.errors import BadDrillError, UnknownNameError
from tests.rounds import STILL

MINE = 'name = "Mine"\nsummary = "s"\nends = "shots"\nshots = 3\n'


def test_the_drills_of_the_trainer_are_shipped() -> None:
    assert set(STILL) <= set(Drills().names())


@pytest.mark.parametrize(
    ("name", "ends", "limit", "place", "ranked", "unit"),
    [
        ("timed-30", "time", 30.0, "on-hit", True, "points"),
        ("timed-60", "time", 60.0, "on-hit", True, "points"),
        ("ten-shots", "shots", 10, "centre", True, "points"),
        ("race-30", "targets", 30, "on-hit", True, "ms"),
        ("practice", "never", None, "centre", False, "points"),
    ],
)
def test_each_shipped_drill_does_what_its_name_says(
    name: str, ends: str, limit: float | None, place: str, ranked: bool, unit: str
) -> None:
    drill = Drills().get(name)
    assert (drill.ends, drill.place, drill.ranked, drill.score_unit) == (ends, place, ranked, unit)
    assert {drill.time_s, drill.shots, drill.targets} == {limit, None}
    assert drill.better == ("lower" if unit == "ms" else "higher")
    assert drill.name and drill.summary


def test_speed_drills_reward_speed_and_care_by_default() -> None:
    for name in ("timed-30", "timed-60"):
        rules = Drills().get(name).rules
        assert rules.accuracy_factor == "sqrt"
        assert 0 < rules.combo_cap_points <= 10, "an uncapped combo would drown the rings"


def test_precision_is_rings_only() -> None:
    rules = Drills().get("ten-shots").rules
    assert (rules.combo_cap_points, rules.time_bonus_points, rules.accuracy_factor) == (0, 0, "none")


def test_a_users_drill_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINE, encoding="utf-8")
    (tmp_path / "bad.toml").write_text(MINE.replace("3", "-3"), encoding="utf-8")
    drills = Drills(tmp_path)
    assert drills.names()[-1] == "mine" and drills.get("mine").shots == 3
    (broken,) = drills.broken()
    assert "shots is -3" in broken.reason
    with pytest.raises(BadDrillError):
        drills.get("bad")
    with pytest.raises(UnknownNameError, match="no drill is called 'bogus'; choose one of: .*practice.*mine"):
        drills.get("bogus")
