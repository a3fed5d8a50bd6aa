"""What a student plays, the class's ghost, and the reference shooter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.classroom.log.class_state import Taken
from bullseye.classroom.log.ghost import NAME, median_ghost, median_round
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.plan import plan_of, seed_of
from bullseye.classroom.log.reference import add_reference, play_reference, take_turn
from bullseye.classroom.paper.board import board_of
from bullseye.classroom.people.options import MAX_SEED
from bullseye.drill.rules import Tally
from bullseye.errors import BadInputError, UnknownNameError
from bullseye.session.clock import StepClock
from tests.classroom.classes import room_of, take
from tests.rounds import DRILLS, FACES, ids


def test_everyone_meets_the_same_targets_in_their_round_of_the_same_number() -> None:
    room = room_of("Ann", "Bob", seed=41, turns=2)
    seeds = [take(room).record.seed for _ in range(4)]
    assert seeds == [41, 41, 42, 42]
    room.choose(seed=MAX_SEED)
    assert seed_of(room.class_state, 2) == 0


def test_the_streak_bonus_can_be_off_and_the_record_says_so() -> None:
    room = room_of("Ann", "Bob", drill="timed-30", turns=1)
    room.choose(streak_bonus=False)
    taken = take(room, 5.0)
    assert taken.card.rules.combo_cap_points == 0
    assert taken.card.totals.combo_bonus == 0 and taken.card.totals.best_combo > 5
    room.choose(streak_bonus=True)
    assert take(room, 5.0).card.totals.combo_bonus > 0


def test_a_drill_or_face_that_is_gone_is_named() -> None:
    room = room_of("Ann", drill="gone")
    with pytest.raises(UnknownNameError, match="'gone'"):
        plan_of(room.class_state, room.next(), FACES, DRILLS)


def test_a_style_that_the_face_lacks_is_its_standard_one() -> None:
    room = room_of("Ann", style="nowhere")
    assert plan_of(room.class_state, room.next(), FACES, DRILLS).style == "standard"


def median_class(count: int) -> OpenClass:
    room = room_of(*(f"S{n}" for n in range(count)), turns=2)
    for n in range(2 * count):
        take(room, sigma_mm=10.0 + 9.0 * (n % count), luck=n)
    return room


@pytest.mark.parametrize("count", [1, 4, 5])
def test_the_ghost_is_the_round_in_the_middle_and_nobody_can_tell_whose(count: int) -> None:
    class_state = median_class(count).class_state
    seed = class_state.choices.seed
    found = median_round(class_state.taken, seed)
    assert found is not None
    scores = sorted(t.score or 0 for t in class_state.taken if t.record.seed == seed)
    assert found.score == scores[(count - 1) // 2]
    ghost = median_ghost(class_state.taken, seed)
    assert ghost is not None
    assert (ghost.player, ghost.score, ghost.seed) == (NAME, found.score, seed)
    assert len(ghost.between(-1.0, 1e9)) == 10
    assert ghost.totals(1e9).score == found.score
    assert ghost.lead(Tally(DRILLS.get("ten-shots").rules).totals()._replace(shots=10), 1e9) == -found.score


def test_of_an_even_number_the_ghost_is_the_weaker_round_which_in_a_race_is_the_slower() -> None:
    room = room_of("Ann", "Bob", drill="race-30", turns=1)
    times = [take(room, luck=luck).score or 0 for luck in (1, 2)]
    found = median_round(room.class_state.taken)
    assert found is not None and found.score == max(times) > min(times)


def test_a_shot_struck_off_is_no_part_of_the_ghost() -> None:
    room = room_of("Ann")
    take(room)
    room.void_last_shot()
    ghost = median_ghost(room.class_state.taken)
    assert ghost is not None and len(ghost.shots) == 9


def test_without_a_scored_round_of_students_there_is_no_ghost() -> None:
    assert median_ghost([]) is None
    taken = take(room_of("Ann"))
    assert median_ghost([taken], seed=12345) is None
    assert median_round([replace(taken, reference=True)]) is None
    assert isinstance(taken, Taken)


def reference_class(sigma_mm: float = 20.0) -> OpenClass:
    room = room_of("Ann", turns=2)
    add_reference(room, sigma_mm)
    return room


def test_a_reference_shooter_takes_its_turns_marked_as_simulated_and_never_ranks() -> None:
    room = reference_class()
    assert take_turn(room, FACES, DRILLS, StepClock(), ids()) is None  # Ann is next
    take(room, 300.0)
    taken = take_turn(room, FACES, DRILLS, StepClock(), lambda: "reference-1")
    assert taken is not None and taken.reference and taken.record.simulated
    assert taken.record.seed == room.class_state.choices.seed
    board = board_of(room.class_state)
    assert [row.name for row in board.everyone] == ["Ann"]
    assert [row.name for row in board.reference] == ["Reference 20 mm"] and board.reference[0].value == taken.score
    assert [t.student for t in room.class_state.taken] == ["Ann"]
    assert [t.student for t in room.class_state.reference_rounds] == ["Reference 20 mm"]


def test_a_reference_shooter_has_the_spread_it_is_named_after() -> None:
    room = room_of(rounds_per_turn=20, turns=1)
    add_reference(room, 30.0)
    number = ids()
    while take_turn(room, FACES, DRILLS, StepClock(), number) is not None:
        pass
    shots = [shot for taken in room.class_state.reference_rounds for shot in taken.aimed_mm]
    sigma_mm = (sum(x * x + y * y for x, y in shots) / (2 * len(shots))) ** 0.5
    assert len(shots) == 200 and sigma_mm == pytest.approx(30.0, rel=0.15)


def test_the_same_class_plays_the_same_reference_and_a_student_is_no_reference() -> None:
    room = reference_class()
    with pytest.raises(BadInputError, match="Ann is a student"):
        play_reference(room.class_state, room.next(), FACES, DRILLS, StepClock(), ids())
    room.skip()
    first, second = (play_reference(room.class_state, room.next(), FACES, DRILLS, StepClock(), ids()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("sigma_mm", [0.0, -1.0, 1e6, float("nan")])
def test_a_spread_that_cannot_be_is_quoted(sigma_mm: float) -> None:
    with pytest.raises(BadInputError, match="spread"):
        add_reference(room_of(), sigma_mm)


def test_a_spread_that_never_hits_cannot_finish_a_race() -> None:
    room = room_of(drill="race-30")
    add_reference(room, 999_999.0)
    with pytest.raises(BadInputError, match="cannot finish"):
        take_turn(room, FACES, DRILLS, StepClock(), ids())
