"""A target flees from the pointer, late and bounded, so that it can be caught."""

from __future__ import annotations

from math import hypot

import pytest

from bullseye.drill.chance import stream
from bullseye.drill.evade import GRID_US, Evade
from bullseye.drill.motion import Spot
from bullseye.drill.pointer import Pointer
from tests.drill.test_motion import BORN, FACE_MM, MOVES, move, path, pointer_round


def still_pointer(x_mm: float, y_mm: float) -> Pointer:
    pointer = Pointer()
    pointer.add(0.0, x_mm, y_mm)
    return pointer


def test_a_target_flees_from_the_pointer_after_its_reaction() -> None:
    fleeing = path(move("evade"), pointer=still_pointer(-20.0, 0.0))
    assert fleeing.spot(BORN, 0.12)[:2] == (0.0, 0.0)
    assert fleeing.spot(BORN, 0.3).x_mm > 5.0 and fleeing.spot(BORN, 0.3).y_mm == 0.0


def test_it_never_runs_faster_than_it_can() -> None:
    fleeing = path(move("evade"), pointer=pointer_round())
    spots = [fleeing.spot(BORN, n * 0.004) for n in range(1200)]
    fastest = max(hypot(b.x_mm - a.x_mm, b.y_mm - a.y_mm) for a, b in zip(spots, spots[1:], strict=False))
    assert 0.1 < fastest <= 200.0 * 0.004 + 1e-5


def test_it_is_calm_while_the_pointer_is_far() -> None:
    assert path(move("evade"), pointer=still_pointer(-170.0, 0.0)).spot(BORN, 5.0)[:2] == (0.0, 0.0)
    assert path(move("evade"), pointer=Pointer()).spot(BORN, 5.0)[:2] == (0.0, 0.0)


def test_the_edge_holds_it_so_that_it_can_be_caught() -> None:
    pointer = Pointer()
    for n in range(1000):  # somebody drives it to the right and stays behind it
        pointer.add(n * 0.01, min(120.0, -100.0 + n), 0.0)
    fleeing = path(move("evade"), pointer=pointer)
    spot = fleeing.spot(BORN, 9.9)
    assert spot == Spot(150.0, 0.0) and hypot(spot.x_mm - 120.0, spot.y_mm) < FACE_MM / 2, "in reach of a shot"


def test_a_pointer_on_the_very_centre_drives_it_somewhere() -> None:
    assert hypot(*path(move("evade"), pointer=still_pointer(0.0, 0.0)).spot(BORN, 0.5)[:2]) > 10.0


def test_it_flees_from_where_its_other_motions_took_it() -> None:
    moves = (move("linear", angle_deg=0.0, speed_mm_s=20.0), move("evade"))
    spot = path(*moves, pointer=still_pointer(100.0, 0.0)).spot(BORN, 2.0)
    assert -150.0 <= spot.x_mm < 40.0


def test_a_question_about_the_future_does_not_settle_it() -> None:
    pointer = Pointer()
    asked = path(move("evade"), pointer=pointer)
    asked.spot(BORN, 3.0)
    for n in range(100):
        at = pointer.add(n * 0.01, 10.0, 5.0)
        assert at is not None
        asked.pointed(at)
    assert asked.spot(BORN, 3.0) == path(move("evade"), pointer=pointer).spot(BORN, 3.0) != Spot(0.0, 0.0)


def test_it_is_reckoned_in_steps_of_its_own_and_not_of_the_screen() -> None:
    pointer = still_pointer(-20.0, 0.0)
    evade = Evade(MOVES["evade"], (150.0, 100.0), lambda life: stream(1, life))
    evade.pointer = pointer
    halves = [evade.fled(BORN, n * GRID_US / 2e6, lambda t: (0.0, 0.0), float)[0] for n in range(61)]
    for n in range(0, 59, 2):
        assert halves[n + 1] == pytest.approx((halves[n] + halves[n + 2]) / 2), "straight between two steps"
