"""The teacher's client for a window, against a real server."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bullseye.errors import StorageError
from bullseye.league.refused import RefusedError
from bullseye.serve import client as client_module
from bullseye.serve.client import NoAnswerError, TeacherClient, read_view
from tests.serve.live import PASSWORD, Live, live


def of(server: Live, password: str = PASSWORD) -> TeacherClient:
    return TeacherClient(f"http://127.0.0.1:{server.port}", password)


def test_it_signs_in_acts_and_sees_what_it_did() -> None:
    with live() as server:
        teacher = of(server)
        teacher.login()
        assert teacher.do("seat", name="Ann").seat == 1
        assert teacher.do("rename", seat=1, name="Ben").said == ""
        assert [seat.name for seat in teacher.view().seats] == ["Ben"]
        assert teacher.qr().startswith(b"\x89PNG")


def test_who_was_forgotten_signs_in_again_by_itself() -> None:
    with live() as server:
        teacher = of(server)
        teacher.login()
        server.room._sessions.clear()
        assert teacher.do("lock").said == ""
        assert server.host.league.state.connected.locked


def test_a_no_comes_in_the_servers_own_words_with_its_code() -> None:
    with live() as server:
        teacher = of(server)
        with pytest.raises(RefusedError, match="nobody has seat 9"):
            teacher.do("kick", seat=9)
        with pytest.raises(RefusedError, match="not the password") as wrong:
            of(server, "something else").login()
        assert wrong.value.code == "teacher"


def test_events_come_until_the_server_says_the_end() -> None:
    with live() as server:
        teacher = of(server)
        teacher.login()
        events = teacher.events()
        found = dict([next(events), next(events)])
        assert set(found) == {"state", "teach"}
        assert read_view(found["teach"]).pin == "4711"
        assert server.server.stop(60)
        assert "ping" not in [kind for kind, _ in events]


def test_hanging_up_ends_the_stream_from_another_thread() -> None:
    with live() as server:
        teacher = of(server)
        teacher.login()
        events = teacher.events()
        next(events)
        teacher.hang_up()
        with pytest.raises(NoAnswerError):
            list(events)


def test_nobody_there_is_one_sentence_that_says_that_nothing_is_lost() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(StorageError, match="does not answer .*; nothing is lost, try again in a moment"):
        TeacherClient(f"http://127.0.0.1:{port}", PASSWORD).login()


def test_a_server_that_takes_the_request_and_is_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "ACT_S", 0.1)
    monkeypatch.setattr(client_module, "SILENT_S", 0.1)
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        teacher = TeacherClient(f"http://127.0.0.1:{deaf.getsockname()[1]}", PASSWORD)
        with pytest.raises(NoAnswerError, match="timed out"):
            teacher.login()
        with pytest.raises(NoAnswerError, match="timed out"):
            next(teacher.events())


def test_a_long_round_of_this_computer_is_taken(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        teacher = of(server)
        with pytest.raises(RefusedError, match="no turn was begun|must be"):  # it arrived, and was looked at
            teacher.do("take", record={"id": "x" * 200_000})
