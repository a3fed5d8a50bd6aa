"""What requests for seasons and tasks stand on in a whole school: a season, a round in it, a class that was asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bullseye.records.record import as_json
from bullseye.school.roles import Role
from tests.school.seasons import shot_round
from tests.serve.school.whole import Whole

NOW = datetime.now(UTC)
SOURCE = f"""name = "Winter"
first = {(NOW - timedelta(days=1)).date()}
wall = true
[[week]]
drill = "ten-shots"
face = "classic"
"""
ASKED = {"drill": "ten-shots", "rounds": 1, "due": (NOW + timedelta(days=9)).isoformat()}
GOAL = {"measure": "points", "target": 1000, "until": str((NOW + timedelta(days=9)).date())}


def sent(seed: int) -> dict[str, Any]:
    """A round of a moment ago, as it is sent."""
    return {"record": as_json(shot_round(seed=seed, finished=NOW - timedelta(minutes=1)))}


def prepare(school: Whole) -> None:
    """Begin the season, send a round to it, and ask the class of `of(Role.STUDENT)` for something."""
    admin = school.of(Role.ADMINISTRATOR)
    group = f"/api/groups/class/{school.students_class['id']}"
    assert admin.post("/api/seasons", {"id": "winter", "source": SOURCE}).status == 200
    assert admin.post("/api/seasons/winter/join", {}).status == 200
    goals = [admin.post(f"{group}/goals", GOAL).json["id"] for _ in range(2)]
    school.parts |= {
        "season": "winter", "kind": "class", "group": school.students_class["id"], "goal": goals[0],
        "assignment": admin.post(f"{group}/assignments", ASKED).json["id"],
        "print": admin.post("/api/sent", sent(1)).json["round"],
    }  # fmt: skip
    school.parts_of |= {"group_goal_drop": {"goal": goals[1]}}
    for name in ("season_line", "season_explain"):
        school.parts_of[name] = {"person": "me"}
