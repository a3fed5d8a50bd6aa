"""Which targets stand where follows from the seed and the shots so far, whenever and however often one asks."""

from __future__ import annotations

from math import hypot
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.drill.field import DONT, SHOOT, Field, Target
from bullseye.drill.placement import Placement

FACE_MM = 100.0


def parameters(**more: Any) -> dict[str, Any]:
    return {"place": "on-hit", "range_mm": [400.0, 300.0], **more}


def field(seed: int = 7, **more: Any) -> Field:
    return Field(parameters(**more), seed, FACE_MM)


SIZE = {"changes": "size", "hit_rate": 0.75, "step_octaves": 0.5, "start": 1.0, "least": 0.1, "most": 1.0}
SPEED = {"changes": "speed", "hit_rate": 0.75, "step_octaves": 1.0, "start": 1.0, "least": 0.1, "most": 8.0}
LINEAR = {"kind": "linear", "speed_mm_s": 100.0, "angle_deg": 0.0}
SINE = {"kind": "sine", "amplitude_mm": 60.0, "period_s": 2.0, "angle_deg": 0.0}
SHRINK = {"kind": "shrink", "from_size": 1.0, "to_size": 0.2, "over_s": 2.0}
FIELDS: dict[str, dict[str, Any]] = {
    "one that moves on": {},
    "one in the centre": {"place": "centre"},
    "three on a grid": {"place": "grid", "grid": [3, 3], "targets_up": 3, "range_mm": [400.0, 400.0]},
    "two kinds that go": {"targets_up": 2, "stay_s": 1.0, "gap_s": 0.25, "dont_share": 0.5},
    "one that bounces": {"motion": [LINEAR]},
    "one that jumps on hits": {"place": "centre", "motion": [{"kind": "jump", "on_hit": True, "every_s": 0.9}]},
    "one that shrinks": {"motion": [SHRINK], "stay_s": 3.0},
    "smaller with each hit": {"adaptive": SIZE},
    "faster with each hit": {"adaptive": SPEED, "motion": [LINEAR, SINE]},
}
TIMES = st.integers(0, 8_000_000).map(lambda us: us / 1e6)
SHOTS = st.lists(st.tuples(TIMES, st.booleans(), st.integers(0, 2)), max_size=8).map(sorted)


def shoot_all(found: Field, shots: list[tuple[float, bool, int]]) -> None:
    """Tell *found* of the shots; a hit is at one of the targets that stand then, if any does."""
    for t, hit, which in shots:
        standing = found.at(t, unhit=True)
        target = standing[which % len(standing)] if hit and standing else None
        found.shot(t, target is not None and target.kind == SHOOT, target)


@pytest.mark.parametrize("name", FIELDS)
@given(seed=st.integers(0, 99), shots=SHOTS, times=st.lists(TIMES, min_size=1, max_size=10))
def test_the_order_and_number_of_questions_do_not_matter(
    name: str, seed: int, shots: list[tuple[float, bool, int]], times: list[float]
) -> None:
    curious, calm = field(seed, **FIELDS[name]), field(seed, **FIELDS[name])
    for t in times:  # questions about the future, before anything is shot
        curious.at(t)
    for shot in shots:
        shoot_all(curious, [shot])
        for t in times:
            curious.at(t)
    shoot_all(calm, shots)
    answers = [curious.at(t) for t in times]
    assert [calm.at(t) for t in reversed(times)] == answers[::-1]
    assert curious.missed_s(8.0) == calm.missed_s(8.0)
    assert curious.shown(8.0) == calm.shown(8.0)


@pytest.mark.parametrize("name", FIELDS)
@given(seed=st.integers(0, 99), shots=SHOTS, t=TIMES)
def test_what_is_shot_later_does_not_change_what_stood_before(
    name: str, seed: int, shots: list[tuple[float, bool, int]], t: float
) -> None:
    so_far, whole = field(seed, **FIELDS[name]), field(seed, **FIELDS[name])
    shoot_all(so_far, [shot for shot in shots if shot[0] <= t])
    shoot_all(whole, shots)
    assert whole.at(t) == so_far.at(t)


@pytest.mark.parametrize("name", FIELDS)
@given(seed=st.integers(0, 999), shots=SHOTS, t=TIMES)
def test_every_target_stands_whole_inside_the_range(
    name: str, seed: int, shots: list[tuple[float, bool, int]], t: float
) -> None:
    found = field(seed, **FIELDS[name])
    shoot_all(found, shots)
    width, height = parameters(**FIELDS[name])["range_mm"]
    for target in found.at(t):
        assert abs(target.x_mm) + FACE_MM * target.size / 2 <= width / 2 + 1e-5
        assert abs(target.y_mm) + FACE_MM * target.size / 2 <= height / 2 + 1e-5
        assert target.appeared_s <= t


def test_a_simple_drill_has_the_places_it_always_had() -> None:
    found, placement = field(2026), Placement("on-hit", 2026, (400.0, 300.0), FACE_MM)
    for n in range(5):
        (target,) = found.at(float(n))
        assert target == Target(0, *placement.position(n), 1.0, SHOOT, n, target.appeared_s)
        found.shot(n + 0.5, True, target)


def test_a_miss_changes_nothing() -> None:
    found = field()
    before = found.at(2.0)
    found.shot(1.0, False)
    assert found.at(2.0) == before


def test_a_hit_in_the_centre_leaves_the_target_where_it_is() -> None:
    found = field(place="centre")
    (target,) = found.at(1.0)
    found.shot(1.0, True, target)
    assert found.at(1.0) == (target,) == (Target(0, 0.0, 0.0, 1.0, SHOOT, 0, 0.0),)


