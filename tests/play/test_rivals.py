"""Codes, replays, ghosts and playlists as the window asks for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bullseye.dirs import Dirs
from bullseye.drill.rules import Totals
from bullseye.errors import BadInputError, UnknownNameError
from bullseye.play import rivals
from bullseye.play.rivals import is_same_round, match, rematch
from bullseye.play.round.ghost import Ghost
from bullseye.play.services import Services
from bullseye.records.settings import RIVALS
from bullseye.session.clock import StepClock
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.play.test_services import record_of, services_in
from tests.rounds import changed, ids


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
    with pytest.raises(BadInputError, match="has 1 word;"):
        there.plan_of_code("nonsense")


def test_a_round_whose_drill_is_gone_has_no_code(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs))
    record = record_of(services.plan(), "one")
    assert services.code_of(changed(record, drill="gone")) == ""
    assert services.code_of(changed(record, gauge_mm=99.0)) == ""


def test_a_replay_has_the_looks_of_today(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs))
    record = record_of(services.plan(), "one")
    assert services.replay(record).card.face.name == services.face().name
    assert services.replay(changed(record, face="gone")).card.face.name == "gone"


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
    assert (best.id, last.id) == ("round-1", "round-2")
    again, ghost = services.against(plan, best)
    assert (again.seed, ghost.score, ghost.player) == (best.seed, 100, "Ann")
    assert again.seed != plan.seed and again.drill is plan.drill


def test_a_simulated_round_is_no_rival(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs))
    plan = services.plan()
    record = play(plan, Shooter(1.0, Random(1)), StepClock(), ids())
    assert record is not None
    services.finish(changed(record, simulated=True, ranked=False))
    assert services.rival(plan, "last") is None


def test_playlists_are_found_and_begun(dirs: Dirs) -> None:
    services = services_in(dirs)
    assert "daily" in services.playlists.names() and services.playlists is services.playlists
    step = services.sequence("daily").next
    assert step is not None and (step.drill.id, step.face.id) == ("warm-up", "classic")
    with pytest.raises(UnknownNameError, match="no playlist"):
        services.sequence("bogus")


def test_the_words_for_rivals_are_those_of_the_setting() -> None:
    assert tuple(rivals.RIVALS) == RIVALS


def test_a_match_has_the_rivals_targets_and_says_whom(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs, seed=5))
    plan = services.plan()
    assert match(services, plan, "nobody") == (plan, None, "")
    assert match(services, plan, "best") == (plan, None, rivals.NONE_YET)
    record = record_of(plan, "one")
    services.finish(record)
    found = match(services, services.plan(), "best")
    assert found.ghost is not None and found.plan.seed == record.seed
    assert found.words == f"Against your best: {record.score}"


def test_a_rival_whose_drill_has_changed_since_does_not_play_along(dirs: Dirs) -> None:
    services = services_in(dirs, seed=5)
    file = dirs.drills / "mine.toml"
    file.parent.mkdir(parents=True)
    words = 'name = "Mine"\nsummary = "Mine."\nends = "shots"\nshots = 10\n'
    file.write_text(words, encoding="utf-8")
    services.drills.refresh()
    services.choose(player="Ann", drill="mine")
    services.finish(record_of(services.plan(), "one"))
    assert match(services, services.plan(), "last").ghost is not None
    file.write_text(words.replace("10", "12"), encoding="utf-8")
    services.drills.refresh()
    plan = services.plan()
    assert match(services, plan, "last") == (plan, None, rivals.CHANGED)


def test_records_that_cannot_be_read_cost_the_ghost_and_not_the_round(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs, seed=5))
    services.finish(record_of(services.plan(), "one"))
    dirs.history.unlink()
    dirs.history.mkdir()
    fresh = ten_shots(services_in(dirs, seed=5))
    plan = fresh.plan()
    assert match(fresh, plan, "last") == (plan, None, rivals.UNREADABLE)


def test_a_return_match_is_on_the_same_targets_for_whoever_plays_now(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs, seed=5))
    record = record_of(services.plan(), "one")
    assert rematch(services, record).words == f"Against your round: {record.score}"
    services.choose(player="Ben", drill="timed-30")
    found = rematch(services, record)
    assert found.words == f"Against Ann: {record.score}"
    assert (found.plan.player, found.plan.seed, found.plan.drill.id) == ("Ben", record.seed, "ten-shots")
    for key, value in (("gauge_mm", 99.0), ("rules", 0), ("seed", None), ("rings", ())):
        assert not is_same_round(replace(record, **{key: value}), found.plan), key


@pytest.mark.parametrize(
    ("drill", "mine", "line"),
    [
        ("timed-30", {"score": 12}, "+12"),
        ("timed-30", {"score": 0}, "level"),
        ("race-30", {"hits": 1}, "+1 target"),
        ("race-30", {"hits": 2}, "+2 targets"),
        ("tracking", {"score": 1500}, "+1.5 s"),
    ],
)
def test_the_line_of_the_ghost_is_in_the_words_of_the_drill(
    dirs: Dirs, drill: str, mine: dict[str, int], line: str
) -> None:
    services = services_in(dirs)
    plan = services.plan_of(services.drills.get(drill), services.face(), seed=4)
    record = play(plan, Shooter(30.0, Random(1)), StepClock(), ids())
    assert record is not None
    ghost = Ghost(record)
    nothing = Totals(0, 0, 0, 0, 0, 0, 0, 0, None)
    assert ghost.note(nothing._replace(**mine), 0.0) == ("Ghost", line)


def test_behind_is_told_with_a_minus_sign_and_a_shot_is_seen_for_a_moment(dirs: Dirs) -> None:
    services = services_in(dirs)
    plan = services.plan_of(services.drills.get("timed-30"), services.face(), seed=4)
    record = play(plan, Shooter(10.0, Random(1)), StepClock(), ids())
    assert record is not None
    ghost = Ghost(record)
    first, second = ghost.shots[:2]
    assert ghost.note(Totals(0, 0, 0, 0, 0, 0, 0, 0, None), second.t_s)[1].startswith("\u2212")
    assert ghost.seen(first.t_s + 0.1, False, 0) == (first,)
    assert first not in ghost.seen(first.t_s + 0.95, False, 0)
    assert ghost.seen(second.t_s, True, 0) == (first, second)


def test_where_no_clock_runs_shots_of_one_number_are_compared_and_the_panel_says_so(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs))
    ghost = Ghost(record_of(services.plan(), "one"))
    three = sum(shot.points for shot in ghost.shots[:3])
    mine = Totals(3, 3, three, 0, 0, 0, three, 0, None)
    for t_s in (0.0, 4.0, 900.0):  # who takes time to aim is not behind
        assert ghost.note(mine, t_s) == ("Ghost, shot by shot", "level")
        assert ghost.note(mine._replace(score=three - 2), t_s) == ("Ghost, shot by shot", "\u22122")
        assert [shot.number for shot in ghost.seen(t_s, True, 3)] == [1, 2, 3]
        assert [shot.number for shot in ghost.seen(t_s, False, 3)] == [3]
    assert ghost.seen(900.0, True, 0) == ()
    assert ghost.lead(mine._replace(shots=99), 0.0) == three - ghost.score


@pytest.mark.parametrize(
    ("drill", "by_shot"),
    [("ten-shots", True), ("grouping", True), ("practice", True), ("race-30", False), ("timed-30", False),
     ("sudden-death", False), ("course-of-fire", False), ("tracking", False)],
)  # fmt: skip
def test_only_where_no_clock_runs(dirs: Dirs, drill: str, by_shot: bool) -> None:
    services = services_in(dirs)
    plan = services.plan_of(services.drills.get(drill), services.face(), seed=4)
    record = play(plan, Shooter(30.0, Random(1)), StepClock(), ids())
    assert record is not None
    assert Ghost(record).by_shot == by_shot


def test_the_last_round_is_the_newest_by_its_date_and_of_the_same_device(dirs: Dirs) -> None:
    services = ten_shots(services_in(dirs, seed=5))
    plan = services.plan()
    for n, (device, day) in enumerate((("mouse", 20), ("mouse", 3), ("pen", 21))):
        when = {"finished": f"2026-11-{day:02}T10:00:00Z"}
        services.store.save(changed(record_of(plan, f"round-{n}"), device=device, **when))
    found = services.rival(plan, "last")
    assert found is not None and found.id == "round-0"
    assert match(services, plan, "last").words.startswith("Against your last: ")
    services.choose(device="trackball")
    other = match(services, services.plan(), "last")
    assert other.words.startswith("Against your last (pen): ")
