"""A round played by the student's own clock is the round that the desk would have played."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.league.played import GRACE_AWAY_S, GRACE_S, PlayedRound
from bullseye.records.record import as_json, record_from
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.round import Round
from bullseye.session.scorecard import score_record
from bullseye.wire.student import Shot
from tests.league.school import START_S
from tests.rounds import DRILLS, FACES, ids

PLAYABLE = [name for name in DRILLS.names() if not DRILLS.get(name).test]


def played(drill: str = "ten-shots", seed: int = 7) -> PlayedRound:
    return PlayedRound(RoundPlan(FACES.get("classic"), DRILLS.get(drill), seed, "x"), 1, 5, 1, START_S, ids())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PLAYABLE), st.integers(0, 2**63 - 1), st.integers(0, 99))
def test_the_same_shots_make_the_record_of_the_desk(drill: str, seed: int, luck: int) -> None:
    mine = played(drill, seed)
    clock = StepClock()
    desk = Round(mine.plan, clock, ids(), 0)
    records = []
    desk.listen(lambda event: records.append(event.record) if hasattr(event, "record") else None)
    desk.start()
    chance = Random(luck)
    t = 0.0
    for n in range(1, 30):
        t = round(t + 0.2 + chance.random(), 6)
        targets = desk.targets(t)
        spot = targets[0][1:3] if targets else (0.0, 0.0)
        x, y = (round(middle + chance.gauss(0, 60), 6) for middle in spot)
        desk.point(x, y, t)
        wanted = desk.shoot(x, y, t, t - 0.02)
        got = mine.shoot(Shot(n, t, x, y, drawn=t - 0.02, way=((t, x, y),)), t + 0.1)
        assert (wanted is None) == bool(got.refused)
        if wanted is not None:
            assert (got.points, got.x, got.tenths, got.score) == (
                wanted.hit.points, wanted.hit.is_x, wanted.hit.tenths, wanted.totals.score
            )  # fmt: skip
    desk.tick(400.0)
    mine.advance(400.0 + GRACE_S, away=False)
    if records:
        assert mine.record is not None
        assert record_from(as_json(mine.record)) == mine.record
        same = ("shots", "score", "parameters", "duration_s", "seed", "rings", "pointer", "accuracy", "ranked")
        assert [getattr(mine.record, key) for key in same] == [getattr(records[0], key) for key in same]
        assert mine.record.score in (None, score_record(mine.record).totals.score)


def test_the_same_number_twice_has_the_same_answer_and_counts_once() -> None:
    mine = played()
    first = mine.shoot(Shot(1, 1.0, 3.0, 4.0), 1.0)
    assert mine.shoot(Shot(1, 1.5, 90.0, 0.0), 9.0) == first and mine.shots == 1
    assert mine.shoot(Shot(5, 2.0, 0.0, 0.0), 2.0).points == 10
    assert mine.shoot(Shot(4, 2.1, 0.0, 0.0), 2.1).code == "order"


def test_a_refused_shot_changes_nothing_and_stays_refused() -> None:
    mine = played()
    assert mine.shoot(Shot(1, 9.0, 0.0, 0.0), 1.0).code == "early"
    assert mine.shoot(Shot(1, 1.0, 0.0, 0.0), 1.0).code == "early" and mine.shots == 0
    assert not mine.shoot(Shot(2, 1.0, 0.0, 0.0), 1.0).refused


def test_late_shots_count_until_the_grace_is_over_and_a_page_that_is_away_has_longer() -> None:
    for away, grace_s in ((False, GRACE_S), (True, GRACE_AWAY_S)):
        mine = played("timed-30")
        mine.advance(30.0 + grace_s - 0.01, away)
        assert not mine.shoot(Shot(1, 29.9, 0.0, 0.0), 30.0 + grace_s).refused
        mine.advance(30.0 + grace_s + 0.01, away)
        assert mine.record is not None and mine.record.duration_s == 30.0
        assert mine.shoot(Shot(2, 29.95, 0.0, 0.0), 40.0).code == "over"


def test_the_page_may_say_that_its_time_is_up_and_not_sooner() -> None:
    mine = played("timed-30")
    mine.end(29.0, 29.0)
    mine.end(30.0, 20.0)
    assert not mine.over
    mine.end(30.0, 30.1)
    assert mine.over and mine.record is not None


def test_an_endless_drill_ends_when_the_page_says_so() -> None:
    mine = played("practice")
    mine.shoot(Shot(1, 1.0, 0.0, 0.0), 1.0)
    mine.end(4.0, 4.0)
    assert mine.record is not None and mine.record.duration_s == 4.0


def test_a_round_that_nobody_plays_is_left() -> None:
    mine = played()
    mine.shoot(Shot(1, 10.0, 0.0, 0.0), 10.0)
    mine.advance(129.0, away=True)
    assert not mine.over
    mine.advance(131.0, away=True)
    assert mine.left and mine.record is None and mine.shoot(Shot(2, 11.0, 0.0, 0.0), 132.0).code == "left"


def test_after_the_heat_was_shut_only_what_was_shot_before_counts() -> None:
    mine = played()
    mine.shut(5.0)
    assert mine.shoot(Shot(1, 4.9, 0.0, 0.0), 5.5).points == 10
    assert mine.shoot(Shot(2, 5.1, 0.0, 0.0), 5.5).code == "over"
    mine.advance(5.0 + GRACE_S + 0.1, away=False)
    assert mine.left


def test_what_it_is_played_with_is_in_the_record_and_a_change_is_noticed() -> None:
    mine = played()
    mine.drawn_at(1.75)
    for n in range(1, 11):
        mine.shoot(Shot(n, float(n), 0.0, 0.0, device="touch" if n > 1 else "pen"), float(n))
    assert mine.record is not None and (mine.record.device, mine.record.px_per_mm) == ("touch", 1.75)
    assert mine.flags["changed from pen to touch"] == 1


def test_the_brief_holds_what_a_page_needs_to_play_on() -> None:
    mine = played("evade", 2**63 - 1)
    mine.way([(0.5, 1.0, 2.0), (0.6, 3.0, 4.0)], 0.7)
    answer = mine.shoot(Shot(3, 1.0, 0.0, 0.0), 1.0)
    brief = mine.brief(START_S + 1)
    assert brief.seed == "9223372036854775807" and brief.numbered == 3 and brief.shots == (answer,)
    assert brief.way == ((0.5, 1.0, 2.0), (0.6, 3.0, 4.0)) and brief.began == START_S
    assert brief.drill.parameters["motion"] and brief.range_mm == mine.plan.drill.range_mm(mine.plan.face)


@pytest.mark.parametrize("late_s", [0.0, 1.0])
def test_tracking_counts_the_pointer_whenever_it_arrives(late_s: float) -> None:
    mine = played("tracking")
    field = mine.plan.field()
    for step in range(300):
        t = round(step * 0.1, 4)
        target = field.at(t)[0]
        mine.way([(t, target.x_mm, target.y_mm)], t + late_s)
        assert mine.score >= 0
    mine.end(30.0, 31.0)
    assert mine.record is not None and mine.record.score > 25_000


def test_the_aids_of_a_shot_are_the_rounds() -> None:
    mine = played()
    for n in range(1, 11):
        aids = {"dwell": {"time_s": 0.8}} if n == 4 else {}
        assert not mine.shoot(Shot(n, float(n), 0.0, 0.0, aids=aids), n + 0.1).refused
    assert mine.record is not None and mine.record.aids == {"dwell": {"time_s": 0.8}}
    assert mine.record.way == "mouse+dwell"