# -- several ---------------------------------------------------------------------------------------


def test_a_grid_keeps_its_number_up_and_never_two_in_a_cell() -> None:
    grid = FIELDS["three on a grid"]
    for seed in range(30):
        found = field(seed, **grid)
        for n in range(20):
            standing = found.at(n + 0.5)
            assert [target.number for target in standing] == [0, 1, 2]
            cells = {(target.x_mm, target.y_mm) for target in standing}
            assert len(cells) == 3
            hit = standing[n % 3]
            found.shot(n + 0.5, True, hit)
            after = found.at(n + 0.5)
            assert {(t.x_mm, t.y_mm) for t in after if t.number != hit.number} < cells, "the others stay"
            assert (after[n % 3].x_mm, after[n % 3].y_mm) not in cells, "a hit target comes back elsewhere"


def test_several_targets_come_apart_from_each_other() -> None:
    near = 0
    for seed in range(40):
        one, two = field(seed, targets_up=2, range_mm=[600.0, 400.0]).at(0.0)
        near += hypot(one.x_mm - two.x_mm, one.y_mm - two.y_mm) < FACE_MM
    assert near == 0


def test_where_there_is_no_room_they_come_as_far_apart_as_can_be() -> None:
    one, two = field(targets_up=2, range_mm=[150.0, 100.0]).at(0.0)
    assert abs(one.x_mm - two.x_mm) > 25.0


# -- coming and going ------------------------------------------------------------------------------


def test_a_target_goes_when_its_time_is_over_and_the_next_comes_after_the_gap() -> None:
    found = field(stay_s=1.0, gap_s=0.5)
    assert [len(found.at(t)) for t in (0.0, 0.999999, 1.0, 1.499999, 1.5, 2.499999, 2.5)] == [1, 1, 0, 0, 1, 1, 0]
    assert found.at(1.6)[0].appeared_s == 1.5
    assert found.missed_s(2.6) == [1.0, 2.5] and found.missed_s(2.4) == [1.0]
    assert found.shown(1.5) == 1 and found.shown(1.6) == 2


def test_a_hit_makes_the_gap_begin_at_once() -> None:
    found = field(stay_s=1.0, gap_s=0.5)
    found.shot(0.25, True, found.at(0.25)[0])
    assert [len(found.at(t)) for t in (0.24, 0.25, 0.74, 0.75)] == [1, 0, 0, 1]
    assert found.missed_s(1.7) == []


def test_a_late_click_still_has_the_target_that_the_player_saw() -> None:
    found = field(stay_s=1.0)
    (seen,) = found.at(0.99)
    (now,) = found.at(1.004)
    assert (seen.life, now.life) == (0, 1)
    found.shot(1.004, True, seen)
    assert found.missed_s(1.1) == [], "it was hit after all"
    assert found.at(1.004) == (now,), "and the next one stays"
    assert found.at(0.995, unhit=True) == (), "but no second click has it again"


def test_a_late_click_does_not_put_the_next_target_off() -> None:
    found = field(stay_s=1.0, gap_s=0.5)
    (seen,) = found.at(0.99)
    found.shot(1.004, True, seen)
    assert [len(found.at(t)) for t in (0.999, 1.002, 1.499999, 1.5)] == [1, 0, 0, 1]


def test_kinds_come_in_their_share_and_something_to_shoot_is_always_there() -> None:
    kinds = []
    for seed in range(60):
        found = field(seed, targets_up=2, stay_s=1.0, dont_share=0.5)
        for t in range(6):
            standing = [target.kind for target in found.at(t + 0.5)]
            assert SHOOT in standing
            kinds += standing
    assert 0.3 < kinds.count(DONT) / len(kinds) < 0.5


def test_what_must_not_be_shot_is_not_missed() -> None:
    found = field(stay_s=1.0, dont_share=0.9)
    kinds = [found.at(t + 0.5)[0].kind for t in range(8)]
    assert DONT in kinds and len(found.missed_s(8.0)) == kinds.count(SHOOT) == found.shown(8.0)


# -- harder and easier -----------------------------------------------------------------------------


def test_a_hit_makes_the_target_smaller_and_a_miss_larger_from_that_moment_on() -> None:
    found = field(adaptive=SIZE)
    for t in (1.0, 2.0):
        found.shot(t, True, found.at(t)[0])
    found.shot(3.0, False)
    sizes = [found.at(t)[0].size for t in (0.5, 1.0, 2.0, 2.9, 3.0)]
    assert sizes == [1.0, pytest.approx(2**-0.5, abs=1e-6), 0.5, 0.5, 1.0], "a miss is 3 steps, and 1 is the most"


def test_a_faster_target_does_not_leap_at_the_moment_it_becomes_faster() -> None:
    found = field(place="centre", adaptive=SPEED, motion=[LINEAR])
    assert found.at(1.0)[0].x_mm == 100.0
    found.shot(1.0, True, found.at(1.0)[0])
    assert found.at(1.0)[0].x_mm == 100.0
    assert found.at(1.2)[0].x_mm == pytest.approx(140.0), "twice as fast"
    found.shot(1.2, False)
    assert found.at(1.2)[0].x_mm == pytest.approx(140.0), "nor when it becomes slower again"
    assert found.at(1.6)[0].x_mm == pytest.approx(150.0), "a miss is 3 steps: a quarter as fast as at first"


def test_a_jump_on_hit_works_in_the_centre() -> None:
    found = field(**FIELDS["one that jumps on hits"])
    (before,) = found.at(0.5)
    found.shot(0.5, True, before)
    assert found.at(0.5)[0][1:3] != before[1:3] and found.at(0.49) == (before,)
