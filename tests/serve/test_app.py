"""The whole server by real requests: pages, the stream, health, and what attacks it."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest

from bullseye.league.lobby import MOST_SEATS
from bullseye.serve.connection import Connection
from bullseye.serve.guard import Guard
from bullseye.serve.page_files import POLICY
from tests.serve.live import live, until


def test_pages_come_with_their_policy_and_are_not_sent_twice(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        client = server.client()
        for path in ("/", "/j/4711", "/teach", "/p", "/page/style.css"):
            answer = client.get(path)
            assert answer.status == 200 and answer.headers["content-security-policy"] == POLICY
            assert client.get(path, if_none_match=answer.headers["etag"]).status == 304
        for path in ("/page/../app.py", "/page/%2e%2e/app.py", "/nothing", "/page/nothing.js", "/api/rounds"):
            assert client.get(path).status in (404, 405)


def test_the_stream_tells_state_board_and_you_and_ends_with_a_word(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        ann = server.client()
        ann.join("Ann")
        seen: list[tuple[str, object, str]] = []
        reader = threading.Thread(target=lambda: seen.extend(ann.events()))
        reader.start()
        until(lambda: server.room.hub.listening)
        ann.post("/api/rounds", {"device": "touch"})
        played = server.host.league.rounds.playing[1]
        played.began_s -= 10
        ann.post(f"/api/rounds/{played.id}/shots", [{"n": 1, "t": 1, "x": 0, "y": 0, "device": "touch"}])
        kept = {"round": played.id, "n": 1}
        until(lambda: any(kind == "you" and value["kept"] == kept for kind, value, _ in list(seen)))  # type: ignore[index]
        until(lambda: any(kind == "board" and value["shots"] == 1 for kind, value, _ in list(seen)))  # type: ignore[index]
        server.server._server.should_exit = True
        reader.join(60)
        assert not reader.is_alive()
        assert [kind for kind, _, _ in seen][:3] == ["state", "board", "you"] and seen[-1][0] == "end"
        boards = [value for kind, value, _ in seen if kind == "board"]
        assert boards[-1]["shots"] == 1  # type: ignore[index]
        you = [value for kind, value, _ in seen if kind == "you"][-1]
        assert you["kept"] == kept and you["place"] == 1  # type: ignore[index]


def test_a_stream_opened_again_sends_only_what_is_new_and_everything_after_a_restart(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        client = server.client()
        last = next(number for kind, _, number in client.events() if kind == "board")
        stream = client.events(f"/events?after={last}")
        server.teacher().do("lock")
        kind, value, _ = next(stream)
        stream.close()
        assert kind == "state" and value["locked"] is True
        again = client.events("/events?after=other-99")
        assert [next(again)[0], next(again)[0]] == ["state", "board"]
        again.close()


def test_a_kicked_pages_stream_ends(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        ann, teacher = server.client(), server.teacher()
        ann.join("Ann")
        stream = ann.events()
        assert next(stream)[0] == "state"
        teacher.do("kick", seat=1)
        assert list(stream)[-1][0] == "end"


def test_health_and_numbers_tell_of_no_person(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        client = server.client()
        client.join("Annabella")
        assert client.get("/healthz").json == {"ok": True, "class": True, "listening": 0}
        numbers = client.get("/metrics").json.decode()
        assert 'bullseye_requests_total{route="/api/join",status="200"} 1.0' in numbers and "Annabella" not in numbers


def test_only_a_page_of_this_server_changes_anything(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        client, here = server.client(), f"127.0.0.1:{server.port}"
        join = {"pin": "4711", "name": "Ann"}
        assert client.post("/api/join", join, origin="http://evil.example").json["code"] == "origin"
        assert client.post("/api/join", join, origin=f"http://evil.example.{here}").status == 403
        assert client.post("/api/join", join, sec_fetch_site="cross-site").status == 403
        assert client.post("/api/join", join, content_type="text/plain").json["code"] == "json"
        assert client.post("/api/join", join, host="evil.example").json["code"] == "host"
        assert client.ask("DELETE", "/api/me", None, {}).json["code"] == "method"
        assert client.post("/api/join", join, origin=f"http://{here}", sec_fetch_site="same-origin").status == 200


def test_what_is_too_much_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        client = server.client()
        assert client.post("/api/join", b"x" * 65_537).status == 413
        assert client.post("/api/join", b"{}", content_length="99999999999999999999").status in (400, 413)
        assert client.post("/api/join", b" " * 65_536).status == 400
        assert client.join("Ann").status == 200


def raw(port: int, *parts: bytes, wait_s: float = 0.0) -> bytes:
    """What is answered to these bytes; slowly, where that is asked for."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        for part in parts:
            line.sendall(part)
            time.sleep(wait_s)
        found = b""
        try:
            while chunk := line.recv(65536):
                found += chunk
        except TimeoutError:
            raise  # it was to be cut
        except OSError:
            pass
        return found


def test_a_body_that_drips_and_a_head_that_drips_are_cut_while_others_play(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Connection, "head_s", 0.4)
    monkeypatch.setattr(Guard, "body_s", 0.4)
    with live(tmp_path) as server:
        head = b"POST /api/join HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
        found: dict[str, bytes] = {}
        slow = [
            threading.Thread(target=lambda: found.update(head=raw(server.port, b"GET / HT", b"TP/1.1\r\nho"))),
            threading.Thread(
                target=lambda: found.update(body=raw(server.port, head + b"content-length: 9\r\n\r\n{", b'"'))
            ),
            threading.Thread(target=lambda: found.update(none=raw(server.port))),
        ]
        for one in slow:
            one.start()
        assert server.client().join("Ann").status == 200
        for one in slow:
            one.join(60)
        assert found["head"] == b"" and found["none"] == b""
        assert found["body"].startswith(b"HTTP/1.1 408") or found["body"] == b""
        assert raw(server.port, b"\x16\x03\x01nonsense\r\n\r\n").startswith(b"HTTP/1.1 400")
        assert server.client().join("Bob").status == 200


def test_ten_thousand_joins_fill_the_class_and_do_not_stop_it() -> None:
    with live(None) as server:
        client = server.client()
        statuses = [client.join("").status for _ in range(MOST_SEATS + 20)]
        assert statuses == [200] * MOST_SEATS + [409] * 20
        assert client.get("/api/me").status == 200


def test_a_name_with_a_script_in_it_is_a_name(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        name = server.client().join("<script>alert(1)</script>").json["name"]
        assert name == "<script>alert(1)</script>" and server.client().join("\u202e\u200b").status == 400


def test_a_fault_inside_is_one_sentence_and_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with live(tmp_path) as server:

        def broken() -> None:
            raise ZeroDivisionError("secret of Ann")

        monkeypatch.setattr(server.room.host.league.lobby, "names", broken)
        answer = server.client().post("/api/names", {"pin": "4711"})
        assert answer.status == 500 and answer.json["code"] == "broken" and "secret" not in str(answer)
