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


@pytest.mark.parametrize("name", Drills().shipped_names())
def test_each_drill_tells_the_player_in_a_line_what_it_trains(name: str) -> None:
    drill = Drills().get(name)
    assert drill.summary.endswith((".", "?")) and len(drill.summary) <= 100
    assert len(drill.name) <= 20


def test_there_is_a_drill_for_each_kind_of_training() -> None:
    drills = {name: Drills().get(name) for name in Drills().names()}
    kinds = {name: [values["kind"] for values in drill.motion] for name, drill in drills.items()}
    assert kinds["moving-slow"] == kinds["moving-fast"] == ["linear"]
    speeds = [drills[name].motion[0]["speed_faces_s"] for name in ("moving-slow", "moving-fast")]
    assert speeds[1] == 3 * speeds[0], "as its line for the player says"
    assert (kinds["sine"], kinds["circle"], kinds["evade"]) == (["sine"], ["circle"], ["evade"])
    assert (drills["grid-three"].targets_up, drills["grid-three"].place) == (3, "grid")
    assert drills["dont-shoot"].dont_share > 0 and drills["dont-shoot"].rules.wrong_hit_points > 0
    assert drills["survival"].refill_s > 0 and drills["sudden-death"].ends == "miss"
    assert drills["grouping"].rules.score == "none" and not drills["grouping"].ranked
    assert not drills["warm-up"].ranked and drills["tracking"].tracks
    course = [(stage["series"], stage["shots"], stage["time_s"]) for stage in drills["course-of-fire"].stages]
    assert course == [(4, 5, 150.0), (4, 5, 20.0), (4, 5, 10.0)]
    assert {drill.adaptive["changes"] for drill in drills.values() if drill.adaptive} == {"size", "speed"}


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
