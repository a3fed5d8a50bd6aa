"""Several processes of a school for tests, in one: each with a memory of its own, all on one database and one clock."""

from __future__ import annotations

import uuid
from random import Random

from bullseye.classroom.people.connected import TOGETHER, Connected
from bullseye.classroom.people.options import Choices
from bullseye.league.attempts import Attempts
from bullseye.league.lobby import Seated
from bullseye.school.class_tables import ClassTables
from bullseye.school.live_class import Parts
from bullseye.school.live_classes import LiveClasses
from bullseye.school.students import Students
from bullseye.wire.student import Answer, Begin, Shot
from bullseye.wire.teacher import Do, Done
from tests.league.school import Time
from tests.rounds import DRILLS, FACES


class Process:
    """One process of the school."""

    def __init__(self, tables: ClassTables, time: Time, number: int) -> None:
        self.time = time
        self.news: list[str] = []
        chance = Random(number)
        self.parts = Parts(FACES, DRILLS, time, time.utc, lambda: f"token-{uuid.uuid4()}", chance, Attempts())
        self.classes = LiveClasses(tables, self.parts, lambda: str(uuid.uuid4()), self.news.append)
        self.students = Students(self.classes, self.news.append)


class LiveSchool:
    """*processes* on *tables*, and the class that is played."""

    def __init__(self, tables: ClassTables, processes: int = 2, pace: str = TOGETHER, **choices: object) -> None:
        self.time = Time()
        self.tables = tables
        self.processes = [Process(tables, self.time, number) for number in range(1, processes + 1)]
        self._started = processes
        wanted = Choices(**{"drill": "ten-shots", "title": "7b Maths", **choices})  # type: ignore[arg-type]
        self.kept = self.processes[0].classes.begin("ann", wanted, Connected(pace=pace))
        self.id = self.kept.id
        self.tokens: dict[int, str] = {}

    def restart(self, number: int = 0) -> Process:
        """That process is killed, with all that it has in memory, and started again."""
        self._started += 1
        at = number % len(self.processes)
        self.processes[at] = Process(self.tables, self.time, self._started)
        return self.processes[at]

    def process(self, number: int) -> Process:
        """One after the other."""
        return self.processes[number % len(self.processes)]

    def join(self, *names: str) -> list[int]:
        """Students who come, each to another process; their seats."""
        seats = []
        for n, name in enumerate(names):
            seated, _ = self.process(n).students.join(self.id, name, False)
            assert isinstance(seated, Seated)
            self.tokens[seated.seat] = seated.token
            seats.append(seated.seat)
        return seats

    def do(self, verb: str, process: int = 0, **values: object) -> Done:
        """What the teacher wants."""
        return self.process(process).classes.do(self.id, Do(verb, **values))  # type: ignore[arg-type]

    def begin(self, seat: int, process: int = 0, heat: int = 0, device: str = "touch") -> str:
        """The round of *seat*, as its page begins it."""
        return self.process(process).students.begin(self.id, seat, Begin(heat, 2.0, device)).round  # type: ignore[arg-type]

    def shoot(self, seat: int, round_id: str, n: int, process: int = 0, x: float = 0.0, y: float = 0.0) -> Answer:
        """A shot now, told to that process."""
        began_s = self.process(process).students.begin(self.id, seat, Begin(0, 2.0, "touch")).began
        shot = Shot(n, round(self.time.s - began_s, 6), x, y, device="touch")
        return self.process(process).students.shoot(self.id, seat, round_id, [shot])[0]

    def advance(self, seconds: float, step_s: float = 1.0) -> None:
        """Let time pass; the processes look in turn whether something is due."""
        end_s = self.time.s + seconds
        turn = 0
        while self.time.s < end_s - 1e-9:
            self.time.s = min(end_s, self.time.s + step_s)
            self.tables.heard(self.id, dict.fromkeys(self.tokens, self.time.s))  # every page is there
            self.process(turn).classes.tick_due()
            turn += 1
