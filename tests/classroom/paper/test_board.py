"""The board: who stands where, what counts, and what may be shown."""

from __future__ import annotations

from statistics import mean, median

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.taken import without
from bullseye.classroom.paper.board import accuracy_of, board_of, gain_of, spread_of
from bullseye.measure.shots.group import measure_group
from tests.classroom.classes import room_of, take


def played_class(**choices: object) -> OpenClass:
    room = room_of(*(f"Student {n}" for n in range(1, 9)), turns=2, **choices)
    for n in range(16):
        take(room, sigma_mm=10.0 + 5.0 * (n % 8), luck=n)
    return room


def test_the_best_round_of_each_student_ranks_them_and_the_first_five_are_on_top() -> None:
    room = played_class()
    board = board_of(room.class_state)
    best = {
        s.seat: max(t.score or 0 for t in room.class_state.taken if t.seat == s.seat) for s in room.class_state.students
    }
    assert [row.value for row in board.everyone] == sorted(best.values(), reverse=True)
    assert all(best[row.seat] == row.value for row in board.everyone)
    assert [row.place for row in board.top] == [1, 2, 3, 4, 5] and board.top[0].place_text == "1st"
    assert board.median == median(best.values())


def test_the_total_counts_when_the_teacher_says_so() -> None:
    room = played_class(counting="total")
    totals = {row.seat: row.value for row in board_of(room.class_state).everyone}
    assert totals[1] == sum(t.score or 0 for t in room.class_state.taken if t.seat == 1)


def test_equal_scores_share_a_place_and_the_next_place_is_left_out() -> None:
    room = room_of("Ann", "Bob", "Cid", turns=1)
    for luck, sigma_mm in ((1, 5.0), (1, 5.0), (2, 90.0)):
        take(room, sigma_mm, luck)
    assert [row.place for row in board_of(room.class_state).everyone] == [1, 1, 3]


def test_in_a_race_the_shortest_time_is_best() -> None:
    room = room_of("Ann", "Bob", drill="race-30", turns=2)
    for _ in range(4):
        take(room)
    board = board_of(room.class_state)
    assert board.everyone[0].value < board.everyone[1].value
    own = [t.score or 0 for t in room.class_state.taken if t.seat == 1]
    assert gain_of([t for t in room.class_state.taken if t.seat == 1]) == own[0] - own[1]


def test_a_race_with_a_hit_struck_off_has_no_time() -> None:
    room = room_of("Ann", drill="race-30")
    take(room)
    room.void_last_shot()
    assert room.class_state.taken[0].score is None and board_of(room.class_state).everyone == ()


def test_in_a_race_a_total_of_fewer_rounds_never_stands_before_one_of_more() -> None:
    room = room_of("Ann", "Bob", drill="race-30", turns=2, counting="total")
    for _ in range(3):
        take(room)
    assert [row.seat for row in board_of(room.class_state).everyone] == [1, 2]


def test_the_most_improved_gained_most_from_the_first_round_to_the_best_after() -> None:
    room = room_of("Ann", "Bob", "Cid", turns=2)
    for sigma_mm in (60.0, 60.0, 5.0, 5.0, 30.0, 90.0):
        take(room, sigma_mm, luck=1)
    rows = board_of(room.class_state).improved
    assert [row.name for row in rows] == ["Ann", "Bob"]  # Cid became worse
    scores = [t.score or 0 for t in room.class_state.taken if t.student == "Ann"]
    assert rows[0].value == scores[1] - scores[0] and rows[0].detail == f"{scores[0]} to {scores[1]}"


def test_the_tightest_group_is_measured_about_its_own_mean_from_ten_shots_on() -> None:
    room = room_of("Ann", "Bob", turns=1)
    first = take(room, 40.0, luck=1)
    take(room, 8.0, luck=2)
    rows = board_of(room.class_state).tightest
    assert [row.name for row in rows] == ["Bob", "Ann"] and rows[0].detail == "10 shots"
    sigma_mm = measure_group([(s.x_mm, s.y_mm) for s in first.record.shots]).sigma
    assert rows[1].value == pytest.approx(sigma_mm)
    room.void_last_shot()
    rows = board_of(room.class_state).tightest
    assert [row.name for row in rows] == ["Bob", "Ann"] and rows[0].detail == "9 shots", "nobody loses by a shot void"
    assert "Bob" in [row.name for row in board_of(room.class_state).accurate]
    for _ in range(5):
        room.void_last_shot()
    assert [row.name for row in board_of(room.class_state).tightest] == ["Ann"]  # four shots say too little
    assert spread_of([]) is None and accuracy_of([]) is None


