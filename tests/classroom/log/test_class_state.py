"""What a class comes to: the queue, late-comers, going back, shots struck off, parts, and what the board freezes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bullseye.classroom.log.audit import audit_of
from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.event import Event
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.paper.board import board_of
from bullseye.errors import BadInputError
from tests.classroom.classes import record_for, room_of, state, take


def queue(room: OpenClass) -> list[str]:
    return [f"{w.student.name} {w.turn}" for w in room.class_state.queue()]


def test_students_play_in_order_and_then_their_next_turn() -> None:
    room = room_of("Ann", "Bob", turns=2)
    played = [(take(room).student, take(room).turn) for _ in range(2)]
    assert played == [("Ann", 1), ("Ann", 2)]
    assert room.class_state.next is None
    with pytest.raises(BadInputError, match="every turn is taken"):
        room.begin()


def test_a_turn_of_two_rounds_stays_with_the_student_until_both_are_taken() -> None:
    room = room_of("Ann", "Bob", rounds_per_turn=2, turns=1)
    found = [take(room) for _ in range(4)]
    assert [(t.student, t.turn, t.round) for t in found] == [
        ("Ann", 1, 1), ("Ann", 1, 2), ("Bob", 1, 1), ("Bob", 1, 2)
    ]  # fmt: skip


def test_who_is_skipped_plays_at_the_end_and_who_is_absent_not_until_back() -> None:
    room = room_of("Ann", "Bob", "Cid", turns=1)
    room.skip()
    assert queue(room) == ["Bob 1", "Cid 1", "Ann 1"]
    room.absent()
    assert queue(room) == ["Cid 1", "Ann 1"]
    room.present(2)
    assert queue(room) == ["Cid 1", "Ann 1", "Bob 1"]


def test_a_late_comer_plays_at_the_end_of_this_go_round() -> None:
    room = room_of("Ann", "Bob", "Cid", turns=2)
    take(room)
    room.join("Dee")
    assert queue(room) == ["Bob 1", "Cid 1", "Dee 1", "Ann 2"]
    assert any(line.text == "Dee joined late." for line in audit_of(room.class_state))


def test_a_student_can_be_called_to_be_next() -> None:
    room = room_of("Ann", "Bob", "Cid")
    room.call(3)
    assert queue(room)[0] == "Cid 1"


def test_a_removed_student_is_in_no_queue_and_no_round_counts_until_taken_in_again() -> None:
    room = room_of("Ann", "Bob")
    take(room)
    room.remove(1)
    assert room.class_state.names == ["Bob"] and room.class_state.taken == []
    assert [t.counts for t in room.class_state.all_rounds()] == [False]
    room.restore(1)
    assert [t.student for t in room.class_state.taken] == ["Ann"]


def test_going_back_keeps_the_round_but_it_does_not_count_and_the_student_is_next_again() -> None:
    room = room_of("Ann", "Bob")
    take(room)
    before = queue(room)
    taken = take(room)
    room.back()
    assert queue(room) == before
    assert [t.student for t in room.class_state.taken] == ["Ann"]
    kept = room.class_state.all_rounds()[1]
    assert kept.record.id == taken.record.id and not kept.counts
    assert "Went back one: the round of Bob does not count." in [line.text for line in audit_of(room.class_state)]


def test_going_back_twice_undoes_the_two_last_moves_and_then_there_is_nothing_left() -> None:
    room = room_of("Ann", "Bob")
    start = queue(room)
    room.skip()
    room.absent()
    room.back()
    room.back()
    assert queue(room) == start
    with pytest.raises(BadInputError, match="nothing to go back"):
        room.back()


def test_the_last_shot_is_struck_off_the_score_follows_and_it_can_count_again() -> None:
    room = room_of("Ann", streak_bonus=False)
    before = take(room, sigma_mm=5.0)
    assert room.void_last_shot() == 10
    after = room.class_state.last_taken
    assert after is not None and after.voided == frozenset({10}) and len(after.shots) == 9
    assert after.score == sum(shot.points for shot in after.shots) < (before.score or 0)
    assert len(after.record.shots) == 10 and after.record.score == before.score
    assert room.void_last_shot() == 9
    assert room.unvoid_last() == 9
    assert room.unvoid_last() == 10
    again = room.class_state.last_taken
    assert again is not None and again.score == before.score and not again.voided
    said = [line.text for line in audit_of(room.class_state)][-4:]
    assert said[0] == "Shot 10 of Ann was struck off." and said[-1] == "Shot 10 of Ann counts again."


def test_a_shot_can_be_struck_off_while_the_round_is_still_on() -> None:
    room = room_of("Ann")
    from tests.classroom.classes import record_for

    record = record_for(room)
    room.begin()
    room.void_shot(3)
    assert room.take(record).voided == frozenset({3})


def test_a_round_left_without_a_result_is_simply_offered_again() -> None:
    room = room_of("Ann", "Bob")
    room.begin()
    assert room.class_state.running is not None
    room.leave()
    assert room.class_state.running is None and queue(room)[0] == "Ann 1"


def test_the_same_round_handed_in_twice_is_kept_once() -> None:
    room = room_of("Ann", "Bob")
    from tests.classroom.classes import record_for

    record = record_for(room)
    room.begin()
    room.take(record)
    room.take(record)
    assert len(room.class_state.all_rounds()) == 1


def test_a_round_nobody_began_is_refused() -> None:
    room = room_of("Ann")
    from tests.classroom.classes import record_for

    with pytest.raises(BadInputError, match="no turn was begun"):
        room.take(record_for(room))


def test_another_drill_begins_a_new_part_with_every_turn_open_and_goes_back_no_further() -> None:
    room = room_of("Ann", "Bob", turns=1)
    take(room)
    take(room)
    room.choose(drill="practice")
    assert room.class_state.part == 2 and queue(room) == ["Ann 1", "Bob 1"]
    assert room.class_state.taken == [] and len(room.class_state.all_rounds()) == 2
    with pytest.raises(BadInputError):
        room.back()


def test_another_title_begins_no_new_part() -> None:
    room = room_of("Ann")
    take(room)
    room.choose(title="Other", turns=5)
    assert room.class_state.part == 1 and len(room.class_state.taken) == 1


def test_a_frozen_board_stays_as_it_was_whatever_follows_but_a_removed_name_goes_at_once() -> None:
    room = room_of("Ann", "Bob", "Cid")
    take(room)
    take(room)
    room.freeze()
    shown = [(t.student, t.score) for t in room.class_state.board_rounds()]
    room.void_last_shot()
    room.back()
    take(room)
    take(room)
    assert [(t.student, t.score) for t in room.class_state.board_rounds()] == shown
    room.remove(1)
    assert [t.student for t in room.class_state.board_rounds()] == ["Bob"]
    room.reveal()
    assert [t.student for t in room.class_state.board_rounds()] == ["Bob", "Cid"]


def test_hidden_names_are_seats_but_a_reference_shooter_stays_known() -> None:
    room = room_of("Ann", names_hidden=True)
    room.join("Reference 20 mm", sigma_mm=20.0)
    assert [room.class_state.shown_name(seat) for seat in (1, 2)] == ["Seat 1", "Reference 20 mm"]


def test_a_name_that_is_taken_gets_a_number_and_the_teacher_is_told() -> None:
    room = room_of("Ann")
    joined = room.join("ann")
    assert joined.student.name == "ann 2" and "is taken" in joined.notice
    assert room.rename(2, "Ann").student.name == "Ann 2"


def test_a_round_carries_the_name_the_student_has_now() -> None:
    room = room_of("Ann")
    take(room)
    room.rename(1, "Bea")
    assert room.class_state.taken[0].student == room.class_state.taken[0].record.player == "Bea"


def test_teams_that_were_dealt_to_nobody_are_there_after_a_restart_too() -> None:
    room = room_of(teams=True)
    room.deal_teams(["Red", "Blue"])
    assert ClassState(room.class_state.events).team_names == ["Blue", "Red"]
    room.join("Ann", "Green")
    assert room.class_state.team_names == ["Blue", "Green", "Red"] and room.class_state.smallest_team() == "Blue"


def test_teams_are_dealt_in_turn_and_not_to_the_reference() -> None:
    room = room_of("Ann", "Bob", "Cid", teams=True)
    room.join("Reference", sigma_mm=9.0)
    room.deal_teams(["Red", "Blue"])
    assert [s.team for s in room.class_state.students] == ["Red", "Blue", "Red", ""]
    assert room.class_state.team_names == ["Blue", "Red"]


@pytest.mark.parametrize(
    "bad", [{"turns": 0}, {"seed": -1}, {"title": ""}, {"drill": ""}, {"nonsense": 1}, {"counting": "worst"}]
)
def test_a_choice_that_is_not_allowed_is_quoted_and_changes_nothing(bad: dict[str, Any]) -> None:
    room = room_of("Ann")
    before = room.class_state.choices
    with pytest.raises(BadInputError, match=f"{next(iter(bad))}"):
        room.choose(**bad)
    assert room.class_state.choices == before


def test_events_without_those_they_rest_on_still_fold() -> None:
    room = room_of("Ann", "Bob")
    take(room)
    room.skip()
    room.void_last_shot()
    events = room.class_state.events
    for lost in range(len(events)):
        class_state = ClassState([*events[:lost], *events[lost + 1 :]])
        taken = [e for n, e in enumerate(events) if n != lost and e.kind == "taken"]
        assert len(class_state.all_rounds()) == len(taken)
    strange = ClassState([Event(5, "2026-11-22T12:00:00Z", "skip", {"seat": 9})])
    assert [s.name for s in strange.students] == ["Seat 9"]


def test_a_class_that_is_over_takes_no_more() -> None:
    room = room_of("Ann")
    room.end(keep=True)
    with pytest.raises(BadInputError, match="over"):
        room.join("Bob")


def test_listeners_hear_of_everything_once_it_counts() -> None:
    room = room_of("Ann")
    heard: list[tuple[str, int]] = []
    room.listeners.append(lambda event: heard.append((event.kind, len(room.class_state.students))))
    room.join("Bob")
    assert heard == [("join", 2)]


def test_the_same_events_give_the_same_class() -> None:
    room = room_of("Ann", "Bob")
    take(room)
    room.freeze()
    room.back()
    assert state(ClassState(room.class_state.events)) == state(room.class_state)


def test_in_the_middle_of_a_turn_no_other_drill_can_be_chosen_and_nothing_gone_back_over() -> None:
    room = room_of("Ann", "Bob", drill="ten-shots")
    take(room)
    record = record_for(room)
    room.begin()
    for change in ({"drill": "race-30"}, {"face": "archery-10"}, {"style": "x"}, {"seed": 9}, {"streak_bonus": False}):
        with pytest.raises(BadInputError, match="a turn is running or its round is not saved yet"):
            room.choose(**change)
    with pytest.raises(BadInputError, match="finish or leave it first"):
        room.back()
    room.choose(turns=5, drill="ten-shots")  # what begins no new part may change
    assert room.take(record).part == 1 and len({t.unit for t in room.class_state.taken}) == 1
    room.begin()
    room.leave()
    room.choose(drill="race-30")
    assert room.class_state.part == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda room: room.rename(1, "Secret"),
        lambda room: room.teams({1: "Blue", 2: "Blue"}),
        lambda room: room.choose(counting="total"),
        lambda room: room.choose(teams=False),
        lambda room: room.restore(3),
        lambda room: room.join("Dee"),
        lambda room: room.void_last_shot(),
    ],
)  # fmt: skip
def test_nothing_that_a_teacher_changes_shows_on_a_frozen_board(change: Callable[[OpenClass], object]) -> None:
    room = room_of("Ann", "Bob", "Cid", teams=True, turns=2)
    room.teams({1: "Red", 2: "Blue", 3: "Red"})
    for _ in range(4):
        take(room)
    room.remove(3)
    room.freeze()
    before, students = board_of(room.class_state), room.class_state.board_students
    change(room)
    assert board_of(room.class_state) == before and room.class_state.board_students == students
    take(room)
    room.back()  # folds everything anew
    assert board_of(room.class_state) == before and room.class_state.board_students == students
    assert board_of(ClassState(room.class_state.events)) == before
    room.reveal()
    assert board_of(room.class_state) != before


def test_a_removed_name_and_hidden_names_go_from_a_frozen_board_at_once() -> None:
    room = room_of("Ann", "Bob", turns=1)
    take(room)
    take(room)
    room.freeze()
    room.remove(1)
    assert [row.name for row in board_of(room.class_state).everyone] == ["Bob"]
    assert [s.name for s in room.class_state.board_students] == ["Bob"]
    room.choose(names_hidden=True)
    assert [row.name for row in board_of(room.class_state).everyone] == ["Seat 2"]


def test_who_is_taken_in_again_gets_a_number_when_the_name_is_taken_by_then() -> None:
    room = room_of("Ann", "Bob")
    room.remove(1)
    room.join("ann")
    again = room.restore(1)
    assert again.student.name == "Ann 2" and "is taken" in again.notice
    assert sorted(room.class_state.names) == ["Ann 2", "Bob", "ann"]
    assert room.restore(2).notice == ""


def test_a_refusal_names_nobody_while_names_are_hidden() -> None:
    room = room_of("Ann", "Bob", names_hidden=True)
    room.remove(1)
    with pytest.raises(BadInputError, match="^Seat 1 was removed"):
        room.call(1)


def test_after_going_back_over_a_round_no_turn_is_running() -> None:
    room = room_of("Ann", "Bob")
    take(room)
    room.back()
    assert room.class_state.running is None
    with pytest.raises(BadInputError, match="nothing to go back to"):
        room.back()
    room.choose(drill="race-30")
    assert room.class_state.choices.drill == "race-30"
