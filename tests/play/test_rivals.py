"""Codes, replays, ghosts and playlists as the window asks for them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bullseye.dirs import Dirs
from bullseye.errors import BadInputError, UnknownNameError
from bullseye.play.services import Services
from bullseye.session.clock import StepClock
from bullseye.session.shooter import Shooter, play
from tests.play.test_services import record_of, services_in
from tests.rounds import ids


@pytest.fixture
def dirs(tmp_path: Path) -> Dirs:
    return Dirs(tmp_path / "data", tmp_path / "config")


def ten_shots(services: Services, player: str = "Ann") -> Services:
    services.choose(player=player, drill="ten-shots")
    return services


def test_a_code_taken_from_one_round_plans_the_same_elsewhere(dirs: Dirs, tmp_path: Path) -> None:
    here = ten_shots(services_in(dirs, seed=99))
    code = here.code_of(record_of(here.plan(), "one"))
    there = services_in(Dirs(tmp_path / "other", tmp_path / "settings"), seed=1)
    plan = there.plan_of_code(code.upper())
    assert (plan.drill.id, plan.face.id, plan.seed, plan.style) == ("ten-shots", "classic", 99, "x-10-9")
    assert plan.player != "Ann", "who plays is not in the code"
    with pytest.raises(BadInputError, match="has 1 words"):
        there.plan_of_code("nonsense")


def test_a_round_whose_drill_is_gone_has_no_code(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs))
    record = record_of(services.plan(), "one")
    assert services.code_of({**record, "drill": "gone"}) == ""
    assert services.code_of({**record, "gauge_mm": 99.0}) == ""


def test_a_replay_has_the_looks_of_today(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs))
    record = record_of(services.plan(), "one")
    assert services.replay(record).card.face.name == services.face().name
    assert services.replay({**record, "face": "gone"}).card.face.name == "gone"


def test_the_rival_is_ones_own_best_or_last_round(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs, seed=5))
    assert services.rival(services.plan(), "best") is None and services.rival(services.plan(), "last") is None
    for n, off_mm in enumerate((40.0, 0.0, 30.0)):
        services.finish(record_of(services.plan(), f"round-{n}", off_mm))
    services.choose(player="Ben")
    services.finish(record_of(services.plan(), "of-ben"))
    services.choose(player="Ann")
    plan = services.plan()
    best, last = services.rival(plan, "best"), services.rival(plan, "last")
    assert best is not None and last is not None
    assert (best["id"], last["id"]) == ("round-1", "round-2")
    again, ghost = services.against(plan, best)
    assert (again.seed, ghost.score, ghost.player) == (best["seed"], 100, "Ann")
    assert again.seed != plan.seed and again.drill is plan.drill


def test_a_simulated_round_is_no_rival(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs))
    plan = services.plan()
    record = play(plan, Shooter(1.0, Random(1)), StepClock(), ids())
    assert record is not None
    services.finish({**record, "simulated": True, "ranked": False})
    assert services.rival(plan, "last") is None


def test_playlists_are_found_and_begun(dirs: Dirs) -> None:
    services = services_in(dirs)
    assert "daily" in services.playlists.names() and services.playlists is services.playlists
    step = services.sequence("daily").next
    assert step is not None and (step.drill.id, step.face.id) == ("warm-up", "classic")
    with pytest.raises(UnknownNameError, match="no playlist"):
        services.sequence("bogus")
