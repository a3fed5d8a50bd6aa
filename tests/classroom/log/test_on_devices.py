"""Students play side by side on their own devices, beside the one computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.classroom.log.on_devices import OnDevices
from bullseye.classroom.log.open_class import OpenClass
from bullseye.errors import BadInputError
from tests.classroom.classes import record_for, room_of, state


def test_three_play_at_once_and_each_round_goes_to_whom_it_is_of() -> None:
    room = room_of("Ann", "Bob", "Cid")
    devices = OnDevices(room)
    records = [record_for(room, sigma) for sigma in (10, 20, 30)]
    gos = [event.number for event in devices.begin([2, 3], 1)]
    room.begin()
    assert room.class_state.turns_running == {1: gos[1] + 1, 2: gos[0], 3: gos[1]}
    taken = devices.take([(3, records[2]), (2, records[1])])
    assert [(t.student, t.go) for t in taken] == [("Cid", gos[1]), ("Bob", gos[0])]
    assert room.take(records[0]).student == "Ann" and not room.class_state.turns_running


def test_a_round_is_kept_once_and_only_for_a_seat_that_plays() -> None:
    room = room_of("Ann", "Bob")
    devices, record = OnDevices(room), record_for(room)
    with pytest.raises(BadInputError, match="seat 2 has begun no turn"):
        devices.take([(2, record)])
    devices.begin([2], 0)
    assert devices.take([(2, record)]) == devices.take([(2, record)])
    assert len(room.class_state.all_rounds()) == 1


def test_a_hundred_rounds_are_one_write_and_read_back_the_same(tmp_path: Path) -> None:
    room = room_of(*(f"Student {n}" for n in range(1, 41)), data=tmp_path)
    assert room.log is not None
    writes = []
    append = room.log.append
    room.log.append = lambda *events: (writes.append(len(events)), append(*events))[1]  # type: ignore[method-assign]
    devices = OnDevices(room)
    devices.begin(range(1, 41), 1)
    devices.take([(seat, record_for(room, seat)) for seat in range(1, 41)])
    assert writes == [40, 40]
    room.close()
    with OpenClass.open(room.log.folder) as again:
        assert state(again.class_state) == state(room.class_state)


def test_rounds_on_devices_go_on_where_their_server_opens_the_class_again_and_are_left_elsewhere(
    tmp_path: Path,
) -> None:
    room = room_of("Ann", "Bob", data=tmp_path)
    go = OnDevices(room).begin([2], 1)[0].number
    room.begin()
    room.close()
    assert room.log is not None
    with OpenClass.open(room.log.folder, keep_devices=True) as again:
        assert again.class_state.turns_running == {2: go}
    with OpenClass.open(room.log.folder) as again:
        assert not again.class_state.turns_running


def test_the_drill_stays_while_somebody_plays_and_a_round_can_be_taken_back_beside_others() -> None:
    room = room_of("Ann", "Bob", "Cid")
    devices = OnDevices(room)
    devices.begin([1, 2, 3], 1)
    devices.take([(1, record_for(room))])
    with pytest.raises(BadInputError, match="2 rounds on other devices are not over; shut the heat first"):
        room.choose(drill="timed-30")
    assert room.back().values["seat"] == 1
    devices.take([(2, record_for(room))])
    devices.begin([2], 1)
    with pytest.raises(BadInputError, match="2 rounds on other devices"):
        room.back()
    devices.leave([go for go in room.class_state.turns_running.values()])
    room.choose(drill="timed-30")


def test_heats_devices_and_flags_are_remembered() -> None:
    room = room_of("Ann", "Bob")
    devices = OnDevices(room)
    devices.connect(pin="4711", pace="own")
    devices.connect(pin="4711")
    devices.open(1, 5.0)
    devices.open(2, 9.5)
    devices.device(1, "touch")
    devices.kick(2)
    devices.flag(7, {"gap under 50 ms": 3})
    now = room.class_state
    assert now.connected.pin == "4711" and now.connected.pace == "own"
    assert now.heat == (2, 2, True, 9.5) and now.device(1) == "touch" and now.device(2) == ""
    assert now.kicked(2) and now.flags(7) == [("gap under 50 ms", 3)]
    devices.shut()
    devices.admit(2)
    assert not room.class_state.heat.is_open and not room.class_state.kicked(2)
    assert sum(event.kind == "connect" for event in now.events) == 1


def test_a_shot_of_any_turn_can_be_struck_off() -> None:
    room = room_of("Ann", "Bob")
    go = OnDevices(room).begin([2], 1)[0].number
    room.void(go, 3)
    (taken,) = OnDevices(room).take([(2, record_for(room))])
    room.void(go, 4)
    assert room.class_state.last_taken is not None and room.class_state.last_taken.voided == {3, 4} and taken.voided
    for turn, shot in ((go, 11), (99, 1)):
        with pytest.raises(BadInputError, match="there is no"):
            room.void(turn, shot)
