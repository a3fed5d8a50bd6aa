"""A moving target is a function of time: the same place for the same question, however often it is asked."""

from __future__ import annotations

from math import hypot
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.drill.chance import stream
from bullseye.drill.motion import MOTIONS, Appearance, Path, Spot, clamp, mirror
from bullseye.drill.moves import Moment, Motion
from bullseye.drill.pointer import Pointer
from tests.drill.examples import needed_values

RANGE_MM = (400.0, 300.0)
FACE_MM = 100.0
BORN = Appearance(0, 0.0, 0.0, 0.0)

TRIED: dict[str, dict[str, Any]] = {
    "still": {},
    "linear": {"speed_mm_s": 150.0},
    "sine": {"amplitude_mm": 120.0, "period_s": 2.5, "angle_deg": 30.0},
    "circle": {"radius_mm": 80.0, "period_s": 3.0, "clockwise": False},
    "lissajous": {"amplitudes_mm": [100.0, 60.0], "periods_s": [3.0, 2.0]},
    "jump": {"every_s": 0.7, "on_hit": True},
    "walk": {"period_s": 0.8},
    "evade": {"speed_mm_s": 200.0, "reach_mm": 150.0, "reaction_s": 0.12},
    "shrink": {"from_size": 1.0, "to_size": 0.25, "over_s": 3.0},
    "grow": {"from_size": 0.5, "to_size": 1.0, "over_s": 3.0},
}

MOVES = {kind: TRIED.get(kind) or needed_values(kind, FACE_MM) for kind in MOTIONS}
"""Every motion's values, also of one that was added without a word here."""


def move(kind: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, **MOVES[kind], **more}


def path(*moves: dict[str, Any], seed: int = 7, **more: Any) -> Path:
    return Path(moves, seed, RANGE_MM, FACE_MM, **more)


def pointer_round(seconds: float = 6.0) -> Pointer:
    """A pointer that wanders over the middle of the range, 125 samples a second."""
    pointer = Pointer()
    for n in range(int(seconds * 125)):
        pointer.add(n * 0.008, 60.0 * ((n * 7919) % 101 / 50 - 1), 40.0 * ((n * 104729) % 103 / 51 - 1))
    return pointer


TIMES = st.lists(st.integers(0, 6_000_000).map(lambda us: us / 1e6), min_size=1, max_size=12)
SOME_MOVES = st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=3, unique=True)
LIVES = st.builds(
    lambda number, x, y, hits: Appearance(number, 0.0, x, y, tuple(sorted(hits))),
    st.integers(0, 3), st.floats(-150, 150), st.floats(-100, 100), st.lists(st.floats(0, 5), max_size=3),
)  # fmt: skip


# -- what holds for all of them --------------------------------------------------------------------


@given(kinds=SOME_MOVES, seed=st.integers(0, 2**31), life=LIVES, times=TIMES)
def test_the_order_and_number_of_questions_do_not_matter(
    kinds: list[str], seed: int, life: Appearance, times: list[float]
) -> None:
    moves = [move(kind) for kind in kinds]
    pointer = pointer_round()
    asked = path(*moves, seed=seed, pointer=pointer)
    answers = [asked.spot(life, t) for t in times]
    backwards = path(*moves, seed=seed, pointer=pointer)
    assert [backwards.spot(life, t) for t in reversed(times)] == answers[::-1]
    for t, answer in zip(times, answers, strict=True):
        assert path(*moves, seed=seed, pointer=pointer).spot(life, t) == answer, "asked for once, without the others"


@given(kinds=SOME_MOVES, seed=st.integers(0, 2**31), life=LIVES, t=st.floats(0, 6))
def test_the_whole_target_stays_inside_the_range_on_a_grid_of_a_millionth(
    kinds: list[str], seed: int, life: Appearance, t: float
) -> None:
    spot = path(*(move(kind) for kind in kinds), seed=seed, pointer=pointer_round()).spot(life, t)
    for at, side in zip(spot[:2], RANGE_MM, strict=True):
        assert abs(at) + FACE_MM * spot.size / 2 <= side / 2 + 1e-5
        assert round(at, 6) == at and str(at) != "-0.0"


@pytest.mark.parametrize("frames_s", [24, 60, 144, 1000])
@pytest.mark.parametrize("kind", sorted(MOVES))
def test_no_frame_rate_moves_a_target_elsewhere(kind: str, frames_s: int) -> None:
    pointer = Pointer()
    live = path(move(kind), pointer=pointer)
    sent = 0
    for frame in range(2 * frames_s):
        t = frame / frames_s
        while sent * 0.008 <= t:  # the samples come in between the frames
            at = pointer.add(sent * 0.008, 100.0 - sent % 90, 20.0)
            assert at is not None
            live.pointed(at)
            sent += 1
        live.spot(BORN, t)
    later = path(move(kind), pointer=Pointer(pointer.samples))
    for n in range(200):
        assert live.spot(BORN, n * 0.01) == later.spot(BORN, n * 0.01)


