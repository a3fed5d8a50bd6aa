"""Rounds in which targets move, come and go, are several or adapt: live and from the record they are the same."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.records.record import as_json, record_from, shot_json
from bullseye.session.events import Finished, SeriesChanged, ShotScored, TargetMissed, TargetPlaced
from bullseye.session.record import Record
from bullseye.session.round import State
from bullseye.session.scorecard import score_record
from tests.rounds import DRILLS, SIMPLE, STILL, Played, plan_of

LIVELY = [drill.id for drill in DRILLS.items() if drill.lively]


def started(drill: str, **more: Any) -> Played:
    played = Played(plan_of(drill, **more))
    played.round.start()
    return played


def hit(played: Played, t: float, number: int = 0, t_drawn: float | None = None) -> ShotScored | None:
    """Shoot the centre of the *number*-th of the targets that stand at *t_drawn*, or else at *t*."""
    target = played.round.targets(t if t_drawn is None else t_drawn)[number]
    return played.round.shoot(target.x_mm, target.y_mm, t, t_drawn)


def record_of(played: Played) -> Record:
    (finished,) = played.told(Finished)
    return record_from(json.loads(json.dumps(as_json(finished.record))))


# -- the frame rate --------------------------------------------------------------------------------

CLICKS = st.lists(
    st.tuples(
        st.integers(1, 900_000),  # us after the click before
        st.integers(0, 40_000),  # us before the click: when its picture was drawn
        st.integers(-70, 70),  # mm off the target
        st.integers(-20, 20),
    ),
    min_size=1,
    max_size=25,
)


def at_frame_rate(drill: str, seed: int, shots: list[tuple[float, float, float, float]], frames_s: float) -> Any:
    """The record of a round whose shots are (t, t_drawn, x, y), looked at *frames_s* times a second."""
    played = started(drill, seed=seed)
    game = played.round
    frame = 0
    for n in range(int(shots[-1][0] / 0.02)):  # the same pointer in each of them
        game.point(80.0 * ((n * 37) % 17 / 8 - 1), 50.0 * ((n * 23) % 19 / 9 - 1), n * 0.02)
    for t, t_drawn, x, y in shots:
        while frames_s and frame / frames_s < t:
            game.tick(frame / frames_s)
            game.targets(frame / frames_s)
            frame += 1
        game.shoot(x, y, t, t_drawn)
    end_s = 3600.0 if game.plan.drill.ends in ("time", "stages", "miss") else shots[-1][0]
    game.tick(end_s)
    if game.state is State.RUNNING:
        return [game.shots, game.hits, game.awards, game.totals(), game.field.missed_s(end_s)]
    return record_of(played)


@settings(max_examples=12)
@pytest.mark.parametrize("drill", LIVELY)
@given(seed=st.integers(0, 99), clicks=CLICKS)
def test_the_score_of_a_list_of_shots_does_not_depend_on_the_frame_rate(
    drill: str, seed: int, clicks: list[tuple[int, int, int, int]]
) -> None:
    shots = []
    t_us = 0
    look = plan_of(drill, seed=seed).field()
    for gap_us, ago_us, off_x, off_y in clicks:
        t_us += gap_us
        drawn_s = max(0, t_us - ago_us) / 1e6
        aim = next(iter(look.at(drawn_s)), None)
        x, y = (aim.x_mm, aim.y_mm) if aim else (0.0, 0.0)
        shots.append((t_us / 1e6, drawn_s, x + off_x, y + off_y))
    seldom = at_frame_rate(drill, seed, shots, 0)
    assert at_frame_rate(drill, seed, shots, 60.0) == seldom
    assert at_frame_rate(drill, seed, shots, 23.7) == seldom


@pytest.mark.parametrize("drill", LIVELY)
def test_a_round_of_any_drill_scores_from_its_record_as_it_did_live(drill: str) -> None:
    played = started(drill, seed=3)
    game = played.round
    t = 0.0
    for n in range(4000):
        t = round(t + 0.05, 6)
        game.point(n % 50, 0.0, t)
        if n % 7 == 0 and game.state is State.RUNNING:
            targets = game.targets(t)
            x, y = (targets[0].x_mm, targets[0].y_mm) if targets else (0.0, 0.0)
            game.shoot(x + n % 9 * 7.0, y, t)
            game.release(t + 0.01)
    game.tick(4000.0)
    assert game.state is State.FINISHED
    record = record_of(played)
    assert record_from(json.loads(json.dumps(as_json(record)))) == record
    card = score_record(record)
    assert (card.totals, list(card.shots)) == (game.totals(), game.shots)
    assert (list(card.hits), list(card.awards)) == (game.hits, game.awards)
    if record.score is not None:
        assert card.totals.score == record.score == sum(points for _, points in card.breakdown())
    assert record.accuracy == (None if card.accuracy is None else round(card.accuracy, 6))


# -- what the player saw ---------------------------------------------------------------------------


def test_a_shot_is_judged_by_the_picture_that_the_player_saw() -> None:
    played = started("moving-fast")
    seen, now = played.round.targets(1.0)[0], played.round.targets(1.05)[0]
    assert abs(seen.x_mm - now.x_mm) + abs(seen.y_mm - now.y_mm) > 5.0
    scored = played.round.shoot(seen.x_mm, seen.y_mm, 1.05, 1.0)
    assert scored is not None and (scored.shot.x_mm, scored.shot.y_mm) == (0.0, 0.0)
    assert (scored.shot.target_x_mm, scored.shot.t, scored.shot.t_drawn) == (seen.x_mm, 1.05, 1.0)


def test_a_picture_from_the_future_is_none() -> None:
    played = started("moving-fast")
    scored = hit(played, 1.0, t_drawn=1.0)
    assert scored is not None
    later = played.round.shoot(0.0, 0.0, 2.0, 99.0)
    assert later is not None and later.shot.t_drawn == 2.0


def test_two_clicks_on_one_picture_hit_its_target_once() -> None:
    played = started("moving-slow")
    target = played.round.targets(1.0)[0]
    first = played.round.shoot(target.x_mm, target.y_mm, 1.01, 1.0)
    second = played.round.shoot(target.x_mm, target.y_mm, 1.02, 1.0)
    assert first is not None and first.hit.hit
    assert second is not None and not second.hit.hit and second.shot.kind == "nothing"


def test_a_still_drill_keeps_the_shots_it_always_kept() -> None:
    for drill in (*STILL, "survival", "grouping"):
        played = started(drill)
        played.round.shoot(1.0, 2.0, 1.0, 0.99)
        assert set(shot_json(played.round.shots[0])) == {"t", "t_up", "x", "y", "target_x", "target_y", "target"}
        assert len(played.told(TargetPlaced)) >= 1


# -- each kind of drill ----------------------------------------------------------------------------


def test_one_click_hits_one_of_several() -> None:
    played = started("grid-three")
    before = played.round.targets(1.0)
    assert len(before) == 3
    scored = hit(played, 1.0, number=1)
    assert scored is not None and scored.shot.target == 1 and scored.totals.hits == 1
    after = played.round.targets(1.0)
    assert (after[0], after[2]) == (before[0], before[2]) and after[1][1:3] != before[1][1:3]


def test_wrong_hits_and_missed_targets_are_counted_apart() -> None:
    played = started("dont-shoot", seed=5)
    game = played.round
    t = 0.0
    while not any(target.kind == "dont" for target in game.targets(t)):
        t += 0.1
    wrong = next(n for n, target in enumerate(game.targets(t)) if target.kind == "dont")
    life = game.targets(t)[wrong].life
    scored = hit(played, t, number=wrong)
    assert scored is not None and scored.award.wrong and not scored.hit.hit
    assert (scored.award.penalty, scored.totals.score, scored.totals.wrong) == (10, -10, 1)
    assert all(target.life != life for target in game.targets(t) if target.number == wrong), "it goes as well"
    game.tick(50.0)
    card = score_record(record_of(played))
    assert (card.totals.wrong, card.totals.hits) == (1, 0)
    assert card.targets_missed is not None and 10 < card.targets_missed <= card.targets_shown
    assert ("penalty", -10) in card.breakdown()
    assert len(played.told(TargetMissed)) <= card.targets_missed


def test_the_time_bonus_counts_from_when_a_target_came_by_itself() -> None:
    chosen = DRILLS.get("sudden-death")
    drill = replace(chosen, ends="shots", shots=1, rules=replace(chosen.rules, time_bonus_points=10))
    played = Played(plan_of(drill))
    played.round.start()
    scored = hit(played, 3.5)  # the first target went at 3 s, and with it the second came
    assert scored is not None and (scored.shot.appeared, scored.award.time_bonus) == (3.0, 7)
    assert score_record(record_of(played)).totals.time_bonus == 7


def test_a_click_at_nothing_is_a_miss() -> None:
    played = started("dont-shoot")
    standing = [t / 100 for t in range(400) if not played.round.targets(t / 100)]
    scored = played.round.shoot(0.0, 0.0, standing[0])
    assert scored is not None and scored.shot.kind == "nothing" and scored.totals.shots == 1
    assert not scored.hit.hit


def test_hits_keep_a_survivor_alive_and_the_end_comes() -> None:
    played = started("survival")
    assert played.round.left_s(4.0) == 6.0
    played.at(4.0)
    assert played.round.left_s(4.0) == pytest.approx(7.2)
    played.round.tick(11.1)
    assert played.round.state is State.RUNNING
    played.round.tick(11.2)
    assert played.round.state is State.FINISHED and record_of(played).duration_s == 11.2


def test_the_first_miss_is_sudden_death() -> None:
    played = started("sudden-death")
    hit(played, 1.0)
    assert played.round.state is State.RUNNING
    played.round.shoot(9e3, 0.0, 1.5)
    assert played.round.state is State.FINISHED
    assert (record_of(played).duration_s, record_of(played).targets_missed) == (1.5, 0)


def test_a_target_that_goes_is_sudden_death_as_well_whenever_it_is_noticed() -> None:
    for looks in ([3.0], [2.9, 3.4], [99.0]):
        played = started("sudden-death")
        for t in looks:
            played.round.tick(t)
        record = record_of(played)
        assert (record.duration_s, record.targets_missed, record.targets_shown) == (3.0, 1, 1)
        assert played.told(TargetMissed) == [TargetMissed(3.0)]


def test_a_course_of_fire_waits_opens_and_adds_up_by_stages() -> None:
    played = started("course-of-fire")
    game = played.round
    assert game.targets(0.5) == () and game.shoot(0.0, 0.0, 0.5) is None, "nothing counts while it waits"
    t = 0.0
    for series in range(12):
        now = game.series(t)
        assert now is not None and now.number == series and not now.is_open
        t = now.opens_s
        for n in range(5):
            t = round(t + 0.5, 6)
            scored = hit(played, t) if n else game.shoot(15.0, 0.0, t)
            assert scored is not None and scored.shot.series == series
    assert game.state is State.FINISHED
    card = score_record(record_of(played))
    assert card.subtotals() == [("150 s", [45] * 4), ("20 s", [45] * 4), ("10 s", [45] * 4)]
    assert (card.totals.score, card.targets_shown) == (540, 60)
    told = [(event.series.number, event.series.is_open) for event in played.told(SeriesChanged)]
    assert told == [(n, is_open) for n in range(12) for is_open in (False, True)]


def test_shots_that_a_series_ran_out_of_time_for_are_lost() -> None:
    played = started("course-of-fire")
    now = played.round.series(0.0)
    assert now is not None
    hit(played, now.opens_s + 1.0)
    assert played.round.left_s(now.opens_s + 1.0) == 149.0
    after = played.round.series(now.closes_s + 0.1)
    assert after is not None and (after.number, after.is_open, after.shots_left) == (1, False, 5)
    assert played.round.shoot(0.0, 0.0, now.closes_s + 0.1) is None
    played.round.tick(3600.0)
    assert len(record_of(played).shots) == 1


def test_tracking_counts_time_on_target_and_no_clicks() -> None:
    played = started("tracking", face=SIMPLE)
    game = played.round
    for n in range(3000):
        t = n * 0.01
        target = game.targets(t)[0]
        off = 0.0 if n < 1000 else 500.0
        game.point(target.x_mm + off, target.y_mm, t)
    assert game.shoot(0.0, 0.0, 29.0) is None
    game.tick(30.0)
    record = record_of(played)
    assert 9950 <= record.score <= 10_050 and record.shots == ()
    assert (record.score_unit, record.better) == ("ms", "higher")
    assert record.accuracy == pytest.approx(record.score / 30_000)
    assert score_record(record).breakdown() == [("time_on_target", record.score)]


def test_the_pointer_is_kept_only_where_it_is_needed() -> None:
    for drill, kept in (("evade", True), ("tracking", True), ("moving-fast", False), ("timed-30", False)):
        played = started(drill)
        for n in range(100):
            played.round.point(float(n), 0.0, n * 0.01)
        played.round.tick(100.0)
        assert bool(record_of(played).pointer) is kept


def test_a_group_has_no_score() -> None:
    played = started("grouping")
    for n in range(10):
        played.round.shoot(float(n), 0.0, n + 1.0)
    record = record_of(played)
    assert (record.score, record.ranked, record.accuracy) == (None, False, 1.0)
    assert score_record(record).breakdown() == []


def test_an_adaptive_round_tells_its_threshold() -> None:
    played = started("adaptive-size")
    for n in range(60):
        target = played.round.targets(n + 1.0)[0]
        played.round.shoot(target.x_mm + (0.0 if n % 5 else 999.0), target.y_mm, n + 1.0)
    card = score_record(record_of(played))
    assert card.threshold is not None and 0.1 < card.threshold.value < 1.0
    assert [shot.size for shot in card.shots[:2]] == [0.6, 0.90943], "the first missed"
    assert score_record(record_of_ten()).threshold is None


def record_of_ten() -> Record:
    played = started("ten-shots")
    for n in range(10):
        played.at(n + 1.0)
    return record_of(played)


def test_a_pause_holds_moving_targets_still() -> None:
    played = started("moving-fast")
    before = played.round.targets(played.round.elapsed_s(2.0))
    played.round.pause(2.0)
    played.round.resume(50.0)
    assert played.round.elapsed_s(50.0) == 2.0
    assert played.round.targets(played.round.elapsed_s(50.0)) == before


def test_a_drill_of_ones_own_may_join_everything() -> None:
    drill = replace(
        DRILLS.get("dont-shoot"),
        ends="shots", time_s=None, shots=30,
        motion=({"kind": "walk", "period_s": 1.0}, {"kind": "shrink", "from_size": 1.0, "to_size": 0.5, "over_s": 1.5}),
        adaptive={"changes": "speed", "hit_rate": 0.8, "step_octaves": 0.2, "start": 1.0, "least": 0.1, "most": 4.0},
    )  # fmt: skip
    played = Played(plan_of(drill))
    played.round.start()
    for n in range(30):
        standing = played.round.targets(n * 0.4)
        if standing:
            played.round.shoot(standing[-1].x_mm, standing[-1].y_mm, n * 0.4 + 0.01, n * 0.4)
        else:
            played.round.shoot(0.0, 0.0, n * 0.4 + 0.01, n * 0.4)
    card = score_record(record_of(played))
    assert card.totals == played.round.totals() and card.totals.shots == 30
