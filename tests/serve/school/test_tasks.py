"""Assignments and goals over HTTP: asked by a teacher, seen by students, done by playing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bullseye.store_sql.database import Database
from tests.serve.school.season_server import ADMINISTRATOR, TEACHER, SeasonServer, season_server

ASKED = {"drill": "ten-shots", "rounds": 1, "due": "2026-12-04T17:00:00Z"}
GOAL = {"measure": "points", "target": 10_000, "until": "2026-12-04", "zone": "Europe/Berlin"}
WINTER = "/api/groups/season/winter"


@pytest.fixture
def server(database: Database) -> Iterator[SeasonServer]:
    with season_server(database) as made:
        made.begin()
        for who in ("ann", "bea"):
            made.as_(who).post("/api/seasons/winter/join", {})
        yield made


def test_an_assignment_is_seen_first_and_done_by_sending(server: SeasonServer) -> None:
    tea, ann = server.as_(TEACHER), server.as_("ann")
    sheet = tea.post(f"{WINTER}/assignments", ASKED).json
    assert sheet["title"] == "1 round of Ten shots" and [one["state"] for one in sheet["people"]] == ["open", "open"]
    (mine,) = ann.get("/api/assignments/mine").json
    assert (mine["done"], mine["rounds"], mine["state"], mine["drill"]) == (0, 1, "open", "ten-shots")
    server.kit.send("ann", finished=server.kit.now)
    (sheet,) = tea.get(f"{WINTER}/assignments").json
    assert [(one["name"], one["state"]) for one in sheet["people"]] == [("Bea", "open"), ("Ann", "done")]
    assert (sheet["done"], sheet["late"]) == (1, 0)
    assert ann.get("/api/assignments/mine").json[0]["state"] == "done"


def test_the_students_of_a_class_do_theirs_by_playing(server: SeasonServer) -> None:
    school = server.school
    (seat,) = school.join("Cy")
    tea_ = server.as_(ADMINISTRATOR)  # the class is that of a teacher called ann here
    server.kit.now = school.time.utc()
    due = server.kit.now.replace(year=server.kit.now.year + 1).isoformat()
    told = tea_.post(f"/api/groups/class/{school.id}/assignments", {**ASKED, "due": due})
    assert told.status == 200
    tea_.post(f"/api/groups/class/{school.id}/goals", {**GOAL, "until": due[:10]})
    student = server.as_seat(seat)
    assert student.get("/api/assignments/mine").json[0]["done"] == 0
    school.do("open")
    school.advance(3.5)
    round_id = school.begin(seat)
    for n in range(1, 11):
        school.time.s += 0.3
        school.shoot(seat, round_id, n)
    school.advance(1.0)
    (mine,) = student.get("/api/assignments/mine").json
    assert (mine["done"], mine["state"], mine["group"]) == (1, "done", "7b Maths")
    assert student.get("/api/goals/mine").json[0]["share"] > 0
    assert tea_.get(f"/api/groups/class/{school.id}/assignments").json[0]["people"][0]["name"] == "Cy"
    assert server.as_(TEACHER).get(f"/api/groups/class/{school.id}/assignments").status == 403


def test_a_goal_has_a_pace_and_its_numbers_explain_themselves(server: SeasonServer) -> None:
    tea, ann = server.as_(TEACHER), server.as_("ann")
    made = tea.post(f"{WINTER}/goals", GOAL).json
    assert (made["title"], made["now"], made["group"]) == ("10,000 points together", "0 of 10000", "Winter")
    score = server.kit.send("ann").score
    (goal,) = ann.get("/api/goals/mine").json
    assert goal["now"] == f"{score} of 10000" and not goal["reached"]
    keys = [number["key"] for number in goal["numbers"]]
    assert "value" in keys and "remaining_per_day" in keys
    for key in keys:
        assert ann.get(f"/api/goals/{goal['id']}/explain?of={key}").json["definition"]
    assert server.as_(TEACHER).get(f"{WINTER}/goals").json == [goal]
    assert tea.post(f"/api/goals/{goal['id']}/drop").status == 200
    assert ann.get("/api/goals/mine").json == [] and tea.post(f"/api/goals/{goal['id']}/drop").status == 404


def test_a_teacher_sees_what_can_be_asked_for(server: SeasonServer) -> None:
    told = server.as_(TEACHER).get("/api/school/choices").json
    assert ["ten-shots", "Ten shots"] in told["drills"] and ["classic", "Classic bullseye"] in told["faces"]
    assert "reaction-time" not in dict(told["drills"])


def test_an_assignment_can_be_withdrawn(server: SeasonServer) -> None:
    tea = server.as_(TEACHER)
    made = tea.post(f"{WINTER}/assignments", ASKED).json
    assert tea.post(f"/api/assignments/{made['id']}/withdraw").status == 200
    assert tea.post(f"/api/assignments/{made['id']}/withdraw").status == 404
    assert server.as_("ann").get("/api/assignments/mine").json == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"due": "2026-12-04T17:00:00"}, "no moment"),
        ({"due": "2025-12-04T17:00:00Z"}, "another day"),
        ({"drill": "eleven-shots"}, "eleven-shots"),
        ({"face": "moon"}, "moon"),
        ({"rounds": 0}, "1 to 100"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_in_a_sentence(
    server: SeasonServer, change: dict[str, Any], words: str
) -> None:
    told = server.as_(TEACHER).post(f"{WINTER}/assignments", {**ASKED, **change})
    assert told.status in (400, 404) and words in told.json["error"]


@pytest.mark.parametrize(
    ("change", "words"),
    [({"until": "2026-13-04"}, "no day"), ({"until": "2025-12-04"}, "later last day"), ({"zone": "Moon/Base"}, "Moon")],
)
def test_a_goal_that_cannot_be_is_refused(server: SeasonServer, change: dict[str, Any], words: str) -> None:
    told = server.as_(TEACHER).post(f"{WINTER}/goals", {**GOAL, **change})
    assert told.status == 400 and words in told.json["error"]


def test_members_ask_nobody_and_strangers_see_nothing(server: SeasonServer) -> None:
    assert server.as_("ann").post(f"{WINTER}/assignments", ASKED).status == 403
    assert server.as_("ann").get(f"{WINTER}/assignments").status == 403
    for path in ("/api/assignments/mine", "/api/goals/mine", f"{WINTER}/goals"):
        assert server.as_().get(path).status == 401
    assert server.as_(TEACHER).get("/api/groups/season/summer/goals").status == 404
    assert server.as_(TEACHER).get("/api/groups/moon/winter/goals").status == 404
