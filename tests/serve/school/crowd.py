"""A class whose students shoot at several servers in turn, whatever becomes of these; and what must come of it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.pool import ThreadPool
from pathlib import Path
from random import Random
from threading import Event, local
from typing import Any

from bullseye.classroom.log.class_state import ClassState
from bullseye.school.class_tables import STORED
from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.store_sql.classes import SqlClasses
from bullseye.wire.student import Shot
from tests.databases import Place
from tests.league.school import School
from tests.serve.live import Answered, Client

ROOT = Path(__file__).parents[3]
SHOTS = 10
PATIENCE_S = 120.0
SEED = 11


class Server:
    """One process of the school."""

    def __init__(self, place: Place, most_bytes: int = 0) -> None:
        self._given = json.dumps([place.address, place.password, most_bytes])
        self.port = 0
        self._begin()

    def _begin(self) -> None:
        command = [sys.executable, "-m", "tests.serve.school.program"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(self._given + "\n")
        self.process.stdin.flush()

    def wait(self) -> None:
        """Until it answers; students then find it."""
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())

    def kill(self) -> None:
        """End it at whatever it does, and wait for that."""
        self.process.kill()
        self.process.communicate()

    def restart(self) -> None:
        """Another in its place, once it answers."""
        self.kill()
        self._begin()
        self.wait()

    def lift(self) -> None:
        """Its files may grow again."""
        self.process.send_signal(signal.SIGUSR1)

    def end(self) -> None:
        """In order."""
        self.process.communicate()


class Crowd:
    """*students* in a class of *place*, shooting at *servers* in turn; each keeps a shot until it is answered."""

    def __init__(self, place: Place, servers: list[Server], students: int) -> None:
        self.place = place
        self.servers = servers
        self.students = students
        for server in servers:  # they begin side by side
            server.wait()
        self.later = 0
        self.full = Event()
        self._here = local()
        self.clients: list[Client] = []
        answered = self.ask(0, "POST", "/api/classes", {"title": "7b", "pace": "own"}, {SESSION_COOKIE: "ann"})
        self.a_class = answered.json
        self.do("choose", choices={"drill": "ten-shots", "seed": str(SEED)})
        self.cookies: dict[int, dict[str, str]] = {}
        self.rounds: dict[int, dict[str, Any]] = {}
        self.scores: dict[int, int] = {}
        self.answers: dict[tuple[int, int], Any] = {}

    def do(self, verb: str, **values: Any) -> Answered:
        """What the teacher does."""
        path = f"/class/{self.a_class['id']}/api/teach/do"
        return self.ask(0, "POST", path, {"do": verb, **values}, {SESSION_COOKIE: "ann"})

    def ask(self, turn: int, method: str, path: str, value: Any, cookies: dict[str, str]) -> Answered:
        """The answer of one server after the other, until one has one."""
        data = json.dumps(value).encode() if method == "POST" else None
        until_s = time.monotonic() + PATIENCE_S
        while True:
            try:
                client = self._client(self.servers[turn % len(self.servers)])
                client.cookies = dict(cookies)
                answered = client.ask(method, path, data, {"content-type": "application/json"})
                if answered.status != 503:
                    assert answered.status in (200, 202), answered
                    cookies.update(client.cookies)
                    return answered
                self.full.set()  # nothing else keeps a database in a file from writing
            except OSError:
                pass
            self.later += 1
            turn += 1
            assert time.monotonic() < until_s, "nobody answers"
            time.sleep(0.05)  # as a page does, which asks again

    def _client(self, server: Server) -> Client:
        clients: dict[int, Client] = self._here.__dict__.setdefault("clients", {})
        if server.port not in clients:
            clients[server.port] = Client(server.port)
            self.clients.append(clients[server.port])
        return clients[server.port]

    def shot(self, student: int, n: int) -> dict[str, Any]:
        """The same shot whoever asks."""
        chance = Random(f"{student}/{n}")
        return {
            "n": n, "t": round(0.1 * n, 6), "x": round(chance.gauss(0, 60), 6), "y": round(chance.gauss(0, 60), 6),
            "device": "touch",
        }  # fmt: skip

    def play(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Everybody joins, begins and shoots, eight at a time; *meanwhile* is called when half of them are done."""
        with ThreadPool(8) as pool:
            pool.map(self._join, range(1, self.students + 1), 1)
            time.sleep(max(0.0, max(one["began"] for one in self.rounds.values()) + 1.2 - time.time()))
            shooting = pool.map_async(self._shoot, range(1, self.students + 1), 1)
            while not shooting.ready() and len(self.scores) < self.students // 2:
                time.sleep(0.01)
            meanwhile()
            shooting.get()

    def _join(self, student: int) -> None:
        cookies: dict[str, str] = {}
        wanted = {"pin": self.a_class["pin"], "name": f"Student {student}"}
        self.ask(student, "POST", "/api/join", wanted, cookies)
        self.cookies[student] = cookies
        begun = self.ask(student + 1, "POST", "/api/rounds", {"heat": 0, "device": "touch"}, cookies)
        self.rounds[student] = begun.json

    def _shoot(self, student: int) -> None:
        path = f"/api/rounds/{self.rounds[student]['round']}/shots"
        for n in range(1, SHOTS + 1):
            # The one before comes along again, as from a page that did not hear the answer.
            shots = [self.shot(student, one) for one in (n - 1, n) if one]
            answers = self.ask(student + n, "POST", path, shots, self.cookies[student]).json
            for answer in answers:
                assert not answer["refused"], answer
                assert self.answers.setdefault((student, answer["n"]), answer) == answer
        self.scores[student] = answers[-1]["score"]

    def expected(self) -> dict[int, int]:
        """What the very same shots score in a class of one computer."""
        school = School(None, pace="own", seed=SEED, turns=100)
        school.league.heats.open([])
        found = {}
        for student in range(1, self.students + 1):
            (seated,) = school.join(f"Student {student}")
            played = school.league.begin(seated.seat, 0, "touch", 1.0)
            school.time.s = played.began_s + 5.0
            told = [self.shot(student, n) for n in range(1, SHOTS + 1)]
            found[student] = school.league.rounds.shoot(played, [Shot(**one) for one in told])[-1].score
        return found

    def check(self) -> None:
        """Every shot of everybody is there, once, scored as on one computer; and every round is in the class's log."""
        assert self.scores == self.expected()
        with self.place.open() as database:
            tables = SqlClasses(database)
            until_s = time.monotonic() + PATIENCE_S
            while (due := tables.due(time.time() - 1.0)) and time.monotonic() < until_s:
                time.sleep(0.1)
            assert due == []
            with tables.looking(self.a_class["id"]) as look:
                state = ClassState(look.events(0))
                gos = [int(one["round"][1:]) for one in self.rounds.values()]
                assert {row.state for row in look.rounds(gos)} == {STORED}
        taken = {state.student(t.seat).name: t for t in state.all_rounds()}  # type: ignore[union-attr]
        assert len(state.all_rounds()) == self.students
        for student, score in self.scores.items():
            record = taken[f"Student {student}"].record
            shots = [self.shot(student, n) for n in range(1, SHOTS + 1)]
            assert record.score == score
            assert [(s.t, s.x_mm, s.y_mm) for s in record.shots] == [(s["t"], s["x"], s["y"]) for s in shots]


@contextmanager
def crowd(place: Place, processes: int, students: int, most_bytes: int = 0) -> Iterator[Crowd]:
    """The servers and the class, for a `with` block."""
    with ExitStack() as stack:
        servers = []
        for _ in range(processes):
            servers.append(Server(place, most_bytes))
            stack.callback(servers[-1].end)
        made = Crowd(place, servers, students)
        stack.callback(lambda: [client.close() for client in made.clients])
        yield made
