"""The audit: a sentence for everything a teacher can do."""

from __future__ import annotations

from bullseye.classroom.log.event import KINDS
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
    from pathlib import Path

    room.exported(Path("out") / "class")
    room.end(keep=True)
    said = [line.text for line in room.class_state.audit()]
    silent = {"begin", "taken", "wiped"}
    told = {
        event.kind
        for event in room.class_state.events
        if event.number in {line.number for line in room.class_state.audit()}
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
        "The board was frozen.", "The board was revealed.", "The class was ended after 1 round.",
    ):  # fmt: skip
        assert wanted in said
    assert [line.number for line in room.class_state.audit()] == sorted(
        line.number for line in room.class_state.audit()
    )
