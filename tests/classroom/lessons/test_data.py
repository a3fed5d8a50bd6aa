"""What of a class's rounds the lessons measure, and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from math import hypot, log2

import pytest

from bullseye.classroom.lessons.data import (
    ANSWERS,
    CHOOSES,
    CLICKLESS,
    MOVES,
    STANDS,
    aimed_of,
    movements_of,
    pile_of,
    ways_of,
    why_no_distances,
)
from bullseye.classroom.log.taken import Taken
from tests.classroom.lesson_class import simulated, taken_of
from tests.rounds import DRILLS, FACES, changed, record_of


def jumped(*shots: tuple[float, float, float, float, float], pauses: tuple[tuple[float, float], ...] = ()) -> Taken:
    """A round of Timed, 30 s made of (t, target x, target y, x, y); the classic face is 400 mm wide."""
    [one] = simulated("timed-30", [20.0])
    kept = [
        {"t": t, "t_up": None, "x": x, "y": y, "target_x": at_x, "target_y": at_y, "target": 0}
        for t, at_x, at_y, x, y in shots
    ]
    return replace(one, record=changed(one.record, shots=kept, pauses=[list(p) for p in pauses]))


def test_shots_come_in_the_order_shot_and_those_struck_off_are_left_out() -> None:
    pile = pile_of([taken_of((1, 2), (3, 4), voided=frozenset({1})), taken_of((5, 6), student="Bob")])
    assert pile.shots == [(3, 4), (5, 6)]
    assert (pile.shooters, pile.elsewhere, pile.gauge_mm) == (2, 0, 6.0)
    assert pile.face is not None and pile.face.id == "classic"


def test_a_struck_off_shot_never_turns_up_in_any_round() -> None:
    one = taken_of((1, 2), (3, 4), (5, 6))
    assert aimed_of(one.record, frozenset({2})) == [(1, 2), (5, 6)]


def test_shots_at_another_face_are_counted_apart() -> None:
    pile = pile_of([taken_of((1, 2), (3, 4)), taken_of((5, 6), face="wa-40")])
    assert pile.face is not None and pile.face.id == "wa-40"
    assert pile.shots == [(5, 6)] and pile.elsewhere == 2 and pile.shooters == 1


def test_a_shot_at_a_smaller_target_is_measured_on_that_targets_own_scale() -> None:
    [one] = simulated("adaptive-size", [20.0])
    shot = one.record.shots[0]
    assert shot.size == 0.6
    assert aimed_of(one.record)[0] == (shot.x_mm / 0.6, shot.y_mm / 0.6)


def test_shots_at_what_must_not_be_shot_are_no_aim_at_a_centre() -> None:
    [one] = simulated("dont-shoot", [20.0], seed=4)
    kinds = [shot.kind for shot in one.record.shots]
    assert set(kinds) > {"shoot"}, "this seed was chosen for its wrong shots"
    assert len(aimed_of(one.record)) == kinds.count("shoot")


def test_a_movement_runs_from_where_the_last_shot_struck_to_the_new_centre() -> None:
    one = jumped((0.5, 0, 0, 30, 40), (1.25, 330, 440, 5, 0))
    found = movements_of([one])
    way_mm = hypot(330 - 30, 440 - 40)
    assert found.list == [(log2(way_mm / 400 + 1), 750.0)]
    assert [(way.t_s, way.way_mm, way.wide_mm) for way in ways_of(one.record)] == [(1.25, 500.0, 400.0)]


def test_a_second_try_at_the_same_target_is_no_movement_to_a_new_one() -> None:
    one = jumped((0.5, 0, 0, 0, 0), (1.2, 300, 0, 250, 0), (1.6, 300, 0, 0, 0), (2.3, 0, 300, 0, 0))
    assert [move.mt_ms for move in movements_of([one]).list] == pytest.approx([700.0, 700.0])


def test_a_movement_over_a_pause_or_next_to_a_struck_off_shot_does_not_count() -> None:
    shots = ((0.5, 0.0, 0, 0, 0), (1.0, 300.0, 0, 0, 0), (1.6, 0.0, 0, 0, 0), (2.3, 0.0, 300, 0, 0))

    def times(one: Taken) -> list[float]:
        return [round(move.mt_ms) for move in movements_of([one]).list]

    assert times(jumped(*shots)) == [500, 600, 700]
    assert times(jumped(*shots, pauses=((1.2, 9.0),))) == [500, 700]
    assert times(replace(jumped(*shots), voided=frozenset({2}))) == [700]


def test_a_smaller_target_is_a_harder_one() -> None:
    [one] = simulated("adaptive-size", [20.0])
    sizes = {way.wide_mm for way in ways_of(one.record)}
    assert len(sizes) > 5 and max(sizes) <= 400


def test_outliers_are_counted_and_left_out() -> None:
    steady = [(0.5 * n, 300.0 * (n % 2), 0.0, 0.0, float(n % 3)) for n in range(1, 30)]
    hasty = (steady[-1][0] + 0.05, 300.0, 300.0, 0.0, 0.0)
    found = movements_of([jumped(*steady, hasty)])
    assert (len(found.list), found.outliers) == (28, 1)


@pytest.mark.parametrize(
    ("drill", "why"),
    [
        ("ten-shots", STANDS), ("grouping", STANDS), ("moving-slow", MOVES), ("adaptive-speed", MOVES),
        ("tracking", CLICKLESS), ("grid-three", CHOOSES), ("dont-shoot", CHOOSES), ("timed-30", ""), ("race-30", ""),
        ("adaptive-size", ""),
    ],
)  # fmt: skip
def test_a_drill_says_why_it_has_no_distances(drill: str, why: str) -> None:
    record = record_of(parameters=DRILLS.get(drill).parameters(FACES.get("classic")))
    assert why_no_distances(record) == why


def test_rounds_without_distances_do_not_hide_those_that_have_them() -> None:
    found = movements_of([*simulated("timed-30", [20.0]), taken_of((1, 2))])
    assert len(found.list) > 40 and found.why == STANDS


def test_the_trials_of_a_pointing_test_are_movements_but_no_shots_at_a_face() -> None:
    [one] = simulated("pointing-test", [2.0])
    found = movements_of([one])
    assert len(found.list) + found.outliers == len(one.record.shots) == 78  # 6 sequences of 13
    # The range of difficulties that the drill states: 0.4 of a face to 0.09 of one, and 0.8 to 0.03.
    assert min(move.id for move in found.list) == pytest.approx(log2(0.4 / 0.09 + 1), rel=0.02)
    assert max(move.id for move in found.list) == pytest.approx(log2(0.8 / 0.03 + 1), rel=0.02)
    assert pile_of([one]).shots == []
    less = movements_of([replace(one, voided=frozenset({1, 2}))])
    assert len(less.list) + less.outliers == 76


def test_a_reaction_test_has_neither_movements_nor_shots_at_a_face() -> None:
    [one] = simulated("reaction-time", [2.0])
    assert movements_of([one]) == ([], 0, ANSWERS)
    assert pile_of([one]).shots == []
