"""The audit: a sentence for everything a teacher can do."""

from __future__ import annotations

from pathlib import Path

from bullseye.classroom.log.audit import audit_of
from bullseye.classroom.log.event import KINDS
from bullseye.classroom.log.on_devices import OnDevices
from tests.classroom.classes import room_of, take


def test_everything_a_teacher_does_has_a_sentence() -> None:
    room = room_of("Ann", "Bob", "Cid")
    room.begin()
    room.leave()
    take(room)
    room.void_last_shot()
    room.unvoid_last()
    room.join("Dee")
    room.join("Reference", sigma_mm=12.5)
    room.rename(4, "Eve")
    room.deal_teams(["Red"])
    room.skip()
    room.absent(3)
    room.present(3)
    room.call(3)
    room.back()
    room.remove(2)
    room.restore(2)
    room.choose(streak_bonus=False, lesson="")
    room.choose(names_hidden=True, lesson="spread")
    room.freeze()
    room.reveal()
    devices = OnDevices(room)
    devices.connect(pin="4711", pace="own")
    devices.connect(locked=True)
    devices.open(1, 5.0)
    devices.begin([1], 1)
    devices.leave([room.class_state.turns_running[1]])
    devices.shut()
    devices.kick(1)
    devices.admit(1)
    room.exported(Path("out") / "class")
    room.end(keep=True)
    said = [line.text for line in audit_of(room.class_state)]
    silent = {"begin", "taken", "wiped", "device", "flag"}
    told = {
        event.kind
        for event in room.class_state.events
        if event.number in {line.number for line in audit_of(room.class_state)}
    }
    assert told == set(KINDS) - silent
    assert said[:3] == ["The class '7b Maths' began.", "Ann joined.", "Bob joined."]
    for wanted in (
        "Ann left a turn without a result.", "Shot 10 of Ann was struck off.", "Shot 10 of Ann counts again.",
        "Eve joined late.", "Reference joined late: simulated, sigma 12.5 mm.", "The name of seat 4 became Eve.",
        "Teams were given to 4 students.", "Bob was skipped and plays later.", "Cid is absent.",
        "Cid is there again.", "Cid was called to be next.", "Went back one: Cid is where they were.",
        "Bob was removed; their rounds do not count.", "Bob was taken in again; their rounds count.",
        "The streak bonus is now off.", "Hiding names is now on, the lesson is now spread.",
        "The class was opened for devices. The pace is now own.", "Nobody can join any more.", "Heat 1 was called.",
        "Heat 1 was shut.", "The device of Ann was thrown out.", "Ann was let in again.",
        "The board was frozen.", "The board was revealed.", "The class was ended after 1 round.",
    ):  # fmt: skip
        assert wanted in said
    assert [line.number for line in audit_of(room.class_state)] == sorted(
        line.number for line in audit_of(room.class_state)
    )
