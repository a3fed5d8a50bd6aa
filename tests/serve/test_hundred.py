"""A class of a hundred through real HTTP for half an hour of its own time, its server killed three times."""

from __future__ import annotations

import csv
import signal
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest

from tests.serve.live import PASSWORD, Client, until
from tests.serve.programs import lines_of
from tests.systems import KILL, UNDER_WINE

STUDENTS = 100
MINUTES = 30
KILLS = 3


class Page:
    """A student's page by script: it holds each shot until it is kept, and sends it again."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)
        self.cookies: dict[str, str] = {}
        self.seat = 0
        self.round = ""
        self.waiting: dict[int, dict[str, Any]] = {}
        self.journal: dict[int, list[tuple[float, float, float]]] = {}
        self.over = False

    def join(self, client: Client, pin: str) -> None:
        client.cookies = self.cookies
        self.seat = client.join("", pin).json["seat"]

    def play(self, client: Client, now_s: float) -> None:
        """Ask for the round, shoot what can have been shot by now, send what is not kept."""
        client.cookies = self.cookies
        brief = client.post("/api/rounds", {"device": "touch"})
        if brief.status != 200:
            return
        if brief.json["round"] != self.round:
            self.round, self.waiting, self.over = brief.json["round"], {}, False
        t, go = 0.2, int(self.round[1:])
        fired = self.journal.setdefault(go, [])
        for n in range(len(fired) + 1, 11):
            t = round((fired[-1][0] if fired else 0.0) + self.chance.uniform(0.3, 1.5), 6)
            if t > now_s - brief.json["began"] - 1.0:
                break
            x, y = (round(self.chance.gauss(0, 60), 6) for _ in range(2))
            fired.append((t, x, y))
            self.waiting[n] = {"n": n, "t": t, "x": x, "y": y, "device": "touch"}
        self.send(client)

    def send(self, client: Client) -> None:
        """Send again what is not kept."""
        client.cookies = self.cookies
        if not self.waiting:
            return
        answer = client.post(f"/api/rounds/{self.round}/shots", list(self.waiting.values()))
        if answer.json.__class__ is dict:  # the round is known no more: all that was answered of it is stored
            assert answer.json["code"] == "no-round", answer
            self.waiting = {}
            return
        for one in answer.json:
            assert not one["refused"] or self.over, one
            self.over = self.over or one["over"]
            if one["kept"]:
                self.waiting.pop(one["n"], None)


class Server:
    """The program, killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last_s = 0.0
        self.process = self._start()

    def _start(self, *resume: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "tests.serve.fast_server", str(self.folder), str(self.last_s), *resume]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        address, pin = lines_of(process, 2)
        self.pin = pin.split()[1].rstrip(":")
        self.client = Client(int(address.rpartition(":")[2]))
        self.teacher = Client(self.client.port)
        assert self.teacher.post("/api/teach/login", {"password": PASSWORD}).status == 200
        return process

    def now(self) -> float:
        self.last_s = float(self.client.get("/api/now").json["t"])
        return self.last_s

    def end(self, by: signal.Signals) -> None:
        self.client.close()
        self.teacher.close()
        self.process.send_signal(by)
        self.process.communicate(timeout=60)

    def kill(self) -> None:
        """As a power cut: nothing is said before."""
        self.end(KILL)
        self.process = self._start("again")


@pytest.mark.long
@pytest.mark.skipif(UNDER_WINE, reason="under Wine a hundred pages take longer than a round waits for its shots")
def test_the_export_equals_the_pages_own_journals_shot_by_shot(tmp_path: Path) -> None:
    server = Server(tmp_path)
    try:
        pages = [Page(number) for number in range(STUDENTS)]
        for page in pages:
            page.join(server.client, server.pin)
        began_s, heats, killed = server.now(), 0, 0
        while server.now() < began_s + MINUTES * 60:
            assert server.teacher.do("open").status == 200
            heats += 1
            for turn in range(4):
                for page in pages[turn % 2 :: 2]:
                    page.play(server.client, server.now())
                if turn == 1 and killed < KILLS and server.now() > began_s + (killed + 0.5) * MINUTES * 60 / KILLS:
                    killed += 1
                    server.kill()
            for page in pages:
                page.play(server.client, server.now())
            until(lambda: [page.send(server.client) for page in pages if page.waiting] == [])
            server.teacher.do("shut")
            until(lambda: server.teacher.get("/api/teach").json["class"]["state"] == "shown")
        assert killed == KILLS and heats >= 5
        with ZipFile(BytesIO(server.teacher.get("/export.zip").json)) as pack:
            name = next(name for name in pack.namelist() if "shots" in name)
            rows = list(csv.DictReader(TextIOWrapper(pack.open(name), "utf-8")))
        exported: dict[int, list[list[tuple[float, float, float]]]] = {}
        for row in rows:
            rounds = exported.setdefault(int(row["seat"]), [])
            if int(row["shot"]) == 1:
                rounds.append([])
            rounds[-1].append((float(row["t_s"]), float(row["x_mm"]), float(row["y_mm"])))
        told = 0
        for page in pages:
            whole = [shots for _, shots in sorted(page.journal.items()) if len(shots) == 10]
            assert exported.get(page.seat, []) == whole
            told += sum(map(len, whole))
        assert told == len(rows) > STUDENTS * heats * 5
    finally:
        server.end(signal.SIGTERM)
