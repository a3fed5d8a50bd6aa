"""The link of a window to its class server: started, listened to, and started again when it is killed."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bullseye.errors import StorageError
from bullseye.serve import link as link_module
from bullseye.serve.child import Child
from bullseye.serve.client import NoAnswerError
from bullseye.serve.link import Down, Gone, Link, News, Told, Up
from tests.serve.live import PASSWORD, Client, until
from tests.systems import KILL


class Opened:
    """A link to real children in *data*, and what it told."""

    def __init__(self, data: Path) -> None:
        gc.collect()  # what is left of a window of another test must not be met by the link's thread
        self.data = data
        self.told: list[Told] = []
        self.children: list[Child] = []
        self.more: list[str] = []
        self.link = Link(self._start, PASSWORD, self.told.append)

    def _start(self, folder: str, port: int | None) -> Child:
        resume = ["--resume", folder] if folder else ["--no-class"]
        words = ["--port", str(port or 0), "--log-level", "error", *resume, *self.more]
        self.children.append(Child(self.data, PASSWORD, words))
        return self.children[-1]

    def begin(self, **choices: Any) -> None:
        """A class at everyone's own pace, and its news."""
        client = self.link.open()
        client.do("new", choices={"title": "7b", "drill": "ten-shots", "turns": 9, **choices})
        client.do("pace", pace="own")
        client.do("open")
        self.link.folder = client.view().folder
        self.link.listen()
        until(lambda: self.news)

    @property
    def news(self) -> list[News]:
        return [one for one in self.told if isinstance(one, News)]

    def told_once(self, kind: type[Told], count: int = 1) -> Callable[[], bool]:
        return lambda: len([one for one in self.told if isinstance(one, kind)]) >= count

    def close(self) -> None:
        assert self.link.close()
        assert not any(child.alive for child in self.children)


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    with closing(Opened(tmp_path)) as found:
        yield found


def test_news_come_with_the_address_as_a_picture_once(opened: Opened) -> None:
    opened.begin()
    first = opened.news[0]
    assert first.qr is not None and first.qr.startswith(b"\x89PNG")
    opened.link.client.do("seat", name="Ann")
    until(lambda: opened.news[-1].view.seats)
    assert [one.qr for one in opened.news[1:]] == [None] * (len(opened.news) - 1)


def test_a_killed_server_is_back_by_itself_on_its_port_with_every_kept_shot(opened: Opened) -> None:
    opened.begin()
    client = Client(opened.link.port or 0)
    joined = client.join("Ann", opened.news[0].view.pin).json
    brief = client.post("/api/rounds", {"heat": 0, "device": "touch"}).json
    starts_s = brief["began"] - brief["now"]
    time.sleep(max(0.0, starts_s))
    shots = [{"n": n, "t": 0.01 * n, "x": 3.0 * n, "y": 0.0, "device": "touch"} for n in range(1, 5)]
    round_at = f"/api/rounds/{brief['round']}"
    answers = client.post(f"{round_at}/shots", shots).json
    until(lambda: all(one["kept"] for one in client.post(f"{round_at}/shots", shots).json))
    os.kill(opened.children[0].pid, KILL)
    until(opened.told_once(Up))
    again = until(lambda: _try(lambda: client.get("/api/me")))
    assert again.json["seat"] == joined["seat"]
    assert isinstance(opened.told[len(opened.told) - opened.told[::-1].index(Down()) - 1], Down)
    brief = client.post("/api/rounds", {"heat": 0, "device": "touch"}).json
    assert [one["n"] for one in brief["shots"]] == [1, 2, 3, 4], "nothing lost"
    same = client.post(f"/api/rounds/{brief['round']}/shots", shots).json
    assert [one["score"] for one in same] == [one["score"] for one in answers], "nothing twice"
    opened.link.client.do("lock")
    until(lambda: opened.news[-1].view.class_.locked)
    client.close()


def _try(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except OSError:
        return None


def test_what_cannot_be_started_again_is_told_in_one_sentence(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_module, "PAUSE_S", 0.01)
    opened.begin()
    opened.more = ["--drill", "--nonsense"]
    os.kill(opened.children[0].pid, KILL)
    until(opened.told_once(Gone))
    gone = opened.told[-1]
    assert isinstance(gone, Gone) and "could not be started" in gone.words
    with pytest.raises(NoAnswerError, match="is being started again"):
        _ = opened.link.client


@pytest.mark.skipif(sys.platform != "linux", reason="stops a process by a signal")
def test_a_server_that_hangs_is_ended_and_started_again(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    from bullseye.serve import client

    opened.begin()
    monkeypatch.setattr(client, "ACT_S", 0.5)
    monkeypatch.setattr(link_module, "ENDING_S", 0.2)
    os.kill(opened.children[0].pid, signal.SIGSTOP)
    opened.link.client.hang_up()  # what twelve silent seconds do
    until(opened.told_once(Up))
    # One that a busy machine starts too slowly for half a second is ended and started again as well.
    assert len(opened.children) >= 2 and not opened.children[0].alive and opened.children[-1].alive


def test_what_does_not_start_at_all_says_why(tmp_path: Path) -> None:
    opened = Opened(tmp_path)
    opened.link.folder = "2026-nothing"
    with pytest.raises(StorageError, match="no class to go on with is called '2026-nothing'"):
        opened.link.open()
    opened.close()


def test_while_it_rests_nothing_is_told_and_a_killed_server_is_started_all_the_same(opened: Opened) -> None:
    opened.begin()
    opened.link.rest()
    client = Client(opened.link.port or 0)
    until(lambda: client.get("/healthz").json["listening"] == 0)
    client.close()
    before = len(opened.told)
    opened.link.client.do("seat", name="Ann")
    os.kill(opened.children[0].pid, KILL)
    until(opened.told_once(Up))
    assert not any(isinstance(one, News) for one in opened.told[before:])
    opened.link.wake()
    until(lambda: opened.news[-1].view.seats)
    assert len(opened.children) == 2