@pytest.mark.parametrize("kind", ["linear", "sine", "circle", "lissajous", "jump", "walk"])
def test_another_seed_another_target_and_another_life_go_other_ways(kind: str) -> None:
    moves = move(kind)
    here = path(moves, seed=1).spot(BORN, 1.3)
    assert path(moves, seed=1).spot(BORN, 1.3) == here
    assert path(moves, seed=2).spot(BORN, 1.3) != here
    assert path(moves, seed=1, target=1).spot(BORN, 1.3) != here
    assert path(moves, seed=1).spot(BORN._replace(number=1), 1.3) != here


# Written down once: another machine, and every later version, must come to the same millionths.
KNOWN = {
    "circle": [(-13.559174, 78.842557, 1.0), (-61.50007, -51.163868, 1.0), (-16.252858, -78.331632, 1.0)],
    "evade": [(0.0, 0.0, 1.0), (61.425067, -15.61117, 1.0), (150.0, -52.099305, 1.0)],
    "grow": [(0.0, 0.0, 0.5), (0.0, 0.0, 0.666667), (0.0, 0.0, 1.0)],
    "jump": [(-66.868209, 62.87472, 1.0), (58.696844, -41.071787, 1.0), (-106.591824, -32.248264, 1.0)],
    "linear": [(0.0, 0.0, 1.0), (-25.423452, 52.170206, 1.0), (-109.854736, -38.772541, 1.0)],
    "lissajous": [(98.553196, -55.158637, 1.0), (-63.954835, 55.158637, 1.0), (-97.91454, -9.433131, 1.0)],
    "shrink": [(0.0, 0.0, 1.0), (0.0, 0.0, 0.75), (0.0, 0.0, 0.25)],
    "sine": [(102.419486, 59.131918, 1.0), (-93.212286, -53.816138, 1.0), (3.594504, 2.075288, 1.0)],
    "still": [(0.0, 0.0, 1.0), (0.0, 0.0, 1.0), (0.0, 0.0, 1.0)],
    "walk": [(-40.195528, 62.978645, 1.0), (71.126933, 2.186799, 1.0), (-39.678292, 10.609752, 1.0)],
}


@pytest.mark.parametrize("kind", sorted(KNOWN))
def test_another_machine_comes_to_the_same_millionth(kind: str) -> None:
    found = path(move(kind), seed=2026, pointer=pointer_round())
    assert [tuple(found.spot(BORN, t)) for t in (0.0, 1.0, 4.321)] == KNOWN[kind]


# -- each of them ----------------------------------------------------------------------------------


def test_the_plain_motion_adds_nothing() -> None:
    still = Motion({}, (10.0, 10.0), lambda life: stream(1, life))
    assert (still.offset(Moment(3, 9.0)), still.size(Moment(3, 9.0)), Motion.largest({})) == ((0.0, 0.0), 1.0, 1.0)


def test_a_target_without_a_motion_stands_at_its_place() -> None:
    life = Appearance(0, 0.0, 12.5, -30.0)
    assert {path().spot(life, t) for t in (0.0, 1.0, 99.0)} == {Spot(12.5, -30.0, 1.0)}


@pytest.mark.parametrize(("way", "place"), [(0, 0), (9, 9), (11, 9), (20, 0), (30, -10), (35, -5), (40, 0), (-11, -9)])
def test_a_straight_way_is_mirrored_at_the_edges(way: float, place: float) -> None:
    assert mirror(way, 10.0) == pytest.approx(place)
    assert mirror(way, 0.0) == 0.0


def test_a_linear_target_keeps_its_speed_and_bounces_off_the_edge() -> None:
    moving = path(move("linear", angle_deg=0.0, speed_mm_s=100.0))
    xs = [moving.spot(BORN, t).x_mm for t in (0.0, 1.0, 1.5, 2.0, 3.0)]
    assert xs == [0.0, 100.0, 150.0, 100.0, 0.0], "the range is 400 mm wide, the target 100"
    assert {moving.spot(BORN, t).y_mm for t in (0.0, 1.0, 9.0)} == {0.0}


def test_a_sine_is_fastest_in_the_middle_and_turns_at_its_amplitude() -> None:
    swing = path(move("sine", angle_deg=0.0))
    xs = [swing.spot(BORN, n * 0.001).x_mm for n in range(2501)]
    assert (min(xs), max(xs)) == (pytest.approx(-120, abs=0.01), pytest.approx(120, abs=0.01))
    assert xs[0] == pytest.approx(xs[2500], abs=1e-5), "one period later it is where it was"
    fastest = max(range(2500), key=lambda n: abs(xs[n + 1] - xs[n]))
    assert abs(xs[fastest]) < 1.0