def test_the_best_accuracy_is_hits_per_shot_over_all_rounds() -> None:
    room = room_of("Ann", "Bob", turns=1)
    take(room, 150.0, luck=1)
    take(room, 10.0, luck=1)
    rows = board_of(room.class_state).accurate
    assert [row.name for row in rows] == ["Bob", "Ann"] and rows[0].text == "100 %"
    assert rows[1].value == sum(s.hit for s in room.class_state.taken[0].shots) / 10


def test_a_team_has_the_mean_of_its_students_so_a_large_one_has_no_advantage() -> None:
    room = room_of("Ann", "Bob", "Cid", "Dee", teams=True, turns=1)
    room.teams({1: "Red", 2: "Red", 3: "Blue"})
    scores = [take(room, sigma_mm, luck=1).score or 0 for sigma_mm in (20.0, 60.0, 30.0, 5.0)]
    teams = {row.team: row.value for row in board_of(room.class_state).teams}
    assert teams == {"Red": mean(scores[:2]), "Blue": scores[2]}
    room.choose(teams=False)
    assert board_of(room.class_state).teams == ()


def test_hidden_names_are_places_and_seats_but_the_teacher_still_sees_them() -> None:
    room = played_class(names_hidden=True)
    board = board_of(room.class_state)
    assert board.hidden and all(row.name == f"Seat {row.seat}" for row in [*board.everyone, *board.tightest])
    assert not any("Student" in row.name for row in [*board.improved, *board.accurate])
    assert board_of(room.class_state, for_teacher=True).top[0].name.startswith("Student")


def test_a_frozen_board_does_not_move_until_it_is_revealed() -> None:
    room = room_of("Ann", "Bob", turns=1)
    take(room)
    room.freeze()
    before = board_of(room.class_state)
    take(room)
    assert before.frozen and board_of(room.class_state) == before
    assert len(board_of(room.class_state, for_teacher=True).everyone) == 2
    room.reveal()
    assert len(board_of(room.class_state).everyone) == 2


def test_a_board_before_the_first_round_is_empty_and_whole() -> None:
    board = board_of(room_of("Ann").class_state)
    assert (board.top, board.median, board.median_text, board.rounds) == ((), None, "", 0)


def test_a_long_name_is_cut_for_the_board_only() -> None:
    room = room_of("x" * 40)
    take(room)
    assert len(board_of(room.class_state).everyone[0].name) == 25
    assert len(board_of(room.class_state, for_teacher=True).everyone[0].name) == 40


def test_tracking_shares_have_a_mean_and_count_rounds() -> None:
    room = room_of("Ann", drill="tracking", turns=1)
    taken = take(room)
    row = board_of(room.class_state).accurate[0]
    assert row.value == taken.accuracy and row.detail == "1 round"


def test_who_has_every_shot_struck_off_has_no_score_and_no_place() -> None:
    room = room_of("Ann", "Bob", turns=1)
    take(room)
    take(room)
    for _ in range(10):
        room.void_last_shot()
    board = board_of(room.class_state)
    assert room.class_state.taken[1].score is None
    assert [(row.name, row.place) for row in board.everyone] == [("Ann", 1)] and board.median == board.everyone[0].value


def test_a_tracking_round_without_a_shot_keeps_its_score() -> None:
    room = room_of("Ann", drill="tracking", turns=1)
    taken = take(room)
    assert without(taken.record, {1}).score == taken.score is not None


@pytest.mark.parametrize(("drill", "told"), [("reaction-time", False), ("reaction-choice", True)])
def test_a_test_has_no_tightest_group_and_an_accuracy_only_where_something_is_aimed_at(drill: str, told: bool) -> None:
    room = room_of("Ann", "Bob", drill=drill, turns=1)
    take(room, 3.0)
    take(room, 5.0)
    board = board_of(room.class_state)
    assert board.tightest == () and bool(board.accurate) is told
    assert all(t.aimed_mm == [] for t in room.class_state.taken)
