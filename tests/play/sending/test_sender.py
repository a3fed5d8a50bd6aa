"""Sending to a real school on loopback, to none, and to what is no school: nothing is lost, nothing counts twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bullseye.net.client import Net
from bullseye.play.sending.outbox import REFUSED, SENT, WAITING, SendingFile
from bullseye.play.sending.sender import Outcome, Result, send_now
from bullseye.session.clock import SystemClock
from bullseye.session.record import Record
from tests.databases import Place
from tests.school.seasons import shot_round
from tests.serve.school.season_server import SeasonServer, season_server


@pytest.fixture
def server(school_file: Path, tmp_path: Path) -> Iterator[SeasonServer]:
    (tmp_path / "school.sqlite3").write_bytes(school_file.read_bytes())
    with Place(f"sqlite:///{tmp_path / 'school.sqlite3'}").open() as database, season_server(database) as made:
        made.begin()
        made.as_("ann").post("/api/seasons/winter/join", {})
        yield made


@pytest.fixture
def box(tmp_path: Path) -> SendingFile:
    return SendingFile(tmp_path / "sending.json")


def sent(box: SendingFile, code: str, *records: Record) -> list[Result]:
    box.put(record.id for record in records)
    return send_now(lambda: Net(SystemClock(), proxies=False), box, code, records)


def card(server: SeasonServer, box: SendingFile) -> str:
    box.set_school(f"http://127.0.0.1:{server.port}")
    return str(server.as_("ann").post("/api/card", {}).json["code"])


def test_a_round_is_sent_and_counts_once_however_often(server: SeasonServer, box: SendingFile) -> None:
    code, record = card(server, box), shot_round()
    (first,) = sent(box, code, record)
    assert (first.outcome, first.words) == (Outcome.ARRIVED, f"it counts with {record.score}")
    assert box.state_of(record.id) == SENT
    (second,) = sent(box, code, record)
    assert second.outcome is Outcome.WAS_THERE
    assert server.kit.table() == [(1, "ann", record.score)]


def test_a_score_that_does_not_follow_is_said_with_the_one_that_counts(server: SeasonServer, box: SendingFile) -> None:
    code, record = card(server, box), shot_round()
    (found,) = sent(box, code, replace(record, score=100_000))
    assert found.words == f"it counts with {record.score}, as its shots give, not 100000"


def test_what_the_school_refuses_says_why_and_the_next_one_is_sent(server: SeasonServer, box: SendingFile) -> None:
    code = card(server, box)
    odd = shot_round(seed=2)
    odd = replace(odd, rings=tuple(ring._replace(diameter_mm=2 * ring.diameter_mm) for ring in odd.rings))
    found = sent(box, code, odd, shot_round(), replace(shot_round(seed=3), simulated=True))
    assert [one.outcome for one in found] == [Outcome.REFUSED, Outcome.ARRIVED, Outcome.REFUSED]
    assert "another one here" in found[0].words and box.state_of(odd.id) == REFUSED


def test_a_card_that_is_not_known_sends_nothing_and_keeps_everything(server: SeasonServer, box: SendingFile) -> None:
    card(server, box)
    one, two = shot_round(), shot_round(seed=2)
    found = sent(box, "2222-2222-2222-2222", one, two)
    assert [one.outcome for one in found] == [Outcome.WAITS] * 2 and "card code" in found[0].words
    assert box.state_of(one.id) == box.state_of(two.id) == WAITING


def test_without_a_network_rounds_wait_and_come_later_once_each(server: SeasonServer, box: SendingFile) -> None:
    code = card(server, box)
    right = box.look().school
    box.set_school("http://127.0.0.1:9")  # nobody listens there
    some = [shot_round(seed=n) for n in (1, 2, 3)]
    assert {one.outcome for one in sent(box, code, *some)} == {Outcome.WAITS}
    box.set_school(right)
    assert box.look().waiting == tuple(one.id for one in some)
    assert {one.outcome for one in sent(box, code, *some)} == {Outcome.ARRIVED}
    assert box.look().waiting == () and server.kit.seasons.table("winter", 0, 0, 9)[0].rounds == 3


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (500, b"{}", "answers 500"), (404, b"{}", "no school"), (200, b"<html>", "cannot be read"),
        (200, b'{"score": 1}', "cannot be read"), (400, b"no", "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_school_settles_nothing(box: SendingFile, status: int, body: bytes, words: str) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as other:
        thread = Thread(target=other.serve_forever)
        thread.start()
        try:
            box.set_school(f"http://127.0.0.1:{other.server_port}")
            record = shot_round()
            (found,) = sent(box, "2222-2222-2222-2222", record)
            assert found.outcome is Outcome.WAITS and words in found.words
            assert box.state_of(record.id) == WAITING
        finally:
            other.shutdown()
            thread.join()