def test_a_circle_stays_at_its_radius_and_turns_as_told() -> None:
    for clockwise in (False, True):
        round_path = path(move("circle", clockwise=clockwise))
        spots = [round_path.spot(BORN, n * 0.1) for n in range(31)]
        assert all(hypot(*spot[:2]) == pytest.approx(80.0, abs=1e-5) for spot in spots)
        turn = spots[0].x_mm * spots[1].y_mm - spots[0].y_mm * spots[1].x_mm
        assert (turn < 0) is clockwise


def test_a_lissajous_figure_swings_on_each_axis_by_itself() -> None:
    figure = path(move("lissajous"))
    spots = [figure.spot(BORN, n * 0.01) for n in range(601)]
    assert max(s.x_mm for s in spots) == pytest.approx(100.0, abs=0.1)
    assert max(s.y_mm for s in spots) == pytest.approx(60.0, abs=0.1)
    assert spots[600][:2] == pytest.approx(spots[0][:2], abs=1e-5), "6 s are two and three whole swings"


def test_a_jump_waits_jumps_and_a_hit_starts_the_wait_anew() -> None:
    jumping = path(move("jump"))
    first = jumping.spot(BORN, 0.0)
    assert jumping.spot(BORN, 0.699) == first != jumping.spot(BORN, 0.701)
    hit = BORN._replace(hits_s=(0.5,))
    after = jumping.spot(hit, 0.5)
    assert jumping.spot(hit, 0.499) == first != after
    assert jumping.spot(hit, 1.199) == after != jumping.spot(hit, 1.201)


def test_a_jump_on_hit_alone_stays_until_it_is_hit() -> None:
    moves = {"kind": "jump", "on_hit": True}
    assert path(moves).spot(BORN, 0.0) == path(moves).spot(BORN, 60.0)
    assert path(moves).spot(BORN._replace(hits_s=(5.0,)), 6.0) != path(moves).spot(BORN, 6.0)


def test_a_jump_every_so_often_does_not_mind_hits() -> None:
    moves = {"kind": "jump", "every_s": 0.5}
    assert path(moves).spot(BORN._replace(hits_s=(0.3,)), 0.4) == path(moves).spot(BORN, 0.4)


def test_a_walk_is_smooth() -> None:
    walking = path(move("walk"))
    spots = [walking.spot(BORN, n * 0.01) for n in range(600)]
    steps = [(b.x_mm - a.x_mm, b.y_mm - a.y_mm) for a, b in zip(spots, spots[1:], strict=False)]
    # Neither the place nor the speed ever jumps, not even where one random point gives way to the next.
    assert max(hypot(*step) for step in steps) < 12.0
    assert max(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(steps, steps[1:], strict=False)) < 0.5
    assert max(abs(s.x_mm) for s in spots) > 20.0


def test_a_target_shrinks_to_its_size_and_keeps_it() -> None:
    shrinking = path(move("shrink"))
    assert [shrinking.spot(BORN, t).size for t in (0.0, 1.0, 3.0, 60.0)] == [1.0, 0.75, 0.25, 0.25]


def test_the_edge_is_where_the_target_fits_at_its_largest() -> None:
    assert path(move("grow", to_size=2.0)).half_mm == (100.0, 50.0)
    assert path(most=1.5).half_mm == (125.0, 75.0)
    assert path(move("grow", to_size=9.0)).half_mm == (0.0, 0.0), "no room at all keeps it in the middle"


def test_motions_add_up_and_sizes_multiply() -> None:
    sine, circle = move("sine", amplitude_mm=30.0), move("circle", radius_mm=40.0)
    both = path(sine, circle).spot(BORN, 1.7)
    ways = path(sine).spot(BORN, 1.7), path({"kind": "still"}, circle).spot(BORN, 1.7)
    assert both[:2] == pytest.approx((ways[0].x_mm + ways[1].x_mm, ways[0].y_mm + ways[1].y_mm), abs=2e-6)
    assert path(move("shrink"), move("shrink")).spot(BORN, 3.0).size == 0.0625


def test_a_faster_beat_makes_everything_faster() -> None:
    assert path(move("sine"), beat=lambda t: 2 * t).spot(BORN, 0.5) == path(move("sine")).spot(BORN, 1.0)


def test_the_nearest_place_inside() -> None:
    assert [clamp(way, 10.0) for way in (-11.0, -3.0, 12.0)] == [-10.0, -3.0, 10.0]
