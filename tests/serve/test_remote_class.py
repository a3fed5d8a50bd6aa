"""A class that a server has, as the pages of a window see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from bullseye.classroom.log.event import Event
from bullseye.classroom.log.hot_seat import HotSeat
from bullseye.errors import BadInputError, BullseyeError
from bullseye.serve.client import TeacherClient
from bullseye.serve.remote_class import RemoteClass
from bullseye.session.clock import StepClock
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.rounds import DRILLS, FACES
from tests.serve.live import PASSWORD, Live, live


class Room:
    """A server, its class as a window has it, and what the listeners heard."""

    def __init__(self, server: Live) -> None:
        self.server = server
        client = TeacherClient(f"http://127.0.0.1:{server.port}", PASSWORD)
        log = server.host.league.room.log
        assert log is not None
        self.room = RemoteClass(log.folder, lambda: client)
        self.heard: list[Event] = []
        self.room.listeners.append(self.heard.append)

    @property
    def kinds(self) -> list[str]:
        return [event.kind for event in self.heard]

    def same(self) -> bool:
        """Server and window see the same class."""
        theirs, ours = self.server.host.league.state, self.room.class_state
        return theirs.events == ours.events


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with live(tmp_path, pace="together", turns=2) as server:
        yield Room(server)


def a_round(seat: HotSeat, luck: int = 1) -> Record:
    record = play(seat.plan(), Shooter(20.0, Random(luck)), StepClock(), lambda: f"round-{luck}")
    assert record is not None
    return record


def test_what_a_page_does_is_done_by_the_server_and_heard_once(room: Room) -> None:
    ann = room.room.join("Ann", "Red").student
    assert (ann.seat, ann.name, ann.team) == (1, "Ann", "Red")
    assert room.room.join("ann").notice, "the server's words on a taken name"
    room.room.rename(1, "Anna")
    room.room.choose(turns=3, names_hidden=True)
    room.room.freeze()
    room.room.reveal()
    room.room.remove(2)
    room.room.restore(2)
    room.room.deal_teams(["Gold", "Blue"])
    elsewhere = Path("/somewhere/7b")
    room.room.exported(elsewhere)
    assert room.kinds == [
        "join", "join", "rename", "choose", "freeze", "reveal", "remove", "restore", "choose", "teams",
        "exported",
    ]  # fmt: skip
    assert room.room.class_state.choices.turns == 3 and room.room.class_state.exports == (str(elsewhere),)
    assert room.same()


def test_what_students_do_is_seen_once_it_was_read(room: Room) -> None:
    room.server.client().join("Ben")
    room.room.follower.read()
    assert room.room.class_state.students == []
    room.room.catch_up()
    room.room.catch_up()
    assert [s.name for s in room.room.class_state.students] == ["Ben"] and room.kinds == ["join"]


def test_the_seed_of_63_bits_arrives_to_the_last_bit(room: Room) -> None:
    room.room.choose(seed=2**63 - 2)
    assert room.server.host.league.state.choices.seed == 2**63 - 2 == room.room.class_state.choices.seed


def test_this_computer_is_a_seat_too_and_its_queue_has_nobody_with_a_device(room: Room) -> None:
    device = room.server.client().join("Ben").json["seat"]
    room.room.join("Ann")
    room.room.join("Cleo")
    room.room.on_devices = {device}
    assert [waiting.student.name for waiting in room.room.queue()] == ["Ann", "Cleo"]
    seat = HotSeat(room.room, FACES, DRILLS)
    record = a_round(seat)
    outcome = seat.finish(record)
    assert not outcome.trouble and room.room.class_state.taken[-1].student == "Ann"
    assert seat.finish(record).score == outcome.score and len(room.room.class_state.taken) == 1, "once"
    room.room.skip(room.room.next().student.seat)
    with HotSeatLeft(room):
        pass
    assert room.room.back().kind in ("taken", "skip") and room.same()


class HotSeatLeft:
    """A turn that is begun and left."""

    def __init__(self, room: Room) -> None:
        self.seat = HotSeat(room.room, FACES, DRILLS)

    def __enter__(self) -> None:
        self.seat.plan()

    def __exit__(self, *_: object) -> None:
        self.seat.left()


def test_a_round_that_a_new_start_of_the_server_left_is_kept_all_the_same(room: Room) -> None:
    room.room.join("Ann")
    seat = HotSeat(room.room, FACES, DRILLS)
    record = a_round(seat)
    room.server.host.league.room.leave()  # what opening the class again does with it
    assert not seat.finish(record).trouble
    taken = room.room.class_state.taken
    assert [t.student for t in taken] == ["Ann"] and room.same()


def test_a_no_of_the_server_is_a_sentence_and_changes_nothing(room: Room) -> None:
    with pytest.raises(BadInputError, match="nobody waits for this computer"):
        room.room.begin()
    with pytest.raises(BullseyeError, match="nobody has seat 7"):
        room.room.rename(7, "Zoe")
    with pytest.raises(BadInputError, match="joins when the class is begun"):
        room.room.join("Sigma", sigma_mm=30.0)
    assert room.heard == []


def test_the_end_wipes_the_names_from_the_disk(room: Room, tmp_path: Path) -> None:
    room.room.join("Anneliese")
    room.room.end(keep=False)
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Anneliese" not in left and room.server.host.news is None
